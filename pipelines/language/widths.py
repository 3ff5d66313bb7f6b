"""How wide a text is: a Han character, a kana or a Hangul syllable says more than a letter."""

from __future__ import annotations

import re

WIDE = re.compile("[\u2e80-\U0010ffff]")


def width(text: str, wide: float = 2) -> float:
    """Characters, a wide one counted `wide` times.

    >>> width("Ferry"), width("渡轮"), width("渡轮", 2.5)
    (5, 4, 5.0)
    """
    return len(text) if text.isascii() else len(text) + (wide - 1) * len(WIDE.findall(text))
