"""A backup has all that a store has, and a store made of it is the same: on another server, too."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import bson
import pytest
from pymongo import MongoClient

from crawler.article import Document
from pipelines.store.backup import BackupFailed, read_backup, write_backup
from pipelines.store.drafts import draft_of
from pipelines.store.mongod import open_server
from tests.commands import scrapy

ROOT = Path(__file__).parent.parent


def fill(database: Any, count: int = 1200) -> None:
    """Documents of every collection, some of them odd: a store may hold more than our version knows."""
    now = datetime(2026, 11, 25, 9, 30, 0, 123000, tzinfo=UTC)
    articles = [
        {"_id": f"{n:032x}", "headline": f"Rain {n}", "published": now, "outlet": "herald", "odd": {"a.b": [1, None]}}
        for n in range(count)
    ]
    database["articles"].insert_many(articles)
    database["revisions"].insert_many([{"_id": f"{n:032x}:1", "article": articles[n]} for n in range(7)])
    database["pages"].insert_many([{"_id": n, "url": f"https://herald.example/{n}"} for n in range(count)])
    database["runs"].insert_one({"_id": "r1", "started": now, "state": "done"})
    database["cursors"].insert_one({"_id": "feed", "at": bson.ObjectId()})
    database["locks"].insert_one({"_id": "statemedia", "holder": "nobody"})


def contents(database: Any) -> dict[str, list[Document]]:
    names = sorted(set(database.list_collection_names()) - {"locks"})
    return {name: list(database[name].find().sort("_id")) for name in names}


@pytest.fixture
def filled(mongod: str, database: str) -> Iterator[Any]:
    with MongoClient[Document](mongod) as client:
        fill(client[database])
        yield client[database]


def backup(mongod: str, database: str, *args: str) -> tuple[int, str, str]:
    return scrapy("backup", *args, MONGODB_URI=mongod, MONGODB_DATABASE=database)


def test_the_private_servers_store_moves_to_a_server_of_ones_own(tmp_path: Path, mongod: str, database: str) -> None:
    private = tmp_path / "private"
    with open_server(None, private) as uri, MongoClient[Document](uri) as client:
        fill(client["dateline"])
        before = contents(client["dateline"])
    out = scrapy("backup", str(tmp_path / "moved"), "-s", f"MONGODB_FOLDER={private}", MONGODB_URI="")
    assert out == (0, "1200 pages, 1200 articles, 7 revisions, 1 cursors, 1 runs\n", "")
    assert backup(mongod, database, "--restore", str(tmp_path / "moved")) == out
    with MongoClient[Document](mongod) as client:
        assert contents(client[database]) == before
        # the next command makes the indexes
        assert backup(mongod, database, "--restore", "--merge", str(tmp_path / "moved"))[0] == 0
        assert contents(client[database]) == before


def test_the_files_are_bson_documents_one_after_the_other(filled: Any, mongod: str, tmp_path: Path) -> None:
    assert backup(mongod, filled.name, str(tmp_path / "b"))[0] == 0
    for name, documents in contents(filled).items():
        assert list(bson.decode_all(gzip.decompress((tmp_path / "b" / f"{name}.bson.gz").read_bytes()))) == documents
    manifest = json.loads((tmp_path / "b" / "backup.json").read_text())
    assert manifest["counts"] == {name: len(documents) for name, documents in contents(filled).items()}
    assert "locks" not in manifest["counts"]


def test_a_store_with_articles_is_left_alone_and_merging_changes_none_of_its_own(
    filled: Any, mongod: str, tmp_path: Path
) -> None:
    folder = str(tmp_path / "b")
    backup(mongod, filled.name, folder)
    filled["articles"].update_one({"_id": f"{1:032x}"}, {"$set": {"headline": "Newer"}})
    filled["articles"].delete_one({"_id": f"{2:032x}"})
    before = contents(filled)
    code, out, err = backup(mongod, filled.name, "--restore", folder)
    assert (code, out) == (1, "") and "already has articles; --merge adds what it lacks" in err
    assert contents(filled) == before
    assert backup(mongod, filled.name, "--restore", "--merge", folder)[1].startswith("0 pages, 1 articles, 0 revisions")
    assert filled["articles"].find_one({"_id": f"{1:032x}"})["headline"] == "Newer"
    assert filled["articles"].count_documents({}) == 1200


def test_a_restore_that_was_cut_short_is_finished_by_another(filled: Any, mongod: str, tmp_path: Path) -> None:
    folder = str(tmp_path / "b")
    backup(mongod, filled.name, folder)
    before = contents(filled)
    filled["articles"].delete_many({"_id": {"$gt": f"{600:032x}"}})
    filled["runs"].drop()
    assert backup(mongod, filled.name, "--restore", "--merge", folder)[0] == 0
    assert contents(filled) == before


def test_a_damaged_backup_is_said_in_a_line(filled: Any, mongod: str, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    write_backup(filled, folder)
    articles, manifest = folder / "articles.bson.gz", folder / "backup.json"
    packed, said = articles.read_bytes(), manifest.read_bytes()
    whole = gzip.decompress(packed)
    first = gzip.compress(whole[: int.from_bytes(whole[:4], "little")])
    for odd in (packed[:-500], gzip.compress(b"\xff" * 5000), first):
        articles.write_bytes(odd)
        with pytest.raises(BackupFailed, match=r"\Aarticles: 1 of|bson\.gz is damaged(?:: [^\n]+)?\Z"):
            read_backup(filled, folder, merge=True)
    articles.unlink()
    with pytest.raises(BackupFailed, match=r"lacks files that its backup\.json names"):
        read_backup(filled, folder, merge=True)
    manifest.write_bytes(said[:1])
    with pytest.raises(BackupFailed, match=r"backup.json is damaged: [^\n]+\Z"):
        read_backup(filled, folder, merge=True)
    manifest.unlink()
    gone = f"scrapy backup: {folder} is not a backup: it has no backup.json\n"
    assert backup(mongod, filled.name, "--restore", "--merge", str(folder)) == (1, "", gone)


@pytest.mark.parametrize(
    ("name", "held", "stays"),
    [
        (".monday.HOST.DEAD.part", ["articles.bson.gz", "backup.json"], False),
        (".monday.HOST.DEAD.part", [], False),
        (".set.HOST.DEAD.part", ["articles.parquet", "articles.bson.gz"], True),
        (".monday.HOST.LIVE.part", ["articles.bson.gz"], True),
        (".monday.elsewhere.DEAD.part", ["articles.bson.gz"], True),
        ("monday.HOST.DEAD.part", ["articles.bson.gz"], True),
    ],
)
def test_what_a_killed_backup_left_is_cleared_away_by_the_next_and_nothing_else(
    name: str, held: list[str], stays: bool, mongod: str, database: str, tmp_path: Path
) -> None:
    with subprocess.Popen(["true"]) as dead:
        pass
    host = draft_of(tmp_path / "x").name.split(".")[2]
    left = tmp_path / name.replace("HOST", host).replace("DEAD", str(dead.pid)).replace("LIVE", str(os.getpid()))
    left.mkdir()
    for file in held:
        (left / file).touch()
    with MongoClient[Document](mongod) as client:
        write_backup(client[database], tmp_path / "tuesday")
    there = {path.name for path in tmp_path.iterdir()}
    assert there == {"tuesday", left.name} if stays else there == {"tuesday"}


def test_a_backup_appears_whole_or_not_at_all(filled: Any, mongod: str, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    code, _, err = backup(mongod, filled.name, str(tmp_path / "there"))
    assert (code, "already exists" in err) == (1, True)
    code, _, err = backup(mongod, filled.name, "/proc/nowhere/b")
    assert (code, err.count("\n")) == (1, 1)
    assert backup(mongod, filled.name)[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
