"""Articles into a DuckDB file: one table with nested columns, brought up to date in one transaction.

A row is replaced by a later revision of its article or the same, never by an earlier one: sending again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from exports.columns import arrow_schema, batches
from exports.fields import Field
from exports.refusals import NotDelivered

Document = dict[str, Any]
CHUNK = 10
"""Batches of columns that are sent at a time."""
LATEST = "SELECT * FROM incoming QUALIFY row_number() OVER (PARTITION BY _id ORDER BY revision DESC) = 1"


def put(documents: Iterable[Document], fields: tuple[Field, ...], address: str) -> None:
    """Brings the table `articles` up to date with the documents: all of them, or none. Raises NotDelivered."""
    path = address.partition(":")[2].removeprefix("//")
    try:
        with duckdb.connect(str(Path(path).expanduser())) as connection:
            connection.execute("SET TimeZone = 'UTC'; BEGIN")
            rest = batches(documents, fields)
            _prepare(connection, fields)
            while chunk := list(islice(rest, CHUNK)):
                _upsert(connection, pa.Table.from_batches(chunk))
            connection.execute("COMMIT")
    except duckdb.Error as error:
        raise NotDelivered(f"DuckDB did not take the articles: {str(error).splitlines()[0]}") from error


def _prepare(connection: duckdb.DuckDBPyConnection, fields: tuple[Field, ...]) -> None:
    """Makes the table, or the columns that an older one has not."""
    connection.register("incoming", pa.Table.from_batches([], arrow_schema(fields)))
    connection.execute("CREATE TABLE IF NOT EXISTS articles AS FROM incoming")
    there = {row[0] for row in connection.execute("DESCRIBE articles").fetchall()}
    for name, kind, *_ in connection.execute("DESCRIBE incoming").fetchall():
        if name not in there:
            connection.execute(f'ALTER TABLE articles ADD COLUMN "{name}" {kind}')
    connection.unregister("incoming")


def _upsert(connection: duckdb.DuckDBPyConnection, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE latest AS {LATEST}")
    same = "articles._id = latest._id AND articles.revision <= latest.revision"
    connection.execute(f"DELETE FROM articles USING latest WHERE {same}")
    connection.execute("INSERT INTO articles BY NAME SELECT * FROM latest ANTI JOIN articles USING (_id)")
    connection.unregister("incoming")
