"""`scrapy export`: every stored article, a line each, whole or not at all."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings

from crawler.items import Article, BodyBlock, Dateline, Place
from pipelines.connection import TIMEOUTS
from pipelines.documents import article_id
from pipelines.storage import Store

PROJECT = Path(__file__).parent.parent
Export = Callable[..., tuple[int, str, str]]


def article(outlet: str, day: int, **fields: Any) -> Article:
    return Article(
        canonical_url=f"https://{outlet}.example/{day}",
        outlet=outlet,
        headline=f"港口重开 — day {day}",
        dateline=Dateline("港口 —", [Place("港口")], day=datetime(2031, 5, day, tzinfo=UTC).date()),
        body=[BodyBlock("paragraph", "The harbour\u2028opened.")],
        published=datetime(2031, 5, day, 8, 30, tzinfo=UTC),
        **fields,
    )


async def fill(uri: str, database: str, articles: list[Article]) -> None:
    async with Store(uri, database, linger=0.01) as store:
        await asyncio.gather(*map(store.put, articles))


@pytest.fixture
def export(
    mongod: str, database: str, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Export]:
    """Runs the command; its exit code, standard output and standard error."""

    def run(*options: str, **changed: str) -> tuple[int, str, str]:
        settings = get_project_settings()
        settings.setdict({"MONGODB_URI": mongod, "MONGODB_DATABASE": database} | changed, priority="cmdline")
        settings.set("COMMANDS_MODULE", "crawler.commands.export", priority="cmdline")
        with pytest.raises(SystemExit) as exit:
            execute(["scrapy", "export", *options], settings)
        out, err = capfdbinary.readouterr()
        return int(str(exit.value.code)), out.decode(), err.decode()

    monkeypatch.chdir(PROJECT)
    asyncio.run(fill(mongod, database, [article("harbour", 1), article("harbour", 2), article("tidewire", 3)]))
    yield run


def records(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.split("\n") if line]  # splitlines() would split at U+2028 too


def test_every_article_is_a_line_in_the_records_names(export: Export) -> None:
    code, out, err = export("--format", "jsonl")
    lines = records(out)
    assert (code, err, len(lines)) == (0, "", 3)
    assert lines == sorted(lines, key=lambda line: str(line["_id"]))
    one = next(line for line in lines if line["outlet"] == "tidewire")
    assert one["_id"] == article_id("https://tidewire.example/3")
    assert one["published"] == "2031-05-03T08:30:00Z"
    assert one["first_seen"].endswith("Z")
    assert one["dateline"]["day"] == "2031-05-03"
    assert one["body"] == [{"kind": "paragraph", "text": "The harbour\u2028opened.", "links": []}]
    assert "港口重开 — day 3" in out
    assert set(one) == {"_id", *Article.__slots__}


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--outlet", "harbour"], {1, 2}),
        (["--outlet", "harbour", "--outlet", "tidewire"], {1, 2, 3}),
        (["--outlet", "xinhua_en"], set()),
    ],
)
def test_it_can_be_asked_for_some_outlets(export: Export, options: list[str], days: set[int]) -> None:
    code, out, _ = export(*options)
    assert code == 0
    assert {int(record["headline"][-1]) for record in records(out)} == days


def test_it_can_be_asked_for_what_was_published_since(mongod: str, database: str, export: Export) -> None:
    undated = Article(canonical_url="https://harbour.example/undated", headline="Undated 7")
    old = Article(
        canonical_url="https://harbour.example/old", headline="Old 8", published=datetime(1999, 5, 1, tzinfo=UTC)
    )
    asyncio.run(fill(mongod, database, [undated, old]))
    _, out, _ = export("--since", "2000-01-01")
    assert {int(record["headline"][-1]) for record in records(out)} == {1, 2, 3, 7}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--format", "xml"], "no format is called 'xml'"),
        (["--outlet", "nosuch"], "nosuch: no such outlet"),
        (["--since", "soon"], "since=soon"),
        (["-o", "/no/such/folder/x.jsonl"], "cannot be written"),
        (["-o", "."], "cannot be written"),
        (["everything"], "takes options only"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_exit_2(export: Export, options: list[str], says: str) -> None:
    code, out, err = export(*options)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_a_store_that_cannot_be_reached_is_one_line_and_exit_1(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TIMEOUTS, "serverSelectionTimeoutMS", 100)
    code, out, err = export(MONGODB_URI="mongodb://joe:hunter2@127.0.0.1:1")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "no MongoDB answers at 127.0.0.1:1" in err
    assert "hunter2" not in err


def test_a_file_appears_when_it_is_whole(export: Export, tmp_path: Path) -> None:
    target = tmp_path / "articles.jsonl"
    target.write_text("yesterday's")
    assert export("-o", str(target)) == (0, "", "")
    assert len(records(target.read_text())) == 3
    target.write_text("yesterday's")
    code, _, _ = export("-o", str(target), MONGODB_URI="mongodb://127.0.0.1:port")
    assert code == 2
    assert target.read_text() == "yesterday's"
    assert list(tmp_path.iterdir()) == [target]


def test_a_device_is_written_to_and_not_replaced(export: Export) -> None:
    code, out, _ = export("-o", "/dev/stdout")
    assert (code, len(records(out))) == (0, 3)
    assert Path("/dev/stdout").is_symlink()


def test_a_full_disk_is_one_line_and_exit_1(export: Export) -> None:
    code, _, err = export("-o", "/dev/full")
    assert (code, err) == (1, "scrapy export: /dev/full: not written in full: No space left on device\n")


def test_who_reads_may_stop_early(mongod: str, database: str) -> None:
    asyncio.run(fill(mongod, database, [article("harbour", day, text="long " * 4000) for day in range(1, 29)]))
    environment = os.environ | {"MONGODB_URI": mongod, "MONGODB_DATABASE": database, "PYTHONWARNINGS": "error"}
    code = "from scrapy.cmdline import execute; from scrapy.utils.project import get_project_settings as s; c = s(); "
    command = [
        sys.executable,
        "-c",
        code + "c.set('COMMANDS_MODULE', 'crawler.commands.export'); execute(['', 'export'], c)",
    ]
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as export:
        assert export.stdout
        assert export.stderr
        assert json.loads(export.stdout.readline())
        export.stdout.close()
        assert export.stderr.read() == b""
        assert export.wait() == 0
