"""The first day named in a printed date: in figures, month names of many languages, or other calendars."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.data import read_table
from pipelines.language.phrases import all_languages, primary_subtag

TABLES = read_table("dates")
STATED = all_languages(TABLES["publish"]) | all_languages(TABLES["update"])
"""Words that introduce the day of an article, or of its last change."""
FIRST_YEAR = 1990
BEFORE = 20
"""Characters before a month's name that may hold its day and year."""

_WORD = re.compile(r"[^\s\d.,;:/|()\[\]–—-]+(?:\.[^\s\d.,;:/|()\[\]–—-]+)?")
"""A word, which may have one point in it, as months cut short and run together have."""
_FIGURE, _FOUR = re.compile(r"\d"), re.compile(r"\d{4}")
_YEAR_FIRST = re.compile(
    r"(?<![\d.])(\d{4})(?:([-/.])\s?|\)?\s?[年년]\s?)(\d{1,2})(?:\2\s?|\s?[月월]\s?)(\d{1,2})(?!\d)(?:\s?[日일])?"
)
"""2024-05-12, 2024/5/12, 2024年5月12日, 2024년 5월 12일."""
_DAY_FIRST = re.compile(r"(?<![\d.:])(\d{1,2})([./·-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d:])")
"""The day and the month in either order, before the year: 12/05/2024, 5.12.24."""
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?=t?\d{4}|t\d\d:|\D|$)")
"""A day in eight figures: 20240512."""
_PARTED = re.compile(r"(?<![\d./:-])(20\d\d)\s(\d{1,2})\s?/\s?(\d{1,2})(?=\s\d{1,2}:|\s{0,2}$)")
"""A year, and month and day in an element of their own: "2024 05/ 12"."""
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s?[,/]\s?|\s+năm\s+|\s+)(\d{4})(?!\d)")
_MONGOLIAN = re.compile(r"(?<!\d)(\d{4})\s?оны\s(\d{1,2})\s?(?:-?\s?р|дугаар|дүгээр)?\s?сарын\s(\d{1,2})(?!\d)")
_ERA = re.compile(
    r"(juche|чучхе|チュチェ|主体|주체|令和|平成|民國|民国)\s?(\d{1,3}|元)(?:\.\s?|\s?[年년]\s?)(\d{1,2})(?:\.\s?|\s?[月월]\s?)(\d{1,2})(?:\s?[日일])?"
)
"""A day of a year that is counted by an era: 令和6年5月12日, Juche 113.5.12."""
_ROC = re.compile(r"(?<!\d)(1[01]\d)[年/](\d{1,2})[月/](\d{1,2})(?!\d)日?")
"""A year of Taiwan's, without its era: 113年5月12日."""
_ORDERED = ((_PARTED, 1, 2, 3), (_COMPACT, 1, 2, 3), (_VIETNAMESE, 3, 2, 1), (_MONGOLIAN, 1, 2, 3))
"""Forms of a day in figures, each with its groups for year, month and day."""
_SOLAR_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
"""Leap years of the Persian calendar in each 33 years."""
_SOLAR_EPOCH, _ETHIOPIAN_EPOCH = 226_529, 2_796
"""Ordinals of Python's calendar from which the days of the Persian and of the Ethiopian one are counted."""
ERA_STARTS = {
    **dict.fromkeys(("juche", "чучхе", "チュチェ", "主体", "主體", "주체", "民國", "民国"), 1911), "令和": 2018, "平成": 1988,
}  # fmt: skip
"""Eras by which Korea, Taiwan and Japan count years: the year before the first of each."""
_LEFT_DAY = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|η|-го|일)?\s{0,2}[-/]?\s{0,2}(?:(?:de|of|d'|di|ta['’]|ga(?: watan)?)\s)?$"
)
_LEFT_YEAR = re.compile(r"(?<!\d)(\d{4})(?:ko)?[\s.,/)–-]{0,3}(?:(?:m|ж|г|թ|thn)\.?\s{0,2})?$")
_LEFT_YEAR_DAY = re.compile(
    r"(?<!\d)(\d{4})[\s.,]{0,3}(?:-?(?:ж|г|gada|жылғы|жылдын|yil)\.?\s{0,2})?(\d{1,2})[\s.-]{0,2}$"
)
_RIGHT_YEAR = re.compile(
    r"\.?(?:\s?/\s?[^\s\d/]{2,12})?\s?,?\s{0,2}[-/.]?\s{0,2}(?:(?:de|del|of|พ\.ศ\.)\s)?(\d{4})(?!\d)"
)
_RIGHT_DAY = re.compile(r"[.,]?\s{0,2}[-/]?\s{0,2}(\d{1,2})(?:st|nd|rd|th|º|\.)?(?![\d:])")
_SHORT_YEAR = re.compile(r"(?<=[\u0e01-\u0e4e])\.?\s{1,2}([67]\d)(?![\d:])")
"""The last two digits of a Buddhist year after a month in Thai: 12 พ.ค. 66."""
_TIME_YEAR = re.compile(
    r"[\s,/]{0,3}(?:ቀን\s)?(?:\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]m\s)?(?:[a-z]{2,5}|[+-]\d{4})?\s{1,2})?(?:juche\s?\d{1,3}\s?\()?((?:19|20)\d\d)(?!\d)"
)
"""These: a day, a year or both to the left or the right of a month's name; `_TIME_YEAR`: a time, then the year."""


Month = tuple[int, str]
"""Its number and its calendar."""


class Day(NamedTuple):
    """A day, and where it stands in a text: `end` is where a time may follow, `stop` where the date ends."""

    start: int
    end: int
    stop: int
    value: date


def find_day(text: str, language: str | None, *, day_first: bool = True, at: int = 0) -> Day | None:
    """The first day in a folded text (`fold_date`) from a place on, in the years from 1990 to the next."""
    if not _FIGURE.search(text, at):
        return None
    days = [day for day in (*_in_figures(text, at, day_first=day_first), _named(text, at, language)) if day]
    return min(days, key=lambda day: (day.start, -day.stop), default=None)


def fold_date(text: str) -> str:
    """The text in lower case with the digits of any script as 0 to 9; no character moves.

    >>> fold_date("٢٤ MAY ２０２４")
    '24 may 2024'
    """
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@cache
def _folded(character: str) -> str:
    if character.isdecimal():
        return str(int(character))
    character = character.translate(_SIGNS)
    lower = character.lower()
    return _UNACCENTED.get(lower, lower) if len(lower) == 1 else character


_UNACCENTED = dict(zip("άέήίόύώϊϋΐΰς", "αεηιουωιυιυσ", strict=True))
"""Greek in capitals goes without its accents, and with one sigma."""
_SIGNS = str.maketrans("：／．，、（）،፣\xa0\u200f\u200eیکİı", ":/.,,(),,   يكii")
"""Marks, blanks and letters that one script has for another's."""


def _in_figures(text: str, at: int, *, day_first: bool) -> Iterator[Day | None]:
    yield next(filter(None, map(_year_first, _YEAR_FIRST.finditer(text, at))), None)
    if found := _DAY_FIRST.search(text, at):
        one, two, year = int(found[1]), int(found[3]), int(found[4])
        day, month = (one, two) if (day_first or found[2] == "." or one > 12) and two <= 12 else (two, one)
        yield _day(found, year if year > 99 else 2000 + year, month, day)
    for form, year, month, day in _ORDERED:
        if found := form.search(text, at):
            yield _day(found, int(found[year]), int(found[month]), int(found[day]))
    if found := _ERA.search(text, at):
        of_era = 1 if found[2] == "元" else int(found[2])
        yield _day(found, ERA_STARTS[found[1]] + of_era, int(found[3]), int(found[4]))
    elif found := _ROC.search(text, at):
        yield _day(found, ERA_STARTS["民國"] + int(found[1]), int(found[2]), int(found[3]))


def _year_first(found: re.Match[str]) -> Day | None:
    """The day; None where the year cannot be one, such as a lunar year (1444) printed before the common one."""
    return _day(found, int(found[1]), int(found[3]), int(found[4]))


def _day(found: re.Match[str], year: int, month: int, day: int) -> Day | None:
    return _placed(found.start(), found.end(), found.end(), _value(year, month, day))


def _placed(start: int, end: int, stop: int, value: date | None) -> Day | None:
    return Day(start, end, stop, value) if value else None


def _value(year: int, month: int, day: int, calendar: str = "months") -> date | None:
    """The day in the common calendar: Persian years (13xx, 14xx) and Buddhist ones (25xx) are turned into it."""
    if calendar == "ethiopian":
        return from_ethiopian(year, month, day)
    if calendar == "solar" or 1300 <= year < 1500:
        return from_solar(year, month, day) if 1300 <= year < 1500 else None
    year -= 543 if year > 2500 else 0
    if not FIRST_YEAR <= year <= date.today().year + 1 or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def from_solar(year: int, month: int, day: int) -> date | None:
    """A day of the Persian calendar; its year starts on the 20th or 21st of March (33-year rule of leap years)."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    leaps = 8 * (year // 33) + sum(leap < year % 33 for leap in _SOLAR_LEAPS)
    ordinal = 365 * year + leaps + (31 * (month - 1) if month < 7 else 186 + 30 * (month - 7)) + day + _SOLAR_EPOCH
    value = date.fromordinal(ordinal)
    return value if FIRST_YEAR <= value.year <= date.today().year + 1 else None


def from_ethiopian(year: int, month: int, day: int) -> date | None:
    """A day of the Ethiopian calendar: twelve months of thirty days and one of five, in every fourth year of six; it starts
    on the 11th or 12th of September. After Reingold and Dershowitz, Calendrical Calculations: epoch 29 August 8, Julian.

    >>> from_ethiopian(2016, 1, 1), from_ethiopian(2018, 9, 4)
    (datetime.date(2023, 9, 12), datetime.date(2026, 5, 12))
    """
    last = 30 if month < 13 else 6 if year % 4 == 3 else 5
    if not (FIRST_YEAR - 8 <= year <= date.today().year and 1 <= month <= 13 and 1 <= day <= last):
        return None
    return date.fromordinal(_ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def _named(text: str, at: int, language: str | None) -> Day | None:
    if not (_FOUR.search(text, max(0, at - BEFORE)) or _SHORT_YEAR.search(text, at)):
        return None
    words = list(_WORD.finditer(text, at))
    months, openings = _months(primary_subtag(language)), _openings()
    for first, word in enumerate(words):
        if word[0] not in openings:
            continue
        for length in (3, 2, 1):
            last = first + length - 1
            if last >= len(words) or text[word.start() : words[last].end()].count(" ") != length - 1:
                continue
            name = text[word.start() : words[last].end()]
            day = _around(text, word.start(), words[last].end(), *months[name]) if name in months else None
            if day:
                return day
    return None


def _around(text: str, start: int, end: int, month: int, calendar: str) -> Day | None:
    """The day and the year around a month's name: 13 May 2024, May 13 2024, 2024 May 13, Mon May 13 09:08 GMT 2024."""
    before = text[max(0, start - BEFORE) : start]
    base = start - len(before)
    left, right = _LEFT_DAY.search(before), _RIGHT_DAY.match(text, end)
    if left and (year := _RIGHT_YEAR.match(text, end)):
        value = _value(int(year[1]), month, int(left[1]), calendar)
        return _placed(base + left.start(), year.end(), year.end(), value)
    if left and (year := _SHORT_YEAR.match(text, end)):
        value = _value(2500 + int(year[1]), month, int(left[1]))
        return _placed(base + left.start(), year.end(), year.end(), value)
    if right and (year := _TIME_YEAR.match(text, right.end())):
        value = _value(int(year[1]), month, int(right[1]), calendar)
        timed = ":" in text[right.end() : year.start(1)]
        return _placed(start, right.end() if timed else year.end(), year.end(), value)
    if right and (year := _LEFT_YEAR.search(before)):
        value = _value(int(year[1]), month, int(right[1]), calendar)
        return _placed(base + year.start(), right.end(), right.end(), value)
    if year := _LEFT_YEAR_DAY.search(before):
        return _placed(base + year.start(), end, end, _value(int(year[1]), month, int(year[2]), calendar))
    return None


@lru_cache(maxsize=64)
def _months(language: str) -> dict[str, Month]:
    """Names of months; those of the language itself win over the same names in others."""
    own, others = ("ethiopian", "months") if language in TABLES["ethiopian"] else ("months", "ethiopian")
    names: dict[str, Month] = {}
    for calendar in ("solar", others, own):
        every, by_language = _names_of(calendar)
        names |= every | by_language.get(language, {})
    return names


@cache
def _names_of(calendar: str) -> tuple[dict[str, Month], dict[str, dict[str, Month]]]:
    """The names of a calendar's months: of all languages, where the first that has a name wins, and by language."""
    every: dict[str, Month] = {}
    by_language: dict[str, dict[str, Month]] = {}
    for code, months in TABLES[calendar].items():
        own = by_language[code] = {}
        for number, spellings in enumerate(months, 1):
            for name in map(fold_date, spellings):
                own.setdefault(name, (number, calendar))
        every = own | every
    return every, by_language


@cache
def _openings() -> frozenset[str]:
    """The first words of all months' names."""
    return frozenset(found[0] for name in _months("") if (found := _WORD.match(name)))
