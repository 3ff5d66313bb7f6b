"""Names above the text without a word before them or an element of their own: the date beside them shows what they are,
or a note on the writer below the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from crawler.items import Block, Zones
from pipelines.language.eastern_names import is_eastern
from pipelines.language.sentences import PLAIN_COLONS, STOPS
from pipelines.page.pictures.frames import shares
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.joins import joins_names
from pipelines.parts.byline.line import beside_place
from pipelines.parts.byline.name import ACRONYM, INITIALLED, NAMELESS, OF_HOUSE, is_newsroom, is_writer
from pipelines.parts.dates.lines import find_date_text, is_only_day, is_publication_line, is_update_label, size_of_days
from pipelines.parts.related.addresses import is_subject
from pipelines.story.bylines.authors import authors_of
from pipelines.story.bylines.beside_names import MAX_PLACED, is_writers_job
from pipelines.story.bylines.found import NO_AGENCY, Found, is_own_house
from pipelines.story.bylines.roles import had_another_part
from pipelines.story.bylines.signing import is_of_host
from pipelines.story.sheet import Sheet, is_date_line, is_furniture
from pipelines.world.gazetteer import is_place

MIN_NAMED, MAX_NAMED, MAX_DAY, MIN_DAY = 6, 90, 100, 3
MAX_PARTICLE = 2
"""Letters of what is no name by itself."""
EASTERN = range(4, MIN_NAMED + 1)
"""Characters of a name with a space between family and given name."""
LOW_LEVEL = 3
"""A heading below this level may name the writer of the story."""
MAX_HOUSE = 4
"""Words of the newsroom or the place after a name's comma."""
MOST_UNCASED = 7
"""Words of two names and what joins them, in a script without capitals."""
MAX_NOTE = 300
"""Characters of a note on a writer."""
MARKS = " :|·•,–—-/"
OF_AN_OUTLET = tuple(word.capitalize() for word in OF_HOUSE)
"""The opening of a line of its own that names a writer's newsroom: "Do Porto Notícias, em Santos"."""
_BARRED = (NO_AGENCY - {"footer"}) | {"kicker", "share", "standfirst"}
_DATED: Zones = frozenset({"date", "header", "headline"})
_HIRAGANA = re.compile("[\u3041-\u309f]")
"""Letters of Japanese verbs, which few names have: 完了しました."""
_LABEL = re.compile(r"(?:^|\s)\w{4,12}:$")
"""Words before a date: "Published:"."""


def beside_the_day(sheet: Sheet) -> Found:
    """Lines between headline and text that are nothing but names, directly before or after the date, or on its line:
    nothing else marks them. Where the page's head knows authors, this is left to those; if the page displays none of
    them, to whoever is named nowhere else on it."""
    known = _knows_writers(sheet)
    if known and _displays_one(sheet):
        return Found()
    head = sheet.headline_at(-1)
    lines = [i for i in sheet.left() if _stands_near(sheet, i, head) and _is_seen(sheet.blocks[i])]
    named = {i: _bare_names(sheet, sheet.blocks[i]) for i in lines}
    if known:
        named = {i: found if _is_surely_name(sheet, i, found.names) else _Named() for i, found in named.items()}
    at = 0
    for bare, group in groupby(lines, lambda i: bool(named[i].names)):
        run = list(group)
        end = at + len(run)
        behind = end + (end < len(lines) and _is_whence(sheet, sheet.blocks[lines[end]].text))
        near = [sheet.blocks[i] for i in (*lines[max(at - 1, 0) : at], *lines[end : behind + 1])]
        at = end
        run = [i for i in run if not had_another_part(sheet, i)] if bare else run
        if bare and run and (any(named[i].dated for i in run) or any(map(_is_day, near))):
            sheet.taken.update(i for i in run if not named[i].dated)
            names = [name for i in run for name in named[i].names]
            return Found(
                [name for name in names if name not in NAMELESS] or names,
                [sheet.blocks[i].text for i in run],
                "name beside the day",
            )
    return Found()


def noted_below(sheet: Sheet) -> Found:
    """A line above the text that is nothing but the name of somebody of whom the page says more below it, in a note or on
    a card, or nothing but names one of which opens a sentence there."""
    noted, said = sheet.noted_names() | _carded(sheet), _sentences_below(sheet)
    for i in sheet.left() if noted or said else ():
        block = sheet.blocks[i]
        if block.main or not block.zones & {"above", "head"}:
            continue
        names = [block.text] if block.text in noted else _opening(sheet, block, said)
        if names and not is_own_house(sheet, names):
            sheet.taken.add(i)
            return Found(names, [block.text], "name with a note below the text")
    return Found()


def _sentences_below(sheet: Sheet) -> list[str]:
    """The notes below the text: lines without a link that end as sentences do."""
    below = (b for b in sheet.blocks if "below" in b.zones and not (b.main or b.links or b.is_link))
    return [b.text for b in below if len(b.text) <= MAX_NOTE and b.text.endswith(STOPS)]


def _opening(sheet: Sheet, block: Block, notes: Sequence[str]) -> Sequence[str]:
    """The names of a line that has nothing else, if one of them opens a note."""
    names = _bare_names(sheet, block).names if notes and "head" in block.zones and not block.links else ()
    return names if any(note.startswith(f"{name} ") for name in names for note in notes) else ()


def unsaid_above(sheet: Sheet) -> Found:
    """The last line between headline and text, but for buttons and pictures, if it is nothing but names of whom the page
    says nothing else: it is not about them. Where the page's head knows authors, this is left to those."""
    last = _last_above(sheet)
    if last in sheet.taken or last < 0 or sheet.blocks[last].kind == "heading" or sheet.blocks[last].links:
        return Found()
    if _knows_writers(sheet):
        return Found()
    names = [name for name in _bare_names(sheet, sheet.blocks[last]).names if not is_newsroom(name.split())]
    if not names or not _is_unsaid(sheet, last, names):
        return Found()
    sheet.taken.add(last)
    return Found(names, [sheet.blocks[last].text], "name alone under the headline")


def placed_above(sheet: Sheet) -> Found:
    """The last line above the text, or its first, if it is a place, a dash and a name said nowhere else: "QUARLE - ADA WINTER"."""
    for i in sorted({_last_above(sheet), next(iter(sheet.text_left()), -1)} - {-1} - sheet.taken):
        block = sheet.blocks[i]
        if block.links or 0 < block.level < LOW_LEVEL:
            continue
        names = beside_place(block.text, sheet.language)
        if names and not is_own_house(sheet, names) and _is_unsaid(sheet, i, names):
            sheet.taken.add(i)
            return Found(names, [block.text], "name beside a place")
    return Found()


def _last_above(sheet: Sheet) -> int:
    """The last line between headline and text, but for buttons and pictures; -1 where there is none."""
    head = (i for i, block in enumerate(sheet.blocks) if block.zones & {"head", "above"} == {"head"})
    return max((i for i in head if _is_seen(sheet.blocks[i]) and not _is_of_picture(sheet.blocks[i])), default=-1)


def _is_of_picture(block: Block) -> bool:
    return block.kind == "image" or bool(block.zones & {"figure", "caption", "credit"})


def _carded(sheet: Sheet) -> set[str]:
    """What links on the cards of writers below the text are called."""
    cards = (b for b in sheet.blocks if b.zones >= {"below", "bio"} and b.kind != "image")
    return {b.text for b in cards if b.is_link and len(b.text) <= MAX_NAMED}


def _stands_near(sheet: Sheet, i: int, head: int) -> bool:
    """Whether a line stands in the article's head, is a date directly under the headline, or a date and a name directly
    over it."""
    block = sheet.blocks[i]
    if i == head - 1:
        return _bare_names(sheet, block).dated
    return "head" in block.zones or (i == head + 1 and "date" in block.zones <= _DATED)


def _is_seen(block: Block) -> bool:
    """Whether a line is displayed, and neither a number of comments nor a button."""
    shown = any(map(str.isalnum, block.text)) and "hidden" not in block.zones
    return shown and not shares(block) and (_is_day(block) or not is_furniture(block.text))


def _knows_writers(sheet: Sheet) -> bool:
    """Whether the page's head names authors other than its newsroom or a mail address of it."""
    return not all("@" in author or is_own_house(sheet, [author]) for author in sheet.meta.authors)


def _is_surely_name(sheet: Sheet, at: int, names: Sequence[str]) -> bool:
    """Whether names are in a script whose capitals show them, and the story is not about them."""
    return not _is_uncased(sheet.blocks[at]) and _is_unsaid(sheet, at, names)


def _is_unsaid(sheet: Sheet, at: int, names: Sequence[str]) -> bool:
    """Whether no word of some names stands on any line but theirs: the story is not about them."""
    said = " ".join(block.text for i, block in enumerate(sheet.blocks) if i != at) if names else ""
    return not any(word in said for name in names for word in name.split() if len(word) > MAX_PARTICLE)


def _displays_one(sheet: Sheet) -> bool:
    """Whether an author from the page's head is named on it, its text included."""
    shown = " ".join(block.text for block in sheet.blocks).casefold()
    return any(name.casefold() in shown for name in authors_of(sheet))


class _Named(NamedTuple):
    """The names of which a line consists; none of any other line."""

    names: Sequence[str] = ()
    dated: bool = False
    """The date ends the line."""


def _bare_names(sheet: Sheet, block: Block) -> _Named:
    """The names of a line that has only marks between them, and perhaps their job, their newsroom or the date after them."""
    line = block.text
    barred = block.zones & _BARRED and not line.endswith("|")  # which the date goes on: a box around both says nothing
    if block.main or 0 < block.level < LOW_LEVEL or barred:
        return _Named()
    if name := _behind_day(sheet, line):
        return _Named([name], dated=True)
    names = _whole_names(sheet, block)
    rest = _behind(line, names, sheet.language) if names else None
    if rest is None or _is_no_name(block, rest):
        return _Named()
    day = find_date_text(rest) if rest else None
    day = day if day and (rest.endswith(day) or is_date_line(rest)) else None
    if day and rest.startswith(day) and (is_update_label(line) or is_publication_line(line)):
        return _Named()  # "Last Modified 10.05.2024"
    tail = _LABEL.sub("", rest.partition(day)[0].rstrip() if day else rest).rstrip(MARKS)
    closed = _is_bearers(sheet, tail) if tail else day or "date" not in block.zones
    return _Named(names, dated=day is not None) if closed and (day or len(line) <= MAX_PLACED) else _Named()


def _whole_names(sheet: Sheet, block: Block) -> list[str]:
    """The names on a line, if each has a given name, none is a place and they are not the site's own."""
    line = block.text
    eastern, uncased = is_eastern(line), _is_uncased(block)
    long = uncased or len(line) > MIN_NAMED or (eastern and len(line) in EASTERN)
    cased = eastern or line.isascii() or any(map(str.isupper, line))
    if not long or len(line) > MAX_NAMED or not (cased or uncased):
        return []
    names = [name for part in line.split("|") for name in split_byline(part, sheet.language)]
    fewest = 0 if eastern and uncased else 1
    most = 3 if cased else 2  # more could be a sentence
    whole = all(fewest <= name.count(" ") <= most and not is_place(name) for name in names)
    filed = uncased and not {*names}.isdisjoint({sheet.meta.section, *sheet.meta.keywords})
    return names if whole and not filed and not is_own_house(sheet, names) else []


def _is_uncased(block: Block) -> bool:
    """Whether a line under the headline, without a link or a stop, is a few words of a script without capitals."""
    line = block.text.strip(MARKS)
    if line.isascii() or block.links or "above" in block.zones or "head" not in block.zones:
        return False
    few = len(line.split()) <= MOST_UNCASED and not any(mark in line for mark in STOPS)
    return few and line.lower() == line.upper() and _HIRAGANA.search(line) is None


def _is_no_name(block: Block, rest: str) -> bool:
    """Whether what a line opens with, before the rest, is a label, furniture or the name of a subject."""
    if rest.startswith(PLAIN_COLONS) or is_furniture(block.text.removesuffix(rest)):
        return True
    return any(link.text not in rest and is_subject(link.url) for link in block.links)


def _behind_day(sheet: Sheet, line: str) -> str | None:
    """The name that a date and a mark open a line of: "May 12, 2026 | Ada Writer", "12 May 2026 - Ada Writer"."""
    marks = list(_BEHIND_DAY.finditer(line)) if len(line) <= MAX_PLACED else []
    day, name = (line[: marks[-1].start()], line[marks[-1].end() :]) if marks else ("", "")
    if not (" " in name or INITIALLED.fullmatch(name)) or not is_only_day(day):
        return None
    own = split_byline(name, sheet.language) == [name] and not is_place(name) and not is_own_house(sheet, [name])
    return name if own else None


_BEHIND_DAY = re.compile(r"\s?[|·•]\s?|,\s|\s[–—-]\s|(?<=\d\.)\s|(?<=:\d\d)\s(?=[^\W\d_]\.[^\W\d_])")
"""Between a date and a name; a Mongolian's, with its initial, needs no mark."""


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
    if words and tail[0] == "," and is_writers_job(words):
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
    return len(text) <= MAX_DAY and ("date" in block.zones or size_of_days(text) > len(text) / MIN_DAY)
