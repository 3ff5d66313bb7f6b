"""Addresses of stories: which lead to one, to a list of them or to a company's services."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipelines.world.address import of_one_site
from pipelines.world.social_networks import on_network

_NO_STORY = re.compile(
    r"/(?:tags?|tagg|emne|topics?|hubs?|authors?|autor(?:es)?|auteurs?|keywords?|collections?|people|profile|search|subjects?|sujets?|syuzhet|thema|about|advertis(?:e|ing))/",
    re.IGNORECASE,
)
_FILM = re.compile(r"//videos?\.|/videos?/\w|,videos?-", re.IGNORECASE)
_SECTION = re.compile(r"[a-z]{3,20}(?:/[a-z]{3,20}){0,2}")
"""A path of plain words leads to something of which the site has many: "podcasts", "opinion/columns"."""
_NUMBERED = re.compile(r"\d{3}")
"""The number in the query of such an address: "news?pid=235001"."""
_POST = re.compile(r"(?:^|&)(?:p|post|id|article_?id|news_?id|story_?id|aid|nid)=\d{3}")
"""The query of a story on the front page's address: "/?p=36843"."""
_STORY = re.compile(r"\.s?html?$|\d{5}")
_SERVICE = re.compile(
    r"(?:jobs?|karriere\w{0,8}|stellen\w{0,10}|shop|store|abos?|subscri\w{1,8}|epaper|login|account|tickets?)\.|[^/]{3,80}/(?:abo|abos|abo-service|shop|subscribe|subscription|login|newsletters?)/"
    r"|.{3,120}/(?:register|log-?in|sign-?in|sign-?up|subscribe)/?$",
    re.IGNORECASE,
)
"""Services of a company: its jobs, its shop, pages on itself."""


def is_story(url: str) -> bool:
    """Whether an address can be a story's: not a front page, subject, writer, picture, social network or share button."""
    parts = urlsplit(url)
    path = parts.path.strip("/")
    host = parts.hostname or ""
    topic = _NO_STORY.search(parts.path + "/") and not _STORY.search(path)
    return (
        (bool(path) or _POST.search(parts.query) is not None)
        and not topic
        and not (_SECTION.fullmatch(path) and not _NUMBERED.search(parts.query))
        and not (on_network(url) or "share=" in parts.query or path.endswith((".jpg", ".png", ".webp")))
        and not _SERVICE.match(host + parts.path)
    )


def is_subject(url: str) -> bool:
    """Whether an address is a list of stories: on a subject, or by a writer."""
    return _NO_STORY.search(url) is not None


def is_film(url: str) -> bool:
    """Whether an address is a film's.

    >>> is_film("https://video.daily.example/1"), is_film("https://daily.example/sport,video-1.html")
    (True, True)
    """
    return _FILM.search(url) is not None


def is_section(url: str) -> bool:
    """Whether the path of an address is only the name of a section."""
    return _SECTION.fullmatch(urlsplit(url).path.strip("/")) is not None


def is_offer(url: str) -> bool:
    """Whether an address leads to one of the company's services."""
    return _SERVICE.match(url.partition("//")[2]) is not None


def is_other_page(url: str, page: str) -> bool:
    """Whether an address is another page of the same site; an article may test what a shop elsewhere sells."""
    return of_one_site(url, page) and url.partition("#")[0] != page
