"""Where a sentence of a caption ends, or where a separate bar or dash divides it from what follows."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.parts.caption.credit.marks import MOST
from pipelines.parts.caption.credit.words import WORDS

WINDOW = 180
"""A credit is looked for in so many characters at the end of the line."""
_BORDER_SIGN = re.compile(r"[.!?…”»«\"’)\]。！？；」』】）＝=]|\s(?=[|｜•·―–—-])")
_BORDER = re.compile(
    r"(?P<stop>[.!?…]['\"”’»)\]]{0,2}(?:(?=\s)|(?=[^\W\d_a-zа-яß-ÿ]|@))|[”»«\"’)\]](?=\s?[^\W\d_a-zа-яß-ÿ]|@)"
    r"|[。！？；」』”】）])\s*(?:[/|｜•·―–—-]\s+)?|(?P<bar>\s[|｜•·―–—-]\s|\s[―–—](?=\w)|[＝=](?!\d))"
)
_MONTHS = ("Jan", "Feb", "March", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec")
"""How English months begin; their day follows them."""
_ABBREVIATIONS = frozenset(WORDS["abbreviations"])


@lru_cache(maxsize=8)
def borders(line: str) -> list[tuple[int, int]]:
    """Ends of sentences and free-standing bars near the end, the last first: (where text ends, where more begins)."""
    found: list[tuple[int, int]] = []
    for sign in _BORDER_SIGN.finditer(line, max(0, len(line) - WINDOW), len(line) - 1):
        m = _BORDER.match(line, sign.start())
        if m is None or m.end() == len(line) or (found and m.start() < found[-1][1]):
            continue
        if m["bar"] is not None:
            found.extend([m.span()] if m.start() else [])  # a bar before everything separates nothing
        elif m["stop"][0] != "." or ends_sentence(line[: m.start() + 1]):
            found.append((m.start() + len(m["stop"]), m.end()))
    return found[: -MOST - 1 : -1]


_INITIALS = re.compile(r"[^\W\d_]{3}[.!?…][\"”’»)\]]?\s?(?:[^\W\d_a-zß-ÿа-я][a-zß-ÿа-я]?\.-?){1,3}$")
"""Initials after a sentence: "… on Friday. K.M."."""


def ends_sentence(text: str) -> bool:
    """Whether the stop at the end of `text` ends a sentence: not an initial, an ordinal or a title."""
    if text[-1:] not in ".!?…":
        return text[-1:] in tuple('。！？”»«"’)]」』】）')
    if _INITIALS.search(text, max(0, len(text) - 12)):
        return False
    words = text[-36:-1].split() or [""]
    word = words[-1].lstrip("(\"'“«")
    dated = word.isdigit() and len(words) > 1 and words[-2].startswith(_MONTHS)  # "on May 5." ends, "on 5. May" goes on
    short = (len(word) == 1 and word.isalpha()) or (len(word) < 3 and word.isdigit() and not dated)
    return not short and word.casefold() not in _ABBREVIATIONS
