"""Reading takes any bytes: pages spoilt in many ways, none of which may break it or hold it up.

    python -m benchmarks.fuzz --pages 10000 [--warc FILE …] [--seed N] [--seconds N]

Ends with 1 where a page raised or took longer than it may (in processor time); such pages are named with what was done
to them, and the seed makes them again.
"""

from __future__ import annotations

import argparse
import heapq
import sys
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.mutations import spoilt_pages
from benchmarks.options import add_pages
from benchmarks.pages import read_pages
from crawler.items import Page
from pipelines.structure import read_page

SHOWN = 10


@dataclass(slots=True)
class Findings:
    """What a run found."""

    pages: int = 0
    raised: list[str] = field(default_factory=list)
    """Tracebacks, each with what was done to the page."""
    slowest: list[tuple[float, str]] = field(default_factory=list)
    """Seconds and what was done, the longest of all."""
    slow: list[tuple[float, str]] = field(default_factory=list)
    """Those that took longer than a page may."""


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser("python -m benchmarks.fuzz", description=__doc__)
    add_pages(parser)
    parser.add_argument("--pages", type=int, default=10_000, help="how many to make (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the chance that makes them (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=2.0, help="that a page may take (default: %(default)s)")
    options = parser.parse_args()
    findings = fuzz(spoilt_pages(read_pages(options.warc), options.pages, options.seed), options.seconds)
    for text in findings.raised[:SHOWN]:
        print(text, file=sys.stderr)
    print(f"{findings.pages} pages: {len(findings.raised)} raised, {len(findings.slow)} over {options.seconds} s")
    for seconds, done in sorted(findings.slowest, reverse=True):
        print(f"{seconds:7.3f} s  {done}")
    sys.exit(bool(findings.raised or findings.slow))


def fuzz(pages: Iterable[tuple[str, Page]], seconds: float) -> Findings:
    """Reads all pages, each within some seconds of processor time."""
    findings = Findings()
    for number, (done, page) in enumerate(pages):
        name = f"page {number} ({done}) of {page.url}"
        start = time.process_time()
        try:
            read_page(page)
        except Exception:  # what must not happen is what is looked for
            findings.raised.append(f"{name}\n{traceback.format_exc()}")
        taken = (time.process_time() - start, name)
        findings.pages += 1
        heapq.heappush(findings.slowest, taken)
        if len(findings.slowest) > SHOWN:
            heapq.heappop(findings.slowest)
        if taken[0] > seconds:
            findings.slow.append(taken)
    return findings


if __name__ == "__main__":
    main()
