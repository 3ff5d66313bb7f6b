"""What a story is filed under: as the page's head says, else as the page shows it in its tags."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crawler.items import Block, Zones
from pipelines.page.markup.links import path_of
from pipelines.parts.related.addresses import is_subject
from pipelines.story.sheet import Sheet, is_furniture

MAX_TAG, MOST_TAGS = 40, 30
FEW = 4
"""Words of a tag whose address does not say that it is one."""
NEAR = 12
"""So many blocks below the text may still show its tags."""
_TAG = re.compile(r"/tags?/|/search/label/", re.IGNORECASE)
"""In the addresses of tags, whatever their box is called."""
_LABELLED = re.compile(r"[^\W\d_]{2,20}\s?[:：]")
"""What says that a line is one of tags: "Labels: ferries, fares"."""
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
    folders = _shared_folders(sheet.blocks[below : below + NEAR], path_of(sheet.story.url))
    for i, block in enumerate(sheet.blocks[head : below + NEAR], head):
        tagged = (
            (i >= below or "head" in block.zones)
            and bool(block.links)
            and all(_TAG.search(link.url) for link in block.links)
        )
        of_story = block.zones & {"tags", "below"} or _LABELLED.match(block.text)  # and not of the page's own foot
        barred = NOT_SHOWN_SO - {"footer"} if of_story else NOT_SHOWN_SO
        if not (tagged or "tags" in block.zones) or block.zones & barred:
            continue
        for link in block.links:
            word = link.text.lstrip("#").strip(" ,;")
            marked = "tags" in block.zones and link.text.startswith("#")
            filed = marked or is_subject(link.url) or (i >= below and _folder(link.url) in folders)
            own = filed and frozenset(word.split()) not in writers
            if own and 1 < len(word) <= MAX_TAG and not is_furniture(word):
                yield word


def _shared_folders(blocks: Sequence[Block], page: str) -> set[str]:
    """The folders in which two links or more of few words in a box for tags lie, and nothing else there: of subjects, in
    any language; not of the page's own stories."""
    found, others = defaultdict[str, set[str]](set), set[str]()
    for link in (link for block in blocks if "tags" in block.zones for link in block.links):
        if link.text.count(" ") < FEW:
            found[_folder(link.url)].add(link.url)
        else:
            others.add(_folder(link.url))
    named = {folder for folder, urls in found.items() if len(urls) > 1 and _NAMED.search(folder)}
    return {folder for folder in named - others if not page.startswith(f"{folder}/")}


def _folder(url: str) -> str:
    return path_of(url).rstrip("/").rpartition("/")[0]


_NAMED = re.compile(r"/[^\W\d_][^\d/]*$")
"""A folder of a word without figures: no day's."""
