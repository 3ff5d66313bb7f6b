"""A web of the test's own, on loopback: a proxy that answers for every host, and a crawl against it.

`LocalWeb` serves routes by address, whatever the host, to a client with
``http_proxy`` set; `crawl` runs the real command in a process of its own, with
`Recorder` in the place of the reading pipelines.
"""

from __future__ import annotations

import json
import os
import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.frontier import MemoryFrontier
from crawler.items import Article
from pipelines.store.candidates import Candidate, PageEnd
from pipelines.validation import Refused
from tests.commands import run_scrapy

ROOT = Path(__file__).parent.parent


@dataclass(slots=True)
class Answer:
    """What an address answers; `wait` in seconds, or until the web is closed."""

    body: bytes | str = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    stands_still: bool = False
    """Whoever has an ETag of it is told that nothing has changed."""


class LocalWeb:
    """Routes and the log of requests: (time, address)."""

    def __init__(self, routes: Mapping[str, Answer | str]) -> None:
        self.routes = {url: Answer(answer) if isinstance(answer, str) else answer for url, answer in routes.items()}
        self.log: list[tuple[float, str]] = []
        self.agents: set[str] = set()

    def asked(self, part: str = "") -> list[str]:
        """The addresses asked for, in order, that contain `part`."""
        return [url for _, url in self.log if part in url]

    @contextmanager
    def running(self, tls: ssl.SSLContext | None = None) -> Iterator[str]:
        """The proxy's address, while it runs; with `tls` it is a plain server that speaks TLS."""
        web, over = self, threading.Event()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.log.append((time.monotonic(), self.path))
                web.agents.add(self.headers["User-Agent"])
                default = Answer(status=404, body="gone")
                answer = web.routes.get(self.path, default)
                if over.wait(answer.wait):
                    self.close_connection = True
                    return
                body = answer.body.encode() if isinstance(answer.body, str) else answer.body
                if answer.stands_still and self.headers["If-None-Match"]:
                    answer, body = replace(answer, status=304), b""
                self.send_response(answer.status)
                headers = {"Content-Type": answer.content_type, "Content-Length": str(len(body)), **answer.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128  # of five, a sixth connection of a moment waits a second or more

            def handle_error(self, *_: Any) -> None:
                pass  # a client that hangs up in the middle is part of some tests

        server = Server(("127.0.0.1", 0), Handler)
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            over.set()
            server.shutdown()
            server.server_close()


class RecordedFrontier(MemoryFrontier):
    """Knows the addresses with "known" in them from before, and writes down what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.ends: list[dict[str, Any]] = []

    async def add(self, candidates: Sequence[Candidate]) -> dict[str, str]:
        known = {candidate.url: "done" for candidate in candidates if "known" in candidate.url}
        return known | await super().add([one for one in candidates if one.url not in known or one.found_by == "given"])

    def end(self, end: PageEnd) -> None:
        super().end(end)
        self.ends.append({"url": end.candidate.url, "state": end.state, "reason": end.reason})


class Recorder:
    """A pipeline that writes pages down, refuses and breaks where an address says so, and remembers what it is told."""

    def __init__(self, crawler: Crawler) -> None:
        self.pages: list[dict[str, Any]] = []
        self.crawler = crawler
        self.store = self
        self.frontier = RecordedFrontier()
        crawler.signals.connect(self.write, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Article:
        if "drop" in item.url:
            raise DropItem("no article")
        if "refuse" in item.url:
            raise Refused("no_text", item.url)
        if "break" in item.url:
            raise RuntimeError("a fault of ours")
        row = {"url": item.url, "charset": item.charset, "size": len(item.body)}
        self.pages.append({**row, "outlet": item.outlet.id if item.outlet else None})
        return Article(url=item.url, canonical_url=item.url)

    def write(self) -> None:
        """Pages and counts, for the test to read."""
        record = {"pages": self.pages, "ends": self.frontier.ends, "stats": self.crawler.stats.get_stats()}
        Path(self.crawler.settings["RECORD"]).write_text(json.dumps(record, default=str))


@dataclass(slots=True)
class Run:
    """What a crawl left."""

    code: int
    errors: str
    pages: list[dict[str, Any]] = field(default_factory=list)
    ends: list[dict[str, Any]] = field(default_factory=list)
    stats: dict[str, Any] = field(default_factory=dict)

    @property
    def urls(self) -> list[str]:
        return sorted(page["url"] for page in self.pages if "url" in page)


FAST = {
    "ITEM_PIPELINES": json.dumps({"local_web.Recorder": 1}),
    "AUTOTHROTTLE_START_DELAY": "0.01",
    "RETRY_TIMES": "1",
    "DOWNLOAD_TIMEOUT": "60",
}


STORED = {
    "ITEM_PIPELINES": json.dumps({"pipelines.reading.ReadingPipeline": 100, "pipelines.store.storing.StoragePipeline": 400}),
    "READER_PROCESSES": "0",
}  # fmt: skip
"""Settings of a crawl whose pages are read and stored."""


def crawl(folder: Path, *args: str, proxy: str = "", settings: dict[str, str] | None = None, **env: str) -> Run:
    """Runs ``scrapy crawl …`` with the outlets of `folder`, through `proxy`."""
    record = folder / "record.json"
    record.unlink(missing_ok=True)
    chosen = FAST | {"RECORD": str(record)} | (settings or {})
    options = [part for name, value in chosen.items() for part in ("-s", f"{name}={value}")]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    home = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, "http_proxy": proxy, "OUTLETS_DIR": str(folder)}
    done = run_scrapy("crawl", *args, *options, env=home | env)
    left = json.loads(record.read_text()) if record.exists() else {}
    return Run(done.returncode, done.stderr, **left)


def write_outlet(folder: Path, id: str, listings: Iterable[tuple[str, str]], **keys: Any) -> None:
    """An outlet file for ``http://<id>.example/`` with listings (kind, address)."""
    values = {
        "name": id.title(),
        "home": f"http://{id}.example/",
        "country": "KR",
        "languages": ["en"],
        "timezone": "Asia/Seoul",
        "kinds": ["state"],
        **keys,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    for kind, url in listings:
        lines += ["[[listings]]", f"kind = {json.dumps(kind)}", f"url = {json.dumps(url)}", 'status = "verified"']
    (folder / f"{id}.toml").write_text("\n".join(lines) + "\n")


def rss(*urls: str) -> Answer:
    """A feed that names addresses."""
    items = "".join(f"<item><title>Rain in the valley</title><link>{url}</link></item>" for url in urls)
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    return Answer(body, content_type="application/rss+xml")


STORY = "<!doctype html><html><head><title>Rain</title></head><body><h1>Rain</h1><p>It rained.</p></body></html>"
