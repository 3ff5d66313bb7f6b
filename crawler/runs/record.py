"""A run's statistics -> its document in the ledger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from crawler.items import Article
from crawler.runs.rules import rules_of
from crawler.runs.summary import COLUMNS
from crawler.tally import TROUBLES, by_outlet, under

Stats = Mapping[str, Any]
FILLS = "fields"
"""Prefix of an outlet's statistics: how many of its articles have a field."""
LONG = 700
"""Characters of a text that no wall has cut: of real articles one in ten has fewer."""
MOST_OUTLETS, MOST_HOSTS = 5_000, 500
"""Kept of a run: of outlets whose listings were asked, and of others; `articles` may visit a thousand hosts."""


def filled(article: Article) -> list[str]:
    """The fields that an article has, and which parts of them: captions, credits, places."""
    dateline, images = article.dateline, article.images
    has = {
        f"text_over_{LONG}_characters": len(article.text) > LONG,
        "subheadline": article.subheadline,
        "bylines": article.bylines,
        "dateline": dateline,
        "places": dateline and any(place.country_code for place in dateline.places),
        "images": images,
        "captions": any(image.caption for image in images),
        "credits": any(image.credit for image in images),
        "related_links": article.related_links,
        "published": article.published,
        "section": article.section,
        "keywords": article.keywords,
        "signoff": article.signoff,
    }
    return [name for name, value in has.items() if value]


def counts_of(stats: Stats) -> dict[str, Any]:
    """Totals, the outlets' counts, and what archive and store did; the parts of a run's document that grow."""
    troubles: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for trouble in stats.get(TROUBLES) or []:
        troubles[trouble["outlet"]].append({key: trouble[key] for key in ("url", "name", "words")})
    outlets = [_outlet(name, own, troubles[name]) for name, own in sorted(by_outlet(stats).items())]
    outlets.sort(key=lambda one: -one["pages"].get("found", 0))
    visited = [one for one in outlets if one["listings"]["asked"]][:MOST_OUTLETS]
    others = [one for one in outlets if not one["listings"]["asked"]][:MOST_HOSTS]
    return {
        "pages": _pages(stats),
        "listings": _listings(stats),
        "outlets": [*visited, *others],
        "further_outlets": len(outlets) - len(visited) - len(others),
        "store": _under(stats, "store/"),
        "archive": _under(stats, "archive/"),
        "requests": stats.get("downloader/request_count", 0),
        "bytes": stats.get("downloader/response_bytes", 0),
        "errors": stats.get("log_count/ERROR", 0),
    }


def _outlet(name: str, own: Stats, troubles: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "outlet": name,
        "pages": _pages(own),
        "refused": _under(own, "pages/refused/"),
        "failed": _under(own, "pages/failed/"),
        "passed_over": _under(own, "links/passed_over/"),
        "listings": _listings(own),
        "troubles": troubles,
        "articles": own.get("articles", 0),
        FILLS: _under(own, f"{FILLS}/"),
        "rules": rules_of(own),
    }


def _pages(stats: Stats) -> dict[str, int]:
    return {column: stats.get(f"pages/{column}", 0) for column in COLUMNS}


def _listings(stats: Stats) -> dict[str, int]:
    return {name: stats.get(f"listings/{name}", 0) for name in ("asked", "read", "failed", "doubted", "fallback")}


def _under(stats: Stats, prefix: str) -> dict[str, int]:
    # a name with a dot or a dollar would be a path to MongoDB
    return {re.sub(r"[.$]", "_", name): value for name, value in under(stats, prefix).items() if isinstance(value, int)}
