"""The line of a page's head that gives names and a date: which of its inline elements are lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipelines.language.sentences import STOPS
from pipelines.page.markup.displayed_text import fold_space, inner_text
from pipelines.parts.dates.lines import find_date_text, is_moment, is_publication_line, is_update_label

BEHIND = frozenset({"span", "em", "i", "small", "a"})
"""Inline elements that may hold what stands behind a name."""
MAX_BEFORE, MAX_DATE, MAX_BESIDE = 120, 60, 12
"""Characters of a line before a date, of a date's element, and of what stands beside the date in it."""
MIN_NAME, MAX_SMALL = 2, 2
"""Words with a capital that a name has at least, and words in small letters beside it at most: "by", "and"."""
MARKS = " \n\t\r\xa0|·•/–—-()"
"""What may stand behind such an element."""
LED = 3
"""Words of a name with the one before it."""
_TELLING = re.compile(r"[\d@]")
_HANDLE = re.compile(r"@\w{2,30}")
_SAID = re.compile(r"[?!…\d]|[.:：(（]$|^[(（]")


def is_behind_name(element: etree._Element, tag: str, before: Sequence[str], *, in_text: bool) -> bool:
    """Whether an inline element ends a line that reads like a name, and is a date or a name on a network: "By Ada Writer"
    "12 May 2026"; or a day and a time behind any words that are no label for it. `before` is the line so far. Where the
    text has begun, a link or a bare day is the text's."""
    box = element.getparent()
    if tag not in BEHIND or (in_text and tag == "a") or box is None or box.tag == "blockquote":
        return False
    if (element.tail or "").strip(MARKS):
        return False
    said = inner_text(element)
    if not _TELLING.search(said):
        return False  # as most: quickly seen
    text, line = fold_space(said), fold_space("".join(before))
    if not line or len(text) > MAX_DATE or _SAID.search(line):
        return False
    if _HANDLE.fullmatch(text):
        glued = before[-1][-1:].isalpha()
        return not in_text and _reads_like_name(line, least=MIN_NAME if glued else LED)
    return _is_date_behind(line, text) and (not in_text or is_moment(text))


def is_bearer_behind(element: etree._Element, tag: str, before: Sequence[str]) -> bool:
    """Whether an inline element is the second of two of different names of which a box consists, and the first reads like
    a name: "By Ada Writer" "Science reporter, Harbour News"."""
    name = element.getprevious()
    if tag != "span" or name is None or name.tag != "span":
        return False
    box = element.getparent()
    pair = name.getprevious() is None and element.getnext() is None  # a box may have thousands
    bare = box is not None and not any((text or "").strip() for text in (box.text, name.tail, element.tail))
    if not (pair and bare) or not name.get("class") or name.get("class") == element.get("class"):
        return False
    line, text = fold_space("".join(before)), fold_space(inner_text(element))
    alone = (
        len(line) <= MAX_DATE
        and line == fold_space(inner_text(name))
        and not _SAID.search(line)
        and line[-1:] not in ",،"
    )
    ends = " " in text and len(text) <= MAX_DATE and text[0].isupper() and text[-1] not in STOPS
    return alone and ends and _reads_like_name(line)


def _is_date_behind(line: str, text: str) -> bool:
    date = find_date_text(text)
    if not date or len(text) - len(date) > MAX_BESIDE or find_date_text(line):
        return False
    whole = f"{line} {text}"
    if is_update_label(whole) or is_publication_line(whole):
        return False
    return _reads_like_name(line) or is_moment(text)


def _reads_like_name(line: str, *, least: int = MIN_NAME) -> bool:
    words = [word for word in line.split() if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= least and len(words) - small >= max(MIN_NAME, small) and small <= MAX_SMALL
