"""Sitemaps: of news, plain, and indexes of sitemaps; gzipped or not."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lxml import etree

from crawler.items import Outlet
from crawler.listings.entries import Contents, Entry, NotAListing, read_time, refuse_html

LARGEST = 50 * 1024 * 1024
"""Bytes after decompression: the sitemap protocol's own bound."""
MOST_ENTRIES = 50_000
"""The protocol's bound, too."""
GZIP = b"\x1f\x8b"
PIECE, FED = 65_536, 4_096
"""Bytes unpacked and parsed at a time, and of the packed ones at most: what follows a member's end is copied."""


def read_sitemap(body: bytes, outlet: Outlet) -> Contents:
    """The articles, or the further sitemaps, that a sitemap names, in its order; 50,000 at most.

    Raises `NotAListing` for a web page, an empty answer, broken gzip, gzip that
    swells beyond 50 MB, and XML that is no sitemap.
    """
    pieces = _unpack(body)
    opening = next(pieces, b"")
    refuse_html(opening, "a sitemap")
    elements = _elements(chain([opening], pieces))
    name = _name(next(elements))
    if name not in ("urlset", "sitemapindex"):
        raise NotAListing(f"<{name[:40]}> instead of a sitemap")
    entries = [entry for element in islice(elements, MOST_ENTRIES) if (entry := _read_entry(element, outlet)).urls]
    beyond = sum(1 for _ in islice(elements, 1))
    return Contents(entries, beyond=beyond) if name == "urlset" else Contents(parts=entries, beyond=beyond)


def _read_entry(element: etree._Element, outlet: Outlet) -> Entry:
    values: dict[str, str] = {}
    news = False
    for child in element.iter():
        name = _name(child)
        news = news or name in ("news", "publication_date")
        # an image's or a video's own loc and title come after the page's
        if child.text and child.text.strip() and not _inside_media(child, element):
            values.setdefault(name, child.text.strip())
    when = read_time(values.get("publication_date"), outlet) or read_time(values.get("lastmod"), outlet)
    urls = [values["loc"]] if "loc" in values else []
    return Entry(urls, values.get("title"), when, sure=news)


def _inside_media(child: etree._Element, top: etree._Element) -> bool:
    parent = child.getparent()
    return parent is not None and parent is not top and _name(parent) in ("image", "video")


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


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
            raise NotAListing(f"no XML: {error.msg}") from error
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
        raise NotAListing("no XML")


def _unpack(body: bytes) -> Iterator[bytes]:
    """The sitemap, unpacked where it is gzipped, member after member, in pieces."""
    if not body.startswith(GZIP):
        yield from (body[at : at + PIECE] for at in range(0, len(body), PIECE))
        return
    unpacker, size, at = _unpacker(), 0, 0
    while at < len(body):
        fed = body[at : at + FED]
        try:
            piece = unpacker.decompress(fed, PIECE)
        except zlib.error as error:
            raise NotAListing(f"broken gzip: {error}") from error
        size += len(piece)
        if size > LARGEST:
            raise NotAListing("gzip that swells beyond 50 MB")
        yield piece
        at += len(fed) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
        if unpacker.eof:
            if not body.startswith(GZIP, at):  # padding
                return
            unpacker = _unpacker()


def _unpacker() -> zlib._Decompress:
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
