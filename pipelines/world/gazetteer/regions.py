"""Regions and countries that datelines name after a town: "Wis.", "China", "Indian-administered Kashmir"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.data import read_table
from pipelines.world.gazetteer.table import COUNTRIES, name_key

_BRACKET = re.compile(r"\s{0,9}[(\[（［]([^()\[\]（）［］]{1,60})[)\]）］]\s{0,9}$|\s/([^/]{2,40})/\s{0,9}$")
_MODIFIER = re.compile(
    r"(?:the|near|outside|occupied|the occupied|israeli-occupied|russian-occupied|russian-controlled|northern|southern"
    r"|eastern|western|central|northeast|northwest|southeast|southwest|north|south|east|west|in|off|aboard|on board)\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_DISTRICTS = {
    re.compile(r"[\w-]{3,40}[ -]?kreis", re.IGNORECASE): ["DE"],
    re.compile(r"[\w.'’ -]{2,40} county", re.IGNORECASE): read_table("countries")["have_counties"],
}
"""What a district is called, and the countries that have such, the likeliest first."""
_MODIFIERS = 3


class Region(NamedTuple):
    """A country, or a part of one, that stands after a town: "Wis.", "China"."""

    country_code: str
    code: str | None
    """GeoNames' admin1 code, empty where it is not known; None for a whole country."""


def find_regions(name: str) -> list[Region]:
    """The countries and regions of that name, in any language or AP's abbreviation; [] if there is none.

    >>> find_regions("Wis."), find_regions("Alemania")
    ([Region(country_code='US', code='WI')], [Region(country_code='DE', code=None)])
    """
    bare = name.strip(" .,")
    for _ in range(_MODIFIERS):
        if regions := _regions().get(name_key(bare)):
            return regions
        if not (modifier := _MODIFIER.search(bare)):
            break
        bare = bare[: modifier.start()] + bare[modifier.end() :]
    of = next((countries for district, countries in _DISTRICTS.items() if district.fullmatch(bare)), ())
    return [Region(country, "") for country in of]


def split_regions(name: str) -> tuple[str, list[str]]:
    """A place as printed -> its town, and the regions named after it by comma or bracket, the nearest first.

    >>> split_regions("Washington, DC, United States"), split_regions("Damascus [Syria]")
    (('Washington', ['DC', 'United States']), ('Damascus', ['Syria']))
    """
    outer: list[str] = []
    while found := _BRACKET.search(name):
        name = name[: found.start()]
        outer.insert(0, found[1] or found[2])
    town, *inner = (part.strip() for part in re.split(r"[,،，]", name))
    return town, [part for part in inner + outer if part]


def without_modifier(name: str) -> str:
    """A name without the word that places it: "northern Gaza" is Gaza, "NEAR BAKHMUT" Bakhmut."""
    return _MODIFIER.sub("", name, count=1)


@cache
def _regions() -> dict[str, list[Region]]:
    regions: dict[str, list[Region]] = defaultdict(list)
    for country, code, name in names_of_regions():
        if (region := Region(country, code)) not in regions[name_key(name)]:
            regions[name_key(name)].append(region)
    regions.pop("", None)
    return dict(regions)


def names_of_regions() -> Iterator[tuple[str, str | None, str]]:
    """Every name of a country or a region with the country and the region's code, as `Region` has it."""
    for country, names in _country_rows():
        yield from ((country, None, name) for name in names)
    for key, names in read_table("gazetteer_regions").items():
        country, _, part = key.partition(".")
        for name in names:
            yield country, part or None, name
            if name.endswith(" область"):
                yield country, part or None, name.replace(" область", " обл")
            if name.startswith("County "):
                yield country, part or None, name.replace("County ", "Co. ")


def _country_rows() -> Iterator[tuple[str, list[str]]]:
    for line in COUNTRIES.read_text("utf-8").splitlines():
        code, _, names = line.partition("\t")
        yield code, names.split("|")
