"""A disk that is full, in truth: a small one of memory holds what a crawl writes, and a real mongod's data."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.errors import ConnectionFailure

from benchmarks.kills import Desk, Result, opened
from pipelines.store.mongod import revive
from tests.commands import begin_crawl

ARTICLES = 80
SLOW = {"DOWNLOAD_DELAY": "0.8", "DOWNLOAD_DELAY_JITTER": "0"}
"""Eight articles of each of ten hosts: time to fill a disk in mid-crawl."""


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no small disk can be made here: {getattr(error, 'stderr', error)}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> None:
    with (folder / "ballast").open("ab", buffering=0) as ballast:
        try:
            while ballast.write(bytes(4096)):
                pass
        except OSError as error:
            assert error.errno == 28


@contextmanager
def kept_full(folder: Path) -> Iterator[None]:
    """Whatever room others give up is taken at once; at the end there is room again."""
    over = threading.Event()

    def keep() -> None:
        while not over.wait(0.02):
            fill(folder)

    fill(folder)
    keeper = threading.Thread(target=keep)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()
        (folder / "ballast").unlink()


def settings(folder: Path) -> dict[str, str]:
    return {"ARCHIVE_ENABLED": "1", "ARCHIVE_DIR": str(folder / "archive"), "STATE_DIR": str(folder / "state")}


def counted(desk: Desk) -> tuple[int, int, int]:
    """Articles stored, articles more than once, revisions."""
    result = Result(ARTICLES)
    desk.count(result)
    return result.stored, result.twice, result.revisions


def last_run(desk: Desk) -> dict[str, Any]:
    with MongoClient[dict[str, Any]](desk.uri) as client:
        return next(client["kills"]["runs"].find().sort("started", -1))


def lost(desk: Desk) -> int:
    """Pages that are done and have no article."""
    with MongoClient[dict[str, Any]](desk.uri) as client:
        stored = {article["_id"] for article in client["kills"]["articles"].find({}, {"_id": 1})}
        return sum(one["article_id"] not in stored for one in client["kills"]["pages"].find({"state": "done"}))


def test_archive_state_and_log_on_a_full_disk_cost_no_article(tmp_path: Path) -> None:
    with opened(tmp_path, ARTICLES, begin_crawl) as desk, disk(tmp_path / "disk", "120k") as full:
        desk.press.publish(ARTICLES)
        log = full / "log.jsonl"
        with kept_full(full):
            run = desk.start(LOG_FILE=str(log), LOG_JSON="1", LOG_LEVEL="INFO", **settings(full))
            assert run.wait(300) == 0
        # a line for a person, whatever the number of lines that the log could not take
        assert desk.errors.read_text() == f"LOG_FILE {log}: No space left on device; it lacks some lines\n"
        assert counted(desk) == (ARTICLES, 0, 0)
        assert last_run(desk)["archive"] == {"failed/ENOSPC": ARTICLES}
        desk.press.publish(ARTICLES)
        assert desk.start(**settings(full)).wait(300) == 0
        assert counted(desk) == (ARTICLES, 0, 0)


def test_a_mongod_that_its_full_disk_stops_loses_nothing_acknowledged_and_the_next_run_catches_up(
    tmp_path: Path,
) -> None:
    with disk(tmp_path / "disk", "80m") as full:
        (full / "mongodb").mkdir()
        (tmp_path / "mongodb").symlink_to(full / "mongodb")
        with opened(tmp_path, ARTICLES, begin_crawl) as desk:
            ours = settings(full) | {"MONGODB_URI": "", "MONGODB_FOLDER": str(full / "mongodb"), "STORE_PATIENCE": "1"}
            desk.press.publish(ARTICLES)
            run = desk.start(**ours, **SLOW)
            desk.wait_for_articles(run, 10)
            with kept_full(full):
                with (
                    MongoClient[dict[str, Any]](desk.uri, serverSelectionTimeoutMS=1000) as client,
                    pytest.raises(ConnectionFailure),
                ):
                    client.admin.command("fsync")
                assert run.wait(300) == 0  # something was stored
                said = desk.errors.read_text()
                assert re.search(r"\d+ articles not stored; a later run fetches them again: .*its disk is full", said)
                assert "the spool in" in said and "No space left on device" in said and "Traceback" not in said
                desk.errors.write_text("")
                assert desk.start(**ours).wait(300) == 1
                assert re.fullmatch(
                    r"scrapy crawl: mongod did not start on \S+: its disk is full \(\d+ MB left\)\n",
                    desk.errors.read_text(),
                )
            revive(desk.mongod)
            stored, twice, _ = counted(desk)
            assert 10 <= stored < ARTICLES and not twice and not lost(desk)
            assert desk.start(**ours).wait(300) == 0
            assert counted(desk) == (ARTICLES, 0, 0)
