"""Addresses: which may be asked for, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.web.networks import is_local_name, is_public, number_of

LONGEST = 2000
"""Characters; beyond it an address is generated rubbish."""
NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|rss|rdf|pdf|zip|gz|mp[34]|m3u8|mov|apk|docx?|xlsx?|pptx?)$"
)


def refusal_of_address(url: str, hosts: Iterable[str] = ()) -> str | None:
    """Why `url` is never asked for; None if it may be.

    Reasons: too_long, malformed, not_http, credentials, private_address. A
    private address is let through where `hosts` names it in so many words.

    >>> refusal_of_address("mailto:desk@agency.example")
    'not_http'
    >>> refusal_of_address("https://agency.example/story/1")
    """
    if len(url) > LONGEST:
        return "too_long"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "malformed"
    if parts.scheme not in ("http", "https"):
        return "not_http"
    if not host or re.search(r"[\s<>\"\\\x00-\x1f\x7f\ud800-\udfff]", url):
        return "malformed"
    if parts.username is not None or parts.password is not None:
        return "credentials"
    return _refusal_of_host(host, hosts)


def is_page_address(url: str) -> bool:
    """Whether the path's ending leaves room for a page: no picture, feed, document or script."""
    return not NO_PAGE.search(urlsplit(url).path.lower())


def is_on(url: str, hosts: Iterable[str]) -> bool:
    """Whether the address is on one of the hosts or a subdomain of one.

    >>> is_on("https://en.agency.example/1", ["agency.example"])
    True
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    names = [name.lower().removeprefix("www.") for name in hosts]
    return any(host == name or host.endswith("." + name) for name in names)


def _refusal_of_host(host: str, hosts: Iterable[str]) -> str | None:
    if host in hosts:
        return None
    number = number_of(host)
    if number is not None:
        return None if is_public(number) else "private_address"
    if is_local_name(host):
        return "private_address"
    last = host.rstrip(".").rpartition(".")[2]
    # 127.1, 0x7f.0.0.1 and their like: names end in letters
    return "malformed" if re.match(r"\d|0x", last) or ".." in host or host.startswith(".") else None
