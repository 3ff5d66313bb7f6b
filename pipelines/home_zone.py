"""The zone of an outlet nobody has told us of: its country's, where the country has but one."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_TERRITORIES = {"UK": "GB"}
_CHOSEN = {"ES": "Europe/Madrid", "PT": "Europe/Lisbon", "CN": "Asia/Shanghai"}
"""Where nearly all outlets keep the time of the mainland."""
_DAYS = (datetime(2026, 1, 1), datetime(2026, 7, 1))


@lru_cache(maxsize=64)
def zone_of_address(url: str) -> str | None:
    """The IANA name of the zone that the country in an address keeps; None for .com and for countries of several zones.

    >>> zone_of_address("https://zeitung.example.de/1"), zone_of_address("https://times.example.com/1")
    ('Europe/Berlin', None)
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return _zone_of_territory(host.rpartition(".")[2].upper())


@lru_cache(maxsize=500)
def _zone_of_territory(code: str) -> str | None:
    from babel.core import get_global  # 20 ms to load, and few pages need it

    code = _TERRITORIES.get(code, code)
    names: list[str] = list(get_global("territory_zones").get(code) or ()) if len(code) == 2 else []
    kept = {tuple(day.replace(tzinfo=zone).utcoffset() for day in _DAYS) for name in names if (zone := _zone(name))}
    return _CHOSEN.get(code) or (names[0] if len(kept) == 1 else None)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return None
