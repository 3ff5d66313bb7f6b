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
BY_LANGUAGE = {
    **dict.fromkeys(("ar", "fa", "ur"), "cp1256"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"), "cp1251"),
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("az", "ku", "tr"), "cp1254"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **{"el": "cp1253", "he": "cp1255", "iw": "cp1255", "th": "cp874", "vi": "cp1258"},
}
"""What browsers take for a page that declares none, by its reader's language (HTML standard, "encoding sniffing"), here by its
own; for Serbian and Azerbaijani, the charset of the script in which most is written."""
OLDER = {"cp1250": "iso8859_2", "cp1257": "iso8859_13"}
"""Those of the same languages without letters in their 32 bytes from 0x80."""
MOST_ACCENTS = 2
"""Accented letters in a row, on average, of languages in Latin script."""
LATIN = frozenset({"cp1250", "cp1254", "cp1257", "cp1258"})
_LANGUAGE = re.compile(rb"<html\b[^>]{0,500}?\blang\s?=\s?[\"']?([a-z]{2})\b", re.IGNORECASE)
_NEW, _SMALL_KOI8, _SMALL_1251 = re.compile(rb"[\x80-\x9f]"), re.compile(rb"[\xc0-\xdf]"), re.compile(rb"[\xe0-\xff]")
_A_OR_S = re.compile(rb"[\xb1\xb6]")
"""The older bytes of the Polish letters ą and ś; without š and ž, as other languages have, a text may lack the 32 by chance."""
LOW = 0.2
"""Share of Big5's letters whose second byte is ASCII's: of its 157 second bytes 63 are, and of GB 2312's none."""


def detect_charset(body: bytes) -> str | None:
    """The most likely charset of a page's bytes; None if nothing fits."""
    sample = body[:LOOKED_AT]
    if b"\x1b$" in sample[:5_000]:
        return "iso2022_jp"
    runs = [len(run) for run in _HIGH.findall(sample)]
    if charset := _of_language(sample, latin=sum(runs) <= MOST_ACCENTS * len(runs)):
        return charset
    if 2 * runs.count(1) > sum(runs):
        return WESTERN
    for charset, own, least in BY_LETTERS:
        if (letters := _letters(sample, charset)) and _share(own, letters) >= least and _share(_HALF, letters) < least:
            return charset
    pairs = _PAIR.findall(sample)
    if sum(pair[1] < 0x80 for pair in pairs) > LOW * len(pairs) and _letters(sample, "big5hkscs"):
        return "big5hkscs"
    return next((charset for charset in OTHERS if _decodes(body, charset)), None)


def _of_language(sample: bytes, *, latin: bool) -> str | None:
    """The charset of the language that a page says it is in, if that has one with a byte for each letter; `latin`: whether
    its bytes stand as accented letters do."""
    said = _LANGUAGE.search(sample[:HEAD])
    language = said[1].decode().lower() if said else ""
    charset = BY_LANGUAGE.get(language)
    if charset is None or latin != (charset in LATIN) or not _letters(sample, charset):
        return None
    if charset == "cp1251" and len(_SMALL_KOI8.findall(sample)) > len(_SMALL_1251.findall(sample)):
        return "koi8_u"  # small letters stand where the others have capitals
    if charset in OLDER and not _NEW.search(sample) and (language != "pl" or _A_OR_S.search(sample)):
        return OLDER[charset]
    return charset


HEAD = 5_000
"""Bytes within which a page says its language."""


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
