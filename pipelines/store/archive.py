"""Page -> WARC file: every fetched page is kept as it came, so that better rules can read it again.

A record goes to its file in one write before its article is stored: a kill leaves at most a torn tail. Files close at a
size and at the end of the run; the oldest are dropped where the folder outgrows its budget.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from errno import errorcode
from io import FileIO
from pathlib import Path
from typing import IO, Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from crawler.items import Page
from pipelines.store.blanks import blank, complete_blanks
from pipelines.store.connection import PROJECT, ArchiveFailed
from pipelines.store.forgotten import FORGOTTEN
from pipelines.store.warc import opening_record, page_record

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be dropped anyway
    fcntl = None  # type: ignore[assignment]

ENDING = ".warc.gz"

logger = logging.getLogger(__name__)


def archive_folder(settings: BaseSettings) -> Path:
    """The folder of WARC files: ARCHIVE_DIR, by default data/archive in the project."""
    return PROJECT / Path(settings.get("ARCHIVE_DIR") or "data/archive").expanduser()


def archive_files(folder: Path) -> list[Path]:
    """The archive's files, the oldest first: they are named by the time they were begun. Raises OSError."""
    # not glob(), which takes a folder that may not be read for an empty one
    found = folder.iterdir() if folder.exists() else ()
    return sorted(path for path in found if path.name.endswith(ENDING) and path.is_file())


class Archive:
    """A folder of WARC files, written to by one process and one thread at a time each.

    `file_bytes` is the size at which a file closes, `most_bytes` what all may take together; `drop` is told the name
    of each file dropped for it, and its size.
    """

    def __init__(
        self,
        folder: Path,
        file_bytes: int,
        most_bytes: int,
        software: str = "Dateline",
        agent: str = "",
        drop: Callable[[str, int], None] = lambda name, size: None,
    ) -> None:
        self._folder, self._most = folder, most_bytes
        # a budget of one file would drop the file that has just been written
        self._file_bytes = max(min(file_bytes, most_bytes // 4), 1)
        self._software, self._agent, self._drop = software, agent, drop
        self._file: FileIO | None = None
        self._name, self._size, self._number = "", 0, 0

    def keep(self, page: Page) -> tuple[str, int]:
        """Writes a page's record; returns the file's name and the record's offset in bytes. Raises OSError: then
        nothing is kept."""
        record = page_record(page)
        if self._file is not None and self._size + len(record) > self._file_bytes:
            self.close()
        if self._file is None:
            self._begin()
        offset = self._size
        self._append(record)
        return self._name, offset

    def close(self) -> None:
        """Ends the file; the next page begins another."""
        if self._file is not None:
            os.fsync(self._file)
            self._file.close()
            self._file = None

    def _begin(self) -> None:
        self._make_room()
        self._number += 1
        self._name = f"dateline-{datetime.now(UTC):%Y%m%d%H%M%S%f}-{os.getpid()}-{self._number:05}{ENDING}"
        self._file = (self._folder / self._name).open("xb", buffering=0)
        _lock(self._file)  # whoever drops old files sees by it that this one is being written
        self._size = 0
        self._append(opening_record(self._name, self._software, self._agent))

    def _append(self, record: bytes) -> None:
        assert self._file is not None
        try:
            left = memoryview(record)
            while left:
                left = left[self._file.write(left) :]
        except OSError:
            # a disk that is full in the middle of a record: nothing torn stays
            self._file.truncate(self._size)
            self._file.seek(self._size)
            raise
        self._size += len(record)

    def _make_room(self) -> None:
        """Drops the oldest files by name until one more fits into the budget; never one that is being written."""
        sizes = {path: _size_of(path) for path in archive_files(self._folder)}
        beyond = sum(sizes.values()) + self._file_bytes - self._most
        for path, size in sizes.items():
            if beyond <= 0:
                return
            if _drop_file(path):
                beyond -= size
                self._drop(path.name, size)


def _lock(file: IO[bytes] | FileIO) -> None:
    """Raises BlockingIOError where another process writes to the file."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:  # another run dropped it
        return 0


def _drop_file(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            _lock(file)
        path.unlink()
    except (FileNotFoundError, BlockingIOError, PermissionError):
        return False  # another run dropped it, or is writing to it
    return True


class ArchivePipeline:
    """Page -> the same page, kept; if the disk does not take it, that is counted and the article goes on."""

    def __init__(self, crawler: Crawler) -> None:
        self._stats, settings = crawler.stats, crawler.settings
        self._archive = Archive(
            archive_folder(settings),
            settings.getint("ARCHIVE_FILE_BYTES", 256 * 1024**2),
            settings.getint("ARCHIVE_MAX_BYTES", 50 * 1024**3),
            f"Dateline/{settings.get('VERSION')}",
            settings.get("USER_AGENT"),
            self._note_drop,
        )
        self._folder, self._enabled = archive_folder(settings), settings.getbool("ARCHIVE_ENABLED")
        self._thread = ThreadPoolExecutor(1, "archive")
        self._said = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create it."""
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.take_out, signals.item_dropped)
        return pipeline

    def open_spider(self) -> None:
        """Makes the folder, and completes what a kill has left half taken out. Raises `ArchiveFailed`: no crawl starts."""
        if not self._enabled:
            return
        try:
            self._folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveFailed(f"ARCHIVE_DIR {self._folder} cannot be created: {error.strerror}") from error
        if not os.access(self._folder, os.W_OK | os.X_OK):
            raise ArchiveFailed(f"ARCHIVE_DIR {self._folder} cannot be written to")
        try:
            complete_blanks(self._folder)
        except OSError as error:
            logger.error("what `scrapy forget` had begun to take out of %s is not gone yet: %s", self._folder, error)

    async def process_item(self, item: Any) -> Any:
        """Returns when the page is in its file; outside the event loop, as a large page takes long to compress."""
        if not self._enabled or not isinstance(item, Page):
            return item
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._thread, self._keep, item)
        except OSError as error:
            self._note_failure(error)
            return item
        self._stats.inc_value("archive/kept")
        return item

    async def take_out(self, item: object, exception: Exception) -> None:
        """Takes a page out again that brought a forgotten article, as only the store can tell."""
        if not isinstance(item, Page) or getattr(exception.__cause__, "reason", "") != FORGOTTEN:
            return
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._blank, item)
        except OSError as error:
            logger.error("%s brought a forgotten article, and stays in the archive: %s", item.url, error)

    def _keep(self, page: Page) -> None:
        """Keeps the further pages of an article first: whoever reads the file again has them when the article's page comes."""
        for one in (*page.parts, page):
            name, offset = self._archive.keep(one)
            one.origin |= {"warc": name, "warc_offset": str(offset)}

    def _blank(self, page: Page) -> None:
        for one in (*page.parts, page):
            if name := one.origin.get("warc"):
                blank(self._folder / name, [int(one.origin["warc_offset"])])

    async def close_spider(self) -> None:
        """Ends the file."""
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._archive.close)
        except OSError as error:
            self._note_failure(error)
        self._thread.shutdown()

    def _note_failure(self, error: OSError) -> None:
        self._stats.inc_value(f"archive/failed/{errorcode.get(error.errno or 0, 'unknown')}")
        if not self._said:
            self._said = True
            logger.error("pages are not archived in %s: %s; articles are stored all the same", self._folder, error)

    def _note_drop(self, name: str, size: int) -> None:
        logger.warning("the archive is over ARCHIVE_MAX_BYTES: dropped %s (%d bytes)", name, size)
        self._stats.inc_value("archive/dropped")
