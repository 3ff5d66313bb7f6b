"""Records taken out of archive files: each as a whole, also where a kill ends the command that does it.

What is to be taken out of a file is noted beside it first, so that another call can complete it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from pathlib import Path

from pipelines.store.drafts import sync
from pipelines.store.warc import blank_record

NOTE = ".blanks"
"""Ending of a note: JSON, offset and length in bytes of each record."""


def blank(path: Path, offsets: Iterable[int]) -> None:
    """Takes the records at these offsets out of a file, and leaves all others where they are. Raises OSError."""
    spans = [(offset, _length(path, offset)) for offset in offsets]
    note = path.with_name(path.name + NOTE)
    with note.open("w", encoding="ascii") as file:
        json.dump(spans, file)
        sync(file)
    _overwrite(path, spans)
    note.unlink()


def complete_blanks(folder: Path) -> None:
    """Takes out what a call that was killed had begun to. Raises OSError."""
    for note in sorted(folder.glob(f"*{NOTE}")):
        try:
            spans = json.loads(note.read_text("ascii"))
        except ValueError:  # killed while it noted: nothing had been taken out yet
            spans = []
        path = note.with_name(note.name.removesuffix(NOTE))
        if path.exists():  # not dropped since, as the oldest are
            _overwrite(path, spans)
        note.unlink()


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
