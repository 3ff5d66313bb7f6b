"""The path of sections that a page displays above its headline: Home > World > Europe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from crawler.items import Block
from pipelines.data import read_table
from pipelines.language.letters import HAN
from pipelines.page.column.wrappers import InheritedZones
from pipelines.page.head.sections import EDGE
from pipelines.page.layout import Layout
from pipelines.page.layout.menus import PATHS
from pipelines.page.markup.links import path_of
from pipelines.page.markup.tags import LISTS
from pipelines.parts.dates.lines import find_date_text, is_only_day
from pipelines.world.address import is_front

UNNAMED = ("image", "heading")
"""Blocks of a path that are not names: a heading without a link is the page's own."""
MAX_PATH = 150
MAX_NAME = 40
MAX_NAMES = 8
"""A path with more names is a menu."""
MAX_BARRED = 4
"""A path with more names between bars is a menu, if no class calls it a path."""
NEAR = 30
"""The path stands among so many blocks above a headline."""
MOST_PATHS = 2
"""Paths near a headline: one for wide screens, one for others."""
_MARK = re.compile(r"\s{0,3}(?:[>＞》]{1,2}|[»›→])\s{0,3}|\s(?://|[/／∕|])\s|::")
_PAGE = re.compile(
    rf"第?\s?[A-Z]?\d{{1,2}}\s?版\s?[:：\s]\s?([{HAN}·]{{2,12}})(?:[\s|]{{1,3}}(?:上一[版篇]|下一[版篇]|PDF).{{0,20}})?"
)
_WEEK = re.compile(r"(?:KW|Woche|Week|Semaine) \d{1,2}")
"""A week of an archive, which is no section."""
_SELF = frozenset(read_table("sections")["page"])
"""A path's word for the page itself."""


def find_crumbs(layout: Layout, until: int, is_subject: Callable[[str], bool]) -> list[str]:
    """The names on the path, without the front page and the page itself; [] where none is displayed.

    `until` is the number of the block with the headline: a path that no class calls one stands before it. `is_subject`
    says of an address that it lists what was written of something: behind a section such a name is none.
    """
    blocks = (
        list(_first_named(layout, until, is_subject))
        or list(_last_marked(layout, until))
        or _last_listed(layout, until)
    )
    found = _inner([name for block in blocks for name in _names(block)], blocks) if blocks else []
    subjects = {link.text.strip(EDGE) for block in blocks for link in block.links if is_subject(link.url)}
    return [name for name in found if name not in subjects] or found or list(_edition(layout, until))


def _first_named(layout: Layout, until: int, is_subject: Callable[[str], bool]) -> list[Block]:
    """The blocks of the first element whose class says bread crumbs; one that is called tags, too, stands above the headline
    and leads to more than subjects."""
    for node in layout.named("crumbs", PATHS):
        inside = layout.runs_in(node)
        tagged = "tags" in layout.zones(node)
        if inside and not (tagged and (inside[-1] > until or _lead_to_subjects(layout, inside, is_subject))):
            zones = InheritedZones(layout, layout.parents[node])
            seen = [
                n
                for n in inside
                if (
                    layout.runs[n].kind not in UNNAMED or (layout.runs[n].kind == "heading" and layout.runs[n].has_link)
                )
                and "hidden" not in zones[layout.runs[n].node]
                and not _leads_down(layout, n)
            ]
            if any(map(layout.linked, seen)) or not any(find_date_text(layout.text(n)) for n in seen):
                return [layout.block(number) for number in seen]
    return []


def _lead_to_subjects(layout: Layout, inside: Sequence[int], is_subject: Callable[[str], bool]) -> bool:
    return all(is_subject(link.url) for n in inside for link in layout.block(n).links)


def _leads_down(layout: Layout, number: int) -> bool:
    """Whether a run leads to a place on the page itself, as what screen readers pass over a menu by does."""
    links = layout.runs[number].links
    return bool(links) and all(len(href) > 1 and href[0] == "#" for href, _, _ in links)


def _last_marked(layout: Layout, until: int) -> Iterator[Block]:
    """The last block that is a few links with marks between them; if there are several such blocks, they are a menu."""
    near = (_marked(layout, number) for number in reversed(range(max(0, until - NEAR), until)))
    paths = [block for block in near if block is not None]
    yield from paths[:1] if len({block.text for block in paths}) <= MOST_PATHS else ()


def _last_listed(layout: Layout, until: int) -> list[Block]:
    """The items of a short list directly above the headline, whose first leads to the front page and each of the others to
    a folder inside the one before; the page itself may end it, without a link. Two links alone could as well be a menu,
    unless they are numbered."""
    last = next((n for n in range(until - 1, max(-1, until - CLOSE), -1) if layout.runs[n].kind == "list_item"), -1)
    node = layout.nearest(layout.runs[last].node, LISTS) if last > 0 else None
    inside = layout.extent(node, last, MAX_LISTED) if node else None
    if inside is None or len(inside) < 2:
        return []
    blocks = [layout.block(n) for n in inside]
    linked = blocks if blocks[-1].links else blocks[:-1]
    if (
        len(linked) < 2
        or (len(blocks) < 3 and (not node or layout.tags[node] == "ul"))
        or not all(b.is_link and b.text for b in linked)
    ):
        return []
    paths = [path_of(b.links[0].url).rstrip("/") for b in linked]
    led = paths[0] == "" or LANGUAGE.fullmatch(paths[0])
    return blocks if led and all(map(str.startswith, paths[2:], paths[1:])) else []


CLOSE, MAX_LISTED = 4, 5
"""Runs above the headline in which such a list ends, and its runs."""


def _marked(layout: Layout, number: int) -> Block | None:
    """A block, if it is a few links with marks between them."""
    run, text = layout.runs[number], layout.text(number)
    if not run.has_link or len(text) > MAX_PATH or "°" in text:  # how warm it is there
        return None
    if not _MARK.search(text) or text.count("|") > 1:  # bars part a menu
        return layout.block(number) if _names_itself(text, layout.linked(number)) else None
    block = layout.block(number)
    names = [name for part in _MARK.split(block.text) if (name := part.strip(EDGE))]
    barred = "|" in block.text and (len(names) > MAX_BARRED or _leads_apart(block))
    return block if block.links and not barred and _is_path(names, block) else None


def _is_path(names: Sequence[str], block: Block) -> bool:
    """Whether names between marks are a path: short, most of them links, the first among them or led to."""
    linked = {link.text.strip(EDGE) for link in block.links}
    led = len(names) > 2 or not linked.isdisjoint(names[:1])  # else what is linked is more of the first
    led = led or (bool(names) and _opens_path(names[0], block))
    names = names[:-1] if len(names) > 2 and len(names[-1]) > MAX_NAME else names  # the page itself
    short = len(names) > 1 and all(len(name) <= MAX_NAME for name in names)
    return short and led and len(linked & set(names)) >= max(1, len(names) - 2)


def _edition(layout: Layout, until: int) -> Iterator[str]:
    """The page of a printed paper that an article stands on, as its online edition names it: "第04版：要闻"."""
    for number in range(max(0, until - NEAR), until):
        text = layout.text(number) if layout.runs[number].kind not in UNNAMED else ""
        if "版" in text and (found := _PAGE.fullmatch(text)):
            yield found[1]
            return


def _leads_apart(block: Block) -> bool:
    """Whether links with a bar between lead neither into each other's folders nor, the first, to the front page:
    "App | Subscribe"."""
    paths = [path_of(link.url).rstrip("/") for link in block.links]
    return len(paths) > 1 and paths[0] != "" and not all(map(str.startswith, paths[1:], paths))


def _opens_path(name: str, block: Block) -> bool:
    """Whether a link ends the first name on a path, after the words that introduce it, and the others lead to pages in
    its folder: "You are here: Home"."""
    first, *others = (path_of(link.url).rstrip("/") for link in block.links)
    return (
        name.endswith(block.links[0].text) and all(o != first and o.startswith(first) for o in others) and bool(others)
    )


def _names_itself(text: str, linked: Sequence[str]) -> bool:
    """Whether a line is a link followed by a path's word for the page itself: "要闻 正文"."""
    return len(linked) == 1 and text.startswith(linked[0]) and _is_self(text[len(linked[0]) :].strip(EDGE))


def _is_self(name: str) -> bool:
    """Whether a name is a path's word for the page itself, or for the text on a subject: "新闻正文"."""
    return any(one in _SELF or one.endswith("正文") for one in (name.casefold(), name.partition(" ")[0]))


LANGUAGE = re.compile(r"/[a-z]{2}(?:-[a-z]{2,4})?", re.IGNORECASE)
"""A folder that is an edition, no section."""


def _names(block: Block) -> list[str]:
    """The names between the marks of a path; of several links with marks only inside their names, each link."""
    parted = _MARK.split(block.text[:MAX_PATH])
    linked = [link.text for link in block.links]
    bare = len(linked) > 1 and "".join(linked).replace(" ", "") == block.text.replace(" ", "")
    if linked and (len(parted) < 2 or (bare and not any(_MARK.match(name[-1:]) for name in linked[:-1]))):
        return linked
    return [name for part in parted for name in _linked_together(part, linked) or (part,)]


def _linked_together(part: str, linked: Sequence[str]) -> Sequence[str]:
    """The names of links with nothing between them; of sections side by side with commas between, the first."""
    inside = [name for name in linked if name in part]
    if len(inside) > 1 and ", ".join(inside) == part.strip(EDGE):
        return inside[:1]
    return inside if len(inside) > 1 and "".join(inside).replace(" ", "") == part.strip(EDGE).replace(" ", "") else ()


def _inner(names: Sequence[str], blocks: Sequence[Block]) -> list[str]:
    if len(names) > MAX_NAMES + 2:
        return []
    found = [name.strip(EDGE) for name in names]
    found = [name for before, name in pairwise(("", *found)) if not _is_month(name, before)]
    found = [name for name in found if 1 < len(name) <= MAX_NAME and not _is_self(name)]
    found = [name for name in found if any(map(str.isalpha, name)) and not name.endswith(("...", "…"))]
    found = [name for name in found if not (_WEEK.fullmatch(name) or is_only_day(name))]
    front = next((link for block in blocks for link in block.links), None)
    if front and is_front(front.url) and (name := front.text.strip(EDGE)) in found[:2]:
        found = found[found.index(name) + 1 :]  # before it at most "You are here:"
    return found


def _is_month(name: str, before: str) -> bool:
    """Whether a name on a path is a month, or a day, of the year before it: News > 2026 > May."""
    return _YEAR.fullmatch(before) is not None and find_date_text(f"1 {name} {before}") is not None


_YEAR = re.compile(r"20\d\d")
