"""What a page calls a section before it names it."""

from __future__ import annotations

import re

from crawler.items import Block
from pipelines.data import read_table

LABEL = re.compile(rf"^(?:{'|'.join(read_table('sections')['label'])})\s?[:：]\s?", re.IGNORECASE)
"""What a page calls a section before naming it: "Рубрика: Общество"."""


def is_labelled(block: Block) -> bool:
    """Whether a line is the word for a section and the link to it: "Category: Harbours"."""
    label = LABEL.match(block.text) if len(block.links) == 1 else None
    return label is not None and block.text[label.end() :] == block.links[0].text
