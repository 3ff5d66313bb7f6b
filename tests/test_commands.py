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
from tests.commands import ROOT, run_scrapy


@pytest.mark.parametrize(
    "arguments", [("backup", "--merge", "x"), ("health", "all"), ("reread", "--processes", "-1"), ("savepage",)]
)
def test_a_command_started_by_itself_says_what_its_fork_says(arguments: tuple[str, ...]) -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("scrapy"), *arguments]
    started = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    fork = run_scrapy(*arguments, env=os.environ)
    assert (started.returncode, started.stdout, started.stderr) == (fork.returncode, fork.stdout, fork.stderr)
    assert started.returncode == 2
    assert started.stderr.startswith(("scrapy ", "Usage"))


SCRAPYS = {"help", "logfile", "loglevel", "nolog", "profile", "pidfile", "set", "pdb", "output", "overwrite_output"}


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(crawler.commands.__path__)))
def test_no_help_of_an_option_has_a_colon_that_a_narrow_terminal_would_make_a_heading(name: str) -> None:
    command = pkgutil.resolve_name(f"crawler.commands.{name}:Command")()
    command.settings = Settings()
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    ours = [action.help or "" for action in parser._actions if action.dest not in SCRAPYS]
    assert [said for said in ours if re.search(r":(?:\s|$)", said)] == []
