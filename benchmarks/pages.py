"""The pages that are measured: the newsroom's, or those of WARC files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crawler.captures import Capture, page_of_capture, read_captures
from crawler.items import Page
from crawler.outlet_files import load_outlets
from crawler.web.pages import NotAPage

NEWSROOM = Path(__file__).parent.parent / "newsroom"


def read_pages(warcs: Sequence[Path] = ()) -> list[Page]:
    """The pages of WARC files, in order; the newsroom's where none is named. Raises OSError."""
    if warcs:
        return [page for warc in warcs for page in _pages(warc)]
    folder = NEWSROOM / "pages"
    files = sorted(folder.rglob("*.html"))
    return [Page(f"https://{file.relative_to(folder).as_posix()}", file.read_bytes()) for file in files]


def _pages(warc: Path) -> list[Page]:
    outlets = load_outlets()
    pages = []
    for capture in read_captures(warc):
        if isinstance(capture, Capture):
            try:
                pages.append(page_of_capture(capture, outlets))
            except NotAPage:
                continue  # a robots.txt, a picture, an error: nothing to read
    return pages
