"""The same page in other markup is read as before; the newsroom's pages hold floors."""

from __future__ import annotations

from benchmarks.pages import read_pages
from benchmarks.structures import STRUCTURES
from benchmarks.systems import SYSTEMS
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


EVERY = 3
"""One of the newsroom's pages in so many, as there are as many systems."""
BESIDE = "the first paragraph beside a picture"
BEHIND = "the head behind"
LESS = {
    (BESIDE, "body"): 0.5,
    (BESIDE, "subheadline"): 0.6,
    (BESIDE, "dateline"): 0.7,
    **{(BEHIND, field): 0.7 for field in ("headline", "subheadline", "bylines", "images", "body", "related_links")},
}
"""A picture's neighbour may be its caption; a head that is a good part of a page may be its text."""


def test_no_systems_way_to_set_a_text_changes_a_field() -> None:
    read = {name: (fields, want) for name, fields, want in variants(PAGE, SYSTEMS)}
    assert read.keys() == SYSTEMS.keys()
    assert {name for name, (fields, want) in read.items() if fields != want} <= {BESIDE}


def test_the_newsrooms_pages_set_by_other_systems_are_read() -> None:
    assert below(measure(read_pages()[::EVERY], SYSTEMS), FLOOR, LESS) == {}
