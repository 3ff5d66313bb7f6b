"""A listing's response, read outside the event loop."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

from scrapy.http import Response
from w3lib.encoding import http_content_type_encoding

from crawler.items import Listing, Outlet
from crawler.listings.discovery import MOST_LINKS, Links, links_of, links_or_why, next_of
from crawler.listings.entries import NotAListing
from crawler.listings.gzipped import GZIP
from pipelines.readers import ReaderLost, Readers

LARGE = 128 * 1024
"""An answer of more bytes than this is read in another process."""


LINK = re.compile(r"<([^<>]{1,2000})>([^<>]{0,500})")
NEXT = re.compile(r";\s{0,9}rel\s{0,9}=\s{0,9}\"?(?:[\w.:/-]{1,99} ){0,9}next\b", re.IGNORECASE)


class ListingReader:
    """Reads listings; large ones in the processes that `readers` gives, if any."""

    def __init__(self, readers: Callable[[], Readers | None], most: int = MOST_LINKS) -> None:
        """`most`: links that are taken from one listing."""
        self._readers, self._most = readers, most
        self._reading = asyncio.Lock()

    async def links(self, listing: Listing, response: Response, outlet: Outlet) -> Links:
        """What the answer to a listing names. Raises `NotAListing`."""
        charset = http_content_type_encoding((response.headers.get("Content-Type") or b"").decode("latin-1"))
        links = await self.read(listing, response.body, response.url, outlet, charset)
        links.next = links.next or next_of(_headed(response), response.url, outlet)
        return links

    async def read(self, listing: Listing, body: bytes, url: str, outlet: Outlet, charset: str | None) -> Links:
        """As `links_of`. Raises `NotAListing`.

        A feed of a thousand items would stop the event loop for a fifth of a second; a large one is read in a reader
        process, that can be ended, as parsers take the square of the length of what is made to hold them up.
        """
        readers = self._readers()
        if readers is None or (len(body) < LARGE and not body.startswith(GZIP)):
            async with self._reading:
                return await asyncio.to_thread(links_of, listing, body, url, outlet, charset, self._most)
        try:
            links, why = await readers.run(links_or_why, listing, body, url, outlet, charset, self._most)
        except ReaderLost as lost:
            raise NotAListing(f"a listing that cannot be read: {lost.reason.replace('_', ' ')}") from lost
        if why:
            raise NotAListing(why)
        return links


def _headed(response: Response) -> str | None:
    """Where a listing goes on by its header (RFC 8288), as WordPress's and many other answers in JSON say it."""
    headers = b",".join(response.headers.getlist("Link")).decode("latin-1")
    return next((target for target, says in LINK.findall(headers) if NEXT.match(says)), None)
