"""Page -> Article outside the event loop: the work that keeps a core busy."""

from __future__ import annotations

from collections.abc import Callable
from pkgutil import resolve_name
from typing import Any, Self

from scrapy.crawler import Crawler

from crawler.items import Article, Page
from pipelines.readers import ReaderLost, Readers, cores
from pipelines.validation import Refused


class PageReader:
    """`read_page`, imported where it is called: the crawl itself has no use for it, and a run without news none at all."""

    NAME = "pipelines.structure:read_page"

    def __call__(self, page: Page) -> Article:
        """The article of a page."""
        article: Article = resolve_name(self.NAME)(page)
        return article

    def __reduce__(self) -> tuple[Callable[[str], Any], tuple[str]]:
        """It goes to a reader as the function's name."""
        return resolve_name, (self.NAME,)


class ReadingPipeline:
    """Page -> Article, read in a worker process."""

    def __init__(self, crawler: Crawler, readers: Readers) -> None:
        self._crawler, self.readers = crawler, readers

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called by Scrapy to create it."""
        count = crawler.settings.get("READER_PROCESSES")
        number = max(cores() - 1, 1) if count is None else int(count)
        return cls(crawler, Readers(number, crawler.settings.getfloat("READER_SECONDS", 20.0)))

    async def process_item(self, item: Any) -> Any:
        """Returns when the page has been read; lets all else pass. Raises `Refused` where a reader died of it or ran out of time."""
        if not isinstance(item, Page):
            return item
        try:
            return await self.readers.run(PageReader(), item)
        except ReaderLost as lost:
            self._crawler.stats.inc_value(f"articles/refused/{lost.reason}")
            raise Refused(lost.reason, item.url) from lost

    async def close_spider(self) -> None:
        """Ends the readers."""
        await self.readers.close()
