"""`scrapy health`: report what needs attention."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime

from crawler.runs.alarms import send_notices
from crawler.runs.health import Alarm, Run, alarms_of
from crawler.terminal.printing import printable, printing
from crawler.terminal.project_command import ProjectCommand, refuse_arguments
from pipelines.store.connection import StoreUnreachable
from pipelines.store.mongod import MongodFailedError
from pipelines.store.runs import last_runs, open_runs


class Command(ProjectCommand):
    """Prints the alarms, warnings and notes that the ledger of runs gives rise to."""

    default_settings = {"LOG_LEVEL": "ERROR"}  # noqa: RUF012 - as Scrapy declares it

    does = "Report which outlets, listings and fields need attention"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "--fail-on", choices=("alarm", "warning"), help="exit with 1 if there is an alarm, or an alarm or warning"
        )
        parser.add_argument(
            "--spider", metavar="NAME", action="append", default=[], help="only this spider; may be repeated"
        )
        parser.add_argument(
            "--notify", action="store_true", help="also send the alarms to ALARM_WEBHOOK and ALARM_MAIL"
        )
        parser.add_argument("--jsonl", action="store_true", help="print one JSON object per alarm")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if --fail-on applies or the store cannot be read, 2 for a bad option."""
        refuse_arguments(args)
        found = self._last_runs(opts)
        # a crawl that never ran is the most silent trouble
        none = Alarm("alarm", "no_run", ", ".join(opts.spider) or "all spiders", "the ledger has no run")
        with printing():
            self._report(alarms_of(found, datetime.now(UTC)) if found else [none], opts)

    def _last_runs(self, opts: argparse.Namespace) -> list[Run]:
        """Raises StoreUnreachable, MongodFailedError; who is to be told of alarms is told of that, too."""
        try:
            with open_runs(self.settings) as runs:
                return last_runs(runs, opts.spider)
        except (StoreUnreachable, MongodFailedError) as error:
            if opts.notify:
                send_notices(self.settings, [Alarm("alarm", "no_store", "all spiders", str(error))])
            raise

    def _report(self, alarms: list[Alarm], opts: argparse.Namespace) -> None:
        for alarm in alarms:
            print(json.dumps(alarm.as_document(), ensure_ascii=False) if opts.jsonl else line_of(alarm))
        pressing = [alarm for alarm in alarms if alarm.level != "note"]
        if not pressing and not opts.jsonl:
            print("no alarms, no warnings")
        if opts.notify and send_notices(self.settings, pressing):
            self.exitcode = 1
        levels = {"alarm": {"alarm"}, "warning": {"alarm", "warning"}}.get(opts.fail_on, set())
        if any(alarm.level in levels for alarm in alarms):
            self.exitcode = 1


def line_of(alarm: Alarm) -> str:
    """An alarm as a line of the terminal."""
    return printable(f"{alarm.level:7}  {alarm.subject}  {alarm.name}: {alarm.words}")
