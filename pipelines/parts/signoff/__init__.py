"""The closing lines of a desk: who reported, wrote and edited, where the story comes from, and that it ends here."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.data import read_table
from pipelines.language.phrases import (
    OWN_COLONS,
    ByLanguage,
    Fragments,
    Phrases,
    all_languages,
    alternation,
    primary_subtag,
)
from pipelines.language.sentences import ENDS, FULL_STOPS
from pipelines.parts.signoff.eastern import eastern_start, is_eastern_signoff, without_subjects
from pipelines.parts.signoff.southern import is_southern_signoff, southern_start
from pipelines.parts.signoff.statements import goes_on
from pipelines.parts.signoff.western import (
    capitals_start,
    is_agency_line,
    is_initials,
    is_western_signoff,
    start_of_any,
    western_start,
)
from pipelines.world.agencies import find_agency

MAX_LINE, MAX_LAST = 700, 300
_SQUARES = ("■", "□", "◼")
_TABLES = read_table("signoff")
_OPENING, _FIXED, _ORIGIN, _WHOLE, _LABEL = (
    all_languages(_TABLES[table]) for table in ("opening", "fixed", "origin", "whole", "label")
)
_STARTS = _OPENING | _FIXED | _ORIGIN | _LABEL
_LAST_LABEL = ByLanguage(_TABLES["last_label"])
_CLOSINGS = Fragments(closing for closings in _TABLES["closing"].values() for closing in closings)
_THANKS = [phrase for phrases in _TABLES["contributed"].values() for phrase in phrases]
_CONTRIBUTED, _THANKED = Fragments(_THANKS), re.compile(alternation(_THANKS), re.IGNORECASE)
_AFTER_THANKS = re.compile(
    r"(?: to (?:this|the) (?:report(?:ing)?|story|article|piece|post))?(?:,? (?:from|in|de|desde|en|da|do|aus|vanuit|à|depuis) [^.!?]{1,60})?"
    r"(?:[.)\]*—-]{0,3}$|\.\s[A-ZÀ-Þ])"
)
"""From where they helped, and then the end of the sentence."""
_NEXT_SENTENCE = re.compile(r"[^\W\d_A-ZÀ-Þ]{2}[.!?][”\"’]?\s(?=[A-ZÀ-Þ])")

_LEAD = re.compile(r"[\s(（【\[〔<*•·_—–\-]{0,8}")
_COLON = re.compile(rf"\s{{0,2}}[:：{OWN_COLONS}︱丨|｜]\s{{0,2}}(?=\S)")
_MARKED_END = r"(?:Enditem|ENDITEM)(?:\.|/[A-Za-z]{0,4})?|[(（\[【<](?:END|End|end|ENDS|Ends|MORE|完|全文完|끝|終|終わり|おわり|了|конец|fin|Fin|FIN)[)）\]】>]\.?|[■◼◾]"
_BARE_END = r"[-－―—][0０][-－―—]|- ?End ?-|/end|-{1,2} ?(?:30|end|END) ?-{1,2}|#{3,5}|# # #|□|/?ENDS|END|全文完|\d{3,4}\*\*\d{3,4}|\(\*{1,3}\)"
_LONE_END = re.compile(
    r"[-–—*/(（]{0,3}\s?(?:(?i:ends?|fin|fine|ende|конец|кінець)|以上|完|终|終|끝|おわり)\s?[-–—*/)）]{0,3}\.?"
)
"""A last line that says no more than that it is one: "Ends", "– ends –", "/끝/"."""
_ENDED = re.compile(r"(?:Enditem|ENDITEM)\b")
"""Whatever follows it on the line belongs to the sign-off, too."""
_MEDIA = r"(?:\((?:fotos?|photos?|v[ií]deos?|audios?|gr[aá]ficos?|infograf[ií]a)\) ?){1,4}"
"""What else a Spanish agency offers with a story: "(foto)(vídeo)"."""
_WHOLE_END = re.compile(f"(?:{_MARKED_END}|{_BARE_END}|{_MEDIA})")
_RUN_ON_END = re.compile(rf"(?:(?<=[.!?。！？…”\"»’')）\]」』])\s{{0,3}}({_BARE_END})|({_MARKED_END}))$")
_RUN_ON_RIGHTS = re.compile(r"(?<=[。」』）])\s?(\(c\) ?[A-Z][^。()（）]{1,60})$")
"""The owner of a Japanese text, with its writer."""
_PRINT = re.compile(
    r"《\s?[^》]{2,20}\s?》\s?[（(]\s?\d{4}年\s?\d{1,2}月\s?\d{1,2}日.{0,16}版\s?[）)]$|Газета «[^»]{2,40}» №.{4,60}$"
)
_ARABIC_TEXT = re.compile(r"^ال|\s(?:في|من|على|إلى|عن|مع|بعد|قبل)\s")
"""Words after an Arabic word for editing that show running text: no name begins or continues so."""
_HOUSE_BEFORE = re.compile(r"(?<=[.!?”\"’])\s([A-ZĂÂÎȘŞȚŢ][A-ZĂÂÎȘŞȚŢa-z.-]{2,20}/)$")
"""A Romanian agency before the bracket with its writer and editors."""
_DASH = re.compile(r"(?<=[.!?”\"’…])(?: {0,2}[—–~-]{1,3} ?| {1,2})(?=[A-Z])")
"""A dash after a sentence, before what the desk says about itself: "… on Monday. —With a report from Jo Doe"."""
_RIGHTS = re.compile(
    r"\s(?:copyright\s{0,2})?(?:©|\(c\))\s?[^.;]{0,60}$|\s[\[<(〈【]?\s?(?:저작권자\s?)?[©ⓒ(][^;]{1,50}무단\s?전재[^;]{0,30}$",
    re.IGNORECASE,
)
_RIGHTS_MARKS, _SENTENCE = ("©", "(c) ", "(C) ", "Copyright "), re.compile(r"\. (?=[A-ZÀ-Þ])")
_RESERVED = re.compile(r"[^.]{0,80}(?:rights reserved|may not be)", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_]{4,}")
_PHOTO = ("摄", "攝", "供图", "图", "發")
_NEITHER = (*_PHOTO, "?", "？", "؟", "!", "！")


def is_signoff(line: str) -> bool:
    """Whether a line is a desk's closing line, wherever it stands.

    >>> is_signoff("(Reporting by Jane Doe; Editing by John Roe)"), is_signoff("Source: Harbour Times")
    (True, False)
    """
    return _is_signoff(line.strip())


def closes_text(line: str, language: str | None = None) -> bool:
    """Whether a line is one, or among the last of a text has one of the weaker forms.

    >>> closes_text("Source: Harbour Times"), closes_text("The source is a spring.")
    (True, False)
    """
    line = line.strip()
    return _is_signoff(line) or (1 < len(line) <= MAX_LAST and _is_last(line, language))


@lru_cache(maxsize=2_000)
def _is_signoff(line: str) -> bool:
    if not 1 < len(line) <= MAX_LINE and line not in _SQUARES:
        return False
    if _WHOLE_END.fullmatch(line) or _PRINT.match(line) or line in _WHOLE:
        return True
    core = _LEAD.sub("", line, count=1)
    if _STARTS.may_open(core) and (_opens(core, bracketed=line[0] in "(（[") or _labelled(core, _LABEL)):
        return True
    if line[-1] in ":：":
        return False
    if not _CLOSINGS.stand_in(line):
        return bool(at := _thanks(line)) and _names_mostly(line[:at])
    bracket = _last_bracket(line)
    before = _HOUSE_BEFORE.sub("", line[:bracket].rstrip()) if bracket else ""
    return not before.endswith(ENDS) or _ENDED.match(line) is not None  # else it is run onto a text


def split_signoff(line: str, language: str | None = None) -> tuple[str, str | None]:
    """A paragraph without the sign-off attached to its end, and that sign-off; nothing but white space is lost.

    >>> split_signoff("The ferry is back, he said. Enditem")
    ('The ferry is back, he said.', 'Enditem')
    """
    rest = line.rstrip()
    start = len(rest)
    while (cut := _run_on(rest, language)) is not None:
        start, rest = cut, rest[:cut].rstrip()
    return (rest, line[start:].strip()) if start < len(line.rstrip()) else (line, None)


def without_rights(line: str) -> str:
    """A closing line without a notice of rights after it, and without the subjects before an editor.

    >>> without_rights("Editor: Jane Doe Copyright © HARBOUR 2026")
    'Editor: Jane Doe'
    >>> without_rights("[김하늘 기자 sky@harbour.example] [ⓒ 하버일보, 무단전재 및 재배포 금지]")
    '[김하늘 기자 sky@harbour.example]'
    >>> without_rights("© 2026 Harbour Inc. All Rights Reserved. Jo Doe contributed to this report.")
    'Jo Doe contributed to this report.'
    """
    if line.startswith(_RIGHTS_MARKS):
        starts = (found.end() for found in _SENTENCE.finditer(line) if not _RESERVED.match(line, found.end()))
        line = next((line[at:] for at in starts if closes_text(line[at:])), line)
    found = _RIGHTS.search(line := without_subjects(line), max(1, len(line) - 90))
    return line[: found.start()].rstrip() if found else line


def _thanks(line: str) -> int:
    """Where a line begins to say that those named before helped, if it says no more; else 0."""
    found = _THANKED.search(line) if _CONTRIBUTED.stand_in(line) else None
    return found.start() if found and _AFTER_THANKS.match(line, found.end()) else 0


def _opens(core: str, *, bracketed: bool) -> bool:
    """Whether a line opens with words like "Reporting by", followed by names."""
    if _FIXED.opening(core):
        return True
    if end := _ORIGIN.opening(core):
        return _names_mostly(core[end:])
    end = _OPENING.opening(core)
    rest = core[end:].lstrip(" :.")
    if not end or not rest or not rest[0].isalpha() or (not bracketed and _ARABIC_TEXT.search(rest)):
        return False
    house = rest.split()[0].strip("),.")
    named = not rest[0].islower() and (bracketed or _names_mostly(rest))
    return named or (len(house) >= MIN_HOUSE and find_agency(house) is not None)


MIN_HOUSE = 3
"""Letters of an agency's name in small letters: shorter ones are words, "Tłumaczenie na …"."""


def _names_mostly(text: str) -> bool:
    """Whether most longer words are written like names, leaving out the sign-off's own words."""
    words = [word for word in _NAME_WORD.findall(text) if word.casefold() not in _OWN_WORDS]
    return 2 * sum(not word[0].islower() for word in words) >= len(words) if words else len(text) < 60


_WIRES = (wire for wires in _TABLES["wires"].values() for wire in wires)
_OWN_WORDS = frozenset(word for phrase in (*_OPENING, *_WIRES) for word in phrase.split()) | {
    *("with", "from", "staff", "writer", "writers", "correspondent", "correspondents", "reporter", "reporters"),
    *("journalist", "journalists", "researcher", "researchers", "editor", "editors", "bureau", "freelance"),
}


def _labelled(core: str, labels: Phrases) -> bool:
    core = core.replace("(s)", "s", 1).replace(" - ", "-", 1)
    end = labels.opening(core)
    colon = _COLON.match(core, end) if end else None
    return colon is not None and not _is_sentence(core[colon.end() :])


def _is_sentence(rest: str) -> bool:
    """Whether a label has a sentence behind it, and not names: "Source: that is what they call the place."."""
    return goes_on(rest) and not (rest[-1] in FULL_STOPS and rest[0].islower() and _names_mostly(rest))


@lru_cache(maxsize=1_000)
def _is_last(line: str, language: str | None) -> bool:
    """Whether a line has one of the forms that only the end of a text tells from sentences."""
    if _labelled(_LEAD.sub("", line, count=1), _LAST_LABEL[language]):
        return len(line) <= 160 and not line.endswith(_NEITHER)
    if (at := _thanks(line)) and not _NEXT_SENTENCE.search(line, 0, at):
        return True
    if len(line) <= MAX_LONE_END and _LONE_END.fullmatch(line):
        return True
    return is_western_signoff(line) or is_eastern_signoff(line, language) or is_southern_signoff(line)


MAX_LONE_END = 12


def _run_on_words(text: str) -> int | None:
    return start_of_any((_RUN_ON_END, _RUN_ON_RIGHTS), text)


def _run_on(text: str, language: str | None) -> int | None:
    """Where the sign-off at the end of a paragraph starts; None if it has none."""
    for find_start in (_run_on_words, western_start, eastern_start, southern_start, capitals_start):
        if (at := find_start(text)) is not None:
            return at
    for found in _DASH.finditer(text, max(0, len(text) - 200)):
        if (found[0].strip() and find_agency(text[found.end() :])) or _is_signoff(text[found.end() :]):
            return found.end() - len(found[0].lstrip())
    start = _last_bracket(text)
    if start is None or not (before := text[:start].rstrip()) or before[-1] not in ENDS:
        return None
    bracket = text[start:]
    if bracket.startswith("【") and text[start - 1] == "。" and primary_subtag(language) == "ja":
        return start
    if _IN_SMALL.fullmatch(bracket) and primary_subtag(language) in _SIGNING_SMALL:
        return start
    if _IN_LARGE.fullmatch(bracket) and primary_subtag(language) in _SIGNING_LARGE:
        return start
    if (is_initials(bracket) and not is_agency_line(bracket)) or not closes_text(bracket, language):
        return None
    return start


_SIGNING_SMALL, _SIGNING_LARGE = frozenset({"de", "id", "ms"}), frozenset({"de"})
_IN_SMALL = re.compile(r"\([a-zäöüß]{2,4}(?:/[a-zäöüß]{2,5}){0,2}\)|\[[a-z]{2,4}(?:/[a-z]{2,4}){1,2}\]")
_IN_LARGE = re.compile(r"\([A-ZÄÖÜ]{2,3}\)")
"""A German or Indonesian writer's initials after the last sentence: "(abc)", "(AB)", "[ab/cd]"."""


def _last_bracket(text: str) -> int | None:
    """Where the bracket at the end of a text opens; a date in digits may follow it."""
    end = len(text.rstrip("0123456789")) if text[-7:].isdigit() and len(text) > 7 else len(text)
    end = len(text[:end].rstrip("."))
    depth = 0
    for at in range(end - 1, max(-1, end - 500), -1):
        depth += (text[at] in ")）】]") - (text[at] in "(（【[")
        if depth == 0:
            return at if at < end - 1 else None
    return None
