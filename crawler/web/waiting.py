"""Requests that can only wait take no place from those of other hosts, which could be sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from time import monotonic
from typing import Any

from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface
from scrapy.spiders import Spider
from twisted.internet.defer import Deferred

from crawler.web.robots import RobotsMiddleware

MOST_WAITING = 256
"""Further ones count like any request: each takes memory, and most a connection."""
SILENT = 3.0
"""Seconds without an answer, and without anything more that was sent, after which a host is taken for silent."""


class WaitingApart(Downloader):
    """Scrapy's downloader, which does not count requests that wait for a robots.txt, for their host's pace, or for an answer
    of a silent host.

    Such a host would hold them for two minutes, one with a crawl-delay for half a minute each. The engine looks for room
    whenever a request has ended, and every five seconds.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.held: Counter[str] = Counter()
        """Host -> its requests that are here, whatever they wait for."""

    def fetch(self, request: Request, spider: Spider | None = None) -> Deferred[Response | Request]:
        """Scrapy's, counted."""
        host = self.get_slot_key(request)
        self.held[host] += 1
        return super().fetch(request).addBoth(self._let_go, host)

    def needs_backout(self) -> bool:
        """Whether no further request may be begun."""
        if not 0 < self.total_concurrency <= len(self.active):
            return False
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        waiting = sum(map(_waiting, self.slots.values())) + (robots.waiting if robots else 0)
        return len(self.active) - min(waiting, MOST_WAITING) >= self.total_concurrency

    def _let_go(self, result: Any, host: str) -> Any:
        self.held[host] -= 1
        if not self.held[host]:
            del self.held[host]
        return result


def _waiting(slot: Slot) -> int:
    """The number of a host's requests that wait for its pace or, where it is silent, for its answer."""
    if monotonic() - slot.lastseen < SILENT:
        return len(slot.queue)
    # a robots.txt is counted by who asks for it
    return len(slot.queue) + sum(not request.meta.get("dont_obey_robotstxt") for request in slot.transferring)


class HostsInTurn(DownloaderAwarePriorityQueue):
    """Scrapy's queue, which gives out no more of a host's requests than may be sent to it at once.

    The others wait here: a run that ends finishes what is with the downloader, at the pace of its hosts.
    """

    def __init__(self, crawler: Crawler, *args: Any, **options: Any) -> None:
        super().__init__(crawler, *args, **options)
        self._downloader_interface = Held(crawler)

    def pop(self) -> Request | None:
        """The next request; None where all that there are must wait."""
        most = self._downloader_interface.downloader.domain_concurrency
        active = self._downloader_interface.stats(self.pqueues)
        return super().pop() if active and min(active)[0] < most else None


class Held(DownloaderInterface):
    """Counts what waits for a robots.txt, too: Scrapy's would prefer hosts that are silent."""

    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        """The number of each host's requests that the downloader has."""
        held: Counter[str] = self.downloader.held  # type: ignore[attr-defined]
        return [(held[slot], slot) for slot in possible_slots]
