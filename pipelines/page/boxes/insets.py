"""Boxes set into a text that no class names: what is told beside it, under a heading of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from crawler.items import Block
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.layout import Layout
from pipelines.page.markup.tags import LISTED

BOXES = frozenset({"div", "section", "aside", "details"})
MIN_TEXT = 4
"""Paragraphs directly in the text's own box."""
MOST_ALIKE, SHARE = 2, 0.35
"""Boxes of one look, and what such a box may say of the whole."""
MAX_HEAD, MOST_ABOVE = 120, 3
"""Characters of the line that heads a box, and runs of it that may stand above what was taken for text."""
LINES = LISTED | {"blockquote"}


def mark_insets(layout: Layout, text: Mapping[int, Block]) -> None:
    """Give a box among the paragraphs of a text that a heading or a bold line opens the zone of a fact box, if the text goes
    on after it with a paragraph: behind a part of the text another heading would stand, or nothing."""
    main = [i for i, block in text.items() if block.main]
    homes = Counter(layout.holder(layout.parents[text[i].group], LINES) for i in main if _is_paragraph(text[i]))
    home, own = next(iter(homes.most_common(1)), (0, 0))
    if not MIN_TEXT <= own < len(main):
        return
    inner = layout.inside(home)[1:]
    outer = {i: layout.outermost(text[i].group, home) if text[i].group in inner else 0 for i in main}
    parts = [(box, [*lines]) for box, lines in groupby(main, outer.__getitem__)]
    looks = Counter(layout.look(box) for box, _ in parts if layout.tags[box] in BOXES)
    most = SHARE * sum(len(text[i].text) for i in main)
    for n, (box, lines) in enumerate(parts[1:-1], 1):
        if layout.tags[box] not in BOXES or len(lines) < 2 or looks[layout.look(box)] > MOST_ALIKE:
            continue
        next_box, (after, *_) = parts[n + 1]
        amid = parts[n - 1][0] and text[after].group == next_box and _is_paragraph(text[after])
        if amid and sum(len(text[i].text) for i in lines) < most and _is_beside(layout, text, box, lines):
            layout.give(box, {"factbox", "inferred"})
            for i in lines:
                text[i].main = False


def _is_paragraph(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) >= MIN_PARAGRAPH and not block.strong


def _is_beside(layout: Layout, text: Mapping[int, Block], box: int, lines: Sequence[int]) -> bool:
    """Whether the first line that a box displays is a heading, or bold, and what follows neither a picture nor only the
    points of a list. `lines`: what of it was taken for text."""
    first, inside = lines[0], layout.inside(box)
    every = [text[i] for i in range(max(first - MOST_ABOVE, 0), lines[-1] + 1) if i in text and text[i].group in inside]
    if any(block.kind == "image" for block in every):
        return False
    listed = text[first].kind == "heading" and all(text[i].kind == "list_item" for i in lines[1:])
    return not listed and (every[0].kind == "heading" or every[0].strong) and len(every[0].text) <= MAX_HEAD
