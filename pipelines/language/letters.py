"""The letters of a text, for comparing it with another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HAN = r"\u3400-\u9fff"
"""Chinese characters, as part of a class in a regular expression."""
MAIL = r"[\w.+-]{1,40}@[\w.-]{3,60}"
"""A mail address, as part of a regular expression."""
MIN_SAME, MAX_SAME = 40, 1000
"""Letters in which a line agrees with what is said of the page, and characters of it that are compared."""
_NO_LETTER = re.compile(r"[\W_]+")
_NO_ASCII_LETTER = {code: None for code in range(128) if not chr(code).isalnum()}


def unaccented(text: str) -> str:
    """A text in small letters without their accents.

    >>> unaccented("Ćwiek Żółty")
    'cwiek zolty'
    """
    bare = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d").replace("ł", "l")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def without_space(text: str) -> str:
    """A text without white space of any kind."""
    return text.replace(" ", "") if text.isprintable() else "".join(text.split())


def is_small(text: str) -> bool:
    """Whether a text begins with a lower-case letter. Unicode counts Georgian ones as such, but no others are in use.

    >>> is_small("ferry"), is_small("Ferry"), is_small("ბორანი")
    (True, False, False)
    """
    return text[:1].islower() and not "\u10d0" <= text[:1] <= "\u10ff"


@lru_cache(maxsize=2_000)
def letters(text: str) -> str:
    """Letters and digits only, without case, for comparing."""
    folded = text.casefold()
    return folded.translate(_NO_ASCII_LETTER) if folded.isascii() else _NO_LETTER.sub("", folded)


def says_same(text: str, description: str) -> bool:
    """Whether a line and the page's description of its story are the same, or one of them opens the other.

    >>> says_same("No ferry at night.", "No ferry at night"), says_same("No ferry", "No ferry at night")
    (True, False)
    """
    if not description or text[:1].casefold() != description[:1].casefold():
        return False
    one, other = letters(text[:MAX_SAME]), letters(description[:MAX_SAME])
    return (
        one == other != ""
        or (min(len(one), len(other)) >= MIN_SAME and one.startswith(other))
        or (len(one) >= MIN_SAME and other.startswith(one))
    )
