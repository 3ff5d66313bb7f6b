"""`scrapy draftoutlet`: draft the file of an outlet from what its site says."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import UTC, datetime
from errno import EEXIST
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from scrapy.exceptions import UsageError

from crawler.drafting.draft import draft_outlet, todo_of
from crawler.drafting.evidence import Evidence, id_of
from crawler.drafting.survey import OutletSurvey, Survey
from crawler.items import Article, Metadata
from crawler.outlet_keys import OUTLET_KEYS
from crawler.terminal.printing import add_row, printing, table_console
from crawler.terminal.project_command import ProjectCommand
from crawler.web.addresses import is_address, refusal_of_address
from crawler.web.borders import hosts_behind
from crawler.web.one_page import run_alone
from pipelines.validation import refusal_of


class Command(ProjectCommand):
    """Looks at an outlet's home page, listings and some articles, and writes what it found as an outlet file."""

    takes = "URL [options]"
    does = "Draft an outlet file from the outlet's home page, listings and articles, to be completed by hand"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument("--id", metavar="ID", help="the outlet's id (by default made from its host)")
        parser.add_argument(
            "--to", metavar="FOLDER", help="write the file to FOLDER/ID.toml (standard output by default)"
        )
        parser.add_argument(
            "--country", metavar="CODE", help="the outlet's country (such as DE) if its site does not tell"
        )
        parser.add_argument("--kinds", metavar="KIND,KIND", help="of state, wire, public, private")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if the home page cannot be fetched or the file cannot be written, 2 for a bad argument."""
        if len(args) != 1 or not is_address(args[0]) or refusal_of_address(args[0]) == "malformed":
            raise UsageError("give one address that begins with http:// or https://")
        if opts.to == "":
            raise UsageError("--to needs a folder")
        if not re.fullmatch(r"[a-z0-9][a-z0-9_]*", name := id_of(args[0]) if opts.id is None else opts.id):
            raise UsageError(f"--id {name}: lower-case letters, digits and _ only")
        given = _given(opts)
        try:
            file = _free(Path(opts.to).expanduser() / f"{name}.toml") if opts.to else None
            if evidence := self._evidence(args[0]):
                draft = draft_outlet(evidence, datetime.now(UTC), given)
                _write(draft, file)
                _show(evidence)
                left = ", ".join(todo_of(draft))
                print(f"{file or name}: drafted" + (f"; TODO: {left}" if left else ""), file=sys.stderr)
        except FileExistsError as error:
            self.fail(1, f"{error.filename}: already exists; nothing was written")
        except OSError as error:
            self.fail(1, f"{error.filename or opts.to}: {error.strerror or error}")

    def _evidence(self, url: str) -> Evidence | None:
        # drafts that wait there to be settled are no hindrance
        self.settings.set("OUTLETS_DIR", "", priority="cmdline")
        survey = Survey(url)
        if reason := refusal_of_address(url, hosts_behind(self.settings)):
            survey.failure = f"not fetched: {reason.replace('_', ' ')}"
        else:
            with Console(stderr=True).status(f"looking at {url}"):
                survey.failure = run_alone(OutletSurvey, survey, self.settings) or survey.failure
        if survey.evidence is None:
            self.fail(1, f"{url}: {survey.failure}")
        return survey.evidence


def _given(opts: argparse.Namespace) -> dict[str, Any]:
    """What the user knows of the outlet, by key. Raises UsageError."""
    asked = {"country": opts.country, "kinds": opts.kinds.split(",") if opts.kinds is not None else None}
    given = {key: value for key, value in asked.items() if value is not None}
    faults: list[str] = []
    for key, value in given.items():
        OUTLET_KEYS[key].read(value, f"--{key}", faults)
    if faults:
        raise UsageError("; ".join(faults))
    return given


def _free(file: Path) -> Path:
    """A file that can be written, before anything is asked for. Raises `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        raise FileExistsError(EEXIST, "already exists", file)
    return file


def _write(draft: str, file: Path | None) -> None:
    """Raises `OSError`."""
    if file is None:
        with printing():
            sys.stdout.write(draft)
    else:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(draft)


def _show(evidence: Evidence) -> None:
    """What is read of some articles, on standard error."""
    table = Table(box=None, show_header=False)
    table.add_column(style="dim", min_width=8)
    table.add_column(no_wrap=True, overflow="ellipsis")
    for url, sample in evidence.samples.items():
        for name, value in {"article": url, **_read(sample)}.items():
            add_row(table, name, value)
        table.add_row()
    table_console(stderr=True).print(table)


def _read(sample: tuple[Article, Metadata] | str) -> dict[str, str]:
    if isinstance(sample, str):
        return {"not fetched": sample}
    article, refusal = sample[0], refusal_of(sample[0])
    return {
        "headline": article.headline or "",
        "dateline": article.dateline.text if article.dateline else "",
        "caption": next((image.caption for image in article.images if image.caption), ""),
        "body": f"{len(article.body)} parts, {len(article.text)} characters",
    } | ({"refused": refusal} if refusal else {})
