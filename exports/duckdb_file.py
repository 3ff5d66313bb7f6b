"""DuckDB: articles in one table with nested columns, brought up to date in one transaction.

A row is replaced by a later revision of its article or the same, never by an earlier one: sending again changes nothing.
An article that was removed and came again is later than all that it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from crawler.article import Document
from exports.columns import arrow_schema, batches
from exports.fields import Field
from exports.refusals import NotDelivered

CHUNK = 10
"""Batches of columns that are sent at a time."""
LATEST = "SELECT * FROM incoming QUALIFY row_number() OVER (PARTITION BY _id ORDER BY {life} revision DESC) = 1"


def put(documents: Iterable[Document], fields: tuple[Field, ...], address: str, withdrawn: Iterable[str] = ()) -> None:
    """Brings the table `articles` up to date with the documents, then takes the withdrawn out: all of it, or nothing.

    Raises NotDelivered.
    """
    path = address.partition(":")[2].removeprefix("//")
    try:
        with duckdb.connect(str(Path(path).expanduser())) as connection:
            connection.execute("SET TimeZone = 'UTC'; BEGIN")
            rest = batches(documents, fields)
            _prepare(connection, fields)
            while chunk := list(islice(rest, CHUNK)):
                _upsert(connection, pa.Table.from_batches(chunk))
            connection.execute("DELETE FROM articles WHERE _id IN (SELECT unnest(?::VARCHAR[]))", [list(withdrawn)])
            connection.execute("COMMIT")
    except duckdb.Error as error:
        raise NotDelivered(f"DuckDB did not take the articles: {str(error).splitlines()[0]}") from error


def _prepare(connection: duckdb.DuckDBPyConnection, fields: tuple[Field, ...]) -> None:
    """Makes the table, or the columns, and the parts of nested ones, that an older one has not."""
    schema = arrow_schema(fields)
    connection.register("incoming", pa.Table.from_batches([], schema))
    connection.execute("CREATE TABLE IF NOT EXISTS articles AS FROM incoming")
    had = connection.sql("FROM articles LIMIT 0").to_arrow_table().schema
    connection.register("incoming", pa.Table.from_batches([], pa.schema([_both(had, field) for field in schema])))
    there = _kinds(connection, "articles")
    for name, kind in _kinds(connection, "incoming").items():
        if name not in there:
            connection.execute(f'ALTER TABLE articles ADD COLUMN "{name}" {kind}')
        elif kind != there[name] and "STRUCT" in kind:
            connection.execute(f'ALTER TABLE articles ALTER COLUMN "{name}" TYPE {kind}')
    connection.unregister("incoming")


def _both(had: pa.Schema, field: pa.Field) -> pa.Field:
    """A column with its parts and those that it has in the table."""
    if field.name not in had.names:
        return field
    with suppress(pa.ArrowInvalid, pa.ArrowTypeError):  # a type of the user's own: DuckDB says whether it will do
        schemas = [pa.schema([had.field(field.name)]), pa.schema([field])]
        return pa.unify_schemas(schemas, promote_options="permissive").field(0)
    return field


def _kinds(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    return {name: kind for name, kind, *_ in connection.execute(f"DESCRIBE {table}").fetchall()}


def _upsert(connection: duckdb.DuckDBPyConnection, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    has_life = "first_seen" in rows.schema.names
    life = "first_seen DESC NULLS LAST," if has_life else ""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE latest AS {LATEST.format(life=life)}")
    older = "articles.revision <= latest.revision"
    if has_life:
        # one that was removed and came again begins with revision 1
        seen = "coalesce(articles.first_seen {} latest.first_seen, false)"
        older = f"({seen.format('<')} OR NOT {seen.format('>')} AND {older})"
    connection.execute(f"DELETE FROM articles USING latest WHERE articles._id = latest._id AND {older}")
    connection.execute("INSERT INTO articles BY NAME SELECT * FROM latest ANTI JOIN articles USING (_id)")
    connection.unregister("incoming")
