"""Credits at the start of a line, before the caption: "Jo Doe/Harbour | Boats lie here", "Jo Doe/AP Boats lie here"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.parts.caption.credit.marks import leading_cue
from pipelines.parts.caption.credit.shape import is_credit_run, is_opening
from pipelines.parts.caption.credit.words import (
    NO_HOUSES,
    credit_key,
    is_agency,
    is_maker,
    is_name_run,
    is_organisation,
    is_person,
    joined_items,
)

BAR = re.compile(r"\s[|｜]\s")
_GLUED = re.compile(r"(?<=[a-zß-ÿа-яё])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?=[A-ZÀ-ÞА-ЯЁ])")
_ARTICLE = re.compile(
    r"(?:A|An|The|El|La|Los|Las|Un|Una|Le|Les|Une|Der|Die|Das|Ein|Eine|O|Os|As|Um|Uma|Il|Lo|I|Gli|This|In this)\s"
)


def first_credit(line: str, houses: frozenset[str] = NO_HOUSES) -> tuple[int, int] | None:
    """Where a credit without a mark ends at the start of a line, and where the caption begins."""
    return next((found for way in _WAYS if (found := way(line, houses))), None)


def _in_bracket(line: str, _: frozenset[str]) -> tuple[int, int] | None:
    """A bracket with a mark in it, or with nothing but names of makers before a capital."""
    if not (boxed := _BOXED.match(line)):
        return None
    cue = leading_cue(boxed[1])
    made = (
        is_opening(boxed[1][:cue], boxed[1][cue:])
        if cue
        else line[boxed.end()].isupper() and _are_names_alone(boxed[1])
    )
    return (boxed.end(), boxed.end()) if made else None


def _are_names_alone(text: str) -> bool:
    """Whether a bracket holds nothing but makers, or a person and an organisation: "(Jo Doe | Harbour Tribune)"."""
    first, *others = joined_items(text) or ("",)
    return is_credit_run(text) or (len(others) == 1 and is_person(first) and is_organisation(others[0]))


def _before_bar(line: str, _: frozenset[str]) -> tuple[int, int] | None:
    """Names and a newsroom, or a name and then a sentence, separated by a bar."""
    bar = BAR.search(line, 0, _LONGEST_FIRST)
    if not bar or line.count(" ", bar.end()) <= 2 or leading_cue(line[bar.end() :]):
        return None
    name, rest = line[: bar.start()], line[bar.end() :]
    if is_name_run(rest):
        return None
    person = is_person(name) and _ARTICLE.match(rest)
    made = person or is_credit_run(name) or (is_organisation(name) and is_name_run(name))
    return bar.span() if made else None


def _before_seam(line: str, _: frozenset[str]) -> tuple[int, int] | None:
    """An agency, or names and a newsroom, to which the next element's words are glued."""
    seam = _GLUED.search(line, 0, _LONGEST_FIRST)
    if seam and _ARTICLE.match(line, seam.start()) and is_agency(line[: seam.start()]):
        return seam.start(), seam.start()
    for seam in _GLUED.finditer(line, 0, _LONGEST_FIRST) if "/" in line[:_LONGEST_FIRST] else ():
        at = seam.start()
        if is_maker(re.split(r"[\s/]", line[line.rfind(" ", 0, at) + 1 :], maxsplit=1)[0]):
            continue  # a house that writes itself so
        if line.count(" ", at) > 1 and "/" in line[:at] and is_credit_run(line[:at]) and not is_name_run(line[at:]):
            return at, at
    return None


def _before_sentence(line: str, houses: frozenset[str]) -> tuple[int, int] | None:
    """Names after which a sentence follows with only a space between."""
    end = names_end(line, houses) or maker_end(line)
    if not end and " via " in line[:_LONGEST_FIRST]:
        end = _lender_end(line)
    return (end, end) if end else None


def _before_dash(line: str, _: frozenset[str]) -> tuple[int, int] | None:
    """Makers with a slash between them, a dash, and then a sentence: "NASA/Associated Press - The port at dawn"."""
    dash = _DASH.search(line, 0, _LONGEST_FIRST)
    if not dash or "/" not in line[: dash.start()] or not is_credit_run(line[: dash.start()]):
        return None
    rest = line[dash.end() :]
    return dash.span() if sum(map(_is_common, rest.split())) >= MIN_SPOKEN and not is_name_run(rest) else None


_DASH = re.compile(r"\s[-–—]\s(?=[^\W\d_a-zß-ÿ])")
_WAYS = (_in_bracket, _before_bar, _before_dash, _before_seam, _before_sentence)


def _lender_end(line: str) -> int | None:
    """Where the house ends via which names at the start of a line came, when a sentence follows after only a space:
    "Jo Doe via Harbour Images Boats lie in the port"."""
    via = line.index(" via ")
    if not is_name_run(line[:via], MOST_WORDS):
        return None
    for blank in reversed([*_SENTENCE.finditer(line, via + 5, _LONGEST_FIRST)]):
        spoken = sum(map(_is_common, line[blank.end() :].split()))
        if is_maker(line[via + 5 : blank.start()]) and spoken >= MIN_SPOKEN:
            return blank.start()
    return None


def names_end(line: str, houses: frozenset[str] = NO_HOUSES) -> int | None:
    """Where the names of a person and a newsroom with a slash between them end at the start of a line, when a sentence
    follows after only a space: "Jo Doe/AFP Boats lie in the port". The newsroom is known, or both are in capitals; the
    person has two names."""
    slash = line.find("/", 0, _LONGEST_FIRST)
    if slash < 0 or sum(_is_common(word) for word in line[slash + 1 :].split()) < MIN_SPOKEN:
        return None
    for blank in _SENTENCE.finditer(line, slash, _LONGEST_FIRST):
        items = [item.strip() for item in line[: blank.start()].lstrip("–— ").split("/")]
        if all(items) and _are_makers(items, blank[1], houses):
            return blank.start()
    return None


def maker_end(line: str) -> int | None:
    """Where an agency's name after a mark ends at the start of a line, before a sentence that begins with an article."""
    for blank in list(_BLANK.finditer(line, 0, _LONGEST_FIRST))[:MOST_WORDS]:
        if _ARTICLE.match(line, blank.end()) and is_agency(line[: blank.start()]):
            return blank.start()
    return None


MOST_WORDS = 4
_BLANK = re.compile(r" ")


def _is_common(word: str) -> bool:
    """Whether the first letter of a word shows that it is no name: a small one, or one of a script without capitals."""
    return word[0].isalpha() and not word[0].isupper()


def _are_makers(items: Sequence[str], word: str, houses: frozenset[str]) -> bool:
    """Whether the names before `word` are an agency and a person, or a person and a newsroom that is known or in
    capitals too."""
    first, last = items[0], items[-1]
    shouting = first.isupper() and last.isupper() and not (word.isupper() and len(word) > 1)
    signs = shouting or is_maker(last) or credit_key(last) in houses
    return (signs and any(map(is_person, items))) or (is_maker(first) and is_person(last))


MIN_SPOKEN = 2
"""Words in lower case of a sentence, at least."""
_SENTENCE = re.compile(r"\s(?=[«“\"]?([^\W\d_a-zß-ÿа-я][^\s/]{0,30})\s(?:\S{1,30}\s){2})")
"""A blank before a word with a capital, and more words."""


_BOXED = re.compile(r"[(\[（]([^()\[\]（）]{3,90})[)\]）]\s?(?=\S{1,30}\s\S{1,30}\s\S{1,30}\s)")
"""A bracket before a caption."""
_LONGEST_FIRST = 80
"""Characters of a credit that has no mark, before its caption."""
