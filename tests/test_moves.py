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
from tests.test_storage import put_in_turn

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


DAY = datetime(2031, 5, 12, tzinfo=UTC)
LONG = (*TEXT, "The council will look at the timetable again when the summer is over.")
TIMED = told("ferry-sails", LONG, published_text="12 May 2031 08:30", bylines=["Ann Lee"])
UNTIMED = told("new/ferry", LONG, published=DAY, published_text="12 May 2031")
SAME_DAY = {
    "the hour and the writers are gone": (TIMED, UNTIMED),
    "the hour is gone": (TIMED, replace(UNTIMED, bylines=["Ann Lee"])),
    "the writers are gone where there never was an hour": (replace(TIMED, published=DAY, published_text="12 May 2031"), UNTIMED),
}  # fmt: skip
NOT_THE_SAME = {
    "the day is another": (TIMED, replace(UNTIMED, published=DAY - timedelta(days=1))),
    "a column of the next day": (TIMED, replace(UNTIMED, published=DAY + timedelta(days=1))),
    "the headline is another": (TIMED, replace(UNTIMED, headline="Ferry sails again")),
    "a line is another": (TIMED, told("new/ferry", (*LONG[:-1], "It sails until May."), published=DAY, published_text="12 May 2031")),
    "both have their hour": (TIMED, replace(UNTIMED, published=DAY + timedelta(hours=9), published_text="12 May 2031 09:00")),
    "neither has an hour, and writers are named": (replace(TIMED, published=DAY, published_text="12 May 2031"), replace(UNTIMED, bylines=["Jo Doe"])),
    "neither has an hour or writers": (replace(UNTIMED, url=FIRST.url, canonical_url=FIRST.url, signoff="(ab)"), UNTIMED),
    "the outlet is another": (TIMED, replace(UNTIMED, outlet="tidewire")),
    "a short text": (told("a", TEXT[:1], published_text="08:30"), told("b", TEXT[:1], published=DAY, published_text="12 May 2031")),
}  # fmt: skip


def put_after(uri: str, database: str, first: Article, second: Article) -> tuple[list[str], list[dict[str, Any]]]:
    """The outcomes, and what is stored; no address leads from one to the other."""
    outcomes = put_in_turn(uri, database, *map(replace, (first, second, second)))
    with MongoClient[dict[str, Any]](uri) as client:
        return outcomes, list(client[database]["articles"].find(sort=[("first_seen", 1)]))


@pytest.mark.parametrize(("first", "second"), SAME_DAY.values(), ids=SAME_DAY)
def test_an_article_that_a_new_site_shows_without_hour_or_writers_is_stored_once(
    mongod: str, database: str, first: Article, second: Article
) -> None:
    outcomes, (now,) = put_after(mongod, database, first, second)
    assert outcomes == ["new", "unchanged", "unchanged"]
    assert (now["url"], now["bylines"], now["published_text"]) == (first.url, ["Ann Lee"], first.published_text)


@pytest.mark.parametrize(("first", "second"), NOT_THE_SAME.values(), ids=NOT_THE_SAME)
def test_what_may_be_another_article_is_stored_beside_it(
    mongod: str, database: str, first: Article, second: Article
) -> None:
    outcomes, stored = put_after(mongod, database, first, second)
    assert (outcomes, len(stored)) == (["new", "new", "unchanged"], 2)
