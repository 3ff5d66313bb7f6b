"""Listing -> links to articles: feed, news sitemap, section index.

Pure functions on bytes; nothing here asks for anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urldefrag, urljoin

from crawler.items import Listing, Outlet
from crawler.listings.entries import Contents, Entry, NotAListing
from crawler.listings.feeds import read_feed
from crawler.listings.section_index import names_section, read_section
from crawler.listings.sitemaps import read_sitemap
from crawler.web.addresses import is_on, is_page_address, refusal_of_address
from pipelines.address import address_key

__all__ = ["Found", "Links", "NotAListing", "links_of", "links_or_why"]

MOST_LINKS = 500
"""Links taken of one listing; archives name tens of thousands."""
GUESSED_LINKS = 60
"""Links that miss the outlet's pattern fill a listing up to so many: a stale pattern must not lose articles."""


@dataclass(frozen=True, slots=True)
class Found:
    """An address that should be an article's, as its listing names it."""

    url: str
    """Absolute, without fragment, as it is to be asked for."""
    title: str | None = None
    published: datetime | None = None
    """UTC."""


@dataclass(slots=True)
class Links:
    """What a listing gave: articles, further listings, and the number of links refused by reason."""

    found: list[Found] = field(default_factory=list)
    listings: list[tuple[Listing, datetime | None]] = field(default_factory=list)
    """The parts of a sitemap index with their last change (UTC), the newest first."""
    refused: Counter[str] = field(default_factory=Counter)


def links_of(listing: Listing, body: bytes, url: str, outlet: Outlet, charset: str | None = None) -> Links:
    """The articles that an answer to `listing` names; `url` is where it came from, `charset` the header's.

    Items of a feed or a news sitemap count when they are on the outlet's own
    hosts. Links of a section index or a plain sitemap count when they match the
    outlet's pattern; after them those that look like articles, to 60 in all.
    Raises `NotAListing` for an answer that is none.
    """
    contents = _read(listing, body, url, outlet, charset)
    links = Links()
    if contents.beyond:
        links.refused["beyond_listing_bound"] += contents.beyond
    entries = [(target, entry) for target, entry in _own(contents.entries, url, outlet, links.refused)]
    links.found = [
        Found(target, entry.title, entry.published) for target, entry in _sift(entries, outlet, links.refused)
    ]
    parts = [(target, part.published) for target, part in _own(contents.parts, url, outlet, links.refused, _any)]
    parts.sort(key=lambda part: part[1] or datetime.min.replace(tzinfo=UTC), reverse=True)
    links.listings = [(Listing("news_sitemap", target, listing.status), when) for target, when in parts]
    return links


def links_or_why(
    listing: Listing, body: bytes, url: str, outlet: Outlet, charset: str | None = None
) -> tuple[Links, str]:
    """As `links_of`, with what the answer is instead of a listing in words: a reader process hands on no exception."""
    try:
        return links_of(listing, body, url, outlet, charset), ""
    except NotAListing as error:
        return Links(), str(error)


def _read(listing: Listing, body: bytes, url: str, outlet: Outlet, charset: str | None) -> Contents:
    if listing.kind == "section_index":
        return read_section(body, url, charset)
    # outlets move a sitemap to a feed's address and the other way round: the answer says what it is
    is_sitemap = re.search(rb"<(?:urlset|sitemapindex)[\s>]", body[:4096]) or body.startswith(b"\x1f\x8b")
    is_feed = re.search(rb"<(?:rss|feed|rdf:RDF)[\s>]", body[:4096])
    if is_sitemap or (listing.kind == "news_sitemap" and not is_feed):
        contents = read_sitemap(body, outlet)
        contents.entries.sort(key=_age)
        return contents
    return read_feed(body, url, outlet, charset)


def _any(_: str) -> bool:
    return True


def _own(
    entries: list[Entry],
    base: str,
    outlet: Outlet,
    refused: Counter[str],
    fits: Callable[[str], bool] = is_page_address,
) -> Iterator[tuple[str, Entry]]:
    """Each entry with the first of its addresses that is the outlet's own and may be asked for; each address once."""
    seen: set[str] = set()
    for entry in entries:
        target, reason = _choose(entry, base, outlet, fits)
        if reason and entry.likely:
            refused[reason] += 1
        elif not reason and (key := address_key(target)) not in seen:
            seen.add(key)
            yield target, entry


def _choose(entry: Entry, base: str, outlet: Outlet, fits: Callable[[str], bool]) -> tuple[str, str]:
    reasons = []
    for url in entry.urls:
        try:
            target = urldefrag(urljoin(base, url)).url
        except ValueError:
            reasons.append("malformed")
            continue
        reason = refusal_of_address(target, outlet.hosts) or _refusal_of_target(target, outlet, fits)
        if not reason:
            return target, ""
        reasons.append(reason)
    return "", reasons[0] if reasons else "no_address"


def _refusal_of_target(target: str, outlet: Outlet, fits: Callable[[str], bool]) -> str:
    if not is_on(target, outlet.hosts):
        return "foreign_host"
    return "" if fits(target) else "not_a_page"


def _sift(entries: list[tuple[str, Entry]], outlet: Outlet, refused: Counter[str]) -> list[tuple[str, Entry]]:
    pattern = re.compile(outlet.article_url) if outlet.article_url else None
    sure, guessed = [], []
    for target, entry in entries:
        if entry.sure or (pattern and pattern.search(target)):
            sure.append((target, entry))
        elif entry.likely and not names_section(target):
            guessed.append((target, entry))
    room = max(0, GUESSED_LINKS - len(sure))
    for reason, beyond in (("no_article_address", guessed[room:]), ("beyond_listing_bound", sure[MOST_LINKS:])):
        if beyond:
            refused[reason] += len(beyond)
    return sure[:MOST_LINKS] + guessed[:room]


def _age(entry: Entry) -> float:
    return -entry.published.timestamp() if entry.published else 0.0
