"""What is written to MongoDB for a batch: new articles, and revisions of changed ones.

Every write may be repeated and may meet another writer: there are no transactions on a server alone.

Each state of an article has a name of its own, `change`, given with the write that makes the state and kept with it in
`revisions`: feeds go by it (exports/states.py). What changes no state (`last_checked`) leaves it alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import bson
from bson import ObjectId
from bson.codec_options import CodecOptions
from pymongo import InsertOne, ReplaceOne, UpdateOne
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import AutoReconnect, BulkWriteError

from crawler.items import Article, Document
from pipelines.article.documents import HISTORY, article_id, revision_of, to_document
from pipelines.store.forgotten import FORGOTTEN, find_forgotten
from pipelines.store.moves import ODD, find_moved, lines_of
from pipelines.store.returns import find_returned
from pipelines.store.twins import find_twins, wording_of
from pipelines.world.address import address_key, without_tracking

Write = InsertOne[Document] | ReplaceOne[Document] | UpdateOne

CODEC: CodecOptions[Document] = CodecOptions(tz_aware=True, tzinfo=UTC)
LARGEST = 16 * 1024 * 1024 - 2048
"""Bytes of a document: MongoDB's limit, less what the store adds."""
DUPLICATE = 11000
DOCUMENTS_FAULT = frozenset({2, 14, 22, 52, 57, 121, 10334, 17280, 17419})
"""MongoDB's error codes for a document that can never be stored: bad value, type, name or size, or the user's own rules."""
ROUNDS = 20


class StoreRefused(Exception):  # noqa: N818 - named for what happened, as Scrapy's exceptions are
    """Raised for a document that MongoDB can never take; count `reason` and go on, the others are stored.

    Reasons: no_address, not_text, out_of_range, no_document, too_large, by_server; odd_stored, where the record under
    its name is none that an article ever had; forgotten.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StoreFailed(Exception):  # noqa: N818 - as above
    """Raised for what could not be stored because MongoDB is away; count it: the next run fetches it again."""


@dataclass(slots=True, eq=False)
class Entry:
    """An article, and what has become of it; once it is stored or found unchanged, its document has its HISTORY."""

    document: Document
    outcome: str | Exception | None = None
    """new, changed, unchanged, or returned (returns.py); None as long as it is not written."""
    moved: bool = False
    """It is the next state of an article that was stored by another address."""
    moment: datetime | None = None
    """When its page was fetched, if that is long ago: it comes from an archive."""

    @property
    def id(self) -> str:
        """The article's."""
        return str(self.document["_id"])

    @property
    def rules(self) -> Any:
        """The version of the rules that it was read by."""
        return _rules(self.document)

    @property
    def as_stored(self) -> Document:
        """The document as MongoDB gives it back: times in milliseconds."""
        return bson.decode(bson.encode(self.document), CODEC)

    def go_by_its_own_address(self) -> None:
        """Its canonical address belongs to another article: a template names the same one on all pages."""
        address = without_tracking(self.document["url"])
        self.document |= {"_id": article_id(address), "canonical_url": address}

    def go_by(self, stored: Document) -> None:
        """It is an article that is already stored under another of its addresses."""
        self.document |= {name: stored[name] for name in ("_id", "canonical_url")}

    def judge(self, fault: Document | None) -> None:
        """Takes the fault of a write as the outcome. A duplicate key is no fault: another writer was first."""
        if fault and fault["code"] in DOCUMENTS_FAULT:
            self.outcome = StoreRefused("by_server")
        elif fault and fault["code"] != DUPLICATE:
            self.outcome = StoreFailed(str(fault["errmsg"]))


def article_entry(article: Article) -> Entry:
    """The entry of an article. Raises StoreRefused."""
    document = to_document(article)
    _refuse_unstorable(document)
    if not document["_id"]:
        raise StoreRefused("no_address")
    return Entry(document)


async def write_articles(database: AsyncDatabase[Document], entries: Sequence[Entry]) -> None:
    """Gives each article that has no outcome its outcome, once its write is acknowledged.

    Goes in rounds of look and write: where another writer came between the two, the next round looks again.
    Raises StoreFailed, and the driver's errors; then what has no outcome may be tried again.
    """
    for _ in range(ROUNDS):
        pending = [entry for entry in entries if entry.outcome is None]
        if not pending:
            return
        stored = await _hashes(database, pending)
        await _add(database, [entry for entry in pending if entry.id not in stored])
        same: list[Entry] = []
        changed: list[Entry] = []
        for entry in pending:
            if entry.id in stored:
                (same if stored[entry.id][0] == entry.document["content_hash"] else changed).append(entry)
        await _revise(database, changed)
        await _mark(database, [entry for entry in same if stored[entry.id][1] != entry.rules])
        for entry in same:
            entry.outcome = "unchanged"
            entry.document |= stored[entry.id][2]
    raise StoreFailed(f"others kept changing the same articles for {ROUNDS} rounds")


async def _hashes(database: AsyncDatabase[Document], entries: Sequence[Entry]) -> dict[str, tuple[Any, Any, Document]]:
    """Of each that is stored its wording, the version of the rules by which it was last read so, and its history."""
    shown = {"content_hash": 1, "provenance.extractor": 1} | dict.fromkeys(HISTORY, 1)
    return {
        one["_id"]: (one.get("content_hash"), _rules(one), {name: one[name] for name in HISTORY if name in one})
        async for one in database["articles"].find(_these(entries), shown)
    }


def _rules(document: Document) -> Any:
    provenance = document.get("provenance")
    return provenance.get("extractor") if isinstance(provenance, dict) else None


async def _mark(database: AsyncDatabase[Document], entries: Sequence[Entry]) -> None:
    """Other rules have read the same wording: notes their version, so that the next change is not taken for theirs."""
    guards = [(entry, {"_id": entry.id, "content_hash": entry.document["content_hash"]}) for entry in entries]
    await bulk(
        database["articles"],
        [UpdateOne(guard, {"$set": {"provenance.extractor": entry.rules}}) for entry, guard in guards],
    )


async def _add(database: AsyncDatabase[Document], entries: Sequence[Entry]) -> None:
    """Inserts each wording once; an article that is stored under another of its addresses is that one."""
    documents = [entry.document for entry in entries]
    forgotten = await find_forgotten(database, documents) if entries else set()
    for position in forgotten:
        entries[position].outcome = StoreRefused(FORGOTTEN)
    entries = [entry for entry in entries if entry.outcome is None]
    if not entries:
        return
    documents = [entry.document for entry in entries]
    twins, moved = await find_twins(database, documents), await find_moved(database, documents)
    alone: dict[Hashable, Entry] = {}
    for position, entry in enumerate(entries):
        if twin := twins.get(wording_of(entry.document)):
            entry.go_by(twin)
            entry.outcome = "unchanged"
        elif former := moved.get(position):  # the next round compares the two
            entry.go_by(former)
            entry.moved = True
        else:  # one of the same wording in this batch is looked at again in the next round, when this is stored
            alone.setdefault(wording_of(entry.document) or entry.id, entry)
    await _insert(database, list(alone.values()))


async def _insert(database: AsyncDatabase[Document], entries: Sequence[Entry]) -> None:
    first = {"first_seen": datetime.now(UTC), "revision": 1}
    added = [entry.document | first | {"last_checked": entry.moment or first["first_seen"]} for entry in entries]
    faults, _ = await bulk(database["articles"], [InsertOne(_named(document)) for document in added])
    for number, entry in enumerate(entries):
        if number in faults:
            entry.judge(faults[number])
        else:
            entry.outcome, entry.document = "new", added[number]


async def _revise(database: AsyncDatabase[Document], entries: Sequence[Entry]) -> None:
    """Keeps the former states first, so that a kill loses none; then replaces what still is in the state kept."""
    if not entries:
        return
    stored = {old["_id"]: old async for old in database["articles"].find(_these(entries))}
    others = []
    for entry in (entry for entry in entries if _is_other(stored.get(entry.id), entry.document)):
        if not entry.moved and _is_anothers(stored[entry.id], entry.document):
            entry.go_by_its_own_address()
        else:
            others.append(entry)
    returned = await find_returned(database, [stored[one.id] for one in others], [one.as_stored for one in others])
    for entry in others:
        entry.outcome = "returned" if entry.id in returned else None
    moves = [move for entry in others if entry.outcome is None and (move := _move(stored[entry.id], entry))]
    keep: list[Write] = [
        UpdateOne({"_id": former["_id"]}, {"$setOnInsert": former}, upsert=True) for _, former, _ in moves
    ]
    faults, _ = await bulk(database["revisions"], keep)
    for number, (entry, _, _) in enumerate(moves):
        entry.judge(faults.get(number))
    await _replace(database, [move for move in moves if move[0].outcome is None])


async def _replace(database: AsyncDatabase[Document], moves: Sequence[tuple[Entry, Document, Document]]) -> None:
    guarded: list[Write] = [ReplaceOne({"_id": n["_id"], "revision": f["revision"]}, n) for _, f, n in moves]
    faults, replaced = await bulk(database["articles"], guarded)
    for number, (entry, _, _) in enumerate(moves):
        entry.judge(faults.get(number))
    won = [move for move in moves if move[0].outcome is None]
    if replaced < len(moves):
        now = await _hashes(database, [entry for entry, _, _ in won])
        won = [(e, former, new) for e, former, new in won if now.get(e.id, (None,))[0] == new["content_hash"]]
    # Where two writers kept the same state, what the loser saw change stands beside it: set it right.
    right: list[Write] = [UpdateOne({"_id": former["_id"]}, {"$set": former}) for _, former, _ in won]
    await bulk(database["revisions"], right)
    for entry, _, new in won:
        entry.outcome = "changed"
        entry.document |= {name: new[name] for name in HISTORY}


async def bulk(collection: AsyncCollection[Document], writes: Sequence[Write]) -> tuple[dict[int, Document], int]:
    """Does all writes; their faults by position, and how many documents were matched."""
    if not writes:
        return {}, 0
    try:
        result = await collection.bulk_write(writes, ordered=False)
    except BulkWriteError as error:
        details = error.details or {}
        if details["writeConcernErrors"]:
            raise AutoReconnect(
                f"written but not acknowledged: {details['writeConcernErrors'][0]['errmsg']}"
            ) from error
        return {fault["index"]: fault for fault in details["writeErrors"]}, details["nMatched"]
    return {}, result.matched_count


def _these(entries: Iterable[Entry]) -> Document:
    return {"_id": {"$in": [entry.id for entry in entries]}}


def _is_other(old: Document | None, new: Document) -> bool:
    """Whether a stored state is to be replaced: it is there, and has not been replaced by the same one already."""
    return old is not None and bool(old.get("content_hash") != new["content_hash"])


def _is_anothers(old: Document, new: Document) -> bool:
    """Whether what is stored is another article, whose page names the same canonical address: no line of text is in both.

    One under its own address is that address's article, whatever it says now.
    """
    try:
        own, theirs = (address_key(one["url"]) for one in (new, old))
        return own not in (theirs, address_key(new["canonical_url"])) and not lines_of(old) & lines_of(new)
    except ODD:
        return False


def _move(old: Document, entry: Entry) -> tuple[Entry, Document, Document] | None:
    """The entry, the former state as kept, and the one that comes after it; an entry that cannot follow is refused."""
    try:
        looked = entry.moment or datetime.now(UTC)
        kept = {"first_seen": old["first_seen"], "last_checked": looked, "revision": old["revision"] + 1}
        after = entry.as_stored | kept
        return entry, revision_of(old, after), _named(after)
    except ODD:  # one record that somebody else wrote must not take a batch of articles with it
        entry.outcome = StoreRefused("odd_stored")
        return None


def _named(state: Document) -> Document:
    return state | {"change": ObjectId()}


def _refuse_unstorable(document: Document) -> None:
    """Raises StoreRefused for a document that MongoDB cannot take."""
    try:
        encoded = bson.encode(document)
    except UnicodeError as error:
        raise StoreRefused("not_text") from error
    except OverflowError as error:
        raise StoreRefused("out_of_range") from error
    except bson.errors.BSONError as error:
        raise StoreRefused("no_document") from error
    if len(encoded) > LARGEST:
        raise StoreRefused("too_large")
