"""What a line must contain to be a caption with its credit; most paragraphs have none of it, which is quickly seen."""

from __future__ import annotations

import re

from pipelines.parts.caption.credit.marks import last_cues
from pipelines.parts.caption.credit.words import is_maker

_SIGNS = tuple("/／=＝|｜©ⓒ摄攝")
_SIGN_WORD = re.compile(r"\b(?:photo|foto|image|picture|courtesy|illustration)|\bvia\b|撮影", re.IGNORECASE)
"""What a sure credit needs; the ends of most paragraphs have nothing of it."""


def has_sign(line: str, start: int) -> bool:
    """Whether a line has such a sign from `start` on; a colon is one after a credit's label or after a maker alone."""
    end = line[start:]
    if any(map(end.__contains__, _SIGNS)):
        return True
    stems = any(map(end.casefold().__contains__, _STEMS))
    if (stems and _SIGN_WORD.search(line, start)) or any(True for _ in last_cues(line, start)):
        return True
    return (":" in end or "：" in end) and any(is_maker(found[1]) for found in _BEFORE_COLON.finditer(line, start))


_BEFORE_COLON = re.compile(r"([^\s:：]{1,40})\s?[:：]")
_MARKS = (*_SIGNS, ":", "：")
_REACH = 240
"""Characters at the end of a line that may hold its credit, and what a page adds after that for its reader."""
_STEMS = ("hoto", "foto", "mage", "ictur", "courtes", "llustrat", "via", "撮影")


def may_close_with_credit(line: str) -> bool:
    """Whether such a sign can be in a line at all: a test that takes a tenth of the time."""
    end = line[-_REACH:]
    return any(map(end.__contains__, _MARKS)) or any(map(end.casefold().__contains__, _STEMS))
