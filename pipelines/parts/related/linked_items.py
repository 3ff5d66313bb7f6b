"""Lists in the text whose items are links to stories of the same site, under a heading or each after a label."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from crawler.items import Block, Zones
from pipelines.language.sentences import FULL_STOPS
from pipelines.language.widths import width
from pipelines.parts.related.addresses import is_story
from pipelines.parts.related.lists import MAX_ITEMS
from pipelines.parts.related.teasers import MAX_FLAG, MAX_TITLE, MIN_WIDTH, is_dated, label_and_title
from pipelines.world.address import of_one_site

BARS: Zones = frozenset({"share", "tags", "ad", "newsletter", "navigation"})
"""Zones that a page sets between a text and the stories at its end."""


def linked_items(blocks: Sequence[Block], i: int, page: str) -> list[tuple[int, Block]]:
    """The items of a list directly under a heading, if each is hardly more than a link to a story of the same site;
    without a heading, if each has a word or two and a colon, or a question, before it: "Ferries: Back on line"."""
    headed, before = blocks[i].kind == "heading", blocks[max(i - 1, 0)]
    begins = headed or (
        blocks[i].kind == "list_item" and (before.kind != "list_item" or bool(before.zones & BARS - blocks[i].zones))
    )
    if not begins or (headed and blocks[i].links) or blocks[i].zones & {"head", "below"}:
        return []
    after = enumerate(blocks[i + headed : i + headed + MAX_ITEMS], i + headed)
    items = list(takewhile(lambda item: item[1].kind == "list_item", after))
    own = (
        _is_mostly_link(b, page) and "recommend" not in b.zones and (headed or _is_labelled(b, page)) for _, b in items
    )
    return items if len(items) > 1 and all(own) else []


def _is_labelled(block: Block, page: str) -> bool:
    parts = label_and_title(block)
    label = block.text.removesuffix(parts[1]).rstrip() if parts else ""
    own = block.links[-1].url.partition("#")[0] != page.partition("#")[0] if label else False
    return own and 1 < len(label) <= MAX_FLAG and label.endswith((":", "?", "!"))


def item_title(block: Block) -> str:
    """The title of an item under a heading: all of it, or only its link if a date and a section follow that."""
    first = block.links[0].text
    return first if is_dated(block.text, first) else block.text


def _is_mostly_link(block: Block, page: str) -> bool:
    """Whether most of a line is a link to one story of the page's own site, and the line is no sentence."""
    urls = {link.url for link in block.links if width(link.text) >= MIN_WIDTH or len(block.links) == 1}
    if len(urls) != 1 or not block.is_mostly_link or len(block.text) > MAX_TITLE or block.text.endswith(FULL_STOPS):
        return False
    url = urls.pop()
    return width(block.text) >= MIN_WIDTH and is_story(url) and (not page or of_one_site(url, page))
