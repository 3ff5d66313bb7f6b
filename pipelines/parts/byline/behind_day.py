"""A byline behind a day on one line."""

from __future__ import annotations

import re

from pipelines.data import read_table
from pipelines.language.ago import find_ago
from pipelines.language.days import STATED, find_day, fold_date
from pipelines.language.phrases import all_languages, alternation
from pipelines.language.weekdays import is_weekday

MAX_LINE = 160


def start_behind_day(text: str, language: str | None = None) -> int:
    """Where a byline begins after a date on the same line: "June 5, 2023 9:21 PM EDT By Ada Writer", "Posted on June 5,
    2023 by Ada Writer", "Tuesday, 5 June 2023 by Ada Writer", "2 hours ago | By Ada Writer"; 0 if there is none."""
    led = _LED.search(text, 1, MAX_LINE)
    if led is None:
        return 0
    before = text[: led.start()].rstrip(" ,|·•–-")
    if find_ago(before) == before[STATED.opening(before) :].lstrip(" :"):
        return led.end()
    day = find_day(fold_date(text[: led.start()]), language or "en")
    if day is None or (text[led.end()] == "B" and text[led.start() - 1] in _BEFORE_BY):
        return led.end() if day else 0
    stated = STATED.opening(text)
    before = text[stated : day.start].strip(" :,.|·•–-")
    leads = before.casefold() in _BEFORE_DAY or is_weekday(before) or _CLOCK.fullmatch(before)
    only = leads and _CLOCK.fullmatch(text, day.stop, led.start())
    return led.end() if only else 0


_LED = re.compile(rf"\s(?=(?i:{alternation(all_languages(read_table('byline')['by']))})\s[A-ZÀ-ÞА-Я])")
_BEFORE_DAY = frozenset({"", "le"})
_BEFORE_BY = frozenset("0123456789MT")
_CLOCK = re.compile(
    r"[\s,|·•–-]{0,4}(?:(?:at|um|à|às|alle|a las)?\s?\d{1,2}[:.h]\d\d\s?(?:[AaPp]\.?[Mm]\.?|Uhr|h)?(?:\s[A-Z]{2,5})?)?[\s,|·•–-]{0,4}"
)
"""What may stand between a date and the writer, or before the date."""
