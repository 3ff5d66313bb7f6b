"""Parquet: typed nested columns, compressed with zstd, in row groups that a reader takes whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from crawler.article import Document
from exports.columns import arrow_schema, batches
from exports.fields import Field

GROUP_BYTES, GROUP_ROWS = 32 * 1024 * 1024, 122_880
"""A row group ends at either: memory bounds the one (Spark splits at 128 MB), DuckDB's own size is the other."""
FEW_VALUES = ("outlet", "language", "kind", "section")
"""Columns whose values come again and again: kept as numbers of a dictionary."""


def write(documents: Iterable[Document], fields: tuple[Field, ...], out: BinaryIO) -> None:
    """One file of all documents."""
    schema = arrow_schema(fields)
    few = [name for name in FEW_VALUES if name in schema.names]
    options: dict[str, Any] = {"compression": "zstd", "compression_level": 1, "use_dictionary": few or False}
    with pq.ParquetWriter(out, schema, store_schema=True, **options) as writer:
        group: list[pa.RecordBatch] = []
        for batch in batches(documents, fields):
            group.append(batch)
            if _is_full(group):
                _write_group(writer, group)
                group = []
        if group:
            _write_group(writer, group)


def _is_full(group: list[pa.RecordBatch]) -> bool:
    return sum(int(b.nbytes) for b in group) >= GROUP_BYTES or sum(int(b.num_rows) for b in group) >= GROUP_ROWS


def _write_group(writer: pq.ParquetWriter, group: list[pa.RecordBatch]) -> None:
    table = pa.Table.from_batches(group)
    writer.write_table(table, row_group_size=table.num_rows)
