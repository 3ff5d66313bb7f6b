"""Log messages of a line each: Scrapy's own print whole items, bodies and all."""

from __future__ import annotations

import logging
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.spiders import Spider
from twisted.python.failure import Failure


class OneLine(LogFormatter):
    """An item is named by its kind and its address."""

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        """For an item that passed all pipelines."""
        return self._short(super().scraped(item, response, spider), "Kept %(item)s", item)

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """For an item that a pipeline refused."""
        return self._short(super().dropped(item, exception, response, spider), "Dropped %(exception)s", item, exception)

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """For an item on which a pipeline broke."""
        return self._short(super().item_error(item, exception, response, spider), "Error processing %(item)s", item)

    def _short(
        self, line: LogFormatterResult, message: str, item: Any, exception: BaseException | None = None
    ) -> LogFormatterResult:
        name = f"{type(item).__name__} {getattr(item, 'url', '')}".strip()
        return {"level": line["level"], "msg": message, "args": {"item": name, "exception": exception}}


class LogLevel:
    """Extension: no record is made that LOG_LEVEL keeps out.

    Scrapy drops them at its handler only, when pymongo has already put each of its commands into words.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make an extension."""
        logging.root.setLevel(crawler.settings["LOG_LEVEL"])
        return cls()
