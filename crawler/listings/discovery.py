"""Listing -> links to articles: feed, news sitemap, section index.

Pure functions on bytes; nothing here asks for anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urldefrag, urljoin

from crawler.items import Listing, Outlet
from crawler.listings.entries import Contents, Entry, NotAListing, form_of
from crawler.listings.feeds import read_feed
from crawler.listings.gzipped import unpack, unpacked
from crawler.listings.json_listing import read_json
from crawler.listings.section_index import names_section, read_section
from crawler.listings.sitemaps import read_lines, read_sitemap
from crawler.web.addresses import carried, is_on, is_page_address, mended, refusal_of_address
from pipelines.world.address import address_key, is_front

__all__ = ["Found", "Links", "NotAListing", "links_of", "links_or_why"]

MOST_LINKS = 500
"""At most so many links are taken from one listing; archives name tens of thousands."""
GUESSED_LINKS = 60
"""Links that do not match the outlet's pattern fill a listing up to this number: an outdated pattern must not lose
articles."""

NAMED = 5
"""Links passed over that are named, for each reason."""


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
    """What a listing gave: articles, further listings, and how many links were refused for which reason."""

    found: list[Found] = field(default_factory=list)
    listings: list[tuple[Listing, datetime | None]] = field(default_factory=list)
    """The parts of a sitemap index with their last change (UTC), the newest first."""
    refused: Counter[str] = field(default_factory=Counter)
    named: dict[str, list[str]] = field(default_factory=dict)
    """Reason -> the first of those links."""
    next: str | None = None
    """Where the listing goes on with what it named earlier."""

    def pass_over(self, reason: str, urls: Sequence[str]) -> None:
        """Count links that are not taken."""
        if urls:
            self.refused[reason] += len(urls)
            self.named[reason] = [*self.named.get(reason, ()), *urls][:NAMED]


def links_of(
    listing: Listing, body: bytes, url: str, outlet: Outlet, charset: str | None = None, most: int = MOST_LINKS
) -> Links:
    """The articles that an answer to `listing` names, `most` of them at most; `url` is where it came from, `charset` the
    header's.

    Items of a feed or a news sitemap count when they are on the outlet's own
    hosts. Links of a section index or a plain sitemap count when they match the
    outlet's pattern; after them those that look like articles, to 60 in all.
    Raises `NotAListing` for an answer that is none.
    """
    contents = _read(listing, body, url, outlet, charset)
    links = Links()
    links.next = next_of(contents.next, url, outlet)
    if contents.beyond:
        links.refused["beyond_listing_bound"] += contents.beyond
    entries = _own(contents.entries, url, outlet, links)
    links.found = [Found(target, entry.title, entry.published) for target, entry in _sift(entries, outlet, links, most)]
    parts = _own(contents.parts, url, outlet, links, _any)
    links.listings = [(Listing("news_sitemap", target, listing.status), part.published) for target, part in parts]
    return links


def links_or_why(
    listing: Listing, body: bytes, url: str, outlet: Outlet, charset: str | None = None, most: int = MOST_LINKS
) -> tuple[Links, str]:
    """As `links_of`, with what the answer is instead of a listing in words: a reader process hands on no exception."""
    try:
        return links_of(listing, body, url, outlet, charset, most), ""
    except NotAListing as error:
        return Links(), str(error)


def next_of(named: str | None, url: str, outlet: Outlet) -> str | None:
    """Where a listing goes on, if it does so elsewhere on the outlet's hosts."""
    target, reason = _settle(named, url, outlet, _any) if named else ("", "none")
    return None if reason or address_key(target) == address_key(url) else target


def _read(listing: Listing, body: bytes, url: str, outlet: Outlet, charset: str | None) -> Contents:
    # outlets move a sitemap to a feed's address and the other way round: the answer says what it is
    form = form_of(next(unpack(body), b""))
    if form == "sitemap" or (listing.kind == "news_sitemap" and form in ("html", "")):
        return read_sitemap(body, outlet)
    if form == "lines":
        return read_lines(unpack(body))
    body = unpacked(body)
    if form == "json":
        return read_json(body, url, outlet, charset)
    if form == "feed" or listing.kind == "feed":
        return read_feed(body, url, outlet, charset)
    return read_section(body, url, charset)


def _any(_: str) -> bool:
    return True


def _own(
    entries: list[Entry], base: str, outlet: Outlet, links: Links, fits: Callable[[str], bool] = is_page_address
) -> list[tuple[str, Entry]]:
    """Each entry with the first of its addresses that belongs to the outlet and may be asked for; each address once."""
    own: dict[str, tuple[str, Entry]] = {}
    for entry in entries:
        target, reason = _choose(entry, base, outlet, fits)
        if reason and entry.likely:
            links.pass_over(reason, [target or " ".join(entry.urls)])
        elif not reason:
            _, known = own.setdefault(address_key(target), (target, entry))
            known.sure, known.likely = known.sure or entry.sure, known.likely or entry.likely
            known.title, known.published = known.title or entry.title, known.published or entry.published
    return list(own.values())


def _choose(entry: Entry, base: str, outlet: Outlet, fits: Callable[[str], bool]) -> tuple[str, str]:
    first = None
    for url in entry.urls:
        target, reason = _settle(url, base, outlet, fits)
        # a template that gives every item the front page's address may give the article's elsewhere
        if not reason and not is_front(target):
            return target, ""
        if first is None or (first[1] and not reason):
            first = target, reason
    return first or ("", "no_address")


def _settle(url: str, base: str, outlet: Outlet, fits: Callable[[str], bool]) -> tuple[str, str]:
    """The address in the form in which to ask for it, or the reason not to."""
    try:
        target = urldefrag(urljoin(base, mended(url))).url
        reason = refusal_of_address(target, outlet.hosts)
        if not reason and not is_on(target, outlet.hosts):
            target, reason = carried(target, outlet.hosts) or target, None
    except ValueError:
        return url, "malformed"
    return target, reason or _refusal_of_target(target, outlet, fits)


def _refusal_of_target(target: str, outlet: Outlet, fits: Callable[[str], bool]) -> str:
    if not is_on(target, outlet.hosts):
        return "foreign_host"
    return "" if fits(target) else "not_a_page"


def _sift(entries: list[tuple[str, Entry]], outlet: Outlet, links: Links, most: int) -> list[tuple[str, Entry]]:
    pattern = re.compile(outlet.article_url) if outlet.article_url else None
    sure, guessed = [], []
    for target, entry in entries:
        if entry.sure or (pattern and pattern.search(target)):
            sure.append((target, entry))
        elif entry.likely and not names_section(target):
            guessed.append((target, entry))
    if len(sure) > most:  # some feeds have the oldest in front
        sure.sort(key=lambda named: -named[1].published.timestamp() if named[1].published else 0.0)
    room = max(0, GUESSED_LINKS - len(sure))
    links.pass_over("no_article_address", [target for target, _ in guessed[room:]])
    links.pass_over("beyond_listing_bound", [target for target, _ in sure[most:]])
    return sure[:most] + guessed[:room]
