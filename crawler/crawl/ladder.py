"""When an address is fetched again: by the age of what is stored, or by the number of tries that gave nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pipelines.store.forgotten import FORGOTTEN

RECHECKS = (
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(days=1),
    timedelta(days=3),
    timedelta(days=30),
)
"""Ages at which a stored article is looked at for edits; most come in the first hours."""
REFUSALS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""Pauses after each refusal: a page without text may be a news flash whose story follows; later that is rare."""
FAILURES = (
    *(timedelta(0), timedelta(0), timedelta(0)),
    *(timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=7)),
)
"""Pauses after each failure that may pass: the next runs try again, then less and less often."""
LASTING = frozenset({"http_400", "http_401", "http_403", "http_404", "http_410", "http_451", "too_many_redirects"})
"""Failures that hardly ever pass; they follow the ladder of refusals."""
PASSING = frozenset({"soft_503"})
"""Refusals that soon pass, such as the host's notice that it is out of order; they follow the ladder of failures."""


def next_recheck(born: datetime, now: datetime) -> datetime | None:
    """The first rung still ahead of an article published (or else found) at `born`; None after the last rung.

    >>> noon = datetime(2026, 5, 12, 12)
    >>> next_recheck(noon, noon + timedelta(hours=2)).hour, next_recheck(noon, noon + timedelta(days=31))
    (15, None)
    """
    return next((born + rung for rung in RECHECKS if born + rung > now), None)


def next_try(reason: str, attempts: int, now: datetime, *, refused: bool) -> datetime | None:
    """When an address is tried again after `attempts` refusals or failures in a row; None means never."""
    if reason == FORGOTTEN:
        return None
    lasts = (refused and reason not in PASSING) or reason in LASTING
    pauses: Sequence[timedelta] = REFUSALS if lasts else FAILURES
    return now + pauses[attempts - 1] if attempts <= len(pauses) else None
