"""The kicker inside a heading: what an element of its own opens it with."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

TAGS = frozenset({"span", "div", "strong", "b", "em", "i", "small", "a", "label"})
UNSEEN = frozenset({"style", "script", "svg", "template"})
MAX_HEADING = 400
"""Characters; what is longer is a text before which a heading was never closed."""


def kicker_of(heading: etree._Element) -> str:
    """The text that an element of its own opens a heading with, before more text; "" where there is none.

    It may be a kicker, or some words in colour: the page's head tells (`settle_kicker`).
    """
    element = heading if len(heading) and is_short(heading) else None
    while element is not None and not (element.text or "").strip():
        if len(element) == 1 and not (element[0].tail or "").strip():
            element = element[0] if element[0].tag in TAGS else None  # all its text, as in most headings
            continue
        told = (child for child in element if child.tag not in UNSEEN and (_text(child) or (child.tail or "").strip()))
        first = next(told, None)
        if first is None or first.tag not in TAGS or not _text(first):
            break
        if _text(first) != _text(element):
            return " ".join(_text(first).split())
        element = first
    return ""


def label_of(link: etree._Element) -> str:
    """The text that an element of its own opens a link with, where a colon ends it and more text stands behind; else ""."""
    first = link[0]
    if first.tag not in TAGS or (link.text and not link.text.isspace()) or not (len(link) > 1 or first.tail):
        return ""
    label = "".join(map(str, first.itertext())).strip() if len(first) < MAX_PARTS else ""
    return " ".join(label.split()) if label[-1:] in (":", "：") and len(label) <= MAX_LABEL else ""


MAX_PARTS, MAX_LABEL = 3, 60
"""Elements in a label's, and its characters."""


def is_short(element: etree._Element) -> bool:
    """Whether an element holds no more text than a heading does; it is not read to its end to know."""
    length = 0
    for number, text in enumerate(_texts(element)):
        length += len(text)
        if length > MAX_HEADING or number > MAX_HEADING:
            return False
    return True


def _text(element: etree._Element) -> str:
    return "".join(_texts(element)).strip()


def _texts(element: etree._Element) -> Iterator[str]:
    """The texts of an element, but for its styles, scripts and drawings."""
    if next(element.iter(*UNSEEN), None) is None:
        yield from map(str, element.itertext())
        return
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            yield (node.tail or "") if node is not element else ""
        elif node.tag in UNSEEN:
            walk.skip_subtree()
        elif isinstance(node.tag, str):
            yield node.text or ""
