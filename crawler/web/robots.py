"""robots.txt, fetched once per host and obeyed by every request, including those that wait for it.

Scrapy 2.14 to 2.19 lets waiters share one Deferred: the first to wake turns its
result to None, and the third and later requests pass whatever the file says.
Here they share a task. What the file's absence means follows RFC 9309, 2.3.1:
a client error (no file) or too many redirects allow everything; a server error,
429 and a host that cannot be reached forbid everything, for this run. What a
host said is good for ROBOTSTXT_MAX_AGE, in the runs that follow as well.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from math import inf
from time import monotonic

from scrapy import signals
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

from crawler.frontier import Frontier, frontier_of
from crawler.web.failures import NotAsked, name_failure
from pipelines.store.writes import StoreFailed

LARGEST = 500 * 1024
"""Bytes of a robots.txt that are heeded: what RFC 9309 asks for."""
AGENT = re.compile(r"user[- ]?agent\s*:|(?:user-?|user\s+)agent\s(?![^:]*:(?:\s|$))", re.IGNORECASE)
"""How a line that says whom the rules after it concern begins; the parser takes a blank for a colon, too."""
logger = logging.getLogger(__name__)


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware with waiters that wait, and RFC 9309's answer to a missing file."""

    def __init__(self, crawler):  # type: ignore[no-untyped-def]
        super().__init__(crawler)
        self._answers: dict[str, asyncio.Task[RobotParser | None]] = {}
        self._asked: dict[str, float] = {}
        self._age = crawler.settings.getfloat("ROBOTSTXT_MAX_AGE")
        self.waiting = 0
        """Requests for a robots.txt, and those that wait for one."""

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raise `NotAsked` where the file forbids the address."""
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise NotAsked("robots_forbidden") from error

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The host's rules; None where it has none. Raises `NotAsked` where that cannot be known."""
        netloc = urlparse_cached(request).netloc
        now = monotonic()
        if now - self._asked.get(netloc, -inf) > self._age:  # a run may be longer than a file is good for
            self._asked[netloc] = now
            self._answers[netloc] = asyncio.ensure_future(self._ask(request))
        answer = self._answers[netloc]
        if answer.done():
            return answer.result()
        with self._counted():
            # shielded: a waiter that is cancelled must not take the answer from the others
            return await asyncio.shield(answer)

    async def _ask(self, request: Request) -> RobotParser | None:
        url = urlparse_cached(request)
        origin, frontier = f"{url.scheme}://{url.netloc}", frontier_of(self.crawler)
        since = datetime.now(UTC) - timedelta(seconds=self._age)
        try:
            status, body = await frontier.robots(origin, since) or await self._fetch(request, frontier, origin)
        except StoreFailed as error:
            raise NotAsked("store_away") from error
        return await self._read(body, request) if status < 300 else None

    async def _fetch(self, request: Request, frontier: Frontier, origin: str) -> tuple[int, bytes]:
        """Status and body; kept for the next runs. Raises `NotAsked`, `StoreFailed`."""
        url = urlparse_cached(request)
        self._stats.inc_value("robotstxt/request_count")
        asked = Request(
            f"{url.scheme}://{url.netloc}/robots.txt",
            priority=self.DOWNLOAD_PRIORITY,
            meta={"dont_obey_robotstxt": True},
            callback=NO_CALLBACK,
        )
        try:
            with self._counted():
                response = await self.crawler.engine.download_async(asked)
        except Exception as error:
            # a chain of redirects without end counts as no file
            if (reason := name_failure(error)) == "too_many_redirects":
                return 404, b""
            raise self._unreachable(reason, url.netloc) from error
        self._stats.inc_value("robotstxt/response_count")
        self._stats.inc_value(f"robotstxt/response_status_count/{response.status}")
        if response.status >= 500 or response.status == 429:
            raise self._unreachable(f"http_{response.status}", url.netloc)
        body = _heeded(response.body) if response.status < 300 else b""
        await frontier.note_robots(origin, response.status, body)
        return response.status, body

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self.waiting += 1
        if slot := self.crawler.engine._slot:  # Scrapy looks for room again only when a request has ended
            slot.nextcall.schedule()
        try:
            yield
        finally:
            self.waiting -= 1

    def _unreachable(self, reason: str, netloc: str) -> NotAsked:
        self._stats.inc_value(f"robotstxt/unreachable/{reason}")
        logger.info("%s: robots.txt cannot be fetched (%s), so nothing is fetched there", netloc, reason)
        # a host that cannot be reached at all is named so, whatever it was asked for
        return NotAsked(f"robots_{reason}" if reason.startswith(("http_", "too_big")) else reason)

    async def _read(self, body: bytes, request: Request) -> RobotParser:
        agent = self._robotstxt_useragent or self._default_useragent
        rules = self._parserimpl.from_crawler(self.crawler, for_agent(body, str(agent)))
        await self.crawler.signals.send_catch_log_async(
            signal=signals.robots_parsed, robotparser=rules, request=request, body=body
        )
        return rules


def for_agent(body: bytes, agent: str) -> bytes:
    """A robots.txt in which all whom it does not concern have one name: the parser adds each rule of a group to each of
    its names, which takes half a minute for a thousand names and twenty thousand rules.

    >>> for_agent(b"User-agent: a\\nUser-agent: *\\nDisallow: /x", "Me")
    b'User-agent: not-me\\nUser-agent: *\\nDisallow: /x'
    """
    lines = body.decode("utf-8-sig", "ignore").splitlines()  # as the parser takes it, which knows further line ends
    return "\n".join(_named(line.strip(), agent.lower()) for line in lines).encode()


def _named(line: str, agent: str) -> str:
    opened = AGENT.match(line)
    name = line[opened.end() :].partition("#")[0].strip().lower() if opened else ""
    if not opened or name in ("", "*"):
        return line
    bare = name.replace("*", "")
    return f"User-agent: {bare if bare and bare in agent else f'not-{agent}'}"


def _heeded(body: bytes) -> bytes:
    """The lines that are heeded of a robots.txt: one cut in two might forbid more than it says."""
    return body if len(body) <= LARGEST else body[: body.rfind(b"\n", 0, LARGEST) + 1]
