"""One id for each agency, whatever its spelling or script: ТАСС, ITAR-TASS and TASS are `tass`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Literal

from pipelines.data import read_table
from pipelines.language.letters import letters
from pipelines.language.phrases import any_of

_UNWRITTEN = dict.fromkeys([0x307, 0x640, *range(0x64B, 0x653)])
"""A dot above, and what Arabic may leave unwritten: vowel marks, a stretched stroke."""
_WORDS = read_table("agency_words")
_SAYS_AGENCY = re.compile(
    rf"^(?:(?:{any_of(_WORDS['before'])})\s|(?:{any_of(_WORDS['joined_before'])})\s?(?=\S))"
    rf"|(?:\s(?:{any_of(_WORDS['behind'])})|(?<=\S)\s?(?:{any_of(_WORDS['joined_behind'])}))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, or a newsroom that signs its copy as agencies do."""

    id: str
    name: str
    country: str
    """Its home, ISO 3166-1 alpha-2."""
    spellings: tuple[str, ...]
    """As printed elsewhere; the name is the first."""
    reach: Literal["home", "abroad", "world"] = "home"
    """Where its copy comes from: mostly home; much from elsewhere; or so that its home says nothing."""
    pictures: bool = False
    """Signs pictures only, never a dateline."""


def find_agency(name: str, near: Collection[str | None] = ()) -> str | None:
    """The id of the agency that a text calls `name`, or None; case, spaces and punctuation do not matter.

    Of agencies that share a name, the one at home in a country of `near` (ISO 3166-1 alpha-2, the nearest first), else
    the one that has it as its own.

    >>> find_agency("ИТАР-ТАСС"), find_agency("Agence France-Presse"), find_agency("Jane Doe")
    ('tass', 'afp', None)
    >>> find_agency("CNA"), find_agency("CNA", near=["TW"])
    ('cna_sg', 'cna_taiwan')
    """
    if (ids := _ids_of(name)) is None:
        return None
    home = (id_ for country in near for id_ in ids if AGENCIES[id_].country == country)
    return next(home, ids[0])


def without_agency_word(name: str) -> str:
    """A name without the word that says it is an agency's.

    >>> without_agency_word("Agencia Harbour"), without_agency_word("Harbour News Agency"), without_agency_word("港湾通讯社")
    ('Harbour', 'Harbour', '港湾')
    """
    return _SAYS_AGENCY.sub("", name).strip()


@cache
def spellings() -> frozenset[str]:
    """Every spelling of every agency, casefolded."""
    return frozenset(s.casefold() for agency in AGENCIES.values() for s in agency.spellings)


@lru_cache(maxsize=8192)
def _ids_of(name: str) -> list[str] | None:
    ids = _IDS.get(_key(name))
    if ids is None and len(bare := without_agency_word(name)) > 1 and bare != name:
        ids = _IDS.get(_key(bare))
    return ids


def _key(name: str) -> str:
    if name.isascii():
        return letters(name)
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_UNWRITTEN)
    return "".join(c for c in folded if c.isalnum() or unicodedata.category(c)[0] == "M")


def _all_spellings(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([row["name"], *row.get("spellings", [])]))


def _read() -> dict[str, Agency]:
    rows = read_table("agencies").items()
    return {id_: Agency(id=id_, **row | {"spellings": _all_spellings(row)}) for id_, row in rows}


AGENCIES: Mapping[str, Agency] = MappingProxyType(_read())


def _ids() -> dict[str, list[str]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for agency in AGENCIES.values():
        for key in dict.fromkeys(map(_key, agency.spellings)):
            ids[key].insert(0 if key == _key(agency.name) else len(ids[key]), agency.id)
    return dict(ids)


_IDS = _ids()
"""The agencies that share a name; the one whose main name it is comes first."""
