"""Live blogs, galleries, films, interviews and lists of stories as sites set them, in classes that say nothing and in the
languages of the assembled pages: each is of its kind, lists are refused, and no sentence is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.assembled import WORDS
from crawler.items import Page
from pipelines.structure import read_page
from pipelines.validation import refusal_of

STORY = "https://harbour.example/2026/11/20/cracks-found-in-wall-118273"
CLOCKS = {"de": "{}:{:02} Uhr", "fr": "{}h{:02}", "ja": "{}時{:02}分", "ko": "오후 {}:{:02}", "pt": "{}h{:02}"}
Words = dict[str, Any]


def page(language: str, words: Words, inner: str, url: str) -> Page:
    title = words["headlines"][0]
    day = f"<time datetime='2026-11-20T14:15:00Z'>{words['day'][0]}</time>" if url == STORY else ""
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<header><a href='/'>{words['site']}</a></header><main><div class='x1'><h1>{title}</h1><div class='x2'>{day}</div>{inner}</div></main>"
        f"<footer><p>{words['rights']}</p></footer></body></html>"
    )
    return Page(url, html.encode())


def entries(form: str) -> Callable[[str, Words], str]:
    """Six entries under times of day, the latest first, or questions with their answers."""

    def put(language: str, words: Words) -> str:
        clock, titles, said = CLOCKS.get(language, "{}:{:02}"), words["titles"], words["sentences"]
        return "".join(
            form.format(
                clock=clock.format(10 - n, 7 * n + 5),
                title=titles[n % len(titles)],
                asked=titles[n % len(titles)].rstrip(".") + "?",
                first=said[2 * n % len(said)],
                second=said[(2 * n + 1) % len(said)],
                name=words["writers"][0],
            )
            for n in range(6)
        )

    return put


def pictures(form: str) -> Callable[[str, Words], str]:
    def put(language: str, words: Words) -> str:
        lines = [[*line, ""] for line in words["lines"]]
        return "".join(form.format(n=n, line=lines[n % len(lines)][0], made=lines[n % len(lines)][1]) for n in range(6))

    return put


LIVE = {
    "a time over each": "<div class=e1><time datetime=2026-11-20T10:00:00Z>{clock}</time><h3>{title}</h3><p>{first}</p><p>{second}</p></div>",
    "in a span": "<div class=e1><span>{clock}</span><p>{first}</p><p>{second}</p></div>",
    "in bold": "<p><b>{clock}</b> {first}</p><p>{second}</p>",
    "in headings": "<h2>{clock} – {title}</h2><p>{first}</p><p>{second}</p>",
    "under headings": "<h2>{title}</h2><div>{clock}</div><p>{first}</p><p>{second}</p>",
    "with the day": "<article><header><time>20.11.2026 {clock}</time><h2>{title}</h2></header><p>{first}</p><p>{second}</p></article>",
    "in paragraphs": "<p>{clock}</p><p>{first}</p><p>{second}</p>",
}
ASKED = {
    "in bold": "<p><strong>{asked}</strong></p><p>{first}</p><p>{second}</p>",
    "in headings": "<h3>{asked}</h3><p>{first}</p><p>{second}</p>",
    "by letters": "<p>Q: {asked}</p><p>A: {first} {second}</p>",
    "in a list": "<dl><dt>{asked}</dt><dd>{first} {second}</dd></dl>",
    "before a break": "<p><b>{asked}</b><br>{first} {second}</p>",
    "in boxes": "<div class=q1><div class=q2>{asked}</div><div class=q3><p>{first}</p><p>{second}</p></div></div>",
    "with names": "<p><b>{name}:</b> {asked}</p><p><b>Ida Moe:</b> {first} {second}</p>",
}
SHOWN = {
    "figures": "<figure><img src=/{n}.jpg width=900><figcaption>{line} <small>{made}</small></figcaption></figure>",
    "slides": "<div class=q1><img src=/{n}.jpg width=900><div><span>{n}/6</span><p>{line}</p><small>{made}</small></div></div>",
}
LISTED = "<div class=c1><a href='/2026/11/{clock}-{title}'><img src=/t.jpg width=300></a><h3><a href='/2026/11/{clock}-{title}'>{title}</a></h3><p>{first}</p></div>"


def read(place: int, put: Callable[[str, Words], str], url: str = STORY) -> list[tuple[str, Any, str]]:
    """What every third language's page is read as: its language, the article and all that its body says."""
    some = [*WORDS.items()][place % 3 :: 3]
    found = [(code, read_page(page(code, words, put(code, words), url))) for code, words in some]
    return [(code, article, "\n".join(block.text for block in article.body)) for code, article in found]


@pytest.mark.parametrize(("place", "form"), [*enumerate(LIVE.values())], ids=[*LIVE])
def test_entries_under_the_time_of_day_are_a_live_blog_s(place: int, form: str) -> None:
    for code, article, said in read(place, entries(form)):
        assert (code, article.kind) == (code, "liveblog")
        assert (code, [line for line in WORDS[code]["sentences"][:12] if line not in said]) == (code, [])


@pytest.mark.parametrize(("place", "form"), [*enumerate(ASKED.values())], ids=[*ASKED])
def test_questions_and_answers_are_an_article_s(place: int, form: str) -> None:
    for code, article, said in read(place, entries(form)):
        asked = [title.rstrip(".") + "?" for title in WORDS[code]["titles"][:6]]
        assert (code, article.kind, refusal_of(article)) == (code, "article", None)
        assert (code, [line for line in (*asked, *WORDS[code]["sentences"][:12]) if line not in said]) == (code, [])


@pytest.mark.parametrize(("place", "form"), [*enumerate(SHOWN.values())], ids=[*SHOWN])
def test_pictures_and_their_lines_alone_are_a_gallery_s(place: int, form: str) -> None:
    for code, article, _ in read(place, pictures(form)):
        captions = [image.caption for image in article.images]
        lines = [line[0] for line in WORDS[code]["lines"]]
        assert (code, article.kind, refusal_of(article)) == (code, "gallery", None)
        assert (code, captions) == (code, [lines[n % len(lines)] for n in range(6)])


@pytest.mark.parametrize("place", range(3))
def test_titles_with_their_summaries_are_no_article(place: int) -> None:
    for code, article, _ in read(place, entries(LISTED), "https://harbour.example/topics/harbour-wall"):
        assert (code, refusal_of(article)) == (code, "index")
