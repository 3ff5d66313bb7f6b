"""Log messages of one line each; Scrapy's own would print whole items, bodies and all."""

from __future__ import annotations

import logging
import re
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.spiders import Spider
from twisted.python.failure import Failure

from crawler.runs.log_output import quiet_driver

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


OF_ONE_PAGE = ("scrapy.core.downloader", "scrapy.downloadermiddlewares.httpcompression")
"""Scrapy's loggers that warn of single answers (too big, cut short, in an odd encoding): we count them by name, and cron
would mail each.
"""


class OneLine(LogFormatter):
    """Names an item by its kind and its address."""

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


class PlainText(logging.Filter):
    """Keeps text from elsewhere from forging log lines or steering a terminal: its control characters are spelt out."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every record pass."""
        message = record.getMessage()
        plain = plain_text(message)
        if plain != message:
            record.msg, record.args = plain, None
        return True


class PlainLog:
    """Extension: puts `PlainText` before each handler, once the engine is there: Scrapy sets its own up anew until then."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create the extension."""
        extension = cls()
        crawler.signals.connect(extension.put_before, signals.engine_started)
        crawler.signals.connect(extension.put_before, signals.spider_opened)
        return extension

    def put_before(self) -> None:
        """Puts the filter before every handler that does not have it yet."""
        for handler in logging.root.handlers:
            if not any(isinstance(one, PlainText) for one in handler.filters):
                handler.addFilter(PlainText())


def plain_text(message: str) -> str:
    r"""A message whose further lines are set in, and whose control characters and turns of direction are spelt out.

    >>> plain_text("a\rb\x1b[31m\nERROR: c")
    'a\\x0db\\x1b[31m\n    ERROR: c'
    """
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", message).replace("\n", "\n    ")


class LogLevel:
    """Extension: no record is made that LOG_LEVEL keeps out.

    Scrapy drops them at its handler only, when pymongo has already put each of its commands into words; and lifts the
    level again where it sets its handler up anew.
    """

    def __init__(self, level: str) -> None:
        self._level = level

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create the extension."""
        quiet_driver()
        extension = cls(crawler.settings["LOG_LEVEL"])
        crawler.signals.connect(extension.keep, signals.spider_opened)
        return extension

    def keep(self) -> None:
        """Sets the level for all that logs; Scrapy has put that of its own loggers to DEBUG."""
        for logger in (logging.root, logging.getLogger("scrapy")):
            logger.setLevel(self._level)
        if self._level == "WARNING":
            for name in OF_ONE_PAGE:
                logging.getLogger(name).setLevel(logging.ERROR)
