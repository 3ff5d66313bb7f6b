"""Who made a picture: the photographer and the agency, read from its credit."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.language.letters import HAN
from pipelines.parts.caption.credit.licences import without_licence
from pipelines.parts.caption.credit.shape import FOR_WHOM
from pipelines.parts.caption.credit.words import (
    EXTRAS,
    KINDS,
    NO_HOUSES,
    TAKEN_BY,
    WORDS,
    credit_key,
    is_agency,
    is_maker,
    is_organisation,
    is_person,
    is_persons,
    joined_items,
    without_glued,
)
from pipelines.world.agencies import find_agency


class Makers(NamedTuple):
    """Whom a credit names."""

    photographer: str | None = None
    agency: str | None = None
    """As printed."""
    agency_id: str | None = None


def find_makers(credit: str, houses: frozenset[str] = NO_HOUSES, country: str | None = None) -> Makers:
    """The makers that a credit names; `houses` are folded names, `country` is the outlet's, for names that agencies share.

    >>> find_makers("Jo Doe/AFP via Getty Images")
    Makers(photographer='Jo Doe', agency='AFP via Getty Images', agency_id='afp')
    >>> find_makers("(Photo courtesy of Harbour High School)(Kyodo)")
    Makers(photographer=None, agency='Kyodo', agency_id='kyodo')
    """
    reporter = _REPORTER.search(credit)
    if reporter and not is_maker(name := reporter[reporter.lastindex or 0]):
        return _of_reporter(credit[: reporter.start(reporter.lastindex or 0)], name, country)
    credit = _FILED_FROM.sub("", without_licence(_without_opening(credit)))
    items = _items(credit)
    makers = [is_maker(item.text) or credit_key(item.text) in houses for item in items]
    person = _person(items, makers)
    run = _agency_run(items, makers, person)
    run = next(([item] for item in run[1:] if credit[item.start - 1] in "(（" and is_maker(item.text)), run)
    photographer = None if person is None else _with_others(credit, items, makers, person)
    agency = _bare_agency(_closed(credit, run[0].start, run[-1].end)).strip(_EDGES) if run else _house(credit, items)
    if agency and agency[0] in _QUOTES:
        agency = agency.strip(_QUOTES)
    return Makers(photographer, agency or None, _agency_id([item.text for item in run], country))


_BEFORE = rf"(?:[{HAN}·]{{2,4}}[、，]){{0,4}}"
"""Those named before the last of several reporters."""
_REPORTER = re.compile(
    rf"(?:记者|記者)\s?([{HAN}]{{3}})[{HAN}]{{2,4}}(?:传真|傳真)$"
    rf"|(?:记者|記者|通讯员|通訊員)\s?({_BEFORE}[{HAN}·]{{2,4}}?)\s?[/／]?\s?(?:拍摄|拍攝|摄影|攝影|摄|攝|撮影)?[)）]?$"
    rf"|({_BEFORE}[{HAN}·]{{2,4}}?)\s?[/／]?\s?(?:摄影|攝影|摄|攝|撮影)[)）]?$"
    r"|([가-힣]{2,4})\s?(?:선임|수습)?기자$"
)
_FILED_FROM = re.compile(r"^[가-힣]{2,5}=")
_BEFORE_REPORTER = re.compile(r"([^\s（）()／/，,。]{2,8}?)(?:发|發)?\s?[（(]?(?:记者|記者|通讯员|通訊員)?\s?$")


def _of_reporter(before: str, name: str, country: str | None) -> Makers:
    """An Asian reporter's credit: the agency's name stands directly before the word for reporter."""
    found = _BEFORE_REPORTER.search(before)
    agency = found[1] if found and is_maker(found[1]) else None
    return Makers(name, agency, find_agency(agency, (country,)) if agency else None)


_OPENINGS = tuple(sorted(WORDS["openings"], key=lambda word: (-len(word), word)))


def _without_opening(credit: str) -> str:
    """A credit without the words for "taken from" before a newsroom's name."""
    opening = next((word for word in _OPENINGS if credit.startswith(word)), "")
    rest = credit.removeprefix(opening)
    return rest if opening and is_maker(rest) else credit


class _Item(NamedTuple):
    """A part of a credit."""

    start: int
    end: int
    text: str


_EDGES = " /／|｜,;·•–—-"
_FRINGE = _EDGES + "()（）"
_JOINT = re.compile(
    r"\s{0,9}[/／|｜,;•()（）]\s{0,9}|\s©\s(?:(?:19|20)\d\d\s)?|\s[–—-]\s|(?<=[a-z])—(?=[A-Z])|(?<=[^\W\d_]{3})\.\s(?!for\s|of\s)"
)
_NOISE = frozenset(WORDS["nobody"])
_QUOTES = '«»“”„" \u00a0'
"""Around a paper's name: "POUR « LE QUAI »"."""
_LEAD = re.compile(
    r"(?:(?:for|via|(?:(?:collage|composite|fotomontage|illustration|montage|photo|grafik)\s)?(?:by|von)|copyright|©)\s(?:(?:19|20)\d\d\s)?)(?=\S)",
    re.IGNORECASE,
)
_VIA = re.compile(r"\svia\s(?=[A-Z])")
"""Between who took a picture and through whom it came: "Jo Doe via Harbour Images"."""
_MAIL = re.compile(r"\S@[\w-]{1,40}\.\w")
_ROLE = re.compile(r"[^\W\d_][^:：]{1,20}[:：]\s?\S")
_YEAR = re.compile(r"\s(?:19|20)\d\d$")
"""A year after a newsroom's name, from the line on rights: "AFP 2023"."""
_COLON = re.compile(r"\s?[:：]\s?")
MOST_COMMON = 3
"""A maker's name has at most so many words in lower case: more are a sentence."""


def _items(credit: str) -> list[_Item]:
    """The parts that name somebody: not years, "Styling: …", or a word for an unnamed source."""
    borders = [0, *(i for m in _JOINT.finditer(credit) for i in m.span()), len(credit)]
    spans = zip(borders[::2], borders[1::2], strict=True)
    parts = [part for start, end in spans for part in _parted(credit, start, end)]
    return [part for part in parts if _names_somebody(part.text)]


def _parted(credit: str, start: int, end: int) -> list[_Item]:
    """A part without "via" or "Copyright 2026" before it; "Jo Doe for The Times" becomes two."""
    while start < end and (lead := _LEAD.match(credit, start, end)):
        start = lead.end()
    house, colon = FOR_WHOM.search(credit, start, end), _COLON.search(credit, start, end)
    named = house and credit[house.start() - 1] != "." and is_person(credit[start : house.start()])
    mark = house if named else TAKEN_BY.search(credit, start, end)
    via = _VIA.search(credit, start, end)
    alone = not start or is_maker(credit[:start].strip(_EDGES))
    mark = via if via and alone and is_person(credit[start : via.start()]) else mark
    if colon and (" " in credit[start : colon.start()] or is_maker(credit[start : colon.start()])):
        mark = colon
    if mark:
        parts = (start, mark.start()), (mark.end(), end)
        return [_Item(start, end, credit[start:end]) for start, end in parts]
    start += len(credit[start:end]) - len(credit[start:end].lstrip())
    item = _YEAR.sub("", credit[start:end].strip())
    if (at := _agency_after_person(item)) is None:
        return [_Item(start, end, item)]
    return [_Item(start, start + at, item[:at]), _Item(start + at + 1, end, item[at + 1 :])]


def _agency_after_person(item: str) -> int | None:
    """Where a person's name ends and an agency's follows after only a space or a hyphen: "Jo Doe Getty Images"."""
    borders = [found.start() for found in _PART.finditer(item)][1:]
    ends = (at for at in borders if is_agency(item[at + 1 :]) and is_person(item[:at]))
    return None if not borders or is_maker(item) else next(ends, None)


_PART = re.compile(r"(?<=\w)[ -](?=\w)")


_NOBODYS = ("courtesy", "cc by", "cc-by", "cc0", "public domain")
"""Openings of what is no maker's name, such as a free licence."""


def _names_somebody(item: str) -> bool:
    name = credit_key(item)
    if not name or name in _NOISE or name in KINDS or name.startswith(_NOBODYS) or not any(map(str.isalpha, item)):
        return False
    common = sum(word[:1].islower() for word in item.split())
    return not (_ROLE.match(item) or _MAIL.search(item)) and common <= MOST_COMMON


_UNCASED_WORD = r"[\u0590-\u10ff\u1200-\u137f\u1780-\u17ff\u200c]{1,20}\.?"
_UNCASED_NAME = re.compile(rf"{_UNCASED_WORD}(?: {_UNCASED_WORD}){{1,3}}")


def _person(items: list[_Item], makers: list[bool]) -> int | None:
    """The first item that is a person's name, or one word after an agency's: "Getty Images/filmfoto"; beside an agency's
    also one in a script without capitals."""
    for i, item in enumerate(items):
        if is_persons(item.text) and not makers[i]:
            return i
    for i, item in enumerate(items):
        beside = any(makers[max(0, i - 1) : i + 2])
        if beside and not makers[i] and _UNCASED_NAME.fullmatch(item.text) and not is_organisation(item.text):
            return i
    for i, item in enumerate(items[1:], 1):
        if makers[i - 1] and not makers[i] and item.text.isalpha() and not item.text.isupper():
            return i
    return None


def _with_others(credit: str, items: list[_Item], makers: list[bool], person: int) -> str:
    """The photographer's name, and those behind its commas where an agency is named as well: "Jo Doe, Ann Roe/AFP"; not
    his office, which has a comma behind it, too: "Jo Doe, Science Editor, Harbour News"."""
    start, end, name = items[person]
    last = person
    while any(makers) and last + 1 < len(items) and _behind_comma(credit, items, last + 1):
        if makers[last + 1] or not is_persons(items[last + 1].text):
            return name
        last, end = last + 1, items[last + 1].end
    return name if last == person else credit[start:end].strip()


def _behind_comma(credit: str, items: list[_Item], i: int) -> bool:
    return _between(credit, items, i) in _COMMAS


def _between(credit: str, items: list[_Item], i: int) -> str:
    """What parts an item from the one before it."""
    return credit[items[i - 1].end : items[i].start].strip()


_COMMAS = (",", "，", "、")


def _agency_run(items: list[_Item], makers: list[bool], person: int | None) -> list[_Item]:
    """The first items in a row that are not persons."""
    run: list[_Item] = []
    for i, item in enumerate(items):
        if i == person or (is_persons(item.text) and not makers[i]):
            if run:
                break
        else:
            run.append(item)
    return run


def _closed(credit: str, start: int, end: int) -> str:
    """A stretch of a credit, with the bracket beside it that is the other half of one within: "Harbour Institute (HI)"."""
    opened = sum((char in "(（") - (char in ")）") for char in credit[start:end])
    if opened > 0 and credit[end : end + 1] in tuple(")）"):
        return credit[start : end + 1]
    if opened < 0 and credit[start - 1 : start] in tuple("(（"):
        return credit[start - 1 : end]
    return credit[start:end].strip(_FRINGE)


def _house(credit: str, items: list[_Item]) -> str | None:
    """The second of two names with a slash between them: "Jo Doe/Harbour Live"."""
    if len(items) != 2 or credit_key(items[0].text) == credit_key(items[1].text):
        return None
    return items[1].text if _between(credit, items, 1) in ("/", "／") else None


def _bare_agency(name: str) -> str:
    """The name without its extra words: "AP Photo" is AP, "Reuters files" Reuters."""
    words = name.split()
    while len(words) > 1 and credit_key(words[-1]) in EXTRAS - _OWN and is_maker(" ".join(words[:-1]).strip(_FRINGE)):
        words.pop()
    return " ".join(words)


_OWN = frozenset({"images", "pictures", "news", "bildfunk"})
"""Extra words that belong to some agencies' names."""
_ANYBODY = frozenset({"pool", "handout"})
"""Ids of those who only stand for others."""


def _agency_id(items: list[str], country: str | None) -> str | None:
    names = [name for item in items for name in _spellings(item)]
    found = [id_ for name in names if (id_ := find_agency(name, (country,)))]
    return next((id_ for id_ in found if id_ not in _ANYBODY), found[0] if found else None)


def _spellings(item: str) -> list[str]:
    """An item's name as printed, without its extras, and by its parts."""
    words = item.split()
    bare = " ".join(words[:-1]) if len(words) > 1 and credit_key(words[-1]) in EXTRAS else item
    first = item.split("-")[0]
    return [
        item,
        item.removeprefix("The "),
        _bare_agency(item),
        bare,
        without_glued(item),
        *joined_items(item),
        *([first] if is_agency(first) else []),
    ]
