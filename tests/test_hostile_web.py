"""A crawl of outlets that attack it: nothing outside is asked, nothing swells, the good outlets lose no article."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pymongo import MongoClient

from crawler.article import Document
from tests.hostile_web import GOOD, HostileWeb, files
from tests.local_web import ROOT, write_outlet

MOST_MEMORY = 400 * 1024 * 1024
"""Bytes that the crawl's process may take at its peak."""


class StatsFile:
    """Extension: leaves the statistics for the test to read."""

    @classmethod
    def from_crawler(cls, crawler: Any) -> StatsFile:
        from scrapy import signals

        extension = cls()
        extension.crawler = crawler  # type: ignore[attr-defined]
        crawler.signals.connect(extension.write, signals.engine_stopped)
        return extension

    def write(self) -> None:
        crawler = self.crawler  # type: ignore[attr-defined]
        # not ru_maxrss: that counts what the process that started this one had, too
        status = Path("/proc/self/status").read_text()
        peak = 1024 * int(status.partition("VmHWM:")[2].split()[0])
        stats = crawler.stats.get_stats() | {"peak": peak}
        Path(crawler.settings["RECORD"]).write_text(json.dumps(stats, default=str))


@contextmanager
def canary() -> Iterator[tuple[str, list[object]]]:
    """A server on loopback that must hear nothing: its address, and who came."""
    visitors: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def listen() -> None:
            while True:
                try:
                    connection, address = listener.accept()
                except OSError:
                    return
                visitors.append(address)
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/", visitors
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


@dataclass(frozen=True, slots=True)
class Run:
    code: int
    errors: str
    stats: dict[str, Any]
    peak: int
    """Bytes of resident memory, of the crawl's own process."""
    asked: list[str]
    visitors: list[object]
    articles: list[Document]
    web: HostileWeb


@pytest.fixture(scope="module")
def run(mongod: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("hostile")
    with canary() as (address, visitors):
        web = HostileWeb(address)
        for name, keys in files(web).items():
            write_outlet(folder, name, keys["listings"])
        with web.running() as proxy, MongoClient[Document](mongod) as client:
            code, errors = crawl(folder, proxy, mongod, ",".join(files(web)))
            articles = list(client["hostile"]["articles"].find())
            client.drop_database("hostile")
        stats = json.loads((folder / "stats.json").read_text())
        yield Run(code, errors, stats, stats["peak"], web.asked, visitors, articles, web)


def crawl(folder: Path, proxy: str, mongod: str, outlets: str) -> tuple[int, str]:
    """Exit code and standard error of a whole crawl."""
    options = {
        "RECORD": str(folder / "stats.json"),
        "AUTOTHROTTLE_START_DELAY": "0.01",
        "AUTOTHROTTLE_MAX_DELAY": "0.02",
        "CRAWL_DELAY_MAX": "1",
        "READER_SECONDS": "8",
        "DOWNLOAD_TIMEOUT": "10",
        "RETRY_TIMES": "0",
        "LOG_LEVEL": "INFO",
    }
    command = [sys.executable, "-m", "scrapy", "crawl", "statemedia", "-a", f"outlets={outlets}"]
    command += [part for name, value in options.items() for part in ("-s", f"{name}={value}")]
    environment = {
        "http_proxy": proxy,
        "OUTLETS_DIR": str(folder),
        "MONGODB_URI": mongod,
        "MONGODB_DATABASE": "hostile",
    }
    extensions = {"tests.test_hostile_web.StatsFile": 1}
    with (folder / "errors.txt").open("w+b") as errors:
        code = (
            "import sys; from crawler import settings; settings.EXTENSIONS |= "
            f"{extensions!r}; from scrapy.cmdline import execute; execute(sys.argv[1:])"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *command[2:]],
            cwd=ROOT,
            env=os.environ | environment,
            stderr=errors,
            check=False,
        )
        errors.seek(0)
        return done.returncode, errors.read().decode("utf-8", "replace")


def test_there_are_at_least_thirty_attacks(run: Run) -> None:
    assert len(run.web.attacks) >= 30


def test_nothing_outside_the_outlets_is_asked(run: Run) -> None:
    declared = {f"{name}.example" for name in files(run.web)}
    assert {urlsplit(url).hostname for url in run.asked} <= declared
    assert run.visitors == []


def test_the_crawl_takes_little_memory(run: Run) -> None:
    print(f"peak {run.peak / 2**20:.0f} MB")
    assert run.peak < MOST_MEMORY


def test_the_good_outlets_lose_no_article(run: Run) -> None:
    stored = [article["url"] for article in run.articles if article["outlet"] in GOOD]
    wanted = [f"http://{name}.example/story/{n}" for name, count in GOOD.items() for n in range(count)]
    assert sorted(stored) == sorted(wanted)
    assert run.code == 0


def test_every_attack_is_counted_by_a_name(run: Run) -> None:
    uncounted = {}
    for name, attack in run.web.attacks.items():
        counts = {
            key.removeprefix(f"outlets/{name}/"): n
            for key, n in run.stats.items()
            if key.startswith(f"outlets/{name}/")
        }
        if not counts.keys() & set(attack.counted):
            uncounted[name] = counts
    assert uncounted == {}


def test_what_an_attacker_publishes_is_stored_as_its_own(run: Run) -> None:
    for name, attack in run.web.attacks.items():
        own = [article for article in run.articles if article["outlet"] == name]
        assert len(own) >= attack.stored, name
        assert all(article["canonical_url"].startswith(f"http://{name}.example/") for article in own)


def test_no_host_is_asked_without_bound(run: Run) -> None:
    asked = [urlsplit(url).hostname for url in run.asked]
    assert max(asked.count(host) for host in set(asked)) <= 600


def test_no_line_of_the_log_is_forged_and_none_is_a_traceback(run: Run) -> None:
    assert "Traceback" not in run.errors
    lines = run.errors.split("\n")
    assert [line for line in lines if line.startswith(("ERROR: FORGED", "2026-11-25 ERROR: FORGED"))] == []
    assert [
        line
        for line in lines
        if any((ord(char) < 32 and char != "\t") or char in "\x7f\u202e\u2028\x85" for char in line)
    ] == []
