"""A credit set before its caption, and the labels that open a line: "Foto: Jo Doe/AFP | Boats lie here", "[1/5]"."""

from __future__ import annotations

import re

from pipelines.language.letters import HAN
from pipelines.language.phrases import alternation
from pipelines.parts.caption.credit.borders import ends_sentence
from pipelines.parts.caption.credit.cleaning import clean_credit
from pipelines.parts.caption.credit.fringe import bracket_start
from pipelines.parts.caption.credit.head import BAR, first_credit, maker_end, names_end
from pipelines.parts.caption.credit.marks import leading_cue
from pipelines.parts.caption.credit.shape import is_opening, is_plausible
from pipelines.parts.caption.credit.tail import find_credit
from pipelines.parts.caption.credit.words import WORDS, is_name_run, is_persons

LABEL = re.compile(
    rf"(?:[-–—]\s)?\s{{0,9}}(?:\[\d{{1,3}}/\d{{1,3}}\]|\d{{1,3}} (?:of|/) \d{{1,3}}(?: ?\||[.:](?=\s[^\W\d_]))|\d{{1,3}}/\d{{1,3}}(?-i:(?=\s[^\W\d_a-z]))|{alternation(WORDS['caption_labels'])})\s{{0,9}}",
    re.IGNORECASE,
)
_CAPTION_LABEL = re.compile(
    alternation([w for w in WORDS["caption_labels"] if " " in w or w[-1] in ",，،"]), re.IGNORECASE
)


def opening_credit(line: str, own: int | None, houses: frozenset[str]) -> tuple[str | None, int]:
    """A credit set before the caption, and where the caption begins after it and labels like "[1/5]".

    `own` is where the first of several lines ends.
    """
    if _SHOWN.match(line):
        return None, 0
    credit, start = None, 0
    while True:
        while first := first_credit(line[start:], houses):
            credit, start = credit or clean_credit(line[start : start + first[0]]), start + first[1]
        if label := LABEL.match(line, start):
            start = label.end()
            continue
        start += len(line[start:]) - len(line[start:].lstrip())
        cue = leading_cue(line[start:])
        if cue and _is_bracketed(line, start + cue):
            return credit, start + cue
        border = _border_after(line, start, start + cue, own, houses) if cue else None
        found = clean_credit(line[start : border[0]]) if border else None
        if border is None or found is None:
            return credit, start
        credit, start = credit or found, border[1]


_SHOWN = re.compile(
    rf"[图圖]片?[:：]\s?[^/／:：]{{7,80}}?[/／\s][{HAN}]{{0,10}}(?:记者|記者)\s?[{HAN}·]{{2,5}}\s?[摄攝]影?$"
)
"""What a picture shows and who took it, after "圖："."""


def _is_bracketed(line: str, start: int) -> bool:
    """Whether a mark opens a caption that has its credit at the end: "Foto: Boats lie here (Jo Doe/AFP)"."""
    if _SUBJECT.fullmatch(line, start):
        return True
    if _CAPTION_LABEL.search(line, start):
        return False
    bracket = bracket_start(line)
    words = line[start:bracket].split() if bracket else []
    spoken = sum(word[0].islower() for word in words) >= MIN_SPOKEN
    spoken = spoken or (is_persons(" ".join(words)) and "/" in line[bracket or 0 :])  # whom it shows, and who made it
    return spoken and find_credit(line[start:]) == (bracket or 0) - start


_SUBJECT = re.compile(rf"\s?[^(),]{{3,60}}\((?:{alternation(WORDS['kinds'])})\), via [^(),]{{2,40}}", re.IGNORECASE)
"""What a picture shows, its kind in a bracket, and the house: "Foto: Jo Doe (Archiv), via …"."""
MIN_SPOKEN = 3
"""So many words in lower case make a caption of what could be names."""
_COUNTED = re.compile(rf"\s\d{{1,3}}\s?(?:/|{alternation(WORDS['counted'])})\s?\d{{1,3}}\s(?=[^\W\d_a-z])")
"""Which of how many pictures, between a credit and its caption."""
_FULL_STOP = re.compile(r"(?<!\s)[.。]\s+(?=\w)")


def _border_after(line: str, mark: int, start: int, own: int | None, houses: frozenset[str]) -> tuple[int, int] | None:
    """Where the credit ends that `mark` opens and that begins at `start`, and where the caption after it begins."""
    if label := _CAPTION_LABEL.search(line, start):
        return label.span()
    if own is not None and own > start:
        return own, own
    begun = start + len(line[start:]) - len(line[start:].lstrip())
    if named := names_end(line[begun:], houses):
        return begun + named, begun + named
    if made := maker_end(line[begun:]):
        return begun + made, begun + made
    counted = _COUNTED.search(line, start, start + 100)
    if counted and is_plausible(line[start : counted.start()]):
        return counted.span()
    bar = BAR.search(line, start, start + 100)
    if bar and is_plausible(line[start : bar.start()]) and len(line[bar.end() :].split()) > 4:
        return bar.span()
    stop = _FULL_STOP.search(line, start, start + 60)
    if stop and is_opening(line[mark:start], line[start : stop.start()]) and _parts_sentences(line, start, stop):
        return stop.end(), stop.end()
    return None


def _parts_sentences(line: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a credit of a few words ends at `stop` and a caption begins there."""
    rest = line[stop.end() :].split()
    if len(line[start : stop.start()].split()) > 4 or not ends_sentence(line[: stop.start() + 1]):
        return False
    spoken = len(rest) > 1 and not rest[0].endswith(":") and not rest[0][0].islower()
    return spoken and not is_name_run(" ".join(rest))
