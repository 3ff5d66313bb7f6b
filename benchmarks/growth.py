"""What a crawl costs as the store grows: CPU per page, memory of the crawler, size on disk.

    python -m benchmarks.growth [--warc FILE …] [--sizes 10000 100000 1000000] [--pages 1000] [--json FILE]

One private mongod in a folder of its own (set TMPDIR to where there is room: some 3 GB a million); before each crawl it is
filled up with made-up articles and the addresses they were found by. The crawled pages are new each time.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from rich.console import Console
from rich.table import Table

from benchmarks.crawl import DATABASE, Figures, crawl_once, page_server
from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.page_server import addresses
from benchmarks.stock import fill, made_from
from pipelines.article.documents import article_id
from pipelines.store.indexes import INDEXES
from pipelines.store.mongod import open_server

SHOWN = ("stored", "crawler_ms", "mongod_ms", "memory_mb", "disk_mb")


def main() -> None:
    """The command."""
    parser = parser_of("growth", __doc__)
    add_pages(parser)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], help="articles stored before"
    )
    parser.add_argument("--pages", type=int, default=1000, help="pages of each crawl (default: %(default)s)")
    options = parser.parse_args()
    figures = measure(options.warc, sorted(options.sizes), options.pages)
    table = Table(*(name.replace("_", " ") for name in SHOWN))
    for row in figures:
        table.add_row(*(f"{row[name]:.4g}" if name != "stored" else f"{row[name]:,.0f}" for name in SHOWN))
    Console().print(table)
    keep_figures(figures, options.json)


def measure(warcs: Sequence[Path], sizes: Sequence[int], pages: int) -> list[Figures]:
    """The figures of a crawl at each size; one before them warms the server and the files up."""
    moulds = made_from(warcs)
    with (
        tempfile.TemporaryDirectory(prefix="growth-") as name,
        page_server(warcs) as proxy,
        open_server(None, Path(name, "mongodb")) as uri,
    ):
        folder, stored, rows = Path(name), 0, []
        environment = os.environ | {"http_proxy": proxy, "no_proxy": "", "MONGODB_URI": uri}
        every = addresses(pages * (len(sizes) + 1))
        for number, size in enumerate([0, *sizes]):
            if size > stored:
                fill(uri, DATABASE, moulds, size - stored, first=stored)
                _fill_addresses(uri, size - stored, seed=stored)
                stored = size
            urls = folder / "urls.txt"
            urls.write_text("\n".join(every[number * pages : (number + 1) * pages]) + "\n", "utf-8")
            command = ["scrapy", "crawl", "articles", "-a", f"urls={urls}", "-s", "ARCHIVE_ENABLED=False"]
            row = crawl_once(command, folder, environment, pages)
            rows.append({**row, "stored": stored, "disk_mb": _size(folder / "mongodb") / 1e6})
            print(f"{stored:,} stored: {row['crawler_ms']:.2f} ms a page", file=sys.stderr)
    return rows[1:]


def _fill_addresses(uri: str, count: int, seed: int) -> None:
    with MongoClient[dict[str, Any]](uri) as client:
        pages = client[DATABASE]["pages"]
        pages.create_indexes(INDEXES["pages"])
        notes = _notes(count, seed)
        while some := list(islice(notes, 1000)):
            pages.insert_many(some, ordered=False)


def _notes(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Addresses as a crawl leaves them that has stored their articles."""
    chance, now = random.Random(seed), datetime.now(UTC)
    for _ in range(count):
        name = f"{chance.getrandbits(128):032x}"
        found = now - timedelta(minutes=chance.randrange(500_000))
        yield {
            "_id": name,
            "url": f"https://outlet-{name[:2]}.example/news/{name}.html",
            "outlet": f"outlet_{name[:2]}",
            "found_by": f"https://outlet-{name[:2]}.example/rss",
            "found": found,
            "order": found,
            "state": "done",
            "attempts": 1,
            "article_id": article_id(name),
            "reached": found,
            "next_check": now + timedelta(days=chance.randrange(1, 30)),
        }


def _size(folder: Path) -> int:
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    main()
