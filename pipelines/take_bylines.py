"""The writers of a story, as displayed: an author that only the page's head names is no byline."""

from __future__ import annotations

import re

from pipelines.agencies import find_agency
from pipelines.byline import looks_like_byline, split_byline
from pipelines.sheet import Sheet
from pipelines.signoff import is_signoff

NO_BYLINE = frozenset(
    {"caption", "credit", "figure", "navigation", "footer", "comments", "recommend", "related", "ad", "hidden", "aside"}
)
MAX_BYLINE = 300
MAX_NEAR = 200
_LEAD = re.compile(
    r"^(?:(?:text |story |words )?by|von|par|por|di|da|de|door|av|af|autor(?:es|a|in)?|auteurs?|autore|yazan|автор|записал|от)\s?:?$"
    r"|^(?:autorin/autor|autor(?:es)?|author)\s",
    re.I,
)

Found = tuple[list[str], list[str], str]
"""Names, the lines they stand on, the rule."""


def take_bylines(sheet: Sheet) -> tuple[str | None, list[str]]:
    """The line as printed and the names on it: a byline element near headline or text, or a line that is nothing else."""
    if sheet.story.plain:
        names, lines, rule = _plain(sheet)
    else:
        names, lines, rule = _element(sheet)
        for way in (_parted, _line, _known_author):
            if not names:
                names, lines, rule = way(sheet)
    if names:
        sheet.provenance["bylines"] = rule
    return (lines[0] if lines else None), list(dict.fromkeys(names))


def _plain(sheet: Sheet) -> Found:
    if 1 in sheet.left() and 0 in sheet.taken and looks_like_byline(sheet.blocks[1].text, sheet.language):
        sheet.taken.add(1)
        return split_byline(sheet.blocks[1].text, sheet.language), [sheet.blocks[1].text], "line"
    return [], [], ""


def _element(sheet: Sheet) -> Found:
    names: list[str] = []
    lines: list[str] = []
    for i in sheet.left():
        block = sheet.blocks[i]
        if "byline" not in block.zones or block.zones & NO_BYLINE or len(block.text) > MAX_BYLINE:
            continue
        if is_signoff(block.text, sheet.language):
            continue
        found = split_byline(block.text, sheet.language)
        # A paper's own name under its writer's is where they work, not who wrote.
        if not (names and found and all(find_agency(n) for n in found)):
            names += found
        if found:
            lines.append(block.text)
        sheet.taken.add(i)
    return names, lines, "byline element"


def _parted(sheet: Sheet) -> Found:
    """A lead word and the names after it, each in an element of its own: "By", "Ada Writer", ",", "Bo Writer"."""
    left = sheet.left()
    for n, i in enumerate(left):
        block = sheet.blocks[i]
        if (
            block.main
            or not block.zones & {"head", "below"}
            or len(block.text) > MAX_NEAR
            or not _LEAD.search(block.text)
        ):
            continue
        names = [] if block.text.rstrip(": ").isalpha() else split_byline(block.text, sheet.language)
        used = [i]
        for j in left[n + 1 : n + 12]:
            if names and not sheet.blocks[i].text.rstrip(": ").isalpha():
                break
            text = sheet.blocks[j].text
            if any(map(str.isalnum, text)):
                found = split_byline(text, sheet.language) if sheet.blocks[j].links or not names else []
                if not found or len(text) > 60 or sheet.blocks[j].main:
                    break
                names += found
            used.append(j)
        if names:
            sheet.taken.update(used)
            return names, [" ".join(sheet.blocks[j].text for j in used)], "byline in parts"
    return [], [], ""


def _line(sheet: Sheet) -> Found:
    for i in sheet.left():
        block = sheet.blocks[i]
        if block.zones & NO_BYLINE or not looks_like_byline(block.text, sheet.language):
            continue
        if names := split_byline(block.text, sheet.language):
            if is_signoff(block.text, sheet.language, last=True) and i > len(sheet.blocks) // 2:
                return names, [], "closing line"  # the line itself is the sign-off's
            sheet.taken.add(i)
            return names, [block.text], "byline line"
    return [], [], ""


def _known_author(sheet: Sheet) -> Found:
    """A line near the headline that names whom the head of the page calls the author."""
    authors = [n for a in sheet.meta.authors for n in split_byline(a, sheet.language)]
    for i in sheet.left():
        block = sheet.blocks[i]
        if block.main or not block.zones & {"head", "above", "below"} or len(block.text) > MAX_NEAR:
            continue
        named = [a for a in authors if len(a) > 2 and a.casefold() in block.text.casefold()]
        if named:
            return named, [block.text], "author of the metadata, displayed"
    return [], [], ""
