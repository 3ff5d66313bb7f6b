"""The meta elements of a page by name, including those of microdata that are about the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from pipelines.page.head.linked_data import ARTICLE_TYPES, MAX_VALUE, Own
from pipelines.page.markup.displayed_text import fold_space

MAX_VALUES = 50
"""Values of one name: authors, pictures, keywords."""
PAGES = ("webpage", "creativework", "itempage", "")
"""Types of microdata that are about the page, too."""
Metas = dict[str, list[str]]
"""The values of each name, which is in lower case."""
Stated = tuple[str, str | None]
"""Where a value of a field stands, and the value."""


def is_named(element: etree._Element) -> bool:
    """Whether a meta element describes the page by name, and is not microdata."""
    return bool(element.get("property") or element.get("name"))


def add_metas(found: Metas, elements: Iterable[etree._Element]) -> None:
    """Add to what was `found` what some elements state."""
    for element in elements:
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("id")
        value = fold_space((element.get("content") or element.get("value") or "")[:MAX_VALUE])
        values = found.setdefault(name.strip().lower(), []) if name and value else None
        if values is not None and len(values) < MAX_VALUES:
            values.append(value)


def own_items(
    elements: Sequence[etree._Element], headings: Sequence[etree._Element], own: Own
) -> Iterator[etree._Element]:
    """The meta elements of microdata about the page: not of a site's header or a picture, and of several articles only
    the one that holds the heading, or else the first."""
    items = [(e, _scope(e)) for e in elements if not is_named(e)]
    articles = [(e, scope) for e, scope in items if scope is not None and ARTICLE_TYPES.search(_kind(scope))]
    holding = {above for heading in headings for above in heading.iterancestors()} if articles else set()
    mine = [scope for _, scope in articles if scope in holding] or [scope for _, scope in articles[:1]]
    said = (e.get("content") for e, scope in articles if scope in mine and e.get("itemprop") == "headline")
    mine = mine if own.has({"headline": next(said, None)}) else []
    for element, scope in items:
        if scope is None or scope in mine or _kind(scope) in PAGES:
            yield element


def _scope(element: etree._Element) -> etree._Element | None:
    return next((above for above in element.iterancestors() if above.get("itemtype")), None)


def _kind(scope: etree._Element) -> str:
    return (scope.get("itemtype") or "").strip().rstrip("/").rpartition("/")[2].lower()


def stated(metas: Metas, names: Iterable[str]) -> Iterator[Stated]:
    """The first value of each of some names, in their order."""
    for name in names:
        if name in metas:
            yield f"meta {name}", metas[name][0]


def first_value(metas: Metas, name: str) -> str | None:
    """The first value of a name."""
    return metas[name][0] if name in metas else None


def stated_for_parsely(metas: Metas, value: re.Pattern[str]) -> Iterator[Stated]:
    """What a page's head states for Parse.ly, in JSON: a pattern's first group."""
    if found := value.search(first_value(metas, "parsely-page") or ""):
        yield "meta parsely-page", found[1]
