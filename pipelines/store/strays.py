"""Strays: pages of an outlet whose file has been renamed or split. Nobody would ask for them any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection

from pymongo import UpdateOne
from pymongo.asynchronous.collection import AsyncCollection

from crawler.items import Document

Owner = Callable[[str], str | None]
"""Gives the outlet to which an address belongs."""
SAMPLE = 50
"""Pages of a stray outlet that tell whether others have them now; one whose file was taken away leaves them to nobody."""
BATCH = 1000


async def adopt_strays(
    pages: AsyncCollection[Document], outlets: Collection[str], owner: Owner
) -> Counter[tuple[str, str]]:
    """Gives the pages of outlets that are not among these to the outlets that own them now; their number by both.
    May be repeated."""
    adopted: Counter[tuple[str, str]] = Counter()
    for stray in await pages.distinct("outlet"):
        if stray is None or stray in outlets:
            continue
        sample = pages.find({"outlet": stray}, {"url": 1}).limit(SAMPLE)
        if any([owner(page["url"]) async for page in sample]):
            adopted.update(await _adopt(pages, stray, owner))
    return adopted


async def _adopt(pages: AsyncCollection[Document], stray: str, owner: Owner) -> Counter[tuple[str, str]]:
    adopted: Counter[tuple[str, str]] = Counter()
    writes: list[UpdateOne] = []
    async for page in pages.find({"outlet": stray}, {"url": 1}):
        if heir := owner(page["url"]):
            adopted[stray, heir] += 1
            writes.append(UpdateOne({"_id": page["_id"]}, {"$set": {"outlet": heir}}))
        if len(writes) == BATCH:
            await pages.bulk_write(writes, ordered=False)
            writes = []
    if writes:
        await pages.bulk_write(writes, ordered=False)
    return adopted
