"""Commands that the tests run as forks alone (tests/commands.py) start by themselves as well, and give the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
