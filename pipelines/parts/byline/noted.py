"""The name over a note on a writer: "About Ada Winter"."""

from __future__ import annotations

import re

from pipelines.data import read_table
from pipelines.language.phrases import any_of
from pipelines.parts.byline import split_byline
from pipelines.world.gazetteer import is_place

MAX_NOTED = 60
_ABOUT = re.compile(rf"(?:{any_of(read_table('byline')['about'])}) (\S{{1,25}}(?: \S{{1,25}}){{1,3}})", re.IGNORECASE)


def noted_name(line: str) -> str | None:
    """The name of somebody about whom there is more below a line.

    >>> noted_name("About Ada Winter"), noted_name("About our readers"), noted_name("More from New York")
    ('Ada Winter', None, None)
    """
    found = _ABOUT.fullmatch(line) if len(line) <= MAX_NOTED else None
    return found[1] if found and split_byline(found[1]) == [found[1]] and not is_place(found[1]) else None
