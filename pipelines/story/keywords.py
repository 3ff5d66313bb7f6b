"""What a story is filed under: as the page's head says, else as the page shows it in its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.items import Zones
from pipelines.parts.related.addresses import is_subject
from pipelines.story.sheet import Sheet, is_furniture

MAX_TAG, MOST_TAGS = 40, 30
NEAR = 12
"""So many blocks below the text may still show its tags."""
_TAG = re.compile(r"/tags?/", re.IGNORECASE)
"""In the addresses of tags, whatever their box is called."""
NOT_SHOWN_SO: Zones = frozenset({"navigation", "rail", "footer", "related", "comments", "bio", "byline"})
"""Zones of subjects that are not the story's own."""


def take_keywords(sheet: Sheet) -> list[str]:
    """The page's keywords; of a page whose head has none, the tags below its headline."""
    if sheet.meta.keywords:
        sheet.provenance["keywords"] = sheet.meta.provenance.get("keywords", "")
        return sheet.meta.keywords
    shown = list(dict.fromkeys(_shown(sheet)))[:MOST_TAGS]
    if shown:
        sheet.provenance["keywords"] = "displayed tags"
    return shown


def _shown(sheet: Sheet) -> Iterator[str]:
    writers = [frozenset(name.split()) for name in sheet.meta.authors]
    head = sheet.headline_at(0)
    below = max((i for i, block in enumerate(sheet.blocks) if block.main), default=0) + 1
    for i, block in enumerate(sheet.blocks[head : below + NEAR], head):
        tagged = (
            (i >= below or "head" in block.zones)
            and bool(block.links)
            and all(_TAG.search(link.url) for link in block.links)
        )
        if not (tagged or "tags" in block.zones) or block.zones & NOT_SHOWN_SO:
            continue
        for link in block.links:
            word = link.text.lstrip("#").strip(" ,;")
            own = is_subject(link.url) and frozenset(word.split()) not in writers
            if own and 1 < len(word) <= MAX_TAG and not is_furniture(word):
                yield word
