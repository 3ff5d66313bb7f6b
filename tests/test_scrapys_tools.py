"""What somebody who knows Scrapy brings along: extensions, pipelines, spiders, settings and scripts of their own."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse, Request
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from crawler import settings as project
from crawler.arguments import BadArgument, refuse_unknown
from crawler.commands.crawl import Command
from crawler.crawl.page_ledger import Ledger
from crawler.crawl.plan import Plan
from crawler.items import Article, Page
from crawler.runs.ledger import RunLedger
from crawler.runs.summary import exit_code
from crawler.spiders.articles import ArticlesSpider
from crawler.spiders.statemedia import StatemediaSpider
from crawler.terminal.given_settings import refuse_idle_settings
from pipelines import readers
from pipelines.reading import ReadingPipeline
from pipelines.store.archive import ArchivePipeline
from pipelines.store.connection import STORING
from pipelines.store.storing import StoragePipeline
from pipelines.validation import ValidationPipeline
from tests.commands import ROOT, run_scrapy, scrapy
from tests.local_web import LocalWeb, Recorder, crawl, rss, write_outlet

STORY = "<html><body><article><h1>Dam opened</h1><p>" + "Water ran down. " * 15 + "</p></article></body></html>"


def given(**settings: Any) -> Settings:
    """The project's settings, and those of a command line."""
    chosen = Settings()
    chosen.setmodule(project)
    chosen.setdict(settings, priority="cmdline")
    return chosen


class Forgetful(Recorder):
    """The mistake of many a pipeline: it does not return its item."""

    def process_item(self, item: Any) -> Any:
        super().process_item(item)


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        ("EXTENSIONS", "crawler.crawl.page_ledger.Ledger"),
        ("DOWNLOADER_MIDDLEWARES", "crawler.web.robots.RobotsMiddleware"),
        ("DOWNLOADER_MIDDLEWARES", "crawler.web.borders.AddressGuard"),
    ],
)
def test_components_of_ones_own_come_in_addition(kind: str, ours: str) -> None:
    settings = given(**{kind: json.dumps({"scrapy.extensions.debug.Debugger": 900})})
    assert {"scrapy.extensions.debug.Debugger", ours} <= set(settings.get_component_priority_dict_with_base(kind))
    without = given(**{kind: json.dumps({ours: None})})
    assert without.get_component_priority_dict_with_base(kind).get(ours) is None


def test_a_handler_of_ones_own_opens_no_door_to_files() -> None:
    handlers = given(DOWNLOAD_HANDLERS='{"gopher": "scrapy.extensions.debug.Debugger"}').getwithbase(
        "DOWNLOAD_HANDLERS"
    )
    assert set(handlers) == {"http", "https", "gopher"}


def test_at_debug_the_log_is_not_of_the_stores_commands(tmp_path: Path, places: dict[str, str]) -> None:
    write_outlet(tmp_path, "quay", [("feed", "http://quay.example/rss")])
    web = LocalWeb({"http://quay.example/rss": rss("http://quay.example/1"), "http://quay.example/1": STORY})
    settings = {"ITEM_PIPELINES": json.dumps({STORING: 400}), "LOG_LEVEL": "DEBUG"}
    with web.running() as proxy:
        run = crawl(tmp_path, "statemedia", "-a", "outlets=quay", proxy=proxy, settings=settings, **places)
    assert "DEBUG: Crawled (200) <GET http://quay.example/1>" in run.errors
    assert "not_an_article" in run.errors and "clientId" not in run.errors


def test_a_pipeline_that_does_not_return_its_item_is_told_of(tmp_path: Path) -> None:
    write_outlet(tmp_path, "quay", [("feed", "http://quay.example/rss")])
    web = LocalWeb({"http://quay.example/rss": rss("http://quay.example/1"), "http://quay.example/1": STORY})
    pipelines = {"ITEM_PIPELINES": json.dumps({"test_scrapys_tools.Forgetful": 1})}
    with web.running() as proxy:
        run = crawl(tmp_path, "statemedia", "-a", "outlets=quay", proxy=proxy, settings=pipelines)
    assert run.ends == [{"url": "http://quay.example/1", "state": "failed", "reason": "not_an_article"}]
    assert run.code == 1 and "nothing could be stored: 1 not_an_article" in run.errors
    assert "Traceback" not in run.errors


def test_what_a_spider_of_ones_own_yields_is_in_no_frontier() -> None:
    crawler = get_crawler(settings_dict={"RUNS_ENABLED": True, "ITEM_PIPELINES": {STORING: 400}})
    response = HtmlResponse("http://quay.example/1", request=Request("http://quay.example/1"))
    ledger, runs = Ledger(crawler), RunLedger(crawler)
    before = crawler.stats.get_stats().copy()
    for answer in (response, None):
        ledger.page_stored(Article("http://quay.example/1"), answer)
        ledger.page_dropped(answer, DropItem("mine"))
        runs.count_fields(Article("http://quay.example/1"), answer)
    assert crawler.stats.get_stats() == before


@pytest.mark.parametrize("kind", [ArchivePipeline, ReadingPipeline, ValidationPipeline, StoragePipeline])
def test_items_of_ones_own_pass_every_stage(kind: Any, tmp_path: Path) -> None:
    item = {"title": "Tides"}
    crawler = get_crawler(settings_dict={"ARCHIVE_ENABLED": True, "ARCHIVE_DIR": str(tmp_path)})

    async def passed() -> Any:
        result = kind.from_crawler(crawler).process_item(item)
        return result if kind is ValidationPipeline else await result

    assert asyncio.run(passed()) is item
    assert not [*tmp_path.iterdir()]


def test_stages_in_a_project_of_ones_own_have_bounds_without_our_settings(tmp_path: Path) -> None:
    crawler = get_crawler(settings_dict={"ARCHIVE_ENABLED": True, "ARCHIVE_DIR": str(tmp_path)})
    archive = ArchivePipeline(crawler)

    async def keep() -> None:
        for number in (1, 2):
            await archive.process_item(Page(f"http://quay.example/{number}", STORY.encode()))
        await archive.close_spider()

    asyncio.run(keep())
    assert crawler.stats.get_value("archive/kept") == 2
    assert len([*tmp_path.iterdir()]) == 1
    assert ReadingPipeline.from_crawler(crawler).readers._seconds == project.READER_SECONDS


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"JOBDIR": "job"}, "JOBDIR: leave it out"),
        ({"TWISTED_REACTOR": "twisted.internet.epollreactor.EPollReactor"}, "TWISTED_REACTOR: a crawl runs on"),
        ({"TWISTED_REACTOR_ENABLED": "0"}, "TWISTED_REACTOR: a crawl runs on"),
        ({"HTTPCACHE_ENABLED": "1"}, "HTTPCACHE_ENABLED changes nothing by itself"),
        ({"TELNETCONSOLE_ENABLED": "1"}, "add scrapy.extensions.telnet.TelnetConsole to EXTENSIONS"),
        ({"FEEDS": '{"a.csv": {"format": "csv"}}'}, "FEEDS: a.csv: no format csv; `scrapy export`"),
    ],
)
def test_what_would_change_nothing_or_break_the_run_is_refused(settings: dict[str, str], message: str) -> None:
    with pytest.raises(BadArgument, match=message):
        refuse_idle_settings(given(**settings))


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"TELNETCONSOLE_ENABLED": "0"},
        {"TELNETCONSOLE_ENABLED": "1", "EXTENSIONS": '{"scrapy.extensions.telnet.TelnetConsole": 500}'},
        {"FEEDS": '{"a.jsonl": {"format": "jsonlines"}}'},
    ],
)
def test_what_does_as_it_says_is_not_refused(settings: dict[str, str]) -> None:
    refuse_idle_settings(given(**settings))


@pytest.mark.parametrize(("name", "is_refused"), [("TELNETCONSOLE_ENABLED", False), ("COOKIES_ENABLED", True)])
def test_a_settings_file_may_switch_on_by_habit_what_changes_nothing_that_is_fetched(
    name: str, is_refused: bool
) -> None:
    settings = given()
    settings.set(name, "True", priority="project")
    with pytest.raises(BadArgument) if is_refused else nullcontext():
        refuse_idle_settings(settings)


def test_a_limit_of_memory_that_no_run_can_keep_is_said_in_lines(mongod: str, database: str, tmp_path: Path) -> None:
    env = {"MONGODB_URI": mongod, "MONGODB_DATABASE": database, "STATE_DIR": str(tmp_path)}
    env["ARCHIVE_DIR"] = str(tmp_path / "archive")
    run = run_scrapy("crawl", "articles", "-a", "urls=http://quay.example/1", "-s", "MEMUSAGE_LIMIT_MB=10", env=env)
    assert (run.returncode, "Traceback" in run.stderr) == (1, False), run.stderr
    assert "MEMUSAGE_LIMIT_MB is less than a run takes" in run.stderr


def test_a_table_is_not_crawls_to_write(tmp_path: Path) -> None:
    run = crawl(tmp_path, "statemedia", "-o", "table.csv")
    assert run.code == 2 and "Unrecognized output format 'csv'" in run.errors and "`scrapy export`" in run.errors


def test_scrapyd_may_name_its_job() -> None:
    refuse_unknown({"_job": "b860", "since": "2d"}, ("since",))


@pytest.mark.parametrize("kind", [StatemediaSpider, ArticlesSpider])
def test_scrapy_parse_shows_the_article_of_a_page(kind: Any) -> None:
    spider = kind()
    spider.plan, spider.outlets = Plan(()), {}
    response = HtmlResponse("http://quay.example/1", body=STORY.encode(), request=Request("http://quay.example/1"))
    assert [article.headline for article in spider.parse(response)] == ["Dam opened"]


def test_scrapys_own_commands_end_without_a_traceback() -> None:
    assert scrapy("check", "-l")[0] == 0


def test_only_the_command_has_a_loop_of_its_own_so_that_a_script_has_its_reactors() -> None:
    assert given()["ASYNCIO_EVENT_LOOP"] is None
    assert Command.default_settings["ASYNCIO_EVENT_LOOP"] == "uvloop.Loop"


def test_a_crawl_does_without_the_loop_where_the_environment_is_older_than_it() -> None:
    program = "import sys; sys.modules['uvloop'] = None; import crawler.commands.crawl as c; print(c.Command.default_settings)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.stdout == "{'ASYNCIO_EVENT_LOOP': None}\n", done.stderr


def test_a_run_that_was_over_before_any_page_says_so() -> None:
    stats = {"pages/found": 7, "listings/asked": 2, "listings/read": 2, "finish_reason": "closespider_pagecount"}
    assert exit_code(stats) == (1, "nothing could be fetched: the run was over first (closespider_pagecount)")


@pytest.mark.parametrize("files", readers.QUOTAS)
@pytest.mark.parametrize(
    ("quota", "number"),
    [("150000 100000", 2), ("5000 100000", 1), ("max 100000", 7), ("-1 100000", 7), ("0 100000", 7), ("", 7)],
)
def test_a_container_has_the_cores_of_its_quota(
    files: tuple[str, ...], quota: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: range(7))
    monkeypatch.setattr(readers, "GROUPS", tmp_path)
    for file, words in zip(files, [quota] if len(files) == 1 else quota.split(), strict=False):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(f"{words}\n", "ascii")
    assert readers.cores() == number
