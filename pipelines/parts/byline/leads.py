"""What introduces the names of a byline: "By", "Written by", "Author:", "文/"."""

from __future__ import annotations

import re

from pipelines.data import read_table
from pipelines.language.phrases import OWN_COLONS, ByLanguage, all_languages, any_of

_TABLES = read_table("byline")
LEAD, LABEL = ByLanguage(_TABLES["lead"]), ByLanguage(_TABLES["label"])
BOTH = all_languages(_TABLES["both"])
"""What opens the names of those who wrote the text and made its pictures, in any language."""
LEADS = re.compile(
    rf"(?:written |text |story |words )?(?:{any_of(_TABLES['by'])}|authors?(?=\s?:))\s?:?\s", re.IGNORECASE
)
"""How a line of names opens, in any language."""
BY_OR_OF = any_of(_TABLES["by"], _TABLES["of"])
"""A regular expression, in small letters."""
LEAD_WORD = re.compile(
    rf"^(?:(?:\w{{3,12}} )?by|{BY_OR_OF})\s?:?$|^(?:autorin/autor|autor(?:es)?|author)\s", re.IGNORECASE
)
"""A line that is only such a word, or that opens with the word for a writer."""
_MARK = re.compile(rf"\.?\s{{0,2}}[:：{OWN_COLONS}]\s{{0,2}}|\.?\s+")
_LABEL_MARK = re.compile(rf"\s{{0,2}}[:：{OWN_COLONS}︱丨/／|｜]\s{{0,2}}|\s[–—-]\s|,\s?(?=[^\W\d_a-zß-ÿ])")


def leads_names(text: str, language: str | None = None) -> bool:
    """Whether a text is only what may stand before names.

    >>> leads_names("Written by"), leads_names("Authors:"), leads_names("Bylaws")
    (True, True, False)
    """
    word = text.rstrip(" :：")
    return word in LEAD[language] or word in LABEL[language]


def lead_end(text: str, language: str | None) -> int:
    """Where the words before the names end, their mark included; 0 if there are none."""
    if (end := LABEL[language].opening(text)) and (mark := _LABEL_MARK.match(text, end)):
        return mark.end()
    ends = (table.opening(text) for table in (LEAD[language], BOTH))
    return next((mark.end() for end in ends if end and (mark := _MARK.match(text, end))), 0)


def bare_label_end(text: str, language: str | None) -> int:
    """Where a label ends that has no mark after it, if every word of the names that follow has a capital (where its
    script has capitals); else 0."""
    end = LABEL[language].opening(text)
    return end if end and _NAMED.match(text, end) else 0


_NAMED = re.compile(r"\s(?=[^\W\d_a-zß-ÿа-яα-ω][\w.'’-]+\s[^\W\d_a-zß-ÿа-яα-ω])")
