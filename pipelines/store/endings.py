"""What became of a page -> writes to `pages`, of its own address and of the others that its article has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pymongo import UpdateOne

from crawler.items import Document
from pipelines.store.candidates import PageEnd, page_id
from pipelines.store.forgotten import FORGOTTEN

VALIDATORS = ("etag", "last_modified")


def end_writes(end: PageEnd, now: datetime) -> Iterator[UpdateOne]:
    """What is to be written, `upsert` included. An address that was forgotten meanwhile stays so: the write is a duplicate."""
    candidate = end.candidate
    values: Document = {"state": end.state, "reason": end.reason, "next_check": end.next_check, "reached": now}
    values |= {name: getattr(candidate, name) for name in ("attempts", "article_id", "published", *VALIDATORS)}
    kept = {name: value for name, value in values.items() if value not in (None, "")}
    gone = {name: 1 for name in values if name not in kept}
    named = {"url": candidate.url, "outlet": candidate.outlet, "found_by": candidate.found_by}
    first = named | {"found": now, "order": now}
    update = {"$set": kept, "$setOnInsert": first} | ({"$unset": gone} if gone else {})
    yield UpdateOne({"_id": page_id(candidate.url), "state": {"$ne": FORGOTTEN}}, update, upsert=True)
    known_as = {page_id(url): url for url in end.aliases} if end.state == "done" else {}
    for key, url in known_as.items():
        if key == page_id(candidate.url):
            continue
        also = {"url": url, "outlet": candidate.outlet, "found_by": candidate.url, "found": now, "order": now}
        known = {"$set": {"article_id": candidate.article_id}, "$setOnInsert": also | {"state": "done"}}
        yield UpdateOne({"_id": key}, known, upsert=True)
        yield UpdateOne({"_id": key, "state": "found"}, {"$set": {"state": "done"}})
