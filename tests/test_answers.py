"""Which answers are an outlet's pages: one that leads away from the story or to the front page is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from scrapy.http import Response

from crawler.items import Outlet
from crawler.web.pages import NotAPage, page_of

HOME = "https://herald.example/en"
OUTLET = Outlet("herald", "Herald", HOME, "GB", ("en",), "Europe/London", ("public",), ("herald.example",))
STORY = "https://herald.example/news/1"
NOW = datetime(2031, 5, 12, 8, 30, tzinfo=UTC)


def answered(url: str, asked: str, outlet: Outlet | None = OUTLET) -> str:
    """The address of the page, or why there is none."""
    try:
        return page_of(Response(url, body=b"<html><p>Rain"), outlet, asked, NOW).url
    except NotAPage as reason:
        return str(reason)


@pytest.mark.parametrize(
    ("url", "outlet", "told"),
    [
        (STORY, OUTLET, STORY),
        ("https://herald.example/", OUTLET, "redirected_home"),
        ("https://herald.example", None, "redirected_home"),
        (f"{HOME}/", OUTLET, "redirected_home"),
        (HOME, None, HOME),
        ("https://herald.example/?id=1", OUTLET, "https://herald.example/?id=1"),
        ("https://elsewhere.example/news/1", OUTLET, "redirected_off_site"),
        ("https://elsewhere.example/news/1", None, "https://elsewhere.example/news/1"),
    ],
)
def test_an_address_leads_to_a_page_or_it_is_said_where_to(url: str, outlet: Outlet | None, told: str) -> None:
    assert answered(url, STORY, outlet) == told


def test_who_asks_for_the_front_page_is_given_it() -> None:
    assert answered("https://herald.example/", "https://www.herald.example/") == "https://herald.example/"
