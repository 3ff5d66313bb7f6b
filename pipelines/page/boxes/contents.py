"""A table of contents within a text: its items repeat the headings after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from crawler.items import Block
from pipelines.language.letters import letters

MIN_ITEMS, MOST, MAX_LABEL = 3, 0.6, 40
"""Items of a list of contents, the part of them that headings repeat, and characters of the line over it."""


def close_contents(blocks: Sequence[Block]) -> None:
    """Take tables of contents out of the text, in place, with the few words over them."""
    for listed, run in groupby(range(len(blocks)), lambda n: blocks[n].kind == "list_item"):
        first, *others = run
        items = [blocks[n] for n in (first, *others) if blocks[n].main] if listed else []
        if len(items) >= MIN_ITEMS and _say_headings(items, blocks):
            for block in (*_label(blocks[:first]), *items):
                block.main = False


def _say_headings(items: Sequence[Block], blocks: Sequence[Block]) -> bool:
    headings = {letters(block.text) for block in blocks if block.kind == "heading" and block.main}
    return sum(letters(item.text) in headings for item in items) >= MOST * len(items)


def _label(before: Sequence[Block]) -> list[Block]:
    """The line directly over a list, where it is short and belongs to no story."""
    return [b for b in before[-1:] if len(b.text) <= MAX_LABEL and not b.links and b.kind != "image"]
