"""What stands behind a label: a name or a house, or a sentence that goes on."""

from __future__ import annotations

import re

from pipelines.language.sentences import FULL_STOPS

MIN_BLANKS, MIN_CASELESS, MIN_KANA = 3, 4, 3
"""Blanks between the words of a sentence; in a script without capitals, where names look the same; letters of Japanese
that no name has so many of."""
_ASKED = ("?", "？", "؟")
_CHINESE, _KANA = re.compile("[的是了这這那没沒不也都]"), re.compile("[\u3041-\u3096]")
_KOREAN = ("다.", "요.")


def goes_on(rest: str) -> bool:
    """Whether what follows a label is a question or a sentence, and no name.

    >>> goes_on("that is what they call the place."), goes_on("Ministry of Health."), goes_on("own data")
    (True, False, False)
    """
    if rest.endswith(_ASKED):
        return True
    first = next(filter(str.isalpha, rest), "A")
    if not rest.endswith(FULL_STOPS) or first.isupper():
        return False
    if rest.count(" ") >= (MIN_BLANKS if first.islower() else MIN_CASELESS):
        return True
    if rest.endswith("。"):
        return _CHINESE.search(rest) is not None or len(_KANA.findall(rest)) >= MIN_KANA
    return rest.endswith(_KOREAN)
