"""How far back a round asks: the parts of an index of sitemaps, the days of a dated listing, older pages of a listing.

A usual round takes what is new; a crawl of the archive (``-a archive=2024-11-01``) all that is there since that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crawler.items import PLACES, Listing, Outlet
from crawler.listings.discovery import MOST_LINKS, Links
from crawler.listings.sitemaps import MOST_ENTRIES, named_end
from crawler.listings.truth import newest_of
from pipelines.store.candidates import ListingNote

PARTS, MOST_PARTS = 4, 10
"""Sitemaps asked of an index: the newest ones, and of further ones those that changed lately; the others are archives."""
LATELY = timedelta(days=2)
LEVELS = 2
"""How deep indexes of indexes are followed."""
MOST_BACK = 10
"""How many times a listing is followed to older items while it names nothing that it named before."""
OF_ARCHIVE = 5_000
"""Days, parts and older pages of one listing in a crawl of the archive."""


class Wanted(NamedTuple):
    """A listing to ask for."""

    outlet: Outlet
    listing: Listing
    level: int = 0
    """Of how many indexes it is a part."""
    back: int = 0
    """How many times it was followed to what it named earlier."""
    dated: str = ""
    """The address with its places for the date, of a dated listing."""
    day: datetime | None = None
    """The day (UTC, its first moment) that it is of."""
    is_over: bool = False
    """Of a time that is over: it names tomorrow what it names today."""


@dataclass(slots=True)
class Reach:
    """How far back a round asks."""

    since: datetime | None = None
    """UTC; what a listing dates earlier is passed over."""
    archive: datetime | None = None
    """UTC; how far back the archive is crawled; None for a usual round."""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    _open: Counter[str] = field(default_factory=Counter)
    _good: set[str] = field(default_factory=set)
    _walked: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def most_links(self) -> int:
        """Articles taken from one listing."""
        return MOST_ENTRIES if self.archive else MOST_LINKS

    def first(self, outlet: Outlet, listings: Sequence[Listing]) -> Iterator[Wanted]:
        """The listings to begin with; a dated one on each of its days."""
        for listing in listings:
            if listing.is_dated:
                days = list(self._days(outlet, listing))
                self._open[listing.url] += len(days)
                yield from days
            else:
                yield Wanted(outlet, listing)

    def is_read(self, wanted: Wanted, note: ListingNote) -> bool:
        """Whether an earlier crawl of the archive has read it to its end."""
        return bool(self.archive and wanted.is_over and note.over)

    def ends(self, wanted: Wanted) -> bool | None:
        """Whether it need not be read again once it has been."""
        return True if self.archive and wanted.is_over else None

    def note_day(self, wanted: Wanted, *, named: bool) -> None:
        """Notes that a listing has answered, if it is a day of a dated one, and whether it named articles."""
        if wanted.dated:
            self._open[wanted.dated] -= 1
            self._good |= {wanted.dated} if named else set()

    def is_barren(self, wanted: Wanted) -> bool:
        """Whether all days of a dated listing have answered, and none named articles."""
        return self._open[wanted.dated] <= 0 and wanted.dated not in self._good

    def goes_back(self, wanted: Wanted, links: Links, *, is_gap: bool) -> bool:
        """Whether a listing is followed to what it named earlier."""
        if not self.archive:
            return is_gap and wanted.back < MOST_BACK
        named = tuple(link.url for link in links.found)
        is_new = named not in self._walked  # some give their last page for all that would come after it
        self._walked.add(named)
        newest = newest_of(links.found)
        return is_new and wanted.back < OF_ARCHIVE and not (newest and newest < self.archive)

    def parts(self, wanted: Wanted, parts: Sequence[tuple[Listing, datetime | None]]) -> list[Wanted]:
        """Those of an index's parts (and their last change) that are asked for."""
        if wanted.level >= LEVELS:
            return []
        if self.archive:
            return self._archived(wanted, parts)
        recent = [(part, changed) for part, changed in parts if not (self.since and changed and changed < self.since)]
        return [
            Wanted(wanted.outlet, part, wanted.level + 1)
            for number, (part, changed) in enumerate(recent[:MOST_PARTS])
            if number < PARTS or (changed and self.now - changed < LATELY)
        ]

    def _archived(self, wanted: Wanted, parts: Sequence[tuple[Listing, datetime | None]]) -> list[Wanted]:
        assert self.archive
        ends = [(part, max(filter(None, (changed, named_end(part.url))), default=None)) for part, changed in parts]
        return [
            Wanted(wanted.outlet, part, wanted.level + 1, is_over=end is not None and self.now - end > LATELY)
            for part, end in ends[:OF_ARCHIVE]
            if end is None or end >= self.archive
        ]

    def _days(self, outlet: Outlet, listing: Listing) -> Iterator[Wanted]:
        """Today and yesterday at the outlet, in a crawl of the archive each day since, the newest first."""
        zone = ZoneInfo(outlet.timezone)
        today = self.now.astimezone(zone).date()
        yesterday = today - timedelta(days=1)
        first = min(self.archive.astimezone(zone).date(), yesterday) if self.archive else yesterday
        recent = {on_day(listing.url, day) for day in (today, yesterday)}
        seen: set[str] = set()
        for back in range(min((today - first).days + 1, OF_ARCHIVE)):
            day = today - timedelta(days=back)
            if (url := on_day(listing.url, day)) not in seen:
                seen.add(url)
                start = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
                one = replace(listing, url=url)
                of_day = start if "{day}" in listing.url else None
                yield Wanted(outlet, one, LEVELS, 0, listing.url, of_day, is_over=url not in recent)


def on_day(url: str, day: date) -> str:
    """A dated listing's address on a day.

    >>> on_day("https://times.example/{year}/{month}/{day}/", date(2026, 3, 9))
    'https://times.example/2026/03/09/'
    """
    for place, value in zip(PLACES, f"{day:%Y %m %d}".split(), strict=True):
        url = url.replace(place, value)
    return url
