"""Pages of one article: their addresses differ in a page's number only, and their columns make one story."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from scrapy.http import HtmlResponse, Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import DummyStatsCollector

from crawler.items import Block, Page, Story, Zone
from crawler.web.further_pages import FurtherPages
from pipelines.boilerplate import story_of
from pipelines.page.joining import join_stories
from pipelines.page.pagination import MOST_PARTS, first_part, next_part
from pipelines.structure import structure

HOST = "https://www.harbour.example"
FIRST = f"{HOST}/news/2026/night-boats.html"
PAGERS = [
    ("/news/2026/night-boats.html", "night-boats_2.html", "2"),
    ("/news/2026/night-boats.html", "night-boats_2.html", "The fog lifts"),
    ("/news/2026/night-boats.html", "/news/2026/night-boats-2.html", "【2】"),
    ("/news/2026/night-boats.html", "/news/2026/night-boats-2.html", "下一页"),
    ("/n1/2026/0426/c1001-40224001.html", "c1001-40224001-2.html", "Next page"),
    ("/news/2026/night-boats.shtml?utm_source=rss", "night-boats_2.shtml", "next"),
    ("/news/night-boats_1.htm", "night-boats_2.htm", "2"),
    ("/news/night-boats", "/news/night-boats?page=2", "2"),
    ("/news/story?id=41", "/news/story?id=41&page=2", "Next »"),
    ("/news/story?id=41&page=1", "/news/story?id=41&page=2", "Weiter"),
    ("/news/night-boats/", "/news/night-boats/2/", "2"),
    ("/news/night-boats/", "/news/night-boats/page/2/", "Page 2"),
]
OTHERS = [
    ("another story", "/news/2026/night-boats.html", "day-boats_2.html", "2"),
    ("another host", "/news/2026/night-boats.html", "https://stranger.example/news/2026/night-boats_2.html", "2"),
    ("a page further on", "/news/2026/night-boats.html", "night-boats_3.html", "3"),
    ("another story of the same name", "/news/night-boats", "/news/night-boats-2", "Night boats stop again"),
    ("a number that is an identifier", "/news/story-41.html", "/news/story-42.html", "Next"),
    ("a picture's file", "/news/2026/night-boats.html", "night-boats_2.jpg", "2"),
    ("a further page of a list", "/news/2026/night-boats.html", "/news?page=2", "2"),
    ("another parameter", "/news/story?id=41", "/news/story?id=2", "2"),
]


def pager(href: str, text: str, around: str = "div") -> bytes:
    return (
        f'<html><body><h1>Boats</h1><{around}><a href="{href}">{text}</a></{around.split()[0]}></body></html>'.encode()
    )


@pytest.mark.parametrize(("path", "href", "text"), PAGERS)
def test_the_next_page_of_an_article_is_found(path: str, href: str, text: str) -> None:
    found = next_part(pager(href, text), HOST + path, HOST + path, 2)
    assert found is not None and found.startswith(HOST) and "2" in found
    assert next_part(pager(href, text), HOST + path, HOST + path, 3) is None


def test_a_link_to_the_next_page_of_an_article_is_no_related_story() -> None:
    text = "<p>The harbour office will run ferries after midnight from June on, the minister said on Friday.</p>" * 4
    link = '<div class=notice><a href="night-boats_2.html">What do the boats cost the town this year?</a></div>'
    html = f"<html lang=en><body><article><h1>No ferry at night</h1>{text}{link}</article></body></html>"
    assert not structure(story_of(Page(FIRST, html.encode()))).related_links


@pytest.mark.parametrize(("path", "href", "text"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_a_page_of_something_else_is_not(path: str, href: str, text: str) -> None:
    assert next_part(pager(href, text), HOST + path, HOST + path, 2) is None


def test_a_relation_in_the_head_says_it_too() -> None:
    page = b'<html><head><link rel="next" href="?page=2"></head><body><p>Boats</p></body></html>'
    assert next_part(page, FIRST, FIRST, 2) == f"{FIRST}?page=2"


def test_pages_of_readers_comments_are_none_of_the_articles() -> None:
    assert next_part(pager("?page=2", "2", 'div class="comments"'), FIRST, FIRST, 2) is None


def test_an_article_has_a_bounded_number_of_pages() -> None:
    number = MOST_PARTS + 1
    assert next_part(pager(f"night-boats_{number}.html", str(number)), FIRST, FIRST, number) is None


@pytest.mark.parametrize(
    ("url", "href", "text", "first"),
    [
        (FIRST.replace(".html", "_3.html"), "night-boats.html", "1", FIRST),
        (FIRST.replace(".html", "-2.html"), "night-boats.html", "Previous", FIRST),
        (f"{HOST}/news/story?id=41&page=2", "/news/story?id=41", "1", f"{HOST}/news/story?id=41"),
        (f"{HOST}/news/night-boats/2/", "/news/night-boats/", "1", f"{HOST}/news/night-boats/"),
        (FIRST, "night-boats.html", "1", None),
        (f"{HOST}/news/story-41.html", "/news/story.html", "Our story", None),
        (FIRST.replace(".html", "_3.html"), "day-boats.html", "1", None),
    ],
)
def test_the_first_page_of_an_article_is_found_from_a_later_one(
    url: str, href: str, text: str, first: str | None
) -> None:
    assert first_part(pager(href, text), url) == first


TEXT = [
    "The last boat came in at nine, and the lamp in the watch room was still burning when the master sat down to write.",
    "Water, wind and passengers go into the book, line by line; he has kept the table of the night boats for twenty years.",
    "Forty-three books stand on the shelf by now, and stacked they are taller than his youngest granddaughter.",
    "Next morning two students fetched nineteen of them, to put the numbers into the computer of the water office.",
    "The gauge on the pier is two years old, and before it nobody but the master wrote down the water at night.",
    "In autumn he will leave the boats to his mate, who means to go on with the table as it is kept today.",
]


def page(number: int, paragraphs: list[str]) -> Page:
    text = "".join(f"<p>{line}</p>" for line in paragraphs)
    html = (
        "<html><head><title>Night boats</title></head><body><div class='story'><h1>Night boats</h1>"
        f"<p class='byline'>By Noa Brandt</p><div class='body'>{text}"
        f"<figure><img src='/i/{number}.jpg'><figcaption>The pier at {number} in the night. (Ines Calder)</figcaption></figure>"
        "<div class='pager'><a href='night-boats.html'>1</a> <a href='night-boats_2.html'>2</a></div>"
        "<p>(Editing by Jane Doe)</p></div></div></body></html>"
    )
    return Page(FIRST.replace(".html", f"_{number}.html") if number > 1 else FIRST, html.encode(), language="en")


def complete(page: Page, answer: Callable[[Request], bytes], most: int = 10_000) -> Page:
    """The page with its further ones, as they are answered; together at most so many bytes."""

    class Engine:
        async def download_async(self, request: Request) -> Response:
            return HtmlResponse(request.url, body=answer(request), headers={"Content-Type": "text/html"})

    settings = Settings({"DOWNLOAD_MAXSIZE": most})
    stats = DummyStatsCollector(SimpleNamespace(settings=settings))  # type: ignore[arg-type]
    crawler = SimpleNamespace(engine=Engine(), settings=settings, stats=stats)
    return asyncio.run(FurtherPages(crawler).complete(page, "harbour"))  # type: ignore[arg-type]


def test_the_further_pages_of_an_article_are_together_no_larger_than_a_page_may_be() -> None:
    asked = []

    def answer(request: Request) -> bytes:
        asked.append(request.meta["download_maxsize"])
        number = len(asked) + 2
        return f'<a href="night-boats_{number}.html">{number}</a>'.encode().ljust(300)

    whole = complete(Page(FIRST, b'<a href="night-boats_2.html">2</a>'), answer, most=1000)
    assert (asked, len(whole.parts)) == ([1000, 700, 400, 100], 4)
    assert whole.origin["pages"] == "5, no more: answer too big"


def test_an_article_that_is_found_by_a_later_page_is_had_from_its_first_one_on() -> None:
    whole = complete(page(2, TEXT[3:]), lambda asked: page(1 if asked.url == FIRST else 2, TEXT).body)
    assert [one.url for one in (whole, *whole.parts)] == [FIRST, FIRST.replace(".html", "_2.html")]


def test_a_page_whose_address_is_no_later_ones_is_the_first() -> None:
    whole = complete(Page(FIRST, pager("night-boats.html", "1")), lambda asked: page(2, TEXT).body)
    assert (whole.url, whole.parts) == (FIRST, ())


def test_the_pages_of_an_article_are_read_as_one() -> None:
    first = page(1, TEXT[:3])
    first.parts = (page(2, TEXT[2:]),)
    article = structure(story_of(first))
    assert article.url == FIRST
    assert [block.text for block in article.body] == TEXT  # the paragraph that both pages set stands once
    assert [(image.url, image.position) for image in article.images] == [(f"{HOST}/i/1.jpg", 3), (f"{HOST}/i/2.jpg", 6)]
    assert article.signoff == "(Editing by Jane Doe)"
    assert article.bylines == ["Noa Brandt"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Fog.", "Lamps.", "Fog. Lamps."),
        ("Fog. * Horns.", "Lamps. * Boats.", "Fog. * Horns. Lamps. * Boats."),
        ("More", "Lamps. More", "Lamps. More"),
        ("Fog.", "comments:Mine! Lamps. below:Yours!", "Fog. Lamps."),
        ("Fog. caption:Boats. credit:(AP) below:Yours!", "Lamps.", "Fog. Boats. (AP) Lamps."),
    ],
    ids=[
        "one after the other",
        "a mark on both",
        "a line that ends every page",
        "what stands around the column",
        "a picture's lines",
    ],
)
def test_columns_of_pages_are_joined(first: str, second: str, joined: str) -> None:
    stories = [Story(FIRST, [NAMED, *map(line, words.split())]) for words in (first, second)]
    assert [block.text for block in join_stories(stories).blocks[1:]] == joined.split()


NAMED = Block("heading", "Night boats", zones=frozenset({"headline-block"}))


def line(text: str) -> Block:
    zone, _, said = text.rpartition(":")
    zones: dict[str, Zone] = {"comments": "comments", "below": "below", "caption": "caption", "credit": "credit"}
    return Block("paragraph", said, zones=frozenset({zones[zone]} if zone else ()), main=not zone)


def test_a_further_page_that_cannot_be_read_takes_nothing_away() -> None:
    first = page(1, TEXT)
    first.parts = (Page(f"{HOST}/news/2026/night-boats_2.html", b"\x00\xff<<"),)
    assert [block.text for block in structure(story_of(first)).body] == TEXT
