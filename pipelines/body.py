"""The body: the blocks of the text that no other part has taken, by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crawler.items import Block, BodyBlock, BodyKind

OUTSIDE = frozenset(
    {"navigation", "comments", "cookie", "newsletter", "recommend", "share", "ad", "hidden", "popup", "tags", "bio",
     "video", "embed", "related", "caption", "credit", "correction", "above", "head", "below", "headline-block"}
)  # fmt: skip
"""Zones inside a column whose text is not the article's."""
LABELS = frozenset({"date", "byline", "kicker", "dateline"})
"""Zones of short lines that say of the article when and whose it is."""
MAX_LABEL = 150
KINDS: dict[str, BodyKind] = {"heading": "heading", "quote": "quote", "list_item": "list_item"}


def body_blocks(
    blocks: Sequence[Block], taken: set[int], is_furniture: Callable[[str], bool]
) -> list[tuple[int, BodyBlock]]:
    """The body in reading order, each block with its index. What is no text of the article is left where it stands."""
    body = []
    for i, block in enumerate(blocks):
        if i in taken or not block.main or block.kind == "image" or block.zones & OUTSIDE or is_furniture(block.text):
            continue
        if block.zones & LABELS and len(block.text) < MAX_LABEL:
            continue
        body.append((i, BodyBlock(KINDS.get(block.kind, "paragraph"), block.text, block.links)))
    return body
