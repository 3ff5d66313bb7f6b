"""Chinese datelines: 新华社北京4月24日电（记者……）, 越通社河内——, 华盛顿 —; for those in brackets see `chinese_box`."""

from __future__ import annotations

import re

from pipelines.language.eastern_names import eastern_names
from pipelines.language.late import late_pattern
from pipelines.parts.dateline.box import DATE, HAN, split_places
from pipelines.parts.dateline.chinese_box import read_box, read_desk, read_paper
from pipelines.parts.dateline.chinese_names import (
    FILED,
    NEWSROOM,
    OWN_PAPER,
    REPORTER,
    REPORTERS,
    TOLD,
    cut_agency,
    reporters_and_place,
)
from pipelines.parts.dateline.evidence import Evidence, Reading
from pipelines.parts.dateline.words import is_agency, signs
from pipelines.world.gazetteer import Hints, is_place, is_town

_WHO = r"(?P<who>(?:[^\d\s“”，。,：:（）()【】]|\s(?=\S)|“[^”]{1,10}”){2,34}?)"
_FILED_LINE = late_pattern(rf"{_WHO}\s?(?P<date>{DATE})\s?(?:{FILED}|[-–—－]{{1,2}}(?=\s))")
_FILED_UNDATED = late_pattern(
    rf"(?P<who>[{HAN}A-Za-z·./+-]{{2,20}}?)(?:{FILED}(?:[：:]|(?=[\s（(]))|[讯訊](?=[\d《“「【，]))"
)
_PROGRAMME = late_pattern(r"[（(][^（）()]{2,14}[）)]\s?[：:]")
"""The programme in which a broadcaster's report was aired, before a colon: 央视网消息（新闻联播）："""
_BARE_NAMES = late_pattern(rf"\s{{0,3}}[（(]([{HAN}·、，,\s]{{2,40}})[）)]")
_DASHED = late_pattern(rf"(?P<who>[{HAN}]{{2,14}})\s?(?:——|－－|--|—)")
_PLACE_AND_DASH = late_pattern(
    rf"(?P<places>[{HAN}／/、]{{2,14}})(?:\s?[(（](?P<agency>[^()（）]{{2,12}})[)）])?\s[—–-]{{1,2}}(?=\s)"
)
"""A place as Western papers in Chinese print it: "华盛顿 — ", "华盛顿 (美联社) — "."""
_DAY_BEFORE_HOUSE = late_pattern(
    rf"(?P<places>[{HAN}／/、]{{2,14}}?)\s?(?P<date>{DATE})\s?(?:[发發](?P<sent>[{HAN}]{{2,10}}?)[电電]|[电電][（(](?P<told>[{HAN}]{{2,10}})[）)])"
)
"""Place and day before the agency: 平壤5月12日发朝中社电, 平壤5月12日电（朝中社）."""
_SENTENCE = late_pattern("[，。、：]")
_ANY_HOUSE = late_pattern(
    rf"(?!.{{0,3}}(?:获悉|獲悉|近日|今日|昨日|日前|最新|综合|綜合))(?:[{HAN}·]{{2,10}}|[{HAN}]{{2,8}}[/+][{HAN}]{{2,8}})"
)
"""Any newsroom whose copy a reporter signs: 江北融媒讯（记者王小明）."""
_LATIN_HOUSE = late_pattern(rf"[A-Z][A-Za-z]{{0,10}}[A-Z][A-Za-z]{{0,10}}[{HAN}]{{0,3}}")
"""A newsroom with two capitals that dates its news: "IT港 5 月 12 日消息，"."""
_PORTAL = late_pattern(rf"[{HAN}]{{2,4}}(?:科技|财经|体育|娱乐|汽车|军事|教育|房产|数码|游戏)")
"""A portal's desk before 讯."""
_RUNS_ON = ("，", ",", "称", "稱", "说", "說", "指", "的")
_STOPS = ("", " ", "\u3000", "\xa0", "（", "(", "：", ":", "题", "題")


def read_chinese(text: str, evidence: Evidence) -> Reading | None:
    """The dateline that opens a Chinese `text`, or None."""
    forms = (_read_line, _read_sent, read_box, read_desk, read_paper, _read_placed, _read_told)
    return next((found for form in forms if (found := form(text, evidence))), None)


def _read_line(text: str, evidence: Evidence) -> Reading | None:
    start = 1 if text[0] == "据" else 0
    if (found := _FILED_LINE.match(text, start)) and (filed := _filed(text, found, found["date"], evidence)):
        return filed
    found = _FILED_UNDATED.match(text, start)
    if found and found["who"] not in OWN_PAPER:
        return _filed(text, found, None, evidence)
    return _read_dashed(text, evidence)


def _read_dashed(text: str, evidence: Evidence) -> Reading | None:
    """A known agency and its place before a dash: 越通社河内——."""
    found = _DASHED.match(text)
    cut = cut_agency(found["who"], evidence) if found else None
    if found is None or cut is None or not is_agency(cut[0], evidence.houses):
        return None
    places = split_places(cut[1])
    return Reading(found.end(), places, None, cut[0]) if evidence.has_places(places) else None


def _read_sent(text: str, evidence: Evidence) -> Reading | None:
    """A place, the day, and the agency that filed from there."""
    found = _DAY_BEFORE_HOUSE.match(text)
    agency = (found["sent"] or found["told"]) if found else ""
    if found is None or not is_agency(agency, evidence.houses):
        return None
    places = split_places(found["places"])
    return Reading(found.end(), places, found["date"], agency) if evidence.has_places(places) else None


def _read_placed(text: str, evidence: Evidence) -> Reading | None:
    """A place before a dash, as Western papers print it."""
    found = _PLACE_AND_DASH.match(text)
    if found is None or not (found["agency"] is None or signs(found["agency"], evidence.houses)):
        return None
    places = split_places(found["places"])
    known = all(is_town(place, evidence.hints) for place in places)
    return (
        Reading(found.end(), places, None, found["agency"]) if known and _SENTENCE.search(text, found.end()) else None
    )


def _read_told(text: str, evidence: Evidence) -> Reading | None:
    """A newsroom's reporter and where he reports from, before a colon: 本报记者 王小明 北京报道：."""
    named = TOLD.match(text)
    house = _HOUSE_FIRST.match(named["who"]) if named else None
    if named is None or house is None or not _is_house(house[1], evidence):
        return None
    reporters, places = reporters_and_place(named, evidence.hints)
    return Reading(named.end(), places, None, house[1], reporters) if reporters and places else None


_HOUSE_FIRST = late_pattern(rf"\s?([{HAN}]{{2,10}}?)(?:记者|記者)")


def _is_house(name: str, evidence: Evidence) -> bool:
    """Whether a name before a reporter's title is a newsroom's, or what one calls itself."""
    return name in OWN_PAPER or NEWSROOM.fullmatch(name) is not None or is_agency(name, evidence.houses)


def _filed(text: str, found: re.Match[str], date: str | None, evidence: Evidence) -> Reading | None:
    named = REPORTERS.match(text, found.end())
    wired = text[found.end() - 1] in "讯訊电電"
    cut = cut_agency(found["who"], evidence)
    after = text[found.end() : found.end() + 1]
    latin = date is not None and _LATIN_HOUSE.fullmatch(found["who"]) is not None
    if cut is None and (latin or (wired and _may_be_house(found["who"], named, date, after, evidence.hints))):
        cut = found["who"], ""
    paused = (wired or latin) and after == "，" and text[0] != "据"
    if cut is None or (after in _RUNS_ON and not paused) or re.search(REPORTER, cut[1]):
        return None
    places = split_places(cut[1])
    if not evidence.has_places(places) and (date is None or after not in _STOPS):
        return None
    named = named or TOLD.match(text, found.end())
    closed = named or (None if date else _PROGRAMME.match(text, found.end())) or found
    reporters, told_at = reporters_and_place(named, evidence.hints) if named else (_bare_names(text, found.end()), ())
    paused = paused or (date is not None and text[closed.end() : closed.end() + 1] in ("：", ":", "/"))
    return Reading(closed.end() + paused, places or told_at, date, cut[0], reporters)


def _may_be_house(who: str, named: re.Match[str] | None, date: str | None, after: str, hints: Hints) -> bool:
    """Whether an unknown name before 讯 is a newsroom's: its reporters are named, it dates its news, or it is a
    portal's desk."""
    if named and _ANY_HOUSE.fullmatch(who):
        return True
    if date is None:
        return after.isspace() and _PORTAL.fullmatch(who) is not None
    dated = "月" in date and (after in _STOPS or after == "，")
    return dated and _ANY_HOUSE.fullmatch(who) is not None and not is_place(who, hints)


def _bare_names(text: str, start: int) -> tuple[str, ...]:
    """Reporters in a bracket without a title: 电（王小明 李大同）."""
    found = _BARE_NAMES.match(text, start)
    return tuple(eastern_names(found[1].strip(), "zh")) if found else ()
