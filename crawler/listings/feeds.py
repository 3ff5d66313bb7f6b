"""Feeds: RSS, Atom and RDF, well-formed or not."""

from __future__ import annotations

import codecs
import re
from calendar import timegm
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

from w3lib.encoding import resolve_encoding
from w3lib.url import add_or_replace_parameter, url_query_parameter

from crawler.items import Outlet
from crawler.listings.entries import YEARS, Contents, Entry, NotAListing, past_epoch, read_time, refuse_html

MOST_ITEMS = 1_000
MOST_TAGS = 300_000
"""feedparser takes a tenth of a millisecond for each nested tag; a thousand full articles have fewer than this."""
LADEN = re.compile(rb"<[\w:]{1,60}(?:\s{1,99}[\w:.-]{1,99}\s{0,9}=\s{0,9}(?:\"[^\"<]*\"|'[^'<]*')){50}")
"""A tag with fifty attributes: the time of Python's parser grows with their square, two minutes for twenty thousand."""
ROOT = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""The longer ones first: one begins with another."""
DECLARATION = re.compile(rb"\A\s{0,99}<\?xml\b[^>]{0,999}\?>")
ENCODING = re.compile(rb"encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")
WIDER = ("cp949", "cp932", "big5hkscs", "gb18030")
ASCII = bytes(range(128))
ITEM = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
ITEM_END = re.compile(rb"</(?:\w{1,20}:)?(?:item|entry)\s{0,9}>")

NUMBER = re.compile(r"\s{0,99}[\w-]{0,200}\s{0,99}")
"""Stands for an item by number; feedparser would take it for the item's link, to a file beside the feed."""


def read_feed(body: bytes, url: str, outlet: Outlet, charset: str | None = None) -> Contents:
    """The items of a feed, in its order.

    Raises `NotAListing` for a web page, an empty answer and anything else that
    is no feed; a feed without items is one.
    """
    refuse_html(body, "a feed")
    import feedparser  # type: ignore[import-untyped]  # long to load, and a run whose listings have not changed reads none

    # it looks for an address in what an author is called, in the square of its length, and for each category among those
    # before; nobody here asks for either
    feedparser.mixin._FeedParserMixin._sync_author_detail = lambda *_: None
    feedparser.mixin._FeedParserMixin._add_tag = _keep_no_category
    if text := _in_utf8(body) or _in_wider(body, charset):
        body, charset = DECLARATION.sub(b"", text, 1), "utf-8"
    body, beyond = _shortened(_from_root(body))
    if body.count(b"<") > MOST_TAGS or LADEN.search(body):
        raise NotAListing("too much markup for a feed")
    # a stream, because feedparser opens a string as an address or a file
    headers = {"content-type": f"application/xml; charset={charset or ''}"}  # no location: addresses come as written
    try:
        feed = feedparser.parse(
            BytesIO(body), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except ValueError as error:  # its declaration names an encoding in bytes that are no text
        raise NotAListing(f"not a readable feed: {error}") from error
    if not feed.version and not feed.entries:
        raise NotAListing("not RSS, Atom or RDF")
    return Contents([_read_item(item, outlet) for item in feed.entries], beyond=beyond, next=_next_of(feed, url))


def _keep_no_category(parser: Any, *_: object) -> None:
    parser._get_context().setdefault("tags", [])


def _from_root(body: bytes) -> bytes:
    """A feed from its declaration and root on: feedparser's time for what stands before the root grows with the square
    of its length, and for the declaration's line with the cube."""
    root = ROOT.search(body)
    if root is None:
        raise NotAListing("not RSS, Atom or RDF")
    opening = DECLARATION.match(body)
    return (opening[0].strip() + b"\n" if opening else b"") + body[root.start() :]


def _in_utf8(body: bytes) -> bytes | None:
    """A feed in UTF-8, whatever it declares, without characters that were cut through; None for other encodings.

    For a summary cut between two bytes, feedparser would take the whole feed for one in another encoding.
    """
    if b"\0" in body[:100]:
        return _of_words(body)
    if not (wide := len(body.translate(None, ASCII))):
        return None
    text = body.decode("utf-8", "ignore").encode()
    # of the letters of another encoding, hardly any are UTF-8's by chance
    return text if len(body) - len(text) < wide / 2 else None


def _of_words(body: bytes) -> bytes:
    """A feed in UTF-16 or UTF-32 in UTF-8."""
    mark = next(
        (name for mark, name in MARKS if body.startswith(mark)), "utf-16-le" if body[1:2] == b"\0" else "utf-16-be"
    )
    return body.decode(mark, "ignore").encode("utf-8", "ignore")


def _in_wider(body: bytes, charset: str | None) -> bytes | None:
    """A feed of an East Asian charset in UTF-8, read with the letters that only its makers' wider form has, as browsers do:
    for one of them feedparser would take the whole feed for Western."""
    opening = DECLARATION.match(body)
    named = ENCODING.search(opening[0]) if opening else None
    wider = resolve_encoding(charset or (named[1].decode("ascii", "ignore") if named else ""))
    text = body.decode(wider, "ignore") if wider in WIDER else ""
    return text.encode("utf-8", "ignore") or None


def _shortened(body: bytes) -> tuple[bytes, int]:
    """A feed without the items beyond the bound, and their number: feedparser takes a tenth of a millisecond for each."""
    starts = [item.start() for item in islice(ITEM.finditer(body), MOST_ITEMS + 1)]
    if len(starts) <= MOST_ITEMS:
        return body, 0
    ends = [end.end() for end in ITEM_END.finditer(body, starts[-1])]
    return body[: starts[-1]] + body[ends[-1] if ends else len(body) :], len(ends) or 1


def _next_of(feed: Any, url: str) -> str | None:
    """Where a feed's earlier items are, as it says (RFC 5005), or as WordPress has them for all of its feeds."""
    named = (link.get("href") for link in feed.feed.get("links", ()) if link.get("rel") in ("next", "prev-archive"))
    if (target := next(named, None)) or "wordpress.org" not in (feed.feed.get("generator") or ""):
        return target
    number = url_query_parameter(url, "paged", "1") or "1"
    return add_or_replace_parameter(url, "paged", str(int(number) + 1)) if number.isdecimal() else None


def _read_item(item: Any, outlet: Outlet) -> Entry:
    urls = [item.get("link"), item.get("feedburner_origlink"), item.get("id")]
    return Entry(
        urls=[url.strip() for url in urls if url and not NUMBER.fullmatch(url)],
        title=item.get("title") or None,
        published=_read_published(item, outlet),
        sure=True,
    )


def _read_published(item: Any, outlet: Outlet) -> datetime | None:
    # asked one by one: feedparser warns where `updated` is read and only `published` is there
    name = next((name for name in ("published", "updated", "created") if name in item), "")
    if when := read_time(item.get(name), outlet):
        return when
    parsed = item.get(f"{name}_parsed")
    return past_epoch(datetime.fromtimestamp(timegm(parsed), UTC)) if parsed and parsed[0] in YEARS else None
