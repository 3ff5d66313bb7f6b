"""How far a run has come, shown on a terminal; cron sees nothing of it."""

from __future__ import annotations

import logging
import sys
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.log import get_scrapy_root_handler

from crawler.tally import Event, Tally

ENDS: tuple[Event, ...] = ("pages/stored", "pages/refused", "pages/failed")
SECONDS = 0.5
"""Between two looks at the counts."""


class CrawlProgress:
    """Extension: one line that is written over, with the counts so far."""

    def __init__(self, crawler: Crawler) -> None:
        from rich.console import Console  # long to load, and cron has no terminal
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._tally = Tally(crawler.stats)
        # by hand: a thread of its own would wait for the same core
        self._line = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
        )
        self._task = self._line.add_task(describe(self._tally))
        self._looks = create_looping_call(self.look)
        crawler.signals.connect(self.start, signals.spider_opened)
        crawler.signals.connect(self.stop, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create the extension; not created where there is no terminal, or log lines fill it."""
        talkative = crawler.settings["LOG_LEVEL"] in ("DEBUG", "INFO")
        if talkative or crawler.settings.getbool("LOG_JSON") or not sys.stderr.isatty():
            raise NotConfigured
        return cls(crawler)

    def start(self) -> None:
        """Shows the line; what is logged meanwhile goes above it."""
        self._line.start()
        self._divert_log()
        self._looks.start(SECONDS)

    def look(self) -> None:
        """Brings the line up to date."""
        self._line.update(self._task, description=describe(self._tally))
        self._line.refresh()

    def stop(self) -> None:
        """Takes the line away."""
        if self._looks.running:
            self._looks.stop()
            self.look()
        self._line.stop()
        self._divert_log()

    def _divert_log(self) -> None:
        handler = get_scrapy_root_handler()
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(sys.stderr)


def describe(tally: Tally) -> str:
    """The counts in a line."""
    listings = f"{tally.count('listings/read')} of {tally.count('listings/asked')} listings"
    found = f"{tally.count('pages/found')} pages, {tally.count('pages/known')} known"
    ends = ", ".join(f"{tally.count(end)} {end.removeprefix('pages/')}" for end in ENDS)
    return f"{listings}; {found}, {ends}"
