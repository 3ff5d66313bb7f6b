"""What the crawl asks of the store that its last pipeline keeps open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from scrapy.crawler import Crawler


class Memory(Protocol):
    """A store as the crawl sees it; `pipelines.storage.Store` is one."""

    async def known_addresses(self, urls: Sequence[str]) -> set[str]:
        """Those of `urls` whose articles are stored."""
        ...

    async def note_page(self, url: str, *, outcome: str, article_id: str | None = None) -> None:
        """Keep what became of an address."""
        ...


@runtime_checkable
class Keeper(Protocol):
    """A pipeline that keeps a store open."""

    store: Memory


def memory_of(crawler: Crawler) -> Memory | None:
    """The store of a crawl whose pipelines are open; None where they store nothing."""
    keeper = crawler.get_item_pipeline(Keeper)  # type: ignore[type-abstract]
    return keeper.store if keeper else None
