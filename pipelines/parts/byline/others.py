"""Who took part in a story besides its writers, and where a byline names them: photographers, editors, translators,
and those who helped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from pipelines.data import read_table
from pipelines.language.phrases import all_languages
from pipelines.parts.byline.leads import BY_OR_OF
from pipelines.parts.byline.name import ACRONYM, name_of
from pipelines.world.agencies import find_agency

_OTHERS = all_languages(read_table("byline")["other"])
_MARK = re.compile(rf"\s?[:：/／|｜・︱]|(?:\s(?:{BY_OR_OF})(?=\s|$)|$)|(?<=[,;|/·]) ", re.IGNORECASE)
"""Behind what others did, before their names."""
_NAMES = re.compile(r"\s[^\W\d_a-zß-ÿ]")
_WITH = re.compile(r"(?:with|mit|avec|con|com|met|med)\s", re.IGNORECASE)
_COMMAS = re.compile(r",\s|\s(?:and|und|et|y|e|&)\s")
"""Before those who helped, and between them."""
_STARTS = re.compile(r"(?<=[\s,;|/／·(、，])(?=[^\W\d_])")
MAX_STARTS, MAX_LABEL = 24, 30


@lru_cache(maxsize=2_000)  # a page's short lines are asked by several fields
def others_at(line: str) -> int:
    """Where a byline goes on to people other than the writers; its length if it does not.

    >>> line = "Text: Ada Winter Photos: Bo Stern"
    >>> line[: others_at(line)], others_at("Photos by Bo Stern"), others_at("Ada Winter") == len("Ada Winter")
    ('Text: Ada Winter ', 0, True)
    """
    return next(others_in(line), len(line))


def others_in(line: str) -> Iterator[int]:
    """The places where a byline may go on to people other than the writers."""
    starts = (found.start() for found in islice(_STARTS.finditer(line), MAX_STARTS))
    return (at for at in chain((0,), starts) if _names_others(line, at))


def tells_others(line: str) -> bool:
    """Whether a line only says what others did: "Photos", "Edited by".

    >>> tells_others("Edited by"), tells_others("Photos:"), tells_others("Photos by Bo Stern")
    (True, True, False)
    """
    end = _OTHERS.opening(line) if len(line) <= MAX_LABEL else 0
    mark = _MARK.match(line, end) if end else None
    return mark is not None and not line[mark.end() :].strip()


def _names_others(line: str, at: int) -> bool:
    end = _OTHERS.opening(line[at:]) if at else _OTHERS.opening(line)
    if not end:
        return False
    behind_mark = line[:at].rstrip()[-1:] in tuple(",;|/·") and at > 0
    return _MARK.match(line, at + end) is not None or (behind_mark and _NAMES.match(line, at + end) is not None)


def helpers_in(segment: str) -> list[str]:
    """Who helped with a story: agencies after "with", or names in brackets: "with AFP, Reuters", "(with Bo Stern)"."""
    if segment[:1] == "(" and segment[-1:] == ")":
        return _writers(_after_with(segment[1:-1])) or _agencies(_after_with(segment[1:-1]))
    return _agencies(_after_with(segment))


def _writers(names: list[str]) -> list[str]:
    return names if all(" " in name and name_of(name, led=True) == name for name in names) else []


def _agencies(names: list[str]) -> list[str]:
    known = [name for name in names if find_agency(name)]
    return names if known and all(name in known or ACRONYM.fullmatch(name) for name in names) else []


def _after_with(text: str) -> list[str]:
    found = _WITH.match(text)
    return _COMMAS.split(text[found.end() :]) if found else []
