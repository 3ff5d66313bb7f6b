"""Places of datelines: which town in which country, and why that one of the name."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from crawler.items import Place
from pipelines.gazetteer_table import COUNTRIES, Spot, fold, look_up

_DATA = COUNTRIES.parent
_LANGUAGE_HOMES = {
    "de": "DE AT CH LI",
    "fr": "FR BE CH LU",
    "es": "ES MX AR CO CL PE",
    "pt": "PT BR",
    "it": "IT SM",
    "tr": "TR",
    "ru": "RU",
    "uk": "UA",
    "ko": "KR",
    "ja": "JP",
    "zh": "CN TW HK",
    "hi": "IN",
    "id": "ID",
    "ms": "MY",
    "vi": "VN",
    "en": "US GB",
}
_BRACKET = re.compile(r"\s*[(\[（［]([^()\[\]（）［］]{1,60})[)\]）］]\s*$|\s/([^/]{2,40})/\s*$")
_MODIFIER = re.compile(
    r"(?:the|near|outside|occupied|the occupied|israeli-occupied|russian-occupied|russian-controlled|northern|southern"
    r"|eastern|western|central|northeast|northwest|southeast|southwest|north|south|east|west|in|off|aboard|on board)\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
_NO_TOWN = re.compile(r"aboard|on board|redac|[“\"]|[\u3040-\u9fff]{4}(?<![市县縣区區州盟旗])", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]{4,12}")
_CJK_SUFFIX = re.compile(r"(?<=..)(?:[市县縣区區省州镇鎮]|시|특별시|광역시)$")
_BEST_KNOWN, _OUTLET, _AGENCY, _LANGUAGE, _CAPITAL, _OTHER_NAME = 50.0, 8.0, 3.0, 3.0, 4.0, 0.15
_TYPO_LENGTH, _TYPO_POPULATION, _METROPOLIS = 7, 5_000, 100_000


class Region(NamedTuple):
    """A country, or a part of one, that stands after a town: "Wis.", "China"."""

    country_code: str
    code: str | None
    """GeoNames' admin1 code; None for a whole country."""


class Hints(NamedTuple):
    """What speaks for a country when a name has several places; all ISO 3166-1 or BCP 47."""

    outlet_country: str | None = None
    agency_country: str | None = None
    language: str | None = None
    fallback_country: str | None = None
    """Where a town that the gazetteer does not have is taken to be."""


def find_place(name: str, hints: Hints = Hints()) -> Place:
    """The place that a dateline calls `name`, with its region, if it names one; what is not known stays None.

    >>> place = find_place("LA CROSSE, Wis.")
    >>> place.city, place.country_code, place.reason
    ('La Crosse', 'US', 'region named')
    >>> find_place("Atlantis").country_code is None
    True
    """
    spot, country, reason = _resolve(name, hints)
    if spot is None:
        return Place(name=name, country_code=country, reason=reason)
    return Place(name, spot.name, spot.country_code, spot.latitude, spot.longitude, spot.geonames_id, reason)


def people_of(name: str, hints: Hints = Hints()) -> int:
    """How many people live in the place that `name` means without its region; -1 when no place is known by it.

    A tenth of them where a Latin name is not the place's main one: such names may be anything ("Namen" for Namur).
    """
    return _people_of(name, hints)


def is_chief_town(name: str, countries: set[str]) -> bool:
    """Whether the place that `name` means is the capital of one of `countries`, or a city as large."""
    spot, _ = _choose(_candidates(name), Hints())
    return spot is not None and spot.country_code in countries and (spot.capital or spot.population >= _METROPOLIS)


def find_regions(name: str) -> list[Region]:
    """The countries and regions of that name, in any language or AP's abbreviation; [] if there is none.

    >>> find_regions("Wis."), find_regions("Alemania")
    ([Region(country_code='US', code='WI')], [Region(country_code='DE', code=None)])
    """
    bare = name.strip(" .,")
    while True:
        if regions := _regions().get(fold(bare)):
            return regions
        shorter = _MODIFIER.sub("", bare, count=1) if _MODIFIER.match(bare) else bare
        if shorter == bare:
            return []
        bare = shorter


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


def homes(hints: Hints) -> frozenset[str]:
    """The countries where a short name is most likely meant: the outlet's, and those of the language."""
    language = hints.language or ""
    outlet = frozenset({hints.outlet_country} if hints.outlet_country else ())
    if language.startswith("en") and hints.agency_country not in (None, "US", "GB"):
        return outlet
    return outlet | frozenset(_LANGUAGE_HOMES.get(language.split("-")[0], "").split())


@lru_cache(maxsize=4096)
def _people_of(name: str, hints: Hints) -> int:
    candidates = _candidates(name)
    spot, _ = _choose(candidates, hints)
    if spot is None:
        return -1
    other_name = name.isascii() and not spot.own_name and (spot, True) not in candidates
    other_name = other_name and spot.country_code not in homes(hints)
    return spot.population // 10 if other_name else spot.population


@lru_cache(maxsize=4096)
def _resolve(name: str, hints: Hints) -> tuple[Spot | None, str | None, str | None]:
    town, named = split_regions(name)
    if not named and not _candidates(town):
        town, named = _split_han(town)
    regions = [found for part in named if (found := find_regions(part))]
    candidates = _candidates(name) if named else []
    candidates = candidates or _candidates(town) or _candidates(_MODIFIER.sub("", town, count=1))
    candidates = candidates or _candidates(re.split("[/–-]", town, maxsplit=1)[0])
    if regions:
        return _in_regions(candidates, regions, hints)
    if not candidates and (own := find_regions(town)):
        return None, own[0].country_code, "a country or region by itself"
    if not candidates and (near := _one_letter_off(town)):
        spot, _ = _choose(near, hints)
        return spot, spot.country_code if spot else None, "one letter from its name"
    if not candidates and hints.fallback_country and not _NO_TOWN.match(town):
        return None, hints.fallback_country, "an unknown town, taken to be in the agency's country"
    spot, reason = _choose(candidates, hints)
    return spot, spot.country_code if spot else None, reason


def _split_han(name: str) -> tuple[str, list[str]]:
    """A region written before its town without a space: 四川泸定."""
    if not _HAN.fullmatch(name):
        return name, []
    for length in range(min(len(name) - 2, 5), 1, -1):
        if find_regions(name[:length]):
            return name[length:], [name[:length]]
    return name, []


def _in_regions(
    candidates: list[tuple[Spot, bool]], regions: list[list[Region]], hints: Hints
) -> tuple[Spot | None, str | None, str]:
    for options in regions:
        for exact in (True, False):
            if inside := [c for c in candidates if any(_inside(c[0], region, exact) for region in options)]:
                spot, _ = _choose(inside, hints)
                return spot, spot.country_code if spot else None, "region named" if exact else "country named"
    return None, regions[-1][0].country_code, "only its region is known"


def _inside(spot: Spot, region: Region, exact: bool) -> bool:
    if spot.country_code != region.country_code:
        return False
    return region.code is None or not exact or spot.region == region.code


def _candidates(name: str) -> list[tuple[Spot, bool]]:
    """The places of a name, each with whether it is the best known of it."""
    famous = _best_known().get(fold(name))
    spots = look_up(name) or (look_up(_CJK_SUFFIX.sub("", name)) if _CJK_SUFFIX.search(name) else [])
    target = _target(famous) if famous else None
    others = [(spot, False) for spot in spots if target is None or spot.geonames_id != target.geonames_id]
    return [(target, True), *others] if target else others


def _choose(candidates: Iterable[tuple[Spot, bool]], hints: Hints) -> tuple[Spot | None, str | None]:
    ranked = sorted(candidates, key=lambda c: -_weight(c, hints))
    if not ranked:
        return None, None
    spot, famous = ranked[0]
    if len(ranked) == 1:
        return spot, "the only place of that name"
    if len({other.country_code for other, _ in ranked}) == 1:
        return spot, "the largest of that name"
    return spot, _reason(spot, famous, hints)


def _weight(candidate: tuple[Spot, bool], hints: Hints) -> float:
    spot, famous = candidate
    weight = spot.population + 1.0
    weight *= _CAPITAL if spot.capital else 1
    weight *= 1 if spot.own_name or famous else _OTHER_NAME
    weight *= _BEST_KNOWN if famous else 1
    weight *= _OUTLET if spot.country_code == hints.outlet_country else 1
    weight *= _AGENCY if spot.country_code == hints.agency_country else 1
    return weight * (_LANGUAGE if spot.country_code in homes(hints) else 1)


def _reason(spot: Spot, famous: bool, hints: Hints) -> str:
    grounds = {
        "the outlet's country": spot.country_code == hints.outlet_country,
        "the agency's home": spot.country_code == hints.agency_country,
        "the best known of that name": famous,
        "a capital": spot.capital,
        "a country of the language": spot.country_code in homes(hints),
    }
    return next((ground for ground, holds in grounds.items() if holds), "the largest of that name")


def _one_letter_off(town: str) -> list[tuple[Spot, bool]]:
    """Places whose name is the printed one without one of its letters: GENISCHESK for Genichesk."""
    key = fold(town)
    if len(key) < _TYPO_LENGTH:
        return []
    near = (spot for i in range(1, len(key)) for spot in look_up(key[:i] + key[i + 1 :]))
    return [(spot, False) for spot in near if spot.population >= _TYPO_POPULATION]


@cache
def _regions() -> dict[str, list[Region]]:
    regions: dict[str, list[Region]] = defaultdict(list)
    for code, names in _country_rows():
        for name in names:
            regions[fold(name)].append(Region(code, None))
    for key, names in _toml("gazetteer_regions.toml").items():
        country, _, part = key.partition(".")
        for name in names:
            if (region := Region(country, part or None)) not in regions[fold(name)]:
                regions[fold(name)].append(region)
    regions.pop("", None)
    return dict(regions)


def _country_rows() -> Iterable[tuple[str, list[str]]]:
    for line in COUNTRIES.read_text().splitlines():
        code, _, names = line.partition("\t")
        yield code, names.split("|")


@cache
def _best_known() -> dict[str, str]:
    return {fold(name): key for key, names in _toml("gazetteer_cities.toml").items() for name in names}


@cache
def _target(key: str) -> Spot:
    name, _, country = key.rpartition(", ")
    return next(spot for spot in look_up(name) if spot.own_name and spot.country_code == country)


def _toml(name: str) -> dict[str, Any]:
    with (_DATA / name).open("rb") as stream:
        return tomllib.load(stream)
