"""Datelines of scripts with spaces: "LA CROSSE, Wis. (AP) —", "МОСКВА, 12 мая. /ТАСС/.", "(ANSA) - ROMA, 28 LUG -"."""

from __future__ import annotations

import re

from pipelines.dateline_evidence import Evidence, Reading, is_dateline
from pipelines.dateline_head import parse_head
from pipelines.dateline_marks import openings

_DESK = re.compile(
    r"\((?:(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:LEAD|LD|URGENT|UPDATE|CORRECTED)(?:\s?\d{1,2})?"
    r"|(?:Add|Update|Recast|Correct|Repeat|Rewrite|Write|Refile|Fixe|Change|Clarifie|Delete|Remove|Edit|With)s?\s[^()]{2,160})\)\s{0,2}"
)
"""What a desk tells other desks of a story's state: "(2nd LD)", "(Adds details)"."""


def read_wire(text: str, evidence: Evidence) -> Reading | None:
    """The longest dateline that opens `text`, or None; what the desk says before it in brackets is part of it."""
    if text.startswith("(") and (desk := _DESK.match(text)):
        found = read_wire(text[desk.end() :], evidence) if text[desk.end() :] else None
        return found._replace(end=found.end + desk.end()) if found else None
    found = None
    for opening in openings(text):
        head = parse_head(opening.head, evidence.own_agencies)
        if head and is_dateline(head, opening.mark, text[opening.end :], evidence):
            found = Reading(opening.end, head.places, head.date, head.agency, head.reporters)
    return found
