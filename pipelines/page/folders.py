"""The name of the section whose folder a page is in, where no path is displayed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, takewhile

from lxml import etree

from pipelines.language.letters import letters, unaccented
from pipelines.page.crumbs import LANGUAGE, MAX_NAME, NEAR
from pipelines.page.head.sections import EDGE
from pipelines.page.layout import Layout
from pipelines.page.markup.displayed_text import fold_space, inner_text
from pipelines.page.markup.links import is_address, path_of
from pipelines.parts.dates.lines import find_date_text


def find_folder(layout: Layout, until: int, page: str) -> str | None:
    """The name of the last link before a headline that leads to a folder of the page's own address: the end of a path
    without marks. A link followed by others belongs to a menu."""
    folders = _folders(path_of(page))
    for number in range(until - 1, max(-1, until - NEAR) if folders else until, -1):
        if leading := _leading(layout, number, folders):
            _, at = max((len(href), at) for at, href in enumerate(leading))
            name, after = layout.linked(number)[at].strip(EDGE), range(number + 1, min(number + 3, until))
            in_menu = any(layout.runs[n].has_link and not _leading(layout, n, folders) for n in after)
            return name if 1 < len(name) <= MAX_NAME and not in_menu else None
    return None


def find_own_label(layout: Layout, tree: etree._Element, until: int, page: str) -> str | None:
    """A word or two above a headline that a link to one of the page's own folders repeats: its section."""
    folders = _folders(path_of(page))
    name = _label(layout, until) if folders else None
    # where a link leads is quickly seen, and most lead elsewhere
    own = (link for link in tree.iter("a") if (href := _href(link)).endswith(folders) and path_of(href) in folders)
    return name if name and any(_says(link, name) for link in own) else None


def find_label(layout: Layout, tree: etree._Element, until: int) -> str | None:
    """A word or two above a headline that a link to a folder near the root of the site repeats: its section."""
    name = _label(layout, until)
    return name if name and any(_says(link, name) and _is_near_root(link) for link in tree.iter("a")) else None


def _label(layout: Layout, until: int) -> str | None:
    """The first line without a link above a headline, apart from its date, if it is a word or two."""
    for number in range(until - 1, max(-1, until - LABELLED), -1):
        run, name = layout.runs[number], layout.text(number).strip(EDGE)
        if run.picture is not None or find_date_text(name):
            continue
        plain = not run.has_link and name[-1:].isalpha() and name.count(" ") <= MOST_SPACES
        return name if plain and 1 < len(name) <= MAX_LABEL else None
    return None


LABELLED, MAX_LABEL, MOST_SPACES, DEEPEST = 4, 30, 3, 2
"""Runs above a headline in which such a word stands, its characters and spaces; folders above that which it names."""


def _says(link: etree._Element, name: str) -> bool:
    name_of_link = (link.text or "").strip() or fold_space(inner_text(link)[:MAX_NAME])
    return name_of_link.casefold() == name.casefold()


def _is_near_root(link: etree._Element) -> bool:
    path = path_of(_href(link)).strip("/")
    return path != "" and path.count("/") <= DEEPEST


def _href(link: etree._Element) -> str:
    return (link.get("href") or "").rstrip("/")


def _leading(layout: Layout, number: int, folders: tuple[str, ...]) -> list[str]:
    """The addresses of a block's links from the first on, as long as each is a folder of the page's address."""
    run = layout.runs[number]
    own = [href for href, _, _ in run.links if is_address(href)][: len(folders)]
    hrefs = [href.rstrip("/") for href in own or filter(is_address, run.enclosing[:1])]
    return list(takewhile(lambda href: href.endswith(folders) and path_of(href) in folders, hrefs))


def _folders(path: str) -> tuple[str, ...]:
    """The folders of an address, without that of its language."""
    parts = path.split("/")[1:-1]
    folders = ("/" + "/".join(parts[: n + 1]) for n in range(len(parts)))
    return tuple(folder for folder in folders if not LANGUAGE.fullmatch(folder))


def find_filed(links: Iterable[etree._Element], address: str) -> str | None:
    """The text of a link to the innermost folder of the page's address that any link leads to, in the folder's own
    word, or as the highlighted item of a menu: /2026/sport/ski/ is "Ski" where a link leads to /ski."""
    folders = [folder for folder in path_of(address).rstrip("/").split("/")[1:-1] if _FOLDER.fullmatch(folder)]
    found: dict[str, str] = {}
    for link in links if folders else ():
        href = link.get("href") or ""
        if not any(map(href.__contains__, folders)):
            continue
        slug = _INDEX.sub("", href[-MAX_HREF:].partition("?")[0]).rpartition("/")[2]
        name = fold_space(inner_text(link)[:MAX_NAME]).strip(EDGE) if slug in folders else ""
        if name and (letters(unaccented(name)) == letters(unaccented(slug)) or (slug not in found and _is_lit(link))):
            found[slug] = name
    return next((found[folder] for folder in reversed(folders) if folder in found), None)


_FOLDER = re.compile(r"(?!index)[a-zA-Z][\w-]{1,30}")
_INDEX = re.compile(r"(?:/(?:index\.\w{3,5})?|\.\w{3,5})$")
MAX_HREF = 200
_LIT = re.compile(r"(?<![a-z])(?:active|current|selected|on|here)(?![a-z])", re.IGNORECASE)


def _is_lit(link: etree._Element) -> bool:
    """Whether a menu highlights what a link leads to as the place of the page."""
    above = link.getparent()
    item = above.get("class") or "" if above is not None and above.tag == "li" else ""
    lit = (
        link.get("aria-current") is not None or _LIT.search(f"{link.get('class') or ''} {item}"[:MAX_HREF]) is not None
    )
    return lit or (item != "" and _is_only_named(above))


def _is_only_named(item: etree._Element | None) -> bool:
    """Whether an item amid a list has a class and none of the others there does."""
    menu = item.getparent() if item is not None else None
    inner = [*islice(menu.iterchildren("li"), MAX_MENU)][1:-1] if menu is not None else []  # its ends are often named
    return len(inner) >= MIN_MENU and item in inner and sum(bool(one.get("class")) for one in inner) == 1


MIN_MENU, MAX_MENU = 3, 40
