"""DuckDB: articles in one table with nested columns, brought up to date in one transaction.

A row is replaced by a later revision of its article or the same, never by an earlier one: sending again changes nothing.
An article that was removed and came again is later than all that it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from crawler.article import Document
from exports.columns import ROWS, arrow_schema
from exports.fields import Field
from exports.formats import FORMATS
from exports.refusals import NotDelivered

LIMITS = "SET memory_limit = '512MB'; SET threads = 2; SET preserve_insertion_order = false"
"""By itself DuckDB takes most of the machine's memory; beyond the limit it uses the disk."""


def put(documents: Iterable[Document], fields: tuple[Field, ...], address: str, withdrawn: Iterable[str] = ()) -> None:
    """Brings the table `articles` up to date with the documents, then takes the withdrawn out: all of it, or nothing.

    Raises NotDelivered.
    """
    path = Path(address.partition(":")[2].removeprefix("//")).expanduser()
    try:
        duckdb.connect(str(path)).close()  # says at once whether it can be written
        with _staged(documents, fields, path.parent) as states, duckdb.connect(str(path)) as connection:
            connection.execute(f"SET TimeZone = 'UTC'; {LIMITS}; BEGIN")
            _prepare(connection, fields)
            _upsert(connection, states)
            connection.execute("DELETE FROM articles WHERE _id IN (SELECT unnest(?::VARCHAR[]))", [list(withdrawn)])
            connection.execute("COMMIT")
    except duckdb.Error as error:
        raise NotDelivered(f"DuckDB did not take the articles: {str(error).splitlines()[0]}") from error
    except OSError as error:
        raise NotDelivered(f"DuckDB did not take the articles: {path.parent}: {error.strerror or error}") from error


@contextmanager
def _staged(documents: Iterable[Document], fields: tuple[Field, ...], folder: Path) -> Iterator[pq.ParquetFile]:
    """The documents in a file without a name, to be inserted by one statement.

    A transaction of many statements keeps all their rows in memory, some 28 KB for an article.
    """
    with TemporaryFile(dir=folder) as file:
        FORMATS["parquet"].writer()(documents, fields, file)
        file.seek(0)
        yield pq.ParquetFile(file)


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


def _upsert(connection: duckdb.DuckDBPyConnection, states: pq.ParquetFile) -> None:
    names = states.schema_arrow.names
    keys = states.read(columns=[name for name in ("_id", "first_seen", "revision") if name in names])
    connection.register("keys", keys.append_column("number", pa.array(range(len(keys)), pa.int64())))
    life, older = "", "articles.revision <= latest.revision"
    if "first_seen" in names:
        # one that was removed and came again begins with revision 1
        seen = "coalesce(articles.first_seen {} latest.first_seen, false)"
        life = "first_seen DESC NULLS LAST,"
        older = f"({seen.format('<')} OR NOT {seen.format('>')} AND {older})"
    latest = f"row_number() OVER (PARTITION BY _id ORDER BY {life} revision DESC, number DESC) = 1"
    connection.execute(f"CREATE TEMP TABLE latest AS FROM keys QUALIFY {latest}")
    connection.execute(f"DELETE FROM articles USING latest WHERE articles._id = latest._id AND {older}")
    connection.execute("DELETE FROM latest USING articles WHERE articles._id = latest._id")
    rows = pa.RecordBatchReader.from_batches(_numbered(states.schema_arrow), _number(states))
    connection.register("incoming", rows)
    connection.execute(
        "INSERT INTO articles BY NAME SELECT incoming.* EXCLUDE (number) FROM incoming SEMI JOIN latest USING (number)"
    )
    connection.unregister("incoming")


def _numbered(schema: pa.Schema) -> pa.Schema:
    return schema.append(pa.field("number", pa.int64()))


def _number(states: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
    """Its rows, each with its number."""
    start, schema = 0, _numbered(states.schema_arrow)
    for batch in states.iter_batches(ROWS):
        numbers = pa.array(range(start, start + batch.num_rows), pa.int64())
        yield pa.RecordBatch.from_arrays([*batch.columns, numbers], schema=schema)
        start += batch.num_rows
