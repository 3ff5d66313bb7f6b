"""The marks that may end a dateline in scripts with spaces, and where prose begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from pipelines.language.letters import is_small
from pipelines.language.sentences import DASHES
from pipelines.parts.dateline.dates import find_date
from pipelines.parts.dateline.words import has_case, may_be_lower
from pipelines.world.agencies import find_agency

_DASHES = "".join(DASHES)
_SIGNED_BARE = re.compile(r"(?<=[.,/–-]) ?([^\W\d_]{2,14})\.?(?: |(-))(?=[“\"«„]?[^\W\d_](?:[^\W\d_A-ZА-ЯЁ]|\s))")
"""An agency in capitals that nothing, not even a space, separates from the text: "Baghdad / INA The river",
"Damascus, SANA-The"."""

_DECLINED = re.compile(r"([^\W\d_]{3,14})['’]?")
"""A word that may belong to an agency's name, without its Turkish ending."""
_QUOTES = '“"«„'

Mark = Literal["dash", "dotted dash", "tight dash", "colon", "pipe", "dot", "none", "end"]
_REACH = 160
_WORDS = 24
_LINE = 80
_MARK = re.compile(rf"[{_DASHES}_]{{1,4}}|(?<= )(?://|>>)(?= )|[:：][-–—]{{1,2}}|[:：៖|।.;։ـ∙•]|[)\]）/»]")
_ODD_MARK = re.compile(r"\s{0,2}(?:&[mn]dash;|&#\w{2,6};|â€.?|[^\w\s(\[“'«‘/.,:;]{1,3})(?=\s|$)")
_WORD = re.compile(r"(?<=\s)[^\W\d_]\S+")
_UNCASED = re.compile(rf"[{_DASHES}/]\s?(?=[^{_DASHES}/\s])")
_SIGNED_FIRST = re.compile(r"([^\W\d_]{2,14})/[^\W\d_]{2,20}(?=\s)")
_SIGNED_IN_FRONT = re.compile(r"([^\W\d_][^/.:،]{2,20})/(?=\s)")
"""An agency and a slash before the text, as Iraqi ones print: "شفق نيوز/ أعلنت"."""
_SITE_AND_TOWN = re.compile(r"[A-Z]\w{2,20}(?:\.[a-z]{2,4}){1,2}, [A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?(?= [A-Z“\"])")
"""A site and its reporter's town, set in their own type before the text: "Liputan6.com, Jakarta Bila …"."""
_TOWN_AND_COUNTRY = re.compile(
    r"[^\W\d_a-zß-ÿ]{3,20}(?: [^\W\d_a-zß-ÿ]{3,20})?, [^\W\d_a-zß-ÿ]{4,20}(?= [^\W\d_a-zß-ÿ][^\W\d_A-ZÀ-Þ])"
)
"""A town and its country in capitals before a sentence, as African papers print them: "OSLO, NORWAY The wall …"."""
_CLOSING_DASH = re.compile(rf"\s?[{_DASHES}]{{1,2}}")
_MARKS, _WORDS_BEFORE = 4, 8
"""Marks that may part place, reporter and agency, and words before the last of them."""


class Opening(NamedTuple):
    """The first words of a text, ended by a mark."""

    head: str
    mark: Mark
    end: int
    """Where the words after the mark begin."""


def openings(text: str) -> Iterator[Opening]:
    """Every opening of `text` that could be a dateline, the shortest first."""
    limit = _prose(text)
    for signed in _SIGNED_BARE.finditer(text, 3, limit):
        goes_on = _DECLINED.match(text, signed.end())
        if goes_on and find_agency(f"{signed[1]} {goes_on[1]}"):
            continue  # "TRT Haber'e"
        if signed[1].isupper() and text[signed.end() :].lstrip(_QUOTES)[:1].isupper() and find_agency(signed[1]):
            yield Opening(text[: signed.end(1)], "end", signed.end(2) if signed[2] else signed.end(1))
    if site := _SITE_AND_TOWN.match(text):
        for end in (site.end(), site[0].rfind(" ")):
            yield Opening(text[:end], "end", end)
    if placed := _TOWN_AND_COUNTRY.match(text):
        yield Opening(placed[0], "none", placed.end())
    for found in _MARK.finditer(text, 1, limit):
        if found[0] == "»" and "«" not in text[: found.start()]:
            if not text[found.end() : found.end() + 1].isspace():
                return  # a quotation begins
            yield Opening(text[: found.start()].rstrip(), "dash", found.end())
        elif found[0] in ")]）/»":
            odd = _ODD_MARK.match(text, found.end())
            yield Opening(text[: found.end()], "dash" if odd else "none", odd.end() if odd else found.end())
        elif mark := _mark(text, found):
            yield Opening(text[: found.start()].rstrip(), mark, found.end())
    if len(text) <= min(limit, _LINE):
        yield Opening(text.rstrip(), "end", len(text.rstrip()))
    if not has_case(text):
        yield from _uncased_openings(text)


def _prose(text: str) -> int:
    """Where prose begins: at the first word that no dateline contains."""
    bracketed = False
    for count, word in enumerate(re.finditer(r"\S+", text[:_REACH])):
        plain = is_small(word[0]) and not bracketed and not may_be_lower(word[0]) and "/" not in word[0]
        if count == _WORDS or plain:
            return min(word.start(), _REACH)
        bracketed = (bracketed or word[0][0] in "([") and not word[0].endswith((")", "]", "),", ")."))
    return min(len(text), _REACH)


def _mark(text: str, found: re.Match[str]) -> Mark | None:
    mark, before, after = found[0], text[found.start() - 1], text[found.end() : found.end() + 1]
    if mark == "ـ":  # a stroke that stretches a word, unless it stands apart
        return "dash" if before in " ـ" and after.isspace() else None
    if mark in ("//", ">>") or (mark in "∙•" and after.isspace()):
        return "dash"
    if mark[0] in (*DASHES, "_"):
        return _dash(mark, before, after)
    if mark[0] in ":：៖":
        return "colon" if not (before.isdigit() and after.isdigit()) and not after.startswith("/") else None
    if mark == "|":
        return "pipe"
    if mark == ";":
        return "dot" if before in ")]" else None
    return "dot" if after.isspace() or not after or mark == "।" or before in ")/" else None


def _dash(mark: str, before: str, after: str) -> Mark | None:
    loose = before.isspace() or after.isspace() or before in ").]" or not after
    if (before.isdigit() and after.isdigit()) or (mark in "-‐‑_−" and not loose):
        return None
    if before == ".":
        return "dotted dash"
    return "dash" if loose else "tight dash"


def _uncased_openings(text: str) -> Iterator[Opening]:
    """Openings in Arabic, which prints place and agency with nothing after them: "دمشق - سانا", "الرياض 13 مايو 2024 م
    واس"; Persian may print the agency first."""
    line = text[:_LINE]
    if (first := _SIGNED_FIRST.match(line)) and find_agency(first[1]):
        yield Opening(first[0], "end", first.end())
    if (house := _SIGNED_IN_FRONT.match(line)) and find_agency(house[1]):
        yield Opening(house[1], "dash", house.end())
    starts = [found.end() for found in islice(_UNCASED.finditer(line, 1), _MARKS)]
    starts = [start for start in starts if text.count(" ", 0, start) <= _WORDS_BEFORE]
    starts += [word.start() for word in _WORD.finditer(line) if find_date(text[: word.start()].rstrip())]
    for start in starts:
        words = [word for word in re.split(rf"\s|(?=[{_DASHES}/])", text[start:_LINE])[:3] if word]
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            end = start + len(name)
            if not find_agency(name) or not text.startswith(name, start):
                continue
            if text[end : end + 2].lstrip().startswith("/"):
                return  # in slashes: a form of its own
            dash = _CLOSING_DASH.match(text, end)
            yield Opening(text[:end], "dash", dash.end()) if dash else Opening(text[:end], "end", end)
            return
