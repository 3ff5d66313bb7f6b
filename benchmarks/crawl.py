"""Pages a second end to end into MongoDB, against Scrapy alone and against reading alone.

    python -m benchmarks.crawl [--warc FILE …] [--pages N] [--runs N] [--readers N] [--json FILE]

Everything runs on 127.0.0.1: a server of pages, a private mongod, and in turns the crawl and the bare crawl. CPU is in
milliseconds a page, by process; ratios are of figures of one turn, and the median of all turns is given.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pymongo import MongoClient
from rich.console import Console
from rich.table import Table

from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.page_server import addresses
from benchmarks.pages import read_pages
from pipelines.store.mongod import open_server
from pipelines.structure import read_page

Figures = dict[str, float]
DATABASE = "bench"
PROJECT = Path(__file__).parent.parent
SHOWN = (
    "pages_per_second", "crawler_ms", "readers_ms", "mongod_ms", "server_ms", "memory_mb", "readers_memory_mb", "longest_stall_ms",
    "stalls_over_50_ms", "longest_held_ms",
)  # fmt: skip


def main() -> None:
    """The command."""
    parser = parser_of("crawl", __doc__)
    add_pages(parser)
    parser.add_argument("--pages", type=int, default=1000, help="addresses a crawl (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="turns (default: %(default)s)")
    parser.add_argument("--readers", type=int, default=os.cpu_count(), help="READER_PROCESSES (default: %(default)s)")
    options = parser.parse_args()
    turns = measure(options.warc, options.pages, options.runs, options.readers)
    show(turns)
    keep_figures(turns, options.json)


def measure(warcs: Sequence[Path], pages: int, runs: int, readers: int) -> list[dict[str, Figures]]:
    """For each turn the figures of reading alone, the bare crawl and the crawl."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, page_server(warcs) as proxy:
        folder = Path(name)
        urls = folder / "urls.txt"
        urls.write_text("\n".join(addresses(pages)) + "\n", "utf-8")
        with open_server(None, folder / "mongodb") as uri:
            environment = os.environ | {"http_proxy": proxy, "no_proxy": "", "MONGODB_URI": uri}
            turns = []
            bare = ["benchmarks.bare_crawl", str(urls)]
            crawl = ["scrapy", "crawl", "articles", "-a", f"urls={urls}", "-s", f"READER_PROCESSES={readers}"]
            for _ in range(runs):
                turn = {
                    "reading": reading_alone(warcs, pages),
                    "bare": crawl_once(bare, folder, environment, pages),
                    "crawl": crawl_once(crawl, folder, environment, pages),
                }
                turns.append(turn)
                with MongoClient[dict[str, object]](uri) as client:
                    for database in ("bare", DATABASE):
                        client.drop_database(database)
    return turns


def reading_alone(warcs: Sequence[Path], count: int) -> Figures:
    """One process that reads and does nothing else; as many pages as a crawl has, of the same mix."""
    pages = read_pages(warcs)
    for page in pages[:3]:
        read_page(page)
    cpu, wall = time.process_time(), time.perf_counter()
    for n in range(count):
        read_page(pages[n % len(pages)])
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return {"pages_per_second": count / wall, "readers_ms": 1000 * cpu / count}


def show(turns: Sequence[Mapping[str, Figures]]) -> None:
    """A table of medians, and the ratios that count."""
    table = Table("", *turns[0], title=f"median of {len(turns)} turns")
    for name in SHOWN:
        medians = [
            f"{statistics.median(t[kind][name] for t in turns):.4g}" if name in turns[0][kind] else ""
            for kind in turns[0]
        ]
        table.add_row(name.replace("_", " "), *medians)
    console = Console()
    console.print(table)
    rate = statistics.median(t["crawl"]["pages_per_second"] / t["reading"]["pages_per_second"] for t in turns)
    beside = statistics.median(t["crawl"]["crawler_ms"] / t["bare"]["crawler_ms"] for t in turns)
    console.print(f"crawl / reading alone, pages a second: {rate:.2f}")
    console.print(f"CPU of the crawler without its readers / of the bare crawl: {beside:.2f}")
    limit = statistics.median(_limit(turn) for turn in turns)
    console.print(f"what the first could be if all {os.cpu_count()} cores did nothing else: {limit:.2f}")


def _limit(turn: Mapping[str, Figures]) -> float:
    """A page of the crawl takes all its processes' CPU, one of reading alone that of a core."""
    whole = sum(turn["crawl"][f"{part}_ms"] for part in ("crawler", "readers", "mongod", "server"))
    return (os.cpu_count() or 1) * turn["reading"]["readers_ms"] / whole


@contextmanager
def page_server(warcs: Sequence[Path]) -> Iterator[str]:
    """The address of a server of the pages, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.page_server", *map(str, warcs)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout and server.stdin
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.stdin.close()


def crawl_once(command: list[str], folder: Path, environment: Mapping[str, str], pages: int) -> Figures:
    """The figures of one crawl; `folder` holds the mongod's. Exits where not all pages came to their end."""
    costs = folder / "costs.json"
    costs.unlink(missing_ok=True)
    more = ["-s", f"COSTS_FILE={costs}"] if command[0] == "scrapy" else [str(costs)]
    mongod, server = _cpu_of("mongod", str(folder)), _cpu_of("python", "benchmarks.page_server", os.getpid())
    subprocess.run(
        [sys.executable, "-m", *command, *more],
        cwd=PROJECT,
        env={**environment, "SCRAPY_SETTINGS_MODULE": "benchmarks.crawl_settings", "MONGODB_DATABASE": DATABASE},
        check=True,
        timeout=1800,
    )
    figures: Figures = json.loads(costs.read_text("utf-8"))
    if figures["pages"] != pages:
        sys.exit(f"{command[0]}: {figures['pages']:.0f} of {pages} pages came to their end: not to be compared")
    return {
        **figures,
        "pages_per_second": pages / figures["wall"],
        "crawler_ms": 1000 * figures["crawler"] / pages,
        "readers_ms": 1000 * figures["readers"] / pages,
        "mongod_ms": 1000 * (_cpu_of("mongod", str(folder)) - mongod) / pages,
        "server_ms": 1000 * (_cpu_of("python", "benchmarks.page_server", os.getpid()) - server) / pages,
        "memory_mb": figures["memory"] / 1e6,
        "readers_memory_mb": figures["readers_memory"] / 1e6,
        "longest_stall_ms": 1000 * figures["longest_stall"],
        "longest_held_ms": 1000 * figures["longest_held"],
    }


def _cpu_of(program: str, argument: str, parent: int = 0) -> float:
    """Seconds of CPU that processes have taken, by program and argument; with `parent`, its children alone (Linux)."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            name, _, stat = (process / "stat").read_text("utf-8").rpartition(") ")
            command, fields = (process / "cmdline").read_bytes(), stat.split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended
        if program in name and argument.encode() in command and parent in (0, int(fields[1])):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
