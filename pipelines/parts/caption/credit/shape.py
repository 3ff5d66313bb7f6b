"""Whether a run of text can be a credit, judged by its shape alone."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.language.phrases import alternation
from pipelines.parts.caption.credit.words import (
    KINDS,
    NO_HOUSES,
    WORDS,
    credit_key,
    has_maker,
    is_agency,
    is_maker,
    is_name_run,
    is_person,
    is_persons,
    joined_items,
)

OPENERS = frozenset("([（【〔［<〈＜")
CLOSERS = frozenset(")]）】〕］>〉＞")
FRINGE = " \t\r\n\u00a0\u200b\ufe0f\u3000/／|｜―–—-•·:：;；,，،、=＝▲△■#"
"""Separators that may stand around a credit."""
LONGEST = 160
"""Characters of a credit, at most."""

_ENDINGS = tuple(WORDS["endings"])
_OPENINGS = tuple(WORDS["openings"])
_TAILS = tuple(WORDS["tails"])
UNCASED = re.compile("[\u0590-\u139f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")
"""A letter of a script without capitals."""
WIDE = re.compile("[\u2e80-\ud7ff]")
"""A letter of Chinese, Japanese or Korean."""
_UNCASED_STOP = re.compile(r"[。！？”।።]|[^\s.]{4}[.۔]\s")
"""What ends a sentence in a script without capitals; an initial's stop ends none."""
_DESK_CODE = re.compile(r"(?:/[a-z.]{2,5}){1,3}(?:/\d{2})?$|\s?/ kod \d{2,6}$")
_TAKEN = re.compile(r"\s?[,–-]\s\d{1,2}\.[a-zç]{3}\.?\d{2,4}(?=/)")
"""The day on which a picture was taken, between who made it and his house: "Jo Doe - 12.mar.2024/Folha"."""
_SHORT = 10
"""Characters of a Chinese, Japanese or Korean name, at most."""
_LONGER = 20
"""The same in other scripts without capitals, their marks included."""


@lru_cache(maxsize=256)
def is_credit_run(text: str, houses: frozenset[str] = NO_HOUSES) -> bool:
    """Whether `text` is nothing but names, with a maker among them or a slash between two."""
    text = _TAKEN.sub("", text)
    bare = _DESK_CODE.sub("", text)
    if bare != text and (has_maker(bare) or _is_slashed(bare)):
        text = bare
    if (paper := FOR.search(text)) and paper[0] != " for ":
        return is_person(text[: paper.start()].partition("/")[0].strip())
    if _SAYS_WHERE.match(text):
        return False
    named = without_licence(text)
    if len(text) > LONGEST or credit_key(text) in KINDS or not is_name_run(named):
        return False
    if named != text:
        return has_maker(named, houses) or is_person(named)
    if UNCASED.search(text):
        short = all(item.isascii() or _is_short(item) for item in joined_items(text))
        return short and has_maker(text, houses) and not _UNCASED_STOP.search(text)
    return has_maker(text, houses) or _is_slashed(text)


_SAYS_WHERE = re.compile(
    rf"(?:{'|'.join(map(str.capitalize, WORDS['articles']))})\s(?=.{{1,80}}(?:©|[a-zß-ÿ]{{3}}\.\s?[A-ZÀ-Þ]|\s(?:{'|'.join(WORDS['placing'])})\s))"
)
"""What is shown, with an article and where it is, or before the mark of its maker: "The port in Weir"."""


def _is_short(item: str) -> bool:
    """Whether a run in a script without capitals is short enough for a name; in some of these scripts words have
    spaces between them."""
    return len(item) <= (_SHORT if WIDE.search(item) else _LONGER)


def _is_slashed(text: str) -> bool:
    """Whether a run is a person and someone else with a slash or "for" between them, or an agency's colon before a
    person: "REUTERS: Jo Doe"."""
    if made_for := FOR.search(text):
        return is_persons(text[: made_for.start()].strip()) and "/" not in text
    maker, _, person = text.partition(": ")
    if person and is_agency(maker):
        return is_person(person)
    items = [item.strip() for item in _JOINT.split(text.strip())]
    counted = any(char.isdigit() for item in items if not _CHANNEL.fullmatch(item) for char in item)
    return len(items) > 1 and all(items) and any(map(is_persons, items)) and not counted


_JOINT = re.compile(r"[/／]|(?<=[a-z])—(?=[A-Z])")
FOR = re.compile(rf"\sfor\s|\s(?:{alternation(WORDS['made_for'])})\s(?=[«\"“„][^«»\"“”„]{{2,40}}[»\"”“]$)")
"""Before whom a photographer worked for: "Jo Doe for The Quai", "Джо До для «Волны»"; in other tongues than English, in
quotation marks: others are said to be for somebody, too."""
FOR_WHOM = re.compile(rf"{FOR.pattern}|\sFOR\s")
"""The same in what is known to be a credit."""
_CHANNEL = re.compile(r"[A-Za-z]{1,12}\d{1,2}")
"""A channel with a figure in its name: "G1", "TV2"."""
DAY = re.compile(
    r"\s{0,9}\d{2,4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$"
    r"|\s{1,3}[/|]\s{1,3}(?:[^\W\d_]{3,12}\.? \d{1,2}, |\d{1,2}\.? [^\W\d_]{3,12}\.? |\d{1,2}[./]\d{1,2}[./])(?:19|20)\d\d$"
)
"""A date that closes a Chinese credit."""


_HOUSE = re.compile(
    r"(?<=[摄攝影])\s?(?:[/／]\s?[^\s/／，。、：:]{2,8}|[（(][^（()），。：:]{2,8}[)）])$|(?<=供[图圖])\s[^\s/／，。、：:]{1,8}(?:网|網|社|报|報|客户端|新闻|新聞)[发發]?$"
)
"""The newsroom after the photographer or the giver: "张三摄/人民图片", "港务局供图 港湾网发"."""


_FREE = r"CC[ -]?(?:BY(?:[ -](?:NC|SA|ND)){0,2}|0)(?:[ -]\d\.\d)?(?![^\W_])"
_LICENCE = re.compile(_FREE)
_UNDER = re.compile(rf"(?:\s?[,/|]\s?|\s[–-]\s|\s)[(\[]?{_FREE}(?: [a-z]{{2}})?[)\]]?$")
"""The free licence under which whoever is named before it gives a picture: "Jo Doe/Flickr, CC BY 2.0"."""


def is_licence(text: str) -> bool:
    """Whether `text` is a free licence, with or without the giver's name: "CC BY-SA 4.0", "CC BY 2.0 Jo Doe"."""
    found = _LICENCE.match(text)
    rest = text[found.end() :].strip(FRINGE) if found else ""
    return bool(found) and (not rest or is_name_run(rest, 6))


def without_licence(text: str) -> str:
    """A giver without the free licence behind: "Jo Doe CC BY 2.0"."""
    return _UNDER.sub("", text) if "CC" in text else text


_IS_HOUSE = re.compile(r"^[\u3400-\u9fff]{2,10}[社网網报報台局部委办辦院署厅廳司馆館集团團视視觉覺]$")
"""Endings of the names of newsrooms and offices."""
_SHOT_ON = re.compile(
    r"\d\s?[年月日년월일]\s?(?:摄|攝|撮影|촬영|提供|公開|入手)$|\d{1,2}[./]\s?\d{1,2}\.?\s?(?:撮影|촬영)$|[でに]撮影$"
)
"""When or where a picture was taken, rather than by whom: "3월2일 촬영", "ロンドンで撮影"."""
_SHOT_OF = re.compile("的[^的]{0,6}截[图圖]$")
"""What a screen shot shows, rather than whose it is: "某报的报道截图"."""


def has_credit_ending(text: str) -> bool:
    """Whether a short run of Chinese, Japanese or Korean ends as credits do: 摄, 供图, 撮影, 제공."""
    if not WIDE.search(text):
        return False
    text = _HOUSE.sub("", DAY.sub("", text.strip(FRINGE + "。.")))
    giver, _, sender = text.rpartition("・")
    text = giver if giver and is_maker(sender) else text
    if text.startswith(_OPENINGS) and len(text) <= 60:
        return True
    if (
        not 2 < len(text) <= 40
        or _SHOT_OF.search(text)
        or _SHOT_ON.search(text)
        or not text.endswith(_ENDINGS)
        or re.search(r"[。！？:：]|[가-힣]\.\s", text)
    ):
        return False
    if text.endswith((" 图", " 圖", " 资料", " 資料")):
        giver = text[: text.rindex(" ")].strip()
        return has_maker(giver) or _IS_HOUSE.search(giver) is not None or "记者" in text or "記者" in text
    if text.endswith(("发", "發", "발")):
        return is_maker(text[:-1])
    signed = not text.endswith(("拍摄", "拍攝")) or "记者" in text or "記者" in text or _is_of_house(text[:-2])
    return signed and (sum(map(text.count, "，、,")) < 2 or _SEVERAL.fullmatch(text) is not None)


_SEVERAL = re.compile(r"(?:[\u4e00-\u9fff·]{2,4}、){1,4}[\u4e00-\u9fff·]{2,4}\s?[摄攝]影?")
"""Three photographers or more: "张三、李四、王五 摄"."""


def _is_of_house(text: str) -> bool:
    """Whether a run of Chinese is an agency and a name: "美国之音沈明"."""
    return any(map(is_maker, (text[:-n] for n in (2, 3, 4))))


def is_plausible(rest: str) -> bool:
    """Whether what follows a mark can be a credit: short, and names rather than a sentence."""
    rest = rest.strip(FRINGE)
    words = rest.split()
    if not rest or len(rest) > LONGEST or len(words) > 18:
        return False
    return _common_words(words) <= max(3, len(words) // 2) or _GIVER.match(rest.removeprefix("the ")) is not None


def is_opening(mark: str, rest: str) -> bool:
    """Whether a line that begins with `mark` is all credit; its label might introduce the caption instead."""
    if credit_key(mark.strip(FRINGE)) in KINDS:
        rest = rest.strip(FRINGE)
        person = credit_key(mark.strip(FRINGE)) in _SHOWN_OR_MADE and is_person(rest)
        user = len(rest) <= _LONGEST_USER and _USER.fullmatch(rest) is not None
        lent = _LENT.fullmatch(rest) is not None
        return person or user or lent or is_credit_run(rest) or _is_slashed_user(rest)
    bare = rest.strip(FRINGE)
    if (said := _SAID.search(bare)) and is_credit_run(bare[said.end() :]):
        return False  # "Fotografía de la ciudad de Weir. EFE/Jo Doe"
    if bare.islower() and is_agency(bare.upper()):
        return True
    names = ("/" in bare and is_name_run(bare)) or is_credit_run(
        bare
    )  # "Rui de Sá/Casa do Povo", "Jo Doe for The Quai"
    if (len(bare) <= _LONGEST_USER and _USER.fullmatch(bare)) or _is_slashed_user(bare):
        return True
    return is_plausible(rest) and (
        names or _common_words(rest.split()) <= (3 if has_maker(rest) or _GIVER.match(rest) else 0)
    )


def _is_slashed_user(text: str) -> bool:
    """Whether a text is nothing but short names with slashes between, one of them a maker's, though in small letters, or
    of initials: "quay / istock", "ABC/Harbour Survey 2"."""
    items = [item.strip() for item in text.split("/")]
    short = all(0 < len(item.split()) < SHORT_NAME for item in items)
    signed = any(is_agency(item.upper()) or is_maker(item) or _INITIALS.fullmatch(item) for item in items)
    return len(items) > 1 and "," not in text and short and signed


_INITIALS = re.compile("[A-Z]{2,6}")
SHORT_NAME = 5
_SAID = re.compile(r"[a-zß-ÿ]{2,20}\s(?:[^\s.]{1,20}\s){0,6}[^\s.]{3,20}\.\s(?=[A-ZÀ-Þ])")
"""Words of a caption, and where its sentence ends."""
_GIVER = re.compile(
    r"\s?(?:пресс?-(?:служб|центр)|прес-служб|press (?:service|office)|pressestelle|oficina de prensa)", re.IGNORECASE
)
"""An office that hands out pictures, before the name of their owner."""
_SHOWN_OR_MADE = frozenset({"photo", "picture", "image", "illustration"})
"""Labels of captions as well as credits: a person alone after one made the picture."""
_LONGEST_USER = 60
_USER = re.compile(
    r"(?:[A-Z][\w.'’-]{0,20} ){1,4}(?:on|via|auf|sur|en) "
    r"(?:Flickr|Twitter|Instagram|Facebook|YouTube|Unsplash|Pexels|Pixabay|Wikipedia|Wikimedia(?: Commons)?)"
    r"|@\w{2,30}|(?:[a-z][\w-]{1,30}\.){1,2}[a-z]{2,6}|[A-Z]{2,4}[a-z]{2,20}|[a-z]{2,20}[A-Z][A-Za-z]{1,20}|[A-Z][a-z]{3,20}[A-Z]{1,6}[A-Za-z]{1,20}"
)
"""A user of a picture-sharing site, named as such or written as nobody else is: "Jo Doe on Flickr", "WHarbour"."""
_LENT = re.compile(
    r"(?:[^\s.,:;]{1,25} ){1,3}via [A-Z][^.,:;]{1,40}(?:\. (?:Collage|Composite|Montage|Illustration) by [^.,:;]{2,40})?\.?"
)
"""Who lent a picture, and who put it together: "screenshot via Ann Roe. Collage by The Quai"."""


def _common_words(words: list[str]) -> int:
    return sum(word[0].islower() and not is_maker(word) and not _is_named(word) for word in words)


def _is_named(word: str) -> bool:
    """Whether a word in lower case is a site's address, "www.harbour.example", or a name written so."""
    return "." in word[1:-1] or (_is_set(word) and is_name_run(word))


def _is_set(word: str) -> bool:
    """Whether a word is written differently from ordinary ones, as some makers write their names."""
    return not (word.isascii() and word.isalpha() and word.islower())


MAX_MAIL, MAX_CODE = 90, 30
_MAIL = re.compile(
    r"(?<=[.)\]다자]) ?(?:\d{4}\.\d{1,2}\.\d{1,2}\.? )?[\w.+-]{2,30}@[\w.-]{3,40}(?: ?\*?[가-힣]{2,4} 및 DB ?금지)?$"
)
"""A day, an address and terms after a Korean agency's credit."""
_ENLARGE = re.compile(r"(?<=[影供）)】」。\s])(?:(?:この)?(?:写真|画像)を)?拡大(?:する|表示)?$")
"""A Japanese button glued to the end of a credit, unless it is the verb of a sentence."""


_CODE = re.compile(r"(?<=[.)])\s?\([A-Z]{2,6}\d[\d_]{5,20}[A-Z]?\)$")
"""The number of a picture in an agency's archive: "(ABC05_12_2031_000123B)"."""
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
    text = _ENLARGE.sub("", text).rstrip() if "拡大" in text[-4:] else text
    while (low := (bare := text.rstrip(" \t\r\n\u00a0.,;―–—-|"))[-60:].casefold()).endswith(_TAILS):
        text = bare[: -max(len(tail) for tail in _TAILS if low.endswith(tail))].rstrip()
        if text[-1:] in OPENERS:
            text = text[:-1].rstrip()
    return text


def bracket_start(text: str) -> int | None:
    """Where the bracket opens that closes at the end of `text`; brackets inside it belong to it."""
    if not text or text[-1] not in CLOSERS:
        return None
    depth = 0
    for at in range(len(text) - 1, max(-1, len(text) - 400), -1):
        depth += (text[at] in CLOSERS) - (text[at] in OPENERS)
        if depth == 0:
            return at
    return None
