"""The collector of garbage, kept from stopping the crawl."""

from __future__ import annotations

import gc
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler


class Garbage:
    """Extension: what is loaded when the crawl begins stays, and is not gone through again and again.

    A full pass over the half a million objects of Scrapy, Twisted and pymongo stops the event loop for 50 ms and more.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make an extension."""
        extension = cls()
        crawler.signals.connect(extension.freeze, signals.spider_opened)
        return extension

    def freeze(self) -> None:
        """Takes all objects that there are out of the collector's sight."""
        gc.freeze()
