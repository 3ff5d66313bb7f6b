"""Scrapy's statistics for a crawl that may fail to start."""

from __future__ import annotations

from scrapy import Spider
from scrapy.extensions.corestats import CoreStats
from scrapy.statscollectors import MemoryStatsCollector


class Counts(MemoryStatsCollector):
    """Takes a count as it is: Scrapy's looks at each call, some fifty a page, for an argument that is going out of use."""

    __getattribute__ = object.__getattribute__


class StartStats(CoreStats):
    """Says nothing where a pipeline refused to open: the stock one breaks with a traceback over a start that never was."""

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Books the end of what has begun."""
        if self.start_time is not None:
            super().spider_closed(spider, reason)
