"""What became of each address, counted overall and by outlet.

Every address found ends in exactly one of known, stored, refused, failed:

    pages/found == pages/known + pages/stored + pages/refused + pages/failed

(and pages/unasked, where a run was stopped). What is no candidate is counted as
links/passed_over, listings under listings/. Reasons follow: pages/refused/not_html.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Literal

from scrapy.statscollectors import StatsCollector

Event = Literal[
    "pages/found", "pages/known", "pages/fetched", "pages/stored", "pages/refused", "pages/failed", "pages/unasked",
    "parts/fetched", "parts/failed", "links/passed_over",
    "listings/asked", "listings/read", "listings/failed", "listings/known", "listings/doubted", "listings/fallback",
]  # fmt: skip
ENDS: tuple[Event, ...] = ("pages/known", "pages/stored", "pages/refused", "pages/failed", "pages/unasked")

TROUBLES = "listings/troubles"
"""Statistic: the listings that failed."""
RULES = "rules"
"""Prefix of an outlet's statistics: how often each rule of its file was tried, and how often it matched."""


def by_outlet(stats: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Outlet -> its own statistics without the prefix that names it; in one pass, as `articles` may visit thousands."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for key, value in stats.items():
        if key.startswith("outlets/"):
            name, _, own = key.removeprefix("outlets/").partition("/")
            found[name][own] = value
    return found


def under(stats: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """The statistics whose keys begin with a prefix, by what follows it."""
    return {key.removeprefix(prefix): value for key, value in stats.items() if key.startswith(prefix)}


class Tally:
    """Writes the counts into the crawl's statistics."""

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    def add(self, outlet: str, event: Event, reason: str = "", count: int = 1) -> None:
        """Counts an event and its reason, for an outlet (its id, or a host) or for none ("")."""
        for key in (event, f"outlets/{outlet}/{event}") if outlet else (event,):
            self._stats.inc_value(key, count)
            if reason:
                self._stats.inc_value(f"{key}/{reason}", count)

    def try_rule(self, outlet: str, rule: str, *, matched: bool) -> None:
        """Counts that a rule of an outlet's file, a key and its value, was tried, and whether it matched."""
        self._stats.inc_value(f"outlets/{outlet}/{RULES}/tried/{rule}")
        self._stats.inc_value(f"outlets/{outlet}/{RULES}/matched/{rule}", int(matched))

    def keep_trouble(self, outlet: str, listing: str, name: str, words: str) -> None:
        """Keep which listing (its address) failed, and how."""
        troubles = self._stats.get_value(TROUBLES) or []
        self._stats.set_value(TROUBLES, [*troubles, {"outlet": outlet, "url": listing, "name": name, "words": words}])

    def count(self, event: Event, outlet: str | None = None) -> int:
        """How often an event was counted, over all or of one outlet."""
        key = f"outlets/{outlet}/{event}" if outlet else event
        return int(self._stats.get_value(key, 0))

    def reasons(self, event: Event, outlet: str) -> dict[str, int]:
        """The counts of an outlet's event by reason, the most frequent first."""
        counts = under(self._stats.get_stats(), f"outlets/{outlet}/{event}/")
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def open_ends(self, outlet: str | None = None) -> int:
        """The number of addresses found of which nothing has become yet."""
        return self.count("pages/found", outlet) - sum(self.count(end, outlet) for end in ENDS)
