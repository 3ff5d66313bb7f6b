"""The ledger of runs: one document per run in the collection `runs`, written at its start, so that a killed run shows."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from pymongo import DESCENDING
from pymongo.collection import Collection
from scrapy.settings import BaseSettings

from crawler.items import Document
from pipelines.store.connection import open_database
from pipelines.store.drafts import lives
from pipelines.store.indexes import make_indexes
from pipelines.store.spool import Spool, read_spool, spool_of
from pipelines.store.writes import CODEC

SIGN_OF_LIFE = timedelta(minutes=5)
"""A run updates its document every half minute; one that has not for so long has died."""
KEPT = timedelta(days=400)
"""A run's document is deleted after so long: at a run an hour, a year of them takes as much room as many articles."""
LEAST_RUNS, MOST_PARTS = 20, 50_000
"""Of a spider's runs so many are read in any case, and further ones until they have so many outlets' parts together."""


@contextmanager
def open_runs(settings: BaseSettings) -> Iterator[Collection[Document]]:
    """The ledger of the store that the settings name. Raises StoreUnreachable, MongodFailedError."""
    with open_database(settings, CODEC) as database:
        yield database["runs"]


def begin(runs: Collection[Document], run: Document, waiting: Spool) -> None:
    """Notes a run as running; those that ended while MongoDB was away as they ended, and those that died as such.

    Those that are older than `KEPT` go.
    """
    make_indexes(runs.database, ["runs"])
    with waiting.drained() as files:
        for former in (record for file in files for record in read_spool(file) if record):
            update(runs, former)
    for former in runs.find({"spider": run["spider"], "state": "running"}):
        if has_died(former, datetime.now(UTC)):
            runs.update_one({"_id": former["_id"], "state": "running"}, {"$set": {"state": "died"}})
    runs.delete_many({"spider": run["spider"], "started": {"$lt": run["started"] - KEPT}})
    runs.insert_one(run)


def waiting_runs(settings: BaseSettings) -> Spool:
    """The place on disk for the documents of runs that ended while MongoDB was away."""
    return spool_of(settings, "runs")


def update(runs: Collection[Document], run: Document) -> None:
    """Brings a run's document up to date."""
    runs.replace_one({"_id": run["_id"]}, run, upsert=True)


def last_runs(runs: Collection[Document], spiders: Iterable[str] = (), count: int = 100) -> list[Document]:
    """The last `count` runs of each spider that has run, or of those named; the newest first. Fewer of those that
    visited thousands of outlets."""
    names = sorted(spiders) or sorted(runs.distinct("spider"))
    found = [
        run for name in names for run in _bounded(runs.find({"spider": name}).sort("started", DESCENDING).limit(count))
    ]
    now = datetime.now(UTC)
    for run in found:
        if run["state"] == "running" and has_died(run, now):
            run["state"] = "died"
    return sorted(found, key=lambda run: run["started"], reverse=True)


def _bounded(runs: Iterable[Document]) -> Iterator[Document]:
    """Runs until they have more outlets' parts than memory should hold, but some in any case."""
    parts = 0
    for number, run in enumerate(runs):
        parts += len(run["outlets"])
        if number >= LEAST_RUNS and parts > MOST_PARTS:
            return
        yield run


def has_died(run: Document, now: datetime) -> bool:
    """Whether a run that is noted as running is not: its process is gone, or it gives no sign of life."""
    is_gone = run["host"] == socket.gethostname() and not lives(run["pid"])
    # the number may have gone to another process since
    return is_gone or bool(now - run["updated"] > SIGN_OF_LIFE)
