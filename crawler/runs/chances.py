"""Whether a share has changed although there are few cases: exact probabilities instead of a rule of thumb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import exp, lgamma
from typing import Literal, TypeVar

P = TypeVar("P")
Level = Literal["alarm", "warning", "note"]
"""A note is for who looks; nobody is sent it."""

NOW = 10
"""Cases that the last runs must have before a share is compared; one run may bring two."""
PAST = 20
UNLIKELY, HARDLY = 1e-4, 1e-8
"""Chances below which a change is a warning, and an alarm: there are a hundred outlets with a dozen fields an hour."""
WORTH_SAYING = 0.2
"""Of a share: a fall from 0.99 to 0.95 may be sure, and is no trouble."""


def divided(parts: Sequence[P], tries: Callable[[P], int]) -> tuple[Sequence[P], Sequence[P]]:
    """The newest of some runs' parts, as many as are needed for NOW cases together, and those before.

    >>> divided([4, 0, 7, 20, 1], int)
    ([4, 0, 7], [20, 1])
    """
    sums = accumulate(map(tries, parts), initial=0)
    at = next((number for number, cases in enumerate(sums) if cases >= NOW), len(parts))
    return parts[:at], parts[at:]


def fallen(hits: int, tries: int, past_hits: int, past_tries: int) -> Literal["alarm", "warning"] | None:
    """Whether a share is so much smaller than it was that somebody should look.

    >>> fallen(0, 20, 40, 50), fallen(0, 12, 40, 50), fallen(8, 12, 40, 50)
    ('alarm', 'warning', None)
    """
    share, before = hits / tries, past_hits / past_tries
    chance = chance_of_at_most(hits, tries, past_hits, past_tries)
    if before - share < WORTH_SAYING or chance >= UNLIKELY:
        return None
    return "alarm" if chance < HARDLY and share < before / 2 else "warning"


def chance_of_at_most(hits: int, tries: int, past_hits: int, past_tries: int) -> float:
    """The probability of at most `hits` in `tries`, given what the past says about the share and how little past there is.

    Beta-binomial, with an even prior: a short past makes anything likely, so that nothing is concluded from it.

    >>> round(chance_of_at_most(0, 10, 95, 100), 9), round(chance_of_at_most(0, 10, 1, 1), 3)
    (0.0, 0.015)
    """
    return min(1.0, sum(exp(_log_chance(k, tries, past_hits, past_tries)) for k in range(hits + 1)))


def chance_of_at_least(hits: int, tries: int, past_hits: int, past_tries: int) -> float:
    """The probability of `hits` or more; see `chance_of_at_most`."""
    return chance_of_at_most(tries - hits, tries, past_tries - past_hits, past_tries)


def chance_of_silence(events: int, hours: float, silent: float) -> float:
    """The probability of nothing for `silent` hours, when `events` came in the `hours` before.

    A newsroom's days and weekends differ: a third of its rate is taken for sure.

    >>> round(chance_of_silence(240, 240, 6), 3), chance_of_silence(240, 240, 48) < 1e-6
    (0.135, True)
    """
    return exp(-events / max(hours, 1.0) * silent / 3)


def _log_chance(hits: int, tries: int, past_hits: int, past_tries: int) -> float:
    a, b = past_hits + 1, past_tries - past_hits + 1
    ways = lgamma(tries + 1) - lgamma(hits + 1) - lgamma(tries - hits + 1)
    return ways + _log_beta(hits + a, tries - hits + b) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
