"""Datelines of scripts with spaces: "LA CROSSE, Wis. (AP) —", "МОСКВА, 12 мая. /ТАСС/.", "(ANSA) - ROMA, 28 LUG -"."""

from __future__ import annotations

import re

from pipelines.language.sentences import DASHES
from pipelines.parts.dateline.evidence import Evidence, Reading, is_dateline, is_known_place
from pipelines.parts.dateline.head import Head, parse_head
from pipelines.parts.dateline.marks import openings
from pipelines.parts.dateline.words import ends_in_abbreviation, has_case, is_desk

_NAMED_FIRST = re.compile(r"[(]([^()\d/]{4,40})[)]\s{1,2}(?=\S)")
"""A writer before the dateline, as Indian agencies print him."""
_CAPITALS = r"[A-ZÇĞİÖŞÜ]{2,15}(?:\s[A-ZÇĞİÖŞÜ]{2,15}){1,3}"
_NAMED_LAST = re.compile(rf"\s{{1,2}}({_CAPITALS}(?:\s?[/,-]\s?{_CAPITALS}){{0,3}})\s?[-–—]{{1,2}}(?=\s|$)")
"""Writers after it, in capitals between two dashes, as Turkish agencies print them."""

_DESK = re.compile(
    r"\((?:(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:LEAD|LD|URGENT|UPDATE|CORRECTED)(?:\s?\d{1,2})?"
    r"|(?:Add|Update|Recast|Correct|Repeat|Rewrite|Write|Refile|Fixe|Change|Clarifie|Delete|Remove|Edit|With)s?\s[^()]{2,160}"
    r"|(?:ATTN|[Nn]eu|Wiederholung|Berichtigung|Korrektur): [^()]{2,160})\)\s{0,2}"
)
"""What a desk tells other desks about the state of a story: "(2nd LD)", "(Adds details)"."""


def read_wire(text: str, evidence: Evidence) -> Reading | None:
    """The longest dateline that opens `text`, or None; a desk's note in brackets before it is part of it."""
    if text.startswith("(") and (desk := _DESK.match(text)):
        found = read_wire(text[desk.end() :], evidence) if text[desk.end() :] else None
        return found._replace(end=found.end + desk.end()) if found else None
    found = _read(text, evidence)
    if found is None and (named := _NAMED_FIRST.match(text)):
        found = _read(text[named.end() :], evidence)
        signed = found and found.agency and found.places and found.date
        return found._replace(end=found.end + named.end(), reporters=(named[1],)) if found and signed else None
    if found and found.agency and (named := _NAMED_LAST.match(text, found.end)) and text[found.end - 1] in "-–—":
        return found._replace(end=named.end(), reporters=tuple(re.split(r"\s?[/,-]\s?", named[1])))
    return _without_reporter(found, text, evidence) if found else None


def _without_reporter(found: Reading, text: str, evidence: Evidence) -> Reading:
    """A reading whose second "place" is a reporter: place, reporter and agency in a row in a script without capitals,
    or the agency first with slashes between, as Turkish agencies print in French."""
    if len(found.places) != 2 or not found.agency:
        return found
    place, name = found.places
    if has_case(place) and not (text.startswith(found.agency) and found.end == len(text) and name.count(" ")):
        return found
    is_name = is_known_place(place, evidence.hints) and not is_known_place(name, evidence.hints)
    return found._replace(places=(place,), reporters=(name,)) if is_name else found


def _read(text: str, evidence: Evidence) -> Reading | None:
    found = None
    for opening in openings(text):
        stop = "." if opening.mark == "dot" and "," in opening.head and ends_in_abbreviation(f"{opening.head}.") else ""
        head = parse_head(opening.head + stop, evidence.houses)
        if found and head and opening.mark == "dot" and _is_prose(found, head, evidence):
            continue
        if found and opening.mark == "dash" and _opens_speech(text, found.end, opening.end, evidence.hints.language):
            continue
        if head and is_dateline(head, opening.mark, text[opening.end :], evidence):
            agency = None if head.agency and is_desk(head.agency) else head.agency
            if found is None or agency or opening.end > found.end:
                found = Reading(opening.end, head.places, head.date, agency, head.reporters)
    return found


def _opens_speech(text: str, closed: int, end: int, language: str | None) -> bool:
    """Whether a dash right behind a dateline that is closed opens what somebody says: "OSLO (NTB): – We have asked"; behind a
    full stop only in languages whose papers print speech so."""
    mark, between = text[closed - 1], text[closed:end]
    ended = mark == ":" or (mark == "." and language in SAID_BEHIND_DASHES)
    return ended and between[:1].isspace() and between.strip() in DASHES


SAID_BEHIND_DASHES = ("sv", "no", "nb", "nn", "da", "fi")


def _is_prose(found: Reading, head: Head, evidence: Evidence) -> bool:
    """Whether the words after an agency up to a full stop are an abbreviation and no town: "(Reuters) - U.S. stocks fell"."""
    if not found.agency or found.places or head.date:
        return False
    return any(
        "." in place or len(place) < MIN_TOWN or not is_known_place(place, evidence.hints) for place in head.places
    )


MIN_TOWN = 3
