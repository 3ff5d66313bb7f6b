"""What a run says: nothing when all is well, a progress line on a terminal only, JSON where it is asked for."""

from __future__ import annotations

import gzip
import json
import logging
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.runs.log_lines import LogLevel
from tests.local_web import FAST, ROOT, STORY, Answer, LocalWeb, crawl, rss, write_outlet

URLS = [f"http://herald.example/{n}" for n in range(2)]
WEB = LocalWeb({"http://herald.example/feed.xml": rss(*URLS), **dict.fromkeys(URLS, STORY)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_outlet(tmp_path, "herald", [("feed", "http://herald.example/feed.xml")])
    write_outlet(tmp_path, "lost", [("feed", "http://lost.example/feed.xml")])
    return tmp_path


def on_terminal(folder: Path, proxy: str, *settings: str) -> str:
    """What a crawl prints where standard error is a terminal."""
    ours, theirs = pty.openpty()
    chosen = [f"{name}={value}" for name, value in (FAST | {"RECORD": str(folder / "record.json")}).items()]
    options = [part for setting in (*chosen, *settings) for part in ("-s", setting)]
    env = os.environ | {"http_proxy": proxy, "OUTLETS_DIR": str(folder), "TERM": "xterm", "COLUMNS": "120"}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    command = [sys.executable, "-m", "scrapy", "crawl", "statemedia", "-a", "outlets=herald,lost", *options]
    with subprocess.Popen(command, cwd=ROOT, env=env, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        while piece := read(ours):
            said += piece
        process.wait(300)
    os.close(ours)
    return said.decode()


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # its other end is closed
        return b""


def test_a_terminal_is_shown_how_far_a_run_is_and_a_summary(folder: Path) -> None:
    with WEB.running() as proxy:
        said = on_terminal(folder, proxy)
    assert "1 of 3 listings" in said and "0 known, 2 stored, 0 refused, 0 failed" in said
    assert "lost: nothing could be fetched: HTTP 404" in said and "outlet" in said


def test_cron_is_shown_neither(folder: Path) -> None:
    with WEB.running() as proxy:
        run = crawl(folder, "statemedia", "-a", "outlets=herald", proxy=proxy)
    assert (run.code, run.errors) == (0, "")


def test_single_answers_that_nothing_can_be_made_of_are_counted_and_no_mail(folder: Path) -> None:
    big, odd, swollen = (f"http://herald.example/{name}" for name in ("big", "odd", "swollen"))
    packed = Answer(gzip.compress(STORY.encode() * 500), headers={"Content-Encoding": "gzip"})
    routes = {big: Answer(STORY * 500), odd: Answer(STORY, headers={"Content-Encoding": "aes128gcm"}), swollen: packed}
    web = LocalWeb(WEB.routes | routes | {"http://herald.example/feed.xml": rss(*URLS, *routes)})
    with web.running() as proxy:
        run = crawl(folder, "statemedia", "-a", "outlets=herald", proxy=proxy, settings={"DOWNLOAD_MAXSIZE": "5000"})
    assert (run.code, run.errors, run.stats["outlets/herald/pages/refused/too_big"]) == (0, "", 2)


def test_log_lines_are_json_where_it_is_asked_for(folder: Path) -> None:
    with WEB.running() as proxy:
        run = crawl(folder, "statemedia", "-a", "outlets=lost", proxy=proxy, settings={"LOG_JSON": "1"})
    lines = [json.loads(line) for line in run.errors.splitlines()]
    assert [line["level"] for line in lines] == ["WARNING", "ERROR"]
    assert lines[0]["message"].startswith("lost: nothing could be fetched: HTTP 404")
    assert (lines[1]["exit"], lines[1]["message"]) == (
        1,
        "scrapy crawl: nothing could be fetched: no listing could be read",
    )


def test_a_traceback_is_part_of_its_json_line(folder: Path) -> None:
    url = "http://herald.example/break"
    web = LocalWeb({"http://herald.example/feed.xml": rss(url), url: STORY})
    with web.running() as proxy:
        run = crawl(folder, "statemedia", "-a", "outlets=herald", proxy=proxy, settings={"LOG_JSON": "1"})
    lines = [json.loads(line) for line in run.errors.splitlines()]
    assert any("a fault of ours" in line.get("traceback", "") for line in lines)
    assert all(set(line) >= {"time", "level", "message"} for line in lines)


@pytest.mark.parametrize("seconds", ["soon", "-1", "inf", "nan"])
def test_a_time_that_cannot_be_meant_exits_2(folder: Path, seconds: str) -> None:
    run = crawl(folder, "statemedia", settings={"RUN_SECONDS": seconds})
    assert run.code == 2 and "RUN_SECONDS" in run.errors and "Traceback" not in run.errors


def test_after_its_time_a_run_ends_in_order_and_says_what_it_left(folder: Path) -> None:
    urls = [f"http://herald.example/{n}" for n in range(200)]
    web = LocalWeb({"http://herald.example/feed.xml": rss(*urls), **dict.fromkeys(urls, STORY)})
    slow = {"RUN_SECONDS": "3", "DOWNLOAD_DELAY": "0.2", "AUTOTHROTTLE_ENABLED": "0"}
    with web.running() as proxy:
        run = crawl(folder, "statemedia", "-a", "outlets=herald", proxy=proxy, settings=slow)
    assert (run.code, run.errors) == (0, "")
    assert run.stats["pages/unasked/out_of_time"] + run.stats["pages/stored"] == 200
    assert 0 < run.stats["pages/stored"] < 100


def test_no_record_is_made_that_the_level_keeps_out() -> None:
    loggers = logging.root, logging.getLogger("scrapy")
    before = [logger.level for logger in loggers]
    loggers[1].setLevel(logging.DEBUG)  # as Scrapy does
    try:
        LogLevel("WARNING").keep()
        enabled = [logging.getLogger("scrapy.core.engine").isEnabledFor(n) for n in (logging.DEBUG, logging.WARNING)]
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
    assert enabled == [False, True]
