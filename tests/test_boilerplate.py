"""What trafilatura is asked for part by part is what its own call answers: an upgrade that parts the two is seen here."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from crawler.items import Page
from pipelines import boilerplate

TESTS = Path(__file__).parent
PAGES = sorted([*(TESTS.parent / "newsroom" / "pages").rglob("*.html"), *(TESTS / "golden" / "saved").glob("*.html")])


def answer(page: html.HtmlElement) -> list[str]:
    options = Extractor(output_format="xml", fast=True, comments=False, tables=True)
    document = bare_extraction(page, options=options)
    if not isinstance(document, Document) or document.body is None:
        return []
    return [line for text in boilerplate._texts(document.body) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("path", PAGES[::3], ids=lambda path: path.stem)
def test_the_lines_kept_are_those_of_trafilaturas_own_call(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[list[str], list[str]]] = []
    kept_lines = boilerplate.kept_lines

    def compare(page: html.HtmlElement) -> list[str]:
        own = answer(deepcopy(page))
        told.append((kept_lines(page), own))
        return own

    monkeypatch.setattr(boilerplate, "kept_lines", compare)
    boilerplate.story_of(Page("https://harbour.example/1", path.read_bytes()))
    assert [kept for kept, _ in told] == [own for _, own in told]
