"""The writers' names in a displayed byline, or in what a page's head gives as author."""

from __future__ import annotations

import re
from itertools import islice

from pipelines.data import read_table
from pipelines.language.ago import find_ago
from pipelines.language.days import STATED, TABLES, find_day, fold_date
from pipelines.language.eastern_names import eastern_names, is_eastern, opens_byline, without_day
from pipelines.language.phrases import all_languages
from pipelines.language.weekdays import is_weekday
from pipelines.parts.byline.behind_day import start_behind_day
from pipelines.parts.byline.joins import items_of, joins_names
from pipelines.parts.byline.leads import BOTH, LABEL, LEAD, bare_label_end, lead_end
from pipelines.parts.byline.name import (
    ABBREVIATED,
    ACRONYM,
    DOMAIN,
    FURNITURE,
    NAMELESS,
    OF_HOUSE,
    STATIONED,
    before_institution,
    employs,
    is_house_by_initials,
    is_job,
    is_newsroom,
    is_writer,
    name_of,
    plain,
)
from pipelines.parts.byline.others import helpers_in, others_at, others_in
from pipelines.world.agencies import find_agency

MAX_TEXT, MAX_LINE, MAX_WORDS = 400, 160, 20
_TABLES = read_table("byline")

_DATED = re.compile(
    r"(?:(?:[^\W\d_]{1,12}:?\s){0,3}\d{1,2}[/.]\d{1,2}[/.]\d{4}(?:\s?[-–|,])?(?:\s[àa]s)?\s)?"
    r"\d{1,2}[:h.]\d{2}(?:\s(?:Uhr|h))?(?:\s?[-–|·,])?\s(?=[^\W\d_])"
)
"""A time, perhaps behind its day, before a byline on the same line: "Publicado em 12/09/2023 - 13:33 Por Ada Writer"."""
_SEGMENT = re.compile(
    r"\s?[|｜•·∙\n]\s?|\s(?:[–—-]|//?)\s|\s(?=By\s[A-ZÀ-Þ])|(?<=[a-zà-ÿ]{3})(?<!Prof)\.\s(?=[A-ZÀ-Þ])"
    r"|(?<=[\w.])\s?(?=(?:Edited|Reviewed|Published|Curated) [Bb]y\b|(?:Published|Posted|Filed) (?:in|on|under)\b)"
)
_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|avr|may|mai|jun|jul|aug|ago|sep|o[ck]t|nov|de[cz]"
    r"|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[./:]\s?\d{{1,2}}\b|(?:19|20)\d\d(?:\b|[年년])"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.| de)? {_MONTH}|{_MONTH}[a-zа-я]{{0,7}}\.? \d{{1,2}}\b)",
    re.IGNORECASE,
)
_GLUED_DATE = re.compile(
    r"(?<=[^\W\d_])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d\b)"
)
"""Where a name ends and a date begins that only styling separates: "ADA WRITERAugust 19, 2021"."""
_OF_CHANGE = (word for phrase in all_languages(TABLES["update"]) for word in phrase.split())
_BEFORE_DATE = frozenset([*all_languages(_TABLES["dated"]), *(word for word in _OF_CHANGE if len(word) > len("An"))])
"""Words between a name and a date."""
MOST_SEAMS = 4
_BRACKETED = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|<[^<>]{0,80}>")
_ROUND = re.compile(r"\([^()]{5,80}\)|\[[^\[\]]{5,80}\]")
_ADDRESS = re.compile(r"^(?:https?://|www\.)|@|\.html?$")
_GLUED_BY = re.compile(r"^(?:[^/]{2,40} / )?By(?: |(?=[A-ZÀ-Þ][a-zà-ÿ]))")
"""The word "By" or its like, glued to the name; before it stands the writer's newsroom: "Harbour News / By Ada Writer"."""
_FOLLOWED = re.compile(r" Follow (?:@?\w{2,30} )?on (?:twitter|x|facebook)$", re.IGNORECASE)
"""The button behind a writer: "By Ada Writer Follow @adawriter on Twitter"."""
_SEAM = re.compile("(?<=[a-zß-ÿа-яё]{3})(?=[A-ZÀ-ÞА-ЯЁЄІЇ])")
"""Where a label ends and a name begins that only styling separates."""


def split_byline(text: str, language: str | None = None) -> list[str]:
    """The names in a byline as printed, each once, without "By", job, place, address or date; [] if it names nobody.

    An agency that stands as the byline is a name; one behind a writer's comma is whom he writes for.

    >>> split_byline("By Jane Doe and JOHN ROE, Reuters | Updated: 2024-05-13 09:08")
    ['Jane Doe', 'JOHN ROE']
    """
    if not text or len(text) > MAX_TEXT:
        return []
    label = _own_label(text, language)
    for others in others_in(text):
        if others < label:
            continue
        if not others or (names := _split(text[:others].rstrip(" 、，,;|/("), language)):
            return names if others else []
    return _split(text, language)


def _split(text: str, language: str | None) -> list[str]:
    text = _GLUED_BY.sub("By ", _FOLLOWED.sub("", " ".join(text.split())).strip(" ·•|｜,;–—-/"))
    text = text[1:-1] if _ROUND.fullmatch(text) and lead_end(text[1:-1], language) else text
    if text in FURNITURE or "©" in text or text in LEAD[language]:
        return []
    if find_agency(text.strip("()")) or text in NAMELESS:
        return [text.strip("()")]
    helpers = [name for found in islice(_ROUND.finditer(text), MOST_SEAMS) for name in helpers_in(found[0])]
    text = _without_addresses(text)
    if (dated := _DATED.match(text)) and lead_end(text[dated.end() :], language):
        text = text[dated.end() :]
    text = text[start_behind_day(text, language) :]
    if (seam := _SEAM.search(text)) and text[: seam.start()] in LABEL[language]:
        text = text[seam.start() :]
    if is_eastern(text):
        names = [name for name in eastern_names(without_day(text), language) if name not in FURNITURE]
    else:
        names = _first_names(text, language)
        names += helpers if names else []
    names = [_TWICE.sub(r"\1", name) for name in names]
    return list({name.casefold(): name for name in reversed(names)}.values())[::-1]


def _own_label(text: str, language: str | None) -> int:
    """The length of the label for writers that opens a line; in another language the same word may be one for editors."""
    return max(LABEL[language].opening(text) if language else 0, BOTH.opening(text))


def _writers_end(line: str, language: str | None) -> int:
    """Where a byline goes on to others than the writers; its length if it does not."""
    at = others_at(line)
    label = _own_label(line, language) if at < len(line) else 0
    return at if at >= label else next((other for other in others_in(line) if other >= label), len(line))


_TWICE = re.compile(r"([^\W\d_]\S{0,20} .{1,30}?)\s?\1$")
"""A name that a card repeats: once above it, once in it."""


def looks_like_byline(line: str, language: str | None = None) -> bool:
    """Whether a line is nothing but a byline: a word like "By", then names.

    >>> looks_like_byline("By Jane Doe"), looks_like_byline("By Monday, the ferry was back.")
    (True, False)
    """
    line = " ".join(line.split())
    line = line[: _writers_end(line, language)].rstrip(" ,;|/·(") if len(line) <= MAX_LINE else line
    line = line[:-1] if _ends_with_day(line, language) else line
    if not 2 < len(line) <= MAX_LINE or (line[-1] in '.!?。！？…"”:：' and not ABBREVIATED.search(line)):
        return False
    line = _without_addresses(line[1:-1] if _ROUND.fullmatch(line) and not is_eastern(line) else line)
    if is_eastern(line):
        line = without_day(line)
        return len(line) <= 60 and opens_byline(line) and bool(eastern_names(line, language))
    lead = lead_end(line, language)
    if not lead:
        return _is_dated_name(line, language)
    rest, *others = _SEGMENT.split(_without_date(line[lead:]))
    found = _list(rest, language, led=True)
    sure = all(" " in name or "." in name or find_agency(name) for name in found) and all(
        len(other) < 40 for other in others
    )
    named, words = sum(len(name.split()) for name in found), before_institution(rest).split()
    titled = not any(word[0].islower() and not is_job(word) for word in words)
    return bool(found) and sure and (5 * named >= 2 * len(words) or (titled and 3 * named >= len(words)))


def _ends_with_day(line: str, language: str | None) -> bool:
    """Whether the stop at the end of a line is that of a day: "Piše: Petar Petrović 12. maj 2026."."""
    day = find_day(fold_date(line), language) if line[-1:] == "." and line[-2:-1].isdigit() else None
    return day is not None and day.stop >= len(line) - 1


def _is_dated_name(line: str, language: str | None) -> bool:
    """Whether a line is a name, a mark and a day, or a day and a name: "Jane Doe | 5 May 2024", "5 May 2024 Jane Doe"."""
    if _name_behind_day(line, language):
        return True
    names, *others = _SEGMENT.split(line[:100])
    day = find_day(fold_date(line[:100]), language) if others else None
    found = _list(names, language, led=False) if day and day.start > len(names) else []
    words = [word for word in names.split() if not joins_names(word, language)]
    return bool(found) and sum(len(name.split()) for name in found) == len(words)


def _name_behind_day(line: str, language: str | None) -> list[str]:
    """The one name that follows a date, with its weekday, on a line of its own."""
    dated = len(line) <= MAX_DATED and line[-1:].islower() and any(map(str.isdigit, line))
    day = find_day(fold_date(line), language) if dated else None
    name = line[day.stop :] if day and line.count(" ", 0, day.start) < 2 else ""
    found = _list(name, language, led=False) if name[:1] == " " and name.count(" ") in (2, 3) else []
    return found if found == [name.strip()] else []


MAX_DATED = 60


def _first_names(text: str, language: str | None) -> list[str]:
    """The names of the first part of a line that has any; the parts after a bar are the paper, the day, the place."""
    lead = lead_end(text, language) or bare_label_end(text, language)
    if not lead and text.count(" ") > MAX_WORDS:
        return []
    if not lead and (named := _name_behind_day(text, language)):
        return named
    segments = _SEGMENT.split(_without_date(text[lead:]))
    for number, segment in enumerate(segments):
        if not number and DOMAIN.fullmatch(segment.strip()):
            return [segment.strip()]
        start = lead_end(segment, language)
        opens = not number or start or (number == 1 and lead)
        if opens and (names := _list(segment[start:], language, led=bool(lead or start))):
            return names + [agency for more in segments[number + 1 :] for agency in helpers_in(more)]
    return []


def _without_date(text: str) -> str:
    """The text before a date, without the words that introduce the date; the date may be in an element of its own."""
    text = _GLUED_DATE.sub(" ", text) if text[-1:].isalnum() else text
    seam = next(
        (m.start() for m in islice(_SEAM.finditer(text), MOST_SEAMS) if STATED.opening(text[m.start() :])), None
    )
    text = text[:seam]
    date = _DATE.search(text)
    day = find_day(fold_date(text), None) if date else None
    start = None if date is None else day.start if day and day.start < date.end() else date.start()
    if date is None and (ago := find_ago(text)) and text.endswith(ago):
        start = len(text) - len(ago)
    words = text[:start].split()  # of "Mayer 12 May 2026" the day is not "Mayer 12"
    while len(words) > 1 and _leads_to_date(words, dated=start is not None):
        words.pop()
    return " ".join(words)


def _leads_to_date(words: list[str], *, dated: bool) -> bool:
    """Whether the last of some words belongs to the date behind them: "on", "Tuesday"."""
    last = words[-1]
    if dated and is_weekday(last.strip(",")):
        return len(words) > 2 or SHORTEST_SURNAME < len(last.strip(",")) < MIN_SURNAME
    return len(words) > 2 and plain(last) in _BEFORE_DATE and (dated or last.islower())


SHORTEST_SURNAME, MIN_SURNAME = 2, 4
"""Some families are called like a day, or like one in two letters ("Do"), but not like one in three."""


def _without_addresses(text: str) -> str:
    """The text without brackets, e-mail and web addresses and handles."""
    return " ".join(word for word in _BRACKETED.sub(" ", text).split() if not _ADDRESS.search(word))


def _list(text: str, language: str | None, *, led: bool) -> list[str]:
    """The names of a list that starts with one. An agency after a writer's comma is his employer, not a name."""
    names: list[str] = []
    for mark, item in items_of(text, language):
        item = item.strip(" ,;:*–—-")
        item = item if find_agency(item) or is_newsroom(item.split()) else item.strip(" ,;:*–—-0123456789")
        shared = bool(names) and mark.isalpha() and ACRONYM.fullmatch(item)
        name = item if shared else name_of(item, led=led and not names)
        if name and names and mark == "," and _tells_first(item, name, names[0]):
            continue
        if name and names and mark == "/" and _OFFICE.match(name):
            continue
        if name and not (mark in (",", "/") and names and find_agency(name) and not find_agency(names[-1])):
            names.append(name)
        elif item and not names and not (led and item.startswith(STATIONED)):
            return []
    return names


_OFFICE = re.compile(r"[A-Z]{2,6}-[^\W\d_]")
"""The office of a writer's newsroom: "Thanh Nga/VOV-Đông Bắc"."""


def _tells_first(item: str, name: str, first: str) -> bool:
    """Whether an item after a comma names the first writer's employer or job: "Harbour Correspondent", "LNA Tennis Writer"."""
    if _is_where(name, first) or name.startswith(OF_HOUSE):
        return True
    post = item.removeprefix(name).strip()
    if post != item and post.count(" ") == 0 and is_writer(post) and not post.endswith("s"):
        return True
    house, _, desk = name.partition(" ")
    return (
        bool(desk) and not (desk.isupper() and first.isupper()) and house.isupper() and find_agency(house) is not None
    )


def _is_where(name: str, first: str) -> bool:
    """Whether a name after a comma is the employer of the first writer on the list, or the town of a newsroom's office."""
    return (
        employs(name)
        or (is_house_by_initials(name) and not first.isupper())
        or any(is_newsroom(one.split()) for one in (name, first))
    )
