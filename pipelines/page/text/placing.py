"""Where each block of an article stands: its zones, its figure, above the text or below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice, takewhile

from crawler.items import Block, Zones
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.column.wrappers import InheritedZones
from pipelines.page.layout import Layout
from pipelines.page.pictures.frames import LINE
from pipelines.page.text.setting import Figures

MAX_DATED = 120
"""Characters of a line that is a date."""
MAX_STAMPED = 8
"""So many elements are asked for a moment."""
_STAMP = re.compile(r"\s{0,9}(?:(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d.{0,30}|1[0-9]{9}(?:[0-9]{3})?)\s{0,9}")
_STAMPED = re.compile(r"date|time|stamp|publi|second|content|title|source", re.IGNORECASE)
"""Attributes that give a moment."""
_CHANGED = re.compile(r"modif|updat|chang", re.IGNORECASE)
"""Those of a change, which tell of another."""


def place_blocks(layout: Layout, blocks: Mapping[int, Block], head: int | None, column: int, top: int) -> None:
    """Give each block its zones, its figure and the moment that its element is stamped with.

    `head` is the number of the headline's block, `column` the element of the text, `top` the one that holds both.
    """
    elements = layout.inside(column)
    inside = {i for i, block in blocks.items() if block.group in elements}
    if head is not None:
        _drop_above(blocks, head)
    in_column = InheritedZones(layout, column), Figures(layout, column)
    beside = InheritedZones(layout, top), Figures(layout, top)
    main = [i for i, block in blocks.items() if block.main and i != head]
    text = [i for i in main if not _is_date_or_caption((in_column if i in inside else beside)[0][blocks[i].group])]
    first, last = min(text, default=min(main, default=0)), max(inside)
    below = min((i for i in text if head is not None and i > head), default=first)  # text may stand above it, too
    for i, block in blocks.items():
        zones_of, figure_of = in_column if i in inside else beside
        block.zones, block.figure = zones_of[block.group], figure_of[block.group]
        if block.zones >= LINE:  # the nearest element names the one that it is
            block.zones -= LINE - _nearest_zones(layout, block.group, LINE)
        if i == head:
            block.zones |= {"headline-block"}
        elif (i not in inside and not block.main) or (head is not None and i < (below if i > head else first)):
            block.zones |= {"above"} if head is not None and i < head else {"below"} if i > last else {"head"}
        if len(block.text) <= MAX_DATED and ("date" in block.zones or _reads_as_moment(block)):
            block.stamp = _stamp(layout, block.group)


def _reads_as_moment(block: Block) -> bool:
    """Whether a line of the page's head looks like a day or a time, with or without its year."""
    return not block.main and bool(block.zones & _HEAD) and _MOMENT.search(block.text) is not None


_HEAD: Zones = frozenset({"head", "above"})
_MOMENT = re.compile(r"(?<!\d)(?:\d{1,2}[:時]\s?\d\d|\d{1,2}月\s?\d|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d)(?!\d)")


def _drop_above(blocks: Mapping[int, Block], head: int) -> None:
    """Above the headline, only a paragraph that does not repeat it is text."""
    for i, block in blocks.items():
        if i < head:
            block.main &= len(block.text) > MIN_PARAGRAPH and block.text != blocks[head].text


def _nearest_zones(layout: Layout, node: int, wanted: Zones) -> Zones:
    """Of some zones, those of the nearest element above: a credit inside a caption is a credit."""
    return next((layout.zones(n) & wanted for n in layout.path(node) if layout.zones(n) & wanted), frozenset())


def _is_date_or_caption(zones: Zones) -> bool:
    """Whether a line that looks like the text gives its date, or says what a figure's picture shows."""
    return "date" in zones or ("figure" in zones and not zones.isdisjoint({"caption", "credit", "boxed"}))


def _stamp(layout: Layout, node: int) -> str:
    """The moment for machines in an element called a date, or in one inside it, or in one around it that is called so too."""
    above = takewhile(lambda n: n == node or "date" in layout.zones(n), islice(layout.path(node), MAX_STAMPED))
    inside = islice(layout.elements[node].iterdescendants(), MAX_STAMPED)
    for element in (*(layout.elements[n] for n in above), *inside):
        for name, value in element.items():
            if _STAMP.fullmatch(str(value)) and _STAMPED.search(str(name)) and not _CHANGED.search(str(name)):
                return str(value)
    return ""
