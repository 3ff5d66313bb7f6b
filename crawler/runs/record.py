"""A run's statistics -> its document in the ledger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from crawler.items import Article
from crawler.runs.rules import rules_of
from crawler.runs.summary import COLUMNS
from crawler.tally import TROUBLES, by_outlet

Stats = Mapping[str, Any]
FILLS = "fields"
"""Prefix of an outlet's statistics: how many of its articles have a field."""
LONG = 700
"""Characters of a text that no wall has cut: of real articles one in ten has fewer."""
MOST_OUTLETS = 500
"""Kept of a run; `articles` may visit a thousand hosts."""


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
    troubles = stats.get(TROUBLES) or []
    outlets = [_outlet(name, own, troubles) for name, own in sorted(by_outlet(stats).items())]
    outlets.sort(key=lambda one: -one["pages"].get("found", 0))
    return {
        "pages": _pages(stats),
        "listings": _listings(stats),
        "outlets": outlets[:MOST_OUTLETS],
        "further_outlets": len(outlets[MOST_OUTLETS:]),
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
        "troubles": [{key: one[key] for key in ("url", "name", "words")} for one in troubles if one["outlet"] == name],
        "articles": own.get("articles", 0),
        FILLS: _under(own, f"{FILLS}/"),
        "rules": rules_of(own),
    }


def _pages(stats: Stats) -> dict[str, int]:
    return {column: stats.get(f"pages/{column}", 0) for column in COLUMNS}


def _listings(stats: Stats) -> dict[str, int]:
    return {name: stats.get(f"listings/{name}", 0) for name in ("asked", "read", "failed", "doubted", "fallback")}


def _under(stats: Stats, prefix: str) -> dict[str, int]:
    found = {key.removeprefix(prefix): value for key, value in stats.items() if key.startswith(prefix)}
    # a name with a dot or a dollar would be a path to MongoDB
    return {re.sub(r"[.$]", "_", name): value for name, value in found.items() if isinstance(value, int)}
