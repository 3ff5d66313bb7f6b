"""Japanese datelines: 【ソウル＝小池和樹】, 【ワシントン時事】, [東京 12日 ロイター] -, ワシントン（ＣＮＮ）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.language.late import late_pattern
from pipelines.parts.dateline.box import DATE, HAN, KANA, open_box, split_places
from pipelines.parts.dateline.evidence import Evidence, Reading
from pipelines.parts.dateline.words import signs
from pipelines.world.gazetteer import is_place, is_town

_SEPARATORS = "=＝・:： \u3000|｜／/"
_DATED = late_pattern(rf"(?P<date>{DATE})\s?発?")
_SIGNED_PLACE = late_pattern(
    rf"(?P<place>[{HAN}{KANA}、・ー]{{2,14}})[（(](?P<agency>[^（）()]{{2,24}})[）)](?:\s?[＿_―-])?"
)
_NAME = late_pattern(rf"[{HAN}{KANA}][{HAN}{KANA}\s・]{{1,15}}")
_FULL_NAME = late_pattern(rf"[{HAN}][{HAN}{KANA}\s]{{2,6}}")
_NO_NAME = late_pattern(
    "(?:五輪|大会|市場|会議|会談|協定|条約|事件|地震|株式|為替|議定書|万博|問題|情勢|首脳|宣言|映画祭|支局|特派員|時間|空港|都|府|県|市|区)$"
)
_LATIN_HOUSE = late_pattern(r"[A-Z][A-Za-z&'. -]{2,30}")
"""A newsroom in Latin letters after the day: 【5月12日 KOREA WAVE】."""
_LONGEST_PLACE = 12


def read_japanese(text: str, evidence: Evidence) -> Reading | None:
    """The dateline that opens a Japanese `text`, or None."""
    if box := open_box(text):
        return _read_desk(box.inside, box.end, evidence)
    found = _SIGNED_PLACE.match(text)
    if not found or not signs(found["agency"], evidence.houses):
        return None
    places = split_places(found["place"])
    return Reading(found.end(), places, None, found["agency"]) if evidence.has_places(places) else None


def _read_desk(inside: str, end: int, evidence: Evidence) -> Reading | None:
    """What a desk has in brackets, which close at `end`."""
    forms = (_read_pairs, _read_signed, _read_filed)
    return next((found for form in forms if (found := form(inside, end, evidence))), None)


def _read_pairs(inside: str, end: int, evidence: Evidence) -> Reading | None:
    """Several places, each with its reporter: ソウル＝小池和樹、北京＝三島琴葉."""
    pairs = [part.partition("＝") for part in inside.split("、")]
    if len(pairs) < 2 or not all(name and is_place(place, evidence.hints) for place, _, name in pairs):
        return None
    return Reading(end, tuple(place for place, _, _ in pairs), reporters=tuple(name for _, _, name in pairs))


def _read_signed(inside: str, end: int, evidence: Evidence) -> Reading | None:
    """An agency with its place or day, and its reporter after a mark: ワシントン時事＝小池和樹."""
    house, mark, name = inside.rpartition("＝" if "＝" in inside else "=")
    signed = _read_desk(house, end, evidence) if mark and _is_full_name(name) else None
    return signed._replace(reporters=(name,)) if signed and signed.agency else None


def _read_filed(inside: str, end: int, evidence: Evidence) -> Reading | None:
    """Places, and the day, the agency or the reporter beside them; or an agency or a newsroom and the day."""
    dated = _DATED.search(inside)
    plain = f"{inside[: dated.start()]}\u3000{inside[dated.end() :]}" if dated else inside
    agency, plain = _take_agency(plain.strip(_SEPARATORS), evidence.houses)
    date = dated["date"] if dated else None
    if not plain:
        return Reading(end, (), date, agency) if agency else None
    if dated and not dated.start() and not agency and _LATIN_HOUSE.fullmatch(plain):
        return Reading(end, (), date, plain)
    places, name = _take_places(plain, evidence)
    if not places or not (agency or name or date) or (agency and name):
        return None
    return Reading(end, places, date, agency, (name,) if name else ())


def _take_agency(text: str, houses: Sequence[str]) -> tuple[str | None, str]:
    """The longest agency at the end of a desk line, and what stands before it."""
    for start in range(len(text) - 1):
        name = text[start:].strip(_SEPARATORS)
        if signs(name, houses) and not (start and text[start - 1].isascii() and text[start - 1].isalnum()):
            return name, text[:start].strip(_SEPARATORS)
    return None, text


def _take_places(text: str, evidence: Evidence) -> tuple[tuple[str, ...], str]:
    """The places that open a desk line, and the reporter's name after them; no places where neither is certain."""
    head, *mark_and_name = re.split(r"\s?([=＝・\s])\s?", text, maxsplit=1)
    if evidence.has_places(split_places(text)):
        return split_places(text), ""
    if mark_and_name and evidence.has_places(split_places(head)):
        mark, name = mark_and_name
        fits = _NAME.fullmatch(name) if mark in "=＝" else _is_full_name(name)
        return (split_places(head), name) if fits else ((), "")
    for length in range(min(len(text), _LONGEST_PLACE), 1, -1):
        if evidence.hints.language != "zh" and is_town(text[:length], evidence.hints):
            return ((text[:length],), text[length:]) if _is_full_name(text[length:]) else ((), "")
    return (), ""


def _is_full_name(text: str) -> bool:
    return bool(_FULL_NAME.fullmatch(text)) and not _NO_NAME.search(text)
