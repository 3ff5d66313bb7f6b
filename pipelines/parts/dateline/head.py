"""The opening of a text taken apart: places, date, agency, in whatever order an agency prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.language.sentences import DASHES
from pipelines.parts.dateline.dates import find_date, opens_with_date
from pipelines.parts.dateline.signature import Signature, take_agency, take_leading_agency
from pipelines.parts.dateline.words import DISTRICT, KNOWN, ends_in_abbreviation, is_one_with, is_place_like, is_upper
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import Hints, find_place, find_regions, people_of, split_regions

_FOREIGN_MARKS = " ،।ـ۔፣፡၊"
"""A comma, a full stop and a dash of other scripts, after a place."""
_SLASH = re.compile(r"\s?[/·;]\s?")
_SLASH_OR_AND = re.compile(r"\s?[/·;]\s?|,\s[EY]\s(?=[^\W\d_])|\s(?:and|und|et|y|e|и|&|AND|UND|ET)\s(?=[^\W\d_])")
_BOXED = re.compile(r"\(([^()]{3,60})\)")
"""Organisations put the whole in brackets: "(Beirut, 5 May) –"."""
_DATED = re.compile(r"\s?\(([^()]{3,30})\)$")
"""The day in brackets after its place, as organisations print it: "GENEVA (12 May 2023) –"."""
_RESULT = re.compile(r"\d{1,2}-\d{1,2}(?:-\d)?")
"""A team's matches won and lost: "DENVER (10-3) —"."""
_CLOCK = re.compile(r"(?:,?|\s/)\s\d{1,2}[:.]\d\d(?:\s[ap]m)?$")
"""The time of day after the date: "Belgrado, 12 mag 09:45 - (Agenzia Nova)", "Denver, May 12, 2031 / 10:00 am (CNA)"."""
_DAY_ONLY = re.compile(r",\s?(\d{1,2})$")
_BEFORE_DATE = re.compile(r"\s(?:في|le)$")
_REGION_IN_SLASHES = re.compile(r".{2,40}\s/[^/]{2,40}/")
_TURKISH_NAME = r"[A-ZÇĞİÖŞÜ][a-zçğıöşü]{1,15}(?:\s[A-ZÇĞİÖŞÜ][a-zçğıöşü]{1,15}){0,2}\s[A-ZÇĞİÖŞÜ-]{2,20}"
_TURKISH_NAMES = re.compile(rf"{_TURKISH_NAME}(?:\s?[-–,]\s?{_TURKISH_NAME}){{0,4}}")
_BETWEEN_NAMES = re.compile(r"\s?[-–,]\s(?=[A-ZÇĞİÖŞÜ])|(?<=\S)\s[-–]\s?|(?<=[A-ZÇĞİÖŞÜ])-(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü])")


class Head(NamedTuple):
    """The parts of an opening that could be a dateline."""

    places: tuple[str, ...] = ()
    date: str | None = None
    agency: str | None = None
    known: bool = False
    """The agency is a known one."""
    set_off: bool = False
    """The agency stands in brackets or slashes."""
    reporters: tuple[str, ...] = ()
    boxed: bool = False
    """The whole stands in brackets."""


@lru_cache(maxsize=4)  # a closing bracket and the dash after it end the same words
def parse_head(head: str, houses: tuple[str, ...]) -> Head | None:
    """A head's places, date and agency; None where it contains anything else. `houses`: those that the outlet prints."""
    found = _parse(head, houses)
    if found and found.agency and found.date and found.set_off and not (found.known or found.places):
        found = Head((found.agency,), found.date)  # "May 12, 2023 (KHARTOUM)"
    if (found is None or not found.known) and (boxed := _BOXED.fullmatch(head)):
        inside = _parse(boxed[1], houses)
        if inside and inside.places and not inside.agency and _is_clear(inside):
            return inside._replace(boxed=True)
    return found


def _is_clear(head: Head) -> bool:
    """Whether brackets hold a day, or nothing but known places: no newsroom that signs."""
    return bool(head.date) or all(find_place(name, Hints()).country_code for name in head.places)


def _parse(head: str, houses: Sequence[str]) -> Head | None:
    rest, date, signed = _take_tail(_bare(head), houses)
    if (signed is None or " - " in rest) and (leading := take_leading_agency(rest, houses, dated=date is not None)):
        rest = leading.rest
        if signed and leading.known and f"({signed.agency})" in head and not find_agency(signed.agency):
            rest, signed = f"{rest} ({signed.agency})", None  # a province: "(ANSA) - GRADO (GORIZIA), 28 LUG"
        signed = signed or leading
    if date is None and (opening := opens_with_date(rest)) and rest[opening.end() :]:
        rest, date = rest[opening.end() :], opening[0].rstrip(" ,.|–—-")
    if signed and not signed.known and not date and DISTRICT.fullmatch(signed.agency):
        signed, rest = None, _bare(head)
    places, reporters = _split_places(rest)
    if not all(map(is_place_like, places)) or not (places or date or signed):
        return None
    if signed is None:
        return Head(places, date, reporters=reporters)
    return Head(places, date, signed.agency, signed.known, signed.set_off, reporters + signed.reporters)


def _take_tail(rest: str, houses: Sequence[str]) -> tuple[str, str | None, Signature | None]:
    """Takes agency and date off the end of a head, in either order."""
    date, signed = None, None
    if (box := _DATED.search(rest)) and (day := find_date(box[1])) and not (day.start() or _RESULT.fullmatch(day[0])):
        place = split_regions(rest[: box.start()])[0]
        if is_upper(place) or people_of(place) >= KNOWN:
            rest, date = rest[: box.start()], day[0]
    for _ in range(2):
        if signed is None and (signed := take_agency(rest, houses)):
            rest, date = _bare(signed.rest), date or signed.date
            clock = _CLOCK.search(rest)
            rest = rest[: clock.start()] if clock and find_date(rest[: clock.start()]) else rest
        if date is None and (
            closing := find_date(rest) or (_DAY_ONLY.search(rest) if signed and signed.known else None)
        ):
            rest, date = _bare(_BEFORE_DATE.sub("", _bare(rest[: closing.start()]))), closing[0].lstrip(", ")
            rest = rest[:-1].rstrip() if rest.endswith("/") and rest.count("/") % 2 else rest
    return rest, date, signed


def _bare(head: str) -> str:
    """A head without the marks at its end, except the full stop of an abbreviation."""
    head = head.strip(" \t\xa0\u3000\u200b")
    while head and (head[-1] in (*",:;|։", *DASHES) or (head[-1] == "." and not ends_in_abbreviation(head))):
        head = head[:-1].rstrip()
    return head[:-1].rstrip() if head.endswith(" /") and find_date(head[:-2].rstrip()) else head


def _split_places(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places as printed, and a reporter who stands before them ("Ali VELİ / İSTANBUL")."""
    if not text:
        return (), ()
    if _REGION_IN_SLASHES.fullmatch(text) or (is_place_like(text) and find_regions(text)):
        return (text,), ()
    places: list[str] = []
    begin = 0
    region = _region_start(text)
    for found in (_SLASH_OR_AND if is_upper(text) else _SLASH).finditer(text, 0, region):
        bracketed = text.count("(", 0, found.start()) > text.count(")", 0, found.start())
        if not bracketed and not is_one_with(re.split(r"[\s/(\[,]", text[found.end() :], maxsplit=1)[0]):
            places.append(text[begin : found.start()].strip(" ,"))
            begin = found.end()
    places.append(text[begin:].strip())
    if len(places) > 1 and _TURKISH_NAMES.fullmatch(places[0]):
        return tuple(places[1:]), tuple(_BETWEEN_NAMES.split(places[0]))
    return tuple(place.rstrip(_FOREIGN_MARKS) for place in places), ()


def _region_start(text: str) -> int:
    """Where a region begins that ends `text` after a comma; no word in it separates places (Trinidad and Tobago)."""
    comma = text.rfind(", ")
    return comma if comma > 0 and find_regions(text[comma + 2 :]) else len(text)
