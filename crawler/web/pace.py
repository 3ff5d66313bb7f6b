"""How fast a host is visited: never faster than it allows.

AutoThrottle follows latency alone. `Pace` runs after it and lifts a host's delay
to its robots.txt's Crawl-delay, and to the Retry-After of a 429 or 503. A run
goes on at the pace that AutoThrottle had found for a host in the run before.
A host that wants to be left alone for longer than a run can wait, or that answers nothing but that it is busy, is
asked for nothing more by it: `Rest`.
"""

from __future__ import annotations

import logging
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

from scrapy import Spider, signals
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.robotstxt import RobotParser

from crawler.frontier import Frontier, frontier_of
from crawler.web.failures import TOLD_TO_WAIT, NotAsked
from pipelines.store.writes import StoreFailed

BUSY = (429, 503)
MOST_BUSY = 16
"""Such answers in a row after which a host is left alone; a page that fails for a moment has three more tries."""

logger = logging.getLogger(__name__)


class Pace:
    """Extension; the settings CRAWL_DELAY_MAX and AUTOTHROTTLE_MAX_DELAY bound what a host may ask, in seconds."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._longest = crawler.settings.getfloat("CRAWL_DELAY_MAX")
        self._floors: dict[str, float] = {}
        self._frontier: Frontier | None = None
        self._known: dict[str, float] = {}
        self._start = crawler.settings.getfloat("AUTOTHROTTLE_START_DELAY")
        self._least = crawler.settings.getfloat("DOWNLOAD_DELAY")
        if crawler.settings.getbool("AUTOTHROTTLE_ENABLED"):
            crawler.signals.connect(self.take_up, signals.spider_opened)
        crawler.signals.connect(self.keep_crawl_delay, signals.robots_parsed)
        crawler.signals.connect(self.lift_delay, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create the extension."""
        return cls(crawler)

    async def take_up(self, spider: Spider) -> None:
        """Begin where the last run ended, where that is faster than AutoThrottle's start; slower it gets by itself."""
        self._frontier = frontier_of(self._crawler)
        try:
            self._known = await self._frontier.paces()
        except StoreFailed as error:
            logger.info("the hosts' paces cannot be read, so each begins at the default pace: %s", error)
        for host, delay in self._known.items():
            if delay < self._start:
                self._downloader.per_slot_settings.setdefault(host, {"delay": max(delay, self._least)})

    def keep_crawl_delay(self, robotparser: RobotParser, request: Request) -> None:
        """Take a host's Crawl-delay as the floor of its delay, for slots to come as well."""
        asked = min(robotparser.crawl_delay(self._agent) or 0.0, self._longest)
        if asked <= 0:
            return
        key = self._downloader.get_slot_key(request)
        self._floors[key] = asked
        # an idle slot is dropped after a minute; its successor starts from here, without the random half
        own = self._downloader.per_slot_settings.get(key, {})  # by DOWNLOAD_SLOTS
        self._downloader.per_slot_settings[key] = {**own, "delay": max(asked, own.get("delay", 0.0)), "jitter": 0.0}
        if slot := self._downloader.slots.get(key):
            slot.delay, slot.jitter = max(slot.delay, asked), 0.0

    def lift_delay(self, response: Response, request: Request) -> None:
        """Undo what AutoThrottle has lowered too far."""
        key = self._downloader.get_slot_key(request)
        if slot := self._downloader.slots.get(key):
            wait = min(retry_after(response, datetime.now(UTC)), self._longest)
            slot.delay = max(slot.delay, self._floors.get(key, 0.0), wait)
            # of other answers AutoThrottle takes a long wait for the host's, and a short one for none
            if response.status == 200:
                self._note(key, slot.delay)

    def _note(self, host: str, delay: float) -> None:
        """In hundredths of a second, so that a host which answers as ever costs no write."""
        delay = round(min(delay, self._start), 2)
        if self._frontier and delay != self._known.get(host, self._start):
            self._known[host] = delay
            self._frontier.note_pace(host, delay)

    @property
    def _downloader(self) -> Downloader:
        return self._crawler.engine.downloader


class Rest:
    """Downloader middleware, next to the downloader: no request goes to a host that is to be left alone for long."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._longest = crawler.settings.getfloat("CRAWL_DELAY_MAX")
        self._resting: set[str] = set()
        self._busy: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `NotAsked` for a host that rests."""
        if self._resting and self._downloader.get_slot_key(request) in self._resting:
            raise NotAsked(TOLD_TO_WAIT)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note a host that is to rest; this answer is not tried again, and what waits for the host fails."""
        key = self._downloader.get_slot_key(request)
        if response.status not in BUSY:
            self._busy.pop(key, None)
            return response
        self._busy[key] += 1
        if retry_after(response, datetime.now(UTC)) > self._longest or self._busy[key] >= MOST_BUSY:
            request.meta["dont_retry"] = True
            self._leave_alone(key)
        return response

    def _leave_alone(self, key: str) -> None:
        if key not in self._resting:
            logger.info("%s asks to be left alone: no more requests in this run", key)
            self._resting.add(key)
        slot = self._downloader.slots.get(key)
        while slot and slot.queue:
            slot.queue.popleft()[1].errback(NotAsked(TOLD_TO_WAIT))

    @property
    def _downloader(self) -> Downloader:
        return self._crawler.engine.downloader


def retry_after(response: Response, now: datetime) -> float:
    """Seconds that a 429 or 503 asks to be left alone; 0 where it does not say."""
    if response.status not in BUSY:
        return 0.0
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0
