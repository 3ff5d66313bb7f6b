"""Datelines of scripts without spaces: which of the three customs applies."""

from __future__ import annotations

import re

from pipelines.language.letters import HAN
from pipelines.parts.dateline.chinese import read_chinese
from pipelines.parts.dateline.evidence import Evidence, Reading
from pipelines.parts.dateline.japanese import read_japanese
from pipelines.parts.dateline.korean import read_korean

_CJK = f"\u3040-\u30ff{HAN}々〇가-힣"
_OPENS = re.compile(
    rf"[【〔〖\[［（(《]?[{_CJK}“]|[【〔〖［（]|[\[(][^\])]{{0,30}}[{_CJK}]|[A-Z][A-Za-z]{{1,11}}[{_CJK}]{{0,3}}\s?\d{{1,2}}\s?月"
)
_KOREAN = re.compile(r"[\W\dA-Za-z]{0,12}[가-힣]")
_FIRST_LETTER = re.compile(rf"[\W\d_]{{0,8}}[{_CJK}]|[\[(][A-Z]{{2,8}}=[가-힣]")
_TAG = re.compile(r"【[^【】讯訊电電道導息＝=\d]{2,12}】(?![^。！？!?.]{0,2000}[。！？!?.])")
"""A tag before a headline in a list of headlines, which have no full stop."""


def is_cjk(text: str) -> bool:
    """Whether the first letter of `text` is Chinese, Japanese or Korean."""
    return bool(_FIRST_LETTER.match(text))


def read_cjk(text: str, evidence: Evidence) -> Reading | None:
    """The dateline that opens a Chinese, Japanese or Korean `text`, or None."""
    if not _OPENS.match(text) or _TAG.match(text):
        return None
    if _KOREAN.match(text):
        return read_korean(text, evidence)
    return read_chinese(text, evidence) or read_japanese(text, evidence)
