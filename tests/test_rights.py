"""Which rights in MongoDB each command needs, as docs/operations.md says; on a real server that asks for them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from pymongo import MongoClient

from pipelines.store.connection import StoreUnreachable, check_reachable
from pipelines.store.indexes import INDEXES
from pipelines.store.mongod import OPTIONS, find_mongod, socket_of
from tests.commands import run_scrapy
from tests.conftest import Export
from tests.exporting import article, fill

READ = ["find"]
CHANGE = ["find", "insert", "update", "remove"]
Grant = Callable[[list[str]], str]


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a mongod that lets nobody do anything without a login, by that of its owner."""
    folder = tmp_path_factory.mktemp("guarded")
    path = socket_of(folder)  # no port: another process might take it first
    where = ["--dbpath", str(folder), "--bind_ip", str(path), "--logpath", str(folder / "log"), "--auth"]
    address = quote(str(path), safe="")
    with subprocess.Popen([find_mongod(), *where, *OPTIONS], stdout=subprocess.DEVNULL) as server:
        try:
            with MongoClient[Any](f"mongodb://{address}", serverSelectionTimeoutMS=300_000) as client:
                client.admin.command("createUser", "owner", pwd="secret", roles=["root"])
            yield f"mongodb://owner:secret@{address}"
        finally:
            server.terminate()


@pytest.fixture
def grant(guarded: str, database: str) -> Iterator[Grant]:
    """Gives the address of a user who may do this in the database, and nothing else."""
    with MongoClient[Any](guarded) as client:

        def granted(actions: list[str]) -> str:
            right = {"resource": {"db": database, "collection": ""}, "actions": actions}
            client[database].command("createRole", "some", privileges=[right], roles=[])
            client[database].command("createUser", "desk", pwd="p", roles=["some"])
            return guarded.replace("owner:secret", "desk:p") + f"/{database}"

        yield granted
        client[database].command("dropAllUsersFromDatabase")
        client[database].command("dropAllRolesFromDatabase")
        client.drop_database(database)


def run(uri: str, database: str, *args: str) -> tuple[int, str]:
    done = run_scrapy(*args, env={"MONGODB_URI": uri, "MONGODB_DATABASE": database})
    return done.returncode, done.stderr


def test_who_may_only_find_can_export_and_list(
    guarded: str, grant: Grant, database: str, export: Export, tmp_path: Path
) -> None:
    fill(guarded, database, article("harbour", 1))
    uri = grant(READ)
    assert export("-o", f"{tmp_path}/a.jsonl", MONGODB_URI=uri) == (0, "", "")
    assert export("--cursor", "desk", "-o", f"{tmp_path}/out/", MONGODB_URI=uri) == (0, "", "")
    assert [path.name for path in (tmp_path / "out").glob("*.jsonl")] == ["desk-000001.jsonl"]
    for command in ("pages", "runs", "changes", "health"):
        assert run(uri, database, command) == (0, "")


def test_who_may_make_no_index_can_crawl_where_all_are_there(guarded: str, grant: Grant, database: str) -> None:
    uri = grant([*CHANGE, "listIndexes"])
    with pytest.raises(StoreUnreachable, match=r"not authorized on .* to execute command createIndexes on articles"):
        check_reachable(uri, database)
    check_reachable(guarded, database)
    assert fill(uri, database, article("harbour", 1)) == ["new"]
    assert fill(uri, database, article("harbour", 1, headline="Edited")) == ["changed"]
    code, said = run(uri, database, "forget", "https://harbour.example/1")
    assert (code, said) == (0, "")
    assert run(uri, database, "crawl", "articles", "-a", "urls=http://nowhere.example/1")[0] == 1
    with MongoClient[Any](guarded) as client:
        assert client[database]["runs"].count_documents({}) == 1


def test_a_store_put_back_has_its_indexes(guarded: str, grant: Grant, database: str, tmp_path: Path) -> None:
    fill(guarded, database, article("harbour", 1))
    uri = grant([*CHANGE, "createIndex", "listCollections"])
    assert run(uri, database, "backup", str(tmp_path / "kept"))[0] == 0
    with MongoClient[Any](guarded) as client:
        for name in client[database].list_collection_names():
            client[database].drop_collection(name)
        assert run(uri, database, "backup", "--restore", str(tmp_path / "kept"))[0] == 0
        for name, indexes in INDEXES.items():
            declared = {"_id_", *(index.document["name"] for index in indexes)}
            assert set(client[database][name].index_information()) == declared
