"""The same crawl without Dateline: Scrapy at its default settings, which stores the bodies as they come.

python -m benchmarks.bare_crawl URLS COSTS_FILE        # MONGODB_URI and http_proxy as for the other
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from pymongo import AsyncMongoClient
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

CONCURRENT_REQUESTS = 32
"""As the project asks: what is compared is work, not waiting."""


class BareSpider(Spider):
    """Asks for each address of a file."""

    name = "bare"
    urls: str

    async def start(self) -> AsyncIterator[Request]:
        """The addresses."""
        for url in Path(self.urls).read_text("utf-8").split():
            yield Request(url)

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        """The body as it came."""
        yield {"_id": response.url, "body": response.body}


class RawPipeline:
    """Stores each body by itself, as most examples do."""

    async def open_spider(self) -> None:
        """Reaches MongoDB."""
        self._client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(os.environ["MONGODB_URI"])
        self._pages = self._client["bare"]["pages"]

    async def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        """Back when it is stored."""
        await self._pages.insert_one(item)
        return item

    async def close_spider(self) -> None:
        """Leaves MongoDB."""
        await self._client.close()


def main(urls: str, costs: str) -> None:
    """Crawls; the costs go to a file."""
    process = AsyncCrawlerProcess(
        {
            "ITEM_PIPELINES": {RawPipeline: 1},
            "EXTENSIONS": {"benchmarks.costs.Costs": 900},
            "COSTS_FILE": costs,
            "LOG_LEVEL": "WARNING",
            "CONCURRENT_REQUESTS": CONCURRENT_REQUESTS,
            "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENT_REQUESTS,
            "DOWNLOAD_DELAY": 0,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(BareSpider, urls=urls)
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
