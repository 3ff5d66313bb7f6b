"""Other stories in the same layouts are read as the change in them says; the newsroom's pages hold floors."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.pages import read_pages
from benchmarks.stories import CHANGES
from benchmarks.variants import FIELDS, measure, variants
from crawler.items import Page
from tests.test_layouts_of_text import EN

PAGE = Page(
    "https://herald.example/news/1",
    (
        "<html lang=en><head><title>Lighthouse lit again</title></head><body><article><h1>Lighthouse lit again</h1>"
        + "".join(f"<p>{line}</p>" for line in [*EN, "A second lamp will be hung in spring, the port said on Friday."])
        + "</article></body></html>"
    ).encode(),
)
EVERY = 2
"""One of the newsroom's pages in so many: each is read once for every change."""
FLOOR = 0.92
"""Share of the pages whose field is read as the change says; one page in thirteen may be wrong."""

LOWER = {("two over another story", "body"): 0.84, ("two over small print", "body"): 0.84}
"""Lower ones: a box may look like that of the text, where neither has a name, and the text's may be named a notice's."""


def test_a_change_is_wanted_in_its_field_alone() -> None:
    found = {name: (fields, want) for name, fields, want in variants(PAGE, CHANGES)}
    assert found.keys() == CHANGES.keys()
    assert {name: fields for name, (fields, want) in found.items() if fields != want} == {}
    fields, _ = found["a list"]
    assert fields["body"][2:5] == ["The horn is to be replaced by May", "Fares go up by 8 percent", "A second ship is on order"]  # fmt: skip
    assert [len(found[name][0]["body"]) for name in ("three paragraphs", "two paragraphs", "one paragraph")] == [
        3,
        2,
        1,
    ]
    assert found["an agency's dateline"][0]["dateline"] == "CAIRO, May 12 (Xinhua) --"
    assert found["a caption in a paragraph"][0]["images"] == [
        ("Passengers wait at the pier in the rain.", "Xinhua/Ann Lee")
    ]


def test_a_page_without_paragraphs_beside_each_other_has_no_variants() -> None:
    assert list(variants(Page(PAGE.url, b"<p>One.</p>"), CHANGES)) == []
    assert list(variants(Page(PAGE.url, b""), CHANGES)) == []


def test_other_stories_in_the_newsrooms_layouts_are_read() -> None:
    assert below(measure(read_pages()[::EVERY]), FLOOR, LOWER) == {}


def below(
    figures: Mapping[str, Mapping[str, float]], floor: float, lower: Mapping[tuple[str, str], float]
) -> dict[tuple[str, str], float]:
    """The shares below the floor, or below a lower one of their own, by change and field."""
    return {
        (name, field): shares[field]
        for name, shares in figures.items()
        for field in FIELDS
        if shares[field] < lower.get((name, field), floor)
    }
