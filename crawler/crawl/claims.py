"""Pages claimed from the frontier as fast as they are fetched: some of each outlet at a time, the newest first."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from uuid import uuid4

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request

from crawler.crawl.fetching import Fetching
from crawler.frontier import Frontier
from crawler.items import Outlet
from crawler.tally import Tally
from pipelines.store.candidates import Candidate
from pipelines.store.writes import StoreFailed

WINDOW = 50
"""At most so many pages of an outlet are claimed and not yet answered; a lease must outlast them."""
PATIENCE = 1.0
"""After so many seconds without any news the crawl is looked at again."""

logger = logging.getLogger(__name__)


def name_run(spider: str) -> str:
    """A name for a run that no other run has; it begins with the spider's name and a slash."""
    return f"{spider}/{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}"


class Claims:
    """The requests for an outlet's pages, from the moment that all its listings have answered until nothing is due."""

    def __init__(self, crawler: Crawler, outlets: Iterable[Outlet], since: datetime | None, limit: int | None) -> None:
        self._crawler = crawler
        self._since, self._room = since, limit
        self._tally = Tally(crawler.stats)
        self._fetching = Fetching(crawler, self._landed)
        self._outlets = {outlet.id: outlet for outlet in outlets}
        self._listings: Counter[str] = Counter()
        self._in_flight: Counter[str] = Counter()
        self._new: dict[str, set[str]] = {id: set() for id in self._outlets}
        self._due: set[str] = set()
        self._heard = asyncio.Event()
        self.run = name_run(crawler.spider.name if crawler.spider else "crawl")
        crawler.signals.connect(self._book_unasked, signals.spider_closed)

    def expect(self, outlet: Outlet) -> None:
        """A listing is about to be asked for."""
        self._listings[outlet.id] += 1

    def answered(self, outlet: Outlet) -> None:
        """A listing has been read, or has failed."""
        self._listings[outlet.id] -= 1
        self._heard.set()

    def pending(self, outlet: Outlet) -> int:
        """The number of an outlet's listings that are not answered yet."""
        return self._listings[outlet.id]

    def found(self, outlet: Outlet, urls: Iterable[str]) -> None:
        """Addresses that no run knew before."""
        self._new[outlet.id].update(urls)

    def due(self, outlet: Outlet) -> None:
        """Addresses known from earlier runs are due to be fetched again."""
        self._due.add(outlet.id)

    def give_up(self) -> None:
        """Book that the frontier is away, for the exit code."""
        self._crawler.stats.inc_value("frontier/away")

    async def requests(self, frontier: Frontier) -> AsyncIterator[Request]:
        """The requests; waits while there may be more."""
        try:
            async for request in self._requests(frontier):
                yield request
        except StoreFailed as error:
            logger.error("no more pages are fetched: the frontier cannot be read: %s", error)
            self.give_up()

    async def _requests(self, frontier: Frontier) -> AsyncIterator[Request]:
        waiting = dict(self._outlets)
        self._due |= await frontier.due(self.run, self._outlets, self._since)
        while waiting and self._room != 0:
            self._heard.clear()  # before the look around: what is heard during it is another reason to look
            for outlet in [one for one in waiting.values() if self._is_ready(one)]:
                count = self._count(outlet)
                has_pages = outlet.id in self._due or self._new[outlet.id]
                claimed = await frontier.claim(self.run, outlet.id, count, self._since) if has_pages else []
                if len(claimed) < count:
                    del waiting[outlet.id]
                for candidate in claimed:
                    yield self._request(outlet, candidate)
            if waiting:
                await self._listen()

    def _is_ready(self, outlet: Outlet) -> bool:
        settled = self._listings[outlet.id] <= 0 and self._in_flight[outlet.id] <= WINDOW // 2
        return settled and self._room != 0 and not self._crawler.engine.needs_backout()

    def _count(self, outlet: Outlet) -> int:
        count = WINDOW - self._in_flight[outlet.id]
        return count if self._room is None else min(count, self._room)

    def _request(self, outlet: Outlet, candidate: Candidate) -> Request:
        self._in_flight[outlet.id] += 1
        self._new[outlet.id].discard(candidate.url)
        if self._room is not None:
            self._room -= 1
        return self._fetching.request(candidate, outlet)

    def _landed(self, candidate: Candidate) -> None:
        self._in_flight[candidate.outlet or ""] -= 1
        self._heard.set()

    async def _listen(self) -> None:
        """Returns when something has been reported since the last look, or may have been."""
        try:
            await asyncio.wait_for(self._heard.wait(), PATIENCE)
        except TimeoutError:
            if self._is_quiet():
                # a request that a setting of the user's dropped is never answered
                self._listings.clear()
                self._in_flight.clear()

    def _is_quiet(self) -> bool:
        engine = self._crawler.engine
        busy = engine.downloader.active or (engine.scheduler and engine.scheduler.has_pending_requests())
        return not busy and engine.scraper.slot is not None and engine.scraper.slot.is_idle()

    def _book_unasked(self) -> None:
        reason = "beyond_limit" if self._room == 0 else "out_of_time"
        for outlet, urls in self._new.items():
            if urls:
                self._tally.add(outlet, "pages/found", count=len(urls))
                self._tally.add(outlet, "pages/unasked", reason, len(urls))
