"""The addresses that links of a page lead to."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

MAX_URL = 8_000
"""Characters; no server accepts more."""
_NO_PAGE = ("#", "javascript:", "mailto:", "tel:", "data:")
_PLAIN = re.compile(r"(?P<host>https?://[\w.-]+)?/(?!/)[\w/.~%+,@!()-]*(?:\?[\w/.~%+,@!()&=-]+)?", re.ASCII)
"""A whole address, or one from the root, which can be joined to another without looking at its parts."""


def is_address(href: str) -> bool:
    """Whether an address may lead to a page: not a script, a mailbox or a place on the same page."""
    href = href.strip()
    return bool(href) and len(href) <= MAX_URL and not href.startswith(_NO_PAGE)


def absolute(base: str, href: str) -> str | None:
    """The http address that an element points at; None for a script, a mailbox, a place on the page."""
    if not is_address(href):
        return None
    try:
        url = _join(base, href.strip())
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


def path_of(address: str) -> str:
    """The path of an address as a page writes it; empty if it cannot be read.

    >>> path_of("https://a.example/news/1?x=2"), path_of("https://[a/news")
    ('/news/1', '')
    """
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


@lru_cache(maxsize=5_000)
def _join(base: str, href: str) -> str:
    plain = _PLAIN.fullmatch(href) if "/." not in href else None
    if plain is None:
        return urljoin(base, href).replace(" ", "%20")
    return href if plain["host"] else _root(base) + href


@lru_cache(maxsize=100)
def _root(base: str) -> str:
    return urljoin(base, "/").removesuffix("/")
