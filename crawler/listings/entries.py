"""What a listing names, before any of it is checked."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal
from zoneinfo import ZoneInfo

from crawler.items import Outlet

HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
LISTING = re.compile(rb"<(?:\w{1,20}:)?(?:(rss|feed|rdf)|urlset|sitemapindex)[\s>]", re.IGNORECASE)
LINE = re.compile(rb"https?://[^\s<>]{4,2000}\s{0,9}(?:\n|\Z)", re.IGNORECASE)
SCRIPT = re.compile(rb"[\[{]|(?:/\*\*/)?\s{0,9}(?:(?:var|let|const)\s{1,9})?[\w.$]{1,60}\s{0,9}[(=]\s{0,9}[\[{]")
Form = Literal["html", "feed", "sitemap", "json", "lines", ""]


@dataclass(slots=True)
class Entry:
    """An article as a listing names it."""

    urls: list[str]
    """Absolute, the one to try first in front: a feed gives link, original link and guid."""
    title: str | None = None
    published: datetime | None = None
    """In UTC."""
    sure: bool = False
    """The listing says outright that it is an article: an item of a feed or a news sitemap."""
    likely: bool = True
    """It looks like one: a link with a headline's length, outside menus."""


RFC_822 = re.compile(
    r"(?:\w{2,12}\.?,?\s{0,3})?\d{1,2}[\s-][A-Z][a-z]{2}[\s-]\d{2,4}\s\d{1,2}:\d\d(?::\d\d)?\s(?:[+-]\d{4}|GMT|UTC?|Z)"
)
"""With a zone that means one thing: CST may be China's, or Chicago's."""
YEARS = range(1900, 2200)
"""Of a listing's items; what a template prints for no date (0000-00-00, 0001-01-01, 9999-12-31) is none."""
EPOCH = timedelta(hours=14)
"""From what a program without a date prints, in whatever zone."""


@dataclass(slots=True)
class Contents:
    """All that one listing names."""

    entries: list[Entry] = field(default_factory=list)
    parts: list[Entry] = field(default_factory=list)
    """Further listings, of a sitemap index; `published` is their last change."""
    beyond: int = 0
    """Entries known to be there that were not read: listings have bounds. Of a sitemap 1 for all."""
    next: str | None = None
    """Where the listing goes on, as it says: what it named earlier."""


class NotAListing(ValueError):  # noqa: N818 - the name is the finding
    """An answer that is not a listing; the text says what it is instead.

    Raised while a listing is read. The caller reports the listing as failed
    and goes on with the outlet's others.
    """


def form_of(body: bytes) -> Form:
    """The kind of answer, told by how it begins, whatever its address and header say; empty where that does not tell."""
    opening = _opening(body)
    # an item of a feed may quote a whole page, so what comes first decides
    html, listing = HTML.search(opening), LISTING.search(opening)
    if html and (not listing or html.start() < listing.start()):
        return "html"
    if listing:
        return "feed" if listing[1] else "sitemap"
    if SCRIPT.match(opening):
        return "json"
    return "lines" if LINE.match(opening) else ""


def refuse_html(body: bytes, wanted: str) -> None:
    """Raise `NotAListing` for an empty answer, and for a web page where `wanted` should be."""
    if not _opening(body):
        raise NotAListing(f"an empty answer instead of {wanted}")
    if form_of(body) == "html":
        raise NotAListing(f"HTML instead of {wanted}")


def _opening(body: bytes) -> bytes:
    opening = body[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    while opening.startswith(b"<!--") and b"-->" in opening:
        opening = opening.partition(b"-->")[2].lstrip()
    return opening


def read_time(text: str | None, outlet: Outlet) -> datetime | None:
    """The instant of an ISO 8601 or RFC 822 text, or of one as a page prints it; None for any other.

    What names no zone is in the outlet's, a day without a time of day is its first moment.
    """
    when = read_exact(text.strip()) or _read_printed(text, outlet) if text else None
    if when is None or when.year not in YEARS:
        return None
    return past_epoch((when if when.tzinfo else when.replace(tzinfo=ZoneInfo(outlet.timezone))).astimezone(UTC))


def past_epoch(when: datetime) -> datetime | None:
    """The time, unless it is the one at which computers begin to count.

    >>> past_epoch(datetime(1970, 1, 1, tzinfo=UTC))
    """
    return None if abs(when - datetime.fromtimestamp(0, UTC)) <= EPOCH else when


def read_exact(text: str) -> datetime | None:
    """The time of an ISO 8601 or RFC 822 text, in the zone that it gives; None for any other."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        with suppress(ValueError):
            return parsedate_to_datetime(text) if RFC_822.fullmatch(text) else None
    return None


def _read_printed(text: str, outlet: Outlet) -> datetime | None:
    # for hardly any listing, and a run without news needs nothing of reading
    from pipelines.language.days import TABLES
    from pipelines.parts.dates.parse import parse_date

    # a language without a table of months would be read by dateparser, which takes milliseconds
    known = [language for language in outlet.languages[:1] if language.partition("-")[0] in TABLES["months"]]
    for language in (*known, None):
        if when := parse_date(text, language=language, timezone=outlet.timezone):
            return when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)
    return None
