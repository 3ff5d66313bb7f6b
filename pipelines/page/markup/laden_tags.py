"""Tags laden with attributes, over which the parser takes a time that grows with the square of their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

MAX_TAG = 5_000
MAX_ATTRIBUTES = 1_000
"""Of one tag."""
MAX_EACH, MAX_EQUALS = 8, 5_000
"""Signs "=" of a page, for each of its tags and besides: ten times what any page seen has."""

_OPENING = re.compile(rb"<[a-zA-Z]")
_EDGE = re.compile(rb"=\s{0,99}(?:\"[^\"]*\"|'[^']*')|>")
"""A value in quotes, or the end of a tag."""
_VALUE = re.compile(rb"\"[^\"]*\"|'[^']*'")


def without_laden_tags(page: bytes, openings: int) -> bytes:
    """A page without those of its tags that have more than MAX_ATTRIBUTES; `openings` is how many tags it has at most."""
    is_dense = page.count(b"=") > MAX_EQUALS + MAX_EACH * openings
    laden = list(_laden_tags_by_letter(page) if is_dense else _laden_tags(page))
    if not laden:
        return page
    ends = [0, *(end for _, end in laden)]
    starts = [*(start for start, _ in laden), len(page)]
    return b"".join(page[end:start] for end, start in zip(ends, starts, strict=True))


def _laden_tags(page: bytes) -> Iterator[tuple[int, int]]:
    """The places of tags with more attributes than the parser can take in time."""
    step, end = MAX_TAG // 2, 0
    starts = range(0, len(page), step)
    # A tag of MAX_TAG holds a whole step without its end: so most of a page is passed over in strides.
    for at, found in zip(
        starts, map(page.find, repeat(b">"), starts, range(step, len(page) + step, step)), strict=False
    ):
        if found >= 0 or at < end:
            continue
        start, end = page.rfind(b">", 0, at) + 1, page.find(b">", at)
        end = len(page) if end < 0 else end
        if end - start >= MAX_TAG and _is_laden(page[start:end]):
            yield start, end


def _laden_tags_by_letter(page: bytes) -> Iterator[tuple[int, int]]:
    """The same where a ">" in a value hides how long a tag is: it goes through the whole page."""
    opening = _OPENING.search(page)
    while opening:
        marks = _EDGE.finditer(page, opening.start())
        end = next((mark.start() for mark in marks if mark[0] == b">"), len(page))
        if end - opening.start() >= MAX_ATTRIBUTES and _is_laden(page[opening.start() : end]):
            yield opening.start(), end
        opening = _OPENING.search(page, end)


def _is_laden(part: bytes) -> bool:
    if b"</script" in part:  # a program's, in which "<" compares; without its end the page would be part of it
        return False
    opening = _OPENING.search(part)
    names = _VALUE.sub(b" ", part[opening.start() :]) if opening else b""
    return len(names.replace(b"=", b" ").replace(b"/", b" ").split()) > MAX_ATTRIBUTES
