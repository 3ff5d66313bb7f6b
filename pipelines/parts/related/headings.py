"""Headings over other stories, and what they say about the box that they open, as the class of a box would."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from crawler.items import Zone
from pipelines.data import read_table
from pipelines.language.phrases import COLONS, all_languages
from pipelines.language.sentences import FULL_STOPS, STOPS
from pipelines.parts.related.cues import CUE, NEVER, OPEN, TAIL, marks_end

MAX_HEADING, MAX_SUBJECT = 80, 50
_HEADINGS = read_table("related_heading")
_RELATED, _ELSEWHERE, _ELSEWHERE_OPENING = (
    all_languages(_HEADINGS[table]) for table in ("related", "elsewhere", "elsewhere_opening")
)
_PAID_FOR = all_languages(read_table("related")["paid"])
_AUTHOR = all_languages(read_table("furniture")["author"])
_NAMED, _APART = _RELATED | CUE, _ELSEWHERE | NEVER
_HOUSE = re.compile(
    r"[A-ZÀ-ÞА-Я]{2,6} (?:recommends|empfiehlt|recommande|recomienda|recomenda|raccomanda|рекомендует|рекомендує|poleca|tavsiye ediyor)"
)
"""A newsroom's own recommendation, with its initials: "HNA recommends"."""
_ON_SUBJECT = re.compile(
    r"(?:.{0,60}\w related|related(?: (?-i:[A-Z])[\w.&'’-]{1,15}){1,3}) (?:stories|articles|news|coverage|content)",
    re.IGNORECASE,
)
"""On what subject, or from whom, the stories are: "Ferry strike related stories", "Related Harbour News stories"."""

_OF_DESK = re.compile(
    r"(?:more|latest|next|previous)(?: [\w&'’-]{2,20}){1,4} (?:news|stories|headlines)", re.IGNORECASE
)
"""More of a desk's: "More health and science news"."""


_NOTED = re.compile(r"(?<=[^\W\d_]) \([^()]{1,24}\)$")
"""How a list was made, or its length: "Related stories (by tag)"."""


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


@lru_cache(maxsize=2_000)
def is_related_heading(text: str) -> bool:
    """Whether a heading opens a list of related stories; headings over automatic recommendations do not."""
    if len(text) > MAX_HEADING:
        return False
    text = _NOTED.sub("", text) if text.endswith(")") else text
    named = text in _NAMED or _opens_list(text) or ("elated " in text and _ON_SUBJECT.fullmatch(text))
    return bool(named or _HOUSE.fullmatch(text.strip(TAIL))) and not is_recommendation_heading(text)


def _opens_list(text: str) -> bool:
    if not text.rstrip().endswith(tuple(COLONS)):
        return False
    core = text[marks_end(text) :]
    return OPEN.opening(core) > 0 and not NEVER.opening(core)


def opens_subject(text: str) -> bool:
    """Whether a heading names the subject of the stories below it; that they are stories, its box must show.

    >>> opens_subject("More on the harbour"), opens_subject("More on")
    (True, False)
    """
    end = OPEN.opening(text) if len(text) <= MAX_SUBJECT else 0
    return 0 < end < len(text.rstrip(TAIL)) and not text.endswith(STOPS) and not NEVER.opening(text)


def is_bare_cue(text: str) -> bool:
    """Whether a line is only a cue, whose stories the page leaves out; the heading of a story's own part is none.

    >>> is_bare_cue("Read also:"), is_bare_cue("Background")
    (True, False)
    """
    return len(text) <= MAX_HEADING and text in CUE and text not in _RELATED


@lru_cache(maxsize=2_000)
def is_recommendation_heading(text: str) -> bool:
    """Whether a heading opens something outside the article: most read, recommended, latest, subjects, newsletters."""
    if len(text) > MAX_HEADING:
        return False
    core = text[marks_end(text) :].rstrip(TAIL)
    if text in _APART or _OF_DESK.fullmatch(core):
        return True
    said = text in _RELATED or core.endswith(FULL_STOPS)  # "More from the sea is expected."
    return not said and bool(_ELSEWHERE_OPENING.opening(core))


def names_more(text: str) -> bool:
    """Whether a recommending heading only says whose, or on what, the other stories are: "More from the harbour"."""
    return text not in _APART


def is_paid(text: str) -> bool:
    """Whether a word over a title marks the story as an advert."""
    return len(text) <= MAX_HEADING and text in _PAID_FOR
