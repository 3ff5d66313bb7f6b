"""Pages are asked for as soon as their outlet's listings are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime
from types import SimpleNamespace

from scrapy import signals
from scrapy.utils.test import get_crawler

from crawler.crawl.claims import PATIENCE, WINDOW, Claims
from crawler.frontier import MemoryFrontier
from crawler.items import Outlet
from crawler.spiders.articles import BATCH, ArticlesSpider
from pipelines.store.candidates import Candidate


def outlet(name: str) -> Outlet:
    return Outlet(name, name.title(), f"https://{name}.example/", "GB", ("en",), "Europe/London", ("state",))


HERALD, COURIER = outlet("herald"), outlet("courier")


class SlowFrontier(MemoryFrontier):
    """While the first outlet's pages are looked up, the second's listing is answered."""

    claims: Claims

    async def claim(
        self, run: str, outlet: str | None, count: int, since: datetime | None = None, urls: Collection[str] = ()
    ) -> list[Candidate]:
        if outlet == HERALD.id:
            self.claims.answered(COURIER)
        return await super().claim(run, outlet, count, since, urls)


async def ask(claims: Claims, frontier: SlowFrontier) -> list[str]:
    return [request.url async for request in claims.requests(frontier)]


def test_an_answer_that_comes_during_a_look_up_is_heard_at_once() -> None:
    crawler = get_crawler()
    crawler.engine = SimpleNamespace(needs_backout=lambda: False)  # type: ignore[assignment]

    async def run() -> list[str]:
        claims, frontier = Claims(crawler, [HERALD, COURIER], None, None), SlowFrontier()
        frontier.claims = claims
        await frontier.add([Candidate(f"{one.home}1", one.id, "given") for one in (HERALD, COURIER)])
        claims.expect(COURIER)
        return await asyncio.wait_for(ask(claims, frontier), PATIENCE / 2)

    assert asyncio.run(run()) == [f"{HERALD.home}1", f"{COURIER.home}1"]


class CountingFrontier(MemoryFrontier):
    """Notes how many pages are claimed at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.claimed: list[int] = []

    async def claim(
        self, run: str, outlet: str | None, count: int, since: datetime | None = None, urls: Collection[str] = ()
    ) -> list[Candidate]:
        self.claimed.append(count)
        return await super().claim(run, outlet, count, since, urls)


def test_no_more_of_an_outlets_pages_are_on_their_way_than_a_window() -> None:
    crawler = get_crawler()
    crawler.engine = SimpleNamespace(needs_backout=lambda: False)  # type: ignore[assignment]
    pages = [Candidate(f"{HERALD.home}{n}", HERALD.id, "given") for n in range(2 * WINDOW)]

    async def run() -> list[int]:
        claims, frontier = Claims(crawler, [HERALD], None, None), CountingFrontier()
        await frontier.add(pages)
        requests = claims.requests(frontier)
        for _ in range(WINDOW):
            await anext(requests)
        for page in pages[: WINDOW // 2]:
            claims._landed(page)
        await anext(requests)
        return frontier.claimed

    assert asyncio.run(run()) == [WINDOW, WINDOW // 2]


def test_a_users_list_is_claimed_as_it_is_fetched() -> None:
    crawler = get_crawler()
    engine = SimpleNamespace(scraper=SimpleNamespace(itemproc=SimpleNamespace(middlewares=())), scheduler=())
    crawler.engine = engine  # type: ignore[assignment]
    urls = [f"https://herald.example/news/{number}" for number in range(BATCH + 1)]
    crawler.spider = spider = ArticlesSpider.from_crawler(crawler, urls=",".join(urls))

    async def run() -> tuple[list[str], bool, str]:
        requests = aiter(spider.start())
        first = [(await anext(requests)).url for _ in range(BATCH)]
        more = asyncio.ensure_future(anext(requests))
        await asyncio.sleep(0.05)
        early = more.done()
        crawler.signals.send_catch_log(signals.scheduler_empty)
        return first, early, (await asyncio.wait_for(more, 300)).url

    assert asyncio.run(run()) == (urls[:BATCH], False, urls[BATCH])
