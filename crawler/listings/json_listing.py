"""Listings in JSON: feeds, and what the pages of a section are filled from."""

from __future__ import annotations

from itertools import islice

from w3lib.encoding import html_to_unicode

from crawler.items import Outlet
from crawler.listings.entries import Contents, Entry, NotAListing
from crawler.listings.json_data import goes_on, is_json_feed, load, quoted_pages, read_items, read_tables
from crawler.listings.section_index import MOST_ANCHORS, gather, read_section

MOST_QUOTED = 100
"""Strings of markup that are read in one answer."""


def read_json(body: bytes, url: str, outlet: Outlet, charset: str | None = None) -> Contents:
    """The items of a JSON Feed; of other JSON whatever gives an address, and the links of the markup in it.

    Raises `NotAListing` for what is no JSON.
    """
    header = f"application/json; charset={charset}" if charset else None
    try:
        value = load(html_to_unicode(header, body, default_encoding="utf-8")[1])
    except ValueError as error:
        raise NotAListing(f"not readable JSON: {error}") from error
    further = goes_on(value, url)
    if is_json_feed(value):
        return Contents(read_items(value, outlet), next=further)
    found: dict[str, Entry] = {}
    for text in quoted_pages(value, MOST_QUOTED):
        found |= {entry.urls[0]: entry for entry in read_section(text.encode("utf-8", "replace"), url, "utf-8").entries}
    gather(islice(tables := read_tables(value, outlet), MOST_ANCHORS), url, found)
    return Contents(list(found.values()), beyond=sum(1 for _ in tables), next=further)
