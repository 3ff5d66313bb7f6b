"""Heads of old pages: headline, date and writer in one cell of a table, parted by single line breaks."""

from __future__ import annotations

import pytest

from crawler.items import Article, Page
from pipelines.page.layout.line_breaks import dated_head
from pipelines.structure import read_page

LINES = [
    f"The lamp of the old lighthouse was lit again on {day}, eleven years after the last keeper had put it out."
    for day in ("Monday", "Tuesday", "Friday", "Sunday")
]
TITLE = "Old lighthouse is lit again"
MENU = "<a href=/>Home</a><br><a href=/w>World</a><br><a href=/s>Sport</a>"


def read(cell: str) -> Article:
    head = f"<title>{TITLE} - Harbour Agency</title>"
    table = f"<table><tr><td width=150>{MENU}</td><td>{cell}</td></tr></table>"
    return read_page(Page("https://agency.example/news/1", f"<html><head>{head}</head><body>{table}".encode()))


@pytest.mark.parametrize("between", ["<br><br>", "<br>", "<p>"])
@pytest.mark.parametrize(
    ("head", "day", "bylines"),
    [
        (f"<b>{TITLE}</b><br>12 May 2024<br>By Ann Lee", 12, ["Ann Lee"]),
        (f"<font size=4><b>{TITLE}</b></font><br>May 12, 2024<br>By Ann Lee", 12, ["Ann Lee"]),
        (f"<b>{TITLE}</b><br>By Ann Lee, 13.05.2024", 13, ["Ann Lee"]),
        (f"<h1>{TITLE}</h1>2024-05-12<br>By Ann Lee", 12, ["Ann Lee"]),
        (f"<h1>{TITLE}</h1>12 May 2024<br>Ann Lee", 12, ["Ann Lee"]),
        (f"<span>{TITLE}</span><br><span>Posted on 12 May 2024</span>", 12, []),
    ],
)
def test_lines_between_single_breaks_are_headline_date_and_writer(
    head: str, day: int, bylines: list[str], between: str
) -> None:
    article = read(f"{head}{'<p>' if between == '<p>' else '<br>'}{between.join(LINES)}")
    assert (article.headline, article.bylines) == (TITLE, bylines)
    assert article.published and (article.published.month, article.published.day) == (5, day)
    assert [block.text for block in article.body] == LINES


def test_the_date_may_come_first() -> None:
    head = f"<font size=1>12 May 2024 10:30</font><br><b>{TITLE}</b><br>By Ann Lee<br>"
    article = read(head + "<br><br>".join(LINES))
    assert (article.headline, article.bylines, article.published_text) == (TITLE, ["Ann Lee"], "12 May 2024 10:30")


@pytest.mark.parametrize(
    "raw",
    [
        "Rain in the valley\nBy Ann Lee\n" + LINES[0],
        "It had rained since May 12 2024, they said\nBy Ann Lee\n" + LINES[0],
        "12 May\n" + LINES[0],
        "one\ntwo\nthree\nfour\n12 May 2024\n" + LINES[0],
        LINES[0] + "\n12 May 2024\n" + LINES[1],
    ],
)
def test_other_lines_are_left_together(raw: str) -> None:
    assert dated_head(raw) == []


def test_a_place_and_a_day_amid_the_text_stay_one_paragraph() -> None:
    box = "The Old Harbour Hall<br>12 May 2024<br>Doors open at noon"
    article = read(f"<h1>{TITLE}</h1><p>{' '.join(LINES)}</p><p>{box}</p><p>{LINES[0]}</p>")
    assert box.replace("<br>", " ") in [block.text for block in article.body]
