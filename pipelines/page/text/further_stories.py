"""Further stories on the page of one, after the article element that has its headline and its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from crawler.items import Block
from pipelines.language.widths import width
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.layout import Layout

LOWEST = 6
"""The level of the lowest heading."""
MIN_TEXT = 2
"""Paragraphs in the headline's own article element that make it the whole of its story."""


def close_stories(layout: Layout, blocks: Mapping[int, Block], head: int | None) -> None:
    """Take what stands after the article element of the headline, in boxes with a heading before their text, out of the
    text; nothing where that element has none, or next to none and the heading is not a whole page's."""
    if head is None:
        return
    own = layout.nearest(blocks[head].group, {"article"})
    if own is None:
        return
    end, paragraphs = layout.last[own], 0
    others = defaultdict[int, list[Block]](list)
    for block in blocks.values():
        if own < block.group <= end:
            paragraphs += _is_paragraph(block)
        elif block.group > end:
            others[layout.outermost(block.group, end)].append(block)
    for outer, inside in others.items() if paragraphs else ():
        if _is_headed(inside, 1 if paragraphs < MIN_TEXT else LOWEST):
            layout.give(outer, {"recommend", "inferred"})
            for block in inside:
                block.main = False


def _is_paragraph(block: Block) -> bool:
    return block.is_text and width(block.text) >= MIN_PARAGRAPH


def _is_headed(inside: Sequence[Block], lowest: int) -> bool:
    """Whether an element has text, and a heading of some level or a higher one before it."""
    first = next((block for block in inside if block.kind == "heading" or _is_paragraph(block)), None)
    headed = first is not None and first.kind == "heading" and first.level <= lowest
    return headed and any(block.main for block in inside)
