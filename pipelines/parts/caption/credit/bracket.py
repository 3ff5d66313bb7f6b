"""Whether the bracket at the end of a caption holds its credit."""

from __future__ import annotations

import re

from pipelines.parts.caption.credit.borders import WINDOW, ends_sentence
from pipelines.parts.caption.credit.endings import DAY, has_credit_ending
from pipelines.parts.caption.credit.marks import last_cues, leading_cue
from pipelines.parts.caption.credit.shape import UNCASED, is_credit_run, is_plausible
from pipelines.parts.caption.credit.words import (
    KINDS,
    WORDS,
    begins_with_maker,
    credit_key,
    has_maker,
    is_agency,
    is_maker,
    is_name_run,
    is_person,
)

MOST_COMMON = 2
"""The name of whoever gave a picture has fewer words in lower case than this: "Harbour Watch website"."""
_LONGEST_NAME = 12
_RIGHTS_YEAR = re.compile(r"^\d{4}\s?年\s?")
_SITE = re.compile(r"[a-z0-9][\w-]{1,30}(?:\.[a-z]{2,8}){1,2}")
_HANDLE = re.compile(r"[a-z][\w.-]{2,20}|[a-z]\d")
_GIVEN = tuple(WORDS["handed"])
_SENT = re.compile(
    r"\b(?:sent|shared|provided|supplied|given|taken by)\b.{0,60}\b(?:photo|picture|image)s?\b"
    r"|\b(?:photo|picture|image)s?\b.{0,40}\b(?:sent|shared|provided|supplied|given|taken by)\b"
)
"""A bracket that says in a sentence who gave the picture."""
_HANDED = re.compile(r" via | photo by | files?$| photo$| screen ?(?:shot|grab|capture)$")


def is_credit_bracket(line: str, at: int, houses: frozenset[str]) -> bool:
    """Whether the bracket from `at` to the end of `line` holds a credit."""
    inner = DAY.sub("", line[at + 1 : -1].strip(" <>〈〉《》"))
    if not inner or len(inner) > WINDOW or credit_key(inner) in KINDS:
        return False
    return _names_house(inner, houses) or _says_given(inner) or _names_person(line, at, inner)


def _names_house(inner: str, houses: frozenset[str]) -> bool:
    """Whether a bracket has a credit's cue, or a house by name or by its place after a slash."""
    before, slash, behind = inner.partition("/")
    if slash and _is_small(before.strip(), behind.strip()):
        return True
    if credit_key(inner) in houses or (len(inner) > 2 and inner.islower() and is_agency(inner.upper())):
        return True
    if (cue := leading_cue(inner)) and inner[cue:].strip(" \u00a0") and not inner[cue:].strip().isdigit():
        return True
    if (slash or inner.isupper()) and is_plausible(behind or inner) and (is_maker(before) or begins_with_maker(inner)):
        return True
    if is_credit_run(_RIGHTS_YEAR.sub("", inner), houses) or has_credit_ending(inner):
        return True
    return any(last_cues(inner, 0)) and has_maker(inner, houses)


def _says_given(inner: str) -> bool:
    """Whether a bracket says that the picture was handed out, or who sent it."""
    low = credit_key(inner)
    if _SENT.search(low) or low.startswith(_GIVEN):
        return True
    return _HANDED.search(low) is not None and is_name_run(inner, 8)


def _names_person(line: str, at: int, inner: str) -> bool:
    """Whether a bracket is only a name, after a sentence."""
    if inner.isascii() and inner.isalpha() and not line[:at].isascii() and UNCASED.search(line[:at].rstrip(" .")[-1:]):
        return ends_sentence(line[:at].rstrip())  # Latin letters after a sentence in a script without capitals
    if line[at] in "[［【":
        return is_name_run(inner, 8) or _SITE.fullmatch(inner) is not None
    if not at and len(inner) > _LONGEST_NAME and not inner.isascii():
        return False  # all of a line in a script without capitals
    if " " not in inner and inner in line[:at]:
        return False  # the place again that the caption names
    if _SITE.fullmatch(inner):
        return ends_sentence(line[:at].rstrip())
    return is_name_run(inner, 10) and credit_key(inner).split()[0] not in KINDS and ends_sentence(line[:at].rstrip())


def _is_small(person: str, house: str) -> bool:
    """Whether a photographer or his newsroom is written in lower case: "(Jo Doe/detikcom)", "(jodoe/Shutterstock)"."""
    if is_person(person) and begins_with_maker(house) and house.count(" ") < MOST_COMMON:
        return True  # "(Jo Doe/VOA reader)"
    return bool(is_person(person) and _HANDLE.fullmatch(house)) or bool(is_maker(house) and _HANDLE.fullmatch(person))
