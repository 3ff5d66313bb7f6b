"""A round of the outlets: listings asked for, their articles fetched. What the spiders share, beside them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, zip_longest
from urllib.parse import urljoin

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from crawler.crawl.claims import Claims
from crawler.crawl.endings import validators_of
from crawler.crawl.fetching import conditions
from crawler.crawl.troubles import Troubles
from crawler.frontier import PassingFrontier, frontier_of
from crawler.items import Listing, Outlet
from crawler.listings.discovery import Found, Links, NotAListing, links_of, links_or_why
from crawler.listings.truth import Fallbacks, is_frozen, name_emptiness, newest_of, sitemaps_of
from crawler.outlet_files import all_outlets, choose_outlets
from crawler.tally import Tally
from crawler.terminal.arguments import read_ids, read_limit, read_since, refuse_unknown
from crawler.web.failures import failed_request
from pipelines.address import address_key
from pipelines.readers import ReaderLost
from pipelines.reading import ReadingPipeline
from pipelines.store.candidates import Candidate, ListingNote
from pipelines.store.writes import StoreFailed

ENDED = frozenset({"done", "refused", "failed"})
"""States of pages that were asked for before; they are asked again when their time has come."""
PARTS = 3
"""Sitemaps asked of an index: the newest ones; the others are archives."""
LEVELS = 2
"""How deep indexes of indexes are followed."""
LARGE = 128 * 1024
"""Bytes of an answer beyond which it is read in another process."""
STORE_AWAY = "store_away"
"""The one trouble of a listing that is ours."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a user asked for."""

    outlets: tuple[Outlet, ...]
    since: datetime | None = None
    """UTC; what a listing dates earlier is passed over."""
    limit: int | None = None
    """Articles asked for at most."""


def plan_round(crawler: Crawler, kinds: Set[str], arguments: Mapping[str, str]) -> Plan:
    """The plan of a spider's arguments. Raises `BadArgument`, and `OutletError` for a file or an id that is wrong."""
    refuse_unknown(arguments, ("outlets", "since", "limit"))
    since = read_since(arguments.get("since"), datetime.now(UTC))
    limit = read_limit(arguments.get("limit"))
    outlets = choose_outlets(all_outlets(crawler.settings), kinds, read_ids(arguments.get("outlets")))
    return Plan(tuple(outlets), since, limit)


def worth_asking(outlet: Outlet) -> tuple[Listing, ...]:
    """The listings to ask; those known to be dead where there are no others, the home page where there is none."""
    worthy = tuple(listing for listing in outlet.listings if listing.worth_asking)
    return worthy or outlet.listings or (Listing("section_index", outlet.home, note="the home page"),)


class Round:
    """One crawl after a plan. Nothing is asked for twice, and every address is accounted for."""

    def __init__(self, crawler: Crawler, plan: Plan) -> None:
        self._crawler, self._plan = crawler, plan
        self._tally = Tally(crawler.stats)
        self._frontier = frontier_of(crawler) or PassingFrontier()
        self._claims = Claims(crawler, plan.outlets, plan.since, plan.limit)
        self._seen: set[str] = set()
        self._troubles = Troubles(self._tally)
        self._fallbacks = Fallbacks()
        self._reading = asyncio.Lock()
        self._spider = crawler.spider.name if crawler.spider else ""
        crawler.signals.connect(self.report, signals.spider_closed)

    async def requests(self) -> AsyncIterator[Request]:
        """One for each listing, outlet after outlet, so that no host has to hurry; then those for pages."""
        try:
            await self._frontier.take_over(self._spider, [outlet.id for outlet in self._plan.outlets], self._claims.run)
        except StoreFailed as error:
            logger.error("nothing is asked for: the frontier cannot be read: %s", error)
            self._claims.give_up()
            return
        rows = [[(outlet, listing) for listing in worth_asking(outlet)] for outlet in self._plan.outlets]
        asked = list(filter(None, chain.from_iterable(zip_longest(*rows))))
        for outlet, _ in asked:
            self._claims.expect(outlet)
        for request in await self._listing_requests(asked, 0):
            yield request
        async for request in self._claims.requests(self._frontier):
            yield request

    async def parse_listing(
        self, response: Response, outlet: Outlet, listing: Listing, level: int
    ) -> AsyncIterator[Request]:
        """Puts what a listing names into the frontier; the requests for its parts."""
        try:
            parts = await self._read_or_book(response, outlet, listing, level)
            for _ in parts:
                self._claims.expect(outlet)
            for request in await self._listing_requests([(outlet, part) for part in parts], level + 1):
                yield request
            async for request in self._fall_back(outlet):
                yield request
        finally:
            self._claims.answered(outlet)

    async def listing_failed(self, failure: Failure) -> AsyncIterator[Request]:
        """Book a listing that could not be had; the outlet's others go on, or others are asked instead."""
        request, name = failed_request(failure)
        outlet = request.cb_kwargs["outlet"]
        try:
            await self._doubt(outlet, request.cb_kwargs["listing"], request.meta["known"], name)
            async for instead in self._fall_back(outlet):
                yield instead
        finally:
            self._claims.answered(outlet)

    def report(self) -> None:
        """Say at the close what went wrong."""
        self._troubles.report(self._plan.outlets)

    async def _listing_requests(self, wanted: Sequence[tuple[Outlet, Listing]], level: int) -> list[Request]:
        """By one look-up."""
        if not wanted:
            return []
        try:
            known = await self._frontier.listings([listing.url for _, listing in wanted])
        except StoreFailed:
            known = {}  # it costs longer answers, no more
        return [self._listing_request(*one, level, known.get(one[1].url, ListingNote())) for one in wanted]

    def _listing_request(self, outlet: Outlet, listing: Listing, level: int, known: ListingNote) -> Request:
        self._tally.add(outlet.id, "listings/asked")
        self._fallbacks.asked(outlet, listing)
        headers = conditions(known.etag, known.last_modified)
        return Request(
            listing.url,
            callback=self.parse_listing,
            errback=self.listing_failed,
            headers=headers,
            cb_kwargs={"outlet": outlet, "listing": listing, "level": level},
            meta={"outlet": outlet.id, "known": known} | ({"handle_httpstatus_list": [304]} if headers else {}),
            priority=10,
        )

    async def _fall_back(self, outlet: Outlet) -> AsyncIterator[Request]:
        """Where this was an outlet's last listing and none was to be believed: what to ask instead."""
        if self._claims.pending(outlet) > 1 or not self._fallbacks.needed(outlet):
            return
        try:
            robots = await self._frontier.robots(
                urljoin(outlet.home, "/").rstrip("/"), datetime.min.replace(tzinfo=UTC)
            )
        except StoreFailed:
            robots = None
        instead = self._fallbacks.next(outlet, sitemaps_of(robots[1], outlet) if robots else ())
        for listing in instead:
            self._troubles.fall_back(outlet, listing)
            self._claims.expect(outlet)
        for request in await self._listing_requests([(outlet, listing) for listing in instead], 0):
            yield request

    async def _doubt(self, outlet: Outlet, listing: Listing, note: ListingNote, name: str, words: str = "") -> None:
        """`note` has what was wrong with it before."""
        self._troubles.book(outlet, listing, name, words, before=note.trouble)
        self._fallbacks.bad(outlet, name)
        if name != STORE_AWAY:
            await self._note(listing, replace(note, trouble=name))

    async def _believe(self, listing: Listing, known: ListingNote, note: ListingNote) -> None:
        if known.trouble:
            self._troubles.answers_again(listing)
        if note != known:
            await self._note(listing, note)

    async def _note(self, listing: Listing, note: ListingNote) -> None:
        try:
            await self._frontier.note_listing(listing.url, note)
        except StoreFailed as error:
            logger.info("what became of %s is not noted, the next run asks as if anew: %s", listing.url, error)

    async def _read_or_book(self, response: Response, outlet: Outlet, listing: Listing, level: int) -> list[Listing]:
        """The further listings that one names; its addresses are in the frontier."""
        known = response.meta["known"]
        try:
            if response.status == 304:
                self._tally.add(outlet.id, "listings/read", "not_modified")
                await self._judge(outlet, listing, level, known, known)
                return []
            return await self._read_listing(response, outlet, listing, level)
        except NotAListing as error:
            await self._doubt(outlet, listing, known, "not_a_listing", str(error))
        except StoreFailed as error:
            await self._doubt(outlet, listing, known, STORE_AWAY, f"what it names cannot be kept: {error}")
        return []

    async def _read_listing(self, response: Response, outlet: Outlet, listing: Listing, level: int) -> list[Listing]:
        """Raises NotAListing, StoreFailed."""
        links = await self._links(response, outlet, listing)
        await self._keep(outlet, listing, links.found)
        known = response.meta["known"]
        for reason, count in links.refused.items():
            self._tally.add(outlet.id, "links/passed_over", reason, count)
        if not links.found and not links.listings:
            await self._doubt(outlet, listing, known, *name_emptiness(links.refused))
            return []
        self._tally.add(outlet.id, "listings/read")
        if links.listings:  # the parts of one that has not changed may have: it is asked for anew, and they are judged
            await self._believe(listing, known, ListingNote())
        else:
            note = ListingNote(*validators_of(response), newest_of(links.found), known.trouble)
            await self._judge(outlet, listing, level, known, note)
        return list(self._parts(outlet, links.listings, level))

    async def _links(self, response: Response, outlet: Outlet, listing: Listing) -> Links:
        """Beside the event loop, which a feed of a thousand items would stop for a fifth of a second; a large one in a
        reader process, that can be ended, as parsers take the square of the length of what is made to hold them up."""
        charset = http_content_type_encoding((response.headers.get("Content-Type") or b"").decode("latin-1"))
        answer = (listing, response.body, response.url, outlet, charset)
        pipeline = self._crawler.get_item_pipeline(ReadingPipeline)
        if pipeline is None or len(response.body) < LARGE:
            async with self._reading:
                return await asyncio.to_thread(links_of, *answer)
        try:
            links, why = await pipeline.readers.run(links_or_why, *answer)
        except ReaderLost as lost:
            raise NotAListing(f"a listing that cannot be read: {lost.reason.replace('_', ' ')}") from lost
        if why:
            raise NotAListing(why)
        return links

    async def _judge(self, outlet: Outlet, listing: Listing, level: int, known: ListingNote, note: ListingNote) -> None:
        """A part of an index may be old, it is the newest that there is."""
        if level == 0 and note.newest and is_frozen(note.newest, datetime.now(UTC)):
            await self._doubt(outlet, listing, note, "frozen", f"frozen: its newest item is of {note.newest:%Y-%m-%d}")
        else:
            self._fallbacks.good(outlet)
            await self._believe(listing, known, replace(note, trouble=None))

    async def _keep(self, outlet: Outlet, listing: Listing, found: Sequence[Found]) -> None:
        """Puts addresses into the frontier, by one look-up; counts those that are known, and those too old to ask."""
        named = self._first_named(outlet, found)
        states = await self._frontier.add(
            [Candidate(link.url, outlet.id, listing.url, link.published) for link in named]
        )
        new = [link for link in named if states[link.url] == "new"]
        fresh = [link.url for link in new if not self._is_old(link)]
        self._claims.found(outlet, fresh)
        if old := len(new) - len(fresh):
            self._tally.add(outlet.id, "links/passed_over", "too_old", old)
        if known := sum(state in ENDED for state in states.values()):
            self._tally.add(outlet.id, "pages/found", count=known)
            self._tally.add(outlet.id, "pages/known", count=known)

    def _first_named(self, outlet: Outlet, found: Sequence[Found]) -> list[Found]:
        """Those that no other listing has named."""
        first = [link for link in found if address_key(link.url) not in self._seen]
        self._seen |= {address_key(link.url) for link in first}
        if again := len(found) - len(first):
            self._tally.add(outlet.id, "links/passed_over", "named_before", again)
        return first

    def _is_old(self, link: Found) -> bool:
        return bool(self._plan.since and link.published and link.published < self._plan.since)

    def _parts(self, outlet: Outlet, parts: list[tuple[Listing, datetime | None]], level: int) -> Iterator[Listing]:
        since = self._plan.since
        recent = [part for part, changed in parts if not (since and changed and changed < since)]
        taken = recent[:PARTS] if level < LEVELS else []
        if len(taken) < len(parts):
            self._tally.add(outlet.id, "links/passed_over", "further_sitemap", len(parts) - len(taken))
        yield from taken
