"""What is acknowledged is stored: once, whole, and still there after a kill."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

import bson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymongo import InsertOne, MongoClient
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import AutoReconnect, BulkWriteError, ConnectionFailure, OperationFailure
from scrapy.exceptions import DropItem
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from crawler.items import Article, BodyBlock, Dateline, Document, Image, Link, Place, RelatedLink
from pipelines.article.documents import article_id, content_hash, from_document, plain_document, to_document
from pipelines.store import connection
from pipelines.store.batches import Batches
from pipelines.store.candidates import Candidate
from pipelines.store.connection import StoreMisnamed, StoreUnreachable, check_reachable, servers_of, unreachable
from pipelines.store.indexes import INDEXES
from pipelines.store.mongod import is_free, open_server, revive
from pipelines.store.storage import Store, open_store
from pipelines.store.storing import StoragePipeline
from pipelines.store.writes import CODEC, StoreFailed, StoreRefused, bulk

Result = TypeVar("Result")

# --- articles --------------------------------------------------------------


def article(number: int = 1, **changes: Any) -> Article:
    url = f"https://harbour.example/news/{number}"
    made = Article(
        url=url + "?from=front",
        canonical_url=url,
        outlet="harbour",
        headline=f"Ferry {number} sails again",
        dateline=Dateline(
            "PORT VELL, May 12 (Tidewire) --", [Place("PORT VELL")], "May 12", date(2031, 5, 12), "Tidewire"
        ),
        images=[Image("https://harbour.example/a.jpg", "The ferry. Tidewire", "The ferry.", "Tidewire")],
        body=[BodyBlock("paragraph", "The ferry sailed at noon.", [Link("noon", "https://harbour.example/noon")])],
        related_links=[RelatedLink("READ MORE: Storm", "READ MORE", "Storm", "https://harbour.example/storm")],
        published=datetime(2031, 5, 12, 8, 30, tzinfo=UTC),
        modified=datetime(2031, 5, 12, 9, 0, tzinfo=UTC),
        provenance={"extractor": "1", "headline": "h1"},
    )
    return replace(made, **changes)


def many(count: int) -> list[Article]:
    return [article(number) for number in range(count)]


async def put_all(store: Store, articles: list[Article]) -> list[str | BaseException]:
    return await asyncio.gather(*(store.put(one) for one in articles), return_exceptions=True)


def put_in_turn(uri: str, database: str, *articles: Article) -> list[str]:
    """What becomes of each, stored one after the other."""

    async def act(store: Store) -> list[str]:
        return [await store.put(one) for one in articles]

    return with_store(uri, database, act)


def with_store(uri: str, database: str, act: Callable[[Store], Awaitable[Result]], **options: Any) -> Result:
    async def run() -> Result:
        async with Store(uri, database, **({"linger": 0.01} | options)) as store:
            return await act(store)

    return asyncio.run(run())


def stored(uri: str, database: str, collection: str = "articles") -> list[dict[str, Any]]:
    with MongoClient[dict[str, Any]](uri) as client:
        return list(client.get_database(database, CODEC)[collection].find().sort("_id"))


# --- documents -------------------------------------------------------------

moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe_text = st.none() | texts
degrees = st.none() | st.floats(-180, 180)
places = st.builds(
    Place, texts, maybe_text, maybe_text, degrees, degrees, st.none() | st.integers(0, 10**9), maybe_text
)
links = st.builds(Link, texts, texts)
articles = st.builds(
    Article,
    url=texts,
    canonical_url=texts,
    headline=texts,
    bylines=st.lists(texts, max_size=2),
    dateline=st.none()
    | st.builds(
        Dateline, texts, st.lists(places, max_size=2), maybe_text, st.none() | st.dates(), maybe_text, maybe_text
    ),
    images=st.lists(
        st.builds(Image, maybe_text, maybe_text, maybe_text, maybe_text, position=st.integers(0, 99)), max_size=2
    ),
    body=st.lists(st.builds(BodyBlock, st.just("paragraph"), texts, st.lists(links, max_size=2)), max_size=2),
    related_links=st.lists(st.builds(RelatedLink, texts, maybe_text, texts, maybe_text), max_size=2),
    published=st.none() | moments,
    modified=st.none() | moments,
    provenance=st.dictionaries(st.text("abc._$", max_size=5), texts, max_size=2),
)


@given(articles)
def test_an_article_comes_back_from_its_document_as_it_was(made: Article) -> None:
    document = bson.decode(bson.encode(to_document(made)), CODEC)
    assert from_document(document) == replace(made, content_hash=content_hash(made))


@given(articles)
def test_an_article_comes_back_from_its_printed_record_as_it_was(made: Article) -> None:
    printed = json.loads(json.dumps(plain_document(made)))
    assert from_document(printed) == replace(made, content_hash=content_hash(made))


def test_a_moment_that_is_none_stays_as_it_was_stored() -> None:
    found: Any = from_document({"url": "https://a.example/1", "published": "soon"}).published
    assert found == "soon"


@given(articles)
def test_a_record_printed_holds_nothing_but_json(made: Article) -> None:
    def is_plain(value: Any) -> bool:
        match value:
            case dict():
                return all(is_plain(inner) for inner in value.values())
            case list():
                return all(is_plain(inner) for inner in value)
        return value is None or isinstance(value, str | int | float)

    assert is_plain(plain_document(made))


def test_a_record_printed_has_its_moments_in_utc() -> None:
    printed = plain_document(article())
    assert printed["published"] == "2031-05-12T08:30:00Z"
    assert printed["dateline"]["day"] == "2031-05-12"
    assert list(printed)[:2] == ["_id", "url"]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"url": "https://harbour.example/amp/1", "canonical_url": "https://other.example"}, True),
        ({"images": [Image("https://cdn.example/2.jpg", "The ferry. Tidewire", "The ferry.", "Tidewire")]}, True),
        ({"provenance": {"extractor": "2"}, "published": None, "last_checked": datetime(2031, 6, 1, tzinfo=UTC)}, True),
        ({"headline": "Ferry 1 sails"}, False),
        ({"bylines": ["A. Skipper"]}, False),
        ({"dateline": None}, False),
        ({"images": [Image(caption="The ferry.", text="The ferry. Tidewire", credit="AFP")]}, False),
        ({"body": [BodyBlock("paragraph", "The ferry sailed at one.")]}, False),
        ({"related_links": []}, False),
        ({"signoff": "Enditem"}, False),
    ],
)
def test_the_content_hash_follows_the_wording_and_nothing_else(changes: dict[str, Any], same: bool) -> None:
    assert (content_hash(article()) == content_hash(article(**changes))) is same


# --- idempotence and revisions ---------------------------------------------


def test_storing_everything_twice_adds_nothing_and_changes_nothing(mongod: str, database: str) -> None:
    first = with_store(mongod, database, partial(put_all, articles=many(250)))
    before = [stored(mongod, database, name) for name in ("articles", "revisions")]
    again = with_store(mongod, database, partial(put_all, articles=many(250)))
    assert set(first) == {"new"}
    assert set(again) == {"unchanged"}
    assert [stored(mongod, database, name) for name in ("articles", "revisions")] == before
    assert len(before[0]) == 250


def test_an_article_is_one_document_whatever_its_address(mongod: str, database: str) -> None:
    made = (article(url=f"https://harbour.example/{way}/1") for way in ("amp", "print"))
    assert put_in_turn(mongod, database, *made) == ["new", "unchanged"]
    (document,) = stored(mongod, database)
    assert document["_id"] == article_id("https://harbour.example/news/1")
    assert document["revision"] == 1
    assert document["first_seen"] == document["last_checked"]


def test_an_outlets_article_is_one_under_addresses_that_name_no_common_one(mongod: str, database: str) -> None:
    addresses = [
        f"https://{way}harbour.example/news/1{end}" for way, end in (("", ""), ("m.", ""), ("", "/"), ("amp.", ""))
    ]
    made = [article(url=url, canonical_url=url) for url in addresses]
    others = [
        replace(made[1], outlet="tidewire"),
        replace(made[2], published=None),
        replace(made[3], signoff="Enditem"),
    ]

    async def act(store: Store) -> list[Any]:
        first = await put_all(store, made[:3])
        assert {one.canonical_url for one in made[:3]} == {addresses[0]}
        return [*first, await store.put(made[3]), *await put_all(store, others)]

    outcomes = with_store(mongod, database, act)
    assert outcomes == ["new", "unchanged", "unchanged", "unchanged", "new", "new", "new"]
    assert len(stored(mongod, database)) == 4


def test_an_article_of_no_outlet_is_one_under_the_addresses_of_its_host(mongod: str, database: str) -> None:
    addresses = ["https://far.example/1", "https://www.far.example/1/", "https://other.example/1", "no address"]
    made = [article(url=url, canonical_url=url, outlet=None) for url in addresses]
    assert put_in_turn(mongod, database, *made) == ["new", "unchanged", "new", "new"]


def test_articles_whose_pages_name_one_canonical_address_are_each_kept_by_their_own(mongod: str, database: str) -> None:
    made = [article(number, canonical_url="https://harbour.example/404") for number in (1, 2, 3)]
    texts = [
        BodyBlock("paragraph", f"The ferry sailed at {number}, with all of its passengers.") for number in (1, 2, 3)
    ]
    made = [replace(one, url=f"https://harbour.example/{n}", body=[texts[n]]) for n, one in enumerate(made)]
    edited = replace(made[1], headline="Ferry sails late", signoff="Enditem")
    printed = replace(made[0], url="https://harbour.example/print/0", headline="Ferry sails, printed")

    async def act(store: Store) -> list[Any]:
        first = await put_all(store, [replace(one) for one in made])
        return [*first, *[await store.put(replace(one)) for one in (made[1], edited, made[2], printed)]]

    assert with_store(mongod, database, act) == [*["new"] * 3, "unchanged", "changed", "unchanged", "changed"]
    kept = {one["canonical_url"]: one["headline"] for one in stored(mongod, database)}
    assert kept == {
        "https://harbour.example/404": "Ferry sails, printed",
        "https://harbour.example/1": "Ferry sails late",
        "https://harbour.example/2": "Ferry 3 sails again",
    }


def test_an_article_that_was_put_is_as_it_is_stored(mongod: str, database: str) -> None:
    puts = [article(), article(), article(headline="Ferry sinks"), article(headline="Ferry sinks")]

    async def act(store: Store) -> list[Document]:
        left = []
        for one in puts:
            await store.put(one)
            found = await store.database["articles"].find_one({})
            assert found
            left.append(found)
        return left

    for one, document in zip(puts, with_store(mongod, database, act), strict=True):
        assert from_document(document) == from_document(bson.decode(bson.encode(to_document(one)), CODEC))
    assert [one.revision for one in puts] == [1, 1, 2, 2]
    first, same, edited, _ = (one.last_checked for one in puts)
    assert first and same and edited and abs(first - same) < timedelta(milliseconds=1) < edited - same


def test_a_changed_article_keeps_its_former_state_as_a_revision(mongod: str, database: str) -> None:
    later = datetime(2031, 5, 13, tzinfo=UTC)
    edited = article(headline="Ferry sinks")
    edits = article(), edited, replace(edited, signoff="Enditem", modified=later)
    assert put_in_turn(mongod, database, *edits) == ["new", "changed", "changed"]
    (now,) = stored(mongod, database)
    one, two = stored(mongod, database, "revisions")
    assert (now["revision"], now["headline"], now["signoff"]) == (3, "Ferry sinks", "Enditem")
    assert (one["revision"], one["fields"], one["stealth"]) == (1, ["headline"], True)
    assert (two["revision"], two["fields"], two["stealth"]) == (2, ["signoff", "modified"], False)
    assert one["article_id"] == two["article_id"] == now["_id"]
    assert one["article"]["headline"] == "Ferry 1 sails again"
    assert (
        now["first_seen"] == one["article"]["first_seen"] <= one["replaced"] <= two["replaced"] == now["last_checked"]
    )


A, B, C = ({"headline": f"Ferry {word}"} for word in ("sails", "sinks", "rises"))
LATER, LATEST = (datetime(2031, 5, day, tzinfo=UTC) for day in (13, 14))


@pytest.mark.parametrize(
    ("states", "outcomes"),
    [
        pytest.param([A, B, A, B, A, C, A], "new changed changed returned unchanged changed changed", id="on trial"),
        pytest.param([A, B | {"modified": LATER}, A], "new changed returned", id="an old copy"),
        pytest.param(
            [A, B, A | {"modified": LATER}, B | {"modified": LATEST}],
            "new changed changed changed",
            id="edits taken back",
        ),
    ],
)
def test_a_wording_that_comes_and_goes_is_told_once_each_way(
    mongod: str, database: str, states: list[dict[str, Any]], outcomes: str
) -> None:
    assert put_in_turn(mongod, database, *(article(**state) for state in states)) == outcomes.split()
    assert len(stored(mongod, database, "revisions")) == outcomes.split().count("changed")


def test_each_state_has_a_name_that_it_keeps_when_replaced(mongod: str, database: str) -> None:
    before = put_in_turn(mongod, database, article(2)) and stored(mongod, database)[0]["change"]
    edits = article(), article(), article(headline="Ferry sinks"), article(headline="Ferry sinks")
    assert put_in_turn(mongod, database, *edits) == ["new", "unchanged", "changed", "unchanged"]
    (former,) = stored(mongod, database, "revisions")
    names = [state["change"] for state in (*stored(mongod, database), former["article"])]
    assert all(isinstance(name, bson.ObjectId) for name in names)
    assert len(set(names)) == 3
    assert before in names
    assert "change" not in former["fields"]


def test_what_newer_rules_read_differently_is_no_stealthy_edit(mongod: str, database: str) -> None:
    put_in_turn(mongod, database, article(), article(headline="Ferry sails", provenance={"extractor": "2"}))
    (former,) = stored(mongod, database, "revisions")
    assert (former["stealth"], former["cause"]) == (False, "unclear")


def test_newer_rules_that_read_the_same_tell_the_next_edit_from_their_own(mongod: str, database: str) -> None:
    newer: dict[str, Any] = {"provenance": {"extractor": "2", "headline": "h1"}}
    edits = article(), article(**newer), article(**newer, headline="Ferry sails")
    assert put_in_turn(mongod, database, *edits) == ["new", "unchanged", "changed"]
    (former,) = stored(mongod, database, "revisions")
    assert (former["stealth"], "cause" in former) == (True, False)


def test_a_server_that_refuses_is_named_once_and_fails_by_a_name_that_all_callers_know(
    mongod: str, database: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def full(self: Any, requests: Any, **options: Any) -> Any:
        raise OperationFailure("you are over your space quota", 8000)

    async def act(store: Store) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(AsyncCollection, "bulk_write", full)
            for number in range(2):
                with pytest.raises(StoreFailed, match="quota"):
                    await store.frontier.add([Candidate(f"https://harbour.example/{number}")])

    with_store(mongod, database, act)
    said = [one.getMessage() for one in caplog.records if "refused" in one.getMessage()]
    assert len(said) == 1 and said[0].endswith("refused: you are over your space quota")


def test_an_edit_that_moves_the_pages_date_is_one_whatever_the_rules(mongod: str, database: str) -> None:
    moved = article(headline="Ferry sails", modified=datetime(2031, 5, 13, tzinfo=UTC), provenance={"extractor": "2"})
    put_in_turn(mongod, database, article(), moved)
    (former,) = stored(mongod, database, "revisions")
    assert (former["stealth"], "cause" in former) == (False, False)


def test_a_kill_between_keeping_a_state_and_replacing_it_loses_no_state(
    mongod: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_store(mongod, database, lambda store: store.put(article()))
    real = AsyncCollection.bulk_write

    async def killed(self: Any, requests: Any, **options: Any) -> Any:
        if self.name == "articles":
            raise OperationFailure("the crawl ends here")
        return await real(self, requests, **options)

    async def act(store: Store) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(AsyncCollection, "bulk_write", killed)
            with pytest.raises(StoreFailed):
                await store.put(article(headline="Ferry lost"))

    with_store(mongod, database, act)
    assert with_store(mongod, database, lambda store: store.put(article(signoff="Enditem"))) == "changed"
    (former,) = stored(mongod, database, "revisions")
    assert former["fields"] == ["signoff"]


def test_two_writers_leave_every_state_in_the_history(mongod: str, database: str) -> None:
    headlines = [f"Ferry sails, version {n}" for n in range(12)]

    async def act(store: Store) -> list[str]:
        async with Store(mongod, database, linger=0, batch_size=1) as other:
            writers = (store, other)
            return await asyncio.gather(*(writers[n % 2].put(article(headline=h)) for n, h in enumerate(headlines)))

    outcomes = with_store(mongod, database, act, linger=0, batch_size=1)
    (now,) = stored(mongod, database)
    former = sorted(stored(mongod, database, "revisions"), key=lambda revision: int(revision["revision"]))
    assert sorted(outcomes) == ["changed"] * 11 + ["new"]
    assert [revision["revision"] for revision in former] == list(range(1, 12))
    assert now["revision"] == 12
    assert sorted([*(revision["article"]["headline"] for revision in former), now["headline"]]) == sorted(headlines)


def test_two_writers_of_the_same_articles_store_each_once(mongod: str, database: str) -> None:
    async def act(store: Store) -> Any:
        async with Store(mongod, database, linger=0) as other:
            return await asyncio.gather(put_all(store, many(150)), put_all(other, many(150)))

    ours, theirs = with_store(mongod, database, act, linger=0)
    assert all(sorted(pair) == ["new", "unchanged"] for pair in zip(ours, theirs, strict=True))
    assert len(stored(mongod, database)) == 150


# --- refusals --------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"headline": "half a pair: \ud83d"}, "not_text"),
        ({"provenance": {"head\0line": "h1"}}, "no_document"),
        ({"images": [Image(position=2**70)]}, "out_of_range"),
        ({"text": "x" * 17_000_000}, "too_large"),
        ({"url": "", "canonical_url": ""}, "no_address"),
    ],
)
def test_a_document_that_cannot_be_stored_is_refused_by_name_and_the_others_are_stored(
    mongod: str, database: str, changes: dict[str, Any], reason: str
) -> None:
    outcomes = with_store(mongod, database, partial(put_all, articles=[article(1), article(2, **changes), article(3)]))
    assert [str(outcome) for outcome in outcomes] == ["new", reason, "new"]
    assert isinstance(outcomes[1], StoreRefused)
    assert len(stored(mongod, database)) == 2


def test_what_the_users_own_rules_refuse_is_refused_by_the_server(mongod: str, database: str) -> None:
    with MongoClient[dict[str, Any]](mongod) as client:
        client[database].create_collection("articles", validator={"headline": {"$ne": "Ferry 2 sails again"}})
    outcomes = with_store(mongod, database, partial(put_all, articles=many(4)))
    assert [str(outcome) for outcome in outcomes] == ["new", "new", "by_server", "new"]
    assert {one["headline"] for one in stored(mongod, database)} == {f"Ferry {n} sails again" for n in (0, 1, 3)}


ODD_STORED: list[dict[str, Any]] = [
    {"headline": "somebody else's document"},
    {"content_hash": "another", "revision": "one"},
    {"content_hash": "another", "revision": 1, "first_seen": None, "provenance": None},
]


@pytest.mark.parametrize("odd", ODD_STORED)
def test_a_record_that_is_none_of_ours_costs_no_other_article(mongod: str, database: str, odd: dict[str, Any]) -> None:
    with MongoClient[dict[str, Any]](mongod) as client:
        client[database]["articles"].insert_one({"_id": to_document(article(2))["_id"], **odd})
    outcomes = with_store(mongod, database, partial(put_all, articles=many(4)))
    assert [str(outcome) for outcome in outcomes] == ["new", "new", "odd_stored", "new"]


def test_text_with_nul_and_keys_with_dots_are_stored_as_they_are(mongod: str, database: str) -> None:
    odd = article(headline="nul \0 here", provenance={"images.0": "a", "$b": "c"})
    with_store(mongod, database, lambda store: store.put(odd))
    assert stored(mongod, database)[0]["headline"] == "nul \0 here"
    assert stored(mongod, database)[0]["provenance"] == odd.provenance


def test_the_indexes_declared_are_the_ones_there_are(mongod: str, database: str) -> None:
    with_store(mongod, database, lambda store: store.put(article()))
    with MongoClient[dict[str, Any]](mongod) as client:
        for name, indexes in INDEXES.items():
            declared = {"_id_", *(index.document["name"] for index in indexes)}
            assert set(client[database][name].index_information()) == declared


# --- the server away -------------------------------------------------------


def kill_server(folder: Path) -> None:
    os.kill(int((folder / "mongod.lock").read_text()), signal.SIGKILL)
    assert is_free(folder)


def test_what_was_acknowledged_before_a_kill_is_there_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.TIMEOUTS, "serverSelectionTimeoutMS", 2000)

    async def act(store: Store) -> int:
        puts = [asyncio.create_task(store.put(one)) for one in many(600)]
        await asyncio.wait(puts[:300])
        kill_server(tmp_path)
        done = [put for put in puts if put.done() and not put.exception()]
        for put in puts:
            put.cancel()
        await asyncio.gather(*puts, return_exceptions=True)
        return len(done)

    with open_server(None, tmp_path) as uri:
        acknowledged = with_store(uri, "dateline", act, patience=0)
    with open_server(None, tmp_path) as uri:
        assert len(stored(uri, "dateline")) >= acknowledged >= 300


def test_a_private_server_killed_during_a_crawl_is_started_again_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.TIMEOUTS, "serverSelectionTimeoutMS", 2000)

    async def act(store: Store) -> list[str | BaseException]:
        puts = [asyncio.ensure_future(store.put(one)) for one in many(600)]
        await asyncio.wait(puts, return_when=asyncio.FIRST_COMPLETED)
        kill_server(tmp_path)
        return [*await asyncio.gather(*puts)]

    with open_server(None, tmp_path) as uri:
        outcomes = with_store(uri, "dateline", act, revive=partial(revive, tmp_path))
        assert set(outcomes) <= {"new", "unchanged"}
        assert len(stored(uri, "dateline")) == 600


def test_the_event_loop_goes_on_while_the_private_server_starts_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.TIMEOUTS, "serverSelectionTimeoutMS", 2000)
    turns = 0

    def start_again() -> None:
        before = turns
        for _ in range(3_000):
            if turns == before:
                time.sleep(0.01)
        assert turns > before
        revive(tmp_path)

    async def act(store: Store) -> str:
        nonlocal turns
        kill_server(tmp_path)
        put = asyncio.ensure_future(store.put(article()))
        while not put.done():
            await asyncio.sleep(0.01)
            turns += 1
        return put.result()

    with open_server(None, tmp_path) as uri:
        assert with_store(uri, "dateline", act, revive=start_again) == "new"


def test_a_server_that_stays_away_fails_what_waits_in_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.TIMEOUTS, "serverSelectionTimeoutMS", 2000)

    async def act(store: Store) -> list[str | BaseException]:
        kill_server(tmp_path)
        return await put_all(store, many(5))

    with open_server(None, tmp_path) as uri:
        outcomes = with_store(uri, "dateline", act, patience=0.3)
    assert all(isinstance(outcome, StoreFailed) for outcome in outcomes)
    away, failed = (record.getMessage() for record in caplog.records)
    assert "does not answer" in away
    assert "5 articles not stored" in failed


@pytest.mark.parametrize(
    ("uri", "error", "says"),
    [
        ("mongodb://joe:hunter2@127.0.0.1:1/?appName=x", StoreUnreachable, "no MongoDB answers at 127.0.0.1:1 "),
        ("mongodb://joe:hun/ter2@127.0.0.1:1", StoreMisnamed, "must have the form"),
        ("mongodb://joe:hunter2@127.0.0.1:port", StoreMisnamed, "must have the form"),
        ("mongodb://joe:hunter2@[::1", StoreMisnamed, "must have the form"),
        ("joe:hunter2@127.0.0.1", StoreMisnamed, "must have the form"),
        ("mongodb://joe:hunter2@h/?tlsCAFile=/no/such/file", StoreMisnamed, "names a file that cannot be read"),
        (f"mongodb://joe:hunter2@h/?tlsCAFile={__file__}", StoreMisnamed, "names a file that has no certificate"),
    ],
)
def test_an_address_of_no_use_is_told_without_its_password(
    uri: str, error: type[Exception], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.TIMEOUTS, "serverSelectionTimeoutMS", 100)
    with pytest.raises(error, match=says) as checked:
        check_reachable(uri)
    with pytest.raises(error) as opened:
        asyncio.run(Store(uri).__aenter__())
    for raised in (checked, opened):
        assert "hunter2" not in str(raised.value)
        assert "ter2" not in str(raised.value)
        assert raised.value.__suppress_context__


@pytest.mark.parametrize(
    ("uri", "error", "remedy"),
    [
        ("mongodb://h/", "h:27017: connection closed", "tls=true, if it requires TLS"),
        ("mongodb://h/?tls=true", "h:27017: connection closed", "start it"),
        ("mongodb://h/?tls=true", "SSL handshake failed: h:27017: certificate verify failed", "tlsCAFile="),
        ("mongodb://h/?tls=true", "SSL handshake failed: h:27017: (-1, 'Unexpected EOF')", "no tls=true, if it"),
        ("mongodb://h/", "h:27017: Connection refused", "start it"),
    ],
)
def test_a_server_that_wants_tls_is_told_from_one_that_is_away(uri: str, error: str, remedy: str) -> None:
    assert remedy in str(unreachable(uri, ConnectionFailure(error)))


def test_a_login_that_is_refused_is_told(mongod: str) -> None:
    with pytest.raises(StoreUnreachable, match=r"refused \(Authentication"):
        check_reachable(mongod.replace("mongodb://", "mongodb://joe:hunter2@"))
    check_reachable(mongod)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("mongodb+srv://desk:secret@db.example/?w=1", "db.example"),
        ("mongodb+srv://db.example", "the address given"),
        ("mongodb://a.example,b.example:27018", "a.example:27017, b.example:27018"),
    ],
)
def test_an_address_is_named_by_its_servers_without_its_login(address: str, host: str) -> None:
    assert servers_of(address) == host


def test_a_name_that_no_database_has_is_told(mongod: str) -> None:
    with pytest.raises(StoreMisnamed, match="MONGODB_DATABASE"):
        asyncio.run(Store(mongod, "a b").__aenter__())


# --- batches ---------------------------------------------------------------


def test_entries_are_written_together_when_full_or_old_enough() -> None:
    sizes: list[int] = []

    async def write(entries: list[int]) -> list[int]:
        sizes.append(len(entries))
        return entries

    async def run() -> None:
        batches = Batches(write, size=10, linger=0.05)
        assert await asyncio.gather(*map(batches.add, range(25))) == list(range(25))
        await batches.close()

    asyncio.run(run())
    assert sizes == [10, 10, 5]


def test_an_entry_that_fails_fails_alone_and_a_write_that_fails_fails_all_of_its_batch() -> None:
    async def write(entries: list[int]) -> list[int | Exception]:
        if 7 in entries:
            raise KeyError(7)
        return [ValueError(n) if n == 1 else n for n in entries]

    async def run() -> list[list[Any]]:
        batches = Batches(write, size=3, linger=0.01)
        rounds = [
            await asyncio.gather(*map(batches.add, some), return_exceptions=True) for some in ([0, 1, 2], [6, 7], [8])
        ]
        await batches.close()
        return [[type(outcome) for outcome in one] for one in rounds]

    assert asyncio.run(run()) == [[int, ValueError, int], [KeyError, KeyError], [int]]


class NoMajority:
    """A collection of a replica set of which too few answered."""

    async def bulk_write(self, *_: object, **__: object) -> None:
        concern = {"code": 64, "errmsg": "waiting for replication timed out"}
        raise BulkWriteError({"writeErrors": [], "writeConcernErrors": [concern], "nMatched": 1})


def test_what_was_written_but_not_acknowledged_is_written_again() -> None:
    with pytest.raises(AutoReconnect, match="not acknowledged: waiting for replication"):
        asyncio.run(bulk(cast(Any, NoMajority()), [InsertOne({"_id": 1})]))


def test_who_only_reads_keeps_no_spool(mongod: str, database: str, tmp_path: Path) -> None:
    settings = Settings({"MONGODB_URI": mongod, "MONGODB_DATABASE": database, "STATE_DIR": str(tmp_path)})

    async def has_spool(*, read_only: bool) -> bool:
        async with open_store(settings, read_only=read_only) as store:
            return store.spool is not None

    assert [asyncio.run(has_spool(read_only=read_only)) for read_only in (False, True)] == [True, False]


def test_closing_writes_what_waits_at_once() -> None:
    async def write(entries: list[int]) -> list[int]:
        return entries

    async def run() -> int:
        batches = Batches(write, size=10, linger=60)
        waiting = asyncio.create_task(batches.add(1))
        await asyncio.sleep(0)
        await batches.close()
        return await waiting

    assert asyncio.run(asyncio.wait_for(run(), 30)) == 1


# --- as Scrapy's last pipeline ---------------------------------------------


def test_the_pipeline_counts_what_became_of_each_article(mongod: str, database: str) -> None:
    crawler = get_crawler(settings_dict={"MONGODB_URI": mongod, "MONGODB_DATABASE": database})

    async def run() -> None:
        pipeline = StoragePipeline.from_crawler(crawler)
        await pipeline.open_spider()
        for one in (article(), article(), article(headline="Ferry sinks")):
            assert await pipeline.process_item(one) is one
        with pytest.raises(DropItem, match="too_large: https://harbour"):
            await pipeline.process_item(article(text="x" * 17_000_000))
        await pipeline.close_spider()

    asyncio.run(run())
    assert crawler.stats
    counted = {key: value for key, value in crawler.stats.get_stats().items() if key.startswith("store/")}
    assert counted == {"store/new": 1, "store/unchanged": 1, "store/changed": 1, "store/refused/too_large": 1}


def test_the_pipeline_closes_though_it_was_never_opened_or_still_opens(mongod: str, database: str) -> None:
    crawler = get_crawler(settings_dict={"MONGODB_URI": mongod, "MONGODB_DATABASE": database})

    async def run() -> None:
        await StoragePipeline.from_crawler(crawler).close_spider()
        pipeline = StoragePipeline.from_crawler(crawler)
        opening = asyncio.ensure_future(pipeline.open_spider())
        await asyncio.sleep(0)
        await pipeline.close_spider()
        assert opening.done() and not opening.exception()

    asyncio.run(run())


def test_without_an_address_the_store_is_on_the_private_server_of_the_folder(tmp_path: Path) -> None:
    settings = Settings({"MONGODB_FOLDER": str(tmp_path / "mongodb"), "MONGODB_DATABASE": "desk"})

    async def run() -> str:
        async with open_store(settings) as store:
            return await store.put(article())

    assert asyncio.run(run()) == "new"
    assert (tmp_path / "mongodb" / "mongod.lock").read_text() == ""
