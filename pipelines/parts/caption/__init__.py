"""Caption: the line of a picture -> what it says and who made the picture, or that it is no caption.

opening, closing   a line -> the credit before or behind its caption, and where the caption begins or ends
stated             the same beside what the picture's own mark-up or the page's head says of it
shared             the credits of several pictures at once
credit             where a credit stands and whom it names, whatever the caption
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Image
from pipelines.language.sentences import PLAIN_COLONS
from pipelines.parts.caption.closing import closing_credit, unstopped, without_terms
from pipelines.parts.caption.credit.cleaning import clean_credit, is_labelled, is_of_archive, looks_like_credit
from pipelines.parts.caption.credit.fringe import bracket_start
from pipelines.parts.caption.credit.head import first_credit
from pipelines.parts.caption.credit.makers import Makers, find_makers
from pipelines.parts.caption.credit.marks import OF_ALL, leading_cue
from pipelines.parts.caption.credit.page_words import strip_tails
from pipelines.parts.caption.credit.signs import has_sign, may_close_with_credit
from pipelines.parts.caption.credit.tail import find_credit
from pipelines.parts.caption.credit.words import WORDS, credit_key
from pipelines.parts.caption.credit.words import is_name_run as looks_like_names
from pipelines.parts.caption.credit.words import is_person as looks_like_name
from pipelines.parts.caption.opening import LABEL, opening_credit

__all__ = [
    "clean_credit",
    "is_labelled",
    "is_of_archive",
    "looks_like_caption",
    "looks_like_credit",
    "looks_like_name",
    "looks_like_names",
    "split_caption",
]


def split_caption(line: str, houses: Sequence[str] = (), country: str | None = None) -> Image:
    """The displayed line under a picture as an `Image`: whole text, caption, credit, photographer, agency.

    `houses` are names that this outlet's credits use, `country` its own, for names that agencies share. What a page adds
    for its reader ("Image caption,", "Read more", terms of use) stands in `text` alone. White space is single in all parts
    but `text`.

    >>> image = split_caption("A boat on the lake. (Xinhua/Li Na)")
    >>> image.caption, image.credit, image.photographer, image.agency_id
    ('A boat on the lake.', 'Xinhua/Li Na', 'Li Na', 'xinhua')
    """
    folded = frozenset(map(credit_key, houses))
    plain = unstopped(_unbracketed(" ".join(line.split())))
    if len(plain) > _LONGEST:
        return Image(text=line, caption=plain)
    plain = without_terms(OF_ALL.sub("", plain))
    if "://" in plain and _ADDRESS.fullmatch(where := plain[leading_cue(plain) :].lstrip()):
        return Image(text=line, credit=where)
    first, last = _own_lines(line)
    opening, start = opening_credit(plain, first, folded)
    closing, end = closing_credit(plain, start, last, folded)
    credit = _joined(opening, closing)
    makers = find_makers(credit, folded, country) if credit else Makers()
    said = plain[start:end].strip()
    said = _LABELLED.sub("", said) if closing and said[-1:] in PLAIN_COLONS else said
    return Image(text=line, caption=_said(said), credit=credit, **makers._asdict())


_ADDRESS = re.compile(r"https?://\S{1,500}")
_LABELLED = re.compile(r"(?<=[.!?…。।။።۔])\s(?:[^\s.:：]{2,20}\s?){1,2}[:：]$")
"""What leads to a credit in a word that no table has, behind a sentence."""


def _joined(opening: str | None, closing: str | None) -> str | None:
    """The credits before and after a caption, where they name different makers."""
    if opening and closing and credit_key(closing) not in credit_key(opening):
        return f"{opening} / {closing}"
    return opening or closing


def _unbracketed(line: str) -> str:
    """The line without the brackets around all of it, when it opens with a label like "Caption:"."""
    bare = without_terms(line) if line[:1] in "([（" else ""
    label = LABEL.match(bare[1:-1]) if bracket_start(bare) == 0 else None
    return bare[1:-1] if label and label.end() < len(bare) - 2 else line


def _said(text: str) -> str | None:
    """A caption, or None where only marks are left of it: "- ©"."""
    bare = _DASH.sub("", text) if any(map(str.isalnum, text)) else None
    if not bare or bare == text:
        return bare
    credited = find_credit(bare) == 0 or leading_cue(bare) or first_credit(bare)
    return text if credited else bare  # without its dash it would be another line


_DASH = re.compile(r"^[-–—]\s{1,2}(?=[^\W\d])")
"""A dash that separates a caption from nothing."""


def makers_of(credit: str, houses: Sequence[str], country: str | None) -> Makers:
    """The makers that a cleaned credit names; `houses` and `country` as in `split_caption`."""
    return find_makers(credit, frozenset(map(credit_key, houses)), country)


def looks_like_caption(line: str) -> bool:
    """Whether a line that stands alone is a picture's caption: it closes with a credit in a form that no paragraph has.

    A bare agency in brackets is not enough: paragraphs end so too.
    """
    if not may_close_with_credit(line):
        return False
    line = unstopped(_unbracketed(strip_tails(" ".join(line.split()))))
    if not 8 < len(line) <= _LONGEST_ALONE or _TEAM.fullmatch(line) or not has_sign(line, max(0, len(line) - 120)):
        return False
    at = find_credit(line)
    return at is not None and _is_sure(line[at:].strip(), opens_line=not line[:at].strip())


_TEAM = re.compile(r"(?:[^\W\d_]{1,8}\s?[:：]\s?[^\W\d_]{2,8}[/,·、\s]{1,3}){1,6}[^\W\d_]{1,8}\s?[:：]\s?[^\W\d_]{2,8}")
"""Several roles, each with its name: a broadcaster's team, not a caption."""
_LONGEST = 3000
"""A line of more characters than this is not taken apart."""
_LONGEST_ALONE = 900
_WEAK = tuple(WORDS["weak_labels"])


def _is_sure(credit: str, *, opens_line: bool) -> bool:
    inner = credit[1:-1] if bracket_start(credit) == 0 else credit
    makers = find_makers(clean_credit(credit) or "")
    sure = bool(makers.photographer and makers.agency) and not opens_line
    if leading_cue(inner):
        sure = len(inner) < 120 and (not opens_line or bool(makers.photographer or makers.agency))
    return sure and not credit_key(inner).startswith(_WEAK)


_BREAK = re.compile(r"\n|\s{2,}|\t")


def _own_lines(line: str) -> tuple[int | None, int | None]:
    """Where a credit alone on the first of several lines, and one alone on the last, border on the rest, in
    single-spaced text."""
    parts = [plain for part in _BREAK.split(line) if (plain := " ".join(part.split()))] if _BREAK.search(line) else []
    if len(parts) < 2:
        return None, None
    first = len(parts[0]) if looks_like_credit(parts[0]) else None
    return first, len(" ".join(parts[:-1])) if looks_like_credit(parts[-1]) else None
