"""The gazetteer's table as it is read: two packed files that are searched in place, so that no dictionary of 600,000
names is built. `making` writes them.
"""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.data import FOLDER

PLACES = FOLDER / "gazetteer_places.tsv.gz"
NAMES = FOLDER / "gazetteer_names.tsv.gz"
COUNTRIES = FOLDER / "gazetteer_countries.tsv"
_LETTERS = str.maketrans("ıłøđðþکیىةـ", "ilodðþكييه\0")


class Spot(NamedTuple):
    """A place that GeoNames knows."""

    geonames_id: int
    name: str
    country_code: str
    region: str
    """GeoNames' admin1 code: WI, ENG, 22."""
    latitude: float
    longitude: float
    population: int
    capital: bool
    own_name: bool
    """Found by its main name, not by one of its others."""


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name as the table has it: without case, accents, spaces and punctuation; Arabic letters in one form.

    >>> name_key("Xi'an"), name_key("DİYARBAKIR"), name_key("São Paulo")
    ('xian', 'diyarbakir', 'saopaulo')
    """
    if name.isascii():
        return "".join(filter(str.isalnum, name.casefold()))
    # Taken apart before too: a letter of another style (𝔍) has its case only then.
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(_LETTERS)
    kept = (c for c in bare if c.isalnum() or (c >= "\u0900" and c != "\u093c" and unicodedata.category(c)[0] == "M"))
    return unicodedata.normalize("NFC", "".join(kept))


def look_up(name: str) -> list[Spot]:
    """Every place of that name, in any of the scripts read here; the most populous first."""
    key = name_key(name)
    if not key:
        return []
    rows = _rows()
    refs = _refs(key.encode()) or (_refs(key.replace("եվ", "եւ").encode()) if "եվ" in key else [])  # capitals of "և"
    spots = [_spot(rows[int(ref.lstrip(b"*"))], own_name=ref.startswith(b"*")) for ref in refs]
    return sorted(spots, key=lambda spot: -spot.population)


@cache
def _rows() -> list[bytes]:
    return gzip.decompress(PLACES.read_bytes()).split(b"\n")


@cache
def _names() -> bytes:
    return gzip.decompress(NAMES.read_bytes())


def _refs(key: bytes) -> list[bytes]:
    names = _names()
    low, high = 0, len(names)
    while low < high:
        start = names.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = names.index(b"\n", start)
        found, _, refs = names[start:end].partition(b"\t")
        if found == key:
            return refs.split()
        low, high = (end + 1, high) if found < key else (low, start)
    return []


def _spot(row: bytes, *, own_name: bool) -> Spot:
    id_, name, country, region, latitude, longitude, population, capital = row.decode().split("\t")
    return Spot(
        int(id_), name, country, region, float(latitude), float(longitude), int(population), bool(capital), own_name
    )
