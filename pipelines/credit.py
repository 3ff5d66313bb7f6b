"""A picture's credit: cleaned of its marks, told from other text, read for who made the picture."""

from __future__ import annotations

import re

from pipelines.agencies import find_agency
from pipelines.credit_marks import leading_cue
from pipelines.credit_shape import (
    CLOSERS,
    DAY,
    FRINGE,
    LONGEST,
    OPENERS,
    bracket_start,
    has_credit_ending,
    is_credit_run,
    is_opening,
    strip_tails,
)
from pipelines.credit_words import EXTRAS, KINDS, NO_HOUSES, WORDS, fold, is_maker, is_name_run, is_person, joined_items

_DROPPED = tuple(WORDS["dropped"])


def clean_credit(text: str) -> str | None:
    """A displayed credit without brackets, slashes, © and words like "Photo:" around it; None if nothing is left.

    >>> clean_credit("(Foto: Jo Doe/dpa)"), clean_credit("[File: Reuters]"), clean_credit("©")
    ('Jo Doe/dpa', 'Reuters', None)
    """
    text, before = " ".join(text.split()), None
    while text != before and len(text) <= _LONGEST_ELEMENT:
        before = text
        text = _unbracketed(DAY.sub("", strip_tails(text.lstrip(FRINGE).rstrip(_AFTER))))
        text = text[leading_cue(text) :].rstrip(FRINGE)
        if text.endswith(_DROPPED) and len(text) > 2:
            text = text[: -max(len(end) for end in _DROPPED if text.endswith(end))]
        if text.endswith(".") and not _INITIALS.search(text):
            text = text[:-1]
    return text or None


_LONGEST_ELEMENT = 1000
"""Characters of a credit element that is still cleaned."""
_AFTER = "".join(set(FRINGE) - set(":：=＝"))
"""Separators after a credit; a colon may be a label's and waits for it."""
_INITIALS = re.compile(r"\b[^\W\d_]\.[^\W\d_]\.$")


def looks_like_credit(text: str) -> bool:
    """Whether a short line is nothing but a credit: "Foto: Jo Doe/dpa", "(Reuters)", "Jo Doe/AP", "新华社记者 张三 摄".

    A name alone is none: it may as well be the caption.
    """
    text = strip_tails(text.strip(FRINGE))
    if not text or len(text) > LONGEST or fold(text) in KINDS:
        return False
    if cue := leading_cue(text):
        return is_opening(text[:cue], text[cue:])
    inner = _unbracketed(text)
    if inner != text:
        return looks_like_credit(inner) or (text[0] == "[" and inner.isascii() and is_name_run(inner, 8))
    return is_credit_run(text) or has_credit_ending(text)


def _unbracketed(text: str) -> str:
    """Without a bracket around the whole, or half of one at an end."""
    if text[-1:] in ".。" and text[-2:-1] in CLOSERS:
        text = text[:-1]
    if bracket_start(text) == 0:
        return text[1:-1].strip(FRINGE)
    if text[:1] in OPENERS and not CLOSERS & set(text):
        return text[1:]
    if text[-1:] in CLOSERS and not OPENERS & set(text):
        return text[:-1]
    return text


_REPORTER = re.compile(
    r"(?:(?:记者|記者|通讯员|通訊員)\s?)?([\u4e00-\u9fff·]{2,4})\s?[/／]?\s?(?:摄影|攝影|摄|攝|撮影)[)）]?$"
    r"|([가-힣]{2,4})\s?(?:선임|수습)?기자$"
)


def find_makers(credit: str, houses: frozenset[str] = NO_HOUSES) -> tuple[str | None, str | None, str | None]:
    """Photographer, agency as printed and its id, each None where the credit names none; `houses` are folded names.

    >>> find_makers("Jo Doe/AFP via Getty Images")
    ('Jo Doe', 'AFP via Getty Images', 'afp')
    """
    asian = _REPORTER.search(credit)
    if asian and not is_maker(name := asian[1] or asian[2]):
        agency = next((credit[:n] for n in range(min(8, asian.start() or 8), 1, -1) if is_maker(credit[:n])), None)
        return name.removeprefix("记者").removeprefix("記者"), agency, find_agency(agency) if agency else None
    items = _items(credit)
    makers = [is_maker(item) or fold(item) in houses for _, _, item in items]
    person = _person(items, makers)
    run = _agency_run(items, makers, person)
    photographer = None if person is None else items[person][2]
    agency = _bare_agency(credit[run[0][0] : run[-1][1]]) if run else None
    return photographer, agency, _agency_id([item for _, _, item in run])


_Item = tuple[int, int, str]
"""A credit's part: where it begins, where it ends, its text."""
_JOINT = re.compile(r"\s*[/／|｜,;()（）]\s*|\s[–—-]\s|(?<=[^\W\d_]{3})\.\s")
_NOISE = frozenset(WORDS["nobody"])


def _items(credit: str) -> list[_Item]:
    """The parts, without the words that name nobody."""
    borders = [0, *(i for m in _JOINT.finditer(credit) for i in m.span()), len(credit)]
    spans = zip(borders[::2], borders[1::2], strict=True)
    parts = [(start, end, credit[start:end].strip()) for start, end in spans]
    return [p for p in parts if p[2] and fold(p[2]) not in _NOISE and not fold(p[2]).startswith("courtesy")]


def _person(items: list[_Item], makers: list[bool]) -> int | None:
    """The first item that is a person's name, or one word after an agency's: "Getty Images/filmfoto"."""
    for i, (_, _, item) in enumerate(items):
        if is_person(item) and not makers[i]:
            return i
    for i in range(1, len(items)):
        item = items[i][2]
        if makers[i - 1] and not makers[i] and item.isalpha() and not item.isupper():
            return i
    return None


def _agency_run(items: list[_Item], makers: list[bool], person: int | None) -> list[_Item]:
    """The first items in a row that are no persons."""
    run: list[_Item] = []
    for i, item in enumerate(items):
        if i == person or (is_person(item[2]) and not makers[i]):
            if run:
                break
        else:
            run.append(item)
    return run


def _bare_agency(name: str) -> str:
    """The name without its extras: "AP Photo" is AP, "Reuters files" Reuters."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]) in EXTRAS - _OWN and is_maker(" ".join(words[:-1])):
        words.pop()
    return " ".join(words)


_OWN = frozenset({"images", "pictures", "news", "bildfunk"})
"""Extras that agencies have in their names."""


def _agency_id(items: list[str]) -> str | None:
    names = (name for item in items for name in (item, _bare_agency(item), *joined_items(item)))
    return next((found for name in names if (found := find_agency(name))), None)
