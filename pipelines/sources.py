"""The addresses that elements of a page point at."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

from lxml import etree

MAX_URL = 8_000
"""Characters; what is longer no server takes."""
_PLACEHOLDER = re.compile(
    r"^data:|blank\.(?:gif|png)|spacer|placeholder|/1x1|pixel\.|transparent|loading\.|grey-?\w{0,40}\.|lazy", re.I
)


def source_of(element: etree._Element) -> str:
    """The address of a picture, past the placeholders of lazy loading."""
    for name in ("data-src", "data-original", "data-lazy-src", "data-full-src", "src", "data-lazy"):
        value = (element.get(name) or "").strip()
        if value and not _PLACEHOLDER.search(value[:MAX_URL]):
            return value
    for name in ("srcset", "data-srcset"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return next(iter(value.rpartition(",")[2].split()), "")
    return ""


def pixels(value: str | None) -> int | None:
    """A width as the markup gives it, in pixels; None where it is none."""
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isdecimal() and len(digits) < 6 else None


def absolute(base: str, href: str) -> str | None:
    """The http address that an element points at; None for a script, a mailbox, a place on the page."""
    href = href.strip()
    if not href or len(href) > MAX_URL or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return None
    try:
        url = _join(base, href)
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


@lru_cache(maxsize=5_000)
def _join(base: str, href: str) -> str:
    return urljoin(base, href)
