"""Country and time zone of an outlet without a file: the country from its address, and its zone if it has only one;
else the zone of the page's own dates, or of its language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipelines.data import read_table
from pipelines.language.phrases import primary_subtag
from pipelines.world.address import host_of

_TERRITORIES = {"UK": "GB"}
_TABLES = read_table("countries")
_SOLD_ABROAD = frozenset[str](_TABLES["sold_abroad"])
"""Country endings of addresses that are sold to anybody and say nothing of a country."""
_CHOSEN: dict[str, str] = _TABLES["zone_of_country"]
"""Where nearly all outlets keep the time of the mainland."""
_OFFSET = re.compile(r"\d:?\d\d(?:\.\d{1,9})?\s?([+-])(\d\d):?(\d\d)$")
MAX_DATE = 50
_MOST_HOURS = {"+": 14, "-": 12}
"""Hours of the zones farthest east and west of Greenwich."""
_HALVES: dict[str, str] = _TABLES["zone_of_offset"]
_AT_HOME: dict[str, str] = _TABLES["zone_of_language"]
_DAYS = (datetime(2026, 1, 1), datetime(2026, 7, 1))


@lru_cache(maxsize=64)
def zone_of_address(url: str, language: str | None = None) -> str | None:
    """The IANA name of the zone of the country in an address; None for .com, for countries with several zones, and for
    endings that are sold abroad, unless the page is in a language of their country other than English.

    >>> zone_of_address("https://zeitung.example.de/1"), zone_of_address("https://times.example.com/1")
    ('Europe/Berlin', None)
    >>> zone_of_address("https://bao.example.cc/1", "zh"), zone_of_address("https://vijesti.example.me/1", "sr")
    (None, 'Europe/Podgorica')
    """
    end = _end_of_host(url)
    return None if end in _SOLD_ABROAD and not _is_official(language, end) else zone_of_territory(end)


def _is_official(language: str | None, territory: str) -> bool:
    """Whether a language is an official one of a country, and not the one in which addresses are sold."""
    spoken = _cldr("territory_languages").get(territory, {}).items()
    official = {name.partition("_")[0] for name, said in spoken if said.get("official_status")}
    return primary_subtag(language) in official - {"en"}


@lru_cache(maxsize=64)
def country_of_address(url: str) -> str | None:
    """The country in which an address is registered, ISO 3166-1 alpha-2; None for .com and for endings that are sold abroad.

    >>> country_of_address("https://zeitung.example.de/1"), country_of_address("https://example.tv/1")
    ('DE', None)
    """
    end = _end_of_host(url)
    return None if len(end) != 2 or end in _SOLD_ABROAD else _TERRITORIES.get(end, end)


@lru_cache(maxsize=64)
def zone_of_offset(dates: tuple[str, ...]) -> str | None:
    """The zone, as an IANA name of a fixed offset, of the first of a page's own dates that is not in Greenwich's.

    >>> zone_of_offset(("2026-05-13", "2026-05-13T09:08:00-03:00")), zone_of_offset(("2026-05-13T09:08:00+05:30",))
    ('Etc/GMT+3', 'Asia/Kolkata')
    """
    offsets = (found.groups() for date in dates if (found := _OFFSET.search(date[:MAX_DATE])))
    sign, hours, minutes = next((found for found in offsets if found[1:] != ("00", "00")), ("", "00", "00"))
    if minutes != "00":
        return _HALVES.get(f"{sign}{hours}:{minutes}")
    return f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}" if sign and int(hours) <= _MOST_HOURS[sign] else None


def zone_of_language(language: str | None) -> str | None:
    """The zone of the one country in which nearly all papers of a language are made; None for other languages.

    >>> zone_of_language("ja"), zone_of_language("es")
    ('Asia/Tokyo', None)
    """
    return _AT_HOME.get(primary_subtag(language))


def _end_of_host(url: str) -> str:
    try:
        return host_of(url).rpartition(".")[2].upper()
    except ValueError:
        return ""


@lru_cache(maxsize=500)
def zone_of_territory(code: str) -> str | None:
    """The IANA name of a country's zone (ISO 3166-1 alpha-2); None if it has several.

    >>> zone_of_territory("DE"), zone_of_territory("KZ"), zone_of_territory("US")
    ('Europe/Berlin', 'Asia/Almaty', None)
    """
    names = _zones_of_territory(code)
    return _CHOSEN.get(_TERRITORIES.get(code, code)) or (names[0] if len(_times_of(names)) == 1 else None)


def zone_of_dates(code: str, dates: Sequence[datetime]) -> str | None:
    """The one of a country's zones that fits some dates with offsets; None where several different ones fit.

    >>> zone_of_dates("US", [datetime.fromisoformat("2026-05-12T09:00:00-04:00")])
    'America/New_York'
    """
    names = [name for name in _zones_of_territory(code) if keeps_time(name, dates)]
    known = [name for name in names if name in _cldr("windows_zone_mapping").values()]
    return (known or names)[0] if dates and len(_times_of(names)) == 1 else None


def keeps_time(name: str, dates: Sequence[datetime]) -> bool:
    """Whether a zone's clocks show the dates as they are written."""
    return all(when.astimezone(ZoneInfo(name)).utcoffset() == when.utcoffset() for when in dates)


def territory_of_zone(name: str) -> str | None:
    """The country to which a zone belongs.

    >>> territory_of_zone("Asia/Tokyo")
    'JP'
    """
    code: str | None = _cldr("zone_territories").get(name)
    return code


def _zones_of_territory(code: str) -> list[str]:
    return list(_cldr("territory_zones").get(_TERRITORIES.get(code, code)) or ()) if len(code) == 2 else []


def _cldr(
    table: Literal["territory_languages", "territory_zones", "windows_zone_mapping", "zone_territories"],
) -> Mapping[str, Any]:
    """A table of Unicode's locale data."""
    from babel.core import get_global  # 20 ms to load, and few pages need it

    return get_global(table)


def _times_of(names: Sequence[str]) -> set[tuple[timedelta | None, ...]]:
    """The different times that zones keep in the course of a year."""
    return {tuple(day.replace(tzinfo=zone).utcoffset() for day in _DAYS) for name in names if (zone := _zone(name))}


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return None
