"""Thousands of outlets: all are judged, and neither the ledger nor what is read of it grows without bound."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pymongo.database import Database

from crawler.runs.health import alarms_of
from crawler.runs.record import MOST_HOSTS, counts_of
from pipelines.store import runs as ledger
from pipelines.store.runs import last_runs

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
Run = dict[str, Any]


def test_every_outlet_of_a_run_is_kept_also_those_where_nothing_was_found() -> None:
    stats: Run = {f"outlets/o{number}/listings/asked": 1 for number in range(2_000)}
    stats |= {f"outlets/o{number}/pages/found": 5 for number in range(1_000)}
    stats |= {f"outlets/host{number}.example/pages/found": 9 for number in range(2_000)}
    stats["listings/troubles"] = [
        {"outlet": "o1999", "url": "https://o1999.example/rss", "name": "dns", "words": "no such host"}
    ]
    kept = counts_of(stats)
    assert (len(kept["outlets"]), kept["further_outlets"]) == (2_000 + MOST_HOSTS, 2_000 - MOST_HOSTS)
    part = next(one for one in kept["outlets"] if one["outlet"] == "o1999")
    assert part["troubles"] == [{"url": "https://o1999.example/rss", "name": "dns", "words": "no such host"}]
    run = {"spider": "s", "state": "done", "message": "", "store": {}, "archive": {}, "alarms": [], "started": NOW}
    part["listings"]["failed"] = 1
    assert [(one.name, one.subject) for one in alarms_of([{**run, **kept}], NOW)] == [("unreachable", "o1999")]


def test_of_runs_of_thousands_of_outlets_fewer_are_read(store: Database[Run], monkeypatch: pytest.MonkeyPatch) -> None:
    runs = store["runs"]
    for hours in range(60):
        parts = [{"outlet": str(number)} for number in range(10)]
        runs.insert_one({"spider": "s", "state": "done", "started": NOW - timedelta(hours=hours), "outlets": parts})
    assert len(last_runs(runs)) == 60
    monkeypatch.setattr(ledger, "MOST_PARTS", 300)
    assert len(last_runs(runs)) == 30
    monkeypatch.setattr(ledger, "MOST_PARTS", 10)
    assert len(last_runs(runs)) == ledger.LEAST_RUNS
