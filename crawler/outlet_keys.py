"""The keys of an outlet file: what each must hold, and what is said when it does not."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import XPathError

from crawler.items import FURNITURE, PLACES, UNASKED, Listing, ListingKind, Outlet
from crawler.web.addresses import is_on
from pipelines.world.address import bare_host

KINDS = ("state", "wire", "public", "private")
STATUSES = ("verified", "in use", "candidate", "disputed", *UNASKED)
SELECTABLE = (
    *("headline", "subheadline", "bylines", "published", "modified", "section", "keywords"),
    *("dateline", "images", "captions", "credits", "body", "related_links", "signoff"),
    FURNITURE,
)
"""Fields of an article for which selectors may be given, and the name for what is to be taken off a page."""

NO_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
"""Codes that Unicode has besides those of ISO 3166."""

Read = Callable[[Any, str, list[str]], Any]
"""Value, key and the list that takes its faults -> the value as the record has it."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds, and whether a file must have it."""

    read: Read
    needed: bool = False


def read_outlet(id: str, table: dict[str, Any]) -> tuple[Outlet | None, list[str]]:
    """The outlet that a file's table declares, or None and its faults, each beginning with its key.

    >>> read_outlet("daily", {"name": "The Daily"})[1][0]
    'home: missing'
    """
    faults: list[str] = []
    if not re.fullmatch(r"[a-z0-9][a-z0-9_]*", id):
        faults.append(f"the file's name is the outlet's id: lower-case letters, digits and _ only, not {id!r}")
    values = _read_table(table, OUTLET_KEYS, "", faults)
    if faults:
        return None, faults
    outlet = Outlet(id=id, **{"hosts": (bare_host(values["home"]),), **values})
    faults = _contradictions(outlet)
    return (None if faults else outlet), faults


def one_line(error: Exception) -> str:
    """What an error says, without the line breaks of the text that it quotes."""
    return " ".join(str(error).split())


def _read_table(table: dict[str, Any], keys: dict[str, Key], where: str, faults: list[str]) -> dict[str, Any]:
    for name in table:
        if name not in keys:
            hint = "; it belongs above the first [[listings]] or [selectors]" if where and name in OUTLET_KEYS else ""
            shown = name if name.isprintable() else repr(name)
            faults.append(f"{where}{shown}: no such key{hint or _close(name, keys)}")
    faults += [f"{where}{name}: missing" for name, key in keys.items() if key.needed and name not in table]
    return {name: key.read(table[name], where + name, faults) for name, key in keys.items() if name in table}


def _contradictions(outlet: Outlet) -> list[str]:
    faults = []
    if not is_on(outlet.home, outlet.hosts):
        faults.append(f"hosts: the home page {outlet.home} is on none of them")
    for example in outlet.article_url_examples:
        if not re.search(outlet.article_url, example):
            faults.append(f"article_url: does not match its own example {example}")
        if not is_on(example, outlet.hosts):
            faults.append(f"article_url_examples: {example} is on none of the outlet's hosts")
    urls = [listing.url for listing in outlet.listings]
    faults += [f"listings: {url} is listed twice" for url in sorted({url for url in urls if urls.count(url) > 1})]
    return faults


def _text(value: Any, where: str, faults: list[str]) -> str:
    if isinstance(value, str) and value.strip():
        return value
    faults.append(f"{where}: must be text, not {_shown(value)}")
    return ""


def _matching(holds: Callable[[str], object], wanted: str) -> Read:
    """Text of which `holds` is true; `wanted` says what it should be."""

    def read(value: Any, where: str, faults: list[str]) -> str:
        text = _text(value, where, faults)
        if text and not holds(text):
            faults.append(f"{where}: must be {wanted}, not {_shown(value)}")
        return text

    return read


def _one_of(choices: Collection[str]) -> Read:
    return _matching(lambda text: text in choices, "one of " + ", ".join(choices))


def _several(read_one: Read) -> Read:
    """A list with at least one item and none twice."""

    def read(value: Any, where: str, faults: list[str]) -> tuple[Any, ...]:
        if not isinstance(value, list) or not value:
            faults.append(f"{where}: must be a list with at least one item, not {_shown(value)}")
            return ()
        items = tuple(read_one(item, f"{where} {number}", faults) for number, item in enumerate(value, 1))
        faults += [f"{where}: {_shown(item)} is listed twice" for n, item in enumerate(value) if item in value[:n]]
        return items

    return read


def _listing(value: Any, where: str, faults: list[str]) -> Listing | None:
    if not isinstance(value, dict):
        faults.append(f"{where}: must be a table, [[listings]], not {_shown(value)}")
        return None
    values = _read_table(value, LISTING_KEYS, f"{where}, ", faults)
    for place in re.findall(r"\{[^{}]{0,40}\}", values.get("url", "")):
        if place not in PLACES:
            faults.append(f"{where}, url: no such place {place}; the places for a date are {', '.join(PLACES)}")
    return Listing(**values) if {"kind", "url"} <= values.keys() else None


def _selectors(value: Any, where: str, faults: list[str]) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        faults.append(f"{where}: must be a table, [selectors], not {_shown(value)}")
        return {}
    return _read_table(value, dict.fromkeys(SELECTABLE, Key(_several(_selector))), f"{where}, ", faults)


def _selector(value: Any, where: str, faults: list[str]) -> str:
    text = _text(value, where, faults)
    try:
        CSSSelector(text or "*", translator="html")
    except (SelectorError, XPathError, RecursionError) as error:
        faults.append(f"{where}: not a CSS selector: {_shown(value)} ({one_line(error)})")
    return text


def _pattern(value: Any, where: str, faults: list[str]) -> str:
    text = _text(value, where, faults)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Python warns of patterns that will mean something else one day
            re.compile(text)
    except (re.error, Warning, OverflowError, RecursionError) as error:
        faults.append(f"{where}: not a regular expression: {_shown(value)} ({one_line(error)})")
    return text


def _is_address(text: str) -> bool:
    if re.search(r"[\x00-\x20\x7f]", text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 80) > 0
    except ValueError:
        return False


def _is_host(text: str) -> bool:
    label = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
    return text == "localhost" or (text == text.lower() and bool(re.fullmatch(rf"{label}(?:\.{label}){{1,10}}", text)))


def _is_country(text: str) -> bool:
    return bool(re.fullmatch("[A-Z]{2}", text)) and text in Locale("en").territories and text not in NO_COUNTRIES


def _is_language(text: str) -> bool:
    tag = re.fullmatch(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|\d{3}))?", text)
    if tag is None:
        return False
    names = Locale("en")
    known = (names.languages, names.scripts, names.territories)
    return all(part is None or part in names for part, names in zip(tag.groups(), known, strict=True))


def _timezone(value: Any, where: str, faults: list[str]) -> str:
    text = _text(value, where, faults)
    if text and not _is_timezone(text):
        close = _close(text, available_timezones())
        faults.append(f"{where}: must be an IANA time zone, such as Asia/Shanghai, not {_shown(value)}{close}")
    return text


def _is_timezone(text: str) -> bool:
    try:
        return bool(ZoneInfo(text))
    except (KeyError, ValueError, OSError):
        return False


def _close(name: str, choices: Collection[str]) -> str:
    close = get_close_matches(name, choices, 1)
    return f"; did you mean {close[0]}?" if close else ""


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 100 else shown[:97] + "..."


_address = _matching(_is_address, "an http(s) address without spaces and control characters")
LISTING_KEYS = {
    "kind": Key(_one_of(get_args(ListingKind)), needed=True),
    "url": Key(_address, needed=True),
    "status": Key(_one_of(STATUSES)),
    "note": Key(_text),
}
OUTLET_KEYS = {
    "name": Key(_text, needed=True),
    "home": Key(_address, needed=True),
    "country": Key(_matching(_is_country, "an ISO 3166 country, such as DE"), needed=True),
    "languages": Key(_several(_matching(_is_language, "a BCP 47 language, such as en or zh-Hant")), needed=True),
    "timezone": Key(_timezone, needed=True),
    "kinds": Key(_several(_one_of(KINDS)), needed=True),
    "hosts": Key(_several(_matching(_is_host, "a host in lower case, such as agency.example"))),
    "owner": Key(_text),
    "agencies": Key(_several(_text)),
    "listings": Key(_several(_listing)),
    "article_url": Key(_pattern),
    "article_url_examples": Key(_several(_address)),
    "selectors": Key(_selectors),
    "notes": Key(_text),
}
