"""`scrapy runs`: show what the last runs did."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table

from crawler.arguments import read_limit
from crawler.runs.rules import describe_rules
from crawler.runs.summary import COLUMNS
from crawler.terminal.outlet_option import add_outlet_option, outlet_ids
from crawler.terminal.printing import add_row, print_lines, printing, table_console
from crawler.terminal.project_command import ProjectCommand, refuse_arguments
from pipelines.article.documents import plain
from pipelines.store.runs import last_runs, open_runs

Run = dict[str, Any]
LAST = 20
"""Runs of each spider that are shown if no number is asked for."""


class Command(ProjectCommand):
    """Prints the ledger of runs, the newest first."""

    does = "Show what the last runs did"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument("--last", metavar="N", help=f"show the last N runs of each spider (default {LAST})")
        add_outlet_option(parser, "show only this outlet's part of each run, with reasons")
        parser.add_argument("--jsonl", action="store_true", help="print one JSON object per run")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if the store cannot be read, 2 for a bad option."""
        refuse_arguments(args)
        last = read_limit(opts.last, "--last") or LAST
        with open_runs(self.settings) as runs:
            found = last_runs(runs, count=last)
        visited = {part["outlet"] for run in found for part in run["outlets"]}
        outlets = outlet_ids(opts.outlet, visited, self.settings)
        with printing():
            print_lines(map(plain, found)) if opts.jsonl else self._print(found, outlets)

    def _print(self, runs: Sequence[Run], outlets: Sequence[str]) -> None:
        rows = outlet_rows(runs, outlets) if outlets else run_rows(runs)
        if not rows:
            print(f"the ledger has no run of {', '.join(outlets)}" if outlets else "the ledger has no run")
            return
        heads = ("started (UTC)", "spider", *(("outlet",) if outlets else ()), "state", "took", "listings")
        table = Table(*heads, *COLUMNS, "", box=SIMPLE_HEAD, pad_edge=False)
        for row in rows:
            add_row(table, *row)
        table_console().print(table)


def run_rows(runs: Sequence[Run]) -> list[list[str]]:
    """A row for each run: its counts, and why it failed."""
    return [[*_head(run, run["listings"]), *_counts(run["pages"]), run["message"]] for run in runs]


def outlet_rows(runs: Sequence[Run], outlets: Sequence[str]) -> list[list[str]]:
    """A row for each run that one of the outlets took part in: its counts, the reasons of refusals and failures, its troubles,
    and how often the rules of its file matched."""
    rows = []
    for run in runs:
        for part in run["outlets"]:
            if part["outlet"] in outlets:
                reasons = [f"{n} {name}" for ends in ("refused", "failed") for name, n in part[ends].items()]
                reasons += [f"{trouble['url']}: {trouble['words']}" for trouble in part["troubles"]]
                reasons += describe_rules(part)
                rows.append(
                    [*_head(run, part["listings"], part["outlet"]), *_counts(part["pages"]), ", ".join(reasons)]
                )
    return rows


def _head(run: Run, listings: dict[str, int], *outlet: str) -> list[str]:
    state = f"{run['state']} {run['exit']}" if run["exit"] else run["state"]
    seconds = ((run["ended"] or run["updated"]) - run["started"]).total_seconds()
    took = f"{seconds / 60:.0f} min" if seconds >= 120 else f"{seconds:.0f} s"
    began = f"{run['started']:%Y-%m-%d %H:%M}"
    return [began, run["spider"], *outlet, state, took, f"{listings['read']}/{listings['asked']}"]


def _counts(pages: dict[str, int]) -> list[str]:
    return [str(pages.get(column, 0)) for column in COLUMNS]
