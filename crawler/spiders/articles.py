"""Given addresses of any site."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler

from crawler.arguments import refuse_unknown
from crawler.fetching import Fetching
from crawler.items import Outlet
from crawler.outlet_files import outlet_of_url
from crawler.rounds import all_outlets
from crawler.tally import Tally
from crawler.url_lists import UrlList, read_urls

JUNK_NAMED = 20
"""Lines of junk that are named each; beyond it they are only counted."""


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
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The addresses of the list."""
        tally = Tally(self.crawler.stats)
        self._report_junk(tally)
        fetching = Fetching(tally, failure_level=logging.WARNING)
        for url in self.listed.urls:
            yield fetching.request(url, outlet_of_url(url, self.outlets))

    def _report_junk(self, tally: Tally) -> None:
        junk = self.listed.junk
        for number, line, reason in junk[:JUNK_NAMED]:
            self.logger.warning("line %d is no address to ask for (%s): %.120s", number, reason.replace("_", " "), line)
            tally.add("", "links/passed_over", reason)
        for _, _, reason in junk[JUNK_NAMED:]:
            tally.add("", "links/passed_over", reason)
        if len(junk) > JUNK_NAMED:
            self.logger.warning("and %d lines more", len(junk) - JUNK_NAMED)
        if self.listed.repeated:
            tally.add("", "links/passed_over", "named_before", self.listed.repeated)
