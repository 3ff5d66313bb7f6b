"""Credits that are not one picture's: of all in a text ("All photos: Jo Doe", "图片均来自网络"), of a film."""

from __future__ import annotations

import re

from pipelines.caption.credit import clean_credit, looks_like_credit

MAX_LINE = 120
_ALL = re.compile(
    r"[（(\[【]?(?:(?:alle|all|toutes les|tous les|todas las|todas as|tutte le|все)\s|以上|本文|文中|文内|文內|所有)",
    re.I,
)
_PICTURES = re.compile(
    r"[（(\[【]?(?:(?:photos?|pictures?|images?|fotos?|bilder|bild|imagens|imagen|imágenes|fotografías|fotografie|immagini)\b"
    r"|图片|圖片|照片|配图|配圖|图|圖|写真|画像|사진|фото)",
    re.I,
)


def shared_credit(line: str) -> str | None:
    """The credit that a closing line gives to all the pictures of its text; None where it gives none.

    >>> shared_credit("All photos: Jo Doe/AFP"), shared_credit("Photos of the port were shown.")
    ('Jo Doe/AFP', None)
    >>> shared_credit("Imagen | Puerto y Faro")
    'Puerto y Faro'
    """
    if len(line) > MAX_LINE:
        return None
    every = _ALL.match(line)
    rest = line[every.end() :] if every else line
    if (pictures := _PICTURES.match(rest)) is None:
        return None
    label, bar, makers = rest[pictures.end() :].partition("| ")
    if bar and not label.strip():
        return makers.strip() or None  # a bar parts a label from nothing else
    return clean_credit(rest) if looks_like_credit(rest) else None


def names_all(line: str) -> bool:
    """Whether a line gives such a credit in so many words, wherever it stands.

    >>> names_all("All photos: Jo Doe/AFP"), names_all("Photo: AFP")
    (True, False)
    """
    return bool(_ALL.match(line)) and shared_credit(line) is not None


_MOVING = re.compile(r"(?:[A-Z][\w&.-]{0,20} )?(?:video|vídeo|видео)(?: by\b|:| ©|/|$)", re.I)


def is_moving(credit: str) -> bool:
    """Whether a credit is a film's, not a picture's.

    >>> is_moving("AP Video by Jo Doe"), is_moving("Video grab/AFP")
    (True, False)
    """
    return bool(_MOVING.match(credit))
