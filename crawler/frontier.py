"""The frontier as the crawl sees it: the one in the store that the last pipeline keeps open, or else one in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from heapq import nlargest
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeGuard, runtime_checkable
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler
from scrapy.http import Response

from pipelines.store.candidates import Candidate, ListingNote, PageEnd
from pipelines.world.address import address_key

if TYPE_CHECKING:
    from pipelines.store.frontier import Frontier as StoreFrontier


class MemoryFrontier:
    """The frontier of a crawl that stores nothing: it knows only what this run has found. Its methods are the store's."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}
        self._waiting: dict[str, Candidate] = {}
        self._robots: dict[str, tuple[datetime, int, bytes]] = {}

    async def add(self, candidates: Sequence[Candidate]) -> dict[str, str]:
        """New is what this run has not found yet."""
        keys = {candidate.url: address_key(candidate.url) for candidate in candidates}
        states = {url: self._states.get(key, "new") for url, key in keys.items()}
        now = datetime.now(UTC)
        new = {keys[one.url]: replace(one, found=now) for one in candidates if states[one.url] == "new"}
        self._waiting |= new
        self._states |= dict.fromkeys(new, "found")
        return states

    async def claim(
        self, run: str, outlet: str | None, count: int, since: datetime | None = None, urls: Collection[str] = ()
    ) -> list[Candidate]:
        """The newest first."""
        dated = {key: one.listed or one.found or datetime.now(UTC) for key, one in self._waiting.items()}
        keys = [address_key(url) for url in urls] or [
            key for key in dated if self._waiting[key].outlet == outlet and not (since and dated[key] < since)
        ]
        return [self._waiting.pop(key) for key in nlargest(count, keys, key=dated.__getitem__)]

    async def due(self, run: str, outlets: Collection[str], since: datetime | None = None) -> set[str]:
        """Whose pages wait."""
        return {one.outlet for one in self._waiting.values() if one.outlet} & {*outlets}

    def end(self, end: PageEnd) -> None:
        """Keep the state."""
        self._states[address_key(end.candidate.url)] = end.state

    async def take_over(self, name: str, outlets: Collection[str], run: str) -> int:
        """There was no earlier run."""
        return 0

    async def adopt(self, outlets: Collection[str], owner: Callable[[str], str | None]) -> Counter[tuple[str, str]]:
        """There is nothing from before."""
        return Counter()

    async def listings(self, urls: Collection[str]) -> dict[str, ListingNote]:
        """Nothing is known."""
        return {}

    async def note_listing(self, url: str, note: ListingNote) -> None:
        """No later run asks."""

    async def robots(self, origin: str, since: datetime) -> tuple[int, bytes] | None:
        """Of this run."""
        found = self._robots.get(origin)
        return found[1:] if found and found[0] >= since else None

    async def note_robots(self, origin: str, status: int, body: bytes) -> None:
        """For this run."""
        self._robots[origin] = datetime.now(UTC), status, body

    async def paces(self) -> dict[str, float]:
        """There was no earlier run."""
        return {}

    def note_pace(self, host: str, delay: float) -> None:
        """No later run asks."""


Frontier: TypeAlias = "StoreFrontier | MemoryFrontier"


class _Store(Protocol):
    frontier: Frontier


@runtime_checkable
class Keeper(Protocol):
    """A pipeline that keeps a store open."""

    store: _Store


_IN_MEMORY: WeakKeyDictionary[Crawler, MemoryFrontier] = WeakKeyDictionary()


def frontier_of(crawler: Crawler) -> Frontier:
    """The one frontier of a crawl whose pipelines are open: in memory where they store nothing."""
    keeper = crawler.get_item_pipeline(Keeper)  # type: ignore[type-abstract]
    return keeper.store.frontier if keeper else _IN_MEMORY.setdefault(crawler, MemoryFrontier())


def is_of_frontier(response: object) -> TypeGuard[Response]:
    """Whether it answers a request for one of the frontier's pages; what a spider of the user's asks for is none."""
    return isinstance(response, Response) and "candidate" in response.cb_kwargs
