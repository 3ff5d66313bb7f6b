"""Documents as Arrow's columns, for Parquet and DuckDB: typed, nested, and built a column at a time.

Arrow itself builds structs from dictionaries key by key, which takes two and a half times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import accumulate, islice
from operator import itemgetter
from typing import Any

import pyarrow as pa

from crawler.article import Document
from exports.fields import Field

ROWS = 500
"""Documents that are turned into columns at a time."""
SCALARS = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "moment": pa.timestamp("ms", "UTC"),
    "day": pa.date32(),
    "map": pa.map_(pa.string(), pa.string()),
}


def arrow_schema(fields: tuple[Field, ...]) -> pa.Schema:
    """The columns of these fields, each with its docstring."""
    return pa.schema([_arrow_field(field) for field in fields])


def batches(documents: Iterable[Document], fields: tuple[Field, ...]) -> Iterator[pa.RecordBatch]:
    """The documents, naive moments being UTC, as batches of columns."""
    schema, rest = arrow_schema(fields), iter(documents)
    while rows := list(islice(rest, ROWS)):
        values = _values(rows, schema.names)
        arrays = [_array(column.type, held) for column, held in zip(schema, values, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _arrow_field(field: Field) -> pa.Field:
    note = {"description": field.doc} if field.doc else None
    return pa.field(field.name, _arrow_type(field), metadata=note)


def _arrow_type(field: Field) -> pa.DataType:
    if field.items:
        return pa.list_(pa.field("element", _arrow_type(field.items)))
    if field.parts:
        return pa.struct([pa.field(part.name, _arrow_type(part)) for part in field.parts])
    return SCALARS[field.kind]


def _array(kind: pa.DataType, values: Sequence[Any]) -> pa.Array:
    if pa.types.is_struct(kind):
        return _structs(kind, values)
    if pa.types.is_list(kind):
        lists = [value or () for value in values]
        offsets = pa.array(accumulate(map(len, lists), initial=0), pa.int32())
        held = _array(kind.value_type, [inner for one in lists for inner in one])
        return pa.ListArray.from_arrays(offsets, held, type=kind)
    if pa.types.is_map(kind):
        return pa.array([list((value or {}).items()) for value in values], kind)
    if pa.types.is_date(kind):
        values = [date.fromisoformat(value) if isinstance(value, str) else value for value in values]
    return pa.array(values, kind)


def _structs(kind: pa.StructType, values: Sequence[Any]) -> pa.Array:
    parts = list(kind)
    held = _values(values, [part.name for part in parts])
    columns = [_array(part.type, column) for part, column in zip(parts, held, strict=True)]
    absent = pa.array([value is None for value in values]) if None in values else None
    return pa.StructArray.from_arrays(columns, fields=parts, mask=absent)


def _values(rows: Sequence[Any], names: Sequence[str]) -> list[Sequence[Any]]:
    """The rows' values by name, None for what a row has not."""
    if rows and len(names) > 1:
        with suppress(KeyError, TypeError):  # a row that is None, or one stored before there was such a field
            return list(zip(*map(itemgetter(*names), rows), strict=True))
    return [[row.get(name) if row else None for row in rows] for name in names]
