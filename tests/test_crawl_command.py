"""`scrapy crawl` tells the truth: by its exit code, in one line, without a traceback."""

from __future__ import annotations

import subprocess
import sys
import time
from argparse import Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.arguments import BadArgument, read_ids, read_limit, read_since, refuse_unknown
from crawler.commands.crawl import Command
from crawler.runs.summary import exit_code, summary_lines
from crawler.settings import ITEM_PIPELINES
from crawler.web.failures import describe_failure, name_failure
from pipelines.store.connection import STORING, StoreUnreachable, is_storing
from pipelines.store.mongod import MongodFailedError
from tests.local_web import ROOT, STORY, LocalWeb, crawl, rss, write_outlet

NOW = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        (None, None),
        ("30m", NOW - timedelta(minutes=30)),
        (" 12h ", NOW - timedelta(hours=12)),
        ("2d", NOW - timedelta(days=2)),
        ("1w", NOW - timedelta(weeks=1)),
        ("2026-05-01", datetime(2026, 5, 1, tzinfo=UTC)),
        ("2026-05-12T09:00:00+09:00", datetime(2026, 5, 12, tzinfo=UTC)),
        ("2026-05-12T09:00Z", datetime(2026, 5, 12, 9, tzinfo=UTC)),
    ],
)
def test_since_is_a_span_or_a_time(text: str | None, since: datetime | None) -> None:
    assert read_since(text, NOW) == since


@pytest.mark.parametrize(
    "text", ["", "2", "yesterday", "2y", "-2d", "2026-13-01", "2026-05-13", "99999d", "0001-01-01T00:00+14:00"]
)
def test_a_since_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(BadArgument, match="since="):
        read_since(text, NOW)


@pytest.mark.parametrize("text", ["", "0", "-1", "ten", "1.5", "٣"])
def test_a_limit_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(BadArgument, match="limit="):
        read_limit(text)


def test_a_limit_is_a_number() -> None:
    assert read_limit("50") == 50 and read_limit(None) is None


def test_empty_outlets_and_unknown_arguments_start_nothing() -> None:
    assert read_ids("herald") == "herald" and read_ids(None) is None
    with pytest.raises(BadArgument, match="outlets="):
        read_ids(" ,")
    with pytest.raises(BadArgument, match="'outlet'; the arguments are outlets, since"):
        refuse_unknown({"outlet": "herald"}, ("outlets", "since"))


@pytest.mark.parametrize(
    ("stats", "code"),
    [
        ({}, 0),
        ({"listings/asked": 3, "listings/read": 1}, 0),
        ({"listings/asked": 3}, 1),
        ({"pages/found": 9, "pages/known": 9, "listings/asked": 1, "listings/read": 1}, 0),
        ({"pages/found": 9, "pages/known": 8, "pages/failed": 1}, 0),
        ({"pages/found": 2, "pages/failed": 2}, 1),
        ({"pages/found": 2, "pages/fetched": 2, "pages/refused": 2}, 1),
        ({"pages/found": 9, "pages/known": 8, "pages/fetched": 1, "pages/refused": 1}, 0),
        ({"pages/found": 9, "pages/known": 8, "pages/fetched": 1, "pages/failed/not_stored": 1}, 1),
        ({"pages/found": 9, "pages/known": 8, "pages/fetched": 1, "pages/failed/KeyError": 1}, 1),
        ({"pages/found": 9, "pages/known": 7, "pages/fetched": 1, "pages/refused": 1, "pages/failed/http_410": 1}, 0),
        ({"pages/found": 2, "pages/fetched": 2, "pages/stored": 1, "pages/refused": 1}, 0),
        ({"pages/found": 2, "pages/fetched": 2, "pages/stored": 2, "finish_reason": "shutdown"}, 1),
        ({"spider_exceptions/count": 1}, 1),
        ({"frontier/away": 1}, 1),
        ({"frontier/away": 1, "pages/found": 9, "pages/fetched": 9, "pages/stored": 9}, 0),
        ({"pages/found": 9, "pages/fetched": 9, "pages/stored": 9, "store/spooled": 9, "store/waiting": 9}, 1),
        ({"pages/found": 9, "pages/fetched": 9, "pages/stored": 9, "store/spooled": 5, "store/waiting": 5}, 0),
    ],
)
def test_the_exit_code_follows_the_counts(stats: dict[str, Any], code: int) -> None:
    got, reason = exit_code(stats)
    assert got == code and bool(reason) == bool(code)


def test_a_summary_has_a_row_for_each_outlet_and_its_reasons() -> None:
    stats = {
        "outlets/herald/pages/found": 3,
        "outlets/herald/pages/failed/http_404": 1,
        "store/new": 2,
        "pages/found": 3,
    }
    heading, herald, total, store = summary_lines(stats)
    assert heading.split()[:3] == ["outlet", "listings", "found"]
    assert herald.split()[:3] == ["herald", "0/0", "3"] and herald.endswith("1 http_404")
    assert total.split()[:3] == ["all", "0/0", "3"] and store == "store: 2 new"


def test_a_summary_of_thousands_of_hosts_takes_no_time() -> None:
    names = ("pages/found", "pages/failed", "pages/failed/timeout", "articles", "fields/bylines", "fields/images")
    stats = {f"outlets/{n}.example/{name}": 1 for n in range(3_000) for name in names}
    start = time.process_time()
    assert len(summary_lines(stats)) == 3_002
    assert time.process_time() - start < 5


def test_a_failure_without_a_name_is_named_by_its_class() -> None:
    assert name_failure(KeyError("x")) == "KeyError" and describe_failure("KeyError") == "KeyError"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_outlet(tmp_path, "herald", [("feed", "http://herald.example/feed.xml")])
    write_outlet(tmp_path, "daily", [("feed", "http://daily.example/feed.xml")])
    return tmp_path


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("statemedia", "-a", "outlets=herold"), "herold: no such outlet; did you mean herald?"),
        (("articles", "-a", "urls=no-such-file.txt"), "urls=no-such-file.txt: No such file"),
    ],
)
def test_bad_arguments_exit_2_in_one_line(folder: Path, args: tuple[str, ...], message: str) -> None:
    run = crawl(folder, *args)
    assert (run.code, run.errors.count("\n")) == (2, 1)
    assert message in run.errors


def command(settings: dict[str, Any] | None = None) -> Command:
    """The command as Scrapy would run it, without its reactor."""
    command = Command()
    command.settings = Settings(settings or {"ITEM_PIPELINES": {}})
    command.crawler_process = SimpleNamespace(  # type: ignore[assignment]
        spider_loader=SimpleNamespace(list=lambda: ["statemedia", "articles"])
    )
    return command


@pytest.mark.parametrize(
    ("args", "hint"), [([], ""), (["statemedias"], ""), (["statemedia", "limit=3"], " (did you mean -a limit=3?)")]
)
def test_a_command_without_one_spider_says_which_there_are(
    args: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = command()
    refused.run(args, Namespace())
    assert refused.exitcode == 2
    assert capsys.readouterr().err == f"scrapy crawl: name one spider: articles, statemedia{hint}\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (StoreUnreachable("no MongoDB answers at db.example"), 1),
        (StoreUnreachable("MONGODB_URI must have the form …"), 2),
        (MongodFailedError("there is no mongod to start"), 1),
    ],
)
def test_a_mongodb_that_cannot_be_had_stops_the_crawl_before_it_starts(
    error: Exception, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise error

    monkeypatch.setattr("crawler.commands.crawl.check_reachable", refuse)
    refused = command({"ITEM_PIPELINES": {STORING: 1}, "MONGODB_URI": "mongodb://db.example/"})
    refused.run(["statemedia"], Namespace())
    assert refused.exitcode == code
    assert capsys.readouterr().err == f"scrapy crawl: {error}\n"


@pytest.mark.parametrize(("pipelines", "stores"), [(ITEM_PIPELINES, True), ("{}", False), ({STORING: None}, False)])
def test_a_crawl_stores_where_the_pipeline_that_does_is_on(pipelines: Any, stores: bool) -> None:
    assert is_storing(Settings({"ITEM_PIPELINES": pipelines})) is stores


def test_a_bad_outlet_file_exits_2_and_is_named(folder: Path) -> None:
    (folder / "daily.toml").write_text('name = "Daily"\nhoem = "http://daily.example/"\n')
    run = crawl(folder, "statemedia")
    assert run.code == 2 and "daily.toml" in run.errors and "hoem" in run.errors and "Traceback" not in run.errors


def test_without_a_network_each_outlet_has_a_line_and_the_exit_code_is_1(folder: Path) -> None:
    run = crawl(
        folder, "statemedia", "-a", "outlets=herald,daily", proxy="http://127.0.0.1:9", settings={"RETRY_TIMES": "0"}
    )
    *lines, last = run.errors.splitlines()
    assert run.code == 1 and "Traceback" not in run.errors
    assert [line.split("WARNING: ")[1] for line in lines] == [
        f"{name}: nothing could be fetched: connection refused (1 listing)" for name in ("daily", "herald")
    ]
    assert last == "scrapy crawl: nothing could be fetched: no listing could be read"


def test_a_contact_given_with_s_stands_in_the_user_agent(folder: Path) -> None:
    story = "http://herald.example/1"
    web = LocalWeb({"http://herald.example/feed.xml": rss(story), story: STORY})
    with web.running() as proxy:
        crawl(folder, "statemedia", "-a", "outlets=herald", proxy=proxy, settings={"CONTACT": "desk@analysts.example"})
    assert web.agents == {"Dateline/0.1.0 (+desk@analysts.example)"}


def test_a_crawl_starts_without_what_only_readers_need() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "scrapy", "crawl", "nobody"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 2 and "scrapy.crawler" in done.stderr
    assert not [name for name in ("trafilatura", "pipelines.structure", "exports.", "warcio") if name in done.stderr]


def test_commands_of_scrapys_own_start_without_those_of_ours() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "scrapy", "list"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.stdout.split() == ["articles", "privatemedia", "statemedia", "wireservices"]
    assert not [name for name in ("trafilatura", "pipelines.structure", "crawler.commands.") if name in done.stderr]


def test_a_file_is_structured_without_what_fetches_pages(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(STORY)
    command = [sys.executable, "-X", "importtime", "-m", "scrapy", "structure", str(page)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert '"headline"' in done.stdout
    assert "crawler.web.one_page" not in done.stderr
