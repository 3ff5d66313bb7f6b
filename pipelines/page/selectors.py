"""What an outlet's selectors pick out of a page, where the general rules cannot know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import cast

from lxml import etree
from lxml.cssselect import CSSSelector

from crawler.items import FURNITURE, Block, Selected, Zones
from pipelines.language.letters import without_space
from pipelines.page.layout.walk import lay_out
from pipelines.page.markup.displayed_text import fold_space

MAX_PICKED = 200
"""Elements that a selector may pick; a page with more is built to hold a reader up."""
STATED = {"meta": "content", "time": "datetime"}
"""Tag -> the attribute that states what the element only displays, or does not display at all."""
MARKED: Mapping[str, Zones] = {
    "captions": frozenset({"caption"}),
    "credits": frozenset({"credit", "figure"}),
    "images": frozenset({"figure"}),
    "related_links": frozenset({"related"}),
}
"""Field of several parts -> the zones by which the general rules put the parts together."""
_OFF = "off"


def take_off(tree: etree._Element, furniture: Sequence[str]) -> list[str]:
    """Remove everything that any of the selectors picks, and return those that found something; the text after an
    element stays."""
    found = []
    for css in furniture:
        picked = cast(list[etree._Element], _compiled(css)(tree))
        found += [css] if picked else []
        for element in picked:
            element.tag = _OFF
    etree.strip_elements(tree, _OFF, with_tail=False)
    return found


def select(tree: etree._Element, selectors: Mapping[str, Sequence[str]], url: str) -> dict[str, Selected]:
    """Field -> what the first of its selectors that finds anything picked; `css` is empty where none did.

    Selectors of a field are those of the outlet's eras, tried in order.
    """
    return {name: _first(tree, choices, url) for name, choices in selectors.items() if name != FURNITURE}


def mark_selected(blocks: list[Block], selected: Mapping[str, Selected]) -> list[Block]:
    """The column with what is selected marked: the body is its selected blocks and no others, a caption is one.

    A selected body that stands outside the column is put at its end.
    """
    if (body := selected.get("body")) and body.css:
        blocks = _with_body(blocks, body.blocks)
    for name, zones in MARKED.items():
        if chosen := selected.get(name):
            for i in find_selected(blocks, chosen.blocks):
                blocks[i].zones = zones
                blocks[i].main = False
    return blocks


def find_selected(blocks: Sequence[Block], chosen: Sequence[Block]) -> list[int]:
    """Where in a column the chosen blocks stand, each at the first place that no other has."""
    found: list[int] = []
    for block in chosen:
        key = _key(block)
        place = next((i for i, other in enumerate(blocks) if i not in found and _key(other) == key), None)
        if place is not None:
            found.append(place)
    return found


def _first(tree: etree._Element, choices: Sequence[str], url: str) -> Selected:
    for css in choices:
        picked = cast(list[etree._Element], _compiled(css)(tree))[:MAX_PICKED]
        if blocks := [block for element in picked for block in _blocks(element, url)]:
            return Selected(css, blocks)
    return Selected("")


@lru_cache(maxsize=500)
def _compiled(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")


def _blocks(element: etree._Element, url: str) -> list[Block]:
    attribute = STATED.get(str(element.tag))
    stated = fold_space(element.get(attribute) or "") if attribute else ""
    return [Block("paragraph", stated)] if stated else lay_out(element, url).blocks


def _with_body(blocks: list[Block], chosen: list[Block]) -> list[Block]:
    places = set(find_selected(blocks, chosen))
    for i, block in enumerate(blocks):
        block.main = i in places
        if i in places:
            block.zones = frozenset()
    if places:
        return blocks
    for block in chosen:
        block.main = block.kind != "image"
    return [*blocks, *chosen]


def _key(block: Block) -> tuple[str, str | None]:
    return without_space(block.text), block.url if block.kind == "image" else None
