"""What a listing names, before it is sifted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
LISTING = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf|urlset|sitemapindex)[\s>]", re.I)


@dataclass(slots=True)
class Entry:
    """An article as a listing names it."""

    urls: list[str]
    """Absolute, the one to try first in front: a feed gives link, original link and guid."""
    title: str | None = None
    published: datetime | None = None
    """Without a zone where the listing gives none."""
    sure: bool = False
    """The listing says outright that it is an article: an item of a feed or a news sitemap."""
    likely: bool = True
    """It looks like one: a link with a headline's length, outside menus."""


YEARS = range(1900, 2200)
"""Of a listing's items; what a template prints for no date (0000-00-00, 0001-01-01, 9999-12-31) is none."""


@dataclass(slots=True)
class Contents:
    """All that one listing names."""

    entries: list[Entry] = field(default_factory=list)
    parts: list[Entry] = field(default_factory=list)
    """Further listings, of a sitemap index; `published` is their last change."""
    beyond: int = 0
    """Entries known to be there that were not read: listings have bounds. Of a sitemap 1 for all."""


class NotAListing(ValueError):  # noqa: N818 - the name is the finding
    """An answer is no listing at all; its text says what it is instead.

    Raised while a listing is read. The caller reports the listing as failed
    and goes on with the outlet's others.
    """


def refuse_html(body: bytes, wanted: str) -> None:
    """Raise `NotAListing` for an empty answer, and for a web page where `wanted` should be."""
    opening = body[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not opening:
        raise NotAListing(f"nothing instead of {wanted}")
    # an item of a feed may quote a whole page, so what comes first decides
    html, listing = HTML.search(opening), LISTING.search(opening)
    if html and (not listing or html.start() < listing.start()):
        raise NotAListing(f"HTML instead of {wanted}")


def read_time(text: str | None) -> datetime | None:
    """The instant of an ISO 8601 or RFC 822 text, as exact as it is; None for any other.

    >>> read_time("2026-05-12T09:30:00Z").isoformat()
    '2026-05-12T09:30:00+00:00'
    """
    if not text:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = read(text.strip())
        except (ValueError, TypeError, OverflowError):
            continue
        return when if when.year in YEARS else None
    return None
