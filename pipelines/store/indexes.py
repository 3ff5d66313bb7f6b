"""The indexes of the store, besides `_id`, which finds articles and pages by address."""

from __future__ import annotations

from collections.abc import Iterable

from pymongo import IndexModel
from pymongo.database import Database
from pymongo.errors import OperationFailure

from crawler.items import Document
from pipelines.store.forgotten import FORGOTTEN

INDEXES = {
    "articles": [
        IndexModel([("outlet", 1), ("published", -1)]),  # the newest of an outlet; export --outlet
        IndexModel([("published", -1)]),  # the newest of all; export --since
        IndexModel([("change", 1)]),  # what a feed has not had; export --cursor
        IndexModel([("content_hash", 1)]),  # the same wording under another address
    ],
    "revisions": [
        IndexModel([("article_id", 1), ("revision", 1)]),  # the history of an article, in order
        IndexModel([("replaced", -1)]),  # the latest changes; scrapy changes
        IndexModel([("article.change", 1)]),  # states replaced before a feed had them; export --cursor
    ],
    "pages": [
        IndexModel([("outlet", 1), ("state", 1), ("order", -1)]),  # an outlet's pages to claim, the newest first
        # what comes due: pages that are never looked at again, most of them in the end, cost it nothing
        IndexModel([("outlet", 1), ("next_check", -1)], partialFilterExpression={"next_check": {"$exists": True}}),
        IndexModel([("state", 1)], partialFilterExpression={"state": FORGOTTEN}),  # what exports take out of copies
    ],
    "runs": [
        IndexModel([("spider", 1), ("started", -1)]),  # the last of a spider
    ],
}


def make_indexes(database: Database[Document], names: Iterable[str] = tuple(INDEXES)) -> None:
    """Creates those of these collections that are not there; who may not create any needs none as long as all are."""
    for name in names:
        try:
            there = database[name].index_information()
        except OperationFailure:  # no right to list them: creating them tells
            there = {}
        if indexes := [index for index in INDEXES[name] if index.document["name"] not in there]:
            database[name].create_indexes(indexes)
