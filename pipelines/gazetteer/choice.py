"""Which place a name means when several have it: what is known is weighed, and the ground kept."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from pipelines.data import read_table
from pipelines.gazetteer.table import Spot, fold, look_up

_BOTH = 2.0
"""Outlet and agency are of one country, and the agency is one that files from home."""
_SPELT_OTHERWISE = 0.1
"""Its own name has other words, or not the accents that are printed: "SAN JOSÉ" is not San Jose, "GEORGE TOWN" not Georgetown."""
_CJK_SUFFIX = re.compile(r"(?<=..)(?:[市县縣区區省州镇鎮]|시|특별시|광역시)$")
_BEST_KNOWN, _OUTLET, _AGENCY, _LANGUAGE, _ENGLISH, _CAPITAL, _OTHER_NAME = 20.0, 20.0, 4.0, 4.0, 1.5, 4.0, 0.15
_HOME_AGENCY, _CITY = 20.0, 100_000


class Hints(NamedTuple):
    """What speaks for a country when a name has several places; all ISO 3166-1 or BCP 47."""

    outlet_country: str | None = None
    agency_country: str | None = None
    language: str | None = None
    fallback_country: str | None = None
    """Where a town that the gazetteer does not have is taken to be."""


NO_HINTS = Hints()


class Candidate(NamedTuple):
    """A place that bears a name."""

    spot: Spot
    best_known: bool = False
    """It is what readers think of first."""
    as_printed: bool = True
    """Its name is spelt as printed, or may be."""

    @property
    def by_main_name(self) -> bool:
        """Whether the name is the one it is best called by."""
        return self.spot.own_name or self.best_known


def homes(hints: Hints) -> frozenset[str]:
    """The countries where a short name is most likely meant: the outlet's, and those of the language."""
    language = hints.language or ""
    outlet = frozenset({hints.outlet_country} if hints.outlet_country else ())
    if language.startswith("en") and hints.agency_country not in (None, "US", "GB"):
        return outlet
    return outlet | frozenset(read_table("countries")["homes_of_language"].get(language.split("-")[0], ()))


def candidates_for(name: str) -> list[Candidate]:
    """The places of a name; none if the gazetteer has none."""
    key = _best_known().get(fold(name))
    spots = look_up(name) or (look_up(_CJK_SUFFIX.sub("", name)) if _CJK_SUFFIX.search(name) else [])
    found = [Candidate(spot, as_printed=not spot.own_name or _may_be_spelt(spot.name, name)) for spot in spots]
    if key is None:
        return found
    target = _target(key)
    spelt = fold(target.name) != fold(name) or _may_be_spelt(target.name, name)
    known = Candidate(target, best_known=spelt, as_printed=spelt)
    return [known, *(one for one in found if one.spot.geonames_id != target.geonames_id)]


def _may_be_spelt(own: str, printed: str) -> bool:
    accented, bare = (unicodedata.normalize("NFD", text) for text in (printed, own))
    return len(own.split()) == len(printed.split()) and (bare.isascii() <= accented.isascii())


def choose(candidates: list[Candidate], hints: Hints) -> tuple[Candidate, str]:
    """The likeliest of some candidates, and why it is; there must be one.

    Its people count, more so where it is a capital or best known, and where outlet, agency or language speak for its country.
    """
    own_city = any(_is_city_of(hints.outlet_country, candidate) for candidate in candidates)
    best = max(candidates, key=lambda candidate: _weight(candidate, hints, own_city))
    if len(candidates) == 1:
        return best, "the only place of that name"
    if len({candidate.spot.country_code for candidate in candidates}) == 1:
        return best, "the largest of that name"
    return best, _ground(best, hints)


def _is_city_of(country: str | None, candidate: Candidate) -> bool:
    return candidate.by_main_name and candidate.spot.country_code == country and candidate.spot.population >= _CITY


def _weight(candidate: Candidate, hints: Hints, own_city: bool) -> float:
    """`own_city`: the outlet's country has a city of the name; then only a capital is better known to its readers."""
    spot = candidate.spot
    weight = spot.population + 1.0
    weight *= (_CAPITAL if spot.capital else 1) if candidate.by_main_name else _OTHER_NAME
    weight *= _BEST_KNOWN if candidate.best_known and (spot.capital or not own_city) else 1
    weight *= _OUTLET if spot.country_code == hints.outlet_country else 1
    weight *= 1 if candidate.as_printed else _SPELT_OTHERWISE
    if spot.country_code == hints.agency_country:
        weight *= _HOME_AGENCY if hints.fallback_country and candidate.by_main_name else _AGENCY
    weight *= _BOTH if spot.country_code == hints.outlet_country == hints.fallback_country else 1
    if spot.country_code in homes(hints):
        weight *= _ENGLISH if (hints.language or "").startswith("en") else _LANGUAGE
    return weight


def _ground(best: Candidate, hints: Hints) -> str:
    grounds = {
        "the outlet's country": best.spot.country_code == hints.outlet_country,
        "the agency's home": best.spot.country_code == hints.agency_country,
        "the best known of that name": best.best_known,
        "a capital": best.spot.capital,
        "a country of the language": best.spot.country_code in homes(hints),
    }
    return next((ground for ground, holds in grounds.items() if holds), "the largest of that name")


@cache
def _best_known() -> dict[str, str]:
    return {fold(name): key for key, names in read_table("gazetteer_cities").items() for name in names}


@cache
def _target(key: str) -> Spot:
    name, _, country = key.rpartition(", ")
    return next(spot for spot in look_up(name) if spot.own_name and spot.country_code == country)
