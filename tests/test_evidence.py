"""The measure of what reading rests on: a page set anew is the same page, and a mark that decides is found."""

from __future__ import annotations

from benchmarks.evidence import CHANGES, FIELDS, measure, set_anew
from crawler.items import Page
from pipelines.structure import read_page

SENTENCE = (
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour office said."
)
PAGE = Page(
    "https://herald.example/news/1",
    (
        "<html><head><title>No ferry at night</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "No ferry at night", '
        '"datePublished": "2026-05-12T10:00:00Z"}</script></head><body><article><h1>No ferry at night</h1>'
        + f"<p>{SENTENCE}</p>" * 4
        + "</article></body></html>"
    ).encode(),
)


def test_a_page_set_anew_is_read_as_it_was() -> None:
    assert read_page(set_anew(PAGE)).body == read_page(PAGE).body
    assert set_anew(Page(PAGE.url, b"")) == Page(PAGE.url, b"")


def test_what_hangs_on_a_mark_changes_without_it_and_nothing_else_does() -> None:
    figures = measure([PAGE], CHANGES)
    assert figures["JSON-LD and all scripts"] == dict.fromkeys(FIELDS, 1.0) | {"published": 0.0}
    assert figures["names of classes"] == dict.fromkeys(FIELDS, 1.0)
