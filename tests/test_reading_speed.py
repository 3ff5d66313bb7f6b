"""Reading a page, with every field of its record, takes less than trafilatura's own extraction of text and metadata, and leaves nothing behind."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from trafilatura import bare_extraction

from crawler.items import Page
from pipelines.structure import read_page

PAGES = Path(__file__).parent.parent / "newsroom" / "pages"
LEAST = 2.0
"""Times as fast; `python -m benchmarks.reading` measures more, and this one must hold on a busy machine too."""


def seconds(read: Callable[[Page], object], page: Page) -> float:
    start = time.process_time()
    read(page)
    return time.process_time() - start


def test_reading_a_page_leaves_no_cycles_for_the_garbage_collector() -> None:
    pages = [Page(f"https://{file.name}.example/", file.read_bytes()) for file in sorted(PAGES.rglob("*.html"))[::4]]
    # readers hardly ever collect: what a page left would pile up; what threads of tests before leave they leave once
    assert any(_left_by(pages) < len(pages) for _ in range(3))


def _left_by(pages: Sequence[Page]) -> int:
    """The objects that only the collector finds after pages are read."""
    gc.collect()
    gc.disable()
    try:
        for page in pages:
            read_page(page)
        return gc.collect()
    finally:
        gc.enable()


def test_a_page_is_read_faster_than_trafilatura_extracts_it() -> None:
    files = sorted(PAGES.rglob("*.html"))[::2]
    pages = [Page(f"https://{file.relative_to(PAGES).as_posix()}", file.read_bytes()) for file in files]
    readers: tuple[Callable[[Page], object], ...] = (
        read_page,
        lambda page: bare_extraction(page.body, url=page.url, with_metadata=True),
    )
    for page in pages[:5]:
        for read in readers:
            read(page)
    ours = theirs = 0.0
    # half of all pages: over fewer, some that one of the two finds hard decide
    for page in pages[5:]:  # each once: trafilatura remembers the dates of a page that it has seen
        ours += seconds(readers[0], page)
        theirs += seconds(readers[1], page)
    assert theirs / ours > LEAST
