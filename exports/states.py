"""Which states of articles a feed has not delivered yet, whoever wrote them and whenever.

A state's name (`change`, an ObjectId) is given by whoever writes it. Names are in the order of time only roughly:
writers' clocks differ, and a write may take long to arrive. So a feed remembers the name of every state that it has
passed, 12 bytes each, and asks for all names that are not among them: no clock is trusted, nothing is skipped, nothing
comes twice. That the store keeps its names in an index makes it cheap, and a count shows whether anything has come in
below what was looked at last.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from bson import ObjectId
from pymongo import UpdateOne
from pymongo.database import Database
from pymongo.errors import OperationFailure

from crawler.article import Document
from exports.fields import Field
from exports.reader import projection
from exports.selection import Selection
from pipelines.store.indexes import make_indexes

SIZE = 12
"""Bytes of a name."""
CHUNK = 500
"""States that are fetched at a time."""
BATCH = 10_000
"""Names that MongoDB sends at a time; by its own measure it would be half a million, with 200 MB in memory."""
NEAR = timedelta(minutes=10)
"""How far below the last name a look-up always begins; what comes in further below shows in the count."""


@dataclass(frozen=True, slots=True)
class Names(Sequence[bytes]):
    """Names of states in order, each once, as one string of bytes."""

    data: bytes = b""

    def __len__(self) -> int:
        return len(self.data) // SIZE

    def __getitem__(self, number: Any) -> Any:
        start = number * SIZE if number >= 0 else len(self.data) + number * SIZE
        if not 0 <= start < len(self.data):
            raise IndexError(number)
        return self.data[start : start + SIZE]

    def with_all(self, others: Iterable[bytes]) -> Names:
        """These and the others, which come in order."""
        return Names.of(_merged(self, others))

    @staticmethod
    def of(names: Iterable[bytes]) -> Names:
        """Names that come in order; no list of them is made, which would take eight times the room."""
        data = bytearray()
        for name in names:
            data += name
        return Names(bytes(data))


def look(database: Database[Document], passed: Names | None) -> tuple[Names, Names]:
    """The states to hand on, and all that are passed then.

    A feed begins with the articles as they stand, `passed` being None, and former states are passed over; from then on
    it gets each state, also one that was replaced before it could be had.
    """
    # A state is kept in `revisions` before it is replaced in `articles`: looked at in this order, none slips through.
    former = Names() if passed is not None else Names.of(_names(database, "revisions", "article.change", None))
    had = passed or Names()
    low = _low(database, had)
    now = Names.of(_without(_names(database, "articles", "change", low), had))
    gone = _without(_without(_names(database, "revisions", "article.change", low), had), former)
    wanted = Names.of(_merged(now, gone))
    return wanted, had.with_all(_merged(former, wanted))


def fetch(
    database: Database[Document], wanted: Names, selection: Selection, fields: tuple[Field, ...]
) -> Iterator[Document]:
    """Those of the states that are selected, with these fields, `_id` and `revision`, in the order of their names."""
    shown = projection(fields)
    shown = {} if "change" in shown else shown | {"revision": 1, "change": 1}
    shown_former = {f"article.{name}": 1 for name in shown} or {"article": 1}
    for start in range(0, len(wanted), CHUNK):
        names = [ObjectId(wanted[n]) for n in range(start, min(start + CHUNK, len(wanted)))]
        question = {"change": {"$in": names}, **selection.question()}
        found = {state.pop("change"): state for state in database["articles"].find(question, shown)}
        rest = {"article.change": {"$in": [n for n in names if n not in found]}, **selection.question("article.")}
        for revision in database["revisions"].find(rest, shown_former):
            state = revision["article"]
            found.setdefault(state.pop("change"), state)
        yield from (found[name] for name in names if name in found)


def name_states(database: Database[Document]) -> None:
    """Gives names to articles stored without: by hand, by a restore. Others may do so at the same time.

    Where no crawl has made the indexes yet, each look-up would go through all articles.
    """
    with suppress(OperationFailure):  # who may only read goes without
        make_indexes(database, ["articles", "revisions"])
    unnamed = [article["_id"] for article in database["articles"].find({"change": None}, {"_id": 1})]
    for start in range(0, len(unnamed), 1000):
        some = unnamed[start : start + 1000]
        names = [UpdateOne({"_id": _id, "change": None}, {"$set": {"change": ObjectId()}}) for _id in some]
        database["articles"].bulk_write(names, ordered=False)


def _low(database: Database[Document], had: Names) -> ObjectId | None:
    """The name from which on to look; None for all, where states have come in (or gone) below it."""
    if not had:
        return None
    low = ObjectId.from_datetime(ObjectId(had[-1]).generation_time - NEAR)
    below = {"$gt": ObjectId(bytes(SIZE)), "$lt": low}
    stored = database["articles"].count_documents({"change": below})
    stored += database["revisions"].count_documents({"article.change": below})
    return low if stored == bisect_left(had, low.binary) else None


def _names(database: Database[Document], collection: str, path: str, low: ObjectId | None) -> Iterator[bytes]:
    """Read from the index alone, in order."""
    question = {path: {"$gte": low or ObjectId(bytes(SIZE))}}
    found = database[collection].find(question, {path: 1, "_id": 0}, batch_size=BATCH, allow_disk_use=True)
    for state in found.sort(path):
        name: ObjectId = state["article"]["change"] if path == "article.change" else state["change"]
        yield name.binary


def _without(found: Iterable[bytes], had: Names) -> Iterator[bytes]:
    number = 0
    for name in found:
        number = number or bisect_left(had, name)
        while number < len(had) and had[number] < name:
            number += 1
        if number == len(had) or had[number] != name:
            yield name


def _merged(*ordered: Iterable[bytes]) -> Iterator[bytes]:
    return (name for name, _ in groupby(heapq.merge(*ordered)))
