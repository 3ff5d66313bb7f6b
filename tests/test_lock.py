"""One run of a spider at a time on one store, on this machine and on others; a killed run holds nothing for long."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from pymongo import MongoClient
from pymongo.database import Database
from scrapy.settings import Settings

from crawler.article import Document
from pipelines.store import lock
from pipelines.store.lock import Busy, StateFolderError, local_lock, store_lock
from tests.commands import Command, start_scrapy
from tests.local_web import STORY, Answer, LocalWeb, rss, write_outlet


@contextmanager
def held(uri: str, database: str, place: str = "here", name: str = "state") -> Iterator[list[str]]:
    lost: list[str] = []
    with store_lock(uri, database, name, place, lambda: lost.append(name)):
        yield lost


def test_a_second_machine_is_told_who_holds_the_lock(mongod: str, database: str) -> None:
    told = pytest.raises(Busy, match=f"process {os.getpid()}, since")
    with held(mongod, database), told, held(mongod, database, "elsewhere"):
        pass
    with held(mongod, database, "elsewhere"):
        pass


def test_other_spiders_and_other_stores_have_locks_of_their_own(mongod: str, database: str) -> None:
    with held(mongod, database), held(mongod, database, "b", name="wire"), held(mongod, f"{database}_2", "b"):
        pass
    with MongoClient[Document](mongod) as client:
        client.drop_database(f"{database}_2")


def test_who_holds_the_file_knows_that_the_former_holder_is_dead(mongod: str, database: str) -> None:
    with held(mongod, database, "here"), held(mongod, database, "here"):
        pass


def test_the_lock_of_a_run_killed_elsewhere_runs_out(
    mongod: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "LEASE", 0.2)
    with held(mongod, database, "here"):
        time.sleep(0.4)
        with held(mongod, database, "elsewhere"):
            pass


def until(store: Database[Document]) -> datetime:
    return next(store["locks"].find())["until"]  # type: ignore[no-any-return]


def test_a_run_renews_its_lock(mongod: str, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "RENEWAL", 0.02)
    with held(mongod, database) as lost, MongoClient[Document](mongod) as client:
        ends = [until(client[database])]
        while len(ends) < 3:  # when it would run out: later and later
            time.sleep(0.01)
            ends += {until(client[database])} - {*ends}
        with pytest.raises(Busy), held(mongod, database, "elsewhere"):
            pass
    assert lost == [] and ends == sorted(ends)


def test_a_run_whose_lock_was_taken_is_told(mongod: str, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "RENEWAL", 0.02)
    told = threading.Event()
    with store_lock(mongod, database, "state", "here", told.set):
        with MongoClient[Document](mongod) as client:
            client[database]["locks"].update_one({"_id": "state"}, {"$set": {"holder": "another"}})
        assert told.wait(300)


def test_a_state_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings({"STATE_DIR": str(tmp_path / "file")})
    with pytest.raises(StateFolderError, match="STATE_DIR"), local_lock(settings, "state"):
        pass


def test_a_state_folder_on_a_disk_without_locks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fcntl.lockf", no_locks)
    settings = Settings({"STATE_DIR": str(tmp_path)})
    said = "STATE_DIR: .*lock cannot be locked: No locks available"
    with pytest.raises(StateFolderError, match=said), local_lock(settings, "state"):
        pass


def no_locks(*_: object) -> None:
    raise OSError(errno.ENOLCK, "No locks available")


# --- as real processes -----------------------------------------------------

SLOW = LocalWeb(
    {
        "http://herald.example/feed.xml": rss(*(f"http://herald.example/{n}" for n in range(3))),
        **{f"http://herald.example/{n}": Answer(STORY, wait=3600) for n in range(3)},
    }
)


@contextmanager
def started(folder: Path, proxy: str, uri: str, database: str, *settings: str) -> Iterator[Command]:
    options = [part for setting in settings for part in ("-s", setting)]
    places = {"http_proxy": proxy, "OUTLETS_DIR": str(folder), "MONGODB_URI": uri, "MONGODB_DATABASE": database}
    with (folder / "said").open("wb") as said:
        command = ["crawl", "statemedia", "-a", "outlets=herald", *options]
        process = start_scrapy(*command, env=os.environ | places, out=said, err=said)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until_crawling(web: LocalWeb, process: Command, number: int) -> None:
    deadline = time.monotonic() + 300
    while len(web.asked("/feed.xml")) < number:
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.05)


def test_a_second_run_says_so_and_exits_75_and_a_killed_one_holds_up_nobody(
    mongod: str, database: str, tmp_path: Path
) -> None:
    write_outlet(tmp_path, "herald", [("feed", "http://herald.example/feed.xml")])
    SLOW.log.clear()
    with SLOW.running() as proxy, started(tmp_path, proxy, mongod, database) as first:
        wait_until_crawling(SLOW, first, 1)
        with started(tmp_path, proxy, mongod, database) as second:
            assert second.wait(300) == 75
            said = (tmp_path / "said").read_text()
        assert said.count("\n") == 1 and f"process {first.pid}" in said
        other_state = f"STATE_DIR={tmp_path / 'state'}"
        with started(tmp_path, proxy, mongod, database, other_state) as elsewhere:
            assert elsewhere.wait(300) == 75 and f"process {first.pid}" in (tmp_path / "said").read_text()
        first.kill()
        first.wait()
        with started(tmp_path, proxy, mongod, database) as third:
            wait_until_crawling(SLOW, third, 2)
