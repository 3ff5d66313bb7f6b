"""Korean datelines: (서울=연합뉴스) 홍길동 기자 =, [아시아경제 홍길동 기자], (평양 12월 10일발 조선중앙통신)."""

from __future__ import annotations

import re

from pipelines.data import read_table
from pipelines.language.late import late_pattern
from pipelines.parts.dateline.box import DATE, open_box, split_places
from pipelines.parts.dateline.evidence import Evidence, Reading
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import is_place

_NAMES = r"[가-힣]{1,4}(?:\s?[·,]\s?[가-힣]{1,4}|\s[가-힣]{1,4}){0,5}"
_TITLE = r"(?:객원기자|인턴기자|선임기자|전문기자|기자|특파원|통신원|논설위원|PD)"
_AFTER_BOX = late_pattern(rf"\s{{0,3}}[(（](?P<who>{_NAMES}\s{_TITLE})[)）]")
_EDITION = late_pattern(r"^[가-힣]{2,4}판$")
"""A newsroom's edition in one language: 한국어판."""
_SIGNED = late_pattern(
    rf"\s{{0,3}}(?P<who>{_NAMES}\s(?:[가-힣]{{5,8}}\s)?{_TITLE}(?:\s{_NAMES}\s{_TITLE}){{0,2}})\s{{0,2}}[=＝|ㅣ]"
)
_DESK = late_pattern(
    rf"(?P<agency>[가-힣A-Za-z0-9]{{2,12}})(?:\s?[=|/ㅣ]\s?(?:(?P<place>[가-힣]{{2,6}})[,\s]\s?)?"
    rf"|\s?[|/ㅣ]\s?(?P<seat>[가-힣·ㆍ]{{2,9}})\s?[=＝]\s?"
    rf"|\s(?P<town>[가-힣·ㆍ]{{2,9}})\s?[=＝]\s?|\((?P<branch>[가-힣·ㆍ]{{2,9}})\)\s?[=＝]\s?|\s)(?P<who>{_NAMES}\s{_TITLE})"
)
_PLACES_AND_AGENCY = late_pattern(
    r"(?P<places>[가-힣]{2,8}(?:\([가-힣]{2,6}\))?(?:\s?[·ㆍ,/]\s?[가-힣]{2,8}){0,4})(?P<via>\s[A-Za-z가-힣]{2,6})?\s?[=＝]\s?(?P<agency>[가-힣A-Za-z0-9/\s]{2,20})"
)
_SLASHED = late_pattern(r"(?P<place>[가-힣]{2,8})\s?[/·ㆍ]\s?(?P<agency>[가-힣A-Za-z0-9]{2,12})")
_TURNED = late_pattern(
    r"(?P<agency>[가-힣A-Za-z0-9]{2,12})\s?(?P<mark>[=＝/·ㆍ])\s?(?P<places>[가-힣]{2,8}(?:\s?[·ㆍ,]\s?[가-힣]{2,8}){0,4})"
)
"""The agency in front: [연합뉴스=서울]."""
_HOUSE = late_pattern(r"(?!단독|속보|종합|포토|현장|기획|특집|인터뷰)[가-힣A-Za-z0-9]{2,12}")
"""A newsroom in brackets whose reporter signs after it: [나루뉴스] 홍길동 기자 =."""
EVERYWHERE = frozenset(read_table("dateline_words")["everywhere"])
"""What stands for the place of copy from several towns: (전국종합=연합뉴스)."""
_LABELS = late_pattern("사진|영상|출처|자료|그래픽|제공|일러스트|캡처|이미지|기고|글|편집|취재|인터뷰|정리|촬영")


def read_korean(text: str, evidence: Evidence) -> Reading | None:
    """The dateline that opens a Korean `text`, or None."""
    box = open_box(text)
    if not box or not re.search("[가-힣]", box.inside) or _LABELS.match(box.inside):
        return None
    if desk := _DESK.fullmatch(box.inside):
        place, agency = desk["place"] or desk["seat"] or desk["town"] or desk["branch"], desk["agency"]
        turned = place and not find_agency(agency) and not is_place(place, evidence.hints)
        if place and turned and (find_agency(place) or is_place(agency, evidence.hints)):
            place, agency = agency, place
        if place is None and not find_agency(agency) and is_place(agency, evidence.hints):
            return Reading(box.shut, split_places(agency), reporters=_names(desk["who"]))
        return Reading(box.shut, split_places(place) if place else (), None, agency, _names(desk["who"]))
    if turned := _read_turned(box.inside, evidence):
        return _with_names(text, turned._replace(end=box.shut))
    if found := _PLACES_AND_AGENCY.fullmatch(box.inside):
        agency = f"{found['via'].strip()}={found['agency']}" if found["via"] else found["agency"]
        if find_agency(found["places"]):
            return _credited(_with_names(text, Reading(box.shut, (), None, box.inside)))
        places = tuple(place for place in split_places(found["places"]) if place not in EVERYWHERE)
        return _with_names(text, Reading(box.shut, places, None, agency))
    if (via := _SLASHED.fullmatch(box.inside)) and find_agency(via["agency"]):
        return _with_names(text, Reading(box.shut, (via["place"],), None, via["agency"]))
    if (signed := _SIGNED.match(text, box.shut)) and _HOUSE.fullmatch(box.inside):
        return Reading(signed.end(), (), None, box.inside, _names(signed["who"]))
    return _read_filed(text, box.inside, box.shut)


def _read_turned(inside: str, evidence: Evidence) -> Reading | None:
    """An agency, or a newsroom that no place is called by, before places."""
    found = _TURNED.fullmatch(inside)
    places = split_places(found["places"]) if found else ()
    if not found or find_agency(places[0]) or not is_place(places[0], evidence.hints):
        return None
    agency = found["agency"]
    is_house = found["mark"] in "=＝" and _HOUSE.fullmatch(agency) and not is_place(agency, evidence.hints)
    return Reading(0, places, None, agency) if find_agency(agency) or is_house else None


def _read_filed(text: str, inside: str, end: int) -> Reading | None:
    """Place, date and agency in a row, in any order."""
    dated = re.search(rf"(?P<date>{DATE})발?", inside)
    words = inside.replace(dated[0], " ").split() if dated else inside.split()
    agency = next((word for word in words if find_agency(word)), None)
    if agency is None or len(words) > 3 or not re.search("[가-힣]", agency):
        return None
    places = tuple(word for word in words if word != agency and not _EDITION.match(word))
    signed = _with_names(text, Reading(end, places, dated["date"] if dated else None, agency))
    return _credited(signed) if "=" in agency else signed


def _credited(signed: Reading) -> Reading | None:
    """Two agencies are a picture's credit, unless somebody signs after them: [AP=연합뉴스]."""
    return signed if signed.reporters else None


def _with_names(text: str, found: Reading) -> Reading:
    signed = _SIGNED.match(text, found.end) or _AFTER_BOX.match(text, found.end)
    return found._replace(end=signed.end(), reporters=_names(signed["who"])) if signed else found


def _names(printed: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(rf"[·,\s]|{_TITLE}", printed) if 1 < len(part) < 5)
