"""``python -m newsroom.demo``: one whole crawl of the newsroom into a private MongoDB, and what came of it.

Starts the newsroom and a real mongod of its own (data/demo, made anew), runs ``scrapy crawl statemedia`` on the
newsroom's outlets as anyone would, and prints what is stored: one row per outlet, and one whole article.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from pymongo import MongoClient
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.article import Document
from crawler.items import Article, Dateline, Image, Place
from crawler.outlet_files import choose_outlets, load_outlets
from newsroom.web import Newsroom
from pipelines.article.documents import from_document
from pipelines.article.render import render
from pipelines.store.mongod import open_server

PROJECT = Path(__file__).parent.parent
DATA = PROJECT / "data" / "demo"
DATABASE = "dateline_demo"
FIELDS = ("subheadline", "bylines", "dateline", "images", "related_links", "signoff", "published")
HEADINGS = {"subheadline": "subhead", "related_links": "related"}
"""Field -> the head of its column, where its name is long."""
WIDTH = 100
"""Columns, where no terminal says how many it has."""


def main() -> int:
    """Exit code of the crawl."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    shutil.rmtree(DATA, ignore_errors=True)
    folder = PROJECT / "newsroom" / "outlets"
    ids = {path.stem for path in folder.glob("*.toml")}
    outlets = [o.id for o in choose_outlets(load_outlets(folder), {"state", "public"}, None) if o.id in ids]
    with Newsroom() as room, open_server(None, DATA) as uri:
        console.print(f"[bold]scrapy crawl statemedia[/] on the newsroom: {len(outlets)} made-up outlets")
        environment = os.environ | room.environment() | {"MONGODB_URI": uri, "MONGODB_DATABASE": DATABASE}
        environment["ARCHIVE_DIR"] = str(DATA / "archive")
        start = time.monotonic()
        command = [sys.executable, "-m", "scrapy", "crawl", "statemedia", "-a", f"outlets={','.join(outlets)}"]
        command += ["-s", "LOG_LEVEL=ERROR"]
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
    table = Table(
        title="What MongoDB holds: each outlet's articles, and how many have which field",
        box=SIMPLE_HEAD,
        collapse_padding=True,
        pad_edge=False,
    )
    for name in ("outlet", "language"):
        table.add_column(name, no_wrap=True)
    for name in ("all", *(HEADINGS.get(field, field) for field in FIELDS)):
        table.add_column(name, justify="right", no_wrap=True)
    rows: dict[str, list[Document]] = {}
    for article in articles:
        rows.setdefault(article["outlet"] or "", []).append(article)
    for outlet, held in rows.items():
        languages = ", ".join(sorted({a["language"] or "?" for a in held}))
        table.add_row(outlet, languages, str(len(held)), *(str(sum(bool(a.get(f)) for a in held)) for f in FIELDS))
    return table


def _richest(articles: Iterable[Document]) -> Document:
    """The English article that shows most of what a newspaper sets: a place, a credit, labelled links; then the longest."""

    def shows(article: Document) -> tuple[bool, int, int]:
        marks = (
            any(place["city"] for place in (article["dateline"] or {}).get("places", [])),
            any(image["caption"] and image["agency_id"] for image in article["images"]),
            any(link["label"] for link in article["related_links"]),
        )
        return article["language"] == "en", sum(marks), len(article["text"])

    return max(articles, key=shows)


def _show(console: Console, document: Document) -> None:
    article = from_document(document)
    console.print(Text(f"\nOne article as its page sets it\n{article.url}\n", style="bold"))
    console.print(Text(render(article)))
    console.print(Text("\nand as the record has it\n", style="bold"))
    table = Table(show_header=False, box=None)
    for name, value in _rows(article):
        if value:
            table.add_row(Text(name, style="cyan"), Text(value))
    console.print(table)


def _rows(article: Article) -> list[tuple[str, str | None]]:
    """Names and values of what is filled and what is not, in the page's order."""
    dateline = article.dateline or Dateline("")
    return [
        ("headline", article.headline),
        ("subheadline", article.subheadline),
        ("bylines", ", ".join(article.bylines)),
        ("published", f"{article.published:%Y-%m-%d %H:%M} UTC" if article.published else None),
        *(row for image in article.images for row in (("caption", image.caption), ("  credit", _credit(image)))),
        ("dateline", dateline.text),
        *(("  place", _place(place)) for place in dateline.places),
        ("  day", str(dateline.day or "")),
        ("  agency", dateline.agency),
        ("body", f"{len(article.body)} blocks, {len(article.text)} characters"),
        *((link.label or "related", f"{link.title} → {link.url}") for link in article.related_links),
        ("signoff", article.signoff),
    ]


def _credit(image: Image) -> str | None:
    return f"{image.credit} (agency: {image.agency_id})" if image.agency_id else image.credit


def _place(place: Place) -> str:
    where = f"{place.city or '?'}, {place.country_code or '?'}"
    return (
        f"{place.name} → {where} ({place.latitude}, {place.longitude})" if place.latitude else f"{place.name} → {where}"
    )


if __name__ == "__main__":
    sys.exit(main())
