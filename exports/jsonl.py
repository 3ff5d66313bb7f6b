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
    """One line per document, of these fields in their order; null for what it has not."""
    names = [field.name for field in fields]
    all_of_it = set(names) if fields == article_fields() else None
    for document in documents:
        if all_of_it is None:
            document = {name: document.get(name) for name in names}
        elif not document.keys() >= all_of_it:  # stored before the record had such a field
            document = dict.fromkeys(names) | document
        out.write(line(document))


def line(record: Document) -> bytes:
    """A record as a line.

    >>> line({"headline": "港口重开"}).decode()
    '{"headline": "港口重开"}\\n'
    """
    return _encode(record).encode() + b"\n"
