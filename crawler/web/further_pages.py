"""The further pages of an article that is spread over several: fetched one after another, and added to the first."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime

from scrapy.crawler import Crawler
from scrapy.http import Request

from crawler.items import Page
from crawler.tally import Tally
from crawler.web.addresses import refusal_of_address
from crawler.web.failures import describe_failure, name_failure
from crawler.web.pages import NotAPage, page_of
from pipelines.page.pagination import first_part, may_be_later_part, may_have_part, next_part
from pipelines.world.address import host_of

logger = logging.getLogger(__name__)


class FurtherPages:
    """Completes pages; a further page that cannot be fetched is counted by reason, and the article goes on without it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._tally = Tally(crawler.stats)
        self._most = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    async def complete(self, page: Page, name: str) -> Page:
        """The article's first page with the others as its parts; `origin` says how many, and why no more.

        Asked for are at most `MOST_PARTS` pages, of the page's own host, none twice; the further ones are together no
        larger than a page may be. `name`: the outlet's, or the host's.
        """
        page, reason = await self._first(page, name)
        asked = {page.url}
        while not reason and (url := await _next(page)) and url not in asked:
            asked.add(url)
            part, reason = await self._part(url, page, name)
            if part is None or part.url in {one.url for one in (page, *page.parts)}:
                break
            page.parts += (replace(part, part_of=page.url),)
        if page.parts or reason:
            page.origin["pages"] = str(len(page.parts) + 1) + (
                f", no more: {describe_failure(reason)}" if reason else ""
            )
        return page

    async def _first(self, page: Page, name: str) -> tuple[Page, str]:
        if not may_be_later_part(page.url):
            return page, ""
        url = await asyncio.to_thread(first_part, page.body, page.url, page.charset)
        if url is None or not _of_one_host(url, page.url):
            return page, ""
        first, reason = await self._part(url, page, name)
        return first or page, reason

    async def _part(self, url: str, page: Page, name: str) -> tuple[Page | None, str]:
        engine = self._crawler.engine
        assert engine is not None
        left = self._most - sum(len(part.body) for part in page.parts)
        try:
            if left <= 0:
                raise NotAPage("too_big")
            response = await engine.download_async(Request(url, meta={"outlet": name, "download_maxsize": left}))
            if response.status != 200:
                raise NotAPage(f"http_{response.status}")
            part = page_of(response, page.outlet, url, datetime.now(UTC))
        except NotAPage as refusal:
            return None, self._without(url, name, str(refusal))
        except Exception as error:  # whatever a download can fail by: it has a name
            return None, self._without(url, name, name_failure(error))
        self._tally.add(name, "parts/fetched")
        return part, ""

    def _without(self, url: str, name: str, reason: str) -> str:
        self._tally.add(name, "parts/failed", reason)
        logger.info("%s: an article goes without its page %s: %s", name, url, describe_failure(reason))
        return reason


async def _next(page: Page) -> str | None:
    """The address of the next page of an article, where it may be asked for."""
    last, number = page.parts[-1] if page.parts else page, len(page.parts) + 2
    if not may_have_part(last.body, page.url, number):
        return None
    # a large page takes longer to parse than the event loop may stand still
    url = await asyncio.to_thread(next_part, last.body, last.url, page.url, number, last.charset)
    return url if url and _of_one_host(url, page.url) else None


def _of_one_host(url: str, other: str) -> bool:
    host = host_of(other)
    return host_of(url) == host and refusal_of_address(url, (host,)) is None
