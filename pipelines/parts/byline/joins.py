"""What stands between two names of a byline, and the items of a list that it separates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipelines.data import read_table
from pipelines.language.phrases import primary_subtag
from pipelines.parts.byline.name import IBERIAN, stands_within

_TABLE, _GLUED = (read_table("byline")[table] for table in ("join", "glued"))
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
    rest = text[start:]
    if glued := _glued(rest, _GLUED.get(language, ())):
        return [*items, (mark, rest[:glued]), (rest[glued + 1], rest[glued + 2 :])]
    return [*items, (mark, rest)]


def _glued(text: str, letters: Sequence[str]) -> int:
    """Where the blank stands before a name to which the word for "and" is glued, between two names of two words or more;
    0 if there is none."""
    words = text.split(" ") if letters else []
    at = next((n for n in range(2, len(words) - 1) if words[n][:1] in letters and len(words[n]) > SHORTEST), 0)
    return len(" ".join(words[:at])) if at else 0


SHORTEST = 3
"""Letters of a given name with the word for "and" glued to it are more."""


@lru_cache(maxsize=64)
def _joins(language: str) -> re.Pattern[str]:
    own = _TABLE.get(language)
    every = {word for words in _TABLE.values() for word in words if word not in _COMMON}
    words = sorted({*(own or every), "and", "with"}, key=lambda word: (-len(word), word))
    return re.compile(
        rf"\s?[,;&+、，،]\s?(?:(?:and|und|et)\s)?|\s(?:{'|'.join(words)})\s|(?<=[a-z])/(?=[A-Z])", re.IGNORECASE
    )
