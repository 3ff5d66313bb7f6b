"""`scrapy changes`: what outlets changed in articles after they were published, and whether they said so."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.article import Document
from crawler.terminal.arguments import read_since
from crawler.terminal.printing import printable, printing
from crawler.terminal.project_command import ProjectCommand, add_list_options, read_list_options, refuse_arguments
from pipelines.documents import plain
from pipelines.store.connection import open_database

SHOWN = {"article_id": 1, "revision": 1, "fields": 1, "diff": 1, "stealth": 1, "cause": 1, "replaced": 1}
OF_ARTICLE = ("url", "outlet", "headline", "published", "modified")
STYLES = {"-": "red", "+": "green"}


class Command(ProjectCommand):
    """Lists the revisions, the latest first."""

    does = "List what outlets changed in stored articles; --stealth: without moving the page's own date"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its own options."""
        super().add_options(parser)
        add = parser.add_argument
        add("--stealth", action="store_true", help="only those that did not move the page's own modified date")
        add("--since", metavar="WHEN", help="only those seen since: 12h, 2d, 2026-09-01, an ISO time")
        add("--outlet", metavar="ID", action="append", default=[], help="only this outlet; may be repeated")
        add("--diff", action="store_true", help="show the lines that changed, on a terminal too")
        add("--rules", action="store_true", help="also what newer rules of ours read differently, or may have")
        add_list_options(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 where the store cannot be read, 2 for a bad option."""
        with self.failing(), printing():
            self._list(args, opts)

    def _list(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        refuse_arguments(args)
        table, limit = read_list_options(opts)
        wanted = question(opts.stealth, read_since(opts.since, datetime.now(UTC)), opts.outlet, rules=opts.rules)
        shown = SHOWN | {f"article.{name}": 1 for name in OF_ARTICLE}
        with open_database(self.settings) as database:
            found = database["revisions"].find(wanted, shown).sort("replaced", -1).limit(limit)
            if table:
                _show(Console(), list(found), with_diff=opts.diff)
            else:
                for revision in found:
                    print(json.dumps(line_of(revision), ensure_ascii=False))


def question(stealth: bool, since: datetime | None, outlets: list[str], *, rules: bool) -> Document:
    """The query that finds the revisions asked for."""
    asked: Document = {} if rules else {"cause": None}
    if stealth:
        asked["stealth"] = True
    if since:
        asked["replaced"] = {"$gte": since}
    if outlets:
        asked["article.outlet"] = {"$in": outlets}
    return asked


def line_of(revision: Document) -> Document:
    """A revision as a line of JSON: the article's state that was replaced, and what the next one changed in it."""
    article = revision["article"]
    named = {name: article.get(name) for name in OF_ARTICLE}
    line: Document = plain({name: revision.get(name) for name in SHOWN} | named)
    return line


def _show(console: Console, revisions: list[Document], *, with_diff: bool) -> None:
    table = Table(box=SIMPLE_HEAD, collapse_padding=True, pad_edge=False)
    for heading in ("seen (UTC)", "outlet", "stealth", "headline before", "changed"):
        table.add_column(heading, no_wrap=heading in ("seen (UTC)", "outlet"))
    for revision in revisions:
        article = revision["article"]
        row = (f"{revision['replaced']:%Y-%m-%d %H:%M}", article["outlet"] or "", "yes" if revision["stealth"] else "")
        table.add_row(*map(_safe, (*row, article["headline"], ", ".join(revision["fields"]))))
        if with_diff:
            table.add_row("", "", "", _diff(revision.get("diff") or ()), "", end_section=True)
    console.print(table if revisions else "No changes.")


def _diff(lines: Iterable[str]) -> Text:
    return Text("\n").join(Text(printable(line), STYLES.get(line[:1], "bold")) for line in lines)


def _safe(text: str) -> Text:
    return Text(printable(text))
