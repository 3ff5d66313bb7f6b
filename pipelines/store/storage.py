"""Article -> MongoDB, in journaled batches; nothing counts as stored before MongoDB has acknowledged it.

Collections: `articles` (current states), `revisions` (former ones), `pages` (the frontier), `listings`.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Self, TypeVar

from pymongo import AsyncMongoClient, ReadPreference, WriteConcern
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import ConnectionFailure, InvalidOperation, OperationFailure, PyMongoError, WriteConcernError
from scrapy.settings import BaseSettings

from crawler.items import Article, Document
from pipelines.article.documents import HISTORY
from pipelines.store.batches import Batches
from pipelines.store.connection import (
    check_reachable,
    data_folder,
    database_name,
    reason_of,
    servers_of,
    serving,
    timeouts,
    unreachable,
)
from pipelines.store.frontier import Frontier
from pipelines.store.mongod import MongodFailedError, revive
from pipelines.store.spool import Spool, SpoolFailed, spool_of
from pipelines.store.writes import CODEC, Entry, StoreFailed, article_entry, write_articles

Result = TypeVar("Result")

ACKNOWLEDGED = WriteConcern("majority", wtimeout=30_000, j=True)
"""On disk, and on most of a replica set (a server alone is most of itself): with less, a kill would lose articles."""

logger = logging.getLogger(__name__)


class Store:
    """The articles in a MongoDB.

    Writes go in batches of `batch_size`, or of what came in `linger` seconds. While MongoDB is away they are tried
    again for `patience` seconds, `revive` being called before each try; after that, once each until it is back, and
    what is to be stored goes to the `spool`, if there is one: its outcome is "spooled".
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
        spool: Spool | None = None,
    ) -> None:
        self.spool = spool
        self._uri, self._name = uri, database
        self._batch_size, self._linger, self._patience, self._revive = batch_size, linger, patience, revive
        self._read_only = read_only
        self._away_since: float | None = None
        self._is_refused = False

    async def __aenter__(self) -> Self:
        """Reaches the server and creates the indexes. Raises StoreUnreachable."""
        # By the driver's other half: an asynchronous client that is closed while it connects leaves a socket open.
        await asyncio.to_thread(check_reachable, self._uri, None if self._read_only else self._name)
        client: AsyncMongoClient[Document] = AsyncMongoClient(self._uri, **timeouts(self._uri))
        async with AsyncExitStack() as stack:
            stack.push_async_callback(client.close)
            try:
                self._database = client.get_database(self._name, CODEC, ReadPreference.PRIMARY, ACKNOWLEDGED)
            except PyMongoError as error:
                raise unreachable(self._uri, error) from None  # the cause may quote the address, and so the password
            self._leave = stack.pop_all()
        self._batches = Batches(self._write, size=self._batch_size, linger=self._linger)
        self.frontier = Frontier(
            self._database, self._patiently, self.spool, size=self._batch_size, linger=self._linger
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Writes what is waiting and leaves."""
        await self._batches.close()
        await self.frontier.close()
        await self._leave.aclose()

    @property
    def database(self) -> AsyncDatabase[Document]:
        """What it writes to, with its own read preference and write concern."""
        return self._database

    async def put(self, article: Article, moment: datetime | None = None) -> str:
        """Stores an article; returns when MongoDB has acknowledged it, with "new", "changed", "unchanged" or "returned".

        The same wording changes nothing, another makes a revision, unless it comes and goes (returns.py). Where it is stored under
        another of its addresses, it takes that one's canonical address; where its canonical address is another article's, its
        own. It also takes what only the store knows, unless it is "returned" or spooled (HISTORY). `moment`: when its page was fetched, for one from an archive. Raises StoreRefused, StoreFailed.
        """
        entry = article_entry(article)
        entry.moment = moment
        outcome = await self._batches.add(entry)
        for name in ("canonical_url", *HISTORY):
            setattr(article, name, entry.document[name])
        return outcome

    async def restore(self, document: Document) -> str:
        """Stores an article's document as `put` does; for one that waited in the spool."""
        return await self._batches.add(Entry(document))

    async def last_checked(self, ids: Sequence[str]) -> dict[str, datetime]:
        """When each of these articles was looked at last, of those that are stored. Raises StoreFailed."""

        async def look() -> dict[str, datetime]:
            asked = {"_id": {"$in": list(ids)}, "last_checked": {"$type": "date"}}
            found = self._database["articles"].find(asked, {"last_checked": 1})
            return {document["_id"]: document["last_checked"] async for document in found}

        return await self._patiently(look)

    @property
    def is_away(self) -> bool:
        """Whether the server did not answer when it was last asked."""
        return self._away_since is not None

    async def _write(self, batch: list[Entry]) -> list[str | Exception]:
        """The outcome of each entry."""
        try:
            await self._patiently(partial(write_articles, self._database, batch))
        except (PyMongoError, StoreFailed) as error:
            for entry in batch:
                entry.outcome = entry.outcome or StoreFailed(reason_of(error))
        if failed := [entry for entry in batch if isinstance(entry.outcome, StoreFailed)]:
            await asyncio.to_thread(self._keep, failed)
        return [entry.outcome or StoreFailed("no outcome") for entry in batch]

    def _keep(self, failed: list[Entry]) -> None:
        """Puts into the spool what MongoDB has not taken."""
        now, why = datetime.now(UTC), f"MongoDB at {servers_of(self._uri)}: {failed[0].outcome}"
        if self.spool is None:
            logger.error("%d articles not stored: %s", len(failed), why)
            return
        try:
            self.spool.add([{"article": entry.document, "at": now} for entry in failed])
        except SpoolFailed as error:
            logger.error("%d articles not stored; a later run fetches them again: %s; %s", len(failed), why, error)
            return
        for entry in failed:
            entry.outcome = "spooled"

    async def _patiently(self, attempt: Callable[[], Awaitable[Result]]) -> Result:
        pause = 0.25
        while True:
            try:
                if self._revive and self._away_since:
                    await asyncio.to_thread(self._revive)  # it may wait for a minute
                result = await attempt()
            except (ConnectionFailure, WriteConcernError, MongodFailedError) as error:
                self._bear(error)
                await asyncio.sleep(pause)
                pause = min(2 * pause, 8.0)
            except InvalidOperation as error:  # closed: the run was ended before it had begun
                raise StoreFailed("the run is over") from error
            except OperationFailure as error:  # no rights, no room left: waiting mends neither
                if not self._is_refused:
                    logger.error("MongoDB at %s refused: %s", servers_of(self._uri), reason_of(error))
                self._is_refused = True
                raise StoreFailed(reason_of(error)) from error
            else:
                self._away_since = None
                return result

    def _bear(self, error: Exception) -> None:
        if self._away_since is None:
            self._away_since = time.monotonic()
            where = servers_of(self._uri)
            logger.warning(
                "MongoDB at %s does not answer (%s); retrying for %.0f s", where, reason_of(error), self._patience
            )
        if time.monotonic() - self._away_since > self._patience:
            raise StoreFailed(reason_of(error)) from error


@asynccontextmanager
async def open_store(settings: BaseSettings, *, read_only: bool = False) -> AsyncIterator[Store]:
    """The store that the settings name, open. Raises StoreUnreachable, MongodFailedError."""
    start_again = None if settings.get("MONGODB_URI") else partial(revive, data_folder(settings))
    patience = settings.getfloat("STORE_PATIENCE", 60.0)
    spool = None if read_only else spool_of(settings)
    with serving(settings) as uri:
        async with Store(
            uri, database_name(settings), patience=patience, revive=start_again, read_only=read_only, spool=spool
        ) as store:
            yield store
