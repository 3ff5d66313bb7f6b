"""Regular expressions that are compiled when first used: those for Chinese, Japanese and Korean take a quarter of all
patterns' time, as each class of Han characters alone takes half a millisecond, and many runs meet no such text."""

from __future__ import annotations

import re
from typing import Any, cast


class LatePattern:
    """A compiled pattern to whoever asks one of its methods."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        """The pattern's own method, which is from then on found without asking here."""
        method = getattr(re.compile(self.pattern), name)
        setattr(self, name, method)
        return method


def late_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used."""
    return cast("re.Pattern[str]", LatePattern(pattern))
