"""What a page's head says of publication and last change, as far as what it displays bears it out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from pipelines.parts.dates.parse import has_zone
from pipelines.story.dates.displayed import Shown, confirms, day_in_address, displayed, read
from pipelines.story.dates.moments import (
    day_of,
    days_of,
    exactness,
    is_before,
    is_midnight,
    is_near,
    is_same,
    is_shifted,
)
from pipelines.story.sheet import Sheet

DISPLAYED = "displayed date"
FAR = timedelta(days=7)
"""From the date in its address; a story cannot be published then, unless it displays so."""


class Dated(NamedTuple):
    """A date of the story: as read, as written, and the rule that found it."""

    moment: datetime | date
    text: str
    rule: str


class Stated(NamedTuple):
    """What the head says, if it does."""

    published: Dated | None
    modified: Dated | None

    @property
    def is_turned(self) -> bool:
        """Whether the change comes before publication."""
        if self.published is None or self.modified is None:
            return False
        return is_before(self.modified.moment, self.published.moment)

    @property
    def is_vague(self) -> bool:
        """Whether publication is a time without a zone, or a midnight that may only stand for its day."""
        at = self.published
        return at is not None and (is_midnight(at.moment) or exactness(at.moment, at.text) == 1)

    @property
    def is_timed(self) -> bool:
        """Whether publication is a time, and not after the change."""
        return self.published is not None and isinstance(self.published.moment, datetime) and not self.is_turned

    @property
    def is_sure(self) -> bool:
        """Whether publication is a time that nothing speaks against."""
        return self.is_timed and not self.is_vague


def stated_dates(sheet: Sheet) -> Stated:
    """Publication and last change as the head gives them, without what the page refutes."""
    written = sheet.meta.modified or ""
    changed = read(sheet, written)
    given = [Dated(moment, text, rule) for rule, text in sheet.meta.dates if (moment := read(sheet, text))]
    believed = _believed(sheet, given, changed)
    # where every date of publication is refuted, a change on the same day is the same mistake
    if changed and (believed or not given or not is_near(changed, given[0].moment)):
        return Stated(_best(sheet, believed), Dated(changed, written, sheet.meta.provenance.get("modified", "")))
    return Stated(_best(sheet, believed), None)


def corrected(sheet: Sheet, stated: Stated, shown: Sequence[Shown]) -> Stated:
    """The head's dates with the zone that is displayed, and each in its place."""
    published, modified = stated
    if published and stated.is_vague:
        published, modified = _in_zone_of(shown, _settled(sheet, published, shown), modified)
    if published and modified and stated.is_turned:
        changed = modified.moment
        if any(_is_displayed(sheet, line, changed) for line in shown if not line.update):
            return Stated(modified, published._replace(rule=modified.rule))
    return Stated(published, modified)


def _believed(sheet: Sheet, stated: list[Dated], modified: datetime | date | None) -> list[Dated]:
    """The dates of the head that neither the page's displayed dates nor its address refute."""
    days = [days_of(line.moment) for line in stated]
    if not stated or (all(days[0] & other for other in days) and confirms(sheet, days[0])):
        return stated
    shown, day = displayed(sheet, near=True), day_in_address(sheet)
    return [line for line in stated if not _is_refuted(day_of(line.moment), shown, day, modified)]


def _is_refuted(day: date, shown: Sequence[Shown], address: date | None, modified: datetime | date | None) -> bool:
    """Whether a story was not published on a day that the head gives: it displays an earlier one, or a later one that
    is not a change's; or it displays none and its address has one far away."""
    if address and is_near(day, address):
        return False
    sure = [line for line in shown if line.sure]
    if any(is_near(line.moment, day) for line in sure if not line.update):
        return False
    for line in sure:
        if is_near(line.moment, day):
            continue
        if day_of(line.moment) < day:
            return True
        if line.below and not line.update:
            return modified is None or not is_near(line.moment, modified)
    return not shown and address is not None and abs(day - address) > FAR


def _best(sheet: Sheet, stated: Sequence[Dated]) -> Dated | None:
    """The best date of publication among those in the head.

    Of dates within a day of the most trusted one, one with a time and a zone is better; where these are the same time in
    two zones, the one that is displayed.
    """
    if not stated:
        return None
    near = [line for line in stated if is_near(line.moment, stated[0].moment)]
    best = max(near, key=lambda line: (exactness(line.moment, line.text), not is_midnight(line.moment)))
    rivals = [line for line in near if is_shifted(line.moment, best.moment)]
    if rivals:
        lines = (line for line in displayed(sheet) if not line.update)
        shown = [line.moment for line in lines if sheet.knows_zone or has_zone(line.text)]
        return next((line for line in (best, *rivals) if any(is_same(line.moment, moment) for moment in shown)), best)
    return best


def _is_displayed(sheet: Sheet, line: Shown, moment: datetime | date) -> bool:
    """Whether a line has a moment with a zone of its own or in the outlet's: the zone of the page's dates proves
    nothing about them."""
    printed = read(sheet, line.text) or line.moment
    return is_same(printed, moment) and (sheet.has_zone or exactness(printed, line.text) == 2)


def _settled(sheet: Sheet, stated: Dated, shown: Sequence[Shown]) -> Dated:
    """A time without a zone, or a midnight that may only stand for its day, settled by the displayed time."""
    if not isinstance(stated.moment, datetime):
        return stated
    in_utc = stated.moment.replace(tzinfo=UTC)
    vague = exactness(stated.moment, stated.text) == 1
    for line in shown:
        zoned = exactness(line.moment, line.text) == 2
        if vague and zoned and f"{line.moment:%F %I:%M}" == f"{stated.moment:%F %I:%M}":
            return Dated(line.moment, line.text, DISPLAYED)
        if vague and (zoned or sheet.knows_zone) and is_same(line.moment, in_utc):
            return stated._replace(moment=in_utc)
    timed = any(isinstance(line.moment, datetime) and not line.update for line in shown)
    return stated._replace(moment=day_of(stated.moment)) if timed and is_midnight(stated.moment) else stated


def _in_zone_of(shown: Sequence[Shown], published: Dated, modified: Dated | None) -> tuple[Dated, Dated | None]:
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
