"""A column while it is read for related stories: what is taken, what was found, and what other parts know of a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.items import Block, RelatedLink, Zones
from pipelines.parts.related.teasers import Teaser, title_address


@dataclass(frozen=True, slots=True)
class StoryWording:
    """What the words of a line show that depends on its page, or that another part knows."""

    split_cue: Callable[[str], RelatedLink | None]
    is_recommendation: Callable[[str], bool]
    """It opens a list that is none of the article's: most read, for you."""
    is_signoff: Callable[[str], bool]
    is_furniture: Callable[[str], bool]
    """A line of the page's own: an invitation, a button, a date."""
    is_on_writer: Callable[[str], bool] = lambda _: False
    """A note on who wrote the text: a sentence that opens with his name."""


@dataclass(slots=True)
class Column:
    """The blocks of a column, those that a field has, and the stories found in reading order."""

    blocks: Sequence[Block]
    taken: set[int]
    say: StoryWording
    page: str = ""
    """The page's address."""
    found: list[Teaser] = field(default_factory=list)


AFTER_TEXT: Zones = frozenset({"related", "recommend", "hidden", "tags", "share", "comments", "below", "bio"})
"""Zones of lines that may be kept as text after the text, but are none."""


def last_text(column: Column) -> int:
    """The index of the last line of the text; a heading or a line that is all link may belong to a list after it."""
    for i in range(len(column.blocks) - 1, -1, -1):
        block = column.blocks[i]
        is_text = block.main and i not in column.taken and block.kind != "heading" and not block.zones & AFTER_TEXT
        if is_text and not title_address(block):
            return i
    return -1
