"""What stands between two names of a byline, and the items of a list that it separates."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.data import read_table
from pipelines.language.phrases import primary_subtag
from pipelines.parts.byline.name import IBERIAN, stands_within

_TABLE = read_table("byline")["join"]
_COMMON = ("a", "en", "ja", "in", "na", "un", "и", "si")
"""Words that join names in one language but are an ordinary word or letter in another."""


def joins_names(text: str, language: str | None = None) -> bool:
    """Whether a text is only what may stand between two names.

    >>> joins_names("and"), joins_names("Anders")
    (True, False)
    """
    return _joins(primary_subtag(language)).fullmatch(f" {text.strip()} ") is not None


def items_of(text: str, language: str | None) -> list[tuple[str, str]]:
    """The items of a list, each with the mark or word before it."""
    items, mark, start = [], "", 0
    language = primary_subtag(language)
    for found in _joins(language).finditer(text):
        if language in IBERIAN and stands_within(text[start : found.start()], found[0], text[found.end() :]):
            continue
        items.append((mark, text[start : found.start()]))
        mark, start = found[0].strip(), found.end()
    return [*items, (mark, text[start:])]


@lru_cache(maxsize=64)
def _joins(language: str) -> re.Pattern[str]:
    own = _TABLE.get(language)
    every = {word for words in _TABLE.values() for word in words if word not in _COMMON}
    words = sorted({*(own or every), "and", "with"}, key=lambda word: (-len(word), word))
    return re.compile(
        rf"\s?[,;&+、，،]\s?(?:(?:and|und|et)\s)?|\s(?:{'|'.join(words)})\s|(?<=[a-z])/(?=[A-Z])", re.IGNORECASE
    )
