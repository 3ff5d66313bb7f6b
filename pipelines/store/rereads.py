"""What reading a stored page again changes: the record follows the new rules, and its history shows that no newsroom
edited it.

A page that a stored article was made from is read in place: the former state goes to `revisions` with the cause
``extractor``, never as a stealth edit, and the article's revision goes up, so that feeds carry the new one. A page that
is older than what is stored changes nothing; a newer one is an edit like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from bson import ObjectId
from pymongo import ReplaceOne, UpdateOne
from pymongo.asynchronous.database import AsyncDatabase

from crawler.items import Document
from pipelines.article.documents import revision_of
from pipelines.store.forgotten import find_forgotten
from pipelines.store.moves import ODD, find_moved
from pipelines.store.twins import find_twins, wording_of

Outcome = Literal[
    "new", "edited", "read differently", "provenance", "unchanged", "superseded",
    "odd stored", "outlet missing", "forgotten",
]  # fmt: skip
KEPT = ("first_seen", "last_checked", "revision")
"""Fields of the store: no page was checked for them."""
ROUNDS = 5


@dataclass(slots=True)
class Reread:
    """An article as a page of an archive reads now."""

    document: Document
    moment: datetime
    """UTC, when the page was fetched."""
    outcome: Outcome = "new"
    fields: list[str] = field(default_factory=list)
    """Those that read differently."""
    stored: Document | None = None

    @property
    def id(self) -> str:
        """The article's."""
        return str(self.document["_id"])


def judge(reread: Reread) -> None:
    """Sets outcome and fields by comparing with what is stored."""
    old, new = reread.stored, reread.document
    if old is None:
        reread.outcome = "new"
        return
    if old["outlet"] and not new["outlet"]:  # without its file the page was read in no zone of its own
        reread.outcome = "outlet missing"
        return
    reread.fields = revision_of(old, _after(old, new))["fields"]
    if _source(old) != _source(new) and reread.moment <= old["last_checked"]:
        reread.outcome, reread.fields = "superseded", []
    elif _source(old) != _source(new) and old["content_hash"] != new["content_hash"]:
        reread.outcome = "edited"
    elif reread.fields:
        reread.outcome = "read differently"
    else:
        reread.outcome = "unchanged" if old["provenance"] == new["provenance"] else "provenance"


async def look_up(database: AsyncDatabase[Document], rereads: Sequence[Reread]) -> None:
    """Judges each by what is stored now. Raises the driver's errors."""
    stored = await _stored(database, [reread.id for reread in rereads])
    elsewhere = [one for one in rereads if one.id not in stored]
    forgotten = await find_forgotten(database, [one.document for one in elsewhere])
    for position in forgotten:
        elsewhere[position].outcome = "forgotten"
    elsewhere = [one for position, one in enumerate(elsewhere) if position not in forgotten]
    documents = [one.document for one in elsewhere]
    twins, moved = await find_twins(database, documents), await find_moved(database, documents)
    for position, former in moved.items():
        if wording_of(documents[position]) not in twins:
            documents[position] |= {name: former[name] for name in ("_id", "canonical_url")}
    stored |= await _stored(database, [former["_id"] for former in moved.values()])
    for reread in rereads:
        if reread.outcome == "forgotten":
            continue
        reread.stored = stored.get(reread.id)
        if not reread.stored and wording_of(reread.document) in twins:  # another address of the same article
            reread.outcome = "unchanged"
            continue
        try:
            judge(reread)
        except ODD:  # the record is none that an article ever had
            reread.outcome, reread.fields = "odd stored", []


async def write_rereads(database: AsyncDatabase[Document], rereads: Sequence[Reread]) -> None:
    """Writes what reads otherwise, each article at most once in `rereads`. May be repeated. Raises the driver's errors.

    The former state is kept first, so that a kill loses none; where a crawl came between, what it wrote is looked at.
    """
    for _ in range(ROUNDS):
        changed = [
            reread for reread in rereads if reread.outcome in ("read differently", "provenance") and reread.stored
        ]
        if not changed:
            return
        former = [_former(reread) for reread in changed if reread.fields]
        if former:
            kept = [UpdateOne({"_id": one["_id"]}, {"$setOnInsert": one}, upsert=True) for one in former]
            await database["revisions"].bulk_write(kept, ordered=False)
        done = await database["articles"].bulk_write([_write(reread) for reread in changed], ordered=False)
        if done.matched_count == len(changed):
            return
        again = [Reread(reread.document, reread.moment) for reread in changed]
        await look_up(database, again)
        # what was written is unchanged now; what is not was written by somebody else in between
        rereads = again


async def _stored(database: AsyncDatabase[Document], ids: Sequence[str]) -> dict[str, Document]:
    if not ids:
        return {}
    return {document["_id"]: document async for document in database["articles"].find({"_id": {"$in": ids}})}


def _source(document: Document) -> tuple[str | None, str | None]:
    return document["provenance"].get("warc"), document["provenance"].get("warc_offset")


def _after(old: Document, new: Document) -> Document:
    return old | new | {name: old[name] for name in KEPT}


def _former(reread: Reread) -> Document:
    assert reread.stored
    after = _after(reread.stored, reread.document)
    marks = {"cause": "extractor", "stealth": False, "replaced": datetime.now(UTC)}
    return revision_of(reread.stored, after) | marks


def _write(reread: Reread) -> ReplaceOne[Document] | UpdateOne:
    assert reread.stored
    guard = {"_id": reread.id, "revision": reread.stored["revision"]}
    if not reread.fields:
        return UpdateOne(guard, {"$set": {"provenance": reread.document["provenance"]}})
    after = _after(reread.stored, reread.document)
    return ReplaceOne(guard, after | {"revision": after["revision"] + 1, "change": ObjectId()})
