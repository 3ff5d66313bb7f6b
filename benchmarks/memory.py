"""Memory over a long crawl: what crawler and readers hold as pages go by.

    python -m benchmarks.memory [--warc FILE …] [--pages 100000] [--readers N] [--json FILE]

The crawl of `benchmarks.crawl`, its archive included, looked at from outside at every tenth of its way (Linux). It ends with 1 where
a process held more than 300 MB at any time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from rich.console import Console
from rich.table import Table

from benchmarks.crawl import DATABASE, PROJECT, page_server
from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.page_server import addresses
from pipelines.store.mongod import open_server

MOST = 300e6
"""Bytes resident, of any process."""
LOOKS = 10
BETWEEN = 3.0
"""Seconds between two counts of the pages that are done, which go through all of them."""


@dataclass(frozen=True, slots=True)
class Look:
    """Bytes resident after so many pages; `peak` since the crawl began."""

    pages: int
    seconds: float
    crawler: int
    crawler_peak: int
    reader: int
    """Of the largest."""
    reader_peak: int


def main() -> int:
    """The command; 1 for too much."""
    parser = parser_of("memory", __doc__)
    add_pages(parser)
    parser.add_argument("--pages", type=int, default=100_000, help="addresses (default: %(default)s)")
    parser.add_argument("--readers", type=int, default=os.cpu_count(), help="READER_PROCESSES (default: %(default)s)")
    options = parser.parse_args()
    looks = []
    for look in measure(options.warc, options.pages, options.readers):
        looks.append(look)
        print(look, file=sys.stderr)
        keep_figures([asdict(one) for one in looks], options.json)
    show(looks)
    return int(any(max(look.crawler_peak, look.reader_peak) > MOST for look in looks))


def measure(warcs: Sequence[Path], pages: int, readers: int) -> Iterator[Look]:
    """A look at each tenth of the way, and one when nearly all is stored."""
    with tempfile.TemporaryDirectory(prefix="memory-") as name, page_server(warcs) as proxy:
        urls = Path(name, "urls.txt")
        urls.write_text("\n".join(addresses(pages)) + "\n", "utf-8")
        with open_server(None, Path(name, "mongodb")) as uri, MongoClient[dict[str, Any]](uri) as client:
            environment = os.environ | {"http_proxy": proxy, "no_proxy": "", "MONGODB_URI": uri}
            environment |= {
                "ARCHIVE_DIR": f"{name}/archive",
                "STATE_DIR": f"{name}/state",
                "MONGODB_DATABASE": DATABASE,
            }
            ends = client[DATABASE]["pages"]
            with _crawl(urls, environment, readers) as process:
                yield from _looks(process, pages, lambda: ends.count_documents({"reached": {"$exists": True}}))


def show(looks: Sequence[Look]) -> None:
    """A table in megabytes."""
    table = Table("pages", "crawler, MB", "its peak", "largest reader, MB", "peak", title="resident memory")
    for look in looks:
        sizes = (look.crawler, look.crawler_peak, look.reader, look.reader_peak)
        table.add_row(f"{look.pages:,}", *(f"{size / 1e6:.0f}" for size in sizes))
    Console().print(table)


@contextmanager
def _crawl(urls: Path, environment: dict[str, str], readers: int) -> Iterator[subprocess.Popen[bytes]]:
    options = {"READER_PROCESSES": readers, "AUTOTHROTTLE_ENABLED": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 32}
    settings = [part for name, value in options.items() for part in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawl", "articles", "-a", f"urls={urls}", "-s", "LOG_LEVEL=ERROR"]
    with subprocess.Popen([*command, *settings], cwd=PROJECT, env=environment) as process:
        yield process
    if process.returncode:
        sys.exit(f"the crawl ended with {process.returncode}")


def _looks(process: subprocess.Popen[bytes], pages: int, count: Any) -> Iterator[Look]:
    start, steps = time.monotonic(), [pages * step // LOOKS for step in range(1, LOOKS)] + [pages * 99 // 100]
    reader_peak = 0
    while steps and process.poll() is None:
        time.sleep(BETWEEN)
        crawler, peak = _resident(process.pid)
        readers = [_resident(child) for child in _children(process.pid)]
        reader_peak = max([reader_peak, *(most for _, most in readers)])
        if (done := count()) >= steps[0]:
            steps = [step for step in steps if step > done]
            now = max((size for size, _ in readers), default=0)
            yield Look(done, round(time.monotonic() - start), crawler, peak, now, reader_peak)


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()]
    except (FileNotFoundError, ProcessLookupError):
        return []  # it has ended


def _resident(process: int) -> tuple[int, int]:
    """Bytes now, and at most so far."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0  # it has ended
    if "VmRSS:" not in status:
        return 0, 0  # it is ending
    now, most = (1024 * int(status.partition(name)[2].split()[0]) for name in ("VmRSS:", "VmHWM:"))
    return now, most


if __name__ == "__main__":
    sys.exit(main())
