"""PostgreSQL: articles in one table, made from the record and brought up to date in one transaction.

A row is replaced by a later revision of its article or the same, never by an earlier one: sending again changes nothing.
An article that was removed and came again is later than all that it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from crawler.article import Document
from exports.fields import Field
from exports.json_text import json_text
from exports.postgres_table import INDEXED, INDEXES, column_type, table
from exports.refusals import NotDelivered

CHUNK = 2000
"""Rows that are sent at a time."""
LIVES = {
    "latest": "first_seen DESC NULLS LAST, revision DESC",
    "came_again": "coalesce(articles.first_seen < excluded.first_seen, false)",
    "left_again": "coalesce(articles.first_seen > excluded.first_seen, false)",
}
"""An article that was removed and came again begins with revision 1."""
ONE_LIFE = {"latest": "revision DESC", "came_again": "false", "left_again": "false"}
"""Where it is not told when articles came."""


def put(documents: Iterable[Document], fields: tuple[Field, ...], address: str, withdrawn: Iterable[str] = ()) -> None:
    """Brings the table `articles` up to date with the documents, then takes the withdrawn out: all of it, or nothing.

    Raises NotDelivered.
    """
    try:
        with psycopg.connect(address, connect_timeout=10) as connection, connection.cursor() as cursor:
            cursor.execute("SET client_min_messages = warning; SET TIME ZONE 'UTC'")
            _prepare(cursor, fields)
            rest = iter(documents)
            while chunk := list(islice(rest, CHUNK)):
                _upsert(cursor, fields, chunk)
            _delete(cursor, list(withdrawn))
    except psycopg.Error as error:
        raise NotDelivered(f"PostgreSQL did not take the articles: {_reason(error, address)}") from None


def _prepare(cursor: psycopg.Cursor[Any], fields: tuple[Field, ...]) -> None:
    """Makes the table, or the columns that an older one has not; and a table for the rows on their way.

    What is there already is left alone: even a change that changes nothing would wait for all who read the table, and
    keep them out until the rows are in.
    """
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('dateline/articles'))")  # one export at a time
    cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('articles') AND attnum > 0")
    there = {name for (name,) in cursor.fetchall()}
    if not there:
        cursor.execute(sql.SQL(table(fields)))
    for field in (field for field in fields if field.name not in there):
        name, kind = sql.Identifier(field.name), sql.SQL(column_type(field))
        if there:
            cursor.execute(sql.SQL("ALTER TABLE articles ADD COLUMN {} {}").format(name, kind))
        cursor.execute(sql.SQL("COMMENT ON COLUMN articles.{} IS {}").format(name, field.doc))
    if not INDEXED & there and {field.name for field in fields} >= INDEXED:
        for statement in INDEXES:
            cursor.execute(statement)
    cursor.execute("CREATE TEMPORARY TABLE incoming (LIKE articles) ON COMMIT DROP")


def _upsert(cursor: psycopg.Cursor[Any], fields: tuple[Field, ...], rows: list[Document]) -> None:
    columns = sql.SQL(", ").join(sql.Identifier(field.name) for field in fields)
    with cursor.copy(sql.SQL("COPY incoming ({}) FROM STDIN").format(columns)) as copy:
        for row in rows:
            copy.write_row(list(_values(row, fields)))
    theirs = sql.SQL(", ").join(sql.Identifier("excluded", field.name) for field in fields)
    ours = sql.SQL(", ").join(sql.Identifier("articles", field.name) for field in fields)
    statement = """
        INSERT INTO articles ({columns}) SELECT DISTINCT ON (_id) {columns} FROM incoming ORDER BY _id, {latest}
        ON CONFLICT (_id) DO UPDATE SET ({columns}) = ROW ({theirs})
        WHERE {came_again} OR NOT {left_again} AND (
            articles.revision < excluded.revision
            OR articles.revision = excluded.revision AND ({ours}) IS DISTINCT FROM ({theirs}))"""
    has_life = "first_seen" in {field.name for field in fields}
    parts = {name: sql.SQL(text) for name, text in (LIVES if has_life else ONE_LIFE).items()}
    cursor.execute(sql.SQL(statement).format(columns=columns, theirs=theirs, ours=ours, **parts))
    cursor.execute("TRUNCATE incoming")


def _delete(cursor: psycopg.Cursor[Any], withdrawn: list[str]) -> None:
    """Asks first: who has no right to delete needs none as long as there is nothing to delete."""
    cursor.execute("SELECT _id FROM articles WHERE _id = ANY(%s)", (withdrawn,))
    if there := [id for (id,) in cursor.fetchall()]:
        cursor.execute("DELETE FROM articles WHERE _id = ANY(%s)", (there,))


def _values(row: Document, fields: tuple[Field, ...]) -> Iterator[Any]:
    for field in fields:
        value = row.get(field.name)
        if value is not None and column_type(field) == "jsonb":
            yield json_text(value)
        elif isinstance(value, str):
            yield value.replace("\0", "\ufffd")
        elif isinstance(value, list):
            yield [item.replace("\0", "\ufffd") for item in value]
        else:
            yield value


def _reason(error: psycopg.Error, address: str) -> str:
    """Its first line, without the password that it may quote."""
    text = (str(error).strip() or type(error).__name__).splitlines()[0].replace(address, "the address given")
    try:
        password = urlsplit(address).password
    except ValueError:
        return "its address has not the form postgresql://user:password@host:5432/database"
    return text.replace(password, "…") if password else text
