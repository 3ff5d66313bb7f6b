"""What a crawl costs, measured from inside: the Scrapy extension of the crawl benchmark."""

from __future__ import annotations

import asyncio
import json
import os
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
        self._file = file
        self._late = [0.0]
        """Seconds that the loop came late to each beat, other processes' turns on the processor taken off."""
        self._held = [0.0]
        """Of them those for which it computed: what is left of the others, the machine is to blame for."""
        self._crawler = crawler
        crawler.signals.connect(self.start, signals.spider_opened)
        crawler.signals.connect(self.write, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make an extension."""
        return cls(crawler, Path(crawler.settings["COSTS_FILE"]))

    def start(self) -> None:
        """Measures from the first request on: what starting up costs is not a page's."""
        self._began, self._cpu = time.perf_counter(), cpu(resource.RUSAGE_SELF)
        self._beats = asyncio.get_running_loop().create_task(self._beat())

    def write(self) -> None:
        """The figures, as JSON."""
        self._beats.cancel()
        stats = self._crawler.stats.get_stats()
        figures = {
            "pages": stats.get("item_scraped_count", 0) + stats.get("item_dropped_count", 0),
            "wall": time.perf_counter() - self._began,
            "crawler": cpu(resource.RUSAGE_SELF) - self._cpu,
            "readers": cpu(resource.RUSAGE_CHILDREN),
            "memory": most_memory(),
            "readers_memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
            "longest_stall": max(self._late),
            "stalls_over_50_ms": sum(late > 0.05 for late in self._late),
            "longest_held": max(self._held),
        }
        self._file.write_text(json.dumps(figures), "utf-8")

    async def _beat(self) -> None:
        turns = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        try:
            while True:
                due, (cpu, queued) = time.perf_counter() + BEAT, _turns(turns)
                await asyncio.sleep(BEAT)
                late, (cpu_now, queued_now) = time.perf_counter() - due, _turns(turns)
                self._late.append(late - (queued_now - queued))
                self._held.append(min(late, cpu_now - cpu))
        finally:
            os.close(turns)


def _turns(file: int) -> tuple[float, float]:
    """Seconds for which a thread has computed, and for which it has waited for a processor (Linux)."""
    computed, waited, _ = os.pread(file, 100, 0).split()
    return int(computed) / 1e9, int(waited) / 1e9


def most_memory() -> int:
    """Bytes that were resident at most; `ru_maxrss` would count what the process that started this one had, too."""
    status = Path("/proc/self/status").read_text("utf-8")
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


def cpu(who: int) -> float:
    """Seconds of this process (RUSAGE_SELF), or of those that it has waited for (RUSAGE_CHILDREN)."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime
