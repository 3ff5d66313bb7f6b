"""Where the credit at the end of a caption line begins."""

from __future__ import annotations

import re

from pipelines.language.letters import HAN
from pipelines.parts.caption.credit.bare import find_bare_credit, maker_before
from pipelines.parts.caption.credit.borders import WINDOW, borders, ends_sentence
from pipelines.parts.caption.credit.bracket import MOST_COMMON, is_credit_bracket
from pipelines.parts.caption.credit.eastern import find_eastern, find_korean
from pipelines.parts.caption.credit.endings import has_credit_ending
from pipelines.parts.caption.credit.fringe import CLOSERS, OPENERS, bracket_start
from pipelines.parts.caption.credit.licences import is_licence
from pipelines.parts.caption.credit.marks import label_of, last_cues, leading_cue
from pipelines.parts.caption.credit.shape import FOR, is_credit_run, is_opening, is_plausible
from pipelines.parts.caption.credit.words import (
    ARTICLES,
    KINDS,
    NO_HOUSES,
    begins_with_maker,
    credit_key,
    has_maker,
    is_maker,
    is_name_run,
    is_person,
)


def find_credit(line: str, houses: frozenset[str] = NO_HOUSES) -> int | None:
    """The index where the credit at the end of `line` begins, its mark or bracket included; None if it has none.

    `line` has single spaces; `houses` are the folded names that this outlet's credits use.
    """
    if "=" in line[-60:] and (placed := _FILED.search(line, max(0, len(line) - 80))):
        return placed.start()
    if (asked := _TOLD.search(line, max(0, len(line) - 24))) and _says_more(line[: asked.start()]):
        return asked.start()
    bracket = bracket_start(line)
    if bracket is None and (handed := _handed(line)) is not None:
        return handed
    start = _marked(line, len(line) if bracket is None else bracket)
    if start is None and bracket is not None and is_credit_bracket(line, bracket, houses):
        start = bracket
    if start is None:
        start = next((at for find in _UNMARKED if (at := find(line, houses)) is not None), None)
    if start is None or _is_in_quotes(line, start):
        return None
    if line[start].isalnum() or line[start] == " ":
        start = label_of(line, start)
    if start and (user := _USER.search(line, max(0, start - 40), start)) and _STOCK.match(line, start):
        start = user.start()
    return _with_sender(line, _before_bracket(line, start))


_USER = re.compile(r"(?:(?<=[.!?»”]\s)|^)[^\W_][\w.-]{2,30}\s?[/–-]?\s?$")
_STOCK = re.compile(r"[\s/–-]{0,3}(?:[\w.]{0,6}adobe|fotolia|i?stock|shutter|alamy|depositphotos|123rf)", re.IGNORECASE)
"""A user of a house that sells pictures of anybody, after a sentence or alone: "rh31 / stock.adobe.com"."""


def _is_in_quotes(line: str, start: int) -> bool:
    """Whether a credit would begin inside a quotation that the caption opens: 'Doe in "Fog" / Ann Roe'."""
    opened = line.count('"', 0, start) % 2 == 1 and line.count('"', start) % 2 == 1
    return opened or line.count("”", start) > line.count("“", start) + line.count("„", start)


_FILED = re.compile(
    r"(?<=다\.)\s[가-힣]{2,5}=(?:[가-힣]{2,4}\s(?:선임)?기자(?:\s\S{1,40}@\S{3,60})?|(?:[A-Z]{2,4}[\s·/]?)?[가-힣A-Z][가-힣A-Z0-9]{1,7})$"
)
"""A Korean reporter or agency, and where they file from: "있다. 나루=홍길동 기자": the mark is no credit's."""
_TOLD = re.compile(rf"(?:[/／]\s?|(?<=[{HAN}])\s)[{HAN}]{{0,10}}(?:记者|記者)\s?[{HAN}·]{{2,5}}\s?(?:摄|攝)影?\s?$")
"""A reporter with his paper, after a slash: "電車的銅鈴/大公報記者王小明攝"."""


def _says_more(text: str) -> bool:
    """Whether Chinese words before a slash belong to the caption, being neither a maker nor a label."""
    labelled = _LABELLED.search(text, max(0, len(text) - 12))
    return len(text) > _LONGEST_NAMED and "者" not in text[-6:] and not labelled and not is_maker(text)


_LABELLED = re.compile(r"[。！？」）\s][^\s。！？」）]{0,5}(?:[图圖]|[资資]料照片?)$")


_LONGEST_NAMED = 6
_HANDOUT = re.compile(r"(?:[Hh]andout |/\s?)via \S{2,20}$")
_SENTENCE_END = re.compile(r"(?<=[a-z\d][.!?])\s?(?=[A-Z])")
_SMALL = frozenset({"of", "the", "and", "for", "in"})


def _handed(line: str) -> int | None:
    """Where, after the last sentence, the giver of a picture is named at length before "Handout via Reuters" or
    "/via Reuters"."""
    handout = _HANDOUT.search(line, max(0, len(line) - 40))
    if handout is None:
        return None
    if handout[0][0] != "/" and line[: handout.start()][-1:].islower():
        return handout.start()
    borders = list(_SENTENCE_END.finditer(line, max(0, handout.start() - _LONGEST_GIVER), handout.start()))
    start = borders[-1].end() if borders else 0
    words = line[start : handout.start()].replace("/", " ").split()
    common = sum(word not in _SMALL and word[0].islower() for word in words)
    return start if start and common < MOST_COMMON else None


_LONGEST_GIVER = 200
_SENDER = re.compile(r"(?<=[。！？”])\s?[^\s。！？，、（(]{2,8}社[发發]\s?$")


def _with_sender(line: str, start: int) -> int:
    """`start` of a photographer's bracket, or of the agency directly before it: "…。某某社发（张三摄）"."""
    sender = _SENDER.search(line, max(0, start - 12), start) if line[start] in OPENERS else None
    return sender.start() if sender else start


def _marked(line: str, before: int) -> int | None:
    """At the last mark before index `before` that is followed by what can be a credit."""
    for start, end in last_cues(line, max(0, before - WINDOW)):
        if start >= before or _closes_bracket(line[start:before]):
            continue
        opens_line = not line[:start].strip(" ([（")
        if is_opening(line[start:end], line[end:]) if opens_line else is_plausible(line[end:]):
            return _with_house(line, start)
    return None


def _with_house(line: str, start: int) -> int:
    """`start` of a mark, or of the newsroom's name directly before it: "ST PHOTO:"."""
    left = line[:start].rstrip()
    if line[start] == "©" and (person := _SIGNED.search(line, max(0, start - 60), start)) and is_person(person[1]):
        house = _RIGHTS_OF.sub("", line[start + 1 :])
        return person.start(1) if is_maker(house) else start
    if line.startswith(("資料照", "资料照"), start) and (owner := _OWNER.search(line, max(0, start - 6), start)):
        return owner.start()
    if line[start : start + 5].casefold() != "photo" or not left[-1:].isalnum():
        return start
    house = left.rsplit(" ", 1)[-1]
    own = line.startswith("PHOTO", start) and 1 < len(house) <= MAX_HOUSE and house.isupper() and not left.isupper()
    return len(left) - len(house) if own else start


_SIGNED = re.compile(r"(?:\s[–—|-]\s|[.!?»”]\s)([^\W\d_][^.–—|/]{4,40}?)\s?$")
_RIGHTS_OF = re.compile(r"\s?(?:(?:19|20)\d\d\s)?")
"""Who took a picture, before the mark of the house that has the rights: "… at work - Jo DOE © 2031 AFP"."""
_OWNER = re.compile(rf"(?<=[。！？」）])[{HAN}]{{2,5}}$")
"""Whose files they are: "…。某報系資料照／記者…"."""
MAX_HOUSE = 12
"""Letters of a newsroom that signs in capitals: "ST PHOTO: JO DOE"."""


def _closes_bracket(text: str) -> bool:
    """Whether `text` begins inside a bracket that closes in it."""
    first = next((c for c in text if c in CLOSERS or c in OPENERS), "")
    return first in CLOSERS


def _before_bracket(line: str, start: int) -> int:
    """`start`, or the bracket around it that closes later."""
    if _closes_bracket(line[start:]):
        return max((at for c in OPENERS if (at := line.rfind(c, max(0, start - 30), start)) >= 0), default=start)
    return start


_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?。]\s")


def _whole(line: str, houses: frozenset[str]) -> int | None:
    """A line that is all names, one of them a maker's, perhaps after a bar that separated it from a caption."""
    if (FOR.search(line) and not _SENTENCES.search(line) and is_credit_run(line)) or _SHOUTED.fullmatch(line):
        return 0
    words = line.lstrip("|｜ ").split()
    if (
        not words
        or not words[0][0].isupper()
        or len(words) > 8
        or _SENTENCES.search(line)
        or any(w[0].islower() and (w != "via" or "(" in line) and not is_maker(w) for w in words)
    ):
        return None
    names = " ".join(words)
    made = has_maker(names, houses) or begins_with_maker(names) or _is_for_house(names)
    return 0 if made and is_credit_run(names, houses) else None


def _is_for_house(names: str) -> bool:
    """Whether a line is a person and, after a slash, a house that is no person: "Jo Doe/Harbour"."""
    items = [item.strip() for item in re.split("[/／]", names)]
    shown = credit_key(names.split(maxsplit=1)[0]) in ARTICLES
    return len(items) == 2 and all(items) and not shown and sum(map(is_person, items)) == 1


_SHOUTED = re.compile(r"(?!FILE )(?:[A-Z][A-Z.&'’-]{1,20} ){1,4}PHOTOS?")
"""A newsroom's own picture: "QUAY FILE PHOTO"."""


def _unclosed(line: str, houses: frozenset[str]) -> int | None:
    """A bracket that the page forgot to close."""
    at = max(line.rfind(c, max(0, len(line) - 120)) for c in OPENERS)
    if at < 0 or CLOSERS & set(line[at:]):
        return None
    inner = line[at + 1 :]
    marked = leading_cue(inner) and is_plausible(inner)
    return at if marked or is_credit_run(inner, houses) or has_credit_ending(inner) else None


def _lithuanian(line: str, houses: frozenset[str]) -> int | None:
    """A Lithuanian credit, whose word for a picture stands last: photographer and newsroom with a slash between, behind
    a sentence or another slash."""
    if not line.endswith(("nuotr.", "nuotr")):
        return None
    names = line.removesuffix(".").removesuffix("nuotr")
    slash = names.find(" / ", max(0, len(line) - WINDOW))
    stops = (start for _, start in borders(line) if names.count(" / ", start) < _SHOWN_AND_BOTH)
    starts = (start for start in (*stops, slash) if start > 0 and is_name_run(names[start:], 10))
    return next((start for start in starts if credit_key(names[start:]) not in KINDS), None)


_SHOWN_AND_BOTH = 2
"""Slashes of what is shown, the photographer and the newsroom."""


_GLUED = re.compile(r"(?<=[.!?”\"])\s?[—–]((?:/ )?[A-Z][\w.'’&/-]{1,20}(?: (?:/ )?[A-Z][\w.'’&/-]{0,20}){0,5})$")


def _glued(line: str, houses: frozenset[str]) -> int | None:
    """Names after a dash that is glued to the end of a sentence, as Pakistani papers print them: "… on Friday.—White Star"."""
    found = _GLUED.search(line, max(0, len(line) - WINDOW)) if "—" in line or "–" in line else None
    return found.start() if found else None


_DASHED = re.compile(r"\s--\s?(?:foto|photo|gambar|pix)?[A-Z]{3,20}(?:pix|pic|photo)?(?:\s\((?:19|20)\d\d\))?$")


def _dashed(line: str, houses: frozenset[str]) -> int | None:
    """A Malay credit after a double dash: kind and newsroom in one word, then the year of the rights."""
    found = _DASHED.search(line, max(0, len(line) - 60)) if "--" in line else None
    return found.start() if found else None


def _licensed(line: str, houses: frozenset[str]) -> int | None:
    """A free licence after the sentence: "The port. CC BY-SA 4.0"."""
    at = line.rfind("CC", max(0, len(line) - WINDOW))
    before = line[:at].rstrip() if at >= 0 else ""
    closed = bool(before) and (before[-1] in CLOSERS or ends_sentence(before))
    return at if closed and is_licence(line[at:]) else None


def _labelled(line: str, houses: frozenset[str]) -> int | None:
    """A maker after a label, with only spaces between: "… in Genf Quelle dpa", "있다. 사진 연합뉴스"."""
    maker = maker_before(line)
    at = label_of(line, maker) if maker else maker
    return at if at and at != maker else None


_UNMARKED = (
    _whole, _unclosed, find_eastern, _lithuanian, find_korean, _dashed, _glued, _licensed, _labelled, find_bare_credit,
)  # fmt: skip
"""Forms of a credit without a mark or brackets, the surest first."""
