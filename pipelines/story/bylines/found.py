"""What a way of looking for writers has found, and whether that is more than whose page it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crawler.items import Zones
from pipelines.language.letters import letters
from pipelines.story.bylines.signing import is_host
from pipelines.story.sheet import DOMAIN, Sheet

_ADMIN = re.compile(r"/author/(?:admin|editor|web[-_]?(?:master|desk)|newsroom|redaktion)\d{0,2}/?$", re.IGNORECASE)
_COMPANY = re.compile(r"\s(?:Media Group|Newspapers?|Network|Ltd|Limited)$")
NO_AGENCY: Zones = frozenset(
    {"caption", "figure", "navigation", "related", "recommend", "ad", "hidden", "tags", "footer"}
)


class Found(NamedTuple):
    """What one way of looking for writers has found."""

    names: Sequence[str] = ()
    lines: Sequence[str] = ()
    """Those that the names stand on; none where they are another field's."""
    rule: str = ""


def stands_below(sheet: Sheet, found: Found) -> bool:
    """Whether names stand only in lines below the text."""
    below = any(block.text and block.text in found.lines[0] for block in sheet.blocks if "below" in block.zones)
    above = (block.text for block in sheet.blocks if block.main or "below" not in block.zones)
    return below and not any(found.names[0] in line for line in above)


def is_own_house(sheet: Sheet, names: Sequence[str]) -> bool:
    """Whether a byline only says whose page, or which company's, this is."""
    own = house_letters(sheet)
    return all(
        {letters(name), letters(DOMAIN.sub("", name))} & own
        or _COMPANY.search(name)
        or is_host(name, sheet.story.url)
        or _is_systems(sheet, name)
        for name in names
    )


def house_letters(sheet: Sheet) -> set[str]:
    """The names of the site and its newsroom, in letters only."""
    return {letters(name) for name in (sheet.meta.site_name or "-", *sheet.houses)}


def _is_systems(sheet: Sheet, name: str) -> bool:
    """Whether a byline links to the page of a system's administrator, who put the story online."""
    return any(link.text == name and _ADMIN.search(link.url) for block in sheet.blocks for link in block.links)
