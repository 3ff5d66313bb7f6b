"""The forms of European, American and Indian desks' closing lines, which only the end of a text tells from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.data import read_table
from pipelines.language.phrases import any_of
from pipelines.parts.signoff.sources import SOURCE
from pipelines.world.agencies import find_agency

_TABLES = read_table("signoff")
_WIRES, _WITH, _AND = (any_of(_TABLES[table]) for table in ("wires", "with", "and"))
_MAIL = r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}"
_MAIL_LINE = re.compile(
    r"(?:[•*·] ?)?(?:E-?mails?: ?)?(?:(?:[^\W\d_a-z][\w.'’-]{1,20} ){2,4}\(?)?"
    rf"{_MAIL}(?:[,;·] ?{_MAIL}){{0,3}}"
    r"\)?(?: ?[(（](?:END|MORE|끝)[)）])?\.?(?: ?\| (?:Twitter|X): ?@?\w{2,20})?"
)
_OFFICE = re.compile(
    r"(?:info|contact|editor\w*|redak\w*|redac\w*|\w{0,3}news\w*|web\w*|tips\w*|user|mail|support|press\w*|letters|briefe|content|service|sales|online|desk|feedback|\d{1,20})@",
    re.IGNORECASE,
)
_RUN_ON_MAIL = re.compile(r"(?<=[.!?。”\"’]) (" + _MAIL + r"(?: \((?:END|MORE)\))?)$")
_CONTACT = re.compile(
    r"(?:(?:You can )?(?i:contact|reach|e-?mail|write to) (?:(?:(?:staff )?(?:writer|reporter|author) )?(?:[A-ZÀ-Þ][\w.'’-]{1,20} ){2,4}|(?:him|her|them|the (?:writer|reporter|author)s?):? ?)"
    r"|(?:[A-ZÀ-Þ][\w.'’-]{1,20} ){2,4}(?:can|may) be reached )(?:(?:at|on|via|by)\b.{0,30})?"
    + _MAIL
    + r"(?![^\s.,;]).{0,100}"
)
"""How a writer is reached: "Contact Ada Writer at awriter@harbour.example or follow @adawriter"."""
_REACHED = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]{1,20} ){2,4}(?:can|may) be reached (?:at|on|via) (?:https?://|www\.)\S{4,100}"
)
_REPORTED = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’-]{1,20} ){1,4}(?:and (?:[A-ZÀ-Þ][\w'’-]{1,20} ){1,4})?reported from [A-Z].{2,200}\.$"
)
_SIGNED = re.compile(
    r"(?:[A-Z][\w.'’-]{1,20} ){1,3}?[A-Z][\w.'’-]{1,20}, (?:[\w&.-]{1,20} ){0,5}"
    r"(?:News|Radio|Television|TV|Press|Agency|Times|Post|Tribune|Online)\.?$"
)
_TEAM = re.compile(r"(?:[A-Z][\w.’'-]{1,20} ){1,3}(?:News Team|News Desk|Newsdesk|Web Desk|Newsroom)\.?")
"""A newsroom that signs by its name: "Harbour News Team"."""
_RUN_ON_SIGNED = re.compile(r"(?<=[.!?”\"]) (" + _SIGNED.pattern + ")")
_PLACED = re.compile(r"[A-Z][A-Z'’ ./-]{2,40}, [A-Z][a-z]{2,8}\.? \d{1,2} ?[(/][^()/]{2,30}[)/]\.?$")
_DATED = re.compile(
    r"[(（][^()（）]{3,120}(?:, \d{1,2}\.\d{1,2}\.\d{4}| \d{1,2}/\d{1,2}/\d{4},? [Pp]age ?[A-Z]?\d{1,3})[)）]$"
)
_DESK_CODE = re.compile(
    r"[a-zà-ž]{2,4}/(?: ?[a-zà-ž]{2,4}/){1,4}$|/[^\W\d_]{2,12}/$|\([A-Z]-\d{1,2}\)$|(?:/[A-Za-z]{2,4}){2,6}$"
    r"|\(FIN\) [A-Z]{2,4}(?:/[A-Z]{2,4}){0,3}$|[A-Z]{2,4}(?: \([A-Z/]{2,8}\))? // [A-Z]{2,4}$"
    r"|[A-Za-z]{4,12} ?/ ?[A-Za-z]{2}-[A-Za-z]{2}$"
)
"""A Polish desk's: "jko/ mhr/"; a Danish one's: "/ritzau/"; a page of a paper: "(A-3)"; a German wire's: "/jdo/bro/DP"; a
Peruvian one's: "(FIN) JPR/ARR"; a Portuguese one's: "JP (AR) // LM"; a Venezuelan
one's: "haVEN / lm-DB"."""
_OF_AGENCY = re.compile(r"(?:[^\W\d_][\w.'’-]{0,20} ){1,4}\(([^()]{2,20})\)\.?$")
_BEFORE_AGENCY = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]{0,20} ){1,2}[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w'’-]{1,20}, ([A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.-]{1,20})\.?"
)
"""A writer and his agency: "Анна ЗИМИНА, ГАВАНЬ."."""
_WITH_AGENCY = re.compile(
    r"(?![^,(]{1,80} with )"
    rf"(?:(?:[^\W\d_a-z][\w.'’-]{{0,20}},? ){{1,4}})?\(?(?i:{_WITH}|theo|{SOURCE}) ([^():]{{2,40}})\)?\.?"
)
"""A writer or a newsroom, and the wires that were used: "Le Port avec AFP", "Ada Writer (avec AFP)", "Source AFP"."""
_WIRES_AND_INITIALS = re.compile(
    r"([A-Za-z]{2,8}(?:, ?[A-Za-z]{2,8}){0,3}) ?/ ?[A-Z]{2,3}(?:, ?[A-Z]{2,3}){0,3}|\(([^()]{2,20})\) [a-zčćđšž]{2,4}"
)
"""Wires, then who wrote and edited, as a German newsroom's Turkish desk prints them: "AFP, dpa / AY,MK"; or a Croatian agency
and its writer: "(Hina) xab"."""
_WORDS = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(rf"\s?[,/;&]\s?|\s(?:{_AND})\s(?:l['’]|la )?", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:[А-ЯЁІЇЄ][а-яёіїє]{5,15} )?(?i:редактор|корр?еспондент|журналист|журналіст)(?: ?[—–-])?"
    r"(?: [А-ЯЁІЇЄҐ][а-яёіїєґ'’-]{1,20}){2,3}\.?"
)
"""The post of a Russian or Ukrainian editor before the name: "Редактор Анна Зимина", "Выпускающий редактор — Анна Зимина"."""
_POINTED = re.compile(r"[A-ZĐ](?:\.[A-ZĐ]){1,2}\.?")
_ACCORDING = re.compile(r"(?:(?:[^\W\d_]{1,12} ){1,4}(?=\())?\(?(?:[Tt]heo|[Tt]ổng hợp từ) ([^():.!?]{2,60})\)?")
"""Whose copy a Vietnamese desk used, perhaps after its writer: "Theo Bến Cảng Online", "Nguyễn Sông (Theo AFP)"."""
_CONTACTED = re.compile(r"\(\([^()]{5,160}\)\)")
"""How other desks reach a wire's: "((ada.writer@harbour.example; +44 20 7946 0000))"."""
_EDITED = re.compile(r"\([^()]{3,120}[.,;] (?:[Рр]едактор:?|editing|[Ee]diting by) [^()]{3,60}\)")
_NAMED = re.compile(
    r"\([A-ZÀ-ÞĀ-ſА-ЯЁІЇЄ][a-zß-ÿĀ-ſа-яёіїєґ’'-]{1,20} [A-ZÀ-ÞĀ-ſА-ЯЁІЇЄ][A-Za-zß-ÿĀ-ſа-яёіїєґ’'-]{2,20}\)"
)
"""A writer alone in brackets, who may also be a place: "(Ada Writer)"; Vietnamese newsrooms are recognised elsewhere."""
_REUTERS_DESK = re.compile(r"\({1,2}(?:Tradução|Edição|Traducción|Redacción) [^()]{3,60}\){1,2}")
_INPUTS = re.compile(r"\(?[Ww]ith (?:[A-Z]{2,6}(?:, | and |/)?){1,4} inputs?\)?\.?")
_BARRED = re.compile(r"(?:[A-Z][A-Z.'’-]{1,20} ){1,4}\|(?: [A-Z][A-Z.'’-]{1,20}){1,4}")
"""Writer and editor in capitals: "ADA WRITER | BO EDITOR"."""
_SOURCED = re.compile(
    r"(?:[a-zäöüß]{2,4}|[A-Z]{2,3})(?:/[A-Za-zäöüß]{2,4}){0,2} ?\([A-Za-z]{2,12}(?:(?:[,/;]| y| und| et| e) ?[A-Za-z]{2,12}){1,6}\)"
    r"|[^():]{3,60}, \d{1,2}\.\d{1,2}\.\d{4}, \d{1,2}:\d\d Uhr(?:;[a-z/; ]{0,40})?"
    r"|With [A-Z][\w&, ]{1,40} inputs?\.?"
    rf"|(?i:{_WITH}) [A-Z]{{2,8}}(?:(?:,| (?:{_AND})) [A-Z]{{2,8}}){{0,3}}\.?"
)
"""Initials and the wires that were used: "jc (efe, afp)"; a wire alone: "Avec AFP"; when it was broadcast."""
_INITIALS = re.compile(
    r"\((?:[a-zäöüß]{2,4})(?:[/, ]{1,2}[a-zäöüß]{2,5}){0,3}\)$|[A-Z]{2,4}(?: ?/{1,2} ?[A-Z]{2,3}){1,2}(?: ?\d{5,9})?$"
    r"|[a-zäöüß]{2,6}(?:[/.;-][a-zäöüß]{1,4}){1,5}$|[A-Z]{2,4}/[a-z]{2,4}$|[A-Z]{2,3}$|\([A-Z]{2,4}/[A-Z]{2,4}\)$"
    r"|[A-ZÄÖÜ]{2,6} \((?:[a-zäöüß]{2,4}|[A-ZÄÖÜ][^(),]{4,30}(?:, [A-ZÄÖÜ][^(),]{4,30}){0,3})\)$"
)
_PAIR = re.compile(
    r"[A-Z][a-z'’-]{1,20}(?: [A-Z][a-z.'’-]{0,20}){1,2} ?/ ?(?:[A-Z][a-z'’-]{1,20}(?: [A-Z][a-z.'’-]{0,20}){0,2}|[a-z]{2,3})"
)
"""Writer and editor: "Ada Writer/ Bo E.", "Ada Writer/ be"."""
CREDITS = re.compile(rf"\s?(?:[/,;&+|•–—]|(?<= )-(?= )|\b(?:{_AND}|{_WITH}|via)\b)\s?", re.IGNORECASE)
_SHORT = re.compile(rf"[a-zäöüß]{{2,4}}|(?i:{_WIRES})")
_CAPITALS = re.compile(r"(?<=[.!?”\"’]) ([A-Z]{2,12}(?:[ ,/&]{1,3}[A-Z]{2,12}){0,3})$")
"""Whose copy it is, after the last sentence: "… in order. REUTERS"."""
_INDIAN = re.compile(r"(?:PTI|ANI|IANS|UNI|REUTERS)(?: [A-Z]{2,5}){1,5}(?: \d{4})?")
_RUN_ON_INDIAN = re.compile(r"(?<=[.!?”\"’]) (" + _INDIAN.pattern + ")$")
_SIGNED_BY = re.compile(r"[—–-]{1,3}\s?(?i:by) (?:[A-ZÀ-Þ][\w.'’-]{1,20} ){1,3}[A-ZÀ-Þ][\w.'’-]{1,20}\.?")
"""A writer after a dash: "-- By Ada Writer"."""
_BY = re.compile(r"\(By (?:[A-ZÀ-Þ][\w.'’-]{1,20},? (?:and )?){1,5}[A-ZÀ-Þ][\w.'’-]{1,20}\)")
"""Writers in brackets: "(By Ada Writer and Bo Writer)"."""
_RUN_ON_BY = re.compile(r"(?<=[.!?”\"’]) (" + _BY.pattern + ")$")
_ASSISTED = re.compile(r"[—–-]{1,2}\s?[A-ZÀ-Þ].{2,300}(?:with assistance|contribut|with reporting)")
_VIA = re.compile(r"(?P<open>[(\[])?[Vv](?:ia|IA)\b:? (?:[A-Z0-9][\w.&'’-]{0,20} ?){1,4}(?(open)[)\]])")
"""Where a note was taken from: "Via Harbour Blog", "[via Harbour]"."""
_RELEASED = re.compile(r"SOURCE:? [A-ZÀ-Þ\d].{1,100}|View source version on .{4,40}: https?://\S{4,200}")
"""Whose press release it is, at its end: "SOURCE Harbour Marine AS"."""
_HYPHENED = re.compile(r"([A-Z][\w.&'’ ]{1,30})-([A-Z][\w. ]{2,30})")
_AGENCIES = re.compile(_WIRES, re.IGNORECASE)
"""Words for wires that are not named: "Harbour Times-Agencies"."""
_DOMAIN = re.compile(r"[\w-]{2,20}\.[a-z]{2,4}")
MAX_CAPITALS, MAX_HOUSED, MAX_RUN_ON = 60, 40, 120
_FORMS = (
    *(_SOURCED, _PLACED, _SIGNED, _TEAM, _INITIALS, _PAIR, _DATED, _INDIAN, _DESK_CODE, _SIGNED_BY, _BY, _VIA),
    *(_REACHED, _CONTACTED, _EDITED, _NAMED, _REUTERS_DESK, _INPUTS, _BARRED, _TITLED, _POINTED, _RELEASED),
)
_RUN_ON = (_RUN_ON_MAIL, _RUN_ON_INDIAN, _RUN_ON_SIGNED, _RUN_ON_BY)


def is_western_signoff(line: str) -> bool:
    """Whether one of the last lines of a text is such a desk's; an office's address is none.

    >>> is_western_signoff("jc (efe, afp)"), is_western_signoff("The ferry is back.")
    (True, False)
    """
    if (found := _OF_AGENCY.match(line)) and find_agency(found[1]) and not any(w[0].islower() for w in line.split()):
        return True
    if (housed := _BEFORE_AGENCY.fullmatch(line)) and find_agency(housed[1]):
        return True
    if (pair := _HYPHENED.fullmatch(line)) and (
        _AGENCIES.fullmatch(pair[2]) or (find_agency(pair[1]) and find_agency(pair[2]))
    ):
        return True
    if _MAIL_LINE.fullmatch(line):
        return _OFFICE.search(line) is None
    if "@" in line and _CONTACT.fullmatch(line):
        return _OFFICE.search(line) is None
    if (copied := _ACCORDING.fullmatch(line)) and all(
        name[0].isupper() for name in _WORDS.findall(line[: line.find("(") + 1] + copied[1])
    ):
        return True
    if (used := _WITH_AGENCY.fullmatch(line) or _WIRES_AND_INITIALS.fullmatch(line)) and _are_agencies(
        used[used.lastindex or 1]
    ):
        return True
    formed = any(form.fullmatch(line) for form in _FORMS)
    return formed or bool(_REPORTED.match(line) or _ASSISTED.match(line)) or is_agency_line(line)


def _are_agencies(names: str) -> bool:
    return all(find_agency(name.strip()) for name in _BETWEEN.split(names))


def is_initials(line: str) -> bool:
    """Whether a line is nothing but writers' initials, or a name in brackets: "(ab/cd)", "(Ada Writer)"."""
    return _INITIALS.fullmatch(line) is not None or _NAMED.fullmatch(line) is not None


def western_start(text: str) -> int | None:
    """Where such a line starts that is attached to the end of a paragraph, without brackets of its own."""
    return start_of_any(_RUN_ON, text)


def start_of_any(forms: Iterable[re.Pattern[str]], text: str) -> int | None:
    """Where the first of some forms that the end of a text has starts; its last group, where it has groups."""
    for form in forms:
        if found := form.search(text, max(0, len(text) - MAX_RUN_ON)):
            return found.start(found.lastindex or 0)
    return None


def capitals_start(text: str) -> int | None:
    """Where agencies in capitals start that are attached to the last sentence."""
    found = _CAPITALS.search(text, max(0, len(text) - MAX_CAPITALS))
    return found.start(1) if found and is_agency_line(f"({found[1]})") else None


def is_agency_line(line: str) -> bool:
    """Whether a line is nothing but agencies and desk initials: "(AFP, Reuters)", "abc/dpa", "• With Reuters"."""
    if len(line) > 80:
        return False
    bracketed = line[0] in "(（/[—–-~•·*"
    parts = [name.strip() for name in CREDITS.split(line.strip("()（）[]/—–-~•·*. "))]
    known = [name for name in parts if name and find_agency(name)]
    short = [name for name in parts if name not in known and (_SHORT.fullmatch(name) or _DOMAIN.fullmatch(name))]
    if not known and not any(len(name) > 5 and "." not in name for name in short):
        return False
    strangers = sum(map(bool, parts)) - len(known) - len(short)
    housed = len(line) <= MAX_HOUSED and "/" in line and parts[-1:] == known  # "Harbour Radio/ AFP"
    return (strangers == 0 and (bracketed or len(parts) > 1)) or (
        strangers == 1 and len(parts) > 1 and ((bracketed and line[-1] in ")）") or (housed and len(parts) == 2))
    )
