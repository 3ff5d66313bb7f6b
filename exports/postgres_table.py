"""The table of the articles in PostgreSQL, made from the record; needs no client."""

from __future__ import annotations

from exports.fields import Field

TYPES = {
    "string": "text",
    "integer": "bigint",
    "number": "double precision",
    "moment": "timestamptz",
    "day": "date",
    "object": "jsonb",
    "map": "jsonb",
}
INDEXED = frozenset({"outlet", "published"})
INDEXES = (
    "CREATE INDEX IF NOT EXISTS articles_outlet_published ON articles (outlet, published)",
    "CREATE INDEX IF NOT EXISTS articles_published ON articles (published)",
)
"""Made with the columns: a table's owner may drop them, and others may not make them."""


def table(fields: tuple[Field, ...]) -> str:
    """The statement that makes the table."""
    columns = ",\n".join(f'  "{f.name}" {column_type(f)}{" PRIMARY KEY" if f.name == "_id" else ""}' for f in fields)
    return f"CREATE TABLE IF NOT EXISTS articles (\n{columns}\n)"


def column_type(field: Field) -> str:
    """PostgreSQL's type of a field: lists of objects and objects are jsonb."""
    if field.items:
        return "jsonb" if field.items.parts else f"{TYPES[field.items.kind]}[]"
    return TYPES[field.kind]
