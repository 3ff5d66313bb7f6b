"""A feed hands each state of each article on once: over kills, late writers, wrong clocks and other feeds."""

from __future__ import annotations

import asyncio
import errno
import json
import random
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from bson import ObjectId
from hypothesis import given, settings
from hypothesis import strategies as st
from pymongo import MongoClient
from pymongo.database import Database

from crawler.article import Document
from crawler.items import Article
from exports import feed as feeds
from exports.feed import Feed, open_feed
from exports.fields import article_fields
from exports.refusals import FeedBusy
from exports.selection import Selection
from exports.states import SIZE, Names, fetch, look
from pipelines.store.storage import Store
from tests.conftest import Export
from tests.exporting import article, command, environment, fill, records

State = tuple[str, int]


def states_of(folder: Path) -> list[State]:
    """What the files of a feed hold, in order."""
    files = sorted(folder.glob("*.jsonl"))
    return [(record["_id"], record["revision"]) for file in files for record in records(file.read_text())]


def stored_states(store: Database[Document]) -> list[State]:
    former = [revision["article"] for revision in store["revisions"].find()]
    return [(state["_id"], state["revision"]) for state in (*store["articles"].find(), *former)]


def edited(day: int, headline: str) -> Article:
    return article("harbour", day, headline=headline)


# --- what a feed gets ------------------------------------------------------


def test_a_feed_goes_on_after_what_it_last_got_with_what_has_changed(
    mongod: str, database: str, export: Export, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    fill(mongod, database, article("harbour", 1), article("harbour", 2))
    assert export("--cursor", "desk", "-o", f"{out}/") == (0, "", "")
    fill(mongod, database, edited(2, "Ferry sinks"), article("harbour", 3))
    fill(mongod, database, edited(2, "Ferry was never there"))
    assert export("--cursor", "desk", "-o", str(out)) == (0, "", "")
    assert export("--cursor", "desk", "-o", str(out)) == (0, "", "")
    first, second = (records((out / f"desk-00000{n}.jsonl").read_text()) for n in (1, 2))
    assert sorted(record["revision"] for record in first) == [1, 1]
    assert sorted((record["headline"], record["revision"]) for record in second) == [
        ("Ferry sinks", 2),
        ("Ferry was never there", 3),
        ("港口重开 — day 3", 1),
    ]
    assert sorted(path.name for path in out.iterdir()) == [
        f"{start}desk-00000{n}.jsonl{end}" for start, end in (("_", ".manifest.json"), ("", "")) for n in (1, 2)
    ]


def test_the_manifest_says_what_was_written(mongod: str, database: str, export: Export, tmp_path: Path) -> None:
    fill(mongod, database, article("harbour", 1), article("harbour", 2))
    fill(mongod, database, edited(2, "Ferry sinks"))
    target = tmp_path / "one.jsonl.gz"
    assert export("--cursor", "desk", "-o", str(target)) == (0, "", "")
    manifest = json.loads((tmp_path / "_one.jsonl.gz.manifest.json").read_text())
    assert manifest["sha256"] == sha256(target.read_bytes()).hexdigest()
    assert manifest["bytes"] == target.stat().st_size
    said = {name: manifest[name] for name in ("feed", "number", "file", "format", "articles", "new", "changed")}
    assert said == {
        "feed": "desk", "number": 1, "file": "one.jsonl.gz", "format": "jsonl", "articles": 2, "new": 1, "changed": 1
    }  # fmt: skip


def test_a_feed_begins_with_the_articles_as_they_stand(
    mongod: str, database: str, export: Export, tmp_path: Path
) -> None:
    fill(mongod, database, article("harbour", 1))
    fill(mongod, database, edited(1, "Ferry sinks"))
    export("--cursor", "desk", "-o", str(tmp_path / "1.jsonl"))
    assert [record["revision"] for record in records((tmp_path / "1.jsonl").read_text())] == [2]
    assert export("--cursor", "desk", "-o", str(tmp_path / "2.jsonl")) == (0, "", "")
    assert (tmp_path / "2.jsonl").read_text() == ""


def test_two_feeds_never_disturb_each_other(mongod: str, database: str, export: Export, tmp_path: Path) -> None:
    fill(mongod, database, article("harbour", 1))
    export("--cursor", "a", "-o", f"{tmp_path}/")
    fill(mongod, database, article("harbour", 2))
    export("--cursor", "b", "-o", f"{tmp_path}/", "--format", "parquet")
    export("--cursor", "a", "-o", f"{tmp_path}/")
    assert [len(records((tmp_path / f"a-00000{n}.jsonl").read_text())) for n in (1, 2)] == [1, 1]
    assert pq.read_table(tmp_path / "b-000001.parquet").num_rows == 2


def test_a_feed_of_a_selection_gets_that_and_keeps_to_it(
    mongod: str, database: str, export: Export, tmp_path: Path
) -> None:
    fill(mongod, database, article("harbour", 1), article("tidewire", 2))
    options = [
        "--cursor",
        "tide",
        "-o",
        f"{tmp_path}/",
        "--outlet",
        "tidewire",
        "--fields",
        "_id,headline,images.credit",
    ]
    assert export(*options) == (0, "", "")
    fill(mongod, database, article("tidewire", 2, headline="Ebb"), edited(1, "Elsewhere"))
    fill(mongod, database, article("tidewire", 2, headline="Flood"))
    assert export(*options) == (0, "", "")
    headlines = [[r["headline"] for r in records(p.read_text())] for p in sorted(tmp_path.glob("tide-*.jsonl"))]
    assert headlines == [["港口重开 — day 2"], ["Ebb", "Flood"]]
    assert set(records((tmp_path / "tide-000002.jsonl").read_text())[0]) == {"_id", "headline", "images"}
    fill(mongod, database, edited(1, "Elsewhere again"))
    before = {path.name for path in tmp_path.iterdir()}
    assert export(*options) == (0, "", "")
    assert {path.name for path in tmp_path.iterdir()} == before
    code, _, err = export(*options[:4])
    assert (code, err.count("\n")) == (2, 1)
    assert "was begun with --outlet tidewire --fields _id,headline,images.credit" in err


@pytest.mark.parametrize("there", ["file", "folder missing", "standard output"])
def test_a_feed_writes_where_it_can_be_whole(
    mongod: str, database: str, export: Export, tmp_path: Path, there: str
) -> None:
    fill(mongod, database, article("harbour", 1))
    (tmp_path / "kept").write_text("not yet fetched")
    target = {"file": "kept", "folder missing": "none/such/", "standard output": ""}[there]
    code, _, err = export(
        "--cursor", "desk", "-o", str(tmp_path / target) + "/" * target.endswith("/") if target else "-"
    )
    assert (code, err.count("\n")) == (2, 1)
    assert (tmp_path / "kept").read_text() == "not yet fetched"
    assert export("--cursor", "desk", "-o", str(tmp_path / "new")) == (0, "", "")
    assert len(records((tmp_path / "new").read_text())) == 1


def test_a_full_disk_leaves_the_feed_where_it_was(
    mongod: str, database: str, export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(mongod, database, article("harbour", 1))
    with monkeypatch.context() as patched:
        patched.setattr(feeds, "sync", lambda out: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        code, _, err = export("--cursor", "desk", "-o", f"{tmp_path}/")
    assert (code, err.count("\n")) == (1, 1)
    assert "No space left on device" in err
    assert [path.name for path in tmp_path.iterdir()] == ["state"]
    export("--cursor", "desk", "-o", f"{tmp_path}/")
    assert len(states_of(tmp_path)) == 1


def test_a_feed_that_is_being_written_is_left_alone(tmp_path: Path, export: Export) -> None:
    with open_feed("desk", tmp_path / "state" / "feeds"):
        code, _, err = export("--cursor", "desk", "-o", f"{tmp_path}/")
        with pytest.raises(FeedBusy), open_feed("desk", tmp_path / "state" / "feeds"):
            pass
    assert (code, err) == (75, "scrapy export: --cursor desk is being written by another process\n")


def test_a_feed_on_a_disk_without_locks_says_so(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    code, _, err = export("--cursor", "desk", "-o", f"{tmp_path}/")
    assert (code, "STATE_DIR" in err, "No locks available" in err) == (2, True, True)


def test_a_feed_whose_memory_is_damaged_says_so(mongod: str, database: str, export: Export, tmp_path: Path) -> None:
    fill(mongod, database, article("harbour", 1))
    export("--cursor", "desk", "-o", f"{tmp_path}/")
    state = tmp_path / "state" / "feeds" / "desk" / "state"
    state.write_bytes(state.read_bytes()[:-3])
    code, _, err = export("--cursor", "desk", "-o", f"{tmp_path}/")
    assert (code, err.count("\n")) == (2, 1)
    assert "is damaged" in err
    assert len(states_of(tmp_path)) == 1


# --- late writers, wrong clocks --------------------------------------------


def add(store: Database[Document], number: int, made: datetime) -> bytes:
    """An article whose writer's clock says `made`; the name of its state."""
    name = ObjectId(ObjectId.from_datetime(made).binary[:4] + random.randbytes(8))
    store["articles"].insert_one({"_id": f"{number}", "revision": 1, "change": name, "headline": "x"})
    return name.binary


NOW = datetime(2031, 5, 12, tzinfo=UTC)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.integers(-100_000, 100_000), max_size=5), min_size=1, max_size=5))
def test_whatever_the_writers_clocks_say_each_state_comes_once(mongod: str, runs: list[list[int]]) -> None:
    with MongoClient[Document](mongod) as client:
        store = client["feeds_law"]
        client.drop_database(store)
        store["articles"].create_index("change")
        passed, got, added = None, [], 0
        for minutes in runs:
            for minute in minutes:
                add(store, added, NOW + timedelta(minutes=minute))
                added += 1
            wanted, passed = look(store, passed)
            got += [s["_id"] for s in fetch(store, wanted, Selection(), article_fields())]
        assert sorted(got, key=int) == [str(number) for number in range(added)]
        assert len(passed or ()) == added
        client.drop_database(store)


def test_a_state_replaced_while_a_feed_looks_is_not_lost(store: Database[Document], mongod: str, database: str) -> None:
    fill(mongod, database, article("harbour", 1))
    _, passed = look(store, None)
    fill(mongod, database, edited(1, "Ferry sinks"), article("harbour", 2))
    wanted, passed = look(store, passed)
    fill(mongod, database, edited(1, "Ferry was never there"))  # now the state wanted is among the former ones
    got = [(s["_id"], s["revision"]) for s in fetch(store, wanted, Selection(), article_fields())]
    wanted, _ = look(store, passed)
    got += [(s["_id"], s["revision"]) for s in fetch(store, wanted, Selection(), article_fields())]
    assert sorted(revision for _, revision in got) == [1, 2, 3]


def test_articles_taken_out_of_the_store_hold_nothing_up(store: Database[Document], mongod: str, database: str) -> None:
    fill(mongod, database, *(article("harbour", day) for day in range(1, 9)))
    wanted, passed = look(store, None)
    store["articles"].delete_many({"headline": {"$ne": "港口重开 — day 3"}})
    assert len(list(fetch(store, wanted, Selection(), article_fields()))) == 1
    add(store, 9, NOW - timedelta(days=900))
    wanted, _ = look(store, passed)
    assert [s["_id"] for s in fetch(store, wanted, Selection(), article_fields())] == ["9"]


def test_a_change_by_hand_is_handed_on_once_it_is_made_a_state(
    store: Database[Document], mongod: str, database: str, export: Export, tmp_path: Path
) -> None:
    fill(mongod, database, article("harbour", 1), article("harbour", 2))
    export("--cursor", "lake", "-o", f"{tmp_path}/")
    change = {"$set": {"headline": "By hand"}, "$inc": {"revision": 1}, "$unset": {"change": ""}}
    store["articles"].update_one({"canonical_url": "https://harbour.example/1"}, change)
    export("--cursor", "lake", "-o", f"{tmp_path}/")
    handed = records((tmp_path / "lake-000002.jsonl").read_text())
    assert [(one["headline"], one["revision"]) for one in handed] == [("By hand", 2)]


def test_articles_stored_before_states_had_names_are_handed_on(
    mongod: str, database: str, store: Database[Document], export: Export, tmp_path: Path
) -> None:
    fill(mongod, database, article("harbour", 1), article("harbour", 2))
    store["articles"].update_many({}, {"$unset": {"change": 1}})
    store["articles"].drop_indexes()
    export("--cursor", "desk", "-o", f"{tmp_path}/")
    export("--cursor", "desk", "-o", f"{tmp_path}/")
    assert sorted(states_of(tmp_path)) == sorted(stored_states(store))
    assert "change_1" in store["articles"].index_information()


names = st.lists(st.binary(min_size=SIZE, max_size=SIZE), unique=True).map(sorted)


@given(names, names)
def test_names_are_a_set_in_order(some: list[bytes], others: list[bytes]) -> None:
    both = Names(b"".join(some)).with_all(others)
    assert list(both) == sorted({*some, *others})


# --- kills -----------------------------------------------------------------


def steps(feed: Feed, path: Path, kill: Callable[[str], None]) -> None:
    """One export of a feed, `kill` being told of each step that is about to be taken."""
    feed.take_up({})
    kill("start")
    with feed.open_draft(path) as out:
        out.write(b"whole")
        kill("written")
    kill("before")
    feed.hand_on(path, Names(), (), {"file": path.name})


class Killed(BaseException):
    pass


@pytest.mark.parametrize("at", range(12))
def test_a_kill_between_any_two_steps_leaves_the_file_whole_and_known_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    done = 0

    def step(*_: Any) -> None:
        nonlocal done
        done += done != at
        if done == at:
            raise Killed

    def stepping(function: Any) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            step()
            return function(*arguments, **named)

        return call

    path = tmp_path / "1"
    with monkeypatch.context() as patched, open_feed("desk", tmp_path / "feeds") as feed:
        patched.setattr(Feed, "discard", lambda self: None)  # a kill undoes nothing
        for target in (feeds.__name__ + ".place", feeds.__name__ + ".whole_file"):
            patched.setattr(target, stepping(getattr(feeds, target.rpartition(".")[2])))
        for name in ("replace", "unlink"):
            patched.setattr(Path, name, stepping(getattr(Path, name)))
        try:
            steps(feed, path, step)
        except Killed:
            assert done == at
    with open_feed("desk", tmp_path / "feeds") as feed:
        feed.take_up({})
        assert path.exists() == (feed.number == 1) == path.with_name("_1.manifest.json").exists()
        assert not path.exists() or path.read_bytes() == b"whole"
        again = tmp_path / "2"
        steps(feed, again, lambda _: None)
        assert feed.number == 1 + path.exists()
    assert {p.name for p in tmp_path.iterdir() if p.name.startswith(".")} == set()
    assert not any(p.name in ("pending", "draft") for p in (tmp_path / "feeds" / "desk").iterdir())


async def edit_all_the_time(uri: str, database: str, stop: asyncio.Event) -> None:
    """Two writers that store and change articles until they are told to stop."""
    async with Store(uri, database, linger=0) as one, Store(uri, database, linger=0) as other:
        number = 0
        while not stop.is_set() or number < 5:
            number += 1
            changes = [edited(day, f"Version {number}") for day in range(1, 25)]
            await asyncio.gather(*((one, other)[n % 2].put(change) for n, change in enumerate(changes)))


def test_killed_at_any_moment_and_written_to_meanwhile_the_files_have_each_state_once(
    mongod: str, database: str, store: Database[Document], tmp_path: Path
) -> None:
    fill(mongod, database, *(article("harbour", day, text="long " * 2000) for day in range(1, 29)))
    out = tmp_path / "out"
    out.mkdir()
    options = ["--cursor", "desk", "-o", str(out)]
    first = {(state["_id"], state["revision"]) for state in store["articles"].find()}
    subprocess.run(command(*options), env=environment(mongod, database, tmp_path), check=True)
    kills = asyncio.run(kill_often(mongod, database, tmp_path, options, times=6))
    subprocess.run(command(*options), env=environment(mongod, database, tmp_path), check=True)
    got = Counter(states_of(out))
    assert kills == 6
    assert {state: times for state, times in got.items() if times > 1} == {}
    assert set(got) == set(stored_states(store)) >= first
    assert len(got) > 100
    assert {path.suffix for path in out.iterdir()} == {".jsonl", ".json"}


async def kill_often(uri: str, database: str, folder: Path, options: list[str], times: int) -> int:
    stop, killed = asyncio.Event(), 0
    writing = asyncio.create_task(edit_all_the_time(uri, database, stop))
    while killed < times:
        process = await asyncio.create_subprocess_exec(*command(*options), env=environment(uri, database, folder))
        await asyncio.sleep(random.uniform(0.1, 1.2))
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        await process.wait()
    stop.set()
    await writing
    return killed
