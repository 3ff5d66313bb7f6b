"""Graphics whose words a page displays as text: labels laid over a picture, the lines round a chart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from crawler.items import Block
from pipelines.data import read_table
from pipelines.language.phrases import alternation
from pipelines.language.sentences import ENDS
from pipelines.language.widths import width
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.layout import Layout

_LAID = re.compile(r"position\s{0,3}:\s{0,3}absolute", re.IGNORECASE)
MAX_ABOVE = 3
"""Elements from a label to the one that is laid over a picture, and from the last line of a chart to its box."""
MAX_LABEL, MAX_LABELS = 120, 60
"""Characters of a label, and labels of a graphic."""
_SOURCES = {
    *read_table("credit")["weak_labels"],
    *chain.from_iterable(read_table("signoff")["last_label"].values()),
}
_SOURCE = re.compile(rf"(?:{alternation(word for word in _SOURCES if ':' not in word)})s?\s?[:：]", re.IGNORECASE)
_MAKERS = ("datawrapper", "flourish", "infogram", "localfocus", "everviz", "chartblocks", "get the data")
"""What programs that make charts set under them."""
MAX_SOURCE, MAX_LINES = 250, 8
"""Characters of the line under a chart that says where its figures come from, and lines round a chart with it."""
DRAWN = ("svg", "canvas", "iframe", "object", "embed")


def drop_graphics(layout: Layout, text: Mapping[int, Block]) -> None:
    """Take the words of graphics out of the text: short lines laid over a picture, and what stands round a chart."""
    for i, block in text.items():
        if block.kind == "image" or len(block.text) > MAX_SOURCE:
            continue
        if block.main and len(block.text) <= MAX_LABEL and _is_laid_over_picture(layout, block):
            block.main = False
        elif (_names_source(block.text) or _names_maker(block.text)) and (box := _chart_above(layout, text, i)):
            layout.give(box, {"embed"})
            for n in layout.runs_in(box):
                text[n].main = False


def _names_source(line: str) -> bool:
    opening = line[:MAX_WORD]
    return (":" in opening or "：" in opening) and _SOURCE.match(line) is not None


def _names_maker(line: str) -> bool:
    folded = line.casefold()
    return any(maker in folded for maker in _MAKERS)


MAX_WORD = 30
"""Characters of a word for a source, with its colon."""


def _above(layout: Layout, node: int) -> Iterator[int]:
    return islice(layout.path(node), MAX_ABOVE)


def _is_laid_over_picture(layout: Layout, block: Block) -> bool:
    """Whether a line stands in an element that its own style lays over a picture beside it."""
    for node in _above(layout, block.group):
        if _LAID.search(layout.elements[node].get("style", "")) and node:
            box = layout.parents[node]
            inside = layout.extent(box, layout.runs_in(node)[0], MAX_LABELS)
            return inside is not None and any(layout.runs[i].picture is not None for i in inside)
    return False


def _chart_above(layout: Layout, text: Mapping[int, Block], source: int) -> int:
    """The smallest box that a chart's last line closes, if it holds a drawing and no paragraph; else 0."""
    for node in _above(layout, layout.parents[text[source].group]):
        inside = layout.extent(node, source, MAX_LINES)
        if inside is None or not text.keys() >= {*inside} or any(_is_paragraph(text[n]) for n in inside if n != source):
            return 0
        if len(inside) > 1 and inside[-1] == source and next(layout.elements[node].iter(*DRAWN), None) is not None:
            return node
    return 0


def _is_paragraph(block: Block) -> bool:
    return block.kind == "list_item" or (width(block.text) >= MIN_PARAGRAPH and block.text.endswith(ENDS))
