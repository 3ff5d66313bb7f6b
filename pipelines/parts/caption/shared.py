"""Credits that are not for one picture: for all of a text ("All photos: Jo Doe", "图片均来自网络"), for several alike, or
for a film."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipelines.language.phrases import alternation
from pipelines.parts.caption.credit.borders import borders
from pipelines.parts.caption.credit.cleaning import clean_credit, looks_like_credit
from pipelines.parts.caption.credit.fringe import bracket_start
from pipelines.parts.caption.credit.signed import is_signature
from pipelines.parts.caption.credit.words import KINDS, WORDS, credit_key, is_person, is_persons

MAX_LINE = 120
_ALL = re.compile(
    r"[（(\[【]?(?:(?:alle|all|toutes les|tous les|todas las|todas as|tutte le|все)\s|以上|本文|文中|文内|文內|所有)",
    re.IGNORECASE,
)
_PICTURES = re.compile(
    r"[（(\[【]?(?:(?:photos?|pictures?|images?|fotos?|bilder|bild|imagens|imagen|imágenes|fotografías|fotografie|immagini)\b"
    r"|图片|圖片|照片|配图|配圖|图|圖|写真|画像|사진|фото)",
    re.IGNORECASE,
)


def shared_credit(line: str) -> str | None:
    """The credit that a closing line gives to all the pictures of its text; None where it gives none.

    >>> shared_credit("All photos: Jo Doe/AFP"), shared_credit("Photos of the port were shown.")
    ('Jo Doe/AFP', None)
    >>> shared_credit("Imagen | Puerto y Faro"), shared_credit("Photos courtesy of the port")
    ('Puerto y Faro', 'the port')
    """
    if len(line) > MAX_LINE:
        return None
    every = _ALL.match(line)
    rest = line[every.end() :] if every else line
    if (pictures := _PICTURES.match(rest)) is None:
        return None
    label, bar, makers = rest[pictures.end() :].partition("| ")
    if bar and not label.strip():
        return makers.strip() or None  # a bar separates a label from nothing else
    if _GIVEN_BY.fullmatch(rest, pictures.end()):
        bare = rest.strip("()（）[]【】")
        return (clean_credit(bare) or bare).removeprefix(pictures[0]).strip(" :") or None
    return clean_credit(rest) if looks_like_credit(rest) else None


def credit_behind_names(line: str) -> int:
    """Where a credit for all pictures begins behind what else a closing line says: who wrote the text; 0 if none does.

    >>> credit_behind_names("Ada WINTER. Photos: Jo Doe/AFP"), credit_behind_names("Photos: Jo Doe/AFP")
    (12, 0)
    """
    seams = _SEAM.finditer(line) if len(line) <= MAX_LINE else ()
    return next((seam.end() for seam in seams if shared_credit(line[seam.end() :])), 0)


_SEAM = re.compile(r"[.,;|·]\s|\s?/\s?")
_GIVEN_BY = re.compile(rf"[:：]?\s(?:{alternation(WORDS['given_by'])})\s[^.!?…:]{{2,60}}[)）\]]?", re.IGNORECASE)
"""By whom pictures were given, up to the end of a line that is no sentence."""


def names_all(line: str) -> bool:
    """Whether a line gives such a credit in so many words, wherever it stands.

    >>> names_all("All photos: Jo Doe/AFP"), names_all("Photo: AFP")
    (True, False)
    """
    return bool(_ALL.match(line)) and shared_credit(line) is not None


_MOVING = re.compile(r"(?:[A-Z][\w&.-]{0,20} )?(?:video|vídeo|видео)(?: by\b|:| ©|/|$)", re.IGNORECASE)


def is_moving(credit: str) -> bool:
    """Whether a credit is a film's, not a picture's.

    >>> is_moving("AP Video by Jo Doe"), is_moving("Video grab/AFP")
    (True, False)
    """
    return bool(_MOVING.match(credit))


def is_kind(line: str) -> bool:
    """Whether a line only says what kind of picture it is: "File photo", "(Symbolbild)"."""
    return credit_key(line.strip(_AROUND)) in KINDS


MIN_SAID = 3
"""Words of a caption before names that are set apart at its end."""
MIN_ALIKE = 3
"""So many captions that all end in a bracket around somebody else."""


def recurring_credits(captions: Sequence[str], makers: Sequence[str] = ()) -> Mapping[str, int]:
    """Captions of one page that end with an unmarked credit, recognised by the other captions: names in brackets or
    after a dash with which several end, or which a credit or the byline of the page names (`makers`); each with the
    index where the names begin.

    >>> recurring_credits(["The old port at dawn (Jo Doe)", "The new pier - once more", "The quay at dusk (Jo Doe)"])
    {'The old port at dawn (Jo Doe)': 21, 'The quay at dusk (Jo Doe)': 17}
    """
    every = dict.fromkeys(captions)
    ends = {caption: at for caption in every if (at := _closing_names(caption)) is not None}
    names = {caption: credit_key(caption[at:].strip(_AROUND)) for caption, at in ends.items()}
    count, known = Counter(names.values()), set(map(credit_key, makers))
    bracketed = all(
        caption in ends
        and is_persons(caption[ends[caption] + 1 : -1])
        and caption.count(" ", 0, ends[caption]) >= MIN_SAID
        for caption in every
    )
    if bracketed and len(every) >= MIN_ALIKE:
        return ends
    again = {name for name, times in count.items() if times > 1}
    return {
        caption: at
        for caption, at in ends.items()
        if names[caption] in known or (names[caption] in again and is_person(caption[at:].strip(_AROUND)))
    }


def _closing_names(caption: str) -> int | None:
    """Where names begin that a bracket or a dash separates from the end of a caption."""
    at = bracket_start(caption)
    if at is None:
        found = next(iter(borders(caption)), None)
        at = found[0] if found and caption[found[0] : found[1]].strip() in _DASHES else None
    tail = caption[at:].strip(_AROUND) if at else ""
    return at if tail and is_signature(tail) else None


_AROUND = " -–—|()[]（）"
_DASHES = {"-", "–", "—", "|"}
