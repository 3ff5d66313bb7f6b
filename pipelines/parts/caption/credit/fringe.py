"""What stands around a credit: brackets and separators."""

from __future__ import annotations

OPENERS = frozenset("([（【〔［<〈＜≪")
CLOSERS = frozenset(")]）】〕］>〉＞≫")
FRINGE = " \t\r\n\u00a0\u200b\ufe0f\u3000/／|｜―–—-•·:：;；,，،、=＝▲△■#"
"""Separators that may stand around a credit."""


def bracket_start(text: str) -> int | None:
    """Where the bracket opens that closes at the end of `text`; brackets inside it belong to it."""
    if not text or text[-1] not in CLOSERS:
        return None
    depth = 0
    for at in range(len(text) - 1, max(-1, len(text) - 400), -1):
        depth += (text[at] in CLOSERS) - (text[at] in OPENERS)
        if depth == 0:
            return at
    return None
