"""Inline elements that are lines of their own: by their names, or by their place in a box."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from crawler.items import Zones
from pipelines.page.layout import Layout
from pipelines.page.layout.apart import holds_sentence, in_credit, is_apart, is_own_paragraph
from pipelines.page.layout.caption_ends import MAY_BE_LINES, closes_caption, names_maker
from pipelines.page.layout.glue import SEAMED, are_glued, follows_link
from pipelines.page.markup.tags import INLINE, SENTENCES
from pipelines.page.markup.zones import zones_of_element


class InlineLines:
    """Which inline elements of a page are lines of their own; each box is examined once."""

    def __init__(self, layout: Layout) -> None:
        self._tags, self._elements = layout.tags, layout.elements
        self._sentences: dict[etree._Element, bool] = {}
        """Whether an element holds a sentence: asked for each of its children."""
        self._glued: dict[int, bool] = {}
        """Whether the words of an element's children are glued to each other."""

    def stands_apart(self, element: etree._Element, tag: str, parent: int, before: Sequence[str]) -> bool:
        """Whether an inline element is a line of its own, by its name or by its place in the box `parent`; `before` is the
        text that stands before it there."""
        zones = zones_of_element(tag, element)
        if zones and is_apart(element, zones):
            part = parent >= 0 and in_credit(zones, self._tags[parent], self._elements[parent])
            return not part and not self._in_sentence(element, zones)
        if parent < 0:
            return False
        if "-" in tag:
            return is_own_paragraph(element)
        if tag == "a":
            return self._tags[parent] in SEAMED and follows_link(element) and self._is_glued(element, parent)
        if tag not in MAY_BE_LINES:
            return False
        box = self._elements[parent]
        if names_maker(element, tag, box) and not "".join(before).strip():
            return True  # and nothing before it
        if closes_caption(element, tag, box):
            return element.getparent() is box
        lines = tag == "span" and self._tags[parent] in SEAMED
        return (lines or self._tags[parent] == "time") and self._is_glued(element, parent)

    def _is_glued(self, element: etree._Element, parent: int) -> bool:
        """Whether it is one of the lines of a box that its style alone parts; boxes are asked once."""
        glued = self._glued.get(parent)
        if glued is None:
            glued = self._glued[parent] = are_glued(self._elements[parent])
        return glued and element.getparent() is self._elements[parent]

    def _in_sentence(self, element: etree._Element, zones: Zones) -> bool:
        """Whether an element is only a word or two of a paragraph, and no line of its own."""
        return zones.isdisjoint({"hidden", "caption", "credit"}) and self.amid_sentence(element)

    def amid_sentence(self, element: etree._Element) -> bool:
        """Whether a paragraph, or its part in bold or italics, is a sentence around an element."""
        parent = element.getparent()
        if parent is None or parent.tag not in SENTENCES | INLINE:
            return False
        if parent not in self._sentences:
            self._sentences[parent] = holds_sentence(parent) or (parent.tag in INLINE and self.amid_sentence(parent))
        return self._sentences[parent]
