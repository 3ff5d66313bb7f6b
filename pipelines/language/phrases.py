"""Tables of set phrases, and where they stand in a line; case, quotes, Greek accents and Arabic vowel marks are ignored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from pipelines.language.letters import HAN, unaccented

VISARGAS = "\u0903\u0983\u0a03\u0a83\u0b03\u0c03\u0c83\u0d03"
"""Letters of Indian scripts that are typed instead of a colon at the end of a word."""
OWN_COLONS = "՝፡፦៖"
"""What Armenian, Amharic and Khmer set where others have a colon."""
COLONS = ":：" + OWN_COLONS + VISARGAS
_WORD = re.compile(
    rf"(?:[^\s:：{OWN_COLONS}﹕|｜丨¦>»›→➡►▶\])）】〕」≫］{VISARGAS}–—-]|:(?=in(?:nen)?\b)|[–—](?!\s)|-(?![\s\u0900-\u0dff])|[{VISARGAS}](?!\s|$))+"
)
_MARKS = (
    "()[]{}（）［］【】〔〕〈〉《》「」『』<>«»‹›\"“”„'‘’*_-–—•·●■□◆◇▶►▲▼△▽→➡⇒☞👉+~=#^.,;:!?…：，、。！？|｜丨/\\\ufe0f"
)
_STOPS = ",.;!?…"
MOST_MARKS, MOST_BLANKS = 30, 4
"""Around a phrase, and blanks more than it has."""
_FOLDED = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None, "\u0307": None, "ё": "е", "ı": "i"}
    | dict(zip("άέήίόύώϊϋşţ", "αεηιουωιυșț", strict=True))
    | {chr(mark): None for mark in range(0x64B, 0x653)}
    | {chr(invisible): None for invisible in range(0x200B, 0x2010)}
)
_TO_FOLD = re.compile(f"[{''.join(map(re.escape, map(chr, _FOLDED)))}]")
_EDGE = _MARKS + OWN_COLONS + VISARGAS + " \u3000\xa0"
_BLANK = re.compile(" ")
UNSPACED = re.compile(rf"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff{HAN}]")
"""A letter of a script that writes no space between words."""
_UNSPACED = re.compile(f"{UNSPACED.pattern}|【")


class Phrases:
    """Set phrases, found as a whole line or at its start."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._hold(frozenset(map(fold_phrase, phrases)))

    def _hold(self, folded: frozenset[str]) -> None:
        self._all = folded
        self._first = frozenset(phrase.partition(" ")[0] for phrase in self._all)
        self._most = max(map(len, self._all), default=0) + MOST_MARKS
        self._most_blanks = max((phrase.count(" ") + 1 for phrase in self._all), default=0) + MOST_BLANKS
        self._unspaced = tuple(sorted((p for p in self._all if _UNSPACED.match(p)), key=lambda p: (-len(p), p)))
        self._first_unspaced = frozenset(phrase[0] for phrase in self._unspaced)

    @cached_property
    def _begun(self) -> frozenset[str]:
        """Beginnings of phrases that need more words; made when asked for, as many tables are only parts of others."""
        return frozenset(phrase[: blank.start()] for phrase in self._all for blank in _BLANK.finditer(phrase))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._all))

    def __or__(self, other: Phrases) -> Phrases:
        both = Phrases(())
        both._hold(self._all | other._all)
        return both

    def __contains__(self, line: object) -> bool:
        """Whether the line is one of the phrases, whatever marks surround it."""
        if not isinstance(line, str) or len(line) > self._most or line.count(" ") > self._most_blanks:
            return False
        return fold_phrase(line) in self._all

    def may_open(self, line: str) -> bool:
        """Whether the line's first word is the first word of one of the phrases."""
        if self._first.isdisjoint(_first_word(line)):
            return line[:1] in self._first_unspaced and self._opening_unspaced(line) > 0
        return True

    def opening(self, line: str) -> int:
        """The length of the longest phrase that the line opens with, 0 if none; a new word starts after it.

        >>> Phrases(["read more"]).opening("Read  more: All about it")
        10
        """
        if self._first.isdisjoint(_first_word(line)):
            return self._opening_unspaced(line) if line[:1] in self._first_unspaced else 0
        end, last, folded = 0, 0, ""
        for number, word in enumerate(_WORD.finditer(line, 0, 400)):
            if number and not line[last : word.start()].isspace():
                break
            last = word.end()
            folded = f"{folded} {_fold(word[0])}" if number else _fold(word[0])
            bare = folded.rstrip(_STOPS)
            if folded in self._all:
                end = last
            elif bare in self._all:
                end = last - (len(folded) - len(bare))
            if folded not in self._begun:
                break
        return end or self._opening_unspaced(line)

    def _opening_unspaced(self, line: str) -> int:
        if line[:1] not in self._first_unspaced or not line.startswith(self._unspaced):
            return 0
        return next(len(phrase) for phrase in self._unspaced if line.startswith(phrase))


class Fragments:
    """Texts in small letters that may stand anywhere in a line; most lines have none, and lack even the words needed."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        """A word that stands whole inside a text, between two blanks -> such texts."""
        self._spaced: list[str] = []
        self._unspaced: list[str] = []
        for text in dict.fromkeys(texts):
            word = max(text.split(" ")[1:-1], key=len, default="")
            others = self._unspaced if _UNSPACED.search(text) else self._spaced
            (self._by_word.setdefault(word, []) if word else others).append(text)
        self._words = frozenset(self._by_word)
        self._plain = [text for text in self._spaced if text.isascii()]

    def stand_in(self, line: str) -> bool:
        """Whether one of them is in a line; case, white space and the kind of apostrophes do not matter."""
        plain, words, unspaced = _spelled(line)
        if not self._words.isdisjoint(words) and any(
            text in plain for word in self._words.intersection(words) for text in self._by_word[word]
        ):
            return True
        if any(map(plain.__contains__, self._plain if plain.isascii() else self._spaced)):
            return True
        return unspaced and any(map(plain.__contains__, self._unspaced))


@lru_cache(maxsize=2_000)
def _spelled(line: str) -> tuple[str, tuple[str, ...], bool]:
    """A line in small letters, its words, and whether it has a script without spaces; kept, as several tables ask for it."""
    words = tuple(line.casefold().replace("’", "'").split())
    plain = " ".join(words)
    return plain, words, not plain.isascii() and _UNSPACED.search(plain) is not None


@lru_cache(maxsize=2_000)
def _first_word(line: str) -> tuple[str, str]:
    """A line's first word, with its stops and without; kept, as most lines are tried on many tables and open none."""
    first = line.partition(" ")[0]
    if first.isalpha():  # as most lines begin: no mark stands in it or before it
        return (folded := _fold(first)), folded
    word = _WORD.search(line, 0, 400)
    folded = _fold(word[0]) if word else ""
    return folded, folded.rstrip(_STOPS)


@lru_cache(maxsize=2_000)
def fold_phrase(text: str) -> str:
    """The form in which phrases are compared: no case, no vowel marks, plain quotes and spaces, no marks around it.

    >>> fold_phrase("【 READ  MORE： 】")
    'read more'
    """
    return " ".join(_fold(text).strip(_EDGE).split())


def all_languages(table: Mapping[str, list[str]]) -> Phrases:
    """The phrases of every language of a table."""
    return Phrases(phrase for phrases in table.values() for phrase in phrases)


def with_unmarked(phrases: Phrases) -> Phrases:
    """The phrases, with those of several words also as people in a hurry type them: "lea tambien", "procitajte jos"."""
    return phrases | Phrases(
        unmarked for phrase in phrases if " " in phrase and (unmarked := unaccented(phrase)).isascii()
    )


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def any_of(*tables: Mapping[str, Iterable[str]]) -> str:
    """A regular expression for any phrase of the tables, in every language, as spelled there."""
    return alternation(phrase for table in tables for phrases in table.values() for phrase in phrases)


class ByLanguage:
    """A table's phrases in one language and in English; in every language if the language is unknown. Made when asked for.

    Pages make tags up: all that name one language have the same phrases, and all of languages without any those of English.

    >>> by = ByLanguage({"en": ["by"], "de": ["von"]})
    >>> sorted(by["de-Xy123"]), by["de"] is by["DE-x"], sorted(by["qq"]), sorted(by[None])
    (['by', 'von'], True, ['by'], ['by', 'von'])
    """

    def __init__(self, table: Mapping[str, list[str]]) -> None:
        self._table = table
        self._made: dict[str, Phrases] = {}

    def __getitem__(self, language: str | None) -> Phrases:
        """The phrases for a BCP 47 tag."""
        code = primary_subtag(language)
        known = code if code in self._table else code and "en"
        if known not in self._made:
            codes = {known, "en"} if known else self._table
            self._made[known] = Phrases(phrase for code in codes for phrase in self._table.get(code, ()))
        return self._made[known]


def primary_subtag(tag: str | None) -> str:
    """The language that a BCP 47 tag names first, in lower case; empty where there is none.

    >>> primary_subtag("zh-Hant-TW"), primary_subtag(None)
    ('zh', '')
    """
    return tag.partition("-")[0].lower() if tag else ""


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    folded = unicodedata.normalize("NFC", text).casefold()
    return folded.translate(_FOLDED) if _TO_FOLD.search(folded) else folded
