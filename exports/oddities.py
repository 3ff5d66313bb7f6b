"""Which stored record is no article: somebody else's document, or one that was changed by hand.

Looked for only where an export has failed over one: to look at each record on its way would cost more than to write it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pymongo.database import Database

from crawler.article import Document
from exports.fields import Field, Kind, article_fields
from exports.reader import BATCH

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
        return f"{path} is no {field.kind}" if path else "no article"
    if field.kind == "day" and not _is_day(value):
        return f"{path} is no day"
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
