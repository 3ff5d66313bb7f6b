"""`scrapy export`: the stored articles, a JSON object a line."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from pymongo.errors import PyMongoError
from scrapy.commands import ScrapyCommand

from crawler.arguments import BadArgument, read_since
from crawler.outlet_files import OutletError, choose_outlets, load_outlets
from pipelines.connection import StoreMisnamed, StoreUnreachable, reason_of
from pipelines.documents import plain
from pipelines.mongod import MongodFailedError
from pipelines.storage import open_store

FORMATS = ("jsonl",)


class Command(ScrapyCommand):
    """Writes every stored article, or those asked for, in the order of `_id`."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - as Scrapy declares it

    def syntax(self) -> str:
        """The arguments, as help prints them."""
        return "[options]"

    def short_desc(self) -> str:
        """A line for the list of commands."""
        return "Print the stored articles as JSON Lines"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its own options."""
        super().add_options(parser)
        parser.add_argument("--format", default="jsonl", help=f"one of {', '.join(FORMATS)} (default: jsonl)")
        parser.add_argument("-o", "--output", metavar="FILE", default="-", help="write there once all is read")
        parser.add_argument("--outlet", metavar="ID", action="append", default=[], help="only of it; may be repeated")
        parser.add_argument("--since", metavar="WHEN", help="only published since: 12h, 2d, 2026-09-01, an ISO time")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 where the store cannot be read or the file not written in full, 2 for a bad option."""
        try:
            since = _check(args, opts)
            with _output(opts.output) as out:
                asyncio.run(self._export(out, opts.outlet, since))
        except (BadArgument, OutletError, StoreMisnamed) as error:
            self._fail(2, str(error))
        except (StoreUnreachable, MongodFailedError) as error:
            self._fail(1, str(error))
        except PyMongoError as error:
            self._fail(1, f"MongoDB does not answer any more: {reason_of(error)}")
        except BrokenPipeError:
            # whoever read has seen enough; what Python would still write at exit goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            self._fail(1, f"{opts.output}: not written in full: {error.strerror}")

    async def _export(self, out: BinaryIO, names: list[str], since: datetime | None) -> None:
        assert self.settings is not None
        async with open_store(self.settings, read_only=True) as store:
            outlets = self._outlets(names, await store.outlets()) if names else []
            async with aclosing(store.articles(outlets, since)) as documents:
                async for document in documents:
                    out.write(json.dumps(plain(document), ensure_ascii=False).encode() + b"\n")

    def _outlets(self, names: list[str], stored: set[str]) -> list[str]:
        """Ids by name; of outlets that have articles here, even where their file is gone. Raises OutletError."""
        others = [name for name in names if name not in stored]
        if not others:
            return names
        assert self.settings is not None
        folder = self.settings.get("OUTLETS_DIR")
        declared = load_outlets(Path(folder).expanduser() if folder else None)
        chosen = choose_outlets(declared, None, ",".join(others))
        return [name for name in names if name in stored] + [outlet.id for outlet in chosen]

    def _fail(self, code: int, message: str) -> None:
        self.exitcode = code
        print(f"scrapy export: {message}", file=sys.stderr)


def _check(args: list[str], opts: argparse.Namespace) -> datetime | None:
    if args:
        raise BadArgument(f"takes options only, not {' '.join(args)}")
    if opts.format not in FORMATS:
        raise BadArgument(f"no format is called {opts.format!r}; there is {', '.join(FORMATS)}")
    return read_since(opts.since, datetime.now(UTC))


@contextmanager
def _output(name: str) -> Iterator[BinaryIO]:
    """Standard output for -, else a file that appears when it is whole. Raises BadArgument where none can be made."""
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    # a device, a pipe or a link is written to, not replaced
    is_file = not path.is_symlink() and (path.is_file() or not path.exists())
    draft = path.with_name(f".{path.name}.{os.getpid()}.part") if is_file else path
    try:
        out = draft.open("wb")
    except OSError as error:
        raise BadArgument(f"{name}: cannot be written: {error.strerror}") from error
    try:
        with out:
            yield out
        draft.replace(path)
    finally:
        if is_file:
            draft.unlink(missing_ok=True)
