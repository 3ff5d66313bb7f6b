"""Names at the end of a caption without a mark, of people and newsrooms that nobody knows: "… in the port. Jo Doe,
Harbour Post"."""

from __future__ import annotations

import re

from pipelines.language.sentences import STOPS
from pipelines.parts.caption.credit.borders import borders
from pipelines.parts.caption.credit.marks import LABELS, SITE
from pipelines.parts.caption.credit.shape import FOR_WHOM
from pipelines.parts.caption.credit.words import (
    ARTICLES,
    BEFORE_AGENCY,
    KINDS,
    NO_HOUSES,
    TAKEN_BY,
    credit_key,
    is_maker,
    is_name_run,
    is_organisation,
    is_persons,
    joined_items,
)

MOST_WORDS = 4
"""Words of one name; several that are set apart from each other have twice as many."""
MIN_SAID = 4
"""A caption must have at least so many words before the names; names after fewer may be of somebody it shows."""
_NO_NAMES = KINDS | LABELS
"""Words for what a picture is: "Видео" after a caption names nobody."""
MAX_SHOUT = 60
_SHOUT = re.compile(
    r"(?<=[^\W\dA-ZÀ-ÞА-Я]) (?=[^\s]{0,20} ?[^\s]{0,20}[A-ZÀ-ÞА-Я]{5})(?:(?:[A-ZÀ-ÞА-Я]\.|[A-ZÀ-ÞА-Я’'-]{3,20})[ /]){1,4}[A-ZÀ-ÞА-Я’'-]{3,20}$"
)
"""Names in capitals after a caption that is not: "… after three years MIKE DOE"."""
_BARS = {"|", "—"}
"""What separates a name from a caption without a full stop; after a dash the sentence may go on."""


def find_signature(line: str, houses: frozenset[str] = NO_HOUSES) -> int | None:
    """Where the names begin that end `line` after its last sentence or a bar; None if there are none.

    A name and a house with a dash, a bar or a stop between them are one signature.
    """
    if line[-2:].isupper() and (shout := _SHOUT.search(line, max(0, len(line) - MAX_SHOUT))):
        words = line[: shout.start()].rstrip(" .|–—-").rpartition(" ")
        if words[2].isalpha() and words[2].casefold() not in BEFORE_AGENCY and words[0].count(" ") > MIN_SAID:
            return shout.start()
    at = None
    for cut, start in borders(line):
        tail = line[start:]
        if not is_signature(tail, houses):
            break
        at = cut if _is_set_apart(line[:cut], line[cut:start], tail) else at
    return at


def _is_set_apart(said: str, between: str, tail: str) -> bool:
    """Whether the words before a border are a caption by themselves: a name after two words may be that of the
    person shown."""
    bar = between.strip()
    if (bar or said[-1] in STOPS) and tail.isupper() and tail.count(" ") and not said.isupper():
        return True
    enough = not between or len(said.split()) > MIN_SAID or SITE.fullmatch(tail) is not None
    return bar in _BARS or (said[-1] in STOPS and enough)


def is_signature(tail: str, houses: frozenset[str] = NO_HOUSES) -> bool:
    """Whether `tail`, after the end of a sentence, names whoever made a picture: only words of names, no full stop."""
    if tail[-1] in STOPS or credit_key(tail) in _NO_NAMES:
        return False
    if not (tail[0].isupper() or tail[0] == "@"):
        return SITE.fullmatch(tail) is not None
    words = len(tail.split())
    if words > 2 * MOST_WORDS or not is_name_run(tail):
        return False
    return words <= MOST_WORDS or _names_several(tail, houses)


def _names_several(tail: str, houses: frozenset[str]) -> bool:
    """Whether more words than a name has are several persons, or a person and a newsroom."""
    if is_persons(tail):
        return True
    if paper := FOR_WHOM.search(tail):
        return is_persons(tail[: paper.start()])
    if taken := TAKEN_BY.search(tail):
        return is_persons(tail[taken.end() :]) and credit_key(tail.split(maxsplit=1)[0]) not in ARTICLES
    items = joined_items(tail)
    return len(items) > 1 and any(_is_house(item, houses) for item in items)


def _is_house(item: str, houses: frozenset[str]) -> bool:
    """Whether `item` names a newsroom or another source of pictures: a known one, or one shown by its words."""
    return is_organisation(item) or is_maker(item) or credit_key(item) in houses
