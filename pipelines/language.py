"""The language of a story: by its script where that settles it, else as declared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.items import Story

# Scripts that name a language, or a few: the declared one must be among them.
SCRIPTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"[\u3040-\u30ff]"), ("ja",)),
    (re.compile(r"[\uac00-\ud7af]"), ("ko",)),
    (re.compile(r"[\u4e00-\u9fff]"), ("zh", "ja")),
    (re.compile(r"[\u0400-\u04ff]"), ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt", "uz")),
    (re.compile(r"[\u0600-\u06ff]"), ("ar", "fa", "ur", "ps", "ckb", "ug", "sd")),
    (re.compile(r"[\u0900-\u097f]"), ("hi", "mr", "ne")),
    (re.compile(r"[\u0590-\u05ff]"), ("he", "yi")),
    (re.compile(r"[\u0370-\u03ff]"), ("el",)),
    (re.compile(r"[\u0e00-\u0e7f]"), ("th",)),
    (re.compile(r"[\u0980-\u09ff]"), ("bn", "as")),
    (re.compile(r"[\u0b80-\u0bff]"), ("ta",)),
    (re.compile(r"[\u10a0-\u10ff]"), ("ka",)),
    (re.compile(r"[\u0530-\u058f]"), ("hy",)),
)
_OTHER_SCRIPT = re.compile("[" + "".join(pattern.pattern[1:-1] for pattern, _ in SCRIPTS) + "]")
SAMPLE = 4000
SHARE = 0.2


def language_of(story: Story) -> tuple[str | None, str]:
    """BCP 47 tag of a story, or None, and the rule: what the caller, the page or the outlet declares, unless the script
    says no.

    A declared tag keeps its region (zh-Hant-TW). Kana in a tenth of a text make it Japanese.
    """
    text = "".join(b.text for b in story.blocks if b.main)[:SAMPLE]
    possible = _by_script(text)
    for tag, rule in _declared(story):
        if tag and (possible is None or tag.split("-")[0].lower() in possible):
            return tag, rule
    if possible and possible is not _LATIN:
        return possible[0], "script"
    return None, ""


def _declared(story: Story) -> Iterator[tuple[str | None, str]]:
    yield story.language, "given with the page"
    yield story.metadata.language, story.metadata.provenance.get("language", "")
    for tag in story.outlet.languages if story.outlet else ():
        yield tag, "outlet file"


def _by_script(text: str) -> tuple[str, ...] | None:
    """The languages that a text's script allows; for Latin script, all that use no other. None: too little text."""
    letters = sum(map(str.isalpha, text))
    if letters < 4:
        return None
    for pattern, languages in SCRIPTS if len(_OTHER_SCRIPT.findall(text)) >= 0.1 * letters else ():
        share = 0.1 if languages == ("ja",) else SHARE
        if len(pattern.findall(text)) >= share * letters:
            return languages
    return None if not text else _LATIN


_LATIN_TAGS = (
    "en de fr es it pt nl tr pl sv no nb nn da fi cs sk hu ro hr sl sr bs sq et lv lt is ga cy eu ca gl mt id ms tl vi sw"
    " af zu xh ha yo ig so rw az uz tk ku eo la pcm"
)
_LATIN = tuple(_LATIN_TAGS.split())
