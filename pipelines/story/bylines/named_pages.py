"""Writers whose names are the addresses of their pages: "/author/ada-winter" stands in the page's head or behind a link
beside "Ada Winter"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.items import Block, Zones
from pipelines.language.letters import letters, unaccented
from pipelines.page.markup.links import path_of
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.parts.byline import split_byline
from pipelines.story.bylines.authors import NO_BYLINE
from pipelines.story.bylines.found import Found
from pipelines.story.sheet import Sheet

MAX_WORDS = 4
NEAR = 3
"""So many blocks before the link to a writer's page, his name may stand."""
ABOVE = 6
"""So many blocks above the headline, a writer may be named."""
_WORDS = re.compile(r"[^\W\d_]{2,20}(?:[-_.+][^\W\d_]{1,20}){1,3}(?=[-_.]?\d{0,8}/?$)")
_BARRED: Zones = NO_BYLINE - {"figure", "credit", "footer"}


def named_by_page(sheet: Sheet) -> Found:
    """A name near the headline that opens its line, and whose bearer's page has it in its address."""
    head = sheet.headline_at(-1)
    lines = [
        i
        for i in sheet.left()
        if not (block := sheet.blocks[i]).main
        and ("head" in block.zones or ("above" in block.zones and head - i <= ABOVE))
        and not block.zones & _BARRED
    ]
    stated = {name for author in sheet.meta.authors if (name := _name_in(author))}
    for at in lines:
        known = stated.union(_linked(sheet.blocks[at : at + 1 + NEAR]))
        if name := _opening(sheet, sheet.blocks[at].text, known):
            sheet.taken.add(at)
            return Found([name], [sheet.blocks[at].text], "name in its page's address")
    return Found()


def _linked(blocks: Sequence[Block]) -> Iterator[str]:
    """The names in the addresses of the writers' pages to which some blocks link."""
    for block in blocks:
        if not block.main:
            yield from (name for link in block.links if (name := _name_in(link.url)))


def _name_in(address: str) -> str:
    """The letters of the name with which the address of a writer's page ends; "" of any other text."""
    if "://" not in address or not AUTHOR_PAGE.search(address):
        return ""
    found = _WORDS.search(path_of(address).rstrip("/").rpartition("/")[2])
    return letters(found[0]) if found else ""


def _opening(sheet: Sheet, line: str, known: set[str]) -> str:
    """The words that open a line and are one of some names; "" where none do."""
    words = line.split(maxsplit=MAX_WORDS)[:MAX_WORDS] if known else []
    for n in range(len(words), 1, -1):
        name = " ".join(words[:n]).rstrip(",;|")
        if letters(unaccented(name)) in known and split_byline(name, sheet.language) == [name]:
            return name
    return ""
