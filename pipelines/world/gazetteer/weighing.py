"""What speaks for one of several places of the same name: people, outlet, agency, language, and what the text names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.data import read_table
from pipelines.language.phrases import primary_subtag
from pipelines.world.gazetteer.table import Spot

_BOTH = 2.0
"""Outlet and agency are of the same country, and the agency mostly files from home."""
_SPELT_OTHERWISE = 0.1
"""Its own name has other words, or not the accents that are printed: "SAN JOSÉ" is not San Jose, "GEORGE TOWN" not Georgetown."""
_BEST_KNOWN, _OUTLET, _AGENCY, _LANGUAGE, _ENGLISH, _CAPITAL, _OTHER_NAME = 20.0, 20.0, 4.0, 4.0, 1.5, 4.0, 0.15
"""By so much each of these multiplies a place's weight, which is its number of people."""
_OWN_CAPITAL = 1_000.0
"""However small: Victoria in a paper of the Seychelles."""
_HOME_AGENCY, _NAMED, _NAMED_AGAIN = 20.0, 20.0, 100.0
_TOWN, _OWN_TOWN, _SMALL, CITY, METROPOLIS = 10_000, 20_000, 50_000, 100_000, 1_000_000
"""People of a place."""
_FAR_LARGER, _TIMES_BY_COUNTRY, _TIMES_BY_REGION = 4, 10, 30
"""How many times as large another place may be, before a small one of its name is forgotten: beside a capital, where the text names
the small one's country, or its region."""
_NAME_THEIR_STATES = ("US", "CA")
"""Countries whose papers add the state to all towns except those that the whole world knows."""


class Hints(NamedTuple):
    """What speaks for a country when several have a place of the name; all ISO 3166-1 or BCP 47."""

    outlet_country: str | None = None
    agency_country: str | None = None
    language: str | None = None
    fallback_country: str | None = None
    """Where a town that the gazetteer does not have is taken to be."""
    named: tuple[tuple[str, int], ...] = ()
    """What the article's opening names of the countries ("LB") and regions ("US.CA") that have such a place, and how often."""


NO_HINTS = Hints()


class Candidate(NamedTuple):
    """A place that bears a name."""

    spot: Spot
    best_known: bool = False
    """It is what readers think of first."""
    as_printed: bool = True
    """Its name is spelt as printed, or may be."""
    by_main_name: bool = True
    """The name is the one it is best called by in the script that is printed."""

    @property
    def region(self) -> str:
        """Its country and region in one: US.CA."""
        return f"{self.spot.country_code}.{self.spot.region}"

    @property
    def of_note(self) -> bool:
        """Whether a text that names a country may mean this place of it."""
        return self.spot.capital or self.spot.population >= _TOWN


def homes(hints: Hints) -> frozenset[str]:
    """The countries where a short name is most likely meant: the outlet's, and those of the language."""
    outlet = frozenset({hints.outlet_country} if hints.outlet_country else ())
    if _is_english(hints) and hints.agency_country not in (None, "US", "GB"):
        return outlet
    return outlet | frozenset(read_table("countries")["homes_of_language"].get(primary_subtag(hints.language), ()))


def _is_english(hints: Hints) -> bool:
    return primary_subtag(hints.language) == "en"


def is_held_by(state: str | None, candidate: Candidate) -> bool:
    """Whether a place lies in that state, or in a land that it holds: the Faroes are Denmark's."""
    country = candidate.spot.country_code
    if state is None or country == state:
        return country == state
    return not {country, candidate.region}.isdisjoint(read_table("countries")["holds"].get(state, ()))


def likeliest(candidates: Sequence[Candidate], hints: Hints) -> Candidate:
    """The candidate of most weight; there must be at least one."""
    return max(candidates, key=lambda candidate: _weight(candidate, candidates, hints))


def _weight(candidate: Candidate, rivals: Sequence[Candidate], hints: Hints) -> float:
    spot = candidate.spot
    weight = max(spot.population, _TOWN if candidate.best_known else 0) + 1.0  # not all are counted
    stands_back = _stands_back(candidate, rivals, hints)
    weight *= (_CAPITAL if spot.capital and not stands_back else 1) if candidate.by_main_name else _OTHER_NAME
    weight *= _BEST_KNOWN if candidate.best_known and not stands_back else 1
    weight *= 1 if candidate.as_printed else _SPELT_OTHERWISE
    weight *= 1 if _is_outshone(candidate, rivals) else _at_home(candidate, hints)
    if any(is_held_by(home, candidate) for home in homes(hints)):
        weight *= _ENGLISH if _is_english(hints) else _LANGUAGE
    return weight * _by_text(candidate, rivals, hints)


def _stands_back(candidate: Candidate, rivals: Sequence[Candidate], hints: Hints) -> bool:
    """Whether the outlet's country has a city of the name, which its readers know better; but not better than a
    capital, where papers add the state to their own towns, and no small city is better known than a metropolis."""
    spot, home = candidate.spot, hints.outlet_country
    if spot.country_code == home or (spot.capital and home in _NAME_THEIR_STATES):
        return False
    known = spot.capital or spot.population >= METROPOLIS or _is_english(hints)
    least = CITY if known else _OWN_TOWN
    return any(r.by_main_name and r.spot.country_code == home and r.spot.population >= least for r in rivals)


def _is_outshone(candidate: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether a town is so small beside a capital of its name that not even its neighbours mean it."""
    people = candidate.spot.population
    return (
        people < _SMALL
        and not candidate.spot.capital
        and any(r.spot.capital and r.by_main_name and r.spot.population > people * _FAR_LARGER for r in rivals)
    )


def _at_home(candidate: Candidate, hints: Hints) -> float:
    outlets = is_held_by(hints.outlet_country, candidate)
    weight = _OUTLET if outlets else 1.0
    if candidate.spot.capital and candidate.by_main_name and candidate.spot.country_code == hints.outlet_country:
        weight *= _OWN_CAPITAL
    if is_held_by(hints.agency_country, candidate):
        weight *= _HOME_AGENCY if hints.fallback_country and candidate.by_main_name else _AGENCY
    return weight * (_BOTH if outlets and is_held_by(hints.fallback_country, candidate) else 1)


def _by_text(candidate: Candidate, rivals: Sequence[Candidate], hints: Hints) -> float:
    """What the words after the dateline say for a place. In a city that everyone knows, they may be about other
    countries, and for hamlets and alternative names they say nothing."""
    spot = candidate.spot
    if not hints.named or not candidate.of_note:
        return 1.0
    if spot.population >= METROPOLIS and (candidate.best_known or (spot.capital and candidate.by_main_name)):
        return _NAMED_AGAIN
    named = dict(hints.named)
    in_country, in_region = named.get(spot.country_code, 0), named.get(candidate.region, 0)
    largest = max(rival.spot.population for rival in rivals)
    seen = spot.capital or spot.population * (_TIMES_BY_REGION if in_region else _TIMES_BY_COUNTRY) >= largest
    beside_capital = not spot.capital and any(rival.spot.capital and rival.by_main_name for rival in rivals)
    if not candidate.by_main_name or not seen or (beside_capital and not in_region):
        return 1.0
    return (1.0, _NAMED, _NAMED_AGAIN)[min(in_country * (2 if spot.capital else 1) + in_region, 2)]
