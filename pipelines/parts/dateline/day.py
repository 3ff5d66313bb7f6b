"""The day that a dateline's date means, in the calendar in which it is printed; none where there is no such day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from pipelines.language.days import ERA_STARTS, TABLES, from_ethiopian, from_solar
from pipelines.parts.dateline.dates import (
    HINDI_DAYS,
    MONGOLIAN_MONTH,
    MONGOLIAN_ORDINAL,
    MONGOLIAN_WORDS,
    NUMBER_ONLY,
    SOLAR_MONTHS,
    month_number,
    named_months,
)
from pipelines.world.gazetteer.table import name_key

_ERA = "|".join(ERA_STARTS)
_REPUBLIC = range(90, 200)
"""A year of so few digits before 年 counts from 1911, as in Taiwan."""
_CENTURY, _BUDDHIST = 2000, 543
_SOLAR, _LUNAR = range(1370, 1421), range(1421, 1500)
"""Years of the Persian calendar that are of our time, and of the lunar one, whose days nobody can reckon."""
_SOLAR_CENTURY = "14"
"""The first figures of a year of which Afghans print two."""
_SOLAR_BEHIND, _ETHIOPIAN_BEHIND = 621, 8
"""Years by which those calendars are behind the common one."""
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LONGEST_AGO, _AHEAD, _LONGEST_AHEAD = 300, 3, 31
"""Days before and after its publication that a date without a year may lie; after it, no date may lie further."""
_DAY_ALONE = 7, 20
"""The same for a date without a month."""
_OTHER_MONTHS = {"listopada": 10}
"""Names that mean a second month in another language: November to Poles, October to Croats."""
_UNLIKELY = 8
"""A day further ahead than that counts as if it were so many times as far in the past."""


class _Numbers(NamedTuple):
    day: int
    month: int | None = None
    year: int | None = None
    either: bool = False
    """Day and month are figures, of which either may come first."""
    other_month: int | None = None
    """What the month's name means in another language."""
    solar: bool = False
    """The month is one of the Persian calendar."""
    ethiopian: bool = False
    """It is one of the Ethiopian calendar, or the common month that Eritreans call so."""


def meant_day(printed: str, published: datetime | None) -> date | None:
    """The day a printed date means; year, and month if need be, from the publication nearest to it.

    None for what cannot be a date, for a date without a year when `published` is not known, and for one that no year brings
    near to it, or that is long after it.

    >>> meant_day("Dec. 31", datetime(2024, 1, 1))
    datetime.date(2023, 12, 31)
    >>> meant_day("21日", datetime(2023, 2, 21))
    datetime.date(2023, 2, 21)
    """
    numbers = _read(_plain(printed))
    if numbers is None:
        return None
    near = published.date() if published else None
    if numbers.year and numbers.month:
        return _nearest(_with_year(numbers), near, _LONGEST_AHEAD)
    ahead, ago = (_LONGEST_AHEAD, _LONGEST_AGO) if numbers.month else _DAY_ALONE
    return _nearest(_around(numbers, near), near, ahead, ago) if near else None


def _nearest(days: Iterable[date | None], near: date | None, ahead: int, ago: int | None = None) -> date | None:
    fitting = [day for day in days if day and not _is_off(day, near or date.today(), ahead, ago)]
    return min(fitting, key=lambda day: _distance(day, near or day), default=None)


def _is_off(day: date, near: date, ahead: int, ago: int | None) -> bool:
    return (day - near).days > ahead or (ago is not None and (near - day).days > ago)


def _distance(day: date, near: date) -> int:
    days = (near - day).days
    return abs(days) if days >= -_AHEAD else -days * _UNLIKELY


def _with_year(numbers: _Numbers) -> list[date | None]:
    year, month, day = numbers.year or 0, numbers.month or 0, numbers.day
    if numbers.solar or year in _SOLAR:
        return [from_solar(year, month, day)]
    if numbers.ethiopian:
        return [from_ethiopian(year, month, day), _date(year, (month + 7) % 12 + 1, day)]
    if year in _LUNAR:
        return []
    year -= _BUDDHIST if year > _CENTURY + _BUDDHIST - 100 else 0
    other = _date(year, numbers.other_month, day) if numbers.other_month else None
    return [_date(year, month, day), _date(year, day, month) if numbers.either else None, other]


def _around(numbers: _Numbers, near: date) -> list[date | None]:
    years = range(near.year - 1, near.year + 2)
    if numbers.solar:
        return [from_solar(year - _SOLAR_BEHIND, numbers.month or 0, numbers.day) for year in years]
    if numbers.ethiopian:
        return [from_ethiopian(year - _ETHIOPIAN_BEHIND, numbers.month or 0, numbers.day) for year in years]
    months = [month for month in (numbers.month, numbers.other_month) if month] or range(1, 13)
    days = [_date(year, month, numbers.day) for year in years for month in months]
    return [*days, *(_date(year, numbers.day, numbers.month or 0) for year in years if numbers.either)]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(printed: str) -> str:
    text = unicodedata.normalize("NFKC", printed)
    text = re.sub(r"[一二三四五六七八九十廿卅〇零]{1,3}(?=[月日])", _han_number, text)
    text = re.sub(rf"({'|'.join(HINDI_DAYS)})(?=\s)", lambda found: HINDI_DAYS[found[1]], text)
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)


def _han_number(found: re.Match[str]) -> str:
    digits = found[0].replace("廿", "二十").replace("卅", "三十").translate(_HAN_DIGITS)
    tens, ten, ones = digits.partition("十")
    return str(int(tens or 1) * 10 + int(ones or 0)) if ten else digits


def _read(text: str) -> _Numbers | None:
    for form in (_read_han, _read_words, _read_solar, _read_ethiopian, _read_numeric):
        if numbers := form(text):
            return numbers
    day = NUMBER_ONLY.fullmatch(text.strip())
    return _Numbers(int(day[1])) if day else None


def _read_han(text: str) -> _Numbers | None:
    found = re.search(r"(?:(?<!\d)(\d{3,4})\s?[年년]\s?)?(?:(\d{1,2})\s?[月월]\s?)?(\d{1,2})\s?[日일]", text)
    if not found:
        return None
    year = _int(found[1])
    if year and year < 1000:
        year = year + ERA_STARTS["民國"] if year in _REPUBLIC else None
    return _Numbers(int(found[3]), _int(found[2]), _year_of_era(text) or year)


_MONGOLIAN = re.compile(
    rf"(?:(\d{{4}})\sоны\s)?(?:(\d{{1,2}}){MONGOLIAN_MONTH}|({MONGOLIAN_ORDINAL})\sсарын\s)(\d{{1,2}})", re.IGNORECASE
)


def _read_numeric(text: str) -> _Numbers | None:
    if found := re.search(r"(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})", text):
        return _Numbers(int(found[3]), int(found[2]), int(found[1]))
    if found := _MONGOLIAN.search(text):
        return _Numbers(int(found[4]), _int(found[2]) or MONGOLIAN_WORDS[found[3].casefold()], _int(found[1]))
    if found := re.search(r"juche\s?(\d{2,3})\.(\d{1,2})\.(\d{1,2})", text, re.IGNORECASE):
        return _Numbers(int(found[3]), int(found[2]), int(found[1]) + ERA_STARTS["juche"])
    if found := re.search(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})(?:\s?[-/.]\s?(\d{4}|\d\d(?=$)))?(?!\d)", text):
        year = _int(found[4])
        year = year + _CENTURY if year and year < 100 else year
        return _Numbers(int(found[1]), int(found[3]), year, either=found[2] != ".")
    return None


def _read_words(text: str) -> _Numbers | None:
    if not (named := list(named_months(text))):
        return None
    month = named[-1]
    around = text[: month.start()] + " ; " + text[month.end() :]
    year = next((int(n) for n in re.findall(r"(?<!\d)\d{4}(?!\d)", around) if 1900 <= int(n) < 2600), None)
    before = re.search(r"(?<!\d)(\d{1,2})[^\W\d]{0,3}[.\s-]*(?:de|of|ngày)?\s*$", text[: month.start()], re.IGNORECASE)
    after = re.match(r"[.\s]*(\d{1,2})(?!\d)", text[month.end() :])
    if before and after and not year:
        thai = "ก" <= month[0][0] <= "๛"
        year, after = _CENTURY + int(after[1]) + (500 if thai else 0), None  # "12 mai 23"
    day = after or before
    if not day:
        return None
    other = _OTHER_MONTHS.get(month[0].lower())
    return _Numbers(int(day[1]), month_number(month[0]), year or _year_of_era(text), other_month=other)


def _read_solar(text: str) -> _Numbers | None:
    """A day of the Persian calendar: ۱۴ اسفند ۱۴۰۳, as Afghans print it ۱۴ثور ۰۲."""
    found = re.search(r"(?<!\d)(\d{1,2})\s?([^\W\d]{2,12})(?:\s(1[34]\d\d|\d\d))?(?!\d)", text)
    month = _solar_months().get(name_key(found[2])) if found else None
    if not found or not month:
        return None
    year = f"{_SOLAR_CENTURY}{found[3]}"[-4:] if found[3] else None
    return _Numbers(int(found[1]), month, _int(year), solar=True)


def _read_ethiopian(text: str) -> _Numbers | None:
    """A day of the Ethiopian calendar: ግንቦት 4/2015, 4 ግንቦት."""
    found = _ethiopian_form().search(text)
    day = found and (found[3] or found[1])
    return _Numbers(int(day), _ethiopian_months()[found[2]], _int(found[4]), ethiopian=True) if found and day else None


def _year_of_era(text: str) -> int | None:
    found = re.search(rf"({_ERA})\s?(\d{{1,3}})", text, re.IGNORECASE)
    return int(found[2]) + ERA_STARTS[found[1].lower()] if found else None


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


@cache
def _solar_months() -> dict[str, int]:
    return {name_key(name): number for name, number in SOLAR_MONTHS.items()}


@cache
def _ethiopian_months() -> dict[str, int]:
    return {name: number for number, names in enumerate(TABLES["ethiopian"]["am"], 1) for name in names}


@cache
def _ethiopian_form() -> re.Pattern[str]:
    names = "|".join(sorted(_ethiopian_months(), key=len, reverse=True))
    return re.compile(rf"(?:(?<!\d)(\d{{1,2}})\s)?({names})(?:\s(\d{{1,2}})(?!\d))?(?:\D{{1,5}}(\d{{4}}))?")
