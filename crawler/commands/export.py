"""`scrapy export`: hand the stored articles on to those who analyse them."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from pymongo.database import Database
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.arguments import read_moment, read_since
from crawler.outlet_files import load_outlets
from crawler.terminal.outlet_option import add_outlet_option, outlet_ids
from crawler.terminal.printing import drop_rest
from crawler.terminal.project_command import BUSY, ProjectCommand, refuse_arguments
from exports.counts import Counts
from exports.delivery import Order, deliver, deliver_next, deliver_to_store
from exports.feed import Feed, open_feed
from exports.fields import choose
from exports.formats import FORMATS, choose_format
from exports.oddities import find_odd
from exports.reader import count, outlets_of
from exports.refusals import BadRequest, FeedBusy, NotDelivered, OddRecord
from exports.selection import Selection
from exports.stores import NEEDS, choose_store
from pipelines.store.connection import open_database, state_folder
from pipelines.store.moves import ODD

OPTIONS = ("format", "output", "kind", "language", "where", "cursor", "to")


class Command(ProjectCommand):
    """Writes every stored article, or those asked for, to a file, a folder or a store."""

    does = "Export the stored articles as JSON Lines, CSV, Parquet, ninjs … or into a database"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        add, add_some = parser.add_argument, partial(parser.add_argument, action="append", default=[])
        add(
            "--format",
            metavar="NAME",
            help=f"{', '.join(FORMATS)} (by default as the output's name ends, otherwise jsonl)",
        )
        add(
            "-o",
            "--output",
            metavar="PATH",
            help="write to a file (.gz and .zst compress it) or a folder/ (standard output by default)",
        )
        add_outlet_option(parser)
        add_some("--kind", metavar="KIND", help="only this kind (article, liveblog, video or gallery); may be repeated")
        add_some("--language", metavar="TAG", help="only this language; zh includes zh-Hant; may be repeated")
        add("--since", metavar="WHEN", help="only articles published since then (12h, 2d, 2026-09-01 or an ISO time)")
        add("--until", metavar="WHEN", help="only articles published before then")
        add_some(
            "--where",
            metavar="COND",
            help="only articles with FIELD, without it (!FIELD), or with FIELD=VALUE; if repeated, all must hold",
        )
        add("--fields", metavar="NAMES", help="only these fields, such as headline,dateline.text,images.credit")
        add(
            "--cursor",
            metavar="NAME",
            help="only what the feed of this name has not delivered yet, including new states of changed articles",
        )
        add(
            "--to",
            metavar="ADDRESS",
            help="bring a database up to date, postgresql://user@host/database or duckdb:FILE",
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if a store fails or a file is not written in full, 2 for a bad option, 75 for a busy feed."""
        try:
            with _uncollected():
                self._export(args, opts)
        except BadRequest as error:
            self.fail(2, str(error))
        except FeedBusy as error:
            self.fail(BUSY, str(error))
        except (NotDelivered, OddRecord) as error:
            self.fail(1, str(error))
        except BrokenPipeError:
            drop_rest()
        except OSError as error:
            self.fail(1, f"{opts.output or 'standard output'}: not written in full: {error.strerror or error}")
        except KeyboardInterrupt:
            self.fail(130, "stopped before the end")

    def _export(self, args: list[str], opts: argparse.Namespace) -> None:
        order = _order(args, opts)
        put = choose_store(opts.to) if opts.to else None
        with ExitStack() as stack:
            feed = self._feed(stack, opts) if opts.cursor else None
            database = stack.enter_context(open_database(self.settings))
            order = self._of_outlets(order, opts, database)
            counts = stack.enter_context(_watched(database, order, feed))
            stack.enter_context(_odd_ones_named(database))
            if put:
                deliver_to_store(database, order, feed, counts, put)
            elif feed:
                deliver_next(database, order, feed, counts)
            else:
                deliver(database, order, counts)

    def _feed(self, stack: ExitStack, opts: argparse.Namespace) -> Feed:
        folder = state_folder(self.settings) / "feeds"
        names = ("outlet", "kind", "language", "since", "until", "where", "fields")
        asked = {name: getattr(opts, name) for name in names if getattr(opts, name)}
        return stack.enter_context(open_feed(opts.cursor, folder)).take_up(asked)

    def _of_outlets(self, order: Order, opts: argparse.Namespace, database: Database[dict[str, Any]]) -> Order:
        """The order with ids for names; outlets that have articles here are known even where their file is gone."""
        ids = outlet_ids(opts.outlet, outlets_of(database) if opts.outlet else (), self.settings)
        names = {}
        if order.format.names_outlets:
            names = {outlet.id: outlet.name for outlet in load_outlets(self.settings.get("OUTLETS_DIR")).values()}
        return replace(order, selection=replace(order.selection, outlets=ids), names=names)


def _order(args: list[str], opts: argparse.Namespace) -> Order:
    """Raises BadArgument, BadRequest."""
    refuse_arguments(args)
    for name, value in vars(opts).items():
        # an empty variable in a script must not turn a feed, or one outlet, into everything
        if name in OPTIONS and (value == "" or (isinstance(value, list) and "" in value)):
            raise BadRequest(f"--{name} is empty: leave it out, or give it a value")
    format, compression = choose_format(opts.format, opts.output or "")
    needed = NEEDS if opts.to else format.needs
    fields = choose(",".join([*needed, opts.fields]) if opts.fields is not None else None)
    if opts.fields is not None and not format.takes_fields:
        raise BadRequest(f"--format {format.name} has its own fields: leave out --fields")
    if opts.to and (opts.format or opts.output):
        raise BadRequest("--to takes neither --format nor --output")
    if opts.cursor and not opts.to and opts.output in (None, "-"):
        raise BadRequest("--cursor needs a file or a folder: -o PATH")
    now = datetime.now(UTC)
    selection = Selection(
        kinds=opts.kind,
        languages=opts.language,
        since=read_since(opts.since, now, "--since"),
        until=read_moment(opts.until, now, "--until"),
        where=opts.where,
    )
    selection.question()
    if selection.since and selection.until and selection.since >= selection.until:
        raise BadRequest(f"--since {opts.since} is not before --until {opts.until}")
    return Order(format, compression, selection, fields, opts.output or "-")


@contextmanager
def _odd_ones_named(database: Database[dict[str, Any]]) -> Iterator[None]:
    """Raises OddRecord where what went wrong is a record that is no article."""
    try:
        yield
    except BadRequest:
        raise
    except ODD as error:
        if odd := find_odd(database):
            raise OddRecord(f"not an article: {odd}; repair it or remove it from the store") from error
        raise


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's search for cycles: documents have none, and it looks through them again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _watched(database: Database[dict[str, Any]], order: Order, feed: Feed | None) -> Iterator[Counts]:
    """Counts, shown as they grow where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield Counts()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("articles", total=None if feed else count(database, order.selection))
        counts = Counts(tick=lambda number: progress.update(task, completed=number))
        yield counts
        progress.update(task, completed=counts.articles)
