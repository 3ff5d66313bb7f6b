"""The kicker inside a heading or a linked line: an element of its own that opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from pipelines.language.letters import without_space
from pipelines.language.sentences import PLAIN_COLONS
from pipelines.page.markup.displayed_text import inner_text

TAGS = frozenset({"span", "div", "strong", "b", "em", "i", "small", "a", "label"})
UNSEEN = frozenset({"style", "script", "svg", "template"})
MAX_HEADING = 400
"""Characters; anything longer is text after a heading that was never closed."""


def kicker_of(heading: etree._Element) -> str:
    """The text of an element of its own that opens a heading, before more text; "" if there is none.

    It may be a kicker, or some words in colour: the page's head tells (`settle_kicker`).
    """
    element = heading if len(heading) and is_short(heading) else None
    while element is not None and not (element.text or "").strip():
        if len(element) == 1 and not (element[0].tail or "").strip():
            element = element[0] if element[0].tag in TAGS else None  # all its text, as in most headings
            continue
        first = next(_shown(element), None)
        if first is None or first.tag not in TAGS or not _text(first):
            break
        if _text(first) != _text(element):
            return " ".join(_text(first).split())
        element = first
    return ""


def lead_of(line: etree._Element, text: str) -> str:
    """The part of a linked line's text that elements of their own make up before the last one, which is longer than
    each of them, or before bare text; else "". It is a kicker if a mark shows that, or if the lines of other stories
    are built the same way; a colon in an element of its own, for screen readers, is none."""
    while len(line) == 1 and not ((line.text or "") + (line[0].tail or "")).strip():
        line = line[0]  # as most lines are: a link alone
    element = line if len(line) and is_short(line) else None
    while element is not None and not (element.text or "").strip():
        shown = [*_shown(element)]
        if len(shown) != 1 or (shown[0].tail or "").strip():
            lead = _lead(shown)
            return _opening(text, lead) if lead else ""
        element = shown[0]
    return ""


def _shown(element: etree._Element) -> Iterator[etree._Element]:
    """The elements right in one that display something, or have text after them."""
    return (child for child in element if child.tag not in UNSEEN and (_text(child) or (child.tail or "").strip()))


def _lead(shown: Sequence[etree._Element]) -> str:
    """The text of all but the last of some elements, or of all of them before bare text; "" if it is longer than that."""
    bare = (shown[-1].tail or "").strip() if shown else ""
    leading = shown if bare else shown[:-1]
    parted = not any((child.tail or "").strip() for child in shown[:-1])
    if not 0 < len(leading) <= MAX_PARTS or not parted or any(child.tag not in PARTS for child in leading):
        return ""
    pieces = [piece.strip() for child in leading for piece in _texts(child) if piece.strip()]
    own = pieces[:-1] if pieces and pieces[-1] in PLAIN_COLONS else pieces
    shorter = max(map(len, own), default=0) < len(bare or _text(shown[-1]))
    return "".join(own) if shorter else ""


def _opening(text: str, lead: str) -> str:
    """The words at the start of a text that equal some others, however they are spaced; "" if it starts otherwise."""
    letters = without_space(lead)
    left = len(letters)
    for end, letter in enumerate(text, 1):
        left -= not letter.isspace()
        if not left:
            return text[:end] if without_space(text[:end]) == letters else ""
    return ""


PARTS = frozenset({"span", "div", "strong", "b", "small", "label"})
MAX_PARTS = 4
"""Elements of a linked line: a flag, a kicker, its colon, the title."""


def is_short(element: etree._Element, most: int = MAX_HEADING) -> bool:
    """Whether an element holds at most so many characters of text; it is not read to its end to find out."""
    if _is_plain(element):
        return len(inner_text(element)) <= most
    texts = list(islice(_texts(element), most + 2))
    return len(texts) < most + 2 and sum(map(len, texts)) <= most


def _text(element: etree._Element) -> str:
    return (inner_text(element) if _is_plain(element) else "".join(_texts(element))).strip()


def _is_plain(element: etree._Element) -> bool:
    return next(element.iter(*UNSEEN), None) is None


def _texts(element: etree._Element) -> Iterator[str]:
    """The texts of an element, without styles, scripts and drawings."""
    if _is_plain(element):
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
