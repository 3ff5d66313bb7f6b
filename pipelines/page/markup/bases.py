"""The address that a page's relative addresses are resolved against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from lxml import etree

from pipelines.page.markup.links import absolute
from pipelines.world.address import host_of

ENOUGH = 5
"""Links by full address to one other host, and links by path alone, from which that host may be the page's own."""
_SAID = etree.XPath("//link/@href | //meta/@content", smart_strings=False)


def base_of(tree: etree._Element, url: str) -> str:
    """The `base` element's address where a page has one; else its own, `url`.

    A page that is served from an archive is known by its links: none of them, and nothing in its head, names the host
    that serves it, and one other host is named at least twice as often as any third, with a link to its front page. That
    page is the base. A `base` element stands before all links, as HTML asks for.
    """
    host = host_of(url).removeprefix("www.")
    named: list[str] = []
    for element in tree.iter("base", "a"):
        href = element.get("href")
        if href is not None and element.tag == "base":
            return absolute(url, href) or url
        if href and host in href and _is_on(href, host):
            return url
        named.append(href or "")
    return _elsewhere(tree, host, named) or url


def _elsewhere(tree: etree._Element, own: str, named: Sequence[str]) -> str | None:
    """The front page of the host from which a page was archived, which none of its links names; None for a page
    still on its host."""
    if not own or len(named) < 2 * ENOUGH:
        return None
    starts = Counter("/".join(href.split("/", 3)[:3]) for href in named if href.startswith(("http://", "https://")))
    (start, count), (_, second) = [*starts.most_common(2), ("", 0), ("", 0)][:2]
    if count < ENOUGH or count < 2 * second or not any(href.rstrip("/") == start for href in named):
        return None
    relative = sum(href.startswith("/") and not href.startswith("//") for href in named)
    said = any(own in value and _is_on(value, own) for value in cast(list[str], _SAID(tree)))
    return start + "/" if relative >= ENOUGH and not said else None


def _is_on(href: str, host: str) -> bool:
    """Whether an address is on a host or on its www."""
    return href.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.") == host
