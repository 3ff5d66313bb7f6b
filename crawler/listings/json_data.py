"""Articles in JSON: JSON Feed, the answer to a "load more" button, and the data that a section page is made from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from w3lib.url import add_or_replace_parameter

from crawler.items import Outlet
from crawler.listings.entries import Entry, read_time
from crawler.web.addresses import is_page_address

JSON_FEED = "https://jsonfeed.org/version/"
CALL = re.compile(r"\s{0,99}(?:/\*\*/)?\s{0,9}(?:(?:var|let|const)\s{1,9})?[\w.$]{1,60}\s{0,9}[(=]\s{0,9}(?=[\[{])")
"""What a script stands in for JSON: a function that is called with it, or a variable that it is put into."""
ADDRESS_KEY = re.compile(r"(?:url|link|href|uri|path|permalink|^item|@id)$", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?:)?//\S+|/[^\s/]\S*")
TITLES = ("headline", "title", "name", "label")
DATES = (
    *("datepublished", "publishedat", "published", "publishdate", "publicationdate", "publishtime", "pubdate"),
    *("firstpublished", "displaydate", "date", "datemodified", "updatedat", "createdat"),
)
NEXT = re.compile(r"(?:odata|hydra)?next(?=$|page|url|uri|link|href|cursor|offset|token|start|set|from|key|after)")
NEXT_ADDRESS = re.compile(r"(?:(?:https?:)?//|/|\?)\S+")
OUTER = frozenset(
    {"links", "paging", "pagination", "pager", "pageinfo", "page", "meta", "data", "response", "result", "hydraview"}
)
"""Keys under which JSON tells of itself, not of an article."""
MOST_ADDRESSES = 20
"""Of one object; what has more is a table of addresses, and no article's own."""
LEVELS = 3
MILLISECONDS = 100_000_000_000
"""A count of seconds is smaller."""
LATEST = 100 * MILLISECONDS
"""No count of either is larger, nor is it no number or without end, which JSON of programs may say."""


def load(text: str) -> Any:
    """The value of JSON, or of the script that stands in for it. Raises ValueError."""
    text = text.removeprefix("\ufeff")
    call = CALL.match(text)
    start = call.end() if call else len(text) - len(text.lstrip())
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def is_json_feed(value: Any) -> bool:
    """Whether it is a JSON Feed, of any version."""
    named = isinstance(value, dict) and isinstance(value.get("items"), list)
    return named and str(value.get("version")).startswith(JSON_FEED)


def read_items(feed: dict[str, Any], outlet: Outlet) -> list[Entry]:
    """The items of a JSON Feed, in its order."""
    return [_read_item(item, outlet) for item in feed["items"] if isinstance(item, dict)]


def goes_on(value: Any, url: str) -> str | None:
    """Where JSON from this address says that it goes on: at an address, or at its own with another value in a parameter.

    >>> goes_on({"links": {"next": {"href": "/api/news?page=2"}}}, "https://times.example/api/news")
    '/api/news?page=2'
    >>> goes_on({"items": [], "nextCursor": "bc9"}, "https://times.example/api/news?cursor=")
    'https://times.example/api/news?cursor=bc9'
    """
    own = {_letters(name): name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}
    for table in _outer(value, LEVELS):
        for key, given in table.items():
            if not (name := NEXT.match(_letters(key))):
                continue
            if isinstance(given, dict):
                given = given.get("href") or given.get("url")
            if isinstance(given, str) and NEXT_ADDRESS.fullmatch(given.strip()):
                return given.strip()
            parameter = own.get(_letters(key)[name.end() :] or "page")
            if parameter and given and type(given) in (str, int):
                return add_or_replace_parameter(url, parameter, str(given))
    return None


def _outer(value: Any, levels: int) -> Iterator[dict[str, Any]]:
    """The object that JSON is, and those in it that tell of it as a whole."""
    if isinstance(value, dict):
        yield value
        for key, inner in value.items() if levels else ():
            if _letters(key) in OUTER:
                yield from _outer(inner, levels - 1)


def _letters(key: str) -> str:
    return re.sub(r"[^a-z]", "", key.lower())


def read_tables(value: Any, outlet: Outlet | None) -> Iterator[Entry]:
    """The objects of JSON that give an address, in its order; only with an outlet their dates are read.

    Whether one looks like an article, the caller judges by its title.
    """
    for table in _walk(value):
        if isinstance(table, dict) and (urls := _addresses(table)):
            yield Entry(urls, _title(table), _date(table, outlet) if outlet else None, likely=False)


def quoted_pages(value: Any, most: int) -> list[str]:
    """The strings of JSON that are markup with links; some at most."""
    return list(islice((text for text in _walk(value) if isinstance(text, str) and "<a " in text), most))


def _read_item(item: dict[str, Any], outlet: Outlet) -> Entry:
    named = (item.get("url"), item.get("id"), item.get("external_url"))
    urls = [url.strip() for url in named if isinstance(url, str) and ADDRESS.match(url.strip())]
    return Entry(urls, _title(item), _date(item, outlet), sure=True)


def _walk(value: Any) -> Iterator[Any]:
    """The objects and strings of JSON, in its order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | str):
            yield one
        if isinstance(one, dict | list):
            waiting += reversed(list(one.values()) if isinstance(one, dict) else one)


def _addresses(table: dict[str, Any]) -> list[str]:
    named = (value.strip() for key, value in table.items() if isinstance(value, str) and ADDRESS_KEY.search(key))
    return [*islice((url for url in named if ADDRESS.fullmatch(url) and is_page_address(url)), MOST_ADDRESSES)]


def _title(table: dict[str, Any]) -> str | None:
    for name in TITLES:
        value = table.get(name)
        # WordPress and others put the text one deeper
        texts = value.values() if isinstance(value, dict) else [value]
        if text := next((text.strip() for text in texts if isinstance(text, str) and text.strip()), None):
            return text
    return None


def _date(table: dict[str, Any], outlet: Outlet) -> Any:
    named = {_letters(key): value for key, value in table.items()}
    for name in DATES:
        value = named.get(name)
        if isinstance(value, int | float) and 0 < value < LATEST:
            value = str(int(value) // (1000 if value > MILLISECONDS else 1))
        if isinstance(value, str) and (when := read_time(value[:100], outlet)):
            return when
    return None
