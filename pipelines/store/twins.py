"""Twins: the same article at two addresses, recognised by the same wording with the same date in one outlet or on one host.

A site that was redesigned may show its articles at new addresses without their hour or their writers: then the same headline
and text on the same day tell it. What is stored stays, as it says more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import datetime, timedelta

from pymongo.asynchronous.database import AsyncDatabase

from crawler.items import Document
from pipelines.store.moves import ODD

WORDING = ("outlet", "content_hash", "published")
HOST = re.compile(r"https?://(?:www\.)?([^/?#]{1,255})", re.IGNORECASE)
"""Stands for the outlet of an article that no outlet of ours has."""
DAY = timedelta(days=1)
CLOCK = re.compile(r"\d\s?[:：時时點点시]|\d\s?[hH.]\s?\d\d(?![\d.])|T\d|\b[ap]\.?m\b", re.IGNORECASE)
"""A time of day."""
SHOWN = dict.fromkeys(("canonical_url", "outlet", "headline", "text", "published", "published_text", "bylines"), 1)
TELLING = 200
"""So many characters of text identify an article without a date."""


async def find_twins(database: AsyncDatabase[Document], documents: Sequence[Document]) -> dict[Hashable, Document]:
    """Wording -> `_id` and canonical address of the stored article that has it, of those whose wording tells them."""
    wanted = {wording: one["content_hash"] for one in documents if (wording := wording_of(one))}
    if not wanted:
        return {}
    shown = dict.fromkeys(("canonical_url", *WORDING), 1)
    found = database["articles"].find({"content_hash": {"$in": list(wanted.values())}}, shown)
    twins = {_wording(one): one async for one in found}
    twins = {wording: one for wording, one in twins.items() if wording in wanted and one.get("canonical_url")}
    bare = [one for one in documents if _is_bare(one) and wording_of(one) not in twins]
    return twins | await _find_of_day(database, bare) if bare else twins


async def _find_of_day(database: AsyncDatabase[Document], bare: Sequence[Document]) -> dict[Hashable, Document]:
    """The same of documents that may lack their hour or their writers."""
    days: defaultdict[tuple[str, datetime], list[str]] = defaultdict(list)
    for one in bare:
        days[one["outlet"], one["published"]].append(one["headline"])
    asked = [
        {"outlet": outlet, "published": {"$gte": day, "$lt": day + DAY}, "headline": {"$in": headlines}}
        for (outlet, day), headlines in days.items()
    ]
    stored = [one async for one in database["articles"].find({"$or": asked}, SHOWN)]
    found = ((wording_of(one), next((old for old in stored if _says_less(one, old)), None)) for one in bare)
    return {wording: old for wording, old in found if old}


def _is_bare(document: Document) -> bool:
    """Whether a document gives a day without a time, and enough text to identify an article."""
    timed = CLOCK.search(document["published_text"] or ":")
    return bool(document["outlet"] and document["published"] and not timed and len(document["text"]) >= TELLING)


def _says_less(document: Document, old: Document) -> bool:
    """Whether a document has the headline and text of a stored article, and lacks the hour or the writers that this one has."""
    try:
        same = all(document[name] == old[name] for name in ("outlet", "headline", "text"))
        hour = timedelta() < old["published"] - document["published"] < DAY and CLOCK.search(old["published_text"])
        writers = old["published"] == document["published"] and old["bylines"] and not document["bylines"]
        return bool(same and old["canonical_url"] and (hour or writers))
    except ODD:
        return False


def wording_of(document: Document) -> Hashable:
    """What no two articles have in common: outlet (or host), wording and date; None where these are too little to
    identify one."""
    return _wording(document) if document["published"] or len(document["text"]) >= TELLING else None


def _wording(document: Document) -> Hashable:
    values = [document.get(name) for name in WORDING]
    host = HOST.match(str(document.get("canonical_url")))
    return (values[0] or (host and host[1].lower()), *values[1:])
