"""Records taken out of archive files: each as a whole, also where a kill ends the command that does it.

What is to be taken out of a file is noted beside it first, so that another call can complete it.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from crawler.items import Document
from pipelines.store.candidates import page_id
from pipelines.store.drafts import draft_of, left_drafts, sync
from pipelines.store.warc import DAMAGE, PART, blank_record

NOTE = ".blanks"
"""Ending of a note: JSON, offset and length in bytes of each record."""


def blank(path: Path, offsets: Iterable[int]) -> None:
    """Takes the records at these offsets out of a file, and leaves all others where they are. Raises OSError."""
    spans = [(offset, _length(path, offset)) for offset in offsets]
    note = path.with_name(path.name + NOTE)
    draft = draft_of(note)
    with draft.open("w", encoding="ascii") as file:
        json.dump(spans, file)
        sync(file)
    draft.replace(note)  # whole: a crawl that begins meanwhile completes it, too
    _overwrite(path, spans)
    note.unlink(missing_ok=True)


def blank_pages_of(folder: Path, articles: Iterable[Document]) -> None:
    """Takes the pages out that articles were made from, with their further pages, from the files that they name. Raises OSError."""
    pages: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        pages[article["provenance"].get("warc", "")].add(page_id(article["url"]))
    for name, its in pages.items():
        path = folder / name
        if path.is_file() and (offsets := list(_offsets_of(path, its))):  # not dropped since, as the oldest are
            blank(path, offsets)


def complete_blanks(folder: Path) -> None:
    """Takes out what a call that was killed had begun to. Raises OSError."""
    for draft in left_drafts(folder):  # killed while it noted: nothing had been taken out yet
        draft.unlink(missing_ok=True)
    for note in sorted(folder.glob(f"*{NOTE}")):
        try:
            spans = json.loads(note.read_text("ascii"))
        except FileNotFoundError:  # another call has completed it
            continue
        except ValueError:  # a former version was killed while it noted
            spans = []
        path = note.with_name(note.name.removesuffix(NOTE))
        if path.exists():  # not dropped since, as the oldest are
            _overwrite(path, spans)
        note.unlink(missing_ok=True)


def _offsets_of(path: Path, pages: Collection[str]) -> Iterator[int]:
    """Of the records of these pages, up to the first that cannot be read."""
    with path.open("rb") as file, suppress(*DAMAGE):
        records = ArchiveIterator(file)
        for record in records:
            offset = records.offset
            named = (record.rec_headers.get_header(name) for name in ("WARC-Target-URI", PART))
            if any(page_id(url) in pages for url in named if url):
                yield offset


def _length(path: Path, offset: int) -> int:
    with path.open("rb") as file:
        file.seek(offset)
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not member.eof and (piece := file.read(1 << 16)):
            member.decompress(piece)
        return file.tell() - len(member.unused_data) - offset


def _overwrite(path: Path, spans: Iterable[tuple[int, int]]) -> None:
    with path.open("r+b") as file:
        for offset, length in spans:
            file.seek(offset)
            file.write(blank_record(length))
        sync(file)
