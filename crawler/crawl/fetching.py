"""Candidate -> page: the request for an article, and every way it can end before the pipelines."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.crawl.endings import Endings
from crawler.items import Article, Outlet, Page
from crawler.outlet_files import outlet_of_url
from crawler.tally import Tally
from crawler.web.failures import describe_failure, failed_request, is_refusal
from crawler.web.pages import NotAPage, page_of
from pipelines.reading import PageReader
from pipelines.store.candidates import Candidate
from pipelines.world.address import host_of

if TYPE_CHECKING:
    from crawler.web.further_pages import FurtherPages

logger = logging.getLogger(__name__)


class Fetching:
    """Requests articles and yields their pages; an answer that gives none is counted by reason.

    `landed` is told of each candidate once it is answered or has failed, `outlet_of` whose an address is that leads on.
    """

    def __init__(
        self,
        crawler: Crawler,
        landed: Callable[[Candidate], None],
        failure_level: int = logging.INFO,
        outlet_of: Callable[[str], Outlet | None] = lambda _: None,
    ) -> None:
        self._crawler = crawler
        self._tally = Tally(crawler.stats)
        self._endings = Endings(crawler)
        self._landed = landed
        self._level = failure_level
        self._outlet_of = outlet_of

    @cached_property
    def _further(self) -> FurtherPages:
        """Loaded when first used: it takes long to load, and a run without news has no page."""
        from crawler.web.further_pages import FurtherPages

        return FurtherPages(self._crawler)

    def request(self, candidate: Candidate, outlet: Outlet | None) -> Request:
        """The request for an address, counted as found; only for what has changed where an answer is known."""
        name = outlet.id if outlet else host_of(candidate.url) or "-"
        self._tally.add(name, "pages/found")
        headers = conditions(candidate.etag, candidate.last_modified)
        return Request(
            candidate.url,
            callback=self.parse_article,
            errback=self.count_failure,
            headers=headers,
            cb_kwargs={"outlet": outlet, "candidate": candidate},
            meta={"outlet": name, "is_article": True} | ({"handle_httpstatus_list": [304]} if headers else {}),
        )

    async def parse_article(
        self, response: Response, outlet: Outlet | None, candidate: Candidate
    ) -> AsyncIterator[Page]:
        """The page in an article's response, with the further pages of the article."""
        self._landed(candidate)
        name = response.meta["outlet"]
        if response.status == 304:
            self._endings.not_modified(name, candidate)
            return
        try:
            outlet = outlet or self._outlet_of(response.url)
            page = page_of(response, outlet, candidate.url, datetime.now(UTC))
        except NotAPage as refusal:
            self._endings.refused(name, candidate, str(refusal))
            self._say(name, candidate, str(refusal))
            return
        self._tally.add(name, "pages/fetched")
        yield await self._further.complete(page, name)

    def count_failure(self, failure: Failure) -> None:
        """Count an article whose request failed."""
        request, reason = failed_request(failure)
        candidate = request.cb_kwargs["candidate"]
        self._landed(candidate)
        end = self._endings.refused if is_refusal(reason) else self._endings.failed
        end(request.meta["outlet"], candidate, reason)
        self._say(request.meta["outlet"], candidate, reason)

    def _say(self, name: str, candidate: Candidate, reason: str) -> None:
        logger.log(self._level, "%s: no page from %s: %s", name, candidate.url, describe_failure(reason))


def article_of(response: Response, outlets: Mapping[str, Outlet]) -> Article:
    """The article of a single response, read here and now: for `scrapy parse`. Raises `NotAPage`."""
    outlet = outlet_of_url(response.url, outlets)
    return PageReader()(page_of(response, outlet, response.url, datetime.now(UTC)))


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for a page only if it has changed since these validators were given.

    >>> conditions('"a1"', None)
    {'If-None-Match': '"a1"'}
    """
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}
