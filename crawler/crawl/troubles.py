"""What went wrong in a round: one line for each outlet at the end, and only once, as cron mails every line.

What stays as it was stands in the ledger: `scrapy runs --outlet`, `scrapy health`.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence

from crawler.items import Listing, Outlet
from crawler.tally import Event, Tally
from crawler.web.failures import describe_failure

COUNTED: tuple[Event, Event] = ("listings/asked", "listings/read")

logger = logging.getLogger(__name__)


class Troubles:
    """Listings that failed, counted in the tally and kept for the report."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._listings: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._instead: dict[str, list[str]] = defaultdict(list)
        self._news: set[str] = set()
        self._back: list[str] = []

    def book(self, outlet: Outlet, listing: Listing, name: str, words: str = "", *, before: str | None = None) -> None:
        """Count a listing under a failure's name; `words` say what that means, where the name has none of its own.

        A frozen one was read all the same. `before`: the name of what was wrong with it in the last run.
        """
        if before is None or (before == "frozen" and name != before):
            self._news.add(outlet.id)
        self._tally.add(outlet.id, "listings/doubted" if name == "frozen" else "listings/failed", name)
        self._listings[outlet.id].append((listing.url, words or describe_failure(name)))
        self._tally.keep_trouble(outlet.id, listing.url, name, words or describe_failure(name))

    def fall_back(self, outlet: Outlet, listing: Listing) -> None:
        """Notes what is asked instead, because no other listing could be believed."""
        self._tally.add(outlet.id, "listings/fallback", listing.kind)
        self._instead[outlet.id].append(f"{listing.url} ({listing.kind.replace('_', ' ')})")

    def answers_again(self, listing: Listing) -> None:
        """Notes a listing that is in order now and was not in the last run."""
        self._back.append(listing.url)

    def report(self, outlets: Sequence[Outlet]) -> None:
        """Warn of each outlet with a listing that has failed since the last run, or without one article that could be fetched."""
        for outlet in sorted(outlet.id for outlet in outlets):
            if listings := self._listings.get(outlet):
                asked, read = (self._tally.count(event, outlet) for event in COUNTED)
                words = describe_listings(listings, asked, read)
                instead = ", ".join(self._instead[outlet][:3])
                level = logging.WARNING if outlet in self._news else logging.INFO
                logger.log(level, "%s: %s%s", outlet, words, f"; read instead: {instead}" if instead else "")
            if words := self._lost_articles(outlet):
                # where no listing could be fetched either, that is reported instead, and once
                level = logging.WARNING if self._tally.count("listings/read", outlet) else logging.INFO
                logger.log(level, "%s: no article could be fetched: %s", outlet, words)
        if self._back:
            more = f" and {len(self._back) - 3} more" if len(self._back) > 3 else ""
            logger.warning("listings that had failed answer again: %s%s", ", ".join(self._back[:3]), more)

    def _lost_articles(self, outlet: str) -> str:
        """Why no article of an outlet could be fetched; nothing where some are known, as in the retry of a single dead link."""
        failed = self._tally.reasons("pages/failed", outlet)
        known = self._tally.count("pages/known", outlet) or self._tally.reasons("listings/read", outlet)
        if not failed or known or self._tally.count("pages/fetched", outlet):
            return ""
        return ", ".join(f"{describe_failure(name)} ({count})" for name, count in failed.items())


def describe_listings(troubles: Sequence[tuple[str, str]], asked: int, read: int) -> str:
    """Failed listings (address, reason) in a line, three of them by address; one that is frozen, or was asked too late,
    was read all the same.

    >>> describe_listings([("https://a.example/feed", "HTTP 404")], 2, 1)
    '1 of 2 listings failed: https://a.example/feed (HTTP 404)'
    """
    reasons = {words for _, words in troubles}
    if len(troubles) == asked and not read and len(reasons) == 1:
        return f"nothing could be fetched: {reasons.pop()} ({asked} listing{'s' if asked > 1 else ''})"
    named = ", ".join(f"{url} ({words})" for url, words in troubles[:3])
    more = f" and {len(troubles) - 3} more" if len(troubles) > 3 else ""
    return f"{len(troubles)} of {asked} listings failed: {named}{more}"
