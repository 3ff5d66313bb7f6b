"""A page's tree -> its blocks of text and pictures in reading order, with what the markup says of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from lxml import etree

from crawler.items import Block, BlockKind, Link
from pipelines.folding import fold, paragraphs
from pipelines.kickers import is_short, kicker_of
from pipelines.sources import IMAGES, absolute, image_of, opens_picture, pixels, source_of
from pipelines.zones import NOTHING, zones_of_element

_SKIPPED = (
    "script style template svg iframe object embed canvas button select option textarea input head link meta map"
    " track source rt rp math datalist progress meter area param frame frameset noframes title"
)
SKIPPED = frozenset(_SKIPPED.split())
_BLOCKS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul video audio noscript amp-carousel amp-accordion label block button"
)
BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = {f"h{n}": n for n in range(1, 7)}
BOLD = frozenset({"b", "strong"})
SLANTED = frozenset({"em", "i", "small", "cite"})
SENTENCES = frozenset({"p", "li", "blockquote", "td", "span"})
_DIGITS = re.compile(r"[0-9]+")
MAX_BLOCKS = 5_000
MAX_NODES = 20_000
MAX_ELEMENTS = 40_000
"""Ten times what the longest page seen has."""
MAX_NESTED = 3
"""Links inside links, which no standard allows, are looked into to this depth."""
MAX_CLASS = 500
MAX_LINKS = 5_000
MAX_TEXT = 200_000
MIN_SENTENCE = 40


@dataclass(slots=True)
class Node:
    """An element that holds blocks: what it is, and what its markup says."""

    tag: str
    parent: int
    zones: frozenset[str]
    words: str
    """Tag and classes."""
    look: str
    """The same without numbers: what is set alike has the same."""


@dataclass(slots=True)
class Layout:
    """The blocks of a page, and the elements above them by number; 0 is the root."""

    nodes: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    """For each block the number of the element right above it."""

    def path(self, node: int) -> Iterator[int]:
        """The element and all above it, root last."""
        while node >= 0:
            yield node
            node = self.nodes[node].parent


def lay_out(tree: etree._Element, url: str) -> Layout:
    """All that a page displays, in reading order; scripts, forms' fields and what is hidden by mark-up stay out.

    Text is folded as a browser does; ``<br><br>`` parts paragraphs as ``<p>`` does.
    """
    layout = Layout()
    _Walk(layout, tree, url).run()
    return layout


class _Walk:
    """One pass over the tree; its recursion is as deep as the parser lets a page nest."""

    def __init__(self, layout: Layout, tree: etree._Element, url: str) -> None:
        self.layout, self.tree = layout, tree
        base = tree.find(".//base[@href]")
        self.url = absolute(url, base.get("href", "")) or url if base is not None else url
        self.text: list[str] = []
        self.links: list[tuple[str, int, int]] = []
        self.length = 0
        self.bold = 0
        self.slant = self.slanted = 0
        """How many elements of italics stand around, and the characters set in them."""
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.enclosing: str | None = None
        self.visited = 0
        self.nested = 0
        self.kicker = ""
        self.chosen = False
        """Inside a picture element, whose image is taken."""
        self.sentences: dict[etree._Element, bool] = {}
        """Whether an element holds a sentence: asked for each of its children."""

    def run(self) -> None:
        body = self.tree.find("body")
        self.visit(body if body is not None else self.tree, -1, False)
        self.flush(0)

    def visit(self, element: etree._Element, parent: int, bold: bool) -> None:
        tag = element.tag
        self.visited += 1
        if not isinstance(tag, str) or (tag in SKIPPED and not self.is_shown(element, tag)):
            return
        if tag == "br":
            self.add("\n", False)
        elif tag in IMAGES:
            if not self.chosen:
                self.picture(element, parent, source_of(element))
        elif tag == "picture" and not self.chosen:
            self.choice(element, parent, bold)
        elif tag == "div" and self.kind == "heading" and is_short(element):
            self.add(" ", False)
            self.inline(element, tag, parent, bold)
            self.add(" ", False)
        elif tag in BLOCKS:
            self.block(element, tag, parent, bold)
        else:
            self.inline(element, tag, parent, bold)

    def full(self) -> bool:
        """A page may hold no more: the rest of it is not read."""
        return self.visited > MAX_ELEMENTS or len(self.layout.blocks) > MAX_BLOCKS or len(self.layout.nodes) > MAX_NODES

    def block(self, element: etree._Element, tag: str, parent: int, bold: bool) -> None:
        self.flush(parent)
        before = self.kind, self.level
        node = self.node(element, tag, parent)
        if tag in HEADINGS:
            self.kind, self.level, self.kicker = "heading", HEADINGS[tag], kicker_of(element)
        elif tag == "li" or (tag in ("dd", "dt")):
            self.kind = "list_item"
        elif tag == "blockquote":
            self.kind = "quote"
        elif tag in ("td", "th"):
            self.kind = "table"
        self.children(element, node, bold or tag == "th")
        self.flush(node)
        self.kind, self.level = before

    def inline(self, element: etree._Element, tag: str, parent: int, bold: bool) -> None:
        zones = zones_of_element(tag, element.attrib) if element.attrib or tag == "time" else NOTHING
        if tag == "a" and self.nested < MAX_NESTED and _holds_blocks(element):
            self.linked(element, parent, bold)
            return
        apart = bool(zones & _APART) and self.kind != "heading" and not self.in_sentence(element, zones)
        if apart:
            self.flush(parent)
            parent = self.node(element, tag, parent)
        start = self.length
        self.nested += tag == "a"
        self.slant += tag in SLANTED
        self.children(element, parent, bold or tag in BOLD)
        self.slant -= tag in SLANTED
        self.nested -= tag == "a"
        if tag == "a" and element.get("href") and len(self.links) < MAX_LINKS:
            self.links.append((element.get("href", ""), start, self.length))
        if apart:
            self.flush(parent)

    def in_sentence(self, element: etree._Element, zones: frozenset[str]) -> bool:
        """It is a word or two of a paragraph, not a line of its own."""
        parent = element.getparent()
        if parent is None or zones & {"hidden", "caption", "credit"} or parent.tag not in SENTENCES:
            return False
        if parent not in self.sentences:
            around = (parent.text or "") + "".join(child.tail or "" for child in parent)
            self.sentences[parent] = len(around.strip()) > MIN_SENTENCE
        return self.sentences[parent]

    def linked(self, element: etree._Element, parent: int, bold: bool) -> None:
        """A link round whole blocks: each of them links where it does."""
        self.flush(parent)
        before, self.enclosing = self.enclosing, absolute(self.url, element.get("href", "")) or self.enclosing
        node = self.node(element, "a", parent)
        self.nested += 1
        self.children(element, node, bold)
        self.nested -= 1
        self.flush(node)
        self.enclosing = before

    def children(self, element: etree._Element, node: int, bold: bool) -> None:
        if element.text:
            self.add(element.text, bold)
        for child in element:
            if self.full():
                return
            self.visit(child, node, bold)
            if child.tail:
                self.add(child.tail, bold)

    def node(self, element: etree._Element, tag: str, parent: int) -> int:
        zones = zones_of_element(tag, element.attrib)
        words = f"{tag}.{element.get('class', '')[:MAX_CLASS]}"
        self.layout.nodes.append(Node(tag, parent, zones, words, _look(words)))
        return len(self.layout.nodes) - 1

    def add(self, text: str, bold: bool) -> None:
        if self.length > MAX_TEXT:
            return
        text = text[:MAX_TEXT].replace("\n", " ") if text != "\n" else text
        self.text.append(text)
        self.length += len(text)
        if bold:
            self.bold += len(text.strip())
        if self.slant:
            self.slanted += len(text.strip())

    def flush(self, node: int) -> None:
        if not self.text:
            self.links.clear()
            return
        raw, links, bold, slanted = "".join(self.text), self.links, self.bold, self.slanted
        self.text, self.links, self.length, self.bold, self.slanted = [], [], 0, 0, 0
        if not raw.strip():
            return
        for start, end in paragraphs(raw):
            until = bisect_right(links, end, key=itemgetter(2))
            since = bisect_left(links, start, hi=until, key=itemgetter(2))
            inside = [(h, a - start, b - start) for h, a, b in links[since:until] if start <= a]
            self.emit(raw[start:end], inside, (bold, slanted), node)

    def emit(self, raw: str, links: list[tuple[str, int, int]], set_in: tuple[int, int], node: int) -> None:
        text = fold(raw)
        if not text:
            return
        found = [Link(fold(raw[a:b]), url) for h, a, b in links if (url := absolute(self.url, h))]
        if self.enclosing and not found:
            found = [Link(text, self.enclosing)]
        strong, slanted = (size >= len(text) - 2 for size in set_in)
        block = Block(self.kind, text, found, level=self.level, strong=strong, slanted=slanted)
        if self.kicker and text.startswith(self.kicker) and text != self.kicker:
            block.kicker, self.kicker = self.kicker, ""
        self.append(block, node)

    def choice(self, element: etree._Element, parent: int, bold: bool) -> None:
        """One picture in several sizes, and at times its caption."""
        if chosen := image_of(element):
            self.picture(chosen[0], parent, chosen[1])
        self.chosen = True
        self.children(element, parent, bold)
        self.chosen = False

    def is_shown(self, element: etree._Element, tag: str) -> bool:
        """A parser that does not know `source` to be empty sets in it what follows."""
        return (tag == "source" and self.chosen) or (tag == "button" and opens_picture(element))

    def picture(self, element: etree._Element, parent: int, address: str) -> None:
        url = absolute(self.url, address)
        self.flush(parent)
        block = Block("image", url=url, alt=fold(element.get("alt", "")), width=pixels(element.get("width")))
        if self.enclosing:
            block.links = [Link(block.alt, self.enclosing)]
        self.append(block, self.node(element, "img", parent))

    def append(self, block: Block, node: int) -> None:
        if len(self.layout.blocks) > MAX_BLOCKS:
            return
        block.group = node
        self.layout.blocks.append(block)
        self.layout.at.append(node)


# An inline element of these zones stands apart from the text around it: a caption, a byline, a label of a box.
_APART = frozenset(
    {"caption", "credit", "byline", "date", "related", "share", "hidden", "ad", "standfirst", "kicker", "headline",
     "signoff"}
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _look(words: str) -> str:
    return _DIGITS.sub("", words)


def _holds_blocks(element: etree._Element) -> bool:
    return any(
        isinstance(c.tag, str) and (c.tag in BLOCKS or c.tag == "img" or zones_of_element(c.tag, c.attrib) & _APART)
        for c in element.iterdescendants()
    )
