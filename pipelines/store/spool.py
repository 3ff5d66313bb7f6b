"""The place on disk for what could not be stored, when MongoDB is away for longer than a run can wait.

A file for each run, a line for each record with its checksum, on disk (fsync) before it counts as kept. A line that a
kill or a full disk cut short was never acknowledged: it is counted and passed over, its page is fetched again.
"""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from bson import json_util
from scrapy.settings import BaseSettings

from crawler.items import Document
from pipelines.store.connection import former_store_name, state_folder, store_name
from pipelines.store.writes import CODEC

try:
    import fcntl
except ImportError:  # Windows: two runs at once may drain the same file, which stores nothing twice
    fcntl = None  # type: ignore[assignment]

JSON = json_util.JSONOptions(json_mode=json_util.JSONMode.CANONICAL, tz_aware=True, tzinfo=CODEC.tzinfo)


class SpoolFailed(Exception):  # noqa: N818 - named for what happened, as Scrapy's exceptions are
    """Raised where the disk is full, or the spool has reached its bound: none of the records is kept."""


class Spool:
    """The records of one run in `folder`, beside those of runs before it, to `limit` bytes in all.

    `former` is the folder in which a version before this one has left some.
    """

    def __init__(self, folder: Path, limit: int, former: Path | None = None) -> None:
        self.folder, self._limit = folder, limit
        self._folders = {folder, former or folder}
        self._file: int | None = None
        self.kept = 0
        """Records of this run."""

    def add(self, records: Sequence[Document]) -> None:
        """Returns when all records are on disk. Raises SpoolFailed; then none of them is."""
        lines = b"".join(_line(record) for record in records)
        if self._size() + len(lines) > self._limit:
            raise SpoolFailed(f"the spool is full at {self._limit} bytes (SPOOL_MAX_BYTES)")
        try:
            self._append(lines)
        except OSError as error:
            raise SpoolFailed(f"the spool in {self.folder} cannot be written: {error.strerror}") from error
        self.kept += len(records)

    def close(self) -> None:
        """Leaves the file to whoever drains it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    @contextmanager
    def drained(self) -> Iterator[list[Path]]:
        """The files that no other run is writing or draining; removed at the end, unless an exception ends it."""
        files = [(path, taken) for path in self._files() if (taken := _taken(path)) is not None]
        try:
            yield [path for path, _ in files]
            for path, _ in files:
                path.unlink()
        finally:
            for _, file in files:
                os.close(file)

    def _files(self) -> list[Path]:
        """Those of this run and of others, the oldest first."""
        return sorted((path for folder in self._folders for path in folder.glob("*.jsonl")), key=lambda path: path.name)

    def _append(self, lines: bytes) -> None:
        if self._file is None:
            self._file = self._open()
        end = os.fstat(self._file).st_size
        try:
            rest = memoryview(lines)
            while rest:
                rest = rest[os.write(self._file, rest) :]
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, end)
            raise

    def _open(self) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        file = os.open(
            self.folder / f"{time.time_ns()}-{os.getpid()}.jsonl", os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600
        )
        if fcntl:
            fcntl.lockf(file, fcntl.LOCK_EX)
        folder = os.open(self.folder, os.O_RDONLY)
        os.fsync(folder)  # the name must be on disk too
        os.close(folder)
        return file

    def _size(self) -> int:
        size = 0
        for path in self._files():
            with suppress(FileNotFoundError):  # another run has drained it
                size += path.stat().st_size
        return size


def spool_of(settings: BaseSettings, kind: str = "spool") -> Spool:
    """The spool of the store that the settings name; each store has its own, of each kind."""
    names = (store_name(settings), former_store_name(settings))
    now, former = (
        state_folder(settings) / f"{kind}-{hashlib.sha256(name.encode()).hexdigest()[:12]}" for name in names
    )
    return Spool(now, settings.getint("SPOOL_MAX_BYTES", 1024**3), former)


def read_spool(path: Path) -> Iterator[Document | None]:
    """The records of a file in its order; None for each line that is damaged."""
    with path.open("rb") as file:
        for line in file:
            yield _record(line)


def _line(record: Document) -> bytes:
    text = json_util.dumps(record, json_options=JSON).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _record(line: bytes) -> Document | None:
    checksum, _, text = line.rstrip(b"\n").partition(b" ")
    if not text or not line.endswith(b"\n") or checksum != b"%08x" % zlib.crc32(text):
        return None
    record: Document = json_util.loads(text.decode(), json_options=JSON)
    return record


def _taken(path: Path) -> int | None:
    try:
        file = os.open(path, os.O_RDWR)
    except FileNotFoundError:  # another run has drained it
        return None
    if fcntl:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            os.close(file)
            return None
    return file
