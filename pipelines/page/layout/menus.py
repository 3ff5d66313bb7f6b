"""Boxes of links: those around an article, which are a good part of a page's elements, are not laid out; one inside
it is no text."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from pipelines.page.layout import Layout

ARTICLES = frozenset({"article", "main"})
MENUS = ARTICLES | {"nav", "footer"}
"""Elements that may be menus, and those in which no menu is looked for."""
MIN_MENU = 20
"""Elements; a smaller box may be a path to the page, and is soon laid out."""
LISTS = ("nav", "ol", "ul", "div")
PATHS = ("rumb", "path", "Path")
"""In classes of what may be bread crumbs."""


class MenuWithinError(Exception):
    """A menu that is not laid out stands inside what is being read: the caller then lays out the whole page."""


def is_menu(box: etree._Element) -> bool:
    """Whether a box of links is large and holds no headline and no path to the page."""
    large = next(islice(box.iter(), MIN_MENU, None), None) is not None
    return large and next(box.iter("h1", "h2"), None) is None and not any(map(_is_path, box.iter(*LISTS)))


def require_whole(layout: Layout, node: int) -> None:
    """Raise `MenuWithinError` if an element is, or contains, a menu that is not laid out."""
    if layout.menus and any(map(layout.inside(node).__contains__, layout.menus)):
        raise MenuWithinError


def _is_path(element: etree._Element) -> bool:
    name = element.get("class") or ""
    return any(hint in name for hint in PATHS)
