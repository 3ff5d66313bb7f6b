"""Caption: a picture's line taken apart into what it says and who made the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Image
from pipelines.caption.credit import clean_credit, looks_like_credit
from pipelines.caption.credit_borders import ends_sentence
from pipelines.caption.credit_first import BAR, first_credit, maker_end, names_end
from pipelines.caption.credit_makers import find_makers
from pipelines.caption.credit_marks import OF_ALL, alternation, leading_cue
from pipelines.caption.credit_shape import CLOSERS, bracket_start, is_opening, is_plausible, strip_tails
from pipelines.caption.credit_signs import has_sign, may_close_with_credit
from pipelines.caption.credit_tail import find_credit
from pipelines.caption.credit_words import WORDS, fold, is_maker, is_persons
from pipelines.caption.credit_words import is_name_run as looks_like_names
from pipelines.caption.credit_words import is_person as looks_like_name
from pipelines.sentences import FULL_STOPS

__all__ = [
    "clean_credit",
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
    folded = frozenset(map(fold, houses))
    plain = _unstopped(_unbracketed(" ".join(line.split())))
    if len(plain) > _LONGEST:
        return Image(text=line, caption=plain)
    plain = _without_terms(OF_ALL.sub("", plain))
    opening, start = _opening(plain, _own_line(line, first=True), folded)
    closing, end = _closing(plain, start, _own_line(line, first=False), folded)
    credit = _joined(opening, closing)
    photographer, agency, agency_id = find_makers(credit, folded, country) if credit else (None, None, None)
    return Image(
        text=line,
        caption=_said(plain[start:end].strip()),
        credit=credit,
        photographer=photographer,
        agency=agency,
        agency_id=agency_id,
    )


def _joined(opening: str | None, closing: str | None) -> str | None:
    """The credits before and behind a caption, where they name different makers."""
    if opening and closing and fold(closing) not in fold(opening):
        return f"{opening} / {closing}"
    return opening or closing


def _unstopped(line: str) -> str:
    """Without the full stop behind a bracket that is a credit: "港（撮影・山田太郎）。", "Boats. (Jo Doe/AP)."."""
    at = bracket_start(line[:-1]) if line[-1:] in FULL_STOPS and line[-2:-1] in CLOSERS else None
    return line[:-1] if at is not None and looks_like_credit(line[at:-1]) else line


def _unbracketed(line: str) -> str:
    """Without the bracket around a whole line that a label like "Caption:" opens."""
    bare = _without_terms(line) if line[:1] in "([（" else ""
    label = _LABEL.match(bare[1:-1]) if bracket_start(bare) == 0 else None
    return bare[1:-1] if label and label.end() < len(bare) - 2 else line


def _said(text: str) -> str | None:
    """A caption, or None where marks are all that is left of it: "- ©"."""
    bare = _DASH.sub("", text) if any(map(str.isalnum, text)) else None
    if not bare or bare == text:
        return bare
    credited = find_credit(bare) == 0 or leading_cue(bare) or first_credit(bare)
    return text if credited else bare  # without its dash it would be another line


_DASH = re.compile(r"^[-–—]\s{1,2}(?=[^\W\d])")
"""A dash that parts a caption from nothing."""


def makers_of(credit: str, houses: Sequence[str], country: str | None) -> tuple[str | None, str | None, str | None]:
    """Photographer, agency and its id of a cleaned credit; `houses` are names that this outlet's credits use."""
    return find_makers(credit, frozenset(map(fold, houses)), country)


def looks_like_caption(line: str) -> bool:
    """Whether a line that stands alone is a picture's caption: it closes with a credit in a form that no paragraph has.

    A bare agency in brackets is not enough: paragraphs end so too.
    """
    if not may_close_with_credit(line):
        return False
    line = _unstopped(_unbracketed(strip_tails(" ".join(line.split()))))
    if not 8 < len(line) <= _LONGEST_ALONE or _TEAM.fullmatch(line) or not has_sign(line, max(0, len(line) - 120)):
        return False
    at = find_credit(line)
    return at is not None and _is_sure(line[at:].strip(), opens_line=not line[:at].strip())


_TEAM = re.compile(r"(?:[^\W\d_]{1,8}\s?[:：]\s?[^\W\d_]{2,8}[/,·、\s]{1,3}){1,6}[^\W\d_]{1,8}\s?[:：]\s?[^\W\d_]{2,8}")
"""Several roles, each with its name: a broadcaster's team, no caption."""
_LONGEST = 3000
"""Characters of a line that is still taken apart."""
_LONGEST_ALONE = 900
_WEAK = tuple(WORDS["weak_labels"])


def _is_sure(credit: str, opens_line: bool) -> bool:
    inner = credit[1:-1] if bracket_start(credit) == 0 else credit
    photographer, agency, _ = find_makers(clean_credit(credit) or "")
    sure = bool(photographer and agency) and not opens_line
    if leading_cue(inner):
        sure = len(inner) < 120 and (not opens_line or bool(photographer or agency))
    return sure and not fold(inner).startswith(_WEAK)


_LABEL = re.compile(
    rf"(?:[-–—]\s)?\s{{0,9}}(?:\[\d{{1,3}}/\d{{1,3}}\]|\d{{1,3}} (?:of|/) \d{{1,3}}(?: ?\||[.:](?=\s[^\W\d_]))|\d{{1,3}}/\d{{1,3}}(?-i:(?=\s[^\W\d_a-z]))|{alternation(WORDS['caption_labels'])})\s{{0,9}}",
    re.I,
)
_CAPTION_LABEL = re.compile(alternation([w for w in WORDS["caption_labels"] if " " in w or w[-1] in ",，،"]), re.I)


def _opening(line: str, own: int | None, houses: frozenset[str]) -> tuple[str | None, int]:
    """A credit set before the caption, and where the caption begins after it and labels like "[1/5]".

    `own` is where the first of several lines ends.
    """
    if _SHOWN.match(line):
        return None, 0
    credit, start = None, 0
    while True:
        while first := first_credit(line[start:], houses):
            credit, start = credit or clean_credit(line[start : start + first[0]]), start + first[1]
        while label := _LABEL.match(line, start):
            start = label.end()
        start += len(line[start:]) - len(line[start:].lstrip())
        if start and first_credit(line[start:], houses):
            continue  # behind a label
        cue = leading_cue(line[start:])
        if cue and _is_bracketed(line, start + cue):
            return credit, start + cue
        border = _border_after(line, start, start + cue, own, houses) if cue else None
        found = clean_credit(line[start : border[0]]) if border else None
        if border is None or found is None:
            return credit, start
        credit, start = credit or found, border[1]


_SHOWN = re.compile(
    r"[图圖]片?[:：]\s?[^/／:：]{7,80}?[/／\s][\u3400-\u9fff]{0,10}(?:记者|記者)\s?[\u3400-\u9fff·]{2,5}\s?[摄攝]影?$"
)
"""What a picture shows and who took it, behind "圖："."""


def _is_bracketed(line: str, start: int) -> bool:
    """Whether what a mark opens is a caption with its credit at the end: "Foto: Boats lie here (Jo Doe/AFP)"."""
    if _SUBJECT.fullmatch(line, start):
        return True
    if _CAPTION_LABEL.search(line, start):
        return False
    bracket = bracket_start(line)
    words = line[start:bracket].split() if bracket else []
    spoken = sum(word[0].islower() for word in words) >= MIN_SPOKEN
    spoken = spoken or (is_persons(" ".join(words)) and "/" in line[bracket or 0 :])  # whom it shows, and who made it
    return spoken and find_credit(line[start:]) == (bracket or 0) - start


_SUBJECT = re.compile(rf"\s?[^(),]{{3,60}}\((?:{alternation(WORDS['kinds'])})\), via [^(),]{{2,40}}", re.I)
"""What a picture shows, its kind in a bracket, and the house: "Foto: Jo Doe (Archiv), via …"."""
MIN_SPOKEN = 3
"""Words in lower case that make a caption of what could be names."""


def _without_fray(text: str) -> str:
    """Without a free-standing separator at the end, whose other side is wanting."""
    bare = text.rstrip(" |–—-#")
    return bare if text[len(bare) : len(bare) + 1].isspace() else text


_BREAK = re.compile(r"\n|\s{2,}|\t")


def _own_line(line: str, first: bool) -> int | None:
    """Where a credit alone on the first, or last, of several lines borders on the rest, in single-spaced text."""
    if not _BREAK.search(line):
        return None
    parts = [plain for part in _BREAK.split(line) if (plain := " ".join(part.split()))]
    if len(parts) < 2 or not looks_like_credit(parts[0] if first else parts[-1]):
        return None
    return len(parts[0]) if first else len(" ".join(parts[:-1]))


_COUNTED = re.compile(r"\s\d{1,3}\s?(?:/|of|de|von|из|sur|di|av|af|van|z|ze|з|din|od)\s?\d{1,3}\s(?=[^\W\d_a-z])")
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
    return spoken and not looks_like_names(" ".join(rest))


def _closing(line: str, start: int, own: int | None, houses: frozenset[str]) -> tuple[str | None, int]:
    """A credit at the end of line[start:], with all that follows it, and where the caption ends before it.

    `own` is where the last of several lines begins. Taken again until nothing is left to take: "(Jo Doe) (Reuters)".
    """
    end = len(line)
    found = own - start if own is not None and start < own < end else find_credit(line[start:end], houses)
    if found is None and (via := _VIA.search(line, max(start, end - 60), end)) and is_maker(line[via.end() : end]):
        return line[via.end() : end], via.start()
    dated = _DATED.search(line, max(start, end - 30), end) if found is None else None
    if dated and (found := find_credit(line[start : dated.start()], houses)) is not None:
        end = dated.start()
    first = last = end
    while found is not None and end > start:
        first = start + found
        end = start + len(_without_terms(line[start:first].rstrip(_SEPARATORS)))
        found = find_credit(line[start:end], houses)
    return clean_credit(line[first:last]), end


_VIA = re.compile(r", via (?=[^,()]{2,40}$)")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATED = re.compile(
    rf",?\s(?:(?:{_MONTHS})[a-z]{{0,6}}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} (?:{_MONTHS})[a-z]{{0,6}} \d{{4}}|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}})$"
    r"|(?<=[)）攝摄真])\s?\d{2,4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$"
)
"""The day on which a picture was taken, after its credit: of neither caption nor credit."""
_SEPARATORS = " \u00a0\u3000/／|｜―–—-•·＝=([（【,、，©"
_RIGHTS = re.compile(alternation(WORDS["rights"]), re.I)


_EMPTY = re.compile(r"\s?[(\[（][^\W\d_]{2,12}\s?[:：]\s?[)\]）]$|(?<=[.!?”\"»’)])\s(?:Fotos?|Photos?|Bild|Фото)\s?:$")
"""A label whose name is wanting, or stands in an element of its own: "(Photo: )"."""
_CLOSES = (")", "]", "）", ":")


def _without_terms(text: str) -> str:
    """Without reader's furniture and terms of use at the end."""
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
            text = f"{text[:at]}[{maker}]" if looks_like_credit(maker) else text[:at].rstrip()
    return text
