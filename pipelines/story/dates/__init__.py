"""A story's blocks and its page's head -> when it was published and last changed.

lines       the lines that may date the story: where they stand, what they say of themselves
displayed   those lines -> the dates that they print, with the time beside them
stated      the head -> its dates, as far as what is displayed bears them out
moments     days and times beside each other
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipelines.parts.dates.lines import CLOSING_STAMP, find_date_text
from pipelines.story.dates.displayed import Shown, day_in_address, displayed, read
from pipelines.story.dates.lines import drop_particulars
from pipelines.story.dates.moments import NEXT_DAY, day_of, in_moments, is_clock_of, is_minute_of
from pipelines.story.dates.stated import DISPLAYED, Dated, Stated, corrected, stated_dates
from pipelines.story.sheet import Sheet

__all__ = ["Times", "drop_particulars", "in_moments", "take_dates"]

MAX_CLOSING = 40
"""Characters of a title that may be a date."""


@dataclass(slots=True)
class Times:
    """Moments in UTC, and as printed."""

    published: datetime | None = None
    published_text: str | None = None
    modified: datetime | None = None
    modified_text: str | None = None


class _Found(NamedTuple):
    """What a page says of its dates."""

    sheet: Sheet
    published: Dated | None
    """By the head."""
    modified: Dated | None
    shown: Sequence[Shown]


def take_dates(sheet: Sheet) -> Times:
    """Publication from the most trusted of the sources that have it, and the last change, if it is after that."""
    stated = stated_dates(sheet)
    shown = [] if stated.is_sure and stated.modified else displayed(sheet, near=stated.is_timed)
    begun, changed = corrected(sheet, stated, shown)
    found = _Found(sheet, begun, changed or _displayed_change(sheet, stated, shown), shown)
    published, modified = next(filter(None, (source(found) for source in SOURCES)), None), found.modified
    published = published and _sent(sheet, published)
    if published and modified and published.rule == DISPLAYED and is_minute_of(published.moment, modified.moment):
        published, modified = published._replace(moment=modified.moment), None  # what is displayed has no seconds
    sheet.provenance["published"] = published.rule if published else ""
    sheet.provenance["modified"] = modified.rule if modified else ""
    return _times(published, modified)


def _times(published: Dated | None, modified: Dated | None) -> Times:
    """Both in UTC; a change that is not after publication is none."""
    times = Times()
    if published:
        times.published, times.published_text = in_moments(published.moment), published.text
    if modified:
        times.modified, times.modified_text = in_moments(modified.moment), modified.text
    small_hours = published and modified and _is_on(published.moment, modified.moment)
    if times.modified and times.published and times.modified <= times.published and not small_hours:
        times.modified, times.modified_text = None, None
    return times


def _is_on(day: datetime | date, moment: datetime | date) -> bool:
    """Whether a time is of a day alone, as its own zone has it: in Greenwich that day may not have begun."""
    return isinstance(moment, datetime) and not isinstance(day, datetime) and moment.date() == day


def _displayed_change(sheet: Sheet, stated: Stated, shown: Sequence[Shown]) -> Dated | None:
    """The last change that is displayed; in an unknown zone it may be publication."""
    sure = stated.published if stated.is_sure and not sheet.knows_zone else None
    changes = (line for line in shown if line.update and not (sure and is_clock_of(line.moment, sure.moment)))
    return next((Dated(line.moment, line.text, DISPLAYED) for line in changes), None)


def _from_head(found: _Found) -> Dated | None:
    return found.published and _timed(found.published, found.shown, apart=NEXT_DAY)


def _from_lines(found: _Found) -> Dated | None:
    first = next((line for line in found.shown if not line.update), None)
    return first and _timed(Dated(first.moment, first.text, DISPLAYED), found.shown, apart=timedelta())


def _timed(day: Dated, shown: Sequence[Shown], *, apart: timedelta) -> Dated:
    """A day with the time that is displayed beside it, or beside one not farther `apart`."""
    if isinstance(day.moment, datetime):
        return day
    for line in shown:
        if isinstance(line.moment, datetime) and not line.update and abs(day_of(line.moment) - day.moment) <= apart:
            return Dated(line.moment, line.text, DISPLAYED)
    return day


def _from_address(found: _Found) -> Dated | None:
    day = day_in_address(found.sheet)
    return Dated(day, f"{day:%Y-%m-%d}", "address") if day else None


def _from_title(found: _Found) -> Dated | None:
    """The day at the end of the page's title, after the site's name."""
    title = found.sheet.meta.title or ""
    text = find_date_text(title[-MAX_CLOSING:])
    if not text or not title.endswith(text) or len(text) == len(title):
        return None
    moment = read(found.sheet, text)
    return Dated(moment, text, "title") if moment else None


def _from_change(found: _Found) -> Dated | None:
    return found.modified and found.modified._replace(rule="modified")


def _from_opening(found: _Found) -> Dated | None:
    """The day before a dash that opens the text: "12.05.26 - The ferry …"."""
    first = next(iter(found.sheet.text_left()), None)
    opened = _OPENED.match(found.sheet.blocks[first].text) if first is not None else None
    moment = read(found.sheet, opened[1]) if opened else None
    return Dated(moment, opened[1], DISPLAYED) if opened and moment else None


def _sent(sheet: Sheet, day: Dated) -> Dated:
    """A day with the time at which an agency sent the story, where it says that at the end of the text, at home and in
    Greenwich."""
    last = sheet.text_left()[-MOST_CLOSING:] if not isinstance(day.moment, datetime) else []
    texts = [sheet.blocks[i].text[-MAX_SENT:] for i in last]
    if closed := next(filter(None, map(_SENT_IN_MECCA.search, texts)), None):
        return day._replace(moment=datetime.combine(day.moment, time.fromisoformat(closed[1]), ZoneInfo("Asia/Riyadh")))
    if sent := next(filter(None, map(_SENT.search, texts)), None):
        home, greenwich = (datetime.combine(day.moment, time.fromisoformat(clock)) for clock in sent.groups())
        ahead = (home - greenwich + _HALF_DAY) % (2 * _HALF_DAY) - _HALF_DAY
        return day._replace(moment=home.replace(tzinfo=timezone(ahead)))
    return day


MOST_CLOSING, _HALF_DAY = 3, timedelta(hours=12)
"""Lines of the end of a text where that may stand."""
MAX_SENT = 80
_SENT_IN_MECCA = re.compile(r"(?<![\d:])((?:[01]\d|2[0-3]):[0-5]\d)\s?ت\s?م(?!\w)")
"""By Mecca's time, in two letters."""
_SENT = re.compile(r"\b((?:[01]\d|2[0-3]):[0-5]\d) LOCAL TIME ((?:[01]\d|2[0-3]):[0-5]\d) GMT\b")


def _from_closing(found: _Found) -> Dated | None:
    """Day and time in brackets behind the last sentence of a text."""
    last = next(reversed(found.sheet.text_left()), None)
    closed = CLOSING_STAMP.search(found.sheet.blocks[last].text) if last is not None else None
    moment = read(found.sheet, closed[1].replace("-", " ")) if closed else None
    return Dated(moment, closed[1], DISPLAYED) if closed and moment else None


_OPENED = re.compile(r"(\d{1,2}[./]\d{1,2}[./](?:20)?\d\d)\s[–—-]\s")
SOURCES: tuple[Callable[[_Found], Dated | None], ...] = (
    _from_head, _from_lines, _from_address, _from_title, _from_change, _from_opening, _from_closing,
)  # fmt: skip
"""Of publication, the most trusted first."""
