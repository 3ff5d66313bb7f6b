"""Decks that a page puts into its headline's own element."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from pipelines.language.letters import letters
from pipelines.page.markup.displayed_text import inner_text

_SITE = re.compile(r"\s[|–—-]\s")
"""Marks between a title and its site's name."""
MAX_INSIDE = 12
"""Elements in a heading that may have a deck in it."""
MIN_DECK = 20
"""Letters of a deck."""


def part_decks(headings: Iterable[etree._Element], names: Iterable[str]) -> None:
    """Move the last element of an `h1` to a place after it, where the words before it are all of what the page's head
    calls the article: "No ferry at night" "Islanders must stay at home until the horn has been mended"."""
    known: set[str] = set()
    for heading in headings:
        if not len(heading):
            continue
        known = known or {letters(part) for name in names for part in (name, _SITE.split(name)[0])} - {""}
        deck = _closing(heading)
        said = inner_text(heading) if deck is not None else ""
        text = inner_text(deck) if deck is not None else ""
        if deck is None or len(own := letters(text)) < MIN_DECK or own in known:
            continue
        if any(letters(said) in name for name in known):
            continue  # all of it is the headline
        named = (deck.get("class") or "").lower()
        if "title" in named and "sub" not in named:
            continue  # another name of the article, for whoever lists it
        if letters(said).removesuffix(own) in known and next(deck.iter("a"), None) is None:
            deck.tag, deck.tail, tail = "p", None, heading.tail
            heading.tail = None
            heading.addnext(deck)
            deck.tail = tail


def _closing(heading: etree._Element) -> etree._Element | None:
    """The last element of a heading, or of the only element in it, if nothing follows it."""
    for _ in range(MAX_INSIDE):
        last = heading[-1]
        if (last.tail or "").strip() or not isinstance(last.tag, str):
            return None
        if len(heading) > 1 or (heading.text or "").strip() or not len(last):
            return last
        heading = last
    return None
