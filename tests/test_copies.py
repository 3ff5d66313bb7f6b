"""A text that a page holds twice is read once: the whole of it, with its headline."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from crawler.items import Page
from pipelines.structure import read_page

NAME = "Lighthouse lit again"
LEAD = "BERGEN, May 12 (Norta) — "
LINES = [
    "The lamp over the mole burns again after eleven years in which nobody on the island had asked for it, the port said.",
    "Its keeper had not been asked whether it should burn, and he read of it in the paper on the morning after.",
    "A second lamp, for the fog, will be hung in the spring, the port's office said on Friday evening in the town hall.",
]
PICTURE = "<figure><img src=/{0}.jpg width=900 height=600><figcaption>The keeper of the light on the mole, on the night on which it was lit. (Photo / AFP)</figcaption></figure>"


def p(lines: list[str], lead: str = LEAD) -> str:
    return "".join(f"<p>{lead if n == 0 else ''}{line}</p>" for n, line in enumerate(lines))


NEW = "Nobody had asked for that either, its keeper said, and put out the lamp of his own house to save the oil for later."
H1, WHOLE = f"<h1>{NAME}</h1>", p(LINES)


@pytest.mark.parametrize(
    "page",
    [
        f"{H1}<div class=q1><div>{WHOLE}</div></div><div class=q2><div>{WHOLE}</div></div>",
        f"<div class=q1>{H1}{WHOLE}</div><div class=q2>{H1}{WHOLE}</div>",
        f"<div class=q1>{WHOLE}</div><div class=q2>{H1}{WHOLE}</div>",
        f"{H1}<div class=q1>{WHOLE}<p><a href=/in>Comment</a></p></div><div class=q2>{WHOLE}</div>",
        f"{H1}<div class=q1>{p([LINES[0], LINES[1][:60] + '…'])}<button>Show more</button></div><div class=q2>{WHOLE}</div>",
        f"{H1}<div class=q1>{p([LINES[0], LINES[1][:60] + '...'])}<a href=#more>More</a></div><div class=q2>{WHOLE}</div>",
        f"{H1}<div class=q1>{p(LINES[:2])}</div><div class=q2>{WHOLE}</div>",
        f"{H1}<div class=q1>{WHOLE}</div><div class=q2>{p(LINES[1:], '')}</div>",
        f"{H1}<div class=q1>{WHOLE}<div class=q2 hidden>{WHOLE}<p>Printed from the harbour's own pages, on which it may be read again.</p></div></div>",
    ],
)  # fmt: skip
def test_a_text_that_stands_twice_is_read_once(page: str) -> None:
    article = read(page)
    assert [block["text"] for block in article["body"]] == LINES
    assert article["dateline"]["text"] == LEAD.strip()
    assert (article["headline"], article["subheadline"]) == (NAME, None)


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (f"{H1}{WHOLE}<p>{LINES[1]}</p>", [*LINES, LINES[1]]),  # once in a row: as the page has it
        (f"{H1}<div>{p([LINES[0], 'Light, light, over the sea.', LINES[1], 'Light, light, over the sea.', LINES[2]])}</div>",
         [LINES[0], "Light, light, over the sea.", LINES[1], "Light, light, over the sea.", LINES[2]]),
        (f"{H1}<div><section>{p(LINES)}</section><section>{p([*LINES[:2], NEW])}</section></div>",
         [*LINES, LEAD + LINES[0], LINES[1], NEW]),
        (f"{H1}<div><section>{p(LINES[:2])}</section><section>{p([LINES[1], LINES[2]], '')}</section></div>",
         [*LINES[:2], *LINES[1:]]),
    ],
)  # fmt: skip
def test_what_a_page_repeats_within_its_text_stays(page: str, lines: list[str]) -> None:
    assert [block["text"] for block in read(page)["body"]] == lines


def test_a_line_of_two_pictures_is_said_of_both() -> None:
    article = read(f"{H1}<div>{PICTURE.format(1)}</div>{WHOLE}<div>{PICTURE.format(2)}</div>")
    assert [image["credit"] for image in article["images"]] == ["AFP", "AFP"]


def read(page: str) -> dict[str, Any]:
    html = f"<html lang=en><head><title>{NAME}</title></head><body><main>{page}</main></body></html>"
    return asdict(read_page(Page("https://times.example/news/1", html.encode())))
