"""The titles of related stories: without what lists add to them, and told apart from sentences."""

from __future__ import annotations

import re

from pipelines.data import read_table
from pipelines.language.phrases import UNSPACED, all_languages

LONGEST_UNIT = 10
"""Characters that may follow the digits of a running time or a date: " min.)"."""
_SAID = all_languages(read_table("speech")["said"]) | all_languages(read_table("speech")["said_last"])

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
STOPPED = re.compile(r"(?<!\.\.)(?<!\b[A-Z])[.。।۔](?:[\"”’»)\]」』]{0,2})$")
_SENTENCES = re.compile(r"[a-zß-ÿа-я)»”\"]{2}[.!?] [\"“„«]?[A-ZÀ-ÞА-Я]|。.")
_QUOTED = re.compile(r"[,.!?][\"”»’“] \w|[\"”»“], \w")
_PLAY = (
    r"listen|watch|play|audio|video|duration|anhören|ansehen|écouter|regarder|escuchar|ver|ouvir|ascolta|guarda|слушать"
    r"|смотреть|收听|收聽|播放|观看|觀看|时长|時長|再生|재생"
)
_BULLET = re.compile(r"^[・•●■◆▶►▸▪·→»›:\s]{1,4}(?=[\w#@\"'“„‘«¿¡「『《])")
_MORE_MARK = re.compile(r"\s?\|\s?(?:mehr|more|audio|video|podcast|plus)$", re.IGNORECASE)
# The length of a film or the day of a story, set beside its title: "… trust him Listen05:02", "… is back (2023-04-07)".
_LENGTH = re.compile(
    rf"(?:\s?(?:{_PLAY})\s?|\s?[|·•(\[]\s?|(?<=[^\W\d_]))(?:\d{{1,2}}:)?\d{{1,2}}:\d{{2}}\s?(?:min\b\.?)?[)\]]?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?<=[^\s.:–—-]) (?:Von|Ein(?:e)? [A-ZÄÖÜ]\w{3,20} von|Par|Por) (?:[A-ZÀ-Þ][\w.'’-]{0,20} ){1,3}[A-ZÀ-Þ][\w.'’-]{1,20}"
    r"(?:, [A-ZÀ-Þ][\w-]{2,20}(?: [A-ZÀ-Þ][\w-]{2,20})?)?$"
)
_BY = (" Von ", " von ", " Par ", " Por ")
"""Who wrote it, in languages whose titles have no capitals inside: "… for the rich Von Ada Winter, Weir"."""
_DAY = re.compile(
    r"(?:\s?[|·•(\[–-]\s?|\s|(?<=[^\W\d_])(?:\d\d:\d\d, )?)(?:\d{1,2}[./-]\d{1,2}[./-]20\d{2}|20\d{2}[./-]\d{1,2}[./-]\d{1,2}|20\d{2}年\d{1,2}月\d{1,2}日"
    r"|(?:(?<! )|(?<=:\d\d, ))\d{1,2} [^\W\d_]{3,9}(?: 20\d{2}|(?=, \d{1,2}:\d\d)))(?:[ ,]{1,2}\d{1,2}:\d{2}(?: [A-Z]{3,4})?)?[)\]]?$"
)
_CLAUSE = re.compile(
    r"(?:^|\s)(?!and\b|of\b)[a-z]|['’\"“”?!–—:;0-9]|\w(?:s|ed|ing|en)(?:\s|$)|\s(?:Is|Are|Was|To|In|On|For|By|With|As|At|From)\s"
)


def clean_title(text: str) -> str:
    """The title of a story on a list, without its film's running time or its date.

    >>> clean_title("Why nobody trusts the ferryman Listen05:02"), clean_title("• “I trust the ferryman”")
    ('Why nobody trusts the ferryman', '“I trust the ferryman”')
    """
    title = text if text[:1] == "»" and "«" in text else _BULLET.sub("", said_once(text))
    title = (_MORE_MARK.sub("", title) if "|" in title else title).rstrip()
    if any(map(title.__contains__, _BY)):
        title = _BYLINE.sub("", title)
    if any(map(str.isdigit, title[-LONGEST_UNIT:])):
        title = _DAY.sub("", _LENGTH.sub("", title).rstrip()).rstrip()
    return title or text


def said_once(title: str) -> str:
    """A title that a page repeats for screens of different widths, once; the last copy may be cut short.

    >>> said_once("Ferry back on its line Ferry back on its line Ferry back on…")
    'Ferry back on its line'
    """
    at = title.find(title[:MIN_AGAIN], MIN_AGAIN)
    again = at > 0 and f"{title[:at]}{title[:at]}{title[:at]}".startswith(title.rstrip(".…"))
    return title[:at].rstrip() if again and len(title) >= 2 * at - 1 else title


MIN_AGAIN = 12


def is_title(title: str, label: str, *, trusted: bool, bracket: bool) -> bool:
    """Whether what follows a label can be a story's title rather than a sentence of the text; after a `trusted` cue or
    in a `bracket` it need not be set like a headline."""
    if _SUBJECTS.fullmatch(title):
        return False
    if not trusted:
        bare = label.casefold() == "related" and not _CLAUSE.search(title)
        return is_headline(title) and not bare and not _NAMES.fullmatch(title)
    if len(title) < 3 or _ADDRESS.fullmatch(title) or _is_speech(title):
        return False
    if bracket or not STOPPED.search(title):
        return True
    if title[0].islower() or UNSPACED.search(title) or _SENTENCES.search(title):
        return False
    return label.isupper() or (title.count(" ") < 16 and ("," not in title or " " in label))


_NAME = r"[A-ZÀ-Þ][^\s,/|]{0,20}(?: [A-ZÀ-Þ][^\s,/|]{0,20}){0,2}"
_NAMES = re.compile(rf"{_NAME}(?:(?:, | ?[/|] ?| (?:and|ja|og|och|und|en|et|y|e|i|&) ){_NAME}){{1,6}}")
"""Who made pictures, or who speaks: "PHOTOS: Jo Doe / AP", "INTERVIEW: Jo Doe and Ann Roe"."""


_SUBJECT = r"[A-Z0-9][\w.&'’-]{0,20}(?: (?:[A-Z0-9][\w.&'’-]{0,20}|of|and)){0,2}"
_SUBJECTS = re.compile(rf"{_SUBJECT}(?:\s?[,|]\s?{_SUBJECT}){{3,40}}")
"""What a page is filed under: "Read more: Ports, Ferry Lines, Strikes, Storms"; fewer, or longer ones, may be a headline."""


def is_headline(title: str) -> bool:
    """Whether a text is set like a headline: a few words, a capital first, no full stop, no speaker."""
    if not title or STOPPED.search(title) or _SENTENCES.search(title) or _ADDRESS.search(title):
        return False
    if UNSPACED.search(title[:20]):
        return len(title) > 5
    lower = title[0].islower() and not title[1:2].isupper()
    return title.count(" ") > 1 and not lower


def _is_speech(title: str) -> bool:
    """Whether the line quotes somebody: a quotation that continues, or a verb of saying among its last words."""
    if not STOPPED.search(title):
        return False
    words = re.findall(r"[^\W\d_]+", title[-60:])[-7:]
    return _QUOTED.search(title) is not None or ("," in title[-60:] and any(word in _SAID for word in words))
