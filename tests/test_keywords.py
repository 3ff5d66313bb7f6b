"""Keywords: what the page's head says, else the tags that the page displays."""

from __future__ import annotations

import pytest

from tests.stories import article_of_html

TEXT = "".join(f"<p>{n}. The ferry will not run at night before the fog horn is mended.</p>" for n in range(5))
FOG = "<a href='/tag/fog'>#Fog</a><a href='/tag/ferries'>Ferries</a>"


@pytest.mark.parametrize(
    ("head", "below", "keywords"),
    [
        ("", f"<div class=tags><h5>Tags</h5>{FOG}</div>", ["Fog", "Ferries"]),
        ("<meta name=keywords content='Ports'>", f"<div class=tags>{FOG}</div>", ["Ports"]),
        ("<meta name=author content='Ada Winter'>", "<div class=tags><a href='/tag/w'>Winter Ada</a></div>", []),
        ("", "<div class=tags><a href='/ferry-back-on-its-line'>Ferry back</a></div>", []),
        ("", "<div class=tags><a href='/aihe/fog'>Fog</a> <a href='/aihe/7'>Ferries</a></div>", ["Fog", "Ferries"]),
        (
            "",
            "<ul class=tags><li><a href='/om/fog'>Fog</a><li><a href='/om/ferries'>Ferries</a></ul>",
            ["Fog", "Ferries"],
        ),
        ("", "<ul class=tags><li><a href='/fog/'>#Fog</a><li><a href='/pier-17/'>#Pier</a></ul>", ["Fog", "Pier"]),
        ("", "<div class=tags><a href='/news/2'>Ferry back</a> <a href='/news/3'>Fog gone</a></div>", []),
        ("", "<div class=tags><a href='/2026/05/a'>Ferry back</a> <a href='/2026/05/b'>Fog gone</a></div>", []),
        (
            "",
            "<div class=tags><a href='/sea/a'>Ferry back</a> <a href='/sea/b'>A fog that went as it had come</a></div>",
            [],
        ),
        ("", "<div class=tags><a href='/fog'>Fog</a> <a href='/ferries'>Ferries</a></div>", []),
        ("", "<div class=box><a href='/aihe/fog'>Fog</a> <a href='/aihe/7'>Ferries</a></div>", []),
        ("", f"<div class=box>{FOG}</div>", ["Fog", "Ferries"]),
        ("", "<div class=box><a href='/topic/fog'>Fog</a></div>", []),
        ("", f"<footer><ul class=tags><li><span>TAGS</span></li>{FOG}</ul></footer>", ["Fog", "Ferries"]),
        (
            "",
            "<footer>Marcadores: <a href='/search/label/f'>Fog</a>, <a href='/search/label/b'>Ferries</a></footer>",
            ["Fog", "Ferries"],
        ),
        ("", f"<footer>{FOG}</footer>", []),
        ("", "<p>The <a href='/tag/fog'>Fog</a> stays.</p>", []),
        ("", "", []),
    ],
)
def test_keywords_are_those_of_the_head_or_the_tags(head: str, below: str, keywords: list[str]) -> None:
    markup = f"<html lang=en><head>{head}</head><body><article><h1>No ferry</h1>{TEXT}{below}</article></body></html>"
    assert article_of_html(markup.encode()).keywords == keywords


def test_what_is_not_called_tags_is_so_in_the_story_s_own_foot() -> None:
    text = f"<article><h1>No ferry</h1><div class=text>{TEXT}</div><footer>Tagged {FOG}</footer></article>"
    assert article_of_html(f"<html lang=en><body>{text}</body></html>").keywords == ["Fog", "Ferries"]


def test_a_second_record_of_the_article_may_have_the_keywords() -> None:
    said = '{"@type": "NewsArticle", "headline": "No ferry", '
    more = '"datePublished": "2026-05-12", "articleBody": "The ferry", "name": "No ferry"}'
    records = (said + '"keywords": ["Fog", "Ports"]}', said + more)
    head = "".join(f'<script type="application/ld+json">{record}</script>' for record in records)
    markup = f"<html lang=en><head>{head}</head><body><article><h1>No ferry</h1>{TEXT}<div class=tags>{FOG}</div></article></body></html>"
    assert article_of_html(markup.encode()).keywords == ["Fog", "Ports"]


def test_tags_on_the_line_of_the_date_are_keywords() -> None:
    date = f"<div class=date>Tuesday, 12 May 2026 <span>{FOG}</span></div>"
    markup = f"<html lang=en><body><article><h1>No ferry</h1>{date}<div class=text>{TEXT}</div></article></body></html>"
    assert article_of_html(markup.encode()).keywords == ["Fog", "Ferries"]


def test_a_count_of_comments_behind_a_headline_is_no_part_of_it() -> None:
    markup = (
        f"<html lang=en><body><article><h1>No ferry <a href='#comments'>(27)</a></h1>{TEXT}</article></body></html>"
    )
    assert article_of_html(markup.encode()).headline == "No ferry"
