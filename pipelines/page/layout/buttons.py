"""Buttons of a page that are more than that: a picture that is enlarged when pressed, a byline that unfolds."""

from __future__ import annotations

import re

from lxml import etree

_WRITER = re.compile(r"(?<![a-z])(?:author|byline)(?![a-z])")
_FOLLOWED = re.compile(r"follow|subscri|alert|share|social|avatar|more")


def opens_picture(button: etree._Element) -> bool:
    """Whether a button is itself a picture that is enlarged when pressed: with its caption, or alone and in several sizes."""
    if next(button.iter("figure", "figcaption"), None) is not None:
        return True
    image = next(button.iter("img"), None)
    return image is not None and "," in image.get("srcset", "")


def names_writer(button: etree._Element) -> bool:
    """Whether a button is a byline that shows more of the writer when pressed."""
    name = button.get("class") or ""
    if _WRITER.search(name) is not None and not _FOLLOWED.search(name):
        return True
    link = next(button.iter("a"), None)
    return link is not None and ("author" in (link.get("rel") or "") or "/author" in (link.get("href") or ""))
