"""What trafilatura is asked for part by part is what its own call answers: an upgrade that parts the two is seen here."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree, html
from trafilatura import bare_extraction, main_extractor
from trafilatura.settings import Document, Extractor
from trafilatura.xpaths import REMOVE_COMMENTS_AND_LISTS_XPATH

from crawler.items import Page
from pipelines import boilerplate
from pipelines.page.column import excerpt
from pipelines.page.column import kept_lines as trafilaturas

TESTS = Path(__file__).parent
PAGES = sorted([*(TESTS.parent / "newsroom" / "pages").rglob("*.html"), *(TESTS / "golden" / "saved").glob("*.html")])


def answer(page: html.HtmlElement) -> list[str]:
    options = Extractor(output_format="xml", fast=True, comments=False, tables=True)
    document = bare_extraction(page, options=options)
    if not isinstance(document, Document) or document.body is None:
        return []
    return [line for text in trafilaturas._texts(document.body) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("path", PAGES[::3], ids=lambda path: path.stem)
def test_the_lines_kept_are_those_of_trafilaturas_own_call(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[list[str], list[str]]] = []
    kept_lines = trafilaturas.kept_lines

    def compare(page: html.HtmlElement) -> list[str]:
        own = answer(deepcopy(page))
        told.append((kept_lines(page), own))
        return own

    monkeypatch.setattr(boilerplate, "kept_lines", compare)
    boilerplate.story_of(Page("https://harbour.example/1", path.read_bytes()))
    assert [kept for kept, _ in told] == [own for _, own in told]


NAMES = (
    *("comments-title", "comment-list", "Commentary", "share-bar", "article-body", "reply-1", "teaser", "main", "mainly", "nav", "content"),
    *("story-body", "hide-me", "hidden", "disqus_thread", "photo-caption", "post", "fulltext", "cookie", "rain"),
)  # fmt: skip
TAGS = ("article", "div", "section", "main", "p", "span", "list", "item", "ul", "details")


def test_marks_tell_what_trafilaturas_expressions_find() -> None:
    tree = html.Element("html")
    for tag in TAGS:
        for name in NAMES:
            for attribute in ("class", "id", "role", "itemprop", "style", "aria-hidden"):
                etree.SubElement(tree, tag, {attribute: name})
            etree.SubElement(tree, tag, {"class": "cookie", "id": name})
            etree.SubElement(tree, tag, {"id": name, "class": "rain"})
    lists = [vars(main_extractor)[name] for name in trafilaturas._LISTS]
    body, *others = found(trafilaturas._PARTS.expressions, trafilaturas._PARTS.mark(deepcopy(tree)))
    own, *own_others = found(lists, tree)
    assert [places[:1] for places in body] == [places[:1] for places in own]  # the first is taken
    assert others == own_others
    assert all(map(any, others))
    comments = [tree[at] for at in found([REMOVE_COMMENTS_AND_LISTS_XPATH], tree)[0][0]]
    left = [element for element in tree if element not in comments]
    assert comments
    assert list(trafilaturas._without(tree, REMOVE_COMMENTS_AND_LISTS_XPATH[0])) == left


def found(lists: Sequence[Sequence[etree.XPath]], tree: Any) -> list[list[list[int]]]:
    """For each expression where what it finds stands in the tree."""
    at = {element: place for place, element in enumerate(tree)}
    return [[[at[element] for element in cast(list[Any], one(tree))] for one in expressions] for expressions in lists]


PATHS = (".//a", ".//p", ".//article", "p", "body", ".//td/..", ".//*")


def test_the_elements_of_an_excerpt_answer_as_those_of_lxml_do() -> None:
    text = "<p>One <a>two</a>, <b>three</b><br>four</p>five<table><tr><td>6</td></tr></table><p></p>"
    own, plain = (etree.fromstring(text, parser) for parser in (excerpt._PARSER, html.HTMLParser()))
    for asked, other in zip(own.iter(), plain.iter(), strict=True):
        assert asked.text_content() == other.text_content()
        assert asked.xpath("//p//text()") == other.xpath("//p//text()")
        for path in PATHS:
            assert [*map(etree.tostring, asked.findall(path))] == [*map(etree.tostring, other.findall(path))]
            assert [*map(etree.tostring, asked.xpath(path))] == [*map(etree.tostring, other.xpath(path))]
            assert (asked.find(path) is None) is (other.find(path) is None)


def test_links_within_more_boxes_than_any_page_has_are_no_more_than_their_text() -> None:
    line = "The council met on Tuesday and agreed on the plan for the river, its speaker said."
    page = "<div>" * 100 + f"<p>{line} <a href='/plan'>More</a></p>" * 400
    assert trafilaturas.kept_lines(html.fromstring(f"<html><body>{page}</body></html>")) == [f"{line} More"] * 400
