"""Addresses: the one address that stands for an article, without anything that tracks its reader."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

from w3lib.url import canonicalize_url

from crawler.items import Outlet

TRACKING = re.compile(
    r"(?:utm_|at_|itm_|mtm_|vero_|_hs(?:enc|mi)=|_g[al]=|ns_(?:mchannel|source|campaign|linkname|fee)=|wt[._]mc"
    r"|(?:fbclid|[gdy]clid|twclid|ttclid|[gw]braid|msclkid|igshid|mc_[ce]id|maca|ocid|cmp|cmpid|ncid|xtor|smid|traffic_source"
    r"|mkt_tok|guccounter|guce_referrer(?:_sig)?|__twitter_impression"
    r"|jsessionid|phpsessid|aspsessionid[a-z]{0,20}|session_?id)=)"
)
"""Parameters, with their =, that only tell where a reader came from or which visit this is, never what is read."""
SESSION = re.compile(r";jsessionid=[^/?#;]{0,200}", re.IGNORECASE)
"""The same inside a path."""
_NAME = re.compile(r"[\d_%-]|\w{16}|[^\x00-\x7f]")
"""In the last part of an article's path, and hardly ever in a section's."""
_INDEX = re.compile(r"(?:[a-z]{2}/)?(?:index|home|default)(?:\.[a-z]{3,5})?")
_ASKS_FOR_ONE = re.compile(r"\d")
"""In the query of an article that a front page's script shows: ?p=123."""
_PLAIN = re.compile(r"https?://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/[A-Za-z0-9/_-]{0,500}(?:\.[a-z]{2,5})?")
"""An address that is already spelled in the one way, as most are."""


def canonical_address(url: str, declared: str | None, outlet: Outlet | None = None) -> str:
    """The page's own canonical address where it can be trusted, else `url`; tracking parameters and fragment off.

    Trusted is an address on the outlet's hosts (of an unknown outlet: on the page's own host) that is no front page nor the
    section that the page is in: a story carried from elsewhere, or a template that names the home page, would make many
    articles one.

    >>> canonical_address("https://a.example/news/1?utm_source=x#top", None)
    'https://a.example/news/1'
    """
    if declared:
        try:
            candidate = declared if _PLAIN.fullmatch(declared) else urljoin(url, declared.strip())
            trusted = _trusted(candidate, url, outlet)
        except ValueError:
            trusted = False
        if trusted:
            return without_tracking(candidate)
    return without_tracking(url)


@lru_cache(maxsize=64)
def without_tracking(url: str) -> str:
    """The address without tracking parameters and fragment, spelled one way; unchanged where it cannot be read.

    Only parameters known to track go: `?cid=12` may be all that tells one article from another.
    """
    if _PLAIN.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
        if not parts.netloc:
            return url
        return _spelled_one_way(parts)
    except ValueError:
        return url


def host_of(url: str) -> str:
    """The host of an address, "" where it has none. Raises ValueError.

    >>> host_of("https://News.Agency.example/1"), host_of("/1")
    ('news.agency.example', '')
    """
    return urlsplit(url).hostname or ""


def bare_host(url: str) -> str:
    """The host of an address without ``www.``, "" where it has none. Raises ValueError."""
    return host_of(url).removeprefix("www.")


def is_front(url: str) -> bool:
    """Whether an address is a host's front page.

    >>> is_front("https://agency.example"), is_front("https://agency.example/?p=7"), is_front("https://[agency/")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query


def of_one_site(url: str, other: str) -> bool:
    """Whether two addresses belong to the same newsroom, whatever the edition or country. Raises ValueError.

    >>> of_one_site("https://blogs.daily.example/1", "https://www.daily.example/2")
    True
    """
    return _house(url) == _house(other)


def _house(url: str) -> str:
    labels = host_of(url).split(".")
    shared = len(labels) > 2 and labels[-2] in _SHARED
    return "".join(labels[-3:-2] if shared else labels[-2:-1])


_SHARED = frozenset({"com", "co", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv"})
"""Labels under a country's own ending below which sites are registered: daily.co.uk."""


@lru_cache(maxsize=4096)
def address_key(url: str) -> str:
    """What the spellings of one address have in common; for comparing, never for asking. Raises ValueError.

    >>> address_key("http://Agency.example/a?utm_source=x&id=7#top")
    'https://agency.example/a?id=7'
    """
    parts = urlsplit(url)
    return _spelled_one_way(parts._replace(scheme="https", netloc=re.sub(r":(?:80|443)?$", "", parts.netloc.lower())))


def _spelled_one_way(parts: SplitResult) -> str:
    query = "&".join(pair for pair in parts.query.split("&") if not TRACKING.match(pair.lower()))
    return canonicalize_url(parts._replace(path=SESSION.sub("", parts.path), query=query, fragment="").geturl())


def _trusted(candidate: str, url: str, outlet: Outlet | None) -> bool:
    parts, own = urlsplit(candidate), urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    if parts.username is not None or _leads_up(parts, own, outlet):
        return False
    hosts = outlet.hosts if outlet and outlet.hosts else (_bare(own.hostname or ""),)
    host = _bare(parts.hostname)
    return any(host == h or host.endswith("." + h) for h in map(_bare, hosts))


def _leads_up(parts: SplitResult, own: SplitResult, outlet: Outlet | None) -> bool:
    """Whether an address leads to a front page, or to a folder that the page is in and that could not be an
    article's own address."""
    path, place = parts.path.strip("/").lower(), own.path.strip("/").lower()
    if path == place:
        return False
    home = urlsplit(outlet.home).path.strip("/").lower() if outlet else ""
    inside = place.startswith(f"{path}/") and not parts.query and not _NAME.search(path.rpartition("/")[2])
    return (
        (path in ("", home) and not _ASKS_FOR_ONE.search(parts.query)) or inside or _INDEX.fullmatch(path) is not None
    )


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
