"""Nothing that takes long is done on the event loop."""

from __future__ import annotations

import asyncio
import gc
import threading
from types import SimpleNamespace

import pytest
from scrapy.http import Request, TextResponse
from scrapy.utils.test import get_crawler

from crawler.crawl.plan import Plan
from crawler.crawl.reach import Wanted
from crawler.crawl.rounds import Round
from crawler.items import Listing, Outlet, Page
from crawler.listings import reader
from crawler.listings.discovery import Links, links_of
from crawler.runs.garbage import Garbage
from crawler.runs.record import counts_of
from crawler.web import further_pages
from crawler.web.further_pages import FurtherPages
from pipelines.page.pagination import next_part
from pipelines.store.candidates import ListingNote

HERALD = Outlet(
    "herald", "Herald", "https://herald.example/", "GB", ("en",), "Europe/London", ("state",), ("herald.example",)
)
FEED = Listing("feed", f"{HERALD.home}feed.xml")
NEWS = b"<rss version='2.0'><channel><item><title>Ferry late</title><link>https://herald.example/news/1</link></item></channel></rss>"


def test_listings_are_read_in_a_thread_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def note(listing: Listing, body: bytes, url: str, outlet: Outlet, charset: str | None, most: int) -> Links:
        threads.append(threading.current_thread())
        return links_of(listing, body, url, outlet, charset, most)

    monkeypatch.setattr(reader, "links_of", note)
    crawler = get_crawler()
    crawler.engine = SimpleNamespace(scraper=SimpleNamespace(itemproc=SimpleNamespace(middlewares=())))  # type: ignore[assignment]
    response = TextResponse(FEED.url, body=NEWS, request=Request(FEED.url, meta={"known": ListingNote()}))

    async def read() -> list[object]:
        return [one async for one in Round(crawler, Plan((HERALD,))).parse_listing(response, Wanted(HERALD, FEED))]

    assert asyncio.run(read()) == []
    assert crawler.stats.get_value("listings/read") == 1
    assert threading.main_thread() not in threads and len(threads) == 1


def test_pages_are_parsed_for_their_pagers_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def note(body: bytes, url: str, first: str, number: int, charset: str | None = None) -> str | None:
        threads.append(threading.current_thread())
        return next_part(body, url, first, number, charset)

    monkeypatch.setattr(further_pages, "next_part", note)
    page = Page("https://herald.example/ferry.html", b'<p class="comments"><a href="ferry_2.html">2</a>')
    completed = asyncio.run(FurtherPages(get_crawler()).complete(page, "herald"))
    assert completed.parts == ()
    assert threading.main_thread() not in threads and len(threads) == 1


def test_what_is_there_when_a_crawl_begins_is_not_gone_through_again() -> None:
    before = gc.get_freeze_count()
    try:
        Garbage().freeze()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_the_record_of_a_run_goes_through_the_counts_once() -> None:
    class Counts(dict[str, int]):
        walks = 0

        def items(self):  # type: ignore[no-untyped-def]
            Counts.walks += 1
            return super().items()

    stats = Counts({f"outlets/outlet{n}/pages/refused/no_text": n for n in range(1, 90)})
    record = counts_of(stats)
    assert [one["refused"] for one in record["outlets"][:2]] == [{"no_text": 1}, {"no_text": 10}]
    assert Counts.walks < 5
