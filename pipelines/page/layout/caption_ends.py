"""Inline elements that end a caption: whoever made the picture, as a line of its own."""

from __future__ import annotations

import re

from lxml import etree

from pipelines.language.sentences import DASHES, ENDS, FULL_STOPS
from pipelines.page.layout.glue import MAX_CHILDREN
from pipelines.page.markup.displayed_text import words_of
from pipelines.page.markup.zones import zones_of_element
from pipelines.world.agencies import find_agency


def names_maker(element: etree._Element, tag: str, box: etree._Element) -> bool:
    """Whether an inline element in a caption's box names whoever made the picture: a citation or a source."""
    if tag == "cite":
        return box.tag == "figcaption"
    # checked before children are counted
    last = tag in LINES and box.tag == "figcaption" and element.getnext() is None
    if last and ((_is_line_and_maker(box) and element is box[1]) or _is_dashed(element, box)):
        return True
    return (
        tag == "span"
        and "source" in (element.get("class") or "").split()
        and "caption" in zones_of_element(str(box.tag), box)
    )


def _is_line_and_maker(box: etree._Element) -> bool:
    """Whether a caption consists of two elements with different names: a sentence, and whoever made the picture."""
    if len(box) != 2 or any(child.tag not in LINES for child in box):
        return False
    said, made = box
    bare = not any(text and not text.isspace() for text in (box.text, said.tail, made.tail))
    named = said.get("class") and made.get("class") and said.get("class") != made.get("class")
    who = words_of(made) if bare and named else ""
    return bool(who) and words_of(said).endswith(".") and len(who) <= MAX_NAMED and not who.endswith(FULL_STOPS)


def _is_dashed(element: etree._Element, box: etree._Element) -> bool:
    """Whether the only element in a caption follows the words before it behind a dash: "Boats at dawn – Ada Winter"."""
    if element.getprevious() is not None or not (box.text or "").strip() or (element.tail or "").strip():
        return False
    who = words_of(element)
    opens = who.startswith(DASHES) and _CAPITAL.match(who[1:].lstrip()[:1]) is not None
    return opens and len(who) <= MAX_NAMED and not who.endswith(FULL_STOPS)


MAX_MAKER, MAX_NAMED = 60, 80
"""Characters of whoever made a picture, where words show it and where only an element does."""


def closes_caption(element: etree._Element, tag: str, box: etree._Element) -> bool:
    """Whether an inline element ends a caption as a line of its own: after another element that has everything before
    it, after the full stop of a sentence, or, if it is small or a citation, with only names in it."""
    if tag not in MAY_BE_LINES or element.getnext() is not None:
        return False  # children are counted last: a box may have thousands, each of which asks
    captioned = _is_caption(box)
    if not (captioned or _is_under_picture(box)):
        return False
    if len(box) > MAX_CHILDREN or (element.tail and not element.tail.isspace()):
        return False
    before = element.getprevious()
    said = (box.text or "") if before is None else (before.tail or "")
    if said.strip():
        return captioned and _ends_line(element, tag, said, box)
    if len(box) != 2 or before is None or before.tag not in LINES or (box.text and not box.text.isspace()):
        return False
    words = words_of(element)
    if (find_agency(words) or _are_only_names(words)) and (captioned or not words_of(before).endswith(COMMAS)):
        return True
    return captioned and before.get("class") != element.get("class")


def _ends_line(element: etree._Element, tag: str, said: str, box: etree._Element) -> bool:
    """Whether an element ends a caption of which some words stand directly before it."""
    glued, said = not said[-1].isspace(), said.rstrip()
    if tag == "cite" and glued and said[-1] not in OPENING:
        return True
    if (element.get("class") is not None and said[-1] in ENDS) or _is_dashed(element, box):
        return True
    words = words_of(element) if tag in SET_APART and len(said.rpartition(" ")[2]) > MAX_PARTICLE else ""
    own = tag == "cite" and said[-1] in ENDS and ":" not in words
    return bool(words) and (own or _are_only_names(words) or find_agency(words) is not None)


OPENING = "“„«‘\"'([（【「/|-–—"
"""Marks behind which a quoted title stands."""


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
    above = box.getparent() if box.tag in ("p", "div") else box
    return above is not None and above.tag == "figcaption"


def _is_under_picture(box: etree._Element) -> bool:
    """Whether a box follows directly on a picture, or on an element that is nothing else."""
    before = box.getprevious() if box.tag in ("p", "div") else None
    for _ in range(MAX_AROUND):
        if before is not None and before.tag != "img" and len(before) == 1 and not before.text:
            before = before[0]
    return before is not None and before.tag == "img"


COMMAS = (",", "،", ":", "：")
"""End a label, to which the name behind it belongs."""
MAX_AROUND = 4
"""Elements around a picture over its lines."""
LINES = frozenset({"span", "strong", "b", "em", "i", "small"})
MAY_BE_LINES = LINES | {"cite"}
"""Elements that may stand apart from their neighbours without a name that says so."""
