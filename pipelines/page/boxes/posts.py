"""Posts of a network that stand in a text as quotations, by their signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block
from pipelines.world.social_networks import leads_to_post

MAX_SIGNATURE = 100
"""Characters of a line that signs a post."""


def signs_post(block: Block) -> bool:
    """Whether the end of a quotation is the signature of a post: "— Harbour (@harbour) 5 May 2024", with a link to it."""
    if _HANDLE.match(block.text):
        return True
    signed = block.text.startswith(("—", "–", "Posted by ")) or len(block.text) <= MAX_SIGNATURE
    return signed and any(leads_to_post(link.url) for link in block.links)


_HANDLE = re.compile(r"[—–] .{1,80}\(@\w{1,30}\)\s?.{0,30}\d{4}")


def close_post(blocks: Sequence[Block], signature: int) -> None:
    """Mark a quotation that ends in a post's signature as a post."""
    own = blocks[signature].group
    for i in range(signature, max(signature - MAX_POST, -1), -1):
        block = blocks[i]
        above = i < signature and (
            signs_post(block) or "embed" in block.zones or _are_parted(block, blocks[i + 1], own)
        )
        if block.kind != "quote" or above:
            return
        block.leave_text("embed")


def _are_parted(block: Block, below: Block, own: int) -> bool:
    """Whether another quotation begins between two blocks: an element opens there, and not in that of the signature."""
    return block.group <= own and below.group - block.group > 1


MAX_POST = 12
"""Lines of a post."""
