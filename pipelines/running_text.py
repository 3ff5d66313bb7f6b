"""Running text and what is none: classes that would put a paragraph out of the text, and paragraphs that were missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from crawler.items import Block
from pipelines.blocks import Layout

PARAGRAPHS = frozenset({"p", "li", "ul", "ol", "blockquote", "td", "span"})
MIN_PARAGRAPH = 60
LONG_PARAGRAPH = 200
"""Width from which a paragraph among others is text whatever its own class says."""
SWITCHES = frozenset({"newsletter", "share", "ad", "related", "recommend", "popup", "standfirst", "navigation", "tags"})
"""Zones that a paragraph's own class or id may name and mean a place for a script: `<p id="newsletter-anchor">`."""


def weight_of(block: Block, kept: bool) -> float:
    """A block's weight as running text: its characters outside links, twice where trafilatura kept it."""
    if block.kind == "image":
        return 0.0
    size = _width(block.text)
    free = size - sum(_width(link.text) for link in block.links)
    if size < 40 or free < 0.5 * size or block.kind == "heading":
        return max(0.1 * free, 0.0) if kept else 0.0
    return float(free * (1 + kept))


def clear_paragraphs(layout: Layout, kept: Sequence[bool], votes: Sequence[float]) -> None:
    """A long paragraph that was kept, and a heading without links, among paragraphs is text whatever its own class says."""
    texts = [
        keep and vote >= MIN_PARAGRAPH and layout.nodes[at].tag == "p"
        for keep, vote, at in zip(kept, votes, layout.at, strict=True)
    ]
    beside = Counter(layout.nodes[at].parent for at, text in zip(layout.at, texts, strict=True) if text)
    for block, at, text, vote in zip(layout.blocks, layout.at, texts, votes, strict=True):
        node = layout.nodes[at]
        if not node.zones & SWITCHES or beside[node.parent] < 3:
            continue
        if text and vote >= LONG_PARAGRAPH:
            node.zones -= SWITCHES
        elif block.kind == "heading" and block.level > 1 and not block.links:
            node.zones -= {"newsletter", "share", "ad"}


def clear_boxes(layout: Layout, weights: Mapping[int, float]) -> None:
    """What holds running text and no line that is all link is no box of related stories: the opening of a text that
    goes on behind a button, "teaser-content", "read-more"."""
    linked = {
        node
        for block, at in zip(layout.blocks, layout.at, strict=True)
        if block.kind != "image" and sum(len(link.text) for link in block.links) > max(20, 0.8 * len(block.text))
        for node in layout.path(at)
    }
    for number, node in enumerate(layout.nodes):
        if weights.get(number, 0) >= 1.5 * LONG_PARAGRAPH and number not in linked:
            node.zones -= {"related", "recommend"}


def mark_between(
    layout: Layout, votes: Sequence[float], plain: Sequence[bool], settings: Sequence[tuple[str, ...]]
) -> None:
    """What stands among the text's paragraphs, or is set like them in itself and its box, is text, kept or not."""
    text = [i for i, block in enumerate(layout.blocks) if block.main and votes[i] >= MIN_PARAGRAPH]
    holders = {_holder(layout, layout.at[i]) for i in text}
    near = {settings[i][:2] for i in text if not settings[i][1:2] or not settings[i][1].endswith(".")}
    for i in range(text[0], text[-1]) if text else ():
        at = layout.at[i]
        beside = _holder(layout, at) in holders or settings[i][:2] in near
        if plain[i] and votes[i] >= MIN_PARAGRAPH and beside:
            layout.blocks[i].main = True


def _holder(layout: Layout, node: int) -> int:
    """The element that holds a paragraph, or the list that a line is an item of."""
    return next((n for n in layout.path(node) if layout.nodes[n].tag not in PARAGRAPHS), 0)


def _width(text: str) -> int:
    """Characters, a wide one (Han, kana, Hangul) counted as two and a half, without white space."""
    return sum(5 if ch >= "\u2e80" else 2 for ch in text if not ch.isspace()) // 2
