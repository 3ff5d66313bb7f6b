"""`scrapy reread`: read archived pages by today's rules, without the network."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from uuid import uuid4

from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn

from crawler.arguments import BadArgument
from crawler.outlet_files import all_outlets
from crawler.rereading import Report, Rereading
from crawler.runs.log_lines import plain_text
from crawler.terminal.outlet_option import add_outlet_option, outlet_ids
from crawler.terminal.printing import printable, printing, progress_bar
from crawler.terminal.project_command import ProjectCommand
from pipelines.readers import Readers, cores
from pipelines.store.archive import archive_files, archive_folder
from pipelines.store.connection import database_name, serving
from pipelines.store.lock import store_lock
from pipelines.store.storage import open_store
from pipelines.store.writes import StoreFailed


class Command(ProjectCommand):
    """Reads WARC files again and updates the stored articles accordingly."""

    default_settings = {"LOG_LEVEL": "ERROR"}  # noqa: RUF012 - as Scrapy declares it

    takes = "[options] [WARC ...]"
    does = "Read archived pages again by today's rules, from the archive or from any WARC files"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="print what would change, but write nothing")
        parser.add_argument(
            "--skipped",
            metavar="FILE",
            help="write each address that gives no article to a file, after the reason and a tab",
        )
        add_outlet_option(parser)
        parser.add_argument(
            "--processes", metavar="N", type=int, help="number of reader processes (default one per core)"
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if a file or the store cannot be used, or a page is lost through an error of Dateline's, 2 for a bad option."""
        try:
            asyncio.run(self._reread(args, opts))
        except StoreFailed as error:
            self.fail(1, str(error))
        except OSError as error:
            self.fail(1, f"{error.filename or opts.skipped}: {error.strerror}")

    async def _reread(self, args: list[str], opts: argparse.Namespace) -> None:
        paths = [Path(name) for name in args] or archive_files(archive_folder(self.settings))
        if not paths:
            raise BadArgument(f"no WARC file in {archive_folder(self.settings)}: name some")
        if opts.processes is not None and opts.processes < 0:
            raise BadArgument(f"--processes {opts.processes}: expected a number, 0 or more")
        outlets = all_outlets(self.settings)
        only = frozenset(outlet_ids(opts.outlet, (), self.settings))
        count = opts.processes if opts.processes is not None else cores()
        size = sum(path.stat().st_size for path in paths)
        async with (
            open_store(self.settings, read_only=opts.dry_run) as store,
            Readers(count, self.settings.getfloat("READER_SECONDS")) as readers,
        ):
            largest = self.settings.getint("DOWNLOAD_MAXSIZE") or sys.maxsize  # 0: without a bound
            columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
            with (
                nullcontext() if opts.dry_run else self._announced(),
                _listed(opts.skipped) as skipped,
                progress_bar(*columns) as progress,
            ):
                rereading = Rereading(
                    store, readers, outlets, only, dry_run=opts.dry_run, largest=largest, skipped=skipped
                )
                task = progress.add_task("reading", total=size)
                await rereading.read(paths, 4 * max(count, 1), lambda done: progress.advance(task, done))
        self._print(rereading.report, dry_run=opts.dry_run)

    @contextmanager
    def _announced(self) -> Iterator[None]:
        """A lock of this run alone, by which `scrapy forget` sees that articles are in hand; several runs may be at work."""
        name = f"reread {uuid4().hex[:8]}"
        with (
            serving(self.settings) as uri,
            store_lock(uri, database_name(self.settings), name, name, lambda: None),
        ):
            yield

    def _print(self, report: Report, *, dry_run: bool) -> None:
        with printing():
            print("\n".join(report_lines(report, dry_run=dry_run)))
        for line in report.damage + report.unread:
            print(f"scrapy reread: {plain_text(line)}", file=sys.stderr)
        if left := report.outcomes["outlet missing"]:
            why = "their outlets have no file here; is OUTLETS_DIR set?"
            print(f"scrapy reread: {left} articles were left as they are: {why}", file=sys.stderr)
        if report.unread or report.skipped["reader_failed"] or (report.damage and not report.responses):
            self.exitcode = 1


@contextmanager
def _listed(path: str | None) -> Iterator[Callable[[str, str], object]]:
    """What writes an address and a reason to a file; without a file, nothing does. Raises OSError."""
    with Path(path or os.devnull).open("w", encoding="utf-8") as file:
        yield lambda url, reason: file.write(f"{reason}\t{plain_text(url)}\n")


def report_lines(report: Report, *, dry_run: bool) -> list[str]:
    """What was read, what became of it, and the fields that read differently, with examples."""
    read = sum(report.outcomes.values())
    files = "1 file" if report.files == 1 else f"{report.files} files"
    lines = [f"{files}, {report.responses} responses, {read} articles: {_counts(report.outcomes)}"]
    if report.skipped:
        lines.append(f"skipped: {_counts(report.skipped)}")
    if others := report.others - Counter({"warcinfo": report.others["warcinfo"]}):  # each file begins with one
        lines.append(f"records of other types: {_counts(others)}")
    for name, count in report.fields.most_common():
        lines.append(f"{name}: {count} read differently")
        lines += [printable(f"    {old} -> {new}   {url}") for url, old, new in report.examples[name]]
    if dry_run:
        lines.append("nothing was written (--dry-run)")
    return lines


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counter.most_common()) or "none"
