"""What a crawl loses to kill -9, and to a MongoDB that goes away: counted on a made-up press on 127.0.0.1.

    python -m benchmarks.kills                      # 100 kills over 2,000 articles
    python -m benchmarks.kills --away 90            # instead: mongod away for 90 s in mid-crawl
    python -m benchmarks.kills --drains 20          # instead: runs killed while they store what waits in the spool

The articles are published bit by bit, so that each run has some to fetch. At the end the crawl is left alone until it
has nothing more to do; then every article that was published must be there once. Exits 1 if one is lost or twice.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Protocol
from urllib.parse import urlsplit

from pymongo import MongoClient
from scrapy.settings import Settings

from benchmarks.options import keep_figures, parser_of
from benchmarks.press import Press, page
from crawler.items import Page
from newsroom.web import Newsroom
from pipelines.store.candidates import Candidate, PageEnd
from pipelines.store.mongod import open_server, revive
from pipelines.store.spool import spool_of
from pipelines.store.writes import article_entry
from pipelines.structure import read_page

PROJECT = Path(__file__).resolve().parent.parent
LONGEST = 600.0
"""Seconds for the last run, which is left alone."""
MOST_RUNS = 10
SETTINGS = {"AUTOTHROTTLE_ENABLED": "0", "ARCHIVE_ENABLED": "0", "READER_PROCESSES": "1", "RETRY_TIMES": "1"}


@dataclass(slots=True)
class Result:
    """What is counted."""

    articles: int
    kills: int = 0
    kills_of_mongod: int = 0
    finished: int = 0
    """Runs that were over before their kill came."""
    stored: int = 0
    lost: int = 0
    twice: int = 0
    revisions: int = 0
    """No article changes, so each of these is one too many."""
    codes: list[int] = field(default_factory=list)
    """Of the runs that were left alone."""

    @property
    def failed(self) -> bool:
        """Whether anything is lost or there twice."""
        return bool(self.lost or self.twice or self.revisions or self.stored != self.articles)


class Run(Protocol):
    """A command at work."""

    @property
    def pid(self) -> int:
        """Of its process."""

    def poll(self) -> int | None:
        """The exit code; None where it is at work."""

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, when it has ended."""

    def kill(self) -> None:
        """By SIGKILL."""


Begin = Callable[[list[str], Mapping[str, str], IO[bytes]], Run]
"""Starts ``scrapy`` with arguments, an environment and a standard error."""


def begin_process(arguments: list[str], environment: Mapping[str, str], said: IO[bytes]) -> Run:
    """In the common way."""
    command = [sys.executable, "-m", "scrapy", *arguments]
    return subprocess.Popen(command, cwd=PROJECT, env=environment, stdin=subprocess.DEVNULL, stderr=said)


class Desk:
    """A press, a mongod, and the command that crawls the one into the other."""

    def __init__(self, room: Newsroom, folder: Path, uri: str, articles: int, begin: Begin = begin_process) -> None:
        self._begin = begin
        self.press = Press(room, folder / "outlets", articles)
        self.mongod, self.uri, self.room = folder / "mongodb", uri, room
        self.errors = folder / "errors.txt"
        """What the runs said."""
        self._environment = os.environ | room.environment()
        patient = f"{uri}/?serverSelectionTimeoutMS=1000"
        self.settings = {"MONGODB_URI": patient, "MONGODB_DATABASE": "kills", "STATE_DIR": str(folder / "state")}
        self._environment |= {"OUTLETS_DIR": str(folder / "outlets"), **self.settings}

    def start(self, *arguments: str, **settings: str) -> Run:
        """A run of the spider, with further arguments of it (NAME=VALUE)."""
        options = [part for name, value in (SETTINGS | settings).items() for part in ("-s", f"{name}={value}")]
        options += [part for argument in arguments for part in ("-a", argument)]
        outlets = ",".join(sorted(path.stem for path in Path(self._environment["OUTLETS_DIR"]).glob("*.toml")))
        with self.errors.open("ab") as said:
            return self._begin(["crawl", "statemedia", "-a", f"outlets={outlets}", *options], self._environment, said)

    def wait_for_requests(self, run: Run, count: int) -> None:
        """Back when `count` more requests were answered, or the run is over."""
        target = len(self.room.requests) + count
        while len(self.room.requests) < target and run.poll() is None:
            time.sleep(0.01)

    def wait_for_articles(self, run: Run, count: int, look: float = 0.05) -> None:
        """Back when `count` more articles are stored, or the run is over; after some minutes at the latest.

        It looks every `look` seconds.
        """
        deadline = time.monotonic() + 300
        with MongoClient[dict[str, Any]](self.uri) as client:
            articles = client["kills"]["articles"]
            target = articles.estimated_document_count() + count
            while articles.estimated_document_count() < target and run.poll() is None and time.monotonic() < deadline:
                time.sleep(look)

    def kill_mongod(self) -> None:
        """As the machine's memory running out would; back when it is dead."""
        process = int((self.mongod / "mongod.lock").read_text("utf-8"))
        os.kill(process, signal.SIGKILL)
        while Path(f"/proc/{process}").exists():
            time.sleep(0.01)

    def count(self, result: Result) -> None:
        """Counts what is stored."""
        with MongoClient[dict[str, Any]](self.uri) as client:
            stored = [article["url"] for article in client["kills"]["articles"].find({}, {"url": 1})]
            result.revisions = client["kills"]["revisions"].count_documents({})
        result.stored = len(set(stored))
        result.twice = len(stored) - len(set(stored))
        result.lost = len(set(self.press.urls) - set(stored))


@contextmanager
def opened(folder: Path, articles: int, begin: Begin = begin_process) -> Iterator[Desk]:
    """A desk on a server of its own."""
    with Newsroom() as room, open_server(None, folder / "mongodb") as uri:
        yield Desk(room, folder, uri, articles, begin)


def run_kills(desk: Desk, articles: int, kills: int, chance: random.Random) -> Result:
    """Kills `kills` runs at random moments: of starting, of reading listings, of fetching, of storing."""
    result = Result(articles)
    while result.kills < kills:
        desk.press.publish(articles * (result.kills + 1) // kills)
        run = desk.start()
        match chance.choice(("starting", "listings", "articles", "articles")):
            case "starting":
                time.sleep(chance.uniform(0, 2.5))
            case "listings":
                desk.wait_for_requests(run, 1)
                time.sleep(chance.uniform(0, 2.5))
            case _:
                desk.wait_for_articles(run, chance.randint(1, 40))
                time.sleep(chance.uniform(0, 0.5))
        if run.poll() is not None:
            result.finished += 1
        run.kill()
        run.wait()
        result.kills += 1
        if result.kills % 10 == 0:
            desk.kill_mongod()
            revive(desk.mongod)
            result.kills_of_mongod += 1
    _finish(desk, result)
    return result


def run_away(desk: Desk, articles: int, seconds: float | None, **settings: str) -> Result:
    """Takes MongoDB away in mid-crawl; without `seconds` until the run is over."""
    result = Result(articles)
    desk.press.publish(articles)
    run = desk.start(**settings)
    desk.wait_for_requests(run, min(60, articles // 2))
    desk.kill_mongod()
    result.kills_of_mongod += 1
    if seconds is None:
        run.wait(LONGEST)
    else:
        time.sleep(seconds)
    revive(desk.mongod)
    result.codes.append(run.wait(LONGEST))
    _finish(desk, result)
    return result


def run_drains(desk: Desk, articles: int, kills: int, chance: random.Random) -> Result:
    """Kills `kills` runs in the midst of storing what a run before them has left in the spool."""
    result, share = Result(articles), articles // kills
    spool = spool_of(Settings(desk.settings))
    for number in range(kills):
        last = articles if number == kills - 1 else share * (number + 1)
        spool.add(list(_waiting(desk.press.urls, range(share * number, last))))
        spool.close()
        run = desk.start()
        desk.wait_for_articles(run, chance.randint(1, share), 0.005)
        result.finished += run.poll() is not None or not list(spool.folder.iterdir())
        run.kill()
        run.wait()
        result.kills += 1
    desk.press.publish(articles)  # all known by now
    _finish(desk, result)
    return result


def _waiting(urls: list[str], numbers: range) -> Iterator[dict[str, Any]]:
    """What a crawl of these articles would have spooled."""
    for number in numbers:
        url = urls[number]
        article = replace(read_page(Page(url, page(number))), outlet=urlsplit(url).netloc.partition(".")[0])
        document = article_entry(article).document
        yield {"article": document, "at": datetime.now(UTC)}
        yield {"end": asdict(PageEnd(Candidate(url, article.outlet, article_id=document["_id"]), "done"))}


def _finish(desk: Desk, result: Result) -> None:
    """Runs that are left alone, until one has nothing more to do."""
    for _ in range(MOST_RUNS):
        before = result.stored
        result.codes.append(desk.start().wait(LONGEST))
        desk.count(result)
        if result.stored == before or not result.lost:
            return


def main() -> int:
    """The command."""
    parser = parser_of("kills", (__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--away", type=float, metavar="S", help="take mongod away for so long, instead of kills")
    parser.add_argument("--drains", type=int, metavar="N", help="kill N runs that drain the spool, instead")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills-") as name, opened(Path(name), options.articles) as desk:
        start = time.monotonic()
        if options.away is not None:
            result = run_away(desk, options.articles, options.away)
        elif options.drains:
            result = run_drains(desk, options.articles, options.drains, random.Random(options.seed))
        else:
            result = run_kills(desk, options.articles, options.kills, random.Random(options.seed))
        figures = asdict(result) | {"seconds": round(time.monotonic() - start)}
        print(json.dumps(figures))
        if result.failed:
            print(desk.errors.read_text("utf-8")[-4000:], file=sys.stderr)
    keep_figures(figures, options.json)
    return int(result.failed)


if __name__ == "__main__":
    sys.exit(main())
