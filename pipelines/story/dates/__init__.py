"""A story's blocks and its page's head -> when it was published and last changed.

    lines       the lines that may date the story: where they stand, what they say of themselves
    displayed   those lines -> the dates that they print, with the time beside them

What the head says is refined by what is displayed; what cannot be true is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from pipelines.parts.dates import find_date_text, has_zone
from pipelines.story.dates.displayed import Shown, confirms, day_in_address, day_of, displayed, read
from pipelines.story.dates.lines import drop_particulars
from pipelines.story.sheet import Sheet

__all__ = ["Times", "drop_particulars", "in_moments", "take_dates"]

SAME_DAY, NEXT_DAY = 0, 1
"""Days between two dates of one story: both displayed, or one of them in the head, which may count in another zone."""
FAR = 7
"""Days from the date in its address at which a story cannot be published, unless it displays so."""
QUARTER = 900
"""Seconds; zones are whole quarters of an hour apart."""
MAX_CLOSING = 40
"""Characters of a title that may be a date."""


@dataclass(slots=True)
class Times:
    """Moments in UTC, and as printed."""

    published: datetime | None = None
    published_text: str | None = None
    modified: datetime | None = None
    modified_text: str | None = None


class _Dated(NamedTuple):
    """A date of the story: as read, as written, and where it stands."""

    moment: datetime | date
    text: str
    rule: str


def take_dates(sheet: Sheet) -> Times:
    """The metadata's dates; also the displayed ones, where the metadata's lack the time, contradict each other or what
    is displayed, or are missing; then a date in the address.

    A last change that is not after publication is none.
    """
    published, modified = _stated(sheet)
    turned = published is not None and modified is not None and _is_before(modified.moment, published.moment)
    loose = published is not None and (_is_midnight(published.moment) or _exactness(*published[:2]) == 1)
    sure = published is not None and isinstance(published.moment, datetime) and not (turned or loose)
    shown = [] if sure and modified else displayed(sheet, near=(sure or loose) and not turned)
    if published and loose:
        published, modified = _in_zone_of(shown, _settled(sheet, published, shown), modified)
    if published and modified and turned and any(_is_displayed(sheet, line, modified.moment) for line in shown):
        published, modified = modified, published._replace(rule=modified.rule)
    for line in shown:
        known = published.moment if published else None
        apart = SAME_DAY if published and published.rule == DISPLAYED else NEXT_DAY
        if sure and line.update and not sheet.knows_zone and _is_clock_of(line.moment, known):
            continue  # publication, in an unknown zone
        if line.update:
            modified = modified or _Dated(line.moment, line.text, DISPLAYED)
        elif _refines(line.moment, known, apart):
            published = _Dated(line.moment, line.text, DISPLAYED)
    published = published or _elsewhere(sheet, modified)
    if published and modified and published.rule == DISPLAYED and _is_minute_of(published.moment, modified.moment):
        published, modified = published._replace(moment=modified.moment), None  # what is displayed has no seconds
    sheet.provenance["published"] = published.rule if published else ""
    sheet.provenance["modified"] = modified.rule if modified else ""
    return _times(published, modified)


DISPLAYED = "displayed date"


def _times(published: _Dated | None, modified: _Dated | None) -> Times:
    """Both in UTC; a change that is not after publication is none."""
    times = Times()
    if published:
        times.published, times.published_text = in_moments(published.moment), published.text
    if modified:
        times.modified, times.modified_text = in_moments(modified.moment), modified.text
    if times.modified and times.published and times.modified <= times.published:
        times.modified, times.modified_text = None, None
    return times


def _elsewhere(sheet: Sheet, modified: _Dated | None) -> _Dated | None:
    """The day in the page's address, else the one at the end of its title after the site's name, else the last change."""
    if day := day_in_address(sheet):
        return _Dated(day, f"{day:%Y-%m-%d}", "address")
    title = sheet.meta.title or ""
    text = find_date_text(title[-MAX_CLOSING:])
    moment = read(sheet, text) if text and title.endswith(text) and len(text) < len(title) else None
    return _Dated(moment, text, "title") if text and moment else modified and modified._replace(rule="modified")


def _is_displayed(sheet: Sheet, line: Shown, moment: datetime | date | None) -> bool:
    """Whether a line has a moment with a zone of its own or in the outlet's: the zone of the page's dates proves
    nothing about them."""
    printed = read(sheet, line.text) or line.moment
    return _same(printed, moment) and (sheet.has_zone or _exactness(printed, line.text) == 2)


def _stated(sheet: Sheet) -> tuple[_Dated | None, _Dated | None]:
    """Publication and last change as the head gives them, without what the page refutes."""
    written = sheet.meta.modified or ""
    changed = read(sheet, written)
    stated = [_Dated(moment, text, rule) for rule, text in sheet.meta.dates if (moment := read(sheet, text))]
    believed = _believed(sheet, stated, changed)
    # where every date of publication is refuted, a change on the same day is the same mistake
    same = stated and not believed and changed and abs(day_of(changed) - day_of(stated[0].moment)) <= timedelta(days=1)
    modified = _Dated(changed, written, sheet.meta.provenance.get("modified", "")) if changed and not same else None
    return _best(sheet, believed), modified


def _believed(sheet: Sheet, stated: list[_Dated], modified: datetime | date | None) -> list[_Dated]:
    """The dates of the head that neither the page's displayed dates nor its address refute."""
    days = [_days(line.moment) for line in stated]
    if not stated or (all(days[0] & other for other in days) and confirms(sheet, days[0])):
        return stated
    shown, day = displayed(sheet, near=True), day_in_address(sheet)
    return [line for line in stated if not _is_refuted(day_of(line.moment), shown, day, modified)]


def _days(moment: datetime | date) -> set[date]:
    """The day of a moment, there and in Greenwich."""
    return {moment.date(), moment.astimezone(UTC).date()} if isinstance(moment, datetime) else {moment}


def _is_refuted(day: date, shown: Sequence[Shown], address: date | None, modified: datetime | date | None) -> bool:
    """Whether a story was not published on a day that the head gives: it displays an earlier one, or a later one that
    is not a change's; or it displays none and its address has one far away."""
    if address and abs(day - address) <= timedelta(days=NEXT_DAY):
        return False
    published = [day_of(line.moment) for line in shown if line.sure and not line.update]
    if any(abs(day - other) <= timedelta(days=NEXT_DAY) for other in published):
        return False
    changed = [day_of(modified)] if modified else []
    for line in shown:
        apart = day_of(line.moment) - day
        if line.sure and apart < -timedelta(days=NEXT_DAY):
            return True
        if line.sure and not line.update and line.below and apart > timedelta(days=NEXT_DAY):
            return all(abs(day_of(line.moment) - other) > timedelta(days=NEXT_DAY) for other in changed)
    return not shown and address is not None and abs(day - address) > timedelta(days=FAR)


def _best(sheet: Sheet, stated: Sequence[_Dated]) -> _Dated | None:
    """The best date of publication among those in the head.

    Of dates within a day of the most trusted one, one with a time and a zone is better; where these are the same time in
    two zones, the one that is displayed.
    """
    if not stated:
        return None
    near = [line for line in stated if abs(day_of(line.moment) - day_of(stated[0].moment)) <= timedelta(days=NEXT_DAY)]
    best = max(near, key=lambda line: (_exactness(line.moment, line.text), not _is_midnight(line.moment)))
    rivals = [line for line in near if _is_shifted(line.moment, best.moment)]
    if rivals:
        lines = (line for line in displayed(sheet) if not line.update)
        shown = [line.moment for line in lines if sheet.knows_zone or has_zone(line.text)]
        return next((line for line in (best, *rivals) if any(_same(line.moment, moment) for moment in shown)), best)
    return best


def _settled(sheet: Sheet, stated: _Dated, shown: Sequence[Shown]) -> _Dated:
    """A time without a zone, or a midnight that may only stand for its day, settled by the displayed time."""
    if not isinstance(stated.moment, datetime):
        return stated
    in_utc = stated.moment.replace(tzinfo=UTC)
    vague = _exactness(stated.moment, stated.text) == 1
    for line in shown:
        zoned = _exactness(line.moment, line.text) == 2
        if vague and zoned and f"{line.moment:%F %I:%M}" == f"{stated.moment:%F %I:%M}":
            return _Dated(line.moment, line.text, DISPLAYED)
        if vague and (zoned or sheet.knows_zone) and _same(line.moment, in_utc):
            return stated._replace(moment=in_utc)
    timed = any(isinstance(line.moment, datetime) and not line.update for line in shown)
    return stated._replace(moment=day_of(stated.moment)) if timed and _is_midnight(stated.moment) else stated


def _in_zone_of(shown: Sequence[Shown], published: _Dated, modified: _Dated | None) -> tuple[_Dated, _Dated | None]:
    """Publication and last change without a zone, in the zone that is printed after the time of the change."""
    begun, changed = published.moment, modified.moment if modified else None
    if modified is None or not (isinstance(begun, datetime) and isinstance(changed, datetime)):
        return published, modified
    if has_zone(published.text) or has_zone(modified.text):
        return published, modified
    for line in shown:
        zone = line.moment.tzinfo if isinstance(line.moment, datetime) and has_zone(line.text) else None
        if zone and f"{line.moment:%F %H:%M}" == f"{changed:%F %H:%M}":
            begun, changed = begun.replace(tzinfo=zone), changed.replace(tzinfo=zone)
            return published._replace(moment=begun), modified._replace(moment=changed)
    return published, modified


def _is_midnight(moment: datetime | date | None) -> bool:
    return isinstance(moment, datetime) and moment.time() == time()


def _exactness(moment: datetime | date, text: str) -> int:
    """How exact a date is: 0 for a day, 1 for a time, 2 for a time with a zone of its own."""
    if not isinstance(moment, datetime):
        return 0
    return 1 + has_zone(text)


def _is_before(moment: datetime | date, other: datetime | date) -> bool:
    return isinstance(moment, datetime) and isinstance(other, datetime) and moment < other


def _is_shifted(moment: datetime | date, other: datetime | date) -> bool:
    """Whether two moments are whole quarters of an hour apart."""
    if not isinstance(moment, datetime) or not isinstance(other, datetime):
        return False
    apart = abs((moment - other).total_seconds())
    return apart >= QUARTER and apart % QUARTER < 1


def _is_clock_of(moment: datetime | date, other: datetime | date | None) -> bool:
    """Whether two moments are at the same minute of a quarter of an hour."""
    if not isinstance(moment, datetime) or not isinstance(other, datetime):
        return False
    return int(moment.timestamp()) // 60 % 15 == int(other.timestamp()) // 60 % 15


def _same(moment: datetime | date, other: datetime | date | None) -> bool:
    """To the minute."""
    if not isinstance(moment, datetime) or not isinstance(other, datetime):
        return False
    return abs(moment - other) < timedelta(seconds=61)


def _is_minute_of(minute: datetime | date | None, moment: datetime | date | None) -> bool:
    """Whether a moment lies within a whole minute."""
    if not isinstance(minute, datetime) or not isinstance(moment, datetime):
        return False
    return minute.second == 0 and timedelta() <= moment - minute < timedelta(seconds=60)


def in_moments(value: datetime | date | None) -> datetime | None:
    """A day as its midnight in UTC; a moment as it is."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime.combine(value, time(), tzinfo=UTC)


def _refines(moment: datetime | date, known: datetime | date | None, apart: int) -> bool:
    """A displayed date counts where none is known, or where it adds the time to a day that is the same or next to it."""
    if known is None:
        return True
    near = isinstance(moment, datetime) and not isinstance(known, datetime)
    return near and abs((day_of(moment) - day_of(known)).days) <= apart
