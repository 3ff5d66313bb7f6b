"""What a heading says about the box that it opens, as the class of a box would."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from crawler.items import Zone
from pipelines.data import read_table
from pipelines.phrases import all_languages
from pipelines.related import is_recommendation_heading, is_related_heading, names_more, opens_subject

_AUTHOR = all_languages(read_table("furniture")["author"])


@lru_cache(maxsize=2_000)
def zone_of_heading(text: str) -> Zone | Literal["more"] | None:
    """The zone of a box under a heading: "related", "recommend", "bio"; "more" where it is one that recommends or, by its
    class, one of related stories; None where the heading says nothing of it.

    >>> zone_of_heading("Related stories"), zone_of_heading("Most read"), zone_of_heading("Ferries and fog")
    ('related', 'recommend', None)
    """
    if text in _AUTHOR:
        return "bio"
    if is_recommendation_heading(text):
        return "more" if names_more(text) else "recommend"
    return "related" if is_related_heading(text) or opens_subject(text) else None
