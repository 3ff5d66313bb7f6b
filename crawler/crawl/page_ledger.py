"""The end of each page that reached the pipelines: stored, refused or failed."""

from __future__ import annotations

from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.crawl.endings import NOT_STORED, Endings
from crawler.frontier import is_of_frontier
from crawler.items import Article
from crawler.tally import Tally
from pipelines.store.writes import StoreFailed

NOT_AN_ARTICLE = "not_an_article"
"""What the last pipeline let pass is none: one of the user's is in the place of ours, or does not return its item."""
OUT_OF_TIME = {"closespider_timeout": "out_of_time"}
"""Scrapy's name for the end of a run whose RUN_SECONDS are over, and ours."""


class Ledger:
    """Extension: books what the pipelines did with a page, and at the close what was never asked for.

    What a spider of the user's asked for is in no frontier, and passed over.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._tally = Tally(crawler.stats)
        self._endings = Endings(crawler)
        self._outlets: set[str] = set()
        for handler, signal in (
            (self.page_stored, signals.item_scraped),
            (self.page_dropped, signals.item_dropped),
            (self.page_broke, signals.item_error),
            (self.page_broke, signals.spider_error),
            (self.request_made, signals.request_scheduled),
            (self.close, signals.spider_closed),
        ):
            crawler.signals.connect(handler, signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create the extension."""
        return cls(crawler)

    def page_stored(self, item: object, response: Response | Failure | None) -> None:
        """The last pipeline let the page's article pass."""
        if not is_of_frontier(response):
            return
        name, candidate = response.meta["outlet"], response.cb_kwargs["candidate"]
        if isinstance(item, Article):
            self._endings.stored(name, candidate, item, response)
        else:
            self._endings.failed(name, candidate, NOT_AN_ARTICLE)

    def page_dropped(self, response: Response | Failure | None, exception: DropItem) -> None:
        """A pipeline refused it, by the `reason` of the exception or of its cause; or could not store it."""
        if not is_of_frontier(response):
            return
        name, candidate = response.meta["outlet"], response.cb_kwargs["candidate"]
        cause = exception.__cause__
        if isinstance(cause, StoreFailed):
            self._endings.failed(name, candidate, NOT_STORED)
            return
        reason = getattr(exception, "reason", None) or getattr(cause, "reason", None) or "dropped"
        self._endings.refused(name, candidate, reason)

    def page_broke(self, response: Response | Failure | None, failure: Failure) -> None:
        """A pipeline or a callback raised an exception: an error of Dateline's, logged with its traceback."""
        if is_of_frontier(response):
            candidate = response.cb_kwargs["candidate"]
            self._endings.failed(response.meta["outlet"], candidate, type(failure.value).__name__)

    def request_made(self, request: Request) -> None:
        """Remember whose addresses are asked for."""
        if outlet := request.meta.get("outlet"):
            self._outlets.add(outlet)

    def close(self, spider: Spider, reason: str) -> None:
        """Book as unasked what a run that was stopped left over."""
        for outlet in sorted(self._outlets):
            if (left := self._tally.open_ends(outlet)) > 0:
                self._tally.add(outlet, "pages/unasked", OUT_OF_TIME.get(reason, reason), left)
