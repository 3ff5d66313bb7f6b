"""The section that a page's head states: its name, a path or list of names, or a folder of the address, for which the
page itself has a name elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from pipelines.data import read_table
from pipelines.language.letters import unaccented
from pipelines.page.markup.displayed_text import fold_space, inner_text
from pipelines.page.markup.links import path_of

EDGE = " \t\u3000\xa0>＞》»›→/／∕|:：-"
_STEP = re.compile(r"\s?[|>»›]\s?|::|\s-\s|/(?=[a-zà-ÿа-я0-9/])")
_LISTED = re.compile(r"[,;，]")
MAX_LISTED = 2
"""Names in a list with commas; "Food, Drink & Travel" is one name."""
_ID = re.compile(
    r"root|null|none|undefined|default|untitled|index|tags?|sections?|[a-z]{1,20}[-_:.]\d{3,}"
    r"|(?:section|category|cat|channel|node|topic|id)[-_:. ]?\d+"
)
_SLUG = re.compile(r"[a-z]{2,20}(?:-[a-z]{1,20}){0,4}")
NEWS = frozenset(read_table("sections")["news"])
"""Words for everything that a section has, in small letters: another section stated beside one of them says more."""
MAX_NAME = 40
CRUMBS = "json-ld bread crumbs"


def stated_section(
    stated: Iterable[tuple[str, str | None]], path: Sequence[str], tree: etree._Element, address: str
) -> tuple[str, str | None]:
    """Where the section stands and its name, the first of those `stated`; `path` is the page's own, the site's name first.

    A folder of the address gives way to the end of that, or to what a link to it is called, as a name in small letters does; what is
    on the path to its end; a name without its accents to the same with them.
    """
    path = path[:-1] if len(path) > 2 and path[-1].casefold() in NEWS else path
    crumb = path[-1] if len(path) > 1 else None
    names = [(source, name) for source, value in stated if (name := named_section(value))]
    if not names:
        return CRUMBS, crumb
    source, name = next((pair for pair in names if pair[1].casefold() not in NEWS), names[0])
    if folder := _folder(name, address):
        return (CRUMBS, crumb) if crumb else (source, _linked(tree, folder, name) or name)
    if name.islower() and not crumb and _SLUG.fullmatch(name):
        return source, _linked(tree, f"/{name}", name) or name
    if name in path[:-1]:
        return CRUMBS, crumb
    bare = unaccented(name)
    return source, next((n for _, n in names[1:] if not n.isascii() and unaccented(n) == bare), name)


def named_section(value: str | None) -> str | None:
    """The name in what a page's head calls its section: the last of a path, the first of a list; None for an id.

    >>> named_section("news|world|123"), named_section("Edendale,Local News,News"), named_section("Food, Drink & Travel")
    ('world', 'Edendale', 'Food, Drink & Travel')
    """
    text = (value or "").strip(EDGE)
    if text[:1] in ("{", "[", "#"):
        return None  # a record of its own, a mark
    names = [name for part in _STEP.split(text) if (name := part.strip(EDGE)) and any(map(str.isalpha, name))]
    name = names[-1] if names else ""
    listed = _LISTED.split(name)
    if len(listed) > MAX_LISTED or (len(listed) > 1 and ", " not in name):
        name = listed[0].strip()
    return None if not name or _ID.fullmatch(name.casefold()) else name


def _folder(name: str, address: str) -> str:
    """The path of the folder of an address that a name stands for; empty if there is none."""
    before, found, _ = path_of(address).partition(f"/{name}/") if _SLUG.fullmatch(name) else ("", "", "")
    return f"{before}/{name}" if found else ""


def _linked(tree: etree._Element, folder: str, slug: str) -> str | None:
    """The text of a link to a folder of the page's site, if it begins like the folder: "Kärnten", "Food & Drink"."""
    for link in tree.iter("a"):
        href = (link.get("href") or "").rstrip("/").removesuffix(".html")
        if href.endswith(folder) and path_of(href) == folder:
            name = fold_space(inner_text(link)[:MAX_NAME])
            if 1 < len(name) < MAX_NAME and unaccented(name)[0] == slug[0]:
                return name
    return None
