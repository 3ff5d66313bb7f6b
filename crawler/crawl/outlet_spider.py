"""What the spiders that visit outlets have in common; each names the kinds that it visits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, ClassVar, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.crawl.fetching import article_of
from crawler.crawl.plan import Plan, plan_round
from crawler.crawl.rounds import Round
from crawler.items import Article


class OutletSpider(Spider):
    """A round of the outlets of any of its `kinds`: ``-a outlets=xinhua_en,tass_en -a since=2d -a limit=50``."""

    kinds: ClassVar[frozenset[str]]
    plan: Plan

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Reads arguments and outlet files. Raises `BadArgument` and `OutletError`."""
        spider = super().from_crawler(crawler)
        spider.plan = plan_round(crawler, cls.kinds, kwargs)
        return spider

    def parse(self, response: Response) -> Iterator[Article]:
        """The article of any page, as `scrapy parse` shows it; a crawl has callbacks of its own."""
        yield article_of(response, self.plan.known)

    async def start(self) -> AsyncIterator[Request]:
        """The outlets' listings, then their articles."""
        self.round = Round(self.crawler, self.plan)  # kept: signals hold their receivers weakly
        async for request in self.round.requests():
            yield request
