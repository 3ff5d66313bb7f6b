"""Links laid over a whole box, which hold no words themselves."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from pipelines.page.layout.glue import MAX_CHILDREN
from pipelines.page.markup.displayed_text import words_of
from pipelines.page.markup.links import path_of

CARDS = frozenset({"div", "article", "section", "li", "figure"})
MIN_TEXT, MAX_TEXT = 10, 400
"""Characters of a box that a link may be laid over."""


def overlay_of(link: etree._Element) -> str | None:
    """Where an empty link leads that is laid over its box: a card of one story, with all its words as text."""
    box, href = link.getparent(), link.get("href")
    if (
        not href
        or not path_of(href).strip("/")  # a logo
        or box is None
        or box.tag not in CARDS
        or not link.get("class")
        or (box.text and not box.text.isspace())
    ):
        return None
    links = [*islice(box.iter("a"), MAX_CHILDREN + 1)]
    if len(links) > MAX_CHILDREN or any(other.get("href") != href for other in links if other is not link):
        return None
    if any(child.tail and not child.tail.isspace() for child in box):
        return None
    return href if MIN_TEXT <= len(words_of(box)) <= MAX_TEXT else None
