"""The elements of a page that say something about it, found in one pass over its tree."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

HOLDERS = ("body", "main", "article")
"""What may hold the article, and have an id that names it."""
SOUGHT = ("meta", "script", "title", "link", "h1", "video", *HOLDERS)
BOXES = frozenset({"span", "div", "p"})
"""Elements that may state the time of publication like `time`, or the page's own address."""
ADDRESS = "mainEntityOfPage"
"""The property that says a page's address, and the key of the elements that have it."""
TIMES = ("time", "abbr", *BOXES)
FIELDS = ("input", "button")
Elements = defaultdict[str, list[etree._Element]]
"""Elements by tag."""


def find_elements(tree: etree._Element) -> Elements:
    """The elements that are asked, by tag, found in one pass; what states a time stands under `time`, what a form asks
    for under `input`, what says the page's address under ADDRESS."""
    found = Elements(list)
    for element in tree.iter(*SOUGHT, *TIMES, *FIELDS):
        tag = element.tag
        if tag in BOXES:  # most of them by far
            said = element.get("itemprop")
            if said == "datePublished" and element.get("content") is not None:
                found["time"].append(element)
            elif said == ADDRESS:
                found[ADDRESS].append(element)
        elif tag in FIELDS:
            found["input"].append(element)
        elif tag == "abbr" or (tag == "time" and element.get("datetime") is None):
            if (element.get("title") or "").startswith("20"):  # as the hAtom microformat has it
                found["time"].append(element)
        else:
            found[str(tag)].append(element)
    return found
