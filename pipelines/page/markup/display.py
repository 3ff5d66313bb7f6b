"""What a page's own styles make of its elements, where its tags alone would be read otherwise: kept line breaks, text
elements set as blocks, and shadow trees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from pipelines.page.markup.tags import SKIPPED

MAX_BREAKS = 5_000
"""Line breaks that are kept, more than any article has."""
MAX_STYLES, MAX_STYLE = 20, 200_000
"""Style elements of a page, and characters of one, that are searched."""
_SIGN = re.compile(rb"white-?space[-:]\s{0,5}(?:pre|break)")
"""What a page has in which white space is kept."""
_KEEPS = re.compile(r"white-space:\s{0,5}(?:pre\b|break-spaces)")
_KEEPING = frozenset({"whitespace-pre", "whitespace-pre-line", "whitespace-pre-wrap", "whitespace-break-spaces"})
"""Classes of widely used style sheets."""
_CLASS = re.compile(r"\.([\w-]{1,80})\s{0,5}\{[^{}]{0,2000}$")
MAX_RULE = 2_100
"""Characters of a rule up to its white space."""
_IS_BLOCK = re.compile("display: ?block")


def set_as_displayed(tree: etree._Element, page: bytes) -> None:
    """Change a page's tree, whose bytes are `page`, to tags that say what its styles and attributes make of it: ``br`` for
    a line break in an element whose white space is kept, ``div`` for a ``span`` displayed as a block, and ``div`` for the
    template of a shadow tree, which browsers display."""
    is_told = any(
        (style := element.get("style")) and "display" in style if element.tag == "span" else True
        for element in tree.iter("pre", "template", "span")
    )
    if not is_told and not _SIGN.search(page):
        return
    names = _KEEPING | set(_classes(tree))
    keeping = []
    for element in tree.iter("span", "template", *_BOXES):
        style = element.get("style") or ""
        if _is_block(element, style):
            element.tag = "div"
        if element.tag == "pre" or _KEEPS.search(style) or not names.isdisjoint((element.get("class") or "").split()):
            keeping.append(element)
    left, done = MAX_BREAKS, set[etree._Element]()
    for box in keeping:
        if box not in done:
            inside = list(box.iter(etree.Element))
            left = _break_lines(inside, left)
            done.update(inside)


def _is_block(element: etree._Element, style: str) -> bool:
    if element.tag == "template":
        return bool(element.get("shadowrootmode") or element.get("shadowroot"))
    # What floats is often a large initial.
    return element.tag == "span" and _IS_BLOCK.search(style) is not None and "float" not in style


_BOXES = ("p", "div", "pre", "section", "article", "li", "td", "blockquote", "figcaption")


def _classes(tree: etree._Element) -> Iterator[str]:
    """Classes to which a page's own style sheets give kept line breaks."""
    for style in islice(tree.iter("style"), MAX_STYLES):
        text = (style.text or "")[:MAX_STYLE]
        at = text.find("white-space:")  # far quicker than a pattern for the rules around it
        while at >= 0:
            opened = text.rfind("{", max(0, at - MAX_RULE), at)
            rule = _CLASS.search(text, max(0, opened - 90), at) if opened >= 0 and _KEEPS.match(text, at) else None
            if rule:
                yield rule[1]
            at = text.find("white-space:", at + 1)


def _break_lines(inside: Sequence[etree._Element], left: int) -> int:
    """Put a ``br`` for every line break in the text of an element, the first of those `inside` it; how many may still be
    put."""
    for element in inside:
        if element.tag not in SKIPPED and "\n" in (element.text or "") and left > 0:
            element.text, *lines = str(element.text).split("\n", left)
            for at, line in enumerate(lines):
                element.insert(at, _line(line))
            left -= len(lines)
        if element is not inside[0] and "\n" in (element.tail or "") and left > 0:
            first, *lines = str(element.tail).split("\n", left)
            element.tail = None
            for line in reversed(lines):
                element.addnext(_line(line))
            element.tail = first
            left -= len(lines)
    return left


def _line(text: str) -> etree._Element:
    made = etree.Element("br")
    made.tail = text
    return made
