"""One run of a spider at a time on one store: a second one is told who is running, and ends.

Two locks, since neither is enough. A file on this machine is free the moment its holder is dead, however it died. A
document in the store, renewed as long as the run lives, is seen by other machines; after a kill there it runs out.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from pymongo import MongoClient
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError, PyMongoError
from scrapy.settings import BaseSettings

from crawler.items import Document
from pipelines.store.connection import DURABLE, reason_of, state_folder, store_name, timeouts, unreachable
from pipelines.store.writes import CODEC

try:
    import fcntl
except ImportError:  # Windows: the lock in the store is all there is
    fcntl = None  # type: ignore[assignment]

LEASE = 60.0
"""Seconds that a lock in the store outlives its holder."""
RENEWAL = 15.0

logger = logging.getLogger(__name__)


class Busy(Exception):  # noqa: N818 - named for what happened, as Scrapy's exceptions are
    """Raised where another run holds the lock; its text says which. Exit 75: it is no failure, the other run goes on."""


class StateFolderError(Exception):
    """Raised where STATE_DIR cannot be written, or not locked. The message is for the user; exit 2."""


@contextmanager
def local_lock(settings: BaseSettings, name: str) -> Iterator[str]:
    """Holds the lock of a run called `name` on this machine; gives the place of its file. Raises Busy, StateFolderError.

    It asks no server.
    """
    digest = hashlib.sha256(store_name(settings).encode()).hexdigest()[:12]
    path = state_folder(settings) / f"{name}-{digest}.lock"
    with _opened(path) as file:
        _take(file.fileno(), path, name)
        _note_holder(file.fileno(), path)
        yield _place(file.fileno())


def _opened(path: Path) -> TextIO:
    """Appending, so that a second run does not wipe what the first has written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StateFolderError(f"STATE_DIR: {path} cannot be written: {error.strerror}") from error


@contextmanager
def store_lock(uri: str, database: str, name: str, place: str, lost: Callable[[], None]) -> Iterator[None]:
    """Holds the lock of a run called `name` in the store; `lost` is called where another run took it meanwhile.

    A holder at the same `place` is dead: it would hold the file. Raises Busy, StoreUnreachable.
    """
    me = uuid4().hex
    with MongoClient[Document](uri, **timeouts(uri)) as client:
        try:
            locks = client.get_database(database, CODEC, write_concern=DURABLE)["locks"]
            _acquire(locks, name, me, place)
        except PyMongoError as error:
            raise unreachable(uri, error) from None  # the cause may quote the address, and so the password
        done = threading.Event()
        renewing = threading.Thread(target=_renew, args=(locks, name, me, done, lost), daemon=True)
        renewing.start()
        try:
            yield
        finally:
            done.set()
            renewing.join()
            try:
                locks.delete_one({"_id": name, "holder": me})
            except PyMongoError as error:
                logger.info("the lock was not released; it expires in %.0f s: %s", LEASE, reason_of(error))


def refuse_beside_others(database: Database[Document], name: str) -> None:
    """Raises Busy where a run of any other name holds its lock in the store: it has articles in hand that are not stored yet."""
    if lock := database["locks"].find_one({"_id": {"$ne": name}, "$expr": {"$gt": ["$until", "$$NOW"]}}):
        raise Busy(_holder(lock, lock["_id"]))


def _take(file: int, path: Path, name: str) -> None:
    if fcntl is None:
        return
    try:
        # not flock: a reader process forked from a run that was killed would go on holding that
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise Busy(f"another run of {name} is at work here{_said(path)}; this run ends") from error
    except OSError as error:  # some network disks have no locks
        raise StateFolderError(
            f"STATE_DIR: {path} cannot be locked: {error.strerror}; name a folder on a disk that supports locks"
        ) from error


def _note_holder(file: int, path: Path) -> None:
    """Writes who holds the lock, for the message of a second run; the lock holds without it."""
    said = json.dumps({"pid": os.getpid(), "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"})
    try:
        os.ftruncate(file, 0)
        os.write(file, said.encode())
    except OSError as error:
        logger.warning("STATE_DIR: %s cannot be written: %s; the run goes on", path, error.strerror)


def _said(path: Path) -> str:
    found = re.fullmatch(r'\{"pid": (\d{1,10}), "since": "([-0-9: ]{19})"\}', path.read_text("utf-8", "replace"))
    return f" (process {found[1]}, since {found[2]} UTC)" if found else ""


def _place(file: int) -> str:
    """Names a file on a running machine: two processes at the same place see each other's locks."""
    status = os.fstat(file)
    boot = Path("/proc/sys/kernel/random/boot_id")
    machine = boot.read_text("ascii").strip() if boot.exists() else socket.gethostname()
    # without locks on files nobody is known to be dead
    return f"{machine}/{status.st_dev}/{status.st_ino}" if fcntl else uuid4().hex


def _acquire(locks: Collection[Document], name: str, me: str, place: str) -> None:
    free: Document = {"_id": name, "$or": [{"$expr": {"$lte": ["$until", "$$NOW"]}}, {"place": place}]}
    mine = {"holder": me, "place": place, "host": socket.gethostname(), "pid": os.getpid(), "since": "$$NOW"}
    take: list[Document] = [{"$set": mine | _until()}]
    try:
        if not locks.update_one(free, take).matched_count:
            locks.update_one({"_id": name, "holder": {"$exists": False}}, take, upsert=True)
    except DuplicateKeyError as error:
        raise Busy(_holder(locks.find_one({"_id": name}) or {}, name)) from error


def _until() -> Document:
    """By the server's clock: those of its clients differ."""
    return {"until": {"$add": ["$$NOW", int(LEASE * 1000)]}}


def _holder(lock: Document, name: str) -> str:
    who = f" ({lock['host']}, process {lock['pid']}, since {lock['since']:%Y-%m-%d %H:%M:%S} UTC)" if lock else ""
    return f"another run of {name} is at work on this store{who}; this run ends"


def _renew(locks: Collection[Document], name: str, me: str, done: threading.Event, lost: Callable[[], None]) -> None:
    while not done.wait(RENEWAL):
        try:
            kept = locks.update_one({"_id": name, "holder": me}, [{"$set": _until()}]).matched_count
        except PyMongoError as error:
            logger.info("the lock was not renewed: %s", reason_of(error))
            continue
        if not kept:
            lost()
            return
