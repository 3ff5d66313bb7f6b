"""One page of the web, fetched as a crawl would fetch it: robots.txt, redirects, sizes and certificates included."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from crawler.items import Outlet, Page
from crawler.web.addresses import refusal_of_address
from crawler.web.failures import describe_failure, name_failure
from crawler.web.further_pages import FurtherPages
from crawler.web.pages import NotAPage, page_of

ALONE: dict[str, Any] = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {},
    "LOG_ENABLED": False,
    "RETRY_TIMES": 1,
    "AUTOTHROTTLE_ENABLED": False,
}
"""What of the project's settings speaks of a crawl and its store."""


@dataclass(slots=True)
class Asked:
    """An address to fetch, and what became of it: its page, or in words why there is none."""

    url: str
    outlet: Outlet | None
    whole: bool = False
    """With the further pages of an article that is set over several."""
    page: Page | None = None
    failure: str = "no answer"


class OnePageSpider(Spider):
    """Asks for a single address."""

    name = "one_page"
    custom_settings = ALONE

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked

    async def start(self) -> AsyncIterator[Request]:
        """The one request."""
        outlet = self._asked.outlet
        meta = {"outlet": outlet.id if outlet else "-", "is_article": True}
        yield Request(self._asked.url, callback=self.parse_page, errback=self.note_failure, meta=meta)

    async def parse_page(self, response: Response) -> None:
        """Keep the page, or the reason why the answer is none."""
        try:
            page = page_of(response, self._asked.outlet, self._asked.url, datetime.now(UTC))
        except NotAPage as refusal:
            self._asked.failure = describe_failure(str(refusal))
            return
        if self._asked.whole:
            page = await FurtherPages(self.crawler).complete(page, response.meta["outlet"])
        self._asked.page = page

    def note_failure(self, failure: Failure) -> None:
        """Keep what went wrong."""
        self._asked.failure = describe_failure(name_failure(failure.value))  # type: ignore[arg-type]


def is_address(name: str) -> bool:
    """Whether a name on a command line is an address of the web, and no file."""
    return name.startswith(("http://", "https://"))


def fetch_pages(asked: Iterable[Asked], settings: Settings) -> None:
    """Fetch each by Scrapy's downloader with the project's settings, and fill in what became of it.

    Once a process: the reactor that it runs cannot be started again.
    """
    if allowed := [one for one in asked if not _refused(one)]:
        run_alone(OnePageSpider, allowed, settings)


class Job(Protocol):
    """What a spider is given to do, and a place for the words that say why it could not."""

    failure: str


def run_alone(spider: type[Spider], jobs: Iterable[Job], settings: Settings) -> None:
    """A crawl of the spider for each job, all at the same time, without a store. Once a process, as above."""
    settings.set("LOG_INSTALL_ROOT_HANDLER", False, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    tasks = {process.crawl(spider, job): job for job in jobs}
    process.start()
    for task, job in tasks.items():
        if task.done() and not task.cancelled() and (error := task.exception()):
            job.failure = f"{type(error).__name__}: {error}"


def _refused(one: Asked) -> bool:
    """Whether it is an address that no crawl asks for; an outlet's own hosts may be anywhere."""
    reason = refusal_of_address(one.url, one.outlet.hosts if one.outlet else ())
    if reason:
        one.failure = f"not asked for: {reason.replace('_', ' ')}"
    return reason is not None
