"""A paragraph set apart above the text: its lead, which opens the text, or a deck, which stands before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from crawler.items import Block
from pipelines.page.layout import Layout
from pipelines.page.wrappers import Zones

MIN_TEXT = 2
"""Paragraphs that follow what may be a lead or a deck."""
MAX_LINE = 200
BARRED = frozenset({"figure", "caption", "credit", "related", "recommend", "hidden"})


def settle_opening(layout: Layout, blocks: Mapping[int, Block], head: int | None) -> None:
    """Read a summary in the text's own box as text, and a paragraph before the byline, outside that box, as none."""
    after = [i for i in blocks if head is None or i > head]
    text = [i for i in after if blocks[i].main and blocks[i].kind == "paragraph"]
    if head is None or len(text) <= MIN_TEXT:
        return
    zones = Zones(layout, 0)
    _drop_deck(layout, blocks, text, zones)
    before = [i for i in after if i < text[0] and not blocks[i].main]
    summary = [i for i in before if blocks[i].kind == "paragraph" and "standfirst" in zones.of(blocks[i].group)]
    if summary and _opens_text(layout, blocks, summary[0], text):
        for i in summary:
            blocks[i].main = True


def _drop_deck(layout: Layout, blocks: Mapping[int, Block], text: list[int], zones: Zones) -> None:
    first, second, *_ = text
    own = layout.parents[blocks[first].group]
    other = Counter(layout.parents[blocks[i].group] for i in text[1:]).most_common(1)[0][0]
    if own <= other <= layout.last[own] and own != other and _has_line(blocks, first, second, zones):
        blocks[first].main = False


def _has_line(blocks: Mapping[int, Block], first: int, second: int, zones: Zones) -> bool:
    """Whether a byline or a date stands between two blocks."""
    between = (blocks[i] for i in range(first + 1, second) if i in blocks)
    lines = (zones.of(block.group) for block in between if 0 < len(block.text) <= MAX_LINE)
    return any(own & {"byline", "date"} and not own & BARRED for own in lines)


def _opens_text(layout: Layout, blocks: Mapping[int, Block], lead: int, text: list[int]) -> bool:
    """Whether the box that a summary opens holds the text too, and no picture stands between the two."""
    box = layout.parents[blocks[lead].group]
    inside = [i for i, block in blocks.items() if box <= block.group <= layout.last[box]]
    pictures = (blocks[i].kind == "image" for i in inside if lead < i < text[0])
    return inside[0] == lead and {*text} <= {*inside} and not any(pictures)
