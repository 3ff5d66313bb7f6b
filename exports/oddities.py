"""Stored records that are not articles: written by somebody else, or changed by hand.

On its way out each record is looked at as far as its own fields' types, which costs a twentieth of writing it; what stands
inside pictures, blocks and links is looked for only where an export has failed over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pymongo.database import Database

from crawler.article import Document
from exports.fields import Field, Kind, article_fields
from exports.reader import BATCH

Shape = tuple[str, Any]
"""A field's name, and its type, its value where it has few, or the types of what it holds: few, for a whole store."""
TYPES: dict[Kind, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "moment": datetime,
    "day": str,
    "object": dict,
    "array": list,
    "map": dict,
}


def without_odd(documents: Iterable[Document], fields: tuple[Field, ...]) -> Iterator[Document]:
    """The documents, passed on. Raises TypeError at one with a field of another type than the schema's."""
    record, known = Field("", "object", parts=tuple(map(_outside, fields))), set[Shape]()
    names, values, lists, inner = _looked_at(fields)
    for document in documents:
        get = document.get
        shapes = [
            *zip(names, map(type, map(get, names)), strict=True),
            *zip(values, map(get, values), strict=True),
            *[(name, frozenset(map(type, get(name) or ()))) for name in lists],
            *[(name, tuple(map(type, (get(name) or {}).values()))) for name in inner],
        ]
        if not known.issuperset(shapes):
            if what := _oddity("", document, record):
                raise TypeError(f"{document['_id']}: {what}")
            known.update(shapes)
        yield document


def _outside(field: Field) -> Field:
    """A field without what stands inside the things that it, or an object's list, holds."""
    held = replace(field.items, parts=()) if field.items else None
    return replace(field, items=held, parts=tuple(map(_outside, field.parts)))


def _looked_at(fields: tuple[Field, ...]) -> tuple[list[str], ...]:
    """Names of all fields, of those with few values, of lists, and of objects."""
    kinds = (fields, [f for f in fields if f.values], [f for f in fields if f.items], [f for f in fields if f.parts])
    return tuple([field.name for field in some] for some in kinds)


def find_odd(database: Database[Document]) -> str | None:
    """The first record, and what is odd in it; None where all are articles."""
    for collection, inside in (("articles", ""), ("revisions", "article")):
        for document in database[collection].find(batch_size=BATCH):
            record = document.get(inside) if inside else document
            what = _oddity("", record, Field("", "object", parts=article_fields()))
            if what:
                return f"{document['_id']} in {collection}: {what}"
    return None


def _oddity(path: str, value: Any, field: Field) -> str | None:
    if value is None:
        return None if field.optional else f"{path} is missing"
    if not isinstance(value, TYPES[field.kind]) or (field.values and value not in field.values):
        return f"{path} is not of type {field.kind}" if path else "not an article"
    if field.kind == "day" and not _is_day(value):
        return f"{path} is not of type day"
    if field.kind == "map":
        inner = [(f"{path}.{name}", value[name], Field("", "string")) for name in value]
    elif field.items:
        inner = [(path, one, field.items) for one in value]
    else:
        inner = [(f"{path}.{part.name}".lstrip("."), value.get(part.name), part) for part in field.parts]
    return next(filter(None, (_oddity(*one) for one in inner)), None)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
