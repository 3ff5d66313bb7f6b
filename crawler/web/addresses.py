"""Addresses: which may be fetched, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from crawler.web.networks import is_local_name, is_public, number_of
from pipelines.world.address import bare_host

LONGEST = 2000
"""Characters; beyond it an address is generated rubbish."""
NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|rss|rdf|pdf|zip|gz|mp[34]|m3u8|mov|apk|docx?|xlsx?|pptx?)$"
)

ODD = re.compile(r"[\s\\]")
SITE = re.compile(r"\A(?:https?:)?//[^/]*", re.IGNORECASE)
INNER = re.compile(r"/(?:https?:/{1,2})?((?:[\w-]{1,63}\.){1,8}[a-z]{2,24}/\S+)")
"""A host and its path in another's."""


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
    try:
        return not NO_PAGE.search(urlsplit(url).path.lower())
    except ValueError:
        return False


def is_on(url: str, hosts: Iterable[str]) -> bool:
    """Whether the address is on one of the hosts or a subdomain of one.

    >>> is_on("https://en.agency.example/1", ["agency.example"])
    True
    """
    host = bare_host(url)
    names = [name.lower().removeprefix("www.") for name in hosts]
    return any(host == name or host.endswith("." + name) for name in names)


def mended(url: str) -> str:
    """An address as browsers understand it: without line breaks, with spaces escaped and backslashes turned round.

    >>> mended("https://agency.example/story/ \\n  a b.html")
    'https://agency.example/story/a%20b.html'
    """
    if url.startswith(("http", "/")) and not ODD.search(url):
        return url
    joined = re.sub(r"[ \t]{0,99}[\r\n]\s{0,99}|\t", "", url.strip())
    path, mark, rest = joined.partition("?")
    if path.startswith("www.") and "/" in path:
        path = "https://" + path
    path = path.replace("\\", "/")
    site = "".join(SITE.findall(path)[:1])  # in a host's name a space stays, and is refused
    return site + (path[len(site) :] + mark + rest).replace(" ", "%20")


def carried(url: str, hosts: Iterable[str]) -> str | None:
    """The outlet's own address inside another site's, as search engines, trackers and caches write it.

    >>> carried("https://search.example/url?sa=t&url=https%3A%2F%2Fagency.example%2F1", ["agency.example"])
    'https://agency.example/1'
    >>> carried("https://agency-example.cache.example/c/s/agency.example/1", ["agency.example"])
    'https://agency.example/1'
    """
    parts = urlsplit(url)
    named = (
        [value for _, value in parse_qsl(parts.query, max_num_fields=100)]
        if "%3a" in url.lower() or "=http" in url
        else []
    )
    if inner := INNER.search(parts.path):
        named.append(f"https://{inner[1]}" + (f"?{parts.query}" if parts.query else ""))
    own = (value for value in named if re.match("https?://", value) and is_on(value, hosts))
    return next((value for value in own if refusal_of_address(value) is None), None)


def is_address(name: str) -> bool:
    """Whether a name on a command line is an address of the web, and no file."""
    return name.startswith(("http://", "https://"))


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
