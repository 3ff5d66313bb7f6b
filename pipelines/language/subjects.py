"""What a text is about: the names and the long words that it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

MIN_SHARED, SHARE = 4, 1 / 3
"""Words that a line shares with a text about the same, and their share of its own."""
MAX_TEXT = 6_000
"""Characters of a text that are compared: the longer it is, the more it says by chance."""
_STEM = 6
_LONG = re.compile(rf"[^\W\d_]{{{_STEM},}}")
"""Words that mean something in most languages, compared by how they begin."""
_NAME = re.compile(r"[^\W\d_]{3,}")
_WITHIN = re.compile(r"[^\W_][,;)”\"»’]? (?=[(“\"„«‘]?([^\W\d_]{3,}))")
"""A word behind another of its sentence."""
_WIDE = re.compile("[\u30a0-\u30ff\u3400-\u9fff]{2,}")
"""Han and katakana; hiragana are mostly endings."""
_HANGUL = re.compile("[\uac00-\ud7a3]{2,}")


@dataclass(slots=True)
class Subjects:
    """The words of a text, found when a line is first compared with them."""

    text: str
    _words: set[str] | None = None

    def __contains__(self, line: str) -> bool:
        """Whether a line says what the text says, too: a notice of the page's seldom does.

        >>> text = Subjects("In the port of Bergen the keeper, Ines Calder, said that Calder's lantern lit the fjord.")
        >>> "Nobody in Bergen asked Ines Calder for her lantern." in text, "All texts here were written in Bergen." in text
        (True, False)
        """
        shared, own = self.share(line)
        return shared >= max(MIN_SHARED, SHARE * own)

    def share(self, line: str) -> tuple[int, int]:
        """How many names and long words a line says that the text says, too, and how many it says."""
        own = {word for word in _NAME.findall(line) if word[0].isupper()} | _stems(line)
        return len(own & self._said()), len(own)

    def __len__(self) -> int:
        """How many names and long words the text says."""
        return len(self._said())

    def _said(self) -> set[str]:
        if self._words is None:
            text = self.text[-MAX_TEXT:]
            small = {word for word in _NAME.findall(text) if word[0].islower()}
            names = {word for word in _WITHIN.findall(text) if word[0].isupper() and word.casefold() not in small}
            self._words = names | _stems(text)
        return self._words


def _stems(text: str) -> set[str]:
    """How the long words of a text begin, in small letters; pairs of characters where it is written without spaces."""
    stems = {word[:_STEM].casefold() for word in _LONG.findall(text) if not _WIDE.match(word)}
    if text.isascii():
        return stems
    pairs = {word[at : at + 2] for word in _WIDE.findall(text) for at in range(len(word) - 1)}
    return stems | pairs | {word[:2] for word in _HANGUL.findall(text)}
