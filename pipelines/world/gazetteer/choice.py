"""Which of several places of the same name is meant, and on what grounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from pipelines.data import read_table
from pipelines.world.gazetteer.table import Spot, look_up, name_key
from pipelines.world.gazetteer.weighing import Candidate, Hints, homes, is_held_by, likeliest

_CJK_SUFFIX = re.compile(r"(?<=..)(?:[市县縣區区省州镇鎮]|시|특별시|광역시)$")
_RANK = re.compile(r"(?:Kota|Kabupaten|Kab\.|г\.|город)\s(?=\S{3})|(?<=\S{3})\s(?:City|Town|District)$", re.IGNORECASE)
"""The rank of a town, before or after its name: "Kota Bogor", "ZAMBOANGA CITY"."""
_ARTICLE = "al"
_LONG_ENOUGH = 5
"""Letters of a name that may have lost its Arabic article: QAMISHLI for Al-Qamishli."""


def candidates_for(name: str) -> list[Candidate]:
    """The places of a name; none if the gazetteer has none."""
    key = _best_known().get(name_key(name))
    latin = _is_latin(name)
    found = [
        Candidate(
            spot,
            as_printed=not spot.own_name or _may_be_spelt(spot.name, name),
            by_main_name=spot.own_name or not latin,
        )
        for spot in _look_up(name)
    ]
    if key is None:
        return found
    target = _target(key)
    spelt = name_key(target.name) != name_key(name) or _may_be_spelt(target.name, name)
    known = Candidate(target, best_known=spelt, as_printed=spelt)
    return [known, *(one for one in found if one.spot.geonames_id != target.geonames_id)]


def _look_up(name: str) -> list[Spot]:
    """The places of a name as printed, else without the word that says it is a town, else with its Arabic article."""
    if spots := look_up(name):
        return spots
    for rank in (_CJK_SUFFIX, _RANK):
        if rank.search(name) and (spots := look_up(rank.sub("", name))):
            return spots
    return look_up(_ARTICLE + name) if len(name) >= _LONG_ENOUGH and _is_latin(name) else []


def _is_latin(name: str) -> bool:
    return name.isascii() or any("\xc0" <= letter < "\u0250" or letter in "ƏəḨḩ" for letter in name)


def _may_be_spelt(own: str, printed: str) -> bool:
    accented, bare = (unicodedata.normalize("NFD", text) for text in (printed, own))
    return len(own.split()) == len(printed.split()) and (bare.isascii() <= accented.isascii())


def choose(candidates: Sequence[Candidate], hints: Hints) -> tuple[Candidate, str]:
    """The likeliest of some candidates, and why it is; there must be one."""
    best = likeliest(candidates, hints)
    if len(candidates) == 1:
        return best, "the only place of that name"
    if hints.named and likeliest(candidates, hints._replace(named=())) != best:
        kind = "region" if best.region in dict(hints.named) else "country"
        return best, f"its {kind} is named in the text"
    if len({candidate.spot.country_code for candidate in candidates}) == 1:
        return best, _largest(best, candidates)
    return best, _ground(best, candidates, hints)


def _largest(best: Candidate, candidates: Sequence[Candidate]) -> str:
    if best.spot.population == max(candidate.spot.population for candidate in candidates):
        return "the largest of that name"
    return "a capital" if best.spot.capital else "the largest whose main name it is"


def _ground(best: Candidate, candidates: Sequence[Candidate], hints: Hints) -> str:
    grounds = {
        "the outlet's country": best.spot.country_code == hints.outlet_country,
        "held by the outlet's country": is_held_by(hints.outlet_country, best),
        "the agency's home": best.spot.country_code == hints.agency_country,
        "held by the agency's country": is_held_by(hints.agency_country, best),
        "the best known of that name": best.best_known,
        "a capital": best.spot.capital,
        "a country of the language": best.spot.country_code in homes(hints),
    }
    return next((ground for ground, holds in grounds.items() if holds), _largest(best, candidates))


@cache
def _best_known() -> dict[str, str]:
    return {name_key(name): key for key, names in read_table("gazetteer_cities").items() for name in names}


@cache
def _target(key: str) -> Spot:
    name, _, country = key.rpartition(", ")
    return next(spot for spot in look_up(name) if spot.own_name and spot.country_code == country)
