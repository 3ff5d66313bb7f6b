"""The frontier: every address ever found, in the collection `pages`, and what is to be done with it.

    found ──> claimed ──> done, refused or failed ──> claimed again when `next_check` has come

A claim is a lease: `next_check` of a claimed page is its end. Where a run was killed, another one claims the page
when the lease runs out, and the same spider's next run at once. Nothing here needs a transaction.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from pymongo import UpdateOne
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import PyMongoError

from crawler.items import Document
from pipelines.store.batches import Batches
from pipelines.store.candidates import Candidate, ListingNote, PageEnd, dated_anew, page_id
from pipelines.store.connection import reason_of
from pipelines.store.endings import VALIDATORS, end_writes
from pipelines.store.spool import Spool, SpoolFailed
from pipelines.store.strays import Owner, adopt_strays
from pipelines.store.writes import DUPLICATE, StoreFailed, bulk

Result = TypeVar("Result")


class Patiently(Protocol):
    """Tries again as long as the server is away. Raises StoreFailed where it stays away."""

    async def __call__(self, attempt: Callable[[], Awaitable[Result]]) -> Result:
        """What the attempt gives."""


LEASE = timedelta(hours=1)
"""Longer than a batch of claims takes at the slowest pace that a host may ask for."""
LATEST = timedelta(days=31)
"""No page waits longer to be asked again (crawler/crawl/ladder.py), but one that a run with its clock ahead has ended."""
CLOCKS = timedelta(hours=1)
"""The clocks of two machines may differ by so much."""
LOOKUP = 1000
"""Addresses in one look-up."""
FIELDS = tuple(field.name for field in fields(Candidate))
NOTED = tuple(field.name for field in fields(ListingNote))
MOST_PACES = 5_000
"""Hosts whose pace is taken up; `articles` may visit more."""

logger = logging.getLogger(__name__)


class Frontier:
    """The pages of a database, for one run; `patiently` bears the server's being away.

    All methods raise StoreFailed where it stays away.
    """

    def __init__(
        self, database: AsyncDatabase[Document], patiently: Patiently, spool: Spool | None, *, size: int, linger: float
    ) -> None:
        self._pages, self._listings, self._robots = database["pages"], database["listings"], database["robots"]
        self._paces = database["paces"]
        self._patiently = patiently
        self._ends: Batches[PageEnd, None] = Batches(self._write_ends, size=size, linger=linger)
        self._writing: set[asyncio.Task[None]] = set()
        self._held: set[str] = set()
        self._left_at: dict[str, float] = {}
        self._spool = spool

    async def add(self, candidates: Sequence[Candidate]) -> dict[str, str]:
        """Puts addresses in that are not there yet. Address -> the state it was in before; "new" for those.

        "dated_anew": its listing dates it after the last look at it; it is due.
        """
        states: dict[str, str] = {}
        for start in range(0, len(candidates), LOOKUP):
            states |= await self._patiently(partial(self._add, candidates[start : start + LOOKUP]))
        return states

    async def claim(
        self, run: str, outlet: str | None, count: int, since: datetime | None = None, urls: Collection[str] = ()
    ) -> list[Candidate]:
        """Takes up to `count` pages of an outlet under a lease: the newest found, then those whose time has come.

        A run is given what it failed at no second time. With `urls` it is these, whatever their state.
        """
        claim = partial(self._claim, run, outlet, count, since, [page_id(url) for url in urls])
        documents = await self._patiently(claim)
        self._held |= {document["_id"] for document in documents}
        return [_candidate(document) for document in documents]

    async def due(self, run: str, outlets: Collection[str], since: datetime | None = None) -> set[str]:
        """Those of some outlets for which `claim` would give a page."""
        chosen: Document = {"outlet": {"$in": list(outlets)}} | _from(since)

        async def look() -> set[str]:
            queries = claimable(chosen, run, datetime.now(UTC))
            return {outlet for query, _ in queries for outlet in await self._pages.distinct("outlet", query)}

        return await self._patiently(look)

    def end(self, end: PageEnd) -> None:
        """Notes what became of a page, soon; where that fails, its lease runs out and it is asked for again."""
        task = asyncio.get_running_loop().create_task(self._end(end))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)

    async def take_over(self, name: str, outlets: Collection[str], run: str) -> int:
        """Ends the leases of earlier runs of that name (a spider's), of which only one runs at a time; their number.
        What a run put off to a far day, its clock being ahead, is due as well.
        """
        far = {"outlet": {"$in": list(outlets)}, "next_check": {"$gt": datetime.now(UTC) + LATEST}}
        theirs = {"outlet": {"$in": list(outlets)}, "state": "claimed", "run": {"$regex": f"^{name}/", "$ne": run}}
        now = {"$set": {"next_check": datetime.now(UTC)}}
        await self._patiently(partial(self._pages.update_many, far, now))
        result = await self._patiently(partial(self._pages.update_many, theirs, now))
        return result.modified_count

    async def adopt(self, outlets: Collection[str], owner: Owner) -> Counter[tuple[str, str]]:
        """`adopt_strays`."""
        return await self._patiently(partial(adopt_strays, self._pages, outlets, owner))

    async def listings(self, urls: Collection[str]) -> dict[str, ListingNote]:
        """Address -> what is known of the listing since it was asked last, of those that were."""
        ids = {page_id(url): url for url in urls}

        async def look() -> dict[str, ListingNote]:
            found = self._listings.find({"_id": {"$in": list(ids)}})
            return {ids[one["_id"]]: ListingNote(*(one.get(name) for name in NOTED)) async for one in found}

        return await self._patiently(look)

    async def note_listing(self, url: str, note: ListingNote) -> None:
        """Keeps what is known of a listing; for one that was read, after its addresses were added."""
        kept = {"$set": asdict(note) | {"url": url, "asked": datetime.now(UTC)}}
        await self._patiently(partial(self._listings.update_one, {"_id": page_id(url)}, kept, upsert=True))

    async def robots(self, origin: str, since: datetime) -> tuple[int, bytes] | None:
        """Status and body of a robots.txt that was had since; None for one that must be asked for."""
        query = {"_id": origin, "at": {"$gte": since, "$lte": datetime.now(UTC) + CLOCKS}}
        found = await self._patiently(partial(self._robots.find_one, query))
        return (found["status"], found["body"]) if found else None

    async def note_robots(self, origin: str, status: int, body: bytes) -> None:
        """Keeps a robots.txt, or its absence, for the next runs."""
        kept = {"$set": {"status": status, "body": body, "at": datetime.now(UTC)}}
        await self._patiently(partial(self._robots.update_one, {"_id": origin}, kept, upsert=True))

    async def paces(self) -> dict[str, float]:
        """Host -> the seconds between requests to it with which the last run that asked it ended."""

        async def look() -> dict[str, float]:
            found = self._paces.find().sort("at", -1).limit(MOST_PACES)
            return {one["_id"]: one["delay"] async for one in found}

        return await self._patiently(look)

    def note_pace(self, host: str, delay: float) -> None:
        """Keeps a host's pace for the next runs, when this one ends."""
        self._left_at[host] = delay

    async def close(self) -> None:
        """Writes what is waiting, and releases what was claimed and not requested."""
        await asyncio.sleep(0)  # an end that was just given joins the last batch
        await asyncio.gather(self._ends.close(), *self._writing)
        try:
            if self._held:
                await self._release(list(self._held))
            if self._left_at:
                await self._keep_paces()
        except (PyMongoError, StoreFailed) as error:
            logger.info("claims are not given back and run out, and paces are not kept: %s", reason_of(error))

    async def _keep_paces(self) -> None:
        now = datetime.now(UTC)
        kept = [(host, {"$set": {"delay": delay, "at": now}}) for host, delay in self._left_at.items()]
        _raise_fault(await bulk(self._paces, [UpdateOne({"_id": host}, values, upsert=True) for host, values in kept]))

    async def _add(self, candidates: Sequence[Candidate]) -> dict[str, str]:
        ids = {candidate.url: page_id(candidate.url) for candidate in candidates}
        there = self._pages.find({"_id": {"$in": list(ids.values())}}, {"state": 1, "reached": 1})
        known = {page["_id"]: page async for page in there}
        states = {key: page.get("state", "done") for key, page in known.items()}
        now = datetime.now(UTC)
        if anew := dated_anew({ids[one.url]: one for one in candidates}, known, now):
            # in full: some hosts say that nothing has changed, whatever they are asked
            due: Document = {"$set": {"next_check": now}, "$unset": dict.fromkeys(VALIDATORS, 1)}
            await self._pages.update_many({"_id": {"$in": anew}, "state": "done"}, due)
            states |= dict.fromkeys(anew, "dated_anew")
        new = {ids[candidate.url]: candidate for candidate in candidates if ids[candidate.url] not in states}
        writes = [UpdateOne({"_id": key}, {"$setOnInsert": _new(one, now)}, upsert=True) for key, one in new.items()]
        _raise_fault(await bulk(self._pages, writes))
        return {url: states.get(key, "new") for url, key in ids.items()}

    async def _claim(
        self, run: str, outlet: str | None, count: int, since: datetime | None, ids: list[str]
    ) -> list[Document]:
        now, token = datetime.now(UTC), uuid4().hex
        chosen: Document = {"outlet": outlet} | _from(since)
        queries = [({"_id": {"$in": ids}}, "_id")] if ids else claimable(chosen, run, now)
        lease = {"$set": {"state": "claimed", "run": run, "claim": token, "next_check": now + LEASE}}
        claimed: list[Document] = []
        for query, order in queries:
            if (room := count - len(claimed)) > 0:
                found = self._pages.find(query, {"_id": 1}).sort(order, -1).limit(room)
                mine = {"_id": {"$in": [page["_id"] async for page in found]}}
                # what another run has claimed since no longer meets the query
                if mine["_id"]["$in"] and (await self._pages.update_many(mine | query, lease)).modified_count:
                    held = mine | {"claim": token}
                    claimed += [page async for page in self._pages.find(held).sort("order", -1)]
        return claimed

    async def _end(self, end: PageEnd) -> None:
        try:
            await self._ends.add(end)
        except (StoreFailed, SpoolFailed) as error:
            logger.info("the outcome of %s is not recorded, so its lease runs out: %s", end.candidate.url, error)

    async def _write_ends(self, ends: list[PageEnd]) -> list[Exception | None]:
        now = datetime.now(UTC)
        writes = [write for end in ends for write in end_writes(end, now)]
        try:
            _raise_fault(await self._patiently(partial(bulk, self._pages, writes)))
        except (PyMongoError, StoreFailed) as error:
            return [await self._spooled(end, error) for end in ends]
        self._held -= {page_id(end.candidate.url) for end in ends}
        return [None] * len(ends)

    async def _spooled(self, end: PageEnd, error: Exception) -> Exception | None:
        if self._spool is None or end.state != "done":  # the others cost a request, no article
            return StoreFailed(reason_of(error))
        try:
            await asyncio.to_thread(self._spool.add, [{"end": asdict(end)}])
        except SpoolFailed as full:
            return full
        return None

    async def _release(self, ids: list[str]) -> None:
        held = {"_id": {"$in": ids}, "state": "claimed"}
        again: Document = {"$set": {"state": "found"}, "$unset": {"next_check": 1, "run": 1}}
        await self._pages.update_many(held | {"reached": None}, again)
        await self._pages.update_many(held, {"$set": {"next_check": datetime.now(UTC)}, "$unset": {"run": 1}})


def _from(since: datetime | None) -> Document:
    return {"order": {"$gte": since}} if since else {}


def claimable(chosen: Document, run: str, now: datetime) -> list[tuple[Document, str]]:
    """Queries with the field whose highest values come first."""
    due = {"next_check": {"$lte": now}, "$or": [{"run": {"$ne": run}}, {"state": "done"}]}
    return [(chosen | {"state": "found"}, "order"), (chosen | due, "next_check")]


def _candidate(document: Document) -> Candidate:
    known: dict[str, Any] = {name: document[name] for name in FIELDS if name in document}
    return Candidate(**known)


def _new(candidate: Candidate, now: datetime) -> Document:
    found = {"url": candidate.url, "outlet": candidate.outlet, "found_by": candidate.found_by, "found": now}
    listed = {"listed": candidate.listed} if candidate.listed else {}
    # what a listing dates ahead of its time must not stay in front of all that comes later
    return found | listed | {"state": "found", "order": min(candidate.listed or now, now)}


def _raise_fault(result: tuple[dict[int, Document], int]) -> None:
    faults = [fault for fault in result[0].values() if fault["code"] != DUPLICATE]  # another run was first
    if faults:
        raise StoreFailed(str(faults[0]["errmsg"]))
