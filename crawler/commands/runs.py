"""`scrapy runs`: show what the last runs did."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from crawler.runs.summary import COLUMNS
from crawler.terminal.arguments import BadArgument
from crawler.terminal.printing import printable, printing, table_console
from crawler.terminal.project_command import ProjectCommand, refuse_arguments
from pipelines.article.documents import plain
from pipelines.store.runs import last_runs, open_runs

Run = dict[str, Any]


class Command(ProjectCommand):
    """Prints the ledger of runs, the newest first."""

    does = "Show what the last runs did"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "--last", metavar="N", type=int, default=20, help="show the last N runs of each spider (default 20)"
        )
        parser.add_argument("--outlet", metavar="ID", help="show only this outlet's part of each run, with reasons")
        parser.add_argument("--jsonl", action="store_true", help="print one JSON object per run")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if the store cannot be read, 2 for a bad option."""
        assert self.settings is not None
        with self.failing():
            refuse_arguments(args)
            if opts.last < 1:
                raise BadArgument(f"--last {opts.last}: expected 1 or more")
            with open_runs(self.settings) as runs:
                found = last_runs(runs, count=opts.last)
            with printing():
                self._print(found, opts)

    def _print(self, runs: Sequence[Run], opts: argparse.Namespace) -> None:
        if opts.jsonl:
            for run in runs:
                sys.stdout.write(json.dumps(plain(run), ensure_ascii=False) + "\n")
            return
        rows = outlet_rows(runs, opts.outlet) if opts.outlet else run_rows(runs)
        if not rows:
            print(f"the ledger has no run of {opts.outlet}" if opts.outlet else "the ledger has no run")
            return
        table = Table("started", "spider", "state", "took", "listings", *COLUMNS, "", box=SIMPLE_HEAD, pad_edge=False)
        for row in rows:
            table.add_row(*(Text(printable(cell)) for cell in row))
        table_console().print(table)


def run_rows(runs: Sequence[Run]) -> list[list[str]]:
    """A row for each run: its counts, and why it failed."""
    return [[*_head(run, run["listings"]), *_counts(run["pages"]), run["message"]] for run in runs]


def outlet_rows(runs: Sequence[Run], outlet: str) -> list[list[str]]:
    """A row for each run that the outlet took part in: its counts, and the reasons of refusals, failures and troubles."""
    rows = []
    for run in runs:
        for part in run["outlets"]:
            if part["outlet"] == outlet:
                reasons = [f"{n} {name}" for ends in ("refused", "failed") for name, n in part[ends].items()]
                reasons += [f"{trouble['url']}: {trouble['words']}" for trouble in part["troubles"]]
                rows.append([*_head(run, part["listings"]), *_counts(part["pages"]), ", ".join(reasons)])
    return rows


def _head(run: Run, listings: dict[str, int]) -> list[str]:
    state = f"{run['state']} {run['exit']}" if run["exit"] else run["state"]
    seconds = ((run["ended"] or run["updated"]) - run["started"]).total_seconds()
    took = f"{seconds / 60:.0f} min" if seconds >= 120 else f"{seconds:.0f} s"
    return [f"{run['started']:%Y-%m-%d %H:%M}", run["spider"], state, took, f"{listings['read']}/{listings['asked']}"]


def _counts(pages: dict[str, int]) -> list[str]:
    return [str(pages.get(column, 0)) for column in COLUMNS]
