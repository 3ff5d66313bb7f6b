"""How long ago a page says that it was published: "2 hours ago", "vor 2 Stunden", "2時間前"."""

from __future__ import annotations

import re

from pipelines.language.days import TABLES
from pipelines.language.phrases import alternation
from pipelines.language.sentences import STOPS

MAX_LINE, MAX_AGO = 100, 30
"""Characters of a line that may say so, and of one that says nothing else."""


def find_ago(line: str) -> str | None:
    """What a short line that is no sentence says of how long ago something was, at its start or its end.

    >>> find_ago("By Ada Winter | 2 hours ago"), find_ago("The ferry sank 2 hours ago.")
    ('2 hours ago', None)
    """
    long = len(line) > MAX_LINE or (len(line) > MAX_AGO and line.endswith(STOPS))
    found = None if long else _AGO.search(line)
    if found is None or found[0] == line:
        return line if found else None
    at_edge = found.start() == 0 or found.end() == len(line)
    return found[0] if at_edge and not line.endswith(STOPS) else None


def _forms() -> str:
    """Any form of any language, with the spans of that language."""
    forms = []
    for language, said in TABLES["ago"].items():
        span = rf"\d{{1,3}}\s?(?:{alternation(TABLES['spans'][language])})\.?"
        forms += [re.escape(form).replace("_", span).replace(r"\ ", r"\s") for form in said]
    return "|".join(forms)


_AGO = re.compile(rf"(?<![^\W_])(?:{_forms()})(?![^\W_])", re.IGNORECASE)
