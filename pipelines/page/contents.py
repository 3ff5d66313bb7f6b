"""A text's list of contents: its items say what the headings behind it say, or lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, takewhile

from crawler.items import Block
from pipelines.phrases import letters

MIN_ITEMS, MOST, MAX_LABEL = 3, 0.6, 40
"""Items of a list of contents, the part of them that headings repeat, and characters of the line over it."""


def close_contents(blocks: Sequence[Block]) -> None:
    """Take the lists of a text's contents out of it, in place, with the few words over them."""
    headings: set[str] | None = None
    end = 0
    for i, block in enumerate(blocks):
        if i < end or block.kind != "list_item" or not block.main:
            continue
        run = [*takewhile(lambda n: n < len(blocks) and blocks[n].kind == "list_item", count(i))]
        end = run[-1] + 1
        own = [n for n in run if blocks[n].main]
        if len(own) < MIN_ITEMS:
            continue
        if headings is None:
            headings = {letters(b.text) for b in blocks if b.kind == "heading" and b.main}
        if sum(letters(blocks[n].text) in headings for n in own) < MOST * len(own):
            continue
        label = blocks[i - 1] if i else None
        labelled = label is not None and len(label.text) <= MAX_LABEL and not label.links and label.kind != "image"
        for n in (*([i - 1] if labelled else ()), *own):
            blocks[n].main = False
