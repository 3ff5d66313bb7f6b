"""Picture credits: cleaned of their marks, and told apart from other text."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.language.letters import HAN, MAIL
from pipelines.language.sentences import FULL_STOPS, PLAIN_COLONS
from pipelines.parts.caption.credit.endings import DAY, has_credit_ending
from pipelines.parts.caption.credit.fringe import CLOSERS, FRINGE, OPENERS, bracket_start
from pipelines.parts.caption.credit.licences import is_licence
from pipelines.parts.caption.credit.marks import leading_cue
from pipelines.parts.caption.credit.page_words import strip_tails
from pipelines.parts.caption.credit.shape import LONGEST, SAID, is_credit_run, is_opening
from pipelines.parts.caption.credit.words import KINDS, WORDS, credit_key, is_name_run, is_person

_DROPPED = tuple(WORDS["dropped"])
_RIGHTS = tuple(f"{words} " for words in WORDS["reserved"])
"""Words that a credit opens with before its maker."""
_LONGEST_RIGHTS = max(map(len, _RIGHTS))


def clean_credit(text: str) -> str | None:
    """A displayed credit without brackets, slashes, © and words like "Photo:" around it; None if nothing is left.

    >>> clean_credit("(Foto: Jo Doe/dpa)"), clean_credit("[File: Reuters]"), clean_credit("©")
    ('Jo Doe/dpa', 'Reuters', None)
    """
    text, before = " ".join(text.split()), None
    while text != before and len(text) <= _LONGEST_ELEMENT:
        before, text = text, _said_once(text)
        text = _unbracketed(DAY.sub("", strip_tails(text.lstrip(FRINGE).rstrip(_AFTER))))
        cue = leading_cue(text)
        rest = _FILM.sub("", text[cue:]) if cue and text[cue - 1] in "/／&" else text[cue:]
        text = _unquoted(rest.rstrip(FRINGE))
        if (low := text[:_LONGEST_RIGHTS].casefold()).startswith(_RIGHTS):
            text = text[max(len(words) for words in _RIGHTS if low.startswith(words)) :]
        text = _MAIL.sub("", _YEAR.sub("", _BY.sub("", text)))
        if text.endswith(_DROPPED) and len(text) > 2:
            text = text[: -max(len(end) for end in _DROPPED if text.endswith(end))]
        if text.endswith(_STOPS):
            text = text[:-1]
        if text.endswith(".") and not _INITIALS.search(text):
            text = text[:-1]
    return text or None


def _unquoted(text: str) -> str:
    """A credit without quotation marks around all of it."""
    quoted = _QUOTED.fullmatch(text)
    return quoted[1] if quoted else text


_QUOTED = re.compile(r"\s?[\"«“„]\s?([^\"«»“”„]{2,60}?)\s?[\"»”“]")
_BETWEEN_BRACKETS = re.compile(r"(?<=[)）])\s?(?=[(（])|(?<=\))\s(?=[A-Z][^()]{1,40}$)")
_LETTERS = re.compile(r"[^\W_]+")


def _said_once(text: str) -> str:
    """Credits in brackets without those that the longest repeats: "(Photo by JO DOE / AFP) (Photo by Jo Doe/AFP via
    Getty)", "(Photo by Jo Doe/Getty Images) Getty Images"."""
    every = _BETWEEN_BRACKETS.split(text)
    if len(every) < 2:
        return text
    longest = max(every, key=len)
    said = set(_LETTERS.findall(longest.casefold()))
    return longest if all(said.issuperset(_LETTERS.findall(one.casefold())) for one in every) else text


_LONGEST_ELEMENT = 1000
"""A credit element with more characters than this is not cleaned."""
_AFTER = "".join(set(FRINGE) - set(":：=＝"))
"""Separators after a credit; a colon may be a label's that waits for its name."""
_BY = re.compile(
    r"^(?:(?:credits?[\s.:…]{0,4})?(?:photo|photograph|picture|image|illustration|graphic)s? by|by(?=\s(?-i:[A-ZÀ-ÞА-Я@]))|from(?=\s@)"
    r"|摄影(?=\s\S{2,4}$)|攝影(?=\s\S{2,4}$)|사진(?=\s[가-힣A-Za-z]))\s",
    re.IGNORECASE,
)
"""In a credit a maker follows these words, even in lower case."""
_FILM = re.compile(r"^\s?(?:video|vídeo|vidéo|видео)s?\s?[:：]", re.IGNORECASE)
"""Behind the word for a picture: "Foto/Video: Jo Doe"."""
_YEAR = re.compile(r"\s\((?:19|20)\d\d\)$")
"""Of the rights."""
_MAIL = re.compile(rf"\s(?:{MAIL}|https?://\S{{4,200}})$")
"""Where the maker can be reached, or the picture found."""
_ACCOUNT = re.compile(r"(?:['’]s?)? (?:account|channel|page|website)$")
"""Where its maker shows it: "Image via Harbour Days' website"."""
_STOPS = tuple(stop for stop in FULL_STOPS if stop != ".")
_INITIALS = re.compile(r"\b[^\W\d_]\.[^\W\d_]\.$")


@lru_cache(maxsize=500)
def looks_like_credit(text: str) -> bool:
    """Whether a short line is nothing but a credit: "Foto: Jo Doe/dpa", "(Reuters)", "Jo Doe/AP", "新华社记者 张三 摄".

    A name alone is none: it may as well be the caption.
    """
    text = strip_tails(text.strip(FRINGE))
    if not text or len(text) > LONGEST or credit_key(text) in KINDS:
        return False
    if cue := leading_cue(text):
        return is_of_archive(text) or is_opening(text[:cue], _ACCOUNT.sub("", text[cue:]))
    inner = _unbracketed(text)
    if inner != text:
        return looks_like_credit(inner) or (text[0] == "[" and inner.isascii() and is_name_run(inner, 8))
    text = _MAIL.sub("", text) if "/" in text else text
    shown, sign, maker = text.partition(" © ")
    if sign and is_person(shown) and any(map(is_person, maker.split("/"))):
        return False
    if (said := SAID.search(text)) and leading_cue(text[said.end() :]):
        return False  # "Kai Roe in der Halle in Weir. Foto: Quai/Jo Doe"
    return is_credit_run(text) or (has_credit_ending(text) and not _is_said_before(text)) or is_licence(text)


def is_of_archive(line: str) -> bool:
    """Whether a line is a word for a picture, a colon and from whose archive it is.

    >>> is_of_archive("Photo: from the archive of Ada Winter"), is_of_archive("Photo: The archive burned down.")
    (True, False)
    """
    cue = leading_cue(line) if len(line) <= MAX_LABELLED else 0
    words = line[cue:].casefold().split() if line[:cue].rstrip().endswith(PLAIN_COLONS) else []
    return len(words) <= MOST_OF_ARCHIVE and not _ARCHIVES.isdisjoint(words) and not line.endswith(FULL_STOPS)


MOST_OF_ARCHIVE = 6
_ARCHIVES = frozenset(word.casefold() for word in WORDS["archives"])


def is_labelled(line: str) -> bool:
    """Whether a line, perhaps in brackets, is a word for a picture, a colon and one or two capitalised words, or two with
    a slash: under a picture they made it, known or not: "Image: HarbourSoft".
    """
    if len(line) > MAX_LABELLED or not (":" in line or "：" in line):
        return False  # asked of every line near a picture
    line = _unbracketed(line)
    cue = leading_cue(line)
    rest = line[cue:].strip()
    words = rest.split()
    if not (cue and line[:cue].rstrip()[-1:] in ":：" and 0 < len(words) <= MOST_WORDS) or rest[-1] in FULL_STOPS:
        return False
    return "/" in rest[1:-1] or all(word[0].isupper() for word in words)


MOST_WORDS, MAX_LABELLED = 2, 80


def _is_said_before(text: str) -> bool:
    """Whether a caption stands before the credit, separated by a space: "学生们逆风起跑 张三 摄"."""
    said = _SAID.match(text)
    return said is not None and has_credit_ending(text[said.end() :])


_SAID = re.compile(
    rf"(?!.{{0,20}}(?:记者|記者|通讯员|通訊員|特派员))[{HAN}“”‘’、，]{{5,30}}(?<![社网網报報台处處局委部馆館院心司会會站室组組队隊园園])\s{{1,3}}(?=\S)"
)
"""Words of Chinese that are no giver's name, before a blank."""


def _unbracketed(text: str) -> str:
    """A credit without brackets around all of it, or half a bracket at one end."""
    if text[-1:] in FULL_STOPS and text[-2:-1] in CLOSERS:
        text = text[:-1]
    if bracket_start(text) == 0:
        return text[1:-1].strip(FRINGE)
    if text[:1] in OPENERS and not CLOSERS & set(text):
        return text[1:]
    if text[-1:] in CLOSERS and not OPENERS & set(text):
        return text[:-1]
    return text
