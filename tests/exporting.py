"""What the tests of exports share: articles, and the command as a user gives it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.items import Article, BodyBlock, Dateline, Image, Link, Place, RelatedLink
from pipelines.store.storage import Store

PROJECT = Path(__file__).parent.parent


def article(host: str, day: int, **fields: Any) -> Article:
    made: dict[str, Any] = {
        "url": f"https://{host}.example/{day}?from=front",
        "canonical_url": f"https://{host}.example/{day}",
        "outlet": host,
        "headline": f"港口重开 — day {day}",
        "dateline": Dateline("港口 —", [Place("港口")], day=datetime(2031, 5, day, tzinfo=UTC).date()),
        "body": [BodyBlock("paragraph", "The harbour\u2028opened.")],
        "published": datetime(2031, 5, day, 8, 30, tzinfo=UTC),
    }
    return Article(**made | fields)


def full(outlet: str = "tidewire", day: int = 12, **fields: Any) -> Article:
    """An article with something in every field."""
    made: dict[str, Any] = {
        "language": "en-GB",
        "kind": "gallery",
        "headline_prefix": "(LEAD)",
        "subheadline": "-2 degrees, and falling",
        "bylines": ["Ines Calder", "J. Ruiz"],
        "byline_text": "By Ines Calder and J. Ruiz",
        "dateline": Dateline(
            "PORT VELL, May 12 (Tidewire) --",
            [Place("PORT VELL", "Port Vell", "ES", 41.37, -2.18, 3128760, "only one"), Place("Nowhere")],
            "May 12",
            datetime(2031, 5, day, tzinfo=UTC).date(),
            "Tidewire",
            "tidewire",
            ["R. Moll"],
        ),
        "images": [
            Image(
                "https://tidewire.example/a b.jpg",
                "The ferry. (R. Moll/AFP)",
                "The ferry.",
                "R. Moll/AFP",
                "R. Moll",
                "AFP",
                "afp",
            ),
            Image(text="No picture", caption="No picture", position=1),
        ],
        "body": [
            BodyBlock("paragraph", "The ferry <sailed> at noon.", [Link("noon", "https://tidewire.example/noon")]),
            BodyBlock("heading", "Why"),
            BodyBlock("list_item", "First & last"),
            BodyBlock("list_item", "Second"),
            BodyBlock("quote", "Nobody knows."),
        ],
        "related_links": [
            RelatedLink("READ MORE: Storm", "READ MORE", "Storm", "https://tidewire.example/storm", 1),
            RelatedLink("A title alone", None, "A title alone"),
        ],
        "signoff": "Enditem",
        "published_text": "12 May",
        "modified": datetime(2031, 5, day, 9, 0, 0, 125_000, tzinfo=UTC),
        "modified_text": "9.00",
        "section": "World",
        "keywords": ["ferries", "=SUM(A1)"],
        "text": "The ferry <sailed> at noon.\nWhy\nFirst & last\nSecond\nNobody knows.",
        "provenance": {"extractor": "1", "headline": "h1", "images.0": "figcaption"},
    }
    return article(outlet, day, **made | fields)


async def put(uri: str, database: str, articles: list[Article]) -> list[str]:
    async with Store(uri, database, linger=0.01) as store:
        return await asyncio.gather(*map(store.put, articles))


def fill(uri: str, database: str, *articles: Article) -> list[str]:
    return asyncio.run(put(uri, database, list(articles)))


def environment(uri: str, database: str, folder: Path) -> dict[str, str]:
    names = {"MONGODB_URI": uri, "MONGODB_DATABASE": database, "STATE_DIR": str(folder), "PYTHONWARNINGS": "error"}
    return os.environ | names


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "scrapy", "export", *options]


def records(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.split("\n") if line]  # splitlines() would split at U+2028 too
