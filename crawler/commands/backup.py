"""`scrapy backup`: write the store to a folder, or restore it from one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pymongo.database import Database
from pymongo.errors import PyMongoError
from scrapy.exceptions import UsageError

from crawler.terminal.printing import printing, progress_bar
from crawler.terminal.project_command import ProjectCommand
from pipelines.store.backup import BackupFailed, OnProgress, read_backup, write_backup
from pipelines.store.connection import DURABLE, open_database, reason_of


class Command(ProjectCommand):
    """Writes all collections of the store into a folder, or puts them back, there or on another server."""

    takes = "[--restore [--merge]] FOLDER"
    does = "Back the store up to a folder, or --restore it from one"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument("--restore", action="store_true", help="write the folder's documents into the store")
        parser.add_argument(
            "--merge",
            action="store_true",
            help="with --restore, allow a store that already has articles, and add what it lacks",
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if it could not be completed, 2 for a bad option."""
        if len(args) != 1 or (opts.merge and not opts.restore):
            raise UsageError("name one folder; --merge goes with --restore")
        try:
            with open_database(self.settings, concern=DURABLE) as database, _progress() as on_progress:
                counts = _move(database, Path(args[0]).absolute(), on_progress, opts)
        except BackupFailed as error:
            self.fail(1, str(error))
        except OSError as error:
            self.fail(1, f"not completed: {error.filename or args[0]}: {error.strerror}")
        else:
            with printing():
                print(", ".join(f"{count} {name}" for name, count in counts.items()) or "the store is empty")


def _move(
    database: Database[Any], folder: Path, on_progress: OnProgress, opts: argparse.Namespace
) -> Mapping[str, int]:
    """What was written into the folder or put back, by collection. A fault of MongoDB leaves it undone in part."""
    try:
        if opts.restore:
            return read_backup(database, folder, on_progress, merge=opts.merge)
        return write_backup(database, folder, on_progress)
    except PyMongoError as error:
        raise BackupFailed(f"not completed: MongoDB: {reason_of(error)}") from error


@contextmanager
def _progress() -> Iterator[OnProgress]:
    """A line for each collection, on a terminal only."""
    with progress_bar() as progress:
        tasks: dict[str, Any] = {}

        def on_progress(name: str, count: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=None)
            progress.advance(tasks[name], count)

        yield on_progress
