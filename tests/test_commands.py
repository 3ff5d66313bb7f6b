"""Commands that the tests run as forks alone (tests/commands.py) start by themselves as well, and give the same."""

from __future__ import annotations

import argparse
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings

import crawler.commands
from tests.commands import ROOT, run_scrapy, scrapy
from tests.test_reread import warc


@pytest.mark.parametrize(
    "arguments",
    [("backup", "--merge", "x"), ("health", "all"), ("reread", "--processes", "-1"), ("savepage",), ("outlets", "x")],
)
def test_a_command_started_by_itself_says_what_its_fork_says(arguments: tuple[str, ...]) -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("scrapy"), *arguments]
    started = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    fork = run_scrapy(*arguments, env=os.environ)
    assert (started.returncode, started.stdout, started.stderr) == (fork.returncode, fork.stdout, fork.stderr)
    assert started.returncode == 2
    assert started.stderr.startswith("scrapy ") and started.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["backup", "export", "health", "outlets", "pages", "reread", "runs", "structure"])
def test_a_setting_misspelt_is_refused_by_every_command(name: str) -> None:
    code, out, errors = scrapy(name, "-s", "MONGODB_DATABSE=other")
    assert (code, out) == (2, "")
    assert "unknown setting MONGODB_DATABSE; did you mean MONGODB_DATABASE?" in errors


FILE = "tidewire_en.toml"
OUTLET = """
name = "Tidewire"
home = "https://tidewire.example/"
country = "GB"
languages = ["en"]
timezone = "Europe/London"
kinds = ["wire"]
"""


@pytest.mark.parametrize(
    "command", [("changes",), ("changes", "--gone"), ("export",), ("pages",), ("reread", "x"), ("runs",)]
)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tidewyre", "tidewyre: no such outlet; did you mean tidewire_en?"),
        ("", "--outlet is empty"),
        ("tidewire", None),
    ],
)
def test_an_outlet_is_named_to_all_commands_as_to_a_crawl(
    command: tuple[str, ...], name: str, said: str | None, mongod: str, database: str, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_text(OUTLET)
    env = {"MONGODB_URI": mongod, "MONGODB_DATABASE": database, "OUTLETS_DIR": str(tmp_path)}
    args = [str(warc(tmp_path)) if arg == "x" else arg for arg in command]
    code, _, errors = scrapy(*args, "--outlet", name, **env)
    assert code == (2 if said else 0), errors
    assert errors == "" if said is None else f"scrapy {command[0]}: {said}" in errors


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("pages", "--limit", "some"), "--limit some: expected a whole number"),
        (("runs", "--last", "0"), "--last 0: expected a whole number"),
        (("changes", "--since", "soon"), "--since soon: expected 30m"),
        (("export", "--since", "2999-01-01"), "--since 2999-01-01 is in the future"),
        (("export", "--until", "late"), "--until late: expected 30m"),
        (("reread", "--processes", "all"), "argument --processes: invalid int value: 'all'; `scrapy reread -h`"),
        (("backup", "--merge", "x"), "name one folder; --merge goes with --restore; `scrapy backup -h`"),
        (("crawl", "statemedia", "--summary=yes"), "argument --summary: ignored explicit argument 'yes'"),
        (("outlets", "x"), "takes only options, not x"),
        (("outlets", "--kind", "odd"), "odd: unknown kind of outlet"),
    ],
)
def test_what_cannot_be_meant_is_said_in_a_line_as_it_was_given(args: tuple[str, ...], said: str) -> None:
    code, out, errors = scrapy(*args)
    assert (code, out, errors.count("\n")) == (2, "", 1)
    assert errors.startswith(f"scrapy {args[0]}: {said}")


SCRAPYS = {"help", "logfile", "loglevel", "nolog", "profile", "pidfile", "set", "pdb", "output", "overwrite_output"}


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(crawler.commands.__path__)))
def test_no_help_of_an_option_has_a_colon_that_a_narrow_terminal_would_make_a_heading(name: str) -> None:
    command = pkgutil.resolve_name(f"crawler.commands.{name}:Command")()
    command.settings = Settings()
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    ours = [action.help or "" for action in parser._actions if action.dest not in SCRAPYS]
    assert [said for said in ours if re.search(r":(?:\s|$)", said)] == []
