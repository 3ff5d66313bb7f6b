"""Whether a listing can be believed, and what is read instead if none of an outlet's can."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice

from crawler.items import Listing, ListingKind, Outlet
from crawler.listings.discovery import Found, Links
from crawler.web.addresses import is_on, refusal_of_address

FROZEN_AFTER = timedelta(days=30)
"""If its newest item is older than this, a listing has stopped: no outlet is silent for so long."""
MOST_SITEMAPS = 3
"""Of those that a robots.txt names."""
SITEMAP_LINE = re.compile(rb"^\s{0,20}sitemap\s{0,20}:\s{0,20}(\S{1,2000})\s{0,200}$", re.IGNORECASE | re.MULTILINE)
HOPELESS = re.compile(r"dns|timeout|connection|certificate|proxy|robots_|http_5|http_429|told_to_wait|store_away")
"""Failures of a whole host, which its next listing would meet too."""


def newest_of(found: Iterable[Found]) -> datetime | None:
    """The date (UTC) of the newest item; None where none is dated."""
    return max((link.published for link in found if link.published), default=None)


def is_frozen(newest: datetime | None, now: datetime) -> bool:
    """Whether a listing whose newest item has that date has stopped."""
    return newest is not None and now - newest > FROZEN_AFTER


def name_emptiness(links: Links, kind: ListingKind) -> tuple[str, str]:
    """Name and words for a listing that names no article.

    >>> from collections import Counter
    >>> name_emptiness(Links(refused=Counter(foreign_host=3), named={"foreign_host": ["https://far.example/1"]}), "feed")
    ('foreign_hosts', 'names no article (3 foreign_host: https://far.example/1 …)')
    """
    if kind == "section_index" and not links.refused:
        return "empty", "names no article: no link on it looks like one, its script may make them"
    counts = ", ".join(_counted(reason, count, links.named.get(reason, ())) for reason, count in links.refused.items())
    name = "foreign_hosts" if links.refused.get("foreign_host") else "empty"
    return name, f"names no article{counts and f' ({counts})'}"


def _counted(reason: str, count: int, named: Sequence[str]) -> str:
    first = f": {named[0][:200]}{' …' if count > 1 else ''}" if named else ""
    return f"{count} {reason}{first}"


def sitemaps_of(robots: bytes, outlet: Outlet) -> list[str]:
    """The sitemaps of an outlet's own that its robots.txt names, those of news first; three at most."""
    named = [match.decode("ascii", "ignore") for match in islice(SITEMAP_LINE.findall(robots), 200)]
    own = [
        url for url in dict.fromkeys(named) if not refusal_of_address(url, outlet.hosts) and is_on(url, outlet.hosts)
    ]
    return sorted(own, key=lambda url: "news" not in url.lower())[:MOST_SITEMAPS]


class Fallbacks:
    """What an outlet's listings were worth; where none was, the news sitemap comes next, then the section index."""

    def __init__(self) -> None:
        self._good: set[str] = set()
        self._failures: dict[str, list[str]] = defaultdict(list)
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._stages: dict[str, Iterator[list[Listing]]] = {}

    def asked(self, outlet: Outlet, listing: Listing) -> None:
        """Notes that a listing is asked for; none is twice."""
        self._asked[outlet.id].add(listing.url)

    def good(self, outlet: Outlet) -> None:
        """Notes that a listing of the outlet can be believed."""
        self._good.add(outlet.id)

    def bad(self, outlet: Outlet, failure: str) -> None:
        """Notes that a listing failed, or cannot be believed."""
        self._failures[outlet.id].append(failure)

    def needed(self, outlet: Outlet) -> bool:
        """Whether none of the outlet's listings can be believed although its host answers."""
        failures = self._failures[outlet.id]
        return outlet.id not in self._good and not all(HOPELESS.match(failure) for failure in failures)

    def next(self, outlet: Outlet, sitemaps: Sequence[str]) -> list[Listing]:
        """What to ask when all that was asked is answered; `sitemaps` are those that robots.txt names."""
        if not self.needed(outlet):
            return []
        stages = self._stages.setdefault(outlet.id, _stages(outlet, sitemaps))
        fresh = ([one for one in stage if one.url not in self._asked[outlet.id]] for stage in stages)
        return next(filter(None, fresh), [])


def _stages(outlet: Outlet, sitemaps: Sequence[str]) -> Iterator[list[Listing]]:
    for kind in ("news_sitemap", "section_index"):
        # dated ones have been asked on their days
        yield [listing for listing in outlet.listings if listing.kind == kind and not listing.is_dated]
        if kind == "news_sitemap":
            yield [Listing("news_sitemap", url, note="named by robots.txt") for url in sitemaps]
    yield [Listing("section_index", outlet.home, note="the home page")]
