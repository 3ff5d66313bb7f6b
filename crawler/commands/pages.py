"""`scrapy pages`: tell what became of each address."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from pymongo.database import Database
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table

from crawler.arguments import BadArgument
from crawler.article import Document
from crawler.outlet_files import all_outlets
from crawler.terminal.outlet_option import add_outlet_option, outlet_ids
from crawler.terminal.printing import add_row, print_lines, printing
from crawler.terminal.project_command import ProjectCommand, add_list_options, read_list_options, refuse_arguments
from crawler.url_lists import read_urls
from pipelines.article.documents import plain
from pipelines.store.candidates import PageState, page_id
from pipelines.store.connection import open_database
from pipelines.store.frontier import LOOKUP

SHOWN = (
    *("url", "outlet", "state", "reason", "article_id", "found_by"),
    *("found", "listed", "reached", "attempts", "next_check"),
)
STATES = get_args(PageState)


class Command(ProjectCommand):
    """Lists addresses of the frontier, the newest first; or those of a list, in its order."""

    does = "List what became of each address: its article, or why there is none"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        add = parser.add_argument
        add(
            "--urls",
            metavar="FILE",
            help="only the addresses in a list (as `crawl articles` takes it), each shown whether known or not",
        )
        add_outlet_option(parser)
        add(
            "--state",
            metavar="STATE",
            action="append",
            default=[],
            help=f"only pages in this state ({', '.join(STATES)}); may be repeated",
        )
        add(
            "--reason", metavar="NAME", help="only pages refused or failed for this reason, such as no_text or http_404"
        )
        add_list_options(parser)

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if the store cannot be read, 2 for a bad option."""
        refuse_arguments(args)
        table, limit = read_list_options(opts)
        asked = question(opts.state, opts.reason)
        urls = read_urls(opts.urls, all_outlets(self.settings)).urls if opts.urls is not None else None
        if urls is not None and (asked or opts.outlet):
            raise BadArgument("--urls cannot be combined with --outlet, --state or --reason")
        with printing(), open_database(self.settings) as database:
            if urls is None:
                if opts.outlet:
                    ids = outlet_ids(opts.outlet, database["pages"].distinct("outlet"), self.settings)
                    asked |= {"outlet": {"$in": ids}}
                found = database["pages"].find(asked, allow_disk_use=True).sort("order", -1).limit(limit)
                pages: Iterable[Document] = map(line_of, found)
            else:
                pages = _listed(database, urls[:limit] if limit else urls)
            print_pages(Console(), list(pages)) if table else print_lines(pages)


def question(states: list[str], reason: str | None) -> Document:
    """The query that finds the pages of any outlet that are asked for. Raises BadArgument."""
    if odd := sorted(set(states) - set(STATES)):
        raise BadArgument(f"--state {odd[0]}: the states are {', '.join(STATES)}")
    asked: Document = {"state": {"$in": states}} if states else {}
    return asked | ({"reason": reason} if reason is not None else {})


def line_of(page: Document) -> Document:
    """A page of the frontier as a line of JSON."""
    line: Document = plain({name: page.get(name) for name in SHOWN})
    return line


def _listed(database: Database[Document], urls: Sequence[str]) -> Iterator[Document]:
    """A line for each address as the list spells it; its state is null where it is not known."""
    for start in range(0, len(urls), LOOKUP):
        ids = {url: page_id(url) for url in urls[start : start + LOOKUP]}
        known = {page["_id"]: page for page in database["pages"].find({"_id": {"$in": list(ids.values())}})}
        yield from (line_of(known.get(key, {}) | {"url": url}) for url, key in ids.items())


def print_pages(console: Console, pages: list[Document]) -> None:
    """Prints what became of addresses as a table."""
    columns = (Column(heading, overflow="fold") for heading in ("outlet", "state", "why", "address"))
    table = Table(*columns, box=SIMPLE_HEAD, collapse_padding=True, pad_edge=False)
    for page in pages:
        add_row(table, page["outlet"], page["state"] or "unknown", page["reason"], page["url"])
    console.print(table if pages else "No such address.")
