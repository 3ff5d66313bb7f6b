"""Article -> MongoDB, in journaled batches; nothing counts as stored before MongoDB has said so.

Collections: `articles` (current states), `revisions` (former ones), `pages` (the frontier), `listings`.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, Self, TypeVar

from pymongo import AsyncMongoClient, IndexModel, ReadPreference, WriteConcern
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import ConnectionFailure, PyMongoError
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.settings import BaseSettings

from crawler.items import Article
from pipelines.batches import Batches
from pipelines.connection import TIMEOUTS, check_reachable, data_folder, host_of, reason_of, serving, unreachable
from pipelines.frontier import Frontier
from pipelines.mongod import MongodFailedError, revive
from pipelines.writes import CODEC, Entry, StoreFailed, StoreRefused, article_entry, write_articles

Document = dict[str, Any]
Result = TypeVar("Result")

INDEXES = {
    "articles": [
        IndexModel([("outlet", 1), ("published", -1)]),  # the newest of an outlet; export --outlet
        IndexModel([("published", -1)]),  # the newest of all; export --since
        IndexModel([("change", 1)]),  # what a feed has not had; export --cursor
    ],
    "revisions": [
        IndexModel([("article_id", 1), ("revision", 1)]),  # the history of an article, in order
        IndexModel([("article.change", 1)]),  # states replaced before a feed had them; export --cursor
    ],
    "pages": [
        IndexModel([("outlet", 1), ("state", 1), ("order", -1)]),  # an outlet's pages to claim, the newest first
        # what comes due: pages that are never looked at again, most of them in the end, cost it nothing
        IndexModel([("outlet", 1), ("next_check", -1)], partialFilterExpression={"next_check": {"$exists": True}}),
    ],
}
"""Besides `_id`, which finds articles and pages by address."""
ACKNOWLEDGED = WriteConcern("majority", wtimeout=30_000, j=True)
"""On disk, and on most of a replica set (a server alone is most of itself): with less, a kill loses articles."""

logger = logging.getLogger(__name__)


class Store:
    """The articles in a MongoDB.

    Writes go in batches of `batch_size`, or of what came in `linger` seconds. While MongoDB is away they are tried
    again for `patience` seconds, `revive` being called before each try; after that, once each until it is back.
    `read_only` needs no right to write: it leaves the indexes alone.
    """

    def __init__(
        self,
        uri: str,
        database: str = "dateline",
        *,
        batch_size: int = 100,
        linger: float = 0.25,
        patience: float = 60.0,
        revive: Callable[[], None] | None = None,
        read_only: bool = False,
    ) -> None:
        self._uri, self._name = uri, database
        self._batch_size, self._linger, self._patience, self._revive = batch_size, linger, patience, revive
        self._indexes = {} if read_only else INDEXES
        self._away_since: float | None = None

    async def open(self) -> Self:
        """Reaches the server and creates the indexes. Raises StoreUnreachable."""
        # By the driver's other half: an asynchronous client that is closed while it connects leaves a socket open.
        await asyncio.to_thread(check_reachable, self._uri)
        client: AsyncMongoClient[Document] = AsyncMongoClient(self._uri, **TIMEOUTS)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(client.close)
            try:
                self._database = client.get_database(self._name, CODEC, ReadPreference.PRIMARY, ACKNOWLEDGED)
                for name, indexes in self._indexes.items():
                    await self._database[name].create_indexes(indexes)
            except PyMongoError as error:
                raise unreachable(self._uri, error) from None  # the cause may quote the address, and so the password
            self._leave = stack.pop_all()
        self._batches = Batches(self._write, size=self._batch_size, linger=self._linger)
        self.frontier = Frontier(self._database, self._patiently, size=self._batch_size, linger=self._linger)
        return self

    async def close(self) -> None:
        """Writes what is waiting and leaves."""
        await self._batches.close()
        await self.frontier.close()
        await self._leave.aclose()

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def database(self) -> AsyncDatabase[Document]:
        """What it writes to, with its own read preference and write concern."""
        return self._database

    async def put(self, article: Article) -> str:
        """Stores an article; back when MongoDB has acknowledged it, with "new", "changed" or "unchanged".

        The same wording changes nothing, another makes a revision. Raises StoreRefused, StoreFailed.
        """
        return await self._batches.add(article_entry(article))

    async def _write(self, batch: list[Entry]) -> list[str | Exception]:
        """The outcome of each entry."""
        try:
            await self._patiently(partial(write_articles, self._database, batch))
        except (PyMongoError, StoreFailed) as error:
            reason = reason_of(error)
            logger.error("%d articles not stored: MongoDB at %s: %s", len(batch), host_of(self._uri), reason)
            return [e.outcome if e.outcome else StoreFailed(reason) for e in batch]
        return [entry.outcome or StoreFailed("no outcome") for entry in batch]

    async def _patiently(self, attempt: Callable[[], Awaitable[Result]]) -> Result:
        pause = 0.25
        while True:
            try:
                if self._revive and self._away_since:
                    self._revive()
                result = await attempt()
            except (ConnectionFailure, MongodFailedError) as error:
                self._bear(error)
                await asyncio.sleep(pause)
                pause = min(2 * pause, 8.0)
            else:
                self._away_since = None
                return result

    def _bear(self, error: Exception) -> None:
        if self._away_since is None:
            self._away_since = time.monotonic()
            where = host_of(self._uri)
            logger.warning("MongoDB at %s is away (%s); trying for %.0f s", where, reason_of(error), self._patience)
        if time.monotonic() - self._away_since > self._patience:
            raise StoreFailed(reason_of(error)) from error


@asynccontextmanager
async def open_store(settings: BaseSettings, *, read_only: bool = False) -> AsyncIterator[Store]:
    """The store that the settings name, open. Raises StoreUnreachable, MongodFailedError."""
    start_again = None if settings.get("MONGODB_URI") else partial(revive, data_folder(settings))
    database = settings.get("MONGODB_DATABASE") or "dateline"
    with serving(settings) as uri:
        async with Store(uri, database, revive=start_again, read_only=read_only) as store:
            yield store


class StoragePipeline:
    """Article -> the same article, stored; or a counted drop."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._stack = AsyncExitStack()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to build it."""
        return cls(crawler)

    async def open_spider(self) -> None:
        """Reaches MongoDB before the first request. Raises StoreUnreachable, MongodFailedError: no crawl starts."""
        self.store = await self._stack.enter_async_context(open_store(self._crawler.settings))

    async def process_item(self, item: Article) -> Article:
        """Back when the article is stored. Raises DropItem for one that is not."""
        try:
            outcome = await self.store.put(item)
        except StoreRefused as refusal:
            self._count(f"refused/{refusal.reason}")
            raise DropItem(f"refused by the store, {refusal}: {item.url}", log_level="WARNING") from refusal
        except StoreFailed as failure:
            self._count("failed")
            raise DropItem(f"not stored: {item.url}") from failure
        self._count(outcome)
        return item

    async def close_spider(self) -> None:
        """Writes what is waiting and leaves MongoDB."""
        await self._stack.aclose()

    def _count(self, outcome: str) -> None:
        if self._crawler.stats:
            self._crawler.stats.inc_value(f"store/{outcome}")
