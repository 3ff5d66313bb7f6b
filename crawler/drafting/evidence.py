"""What an outlet's site says about itself: the records that a survey fills in, and what is read from a home page and a listing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_args
from urllib.parse import urljoin

from lxml import etree

from crawler.drafting.address_patterns import Learned, learn_pattern
from crawler.items import Article, Listing, ListingKind, Metadata, Page
from crawler.listings.discovery import Found, Links
from crawler.listings.entries import Entry, read_exact
from crawler.listings.section_index import read_menus, read_section
from crawler.listings.truth import is_frozen, name_emptiness, newest_of
from crawler.web.addresses import is_on, refusal_of_address
from pipelines.boilerplate import story_of
from pipelines.page.head.linked_data import linked_data
from pipelines.page.markup.tree import read_tree
from pipelines.structure import structure
from pipelines.world.address import address_key, bare_host, without_tracking

EXAMPLES = 3
FEW = 20
"""With fewer addresses than this, listings of the next kind are looked at as well."""
OWN = 0.25
"""The share of the home page's headlines that must lead to a host for it to be the outlet's own."""
MOST_DATES = 500
_FEED_TYPE = re.compile(r"application/(?:(?:rss|atom|rdf)\+xml|feed\+json)", re.IGNORECASE)
_FEED_ADDRESS = re.compile(r"(?:^|[/._-])(?:rss|feeds?|atom|rdf)(?:[/._\d-]|$)", re.IGNORECASE)
_FEED_TEXT = re.compile(r"\s{0,20}(?:rss|atom)\b.{0,20}$", re.IGNORECASE)
_COMMENTS = re.compile(r"comment", re.IGNORECASE)
_ZONED = re.compile(rb"[>\[]\s{0,9}([\w:,. +-]{8,40}[+-]\d\d:?\d\d)\s{0,9}[<\]]")


@dataclass(slots=True)
class Tried:
    """A listing that was fetched, and the result."""

    listing: Listing
    found: list[Found] = field(default_factory=list)
    newest: datetime | None = None
    fault: str = ""
    """Why it is not to be believed."""


@dataclass(slots=True)
class Evidence:
    """All that was found out about an outlet."""

    page: Page
    """The home page."""
    about: Metadata = field(default_factory=Metadata)
    objects: list[dict[str, Any]] = field(default_factory=list)
    """Its linked data."""
    hosts: tuple[str, ...] = ()
    menus: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    """Addresses that it calls feeds, or that look like one."""
    editions: list[tuple[str, str]] = field(default_factory=list)
    """Language and address of others that it names."""
    tried: list[Tried] = field(default_factory=list)
    """The home page behind its feeds and sitemaps, and last its sections."""
    dates: list[datetime] = field(default_factory=list)
    """As its listings and articles write them, in zones other than Greenwich's."""
    learned: Learned = field(default_factory=Learned)
    samples: dict[str, tuple[Article, Metadata] | str] = field(default_factory=dict)
    """Articles read, or in words why not."""

    @property
    def kept(self) -> list[Tried]:
        """The listings to be believed; the home page where there are no others."""
        living = [one for one in self.tried if not one.fault]
        return [one for one in living if one.listing.kind != "section_index"] or living

    @property
    def examples(self) -> tuple[str, ...]:
        """Some articles, from all over the listings."""
        urls = self.learned.matched or self.learned.left_out
        return urls[:: max(1, len(urls) // EXAMPLES)][:EXAMPLES]


def read_home(page: Page) -> Evidence:
    """What a home page says, for a reader process."""
    return home_of(page, story_of(page).metadata)


def read_article(page: Page) -> tuple[Article, Metadata]:
    """The article of a page and what its head says, for a reader process."""
    story = story_of(page)
    return structure(story), story.metadata


def read_feeds(body: bytes, url: str, hosts: Sequence[str]) -> list[str]:
    """The feeds that a page in a feed's place names, for a reader process."""
    tree = read_tree(body)
    return [] if tree is None else feeds_of(tree, url, hosts)


def home_of(page: Page, about: Metadata) -> Evidence:
    """What the home page says; without any markup it says nothing."""
    tree = read_tree(page.body, page.charset)
    if tree is None:
        return Evidence(page, about, hosts=(bare_host(page.url),))
    hosts = hosts_of(page.url, read_section(page.body, page.url, page.charset).entries)
    menus = [url for url in read_menus(page.body, page.url, page.charset) if is_on(url, hosts)]
    feeds, editions = feeds_of(tree, page.url, hosts), editions_of(tree, page.url, hosts)
    return Evidence(page, about, list(linked_data(tree.iter("script"))), hosts, menus, feeds, editions)


def hosts_of(url: str, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The home page's host, and those that a quarter of its headlines lead to, without www."""
    home = bare_host(url)
    counts = Counter(bare_host(one.urls[0]) for one in entries if one.likely)
    others = (host for host, count in counts.most_common() if count >= max(OWN * counts.total(), 3))
    return (home, *(host for host in others if host and not f".{host}".endswith(f".{home}")))


def feeds_of(tree: etree._Element, url: str, hosts: Sequence[str]) -> list[str]:
    """The feeds that a page declares, and its links on the outlet's hosts that look like some; those of comments are none."""
    declared = [link.get("href") for link in tree.iter("link") if _FEED_TYPE.search(link.get("type") or "")]
    links = ((anchor.get("href") or "", "".join(map(str, anchor.itertext()))) for anchor in tree.iter("a"))
    named = (_absolute(url, href) for href, text in links if _FEED_ADDRESS.search(href) or _FEED_TEXT.match(text))
    found = [*(_absolute(url, href) for href in declared), *(target for target in named if is_on(target, hosts))]
    return [
        target
        for target in dict.fromkeys(found)
        if not refusal_of_address(target, hosts) and not _COMMENTS.search(target)
    ]


def editions_of(tree: etree._Element, url: str, hosts: Sequence[str]) -> list[tuple[str, str]]:
    """The page in other languages or for other countries, as it says: (language, address), each address once."""
    found: dict[str, str] = {}
    for link in tree.iter("link"):
        language = (link.get("hreflang") or "").strip()
        target = _absolute(url, link.get("href"))
        if language and language.lower() != "x-default" and not refusal_of_address(target, hosts):
            found.setdefault(target, language)
    return [(language, target) for target, language in found.items() if address_key(target) != address_key(url)]


def zoned_dates(body: bytes) -> Iterator[datetime]:
    """The times that a listing prints with a zone other than Greenwich's."""
    return in_zones(text.decode("ascii", "ignore") for text in _ZONED.findall(body)[:MOST_DATES])


def in_zones(dates: Iterable[str]) -> Iterator[datetime]:
    """Those of printed dates that have a zone of their own."""
    for text in dates:
        if (when := read_exact(text.strip())) and when.utcoffset():
            yield when


def judge(listing: Listing, links: Links) -> Tried:
    """What a listing is worth: as a crawl would say, and a sitemap has dates."""
    newest, fault = newest_of(links.found), ""
    if not links.found:
        fault = name_emptiness(links, listing.kind)[1]
    elif newest and is_frozen(newest, datetime.now(UTC)):
        fault = f"frozen: its newest item is of {newest:%Y-%m-%d}"
    elif listing.kind == "news_sitemap" and newest is None:
        fault = "has no dates, and may be an archive"
    return Tried(listing, links.found, newest, fault)


def judge_section(listing: Listing, links: Links, evidence: Evidence) -> Tried:
    """What a section's page is worth beside what was believed before: the articles that only it names."""
    known = {address_key(link.url) for one in evidence.tried if not one.fault for link in one.found}
    fitting = [link for link in links.found if re.search(evidence.learned.pattern, link.url)]
    fault = "" if any(address_key(link.url) not in known for link in fitting) else "names no article of its own"
    return Tried(listing, fitting, newest_of(fitting), fault)


def learn(evidence: Evidence) -> None:
    """The pattern of what its feeds lead to; of its sitemaps and of the home page's headlines, too, where those are few.

    A sitemap that mostly names what the pattern does not match is none of articles.
    """
    living = [one for one in evidence.tried if not one.fault]
    found: dict[str, None] = {}
    for kind in get_args(ListingKind):
        if len(found) < FEW:
            links = (link.url for one in living if one.listing.kind == kind for link in one.found)
            found |= dict.fromkeys(map(without_tracking, links))
    menus = (url for url in evidence.menus if url not in found)
    evidence.learned = learn_pattern(found, menus, evidence.hosts)
    for one in living:
        if one.listing.kind == "news_sitemap" and evidence.learned.pattern:
            fitting = sum(bool(re.search(evidence.learned.pattern, link.url)) for link in one.found)
            one.fault = "" if fitting >= len(one.found) / 2 else "mostly names what is no article"


def id_of(url: str) -> str:
    """An id for an outlet, by its host.

    >>> id_of("https://www.times.co.uk/"), id_of("https://en.agency.example/news")
    ('times', 'agency_en')
    """
    names = bare_host(url).split(".")
    kept = names[:-1] or names
    if len(kept) > 1 and len(kept[-1]) <= 3:
        kept.pop()
    return re.sub(r"[^a-z0-9]+", "_", "_".join(reversed(kept))).strip("_") or "outlet"


def _absolute(base: str, href: str | None) -> str:
    try:
        return urljoin(base, (href or "").strip()).partition("#")[0]
    except ValueError:
        return ""
