"""How wide a text is: a Han character, a kana or a Hangul syllable says more than a letter."""

from __future__ import annotations

import re

WIDE = re.compile("[\u2e80-\U0010ffff]")
_WIDE_RUN = re.compile(f"{WIDE.pattern}+")


def width(text: str, wide: float = 2) -> float:
    """Characters, a wide one counted `wide` times.

    >>> width("Ferry"), width("渡轮"), width("渡轮", 2.5)
    (5, 4, 5.0)
    """
    if text.isascii() or not WIDE.search(text):
        return len(text)
    return len(text) + (wide - 1) * sum(map(len, _WIDE_RUN.findall(text)))
