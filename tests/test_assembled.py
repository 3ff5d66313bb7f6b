"""Pages assembled from parts: they are the same each time, their truth is on them, and nearly all are read right."""

from __future__ import annotations

import pytest

from benchmarks.assembled import WORDS, assemble, measure
from pipelines.language.letters import letters

FLOORS = {"headline": 1.0, "subheadline": 0.96, "bylines": 0.93, "dateline": 0.99, "images": 0.98, "body": 0.97, "related_links": 0.99, "signoff": 0.99, "day": 1.0}  # fmt: skip
EACH, MIN_OF_LANGUAGE = 8, 0.6
"""Pages of a language, and the least share of them that must be right: one of so few is .125."""


def test_nearly_all_are_read_right() -> None:
    figures = measure(pages=200, seed=7)
    assert figures["right"] >= 0.9
    assert {name: share for name, share in figures["fields"].items() if share < FLOORS[name]} == {}


def test_nearly_as_many_are_read_right_in_each_language() -> None:
    figures = measure(EACH * len(WORDS), seed=7, languages=[*WORDS])
    assert figures["right"] >= 0.93
    assert {code: share for code, share in figures["languages"].items() if share < MIN_OF_LANGUAGE} == {}


def test_each_language_says_the_same_things() -> None:
    assert {code: {*words} ^ {*WORDS["en"]} for code, words in WORDS.items() if {*words} != {*WORDS["en"]}} == {}


@pytest.mark.parametrize("number", range(20))
def test_a_page_displays_what_it_should_be_read_as(number: int) -> None:
    (page, assembly), (again, _) = assemble(7, number), assemble(7, number)
    shown = letters(page.body.decode())
    want = assembly.want
    lines = [*want["body"], want["headline"], *want["bylines"], *(caption for caption, _ in want["images"])]
    assert page == again
    assert [line for line in lines if letters(line) not in shown] == []


def test_what_is_wrong_is_reported_with_the_parts_of_its_page() -> None:
    reported: list[str] = []
    figures = measure(60, 1, ["en", "de"], lambda number, name, want, said, parts: reported.append(name))
    wrong = {name for name, share in figures["fields"].items() if share < 1}
    assert set(reported) == wrong
    assert figures["right"] == 1 or figures["parts"]
