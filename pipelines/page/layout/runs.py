"""Runs: pieces of a page's text as the markup has them, and its pictures; each can be read as a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from lxml import etree

from crawler.items import Block, BlockKind, Link
from pipelines.page.markup.displayed_text import fold_space
from pipelines.page.markup.images import source_of, width_of
from pipelines.page.markup.links import absolute

ANCHORS = ("#", "¶", "§", "🔗")
"""What a heading shows for a link to itself."""
_COUNTED = re.compile(r"\(\d{1,5}\)")
"""How many readers have commented, linked behind a headline: "(27)"."""
NOWHERE = ("#", "javascript:;", "javascript:void(0)", "javascript:void(0);")
"""Addresses of buttons."""
UNSET = 2
"""Characters of a run in bold or italics that may be set otherwise: a full stop, a sign."""
MAX_FIGURE, MIN_CAPTION, MAX_CAPTION = 3, 20, 400
"""Runs and characters of a table that is a figure."""


@dataclass(slots=True)
class Run:
    """A run of text as the markup has it, or a picture. Most are never looked at closely, so their addresses are
    worked out later."""

    kind: BlockKind
    node: int
    """The element right above it."""
    raw: str = ""
    links: Sequence[tuple[str, int, int]] = ()
    """Addresses as written, and the slices of `raw` that they stand under."""
    level: int = 0
    """Of a heading; 0 of other runs."""
    set_in: tuple[int, int] = (0, 0)
    """Characters set in bold, and in italics."""
    enclosing: Sequence[str] = ()
    """Addresses of links around it, innermost first."""
    kicker: str = ""
    """Of a heading: what an element of its own opens it with."""
    picture: etree._Element | None = None
    address: str | None = None
    """Of a picture, as written, where an element round it gives it."""

    @property
    def linked(self) -> int:
        """Characters of `raw` that are links."""
        return sum(end - start for _, start, end in self.links)

    @property
    def has_link(self) -> bool:
        """Whether a link stands in it or round it."""
        return bool(self.links or self.enclosing)

    @property
    def hrefs(self) -> Sequence[str]:
        """The addresses of its links as written, those of the links round it first."""
        return (*self.enclosing, *(href for href, _, _ in self.links))


def block_of(run: Run, text: str, base: str) -> Block:
    """A run as a block, its links and its picture with whole addresses. `text` is the run's as displayed, "" of a picture;
    `base` is what addresses on the page are relative to."""
    return _text_block(run, text, base) if run.picture is None else _picture_block(run, run.picture, base)


def _text_block(run: Run, text: str, base: str) -> Block:
    if run.kind == "heading" and run.links:
        run, text = _without_anchor(run, text)
    links = [Link(fold_space(run.raw[a:b]), url) for href, a, b in run.links if (url := absolute(base, href))]
    if run.enclosing and not links and (url := _enclosing(run, base)):
        links = [Link(text, url)]
    bold, italics = run.set_in
    strong, slanted = bold >= len(text) - UNSET, italics >= len(text) - UNSET
    return Block(run.kind, text, links, level=run.level, strong=strong, bold=bold, slanted=slanted, kicker=run.kicker)


def _without_anchor(run: Run, text: str) -> tuple[Run, str]:
    """A heading without a link at its end that leads to the heading itself, to its comments or nowhere."""
    href, *span = run.links[-1]
    sign = fold_space(run.raw[slice(*span)])
    if sign in ANCHORS or (len(sign) < len(text) and (href in NOWHERE or _COUNTED.fullmatch(sign))):
        return replace(run, links=run.links[:-1]), text.removesuffix(sign).rstrip()
    return run, text


def _picture_block(run: Run, picture: etree._Element, base: str) -> Block:
    url = absolute(base, source_of(picture) if run.address is None else run.address)
    block = Block("image", url=url, alt=fold_space(unescape(picture.get("alt", ""))), width=width_of(picture))
    if run.enclosing and (enclosing := _enclosing(run, base)):
        block.links = [Link(block.alt, enclosing)]
    return block


def _enclosing(run: Run, base: str) -> str | None:
    """The address of the innermost link round a run that has one."""
    return next((url for href in run.enclosing if (url := absolute(base, href))), None)


def is_figure(runs: Sequence[Run], begin: int) -> bool:
    """Whether the runs of a table from `begin` on are one picture and, below it, a line or two without links."""
    if not 1 < len(runs) - begin <= MAX_FIGURE:
        return False
    picture, *lines = runs[begin:]
    said = [run for run in lines if run.picture is None and not run.has_link]
    size = sum(len(run.raw.strip()) for run in said)
    return picture.picture is not None and len(said) == len(lines) and MIN_CAPTION <= size <= MAX_CAPTION
