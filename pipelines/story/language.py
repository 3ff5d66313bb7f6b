"""The language of a story: as declared, unless its script or py3langid, which knows languages by their letters, says no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from crawler.items import Story
from pipelines.data import read_table
from pipelines.language.phrases import primary_subtag
from pipelines.world.home_zone import country_of_address

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_TABLES = read_table("scripts")
_SPANS = [r"\u{}-\u{}".format(*span.split("-")) for span in _TABLES["languages"]]
SCRIPTS: Sequence[tuple[re.Pattern[str], tuple[str, ...]]] = [
    (re.compile(f"[{span}]+"), tuple(tags)) for span, tags in zip(_SPANS, _TABLES["languages"].values(), strict=True)
]
"""Scripts that name a language, or a few."""
_OTHER_SCRIPT = re.compile(f"[{''.join(_SPANS)}]+")
_LATIN = tuple(_TABLES["latin"]["languages"])
_WRITTEN = frozenset(chain(_LATIN, *_TABLES["languages"].values()))
_AKIN = tuple(map(frozenset, _TABLES["akin"]["languages"]))
_AT_HOME: dict[str, str] = _TABLES["at_home"]
_SMALL = {language: frozenset(words) for language, words in _TABLES["small_words"].items()}
SHARE = 0.2
"""Of a text's letters, those of its script."""
SAMPLE, OPENING = 4000, 500
"""Characters at the start whose script is looked at, and whose language is."""
CALLERS = "given with the page"
"""The rule that letters do not overrule, while templates declare wrong languages and outlets have several."""
MIN_LETTERS, ENOUGH_LETTERS, FEW = 4, 40, 2
"""So many letters show a script, and a language of more than a few in one script."""
MIN_WORDS, PLAIN = 30, 0.12
"""Of so many words, the share of small ones that is enough: no story in another language has it."""
SURE = 0.9
"""The probability from which the language found is told, against a declared one too: over 7,000 blocks of more than
40 letters, none was told wrongly."""


def language_of(story: Story) -> tuple[str | None, str]:
    """BCP 47 tag of a story, or None, and the rule: what the caller, the page or the outlet declares, unless the script
    says no, or the letters say so of the page's or the outlet's word; else the language that the letters tell.

    A declared tag keeps its region (zh-Hant-TW), and is written in one way.
    """
    text = "\n".join(islice((b.text for b in story.blocks if b.main), SAMPLE))[:SAMPLE]
    opening = text[:OPENING]
    letters = _letters(opening)
    possible = _by_script(text) if letters >= MIN_LETTERS else None
    is_told = possible is not None and len(possible) > FEW and letters >= ENOUGH_LETTERS
    for tag, rule in _declared(story):
        language = primary_subtag(tag)
        can_be = possible is None or language in possible
        trusted = rule == CALLERS or not is_told or _is_plainly(opening, language)
        if tag and can_be and (trusted or not _is_another(opening, language)):
            return "-".join((language, *_written(tag[len(language) :]))), rule
    if is_told and (found := _identified(opening)):
        home = _AT_HOME.get(country_of_address(story.url) or "")
        return (home if home in _akin(found) else found), "letters"
    if possible and possible is not _LATIN:
        return possible[0], "script"
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


def _is_plainly(opening: str, language: str) -> bool:
    """Whether so many words of a text are the smallest of its language that it needs no looking into."""
    words = opening.casefold().split() if language in _SMALL else ()
    return len(words) >= MIN_WORDS and sum(map(_SMALL[language].__contains__, words)) >= PLAIN * len(words)


def _is_another(opening: str, declared: str) -> bool:
    """Whether a text is clearly in another language than declared: what a site's template says on every page."""
    akin = _akin(declared)
    found = _identified(opening) if akin.intersection(_identifier().nb_classes) else None
    return found is not None and found not in akin


def _identified(opening: str) -> str | None:
    """The language that py3langid is sure of, beside those akin to it."""
    probabilities: dict[str, float] = dict(_identifier().rank(opening))
    found = next(filter(_WRITTEN.__contains__, probabilities))
    return found if sum(probabilities.get(language, 0.0) for language in _akin(found)) >= SURE else None


@lru_cache(maxsize=1000)
def _akin(language: str) -> frozenset[str]:
    return frozenset({language}).union(*(group for group in _AKIN if language in group))


@cache
def _identifier() -> LanguageIdentifier:
    """Loaded when first asked for, as its model takes half a second and 75 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # brings numpy

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


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
