"""What the words of a line say of related stories, whatever its layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crawler.items import RelatedLink


@dataclass(frozen=True, slots=True)
class StoryWording:
    """Questions to a line; the vocabularies answer them."""

    split_cue: Callable[[str], RelatedLink | None]
    is_heading: Callable[[str], bool]
    """It opens a list of related stories."""
    is_recommendation: Callable[[str], bool]
    """It opens a list that is none of the article's: most read, for you."""
    names_more: Callable[[str], bool]
    """Such a one says with a colon whose or of what its stories are: set as a line of the text, it is the article's."""
    is_cue: Callable[[str], bool]
    """It is a cue and nothing more, which between paragraphs stands over a story of the article's: "Read next"."""
    is_signoff: Callable[[str], bool]
    is_furniture: Callable[[str], bool]
    """A line of the page's own: an invitation, a button, a date."""
    is_paid: Callable[[str], bool]
    """It says that a story is an advert: "Sponsored"."""
    clean_title: Callable[[str], str]
    """Without what is set beside it: the length of a film, a day."""
