"""The pages that are measured: the newsroom's, or those of WARC files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

NEWSROOM = Path(__file__).parent.parent / "newsroom" / "pages"


def read_pages(warcs: Sequence[Path] = ()) -> list[tuple[str, bytes, str]]:
    """(url, body, Content-Type header) of each page, in order; of the newsroom where no WARC is named.

    Raises OSError for a file that cannot be read.
    """
    if not warcs:
        files = sorted(NEWSROOM.rglob("*.html"))
        return [(f"https://{f.relative_to(NEWSROOM)}", f.read_bytes(), "text/html") for f in files]
    return [page for warc in warcs for page in _responses(warc)]


def _responses(warc: Path) -> list[tuple[str, bytes, str]]:
    with warc.open("rb") as stream:
        return [
            (
                record.rec_headers.get_header("WARC-Target-URI"),
                record.content_stream().read(),
                record.http_headers.get_header("Content-Type") or "text/html",
            )
            for record in ArchiveIterator(stream)
            if record.rec_type == "response"
        ]
