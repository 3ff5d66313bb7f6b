"""What the datelines of Chinese, Japanese and Korean share: brackets, dates, names, places joined by a mark."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.language import letters

HAN = f"{letters.HAN}々〇"
KANA = "\u3040-\u30ff"
DATE = (
    r"(?:(?:(?:(?:民國|民国|主体|主體|令和)\s?)?(?:\d{4}|1[01]\d|(?<=[國国体體和])\d{1,3})\s?年\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?)?(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?日"
    r"|(?:(?:주체\d{2,3}\(\d{4}\)년|\d{4}년)\s?)?(?:\d{1,2}월\s?)?\d{1,2}일"
)
_BOX = re.compile(
    r"[【〔〖\[［（(](?P<inside>(?:[^【】〔〕〖〗\[\]［］（）()]|[（(][^【】〔〕〖〗\[\]［］（）()]{1,12}[）)]){2,60})[】〕〗\]］）)]"
)
_MARK = re.compile(r"\s{0,2}[-–—―−－:：＿_]{1,2}")


class Box(NamedTuple):
    """Brackets that open a text."""

    inside: str
    shut: int
    """Where the bracket has closed."""
    end: int
    """Where a mark after the bracket, if there is one, has ended."""


def open_box(text: str) -> Box | None:
    """The brackets, of any kind, that `text` begins with."""
    if not (found := _BOX.match(text)):
        return None
    mark = _MARK.match(text, found.end())
    return Box(found["inside"].strip(), found.end(), mark.end() if mark else found.end())


def split_places(printed: str) -> tuple[str, ...]:
    """Places joined by a slash, a dot or a comma."""
    return tuple(part.strip() for part in re.split(r"[/／、·ㆍ・,，]", printed) if part.strip())
