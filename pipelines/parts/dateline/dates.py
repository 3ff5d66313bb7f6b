"""Dates in datelines, in the languages of the wires: where they stand; `day` says which day they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipelines.data import read_table
from pipelines.language.days import TABLES
from pipelines.world.gazetteer.table import name_key

HINDI_DAYS = dict(zip(["एक", "दो", "तीन", "चार", "पांच", "पाँच", "छह", "सात", "आठ", "नौ"], "1234556789", strict=True))
"""Days of the month that Hindi agencies write as words."""

_DATED = r"(?:दि|ता|તા)\.?\s|दिनांक\s"
"""What Marathi and Gujarati print before the day."""

NUMBER_ONLY = re.compile(rf"(?:{_DATED})?(\d{{1,2}})\.?")
"""A day without its month."""
SOLAR_MONTHS = {
    name: number for language in TABLES["solar"].values() for number, names in enumerate(language, 1) for name in names
}
"""The months of the solar calendar as Persians, Afghans and Pashtuns call them."""
MONGOLIAN_MONTH = r"(?:\s?-?р|\s?д[уү]г[аэ]{1,2}р)?\sсарын\s"
MONGOLIAN_WORDS = {
    name: number for number, names in enumerate(read_table("dateline_months")["mongolian"], 1) for name in names
}
"""Months of the year written out, as Mongolian agencies do: "арваннэгдүгээр сарын 15"."""
MONGOLIAN_ORDINAL = "|".join(sorted(MONGOLIAN_WORDS, key=len, reverse=True))


def find_date(head: str) -> re.Match[str] | None:
    """The date that closes `head` (spaced scripts); the match's whole is the date as printed.

    >>> find_date("NEW DELHI, Nov. 18")[0], find_date("Londres, 27 de abril")[0]
    ('Nov. 18', '27 de abril')
    """
    return _closing().search(head) if _has_day(head) else None


def opens_with_date(head: str) -> re.Match[str] | None:
    """The date that opens `head`, with the separator after it."""
    return _opening().match(head) if _has_day(head) else None


def _has_day(head: str) -> bool:
    return any(map(str.isdigit, head)) or not HINDI_DAYS.keys().isdisjoint(head.split())


def is_month(word: str) -> bool:
    """Whether a word names a month, abbreviated or not."""
    return name_key(word) in _months()


def month_number(word: str) -> int:
    """Which month a word names, or the first of two that stand for one ("أيار/مايو")."""
    return _months()[name_key(word.split("/")[0])]


def named_months(text: str) -> Iterator[re.Match[str]]:
    """The months that a text names."""
    return _month().finditer(text)


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week."""
    return name_key(word) in _weekdays()


@cache
def _months() -> dict[str, int]:
    return {
        name_key(name): number
        for number, names in enumerate(read_table("dateline_months")["months"], 1)
        for name in names
    }


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(name_key, read_table("dateline_months")["weekdays"]))


# Each is compiled when it is first asked for: the names of the months in all languages take their time.
@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{_named_month()})", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w/.-])|(?<=--)|(?<=[\u0600-\u06ff]/))(?:{_forms()})$", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{_forms()})(?=[\s,.|])\s?[,.|–—-]?\s?", re.IGNORECASE)


def _named_month() -> str:
    """A month, and perhaps its other name: "أيار/مايو"."""
    return rf"(?:{_any(name for names in read_table('dateline_months')['months'] for name in names)})(?![^\W\d_])\.?(?:\s?/\s?[^\W\d_]{{2,12}}\.?)?"


@cache
def _forms() -> str:
    """Every way to print a date, as alternatives of a pattern."""
    names = read_table("dateline_months")
    month = rf"(?:{_named_month()}|(?:{_any([*names['foreign'], *SOLAR_MONTHS, *names['lunar']])})(?![^\W\d_]))"
    weekday = rf"(?:(?<![a-zA-ZÀ-ɏА-яё]\s)(?:{_any(names['weekdays'])})\.?,?\s{{1,2}})?"
    hijri = r"(?:[^\W\d_][^\d,]{2,14}\s\d{1,2},?\s14\d\d(?:\s?A?\.?H\.?)?(?:,?\s|/)(?:corresponding\sto\s)?)?"
    year = r"(?:19|20)\d\d|[٠-٩۰-۹०-९০-৯]{4}|1[34]\d\d(?=\s?هـ)"
    hijri_first = r"(?:\d{1,2}\s[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?\s1[34]\d\d\s?هـ\s(?:الموافق\s)?)?"
    day = rf"(?:\d{{1,2}}|(?:{'|'.join(HINDI_DAYS)})(?=\s))"
    end = r"(?:\s{0,2}(?:года|року|[гр]\.?|م\.?|هـ)(?!\w))?"
    juche = r"(?:,?\s[Jj]uche\s?\d{2,3}(?:\s?\(\d{4}\))?)?"
    forms = [
        rf"{weekday}{hijri}{month}\s{{0,2}}{day}(?:st|nd|rd|th|\sd\.?)?(?:(?:[,.፣]?\s{{1,2}}|/)(?:{year}))?{juche}",
        rf"{weekday}{hijri_first}(?:ngày\s)?{day}(?:st|nd|rd|th|er|º|°|\.)?(?:\s{{0,2}}(?:de\s|of\s)?|-){month}(?:,?\s{{0,2}}(?:de\s|del\s)?(?:{year})|\s\d\d(?=$))?{end}{juche}",
        rf"{weekday}(?:ngày\s)?\d{{1,2}}\s?[-/.]\s?\d{{1,2}}(?:\s?[-/.]\s?(?:\d{{4}}|\d\d))?(?:\s?م(?!\w))?",
        rf"(?:{year})\.\s{month}\s\d{{1,2}}\.?(?:,\s(?:{_any(names['weekdays'])}))?",
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
        rf"(?:{_DATED})\d{{1,2}}(?:\s{month})?",
        rf"(?:(?:{year})\sоны\s)?(?:\d{{1,2}}{MONGOLIAN_MONTH}|(?:{MONGOLIAN_ORDINAL})\sсарын\s)\d{{1,2}}(?:-?н[ыи]?)?",
        r"[Jj]uche\s?\d{2,3}\.\d{1,2}\.\d{1,2}\.?",
    ]
    return "|".join(forms)


def _any(names: Iterable[str]) -> str:
    """Names as alternatives of a pattern, the longest first, grouped by first letter: most places in a text have
    none of these."""
    longest = sorted({*names}, key=lambda name: (-len(name), name))
    by_letter: dict[str, list[str]] = {}
    for name in longest:
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
