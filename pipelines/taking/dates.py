"""When a story was published and last changed: the page's head, refined by what is displayed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.items import Block
from pipelines.dates import find_date_text, is_publication_line, is_update_label, parse_date
from pipelines.taking.sheet import Sheet, is_date_line

BARRED = frozenset({"caption", "credit", "comments", "recommend", "related", "ad", "hidden"})
FAR = frozenset({"footer", "navigation"})
NEAR = frozenset({"above", "head", "below", "date", "byline"})
MAX_LINE = 250
MAX_LABEL = 30
SHARE = 0.3
"""Of a line below the text, what a date of the story is at least."""
CLOSE = 8
"""Blocks below the headline where a date may be set like the text."""
MAX_LABELLED = 100
MAX_LINES = 60
"""Lines that may be the story's date; a page with more lists other stories."""
MAX_ID = 300
MAX_DAYS = 5
"""Days that an address may have in it."""
SAME_DAY, NEXT_DAY = 0, 1
"""Days between two dates of one story: both displayed, or one of them in the head, which may count in another zone."""
QUARTER = 900
"""Seconds; zones are whole quarters of an hour apart."""
EAST, WEST = "Asia/Tokyo", "America/New_York"
"""Where a time with a zone of its own reads the same."""
_CLOCK = re.compile(r"(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_ALONE = re.compile(rf"{_CLOCK.pattern}(?:\s?(?:Uhr|hrs?|h|uur|ч))?")
"""A time of day in an element of its own; "PM" behind it makes another."""
_MONTH = re.compile(r"(?<![年\d])(\d{1,2}月\s?\d{1,2}日)")
_NAMED = re.compile(r"((?<![\d:])\d{1,2}\.?\s[^\W\d]{3,12}|\b[^\W\d]{3,12}\.?\s\d{1,2}(?![\d:]))")
_SOURCE = re.compile(r"[\s|·]{0,3}(?:来源|來源|稿源|作者|编辑|編輯|source)\s?[:：]", re.IGNORECASE)
"""What may be glued to the date of a line that opens with it."""
_FIGURES, _YEAR = re.compile(r"\d[\d/.:\s-]{1,12}"), re.compile(r"20\d\d\b")
MAX_PARTS = 3
_EITHER = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]20\d\d")
"""A date whose day and month figures alone do not tell apart."""
_MONTH_IN_ADDRESS = re.compile(r"/(20[0-3]\d)[/-]?(0[1-9]|1[0-2])(?=[/-])")
_IN_ADDRESS = re.compile(r"(?<!\d)(20[0-3]\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day in an address: /2026/05/12/, /20260512/."""


@dataclass(slots=True)
class Times:
    """Moments in UTC, and as printed."""

    published: datetime | None = None
    published_text: str | None = None
    modified: datetime | None = None
    modified_text: str | None = None


def take_dates(sheet: Sheet) -> Times:
    """The metadata's dates; where they lack the time of day, contradict each other or are missing, the displayed ones
    too; then a day in the address.

    A last change that is not after publication is none.
    """
    published, text, rule = _stated(sheet)
    modified, changed_text = _read(sheet, sheet.meta.modified), sheet.meta.modified
    changed_rule = sheet.meta.provenance.get("modified", "") if modified else "displayed date"
    turned = isinstance(published, datetime) and isinstance(modified, datetime) and modified < published
    vague = isinstance(published, datetime) and not sheet.knows_zone and _exactness(published, text or "") == 1
    shown = [] if isinstance(published, datetime) and not (turned or vague) else _displayed(sheet)
    if vague and (zoned := next((found for found in shown if _is_zoned(*found[:2], published)), None)):
        text, published, rule = zoned[0], zoned[1], "displayed date"
    if turned and any(_same(moment, modified) for _, moment, _ in shown):
        published, text, rule, modified, changed_text = modified, changed_text, changed_rule, published, text
    for printed, moment, update in shown:
        if update:
            modified, changed_text = (modified, changed_text) if modified else (moment, printed)
        elif _refines(moment, published, SAME_DAY if rule == "displayed date" else NEXT_DAY):
            published, text, rule = moment, printed, "displayed date"
    if published is None and (found := _IN_ADDRESS.search(urlsplit(sheet.story.url).path)):
        text, rule = "-".join(found.groups()), "address"
        published = _read(sheet, text)
    if published is None and modified is not None:
        published, text, rule = modified, changed_text, "modified"
    sheet.provenance["published"], sheet.provenance["modified"] = rule, changed_rule
    times = Times(
        in_moments(published), text if published else None, in_moments(modified), changed_text if modified else None
    )
    if times.modified and times.published and times.modified <= times.published:
        times.modified, times.modified_text = None, None
    return times


def _stated(sheet: Sheet) -> tuple[datetime | date | None, str | None, str]:
    """The date of publication that the head gives, as read, as written, and where it stands.

    Of dates within a day of the most trusted one, one with a time and a zone is better; where these are the same time in
    two zones, the one that is displayed.
    """
    read = [(moment, text, rule) for rule, text in sheet.meta.dates if (moment := _read(sheet, text))]
    if not read:
        return None, None, ""
    near = [found for found in read if abs(_day(found[0]) - _day(read[0][0])) <= timedelta(days=1)]
    best = max(near, key=lambda found: _exactness(found[0], found[1]))
    rivals = [found for found in near if _is_shifted(found[0], best[0])]
    if rivals and sheet.knows_zone:
        shown = [moment for _, moment, update in _displayed(sheet) if not update]
        return next((found for found in (best, *rivals) if any(_same(found[0], moment) for moment in shown)), best)
    return best


def _exactness(moment: datetime | date, text: str) -> int:
    if not isinstance(moment, datetime):
        return 0
    return 1 + (parse_date(text, language=None, timezone=EAST) == parse_date(text, language=None, timezone=WEST))


def _is_zoned(printed: str, moment: datetime | date, stated: datetime | date | None) -> bool:
    """Whether a displayed time is the stated one, with the zone that that lacks."""
    if not isinstance(moment, datetime) or not isinstance(stated, datetime) or _exactness(moment, printed) == 1:
        return False
    return f"{moment:%F %H:%M}" == f"{stated:%F %H:%M}"


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_shifted(moment: datetime | date, other: datetime | date) -> bool:
    """Whether two moments are whole quarters of an hour apart."""
    if not isinstance(moment, datetime) or not isinstance(other, datetime):
        return False
    apart = abs((moment - other).total_seconds())
    return apart >= QUARTER and apart % QUARTER < 1


def _same(moment: datetime | date, other: datetime | date | None) -> bool:
    """To the minute."""
    if not isinstance(moment, datetime) or not isinstance(other, datetime):
        return False
    return abs(moment - other) < timedelta(seconds=61)


def in_moments(value: datetime | date | None) -> datetime | None:
    """A day as its midnight in UTC; a moment as it is."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime.combine(value, time(), tzinfo=UTC)


def _read(sheet: Sheet, text: str | None) -> datetime | date | None:
    moment = parse_date(text, language=sheet.language, timezone=sheet.timezone) if text else None
    found = _MONTH_IN_ADDRESS.search(urlsplit(sheet.story.url).path) if moment and _EITHER.match(text or "") else None
    if moment and found and (moment.year, moment.day) == (int(found[1]), int(found[2])):
        return moment.replace(month=moment.day, day=moment.month)  # the address tells which of the two is the month
    return moment


def _displayed(sheet: Sheet) -> list[tuple[str, datetime | date, bool]]:
    """Dates printed near headline and text: as printed, as read, and whether they tell of a change."""
    found = []
    head = next((i for i, b in enumerate(sheet.blocks) if "headline-block" in b.zones), -CLOSE)
    near = range(head + 1, head + CLOSE)
    lines = (
        (i, b)
        for i, b in enumerate(sheet.blocks)
        if i not in sheet.taken
        and len(b.text) <= MAX_LINE
        and _may_be_date(b.text)
        and (_may_date(b) or (i in near and _is_set_as_text(b)))
    )
    for at, block in islice(lines, MAX_LINES):
        text = find_date_text(block.text)
        moment = _read(sheet, text) or _with_year(sheet, block.text)
        if moment and not isinstance(moment, datetime) and (clock := _clock(sheet, at)):
            text, moment = (
                clock.string,
                datetime.combine(moment, time.fromisoformat(clock[0]), ZoneInfo(sheet.timezone)),
            )
        for printed, written in sheet.meta.times if not isinstance(moment, datetime) else ():
            exact = _read(sheet, written) if printed in block.text else None
            if isinstance(exact, datetime) and (moment is None or abs(exact.date() - moment) <= timedelta(days=1)):
                text, moment = text or printed, exact
                break
        if moment and _is_the_storys(block, text or block.text):
            found.append((text or block.text, moment, is_update_label(f"{_label_before(sheet, at)} {block.text}")))
    return found or _in_parts(sheet)


def _clock(sheet: Sheet, at: int) -> re.Match[str] | None:
    """The time of day on a date's line, else the one that stands beside it in an element of its own."""
    line = sheet.blocks[at].text
    if found := _CLOCK.search(line):
        return found
    for near, before in ((at - 1, True), (at + 1, False)):
        beside = sheet.blocks[near].text.strip(" |,") if 0 <= near < len(sheet.blocks) else ""
        if _ALONE.fullmatch(beside):
            return _CLOCK.search(f"{beside} {line}" if before else f"{line} {beside}")
    return None


def _in_parts(sheet: Sheet) -> list[tuple[str, datetime | date, bool]]:
    """A date whose year, day and time stand each in an element of its own near the headline: "2024", "05/12", "09:08"."""
    near = [b.text for b in sheet.blocks if b.zones & {"head", "above"} and _FIGURES.fullmatch(b.text)]
    for n, text in enumerate(near):
        printed = find_date_text(" ".join(near[n : n + MAX_PARTS])) if _YEAR.match(text) else None
        if printed and (moment := _read(sheet, printed)):
            return [(printed, moment, False)]
    return []


def _is_set_as_text(block: Block) -> bool:
    """Whether a line of the text, or of a share bar, is no more than a date: right below a headline it is the story's."""
    plain = block.main and block.kind in ("paragraph", "table") and not block.zones & BARRED
    return (plain or block.zones == {"share"}) and is_date_line(block.text)


def _is_the_storys(block: Block, date: str) -> bool:
    """Whether a line below the text dates the story: it is labelled, or hardly more than a date; a title is another's."""
    if "below" not in block.zones or "date" in block.zones or SHARE * len(block.text) <= len(date):
        return True
    return block.text.partition(date)[0].rstrip().endswith((":", "："))


def _label_before(sheet: Sheet, at: int) -> str:
    """The words set right before a date in an element of their own: "Updated"."""
    before = sheet.blocks[at - 1] if at else None
    label = before is not None and len(before.text) <= MAX_LABEL and not _may_be_date(before.text)
    return before.text if before is not None and label else ""


def _may_be_date(line: str) -> bool:
    return any(map(str.isdigit, line))


def _with_year(sheet: Sheet, line: str) -> datetime | date | None:
    """A printed day without a year, whose year the page's address or an id of it has beside the same day in figures."""
    path = urlsplit(sheet.story.url).path
    days = (match.groups() for name in (path, *sheet.meta.ids) for match in _IN_ADDRESS.finditer(name[:MAX_ID]))
    for day in dict.fromkeys(islice(days, MAX_DAYS)):
        for dated in (_MONTH.sub(rf"{day[0]}年\1", line), _NAMED.sub(rf"\1 {day[0]}", line, count=1)):
            moment = _read(sheet, find_date_text(dated))
            if moment and f"{_day(moment):%Y%m%d}" == "".join(day):
                return moment
    return None


def _may_date(block: Block) -> bool:
    barred = BARRED - {"comments"} if "head" in block.zones else BARRED  # their number stands beside the date there
    if block.zones & {"date", "figure"} == {"date"}:
        barred = barred - {"caption", "credit"}
    if block.zones & barred:
        return False
    if block.zones & NEAR and ("date" in block.zones or not (block.main or block.zones & FAR)):
        return True
    if len(block.text) > MAX_LABELLED:
        return False
    changed = is_date_line(block.text) and is_update_label(block.text)
    return changed or is_publication_line(block.text) or _is_sourced(block.text)


def _is_sourced(line: str) -> bool:
    """Whether a line is a date and the source behind it, wherever it stands."""
    date = find_date_text(line)
    return date is not None and line.startswith(date) and _SOURCE.match(line, len(date)) is not None


def _refines(moment: datetime | date, known: datetime | date | None, apart: int) -> bool:
    """A displayed date counts where none is known, or where it adds the time to a day that is as near as this."""
    if known is None:
        return True
    near = isinstance(moment, datetime) and not isinstance(known, datetime)
    return near and abs((_day(moment) - _day(known)).days) <= apart
