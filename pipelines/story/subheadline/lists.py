"""Lists that are the deck: the main points above the text, and those with which the text opens."""

from __future__ import annotations

import re
from itertools import takewhile

from pipelines.language.letters import letters
from pipelines.language.sentences import STOPS
from pipelines.parts.byline import looks_like_byline
from pipelines.story.sheet import Sheet, is_furniture
from pipelines.story.subheadline.deck import is_sentence

_FIGURES = re.compile(r"\d+")
MAX_LABEL = 40
"""Characters of a few words over a list: "In brief"."""


def named_list(sheet: Sheet, start: int) -> list[int]:
    """The items of a summary from here on, wherever they stand."""
    items = takewhile(
        lambda i: sheet.blocks[i].kind == "list_item" and "standfirst" in sheet.blocks[i].zones,
        range(start, len(sheet.blocks)),
    )
    return [i for i in items if i not in sheet.taken]


def summary(sheet: Sheet, items: list[int]) -> list[int]:
    """The items of a list that is a summary box: one named so, or two or more in a row that are not a table of contents."""
    named = [i for i in items if "standfirst" in sheet.blocks[i].zones]
    headings = {letters(block.text) for block in sheet.blocks if block.kind == "heading"}
    run = [i for n, i in enumerate(items) if i - items[0] == n and letters(sheet.blocks[i].text) not in headings]
    wordings = {_FIGURES.sub("", sheet.blocks[i].text) for i in run}  # alike except for a digit: stars for rating
    short = named_list(sheet, named[0]) if named else []  # too short to be decks by themselves
    found = sorted({*named, *short}) or (run if len(run) > 1 and len(wordings) == len(run) else [])
    return found + (_list_from(sheet, found[-1] + 1) if found else [])


def opening_list(sheet: Sheet) -> list[int]:
    """A list that opens the text, if it is named a summary, the byline directly follows it, or a label stands over it."""
    first = next((i for i in sheet.text_left() if not is_furniture(sheet.blocks[i].text)), len(sheet.blocks))
    items = _list_from(sheet, first)
    if not items:
        return _labelled_list(sheet)
    behind = sheet.blocks[items[-1] + 1 : items[-1] + 3]  # "By" may stand in an element of its own
    named = all("standfirst" in sheet.blocks[i].zones for i in items)
    named = named and all("standfirst" not in b.zones for b in behind[:1])
    signed = any("byline" in b.zones or looks_like_byline(b.text, sheet.language) for b in behind)
    return items if len(items) > 1 and (named or signed) else []


def _labelled_list(sheet: Sheet) -> list[int]:
    """The items under a few words that open the text, if each is a sentence and the text continues after them: the main
    points. The label is taken."""
    text = (i for i in sheet.text_left() if not ("date" in sheet.blocks[i].zones or is_furniture(sheet.blocks[i].text)))
    if (first := next(text, -1)) < 0:
        return []
    label = sheet.blocks[first]
    if label.kind == "list_item" or label.links or len(label.text) > MAX_LABEL or label.text.endswith(STOPS):
        return []
    noted = label.kind == "heading" and _is_note(sheet, first + 1)  # "Written by a machine"
    items = _list_from(sheet, first + 1 + noted)
    sentences = all(is_sentence(sheet.blocks[i]) for i in items)
    if not sentences or len(items) < 2 or all(i <= items[-1] for i in sheet.text_left()):
        return []
    sheet.taken.update(range(first, items[0]))
    return items


def _is_note(sheet: Sheet, at: int) -> bool:
    """Whether a few words stand between the label of a list and the list."""
    note, after = (*sheet.blocks[at : at + 2], None, None)[:2]
    short = note is not None and note.kind == "paragraph" and not note.links and len(note.text) <= MAX_LABEL
    return short and after is not None and after.kind == "list_item"


def _list_from(sheet: Sheet, start: int) -> list[int]:
    """The items of the text that continue a list, or open it."""
    items = takewhile(
        lambda i: sheet.blocks[i].main and sheet.blocks[i].kind == "list_item", range(start, len(sheet.blocks))
    )
    return [i for i in items if i not in sheet.taken]
