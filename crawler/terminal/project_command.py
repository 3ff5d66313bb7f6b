"""What the commands of the project share: how they are declared to Scrapy, and how they say that they failed."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from typing import ClassVar, NoReturn

from pymongo.errors import OperationFailure, PyMongoError
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.arguments import BadArgument, read_limit
from crawler.outlet_files import OutletError
from crawler.terminal.given_settings import refuse_odd_settings
from pipelines.store.connection import StoreMisnamed, StoreUnreachable, reason_of
from pipelines.store.mongod import MongodFailedError

BUSY = 75
"""EX_TEMPFAIL of sysexits.h: another process is at work, come back later."""


class ProjectCommand(ScrapyCommand):
    """A command that reads the project's settings and runs no crawl."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - as Scrapy declares it

    settings: Settings
    """Scrapy sets them before it calls anything here."""
    takes: ClassVar[str] = "[options]"
    """The arguments, as help prints them."""
    does: ClassVar[str]
    """A line for the list of commands."""

    def syntax(self) -> str:
        """Scrapy's."""
        return self.takes

    def short_desc(self) -> str:
        """Scrapy's."""
        return self.does

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's."""
        super().add_options(parser)
        say_errors_in_a_line(parser, name_of(self))

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Scrapy's. Raises `UsageError` for an option that there is not, and for a setting that cannot be meant."""
        super().process_options(args, opts)
        refuse_odd_options(args, opts)
        try:
            refuse_odd_settings(self.settings, [one.partition("=")[0] for one in opts.set])
        except BadArgument as error:
            raise UsageError(str(error)) from error

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Scrapy's: acts; wrong arguments and outlet files (exit code 2), and a store that fails or refuses (1), are a line."""
        try:
            self.act(args, opts)
        except (BadArgument, OutletError, StoreMisnamed) as error:
            self.fail(2, str(error))
        except (StoreUnreachable, MongodFailedError) as error:
            self.fail(1, str(error))
        except OperationFailure as error:
            self.fail(1, f"MongoDB refused: {reason_of(error)}")
        except PyMongoError as error:
            self.fail(1, f"MongoDB no longer answers: {reason_of(error)}")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """What the command does."""
        raise NotImplementedError

    def fail(self, code: int, message: str) -> None:
        """Prints a line on standard error with the command's name, and sets the exit code; of several the highest counts."""
        self.exitcode = max(code, self.exitcode)
        print(f"scrapy {name_of(self)}: {message}", file=sys.stderr)


def name_of(command: ScrapyCommand) -> str:
    """A command's name: that of its module."""
    return type(command).__module__.rpartition(".")[2]


def say_errors_in_a_line(parser: argparse.ArgumentParser, name: str) -> None:
    """Has a wrong option said in a line, with exit code 2: argparse's own says the usage besides, and Scrapy's name."""

    def error(message: str) -> NoReturn:
        print(f"scrapy {name}: {message}; `scrapy {name} -h` explains the options", file=sys.stderr)
        sys.exit(2)

    parser.error = error  # type: ignore[method-assign]


def refuse_odd_options(args: list[str], opts: argparse.Namespace) -> None:
    """Raises `UsageError` for an option that does not exist: Scrapy leaves it among the arguments."""
    for arg in args:
        if arg.startswith("-") and arg != "-":
            known = [f"--{name.replace('_', '-')}" for name in vars(opts)]
            meant = get_close_matches(arg.partition("=")[0], known, 1)
            raise UsageError(f"no such option: {arg}" + (f"; did you mean {meant[0]}?" if meant else ""))


ON_TERMINAL = 100
"""Lines of a list that are shown on a terminal if no number is asked for."""


def add_list_options(parser: argparse.ArgumentParser) -> None:
    """The options of a command that lists what may be long: a table on a terminal, JSON Lines elsewhere."""
    add = parser.add_argument
    add("--limit", metavar="N", help=f"list at most N (default {ON_TERMINAL} on a terminal, otherwise all)")
    add("--jsonl", action="store_true", help="print JSON Lines, the default if the output is not a terminal")


def read_list_options(opts: argparse.Namespace) -> tuple[bool, int]:
    """Whether to print a table, and the most lines to print, 0 for all. Raises `BadArgument`."""
    table = sys.stdout.isatty() and not opts.jsonl
    return table, read_limit(opts.limit, "--limit") or (ON_TERMINAL if table else 0)


def refuse_arguments(args: list[str]) -> None:
    """Raises `BadArgument` where a command that takes only options is given anything else."""
    if args:
        raise BadArgument(f"takes only options, not {' '.join(args)}")
