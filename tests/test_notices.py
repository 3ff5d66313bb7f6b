"""Pages of a heading and a line, in many languages: notices are refused by name, and news with the like words are kept."""

from __future__ import annotations

from html import escape
from pathlib import Path

from crawler.items import Page
from pipelines.structure import read_page
from pipelines.validation import refusal_of

ROWS = [
    tuple(line.split("|"))
    for line in Path(__file__).with_name("notices.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def page(language: str, heading: str, line: str) -> Page:
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(heading)} | Harbour Times'
        '</title></head><body><header><a href="/">Harbour Times</a><nav><a href="/a">A</a><a href="/b">B</a></nav>'
        f"</header><main><div><h1>{escape(heading)}</h1><p>{escape(line)}</p><a href='/'>Harbour Times</a></div></main>"
        "<footer><p>© 2026 Harbour Times</p></footer></body></html>"
    )
    return Page("https://harbour.example/2026/11/some-story-of-the-day-118273", html.encode())


def test_a_notice_is_refused_by_name_and_news_with_its_words_are_kept() -> None:
    wrong = [
        (expected, found, heading)
        for expected, language, heading, line in ROWS
        if (found := refusal_of(read_page(page(language, heading, line))) or "article") != expected
    ]
    assert len(ROWS) > 200
    assert wrong == []
