"""Dates of datelines in the languages of the wires: where one stands, and the day it means."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from pipelines.data import read_table
from pipelines.gazetteer.table import fold

_JUCHE_EPOCH = 1911
_CENTURY = 2000
_THAI_CENTURY = 2500 - 543
_HINDI_DAYS = dict(zip(["एक", "दो", "तीन", "चार", "पांच", "पाँच", "छह", "सात", "आठ", "नौ"], "1234556789", strict=True))
"""The days that Hindi agencies write out."""
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")

_DATED = r"(?:दि|ता|તા)\.?\s|दिनांक\s"
"""What Marathi and Gujarati print before the day."""

_MONGOLIAN_MONTH = r"(?:\s?-?р|\s?д[уү]г[аэ]{1,2}р)?\sсарын\s"


class _Numbers(NamedTuple):
    day: int
    month: int | None = None
    year: int | None = None


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
    return any(map(str.isdigit, head)) or not _HINDI_DAYS.keys().isdisjoint(head.split())


def is_month(word: str) -> bool:
    """Whether a word names a month, abbreviated or not."""
    return fold(word) in _months()


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week."""
    return fold(word) in _weekdays()


def day_of(printed: str, published: datetime | None) -> date | None:
    """The day a printed date means; year, and month if need be, from the publication nearest to it.

    None for what cannot be a date, and for a date without a year when `published` is not known.

    >>> day_of("Dec. 31", datetime(2024, 1, 1))
    datetime.date(2023, 12, 31)
    >>> day_of("21日", datetime(2023, 2, 21))
    datetime.date(2023, 2, 21)
    """
    numbers = _read(_plain(printed))
    if numbers is None:
        return None
    if numbers.year and numbers.month:
        return _date(numbers.year, numbers.month, numbers.day)
    if published is None:
        return None
    near = (
        _date(y, numbers.month or m, numbers.day) for y, m in _months_around(published) if not numbers.month or m == 1
    )
    told = published.date()
    return min((day for day in near if day), key=lambda day: abs((day - told).days), default=None)


def _months_around(published: datetime) -> list[tuple[int, int]]:
    return [(year, month) for year in range(published.year - 1, published.year + 2) for month in range(1, 13)]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(printed: str) -> str:
    text = unicodedata.normalize("NFKC", printed)
    text = re.sub(r"[一二三四五六七八九十〇零]{1,3}(?=[月日])", _han_number, text)
    text = re.sub(rf"({'|'.join(_HINDI_DAYS)})(?=\s)", lambda found: _HINDI_DAYS[found[1]], text)
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)


def _han_number(found: re.Match[str]) -> str:
    digits = found[0].translate(_HAN_DIGITS)
    tens, ten, ones = digits.partition("十")
    return str(int(tens or 1) * 10 + int(ones or 0)) if ten else digits


def _read(text: str) -> _Numbers | None:
    for form in (_read_han, _read_numeric, _read_words):
        if numbers := form(text):
            return numbers
    day = re.fullmatch(rf"(?:{_DATED})?(\d{{1,2}})\.?", text.strip())
    return _Numbers(int(day[1])) if day else None


def _read_han(text: str) -> _Numbers | None:
    found = re.search(r"(?:(\d{4})\s?[年년]\s?)?(?:(\d{1,2})\s?[月월]\s?)?(\d{1,2})\s?[日일]", text)
    if not found:
        return None
    return _Numbers(int(found[3]), _int(found[2]), _int(found[1]) or _juche(text))


def _read_numeric(text: str) -> _Numbers | None:
    if found := re.search(r"(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})", text):
        return _Numbers(int(found[3]), int(found[2]), int(found[1]))
    if found := re.search(rf"(\d{{1,2}}){_MONGOLIAN_MONTH}(\d{{1,2}})", text):
        return _Numbers(int(found[2]), int(found[1]))
    if found := re.search(r"[Jj]uche\s?(\d{2,3})\.(\d{1,2})\.(\d{1,2})", text):
        return _Numbers(int(found[3]), int(found[2]), int(found[1]) + _JUCHE_EPOCH)
    if found := re.search(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{4}))?(?!\d)", text):
        return _Numbers(int(found[1]), int(found[2]), _int(found[3]))
    return None


def _read_words(text: str) -> _Numbers | None:
    if not (named := list(_month().finditer(text))):
        return None
    month = named[-1]
    around = text[: month.start()] + " ; " + text[month.end() :]
    year = next((int(n) for n in re.findall(r"(?<!\d)\d{4}(?!\d)", around) if 1900 <= int(n) < 2100), None)
    before = re.search(r"(?<!\d)(\d{1,2})[^\W\d]{0,3}[.\s-]*(?:de|of|ngày)?\s*$", text[: month.start()], re.IGNORECASE)
    after = re.match(r"[.\s]*(\d{1,2})(?!\d)", text[month.end() :])
    if before and after and not year:
        thai = "ก" <= month[0][0] <= "๛"
        year, after = (_THAI_CENTURY if thai else _CENTURY) + int(after[1]), None  # "12 mai 23"
    day = after or before
    return _Numbers(int(day[1]), _months()[fold(month[0].split("/")[0])], year or _juche(text)) if day else None


def _juche(text: str) -> int | None:
    found = re.search(r"(?:[Jj]uche|주체|主体|主體)\s?(\d{2,3})", text)
    return int(found[1]) + _JUCHE_EPOCH if found else None


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


@cache
def _months() -> dict[str, int]:
    return {
        fold(name): number for number, names in enumerate(read_table("dateline_months")["months"], 1) for name in names
    }


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(fold, read_table("dateline_months")["weekdays"]))


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
    month = rf"(?:{_named_month()}|(?:{_any(names['foreign'])})(?![^\W\d_]))"
    weekday = rf"(?:(?<![a-zA-ZÀ-ɏА-яё]\s)(?:{_any(names['weekdays'])})\.?,?\s{{1,2}})?"
    hijri = r"(?:[^\W\d_][^\d,]{2,14}\s\d{1,2},?\s14\d\d(?:\s?A?\.?H\.?)?(?:,?\s|/)(?:corresponding\sto\s)?)?"
    year = r"(?:19|20)\d\d|[٠-٩۰-۹०-९০-৯]{4}"
    hijri_first = r"(?:\d{1,2}\s[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12})?\s1[34]\d\d\s?هـ\s(?:الموافق\s)?)?"
    day = rf"(?:\d{{1,2}}|(?:{'|'.join(_HINDI_DAYS)})(?=\s))"
    end = r"(?:\s{0,2}(?:года|року|[гр]\.?|م\.?)(?!\w))?"
    juche = r"(?:,?\s[Jj]uche\s?\d{2,3}(?:\s?\(\d{4}\))?)?"
    forms = [
        rf"{weekday}{hijri}{month}\s{{0,2}}{day}(?:st|nd|rd|th|\sd\.?)?(?:(?:[,.፣]?\s{{1,2}}|/)(?:{year}))?{juche}",
        rf"{weekday}{hijri_first}{day}(?:st|nd|rd|th|er|º|°|\.)?(?:\s{{0,2}}(?:de\s|of\s)?|-){month}(?:,?\s{{0,2}}(?:de\s|del\s)?(?:{year})|\s\d\d(?=$))?{end}{juche}",
        rf"{weekday}(?:ngày\s)?\d{{1,2}}\s?[-/.]\s?\d{{1,2}}(?:\s?[-/.]\s?(?:\d{{4}}|\d\d))?(?:\s?م(?!\w))?",
        rf"(?:{year})\.\s{month}\s\d{{1,2}}\.?(?:,\s(?:{_any(names['weekdays'])}))?",
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
        rf"(?:{_DATED})\d{{1,2}}(?:\s{month})?",
        rf"\d{{1,2}}{_MONGOLIAN_MONTH}\d{{1,2}}(?:-?н[ыи]?)?",
        r"[Jj]uche\s?\d{2,3}\.\d{1,2}\.\d{1,2}\.?",
    ]
    return "|".join(forms)


def _any(names: Any) -> str:
    return "|".join(re.escape(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))
