"""Lines without a space between: only the style of their box parts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from pipelines.language.sentences import ENDS, FULL_STOPS
from pipelines.page.markup.displayed_text import inner_text, words_of
from pipelines.page.markup.tags import BLOCKS
from pipelines.page.markup.zones import zones_of_element
from pipelines.page.pictures.addresses import AUTHOR_PAGE

BOXES = frozenset({"div", "figcaption", "section", "header", "footer", "li", "a"})
"""Elements that hold lines rather than sentences."""
SEAMED = BOXES | {"p", "dd", "td", "address"}
"""Elements that hold either; they hold lines where words meet as they never do in a sentence."""
MAX_CHILDREN = 8


def are_glued(box: etree._Element) -> bool:
    """Whether a box holds only inline elements that meet without a space and are lines: elements of different classes
    with words, or with a full stop and a word; elements of one class with a name in each; or short
    elements of any class that meet as words of a sentence never do."""
    if not 0 < len(box) <= MAX_CHILDREN:
        return False
    opened = bool(box.text and not box.text.isspace())
    if len(box) == 1 and not opened:
        return False  # as most are: it meets nothing
    children = [*box]
    return _have_seam(box, children) or (not opened and box.tag in BOXES and _are_lines(box, children))


def _are_lines(box: etree._Element, children: Sequence[etree._Element]) -> bool:
    """Whether the children of a box that has no words of its own are lines, by their classes and by how they meet."""
    spoken = [child for child in children if child.tag in BLOCKS and _has_words(child)]
    if any(child.get("class") is None for child in spoken):
        return False
    lines = [child for child in children if child.tag not in PICTURED and (child.tag not in BLOCKS or child in spoken)]
    names = [child.get("class") for child in lines]
    named, different = None not in names, len({*names})
    if named and different == 1:
        return _are_names(box)
    if (named and different < len(names)) or any(child.tail or child.tag in BLOCKS for child in lines):
        return False
    texts = [inner_text(child) for child in lines]
    if named:
        return any((a[-1:].isalnum() or a[-1:] in ENDS) and b[:1].isalnum() for a, b in pairwise(texts) if a)
    linked = box.tag == "a" or any(child.tag == "a" for child in lines)
    return all(child.tag in LINES_OR_LINKS for child in lines) and _meet_unnamed(texts, linked=linked)


def _meet_unnamed(texts: Sequence[str], *, linked: bool) -> bool:
    """Whether two texts meet where a date and a number do, or, one of them a link, a small letter and a capital or the mark
    of a path and anything."""
    return any(
        (_YEAR.search(a) and b[:1].isdigit())
        or (linked and ((a[-1:].islower() and b[:1].isupper()) or a[-1:] in PATH_ENDS))
        for a, b in pairwise(texts)
        if a
    )


def _have_seam(box: etree._Element, children: Sequence[etree._Element]) -> bool:
    """Whether short inline elements with nothing between them meet as words of a sentence never do: a capital after a
    small letter, a word after a date's figures, a label that ends in a colon, an address."""
    if any((tail := child.tail) and not tail.isspace() for child in children):
        return False
    before = box.text or ""
    seam = linked = False
    for child in children:
        if child.tag not in PARTS_OF_LINES:
            before = ""
            if child.tag not in PICTURED and child.tag not in BLOCKS:
                return False
            continue
        if len(before) >= MAX_GLUED or len(line := inner_text(child)) >= MAX_GLUED:
            return False
        seam = seam or _meet(before, line, box) or (child.tag == "span" and linked and _in_word(before, line))
        linked = child.tag == "a" and not child.tail and _is_writers(child, box)
        before = line + (child.tail or "")
    return seam


def _is_writers(link: etree._Element, box: etree._Element) -> bool:
    """Whether a link stands in a box that is called a byline, or leads to a writer's page."""
    return "byline" in zones_of_element(str(box.tag), box) or AUTHOR_PAGE.search(link.get("href") or "") is not None


def meets_stop(before: str, text: str) -> bool:
    """Whether an element's words follow the end of a sentence, or a label, without a space: "…at dawn.(Photo: Jo Doe)"."""
    if _LABEL.fullmatch(before):
        return text[:1].isupper()
    return bool(_STOPPED.search(before, max(len(before) - MAX_SEAM, 0)) and _BEGUN.match(text))


_STOPPED, _BEGUN = re.compile(r"[^\W_]{2}[.!?][\"”’»]?$"), re.compile(r"[(\[]|[A-ZÀ-ÞА-ЯЁ][^\s.]")


def follows_link(link: etree._Element) -> bool:
    """Whether a writer's link directly follows another's without a space, a capital after a small letter."""
    before = link.getprevious()
    box = link.getparent()
    if before is None or before.tag != "a" or before.tail or box is None:
        return False
    if "byline" not in zones_of_element(str(box.tag), box):
        return False  # other links are of one line, a menu's or tags
    return words_of(before)[-1:].islower() and words_of(link)[:1].isupper()


def _in_word(before: str, line: str) -> bool:
    """Whether two texts meet as parts of one word."""
    return before[-1:].isalpha() and line[:1].isalpha()


def _meet(before: str, line: str, box: etree._Element) -> bool:
    ends = _SEAM_BEFORE.search(before, max(len(before) - MAX_SEAM, 0))
    return bool(ends and _SEAM_BEHIND.match(line)) and _is_seam(before[-1], line, box)


def _is_seam(end: str, line: str, box: etree._Element) -> bool:
    if end.isdigit():
        return line[0].isalpha() or bool(_CLOCK.match(line))
    if _UNCASED.match(end) and _UNCASED.match(line):
        return box.tag != "p" or words_of(box)[-1:] not in FULL_STOPS  # an editor may set half of a sentence's word
    return ((end.islower() or end == ".") and line[0].isupper()) or bool(_LABELLED.match(line)) or "@" in line


_SEAM_BEFORE, _SEAM_BEHIND = (
    re.compile(r"[^\W\d_][^\W\d_\s]$|[\u0900-\u0dff]$|\d\d$|\b[A-Z][a-z]{1,2}\.$"),
    re.compile(r"[^\W_]{2}|[\u0900-\u0dff]|[^\W_]+[.@]|[A-Z] "),
)
MAX_SEAM = 5
"""Characters at the end of a line where it meets the next, with a line break after them."""
_UNCASED = re.compile("[\u05d0-\u0dff\uac00-\ud7a3]")
"""Scripts without capitals that have spaces between words."""
_LABEL = re.compile(r"[^\W\d_]{2,20}(?: [^\W\d_]{2,15})?:")
_LABELLED = re.compile(r"[^\W\d_]{1,20}(?: [^\W\d_]{2,15})?\s?[:：｜]")
PARTS_OF_LINES = frozenset({"span", "a", "time", "b", "strong", "em", "i", "small"})
MAX_GLUED = 100
"""Characters of a line in a page's opening that only style separates from the next."""
PICTURED = frozenset({"img", "figure", "picture", "svg"})
"""Children of a box that are no words: a writer's portrait, the sign of a network."""
PATH_ENDS = frozenset(">›»＞")
LINES_OR_LINKS = frozenset({"span", "a", "time"})
_YEAR = re.compile(r"(?:[ /.](?:19|20)\d\d|\d:\d\d)$")
"""A year, or a time of day."""
_CLOCK = re.compile(r"\d{1,2}:\d\d(?!\d)")


def _are_names(box: etree._Element) -> bool:
    if any((child.tail and not child.tail.isspace()) or child.tag != "span" for child in box):
        return False
    return all(_NAME.fullmatch(words_of(child)) for child in box)


_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]{0,20} ){1,3}[^\W\d_a-z][\w.'’-]{1,20}")


def _has_words(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext())
