"""Sitemaps: of news, plain, and indexes of sitemaps; gzipped or not."""

from __future__ import annotations

import zlib

from lxml import etree

from crawler.entries import Contents, Entry, NotAListing, read_time, refuse_html

LARGEST = 50 * 1024 * 1024
"""Bytes after decompression: the sitemap protocol's own bound."""


def read_sitemap(body: bytes) -> Contents:
    """The articles, or the further sitemaps, that a sitemap names, in its order.

    Raises `NotAListing` for a web page, an empty answer, broken gzip, gzip that
    swells beyond 50 MB, and XML that is no sitemap.
    """
    body = _unpack(body)
    refuse_html(body, "a sitemap")
    root = _parse(body)
    name = _name(root)
    if name not in ("urlset", "sitemapindex"):
        raise NotAListing(f"<{name[:40]}> instead of a sitemap")
    entries = [_read_entry(element) for element in root if _name(element) in ("url", "sitemap")]
    named = [entry for entry in entries if entry.urls]
    return Contents(entries=named) if name == "urlset" else Contents(parts=named)


def _read_entry(element: etree._Element) -> Entry:
    values: dict[str, str] = {}
    news = False
    for child in element.iter():
        name = _name(child)
        news = news or name in ("news", "publication_date")
        # an image's or a video's own loc and title come after the page's
        if child.text and child.text.strip() and not _inside_media(child, element):
            values.setdefault(name, child.text.strip())
    when = read_time(values.get("publication_date")) or read_time(values.get("lastmod"))
    urls = [values["loc"]] if "loc" in values else []
    return Entry(urls, values.get("title"), when, sure=news)


def _inside_media(child: etree._Element, top: etree._Element) -> bool:
    parent = child.getparent()
    return parent is not None and parent is not top and _name(parent) in ("image", "video")


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _parse(body: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise NotAListing(f"no XML: {error.msg}") from error
    if root is None:
        raise NotAListing("no XML")
    return root


def _unpack(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(body, LARGEST)
    except zlib.error as error:
        raise NotAListing(f"broken gzip: {error}") from error
    if unpacker.unconsumed_tail:
        raise NotAListing("gzip that swells beyond 50 MB")
    return unpacked
