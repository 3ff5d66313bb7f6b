"""A store's collections in files, and back: for backups, and for a move to another server.

The files have the form of mongodump's (`FOLDER/COLLECTION.bson.gz`: BSON documents one after the other), and need none of
MongoDB's tools, without which the private server comes. `backup.json` says what there is, and is written last.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import bson
from bson.raw_bson import RawBSONDocument
from pymongo import InsertOne
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import BulkWriteError

from pipelines.store.drafts import draft_of, left_drafts, sync
from pipelines.store.indexes import make_indexes
from pipelines.store.writes import DUPLICATE

OnProgress = Callable[[str, int], object]
"""Called with a collection's name and how many more of its documents are done."""

FIRST = ("pages", "listings", "articles", "revisions")
"""Read in this order beside a running crawl: no page is done in a backup without its article, no article is at a
revision whose former state is missing.
"""
NOT_KEPT = frozenset({"locks"})
"""Who is at work now means nothing later."""
MANIFEST = "backup.json"
ENDING = ".bson.gz"
BATCH = 500


class BackupFailed(Exception):  # noqa: N818 - named for what happened, as Scrapy's exceptions are
    """Raised where a backup cannot be written, is not one, or does not fit. The message is for the user; exit 1."""


def write_backup(
    database: Database[Any], folder: Path, on_progress: OnProgress = lambda name, count: None
) -> dict[str, int]:
    """Writes every collection into a new folder, which appears when it is whole; documents by collection.

    Raises BackupFailed, OSError and the driver's errors.
    """
    if folder.exists():
        raise BackupFailed(f"{folder} already exists; name a new folder")
    for left in left_drafts(folder.parent):
        with suppress(PermissionError):  # another user's to clear away
            _clear_away(left)
    draft = draft_of(folder)
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        raise BackupFailed(f"{folder} cannot be created: {error.strerror}") from error
    try:
        there = set(database.list_collection_names()) - NOT_KEPT
        names = [*(name for name in FIRST if name in there), *sorted(there - set(FIRST))]
        counts = {name: _write(database[name], draft / f"{name}{ENDING}", on_progress) for name in names}
        manifest = {"database": database.name, "written": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", "counts": counts}
        with (draft / MANIFEST).open("xb") as file:
            file.write(json.dumps(manifest, indent=2).encode())
            sync(file)
        draft.rename(folder)
    finally:
        if draft.exists():
            _clear_away(draft)
    return counts


def read_backup(
    database: Database[Any], folder: Path, on_progress: OnProgress = lambda name, count: None, *, merge: bool = False
) -> dict[str, int]:
    """Puts back what a backup has and the store has not, then makes the indexes; how many documents came new, by collection.

    A store that has articles is left alone, unless `merge`; then what it has stays as it is. May be repeated. Raises
    BackupFailed, OSError and the driver's errors.
    """
    counts = _counts(folder)
    if not merge and database["articles"].find_one({}, {"_id": 1}):
        raise BackupFailed(f"the database {database.name} already has articles; --merge adds what it lacks")
    new = {name: _read(database[name], folder, name, count, on_progress) for name, count in counts.items()}
    make_indexes(database)
    return new


def _clear_away(draft: Path) -> None:
    """Removes a backup that is not whole; a folder with anything else in it is not one, and stays."""
    if draft.is_symlink() or not draft.is_dir():
        return
    paths = list(draft.iterdir())
    if all(path.name == MANIFEST or path.name.endswith(ENDING) for path in paths):
        for path in paths:
            path.unlink()
        draft.rmdir()


def _write(collection: Collection[Any], path: Path, on_progress: OnProgress) -> int:
    raw = collection.with_options(collection.codec_options.with_options(document_class=RawBSONDocument))
    number = 0
    with path.open("xb") as file:
        with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=3, mtime=0) as out:
            for document in raw.find().sort("_id"):
                out.write(document.raw)
                number += 1
                on_progress(collection.name, 1)
        sync(file)
    return number


def _counts(folder: Path) -> dict[str, int]:
    try:
        counts = json.loads((folder / MANIFEST).read_bytes())["counts"]
    except FileNotFoundError as error:
        raise BackupFailed(f"{folder} is not a backup: it has no {MANIFEST}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BackupFailed(f"{folder / MANIFEST} is damaged: {error}") from error
    named = {path.name.removesuffix(ENDING) for path in folder.glob(f"*{ENDING}")}
    if not isinstance(counts, dict) or set(counts) != named:
        raise BackupFailed(f"{folder} lacks files that its {MANIFEST} names")
    return counts


def _read(collection: Collection[Any], folder: Path, name: str, count: int, on_progress: OnProgress) -> int:
    new, number = 0, 0
    documents = _documents(folder / f"{name}{ENDING}")
    while batch := list(islice(documents, BATCH)):
        number += len(batch)
        new += _insert(collection, batch)
        on_progress(name, len(batch))
    if number != count:
        raise BackupFailed(f"{name}: {number} of {count} documents are in the backup; the others are missing")
    return new


def _documents(path: Path) -> Iterator[RawBSONDocument]:
    try:
        with gzip.open(path) as file:
            while head := file.read(4):
                size = int.from_bytes(head, "little")
                if not 5 <= size <= 17 * 1024 * 1024:
                    raise BackupFailed(f"{path} is damaged")
                yield RawBSONDocument(head + file.read(size - 4))
    except (EOFError, gzip.BadGzipFile, zlib.error, bson.errors.BSONError) as error:
        raise BackupFailed(f"{path} is damaged: {error}") from error


def _insert(collection: Collection[Any], batch: list[RawBSONDocument]) -> int:
    """Inserts documents; returns how many of them were new."""
    try:
        return collection.bulk_write([InsertOne(document) for document in batch], ordered=False).inserted_count
    except BulkWriteError as error:
        details = error.details or {}
        if details.get("writeConcernErrors") or any(fault["code"] != DUPLICATE for fault in details["writeErrors"]):
            raise
        return int(details["nInserted"])
