"""Scrapy's statistics for a crawl that may fail to start."""

from __future__ import annotations

from scrapy import Spider
from scrapy.extensions.corestats import CoreStats
from scrapy.statscollectors import MemoryStatsCollector


class Counts(MemoryStatsCollector):
    """Takes a count as it is: Scrapy's looks at each call, some fifty a page, for an argument that is going out of use."""

    __getattribute__ = object.__getattribute__


class StartStats(CoreStats):
    """Stays silent if a pipeline refused to open, where Scrapy's own fails with a traceback because nothing had started."""

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Books the end of what has begun."""
        if self.start_time is not None:
            super().spider_closed(spider, reason)
