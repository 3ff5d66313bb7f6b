"""Short lines that alone would be the page's - a day, an hour, the name of a network - and are part of a text in a series:
headings set alike, each over text of its own, items of a list and short cells of a table among others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import groupby, pairwise

from crawler.items import Block, BlockKind

MIN_HEADS = 2
"""So many of them set alike over text are its headings: a page's own say the same each time, or stand alone."""
MAX_HEAD, MIN_BELOW = 80, 60
"""Characters of such a line, and bytes of the paragraph below it."""
MAX_CELL = 40
"""Bytes of a cell in a table of figures."""


def in_series(blocks: Sequence[Block], text: Sequence[int], furniture: Set[int]) -> set[int]:
    """Those lines of a text that read as furniture and are headings or items of it."""
    short = {i for i in furniture if not blocks[i].links and len(blocks[i].text) <= MAX_HEAD}
    heads = {i for i in short if blocks[i].kind == "heading" or blocks[i].strong}
    items = {i for i in short if blocks[i].kind == "list_item" and not _has_figure(blocks[i])}
    cells = {i for i in short if blocks[i].kind == "table"}
    listed = _listed(blocks, text, items, "list_item") if items else set()
    tabled = _listed(blocks, text, cells, "table") if cells else set()
    return listed | tabled | (_over_text(blocks, text, heads, furniture) if heads else set())


def _listed(blocks: Sequence[Block], text: Sequence[int], lines: Set[int], kind: BlockKind) -> set[int]:
    """The items in lists of which at least as many others are text, or the cells in tables of short ones: a page may be
    laid out in a table."""
    runs = [[*run] for one, run in groupby(text, key=lambda i: blocks[i].kind) if one == kind]
    short = (run for run in runs if kind != "table" or all(len(blocks[i].text.encode()) <= MAX_CELL for i in run))
    found = ((lines & set(run), len(run)) for run in short)
    return {i for own, size in found if 2 * len(own) <= size for i in own}


def _over_text(blocks: Sequence[Block], text: Sequence[int], heads: Set[int], furniture: Set[int]) -> set[int]:
    """The headings, days apart from words, that differ from each other and have text right below them."""
    said = Counter(blocks[i].text for i in heads)
    alike = defaultdict[tuple[int, bool], set[int]](set)
    for i, below in pairwise(text):
        told = below not in furniture and len(blocks[below].text.encode()) >= MIN_BELOW
        if i in heads and said[blocks[i].text] == 1 and told:
            alike[blocks[i].level, _has_figure(blocks[i])].add(i)
    return {i for found in alike.values() if len(found) >= MIN_HEADS for i in found}


def _has_figure(block: Block) -> bool:
    return any(map(str.isdigit, block.text))
