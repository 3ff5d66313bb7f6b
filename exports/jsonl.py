"""JSON Lines: the record itself, one object per line; moments as ISO 8601 in UTC with Z."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from crawler.article import Document
from exports.fields import Field, article_fields
from pipelines.article.documents import plain

_encode = json.JSONEncoder(ensure_ascii=False, default=plain, check_circular=False).encode


def write(documents: Iterable[Document], fields: tuple[Field, ...], out: BinaryIO) -> None:
    """One line per document, of these fields in their order."""
    names = None if fields == article_fields() else [field.name for field in fields]
    for document in documents:
        if names:
            document = {name: document[name] for name in names if name in document}
        out.write(line(document))


def line(record: Document) -> bytes:
    """A record as a line.

    >>> line({"headline": "港口重开"}).decode()
    '{"headline": "港口重开"}\\n'
    """
    return _encode(record).encode() + b"\n"
