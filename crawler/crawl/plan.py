"""What a round is to do: the outlets and bounds of a spider's arguments, and the listings to ask."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime

from scrapy.crawler import Crawler

from crawler.arguments import read_ids, read_limit, read_since, refuse_unknown
from crawler.items import Listing, Outlet
from crawler.outlet_files import all_outlets, choose_outlets, shared_listings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the user asked for, from the spider's arguments."""

    outlets: tuple[Outlet, ...]
    since: datetime | None = None
    """UTC; what a listing dates earlier is passed over."""
    limit: int | None = None
    """Articles asked for at most."""
    archive: datetime | None = None
    """UTC; how far back the archive is crawled."""
    known: Mapping[str, Outlet] = field(default_factory=dict)
    """All outlets that have a file."""


def plan_round(crawler: Crawler, kinds: Set[str], arguments: Mapping[str, str]) -> Plan:
    """The plan of a spider's arguments. Raises `BadArgument`, and `OutletError` for a file or an id that is wrong."""
    refuse_unknown(arguments, ("outlets", "since", "limit", "archive"))
    since, archive = (read_since(arguments.get(name), datetime.now(UTC), name) for name in ("since", "archive"))
    limit = read_limit(arguments.get("limit"))
    known = all_outlets(crawler.settings)
    outlets = choose_outlets(known, kinds, read_ids(arguments.get("outlets")))
    for line in shared_listings(outlets):
        logger.warning(line)
    return Plan(tuple(outlets), since or archive, limit, archive, known)


def worth_asking(outlet: Outlet) -> tuple[Listing, ...]:
    """The listings to ask; dead ones where there are no others, and the home page where there are none at all."""
    worthy = tuple(listing for listing in outlet.listings if listing.worth_asking)
    return worthy or outlet.listings or (Listing("section_index", outlet.home, note="the home page"),)
