"""Delivers an export: to a file, a folder, a database, or a feed's next file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

from pymongo.database import Database

from crawler.article import Document
from exports.counts import Counts
from exports.destination import MANIFEST, make_folder, open_file, whole_folder
from exports.feed import Feed
from exports.fields import Field, article_fields
from exports.formats import Format, compressed_with
from exports.oddities import without_odd
from exports.partitions import write_partitions
from exports.reader import walk, walk_by_day
from exports.schema import VERSION
from exports.selection import Selection
from exports.states import fetch, look, name_states
from exports.stores import Put
from exports.withdrawn import find_withdrawn
from pipelines.store.drafts import sync


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported, and how."""

    format: Format
    compression: str = ""
    """The ending of a compression: .gz, .zst."""
    selection: Selection = field(default_factory=Selection)
    fields: tuple[Field, ...] = field(default_factory=article_fields)
    output: str = "-"
    names: Mapping[str, str] = field(default_factory=dict)
    """Outlet -> its name, for formats that tell the publisher's; an outlet whose file is gone has its id."""

    @property
    def to_folder(self) -> bool:
        """Whether the output is a folder: it is there, or its name ends like one."""
        return self.output.endswith("/") or (self.output != "-" and Path(self.output).is_dir())


def deliver(database: Database[Document], order: Order, counts: Counts) -> None:
    """Writes a file, or a folder with a file for each outlet and day. Raises BadRequest, OSError."""
    write = order.format.writer()
    if order.to_folder:
        with whole_folder(Path(order.output)) as folder:
            documents = _named(counts.counted(_ours(walk_by_day, database, order)), order)
            files = write_partitions(documents, order.fields, order.format, order.compression, folder)
            text = json.dumps(_manifest(order, counts) | {"files": files}, ensure_ascii=False, indent=1)
            with (folder / MANIFEST).open("wb") as said:
                said.write(text.encode() + b"\n")
                sync(said)
    else:
        with open_file(order.output) as out, compressed_with(order.compression, out) as inner:
            documents = counts.counted(_ours(walk, database, order))
            write(_named(documents, order), order.fields, inner)
            if order.format.is_update:
                order.format.withdrawer()(find_withdrawn(database), inner)


def deliver_next(database: Database[Document], order: Order, feed: Feed, counts: Counts) -> None:
    """Writes a feed's next file with its manifest; into a folder, only where there is something to tell.

    Raises BadRequest, OSError.
    """
    write, withdraw = order.format.writer(), order.format.withdrawer()
    name_states(database)
    withdrawn = find_withdrawn(database)
    wanted, passed = look(database, feed.passed)
    news = feed.news_of(withdrawn)
    path = _next_path(order, feed)
    if order.to_folder:
        make_folder(path.parent, order.output)
    if wanted or news or not order.to_folder:
        states = without_odd(fetch(database, wanted, order.selection, order.fields), order.fields)
        with feed.open_draft(path) as out:
            digest = _Digest(out)
            with compressed_with(order.compression, digest) as inner:  # type: ignore[arg-type]  # as much of a file as they need
                write(_named(counts.counted(states), order), order.fields, inner)
                withdraw(news, inner)
        if counts.articles or news or not order.to_folder:
            said = {"withdrawn": sorted(news)} | _of_feed(feed, path, counts, digest)
            feed.hand_on(path, passed, withdrawn, _manifest(order, counts) | said)
            return
        feed.discard()
    feed.remember(passed, withdrawn)


def deliver_to_store(database: Database[Document], order: Order, feed: Feed | None, counts: Counts, put: Put) -> None:
    """Brings a store up to date: with all articles, or with those that its feed has not had. Raises NotDelivered."""
    if feed is None:
        gone = (id for id in find_withdrawn(database))  # asked for when all articles are in
        put(counts.counted(_ours(walk, database, order)), order.fields, gone)
        return
    name_states(database)
    withdrawn = find_withdrawn(database)
    wanted, passed = look(database, feed.passed)
    if wanted or feed.news_of(withdrawn):
        states = without_odd(fetch(database, wanted, order.selection, order.fields), order.fields)
        put(counts.counted(states), order.fields, withdrawn)
    feed.remember(passed, withdrawn)


def _ours(walked: Callable[..., Iterator[Document]], database: Database[Document], order: Order) -> Iterator[Document]:
    return without_odd(walked(database, order.selection, order.fields), order.fields)


def _named(documents: Iterable[Document], order: Order) -> Iterable[Document]:
    if not order.format.names_outlets:
        return documents
    return (one | {"outlet_name": order.names.get(one["outlet"] or "", one["outlet"])} for one in documents)


class _Digest(RawIOBase):
    """A file that is digested while it is written."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self.sha256, self.size = out, hashlib.sha256(), 0

    def write(self, data: Any) -> int:
        self.sha256.update(data)
        self.size += len(data)
        return self._out.write(data)

    def tell(self) -> int:
        return self.size

    def writable(self) -> bool:
        return True


def _next_path(order: Order, feed: Feed) -> Path:
    path = Path(order.output).absolute()
    name = f"{feed.folder.name}-{feed.number + 1:06}{order.format.suffix}{order.compression}"
    return path / name if order.to_folder else path


def _manifest(order: Order, counts: Counts) -> Document:
    return {
        "format": order.format.name,
        "schema": VERSION,
        "written": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "articles": counts.articles,
    }


def _of_feed(feed: Feed, path: Path, counts: Counts, digest: _Digest) -> Document:
    return {
        "feed": feed.folder.name,
        "number": feed.number + 1,
        "file": path.name,
        "bytes": digest.size,
        "new": counts.articles - counts.changed,
        "changed": counts.changed,
        "sha256": digest.sha256.hexdigest(),
    }
