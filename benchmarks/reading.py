"""Pages a second on one core: the whole record against what else reads news pages, over the same pages in one run.

    python -m benchmarks.reading [--warc FILE …] [--runs N] [--json FILE]

Readers take turns page by page; a reader's time for a page is processor time, its figure the median of all runs. Those
of benchmarks/requirements.txt that are not installed are named as such. The floor decodes and parses a page with lxml
and does nothing else.
"""

from __future__ import annotations

import gc
import logging
import platform
import statistics
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.options import add_pages, keep_figures, parser_of
from benchmarks.pages import read_pages
from benchmarks.peers import OURS, PEERS, Reader
from crawler.items import Page

LARGE = 20_000
"""Bytes from which no page may be read slower than trafilatura reads it fast."""
Times = dict[str, list[float]]
"""Reader -> seconds for each page, the median of all runs."""


def main() -> None:
    """The command."""
    parser = parser_of("reading", __doc__)
    add_pages(parser)
    parser.add_argument("--runs", type=int, default=5, help="turns (default: %(default)s)")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = read_pages(options.warc)
    readers, missing = _installed()
    figures = summary(pages, measure(pages, readers, options.runs), missing)
    _show(figures)
    keep_figures(figures, options.json)


def measure(pages: Sequence[Page], readers: Mapping[str, Reader], runs: int) -> Times:
    """Seconds of processor time for each page, by reader. What a reader raises counts as read: it took its time."""
    times: dict[str, list[list[float]]] = {name: [[] for _ in pages] for name in readers}
    for name, read in readers.items():
        _time(read, pages[0])  # what is loaded once in a process is no page's cost
        times[name] = [[] for _ in pages]
    gc.freeze()
    for _ in range(runs):
        for number, page in enumerate(pages):
            for name, read in readers.items():
                times[name][number].append(_time(read, page))
    return {name: [statistics.median(taken) for taken in of_pages] for name, of_pages in times.items()}


def summary(pages: Sequence[Page], times: Times, missing: Sequence[str]) -> dict[str, Any]:
    """What is printed and written: milliseconds a page, pages a second, and how often as fast we are."""
    ours = times[OURS]
    rows = {
        name: {
            "version": _version(name),
            "ms": round(1000 * sum(taken) / len(pages), 2),
            "pages_per_second": round(len(pages) / sum(taken), 1),
            "ratio": round(sum(taken) / sum(ours), 2),
        }
        for name, taken in times.items()
    }
    floor, fast = times["lxml alone"], times.get("trafilatura, fast", [])
    slower = [
        [page.url, round(1000 * a, 1), round(1000 * b, 1)]
        for page, a, b in zip(pages, ours, fast or ours, strict=True)
        if len(page.body) > LARGE and a > 1.1 * b
    ]
    long = [
        [page.url, round(1000 * a, 1), round(1000 * b, 1)]
        for page, a, b in zip(pages, ours, floor, strict=True)
        if a > 0.3 and b < 0.03
    ]
    return {
        "pages": len(pages),
        "kilobytes_a_page": round(sum(len(page.body) for page in pages) / len(pages) / 1000, 1),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {_processor()}",
        "readers": rows,
        "missing": list(missing),
        "large_pages_slower_than_fast": slower,
        "pages_over_300_ms": long,
        "slowest_ms": round(1000 * max(ours), 1),
    }


def _installed() -> tuple[dict[str, Reader], list[str]]:
    found: dict[str, Reader] = {}
    missing = []
    for name, load in PEERS.items():
        try:
            found[name] = load()
        except ImportError:
            missing.append(name)
    return found, missing


def _time(read: Reader, page: Page) -> float:
    start = time.process_time()
    try:
        read(page)
    except Exception as error:  # a peer's own: some raise where they find no article
        logging.getLogger(__name__).info("%s: %r", page.url, error)
    return time.process_time() - start


def _version(name: str) -> str:
    package = name.partition(",")[0].partition(" ")[0]
    return "" if name == OURS else version(package)


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _show(figures: Mapping[str, Any]) -> None:
    console = Console()
    table = Table(title=f"{figures['pages']} pages of {figures['kilobytes_a_page']} KB, one core")
    for column in ("reader", "version", "ms a page", "pages a second", "our speed is × its"):
        table.add_column(column, justify="left" if column in ("reader", "version") else "right")
    for name, row in figures["readers"].items():
        table.add_row(name, row["version"], f"{row['ms']}", f"{row['pages_per_second']}", f"{row['ratio']}")
    console.print(table)
    console.print(f"Python {figures['python']}, {figures['machine']}")
    for name in figures["missing"]:
        console.print(f"not installed: {name}")
    slower = figures["large_pages_slower_than_fast"]
    console.print(f"pages over {LARGE // 1000} KB read slower than 1.1 × trafilatura, fast: {len(slower)}")
    console.print(f"pages over 300 ms that lxml parses in under 30 ms: {len(figures['pages_over_300_ms'])}")
    console.print(f"slowest page: {figures['slowest_ms']} ms")


if __name__ == "__main__":
    main()
