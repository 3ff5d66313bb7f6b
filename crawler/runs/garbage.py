"""The garbage collector, kept from stalling the crawl."""

from __future__ import annotations

import gc
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

THRESHOLDS = (10_000, 10, 10)
"""Objects made and kept between two passes over the newest, and how many of these make one over the older."""


class Garbage:
    """Extension: what is loaded when the crawl begins stays, and is not gone through again and again.

    A full pass over the half a million objects of Scrapy, Twisted and pymongo stops the event loop for 50 ms and more;
    and of the small passes, some twenty a page by default, few find anything.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create the extension."""
        extension = cls()
        crawler.signals.connect(extension.freeze, signals.spider_opened)
        return extension

    def freeze(self) -> None:
        """Takes all objects that there are out of the collector's sight, and lets it look more seldom at those to come."""
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
