"""What a page's menus are, and that no part of an article is lost with them."""

from __future__ import annotations

import pytest

from crawler.items import Page
from pipelines.boilerplate import story_of
from pipelines.page.layout.walk import lay_out
from pipelines.page.markup.tree import parse

URL = "https://outlet.example/news/1"
LINKS = "".join(f"<li><a href='/desk/{n}'>Desk {n}</a></li>" for n in range(20))
LINE = "The harbour board of Little Wick met on Tuesday to weigh the plan for a new quay, which few on the island had asked for. "
TEXT = "".join(f"<p>{n}. {LINE * 2}</p>" for n in range(6))


def left_out(body: str) -> int:
    tree = parse(f"<html><body>{body}</body></html>")
    assert tree is not None
    return len(lay_out(tree, URL, menus=False).menus)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (f"<nav><ul>{LINKS}</ul></nav>{TEXT}", 1),
        (f"<div><footer><ul>{LINKS}</ul></footer></div>", 1),
        (f"<nav><ul>{LINKS}</ul></nav><footer>{LINKS}</footer>", 2),
        ("<nav><a href='/'>Front page</a></nav>", 0),
        (f"<nav><h1>Ferry runs again</h1><ul>{LINKS}</ul></nav>", 0),
        (f"<nav><ul class='breadcrumb'>{LINKS}</ul></nav>", 0),
        (f"<article><nav><ul>{LINKS}</ul></nav></article>", 0),
        (f"<main><div><footer>{LINKS}</footer></div></main>", 0),
        (f"<nav><h2>Desks</h2><nav><ul>{LINKS}</ul></nav></nav>", 0),
        (f"<ul>{LINKS}</ul>", 0),
    ],
)
def test_a_large_box_of_links_outside_an_article_is_a_menu(body: str, count: int) -> None:
    assert left_out(body) == count


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Quay</h1><div>{TEXT}</div>",
        f"<nav><ul>{LINKS}</ul><h1>Quay</h1><div>{TEXT}</div></nav>",
        f"<nav><ul>{LINKS}</ul><div>{TEXT}</div></nav>",
        f"<div>{TEXT[: len(TEXT) // 2]}<nav>{LINKS}</nav>{TEXT[len(TEXT) // 2 :]}</div>",
    ],
    ids=["no menu", "a menu never closed", "a text in a menu alone", "a menu within the text"],
)
def test_a_text_is_read_whole_wherever_a_menu_stands(body: str) -> None:
    page = f"<html><head><title>Quay</title></head><body>{body}</body></html>"
    blocks = story_of(Page(URL, page.encode())).blocks
    assert [block.text[:2] for block in blocks if block.main] == [f"{n}." for n in range(6)]


def test_the_lines_of_a_footer_in_the_column_are_kept() -> None:
    footer = f"<footer><p>Reporting by Ada Quill; editing by Bram Oakes</p><ul>{LINKS}</ul></footer>"
    blocks = story_of(Page(URL, f"<div class='column'><h1>Quay</h1>{TEXT}{footer}</div>".encode())).blocks
    assert any(block.text.startswith("Reporting by Ada Quill") for block in blocks)
