"""Fixtures that several test files share."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from pymongo import MongoClient
from pymongo.database import Database
from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings

from crawler.article import Document
from newsroom.web import Newsroom
from pipelines.store.mongod import open_server
from tests.commands import serve

PROJECT = Path(__file__).parent.parent
LONGEST = (
    *("nothing_lost", "hostile_pages", "disk_full", "backtracking", "hostile_web", "fuzz", "robots", "structures"),
    *("whole_crawl", "markup", "bad_input", "variants", "readers", "export_stores", "reread", "golden", "rechecks"),
    *("house", "draftoutlet", "analysis", "storage", "dateline", "export", "assembled", "forget", "hashed_names"),
    *("spool", "take_bylines", "commands", "crossings", "feeds", "discovery", "gaps", "pictures", "reach", "newsroom"),
    *("backup", "outlets", "export_search", "address_patterns", "mongod", "reading_speed", "spiders", "floors"),
)
"""Modules to be begun first, in this order: a long one that is begun last leaves the other processes without work. Those
that wait for crawls stand between those that compute: side by side they would leave the machine idle."""
Export = Callable[..., tuple[int, str, str]]

# on a machine that does other work too an example may take long: how fast a rule is, benchmarks tell
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", parent=patient, max_examples=1_000)
settings.register_profile("same", parent=patient, derandomize=True)
settings.load_profile("same")  # a change alone turns a test red; `make laws` looks for new examples


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # the process that starts the others
        serve()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {f"test_{name}": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


def pytest_collection_finish() -> None:
    """What was imported stays as long as the tests: the collector need not go through it while one is timed."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Crawls of the tests keep their pages, locks and spool outside the project."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVE_DIR", str(tmp_path_factory.mktemp("archive")))
        patch.setenv("STATE_DIR", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def mongod(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real mongod that lives as long as the tests."""
    with open_server(None, Path(tmp_path_factory.mktemp("mongodb"))) as uri:
        yield uri


@pytest.fixture(scope="module")
def room() -> Iterator[Newsroom]:
    """The newsroom; a module may change what it answers."""
    with Newsroom() as room:
        yield room


@pytest.fixture
def database(mongod: str) -> Iterator[str]:
    """The name of a database that nobody else has."""
    name = f"test_{uuid4().hex[:12]}"
    yield name
    with MongoClient[Document](mongod) as client:
        client.drop_database(name)


@pytest.fixture
def store(mongod: str, database: str) -> Iterator[Database[Document]]:
    """That database."""
    with MongoClient[Document](mongod) as client:
        yield client[database]


@pytest.fixture
def places(mongod: str, database: str, tmp_path: Path) -> dict[str, str]:
    """Where a command of the test stores: settings, or variables of its environment."""
    return {"MONGODB_URI": mongod, "MONGODB_DATABASE": database, "STATE_DIR": str(tmp_path / "state")}


@pytest.fixture
def export(
    places: dict[str, str],
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Export:
    """Runs ``scrapy export …``; its exit code, standard output and standard error."""

    def run(*options: str, **changed: str) -> tuple[int, str, str]:
        settings = get_project_settings()
        settings.setdict(places | changed, priority="cmdline")
        settings.set("COMMANDS_MODULE", "crawler.commands.export", priority="cmdline")
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as exit:
            execute(["scrapy", "export", *options], settings)
        out, err = capfdbinary.readouterr()
        return int(str(exit.value.code)), out.decode(errors="replace"), err.decode()

    monkeypatch.chdir(PROJECT)
    return run
