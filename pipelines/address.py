"""Addresses: the one that stands for an article, without what tracks its reader."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

from courlan import clean_url

from crawler.items import Outlet


def canonical_address(url: str, declared: str | None, outlet: Outlet | None = None) -> str:
    """The page's own canonical address where it can be trusted, else `url`; tracking parameters and fragment off.

    Trusted is an address on the outlet's hosts (of an unknown outlet: on the page's own host) that is no front page:
    a story carried from elsewhere, or a template that names the home page, would make many articles one.

    >>> canonical_address("https://a.example/news/1?utm_source=x#top", None)
    'https://a.example/news/1'
    """
    if declared:
        try:
            candidate = urljoin(url, declared.strip())
            trusted = _trusted(candidate, url, outlet)
        except ValueError:
            trusted = False
        if trusted:
            return without_tracking(candidate)
    return without_tracking(url)


def without_tracking(url: str) -> str:
    """The address without tracking parameters and fragment; unchanged where it cannot be read."""
    cleaned = clean_url(url)
    if not cleaned:
        return url
    parts = urlsplit(cleaned)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))


def _trusted(candidate: str, url: str, outlet: Outlet | None) -> bool:
    parts, own = urlsplit(candidate), urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    if parts.path.strip("/") == "" and not parts.query and own.path.strip("/") != "":
        return False
    hosts = outlet.hosts if outlet and outlet.hosts else (_bare(own.hostname or ""),)
    host = _bare(parts.hostname)
    return any(host == h or host.endswith("." + h) for h in map(_bare, hosts))


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
