"""Places of datelines: which town in which country, and why that one among those of the same name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crawler.items import Place
from pipelines.language.letters import HAN
from pipelines.world.gazetteer.choice import candidates_for, choose
from pipelines.world.gazetteer.mentions import named_in
from pipelines.world.gazetteer.regions import Region, find_regions, split_regions, without_modifier
from pipelines.world.gazetteer.table import Spot, look_up, name_key
from pipelines.world.gazetteer.weighing import CITY, METROPOLIS, NO_HINTS, Candidate, Hints, homes

_NO_TOWN = re.compile(r"aboard|on board|redac|[“\"]|[\u3040-\u9fff]{4}(?<![市县縣区區州盟旗])", re.IGNORECASE)
_HAN = re.compile(rf"[{HAN}]{{4,12}}")
_TYPO_LENGTH, _TYPO_POPULATION = 7, 5_000
"""Letters of a name that may be misspelt, and people of the place that is meant."""
_HAMLET, _CITY_ABROAD = 2_000, 200_000
"""A town of more people is known beside a region of its name, in another country only one of so many: Victoria, Paraná."""
_ALL_TOWNS_KNOWN = "US"

__all__ = [
    "NO_HINTS",
    "Hints",
    "find_place",
    "find_regions",
    "homes",
    "is_capital",
    "is_chief_town",
    "is_place",
    "is_town",
    "people_of",
    "split_regions",
]


def find_place(name: str, hints: Hints = NO_HINTS, text: str = "") -> Place:
    """The place that a dateline calls `name`, with its region, if it names one; what is not known stays None.

    `text` is what stands behind the dateline; the countries that it names tell places of one name apart.

    >>> place = find_place("LA CROSSE, Wis.")
    >>> place.city, place.country_code, place.reason
    ('La Crosse', 'US', 'region named')
    >>> find_place("Nowhereville").country_code is None
    True
    """
    if text and len(areas := _areas_of(name)) > 1:
        hints = hints._replace(named=named_in(text, areas))
    spot, country, reason = _resolve(name, hints)
    if spot is None:
        return Place(name=name, country_code=country, reason=reason)
    return Place(name, spot.name, country, spot.latitude, spot.longitude, spot.geonames_id, reason)


@lru_cache(maxsize=4096)
def _areas_of(name: str) -> frozenset[str]:
    """The countries and regions ("US.CA") that have a place of this name, where it is printed without one."""
    town, named = split_regions(name)
    found = [] if named else candidates_for(town) or candidates_for(without_modifier(town))
    districts = (region.country_code for part in named or [town] for region in find_regions(part) if region.code == "")
    areas = (area for one in found if one.of_note for area in (one.spot.country_code, one.region))
    return frozenset([*areas, *districts])


class _Resolved(NamedTuple):
    """What a name means: a town, or at least a country, and why."""

    spot: Spot | None = None
    country: str | None = None
    reason: str | None = None


def _at(spot: Spot, reason: str) -> _Resolved:
    return _Resolved(spot, spot.country_code, reason)


def is_town(name: str, hints: Hints = NO_HINTS) -> bool:
    """Whether the gazetteer has a town of this name, spelt so."""
    return find_place(name, hints).geonames_id is not None


def is_place(name: str, hints: Hints = NO_HINTS) -> bool:
    """Whether the gazetteer has a town, a region or a country of this name."""
    return is_town(name, hints) or bool(find_regions(name))


@lru_cache(maxsize=4096)
def people_of(name: str, hints: Hints = NO_HINTS) -> int:
    """How many people live in the place that `name` means without its region; -1 when no place is known by it.

    A third of them where a Latin name is not the place's main one: such names may be anything ("Namen" for Namur).
    """
    if not (candidates := candidates_for(name)):
        return -1
    best, _ = choose(candidates, hints)
    doubtful = name.isascii() and not best.by_main_name and best.spot.country_code not in homes(hints)
    return best.spot.population // 3 if doubtful else best.spot.population


def is_chief_town(name: str, countries: set[str]) -> bool:
    """Whether the place that `name` means is the capital of one of `countries`, or a city as large."""
    if not (candidates := candidates_for(name)):
        return False
    spot = choose(candidates, NO_HINTS)[0].spot
    return spot.country_code in countries and (spot.capital or spot.population >= CITY)


def is_capital(name: str, hints: Hints) -> bool:
    """Whether the place that `name` means is a state's capital, of whatever size."""
    candidates = candidates_for(name)
    return bool(candidates) and choose(candidates, hints)[0].spot.capital


@lru_cache(maxsize=4096)
def _resolve(name: str, hints: Hints) -> _Resolved:
    """The place, else at least its country, and why; the name's own regions come before all hints."""
    town, named = split_regions(name)
    if not named and not candidates_for(town):
        town, named = _split_han(town)
    candidates = (candidates_for(name) if named else []) or candidates_for(town)
    candidates = candidates or candidates_for(without_modifier(town))
    if regions := [options for part in named if (options := _regions_called(part, hints))]:
        return _in_regions(candidates, regions, hints)
    own = _regions_called(town, hints)
    if candidates:
        best, reason = choose(candidates, hints)
        if not own or not _is_meant_of_country(town, best, own, hints):
            return _at(best.spot, reason)
    if own:
        home = next((one for one in own if one.country_code in (hints.outlet_country, hints.agency_country)), own[0])
        return _Resolved(None, home.country_code, "a country or region by itself")
    for near, reason in ((_first_part, "the first part of its name"), (_one_letter_off, "one letter from its name")):
        if found := [c for c in near(town) if hints.fallback_country in (None, c.spot.country_code)]:
            best, _ = choose(found, hints)
            return _at(best.spot, reason)
    if hints.fallback_country and not _NO_TOWN.match(town):
        return _Resolved(None, hints.fallback_country, "an unknown town, taken to be in the agency's country")
    return _Resolved()


def _regions_called(name: str, hints: Hints) -> list[Region]:
    """The regions of a name; of the countries that have districts so called, the one that has a town of that name, and
    that the text names or that is at home."""
    regions = find_regions(name)
    if not regions or regions[0].code != "":
        return regions
    towns = candidates_for(name.rpartition(" ")[0])
    seats = {town.spot.country_code for town in towns if town.spot.population}
    fitting = [region for region in regions if region.country_code in seats] or regions
    near = [*(area for area, _ in hints.named), hints.outlet_country, hints.agency_country]
    return sorted(fitting, key=lambda one: near.index(one.country_code) if one.country_code in near else len(near))[:1]


def _is_meant_of_country(printed: str, best: Candidate, own: list[Region], hints: Hints) -> bool:
    """Whether a name shared by a country and a small place abroad means the country: MALTA, not Malta in Brazil; and
    likewise for a region: SCOTLAND, not one in Indiana, BALI, not Bāli in India, and at home Ili in a Chinese paper."""
    spot, countries = best.spot, {region.country_code for region in own}
    known = {hints.outlet_country} | {area.partition(".")[0] for area, _ in hints.named}
    small = not spot.capital and spot.population < CITY
    abroad = spot.country_code not in countries | known
    if own[0].code is None:
        return (small or not (spot.capital or best.by_main_name)) and abroad
    if countries.isdisjoint({hints.outlet_country, hints.agency_country}):
        little = spot.population < _CITY_ABROAD or spot.name.casefold() != printed.casefold()
        return little and not spot.capital and abroad and spot.country_code != hints.agency_country
    known_less = not spot.capital and spot.population < METROPOLIS
    return (known_less and abroad) or (small and spot.population < _HAMLET)


def _first_part(town: str) -> list[Candidate]:
    """Rostock-Warnemünde is in Rostock."""
    first, *others = re.split("[/–-]", town, maxsplit=1)
    return candidates_for(first) if others else []


def _split_han(name: str) -> tuple[str, list[str]]:
    """A region written before its town without a space: 四川泸定."""
    if not _HAN.fullmatch(name):
        return name, []
    for length in range(min(len(name) - 2, 5), 1, -1):
        if find_regions(name[:length]):
            return name[length:], [name[:length]]
    return name, []


def _in_regions(candidates: list[Candidate], regions: list[list[Region]], hints: Hints) -> _Resolved:
    for options in regions:
        for inside, reason in ((_lies_in, "region named"), (_lies_in_country_of, "country named")):
            if fitting := [c for c in candidates if any(inside(c.spot, region) for region in options)]:
                named_so = [c for c in fitting if c.by_main_name]  # Bethlehem in Pennsylvania, not Belém in Pará
                best, _ = choose(named_so or fitting, hints)
                return _at(best.spot, reason)
    return _Resolved(None, regions[-1][0].country_code, "only its region is known")


def _lies_in(spot: Spot, region: Region) -> bool:
    return spot.country_code == region.country_code and region.code in (None, spot.region)


def _lies_in_country_of(spot: Spot, region: Region) -> bool:
    """Where towns may be missing from the gazetteer: a town that a named country does not have is not another country's."""
    return spot.country_code == region.country_code != _ALL_TOWNS_KNOWN


def _one_letter_off(town: str) -> list[Candidate]:
    """Places whose name is the printed one without one of its letters: GENISCHESK for Genichesk."""
    key = name_key(town)
    if len(key) < _TYPO_LENGTH:
        return []
    near = (spot for i in range(1, len(key)) for spot in look_up(key[:i] + key[i + 1 :]))
    return [Candidate(spot) for spot in near if spot.population >= _TYPO_POPULATION]
