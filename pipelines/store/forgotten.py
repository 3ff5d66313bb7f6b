"""Articles that are taken out on purpose: record and former states go, their addresses stay, so that none comes back.

An address in the state "forgotten" is never asked for, and what another address brings of its article is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pymongo import UpdateOne
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.database import Database

from crawler.items import Document
from pipelines.article.documents import article_id
from pipelines.store.candidates import page_id
from pipelines.store.moves import ASKED, ids_of_addresses

FORGOTTEN = "forgotten"
WITHDRAWN = "withdrawn"
"""The collection of articles that were taken out and whose addresses may be asked for again: id and an address."""
SHOWN = {"url": 1, "canonical_url": 1, "outlet": 1, f"provenance.{ASKED}": 1}
SHOWN_FORMER = {"article_id": 1} | {f"article.{name}": 1 for name in SHOWN}


@dataclass(slots=True)
class Found:
    """What there is of some articles."""

    pages: dict[str, Document] = field(default_factory=dict)
    """`_id` in `pages` -> address, outlet and article, of all their addresses."""
    articles: list[str] = field(default_factory=list)
    revisions: int = 0

    def add(self, url: Any, outlet: str | None, id: str | None) -> None:
        """Notes an address; of several articles that it led to the first."""
        if isinstance(url, str) and url:
            known = self.pages.setdefault(page_id(url), {"url": url, "outlet": outlet})
            known.setdefault("article_id", id) if id else None


def look_for(database: Database[Document], urls: Iterable[str], ids: Iterable[str]) -> Found:
    """All of the articles at these addresses, or with these ids; an address without an article is one to be left alone."""
    found, wanted = Found(), set(ids)
    for url in urls:
        found.add(url, None, None)
        wanted.add(article_id(url))
    named: Document = {"_id": {"$in": list(found.pages)}, "article_id": {"$exists": True}}
    wanted |= {page["article_id"] for page in database["pages"].find(named, {"article_id": 1})}
    its: Document = {"$in": list(wanted)}
    for article in database["articles"].find({"_id": its}, SHOWN):
        found.articles.append(article["_id"])
        _add_all(found, article, article["_id"])
    for revision in database["revisions"].find({"article_id": its}, SHOWN_FORMER):
        found.revisions += 1
        _add_all(found, revision["article"], revision["article_id"])
    for page in database["pages"].find({"article_id": its}, {"url": 1, "outlet": 1, "article_id": 1}):
        found.add(page["url"], page.get("outlet"), page["article_id"])
    return found


def forget(database: Database[Document], found: Found) -> None:
    """Takes them out, the addresses first: what a kill leaves, another call finds by them. May be repeated."""
    now = datetime.now(UTC)
    if marks := [_mark(key, page, now) for key, page in found.pages.items()]:
        database["pages"].bulk_write(marks, ordered=False)
    ids = {"$in": [*found.articles, *{page["article_id"] for page in found.pages.values() if "article_id" in page}]}
    database["articles"].delete_many({"_id": ids})
    database["revisions"].delete_many({"article_id": ids})


def recall(database: Database[Document], found: Found) -> int:
    """Lets their addresses be found and asked for again; the number of them. Who was not told yet that their articles are
    withdrawn learns it from `WITHDRAWN`."""
    theirs: Document = {"_id": {"$in": list(found.pages)}, "state": FORGOTTEN}
    gone = addresses_by_article(database, theirs)
    notes = [UpdateOne({"_id": id}, {"$set": {"url": url}}, upsert=True) for id, url in gone.items()]
    if notes:
        database[WITHDRAWN].bulk_write(notes, ordered=False)
    return database["pages"].delete_many(theirs).deleted_count


def addresses_by_article(database: Database[Document], query: Document) -> dict[str, str]:
    """`_id` of each article that some pages brought -> its canonical address, else another one."""
    found: dict[str, str] = {}
    known = query | {"article_id": {"$type": "string"}}
    for page in database["pages"].find(known, {"article_id": 1, "url": 1}).sort("_id"):
        id, url = page["article_id"], page["url"]
        found.setdefault(id, url)
        if article_id(url) == id:
            found[id] = url
    return found


async def find_forgotten(database: AsyncDatabase[Document], documents: Sequence[Document]) -> set[int]:
    """The positions of those that come from a forgotten address, or name one as their own."""
    keys = [ids_of_addresses(document) for document in documents]
    query = {"_id": {"$in": list({key for some in keys for key in some})}, "state": FORGOTTEN}
    forgotten = {page["_id"] async for page in database["pages"].find(query, {"_id": 1})}
    return {position for position, some in enumerate(keys) if forgotten.intersection(some)}


def _add_all(found: Found, article: Document, id: str) -> None:
    provenance = article.get("provenance")
    asked = provenance.get(ASKED) if isinstance(provenance, dict) else None
    for url in (article.get("url"), article.get("canonical_url"), asked):
        found.add(url, article.get("outlet"), id)


def _mark(key: str, page: Document, now: datetime) -> UpdateOne:
    named = {name: page[name] for name in ("url", "outlet")} | {"found_by": "given", "found": now, "order": now}
    known = {"state": FORGOTTEN, "reached": now} | {name: page[name] for name in ("article_id",) if name in page}
    gone = dict.fromkeys(("reason", "next_check", "etag", "last_modified", "run", "claim"), 1)
    return UpdateOne({"_id": key}, {"$set": known, "$setOnInsert": named, "$unset": gone}, upsert=True)
