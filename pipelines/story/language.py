"""The language of a story: by its script where that is enough, else as declared, unless its words say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from crawler.items import Story
from pipelines.data import read_table
from pipelines.language.phrases import primary_subtag

_TABLES = read_table("scripts")
_SPANS = [r"\u{}-\u{}".format(*span.split("-")) for span in _TABLES["languages"]]
SCRIPTS: Sequence[tuple[re.Pattern[str], tuple[str, ...]]] = [
    (re.compile(f"[{span}]+"), tuple(tags)) for span, tags in zip(_SPANS, _TABLES["languages"].values(), strict=True)
]
"""Scripts that name a language, or a few."""
_OTHER_SCRIPT = re.compile(f"[{''.join(_SPANS)}]+")
_LATIN = tuple(_TABLES["latin"]["languages"])
OWN_SHARE, SHARE = 0.004, 0.2
"""Of a text: letters that only its language has, and letters of its script."""
SAMPLE, OPENING = 4000, 1600
"""Characters at the start that are looked at, and counted word by word."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_ASCII_LETTER = {code: " " for code in range(128) if not chr(code).isalpha()}
"""Replaces everything but plain letters by spaces: takes a fifth of the pattern's time."""


class _Frequent(NamedTuple):
    """The most frequent words of a language; for one that joins its small words to others, their beginnings."""

    words: frozenset[str]
    openings: tuple[str, ...]


def _frequent(words: Sequence[str]) -> _Frequent:
    openings = tuple(word.rstrip("-") for word in words if word.endswith("-"))
    return _Frequent(frozenset(words), openings)


_FREQUENT: Mapping[str, Mapping[str, _Frequent]] = {
    script: {language: _frequent(words) for language, words in languages.items()}
    for script, languages in read_table("language_words").items()
}
_TABLE = {language: languages for languages in _FREQUENT.values() for language in languages}
MIN_WORDS = 40
"""So many words show the language by the frequency of some."""
MIN_FREQUENT, USUAL, PLAIN = 0.05, 0.08, 0.12
"""Of a text's words, those that are frequent in its language: the least, what its texts usually have, what settles it."""
CALLERS = "given with the page"
"""The rule that a text does not overrule, while templates declare wrong languages and outlets have several."""
MIN_LETTERS = 4
MANIFOLD = 2
"""A text is not of one language if another has so many times its share."""


def language_of(story: Story) -> tuple[str | None, str]:
    """BCP 47 tag of a story, or None, and the rule: what the caller, the page or the outlet declares, unless the script
    says no, or the words say so of the page's or the outlet's word; else the language whose frequent words the text has.

    A declared tag keeps its region (zh-Hant-TW), and is written in one way. Kana in a tenth of a text make it Japanese.
    """
    text = "\n".join(islice((b.text for b in story.blocks if b.main), SAMPLE))[:SAMPLE]
    opening = text[:OPENING].casefold()
    words = opening.translate(_NO_ASCII_LETTER).split() if opening.isascii() else _WORD.findall(opening)
    possible = _by_script(text) if sum(map(len, words[:MIN_LETTERS])) >= MIN_LETTERS else None
    for tag, rule in _declared(story):
        language = primary_subtag(tag)
        trusted = rule == CALLERS or not _is_another(words, language)
        if tag and (possible is None or language in possible) and trusted:
            return "-".join((language, *_written(tag[len(language) :]))), rule
    if found := _by_words(words, possible):
        return found, "words"
    if possible and possible is not _LATIN:
        return _by_letters(text, possible), "script"
    return None, ""


def _written(rest: str) -> Iterator[str]:
    """The subtags after a language as BCP 47 writes them, whatever the page's case: Hant, TW, 1996; the tag for
    Mandarin adds nothing to Chinese and is dropped.

    >>> list(_written("-cmn-hans-cn"))
    ['Hans', 'CN']
    """
    for subtag in filter(None, rest.split("-")):
        if subtag.lower() != "cmn":
            yield {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag.lower())


def _share(words: Sequence[str], frequent: _Frequent) -> float:
    found = sum(map(frequent.words.__contains__, words))
    if openings := frequent.openings:
        found += sum(word.startswith(openings) for word in words)
    return found / max(len(words), 1)


def _by_words(words: Sequence[str], possible: tuple[str, ...] | None) -> str | None:
    """The possible language whose frequent words a text has most; None where it has hardly any, or is too short."""
    table = _TABLE.get(possible[0], {}) if possible else {}
    shares = {language: _share(words, frequent) for language, frequent in table.items() if language in (possible or ())}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best and len(words) >= MIN_WORDS and shares[best] >= MIN_FREQUENT else None


def _is_another(words: Sequence[str], declared: str) -> bool:
    """Whether a text is clearly in another language than declared: what a site's template says on every page."""
    table = _TABLE.get(declared, {})
    own = _share(words, table[declared]) if table else 1.0
    if own >= PLAIN or len(words) < MIN_WORDS:
        return False
    return max(_share(words, frequent) for frequent in table.values()) >= max(USUAL, MANIFOLD * own)


def _by_letters(text: str, possible: tuple[str, ...]) -> str:
    """The language of a script whose own letters a text has; the first one where it has none of any."""
    enough = max(2.0, OWN_SHARE * len(text))
    own = (
        tag
        for tag, letters in _TABLES["own_letters"].items()
        if tag in possible and sum(map(text.count, letters)) >= enough
    )
    return next(own, possible[0])


def _declared(story: Story) -> Iterator[tuple[str | None, str]]:
    yield story.language, CALLERS
    yield story.metadata.language, story.metadata.provenance.get("language", "")
    for tag in story.outlet.languages if story.outlet else ():
        yield tag, "outlet file"


def _by_script(text: str) -> tuple[str, ...]:
    """The languages that a text's script allows; for Latin script, all that use no other."""
    other = 0 if text.isascii() else _count(_OTHER_SCRIPT, text)
    letters = _letters(text) if other else 0
    for pattern, languages in SCRIPTS if other and other >= 0.1 * letters else ():
        share = 0.1 if languages == ("ja",) else SHARE
        if _count(pattern, text) >= share * letters:
            return languages
    return _LATIN


def _count(script: re.Pattern[str], text: str) -> int:
    return sum(map(len, script.findall(text)))


def _letters(text: str) -> int:
    """How many letters a text has; most words are nothing else."""
    return sum(len(word) if word.isalpha() else sum(map(str.isalpha, word)) for word in text.split())
