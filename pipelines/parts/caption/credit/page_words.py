"""What a page prints under a picture for its reader."""

from __future__ import annotations

import re

from pipelines.data import read_table
from pipelines.language.phrases import any_of
from pipelines.parts.caption.credit.fringe import OPENERS
from pipelines.parts.caption.credit.words import WORDS

_TAILS = tuple(WORDS["tails"])
MAX_MAIL, MAX_CODE = 90, 30
_MAIL = re.compile(
    r"(?<=[.)\]다자]) ?(?:\d{4}\.\d{1,2}\.\d{1,2}\.? )?[\w.+-]{2,30}@[\w.-]{3,40}(?: ?\*?[가-힣]{2,4} 및 DB ?금지)?$"
)
"""A day, an address and terms after a Korean agency's credit."""
_ENLARGE = re.compile(r"(?<=[影供）)】」。\s])(?:(?:この)?(?:写真|画像)を)?拡大(?:する|表示)?$")
"""A Japanese button glued to the end of a credit, unless it is the verb of a sentence."""
_CODE = re.compile(r"(?<=[.)])\s?\([A-Z]{2,6}\d[\d_]{5,20}[A-Z]?\)$")
"""The number of a picture in an agency's archive: "(ABC05_12_2031_000123B)"."""
_PUBLISHED = re.compile(
    rf"\s(?:{any_of(read_table('dates')['publish'])})\s?:\s?\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}[\s\d:|,·-]{{0,12}}(?:[ap]\.?m\.?)?$",
    re.IGNORECASE,
)
"""When a page published a picture: "Publicado: 18/09/2031 | 09:34 pm"."""
MAX_PUBLISHED = 50
_TOGGLED = re.compile(r"\s(?:hide caption\s)?toggle caption\s")
"""Buttons of a page between a credit and the same credit again."""


def strip_tails(text: str) -> str:
    """A line without what a page prints under a picture for its reader: "Read more", "All rights reserved"."""
    text = text.rstrip()
    text = _CODE.sub("", text) if "_" in text[-MAX_CODE:] else text
    if "toggle caption " in text and (button := _TOGGLED.search(text)):
        again = text[: button.start()].endswith(text[button.end() :])
        text = text[: button.start()] if again else text
    if "@" in text[-MAX_MAIL:] and (mail := _MAIL.search(text, max(0, len(text) - MAX_MAIL))):
        text = text[: mail.start()].rstrip()
    if ":" in text[-MAX_PUBLISHED:] and (day := _PUBLISHED.search(text, max(0, len(text) - MAX_PUBLISHED))):
        text = text[: day.start()].rstrip()
    text = _ENLARGE.sub("", text).rstrip() if "拡大" in text[-4:] else text
    while (low := (bare := text.rstrip(" \t\r\n\u00a0.,;―–—-|"))[-60:].casefold()).endswith(_TAILS):
        text = bare[: -max(len(tail) for tail in _TAILS if low.endswith(tail))].rstrip()
        if text[-1:] in OPENERS:
            text = text[:-1].rstrip()
    return text
