"""Article -> MongoDB: the last stage of a crawl."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.items import Article, Document
from pipelines.store.archive import archive_folder
from pipelines.store.blanks import blank_pages_of
from pipelines.store.drain import drain
from pipelines.store.storage import open_store
from pipelines.store.writes import StoreFailed, StoreRefused

logger = logging.getLogger(__name__)


class StoragePipeline:
    """Article -> the same article, stored; or a counted drop."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._stack = AsyncExitStack()
        self._turn = asyncio.Lock()
        self._is_open = False
        self._spooled = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create it."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Reaches MongoDB before the first request, and stores what a run before could not.

        Raises StoreUnreachable, MongodFailedError: no crawl starts.
        """
        async with self._turn:
            self.store = await self._stack.enter_async_context(open_store(self._crawler.settings))
            self._is_open = True
            await self._drain()

    async def process_item(self, item: Any) -> Any:
        """Returns when the article is stored; lets all else pass. Raises DropItem for one that is not."""
        if not isinstance(item, Article):
            return item
        try:
            outcome = await self.store.put(item)
        except StoreRefused as refusal:
            self._count(f"refused/{refusal.reason}")
            raise DropItem(f"refused by the store, {refusal}: {item.url}", log_level="WARNING") from refusal
        except StoreFailed as failure:
            self._count("failed")
            raise DropItem(f"not stored: {item.url}") from failure
        self._count(outcome)
        self._spooled += outcome == "spooled"
        return item

    async def close_spider(self) -> None:
        """Writes what is waiting and leaves MongoDB.

        Where another stage cannot open, Scrapy closes this one while it is still opening, or before it began.
        """
        async with self._turn:
            if self._is_open:
                await self._settle()
            await self._stack.aclose()

    async def _settle(self) -> None:
        spool = self.store.spool
        if spool and spool.kept:
            spool.close()
            if not await self._drain() and self._spooled:
                self._count("waiting", self._spooled)
                logger.warning("%d articles wait in %s; the next run stores them", self._spooled, spool.folder)

    async def _drain(self) -> bool:
        """Stores what waits in the spool; returns whether nothing waits any more."""
        spool = self.store.spool
        if spool is None or self.store.is_away:
            return spool is None
        try:
            outcomes = await drain(self.store, spool, self._take_out)
        except (StoreFailed, OSError) as error:
            logger.error("what waits in the spool %s could not be stored yet: %s", spool.folder, error)
            return False
        for outcome, number in outcomes.items():
            self._count(f"drained/{outcome}", number)
        if damaged := outcomes["damaged"]:
            logger.warning(
                "%d records in the spool %s were cut short; their pages are fetched again", damaged, spool.folder
            )
        return "spooled" not in outcomes

    def _take_out(self, forgotten: Sequence[Document]) -> None:
        """From the archive, where their pages came before it was known."""
        try:
            blank_pages_of(archive_folder(self._crawler.settings), forgotten)
        except OSError as error:
            logger.error("pages of %d forgotten articles may stay in the archive: %s", len(forgotten), error)

    def _count(self, outcome: str, number: int = 1) -> None:
        self._crawler.stats.inc_value(f"store/{outcome}", number)
