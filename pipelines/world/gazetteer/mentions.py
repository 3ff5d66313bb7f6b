"""How often a text names a country or one of its regions: this tells one Mérida from the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from itertools import takewhile

from pipelines.data import read_table
from pipelines.world.gazetteer.regions import names_of_regions

_REACH = 600
_LETTERS_OF_STEM, _LETTERS_OF_REGION = 5, 4
_END = re.compile(r"[aeiouyáéíóúãаеёияоыьйіїάαος]{1,2}$")
_ARABIC_END = re.compile(r"(?<=...)[اةهى]$")
_CASED, _CYRILLIC = re.compile(r"[A-Za-zÀ-ɏ\u0370-\u052f]"), re.compile(r"[\u0400-\u052f]")
_NAMED_EVERYWHERE = "US"
"""The country in the news all over the world: only the names of its states say where a town is."""


def named_in(text: str, areas: Collection[str]) -> tuple[tuple[str, int], ...]:
    """Those of some countries ("LB") and regions ("US.CA") that a text names, in whatever language, with how often.

    >>> named_in("Lebanese soldiers fired in the air, Lebanon's army said.", {"LB", "LY", "US.CA"})
    (('LB', 2),)
    """
    opening = text[:_REACH]
    counts = ((area, len(form.findall(opening))) for area in sorted(areas) if (form := _form(area)))
    return tuple((area, count) for area, count in counts if count)


@cache
def _form(area: str) -> re.Pattern[str] | None:
    """The pattern of names for a country or a region; None if none is known.

    A name in Latin letters needs its capital ("réunion" is a meeting), a word for a country's people does not."""
    names = _names().get(area, frozenset())
    if area == _NAMED_EVERYWHERE or not names:
        return None
    stems: set[str] = set()
    people: set[str] = set()
    if "." not in area:
        stems = {stem for name in names if (stem := _stem(name)) and not _is_of_another(stem, area)}
        people = set(read_table("gazetteer_demonyms").get(area, ()))
    cased = [re.escape(stem) for stem in sorted(stems) if _CASED.match(stem)]
    cased += [rf"{re.escape(name)}(?![^\W\d_])" for name in sorted(names) if _CASED.match(name)]
    lower = [f"(?i:{re.escape(stem)})" for stem in sorted({*people, *filter(_CYRILLIC.match, stems)})]
    bare = {name for name in (*stems, *names) if not _CASED.match(name) and len(name) > 1}
    longest_first = [re.escape(name) for name in sorted(bare, key=lambda name: (-len(name), name))]
    return re.compile("|".join([rf"(?<![^\W\d_])(?:{'|'.join([*cased, *lower])})", *longest_first]))


def _stem(name: str) -> str | None:
    """What the words for a country's people begin with too: venezuel-, boliv-, ливан-, ليبي."""
    if not _CASED.match(name):
        return _ARABIC_END.sub("", name)
    stem = _END.sub("", name)
    return next((form for form in (stem, name) if len(form) >= _LETTERS_OF_STEM), None)


def _is_of_another(stem: str, country: str) -> bool:
    """Whether another country's name begins the same way: Niger."""
    names = _sorted_names()
    first = bisect_left(names, (stem, ""))
    begun = takewhile(lambda row: row[0].startswith(stem), names[first:])
    return any(other != country for _, other in begun)


@cache
def _sorted_names() -> list[tuple[str, str]]:
    return sorted((name, area) for area, names in _names().items() if "." not in area for name in names)


@cache
def _names() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for country, code, name in names_of_regions():
        sure = code is None or len(name) >= _LETTERS_OF_REGION or name[0] >= "\u0900"
        if sure and not name.endswith("."):
            names[country if code is None else f"{country}.{code}"].add(name)
    return {area: frozenset(found) for area, found in names.items()}
