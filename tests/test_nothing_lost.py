"""Whatever is killed, every article that was published is stored in the end, once. The long form: benchmarks/kills.py."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from benchmarks.kills import opened, run_away, run_drains, run_kills
from tests.commands import begin_crawl


def test_kills_at_random_moments_lose_nothing_and_store_nothing_twice(tmp_path: Path) -> None:
    with opened(tmp_path, 60) as desk:
        result = run_kills(desk, 60, 3, random.Random(4))
    assert (result.stored, result.lost, result.twice, result.revisions) == (60, 0, 0, 0), desk.errors.read_text()
    assert result.codes[-1] == 0


def test_kills_while_the_spool_is_drained_lose_nothing_and_store_nothing_twice(tmp_path: Path) -> None:
    for turn in range(9):
        with opened(tmp_path / str(turn), 400, begin_crawl) as desk:
            result = run_drains(desk, 400, 2, random.Random(4))
        assert (result.stored, result.lost, result.twice, result.revisions) == (400, 0, 0, 0), desk.errors.read_text()
        assert result.codes[-1] == 0
        assert list(tmp_path.glob("*/state/spool-*/*.jsonl")) == []
        if result.finished < 2:  # else each was over before its kill came, as on a busy machine
            return
    pytest.fail("no run was killed while it drained")


def test_a_mongod_that_is_away_for_a_while_is_waited_for(tmp_path: Path) -> None:
    with opened(tmp_path, 60, begin_crawl) as desk:
        result = run_away(desk, 60, 3)
    assert not result.failed and result.codes[0] == 0, desk.errors.read_text()
    assert "does not answer" in desk.errors.read_text()


@pytest.mark.parametrize(
    ("settings", "said", "end"),
    [
        ({}, r"\d+ articles wait in .*spool-\w+; the next run stores them", ("failed", 1)),
        ({"SPOOL_MAX_BYTES": "1"}, r"\d+ articles not stored; a later run fetches them again: .*SPOOL_MAX_BYTES", ("died", None)),
    ],
)  # fmt: skip
def test_what_cannot_wait_for_mongod_goes_to_the_spool_or_is_fetched_again_and_its_run_is_closed_by_the_next(
    tmp_path: Path, settings: dict[str, str], said: str, end: tuple[str, int | None]
) -> None:
    with opened(tmp_path, 60, begin_crawl) as desk:
        result = run_away(desk, 60, None, STORE_PATIENCE="0", **settings)
        with MongoClient[dict[str, Any]](desk.uri) as client:
            runs = list(client["kills"]["runs"].find().sort("started", 1))
    assert not result.failed, desk.errors.read_text()
    assert re.search(said, desk.errors.read_text()), desk.errors.read_text()
    assert list(tmp_path.glob("state/*/*.jsonl")) == []
    assert [(run["state"], run["exit"]) for run in runs] == [end, *[("done", 0)] * (len(result.codes) - 1)]
    assert result.codes[0] == 1 and len(runs) > 1
    # of one that died only what it last told the ledger is known
    assert end[0] == "died" or runs[0]["pages"]["fetched"] > 0


def test_a_second_signal_ends_a_run_at_once_which_says_so_and_the_next_one_has_it_all(tmp_path: Path) -> None:
    with opened(tmp_path, 20, begin_crawl) as desk:
        desk.press.publish(20)
        answers, slow = desk.room.site.answers, desk.press.urls[3]
        well = answers[slow]
        answers[slow] = replace(well, delay=3600)
        run = desk.start()
        desk.wait_for_requests(run, 39)  # all but the slow one
        for _ in range(600):  # two in one moment are heard as one; after the second all are ignored
            if run.poll() is None:
                with suppress(ProcessLookupError):
                    os.kill(run.pid, signal.SIGTERM)
                time.sleep(0.5)
        assert run.wait(1) == 1
        assert desk.errors.read_text().endswith(
            "scrapy crawl: stopped at once, by a second signal or at its very start; the next run fetches again what was under way\n"
        )
        answers[slow] = well
        assert desk.start().wait(300) == 0
        with MongoClient[dict[str, Any]](desk.uri) as client:
            assert client["kills"]["articles"].count_documents({}) == 20
