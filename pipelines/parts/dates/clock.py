"""The time of day and its zone, printed beside a date."""

from __future__ import annotations

import re
from datetime import UTC, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipelines.language.days import TABLES, fold_date

_MORNING, _AFTERNOON = (frozenset(TABLES[half]["every"]) for half in ("morning", "afternoon"))
_AT = frozenset(map(fold_date, TABLES["at"]["every"]))
_HALF_BEFORE = r"(?:(上午|下午|早上|凌晨|晚上|傍晚|中午|午前|午後|오전|오후|sa|ch)\s?)?"
_HALF_AFTER = r"(?:\s?([ap]\.?m\b\.?|[ap]\.\sm\.|ص\b|م\b|صباحا|مساء|πμ|μμ|ق\.ظ|ب\.ظ|এএম|পিএম|صبح|دوپہر|شام|pg\b|tgh\b|ptg\b|mlm\b)|\s?(?:uhr|น|h|時|点|분|分)(?![\w:]))?"
_TIME = re.compile(
    rf"(?<![\d:]){_HALF_BEFORE}(\d{{1,2}})(?:\s?[:h时時시点點]\s?(\d{{2}})(?!\d)(?:\s?[:分분]\s?(\d{{2}})(?!\d)(?:[.,]\d{{1,9}})?[秒초]?)?|(?=\s?(?:[ap]\.?m\b|uhr|時|시|h\b)))"
    rf"{_HALF_AFTER}"
)
_DOTTED = re.compile(rf"(?<![\d.:])()(\d{{1,2}})\.(\d{{2}})(?:\.(\d{{2}}))?(?![\d.]*\d){_HALF_AFTER}")
_COMPACT = re.compile(r"t?()(\d{2}):?(\d{2}):?(\d{2})?()(?!\d)(?:[.,]\d{1,9})?")
_GAP = re.compile(
    r"(?:\s?(?:م|هـ?)(?!\w))?(?:\s?\([^()\d]{1,10}\))?[\s,|/·•–—@(\-.:،]{0,6}(?:星期.|周.|週.|[月火水木金土日]曜日?|.요일|t(?=\d))?[\s,|]{0,3}"
)
_WORD = re.compile(r"[^\s\d,:;/|()]{1,9}\.?(?:\s(?:las|la|الساعة))?[\s:,]{1,2}")
_TAIL = re.compile(r"[^\d]{0,24}$")
_NAMES = sorted((name for table in ("zones", "regions") for name in TABLES[table] if not name.isascii()), key=len)
_ZONE = re.compile(
    rf"\s{{0,2}}\(?\s?(?:([a-z]{{1,5}}|{'|'.join(map(re.escape, reversed(_NAMES)))})(?![a-zа-я]))?\s?"
    r"([+−-]\s?(?:0?\d|1[0-4])(?![\d:])|(?:\+\s?|[−-])(?:0?\d|1[0-4]):?\d{2}(?!\d))?\)?"
)


_GOES_ON = re.compile(r"\s{0,3}\w")
"""After a word that is a zone only at the end: "5:00 am AT", not "5:00 am at sea"."""


class Clock(NamedTuple):
    """A time and where it stands; the name of its zone and its offset, as printed, where it has them."""

    start: int
    end: int
    value: time
    zone: str
    offset: str


def find_time(text: str, start: int, end: int) -> Clock | None:
    """The time beside a date that stands from `start` to `end` in a folded text: after it, else before it."""
    return _after(text, end) or _before(text, start)


def opening_time(text: str) -> Clock | None:
    """The time of day that opens a line.

    >>> str(opening_time("6:05 p.m. GMT The pier is closed.").value), opening_time("Pier 6:05")
    ('18:05:00', None)
    """
    folded = fold_date(text[:MAX_OPENING])
    found = _TIME.match(folded) or _DOTTED.match(folded)
    return _clock(folded, found) if found else None


MAX_OPENING = 40
"""Characters in which a time and its zone stand."""


def zone_of(clock: Clock, outlet_zone: str) -> tzinfo:
    """The zone of a printed time: its own where it names one, else the outlet's (IANA name).

    Raises ZoneInfoNotFoundError for an outlet's zone that does not exist.
    """
    if clock.offset:
        return _from_offset(clock.offset)
    name = clock.zone
    if name and any(outlet_zone.startswith(prefix) for prefix in TABLES["own_time"].get(name, ())):
        return ZoneInfo(outlet_zone)
    if name in TABLES["regions"]:
        return ZoneInfo(TABLES["regions"][name])
    if name in TABLES["zones"]:
        minutes = TABLES["zones"][name]
        return timezone(timedelta(minutes=minutes)) if minutes else UTC
    return ZoneInfo(outlet_zone)


def _after(text: str, end: int) -> Clock | None:
    if found := _COMPACT.match(text, end):
        return _clock(text, found)
    at, said, zone = end, False, ""
    for _ in range(3):
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        found = _TIME.match(text, at) or (_DOTTED.match(text, at) if said or at > end else None)
        if found:
            clock = _clock(text, found)
            return clock._replace(zone=clock.zone or zone) if clock else None
        word = _WORD.match(text, at)
        name = word[0].strip(" :.,") if word else ""
        if not word or (name not in _AT and name not in TABLES["zones"]):
            return None
        at, said, zone = word.end(), True, zone if name in _AT else name
    return None


def _before(text: str, start: int) -> Clock | None:
    head = text[max(0, start - 45) : start]
    base = start - len(head)
    clock = None
    for found in _TIME.finditer(head):
        clock = _clock(head, found)
    if clock is None or not _TAIL.match(head, clock.end):
        return None
    return clock._replace(start=base + clock.start, end=base + clock.end)


def _clock(text: str, found: re.Match[str]) -> Clock | None:
    hour, minute, second = int(found[2]), int(found[3] or 0), int(found[4] or 0)
    half = (found[1] or found[5] or "").rstrip(".")
    half = half if half in _MORNING | _AFTERNOON else half.replace(".", "").replace(" ", "")
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = _ZONE.match(text, found.end())
    name, offset = (zone[1] or "", (zone[2] or "").replace(" ", "")) if zone else ("", "")
    known = name in TABLES["zones"] or name in TABLES["regions"]
    known = known and not (zone and name in _AT and _GOES_ON.match(found.string, zone.end()))
    if not known:
        name, offset = "", offset if not name and len(offset) > 4 else ""
    end = zone.end() if zone and (name or offset) else found.end()
    return Clock(found.start(), end, time(hour, minute, second), name, offset)


def _from_offset(offset: str) -> tzinfo:
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    ahead = timedelta(hours=min(hours, 14), minutes=minutes % 60)
    return timezone(-ahead if offset[0] in "-−" else ahead)
