"""Whether what was exported is what is stored: read by pyarrow, DuckDB and pandas, types and counts compared."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
from pymongo import MongoClient

from crawler.article import Document
from exports.columns import arrow_schema
from exports.fields import article_fields

Counts = Counter[tuple[str, str]]


def readback(uri: str, database: str, folder: Path) -> Document:
    """Articles that each reader found, and whether all have them by outlet and day, with the record's types.

    Of what is in the folder: `set`, `articles.parquet`, `articles.jsonl`.
    """
    stored, characters = _stored(uri, database)
    counts: dict[str, Counts] = {}
    types: dict[str, bool] = {}
    one, many, lines = (folder / name for name in ("articles.parquet", "set", "articles.jsonl"))
    if many.exists():
        every = f"read_parquet('{many}/*/*/*.parquet', hive_partitioning = true)"
        counts |= {"pyarrow, by day": _arrow(many), "duckdb, by day": _duckdb(every), "pandas, by day": _pandas(many)}
    if one.exists():
        counts |= {"pyarrow": _arrow(one), "duckdb": _duckdb(f"'{one}'"), "pandas": _pandas(one)}
        types["pyarrow"] = ds.dataset(one).schema.equals(arrow_schema(article_fields()))
        types |= {"duckdb": _duckdb_types(one), "pandas": _pandas_types(one)}
        with duckdb.connect() as duck:
            types["text"] = duck.execute(f"SELECT sum(length(text)) FROM '{one}'").fetchone() == (characters,)
    if lines.exists():
        counts["jsonl"] = _lines(lines)
    equal = all(found == stored for found in counts.values()) and all(types.values())
    found = {reader: sum(counted.values()) for reader, counted in counts.items()}
    return {"stored": sum(stored.values()), "found": found, "types": types, "equal": equal}


def _stored(uri: str, database: str) -> tuple[Counts, int]:
    day = {"$dateToString": {"date": "$published", "format": "%Y-%m-%d"}}
    with MongoClient[Document](uri) as client:
        group = {"_id": {"o": "$outlet", "d": day}, "n": {"$sum": 1}, "c": {"$sum": {"$strLenCP": "$text"}}}
        found = list(client[database]["articles"].aggregate([{"$group": group}]))
    return Counter({(one["_id"]["o"], one["_id"]["d"]): one["n"] for one in found}), sum(one["c"] for one in found)


def _arrow(path: Path) -> Counts:
    table = ds.dataset(path, format="parquet", partitioning="hive").to_table(columns=["outlet", "published"])
    days = (f"{moment:%Y-%m-%d}" for moment in table.column("published").to_pylist())
    return Counter(zip(table.column("outlet").to_pylist(), days, strict=True))


def _duckdb(source: str) -> Counts:
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")
        sql = f"SELECT outlet, strftime(published, '%Y-%m-%d'), count(*) FROM {source} GROUP BY ALL"
        return Counter({(outlet, day): number for outlet, day, number in duck.execute(sql).fetchall()})


def _pandas(folder: Path) -> Counts:
    frame = pd.read_parquet(folder, columns=["outlet", "published"])
    return Counter(zip(frame["outlet"].astype(str), frame["published"].dt.strftime("%Y-%m-%d"), strict=True))


def _lines(path: Path) -> Counts:
    counted = Counts()
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            counted[record["outlet"], record["published"][:10]] += 1
    return counted


def _duckdb_types(path: Path) -> bool:
    """Whether DuckDB would give the record's columns back to Arrow as they were."""
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")
        made = duck.sql(f"SELECT * FROM '{path}' LIMIT 0").to_arrow_table().schema
    return all(_same(ours.type, made.field(ours.name).type) for ours in arrow_schema(article_fields()))


def _same(ours: Any, theirs: Any) -> bool:
    if pa.types.is_struct(ours):
        return [f.name for f in ours] == [f.name for f in theirs] and all(
            _same(one.type, other.type) for one, other in zip(ours, theirs, strict=True)
        )
    if pa.types.is_list(ours):
        return _same(ours.value_type, theirs.value_type)
    if pa.types.is_timestamp(ours):
        return pa.types.is_timestamp(theirs) and theirs.tz is not None
    if pa.types.is_map(ours):
        return bool(pa.types.is_map(theirs))
    return bool(ours == theirs)


def _pandas_types(path: Path) -> bool:
    frame = pd.read_parquet(path, columns=["headline", "published", "revision"])
    return [str(kind) for kind in frame.dtypes] == ["str", "datetime64[ms, UTC]", "int64"]
