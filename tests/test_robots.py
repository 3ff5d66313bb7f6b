"""robots.txt is heeded by every request, and a host is never asked faster than it wants."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from time import monotonic
from types import SimpleNamespace

import pytest
from protego import Protego
from scrapy import Spider
from scrapy.core.downloader import Slot
from scrapy.http import Request, Response
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.settings import Settings
from scrapy.signalmanager import SignalManager
from scrapy.squeues import LifoMemoryQueue

from crawler.frontier import MemoryFrontier
from crawler.settings import CONCURRENT_REQUESTS_PER_DOMAIN
from crawler.web.pace import Pace, retry_after
from crawler.web.robots import LARGEST, for_agent
from crawler.web.waiting import HostsInTurn, WaitingApart
from tests.local_web import STORY, Answer, LocalWeb, crawl, rss, write_outlet

FORBIDDING = "User-agent: *\nDisallow: /private/\n"
STOCK = "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware"
PRIVATE = [f"http://slow.example/private/{n}" for n in range(10)]
NOW = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def slow_robots() -> LocalWeb:
    """A host whose robots.txt takes its time and forbids what is asked for meanwhile."""
    return LocalWeb(
        {"http://slow.example/robots.txt": Answer(FORBIDDING, wait=1.5)} | {url: Answer(STORY) for url in PRIVATE}
    )


def test_scrapys_own_middleware_still_lets_waiting_requests_pass(slow_robots: LocalWeb, tmp_path: Path) -> None:
    """When this fails, Scrapy has mended it and `RobotsMiddleware.robot_parser` may go."""
    write_outlet(tmp_path, "slow", [])
    with slow_robots.running() as proxy:
        crawl(
            tmp_path,
            "articles",
            "-a",
            "urls=" + ",".join(PRIVATE),
            proxy=proxy,
            settings={"DOWNLOADER_MIDDLEWARES": json.dumps({"crawler.web.robots.RobotsMiddleware": None, STOCK: 100})},
        )
    assert slow_robots.asked("/private/")


def test_requests_that_wait_for_robots_txt_heed_it(slow_robots: LocalWeb, tmp_path: Path) -> None:
    write_outlet(tmp_path, "slow", [])
    with slow_robots.running() as proxy:
        run = crawl(tmp_path, "articles", "-a", "urls=" + ",".join(PRIVATE), proxy=proxy)
    assert slow_robots.asked() == ["http://slow.example/robots.txt"]
    assert run.stats["pages/refused/robots_forbidden"] == len(PRIVATE)
    assert run.code == 1 and "nothing could be fetched: 10 robots_forbidden" in run.errors


ROBOTS = {
    "missing": (Answer("gone", status=404), "fetched"),
    "locked": (Answer("no", status=403), "fetched"),
    "page": (Answer(STORY), "fetched"),
    "moved": (Answer(status=301, headers={"Location": "/rules.txt"}), "refused/robots_forbidden"),
    "circle": (Answer(status=302, headers={"Location": "/robots.txt"}), "fetched"),
    "broken": (Answer(status=503), "failed/robots_http_503"),
    "busy": (Answer(status=429), "failed/robots_http_429"),
    "hangs": (Answer(FORBIDDING, wait=3600), "failed/timeout"),
    "long": (Answer(f"User-agent: *\n{'#' * (LARGEST - 26)}\nDisallow: /elsewhere"), "fetched"),
    "huge": (Answer("#" * 9_000_000), "failed/robots_too_big"),
}


def test_a_missing_robots_txt_allows_and_one_that_cannot_be_had_forbids(tmp_path: Path) -> None:
    web = LocalWeb(
        {f"http://{host}.example/robots.txt": answer for host, (answer, _) in ROBOTS.items()}
        | {f"http://{host}.example/private/1": Answer(STORY) for host in ROBOTS}
        | {"http://moved.example/rules.txt": Answer(FORBIDDING)}
    )
    urls = ",".join(f"http://{host}.example/private/1" for host in ROBOTS)
    with web.running() as proxy:
        run = crawl(
            with_outlet(tmp_path),
            "articles",
            "-a",
            f"urls={urls}",
            proxy=proxy,
            settings={"DOWNLOAD_TIMEOUT": "8", "RETRY_TIMES": "0"},
        )
    ends = {
        host: {end for _, end in ROBOTS.values() if run.stats.get(f"outlets/{host}.example/pages/{end}")}
        for host in ROBOTS
    }
    assert ends == {host: {end} for host, (_, end) in ROBOTS.items()}
    assert "Traceback" not in run.errors


def test_hosts_whose_robots_txt_does_not_come_hold_up_no_other_host(tmp_path: Path) -> None:
    silent = [f"http://silent{host}.example/{n}" for n in range(2) for host in range(5)]
    lively = [f"http://lively.example/{n}" for n in range(6)]
    web = LocalWeb(
        {f"http://silent{host}.example/robots.txt": Answer(wait=3600) for host in range(5)}
        | {url: Answer(STORY) for url in lively}
    )
    settings = {"DOWNLOAD_TIMEOUT": "8", "RETRY_TIMES": "0", "CONCURRENT_REQUESTS": "4"}
    with web.running() as proxy:
        run = crawl(
            with_outlet(tmp_path), "articles", "-a", "urls=" + ",".join(silent + lively), proxy=proxy, settings=settings
        )
    assert {page["url"] for page in run.pages} == set(lively)
    assert run.stats["pages/failed/timeout"] == len(silent)
    ends = [end["state"] for end in run.ends]
    assert ends == sorted(ends)  # all done before a silent one was given up


def test_hosts_that_want_to_be_asked_slowly_hold_up_no_other_host(tmp_path: Path) -> None:
    calm = [f"http://calm{host}.example/{n}" for n in range(3) for host in range(5)]
    lively = [f"http://lively.example/{n}" for n in range(12)]
    rules = {f"http://calm{host}.example/robots.txt": Answer("User-agent: *\nCrawl-delay: 3\n") for host in range(5)}
    web = LocalWeb(rules | {url: Answer(STORY) for url in calm + lively})
    settings = {"CONCURRENT_REQUESTS": "4"}
    with web.running() as proxy:
        urls = "urls=" + ",".join(calm + lively)
        run = crawl(with_outlet(tmp_path), "articles", "-a", urls, proxy=proxy, settings=settings)
    assert run.urls == sorted(calm + lively)
    order = [url for _, url in web.log if "robots" not in url]
    # by then each calm host had its turn once, or twice on a busy machine
    assert order.index(max(lively, key=order.index)) < len(lively) + 10


def test_a_run_that_ends_does_not_go_through_all_that_waits_for_a_slow_host(tmp_path: Path) -> None:
    pages = [f"http://calm.example/{n}" for n in range(40)]
    robots = Answer("User-agent: *\nCrawl-delay: 0.5\n")
    web = LocalWeb({"http://calm.example/robots.txt": robots} | {url: Answer(STORY) for url in pages})
    with web.running() as proxy:
        settings = {"RUN_SECONDS": "1"}
        crawl(with_outlet(tmp_path), "articles", "-a", "urls=" + ",".join(pages), proxy=proxy, settings=settings)
    assert len(web.asked()) < 20


def test_a_queue_gives_out_no_more_of_a_host_than_may_be_sent_to_it_at_once() -> None:
    held = Counter({"a.example": 2})
    downloader = SimpleNamespace(
        held=held, domain_concurrency=2, get_slot_key=lambda request: request.url.split("/")[2]
    )
    crawler = SimpleNamespace(settings=Settings(), engine=SimpleNamespace(downloader=downloader))
    queue = HostsInTurn(crawler, LifoMemoryQueue, "")  # type: ignore[arg-type]
    for host in ("a", "b", "a"):
        queue.push(Request(f"http://{host}.example/"))
    given = [queue.pop(), queue.pop()]
    assert [request and request.url for request in given] == ["http://b.example/", None]
    held["a.example"] -= 1
    assert queue.pop() and len(queue) == 1


@pytest.mark.parametrize(("seconds", "is_robots", "is_full"), [(1, False, True), (6, False, False), (6, True, True)])
def test_requests_to_a_silent_host_take_no_place(seconds: float, is_robots: bool, is_full: bool) -> None:
    downloader = object.__new__(WaitingApart)
    downloader.crawler = SimpleNamespace(get_downloader_middleware=lambda kind: None)  # type: ignore[assignment]
    downloader.total_concurrency, silent = 2, Slot(2, 0.0, 0.0)
    downloader.slots = {"silent.example": silent}
    sent = {Request(f"http://silent.example/{n}", meta={"dont_obey_robotstxt": is_robots}) for n in range(2)}
    silent.transferring, silent.lastseen, downloader.active = sent, monotonic() - seconds, {*sent}
    assert downloader.needs_backout() is is_full


def test_in_a_long_run_robots_txt_is_asked_for_again(tmp_path: Path) -> None:
    first, *others = [f"http://calm.example/{n}" for n in range(4)]
    moved = {url: Answer(status=301, headers={"Location": to}) for url, to in pairwise([first, *others])}
    robots = Answer("User-agent: *\nCrawl-delay: 0.4\n")
    web = LocalWeb({"http://calm.example/robots.txt": robots, others[-1]: Answer(STORY)} | moved)
    with web.running() as proxy:
        settings = {"ROBOTSTXT_MAX_AGE": "0.5"}
        run = crawl(with_outlet(tmp_path), "articles", "-a", f"urls={first}", proxy=proxy, settings=settings)
    assert run.urls == [others[-1]] and len(web.asked("robots.txt")) > 1


def with_outlet(folder: Path) -> Path:
    write_outlet(folder, "herald", [])
    return folder


def test_a_crawl_delay_is_kept_and_hosts_without_one_are_not_slowed(tmp_path: Path) -> None:
    pages = [f"http://{host}.example/{n}" for host in ("calm", "quick") for n in range(5)]
    web = LocalWeb(
        {"http://calm.example/robots.txt": Answer("User-agent: *\nCrawl-delay: 1\n")}
        | {url: Answer(STORY) for url in pages}
    )
    with web.running() as proxy:
        crawl(with_outlet(tmp_path), "articles", "-a", "urls=" + ",".join(pages), proxy=proxy)
    times = {host: [at for at, url in web.log if f"//{host}." in url] for host in ("calm", "quick")}
    calm, quick = (times[host][-1] - times[host][0] for host in ("calm", "quick"))
    # A busy machine sees a request late, and the next one in time: the gaps are right as a whole.
    assert calm > 2.5
    assert quick < 0.75 * calm


@pytest.fixture
def slot() -> Slot:
    return Slot(concurrency=4, delay=0.5, jitter=0.5)


def pace_with(slot: Slot, frontier: MemoryFrontier | None = None, **own: dict[str, float]) -> Pace:
    downloader = SimpleNamespace(
        slots={"a.example": slot}, per_slot_settings=dict(own), get_slot_key=lambda request: "a.example"
    )
    crawler = SimpleNamespace(
        settings=Settings(
            {"ROBOTSTXT_USER_AGENT": "Dateline", "CRAWL_DELAY_MAX": 30, "AUTOTHROTTLE_ENABLED": True}
            | {"AUTOTHROTTLE_START_DELAY": 0.5, "DOWNLOAD_DELAY": 0.1}
        ),
        signals=SignalManager(),
        engine=SimpleNamespace(downloader=downloader),
        get_item_pipeline=lambda _: SimpleNamespace(store=SimpleNamespace(frontier=frontier or MemoryFrontier())),
    )
    return Pace(crawler)  # type: ignore[arg-type]


REQUEST = Request("http://a.example/1")


@pytest.mark.parametrize(
    ("asked", "delay"),
    [("7", 7.0), ("0.2", 0.5), ("3600", 30.0), ("-4", 0.5), ("soon", 0.5), ("nan", 0.5), ("inf", 0.5)],
)
def test_a_crawl_delay_is_a_floor_within_bounds(slot: Slot, asked: str, delay: float) -> None:
    pace = pace_with(slot)
    rules = ProtegoRobotParser(f"User-agent: dateline\nCrawl-delay: {asked}\n".encode(), None)
    pace.keep_crawl_delay(rules, REQUEST)
    assert slot.delay == delay


def test_a_crawl_delay_leaves_no_random_half_and_outlives_its_slot(slot: Slot) -> None:
    pace = pace_with(slot)
    pace.keep_crawl_delay(ProtegoRobotParser(b"User-agent: *\nCrawl-delay: 7\n", None), REQUEST)
    assert slot.jitter == 0
    assert pace._downloader.per_slot_settings == {"a.example": {"delay": 7.0, "jitter": 0.0}}


def test_a_host_with_a_slot_of_the_users_keeps_it(slot: Slot) -> None:
    pace = pace_with(slot)
    pace._downloader.per_slot_settings["a.example"] = {"delay": 9.0, "concurrency": 1}
    pace.keep_crawl_delay(ProtegoRobotParser(b"User-agent: *\nCrawl-delay: 7\n", None), REQUEST)
    assert pace._downloader.per_slot_settings == {"a.example": {"delay": 9.0, "concurrency": 1, "jitter": 0.0}}


def test_autothrottle_cannot_lower_a_delay_below_the_floor(slot: Slot) -> None:
    pace = pace_with(slot)
    pace.keep_crawl_delay(ProtegoRobotParser(b"User-agent: *\nCrawl-delay: 7\n", None), REQUEST)
    slot.delay = 0.1
    pace.lift_delay(Response("http://a.example/1"), REQUEST)
    assert slot.delay == 7.0


class PacedFrontier(MemoryFrontier):
    """Knows hosts' paces from a run before."""

    def __init__(self, **known: float) -> None:
        super().__init__()
        self.known, self.noted = known, dict[str, float]()

    async def paces(self) -> dict[str, float]:
        return dict(self.known)

    def note_pace(self, host: str, delay: float) -> None:
        self.noted[host] = delay


def test_a_run_goes_on_at_the_pace_of_the_one_before_and_never_begins_slower_than_a_first_run(slot: Slot) -> None:
    frontier = PacedFrontier(quick=0.2, quickest=0.0, slow=7.0, mine=0.2)
    pace = pace_with(slot, frontier, mine={"delay": 3.0})
    asyncio.run(pace.take_up(Spider("a")))
    kept = {host: own["delay"] for host, own in pace._downloader.per_slot_settings.items()}
    assert kept == {"quick": 0.2, "quickest": 0.1, "mine": 3.0}


def test_a_pace_is_kept_where_it_has_changed(slot: Slot) -> None:
    frontier = PacedFrontier()
    pace = pace_with(slot, frontier)
    asyncio.run(pace.take_up(Spider("a")))
    for delay, noted in (
        (0.5, {}),
        (0.234, {"a.example": 0.23}),
        (0.2299, {"a.example": 0.23}),
        (9.0, {"a.example": 0.5}),
    ):
        slot.delay = delay
        pace.lift_delay(Response("http://a.example/1"), REQUEST)
        assert frontier.noted == noted
    slot.delay = 0.3
    pace.lift_delay(Response("http://a.example/1", status=304), REQUEST)
    assert frontier.noted == {"a.example": 0.5}


@pytest.mark.parametrize(
    ("status", "text", "seconds"),
    [
        (503, "20", 20.0),
        (429, "Tue, 12 May 2026 09:31:00 GMT", 60.0),
        (503, "Tue, 12 May 2026 09:29:00 GMT", 0.0),
        (503, "soon", 0.0),
        (503, "²", 0.0),
        (503, "", 0.0),
        (200, "20", 0.0),
    ],
)
def test_retry_after_is_read_where_it_counts(status: int, text: str, seconds: float) -> None:
    response = Response("http://a.example/1", status=status, headers={"Retry-After": text.encode("latin-1")})
    assert retry_after(response, NOW) == seconds


def test_a_host_that_asks_to_be_left_alone_is(slot: Slot) -> None:
    pace_with(slot).lift_delay(Response("http://a.example/1", status=503, headers={"Retry-After": "20"}), REQUEST)
    assert slot.delay == 20.0


def test_a_host_that_asks_to_be_left_alone_for_longer_than_a_run_is_asked_for_nothing_more(tmp_path: Path) -> None:
    site, later = "http://busy.example", Answer("later", status=503, headers={"Retry-After": "3600"})
    stories = [f"{site}/{number}" for number in range(20)]
    web = LocalWeb({f"{site}/feed.xml": rss(*stories)} | dict.fromkeys(stories, later))
    write_outlet(tmp_path, "busy", [("feed", f"{site}/feed.xml")])
    with web.running() as proxy:
        done = crawl(tmp_path, "statemedia", "-a", "outlets=busy", proxy=proxy)
    asked = [url for url in web.asked() if url in stories]
    assert len(asked) == len({*asked}) <= 4, "those on their way, and none a second time"
    assert done.stats["pages/failed/http_503"] == len(asked)
    assert done.stats["pages/failed/told_to_wait"] == 20 - len(asked)
    assert f"busy: no article could be fetched: its host asked to be left alone ({20 - len(asked)})" in done.errors


@pytest.mark.parametrize(("busy", "asked"), [(40, 16), (15, 15)])
def test_a_host_that_answers_nothing_but_that_it_is_busy_is_left_alone(tmp_path: Path, busy: int, asked: int) -> None:
    site = "http://busy.example"
    stories = [f"{site}/{number}" for number in range(busy)]
    web = LocalWeb({f"{site}/feed.xml": rss(*stories)} | dict.fromkeys(stories, Answer("busy", status=429)))
    write_outlet(tmp_path, "busy", [("feed", f"{site}/feed.xml")])
    with web.running() as proxy:
        done = crawl(tmp_path, "statemedia", "-a", "outlets=busy", proxy=proxy, settings={"RETRY_TIMES": "0"})
    assert asked <= len([url for url in web.asked() if url in stories]) <= asked + CONCURRENT_REQUESTS_PER_DOMAIN, (
        "and those on their way"
    )
    assert done.stats["pages/failed"] == busy


@pytest.mark.parametrize("agent", ["Dateline", "Dateline/0.1 (+desk@herald.example)", "x"])
@pytest.mark.parametrize(
    "file",
    [
        "User-agent: a\nUser-agent: dateline # us\nDisallow: /b\nAllow: /b/c\n\nUser-agent: *\nDisallow: /\n",
        "User-agent: Dateline\r\nUser-agent: a\r\nDisallow: /b\r\n\r\nUser-agent: z\r\nDisallow: /\r\n",
        "user agent *\ndisallow /b\nUseragent: a\nDisallow: /\n",
        "User-agent: a\nDisallow: /b\nUser-agent: *\nUser-agent: x*\nUser-agent: **\nUser-agent: d*ate**\nDisallow: /b/c\nCrawl-delay: 9",
        "User-agent:\nDisallow: /b\nUser-agent: a\nDisallow: /\nUser-agent:\nDisallow: /b",
        "Disallow: /b\nSitemap: /a\nUser-agent: not-dateline\nDisallow: /b",
        "\ufeffUser-agent:a\vUSER  AGENT DATELINE\x85Disallow:/b\u2028User-agent b: c\u2028Disallow: /d\nUser  agent: a\nUser agent :Dateline",
    ],
)
def test_those_whom_it_does_not_concern_may_have_one_name(file: str, agent: str) -> None:
    whole, ours = Protego.parse(file), Protego.parse(for_agent(file.encode(), agent).decode())
    for url in ("/", "/b", "/b/c", "/d"):
        assert whole.can_fetch(url, agent) == ours.can_fetch(url, agent), url
    assert whole.crawl_delay(agent) == ours.crawl_delay(agent)


@pytest.mark.parametrize("opening", ["User-agent: ", "user-agent:", " User agent ", "USERAGENT\t:\t"])
def test_all_of_many_names_that_it_does_not_concern_are_one(opening: str) -> None:
    names = [f"a{n}" for n in range(1_000)] + ["m" + n * "*" for n in range(1, 1_000)]
    file = "\n".join([*(opening + name for name in names), "Disallow: /x"])
    assert {*for_agent(file.encode(), "Me").decode().splitlines()} == {
        "User-agent: not-me",
        "User-agent: m",
        "Disallow: /x",
    }
