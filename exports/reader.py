"""The stored articles, one document at a time; their times are naive, in UTC."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from bson import MinKey
from pymongo.database import Database
from pymongo.errors import CursorNotFound

from crawler.article import Document
from exports.fields import Field, article_fields
from exports.selection import Selection

BATCH = 500
"""Documents that MongoDB sends at a time; by its own measure it would be 16 MB, and several times that in memory."""
FEW = 100_000
"""Articles whose names are gathered before they are asked for."""

logger = logging.getLogger(__name__)


def walk(database: Database[Document], selection: Selection, fields: tuple[Field, ...]) -> Iterator[Document]:
    """The articles selected, with these fields and `_id`, in the order of `_id`."""
    articles, question, shown = database["articles"], selection.question(), projection(fields)
    some = _few(database, selection)
    if some is not None:
        for start in range(0, len(some), BATCH):
            asked = {**question, "_id": {"$in": some[start : start + BATCH]}}
            yield from articles.find(asked, shown).hint("_id_").sort("_id")
        return
    last, more = MinKey(), True  # before any `_id`, one of somebody else's kind as well
    while more:
        asked = {**question, "_id": {"$gt": last}}
        found = articles.find(asked, shown, batch_size=BATCH, allow_disk_use=True).sort("_id")
        try:
            for document in found:
                last = document["_id"]
                yield document
            more = False
        except CursorNotFound:  # who reads paused for more than ten minutes
            logger.info("the export's cursor timed out; going on after %s", last)


def _few(database: Database[Document], selection: Selection) -> list[Any] | None:
    """The selected articles' `_id`s in order, where the store's indexes name few; None where all are looked through.

    Asked for in the order of `_id`, MongoDB would look through all of them for one outlet or one day, too.
    """
    articles = database["articles"]
    bound = min(FEW, articles.estimated_document_count() // 4)
    indexed = selection.indexed()
    if not indexed or articles.count_documents(indexed, limit=bound + 1) > bound:
        return None
    return sorted(found["_id"] for found in articles.find(selection.question(), {"_id": 1}))


def walk_by_day(database: Database[Document], selection: Selection, fields: tuple[Field, ...]) -> Iterator[Document]:
    """As `walk`, with `outlet`, `published` and `first_seen` besides: those of an outlet and a day together.

    The undated ones come last, by the day on which they were first seen. An article that is given another date while
    this runs may come twice or not at all; `walk` and feeds have no such gap.
    """
    shown = projection(fields)
    shown = shown if "change" in shown else shown | {"outlet": 1, "published": 1, "first_seen": 1}
    for dated, day in (({"published": {"$ne": None}}, "published"), ({"published": None}, "first_seen")):
        question = {"$and": [selection.question(), dated]}
        yield from (
            database["articles"]
            .find(question, shown, batch_size=BATCH, allow_disk_use=True)
            .sort([("outlet", 1), (day, -1)])
        )


def projection(fields: tuple[Field, ...]) -> dict[str, int]:
    """What of a document is asked for; never the name of its state.

    >>> from exports.fields import choose
    >>> projection(choose("headline,images.credit"))
    {'headline': 1, 'images.credit': 1}
    """
    whole = {field.name: field for field in article_fields()}
    if fields == article_fields():
        return {"change": 0}
    shown: dict[str, int] = {}
    for field in fields:
        shown |= {field.name: 1} if field == whole[field.name] else dict.fromkeys(_inner(field), 1)
    return shown


def _inner(field: Field) -> Iterator[str]:
    parts = field.parts or (field.items.parts if field.items else ())
    for part in parts:
        yield from (f"{field.name}.{path}" for path in _inner(part))
    if not parts:
        yield field.name


def count(database: Database[Document], selection: Selection) -> int:
    """How many articles are selected."""
    return database["articles"].count_documents(selection.question())


def outlets_of(database: Database[Document]) -> set[str]:
    """Ids of the outlets that have stored articles."""
    return {name for name in database["articles"].distinct("outlet") if name}
