"""A round of the outlets: listings asked for, their articles fetched. What the spiders share, beside them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, zip_longest
from pathlib import Path

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from crawler.addresses import address_key
from crawler.arguments import read_ids, read_limit, read_since, refuse_unknown
from crawler.discovery import Found, Links, NotAListing, links_of
from crawler.failures import failed_request
from crawler.fetching import Fetching
from crawler.items import Listing, Outlet
from crawler.memory import memory_of
from crawler.outlet_files import choose_outlets, load_outlets
from crawler.tally import Tally
from crawler.troubles import Troubles
from pipelines.writes import StoreFailed

PARTS = 3
"""Sitemaps asked of an index: the newest ones; the others are archives."""
LEVELS = 2
"""How deep indexes of indexes are followed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a user asked for."""

    outlets: tuple[Outlet, ...]
    since: datetime | None = None
    """UTC; what a listing dates earlier is passed over."""
    limit: int | None = None
    """Articles asked for at most."""


def plan_round(crawler: Crawler, kinds: set[str], arguments: Mapping[str, str]) -> Plan:
    """The plan of a spider's arguments. Raises `BadArgument`, and `OutletError` for a file or an id that is wrong."""
    refuse_unknown(arguments, ("outlets", "since", "limit"))
    since = read_since(arguments.get("since"), datetime.now(UTC))
    limit = read_limit(arguments.get("limit"))
    outlets = choose_outlets(all_outlets(crawler.settings), kinds, read_ids(arguments.get("outlets")))
    return Plan(tuple(outlets), since, limit)


def all_outlets(settings: BaseSettings) -> dict[str, Outlet]:
    """The project's outlets and those of the user's OUTLETS_DIR. Raises `OutletError`."""
    folder = settings.get("OUTLETS_DIR")
    return load_outlets(Path(folder) if folder else None)


def worth_asking(outlet: Outlet) -> tuple[Listing, ...]:
    """The listings to ask; those known to be dead where there are no others, the home page where there is none."""
    worthy = tuple(listing for listing in outlet.listings if listing.worth_asking)
    return worthy or outlet.listings or (Listing("section_index", outlet.home, note="the home page"),)


class Round:
    """One crawl after a plan. Nothing is asked for twice, and every address is accounted for."""

    def __init__(self, crawler: Crawler, plan: Plan) -> None:
        self._plan = plan
        self._tally = Tally(crawler.stats)
        self._fetching = Fetching(self._tally)
        self._memory = memory_of(crawler)
        self._seen: set[str] = set()
        self._asked = 0
        self._troubles = Troubles(self._tally)
        crawler.signals.connect(self.report, signals.spider_closed)

    def requests(self) -> Iterator[Request]:
        """The first requests: one for each listing, outlet after outlet, so that no host has to hurry."""
        rows = [[(outlet, listing) for listing in worth_asking(outlet)] for outlet in self._plan.outlets]
        for outlet, listing in filter(None, chain.from_iterable(zip_longest(*rows))):
            yield self._listing_request(outlet, listing, 0)

    async def parse_listing(
        self, response: Response, outlet: Outlet, listing: Listing, level: int
    ) -> AsyncIterator[Request]:
        """The requests for what a listing names."""
        charset = http_content_type_encoding((response.headers.get("Content-Type") or b"").decode("latin-1"))
        try:
            links = links_of(listing, response.body, response.url, outlet, charset)
            new = await self._unknown(outlet, self._fresh(outlet, links.found))
        except NotAListing as error:
            self._troubles.book(outlet, listing, "not_a_listing", str(error))
            return
        except StoreFailed as error:
            self._troubles.book(outlet, listing, "store_away", f"what is stored cannot be looked up: {error}")
            return
        if not self._booked_as_read(outlet, listing, links):
            return
        for part in self._parts(outlet, links.listings, level):
            yield self._listing_request(outlet, part, level + 1)
        for link in self._within_limit(outlet, new):
            yield self._fetching.request(link.url, outlet)

    def listing_failed(self, failure: Failure) -> None:
        """Book a listing that could not be had; the outlet's others go on."""
        request, name = failed_request(failure)
        self._troubles.book(request.cb_kwargs["outlet"], request.cb_kwargs["listing"], name)

    def report(self) -> None:
        """Say at the close what went wrong."""
        self._troubles.report(self._plan.outlets)

    def _listing_request(self, outlet: Outlet, listing: Listing, level: int) -> Request:
        self._tally.add(outlet.id, "listings/asked")
        return Request(
            listing.url,
            callback=self.parse_listing,
            errback=self.listing_failed,
            cb_kwargs={"outlet": outlet, "listing": listing, "level": level},
            meta={"outlet": outlet.id},
            priority=10,
        )

    def _booked_as_read(self, outlet: Outlet, listing: Listing, links: Links) -> bool:
        for reason, count in links.refused.items():
            self._tally.add(outlet.id, "links/passed_over", reason, count)
        if links.found or links.listings:
            self._tally.add(outlet.id, "listings/read")
            return True
        refused = ", ".join(f"{count} {reason}" for reason, count in links.refused.items())
        self._troubles.book(outlet, listing, "empty", f"names no article{refused and f' ({refused})'}")
        return False

    def _parts(self, outlet: Outlet, parts: list[tuple[Listing, datetime | None]], level: int) -> Iterator[Listing]:
        since = self._plan.since
        recent = [part for part, changed in parts if not (since and changed and changed < since)]
        taken = recent[:PARTS] if level < LEVELS else []
        if len(taken) < len(parts):
            self._tally.add(outlet.id, "links/passed_over", "further_sitemap", len(parts) - len(taken))
        yield from taken

    def _fresh(self, outlet: Outlet, found: Sequence[Found]) -> list[Found]:
        """Those that no other listing named, and that are not too old."""
        fresh = []
        for link in found:
            key = address_key(link.url)
            if key in self._seen:
                self._tally.add(outlet.id, "links/passed_over", "named_before")
            elif self._plan.since and link.published and link.published < self._plan.since:
                self._tally.add(outlet.id, "links/passed_over", "too_old")
            else:
                fresh.append(link)
            self._seen.add(key)
        return fresh

    async def _unknown(self, outlet: Outlet, links: list[Found]) -> list[Found]:
        """Those that are not stored yet: one look-up for a listing."""
        if self._memory is None or not links:
            return links
        known = await self._memory.known_addresses([link.url for link in links])
        if known:
            self._tally.add(outlet.id, "pages/found", count=len(known))
            self._tally.add(outlet.id, "pages/known", count=len(known))
        return [link for link in links if link.url not in known]

    def _within_limit(self, outlet: Outlet, links: list[Found]) -> list[Found]:
        room = len(links) if self._plan.limit is None else self._plan.limit - self._asked
        if beyond := len(links[room:]):
            self._tally.add(outlet.id, "links/passed_over", "beyond_limit", beyond)
        self._asked += len(links[:room])
        return links[:room]
