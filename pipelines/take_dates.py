"""When a story was published and last changed: the page's head, refined by what is displayed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.items import Block
from pipelines.dates import find_date_text, is_update_label, parse_date
from pipelines.sheet import Sheet

BARRED = frozenset({"caption", "credit", "comments", "recommend", "related", "ad", "hidden"})
FAR = frozenset({"footer", "navigation"})
NEAR = frozenset({"above", "head", "below", "date", "byline"})
MAX_LINE = 250
_CLOCK = re.compile(r"(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
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
    """The metadata's dates; where they lack the time of day or are missing, the displayed ones, then the address's.

    A last change that is not after publication is none.
    """
    published, modified = _read(sheet, sheet.meta.published), _read(sheet, sheet.meta.modified)
    modified_known = modified is not None
    text, changed_text, rule = sheet.meta.published, sheet.meta.modified, sheet.meta.provenance.get("published", "")
    for shown, moment, update in [] if isinstance(published, datetime) else _displayed(sheet):
        if update:
            modified, changed_text = (modified, changed_text) if modified else (moment, shown)
        elif _refines(moment, published):
            published, text, rule = moment, shown, "displayed date"
    if published is None and (found := _IN_ADDRESS.search(urlsplit(sheet.story.url).path)):
        text, rule = "-".join(found.groups()), "address"
        published = _read(sheet, text)
    if published is None and modified is not None:
        published, text, rule = modified, changed_text, "modified"
    sheet.provenance["published"] = rule
    sheet.provenance["modified"] = sheet.meta.provenance.get("modified", "") if modified_known else "displayed date"
    times = Times(
        in_moments(published), text if published else None, in_moments(modified), changed_text if modified else None
    )
    if times.modified and times.published and times.modified <= times.published:
        times.modified, times.modified_text = None, None
    return times


def in_moments(value: datetime | date | None) -> datetime | None:
    """A day as its midnight in UTC; a moment as it is."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime.combine(value, time(), tzinfo=UTC)


def _read(sheet: Sheet, text: str | None) -> datetime | date | None:
    return parse_date(text, language=sheet.language, timezone=sheet.timezone) if text else None


def _displayed(sheet: Sheet) -> list[tuple[str, datetime | date, bool]]:
    """Dates printed near headline and text: as printed, as read, and whether they tell of a change."""
    found = []
    for i, block in enumerate(sheet.blocks):
        if i in sheet.taken or not _may_date(block):
            continue
        text = find_date_text(block.text)
        moment = _read(sheet, text)
        if text and moment and not isinstance(moment, datetime) and (clock := _CLOCK.search(block.text)):
            text, moment = block.text, datetime.combine(moment, time.fromisoformat(clock[0]), ZoneInfo(sheet.timezone))
        if text and moment:
            found.append((text, moment, is_update_label(block.text)))
    return found


def _may_date(block: Block) -> bool:
    if len(block.text) > MAX_LINE or block.zones & BARRED or not block.zones & NEAR:
        return False
    return "date" in block.zones or not (block.main or block.zones & FAR)


def _refines(moment: datetime | date, known: datetime | date | None) -> bool:
    """A displayed date counts where none is known, or where it adds the time to the same day."""
    if known is None:
        return True
    return isinstance(moment, datetime) and not isinstance(known, datetime) and abs((moment.date() - known).days) <= 1
