"""Days and times in a line, one behind the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.language.days import Day, find_day
from pipelines.parts.dates.clock import Clock, find_time

MAX_RUNS = 4


class DateRun(NamedTuple):
    """A date in a line."""

    start: int
    end: int
    day: Day
    clock: Clock | None


def date_runs(folded: str, language: str | None = None, *, day_first: bool = True) -> Iterator[DateRun]:
    """The first dates of a folded line, each with the time beside it."""
    at = 0
    for _ in range(MAX_RUNS):
        day = find_day(folded, language, day_first=day_first, at=at)
        if day is None:
            return
        clock = find_time(folded, max(day.start, at), day.end)
        start, end = day.start, day.stop
        if clock and clock.start >= at:
            start, end = min(start, clock.start), max(end, clock.end)
        yield DateRun(start, end, day, clock if clock and clock.start >= at else None)
        at = end
