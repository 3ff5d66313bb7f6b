"""What becomes of a candidate: counted by name in the tally, and noted in the frontier with the time to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.crawl.ladder import next_recheck, next_try
from crawler.frontier import frontier_of
from crawler.items import Article
from crawler.tally import Tally
from crawler.web.failures import TOLD_TO_WAIT
from pipelines.article.documents import article_id
from pipelines.store.candidates import Candidate, PageEnd

NOT_STORED = "not_stored"
LONGEST = 500
"""Characters of a validator; no host needs more."""


def validators_of(response: Response) -> tuple[str | None, str | None]:
    """An answer's ETag and Last-Modified, as its host gave them."""
    values = (response.headers.get(name) for name in ("ETag", "Last-Modified"))
    etag, last_modified = (_printable(value) if value else None for value in values)
    return etag, last_modified


def _printable(value: bytes) -> str | None:
    """The value if it can be sent back in a header exactly as it came, else nothing."""
    text = value.decode("latin-1")
    return text if text.isascii() and text.isprintable() and len(text) <= LONGEST else None


class Endings:
    """Every candidate that was asked for gets one of these."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._tally = Tally(crawler.stats)

    def stored(self, name: str, candidate: Candidate, article: Article, response: Response) -> None:
        """The store has acknowledged its article; `name` is the outlet's id, or the host."""
        self._tally.add(name, "pages/stored")
        etag, last_modified = validators_of(response)
        known = replace(
            candidate,
            article_id=article_id(article.canonical_url or article.url),
            published=article.published,
            attempts=0,
            etag=etag,
            last_modified=last_modified,
        )
        self._note(self._looked_at(known, aliases=(article.url, article.canonical_url)))

    def not_modified(self, name: str, candidate: Candidate) -> None:
        """It was checked again, and its host says that it has not changed."""
        self._tally.add(name, "pages/known", "not_modified")
        self._note(self._looked_at(replace(candidate, attempts=0), reason="not_modified"))

    def refused(self, name: str, candidate: Candidate, reason: str) -> None:
        """It gave no article."""
        self._tally.add(name, "pages/refused", reason)
        self._note(self._missed(candidate, reason, refused=True))

    def failed(self, name: str, candidate: Candidate, reason: str) -> None:
        """It could not be fetched, or could not be stored."""
        self._tally.add(name, "pages/failed", reason)
        self._note(self._missed(candidate, reason, refused=False))

    def _looked_at(self, candidate: Candidate, reason: str = "", aliases: tuple[str, ...] = ()) -> PageEnd:
        now = datetime.now(UTC)
        return PageEnd(candidate, "done", reason, next_recheck(candidate.born(now), now), aliases)

    def _missed(self, candidate: Candidate, reason: str, *, refused: bool) -> PageEnd:
        # a page is not to blame for a store that was away, nor for a host that would not be asked
        tried = replace(candidate, attempts=candidate.attempts + (reason not in (NOT_STORED, TOLD_TO_WAIT)))
        again = next_try(reason, max(1, tried.attempts), datetime.now(UTC), refused=refused)
        return PageEnd(tried, "refused" if refused else "failed", reason, again)

    def _note(self, end: PageEnd) -> None:
        frontier_of(self._crawler).end(end)
