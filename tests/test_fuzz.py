"""Pages spoilt in many ways are read: the same few hundred each time; `python -m benchmarks.fuzz` makes thousands."""

from __future__ import annotations

from benchmarks.fuzz import fuzz
from benchmarks.mutations import spoilt_pages
from benchmarks.pages import read_pages

PAGES = 400
SECONDS = 5.0
"""Of processor time; two are enough where nothing else runs."""


def test_spoilt_pages_break_nothing_and_hold_nothing_up() -> None:
    findings = fuzz(spoilt_pages(read_pages(), PAGES, seed=11), SECONDS)
    assert (findings.pages, findings.raised, findings.slow) == (PAGES, [], [])


def test_the_same_seed_makes_the_same_pages() -> None:
    first, again = ([(done, page.body) for done, page in spoilt_pages(read_pages()[:9], 30, seed=5)] for _ in range(2))
    assert first == again
