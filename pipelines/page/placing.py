"""Where each block of an article stands: its zones, its figure, above the text or below."""

from __future__ import annotations

from collections.abc import Mapping, Set

from crawler.items import Block
from pipelines.page.gaps import MIN_PARAGRAPH
from pipelines.page.layout import Layout
from pipelines.page.setting import Figures
from pipelines.page.surroundings import is_label, nearest_zones
from pipelines.page.wrappers import Zones

MAX_DATED = 120
"""Characters of a line that is a date."""
LINES = frozenset({"caption", "credit"})
"""Zones of the lines under a picture: of a block that has both, the nearest element names the one that it is."""


def place_blocks(
    layout: Layout, blocks: Mapping[int, Block], inside: Set[int], head: int | None, column: int, top: int
) -> None:
    """Give each block its zones, its figure and the moment that its element is stamped with.

    `inside` are the blocks in the element `column`, `head` is the headline's, `top` the element that holds both.
    """
    if head is not None:
        _drop_above(blocks, head)
    in_column = Zones(layout, column), Figures(layout, column)
    beside = Zones(layout, top), Figures(layout, top)
    main = [i for i, block in blocks.items() if block.main and i != head]
    text = (i for i in main if not is_label((in_column if i in inside else beside)[0].of(blocks[i].group)))
    first, last = min(text, default=min(main, default=0)), max(inside)
    for i, block in blocks.items():
        zones_of, figure_of = in_column if i in inside else beside
        zones = zones_of.of(block.group)
        if zones >= LINES:
            zones -= LINES - nearest_zones(layout, block.group, LINES)
        if i == head:
            zones |= {"headline-block"}
        elif (i not in inside and not block.main) or (head is not None and i < first):
            zones |= {"above"} if head is not None and i < head else {"below"} if i > last else {"head"}
        block.zones = zones
        if "date" in zones and len(block.text) <= MAX_DATED:
            block.stamp = layout.stamp(block.group)
        block.figure = figure_of.of(block.group)


def _drop_above(blocks: Mapping[int, Block], head: int) -> None:
    """Text above the headline is a paragraph that does not repeat it."""
    for i, block in blocks.items():
        if i < head:
            block.main &= len(block.text) > MIN_PARAGRAPH and block.text != blocks[head].text
