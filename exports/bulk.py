"""The bulk format of Elasticsearch and OpenSearch: a line that says what to do, then the document.

Post it to ``/INDEX/_bulk``. The revision stands as an external version, so that sending states again, or an older one
after a newer, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from crawler.article import Document
from exports.fields import Field, article_fields
from exports.jsonl import line

FULL_TEXT = {"headline", "subheadline", "caption", "text", "title"}
TYPES = {"string": "keyword", "integer": "long", "number": "double", "moment": "date", "day": "date"}


def write(documents: Iterable[Document], fields: tuple[Field, ...], out: BinaryIO) -> None:
    """Two lines a document; `_id` and `revision` go to the first."""
    names = [field.name for field in fields if field.name != "_id"]
    for document in documents:
        version = {"version": document["revision"], "version_type": "external_gte"}
        out.write(line({"index": {"_id": document["_id"], **version}}))
        out.write(line({name: document.get(name) for name in names}))


def withdraw(withdrawn: Iterable[str], out: BinaryIO) -> None:
    """A line for each article that is to go from the index."""
    for id in withdrawn:
        out.write(line({"delete": {"_id": id}}))


def mapping() -> Document:
    """The body that creates an index for the articles. `provenance` is kept and not searched."""
    return {"mappings": {"dynamic": False, "properties": _properties(article_fields())}}


def _properties(fields: tuple[Field, ...]) -> Document:
    return {field.name: _property(field) for field in fields if field.name != "_id"}


def _property(field: Field) -> Document:
    held = field.items or field
    if field.kind == "map":
        return {"type": "object", "enabled": False}
    if held.parts:
        return {"properties": _properties(held.parts)}
    if field.name in FULL_TEXT:
        return {"type": "text"}
    return {"type": TYPES[held.kind]} | ({"ignore_above": 8191} if held.kind == "string" else {})
