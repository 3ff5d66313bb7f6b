"""Days of the week, in many languages."""

from __future__ import annotations

from functools import cache

from pipelines.data import read_table


def is_weekday(word: str) -> bool:
    """Whether a word is what a day of the week is called.

    >>> is_weekday("Mittwoch"), is_weekday("MARDI"), is_weekday("Mitte")
    (True, True, False)
    """
    return word.casefold() in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    table = read_table("dateline_months")
    return frozenset(map(str.casefold, (*table["weekdays"], *table["short_weekdays"])))
