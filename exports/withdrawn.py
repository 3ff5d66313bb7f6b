"""Articles that `scrapy forget` has removed, for those who hold copies: a withdrawal names the article, and nothing of its text."""

from __future__ import annotations

from pymongo.database import Database

from crawler.article import Document
from pipelines.article.documents import article_id
from pipelines.store.forgotten import FORGOTTEN

Withdrawn = dict[str, str]
"""`_id` -> the article's address."""


def find_withdrawn(database: Database[Document]) -> Withdrawn:
    """All that are forgotten and gone; each by its canonical address, else by another one.

    Beside a `scrapy forget` that has not taken an article out yet, an export may still hand it on.
    """
    found: Withdrawn = {}
    question = {"state": FORGOTTEN, "article_id": {"$type": "string"}}
    for page in database["pages"].find(question, {"article_id": 1, "url": 1}).sort("_id"):
        id, url = page["article_id"], page["url"]
        found.setdefault(id, url)
        if article_id(url) == id:
            found[id] = url
    for article in database["articles"].find({"_id": {"$in": list(found)}}, {"_id": 1}):
        del found[article["_id"]]
    return found
