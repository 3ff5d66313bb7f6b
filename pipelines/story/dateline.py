"""The dateline of a story: it opens the text, or stands on a line of its own before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from crawler.items import Block, Dateline, Zones
from pipelines.language.phrases import primary_subtag
from pipelines.language.sentences import DASHES, ENDS
from pipelines.parts.byline import looks_like_byline
from pipelines.parts.dateline import DOTTED
from pipelines.parts.dateline.evidence import CAPITALS_AND_FULL_STOP, CITY_AND_FULL_STOP
from pipelines.parts.dateline.words import is_label
from pipelines.story.body import Body
from pipelines.story.sheet import Sheet, squeeze
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import find_regions, split_regions

MAX_DATELINE = 80
MAX_ACRONYM = 20
MARKS = (*DASHES, ":", ".")
MIN_LEAD = 60
"""Bytes of a lead: in Chinese it has a third as many characters."""
NO_LEAD: Zones = frozenset({"figure", "video", "gallery", "caption", "credit", "related", "recommend", "ad", "hidden"})
PIECES, MAX_PIECE = 2, 40
"""Lines, and their characters, in which a place and an agency may stand before a dash."""
_LETTERS = r"[A-ZΑ-ΩА-ЯЄІЇҐ]{3,7}"
_ACRONYM = re.compile(rf"\((?:[^\W\d_]{{2,4}} )?({_LETTERS})\)\.?$")
_SIGNED_LAST = re.compile(rf"({_LETTERS})(?:/[a-z]{{2,4}})?")
OPENING = 3
"""The dateline stands in one of the first paragraphs: a desk note or a summary may come before."""
LED = 2
"""It may stand as a line of its own before so many of the first paragraphs."""


def claim_lead(sheet: Sheet) -> None:
    """Makes a lead that is set apart, or as a heading, the first paragraph of the text, if an agency or a day signs its
    dateline, or a town in capitals before a dash opens it directly above a text that has no dateline, whatever its markup
    says."""
    if sheet.story.plain:
        return
    first = next(iter(sheet.text_left()), 0)
    for i in [i for i in sheet.left() if i <= first and len(sheet.blocks[i].text.encode()) >= MIN_LEAD]:
        block = sheet.blocks[i]
        headed = i == first and block.kind == "heading"
        boxed = "boxed" in block.zones  # in a box that nothing names but the picture beside it
        zones = block.zones - {"figure"} if boxed else block.zones
        apart = (headed or zones & {"head", "standfirst", "boxed"}) and not zones & NO_LEAD
        found, _ = _split(sheet, block.text, None) if apart else (None, "")
        pictured = boxed and i < first and _split(sheet, sheet.blocks[first].text, None)[0]
        signs = found and not pictured and (_is_signed(found, block.text) or _is_town_above(sheet, i, first, found))
        if signs and not looks_like_byline(block.text, sheet.language):
            block.main, block.kind, block.zones = True, "paragraph", frozenset()


def _is_signed(dateline: Dateline, lead: str) -> bool:
    """Whether a dateline is an agency's, or gives place and day before the dash of a sentence."""
    if dateline.agency:
        return bool(dateline.places) or dateline.text[0] in "【〔（"
    dated = bool(dateline.places) and bool(dateline.date)
    return dated and dateline.text.endswith(DASHES) and lead.endswith(ENDS)


def _is_town_above(sheet: Sheet, at: int, first: int, dateline: Dateline) -> bool:
    """Whether a dateline is a town in capitals before a dash, on a lead whose next line is the first of a text without one."""
    town = dateline.places[0] if len(dateline.places) == 1 else None
    if town is None or not (town.name.isupper() and town.city and dateline.text.endswith(DASHES)):
        return False
    above = at + 1 == first and sheet.blocks[at].kind == "paragraph"
    return above and not _split(sheet, sheet.blocks[first].text, None)[0]


def take_dateline(sheet: Sheet, body: Body, published: datetime | None) -> tuple[Dateline | None, Body]:
    """The dateline of the first paragraph, taken off it; a paragraph that has nothing else goes with it."""
    for n, (_, block) in enumerate(body[: 1 if sheet.story.plain else OPENING]):
        found, rest = _opening(sheet, body, n, published)
        if found is None or (sheet.story.plain and not rest):
            continue
        if n == OPENING - 1 and not (rest or found.agency or found.date):
            break  # a place that heads what is told from it
        if not (found.agency or found.date) and _goes_on(sheet, body[n:], found, published):
            return None, body
        if not rest and not found.agency and n + 1 < len(body) and _split(sheet, body[n + 1][1].text, published)[0]:
            continue  # a place above a dateline that has it too
        sheet.provenance["dateline"] = "first paragraph"
        if not sheet.story.plain:
            found.text, rest = _with_bracket(found, block.text, rest)
        if rest:
            block.text = rest
        else:
            sheet.taken.add(body[n][0])
        opening = [b for b in body[:n] if b[1].text.casefold() not in found.text.casefold()]
        return found, opening + (body[n:] if rest else body[n + 1 :])
    return _set_apart(sheet, body, published), body


def _opening(sheet: Sheet, body: Body, n: int, published: datetime | None) -> tuple[Dateline | None, str]:
    """The dateline that opens a block of the body, or is all of it, and the words after it there."""
    at, block = body[n]
    if block.kind == "paragraph":
        told = "" if n else _told_again(sheet, body) or _in_bold(sheet, sheet.blocks[at])
        named = sheet.blocks[at].kicker or told or _filed_under(sheet, block.text)
        found, rest = _split(sheet, block.text, published, named)
        if found:
            return found, rest
    if n + 1 == len(body) or len(block.text) > MAX_DATELINE or not block.text.endswith(MARKS):
        return None, ""
    # a place and its mark set before the first paragraph's element
    joined, _ = _split(sheet, f"{block.text} {body[n + 1][1].text}", published)
    return (joined if joined and squeeze(joined.text) == squeeze(block.text) else None), ""


def _told_again(sheet: Sheet, body: Body) -> str:
    """Capitals before a dash at the start of a text, if the headline, a caption or a later paragraph says that something is
    there: a place that no gazetteer has."""
    at, first = body[0]
    found = _CAPITALS.match(first.text)
    place = found[1].title() if found else ""
    if found is None or is_label(place):
        return ""
    others = (block for i, block in enumerate(sheet.blocks) if i != at)
    return found[0].rstrip() if _is_there(others, place, _THERE) else ""


_THERE = "in|at|near|from|outside|off|bei|aus|en|à|em|cerca de|près de"
"""Words before a place where something is; in other languages these are articles, too."""
_IN_COLON = dict.fromkeys(("da", "no", "nb", "nn"), "i|ved|på")
"""The same where papers print a colon after the place in bold capitals, as elsewhere after who speaks."""


def _in_bold(sheet: Sheet, block: Block) -> str:
    """A town and a full stop that alone are bold at the start of a text, where papers of the language set so even small
    towns, or in capitals places that no gazetteer has; a place that no gazetteer has, its country and a dash."""
    head = block.text[: block.bold] if block.bold <= MAX_PIECE and not sheet.story.plain else ""
    place, language = head.removesuffix("."), primary_subtag(sheet.language)
    if head.endswith(":") and (there := _IN_COLON.get(language)):
        return head if head.isupper() and _is_there(sheet.blocks, head[:-1].title(), there) else ""
    if place == head:
        ended = head.endswith(DASHES) and (
            ((signed := _SIGNED.search(head)) and find_agency(signed[1])) or _is_of_country(sheet, head)
        )
        return head if ended or (head.endswith(DOTTED) and _is_named_again(sheet, head)) else ""
    custom = CAPITALS_AND_FULL_STOP if place.isupper() else CITY_AND_FULL_STOP
    return head if language in custom and not is_label(place) else ""


def _filed_under(sheet: Sheet, line: str) -> str:
    """A town and a full stop at the start of a line on a page filed under the town, however small that is, where papers
    of the language print it so."""
    found = _STOPPED.match(line) if primary_subtag(sheet.language) in CITY_AND_FULL_STOP else None
    if found is None or is_label(found[1]):
        return ""
    linked = (link.text for block in sheet.blocks if not block.main for link in block.links)
    return found[0] if found[1] in {*sheet.story.crumbs, *linked} else ""


_STOPPED = re.compile(r"([^\W\d_a-zß-ÿа-я][^\d.,:;!?]{2,30})\.(?=\s[^\W\d_a-zß-ÿа-я])")


def _is_of_country(sheet: Sheet, head: str) -> bool:
    """Whether a place before its country or region and a dash, "Quarle, South Sudan –", is one where something is by
    another line: else it may be a person's name."""
    town, regions = split_regions(head.rstrip("".join((*DASHES, " "))))
    return bool(regions) and all(map(find_regions, regions)) and _is_there(sheet.blocks, town, _THERE)


def _is_there(lines: Iterable[Block], place: str, words: str) -> bool:
    """Whether a line says that something is in a place."""
    there = re.compile(rf"\b(?:{words}) {re.escape(place)}(?!\w)")
    return any(there.search(block.text) for block in lines)


def _is_named_again(sheet: Sheet, head: str) -> bool:
    """Whether the headline or the text below says what stands in bold before the first full stop and dash."""
    place, lines = head.rstrip("".join((*DASHES, ". "))), [*sheet.headings, *sheet.blocks]
    again = re.compile(rf"\b{re.escape(place)}\b")
    return bool(place) and any(again.search(b.text, len(head) if b.text.startswith(head) else 0) for b in lines)


_SIGNED = re.compile(r"[.,/(]\s?([^\W\d_][^.,/()]{1,28})\)?\s?[—–-]{1,2}$")
"""Who signs in bold before a dash: "QUARLE. HARBOUR –"."""


def _goes_on(sheet: Sheet, body: Body, first: Dateline, published: datetime | None) -> bool:
    """Whether another paragraph also opens with a place and the same mark: the next one, in a list of towns, or, after
    a line that introduces several reports, one of these."""
    mark = first.text[-1]
    if mark != ":" and next(iter(sheet.text_left()), body[0][0]) == body[0][0]:
        return False
    for _, after in body[1 : 2 if mark == ":" else MOST_REPORTS]:
        found, rest = _split(sheet, after.text, published) if mark in after.text[:MAX_PIECE] else (None, "")
        if found and rest and found.text[-1] == mark and not (found.agency or found.date):
            return True
    return False


MOST_REPORTS = 6
"""Another report opens in so many paragraphs."""


_CAPITALS = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’.-]{2,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]{1,20}){0,3}) ?[—–] ?(?=[A-ZÀ-Þ“\"‘])")


def _set_apart(sheet: Sheet, body: Body, published: datetime | None) -> Dateline | None:
    """A dateline on a line of its own directly before the text or after its lead, or on several: "Quarle", "LNA", "—"."""
    led = dict(body[: 1 if sheet.story.plain else LED])
    for i in (i for i in sheet.left() if i not in led):
        block = sheet.blocks[i]
        if (following := next((text for at, text in led.items() if at > i), None)) is None:
            break
        if len(block.text) > MAX_DATELINE or not ("dateline" in block.zones or block.text.endswith((*DASHES, "."))):
            continue
        for lines in _pieces(sheet, i) if block.text in DASHES else ([i],):
            line = " ".join(sheet.blocks[j].text for j in lines)
            named = line if "dateline" in block.zones else ""
            found, _ = _split(sheet, f"{line} {following.text}", published, named)
            if not found or not (found.places or found.date or found.text[0] in "(（[【"):
                continue  # a house and a dash: a line of rights
            if squeeze(found.text) == squeeze(line):
                sheet.take(lines, "dateline", "line before the text")
                return found
    return None


def _pieces(sheet: Sheet, dash: int) -> Iterator[list[int]]:
    """The lines that only a dash may end, the most first."""
    before = [i for i in sheet.left() if dash - PIECES <= i < dash and len(sheet.blocks[i].text) <= MAX_PIECE]
    for start in range(len(before)):
        yield [*before[start:], dash]


def _with_bracket(dateline: Dateline, text: str, rest: str) -> tuple[str, str]:
    """A dateline with the bracket of its reporters after it, and the words after that."""
    found = _BRACKET.match(rest)
    if not found or not dateline.reporters or not all(name in found[0] for name in dateline.reporters):
        return dateline.text, rest
    return text[: len(text) - len(rest) + found.end()].strip(), rest[found.end() :].lstrip()


_BRACKET = re.compile(r"[（(][^（）()]{2,60}[）)]")


def _split(sheet: Sheet, text: str, published: datetime | None, named: str = "") -> tuple[Dateline | None, str]:
    bracketed = _closing_acronyms(sheet) if "(" in text[:MAX_DATELINE] and not sheet.story.plain else ()
    return sheet.split_dateline(text, published=published, houses=bracketed, named=named)


def _closing_acronyms(sheet: Sheet) -> tuple[str, ...]:
    """Names in capitals alone in brackets at the end of a line, or alone on the last, perhaps with a writer's initials:
    "… port. (HPN)", "(Avec HPN)", "HPN", "HPN/jd"."""
    closed = (block.text[-MAX_ACRONYM:] for block in sheet.blocks if block.text.endswith((")", ").")))
    names = [found[1] for line in closed if (found := _ACRONYM.search(line))]
    last = next((block.text for block in reversed(sheet.blocks) if block.main), "")
    signed = _SIGNED_LAST.fullmatch(last)
    return tuple(dict.fromkeys([*names, *([signed[1]] if signed else [])]))
