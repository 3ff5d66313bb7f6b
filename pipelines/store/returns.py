"""Returns: a page that shows a wording which its article had before, as with a headline on trial or an old copy in a cache."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pymongo.asynchronous.database import AsyncDatabase

from crawler.items import Document

SHOWN = dict.fromkeys(("article_id", "revision", "article.content_hash", "article.modified"), 1)


async def find_returned(
    database: AsyncDatabase[Document], stored: Sequence[Document], news: Sequence[Document]
) -> set[Any]:
    """The `_id` of each stored article whose next state would tell nothing that its history has not.

    It is a former state, its page's own date with it, and either is dated before the stored one, or that one has come back
    itself: a newsroom may take an edit back, but what comes and goes is both at once.
    """
    if not stored:
        return set()
    current = {one["_id"]: one for one in stored}
    former: defaultdict[Any, set[tuple[Any, Any]]] = defaultdict(set)
    async for one in database["revisions"].find({"article_id": {"$in": list(current)}}, SHOWN):
        if one["revision"] != current[one["article_id"]].get(
            "revision"
        ):  # a kill came between keeping it and replacing it
            former[one["article_id"]].add(_state(one["article"]))
    return {new["_id"] for new in news if _returns(current[new["_id"]], new, former[new["_id"]])}


def _returns(old: Document, new: Document, former: set[tuple[Any, Any]]) -> bool:
    if _state(new) not in former:
        return False
    dates = new["modified"], old.get("modified")
    is_older = all(isinstance(date, datetime) for date in dates) and dates[0] < dates[1]
    return is_older or _state(old) in former


def _state(article: Document) -> tuple[Any, Any]:
    return article.get("content_hash"), article.get("modified")
