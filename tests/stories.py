"""Stories and pages that tests share."""

from __future__ import annotations

from crawler.items import Article, Outlet, Page, Story
from pipelines.boilerplate import story_of, story_of_text
from pipelines.structure import structure


def plain_story(text: str) -> Story:
    return story_of_text(text)


def article_of_text(text: str) -> Article:
    return structure(story_of_text(text))


def article_of_html(
    html: str | bytes, url: str = "https://outlet.example/news/1", outlet: Outlet | None = None
) -> Article:
    body = html.encode() if isinstance(html, str) else html
    return structure(story_of(Page(url, body, outlet=outlet)))
