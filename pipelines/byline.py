"""The writers' names in a displayed byline, or in what a page's head calls the author."""

from __future__ import annotations

import re
from functools import cache

from pipelines.agencies import find_agency
from pipelines.days import TABLES, find_day, fold_date
from pipelines.eastern_names import eastern_names, is_eastern, opens_byline, without_day
from pipelines.phrases import Phrases, all_languages, fold_phrase, one_language, read_table

MAX_TEXT, MAX_LINE, MAX_WORDS = 400, 160, 20
MIN_NAME = 2
"""Words of a name that something else may be glued to."""
_TABLES = read_table("byline")
_JOBS, _WORDS, _PLACES, _WRITERS = (
    frozenset(all_languages(_TABLES[table])) for table in ("job", "word", "place", "writer")
)
_NAMELESS = all_languages(_TABLES["nameless"])
_FURNITURE = all_languages(read_table("furniture")["line"])
_PARTICLES = frozenset(all_languages(_TABLES["particle"]))

_MARK = re.compile(r"\s{0,2}[:：]\s{0,2}|\.?\s+")
_LABEL_MARK = re.compile(r"\s{0,2}[:：︱丨/／|]\s{0,2}")
_SEGMENT = re.compile(
    r"\s?[|｜•·∙\n]\s?|\s[–—-]\s|\s/\s|(?<=[a-zà-ÿ]{3})\.\s(?=[A-ZÀ-Þ])"
    r"|(?<=[\w.])\s?(?=(?:Edited|Reviewed|Published|Curated) [Bb]y\b)"
)
_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|avr|may|mai|jun|jul|aug|ago|sep|o[ck]t|nov|de[cz]"
    r"|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)"
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[./:]\s?\d{{1,2}}\b|(?:19|20)\d\d\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}|{_MONTH}[a-zа-я]{{0,7}}\.? \d{{1,2}}\b)",
    re.IGNORECASE,
)
_BEFORE_DATE = frozenset(
    word for phrases in TABLES["update"].values() for phrase in phrases for word in phrase.split()
) | frozenset(word for words in _TABLES["dated"].values() for word in words)
"""Words between a name and a date."""
_BRACKETED = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|<[^<>]{0,80}>")
_ROUND = re.compile(r"\([^()]{5,80}\)|\[[^\[\]]{5,80}\]")
_ADDRESS = re.compile(r"^(?:https?://|www\.)|@|\.html?$")
_DOMAIN = re.compile(r"(?:[\w-]{2,30}\.){1,2}[a-z]{2,4}", re.IGNORECASE)
_NEWSROOMS = ("Redazione", "Redacción", "Redação", "Rédaction")
_GLUED_BY = re.compile(r"^By(?=[A-ZÀ-Þ][a-zà-ÿ])")
_QUOTES = "\"'“”‘’„«»"
"""Around a nickname."""
_SEAM = re.compile("(?<=[a-zß-ÿа-яё]{3})(?=[A-ZÀ-ÞА-ЯЁЄІЇ])")
"""Where a label ends and a name begins that styling parts."""
_VOWEL = re.compile(r"[AEIOUY]")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
"""An agency that had a hand in it: "by Jane Doe with AFP"."""
_HERE = frozenset(["in", "at", "for", "from", "of", "via", "à", "en", "für", "aus"])
_ABBREVIATED = re.compile(r"(?:\b(?:Jr|Sr|St|[A-Z]))\.$")
_COMMON = ("a", "en", "ja", "in", "na", "un", "и", "si")
"""Words that join names in one language and are another's word or letter."""


def split_byline(text: str, language: str | None = None) -> list[str]:
    """The names in a byline as printed, each once: no "By", no job, place, address or date. [] if it names nobody.

    An agency that stands as the byline is a name; one behind a writer's comma is whom he writes for.

    >>> split_byline("By Jane Doe and JOHN ROE, Reuters | Updated: 2024-05-13 09:08")
    ['Jane Doe', 'JOHN ROE']
    """
    if not text or len(text) > MAX_TEXT:
        return []
    text = _GLUED_BY.sub("By ", " ".join(text.split()).strip(" ·•|｜,;–—-/"))
    text = text[1:-1] if _ROUND.fullmatch(text) and _lead(text[1:-1], language) else text
    if text in _FURNITURE or "©" in text or text in _leads("lead", language):
        return []
    if find_agency(text.strip("()")) or text in _NAMELESS:
        return [text.strip("()")]
    text = _without_addresses(text)
    if (seam := _SEAM.search(text)) and text[: seam.start()] in _leads("label", language):
        text = text[seam.start() :]
    if is_eastern(text):
        names = [name for name in eastern_names(text, language) if name not in _FURNITURE]
    else:
        names = _first_names(text, language)
    return list({name.casefold(): name for name in reversed(names)}.values())[::-1]


def joins_names(text: str, language: str | None = None) -> bool:
    """Whether a text is no more than what stands between two names.

    >>> joins_names("and"), joins_names("Anders")
    (True, False)
    """
    return _joins(language).fullmatch(f" {text.strip()} ") is not None


def looks_like_byline(line: str, language: str | None = None) -> bool:
    """Whether a line is nothing but a byline: a word like "By", and names.

    >>> looks_like_byline("By Jane Doe"), looks_like_byline("By Monday, the ferry was back.")
    (True, False)
    """
    line = " ".join(line.split())
    if not 2 < len(line) <= MAX_LINE or (line[-1] in '.!?。！？…"”:：' and not _ABBREVIATED.search(line)):
        return False
    line = _without_addresses(line[1:-1] if _ROUND.fullmatch(line) and not is_eastern(line) else line)
    if is_eastern(line):
        line = without_day(line)
        return len(line) <= 60 and opens_byline(line) and bool(eastern_names(line, language))
    lead = _lead(line, language)
    if not lead:
        return _is_dated_name(line, language)
    rest, *others = _SEGMENT.split(_without_date(line[lead:]))
    found = _list(rest, language, led=True)
    sure = all(" " in name or find_agency(name) for name in found) and all(len(other) < 40 for other in others)
    named, words = sum(len(name.split()) for name in found), rest.split()
    titled = not any(word[0].islower() and _plain(word) not in _JOBS for word in words)
    return bool(found) and sure and (5 * named >= 2 * len(words) or (titled and 3 * named >= len(words)))


def _is_dated_name(line: str, language: str | None) -> bool:
    """Whether a line is a name, a mark and a day: "Jane Doe | 5 May 2024"."""
    names, *others = _SEGMENT.split(line[:100])
    day = find_day(fold_date(line[:100]), language, True) if others else None
    found = _list(names, language, led=False) if day and day.start > len(names) else []
    return bool(found) and sum(len(name.split()) for name in found) == len(names.split())


def _first_names(text: str, language: str | None) -> list[str]:
    """The names of the first part of a line that has any; behind a bar come the paper, the day, the place."""
    lead = _lead(text, language)
    if not lead and text.count(" ") > MAX_WORDS:
        return []
    for number, segment in enumerate(_SEGMENT.split(_without_date(text[lead:]))):
        if not number and _DOMAIN.fullmatch(segment.strip()):
            return [segment.strip()]
        start = _lead(segment, language)
        opens = not number or start or (number == 1 and lead)
        if opens and (names := _list(segment[start:], language, led=bool(lead or start))):
            return names
    return []


def _lead(text: str, language: str | None) -> int:
    """The length of the words before the names, with their mark."""
    spaced, labelled = _leads("lead", language), _leads("label", language)
    if (end := labelled.opening(text)) and (mark := _LABEL_MARK.match(text, end)):
        return mark.end()
    if (end := spaced.opening(text)) and (mark := _MARK.match(text, end)):
        return mark.end()
    return 0


@cache
def _leads(table: str, language: str | None) -> Phrases:
    return one_language(_TABLES[table], language)


def _without_date(text: str) -> str:
    """The text before a date, without the words that lead to it; the date may stand in an element of its own."""
    date = _DATE.search(text)
    words = (text[: date.start()] if date else text).split()
    while len(words) > 2 and _plain(words[-1]) in _BEFORE_DATE and (date or words[-1].islower()):
        words.pop()
    return " ".join(words)


def _without_addresses(text: str) -> str:
    """The text without brackets, e-mail and web addresses and handles."""
    return " ".join(word for word in _BRACKETED.sub(" ", text).split() if not _ADDRESS.search(word))


def _list(text: str, language: str | None, *, led: bool) -> list[str]:
    """The names of a list that starts with one. An agency behind a writer's comma is whom he writes for, no name."""
    names: list[str] = []
    for mark, item in _items(text, language):
        item = item.strip(" ,;:*–—-")
        item = item if find_agency(item) else item.strip(" ,;:*–—-0123456789")
        shared = bool(names) and mark.isalpha() and _ACRONYM.fullmatch(item)
        name = item if shared else _name(item, led=led and not names)
        if name and names and mark == "," and _is_house(name) and not names[0].isupper():
            continue
        if name and not (mark in (",", "/") and find_agency(name) and not find_agency(names[-1])):
            names.append(name)
        elif item and not names:
            return []
    return names


def _items(text: str, language: str | None) -> list[tuple[str, str]]:
    """The items of a list, each with the mark or word before it."""
    items, mark, start = [], "", 0
    for found in _joins(language).finditer(text):
        items.append((mark, text[start : found.start()]))
        mark, start = found[0].strip(), found.end()
    return [*items, (mark, text[start:])]


@cache
def _joins(language: str | None) -> re.Pattern[str]:
    table = _TABLES["join"]
    own = table.get((language or "").split("-")[0].lower())
    every = {word for words in table.values() for word in words if word not in _COMMON}
    words = sorted({*(own or every), "and", "with"}, key=lambda word: (-len(word), word))
    return re.compile(
        rf"\s?[,;&+、，،]\s?(?:(?:and|und|et)\s)?|\s(?:{'|'.join(words)})\s|(?<=[a-z])/(?=[A-Z])", re.IGNORECASE
    )


def _name(item: str, *, led: bool) -> str | None:
    """The name that an item of a list is or opens with: at least two words set like one, or an agency."""
    item = item.strip(" .…") + ("." if _ABBREVIATED.search(item.strip()) else "")
    if not item or len(item) > 60:
        return None
    if find_agency(item) or (led and (_DOMAIN.fullmatch(item) or item in _NAMELESS)):
        return item
    every = item.split()
    if _is_newsroom(every):
        return item
    words = every[: next((i for i, word in enumerate(every) if _is_job(word) or word in _HERE), len(every))]
    if led and (len(words) < MIN_NAME or find_agency(" ".join(words))) and (own := _behind_job(every)):
        words = own
    words = words[: _house(words, len(every))]
    while words and (words[-1] in _PARTICLES or (len(words) > MIN_NAME and words[-1].lower() in _PARTICLES)):
        words.pop()
    name = " ".join(words).strip(" ,;:–—-")
    if find_agency(name):
        return name
    trailing = next((size for size in (3, 2, 1) if len(words) > size + 1 and find_agency(" ".join(words[-size:]))), 0)
    words = words[: len(words) - trailing]
    name = " ".join(words).strip(" ,;:–—-")
    if not 0 < len(words) < 7 or any(_plain(word) in _WORDS for word in words) or name in _FURNITURE:
        return None
    if words[0] == "The" or fold_phrase(name) in _PLACES or not all(_is_name_word(word) for word in words):
        return None
    own = [word for word in words if word not in _PARTICLES]
    if len(own) == 1:
        return name if own[0].endswith("-Redaktion") or (led and len(words) == len(every) and len(name) > 1) else None
    return (
        name
        if (len(own) > 2 or any(len(word) > 2 for word in own)) and (len(own[-1]) > 1 or own[-1].isupper())
        else None
    )


def _is_job(word: str) -> bool:
    """A word of jobs, or a compound of one: "DW-Korrespondentin"."""
    word = _plain(word)
    return word in _JOBS or ("-" in word and word.rpartition("-")[2] in _JOBS)


def _is_writer(word: str) -> bool:
    return _plain(word).rpartition("-")[2] in _WRITERS


def _behind_job(words: list[str]) -> list[str]:
    """The name behind a job: "our correspondent Ada Writer", "LNA Technology Writer Ada Writer"."""
    last = max((i for i, word in enumerate(words) if _is_writer(word)), default=len(words))
    end = next((i for i, word in enumerate(words) if i > last and word in _HERE), len(words))
    return words[last + 1 : end] if end - last > MIN_NAME else []


def _house(words: list[str], every: int) -> int:
    """Where the house begins that a name is followed by without a mark: "Ada Writer The Harbour", "Ada Writer LNA News"."""
    for i, word in enumerate(words):
        site = "." in word[1:-1] and _DOMAIN.fullmatch(word)
        more = i < len(words) - 1 or (i < every - 1 and not _VOWEL.search(word))
        initials = more and word.isupper() and _ACRONYM.fullmatch(word) and not words[i - 1].isupper()
        if i >= MIN_NAME and (word == "The" or site or initials):
            return i
    return len(words)


def _is_house(name: str) -> bool:
    """Whether a name is a newsroom's, by its initials: "HDR OSTKÜSTE", "HDR Ostküste"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and (rest.isupper() or len(first) > MIN_NAME) and first.isupper() and not _VOWEL.search(first)


def _is_newsroom(words: list[str]) -> bool:
    """Whether it is a newsroom by its house's name: "Harbour Staff", "Redazione Harbour"."""
    if not 1 < len(words) < 5 or not all(map(_is_name_word, words)):
        return False
    own = words[:-1] if words[-1] == "Staff" else words[1:] if words[0] in _NEWSROOMS else []
    return bool(own) and not any(_plain(word) in _JOBS for word in own)


def _plain(word: str) -> str:
    return word.casefold().strip(".,:;'’()")


def _is_name_word(word: str) -> bool:
    """Set like a part of a name: a capital first, a particle, or letters without case."""
    word = word.strip(_QUOTES) if word[0] in _QUOTES or word[-1] in _QUOTES else word
    if not word or not word[0].isalpha() or any(character in "/_:%$€" for character in word):
        return False
    if any(character.isdigit() for character in word) and not word.isupper():
        return False
    return not word[0].islower() or word in _PARTICLES or word.startswith(("d'", "d’", "al-", "el-"))
