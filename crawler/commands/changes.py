"""`scrapy changes`: list what outlets changed in articles after publication, and whether they said so."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

from pymongo.database import Database
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from crawler.arguments import BadArgument, read_since
from crawler.article import Document
from crawler.terminal.outlet_option import add_outlet_option, outlet_ids
from crawler.terminal.printing import add_row, print_lines, printable, printing
from crawler.terminal.project_command import ProjectCommand, add_list_options, read_list_options
from pipelines.article.documents import plain
from pipelines.store.candidates import page_id
from pipelines.store.connection import open_database

SHOWN = {"article_id": 1, "revision": 1, "fields": 1, "diff": 1, "stealth": 1, "cause": 1, "replaced": 1}
OF_STATE = ("content_hash", "provenance.warc", "provenance.warc_offset")
"""What proves a former state."""
OF_ARTICLE = ("url", "outlet", "headline", "published", "modified")
GONE = ("http_404", "http_410", "http_451", "soft_404", "redirected_home")
"""What became of a page that has been taken away; a wall or a busy host is no such thing."""
STYLES = {"-": "red", "+": "green"}


class Command(ProjectCommand):
    """Lists the revisions or the pages taken away, the latest first."""

    takes = "[options] [URL_OR_ID ...]"
    does = "List what outlets changed in articles after publication, or took away"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        add = parser.add_argument
        add(
            "--stealth",
            action="store_true",
            help="only changes that left the page's own date of modification as it was",
        )
        add("--since", metavar="WHEN", help="only changes found since then (12h, 2d, 2026-09-01 or an ISO time)")
        add_outlet_option(parser)
        add("--diff", action="store_true", help="show the changed lines in the table (JSON Lines always have them)")
        add(
            "--gone",
            action="store_true",
            help="list articles whose page has been taken away instead, and how that was found",
        )
        add(
            "--rules",
            action="store_true",
            help="also list what only newer rules of Dateline read differently, or may have",
        )
        add_list_options(parser)

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if the store cannot be read, 2 for a bad option."""
        table, limit = read_list_options(opts)
        since = read_since(opts.since, datetime.now(UTC), "--since")
        if opts.gone and (opts.stealth or opts.diff or opts.rules or args):
            raise BadArgument("--gone cannot be combined with --stealth, --diff, --rules or addresses")
        with printing(), open_database(self.settings) as database:
            stored = database["articles"].distinct("outlet") if opts.outlet else []
            outlets = outlet_ids(opts.outlet, stored, self.settings)
            if opts.gone:
                gone = islice(gone_articles(database, gone_question(since, outlets)), limit or None)
                print_gone(Console(), list(gone)) if table else print_lines(gone)
                return
            wanted = question(since, outlets, stealth=opts.stealth, rules=opts.rules) | _of_articles(database, args)
            shown = SHOWN | {f"article.{name}": 1 for name in (*OF_ARTICLE, *OF_STATE)}
            found = database["revisions"].find(wanted, shown).sort("replaced", -1).limit(limit)
            if table:
                print_revisions(Console(), list(found), with_diff=opts.diff)
            else:
                print_lines(map(line_of, found))


def question(since: datetime | None, outlets: list[str], *, stealth: bool, rules: bool) -> Document:
    """The query that finds the revisions asked for."""
    asked: Document = {} if rules else {"cause": None}
    if stealth:
        asked["stealth"] = True
    if since:
        asked["replaced"] = {"$gte": since}
    if outlets:
        asked["article.outlet"] = {"$in": outlets}
    return asked


def _of_articles(database: Database[Document], args: list[str]) -> Document:
    """The query for changes of the articles with these addresses or ids. Raises BadArgument."""
    ids = []
    for arg in args:
        page = database["pages"].find_one({"_id": page_id(arg), "article_id": {"$exists": True}}, {"article_id": 1})
        ids.append(page["article_id"] if page else arg)
        if not page and not database["articles"].find_one({"_id": arg}, {"_id": 1}):
            raise BadArgument(f"{arg}: no article has this address or _id")
    return {"article_id": {"$in": ids}} if ids else {}


def gone_question(since: datetime | None, outlets: list[str]) -> Document:
    """The query that finds the pages that have been taken away, of stored articles."""
    asked: Document = {
        "article_id": {"$exists": True},
        "state": {"$in": ["failed", "refused"]},
        "reason": {"$in": GONE},
    }
    if since:
        asked["reached"] = {"$gte": since}
    return asked | ({"outlet": {"$in": outlets}} if outlets else {})


def gone_articles(database: Database[Document], wanted: Document) -> Iterator[Document]:
    """A line for each article whose page is gone, the last checked first; not if it was fetched at another address."""
    articles, pages = database["articles"], database["pages"]
    for page in pages.find(wanted, allow_disk_use=True).sort("reached", -1):
        article = articles.find_one({"_id": page["article_id"]}, dict.fromkeys(OF_ARTICLE, 1))
        if article is None:
            continue
        elsewhere = pages.find_one({"_id": page_id(article["url"])}, {"state": 1}) or {}
        if elsewhere.get("_id") == page["_id"] or elsewhere.get("state") != "done":
            found = {"article_id": article["_id"], "reason": page["reason"], "reached": page["reached"]}
            yield plain(found | {"looks": page.get("attempts", 1)} | {name: article.get(name) for name in OF_ARTICLE})


def line_of(revision: Document) -> Document:
    """A revision as a line of JSON: the article's state that was replaced, and what the next one changed in it."""
    article = revision["article"]
    named = {name: article.get(name) for name in OF_ARTICLE}
    origin = article.get("provenance") or {}
    state = {"content_hash": article.get("content_hash")} | {name: origin.get(name) for name in ("warc", "warc_offset")}
    line: Document = plain({name: revision.get(name) for name in SHOWN} | named | state)
    return line


def print_revisions(console: Console, revisions: list[Document], *, with_diff: bool) -> None:
    """Prints what changed as a table."""
    table = _table("stealth", "headline before", "changed")
    for revision in revisions:
        article = revision["article"]
        seen, stealth = f"{revision['replaced']:%Y-%m-%d %H:%M}", "yes" if revision["stealth"] else ""
        add_row(table, seen, article["outlet"], stealth, article["headline"], ", ".join(revision["fields"]))
        if with_diff:
            table.add_row("", "", "", _diff(revision.get("diff") or ()), "", end_section=True)
    console.print(table if revisions else "No changes.")


def print_gone(console: Console, lines: list[Document]) -> None:
    """Prints the articles whose pages are gone as a table."""
    table = _table("how", "headline", "address")
    for line in lines:
        how = line["reason"].replace("http_", "HTTP ").replace("_", " ")
        add_row(table, line["reached"][:16].replace("T", " "), line["outlet"], how, line["headline"], line["url"])
    console.print(table if lines else "No article's page has been taken away.")


def _table(*headings: str) -> Table:
    first = (Column(heading, no_wrap=True) for heading in ("seen (UTC)", "outlet"))
    return Table(*first, *headings, box=SIMPLE_HEAD, collapse_padding=True, pad_edge=False)


def _diff(lines: Iterable[str]) -> Text:
    return Text("\n").join(Text(printable(line), STYLES.get(line[:1], "bold")) for line in lines)
