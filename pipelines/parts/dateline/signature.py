"""The agency that signs a dateline: in brackets, in slashes, or bare, before or after the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.parts.dateline.dates import find_date, is_month
from pipelines.parts.dateline.words import (
    KNOWN,
    has_case,
    is_agency,
    is_call_sign,
    is_desk,
    is_domain,
    is_label,
    is_own,
    is_upper,
    may_be_agency,
    opens_alone,
    signs,
)
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import find_regions, is_town, people_of, split_regions

_BRACKETED = re.compile(r"[(\[（«\"“]\s?([^()\[\]（）«»\"“”]{2,60}?)\s?[)\]）»\"”][.,]?$")
_QUOTED_NAME = re.compile(r"(?:[^\W_ـ]|(?<! )ـ)$")
"""What stands directly before a name in quotation marks that is no signature; Arab papers set theirs off with a dash."""
_CONTINUED = re.compile(r"(?:and|or|but|not|und|oder|et|ou|y|o|e|и|или|ve|व|और)\s")
"""A bracket that continues a list and is no signature."""
_SLASHED = re.compile(r"(?:^|(?<=[\s.,\d\u0600-\u06ff]))/\s?([^/]{2,60}?)\s?/[.,]?$")
_LEADING = re.compile(
    r"[(\[]([^()\[\]]{2,40})[)\]]\s{0,2}[-–—]{0,2}\s{0,2}|([^\s,()/]{2,40}|[A-Z](?:(?! - )[^,()/:]){4,30}(?=, [A-ZÁÉÍÓÚ]| - [A-Z]{3}))(?:(?:\s?[,:|]|\s?[-–—]{1,2})\s|,(?=[A-Z]{3})|\s?/\s?(?=\S))"
    r"|([\u0900-\u09ff][^,()।]{2,30}),\s"
)
_IN_FULL = re.compile(r"(.{2,40}), ([A-Z][^,()]{8,40})")
"""An agency's whole name before its short one in brackets: "TEHRAN, Young Journalists Club (YJC)"."""
_CORRESPONDENT = re.compile(r"(?:спец)?к[оа]рр?\.?\s|(?:special\s)?correspondent\s", re.IGNORECASE)
_REPORTER = re.compile(
    r"(.{2,80}),\s([А-ЯЁ][а-яё]{1,20}(?:\s[А-ЯЁ][а-яё-]{1,24}){1,2})"
    r"|(.{2,80}[)/]),\s([A-Z][\w.'’-]{1,20}(?:\s[A-Z][\w.'’-]{1,24}){1,2})"
)
_REPORTER_BETWEEN = re.compile(
    r"(.{4,60}\d [^\W\d_]{3,12}),\s((?:[^\W\d_a-zа-яё][\w'’-]{1,20}\s){1,2}[^\W\d_a-zа-яё][\w'’-]{1,24})"
)
"""A reporter between the day and his agency, as Azerbaijan's prints him: "Şəki, 4 aprel, Ceyhun Səlimov, AZƏRTAC"."""
_AND_DESK = re.compile(r"(.{2,30}), ([\u0900-\u09ff][^,()।]{2,30})")
"""A town and a paper's own desk or reporter, as Indian papers set them."""
_AFTER_DAY = re.compile(r"(.{4,80}\d), ([A-Z]{2,6})")
_AFTER_DASH = re.compile(r"(.{6,80}\S) [-–—] ([A-ZА-ЯЁ][A-ZА-ЯЁ.]{2,14})")
_AFTER_RUSSIAN_DAY = re.compile(
    r"(.{4,60}\d\s[а-яё]{3,8})(?:[.,]|\s[-–—])\s"
    r"((?:ИА|РИА|АН|Портал)\s[«\"]?[А-ЯЁA-Z][\w.-]{1,20}[»\"]?|[А-ЯЁA-Z][\w.-]{0,12}[А-ЯЁA-Z][\w.-]{0,16})"
)
"""An unknown newsroom, recognised by its capitals or its kind: "12 мая. КирТАГ", "12 мая — РИА Гавань"."""
_BEFORE_PLACE = re.compile(r"([A-ZА-ЯЁ]{3,7})([ -])(\S.*)")
_LONGEST_NAME = 5
"""Words of an agency's name that nothing sets off."""


class Signature(NamedTuple):
    """An agency, and what is left of the head without it."""

    rest: str
    agency: str
    known: bool
    set_off: bool
    """It stands in brackets or slashes."""
    reporters: tuple[str, ...] = ()
    date: str | None = None
    """The day that stands in its brackets."""


def take_agency(head: str, houses: Sequence[str]) -> Signature | None:
    """The agency that ends `head`; `houses` are those that the outlet prints."""
    if found := _SLASHED.search(head):
        return _slashed(head[: found.start()], found[1], houses)
    if (found := _BRACKETED.search(head)) and not _CONTINUED.match(found[1]):
        return _bracketed(head[: found.start()].rstrip(), found, houses)
    if (desk := _AND_DESK.fullmatch(head)) and is_desk(desk[2]):
        return Signature(desk[1], desk[2], known=True, set_off=True)
    named = _REPORTER.fullmatch(head)
    if named and (signed := take_agency(named[1] or named[3], houses)) and signed.known:
        return signed._replace(reporters=(named[2] or named[4],))
    bare = _bare(head, houses)
    between = _REPORTER_BETWEEN.fullmatch(bare.rest.rstrip(", ")) if bare and bare.known and not bare.set_off else None
    return (
        bare._replace(rest=between[1], reporters=(between[2],)) if bare and between and find_date(between[1]) else bare
    )


def _bracketed(rest: str, bracket: re.Match[str], houses: Sequence[str]) -> Signature | None:
    """An agency in brackets or quotation marks behind `rest`, perhaps with the day."""
    mark, inside = bracket[0][0], bracket[1]
    if mark in '«"“' and (_QUOTED_NAME.search(rest) or (mark != "«" and (not rest or has_case(rest)))):
        return None
    if (day := find_date(inside)) and (name := inside[: day.start()].rstrip(" /,،–-")):
        signed = take_agency(f"{rest} ({name})", houses)
        placed = name[:1].isupper() and is_upper(rest) and people_of(split_regions(rest)[0]) >= KNOWN
        return signed._replace(date=day[0]) if signed and (signed.known or placed) else None
    if reported := _reported(rest, inside):
        return reported
    known = signs(inside, houses) or is_desk(inside) or (is_call_sign(inside) and (not rest or is_upper(rest)))
    if known and (named := _IN_FULL.fullmatch(rest)) and find_agency(named[2]):
        return Signature(named[1], f"{named[2]} {bracket[0]}", known=True, set_off=True)
    town = bool(rest) and not find_date(rest) and people_of(inside) >= KNOWN
    if known or (may_be_agency(inside) and not town and mark != "«"):
        return Signature(rest, inside, known, set_off=True)
    return None


def _reported(rest: str, inside: str) -> Signature | None:
    """A known agency and its reporter in one bracket: "(TAP/Ridha Gargouri)"; two agencies are one signature."""
    found = _HOUSE_AND_NAME.fullmatch(inside)
    if found is None or not find_agency(found[1]) or find_agency(found[2]):
        return None
    return Signature(rest, found[1], known=True, set_off=True, reporters=(found[2],))


_HOUSE_AND_NAME = re.compile(
    r"([A-Z][\w.&-]{1,14})\s?/\s?((?!(?:Le|La|Les|El|Il|The|Die|Der|Das)\s)[A-ZÀ-Þ][\w.'’-]{1,20}(?:\s[A-ZÀ-Þ][\w.'’-]{1,20}){1,3})"
)


def take_leading_agency(head: str, houses: Sequence[str], *, dated: bool = False) -> Signature | None:
    """The agency that opens `head`: "(ANSA) - ROMA", "TEMPO.CO, Jakarta", "ایسنا/بوشهر".

    `dated`: a day was found behind it; then whoever stands in brackets before a known town signs."""
    found = _LEADING.match(head)
    if not found:
        return _before_place(head)
    name, rest = found[1] or found[2] or found[3], head[found.end() :]
    if found[1] and (reported := _reported(rest, name)):
        return reported
    if found[3] or (found[2] and is_desk(name)):
        return Signature(rest, name, known=True, set_off=True) if is_desk(name) else None
    known = signs(name, houses) if found[1] else (is_agency(name, houses) or is_domain(name)) and not find_regions(name)
    if found[2] and "," in found[0] and find_regions(rest) and not is_town(rest):
        return None  # "PETRA, Jordan" is a place
    if not known and dated and found[1] and may_be_agency(name) and not is_label(name):
        return Signature(rest, name, known=False, set_off=True) if people_of(split_regions(rest)[0]) >= KNOWN else None
    return Signature(rest, name, known=True, set_off=bool(found[1])) if known else None


def _before_place(head: str) -> Signature | None:
    """A known agency in capitals directly before a known town: "AKP Phnom Penh, May 12, 2023", "APA-Dakar (Sénégal)"."""
    found = _BEFORE_PLACE.fullmatch(head)
    signed = found and not is_upper(found[3]) and is_agency(found[1]) and people_of(split_regions(found[3])[0]) >= 0
    return Signature(found[3], found[1], known=True, set_off=found[2] == "-") if found and signed else None


def _slashed(rest: str, inside: str, houses: Sequence[str]) -> Signature | None:
    words = _CORRESPONDENT.sub("", inside).split()
    for count in range(len(words), 0, -1):
        if is_agency(name := " ".join(words[:count]).rstrip(","), houses):
            names = (" ".join(words[count:]),) if words[count:] else ()
            return Signature(rest, name, known=True, set_off=True, reporters=names)
    known = signs(inside, houses)
    if not known and " " in inside and (signed := _bare(rest.rstrip(), houses)) and signed.known:
        return signed._replace(reporters=(inside,))
    return (
        Signature(rest, inside, known, set_off=True)
        if known or (may_be_agency(inside) and not is_month(inside))
        else None
    )


def _bare(head: str, houses: Sequence[str]) -> Signature | None:
    """An agency without brackets: "Tehran, IRNA", "Dec. 9 Kyodo", "12 мая - РИА Новости", "BERLIN epd/taz"."""
    words = list(re.finditer(r"[^\s,]+", head))
    for first in words[-_LONGEST_NAME:]:
        name = head[first.start() :].strip(" .।/«»\"“”'")
        rest = head[: first.start()].rstrip(" /«\"“'")
        if (
            name[:1].isalnum()
            and "(" not in name
            and _is_bare_agency(name, houses)
            and (rest or _opens(name) or is_own(name, houses))
        ):
            return Signature(rest, name, known=True, set_off=bool(rest) and head.endswith("/") and is_domain(name))
    found = _AFTER_DAY.fullmatch(head)
    if found is None and (dashed := _after_dash(head.rstrip("."))) and find_date(dashed[1]):
        found = dashed
    return Signature(found[1], found[2], known=False, set_off=False) if found else _behind_mark(head, houses)


def _after_dash(head: str) -> re.Match[str] | None:
    return _AFTER_DASH.fullmatch(head) or _AFTER_RUSSIAN_DAY.fullmatch(head)


def _opens(name: str) -> bool:
    return opens_alone(name) or is_domain(name)


_PAIRED = re.compile("[/-]")


def _is_bare_agency(name: str, houses: Sequence[str]) -> bool:
    if find_regions(name):
        return False
    return is_agency(name, houses) or is_domain(name) or all(part and find_agency(part) for part in _PAIRED.split(name))


def _behind_mark(head: str, houses: Sequence[str]) -> Signature | None:
    """An agency joined to the place by a mark: "Berlin/dpa", "دمشق-سانا"."""
    found = re.fullmatch(r"(.{2,60})[/–—-]\s?([^/–—-]{2,30})(/?)", head)
    return (
        Signature(found[1].rstrip(), found[2], known=True, set_off=bool(found[3]))
        if found and is_agency(found[2], houses)
        else None
    )
