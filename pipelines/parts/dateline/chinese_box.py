"""Chinese datelines in brackets, and those of Taiwanese desks: （中央社記者沈佩瑤台北23日電）, 【环球网报道】, 記者王小明／台北報導."""

from __future__ import annotations

import re

from pipelines.language.late import late_pattern
from pipelines.parts.dateline.box import DATE, HAN, Box, open_box, split_places
from pipelines.parts.dateline.chinese_names import (
    FILED,
    NEWSROOM,
    OWN_PAPER,
    REPORTER,
    REPORTERS,
    TOLD,
    cut_agency,
    cut_reporters,
    place_at_end,
    reporters_and_place,
    reporters_in,
)
from pipelines.parts.dateline.evidence import Evidence, Reading
from pipelines.parts.dateline.words import signs
from pipelines.world.gazetteer import is_place

_WIRE = "(?:路透|法新|美联|美聯|彭博|共同|中新|新华|新華|塔斯)"
"""An agency's short name before 电: （华盛顿12日法新电）."""
_BOX_LINE = late_pattern(rf"(?P<who>\D{{2,40}}?)(?P<date>{DATE})\s?(?:(?P<wire>{_WIRE})(?=[电電])|)(?:{FILED})?")
_BOX_DATED = late_pattern(
    rf"(?P<who>[{HAN}]{{2,6}}?)(?:北京時間|北京时间)?(?P<date>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)[讯訊]"
)
"""A paper that dates its copy in full: 【大紀元2026年05月12日訊】."""
_BOX_WHO = late_pattern(
    rf"[\s|，,·]{{0,2}}(?:驻[{HAN}]{{1,8}}?)?(?:特派)?{REPORTER}[\s:：]?(?P<who>[{HAN}·、，,\s]{{2,30}})$"
)
_BOX_FILED = late_pattern(
    r"(?:综合|綜合|科技|军事|軍事|财经|財經|国际|國際|快讯|独家|獨家|特约){0,6}"
    r"(?:报道|報道|報導|消息|讯|訊|电|電|特稿|综述|专稿|專訊|快讯)?$"
)
_PAPER_AND_BOX = late_pattern(rf"(?P<house>[{HAN}]{{1,7}}(?:[报報网網社]|新聞|新闻|資訊|资讯))(?=【)")
_BOX_DESK = late_pattern(
    rf"【(?:[{HAN}]{{0,6}}記者)?(?P<who>[{HAN}、·\s]{{2,24}})[／/╱](?:(?:綜合|综合)|(?P<place>[{HAN}]{{2,8}}?)(?:綜合|综合)?)(?:报道|報導|報道)】"
)
_GLUED_DESK = late_pattern(rf"{REPORTER}(?P<both>[{HAN}、·\s]{{4,24}})(?:报道|報導|報道)")
"""Reporters and place without a mark: 【記者王小明台北報導】."""
_TOWN = late_pattern(rf"(?!本|今|昨)[{HAN}]{{2,5}}(?<![报報网網社台])")
"""A town that no gazetteer has, in a bracket with a day and 讯: （雪兰莪12日讯）."""
_TAIWAN_DESK = late_pattern(
    rf"(?:(?P<house>[{HAN}]{{2,8}})(?:\s?[／/╱]\s?|(?<=[報报社網网台聞])))?{REPORTER}(?P<who>[{HAN}、·\s]{{2,24}})"
    rf"[／/╱](?:(?:綜合|综合)(?:外電|外电)?|(?P<place>[{HAN}]{{2,8}}?)(?:综合|綜合)?)(?:报道|報導|報道)"
)
"""The desk of a Taiwanese paper: 記者王小明／台北報導, 聯合報／記者王小明／台北報導."""
_SENT = late_pattern(rf"(?P<who>[{HAN}／/、]{{2,14}}?)(?P<wire>{_WIRE})?(?:综合|綜合)?[电電讯訊]")
"""Place and agency in brackets without a day: （法新社东京电）, （东京路透电）, （新加坡综合讯）."""
_PAPER = late_pattern(rf"[{HAN}A-Za-z.]{{1,10}}(?:[报報網网社台]|新聞|新闻)")
_WRITTEN = late_pattern(
    rf"文\s?[／/╱|｜:：]\s?(?P<house>[{HAN}]{{1,9}}[报報网網社台])(?:{REPORTER}|\s)\s?(?P<who>[{HAN}·、\s]{{2,24}})"
)
"""Who wrote it, and for which house: 【文/观察者网 王小明】."""
_IN_CHINESE = late_pattern("(?<=..)(?:中文|华语|華語)[网網部]?$")
"""A foreign newsroom's pages in Chinese: 德国之声中文网."""


def read_box(text: str, evidence: Evidence) -> Reading | None:
    """A dateline in brackets of any kind: place, day and agency, a desk, or a newsroom and its reporters."""
    if not (box := open_box(text)):
        return None
    if desk := _TAIWAN_DESK.fullmatch(box.inside):
        return _of_desk(desk, box.end, evidence)
    if full := _BOX_DATED.fullmatch(box.inside):
        named = REPORTERS.match(text, box.end)
        names, told_at = reporters_and_place(named, evidence.hints) if named else ((), ())
        return Reading(named.end() if named else box.end, told_at, full["date"], full["who"], names)
    found = _read_reporters(box, evidence) or _read_filed(box, evidence) or _read_sent(box, evidence)
    return found or _read_newsroom(text, box, evidence)


def _of_desk(desk: re.Match[str], end: int, evidence: Evidence) -> Reading | None:
    """A desk's house and reporters, and their place, if it has one that is known."""
    places = (desk["place"],) if desk["place"] else ()
    known = evidence.has_places(places)
    return Reading(end, places, None, desk["house"], reporters_in(desk["who"])) if known else None


def _read_reporters(box: Box, evidence: Evidence) -> Reading | None:
    """Reporters run together with their place, or behind the house for which they wrote."""
    if (glued := _GLUED_DESK.fullmatch(box.inside)) and (cut := place_at_end(glued["both"], evidence.hints)):
        return Reading(box.end, split_places(cut[1]), None, None, reporters_in(cut[0]))
    written = _WRITTEN.fullmatch(box.inside)
    return Reading(box.end, (), None, written["house"], reporters_in(written["who"])) if written else None


def _read_filed(box: Box, evidence: Evidence) -> Reading | None:
    """A day, behind a known place, behind an agency, its reporters and their place, or behind a town that nobody knows."""
    filed = _BOX_LINE.fullmatch(box.inside)
    if filed is None:
        return None
    if (place := filed["who"].strip()) and _is_filed_place(filed, evidence):
        return Reading(box.end, split_places(place), filed["date"], filed["wire"])
    if cut := cut_agency(filed["who"], evidence):
        place, reporters = cut_reporters(cut[1], evidence.hints)
        return Reading(box.end, split_places(place), filed["date"], cut[0], reporters)
    unknown = filed[0][-1] in "讯訊电電" and _TOWN.fullmatch(filed["who"])
    return Reading(box.end, (filed["who"],), filed["date"]) if unknown else None


def read_desk(text: str, evidence: Evidence) -> Reading | None:
    """The desk of a Taiwanese paper without brackets, followed by a space."""
    desk = _TAIWAN_DESK.match(text)
    if desk is None or not desk["place"] or not text[desk.end() : desk.end() + 1].isspace():
        return None
    return _of_desk(desk, desk.end(), evidence)


def read_paper(text: str, evidence: Evidence) -> Reading | None:
    """A Taiwanese paper before the bracket with its reporters: 港報【王小明／台北報導】."""
    paper = _PAPER_AND_BOX.match(text)
    desk = _BOX_DESK.match(text, paper.end()) if paper else None
    if paper and desk and not (desk["place"] and not is_place(desk["place"], evidence.hints)):
        at = (desk["place"],) if desk["place"] else ()
        return Reading(desk.end(), at, None, paper["house"], reporters_in(desk["who"]))
    return None


def _read_sent(box: Box, evidence: Evidence) -> Reading | None:
    found = _SENT.fullmatch(box.inside)
    agency, place = (cut_agency(found["who"], evidence) or (None, found["who"])) if found else (None, "")
    places = split_places(place)
    known = bool(places) and evidence.has_places(places)
    return Reading(box.end, places, None, agency or found["wire"]) if found and known else None


def _read_newsroom(text: str, box: Box, evidence: Evidence) -> Reading | None:
    """A newsroom alone in brackets, or with its reporters: 【环球网报道】, 【大公報訊】記者王小明報道：."""
    who = _BOX_WHO.search(box.inside)
    source = _BOX_FILED.sub("", (box.inside[: who.start()] if who else box.inside).strip())
    sent = box.inside.endswith(("訊", "讯")) and source not in OWN_PAPER and _PAPER.fullmatch(source)
    unknown = sent or (who and NEWSROOM.fullmatch(source))
    own = _IN_CHINESE.sub("", source)
    if re.search(f"[{HAN}]", source) and (unknown or signs(own, evidence.houses)):
        named = REPORTERS.match(text, box.end) or TOLD.match(text, box.end)
        reporters = who or named
        names, places = reporters_and_place(reporters, evidence.hints) if reporters else ((), ())
        return Reading(named.end() if named else box.end, places, agency=source, reporters=names)
    return None


def _is_filed_place(filed: re.Match[str], evidence: Evidence) -> bool:
    """A place and a day with a word for "filed" and without an agency: （吉隆坡12日讯）."""
    return not filed[0].endswith("日") and evidence.has_places(split_places(filed["who"]))
