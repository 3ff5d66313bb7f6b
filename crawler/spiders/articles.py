"""Articles at given addresses, of any site."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator, Sized
from dataclasses import replace
from functools import partial
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response

from crawler.arguments import refuse_unknown
from crawler.crawl.claims import name_run
from crawler.crawl.fetching import Fetching, article_of
from crawler.frontier import frontier_of
from crawler.items import Article, Outlet
from crawler.outlet_files import all_outlets, outlet_of_url
from crawler.tally import Tally
from crawler.url_lists import UrlList, by_turns, read_urls
from pipelines.store.candidates import Candidate, page_id
from pipelines.store.forgotten import FORGOTTEN
from pipelines.store.writes import StoreFailed

BATCH = 100
"""Addresses claimed at a time."""
MOST_HELD = 1000
"""Addresses of slow hosts that wait while those of others are claimed."""
JUNK_NAMED = 20
"""So many useless lines are named one by one; further ones are only counted."""


class ArticlesSpider(Spider):
    """``scrapy crawl articles -a urls=FILE``, ``-a urls=URL,URL,…`` or ``-a urls=-``; stored ones are fetched again."""

    name = "articles"
    outlets: dict[str, Outlet]
    listed: UrlList

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Reads the list. Raises `BadArgument` and `OutletError`."""
        spider = super().from_crawler(crawler)
        refuse_unknown(kwargs, ("urls",))
        spider.outlets = all_outlets(crawler.settings)
        spider.listed = read_urls(kwargs.get("urls"), spider.outlets)
        crawler.signals.connect(spider.say_refused, signals.item_dropped)
        return spider

    def parse(self, response: Response) -> Iterator[Article]:
        """The article of any page, as `scrapy parse` shows it; a crawl has callbacks of its own."""
        yield article_of(response, self.outlets)

    async def start(self) -> AsyncIterator[Request]:
        """The addresses of the list, claimed whatever became of them before."""
        self._report_junk(Tally(self.crawler.stats))
        fetching = Fetching(
            self.crawler,
            landed=lambda _: None,
            failure_level=logging.WARNING,
            outlet_of=partial(outlet_of_url, outlets=self.outlets),
        )
        frontier, run = frontier_of(self.crawler), name_run(self.name)
        listed = by_turns(self.listed.urls)
        for start in range(0, len(listed), BATCH):
            if start:
                # Scrapy would take them all at once, and hold them, and their leases, until the last is fetched
                await self._make_room()
            chosen = {url: outlet_of_url(url, self.outlets) for url in listed[start : start + BATCH]}
            candidates = [Candidate(url, outlet.id if outlet else None, "given") for url, outlet in chosen.items()]
            try:
                states = await frontier.add(candidates)
                candidates = [one for one in candidates if self._may_be_asked(one.url, states[one.url])]
                urls = [candidate.url for candidate in candidates]
                claimed = await frontier.claim(run, None, len(urls), urls=urls) if urls else []
            except StoreFailed as error:
                self.logger.error("no more pages are fetched: the frontier cannot be reached: %s", error)
                return
            known = {page_id(candidate.url): candidate for candidate in claimed}
            for candidate in candidates:
                fresh = replace(known.get(page_id(candidate.url), candidate), url=candidate.url)
                yield fetching.request(replace(fresh, etag=None, last_modified=None), chosen[candidate.url])

    async def _make_room(self) -> None:
        """Returns when nothing is left that could be sent now, and not too much that has to wait."""
        await self.crawler.signals.wait_for(signals.scheduler_empty)
        while isinstance(queue := self.crawler.engine.scheduler, Sized) and len(queue) > MOST_HELD:
            await self.crawler.signals.wait_for(signals.scheduler_empty)

    def _may_be_asked(self, url: str, state: str) -> bool:
        if state == FORGOTTEN:
            self.logger.warning("%s is not fetched: it is forgotten (scrapy forget --undo)", url)
        return state != FORGOTTEN

    def say_refused(self, response: Response, exception: DropItem) -> None:
        """Report a page that is not an article, as whoever gave its address wants to know."""
        if reason := getattr(exception, "reason", ""):
            name, url = response.meta["outlet"], response.cb_kwargs["candidate"].url
            self.logger.warning("%s: no article in %s: %s", name, url, reason.replace("_", " "))

    def _report_junk(self, tally: Tally) -> None:
        junk = self.listed.junk
        for number, line, reason in junk[:JUNK_NAMED]:
            self.logger.warning(
                "line %d is not an address that can be fetched (%s): %.120s", number, reason.replace("_", " "), line
            )
            tally.add("", "links/passed_over", reason)
        for _, _, reason in junk[JUNK_NAMED:]:
            tally.add("", "links/passed_over", reason)
        if len(junk) > JUNK_NAMED:
            self.logger.warning("and %d more lines", len(junk) - JUNK_NAMED)
        if self.listed.repeated:
            tally.add("", "links/passed_over", "named_before", self.listed.repeated)
