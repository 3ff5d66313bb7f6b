"""What listings name goes into the frontier, each address once, and is counted."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from crawler.crawl.claims import Claims
from crawler.frontier import Frontier
from crawler.items import Listing, Outlet
from crawler.listings.discovery import Found, Links
from crawler.tally import Tally
from pipelines.store.candidates import Candidate
from pipelines.world.address import address_key

ENDED = frozenset({"done", "refused", "failed", "forgotten"})
"""States of pages that were asked for before; they are asked for again when they are due, if ever."""
LEAST = 5
"""If a listing names at least so many articles and none of them was known, others before them were probably missed."""

logger = logging.getLogger(__name__)


class Finds:
    """The addresses found in a run; those that a listing dates before `since` are passed over."""

    def __init__(self, frontier: Frontier, claims: Claims, tally: Tally, since: datetime | None) -> None:
        self._frontier, self._claims, self._tally, self._since = frontier, claims, tally, since
        self._seen: set[str] = set()

    async def keep(self, outlet: Outlet, listing: Listing, links: Links) -> bool:
        """Adds them in one look-up; returns whether none was known although the listing names several. Raises
        `StoreFailed`."""
        self._count_passed_over(outlet, listing, links)
        named = self._first_named(outlet, links.found)
        states = await self._frontier.add(
            [Candidate(link.url, outlet.id, listing.url, link.published) for link in named]
        )
        new = [link for link in named if states[link.url] == "new"]
        fresh = [link.url for link in new if not self._is_old(link)]
        self._claims.found(outlet, fresh)
        if "dated_anew" in states.values():
            self._claims.due(outlet)
        if old := len(new) - len(fresh):
            self._tally.add(outlet.id, "links/passed_over", "too_old", old)
        if known := sum(state in ENDED for state in states.values()):
            self._tally.add(outlet.id, "pages/found", count=known)
            self._tally.add(outlet.id, "pages/known", count=known)
        return len(new) == len(links.found) >= LEAST

    def _count_passed_over(self, outlet: Outlet, listing: Listing, links: Links) -> None:
        for reason, count in links.refused.items():
            self._tally.add(outlet.id, "links/passed_over", reason, count)
            named = ", ".join(links.named.get(reason, ()))
            logger.info("%s: %s: passed over %d %s: %s", outlet.id, listing.url, count, reason, named)

    def _first_named(self, outlet: Outlet, found: Sequence[Found]) -> list[Found]:
        """Those that no other listing has named."""
        first = [link for link in found if address_key(link.url) not in self._seen]
        self._seen |= {address_key(link.url) for link in first}
        if again := len(found) - len(first):
            self._tally.add(outlet.id, "links/passed_over", "named_before", again)
        return first

    def _is_old(self, link: Found) -> bool:
        return bool(self._since and link.published and link.published < self._since)
