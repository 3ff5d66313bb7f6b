"""Readers' comments that no class calls so: a heading, and under it lines that their writers sign and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block
from pipelines.dates import find_date_text
from pipelines.phrases import all_languages, read_table

_HEADINGS = all_languages(read_table("furniture")["comments"])
_NUMBER = re.compile(r"[\s(\[]{0,3}\d{1,5}[\s)\]:]{0,3}")
MAX_HEADING = 40
MIN_TEXT = 2
"""Paragraphs of an article before its readers speak."""
MAX_SIGNED = 100
"""Characters of a line that a reader signs."""
REACH = 40
"""Blocks in which the first two comments are signed."""


def close_at_comments(blocks: Sequence[Block]) -> None:
    """Take what follows the heading over readers' comments out of the text, in place."""
    text = 0
    for i, block in enumerate(blocks):
        if block.kind == "heading" and text >= MIN_TEXT and _is_heading(block) and _are_signed(blocks[i + 1 :][:REACH]):
            for comment in blocks[i:]:
                comment.main, comment.zones = False, comment.zones | {"comments"}
            return
        text += block.main and block.kind == "paragraph"


def _is_heading(block: Block) -> bool:
    return len(block.text) <= MAX_HEADING and _NUMBER.sub("", block.text) in _HEADINGS


def _are_signed(blocks: Sequence[Block]) -> bool:
    lines = (b.text for b in blocks if b.kind != "image" and len(b.text) <= MAX_SIGNED)
    return sum(1 for line in lines if find_date_text(line)) > 1
