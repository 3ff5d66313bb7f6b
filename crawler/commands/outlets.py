"""`scrapy outlets`: list the outlets, and what is known about their listings."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable

from rich.table import Column, Table
from rich.text import Text
from scrapy.exceptions import UsageError

from crawler.items import Outlet, as_document
from crawler.outlet_files import OutletError, choose_outlets, load_outlets
from crawler.outlet_keys import KINDS
from crawler.terminal.printing import printing, table_console
from crawler.terminal.project_command import ProjectCommand

COLUMNS = ("kind", "id", "name", "owner", "country", "languages", "listings")
OPENING = """\
# Outlets

Generated; do not edit. To write it anew: `scrapy outlets --markdown > docs/outlets.md`

A file in `crawler/outlets` declares each of these {count} outlets; a folder of your own (`OUTLETS_DIR`) adds to them.
Listings known to be dead, zombie (answering, but frozen), blocked, empty, misleading or retired stay on file but are
passed over while an outlet has others.
"""


class Command(ProjectCommand):
    """Prints the outlets as a table, as JSON Lines or as Markdown."""

    does = "List the outlets and the state of their listings"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument("--kind", metavar="KIND,…", help=f"only outlets of these kinds ({', '.join(KINDS)})")
        parser.add_argument("--country", metavar="CODE", help="only outlets of this country, such as CN")
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--jsonl", action="store_true", help="print one JSON object per outlet, with every field")
        form.add_argument("--markdown", action="store_true", help="print a Markdown page (docs/outlets.md)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 2 with a line on stderr for each fault of an outlet file or an option."""
        if args:
            raise UsageError(f"takes only options, not {' '.join(args)}")
        assert self.settings is not None
        try:
            outlets = load_outlets(self.settings.get("OUTLETS_DIR"))
            chosen = choose(outlets.values(), opts.kind, opts.country)
        except OutletError as error:
            print(error, file=sys.stderr)
            self.exitcode = 2
            return
        lines = json_lines(chosen) if opts.jsonl else markdown(chosen) if opts.markdown else None
        with printing():
            print_table(chosen) if lines is None else sys.stdout.write(lines)


def choose(outlets: Iterable[Outlet], kind: str | None, country: str | None) -> list[Outlet]:
    """The outlets of any of the kinds (commas between) and of the country; None: of all. Raises `OutletError`."""
    kinds = {part.strip() for part in kind.split(",")} if kind is not None else None
    chosen = choose_outlets({outlet.id: outlet for outlet in outlets}, kinds, None)
    if country is None:
        return chosen
    found = [outlet for outlet in chosen if outlet.country == country.strip().upper()]
    if not found:
        raise OutletError([f"{country}: no outlet there; the countries are {', '.join(_countries(chosen))}"])
    return found


def print_table(outlets: Iterable[Outlet]) -> None:
    """A table on standard output, as wide as it needs to be if that is not a terminal."""
    table = Table(*(Column(name, overflow="fold") for name in COLUMNS))
    for outlet in outlets:
        table.add_row(*map(Text, row_of(outlet)))
    table_console().print(table)


def json_lines(outlets: Iterable[Outlet]) -> str:
    """A line for each outlet, its fields by their names."""
    return "".join(json.dumps(as_document(outlet), ensure_ascii=False) + "\n" for outlet in outlets)


def markdown(outlets: Collection[Outlet]) -> str:
    """The whole of docs/outlets.md."""
    head = f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}\n"
    rows = [" | ".join(_cell(text) for text in row_of(outlet)) for outlet in outlets]
    return OPENING.format(count=len(outlets)) + "\n" + head + "".join(f"| {row} |\n" for row in rows)


def row_of(outlet: Outlet) -> tuple[str, ...]:
    """The cells of an outlet's row, in the order of `COLUMNS`."""
    return (
        ", ".join(outlet.kinds),
        outlet.id,
        outlet.name,
        outlet.owner,
        outlet.country,
        ", ".join(outlet.languages),
        listings_of(outlet),
    )


def listings_of(outlet: Outlet) -> str:
    """How many listings of each kind and state: ``feed: 2 verified, 1 dead; section index: 1 candidate``."""
    if not outlet.listings:
        return "none; the home page is read"
    kinds = dict.fromkeys(listing.kind for listing in outlet.listings)
    states = {kind: Counter(one.status for one in outlet.listings if one.kind == kind) for kind in kinds}
    return "; ".join(
        f"{kind.replace('_', ' ')}: " + ", ".join(f"{count} {state}" for state, count in counts.most_common())
        for kind, counts in states.items()
    )


def _countries(outlets: Iterable[Outlet]) -> list[str]:
    return sorted({outlet.country for outlet in outlets})


def _cell(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())
