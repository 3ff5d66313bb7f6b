"""Buttons of a page that are more than that: a picture that is enlarged when pressed, a byline that unfolds, a word that
is explained."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipelines.language.sentences import ENDS
from pipelines.page.markup.images import width_of

_WRITER = re.compile(r"(?<![a-z])(?:author|byline)(?![a-z])")
_FOLLOWED = re.compile(r"follow|subscri|alert|share|social|avatar|more")


def opens_picture(button: etree._Element) -> bool:
    """Whether a button is itself a picture that is enlarged when pressed: with its caption, or alone, wide or in several sizes."""
    if next(button.iter("figure", "figcaption"), None) is not None:
        return True
    image = next(button.iter("img"), None)
    return image is not None and ("," in image.get("srcset", "") or (width_of(image) or 0) >= WIDE)


WIDE = 300
"""Pixels of a picture that is more than a sign on a button."""


def names_writer(button: etree._Element) -> bool:
    """Whether a button is a byline that shows more of the writer when pressed."""
    name = button.get("class") or ""
    if _WRITER.search(name) is not None and not _FOLLOWED.search(name):
        return True
    link = next(button.iter("a"), None)
    return link is not None and ("author" in (link.get("rel") or "") or "/author" in (link.get("href") or ""))


def explains_word(button: etree._Element, before: Sequence[str]) -> bool:
    """Whether a button is a word of its sentence, which goes on behind it or behind what it shows when pressed: what the
    word means."""
    word, shown = button.text or "", button.getnext()
    if len(button) or len(word) > MAX_WORD or not any(map(str.isalpha, word)) or (before and before[-1][-1:] != " "):
        return False
    after = (button.tail or (shown.tail if shown is not None else None) or "").lstrip()
    return after[:1].islower() or (bool(before and after) and not before[-1].rstrip().endswith(ENDS))


MAX_WORD = 60
"""Characters of a word, or a few, that is explained."""
