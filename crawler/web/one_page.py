"""Pages of the web, fetched as a crawl would fetch them: robots.txt, redirects, sizes and certificates included."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from crawler.items import Outlet, Page
from crawler.web.addresses import refusal_of_address
from crawler.web.failures import describe_failure, failed_request
from crawler.web.further_pages import FurtherPages
from crawler.web.pages import NotAPage, page_of

ALONE: dict[str, Any] = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {},
    "EXTENSIONS_BASE": {},
    "LOG_ENABLED": False,
    "RETRY_TIMES": 1,
    "AUTOTHROTTLE_ENABLED": False,
}
"""The project's settings that only make sense for a crawl with its store."""
PACED: dict[str, Any] = {
    "AUTOTHROTTLE_ENABLED": True,
    "EXTENSIONS_BASE": {"scrapy.extensions.throttle.AutoThrottle": 0, "crawler.web.pace.Pace": 100},
}
"""Settings that keep several addresses from hurrying a host."""


@dataclass(slots=True)
class Asked:
    """An address to fetch, and what became of it: its page, or in words why there is none."""

    url: str
    outlet: Outlet | None
    whole: bool = False
    """With the further pages of an article that is set over several."""
    page: Page | None = None
    failure: str = "no answer"


class PagesSpider(Spider):
    """Asks for some addresses."""

    name = "pages"
    custom_settings = ALONE

    def __init__(self, asked: Sequence[Asked]) -> None:
        super().__init__()
        self._asked = asked

    async def start(self) -> AsyncIterator[Request]:
        """A request for each."""
        for one in self._asked:
            meta = {"outlet": one.outlet.id if one.outlet else "-", "is_article": True}
            arguments = {"asked": one}
            yield Request(one.url, callback=self.parse_page, errback=self.note_failure, cb_kwargs=arguments, meta=meta)

    async def parse_page(self, response: Response, asked: Asked) -> None:
        """Keep the page, or the reason why the answer is not one."""
        try:
            page = page_of(response, asked.outlet, asked.url, datetime.now(UTC))
        except NotAPage as refusal:
            asked.failure = describe_failure(str(refusal))
            return
        if asked.whole:
            page = await FurtherPages(self.crawler).complete(page, response.meta["outlet"])
        asked.page = page

    def note_failure(self, failure: Failure) -> None:
        """Keep what went wrong."""
        request, name = failed_request(failure)
        request.cb_kwargs["asked"].failure = describe_failure(name)


def fetch_pages(asked: Iterable[Asked], settings: Settings) -> None:
    """Fetch each by Scrapy's downloader with the project's settings, and fill in what became of it.

    Once a process: the reactor that it runs cannot be started again.
    """
    if not (allowed := [one for one in asked if not _refused(one)]):
        return
    if len(allowed) > 1:
        for name, value in PACED.items():
            settings.set(name, value, priority="cmdline")
    if broken := run_alone(PagesSpider, allowed, settings):
        for one in allowed:
            one.failure = broken


def run_alone(spider: type[Spider], job: object, settings: Settings) -> str:
    """A crawl of the spider for a job, without a store; what it broke by, if it did. Once a process, as above."""
    process = AsyncCrawlerProcess(settings)
    task = process.crawl(spider, job)
    process.start()
    error = task.exception() if task.done() and not task.cancelled() else None
    return f"{type(error).__name__}: {error}" if error else ""


def _refused(one: Asked) -> bool:
    """Whether it is an address that no crawl asks for; an outlet's own hosts may be anywhere."""
    reason = refusal_of_address(one.url, one.outlet.hosts if one.outlet else ())
    if reason:
        one.failure = f"not fetched: {reason.replace('_', ' ')}"
    return reason is not None
