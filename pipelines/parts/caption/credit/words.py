"""The words of picture credits: who makes pictures, and what a name looks like."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipelines.data import read_table
from pipelines.language.letters import is_small
from pipelines.world.agencies import AGENCIES, find_agency

WORDS: dict[str, list[str]] = read_table("credit")

NO_HOUSES: frozenset[str] = frozenset()
KINDS = frozenset(WORDS["kinds"])
EXTRAS = frozenset(WORDS["extras"])
BEFORE_AGENCY = frozenset(WORDS["before_agency"])
"""Words of a sentence that continues with the name after them: "told", "by"."""
NAME_PARTICLES = frozenset(WORDS["name_particles"])
LONGEST_MAKER = 80
"""Characters of a maker's name, the words beside it included."""
EDGE = " \t\r\n\u00a0\u200b.,;:'\"“”‘’«»!&+…"
"""Marks that may cling to a name."""

_EXTRAS_GLUED = tuple(sorted(WORDS["extras_glued"], key=len, reverse=True))
_MAKERS = frozenset(maker.strip(EDGE) for maker in WORDS["makers"])
_LOWER = frozenset(WORDS["particles"] + WORDS["given"]) | NAME_PARTICLES | EXTRAS | _MAKERS
ARTICLES = frozenset(WORDS["articles"])
_ORGANISATIONS = frozenset(map(str.casefold, WORDS["organisations"]))
_PRINTED = frozenset(spelling for agency in AGENCIES.values() for spelling in agency.spellings)


@lru_cache(maxsize=4096)
def credit_key(text: str) -> str:
    """Text as the tables have it: casefolded, white space single, no dot at the ends."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.casefold().split()).strip(" .")


@lru_cache(maxsize=4096)
def is_maker(item: str) -> bool:
    """Whether `item`, whole, names an agency or a usual giver of pictures: "dpa", "PTI File Photo", "Handout"."""
    if len(item) > LONGEST_MAKER:
        return False
    item = item.strip(EDGE).removeprefix("The ").removeprefix("the ")
    if credit_key(item) in _MAKERS or is_agency(item):
        return True
    if (bare := without_glued(item)) != item:
        return is_agency(bare)
    name, _, extra = item.rpartition(" ")
    if name and credit_key(extra) in EXTRAS and credit_key(name) in _MAKERS:
        return True
    parts = item.split("-") if "-" in item else _SCRIPTS.findall(item)
    return len(parts) > 1 and all(map(is_agency, parts))


def without_glued(item: str) -> str:
    """A name without the word glued to it that says it gave the picture or keeps it: "新华社供图"."""
    return next((item.removesuffix(word) for word in _EXTRAS_GLUED if item.endswith(word)), item)


@lru_cache(maxsize=4096)
def is_agency(item: str) -> bool:
    """Whether `item` is an agency's name, with words like "File Photo" after it or without.

    A name in lower case counts only where the agency writes itself so.
    """
    words = item.split()
    while words:
        name = " ".join(words)
        if name in _PRINTED or (not name.islower() and (name.isupper() or len(name) > 3) and find_agency(name)):
            return True
        if credit_key(words[-1]) not in EXTRAS:
            return False
        words.pop()
    return False


_SCRIPTS = re.compile(r"[A-Za-zＡ-Ｚ]{2,20}|[^\x00-\x7fＡ-Ｚ]{2,20}")
"""The names in "AFP時事"."""
_JOINTS = re.compile(
    r"(?=[/／｜|,，;；·•()（）\[\]\s—.vfF-])(?:[/／|｜,，;；·•()（）\[\]]|\s[–—-]\s|(?<=[a-z])—(?=[A-Z])|(?<=[؀-ۿ])-|\.\s|\s?\bvia\b\s?|\s[Pp]hotos?\sby\s|\s?\bfor\b\s?|\s?\bFOR\b\s?)"
)
"""Behind the letters that one begins with, which tell most places of a text at once."""


TAKEN_BY = re.compile(r"\s[Pp]hotos?\sby\s")
"""Between whose picture it is and who took it: "Pool photo by Jo Doe"."""
_JOINT_SIGN = re.compile(r"[/／|｜,，;；·•()（）\[\]–—.-]")
_JOINT_WORDS = ("via", "for", "FOR", "hoto")
"""What every joint contains; where there is none of it, the joints need not be tried at each letter."""
_COPYRIGHT = re.compile(r"(?<![^\W_])[Cc]opyright\s+(?:\d{4}\s+)?")


@lru_cache(maxsize=512)
def joined_items(text: str) -> tuple[str, ...]:
    """The items of a credit between slashes, bars, commas, brackets, "via" and "for"."""
    if "opyright" in text:
        text = _COPYRIGHT.sub("", text)
    joined = _JOINT_SIGN.search(text) or any(map(text.__contains__, _JOINT_WORDS))
    parts = _JOINTS.split(text) if joined else [text]
    return tuple(item for part in parts if (item := part.strip(EDGE)))


def has_maker(text: str, houses: frozenset[str] = NO_HOUSES) -> bool:
    """Whether an item of `text` is a maker, or one of `houses` (folded names)."""
    return any(is_maker(item) or credit_key(item) in houses for item in (text, *joined_items(text)))


def begins_with_maker(text: str) -> bool:
    """Whether the first one to three words of `text` are a maker's name."""
    words = joined_items(text)[0].split() if joined_items(text) else []
    return any(is_maker(" ".join(words[:n])) for n in (1, 2, 3))


def is_organisation(text: str) -> bool:
    """Whether a word of `text` is one of organisations' names: "GC Images"."""
    words = text.replace("/", " ").split()
    return len(words) > 1 and any(credit_key(word) in _ORGANISATIONS for word in words)


def is_name_word(word: str) -> bool:
    """Whether `word` may stand in a name: capital, script without case, handle, domain, particle."""
    word = word.strip(EDGE + "()[]（）-–—/|")
    if (
        not word
        or word[0] == "@"
        or (word[0].isalpha() and word != word.lower())
        or credit_key(word) in _LOWER
        or word in _PRINTED
    ):
        return True
    if word[0].isdigit():
        return False
    caseless = word == word.upper() or (word[0].islower() and not is_small(word))
    return word != word.lower() or caseless or ("." in word and word.isascii())


def is_name_run(text: str, most: int = 16) -> bool:
    """Whether `text` is nothing but words of names, at most `most` of them, and not only particles."""
    items = joined_items(text)
    words: list[str] = []
    for item in items:
        own = item.split()
        if not is_maker(item):
            if not all(map(is_name_word, own)):
                return False
            words += own
    return len(words) <= most and any(map(_is_proper, words or items))


def _is_proper(word: str) -> bool:
    return not word.isascii() or word != word.lower() or "@" in word[:-1] or is_maker(word)


_GLUED_INITIAL = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z][a-z])")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+){0,3}\.?")


@lru_cache(maxsize=1024)
def is_person(text: str) -> bool:
    """Whether `text` reads like one person's name: two to four capitalised words with particles between them."""
    words = _GLUED_INITIAL.sub(". ", text).split()
    if not 2 <= len(words) <= 5 or credit_key(words[0]) in ARTICLES or not all(map(_NAME_WORD.fullmatch, words)):
        return False
    if is_maker(text) or any(credit_key(word) in _ORGANISATIONS for word in words):
        return False
    capital = [word[0].isupper() for word in words]
    particles = all(credit_key(word) in NAME_PARTICLES for word, big in zip(words, capital, strict=True) if not big)
    return capital[0] and capital[-1] and 2 <= sum(capital) <= 4 and particles


_AND = re.compile(r"\s(?:and|und|et|og|och|y|e|en|i|и|та|ja|&)\s")


def is_persons(text: str) -> bool:
    """Whether `text` is one person's name, a handle, or several names joined by "and"."""
    return (text[:1] == "@" and " " not in text) or all(map(is_person, _AND.split(text)))


def are_makers(text: str) -> bool:
    """Whether `text` is nothing but names, with a maker's first, a slash between two, or a photographer's before the
    newsroom's: "Jo Doe for The Quai"."""
    person, _, house = text.strip().partition(" for ")
    signed = begins_with_maker(text) or "/" in text[1:-1] or (bool(house) and is_person(person))
    return signed and is_name_run(text) and not text.startswith("via ")
