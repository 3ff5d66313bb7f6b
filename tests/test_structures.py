"""The same page in other markup is read as before; the newsroom's pages hold floors."""

from __future__ import annotations

from benchmarks.pages import read_pages
from benchmarks.structures import STRUCTURES
from benchmarks.variants import measure, variants
from tests.test_variants import PAGE, below

FLOOR = 0.9
LOWER = {
    ("the last paragraph a div", "body"): 0.8,
    ("two boxes, one paragraph in the first", "body"): 0.8,
    ("a button before the box of most", "body"): 0.85,
    ("a button before the hidden box of most", "body"): 0.75,
    ("a button before the hidden box of most", "subheadline"): 0.85,
}
"""A short line at the end that is no paragraph may be the page's, a first one alone the deck; of short stories a box has little."""


def test_a_change_of_markup_changes_no_field() -> None:
    read = {name: (fields, want) for name, fields, want in variants(PAGE, STRUCTURES)}
    assert read.keys() == STRUCTURES.keys()
    assert {name for name, (fields, want) in read.items() if fields != want} <= {name for name, _ in LOWER}


def test_the_newsrooms_pages_in_other_markup_are_read() -> None:
    assert below(measure(read_pages(), STRUCTURES), FLOOR, LOWER) == {}
