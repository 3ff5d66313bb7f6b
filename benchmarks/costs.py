"""What a crawl costs, measured inside it: Scrapy extension of the crawl benchmark."""

from __future__ import annotations

import asyncio
import json
import resource
import time
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

BEAT = 0.02
"""Seconds between two looks at the clock."""


class Costs:
    """Writes to COSTS_FILE at the close: seconds of CPU here and in child processes, and how long the loop stood still."""

    def __init__(self, crawler: Crawler, file: Path) -> None:
        self._file, self._late = file, [0.0]
        self._crawler = crawler
        crawler.signals.connect(self.start, signals.spider_opened)
        crawler.signals.connect(self.write, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make an extension."""
        return cls(crawler, Path(crawler.settings["COSTS_FILE"]))

    def start(self) -> None:
        """Measures from the first request on: what starting up costs is not a page's."""
        self._began, self._cpu = time.perf_counter(), _cpu(resource.RUSAGE_SELF)
        self._beats = asyncio.get_running_loop().create_task(self._beat())

    def write(self) -> None:
        """The figures, as JSON."""
        self._beats.cancel()
        stats = self._crawler.stats.get_stats()
        figures = {
            "pages": stats.get("item_scraped_count", 0) + stats.get("item_dropped_count", 0),
            "wall": time.perf_counter() - self._began,
            "crawler": _cpu(resource.RUSAGE_SELF) - self._cpu,
            "readers": _cpu(resource.RUSAGE_CHILDREN),
            "memory": _most_memory(),
            "readers_memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
            "longest_stall": max(self._late),
            "stalls_over_50_ms": sum(late > 0.05 for late in self._late),
        }
        self._file.write_text(json.dumps(figures))

    async def _beat(self) -> None:
        while True:
            due = time.perf_counter() + BEAT
            await asyncio.sleep(BEAT)
            self._late.append(time.perf_counter() - due)


def _most_memory() -> int:
    """Bytes that were resident at most; `ru_maxrss` would count what the process that started this one had, too."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


def _cpu(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime
