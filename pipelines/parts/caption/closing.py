"""A credit after its caption, together with what a page adds after it for its reader."""

from __future__ import annotations

import re

from pipelines.language.phrases import alternation
from pipelines.language.sentences import FULL_STOPS
from pipelines.parts.caption.credit.cleaning import clean_credit, looks_like_credit
from pipelines.parts.caption.credit.fringe import CLOSERS, OPENERS, bracket_start
from pipelines.parts.caption.credit.page_words import strip_tails
from pipelines.parts.caption.credit.tail import find_credit
from pipelines.parts.caption.credit.words import WORDS, is_maker


def closing_credit(line: str, start: int, own: int | None, houses: frozenset[str]) -> tuple[str | None, int]:
    """A credit at the end of line[start:], with all that follows it, and where the caption ends before it.

    `own` is where the last of several lines begins. Taken again until nothing is left to take: "(Jo Doe) (Reuters)".
    """
    end = len(line)
    if own is None and _POLITE.search(line, max(start, end - 16)):
        return None, end
    found = own - start if own is not None and start < own < end else find_credit(line[start:end], houses)
    if found is None and (via := _VIA.search(line, max(start, end - 60), end)) and is_maker(line[via.end() : end]):
        return line[via.end() : end], via.start()
    dated = _DATED.search(line, max(start, end - 30), end) if found is None else None
    if dated and (found := find_credit(line[start : dated.start()], houses)) is not None:
        end = dated.start()
    first = last = end
    while found is not None and end > start:
        first = start + found
        end = start + len(unstopped(without_terms(line[start:first].rstrip(_SEPARATORS))))
        found = find_credit(line[start:end], houses)
    return clean_credit(line[first:last]), end


def unstopped(line: str) -> str:
    """A credit in brackets without the full stop after it: "港（撮影・山田太郎）。", "Boats. (Jo Doe/AP)."."""
    at = bracket_start(line[:-1]) if line[-1:] in FULL_STOPS and line[-2:-1] in CLOSERS else None
    return line[:-1] if at is not None and looks_like_credit(line[at:-1]) else line


_POLITE = re.compile("(?:ます|ました|ません|です|でした)(?:[（(][^（()）]{1,8}[)）])?$")
"""The end of a Japanese sentence, which may have no full stop: "旗が貼られています（左）"."""
_VIA = re.compile(r", via (?=[^,()]{2,40}$)")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATED = re.compile(
    rf"(?:,?\s/?|/)(?:(?:{_MONTHS})[a-z]{{0,6}}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} (?:{_MONTHS})[a-z]{{0,6}} \d{{4}}|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}})/?$"
    r"|(?<=[)）攝摄真])\s?\d{2,4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$"
)
"""The day on which a picture was taken, after its credit: part of neither caption nor credit."""
_SEPARATORS = " \u00a0\u3000/／|｜―–—-•·＝=([（【,、，،©"
_RIGHTS = re.compile(alternation(WORDS["rights"]), re.IGNORECASE)
_EMPTY = re.compile(
    r"\s?[(\[（][^\W\d_]{2,12}\s?[:：]\s?[)\]）]$|(?<=[.!?”\"»’)])\s(?:Fotos?|Photos?|Bild|Фото)\s?:$|\s[–—-]\sCopyright$"
)
"""A label whose name is missing, or stands in an element of its own: "(Photo: )"."""
_CLOSES = (")", "]", "）", ":", "Copyright")


def without_terms(text: str) -> str:
    """A line without buttons and terms of use at its end."""
    before = None
    while text != before:
        before = text
        text = _without_fray(strip_tails(text))
        text = _EMPTY.sub("", text) if text.endswith(_CLOSES) else text
        notices = [text.find(term) for term in WORDS["notices"] if term in text]
        if notices and text[min(notices) :].isupper():
            text = text[: min(notices)].rstrip()
        at = bracket_start(text)
        if at is not None and (rights := _RIGHTS.search(text, at)):
            maker = text[at + 1 : rights.start()].rstrip(" .,;·–—-")
            whole = looks_like_credit(maker) and sum(map(maker.count, OPENERS)) == sum(map(maker.count, CLOSERS))
            text = f"{text[:at]}[{maker}]" if whole else text[:at].rstrip()
    return text


def _without_fray(text: str) -> str:
    """A line without a separator at its end that has nothing after it."""
    bare = text.rstrip(" |–—-#©")
    return bare if text[len(bare) : len(bare) + 1].isspace() else text
