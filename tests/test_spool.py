"""What MongoDB does not take waits on disk, and is stored once it does."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import os
import signal
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from scrapy.settings import Settings

from crawler.article import Document
from crawler.captures import Capture, read_captures
from crawler.items import Page
from pipelines.article.documents import to_document
from pipelines.store import connection
from pipelines.store.archive import Archive, archive_files
from pipelines.store.blanks import blank_pages_of
from pipelines.store.candidates import Candidate, PageEnd
from pipelines.store.drain import drain
from pipelines.store.forgotten import forget, look_for
from pipelines.store.mongod import open_server
from pipelines.store.spool import Spool, SpoolFailed, read_spool, spool_of
from pipelines.store.storage import Store
from pipelines.store.writes import CODEC, StoreFailed
from tests.test_storage import article, kill_server, many, put_all, stored, with_store

NOW = datetime(2031, 5, 12, 8, 30, 0, 250_000, tzinfo=UTC)
RECORDS: list[Document] = [
    {"article": {"_id": str(n), "text": "line\nline \0 ünïcode 雨", "at": NOW, "n": n}} for n in range(5)
]


def files(spool: Spool) -> list[Path]:
    return sorted(spool.folder.glob("*.jsonl"))


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "deep" / "spool", 10_000)
    spool.add(RECORDS[:2])
    spool.add(RECORDS[2:])
    spool.close()
    assert list(read_spool(*files(spool))) == RECORDS


def test_a_file_that_another_run_drains_meanwhile_keeps_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "theirs.jsonl").symlink_to(tmp_path / "gone")  # named, and no longer there
    spool = Spool(tmp_path, 10_000)
    spool.add(RECORDS)
    assert spool.kept == len(RECORDS)
    spool.close()


@pytest.mark.parametrize("cut", [1, 2, 40, 100])
def test_a_tail_cut_short_costs_its_own_record(tmp_path: Path, cut: int) -> None:
    spool = Spool(tmp_path, 10_000)
    spool.add(RECORDS)
    spool.close()
    (path,) = files(spool)
    path.write_bytes(path.read_bytes()[:-cut])
    assert list(read_spool(path)) == [*RECORDS[:4], None]


@pytest.mark.parametrize("rubbish", [b"\0" * 500 + b"\n", b"\xff\xfe\n", b"{}\n", b"00000000 \n", b"\n"])
def test_rubbish_in_the_middle_costs_no_other_record(tmp_path: Path, rubbish: bytes) -> None:
    spool = Spool(tmp_path, 10_000)
    spool.add(RECORDS)
    spool.close()
    (path,) = files(spool)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], rubbish, *lines[2:]]))
    assert [record for record in read_spool(path) if record] == RECORDS
    assert list(read_spool(path)).count(None) == 1


def test_the_spool_is_bounded_and_keeps_what_it_has(tmp_path: Path) -> None:
    spool = Spool(tmp_path, 600)
    with pytest.raises(SpoolFailed, match="SPOOL_MAX_BYTES"):
        for _ in range(9):
            spool.add(RECORDS[:1])
    (path,) = files(spool)
    assert 0 < path.stat().st_size <= 600
    assert None not in list(read_spool(path)) and spool.kept == len(list(read_spool(path)))


def test_a_full_disk_takes_nothing_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(tmp_path, 10_000)
    spool.add(RECORDS[:1])
    write, room = os.write, [50]

    def full(file: int, data: Any) -> int:
        if room[0] <= 0:
            raise OSError(28, "No space left on device")
        written = write(file, bytes(data)[: room[0]])
        room[0] -= written
        return written

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(SpoolFailed, match="No space left"):
            spool.add(RECORDS[1:])
    spool.add(RECORDS[4:])
    assert list(read_spool(*files(spool))) == [RECORDS[0], RECORDS[4]]


def test_a_device_without_room_says_so(tmp_path: Path) -> None:
    (tmp_path / "1.jsonl").symlink_to("/dev/full")
    spool = Spool(tmp_path, 10_000)
    spool._file = os.open(tmp_path / "1.jsonl", os.O_RDWR)
    with pytest.raises(SpoolFailed):
        spool.add(RECORDS)


def write_and_wait(folder: Path, ready: Any) -> None:
    Spool(folder, 10_000).add(RECORDS)
    ready.set()
    signal.pause()


def test_what_another_run_is_writing_is_left_to_it_and_taken_when_it_was_killed(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    other = context.Process(target=write_and_wait, args=(tmp_path, ready))
    other.start()
    assert ready.wait(300)
    spool = Spool(tmp_path, 10_000)
    with spool.drained() as paths:
        assert paths == []
    other.kill()
    other.join()
    with spool.drained() as paths:
        assert [record for path in paths for record in read_spool(path)] == RECORDS
    assert files(spool) == []


def spool_at(uri: str, folder: Path, database: str = "dateline", kind: str = "spool") -> Spool:
    return spool_of(Settings({"MONGODB_URI": uri, "MONGODB_DATABASE": database, "STATE_DIR": str(folder)}), kind)


STORE = "mongodb://desk:secret@a.example:27018,b.example/?replicaSet=press"


@pytest.mark.parametrize(
    "uri",
    [
        "mongodb://desk:rotated%40@a.example:27018,b.example/?replicaSet=press",
        "mongodb://B.example:27017,A.example:27018/elsewhere?tls=true",
    ],
)
def test_another_password_or_option_leads_to_the_same_spool(tmp_path: Path, uri: str) -> None:
    assert spool_at(uri, tmp_path).folder == spool_at(STORE, tmp_path).folder


@pytest.mark.parametrize(
    ("uri", "database", "kind"),
    [
        (STORE, "other", "spool"),
        (STORE, "dateline", "runs"),
        ("mongodb://desk:secret@a.example:27019,b.example/", "dateline", "spool"),
        ("mongodb+srv://desk:secret@a.example/", "dateline", "spool"),
        ("no address at all", "dateline", "spool"),
        ("", "dateline", "spool"),
    ],
)
def test_another_server_database_or_kind_has_a_spool_of_its_own(
    tmp_path: Path, uri: str, database: str, kind: str
) -> None:
    assert spool_at(uri, tmp_path, database, kind).folder != spool_at(STORE, tmp_path).folder


def test_what_a_former_version_left_under_the_name_of_the_whole_address_is_taken_first(tmp_path: Path) -> None:
    digest = hashlib.sha256(f"{STORE} dateline".encode()).hexdigest()[:12]
    former, spool = Spool(tmp_path / f"spool-{digest}", 10_000), spool_at(STORE, tmp_path)
    assert former.folder != spool.folder
    for one, records in ((former, RECORDS[:2]), (spool, RECORDS[2:])):
        one.add(records)
        one.close()
    with spool.drained() as paths:
        assert [record for path in paths for record in read_spool(path)] == RECORDS
    assert files(former) == files(spool) == []


# --- with the store --------------------------------------------------------


def run_store(uri: str, spool: Spool, act: Any, **options: Any) -> Any:
    async def run() -> Any:
        async with Store(uri, "dateline", linger=0.01, spool=spool, **options) as store:
            return await act(store)

    return asyncio.run(run())


def test_what_was_spooled_is_stored_by_the_next_run_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.TIMEOUTS, "serverSelectionTimeoutMS", 2000)
    folder, spool = tmp_path / "mongodb", Spool(tmp_path / "spool", 10_000_000)
    page = Candidate("https://harbour.example/news/1", "harbour", "feed", listed=NOW, article_id="x", etag='"1"')

    async def lose(store: Store) -> list[str | BaseException]:
        assert await store.put(article(0)) == "new"
        kill_server(folder)
        outcomes = await put_all(store, many(150))
        store.frontier.end(PageEnd(page, "done", next_check=NOW, aliases=("https://harbour.example/also/1",)))
        return outcomes

    with open_server(None, folder) as uri:
        assert set(run_store(uri, spool, lose, patience=0.2)) == {"spooled"}
    spool.close()
    with open_server(None, folder) as uri:
        outcomes = run_store(uri, spool, partial(drain, spool=spool))
        assert outcomes == {"new": 149, "unchanged": 1}
        assert run_store(uri, spool, partial(drain, spool=spool)) == {}
        assert len(stored(uri, "dateline")) == 150
        done = stored(uri, "dateline", "pages")
        assert sorted(one["url"] for one in done) == ["https://harbour.example/also/1", page.url]
        assert {one["state"] for one in done} == {"done"}
    assert files(spool) == []


def test_what_only_a_later_version_knows_of_a_page_is_left_out(mongod: str, database: str, tmp_path: Path) -> None:
    spool = Spool(tmp_path, 10_000)
    page = {"url": "https://harbour.example/news/1", "outlet": "harbour", "mood": "calm"}
    spool.add([{"end": {"candidate": page, "state": "done", "aliases": [], "tide": 3}, "at": NOW}])
    spool.close()

    async def run() -> None:
        async with Store(mongod, database, spool=spool) as store:
            await drain(store, spool)

    asyncio.run(run())
    assert [(one["url"], one["state"]) for one in stored(mongod, database, "pages")] == [(page["url"], "done")]


def test_a_drain_that_is_cut_off_leaves_the_spool_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.TIMEOUTS, "serverSelectionTimeoutMS", 2000)
    folder, spool = tmp_path / "mongodb", Spool(tmp_path / "spool", 10_000_000)

    async def lose(store: Store) -> None:
        kill_server(folder)
        assert set(await put_all(store, many(5))) == {"spooled"}
        spool.close()
        with pytest.raises(StoreFailed):
            await drain(store, spool)

    with open_server(None, folder) as uri:
        run_store(uri, spool, lose, patience=0)
    assert len(list(read_spool(*files(spool)))) == 5


def test_an_article_that_was_looked_at_since_is_not_set_back(mongod: str, tmp_path: Path) -> None:
    spool = Spool(tmp_path, 10_000_000)

    async def act(store: Store) -> Any:
        await store.put(article(headline="Ferry sails"))
        (document,) = await store.database["articles"].find().to_list()
        old = {key: value for key, value in document.items() if key not in ("first_seen", "last_checked", "revision")}
        spool.add(
            [{"article": old | {"headline": "Ferry waits", "content_hash": "x"}, "at": NOW - timedelta(days=9000)}]
        )
        spool.close()
        return await drain(store, spool)

    try:
        assert run_store(mongod, spool, act) == {"outdated": 1}
        with MongoClient[Document](mongod) as client:
            assert client.get_database("dateline", CODEC)["revisions"].count_documents({}) == 0
    finally:
        with MongoClient[Document](mongod) as client:
            client.drop_database("dateline")


def test_what_the_store_refuses_for_good_keeps_no_run_from_beginning(
    mongod: str, database: str, tmp_path: Path
) -> None:
    spool = Spool(tmp_path, 10_000_000)

    async def act(store: Store) -> Any:
        odd, whole = article(1), article(2)
        await store.database["articles"].insert_one({"_id": to_document(odd)["_id"], "content_hash": "somebody's"})
        spool.add([{"article": to_document(one), "at": NOW} for one in (odd, whole)])
        spool.close()
        return await drain(store, spool)

    assert with_store(mongod, database, act) == {"refused/odd_stored": 1, "new": 1}
    assert files(spool) == []


def test_what_was_forgotten_while_it_waited_stays_forgotten_and_leaves_the_archive(
    mongod: str, database: str, tmp_path: Path
) -> None:
    """Of three pages that wait: one that is forgotten, with a further page; another address of its article; and one more."""
    spool, archive = Spool(tmp_path / "spool", 10_000_000), Archive(tmp_path, 10**6, 10**9)
    here, also, other = (f"https://harbour.example/news/{name}" for name in ("1", "2", "3"))
    for number, (url, canonical) in enumerate(((here, here), (also, here), (other, other))):
        kept = [archive.keep(Page(url + more, url.encode(), part_of=part)) for more, part in (("?p=2", url), ("", ""))]
        place = {"warc": kept[1][0], "warc_offset": str(kept[1][1])}
        document = to_document(article(number, url=url, canonical_url=canonical, provenance=place))
        spool.add([{"article": document, "at": NOW}])
        page = Candidate(url, "harbour", article_id=document["_id"])
        spool.add([{"end": asdict(PageEnd(page, "done", next_check=NOW, aliases=(canonical,)))}])
    archive.close()
    spool.close()
    with MongoClient[Document](mongod) as client:
        forget(client[database], look_for(client[database], [here], []))

    async def act(store: Store) -> Any:
        return await drain(store, spool, partial(blank_pages_of, tmp_path))

    assert with_store(mongod, database, act) == {"refused/forgotten": 2, "new": 1}
    assert [one["url"] for one in stored(mongod, database)] == [other]
    states = {
        one["url"]: (one["state"], one.get("reason"), "next_check" in one) for one in stored(mongod, database, "pages")
    }
    assert states == {
        here: ("forgotten", None, False),
        also: ("refused", "forgotten", False),
        other: ("done", None, True),
    }
    (path,) = archive_files(tmp_path)
    found = [one.url for one in read_captures(path) if isinstance(one, Capture)]
    assert found == [f"{other}?p=2", other]


def test_without_room_in_the_spool_articles_fail_and_are_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(connection.TIMEOUTS, "serverSelectionTimeoutMS", 2000)
    folder = tmp_path / "mongodb"

    async def lose(store: Store) -> list[str | BaseException]:
        kill_server(folder)
        return await put_all(store, many(3))

    with open_server(None, folder) as uri:
        outcomes = run_store(uri, Spool(tmp_path / "spool", 10), lose, patience=0)
    assert all(isinstance(outcome, StoreFailed) for outcome in outcomes)
    assert "a later run fetches them again" in caplog.records[-1].getMessage()
