"""Boxes whose style shows what their markup does not: lines without a space between, a link laid over everything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from lxml import etree

from pipelines.language.sentences import ENDS, FULL_STOPS
from pipelines.page.markup.tags import BLOCKS, BOLD
from pipelines.page.markup.zones import zones_of_element

BOXES = frozenset({"div", "figcaption", "section", "header", "footer", "li", "a"})
"""Elements that hold lines rather than sentences."""
SEAMED = BOXES | {"p", "dd", "td", "address"}
"""Elements that hold either; they hold lines where words meet as they never do in a sentence."""
CARDS = frozenset({"div", "article", "section", "li", "figure"})
MIN_TEXT, MAX_TEXT = 10, 400
"""Characters of a box that a link may be laid over."""
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
    if _have_seam(box, children):
        return True
    if opened or box.tag not in BOXES:
        return False
    spoken = [child for child in children if child.tag in BLOCKS and _has_words(child)]
    if any(child.get("class") is None for child in spoken):
        return False
    lines = [child for child in children if child.tag not in PICTURED and (child.tag not in BLOCKS or child in spoken)]
    names = [child.get("class") for child in lines]
    if len({*names}) == 1 and None not in names:
        return _are_names(box)
    if any(child.tail for child in lines) or (len({*names}) < len(names) and None not in names):
        return False
    if any(child.tag in BLOCKS for child in lines):
        return False
    texts = ["".join(map(str, child.itertext())) for child in lines]
    if None not in names:
        return any((a[-1:].isalnum() or a[-1:] in ENDS) and b[:1].isalnum() for a, b in pairwise(texts) if a)
    linked = any(child.tag == "a" for child in (box, *lines))
    return all(child.tag in LINES_OR_LINKS for child in lines) and any(
        (_YEAR.search(a) and b[:1].isdigit()) or (linked and a[-1:].islower() and b[:1].isupper())
        for a, b in pairwise(texts)
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
        line = "".join(map(str, child.itertext()))
        if max(len(before), len(line)) >= MAX_GLUED:
            return False
        seam = seam or _meet(before, line, box) or (child.tag == "span" and linked and _in_wide(before, line))
        linked = child.tag == "a" and not child.tail and "byline" in zones_of_element(str(box.tag), box)
        before = line + (child.tail or "")
    return seam


def follows_link(link: etree._Element) -> bool:
    """Whether a writer's link directly follows another's without a space, a capital after a small letter."""
    before = link.getprevious()
    box = link.getparent()
    if before is None or before.tag != "a" or before.tail or box is None:
        return False
    if "byline" not in zones_of_element(str(box.tag), box):
        return False  # other links are of one line, a menu's or tags
    return words_of(before)[-1:].islower() and words_of(link)[:1].isupper()


def _in_wide(before: str, line: str) -> bool:
    """Whether two texts meet in a script that has no spaces."""
    return bool(_WIDE.match(before[-1:]) and _WIDE.match(line))


def _meet(before: str, line: str, box: etree._Element) -> bool:
    ends = _SEAM_BEFORE.search(before, max(len(before) - MAX_SEAM, 0))
    return bool(ends and _SEAM_BEHIND.match(line)) and _is_seam(before[-1], line, box)


def _is_seam(end: str, line: str, box: etree._Element) -> bool:
    if end.isdigit():
        return line[0].isalpha()
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
_LABELLED = re.compile(r"[^\W\d_]{1,20}(?: [^\W\d_]{2,15})?\s?[:：｜]")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
PARTS_OF_LINES = frozenset({"span", "a", "time", "b", "strong", "em", "i", "small"})
MAX_GLUED = 100
"""Characters of a line in a page's opening that only style separates from the next."""
PICTURED = frozenset({"img", "figure", "picture", "svg"})
"""Children of a box that are no words: a writer's portrait, the sign of a network."""
LINES_OR_LINKS = frozenset({"span", "a", "time"})
_YEAR = re.compile(r"(?:[ /.](?:19|20)\d\d|\d:\d\d)$")
"""A year, or a time of day."""


def _are_names(box: etree._Element) -> bool:
    if any((child.tail and not child.tail.isspace()) or child.tag != "span" for child in box):
        return False
    return all(_NAME.fullmatch(words_of(child)) for child in box)


_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]{0,20} ){1,3}[^\W\d_a-z][\w.'’-]{1,20}")


def names_maker(element: etree._Element, tag: str, box: etree._Element) -> bool:
    """Whether an inline element in a caption's box names whoever made the picture: a citation or a source."""
    if tag == "cite":
        return box.tag == "figcaption"
    # checked before children are counted
    last = tag == "span" and box.tag == "figcaption" and element.getnext() is None
    if last and _is_line_and_maker(box) and element is box[1]:
        return True
    return (
        tag == "span"
        and "source" in (element.get("class") or "").split()
        and "caption" in zones_of_element(str(box.tag), box)
    )


def _is_line_and_maker(box: etree._Element) -> bool:
    """Whether a caption consists of two elements with different names: a sentence, and whoever made the picture."""
    if len(box) != 2 or any(child.tag != "span" for child in box):
        return False
    said, made = box
    bare = not any(text and not text.isspace() for text in (box.text, said.tail, made.tail))
    named = said.get("class") and made.get("class") and said.get("class") != made.get("class")
    return bool(bare and named) and words_of(said).endswith(".") and len(words_of(made)) <= MAX_MAKER


MAX_MAKER = 60


def is_headed(mark: etree._Element, before: Sequence[str], bold: int) -> bool:
    """Whether a line break separates a paragraph's first line, all in bold, from its text: the line is the heading."""
    box = mark.getparent()
    above = box.getparent() if box is not None and box.tag in WRAPS else None
    if above is not None and len(above) == 1 and not (above.text or "").strip():
        box = above
    if box is None or not (box.tag == "p" or _closes_alone(mark)) or not _has_text_behind(mark):
        return False
    line = "".join(before).strip()
    return len(line) <= MAX_HEADING and "\n" not in line and bold >= len(line) - 1 and line[-1:] not in NO_HEADING


def _closes_alone(mark: etree._Element) -> bool:
    """Whether the line before a break is only an element in bold after a blank line, where these separate parts."""
    line = mark.getprevious()
    if line is None or line.tag not in BOLD or not opens_line(line):
        return False
    above = line.getprevious()
    blank = above.getprevious() if above is not None else None
    return blank is not None and blank.tag == "br" and not (blank.tail or "").strip()


def _has_text_behind(mark: etree._Element) -> bool:
    """Whether enough text for a heading to stand over follows a line break before the next one."""
    size = len((mark.tail or "").strip())
    for element in mark.itersiblings():
        if size >= MIN_HEADED or element.tag == "br":
            break
        size += len("".join(map(str, element.itertext()))) + len(element.tail or "")
    return size >= MIN_HEADED


def opens_line(element: etree._Element) -> bool:
    """Whether an element stands alone between two breaks, with text after the second: a heading may start there."""
    before, after = element.getprevious(), element.getnext()
    if before is None or after is None or before.tag != "br" or after.tag != "br" or (element.tail or "").strip():
        return False
    return not (before.tail or "").strip() and _has_text_behind(after)


MIN_HEADED, MAX_HEADING = 60, 100
WRAPS = ("span", "font")
"""Elements in which editors put whole paragraphs."""
NO_HEADING = (",", ";", "-", "–", "—", "，", "、")


def closes_caption(element: etree._Element, tag: str, box: etree._Element) -> bool:
    """Whether an inline element ends a caption as a line of its own: after another element that has everything before
    it, after the full stop of a sentence, or, if it is small or a citation, with only names in it."""
    if tag not in MAY_BE_LINES or element.getnext() is not None or not _is_caption(box):
        return False  # children are counted last: a box may have thousands, each of which asks
    if len(box) > MAX_CHILDREN or (element.tail and not element.tail.isspace()):
        return False
    before = element.getprevious()
    said = ((box.text or "") if before is None else (before.tail or "")).rstrip()
    if said:
        if element.get("class") is not None and said[-1] in ENDS:
            return True
        return tag in SET_APART and len(said.rpartition(" ")[2]) > MAX_PARTICLE and _are_only_names(words_of(element))
    if len(box) != 2 or before is None or before.tag not in LINES or (box.text and not box.text.isspace()):
        return False
    return before.get("class") != element.get("class") or _are_only_names(words_of(element))


def _are_only_names(words: str) -> bool:
    """Whether some words are written like names, each with a capital except particles: no sentence, and no mark, which
    shows a credit anywhere."""
    every = words.split()
    own = [word for word in every if len(word) > MAX_PARTICLE or not word.islower()]
    return (
        (len(own) > 1 or "/" in words)
        and len(words) <= MAX_MAKER
        and words[-1] not in ENDS
        and ":" not in words
        and all(map(_CAPITAL.match, own))
    )


_CAPITAL = re.compile(r"[(\[©@/|«“\"–—-]{0,2}[^\W\d_a-zß-ÿа-яα-ω]|[/|–—&-]$")
SET_APART = frozenset({"small", "cite", "span"})
"""Inline elements that do not stress words of a sentence, as italics and bold do."""
MAX_PARTICLE = 3
"""Letters of a particle, in small letters, before or within a name."""


def _is_caption(box: etree._Element) -> bool:
    above = box.getparent() if box.tag == "p" else box
    return above is not None and above.tag == "figcaption"


LINES = frozenset({"span", "strong", "b", "em", "i", "small"})
MAY_BE_LINES = LINES | {"cite"}
"""Elements that may stand apart from their neighbours without a name that says so."""


def overlay_of(link: etree._Element) -> str | None:
    """Where an empty link leads that is laid over its box: a card of one story, with all its words as text."""
    box, href = link.getparent(), link.get("href")
    if (
        not href
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


def _has_words(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


def words_of(element: etree._Element) -> str:
    """All words of an element, folded."""
    return " ".join("".join(map(str, element.itertext())).split())
