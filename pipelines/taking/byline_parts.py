"""A byline in parts: a word that leads to names, and the names, each in an element of its own."""

from __future__ import annotations

import re

from pipelines.byline import joins_names, split_byline
from pipelines.taking.byline_authors import MAX_NEAR
from pipelines.taking.sheet import Sheet
from pipelines.taking.signers import Found

MAX_PARTS = 13
"""Blocks that a byline in parts may have."""
LEAD_WORD = re.compile(
    r"^(?:(?:\w{3,12} )?by|von|par|por|di|da|de|door|av|af|autor(?:es|a|in)?|auteurs?|autore|yazan|автор|записал|от)\s?:?$"
    r"|^(?:autorin/autor|autor(?:es)?|author)\s",
    re.I,
)


def parted(sheet: Sheet) -> Found:
    """A lead word and the names after it, each in an element of its own: "By", "Ada Writer", ",", "Bo Writer"; more
    than once perhaps."""
    names: list[str] = []
    lines: list[str] = []
    left = sheet.left()
    for n, i in enumerate(left):
        block = sheet.blocks[i]
        near = not block.main and block.zones & {"head", "below"} and len(block.text) <= MAX_NEAR
        if names and "below" in block.zones:
            break  # there other stories' writers are named so, too
        if i in sheet.taken or not near or not LEAD_WORD.search(block.text):
            continue
        found, used = _after_lead(sheet, left[n : n + MAX_PARTS])
        if found:
            sheet.taken.update(used)
            names += found
            lines.append(" ".join(sheet.blocks[j].text for j in used))
    return names, lines, "byline in parts"


def _after_lead(sheet: Sheet, indexes: list[int]) -> tuple[list[str], list[int]]:
    """The names after a lead word, which may itself end in one, and the blocks they stand in."""
    lead = sheet.blocks[indexes[0]].text
    bare = lead.rstrip(": ").isalpha()
    names = [] if bare else split_byline(lead, sheet.language)
    used, joined = indexes[:1], False
    for j in indexes[1:] if bare or not names else ():
        text, after, joined = sheet.blocks[j].text, joined, joins_names(sheet.blocks[j].text, sheet.language)
        if any(map(str.isalnum, text)) and not joined:
            found = split_byline(text, sheet.language) if sheet.blocks[j].links or after or not names else []
            if not found or len(text) > 60 or sheet.blocks[j].main:
                break
            names += found
        used.append(j)
    return names, used
