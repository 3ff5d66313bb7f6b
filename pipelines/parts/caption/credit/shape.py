"""Whether a run of text can be a credit, judged by its shape alone."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.language.phrases import alternation
from pipelines.parts.caption.credit.fringe import FRINGE
from pipelines.parts.caption.credit.licences import without_licence
from pipelines.parts.caption.credit.words import (
    KINDS,
    NO_HOUSES,
    WORDS,
    credit_key,
    has_maker,
    is_agency,
    is_maker,
    is_name_run,
    is_person,
    is_persons,
    joined_items,
)

LONGEST = 160
"""Characters of a credit, at most."""

UNCASED = re.compile("[\u0590-\u139f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")
"""A letter of a script without capitals."""
WIDE = re.compile("[\u2e80-\ud7ff]")
"""A letter of Chinese, Japanese or Korean."""
_UNCASED_STOP = re.compile(r"[。！？”।።]|[^\s.]{4}[.۔]\s")
"""What ends a sentence in a script without capitals; an initial's stop ends none."""
_DESK_CODE = re.compile(r"(?:/[a-z.]{2,5}){1,3}(?:/\d{2})?$|\s?/ kod \d{2,6}$")
_TAKEN = re.compile(r"\s?[,–-]\s\d{1,2}\.[a-zç]{3}\.?\d{2,4}(?=/)")
"""The day on which a picture was taken, between who made it and his house: "Jo Doe - 12.mar.2024/Folha"."""
_SHORT = 10
"""Characters of a Chinese, Japanese or Korean name, at most."""
_LONGER = 20
"""The same in other scripts without capitals, their marks included."""


@lru_cache(maxsize=256)
def is_credit_run(text: str, houses: frozenset[str] = NO_HOUSES) -> bool:
    """Whether `text` is nothing but names, with a maker among them or a slash between two."""
    text = _TAKEN.sub("", text)
    bare = _DESK_CODE.sub("", text)
    if bare != text and (has_maker(bare) or _is_slashed(bare)):
        text = bare
    if (paper := FOR.search(text)) and paper[0] != " for ":
        return is_person(text[: paper.start()].partition("/")[0].strip())
    if _SAYS_WHERE.match(text):
        return False
    named = without_licence(text)
    if len(text) > LONGEST or credit_key(text) in KINDS or not is_name_run(named):
        return False
    if named != text:
        return has_maker(named, houses) or is_person(named)
    if UNCASED.search(text):
        short = all(item.isascii() or _is_short(item) for item in joined_items(text))
        return short and has_maker(text, houses) and not _UNCASED_STOP.search(text)
    return has_maker(text, houses) or _is_slashed(text)


_SAYS_WHERE = re.compile(
    rf"(?:{'|'.join(map(str.capitalize, WORDS['articles']))})\s(?=.{{1,80}}(?:©|[a-zß-ÿ]{{3}}\.\s?[A-ZÀ-Þ]|\s(?:{'|'.join(WORDS['placing'])})\s))"
)
"""What is shown, with an article and where it is, or before the mark of its maker: "The port in Weir"."""


def _is_short(item: str) -> bool:
    """Whether a run in a script without capitals is short enough for a name; in some of these scripts words have
    spaces between them."""
    return len(item) <= (_SHORT if WIDE.search(item) else _LONGER)


def _is_slashed(text: str) -> bool:
    """Whether a run is a person and someone else with a slash or "for" between them, or an agency's colon before a
    person: "REUTERS: Jo Doe"."""
    if made_for := FOR.search(text):
        return is_persons(text[: made_for.start()].strip()) and "/" not in text
    maker, _, person = text.partition(": ")
    if person and is_agency(maker):
        return is_person(person)
    items = [item.strip() for item in _JOINT.split(text.strip())]
    counted = any(char.isdigit() for item in items if not _CHANNEL.fullmatch(item) for char in item)
    return len(items) > 1 and all(items) and any(map(is_persons, items)) and not counted


_JOINT = re.compile(r"[/／]|(?<=[a-z])—(?=[A-Z])")
FOR = re.compile(rf"\sfor\s|\s(?:{alternation(WORDS['made_for'])})\s(?=[«\"“„][^«»\"“”„]{{2,40}}[»\"”“]$)")
"""Before whom a photographer worked for: "Jo Doe for The Quai", "Джо До для «Волны»"; in other tongues than English, in
quotation marks: others are said to be for somebody, too."""
FOR_WHOM = re.compile(rf"{FOR.pattern}|\sFOR\s")
"""The same in what is known to be a credit."""
_CHANNEL = re.compile(r"[A-Za-z]{1,12}\d{1,2}")
"""A channel with a figure in its name: "G1", "TV2"."""


def is_plausible(rest: str) -> bool:
    """Whether what follows a mark can be a credit: short, and names rather than a sentence."""
    rest = rest.strip(FRINGE)
    words = rest.split()
    if not rest or len(rest) > LONGEST or len(words) > 18:
        return False
    return _common_words(words) <= max(3, len(words) // 2) or _GIVER.match(rest.removeprefix("the ")) is not None


def is_opening(mark: str, rest: str) -> bool:
    """Whether a line that begins with `mark` is all credit; its label might introduce the caption instead."""
    if credit_key(mark.strip(FRINGE)) in KINDS:
        rest = rest.strip(FRINGE)
        person = credit_key(mark.strip(FRINGE)) in _SHOWN_OR_MADE and is_person(rest)
        user = len(rest) <= _LONGEST_USER and _USER.fullmatch(rest) is not None
        lent = _LENT.fullmatch(rest) is not None
        return person or user or lent or is_credit_run(rest) or _is_slashed_user(rest)
    bare = rest.strip(FRINGE)
    if (said := SAID.search(bare)) and is_credit_run(bare[said.end() :]):
        return False  # "Fotografía de la ciudad de Weir. EFE/Jo Doe"
    if bare.islower() and is_agency(bare.upper()):
        return True
    names = ("/" in bare and is_name_run(bare)) or is_credit_run(
        bare
    )  # "Rui de Sá/Casa do Povo", "Jo Doe for The Quai"
    if (len(bare) <= _LONGEST_USER and _USER.fullmatch(bare)) or _is_slashed_user(bare) or _is_of_paper(bare):
        return True
    if "©" in mark and len(bare) <= _LONGEST_USER and _is_slashed(bare):
        return True  # "© Rytų žinios / Jo Doe": a house need not be in capitals
    return is_plausible(rest) and (
        names or _common_words(rest.split()) <= (3 if has_maker(rest) or _GIVER.match(rest) else 0)
    )


def _is_slashed_user(text: str) -> bool:
    """Whether a text is nothing but short names with slashes between, one of them a maker's, though in small letters, or
    of initials: "quay / istock", "ABC/Harbour Survey 2"."""
    items = [item.strip() for item in text.split("/")]
    short = all(0 < len(item.split()) < SHORT_NAME for item in items)
    signed = any(is_agency(item.upper()) or is_maker(item) or _INITIALS.fullmatch(item) for item in items)
    return len(items) > 1 and "," not in text and short and signed


def _is_of_paper(text: str) -> bool:
    """Whether a text is a person, a slash and a paper's name, of which only the first word needs a capital: "Иван Петров /
    «Сибирский вестник»"."""
    person, slash, paper = text.partition("/")
    return bool(slash) and _PAPER.fullmatch(paper.strip()) is not None and is_person(person.strip())


_PAPER = re.compile(
    r"(?=[«\"“„]?[^\W\d_a-zß-ÿа-я])(?:[^\W\d_]{2,30}(?:\s[^\W\d_]{2,30})?|[«\"“„][^«»\"“”„.!?]{2,50}[»\"”“]?)"
)
"""Two words, or any in quotation marks; what ends a line has lost the last of these."""
_INITIALS = re.compile("[A-Z]{2,6}")
SHORT_NAME = 5
SAID = re.compile(r"[a-zß-ÿ]{2,20}\s(?:[^\s.]{1,20}\s){0,6}[^\s.]{3,20}\.\s(?=[A-ZÀ-Þ])")
"""Words of a caption, and where its sentence ends."""
_GIVER = re.compile(
    r"\s?(?:пресс?-(?:служб|центр)|прес-служб|press (?:service|office)|pressestelle|oficina de prensa)", re.IGNORECASE
)
"""An office that hands out pictures, before the name of their owner."""
_SHOWN_OR_MADE = frozenset({"photo", "picture", "image", "illustration"})
"""Labels of captions as well as credits: a person alone after one made the picture."""
_LONGEST_USER = 60
_USER = re.compile(
    r"(?:[A-Z][\w.'’-]{0,20} ){1,4}(?:on|via|auf|sur|en) "
    r"(?:Flickr|Twitter|Instagram|Facebook|YouTube|Unsplash|Pexels|Pixabay|Wikipedia|Wikimedia(?: Commons)?)"
    r"|@\w{2,30}|(?:[a-z][\w-]{1,30}\.){1,2}[a-z]{2,6}|[A-Z]{2,4}[a-z]{2,20}|[a-z]{2,20}[A-Z][A-Za-z]{1,20}|[A-Z][a-z]{3,20}[A-Z]{1,6}[A-Za-z]{1,20}"
)
"""A user of a picture-sharing site, named as such or written as nobody else is: "Jo Doe on Flickr", "WHarbour"."""
_LENT = re.compile(
    r"(?:[^\s.,:;]{1,25} ){1,3}via [A-Z][^.,:;]{1,40}(?:\. (?:Collage|Composite|Montage|Illustration) by [^.,:;]{2,40})?\.?"
)
"""Who lent a picture, and who put it together: "screenshot via Ann Roe. Collage by The Quai"."""


def _common_words(words: list[str]) -> int:
    return sum(word[0].islower() and not is_maker(word) and not _is_named(word) for word in words)


def _is_named(word: str) -> bool:
    """Whether a word in lower case is a site's address, "www.harbour.example", or a name written so."""
    return "." in word[1:-1] or (_is_set(word) and is_name_run(word))


def _is_set(word: str) -> bool:
    """Whether a word is written differently from ordinary ones, as some makers write their names."""
    return not (word.isascii() and word.isalpha() and word.islower())
