"""The charset of a page that declares none and is not UTF-8: judged by how its bytes pair, and what letters they give."""

from __future__ import annotations

import re

WESTERN = "cp1252"
"""Where nothing is declared browsers take a page for this; its letters that are not ASCII's stand alone, others' in runs."""
OTHERS = ("utf-8", "gb18030", "cp1251", "cp949", "cp932", "big5hkscs")
"""Charsets tried for the rest, and where a declared one leaves more than a trace of undecodable bytes."""
LOOKED_AT = 500_000
STRAY = 0.005
"""This share of the letters may be undecodable."""
_HIGH = re.compile(rb"[\x80-\xff]+")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]")
_KANA, _HANGUL, _HALF = re.compile("[\u3041-\u30fe]"), re.compile("[\uac00-\ud7a3]"), re.compile("[\uff61-\uff9f]")
_LETTERS = re.compile(r"[^\W\d_\x00-\x7f]")
BY_LETTERS = (("cp932", _KANA, 0.1), ("euc_jp", _KANA, 0.1), ("cp949", _HANGUL, 0.85))
"""Charsets, and of the letters that they make of a page, the share that is their language's own. Read as another, Chinese makes
two Hangul of three letters, and Japanese hardly a kana."""
LOW = 0.2
"""Share of Big5's letters whose second byte is ASCII's: of its 157 second bytes 63 are, and of GB 2312's none."""


def detect_charset(body: bytes) -> str | None:
    """The most likely charset of a page's bytes; None if nothing fits."""
    sample = body[:LOOKED_AT]
    if b"\x1b$" in sample[:5_000]:
        return "iso2022_jp"
    runs = [len(run) for run in _HIGH.findall(sample)]
    if 2 * runs.count(1) > sum(runs):
        return WESTERN
    for charset, own, least in BY_LETTERS:
        if (letters := _letters(sample, charset)) and _share(own, letters) >= least and _share(_HALF, letters) < least:
            return charset
    pairs = _PAIR.findall(sample)
    if sum(pair[1] < 0x80 for pair in pairs) > LOW * len(pairs) and _letters(sample, "big5hkscs"):
        return "big5hkscs"
    return next((charset for charset in OTHERS if _decodes(body, charset)), None)


def _letters(sample: bytes, charset: str) -> str:
    """The letters, ASCII's aside, of a page read in a charset; none where it leaves more than a trace of undecodable bytes."""
    text = sample.decode(charset, "replace")
    letters = "".join(_LETTERS.findall(text))
    return letters if text.count("\ufffd") <= 1 + STRAY * len(letters) else ""


def _share(own: re.Pattern[str], letters: str) -> float:
    return len(own.findall(letters)) / len(letters)


def _decodes(body: bytes, charset: str) -> bool:
    try:
        body.decode(charset)
    except UnicodeDecodeError:
        return False
    return True
