"""Twins: the same article at two addresses, recognised by the same wording with the same date in one outlet or on one host."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from pymongo.asynchronous.database import AsyncDatabase

from crawler.items import Document

WORDING = ("outlet", "content_hash", "published")
HOST = re.compile(r"https?://(?:www\.)?([^/?#]{1,255})", re.IGNORECASE)
"""Stands for the outlet of an article that no outlet of ours has."""
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
    return {wording: one for wording, one in twins.items() if wording in wanted and one.get("canonical_url")}


def wording_of(document: Document) -> Hashable:
    """What no two articles have in common: outlet (or host), wording and date; None where these are too little to
    identify one."""
    return _wording(document) if document["published"] or len(document["text"]) >= TELLING else None


def _wording(document: Document) -> Hashable:
    values = [document.get(name) for name in WORDING]
    host = HOST.match(str(document.get("canonical_url")))
    return (values[0] or (host and host[1].lower()), *values[1:])
