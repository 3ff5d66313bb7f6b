"""``python -m newsroom.demo``: one whole crawl of the newsroom into a private MongoDB, and what came of it.

Starts the newsroom and a real mongod of its own (data/demo, made anew), runs ``scrapy crawl statemedia`` on the
newsroom's outlets as anyone would, and prints what is stored: a row an outlet, and one whole article.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.outlet_files import choose_outlets, load_outlets
from newsroom.web import Newsroom
from pipelines.documents import from_document
from pipelines.mongod import open_server
from pipelines.render import render

PROJECT = Path(__file__).parent.parent
DATA = PROJECT / "data" / "demo"
DATABASE = "dateline_demo"
FIELDS = {
    "subheadline": "deck",
    "bylines": "by",
    "dateline": "dateline",
    "images": "images",
    "related_links": "related",
    "signoff": "signoff",
    "published": "date",
}
"""Field -> the head of its column."""
WIDTH = 100
Document = dict[str, Any]


def main() -> int:
    """Exit code of the crawl."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    shutil.rmtree(DATA, ignore_errors=True)
    folder = PROJECT / "newsroom" / "outlets"
    ids = {path.stem for path in folder.glob("*.toml")}
    outlets = [o.id for o in choose_outlets(load_outlets(folder), {"state", "public"}, None) if o.id in ids]
    with Newsroom() as room, open_server(None, DATA) as uri:
        console.print(
            f"[bold]scrapy crawl statemedia[/] on the newsroom: {len(outlets)} made-up outlets behind {room.proxy}"
        )
        environment = os.environ | room.environment() | {"MONGODB_URI": uri, "MONGODB_DATABASE": DATABASE}
        start = time.monotonic()
        command = [
            sys.executable,
            "-m",
            "scrapy",
            "crawl",
            "statemedia",
            "-a",
            f"outlets={','.join(outlets)}",
            "-s",
            "LOG_LEVEL=ERROR",
        ]
        code = subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode
        took = time.monotonic() - start
        with MongoClient[Document](uri) as client:
            articles = list(client[DATABASE]["articles"].find().sort("outlet"))
        console.print(f"{len(room.requests)} requests, {len(articles)} articles stored in {took:.1f} s, exit {code}\n")
        if articles:
            console.print(_table(articles))
            _show(console, _richest(articles))
    return code


def _table(articles: Iterable[Document]) -> Table:
    table = Table(title="What MongoDB holds, by outlet: articles with each field filled")
    table.add_column("outlet", no_wrap=True)
    table.add_column("language", no_wrap=True)
    table.add_column("articles", justify="right")
    for head in FIELDS.values():
        table.add_column(head, justify="right")
    rows: dict[str, list[Document]] = {}
    for article in articles:
        rows.setdefault(article["outlet"] or "", []).append(article)
    for outlet, held in rows.items():
        languages = ", ".join(sorted({a["language"] or "?" for a in held}))
        table.add_row(outlet, languages, str(len(held)), *(str(sum(bool(a.get(f)) for a in held)) for f in FIELDS))
    return table


def _richest(articles: Iterable[Document]) -> Document:
    """The English article that shows most of the record."""

    def shows(article: Document) -> tuple[bool, int, int]:
        return article["language"] == "en", sum(bool(article.get(f)) for f in FIELDS), len(article["related_links"])

    return max(articles, key=shows)


def _show(console: Console, document: Document) -> None:
    article = from_document(document)
    console.print(Text(f"\nOne article as its page sets it  ({article.url})", style="bold"))
    console.print(Text(render(article)))
    console.print(Text("\nand as the record has it", style="bold"))
    dateline = article.dateline
    places = (
        [f"{p.name} → {p.city}, {p.country_code} ({p.latitude}, {p.longitude})" for p in dateline.places]
        if dateline
        else []
    )
    rows = [
        ("headline", article.headline),
        ("subheadline", article.subheadline),
        ("bylines", ", ".join(article.bylines)),
        ("published", article.published.isoformat() if article.published else None),
        ("dateline", dateline and dateline.text),
        ("  places", "; ".join(places)),
        ("  day, agency", f"{dateline.day}, {dateline.agency} ({dateline.agency_id})" if dateline else None),
        *(("caption", image.caption) for image in article.images),
        *(("  credit", f"{image.credit} (agency {image.agency_id})") for image in article.images[:1]),
        ("body", f"{len(article.body)} blocks, {len(article.text)} characters"),
        *((link.label or "related", f"{link.title} → {link.url}") for link in article.related_links),
        ("signoff", article.signoff),
    ]
    table = Table(show_header=False, box=None)
    for name, value in rows:
        if value:
            table.add_row(Text(name, style="cyan"), Text(value))
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
