"""The formats by name, and what a file's name says of its format and compression."""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

from exports.fields import Field
from exports.refusals import BadRequest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Write = Callable[[Iterable[dict[str, Any]], tuple[Field, ...], BinaryIO], None]
Withdraw = Callable[[Mapping[str, str], BinaryIO], None]
"""Takes each withdrawn article's `_id` with its address."""
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write articles down: the module that does it, with the ending of its files."""

    name: str
    module: str
    suffix: str
    takes_fields: bool = True
    """It can be had of some fields alone."""
    compressible: bool = True
    names_outlets: bool = False
    """It takes `outlet_name` besides, the publisher's."""
    is_update: bool = False
    """Whoever takes it in has a copy that it brings up to date."""
    needs: tuple[str, ...] = ()
    """Fields without which there is no writing it."""

    def writer(self) -> Write:
        """Its function; the module, and what it needs, are only imported now. Raises BadRequest."""
        try:
            write: Write = import_module(self.module).write
        except ModuleNotFoundError as error:
            raise BadRequest(
                f"--format {self.name} needs the package {error.name}: pip install {error.name}"
            ) from error
        return write

    def withdrawer(self) -> Withdraw:
        """Writes withdrawals behind the articles, in a format that has words for them."""
        withdraw: Withdraw = getattr(import_module(self.module), "withdraw", lambda withdrawn, out: None)
        return withdraw


FORMATS = {
    form.name: form
    for form in (
        Format("jsonl", "exports.jsonl", ".jsonl"),
        Format("csv", "exports.csv_table", ".csv"),
        Format("parquet", "exports.parquet", ".parquet", compressible=False),
        Format("ninjs", "exports.ninjs", ".ninjs.jsonl", takes_fields=False, names_outlets=True),
        Format("newsarticle", "exports.newsarticle", ".newsarticle.jsonl", takes_fields=False, names_outlets=True),
        Format("bulk", "exports.bulk", ".bulk.ndjson", is_update=True, needs=("_id", "revision")),
    )
}


def choose_format(name: str | None, path: str) -> tuple[Format, str]:
    """The format asked for, or else that of the file's name, or else JSON Lines; and the ending of a compression.

    Raises BadRequest.

    >>> [part if isinstance(part, str) else part.name for part in choose_format(None, "articles.csv.gz")]
    ['csv', '.gz']
    """
    asked, compression = _split_compression(name or "")
    stem, ending = _split_compression(path.rstrip("/"))
    compression = compression or ending
    if asked and asked not in FORMATS:
        raise BadRequest(f"unknown format {asked!r}; the formats are {', '.join(FORMATS)}")
    fitting = [form for form in FORMATS.values() if stem.endswith(form.suffix)]
    if not asked and not fitting and (foreign := re.search(r"\.[A-Za-z]\w*$", stem)):
        known = ", ".join(form.suffix for form in FORMATS.values())
        raise BadRequest(f"{path}: no format ends in {foreign[0]}: give --format, or one of the endings {known}")
    chosen = FORMATS[asked] if asked else max(fitting, key=lambda form: len(form.suffix), default=FORMATS["jsonl"])
    if compression and not chosen.compressible:
        raise BadRequest(f"{chosen.name} is already compressed inside: leave out {compression}")
    return chosen, compression


@contextmanager
def compressed_with(ending: str, out: BinaryIO) -> Iterator[BinaryIO]:
    """A file that compresses what is written to it, as the ending says, into `out`."""
    match ending:
        case ".gz":
            with gzip.GzipFile("", "wb", 6, out, mtime=0) as compressed:
                yield compressed  # type: ignore[misc]  # it is a binary file in all but name
        case ".zst":
            with zstd.ZstdFile(out, "wb", level=3) as compressed:
                yield compressed  # type: ignore[misc]  # as above
        case _:
            yield out


def _split_compression(name: str) -> tuple[str, str]:
    ending = next((ending for ending in COMPRESSIONS if name.endswith(ending)), "")
    return name.removesuffix(ending), ending
