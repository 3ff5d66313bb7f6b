"""Sitemaps: of news, plain, and indexes of sitemaps; gzipped or not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import chain, islice, zip_longest

from lxml import etree

from crawler.items import Outlet
from crawler.listings.entries import Contents, Entry, NotAListing, read_time, refuse_html
from crawler.listings.gzipped import unpack

MOST_ENTRIES = 50_000
"""The protocol's bound, too."""
ROOT = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
BARE = re.compile(rb"&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|\w{1,31});)", re.IGNORECASE)
"""An ampersand that begins no reference: after one the parser names no element more."""
LONGEST_REFERENCE = 34
NEWEST = re.compile(r"news|latest|recent|today")
TIME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])(?:[-_/.]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
"""A month, or a day, in a part's address."""
OF_NO_ARTICLES = re.compile(
    r"(?:^|[^a-z])(?:tags?|categor(?:y|ies)|authors?|users?|pages?|topics?|sections?|images?|photos?|videos?|products?)(?![a-z])"
)
"""In the name of a part, each: it is asked first, and last."""


def read_sitemap(body: bytes, outlet: Outlet) -> Contents:
    """The articles, or the further sitemaps, that a sitemap names, the newest first; 50,000 at most.

    Raises `NotAListing` for a web page, an empty answer, broken gzip, gzip that
    swells beyond 50 MB, and XML that is no sitemap.
    """
    pieces = unpack(body)
    opening = next(pieces, b"")
    refuse_html(opening, "a sitemap")
    root = ROOT.search(opening[:4096])
    if root and not opening.lstrip().startswith((b"<?xml", b"\xef\xbb\xbf")):
        opening = opening[root.start() :]  # what a server complains of stands before it
    elements = _elements(_escaped(chain([opening], pieces)))
    name = _name(next(elements))
    if name not in ("urlset", "sitemapindex"):
        raise NotAListing(f"<{name[:40]}> instead of a sitemap")
    entries = [entry for element in islice(elements, MOST_ENTRIES) if (entry := _read_entry(element, outlet)).urls]
    beyond = sum(1 for _ in islice(elements, 1))
    if name == "urlset":
        return Contents(_newest_first(entries), beyond=beyond)
    return Contents(parts=_newest_parts(entries), beyond=beyond)


def read_lines(pieces: Iterable[bytes]) -> Contents:
    """The addresses of a sitemap in plain text, one per line."""
    lines = b"".join(pieces).decode("utf-8-sig", "replace").split()
    entries = _newest_first([Entry([line]) for line in lines[:MOST_ENTRIES]])
    return Contents(entries, beyond=max(0, len(lines) - MOST_ENTRIES))


def named_end(url: str) -> datetime | None:
    """The end (UTC, with a day to spare) of the month or day that the address of a sitemap names.

    >>> f"{named_end('https://times.example/sitemap-2025-12.xml'):%Y-%m-%d}", named_end("https://times.example/sitemap-7.xml")
    ('2026-01-02', None)
    """
    named = TIME.search(url.rpartition("/")[2]) or TIME.search(url)
    if not named:
        return None
    year, month, day = (int(part or 0) for part in named.groups())
    with suppress(ValueError):  # 30 February
        if day:
            return datetime(year, month, day, tzinfo=UTC) + timedelta(days=2)
        return datetime(year + month // 12, month % 12 + 1, 2, tzinfo=UTC)
    return None


def _newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """The newest entries of a sitemap in front.

    Where their dates do not tell, those at its two ends: some write what is new at the top, and some at the bottom.
    """
    middle = len(entries) // 2
    ends = (one for pair in zip_longest(reversed(entries[middle:]), entries[:middle]) for one in pair if one)
    return sorted(ends, key=lambda entry: -entry.published.timestamp() if entry.published else 0.0)


def _newest_parts(parts: Iterable[Entry]) -> list[Entry]:
    """The parts of an index that have the newest articles in front: by date, else of each series of names the two ends."""
    series: dict[str, list[Entry]] = defaultdict(list)
    for part in parts:
        part.published = part.published or named_end(part.urls[0])
        series[re.sub(r"\d+", "0", part.urls[0])].append(part)
    rows = zip_longest(*map(_newest_first, series.values()))
    return sorted((part for row in rows for part in row if part), key=_turn)


def _turn(part: Entry) -> tuple[bool, bool, float]:
    name = part.urls[0].rstrip("/").rpartition("/")[2].lower()
    age = -part.published.timestamp() if part.published else 0.0
    newest = not part.published and NEWEST.search(name) is not None
    return not newest and OF_NO_ARTICLES.search(name) is not None, not newest, age


def _read_entry(element: etree._Element, outlet: Outlet) -> Entry:
    values: dict[str, str] = {}
    news = False
    for child in element.iter():
        name = _name(child)
        if _inside_media(child, element):  # an image or a video has a loc, a title and a date of its own
            continue
        news = news or name in ("news", "publication_date")
        if child.text and child.text.strip():
            values.setdefault(name, child.text.strip())
    when = read_time(values.get("publication_date"), outlet) or read_time(values.get("lastmod"), outlet)
    # what was escaped twice, and what is escaped in CDATA
    urls = [values["loc"].replace("&amp;", "&")] if "loc" in values else []
    return Entry(urls, values.get("title"), when, sure=news)


def _inside_media(child: etree._Element, top: etree._Element) -> bool:
    parent = child.getparent()
    return parent is not None and parent is not top and _name(parent) in ("image", "video")


def _name(element: etree._Element) -> str:
    tag = element.tag
    # a prefix that is declared nowhere stays in the name
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _elements(pieces: Iterable[bytes]) -> Iterator[etree._Element]:
    """The root as it opens, then each entry as it closes; what has been read is let go."""
    parser = etree.XMLPullParser(
        ("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    root: etree._Element | None = None
    for piece in pieces:
        try:
            parser.feed(piece)
        except etree.XMLSyntaxError as error:
            raise NotAListing(f"not XML: {error.msg}") from error
        for event, element in parser.read_events():
            assert isinstance(element, etree._Element)  # starts and ends have one
            if root is None:
                root = element
                yield root
            elif event == "end" and element.getparent() is root:
                if _name(element) in ("url", "sitemap"):
                    yield element
                root.remove(element)
    if root is None:
        raise NotAListing("not XML")


def _escaped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces with each bare ampersand written out; a reference that two of them share goes with the second."""
    held = b""
    for piece in pieces:
        piece = held + piece
        last = piece.rfind(b"&", -LONGEST_REFERENCE)
        cut = len(piece) if last < 0 or b"\0" in piece[:100] else last
        held = piece[cut:]
        yield piece[:cut] if b"\0" in piece[:100] else BARE.sub(b"&amp;", piece[:cut])
    yield BARE.sub(b"&amp;", held)
