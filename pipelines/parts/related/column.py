"""A column while it is read for related stories: what is taken, what was found, and what other parts know of a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.items import Block, RelatedLink
from pipelines.parts.related.teasers import Teaser


@dataclass(frozen=True, slots=True)
class StoryWording:
    """What the words of a line show that depends on its page, or that another part knows."""

    split_cue: Callable[[str], RelatedLink | None]
    is_recommendation: Callable[[str], bool]
    """It opens a list that is none of the article's: most read, for you."""
    is_signoff: Callable[[str], bool]
    is_furniture: Callable[[str], bool]
    """A line of the page's own: an invitation, a button, a date."""


@dataclass(slots=True)
class Column:
    """The blocks of a column, those that a field has, and the stories found in reading order."""

    blocks: Sequence[Block]
    taken: set[int]
    say: StoryWording
    page: str = ""
    """The page's address."""
    found: list[Teaser] = field(default_factory=list)
