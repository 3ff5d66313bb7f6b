"""An article on several pages: the addresses of its next page and of its first.

Pages are of one article where their addresses are the same but for a page's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from lxml import etree

from pipelines.data import read_table
from pipelines.language.phrases import any_of
from pipelines.page.markup.displayed_text import words_of
from pipelines.page.markup.links import absolute
from pipelines.page.markup.tree import decode, parse
from pipelines.page.markup.zones import zones_of_element

MOST_PARTS = 20
"""Pages of an article, the first included."""
PARAMETERS = frozenset({"page", "p", "pg", "pn", "paged", "pageno", "page_no", "seite", "pagina", "strona", "sayfa"})
_PARAMETER = re.compile(rb"[?&;](?:%b)$" % "|".join(sorted(PARAMETERS)).encode(), re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<stem>.{2,300}?)(?:[_-](?P<number>\d{1,2}))?(?P<ending>\.[a-z]{2,5})?", re.DOTALL)
_PATH = re.compile(r"(?P<stem>.{2,300}?)/(?:page/|p/|seite-)?(?P<number>\d{1,2})/?", re.DOTALL)
_TABLE = read_table("pagers")
_TURN = re.compile(rf"\W{{0,4}}(?:(?:page )?\d{{1,2}}|{any_of(_TABLE['next'])})\W{{0,4}}", re.IGNORECASE)
_FIRST = re.compile(rf"\W{{0,4}}(?:(?:page )?1|{any_of(_TABLE['first'])})\W{{0,4}}", re.IGNORECASE)


def next_part(body: bytes, url: str, first: str, number: int, charset: str | None = None) -> str | None:
    """The address of an article's page `number`, where a page of it links there; `first` is that of its first page.

    >>> page = b'<p class="pager"><a href="ferry_2.html">2</a></p>'
    >>> next_part(page, "https://a.example/ferry.html", "https://a.example/ferry.html", 2)
    'https://a.example/ferry_2.html'
    """
    if not may_have_part(body, first, number):
        return None
    for link, turns in _links(body, url, charset):
        reading = _reading_of(link, first)
        if reading is not None and reading.number == number and (turns or reading.is_sure):
            return link
    return None


def first_part(body: bytes, url: str, charset: str | None = None) -> str | None:
    """The address of an article's first page, if the page is a later one and links to it; else None."""
    if not may_be_later_part(url):
        return None
    links = {_plain(link): link for link, turns in _links(body, url, charset, _FIRST) if turns}
    return next((links[_plain(first)] for first in _firsts(url) if _plain(first) in links), None)


def is_later_part(link: str, first: str) -> bool:
    """Whether an address alone proves that it is a further page of the article that begins at `first`."""
    reading = _reading_of(link, first)
    return reading is not None and reading.is_sure and 1 < reading.number <= MOST_PARTS


def may_be_later_part(url: str) -> bool:
    """Whether an address alone suggests a further page."""
    return any(_firsts(url))


def may_have_part(body: bytes, first: str, number: int) -> bool:
    """Whether a page can have a link to an article's page `number` at all: most have none, and need not be parsed."""
    if number > MOST_PARTS:
        return False
    path = urlsplit(first).path.rstrip("/")
    name = path.rsplit("/", 1)[-1]
    stem = re.sub(r"(?:[_-]1)?(?:\.[a-z]{2,5})?$", "", name)
    numbered = re.compile(rb"(?:[_-]|/(?:page/|p/|seite-)?)%d\b" % number)
    names = {name.encode("utf-8", "replace") for name in (stem, unquote(stem)) if name}
    if any(numbered.match(body, end) for name in names for end in _ends_of(name, body)):
        return True
    values = re.finditer(rb"=%d\b" % number, body)
    return any(_PARAMETER.search(body, max(0, at.start() - 8), at.start()) for at in values)


def _ends_of(name: bytes, body: bytes) -> Iterator[int]:
    """Where each occurrence of a name in a page ends: compiling a pattern for it would take longer than the search."""
    at = body.find(name)
    while at >= 0:
        yield at + len(name)
        at = body.find(name, at + 1)


def _links(body: bytes, url: str, charset: str | None, turn: re.Pattern[str] = _TURN) -> Iterator[tuple[str, bool]]:
    """The links of a page outside readers' comments, each with whether its words or its relation turn the page."""
    tree = parse(decode(body, charset))
    if tree is None:
        return
    for element in tree.iter("a", "link"):
        link = absolute(url, element.get("href", ""))
        if link is None or (element.tag == "link" and element.get("rel") not in ("next", "prev", "canonical")):
            continue
        if element.tag == "link":
            yield link, True
        elif not _in_comments(element):
            text = words_of(element)[:60]
            yield link, turn.fullmatch(text) is not None


def _in_comments(element: etree._Element) -> bool:
    above = [element, *element.iterancestors()][:8]
    return any("comments" in zones_of_element(str(e.tag), e) for e in above)


def _reading_of(link: str, first: str) -> _Reading | None:
    """A link's address, read as that of a page of the article that begins at `first`."""
    return next((reading for reading in _readings(link) if _plain(reading.first) == _plain(first)), None)


def _firsts(url: str) -> Iterator[str]:
    """The addresses that may be the first page of the article that a page belongs to."""
    return (reading.first for reading in _readings(url) if 1 < reading.number <= MOST_PARTS)


class _Reading(NamedTuple):
    """A way to read an address as that of a page of an article."""

    first: str
    """The address of the article's first page."""
    number: int
    is_sure: bool = False
    """Whether the path alone proves it. Without an ending it does not: /ferry-2 may be another story of the same name."""


def _readings(url: str) -> Iterator[_Reading]:
    parts = urlsplit(url)
    if (named := _NUMBERED.fullmatch(parts.path)) and named["number"]:
        first = parts._replace(path=named["stem"] + (named["ending"] or "")).geturl()
        yield _Reading(first, int(named["number"]), bool(named["ending"]))
    if under := _PATH.fullmatch(parts.path):
        yield _Reading(parts._replace(path=under["stem"]).geturl(), int(under["number"]))
    for name, value in parse_qsl(parts.query):
        if name.lower() in PARAMETERS and value.isdecimal() and len(value) < 3:
            query = "&".join(p for p in parts.query.split("&") if p.partition("=")[0] != name)
            yield _Reading(parts._replace(query=query).geturl(), int(value))


def _plain(url: str) -> str:
    """What the spellings of an address have in common, without a first page's number."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and not pair.startswith(("utm_", "fbclid"))
        and not (pair.partition("=")[0].lower() in PARAMETERS and pair.partition("=")[2] == "1")
    )  # fmt: skip
    path = re.sub(r"[_-]1(?=\.[a-z]{2,5}$)", "", unquote(parts.path))
    return urlunsplit(("", host, path.rstrip("/"), query, ""))
