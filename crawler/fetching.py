"""Address -> page: the request for an article, and every way it can end."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.failures import describe_failure, failed_request, is_refusal
from crawler.items import Outlet, Page
from crawler.pages import NotAPage, page_of
from crawler.tally import Tally

logger = logging.getLogger(__name__)


class Fetching:
    """Asks for articles and yields their pages; what gives none is counted by name."""

    def __init__(self, tally: Tally, failure_level: int = logging.INFO) -> None:
        self._tally = tally
        self._level = failure_level

    def request(self, url: str, outlet: Outlet | None) -> Request:
        """The request for an address, counted as found."""
        name = outlet.id if outlet else urlsplit(url).hostname or "-"
        self._tally.add(name, "pages/found")
        return Request(
            url,
            callback=self.parse_article,
            errback=self.count_failure,
            cb_kwargs={"outlet": outlet, "asked": url},
            meta={"outlet": name, "is_article": True},
        )

    def parse_article(self, response: Response, outlet: Outlet | None, asked: str) -> Iterator[Page]:
        """The page of an article's answer."""
        try:
            page = page_of(response, outlet, asked, datetime.now(UTC))
        except NotAPage as refusal:
            self._end(response.meta["outlet"], asked, str(refusal), refused=True)
            return
        self._tally.add(response.meta["outlet"], "pages/fetched")
        yield page

    def count_failure(self, failure: Failure) -> None:
        """Count an article whose request failed."""
        request, name = failed_request(failure)
        self._end(request.meta["outlet"], request.cb_kwargs["asked"], name, refused=is_refusal(name))

    def _end(self, outlet: str, url: str, reason: str, refused: bool) -> None:
        self._tally.add(outlet, "pages/refused" if refused else "pages/failed", reason)
        logger.log(self._level, "%s: no page from %s: %s", outlet, url, describe_failure(reason))
