"""A round of the outlets: their listings are read, and the articles that these name are fetched. The spiders share
it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest
from urllib.parse import urljoin

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.crawl.claims import Claims
from crawler.crawl.endings import validators_of
from crawler.crawl.fetching import conditions
from crawler.crawl.finds import Finds
from crawler.crawl.plan import Plan, worth_asking
from crawler.crawl.reach import LEVELS, Reach, Wanted
from crawler.crawl.troubles import Troubles
from crawler.frontier import frontier_of
from crawler.items import Listing, Outlet
from crawler.listings.discovery import Links, NotAListing
from crawler.listings.reader import ListingReader
from crawler.listings.truth import Fallbacks, is_frozen, name_emptiness, newest_of, sitemaps_of
from crawler.outlet_files import outlet_of_url
from crawler.tally import Tally
from crawler.web.failures import failed_request
from pipelines.readers import Readers
from pipelines.reading import ReadingPipeline
from pipelines.store.candidates import ListingNote
from pipelines.store.writes import StoreFailed

TRUSTED = timedelta(hours=6)
"""How long a host may say that a listing has not changed: some say so whatever they are asked, and all that comes would be missed."""
STORE_AWAY = "store_away"
"""The one trouble with a listing that is our own fault."""
GAP = "gap"
"""The trouble of a listing that is in order but was asked too late."""
NO_ISSUE = frozenset({"http_404", "http_410", "empty"})
"""Troubles that the page of a day without articles may have."""

logger = logging.getLogger(__name__)


class Round:
    """One crawl according to a plan. Nothing is asked for twice, and every address is accounted for."""

    def __init__(self, crawler: Crawler, plan: Plan) -> None:
        self._crawler, self._plan = crawler, plan
        self._tally = Tally(crawler.stats)
        self._frontier = frontier_of(crawler)
        self._claims = Claims(crawler, plan.outlets, plan.since, plan.limit)
        self._finds = Finds(self._frontier, self._claims, self._tally, plan.since)
        self._troubles = Troubles(self._tally)
        self._fallbacks = Fallbacks()
        self._reach = Reach(plan.since, plan.archive)
        self._reader = ListingReader(self._readers, self._reach.most_links)
        self._spider = crawler.spider.name if crawler.spider else ""
        crawler.signals.connect(self.report, signals.spider_closed)

    async def requests(self) -> AsyncIterator[Request]:
        """One for each listing, outlet by outlet so that no host is hurried; then those for pages."""
        try:
            await self._adopt()
            await self._frontier.take_over(self._spider, [outlet.id for outlet in self._plan.outlets], self._claims.run)
        except StoreFailed as error:
            logger.error("nothing is fetched: the frontier cannot be read: %s", error)
            self._claims.give_up()
            return
        rows = [[*self._reach.first(outlet, worth_asking(outlet))] for outlet in self._plan.outlets]
        for request in await self._requests(list(filter(None, chain.from_iterable(zip_longest(*rows))))):
            yield request
        async for request in self._claims.requests(self._frontier):
            yield request

    async def _adopt(self) -> None:
        """Carries on what is left of outlets whose file has been renamed. Raises `StoreFailed`."""
        known = self._plan.known

        def owner(url: str) -> str | None:
            outlet = outlet_of_url(url, known)
            return outlet.id if outlet else None

        adopted = await self._frontier.adopt(known, owner) if known else {}
        for (stray, heir), count in adopted.items():
            logger.warning("%d pages of %s, which no longer has an outlet file, now belong to %s", count, stray, heir)

    async def parse_listing(self, response: Response, wanted: Wanted) -> AsyncIterator[Request]:
        """Puts what a listing names into the frontier; yields requests for its parts or for its older items."""
        try:
            for request in await self._requests(await self._read_or_book(response, wanted)):
                yield request
            async for request in self._fall_back(wanted.outlet):
                yield request
        finally:
            self._claims.answered(wanted.outlet)

    async def listing_failed(self, failure: Failure) -> AsyncIterator[Request]:
        """Books a listing that could not be fetched; the outlet's others go on, or others are asked instead."""
        request, name = failed_request(failure)
        wanted = request.cb_kwargs["wanted"]
        try:
            await self._doubt(wanted, request.meta["known"], name)
            async for instead in self._fall_back(wanted.outlet):
                yield instead
        finally:
            self._claims.answered(wanted.outlet)

    def report(self) -> None:
        """Logs at the end what went wrong."""
        self._troubles.report(self._plan.outlets)

    async def _requests(self, wanted: Sequence[Wanted]) -> list[Request]:
        """The requests for some listings, prepared with one look-up."""
        if not wanted:
            return []
        try:
            known = await self._frontier.listings([one.listing.url for one in wanted])
        except StoreFailed:
            known = {}  # it only costs longer answers
        pairs = [(one, known.get(one.listing.url, ListingNote())) for one in wanted]
        return [self._request(one, note) for one, note in pairs if not self._was_read(one, note)]

    def _was_read(self, wanted: Wanted, note: ListingNote) -> bool:
        if is_read := self._reach.is_read(wanted, note):
            self._tally.add(wanted.outlet.id, "listings/known")
            self._reach.note_day(wanted, named=True)
        return is_read

    def _request(self, wanted: Wanted, known: ListingNote) -> Request:
        self._claims.expect(wanted.outlet)
        self._tally.add(wanted.outlet.id, "listings/asked")
        self._fallbacks.asked(wanted.outlet, wanted.listing)
        headers = conditions(known.etag, known.last_modified) if _is_trusted(known) and not self._plan.archive else {}
        return Request(
            wanted.listing.url,
            callback=self.parse_listing,
            errback=self.listing_failed,
            headers=headers,
            cb_kwargs={"wanted": wanted},
            meta={"outlet": wanted.outlet.id, "known": known} | ({"handle_httpstatus_list": [304]} if headers else {}),
            priority=10,
        )

    async def _fall_back(self, outlet: Outlet) -> AsyncIterator[Request]:
        """What to ask instead, where this was an outlet's last listing and none could be believed."""
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
        for request in await self._requests([Wanted(outlet, listing) for listing in instead]):
            yield request

    async def _doubt(self, wanted: Wanted, note: ListingNote, name: str, words: str = "") -> None:
        """`note` has what was wrong with it before. A day without articles is no trouble where others have some."""
        self._reach.note_day(wanted, named=name == GAP)
        if wanted.dated and name in NO_ISSUE and not self._reach.is_barren(wanted):
            self._tally.add(wanted.outlet.id, "listings/read", "no_issue")
            await self._note(wanted.listing, replace(note, over=self._reach.ends(wanted)))
            return
        self._troubles.book(wanted.outlet, wanted.listing, name, words, before=note.trouble)
        self._fallbacks.bad(wanted.outlet, name)
        if name != STORE_AWAY:
            await self._note(wanted.listing, replace(note, trouble=name))

    async def _believe(self, listing: Listing, known: ListingNote, note: ListingNote) -> None:
        if known.trouble and known.trouble != GAP:
            self._troubles.answers_again(listing)
        if note != known:
            await self._note(listing, note)

    async def _note(self, listing: Listing, note: ListingNote) -> None:
        try:
            await self._frontier.note_listing(listing.url, note)
        except StoreFailed as error:
            logger.info("the outcome of %s is not recorded, so the next run fetches it in full: %s", listing.url, error)

    async def _read_or_book(self, response: Response, wanted: Wanted) -> list[Wanted]:
        """The further listings that one names; its addresses are in the frontier."""
        known = response.meta["known"]
        try:
            if response.status == 304:
                self._tally.add(wanted.outlet.id, "listings/read", "not_modified")
                await self._judge(wanted, known, known)
                return []
            links = await self._reader.links(wanted.listing, response, wanted.outlet)
            return await self._take(response, wanted, links)
        except NotAListing as error:
            await self._doubt(wanted, known, "not_a_listing", str(error))
        except StoreFailed as error:
            await self._doubt(wanted, known, STORE_AWAY, f"what it names cannot be kept: {error}")
        return []

    async def _take(self, response: Response, wanted: Wanted, links: Links) -> list[Wanted]:
        """Raises StoreFailed."""
        outlet, listing, known = wanted.outlet, wanted.listing, response.meta["known"]
        if wanted.day:
            links.found = [link if link.published else replace(link, published=wanted.day) for link in links.found]
        all_new = await self._finds.keep(outlet, listing, links)
        if not links.found and not links.listings:
            await self._doubt(wanted, known, *name_emptiness(links, listing.kind))
            return []
        self._tally.add(outlet.id, "listings/read")
        if links.listings:  # an unchanged index may have changed parts: it is asked for again, and they are judged
            await self._believe(listing, known, ListingNote())
            parts = self._reach.parts(wanted, links.listings)
            if left := len(links.listings) - len(parts):
                self._tally.add(outlet.id, "links/passed_over", "further_sitemap", left)
            return parts
        validators = validators_of(response)
        had = datetime.now(UTC) if any(validators) else None
        newest, over = newest_of(links.found), self._reach.ends(wanted)
        note = ListingNote(*validators, newest, known.trouble, read=True, whole=had, over=over)
        is_gap = all_new and bool(known.read or wanted.back)
        if links.next and self._reach.goes_back(wanted, links, is_gap=is_gap):
            earlier = Listing(listing.kind, links.next, listing.status, f"{listing.url} goes on there")
            await self._judge(wanted, known, note)
            return [Wanted(outlet, earlier, LEVELS, wanted.back + 1)]
        if is_gap and not self._plan.archive:
            await self._doubt(wanted, note, GAP, "names nothing that it named before: articles in between may be lost")
        else:
            await self._judge(wanted, known, note)
        return []

    def _readers(self) -> Readers | None:
        pipeline = self._crawler.get_item_pipeline(ReadingPipeline)
        return pipeline.readers if pipeline else None

    async def _judge(self, wanted: Wanted, known: ListingNote, note: ListingNote) -> None:
        """Whether a listing is frozen; a part of an index may be old, as it is the newest there is."""
        self._reach.note_day(wanted, named=True)
        if wanted.level == 0 and note.newest and is_frozen(note.newest, datetime.now(UTC)):
            await self._doubt(wanted, note, "frozen", f"frozen: its newest item is of {note.newest:%Y-%m-%d}")
        else:
            self._fallbacks.good(wanted.outlet)
            await self._believe(wanted.listing, known, replace(note, trouble=None))


def _is_trusted(known: ListingNote) -> bool:
    """Whether a host may say that a listing is as it was; a moment to come is of a clock that was ahead."""
    return known.whole is not None and abs(datetime.now(UTC) - known.whole) < TRUSTED
