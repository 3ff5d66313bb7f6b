"""The marks of a credit: ©, "Photo:", "Foto/", "Photo by"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipelines.language.phrases import alternation
from pipelines.language.sentences import STOPS
from pipelines.parts.caption.credit.shape import is_credit_run
from pipelines.parts.caption.credit.words import (
    ARTICLES,
    WORDS,
    are_makers,
    begins_with_maker,
    credit_key,
    has_maker,
    is_maker,
    is_name_run,
    is_persons,
)

MOST = 8
"""At most so many marks, borders and slashes of a kind are tried, the last ones: no credit has more after it."""
LABELS = frozenset(map(credit_key, WORDS["labels"]))
_COMPOUND = re.compile(
    r"(?![^:]{0,20}(?:gal+er|album|strecke|serie|story|show|text|caption|synth|volta))[^\W\d_]{0,12}(?:photo|foto|фото|φωτο)[^\W\d_]{0,10}"
)
"""A label that contains the word for a picture, in any language: "Kaanefoto:", "Φωτορεπορτάζ:"."""
_GIVERS = frozenset(WORDS["makers"] + WORDS["nobody"])
_SLASHED = frozenset(label for label in LABELS if label not in _GIVERS or label.startswith("file"))
"""Labels before a slash as well: other words for how a picture was made are part of its credit, "Screenshot/Harbour Post"."""
_GIVEN = frozenset(WORDS["given"])
_MAKERS_FIRST = _GIVEN | {"the", "a", "el", "la"}
OF_ALL = re.compile(r"(?<=。)(?:本文)?图片(?:除[^，。]{2,14}外[，,])?均[为由](?=[^。]{2,30}$)")
"""Stands before whoever made all pictures of a text: 本文图片除署名外，均为…图."""
_SIGN = re.compile(
    r"[©ⓒⒸ]|[(（][cCｃＣ][)）]|COPYRIGHT[:：]?|(?<![/\w])[Cc]opyright(?![^\W_])(?:\s+(?:by|of|de l['’]image)(?!\w))?\s?[:：]?"
)
_SIGN_HINT = re.compile(r"[©ⓒ]|[(（][cｃ]|copyright")
_OPENER = re.compile(
    rf"(?:{alternation(WORDS['openers'])})(?:(?<=\W)|(?!\w)|(?<=[\u0600-\u0dff])(?=[A-Z]))(?!\s(?:archivo|arquivo)\s)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<!\w)(?:{alternation(WORDS['bare'])})(?:(?<=\.)|(?=\s))(?=\s?([^\W_]+))", re.IGNORECASE)
_COLONS = ":：՝፦៖\u0903\u0983\u0a83-"
"""The colons of all scripts; Indian papers type a visarga for theirs, Korean ones a dash."""
_COLON = r"[:：՝፦៖]|[\u0903\u0983\u0a83](?=\s)"
_SEPARATED = re.compile(
    rf"((?:[^:：=＝/／|｜・\n՝፦៖\u0903\u0983\u0a83-]|(?<=[A-Za-z])-(?=[A-Za-z])){{1,28}})({_COLON}|[=＝/／|｜・]|(?<=[\u0900-\u0dff\u1000-\u109f\uac00-\ud7a3])-)"
)
_SEPARATOR = re.compile(
    r"[:：՝፦៖\u0903\u0983\u0a83=＝/／|｜・-](?:(?<![\u0903\u0983\u0a83-])|(?<=[^-])(?=\s)|(?<=[\u0900-\u0dff\u1000-\u109f\uac00-\ud7a3]-))"
)
"""A colon, a sign like one, or a slash; a visarga counts before a space, a dash after letters without capitals."""
_COMMA = re.compile(r"[,،，](?=\s?[^\W_])")
_BEFORE_COMMA = re.compile(r"([^:：,،，/／|｜\n]{2,28})[,،，](?=\s?[^\W_])")


def leading_cue(text: str) -> int:
    """Length of the mark that opens a credit at the start of `text`; 0 if none does.

    >>> leading_cue("Photo: Jo Doe"), leading_cue("Photo shows a boat.")
    (6, 0)
    """
    at = len(text) - len(text.lstrip(" \t\r\n\u00a0\u3000،"))
    if found := _SIGN.match(text, at):
        return found.end()
    if found := _SEPARATED.match(text, at):
        label, colon = credit_key(found[1]), found[2] in _COLONS
        if label in (LABELS if colon else _SLASHED) or (colon and _COMPOUND.fullmatch(label)):
            return found.end()
    if (found := _BEFORE_COMMA.match(text, at)) and credit_key(found[1]) in LABELS:
        rest = text[found.end() :]
        if begins_with_maker(rest) or rest.lstrip().startswith(_TITLES):
            return found.end()
    may_open = text[at : at + 1].casefold() in _FIRST_LETTERS
    if may_open and (found := _OPENER.match(text, at)) and _opens(text[found.end() :]):
        return found.end()
    if may_open and (found := _BARE.match(text, at)) and _names(found[1], text[found.end() :]):
        return 0 if begins_with_maker(text[at:]) else found.end()  # "Photo News" is a house
    sign = _SIGN.search(text, at, at + 24)
    return sign.end() if sign and credit_key(text[at : sign.start()]) in LABELS else _plain_label(text, at)


def _plain_label(text: str, at: int) -> int:
    """Where a label ends that has only a space between it and its maker: "Quelle dpa", "Crédit Jo Doe/AFP"; 0 if
    there is none."""
    first = text[at : at + MAX_FIRST].split(" ", 1)[0].casefold()
    if first not in _LABEL_WORDS or len(text) - at > MAX_LABELLED:
        return 0
    ends = [blank.end() for blank in _BLANK.finditer(text, at)][:MOST_WORDS]
    found = next((end for end in reversed(ends) if credit_key(text[at:end]) in LABELS), 0)
    return found if found and are_makers(text[found:]) and not begins_with_maker(text[at:]) else 0


MAX_FIRST, MAX_LABELLED = 24, 160
MOST_WORDS = 3
"""Words of a label, at most."""
_BLANK = re.compile(r" ")
_LABEL_WORDS = frozenset(first for label in LABELS for first in (label.split(" ", 1)[0], label.split(" ", 1)[0] + "."))


def last_cues(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The marks in `text` from `start` on, the last first: (where it begins, where the credit does)."""
    return (_with_labels(text, *cue) for cue in _last_cues(text, start))


@lru_cache(maxsize=256)
def _last_cues(text: str, start: int) -> Sequence[tuple[int, int]]:
    low = text[start:].casefold()
    found = {m.span() for m in _SIGN.finditer(text, start)} if _SIGN_HINT.search(low) else set()
    if found and "(b)" in low:  # what is counted by letters: "over 18 (a), living here (b), owner of a boat (c)"
        found = {(a, b) for a, b in found if text[a] not in "(（"}
    if any(map(low.__contains__, _OPENER_HINTS)):
        words = [m.start() for m in _CAMEL.finditer(text, start) if m[0].casefold() in _FIRST_WORDS]
        found = found.union(*(_open_cues(text, at) for at in words[-MOST:]))
    for mark in list(_SEPARATOR.finditer(text, start))[-MOST:]:
        colon = mark[0] in _COLONS
        if colon and _opens_caption(text[: mark.start()], text[mark.end() :]):
            continue  # what opens a caption: "资料图片：港湾"
        at = _label_before(text, mark.start(), LABELS if colon else _SLASHED)
        if at is not None and (_stands_free(text, at, colon=colon) or (colon and _goes_on(text, at, mark.end()))):
            found.add((at, mark.end()))
    for mark in list(_COMMA.finditer(text, start))[-1:]:
        at = _label_before(text, mark.start(), LABELS) if begins_with_maker(text[mark.end() :]) else None
        if at is not None and _stands_free(text, at, colon=True):
            found.add((at, mark.end()))
    return sorted(found, key=lambda cue: (-cue[1], cue[0]))


_OF_FILES = re.compile(r"\s{0,3}[（(【]?(?:资料|資料|档案|檔案)(?:图片?|圖片?|照片?)$")
_PICTURE = re.compile(r"\s{0,3}[图圖]$")
_PLACED = re.compile("[上下左右中大小][图圖]$")
"""Which of several pictures: "上图：港湾"."""
_NO_MAKER = re.compile(r"\s?[^\s摄攝供图圖源网網社报報台者/／:：]{8,60}(?<![局院馆館会會部厅廳司团團校学學])")


def _opens_caption(label: str, rest: str) -> bool:
    """Whether a label says what a picture is, not who made it: "资料图片：港湾", "圖：電車司機每日擦亮銅鈴"."""
    if _PICTURE.match(label):
        return _NO_MAKER.fullmatch(rest) is not None
    if _PLACED.search(label):
        return not _says_maker(rest)
    return _OF_FILES.match(label) is not None and not _says_maker(rest)


def _says_maker(rest: str) -> bool:
    """Whether `rest`, after "资料图片：", names who made the picture."""
    return begins_with_maker(rest) or re.match(r"\s?[^\s，。、]{0,12}[记記]者", rest) is not None


def _names(word: str, rest: str) -> bool:
    """Whether what follows "Photo" can be a name, `word` first."""
    # "Fot. nick/House", "fot. pictures.example": a maker may write itself small
    slashed = "/" in rest.split(None, 1)[0][1:-1] or SITE.fullmatch(rest.strip(")] ")) is not None
    return slashed or not word[0].islower() or credit_key(word) in _GIVEN or begins_with_maker(rest)


SITE = re.compile(r"(?:[a-z0-9][\w-]{0,30}\.){1,2}[a-z]{2,8}")


def _opens(rest: str) -> bool:
    """Whether what follows "Photo by" can be a name."""
    rest = rest.lstrip(" \t\u00a0:：")
    if not rest or not rest[0].islower():
        return not _YEAR.fullmatch(rest)
    first = rest.split(None, 1)[0]
    slashed = rest[len(first) :].lstrip().startswith("/")  # "Photo by ann /House"
    return slashed or "." in first[:-1] or credit_key(first) in _MAKERS_FIRST or begins_with_maker(rest)


_YEAR = re.compile(r"(?:19|20)\d\d[ .)]?")
_CAMEL = re.compile(
    r"[A-ZÀ-ÞА-Я]+(?![a-zß-ÿа-яё])|[^\W\d_](?:[^\W\d_A-ZÀ-ÞА-Я]|[\u0900-\u0dff\u0e31-\u0e4e\u1000-\u109f\u200d])*"
)
_FIRST_WORDS = frozenset(
    first for mark in [*WORDS["openers"], *WORDS["bare"]] if (first := re.split(r"[\s.,…]", mark)[0])
)
_FIRST_LETTERS = frozenset(word[0] for word in _FIRST_WORDS)
_OPENER_HINTS = [word for word in _FIRST_WORDS if not any(other in word for other in _FIRST_WORDS - {word})]
"""The shortest openers, which are contained in the others."""


def _open_cues(text: str, at: int) -> set[tuple[int, int]]:
    """The mark without a colon that begins at `at`, if there is one."""
    capital = text[at].isupper() and ARTICLES.isdisjoint(text[:at].casefold().split()[-1:])
    if (house := _GLUED_HOUSE.search(text, max(0, at - 12))) and house.start() < at and is_maker(house[0]):
        return set()
    if (m := _OPENER.match(text, at)) and _opens(text[m.end() :]):
        spaced = text[at] >= "\u0e00" and text[at - 1 : at].isspace()  # scripts without full stops
        stands = spaced or _after_stop(text, at) or capital or _names_behind_comma(text, at, m.end())
        return {m.span()} if stands else set()
    if m := _BARE.match(text, at):
        rest = text[m.end() :]
        shouted = m[0].isupper() and rest.isupper() and not text[:at].isupper()
        made = capital and (shouted or has_maker(rest)) and is_name_run(rest)
        free = m[0].endswith(".") or _after_stop(text, at) or made or _names_behind_comma(text, at, m.end())
        return {m.span()} if free and _names(m[1], rest) and not begins_with_maker(text[at:]) else set()
    return set()


def _names_behind_comma(text: str, at: int, end: int) -> bool:
    """Whether "photo by" in small letters, not "courtesy of", follows a comma, and nothing but persons or their house
    follow it."""
    rest, stands = text[end:], text[:at].rstrip().endswith(",") and not text.startswith("courtesy", at)
    return stands and (is_persons(rest.strip(" .)")) or is_credit_run(rest))


_GLUED_HOUSE = re.compile(r"(?<![^\W_])[A-Z][a-z]{1,11}Photo(?![^\W_])")
"""A newsroom that has the word in its name: "NurPhoto"."""


def _with_labels(text: str, at: int, end: int) -> tuple[int, int]:
    """`start` moved before the labels that stand directly in front: "Foto ©", "자료사진 제공 :"."""
    for _ in range(3):
        before = _label_before(text, len(text[:at].rstrip(" :：/")), LABELS)
        if before is None or ((text[before].islower() or text[at].isupper()) and text[:at].rstrip().endswith(".")):
            break  # none, or the last word of a sentence
        if text[at] in "©ⓒ" and _KOREAN_NOUN.search(text, max(0, before - 2), before):
            break  # what a caption without a sentence ends with: "출시 행사 사진 © News1"
        at = before
    return at, end


def label_of(text: str, start: int) -> int:
    """`start` of names at the end of `text`, or of the label before them if only a space separates the two and the word
    cannot belong to a sentence: "… in Genf. Quelle dpa"."""
    end = len(text[:start].rstrip())
    at = _label_before(text, end, LABELS) if start else None
    if at is None or text[at].islower() or (text[end - 1] == "." and end - at > MAX_SHORTENED):
        return start
    return at if not at or text[at - 1].isspace() else start


_TITLES = ("記者", "记者")
MAX_SHORTENED = 4
"""Letters of a label that a stop cuts short, with the stop."""
_KOREAN_NOUN = re.compile(r"(?!다)[가-힣] $")
_UNCASED_SOURCES = ("المصدر", "منبع", "स्रोत")
"""Labels in scripts without capitals that also mean "source" in a sentence."""
_WORD = re.compile(r"[^\s()\[\]（）【】<>〈〉《》:：=＝/／|｜,，،—。！]+")


def _label_before(text: str, end: int, table: frozenset[str]) -> int | None:
    """Where a label of `table` begins that ends at `end`; it may be glued to the word before it."""
    words = list(_WORD.finditer(text, max(0, end - 48), end))[-4:]
    if not words or text[words[-1].end() : end].strip():
        return None
    stop = words[-1].end()
    said = (word for word in words if word[0] not in STOPS)  # after a bracket a full stop stands alone
    starts = (at for word in said for at in (word.start(), *_seams(word)))
    found = next((at for at in starts if credit_key(text[at:stop]) in table), None)
    if found is not None:
        return found
    last = words[-1][0]
    if table is LABELS and _COMPOUND.fullmatch(credit_key(last)) and not any(map(str.isupper, last[1:])):
        return words[-1].start()
    sizes = range(min(8, len(last)), 0, -1)
    return next((stop - n for n in sizes if last[-n] >= "⺀" and last[-n:] in table), None)


def _seams(word: re.Match[str]) -> list[int]:
    """Where words are glued together inside `word`: "treatmentCredit", "VALENTINOFoto"."""
    text = word[0] + "A"
    inner = range(1, len(text) - 1)
    return [
        word.start() + i for i in inner if text[i].isupper() and not (text[i - 1].isupper() and text[i + 1].isupper())
    ]


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a "photo:" in lower case follows a comma or precedes a maker, as "المصدر:" does: "… foto: MTI", not
    "на фото: Джо До"."""
    rest = text[end:].strip()
    if not text[at:end].casefold().startswith(_PHOTO):
        return text.startswith(_UNCASED_SOURCES, at) and is_maker(rest)
    return text[:at].rstrip().endswith(",") or (has_maker(rest) and is_name_run(rest))


def _stands_free(text: str, at: int, *, colon: bool) -> bool:
    """Whether a label at `at` is neither the "source" of a sentence nor the "Photo" of "AP Photo/"."""
    before = text[:at].rstrip()
    if not before or text[at] >= "⺀":
        return colon or not before[-1:].isalnum() or not text.startswith(_TAKEN, at)
    if not colon:
        return not (before[-1].isalnum() and at > len(before))
    uncased = text[at].isalpha() and text[at].upper() == text[at].lower() and not text.startswith(_UNCASED_SOURCES, at)
    return text[at].isupper() or uncased or not (before[-1].isalnum() or before[-1] == ",")


_TAKEN = ("摄", "攝", "供", "制", "製", "绘", "繪")
"""The part of a label that may also follow the name: "张三摄/光海图片"."""
_PHOTO = ("photo", "foto", "фото", "credit", "crédit")


def _after_stop(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t\u00a0")
    return not before or not (before[-1].isalnum() or before[-1] in ",'’")
