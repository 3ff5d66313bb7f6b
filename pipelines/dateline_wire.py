"""Datelines of scripts with spaces: "LA CROSSE, Wis. (AP) —", "МОСКВА, 12 мая. /ТАСС/.", "(ANSA) - ROMA, 28 LUG -"."""

from __future__ import annotations

from pipelines.dateline_evidence import Evidence, Reading, is_dateline
from pipelines.dateline_head import parse_head
from pipelines.dateline_marks import openings


def read_wire(text: str, evidence: Evidence) -> Reading | None:
    """The longest dateline that opens `text`, or None."""
    found: Reading | None = None
    for opening in openings(text):
        head = parse_head(opening.head, evidence.own_agencies)
        if head and is_dateline(head, opening.mark, text[opening.end :], evidence):
            found = Reading(opening.end, head.places, head.date, head.agency, head.reporters)
    return found
