"""Extension: keeps the run's document in the ledger, from its start to its end."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any, Self

from pymongo.collection import Collection
from pymongo.errors import PyMongoError
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.frontier import is_of_frontier
from crawler.items import Article
from crawler.runs.alarms import send_notices
from crawler.runs.health import alarms_of, news_of
from crawler.runs.record import FILLS, counts_of, filled
from crawler.runs.rules import count_rules
from crawler.runs.summary import exit_code
from crawler.tally import Tally
from pipelines.article.provenance import rules_version
from pipelines.store.connection import StoreUnreachable, is_storing, reason_of
from pipelines.store.repeats import repeated_lines
from pipelines.store.runs import begin, last_runs, open_runs, update, waiting_runs
from pipelines.store.spool import SpoolFailed

EVERY = 30.0
"""Seconds between updates of a run's document."""

logger = logging.getLogger(__name__)


class RunLedger:
    """Keeps the run's document; off where nothing is stored or RUNS_ENABLED is false. What cannot be written is logged,
    and the crawl goes on."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        if not settings.getbool("RUNS_ENABLED") or not is_storing(settings):
            raise NotConfigured
        self._crawler, self._stats = crawler, crawler.stats
        self._stack = ExitStack()
        self._runs: Collection[dict[str, Any]] | None = None
        self._ticking: asyncio.Task[None] | None = None
        self._over = asyncio.Event()
        self._run: dict[str, Any] = {}
        for handler, signal in (
            (self.open, signals.spider_opened),
            (self.count_fields, signals.item_scraped),
            (self.close, signals.spider_closed),
        ):
            crawler.signals.connect(handler, signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create the extension."""
        return cls(crawler)

    async def open(self, spider: Spider) -> None:
        """Note the run as running."""
        now = datetime.now(UTC)
        self._run = {
            "_id": f"{now:%Y%m%dT%H%M%S}-{spider.name}-{os.getpid()}",
            "spider": spider.name,
            "arguments": arguments_of(spider),
            "state": "running",
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "version": self._crawler.settings.get("VERSION"),
            "extractor": rules_version(),
            "started": now,
            "updated": now,
            "ended": None,
            "reason": None,
            "exit": None,
            "message": "",
            "alarms": [],
            **counts_of(self._stats.get_stats()),
        }
        await self._write(self._begin)
        self._ticking = asyncio.ensure_future(self._tick())

    def count_fields(self, item: object, response: Response | Failure | None) -> None:
        """Count the fields that an article has, and the rules of its outlet's file that matched."""
        if not isinstance(item, Article) or not is_of_frontier(response):
            return
        prefix = f"outlets/{response.meta['outlet']}"
        self._stats.inc_value(f"{prefix}/articles")
        for name in filled(item):
            self._stats.inc_value(f"{prefix}/{FILLS}/{name}")
        if outlet := response.cb_kwargs["outlet"]:
            count_rules(Tally(self._stats), outlet, item, response.cb_kwargs["candidate"].url)

    async def close(self, spider: Spider, reason: str) -> None:
        """Note how the run ended, and give notice of alarms that the run before did not have."""
        self._over.set()
        if not self._run:  # it never began: a stage of the pipeline could not open
            return
        if self._ticking:
            await self._ticking  # so that no older state of the document comes after the last
        code, message = exit_code({**self._stats.get_stats(), "finish_reason": reason})
        now = datetime.now(UTC)
        self._run |= {"state": "failed" if code else "done", "reason": reason, "exit": code, "message": message}
        self._run |= {"updated": now, "ended": now, **counts_of(self._stats.get_stats())}
        if not await self._write(self._end):
            await self._write(self._keep)

    async def _tick(self) -> None:
        while not await self._is_over():
            self._run |= {"updated": datetime.now(UTC), **counts_of(self._stats.get_stats())}
            await self._write(self._update)

    async def _is_over(self) -> bool:
        """Whether the run ended before the next update is due."""
        try:
            return await asyncio.wait_for(self._over.wait(), EVERY)
        except TimeoutError:
            return False

    async def _write(self, step: Callable[[], None]) -> bool:
        """Writes the run's document; returns whether that worked."""
        try:
            await asyncio.to_thread(step)
        except (PyMongoError, StoreUnreachable, OSError, SpoolFailed) as error:
            logger.warning("the ledger of runs could not be updated: %s", reason_of(error))
            return False
        return True

    def _begin(self) -> None:
        runs = self._stack.enter_context(open_runs(self._crawler.settings))
        begin(runs, self._run, waiting_runs(self._crawler.settings))
        self._runs = runs

    def _keep(self) -> None:
        """Keeps the document for the next run to write."""
        waiting = waiting_runs(self._crawler.settings)
        waiting.add([self._run])
        waiting.close()

    def _update(self) -> None:
        if self._runs is not None:
            update(self._runs, self._run)

    def _end(self) -> None:
        with self._stack:
            if self._runs is None:
                return
            for part in self._run["outlets"]:
                if part["articles"]:
                    part["repeated"] = repeated_lines(self._runs.database["articles"], part["outlet"])
            update(self._runs, self._run)
            history = last_runs(self._runs, [self._run["spider"]])
            alarms = alarms_of(history, datetime.now(UTC))
            self._run["alarms"] = [alarm.as_document() for alarm in alarms]
            update(self._runs, self._run)
            send_notices(self._crawler.settings, news_of(alarms, history), self._run)


def arguments_of(spider: Spider) -> dict[str, str]:
    """What the user asked for, as far as the spider's plan tells it."""
    plan = getattr(spider, "plan", None)
    if plan is None:
        return {}
    asked = {"outlets": len(plan.outlets), "since": plan.since, "limit": plan.limit, "archive": plan.archive}
    return {name: str(value) for name, value in asked.items() if value is not None}
