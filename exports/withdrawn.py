"""Articles that `scrapy forget` has removed, for those who hold copies: a withdrawal names the article, and nothing of its text."""

from __future__ import annotations

from pymongo.database import Database

from crawler.article import Document
from pipelines.store.forgotten import FORGOTTEN, WITHDRAWN, addresses_by_article

Withdrawn = dict[str, str]
"""`_id` -> the article's address."""


def find_withdrawn(database: Database[Document]) -> Withdrawn:
    """All that were forgotten and are gone; each by its canonical address, else by another one.

    Beside a `scrapy forget` that has not taken an article out yet, an export may still hand it on.
    """
    found = addresses_by_article(database, {"state": FORGOTTEN})
    for noted in database[WITHDRAWN].find({}, {"url": 1}):
        found.setdefault(noted["_id"], noted["url"])
    for article in database["articles"].find({"_id": {"$in": list(found)}}, {"_id": 1}):
        del found[article["_id"]]
    return found
