"""Where a credit begins that nothing marks: "… in Paris. Jo Doe/AFP", "… de la Generalitat EFE"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipelines.language.letters import HAN
from pipelines.language.sentences import STOPS
from pipelines.parts.caption.credit.borders import WINDOW, borders
from pipelines.parts.caption.credit.fringe import OPENERS
from pipelines.parts.caption.credit.marks import MOST
from pipelines.parts.caption.credit.shape import WIDE, is_credit_run
from pipelines.parts.caption.credit.signed import find_signature
from pipelines.parts.caption.credit.words import (
    BEFORE_AGENCY,
    KINDS,
    NAME_PARTICLES,
    WORDS,
    credit_key,
    has_maker,
    is_agency,
    is_maker,
    is_name_run,
    is_name_word,
    is_organisation,
    is_person,
    joined_items,
)


def find_bare_credit(line: str, houses: frozenset[str]) -> int | None:
    """The index where names begin that close `line` and are no part of its last sentence; None if none do."""
    found = (
        find(line, houses)
        for find in (_after_border, _before_slash, _after_sentence, _after_blank, _glued, find_signature)
    )
    return next((at for at in found if at is not None), None)


def _after_border(line: str, houses: frozenset[str]) -> int | None:
    """Names, one of them a maker's, after a full stop, a bar or a dash."""
    found = borders(line)
    for i, (cut, start) in enumerate(found):
        if line[start] in OPENERS or not is_credit_run(line[start:], houses):
            continue
        barred = line[cut:start].strip() and line[cut - 1] not in STOPS
        before = found[i + 1] if barred and i + 1 < len(found) else None
        if before and is_person(line[before[1] : cut].strip()):
            return before[0]
        named = _photographer_before(line[:cut], tight=False) if barred else None
        return cut if named is None else named
    return None


_SLASH = re.compile(r"\s?[/／]\s?|\svia\s")


def _before_slash(line: str, houses: frozenset[str]) -> int | None:
    """A name and a maker separated by a slash, directly after the caption's words: "… in Paris Jo Doe/Reuters"."""
    if "/" not in line and "／" not in line and " via " not in line:
        return None
    for slash in list(_SLASH.finditer(line, max(0, len(line) - WINDOW)))[-MOST:]:
        left, right = line[: slash.start()], line[slash.end() :]
        at = _name_before(left, right, slash[0], houses) if right and _are_names(right) else None
        if at is not None and (at == 0 or " " in line[:at].strip() or WIDE.search(line, 0, at)):
            return at
    return None


_MOST_UNCASED = 6
"""So many words may be names in a script without capitals; more look like a sentence."""


def _are_names(text: str) -> bool:
    has_capitals = text[0].upper() != text[0].lower() or not text[0].isalpha()
    return is_name_run(text) if has_capitals else is_name_run(text, _MOST_UNCASED)


def _name_before(left: str, right: str, slash: str, houses: frozenset[str]) -> int | None:
    """Where the names begin that the slash joins to `right`; the end of `left` if its words belong to the caption."""
    maker = maker_before(left)
    if maker is not None:
        return maker
    if slash != slash.strip() and _TIGHT.search(right) and has_maker(right, houses) and _names_person(right):
        return len(left)
    if has_maker(right, houses) or is_organisation(right):
        several = joined_items(right)[1:] and all(map(is_maker, joined_items(right)))
        return _photographer_before(left, tight=bool(several) or slash == slash.strip() or "via" in slash)
    return len(left) if slash != slash.strip() and is_person(right) else None


@lru_cache(maxsize=64)
def maker_before(left: str) -> int | None:
    """Where a maker's name begins at the end of `left`, the longest of up to four words."""
    offset = max(0, len(left) - 60)
    for word in list(re.finditer(r"\S+", left[offset:]))[-4:]:
        name = left[offset + word.start() :]
        if is_agency(name) or (not name.islower() and is_maker(name)):
            return offset + word.start()
    return None


_TIGHT = re.compile(r"[^\s/]/[^\s/]")


def _names_person(credit: str) -> bool:
    return any(map(is_person, joined_items(credit)))


_SUFFIXES = frozenset(WORDS["name_suffixes"])
_SEAM = re.compile(r"(?<=[a-zà-öø-ÿа-я0-9]{2})(?=[A-ZÀ-ÞА-Я])")


def _photographer_before(left: str, *, tight: bool) -> int | None:
    """Where the photographer's name begins at the end of `left`.

    Before a slash with spaces two words may be those of the person shown: "… President Jo Doe / AFP".
    """
    offset = max(0, len(left) - 80)
    run = _name_words(left[offset:])
    if not left.isascii() and (latin := _LATIN_RUN.search(left, offset)):
        return latin.start()
    if len(run) < 2 or not (tight or _is_behind_place(left[: offset + run[0].start()], len(run))):
        return None if tight else len(left)
    run = run[_name_start([word[0] for word in run]) :]
    seam = next((m.start() for m in _SEAM.finditer(run[0][0]) if m.start() > 3 and not is_maker(run[0][0])), 0)
    return offset + run[0].start() + seam


def _is_behind_place(before: str, words: int) -> bool:
    """Whether a run of more words than a name has opens with a place, introduced by the word before it or followed by a
    comma: "in Paris Jo Doe", "in Paris, France Jo Doe"."""
    word = before.rstrip().rpartition(" ")[2]
    return words > MIN_NAME and (word in _PLACING or (word[-1:] == "," and words == MIN_NAME + 1))


MIN_NAME = 2
"""Words."""
_PLACING = frozenset(WORDS["placing"])


def _name_start(run: Sequence[str]) -> int:
    """Where the name begins at the end of a run of words: surname with its particles, given name, initials."""
    at = len(run) - 1 - (credit_key(run[-1]) in _SUFFIXES)
    while at > 1 and credit_key(run[at - 1]) in NAME_PARTICLES:
        at -= 1
    at = max(0, at - 1)
    if at and _MIDDLE.fullmatch(run[at]) and not _is_initial(run[at - 1]):
        return at - 1  # "Jo A. Doe"
    while at and (_is_initial(run[at - 1]) or (len(run[at - 1]) == SHORT_NAME and run[at - 1].istitle())):
        at -= 1
    return at


_MIDDLE = re.compile(r"[A-ZÀ-Þ]\.")
"""The initial of a second given name, as no Cyrillic name has."""


def _is_initial(word: str) -> bool:
    return word[-1] == "." and len(word) <= MAX_INITIALS and word.isupper()


MAX_INITIALS, SHORT_NAME = 6, 2
"""Characters of initials, and of a given name that stands before another: "Ng Han Guan"."""
_LATIN_RUN = re.compile(
    r"(?<=[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7ff][ \u00a0])[A-ZÀ-Þ][^\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7ff,]{1,40}$"
)
"""Latin letters at the end of a caption in another script."""


def _name_words(text: str) -> list[re.Match[str]]:
    """The words of names at the end of `text`."""
    run: list[re.Match[str]] = []
    for word in reversed(list(re.finditer(r"\S+", text))):
        name = word[0]
        ended = name[-1] in ",;:" or (run and name[-1] == "." and not _is_initial(name))
        capital = name.lstrip("dl'’")[:1].isupper() and is_name_word(name)
        if ended or not (capital or credit_key(name) in NAME_PARTICLES):
            break
        run.insert(0, word)
    while run and run[0][0].islower():
        run.pop(0)
    return run


def _after_sentence(line: str, houses: frozenset[str]) -> int | None:
    """An agency's name alone, with nothing but a space before: "… de la Generalitat EFE"."""
    start = maker_before(line)
    if not start or credit_key(line[start:]) in KINDS:
        return None
    name, before = line[start:], line[:start].split()
    if len(before) < 3 or credit_key(before[-1]) in BEFORE_AGENCY:
        return None
    sure = name.isupper() or " " in name or name in {"Reuters", "dpa"}
    return start if sure and len(name) > 2 else None


_CHINESE = re.compile(rf"(?<=[\u3040-\u30ff{HAN}。！？」』”）])[ \u3000]{{1,3}}([\u30a0-\u30ff{HAN}]{{2,8}})$")


def _after_blank(line: str, houses: frozenset[str]) -> int | None:
    """An agency's name after a space, where no other words have spaces between them: "釜山港的渡轮 韩联社"."""
    found = _CHINESE.search(line, max(0, len(line) - 12))
    return found.start() if found and is_agency(found[1]) else None


def _glued(line: str, houses: frozenset[str]) -> int | None:
    """A credit with no space before it at all: "… de BédarEmergencias/EFE"."""
    for seam in list(_SEAM.finditer(line, max(0, len(line) - 80)))[: -MOST - 1 : -1]:
        at = seam.start()
        word = line[:at].split()[-1]
        if len(word) >= 5 and is_credit_run(line[at:], houses) and not is_maker((word + line[at:]).split("/")[0]):
            return at
    return None
