"""The dates that a page displays near its headline and text."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crawler.items import Block
from pipelines.page.markup.links import path_of
from pipelines.parts.dates.lines import (
    find_change_text,
    find_date_text,
    find_other_time,
    is_publication_line,
    is_update_label,
)
from pipelines.parts.dates.parse import has_zone, is_made_exact, parse_date
from pipelines.story.dates.lines import (
    CLOSE,
    MAX_LABEL,
    MAX_LABELLED,
    MAX_LINE,
    NO_HEADLINE,
    SHARE,
    dated_lines,
    is_the_storys,
    is_timed,
    may_be_date,
)
from pipelines.story.dates.moments import day_of
from pipelines.story.sheet import Sheet

MAX_LINES = 60
"""A page with more lines that may be the story's date lists other stories."""
MAX_ID = 300
MAX_CLOCK = 16
"""Characters of a time with its zone."""
MAX_DAYS = 5
"""Days that an address may contain."""
_CLOCK = re.compile(r"(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_SECONDS = re.compile(r"(?<![\d:])\d\d:\d\d:\d\d(?![\d:])")
"""A page's own clock above the headline shows seconds: when the page was made, not the story."""
_ALONE = re.compile(rf"{_CLOCK.pattern}(?:\s?(?:Uhr|hrs?|h|uur|ч|\(?(?![AP]M\b)[A-Z]{{2,5}}\)?))?")
"""A time of day in an element of its own, with its zone; "PM" after it makes another time."""
_IN_WORDS = re.compile(r"\b([01]?\d|2[0-3])時([0-5]\d)分")
_HALVED = re.compile(
    r"(?:at )?\d{1,2}[:.]\d\d\s?[ap]\.?m\b\.?(?:\s\(?[a-z]{1,5}\)?)?|(?:à\s)?\d{1,2}\s?h\s?\d\d", re.IGNORECASE
)
_MONTH = re.compile(r"(?<![年\d])(\d{1,2}月\s?\d{1,2}日)")
_NAMED = re.compile(r"((?<![\d:])\d{1,2}\.?\s[^\W\d]{3,12}|\b[^\W\d]{3,12}\.?\s\d{1,2}(?![\d:]))")
_FIGURES, _YEAR = re.compile(r"\d[\d/.:\s-]{1,12}"), re.compile(r"20\d\d\b")
MAX_PARTS = 3
_EITHER = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]20\d\d")
"""A date whose day and month the digits alone do not tell apart."""
_MONTH_IN_ADDRESS = re.compile(r"/(20[0-3]\d)[/-]?(0[1-9]|1[0-2])(?=[/-])")
IN_ADDRESS = re.compile(r"(?<!\d)(20[0-3]\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day in an address: /2026/05/12/, /20260512/."""
_NUMBER = re.compile(r"\d+")
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


class Shown(NamedTuple):
    """A displayed date."""

    text: str
    """As printed."""
    moment: datetime | date
    update: bool
    """It tells of a change."""
    below: bool
    """It stands below the headline: what stands above may be the day of the whole paper."""
    sure: bool
    """Its line is labelled, or no more than a date."""


def displayed(sheet: Sheet, *, near: bool = False) -> list[Shown]:
    """Dates printed near headline and text; only those between the two and directly above, if that is asked."""
    found = []
    lines = [*islice(dated_lines(sheet, near=near), MAX_LINES)]
    if any("head" in sheet.blocks[at].zones and is_timed(sheet.blocks[at].text) for at in lines):
        head = sheet.headline_at(NO_HEADLINE)
        lines.sort(key=lambda at: at < head - 1)  # farther above other stories' days may stand
    if any("head" in sheet.blocks[at].zones for at in lines):
        lines.sort(key=lambda at: "above" in sheet.blocks[at].zones and bool(_SECONDS.search(sheet.blocks[at].text)))
    for at in lines:
        if date := _date_of(sheet, at):
            found += [date, *_change_of(sheet, at, date)]
    return found or _in_parts(sheet)


def _change_of(sheet: Sheet, at: int, date: Shown) -> list[Shown]:
    """The date of a change on the line of the date of publication, or the other way round."""
    text, update = find_change_text(sheet.blocks[at].text), True
    if text is None and isinstance(date.moment, datetime) and (other := find_other_time(sheet.blocks[at].text)):
        text, update = other
    moment = read(sheet, text)
    return [date._replace(text=text, moment=moment, update=update)] if text and moment else []


def confirms(sheet: Sheet, days: Collection[date]) -> bool:
    """Whether a line near the headline has the digits of one of some days: quickly seen, and enough for most pages."""
    blocks, head = sheet.blocks, sheet.headline_at(NO_HEADLINE)
    for i in range(max(0, head - CLOSE), len(blocks)):
        text = blocks[i].text
        if blocks[i].main and i >= head + CLOSE:
            break
        if len(text) <= MAX_LINE and may_be_date(text):
            numbers = {int(number[-4:]) for number in _NUMBER.findall(text)}
            if any(day.day in numbers and day.year in numbers for day in days):
                return True
    return False


def day_in_address(sheet: Sheet) -> date | None:
    """The day in the page's address: /2026/05/12/."""
    found = IN_ADDRESS.search(path_of(sheet.story.url))
    return day_of(moment) if found and (moment := read(sheet, "-".join(found.groups()))) else None


def _date_of(sheet: Sheet, at: int) -> Shown | None:
    """The date of a line, with the time that stands beside it or that its element gives for machines."""
    block = sheet.blocks[at]
    text = find_date_text(block.text)
    moment = read(sheet, text) or _with_year(sheet, block.text)
    if moment and not isinstance(moment, datetime) and (clock := _clock(sheet, at)):
        zoned = read(sheet, f"{moment:%Y-%m-%d} {clock.string[clock.start() :][:MAX_CLOCK]}")  # "11:25 GMT"
        at_home = datetime.combine(moment, time.fromisoformat(clock[0]), ZoneInfo(sheet.timezone))
        text, moment = clock.string, zoned if isinstance(zoned, datetime) else at_home
    elif text and moment and not isinstance(moment, datetime):
        text, moment = _with_half(sheet, at, text) or (text, moment)
    if exact := _made_exact(sheet, block, text or "", moment):
        text, moment = text or exact[0], exact[1]
    if moment is None or not is_the_storys(block, text or block.text):
        return None
    update = is_update_label(f"{_label_before(sheet, at)} {block.text}".lstrip()) or bool(_label_behind(sheet, at))
    return Shown(text or block.text, moment, update, "above" not in block.zones, _is_sure(block, text or ""))


def _made_exact(sheet: Sheet, block: Block, text: str, moment: datetime | date | None) -> tuple[str, datetime] | None:
    """What an element displays and the time that it gives for machines, which is the displayed one, to the second or
    with its zone."""
    known = isinstance(moment, datetime) and sheet.knows_zone
    apart = timedelta() if known else _MINUTE if has_zone(text) else _DAY
    for printed, written in ((block.text, block.stamp),) if block.stamp else () if known else sheet.meta.times:
        exact = read(sheet, written) if printed in block.text else None
        if isinstance(exact, datetime) and is_made_exact(moment, exact, apart):
            return printed, exact
    return None


def _is_sure(block: Block, date: str) -> bool:
    """Whether a line is labelled as a date, or marked as one, or little more than one or two dates."""
    if is_publication_line(block.text) or ("date" in block.zones and len(block.text) <= MAX_LABELLED):
        return True
    other = find_date_text(block.text.replace(date, "", 1)) if date else None
    return len(date) + len(other or "") >= SHARE * len(block.text)


def _clock(sheet: Sheet, at: int) -> re.Match[str] | None:
    """The time of day on a date's line, else the one beside it in an element of its own."""
    line = sheet.blocks[at].text
    line = _in_figures(line.replace(find_change_text(line) or "\n", " "))
    if found := _CLOCK.search(line):
        return found
    behind = at + 2 if _label_behind(sheet, at) else at + 1
    for near, before in ((at - 1, True), (behind, False)):
        beside = _in_figures(sheet.blocks[near].text.strip(" |,")) if 0 <= near < len(sheet.blocks) else ""
        if _ALONE.fullmatch(beside):
            return _CLOCK.search(f"{beside} {line}" if before else f"{line} {beside}")
    return None


def _in_figures(line: str) -> str:
    """A line with the time that Japanese prints with words in digits: "14時22分", "14:22"."""
    return _IN_WORDS.sub(lambda found: f"{int(found[1]):02}:{found[2]}", line) if "時" in line else line


def _with_half(sheet: Sheet, at: int, day: str) -> tuple[str, datetime] | None:
    """A date with the time beside it in an element of its own, with a.m. or p.m. or in the French way: "2:22 p.m.
    CDT", "à 14h22"."""
    for way in (range(at - 1, at - 3, -1), range(at + 1, at + 3)):
        near = (sheet.blocks[i].text.strip(" |,") for i in way if 0 <= i < len(sheet.blocks))
        beside = next(filter(None, near), "")
        moment = read(sheet, printed) if _HALVED.fullmatch(beside) and (printed := f"{day} {beside}") else None
        if isinstance(moment, datetime):
            return printed, moment
    return None


def _in_parts(sheet: Sheet) -> list[Shown]:
    """A date whose year, day and time each stand in an element of their own near the headline: "2024", "05/12", "09:08"."""
    near = [b.text for b in sheet.blocks if b.zones & {"head", "above"} and _FIGURES.fullmatch(b.text)]
    for n, text in enumerate(near):
        printed = find_date_text(" ".join(near[n : n + MAX_PARTS])) if _YEAR.match(text) else None
        if printed and (moment := read(sheet, printed)):
            return [Shown(printed, moment, update=False, below=False, sure=False)]
    return []


def _label_before(sheet: Sheet, at: int) -> str:
    """The words directly before a date in an element of their own: "Updated"."""
    before = sheet.blocks[at - 1] if at else None
    label = before is not None and len(before.text) <= MAX_LABEL and not may_be_date(before.text)
    return before.text if before is not None and label else ""


def _label_behind(sheet: Sheet, at: int) -> str:
    """The words of a change between a date and its time, each in an element of its own: "12 May 2026", "Last updated at",
    "21:04 GMT"."""
    label, clock = [*(b.text for b in sheet.blocks[at + 1 : at + 3]), "", ""][:2]
    return label if len(label) <= MAX_LABEL and _ALONE.fullmatch(clock.strip(" |,")) and is_update_label(label) else ""


def _with_year(sheet: Sheet, line: str) -> datetime | date | None:
    """A printed date without a year, whose year stands beside the same day in the page's address or an id of it."""
    path = path_of(sheet.story.url)
    days = (match.groups() for name in (path, *sheet.meta.ids) for match in IN_ADDRESS.finditer(name[:MAX_ID]))
    for day in dict.fromkeys(islice(days, MAX_DAYS)):
        for dated in (_MONTH.sub(rf"{day[0]}年\1", line), _NAMED.sub(rf"\1 {day[0]}", line, count=1)):
            moment = read(sheet, find_date_text(dated))
            if moment and f"{day_of(moment):%Y%m%d}" == "".join(day):
                return moment
    return None


def read(sheet: Sheet, text: str | None) -> datetime | date | None:
    """A date of the page, in its language and zone."""
    moment = parse_date(text, language=sheet.language, timezone=sheet.timezone) if text else None
    found = _MONTH_IN_ADDRESS.search(path_of(sheet.story.url)) if moment and _EITHER.match(text or "") else None
    if moment and found and (moment.year, moment.day) == (int(found[1]), int(found[2])):
        return moment.replace(month=moment.day, day=moment.month)  # the address shows which of the two is the month
    return moment
