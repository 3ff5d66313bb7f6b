"""`scrapy crawl`: run a spider, with an exit code that tells cron the truth.

0: done. 1: nothing could be fetched, or nothing could be stored. 2: bad
arguments, settings or outlet files. 75: another run of the spider is at work
on the store. Scrapy's own exits 0 on most failures.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.core.downloader import contextfactory  # noqa: F401 - each import it stands below makes it slower: it looks through them
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.utils.misc import load_object

from crawler.arguments import BadArgument
from crawler.outlet_files import OutletError
from crawler.runs.log_output import json_line, quiet_driver, take_log
from crawler.runs.summary import exit_code, summary_lines
from crawler.terminal.given_settings import EXPORT_HINT, refuse_idle_settings, refuse_odd_settings
from crawler.terminal.project_command import BUSY, name_of, refuse_odd_options, say_errors_in_a_line
from pipelines.store.connection import (
    ArchiveFailed,
    StoreUnreachable,
    check_reachable,
    database_name,
    is_storing,
    serving,
)
from pipelines.store.lock import Busy, StateFolderError, local_lock, store_lock
from pipelines.store.mongod import MongodFailedError

SPIDERS = (
    "Find and fetch articles, take them apart and store them. Spiders: statemedia (outlets of kind state and public), "
    "wireservices (kind wire), privatemedia (kind private), articles (the addresses you give). Exit codes: 0 done, 1 nothing could be fetched or stored, "
    "2 a bad argument, setting or outlet file, 75 another run of the spider is at work."
)
ARGUMENTS = (
    "spider argument; may be repeated. statemedia, wireservices and privatemedia take outlets=ID,ID (`scrapy outlets` "
    "lists them), since=12h, 2d or 2026-09-01, limit=N articles, and archive=2024-11-01, for all that their listings have "
    "since then; articles takes urls=FILE, URL,URL or - (standard "
    "input)"
)

logger = logging.getLogger(__name__)


class Command(CrawlCommand):
    """Runs one spider and prints its summary."""

    # Scrapy's is none, which takes a tenth more CPU; not among the settings, as a script's reactor has a loop of its own
    default_settings = {"ASYNCIO_EVENT_LOOP": "uvloop.Loop" if find_spec("uvloop") else None}  # noqa: RUF012 - as Scrapy declares it

    def long_desc(self) -> str:
        """The description in the help."""
        return SPIDERS

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds --summary, and explains -a."""
        super().add_options(parser)
        say_errors_in_a_line(parser, name_of(self))
        parser.add_argument("-a", dest="spargs", action="append", default=[], metavar="NAME=VALUE", help=ARGUMENTS)
        parser.add_argument("--summary", action="store_true", help="print a summary even without a terminal")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Sets `exitcode`; every fault that can be foreseen is a line on stderr."""
        assert self.crawler_process
        spiders = sorted(self.crawler_process.spider_loader.list())
        if len(args) != 1 or args[0] not in spiders:
            self._fail(2, f"name one spider: {', '.join(spiders)}{_hint(args)}")
            return
        try:
            with self._reached_store(args[0]):
                self._crawl(args[0], opts)
        except Busy as error:
            self._fail(BUSY, str(error))
        except StateFolderError as error:
            self._fail(2, str(error))
        except StoreUnreachable as error:
            # a message that begins with a setting's name blames the setting
            self._fail(2 if str(error).startswith("MONGODB_") else 1, str(error))
        except MongodFailedError as error:
            self._fail(1, str(error))

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Scrapy's, and a user agent that names the CONTACT given with -s; exits 2 for what cannot be meant."""
        assert self.settings is not None
        try:
            super().process_options(args, opts)
            refuse_odd_options(args, opts)
            refuse_odd_settings(self.settings, [one.partition("=")[0] for one in opts.set])
            refuse_idle_settings(self.settings)
            if (level := self.settings["LOG_LEVEL"]) not in (levels := logging.getLevelNamesMapping()):
                raise BadArgument(f"LOG_LEVEL={level}: the levels are {', '.join(levels)}")
        except (BadArgument, UsageError) as error:  # which Scrapy would say below its own lines of usage
            self._fail(2, f"{error} {EXPORT_HINT}." if "output format" in str(error) else str(error))
            sys.exit(2)
        quiet_driver()
        if self.settings.getbool("LOG_JSON") or self.settings.get("LOG_FILE"):
            take_log(self.settings)
        if (seconds := self.settings.getfloat("RUN_SECONDS")) > 0:
            self.settings.set("CLOSESPIDER_TIMEOUT", seconds, priority="cmdline")
        if (self.settings.getpriority("CONTACT") or 0) > (self.settings.getpriority("USER_AGENT") or 0):
            agent = f"Dateline/{self.settings['VERSION']} (+{self.settings['CONTACT']})"
            self.settings.set("USER_AGENT", agent, priority="cmdline")
        if loop := self.settings["ASYNCIO_EVENT_LOOP"]:
            # Scrapy would make asyncio's own before this one, and leave it to break with a traceback at the exit
            asyncio.set_event_loop(load_object(loop)())

    @contextmanager
    def _reached_store(self, spider: str) -> Iterator[None]:
        """The store is there, and this run's alone of its spider's, before anything is asked for.

        Raises `StoreUnreachable`, `MongodFailedError`, `Busy`, `StateFolderError`.
        """
        assert self.settings is not None
        if not is_storing(self.settings):
            yield
            return
        # the lock on this machine comes first: it asks no server, so a second run is refused at once
        with local_lock(self.settings, spider) as place, serving(self.settings) as uri:
            check_reachable(uri)
            with store_lock(uri, database_name(self.settings), spider, place, self._lose_lock):
                yield

    def _lose_lock(self) -> None:
        logger.error("MongoDB was unreachable for so long that another run has taken over; this run ends")
        os.kill(os.getpid(), signal.SIGTERM)  # as a user would: what is in flight is finished

    def _crawl(self, spider: str, opts: argparse.Namespace) -> None:
        assert self.crawler_process
        crawler = self._create_crawler(spider)
        # crawl() gives a task, as the asyncio reactor is the only one the settings allow
        task: asyncio.Task[None] = self.crawler_process.crawl(crawler, **opts.spargs)  # type: ignore[assignment]
        self.crawler_process.start()
        is_over = task.done() and not task.cancelled()
        error = task.exception() if is_over else None
        if not is_over:
            self._fail(
                1,
                "stopped at once, by a second signal or at its very start; the next run fetches again what was under way",
            )
        elif not error:
            self._sum_up(crawler, is_asked=opts.summary)
        elif isinstance(error, StoreUnreachable | MongodFailedError):
            raise error
        elif isinstance(error, BadArgument | OutletError | ArchiveFailed):
            self._fail(2, str(error))
        else:
            logger.debug("The crawl did not start", exc_info=error)
            self._fail(2, f"the crawl cannot start: {type(error).__name__}: {error}")

    def _sum_up(self, crawler: Crawler, *, is_asked: bool) -> None:
        stats = crawler.stats.get_stats()
        self.exitcode, reason = exit_code(stats)
        if is_asked or sys.stderr.isatty():
            print("\n".join(summary_lines(stats)), file=sys.stderr)
        if reason:
            self._fail(self.exitcode, reason)

    def _fail(self, code: int, message: str) -> None:
        self.exitcode = code
        line = f"scrapy crawl: {message}"
        if self.settings and self.settings.getbool("LOG_JSON"):
            line = json.dumps(json_line("ERROR", line, datetime.now(UTC), exit=code), ensure_ascii=False)
        print(line, file=sys.stderr)


def _hint(args: list[str]) -> str:
    odd = next((arg for arg in args if "=" in arg), None)
    return f" (did you mean -a {odd}?)" if odd else ""
