"""Names between headline and text without a word before them or an element of their own: the date beside them shows
what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from crawler.items import Block
from pipelines.language.eastern_names import is_eastern
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.joins import joins_names
from pipelines.parts.byline.name import ACRONYM, NAMELESS, OF_HOUSE, is_writer
from pipelines.parts.dates.lines import find_date_text, is_publication_line, is_update_label
from pipelines.parts.related.addresses import is_subject
from pipelines.story.bylines.beside_names import MAX_PLACED
from pipelines.story.bylines.found import NO_AGENCY, Found, is_own_house
from pipelines.story.bylines.roles import had_another_part
from pipelines.story.bylines.signing import is_of_host
from pipelines.story.sheet import Sheet, is_date_line, is_furniture
from pipelines.world.gazetteer import is_place

MIN_NAMED, MAX_NAMED, MAX_DAY, MIN_DAY = 6, 90, 60, 3
EASTERN = range(4, MIN_NAMED + 1)
"""Characters of a name with a space between family and given name."""
LOW_LEVEL = 3
"""A heading below this level may name the writer of the story."""
MAX_HOUSE = 4
"""Words of the newsroom or the place after a name's comma."""
MARKS = " :|·•,–—-/"
OF_AN_OUTLET = tuple(word.capitalize() for word in OF_HOUSE)
"""The opening of a line of its own that names a writer's newsroom: "Do Porto Notícias, em Santos"."""
_BARRED = (NO_AGENCY - {"footer"}) | {"kicker", "share", "standfirst"}
_LABEL = re.compile(r"(?:^|\s)\w{4,12}:$")
"""Words before a date: "Published:"."""


def beside_the_day(sheet: Sheet) -> Found:
    """Lines between headline and text that are nothing but names, directly before or after the date, or on its line:
    nothing else marks them. Where the page's head knows authors, this is left to those."""
    if _knows_writers(sheet):
        return Found()
    lines = [i for i in sheet.left() if "head" in sheet.blocks[i].zones and _is_seen(sheet.blocks[i])]
    named = {i: _bare_names(sheet, sheet.blocks[i]) for i in lines}
    at = 0
    for bare, group in groupby(lines, lambda i: bool(named[i][0])):
        run = list(group)
        end = at + len(run)
        behind = end + (end < len(lines) and _is_whence(sheet, sheet.blocks[lines[end]].text))
        near = [sheet.blocks[i] for i in (*lines[max(at - 1, 0) : at], *lines[end : behind + 1])]
        at = end
        run = [i for i in run if not had_another_part(sheet, i)] if bare else run
        if bare and run and (any(named[i][1] for i in run) or any(map(_is_day, near))):
            sheet.taken.update(i for i in run if not named[i][1])
            names = [name for i in run for name in named[i][0]]
            return Found(
                [name for name in names if name not in NAMELESS] or names,
                [sheet.blocks[i].text for i in run],
                "name beside the day",
            )
    return Found()


def _is_seen(block: Block) -> bool:
    """Whether a line is displayed, and not only a number of comments."""
    return any(map(str.isalnum, block.text)) and "hidden" not in block.zones


def _knows_writers(sheet: Sheet) -> bool:
    """Whether the page's head names authors other than its newsroom or a mail address of it."""
    return not all("@" in author or is_own_house(sheet, [author]) for author in sheet.meta.authors)


def _bare_names(sheet: Sheet, block: Block) -> tuple[list[str], bool]:
    """The names of which a line consists, with marks between them and perhaps their job or newsroom after them; and
    whether the date ends it. [] for any other line."""
    line = block.text
    if block.main or 0 < block.level < LOW_LEVEL or block.zones & _BARRED:
        return [], False
    if name := _behind_day(sheet, line):
        return [name], True
    eastern = len(line) in EASTERN and is_eastern(line)
    if not (MIN_NAMED < len(line) <= MAX_NAMED or eastern):
        return [], False
    parts = line.split("|") if line.isascii() or eastern or any(map(str.isupper, line)) else []
    names = [name for part in parts for name in split_byline(part, sheet.language)]
    if not names or any(name.count(" ") not in (1, 2, 3) or is_place(name) for name in names):
        return [], False
    if is_own_house(sheet, names):
        return [], False
    rest = _behind(line, names, sheet.language)
    if rest is None or rest.startswith((":", "：")) or is_furniture(line.removesuffix(rest)):
        return [], False
    if any(link.text not in rest and is_subject(link.url) for link in block.links):
        return [], False
    day = find_date_text(rest) if rest else None
    dated = day is not None and (rest.endswith(day) or is_date_line(rest))
    if dated and (is_update_label(line) or is_publication_line(line)) and rest.startswith(day or " "):
        return [], False  # "Last Modified 10.05.2024"
    tail = _LABEL.sub("", rest.partition(day)[0].rstrip() if day and dated else rest).rstrip(MARKS)
    closed = _is_bearers(sheet, tail) if tail else dated or "date" not in block.zones
    return (names, dated) if closed and (dated or len(line) <= MAX_PLACED) else ([], False)


def _behind_day(sheet: Sheet, line: str) -> str | None:
    """The name that a date and a bar open a line of: "May 12, 2026 | Ada Writer"."""
    day, bar, name = (part.strip() for part in line.partition("|"))
    if not bar or " " not in name or len(line) > MAX_PLACED or find_date_text(day) != day:
        return None
    own = split_byline(name, sheet.language) == [name] and not is_place(name) and not is_own_house(sheet, [name])
    return name if own else None


def _behind(line: str, names: Sequence[str], language: str | None) -> str | None:
    """What follows the last of a line's names; None where the line does not open with them, or has more between them."""
    at = 0
    for number, name in enumerate(names):
        start = line.find(name, at)
        gap = line[at:start].strip(MARKS)
        if start < 0 or (start if not number else gap and not joins_names(gap, language)):
            return None
        at = start + len(name)
    return line[at:].strip()


def _is_bearers(sheet: Sheet, tail: str) -> bool:
    """Whether what follows a name is the writer's job or newsroom, or, after a comma, his newsroom or place."""
    words = tail.strip(MARKS).removesuffix(":").split()
    if is_of_host(tail.strip(MARKS), sheet.story.url):
        return True
    if not 0 < len(words) <= MAX_HOUSE + 1 or not all(word[0].isupper() for word in words):
        return False
    if is_writer(words[-1]) or ACRONYM.fullmatch(words[0]):
        return True
    return tail[0] == "," and len(words) <= MAX_HOUSE


def _is_whence(sheet: Sheet, line: str) -> bool:
    """Whether a line under a name says where the writer works: his newsroom, his place."""
    return len(line) <= MAX_PLACED and (line.startswith(OF_AN_OUTLET) or is_place(line) or is_own_house(sheet, [line]))


def _is_day(block: Block) -> bool:
    text = block.text
    return len(text) <= MAX_DAY and ("date" in block.zones or len(find_date_text(text) or "") > len(text) / MIN_DAY)
