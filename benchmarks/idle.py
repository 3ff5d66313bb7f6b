"""What a run costs that finds nothing new, against the first one, which finds everything.

    python -m benchmarks.idle [--articles 2000] [--runs 3] [--json FILE]

At the project's own settings, over all outlets of the newsroom: as it is, and with a made-up press beside it, so that there are so
many articles in all. CPU is that of the crawler with its readers; seconds on the clock depend on what else the machine does.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from pymongo import MongoClient
from rich.console import Console
from rich.table import Table

from benchmarks.costs import cpu
from benchmarks.options import keep_figures, parser_of
from benchmarks.press import Press
from newsroom.web import Newsroom
from pipelines.store.mongod import open_server

PROJECT = Path(__file__).parent.parent
DATABASE = "idle"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a spider."""

    cpu: float
    """Seconds, of all its processes."""
    seconds: float
    requests: int
    listings: int
    """Asked."""
    stored: int


def main() -> None:
    """The command."""
    parser = parser_of("idle", __doc__)
    parser.add_argument("--articles", type=int, default=2000, help="in all (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="runs without news (default: %(default)s)")
    options = parser.parse_args()
    runs = {"newsroom": measure(0, options.runs)}
    name = f"newsroom, {options.articles} articles"
    runs[name] = measure(options.articles - runs["newsroom"][0].stored, options.runs)
    show(runs)
    keep_figures({web: [asdict(run) for run in some] for web, some in runs.items()}, options.json)


def measure(articles: int, idle: int) -> list[Run]:
    """The first run and those after it, over the newsroom's outlets and a press of so many articles beside them."""
    with (
        tempfile.TemporaryDirectory(prefix="idle-") as name,
        Newsroom() as room,
        open_server(None, Path(name, "mongodb")) as uri,
    ):
        outlets = Path(name, "outlets")
        _copy_outlets(Path(room.environment()["OUTLETS_DIR"]), outlets)
        if articles:
            Press(room, outlets, articles).publish(articles)
        environment = os.environ | room.environment() | {"OUTLETS_DIR": str(outlets)}
        environment |= {"MONGODB_URI": uri, "MONGODB_DATABASE": DATABASE}
        environment |= {"STATE_DIR": f"{name}/state", "ARCHIVE_DIR": f"{name}/archive"}
        return [_run(room, environment) for _ in range(1 + idle)]


def _copy_outlets(source: Path, target: Path) -> None:
    """Its agencies are made a state's as well, so that one run visits them all."""
    target.mkdir()
    for file in source.glob("*.toml"):
        text = file.read_text("utf-8").replace('kinds = ["wire"]', 'kinds = ["state", "wire"]')
        (target / file.name).write_text(text, encoding="utf-8")


def show(runs: Mapping[str, list[Run]]) -> None:
    """A table, with the ratios."""
    names = ("", "CPU, s", "seconds", "requests", "listings", "stored")
    table = Table(*names, title="first run; median of those with nothing new; ratio")
    for web, (first, *idle) in runs.items():
        cpu, seconds = median(run.cpu for run in idle), median(run.seconds for run in idle)
        last = idle[-1]
        table.add_row(f"{web}: first", f"{first.cpu:.2f}", f"{first.seconds:.1f}", *_counts(first))
        table.add_row(f"{web}: nothing new", f"{cpu:.2f}", f"{seconds:.1f}", *_counts(last))
        table.add_row("", f"{cpu / first.cpu:.3f}", f"{seconds / first.seconds:.3f}")
    Console().print(table)


def _counts(run: Run) -> tuple[str, ...]:
    return str(run.requests), str(run.listings), str(run.stored)


def _run(room: Newsroom, environment: Mapping[str, str]) -> Run:
    ids = ",".join(sorted(path.stem for path in Path(environment["OUTLETS_DIR"]).glob("*.toml")))
    command = [sys.executable, "-m", "scrapy", "crawl", "statemedia", "-a", f"outlets={ids}"]
    command += ["-s", "LOG_LEVEL=ERROR"]
    asked, used, start = len(room.requests), cpu(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, cwd=PROJECT, env=environment, check=True)
    used, seconds = cpu(resource.RUSAGE_CHILDREN) - used, time.monotonic() - start
    with MongoClient[dict[str, Any]](environment["MONGODB_URI"]) as client:
        noted = client[DATABASE]["runs"].find_one(sort=[("started", -1)]) or {}
    return Run(used, seconds, len(room.requests) - asked, noted["listings"]["asked"], noted["pages"]["stored"])


if __name__ == "__main__":
    main()
