"""An article that has another address by now goes on as one, edited or not; what only looks like it does not."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pymongo import MongoClient

from crawler.items import Article, BodyBlock
from pipelines.article.documents import article_id
from pipelines.store.candidates import page_id
from pipelines.store.storage import Store

SITE = "https://harbour.example/news"
BACKGROUND = "The ferry was built in the yard of the island sixty years ago, and has sailed ever since."
TEXT = (
    "The ferry sails at noon from today, its captain said.",
    "The council had asked for a ferry an hour.",
    BACKGROUND,
)
EDITED = ("The ferry sails at one from today, its captain said.", *TEXT[1:])
FOLLOWS = ("The captain of the ferry has been made the island's mayor.", "He won all votes but his own.", BACKGROUND)
BAKERY = (
    "The bakery at the quay opened with bread of rye and of wheat.",
    "Its queue was there before seven in the morning.",
)
THEN = datetime(2031, 5, 12, 8, 30, tzinfo=UTC)


def told(name: str, text: tuple[str, ...], headline: str = "Ferry sails", **changes: Any) -> Article:
    url = f"{SITE}/{name}"
    body = [BodyBlock("paragraph", line) for line in text]
    made = Article(
        url=url, canonical_url=url, outlet="harbour", headline=headline, body=body, text="\n".join(text), published=THEN
    )
    return replace(made, provenance={"extractor": "1"}, **changes)


FIRST = told("ferry-sails", TEXT)
NUMBERED = told("ferry-sails-4711042", TEXT)
DATED = told("20310512/ferry-sails", TEXT)
LED = {"extractor": "1", "asked": FIRST.url}
MOVED = {
    "the address asked for leads to a new one": (FIRST, told("ferry-late", EDITED, "Ferry late")),
    "an address of no outlet does": (replace(FIRST, outlet=None), told("ferry-late", EDITED, "Ferry late", outlet=None)),
    "and the moment is another": (FIRST, told("ferry-late", EDITED, "Ferry late", published=THEN + timedelta(hours=1))),
    "a number stays in the address": (NUMBERED, told("ferry-late-4711042", EDITED, "Ferry late")),
}  # fmt: skip
OTHERS = {
    "the address leads to another story": (FIRST, told("bakery", BAKERY, "Bakery opens")),
    "to one that follows it": (FIRST, told("ferry-mayor", FOLLOWS, "Captain is mayor", published=THEN + timedelta(days=1))),
    "the number is another": (NUMBERED, told("ferry-late-4711043", EDITED, "Ferry late")),
    "the number is a day": (DATED, told("20310512/ferry-late", EDITED, "Ferry late")),
    "the text is another": (NUMBERED, told("bakery-4711042", BAKERY, "Bakery opens")),
    "the moment is another": (NUMBERED, told("late-4711042", EDITED, "Late", published=THEN + timedelta(hours=1))),
    "the outlet is another": (NUMBERED, told("late-4711042", EDITED, "Late", outlet="tidewire")),
}  # fmt: skip


def put_both(uri: str, database: str, first: Article, second: Article) -> tuple[list[str], list[dict[str, Any]]]:
    """The outcomes, and what is stored; the first one's address leads to the second one, where it is FIRST's."""
    if first.url == FIRST.url:
        second = replace(second, provenance=LED)

    async def run() -> list[str]:
        async with Store(uri, database, linger=0.01) as store:
            outcomes = [await store.put(replace(first))]
            known = {"url": first.url, "article_id": article_id(first.canonical_url)}
            await store.database["pages"].insert_one({"_id": page_id(first.url), **known})
            return [*outcomes, await store.put(second), await store.put(replace(second))]

    outcomes = asyncio.run(run())
    with MongoClient[dict[str, Any]](uri) as client:
        return outcomes, list(client[database]["articles"].find(sort=[("first_seen", 1)]))


@pytest.mark.parametrize(("first", "second"), MOVED.values(), ids=MOVED)
def test_an_edited_article_at_another_address_is_its_next_state(
    mongod: str, database: str, first: Article, second: Article
) -> None:
    outcomes, (now,) = put_both(mongod, database, first, second)
    assert outcomes == ["new", "changed", "unchanged"]
    assert (now["_id"], now["canonical_url"]) == (article_id(first.canonical_url), first.canonical_url)
    assert (now["url"], now["headline"], now["revision"]) == (second.url, second.headline, 2)


@pytest.mark.parametrize(("first", "second"), OTHERS.values(), ids=OTHERS)
def test_another_article_stays_one_of_its_own(mongod: str, database: str, first: Article, second: Article) -> None:
    outcomes, stored = put_both(mongod, database, first, second)
    assert outcomes == ["new", "new", "unchanged"]
    assert [one["headline"] for one in stored] == [first.headline, second.headline]
