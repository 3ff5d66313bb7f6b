"""Chinese datelines: 新华社北京4月24日电（记者……）, （中央社記者沈佩瑤台北23日電）, 【环球网报道】."""

from __future__ import annotations

import re

from pipelines.dateline.box import DATE, HAN, Box, open_box, split_places
from pipelines.dateline.evidence import Evidence, Reading
from pipelines.dateline.words import is_agency, signs
from pipelines.eastern_names import eastern_names
from pipelines.gazetteer import Hints, is_place, is_town

_FILED = (
    r"(?:综合|綜合|外電|外电|体育|體育|新媒体|新媒體|世界杯|奥运)*"
    r"(?:电讯|電訊|专电|專電|专特稿|微特稿|专稿|特稿|电|電|讯|訊|消息|快讯|快訊|报道|報道|報導|综述|發)"
)
_REPORTER = r"(?:特约|特約|实习|實習|见习|参与|本报)?(?:记者|記者|特派员|特派員|通讯员|通訊員|实习生)"
_WHO = r"(?P<who>(?:[^\d\s“”，。,：:（）()【】]|\s(?=\S)|“[^”]{1,10}”){2,34}?)"
_FILED_LINE = re.compile(rf"{_WHO}\s?(?P<date>{DATE})\s?(?:{_FILED}|[-–—－]{{1,2}}(?=\s))")
_FILED_UNDATED = re.compile(
    rf"(?P<who>[{HAN}A-Za-z·./+-]{{2,20}}?)(?:{_FILED}(?:[：:]|(?=[\s（(]))|[讯訊](?=[\d《“「【，]))"
)
_REPORTERS = re.compile(rf"\s{{0,3}}[（(](?=[^（）()]{{0,40}}{_REPORTER})([^（）()]{{2,60}})[）)](?:\s?[：:])?")
_PROGRAMME = re.compile(r"[（(][^（）()]{2,14}[）)]\s?[：:]")
"""Where a broadcaster's report was on the air, before its colon: 央视网消息（新闻联播）："""
_TOLD = re.compile(
    rf"\s{{0,3}}(?P<who>[{HAN}·、，,\s]{{0,24}}?{_REPORTER}\s?[{HAN}·、，,\s]{{2,24}}?)(?:摄影|攝影)?(?:报道|報道|報導)\s?[：:]"
)
"""Reporters in a clause of their own, before its colon: 解放军报讯 王小明、记者李大同报道："""
_BARE_NAMES = re.compile(rf"\s{{0,3}}[（(]([{HAN}·、，,\s]{{2,40}})[）)]")
_DASHED = re.compile(rf"(?P<who>[{HAN}]{{2,14}})\s?(?:——|－－|--|—)")
_PLACE_AND_DASH = re.compile(
    rf"(?P<places>[{HAN}／/、]{{2,14}})(?:\s?[(（](?P<agency>[^()（）]{{2,12}})[)）])?\s[—–-]{{1,2}}(?=\s)"
)
"""A place as Western papers in Chinese set it: "华盛顿 — ", "华盛顿 (美联社) — "."""
_EDITION = re.compile(r"(?:網站|网站|(?<=..)(?:新闻|新聞|频道|頻道))$")
_WIRE = "(?:路透|法新|美联|美聯|彭博|共同|中新|新华|新華|塔斯)"
"""An agency's short name before 电: （华盛顿12日法新电）."""
_BOX_LINE = re.compile(rf"(?P<who>\D{{2,40}}?)(?P<date>{DATE})\s?(?:(?P<wire>{_WIRE})(?=[电電])|)(?:{_FILED})?")
_BOX_DATED = re.compile(
    rf"(?P<who>[{HAN}]{{2,6}}?)(?:北京時間|北京时间)?(?P<date>\d{{4}}年\d{{1,2}}月\d{{1,2}}日)[讯訊]"
)
"""A paper that dates its copy in full: 【大紀元2026年05月12日訊】."""
_BOX_WHO = re.compile(
    rf"[\s|，,·]{{0,2}}(?:驻[{HAN}]{{1,8}}?)?(?:特派)?{_REPORTER}[\s:：]?(?P<who>[{HAN}·、，,\s]{{2,30}})$"
)
_BOX_FILED = re.compile(
    r"(?:综合|綜合|科技|军事|軍事|财经|財經|国际|國際|快讯|独家|獨家|特约){0,6}"
    r"(?:报道|報道|報導|消息|讯|訊|电|電|特稿|综述|专稿|專訊|快讯)?$"
)
_PAPER_AND_BOX = re.compile(rf"(?P<house>[{HAN}]{{1,7}}(?:[报報网網社]|新聞|新闻|資訊|资讯))(?=【)")
_BOX_DESK = re.compile(
    rf"【(?:[{HAN}]{{0,6}}記者)?(?P<who>[{HAN}、·\s]{{2,24}})[／/╱](?:(?:綜合|综合)|(?P<place>[{HAN}]{{2,8}}?)(?:綜合|综合)?)(?:报道|報導|報道)】"
)
_GLUED_DESK = re.compile(rf"{_REPORTER}(?P<both>[{HAN}、·\s]{{4,24}})(?:报道|報導|報道)")
"""Reporters and place without a mark: 【記者王小明台北報導】."""
_SENTENCE = re.compile("[，。、：]")
_TOWN = re.compile(rf"(?!本|今|昨)[{HAN}]{{2,5}}(?<![报報网網社台])")
"""A town that no gazetteer has, in a bracket that dates and sends: （雪兰莪12日讯）."""
_TAIWAN_DESK = re.compile(
    rf"(?:(?P<house>[{HAN}]{{2,8}})(?:\s?[／/╱]\s?|(?<=[報报社網网台聞])))?{_REPORTER}(?P<who>[{HAN}、·\s]{{2,24}})"
    rf"[／/╱](?:(?:綜合|综合)(?:外電|外电)?|(?P<place>[{HAN}]{{2,8}}?)(?:综合|綜合)?)(?:报道|報導|報道)"
)
"""The desk of a Taiwanese paper: 記者王小明／台北報導, 聯合報／記者王小明／台北報導."""
_SENT = re.compile(rf"(?P<who>[{HAN}／/、]{{2,14}}?)(?P<wire>{_WIRE})?(?:综合|綜合)?[电電讯訊]")
"""Place and agency in brackets without a day: （法新社东京电）, （东京路透电）, （新加坡综合讯）."""
_DESK = re.compile("客户端|科技|财经|財經|体育|體育|娱乐|娛樂|军事|国际|汽车|房产|健康|教育|《[^《》]{2,16}》")
_NEWSROOM = re.compile(
    rf"[{HAN}A-Za-z.]{{2,8}}(?:[日早晚晨周时時市年商导快]报|[日早晚晨週時市年商導快]報|报社|報社|網|网|通讯社|通訊社|电视台|電視台|广播|新闻|新聞|在线|客户端)"
)
"""The name of a newsroom that nobody has told us of."""
_NEWSROOM_AND_PLACE = re.compile(
    rf"([{HAN}]{{2,8}}?(?:[报報网網社台]|在线|在線|新闻|新聞)(?:[-－][{HAN}]{{2,6}})?)([{HAN}]{{2,8}})"
)
_PAPER = re.compile(rf"[{HAN}A-Za-z.]{{1,10}}(?:[报報網网社台]|新聞|新闻)")
_ANY_HOUSE = re.compile(
    rf"(?!.{{0,3}}(?:获悉|獲悉|近日|今日|昨日|日前|最新|综合|綜合))(?:[{HAN}·]{{2,10}}|[{HAN}]{{2,8}}[/+][{HAN}]{{2,8}})"
)
"""Whoever sends copy that a reporter signs: 江北融媒讯（记者王小明）."""
_LATIN_HOUSE = re.compile(rf"[A-Z][A-Za-z]{{0,10}}[A-Z][A-Za-z]{{0,10}}[{HAN}]{{0,3}}")
"""A house with two capitals, which dates its news: "IT港 5 月 12 日消息，"."""
_PORTAL = re.compile(rf"[{HAN}]{{2,4}}(?:科技|财经|体育|娱乐|汽车|军事|教育|房产|数码|游戏)")
"""A portal's desk before 讯."""
_CHANNEL = re.compile(rf"[{HAN}]{{2,8}}[报報网網社台新闻][-－—·][{HAN}]{{2,10}}(?:客户端|新闻|频道|頻道|网|報|报)")
"""A newsroom and what of its own it files for: 海港网-新海港客户端."""
_HOUSE_AND_TITLE = re.compile(rf"(?:^[{HAN}]{{2,8}}?|[{HAN}·・-]{{1,16}}?(?:[报報网網社台]|客户端|在线)\s?){_REPORTER}")
"""A newsroom's name before its reporter's title."""
_IN_CHINESE = re.compile("(?<=..)(?:中文|华语|華語)[网網部]?$")
"""A foreign house's pages in Chinese: 德国之声中文网."""
_OWN_PAPER = ("本报", "本報", "本社", "本网", "本網", "本台")
_DONE = frozenset(
    {"整合", "整理", "编译", "編譯", "综合", "綜合", "报道", "報道", "報導", "采写", "採寫", "摄影", "攝影"}
)
"""What reporters in brackets are said to have done, after their names."""
_LAST_NAME = re.compile(rf"[、·\s]|{_REPORTER}")
_TOLD_BY = re.compile(r"(?<=..)(?:综合|綜合)?(?:报道|報道|報導)$")
_RUNS_ON = ("，", ",", "称", "稱", "说", "說", "指", "的")
_STOPS = ("", " ", "\u3000", "\xa0", "（", "(", "：", ":", "题", "題")


def read_chinese(text: str, evidence: Evidence) -> Reading | None:
    """The dateline that opens a Chinese `text`, or None."""
    forms = (_read_line, _read_box, _read_desk, _read_paper)
    return next((found for form in forms if (found := form(text, evidence))), None)


def _read_paper(text: str, evidence: Evidence) -> Reading | None:
    """A Taiwanese paper before the bracket with its reporters: 港報【王小明／台北報導】; or a Western one's place."""
    paper = _PAPER_AND_BOX.match(text)
    desk = _BOX_DESK.match(text, paper.end()) if paper else None
    if paper and desk and not (desk["place"] and not is_place(desk["place"], evidence.hints)):
        at = (desk["place"],) if desk["place"] else ()
        return Reading(desk.end(), at, None, paper["house"], _names(desk["who"]))
    found = _PLACE_AND_DASH.match(text)
    if found is None or not (found["agency"] is None or signs(found["agency"], evidence.own_agencies)):
        return None
    places = split_places(found["places"])
    known = all(is_town(place, evidence.hints) for place in places)
    return (
        Reading(found.end(), places, None, found["agency"]) if known and _SENTENCE.search(text, found.end()) else None
    )


def _read_desk(text: str, evidence: Evidence) -> Reading | None:
    """The desk of a Taiwanese paper without brackets, a blank before the text."""
    desk = _TAIWAN_DESK.match(text)
    if desk is None or not desk["place"] or not text[desk.end() : desk.end() + 1].isspace():
        return None
    known = is_place(desk["place"], evidence.hints)
    return Reading(desk.end(), (desk["place"],), None, desk["house"], _names(desk["who"])) if known else None


def _read_line(text: str, evidence: Evidence) -> Reading | None:
    start = 1 if text[0] == "据" else 0
    if (found := _FILED_LINE.match(text, start)) and (filed := _filed(text, found, found["date"], evidence)):
        return filed
    found = _FILED_UNDATED.match(text, start)
    if found and found["who"] not in _OWN_PAPER:
        return _filed(text, found, None, evidence)
    return _read_dashed(text, evidence)


def _read_dashed(text: str, evidence: Evidence) -> Reading | None:
    """A known agency and its place before a dash: 越通社河内——."""
    found = _DASHED.match(text)
    cut = _cut_agency(found["who"], evidence) if found else None
    if found is None or cut is None or not is_agency(cut[0], evidence.own_agencies):
        return None
    places = split_places(cut[1])
    known = all(is_place(place, evidence.hints) for place in places)
    return Reading(found.end(), places, None, cut[0]) if known else None


def _filed(text: str, found: re.Match[str], date: str | None, evidence: Evidence) -> Reading | None:
    named = _REPORTERS.match(text, found.end())
    wired = text[found.end() - 1] in "讯訊电電"
    cut = _cut_agency(found["who"], evidence)
    after = text[found.end() : found.end() + 1]
    latin = date is not None and _LATIN_HOUSE.fullmatch(found["who"]) is not None
    if cut is None and (latin or (wired and _may_be_house(found["who"], named, date, after, evidence.hints))):
        cut = found["who"], ""
    paused = (wired or latin) and after == "，" and text[0] != "据"
    if cut is None or (after in _RUNS_ON and not paused) or re.search(_REPORTER, cut[1]):
        return None
    places = split_places(cut[1])
    if not all(is_place(place, evidence.hints) for place in places) and (date is None or after not in _STOPS):
        if not (named and wired and _ANY_HOUSE.fullmatch(found["who"])):
            return None
        cut, places = (found["who"], ""), ()
    named = named or _TOLD.match(text, found.end())
    closed = named or (None if date else _PROGRAMME.match(text, found.end())) or found
    reporters, told_at = _told(named, evidence.hints) if named else (_bare_names(text, found.end()), ())
    paused = paused or (date is not None and text[closed.end() : closed.end() + 1] in ("：", ":", "/"))
    return Reading(closed.end() + paused, places or told_at, date, cut[0], reporters)


def _may_be_house(who: str, named: re.Match[str] | None, date: str | None, after: str, hints: Hints) -> bool:
    """Whether an unknown name before 讯 is a house's: its reporters are named, it dates its news, it is a portal's desk."""
    if named and _ANY_HOUSE.fullmatch(who):
        return True
    if date is None:
        return after.isspace() and _PORTAL.fullmatch(who) is not None
    dated = "月" in date and (after in _STOPS or after == "，")
    return dated and _ANY_HOUSE.fullmatch(who) is not None and not is_place(who, hints)


def _told(named: re.Match[str], hints: Hints) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Reporters, and the place that they are said to report from: （記者 王小明 北京報道）."""
    said = _TOLD_BY.search(named[1].rstrip())
    both = named[1][: said.start()] if said else named[1]
    told = said is not None or named.re is _TOLD
    if told and (cut := _place_at_end(both, hints)):
        return _names(cut[0]), split_places(cut[1])
    return _names(named[1]), ()


def _bare_names(text: str, start: int) -> tuple[str, ...]:
    """Reporters in a bracket that no title opens: 电（王小明 李大同）."""
    found = _BARE_NAMES.match(text, start)
    return tuple(eastern_names(found[1].strip(), "zh")) if found else ()


def _cut_agency(opening: str, evidence: Evidence) -> tuple[str, str] | None:
    """An agency, and the place that follows it without a space; the longest agency wins."""
    if _CHANNEL.fullmatch(opening):
        return opening, ""
    for length in range(min(len(opening), 14), 1, -1):
        name = opening[:length]
        if name[-1].isalnum() and (name in _OWN_PAPER or is_agency(name, evidence.own_agencies)):
            desk = _DESK.match(opening, length)
            on_web = name[-1] in "报報社台" and re.match("[网網](?!站)", opening[length:]) is not None
            cut = desk.end() if desk else length + on_web
            return opening[:cut], _EDITION.sub("", opening[cut:].strip("·-—－／/╱ ，,"))
    if _NEWSROOM.fullmatch(opening):
        return opening, ""
    placed = _NEWSROOM_AND_PLACE.fullmatch(opening)
    return (placed[1], placed[2]) if placed and is_place(placed[2], evidence.hints) else None


def _read_box(text: str, evidence: Evidence) -> Reading | None:
    if not (box := open_box(text)):
        return None
    if desk := _TAIWAN_DESK.fullmatch(box.inside):
        known = not desk["place"] or is_place(desk["place"], evidence.hints)
        places = (desk["place"],) if desk["place"] else ()
        return Reading(box.end, places, None, desk["house"], _names(desk["who"])) if known else None
    if (glued := _GLUED_DESK.fullmatch(box.inside)) and (cut := _place_at_end(glued["both"], evidence.hints)):
        return Reading(box.end, split_places(cut[1]), None, None, _names(cut[0]))
    if full := _BOX_DATED.fullmatch(box.inside):
        named = _REPORTERS.match(text, box.end)
        names = _names(named[1]) if named else ()
        return Reading(named.end() if named else box.end, (), full["date"], full["who"], names)
    filed = _BOX_LINE.fullmatch(box.inside)
    if filed and (place := filed["who"].strip()) and _is_filed_place(filed, evidence):
        return Reading(box.end, split_places(place), filed["date"], filed["wire"])
    if filed and (cut := _cut_agency(filed["who"], evidence)):
        place, reporters = _cut_reporters(cut[1], evidence.hints)
        return Reading(box.end, split_places(place), filed["date"], cut[0], reporters)
    if filed and filed[0][-1] in "讯訊电電" and _TOWN.fullmatch(filed["who"]):
        return Reading(box.end, (filed["who"],), filed["date"])
    return _read_sent(box, evidence) or _read_newsroom(text, box, evidence)


def _read_sent(box: Box, evidence: Evidence) -> Reading | None:
    found = _SENT.fullmatch(box.inside)
    agency, place = (_cut_agency(found["who"], evidence) or (None, found["who"])) if found else (None, "")
    places = split_places(place)
    known = all(is_place(one, evidence.hints) for one in places)
    return Reading(box.end, places, None, agency or found["wire"]) if found and places and known else None


def _read_newsroom(text: str, box: Box, evidence: Evidence) -> Reading | None:
    """A newsroom alone in brackets, or with its reporters: 【环球网报道】, 【大公報訊】記者王小明報道：."""
    who = _BOX_WHO.search(box.inside)
    source = _BOX_FILED.sub("", (box.inside[: who.start()] if who else box.inside).strip())
    sent = box.inside.endswith(("訊", "讯")) and source not in _OWN_PAPER and _PAPER.fullmatch(source)
    unknown = sent or (who and _NEWSROOM.fullmatch(source))
    own = _IN_CHINESE.sub("", source)
    if re.search(f"[{HAN}]", source) and (unknown or signs(own, evidence.own_agencies)):
        named = _REPORTERS.match(text, box.end) or _TOLD.match(text, box.end)
        told = who or named
        names, places = _told(told, evidence.hints) if told else ((), ())
        return Reading(named.end() if named else box.end, places, agency=source, reporters=names)
    return None


def _is_filed_place(filed: re.Match[str], evidence: Evidence) -> bool:
    """A place and a day that are said to be filed, without an agency: （吉隆坡12日讯）."""
    said = not filed[0].endswith("日")
    return said and all(is_place(place, evidence.hints) for place in split_places(filed["who"]))


def _cut_reporters(names_and_place: str, hints: Hints) -> tuple[str, tuple[str, ...]]:
    """記者沈佩瑤台北 -> 台北, (沈佩瑤): the longest known place that closes it, else what a name of three leaves."""
    if not (found := re.match(_REPORTER, names_and_place)):
        return names_and_place, ()
    both = names_and_place[found.end() :].strip()
    if at_end := _place_at_end(both, hints):
        return at_end[1], _names(at_end[0])
    cut = 3 if len(both) > 4 else 2
    return both[cut:], _names(both[:cut])


def _place_at_end(both: str, hints: Hints) -> tuple[str, str] | None:
    """Names and the known places that close them, joined by a mark: 王小明台北、新北 -> (王小明, 台北、新北)."""
    for start in range(max(2, len(both) - 8), len(both) - 1):
        named = both[start].isalpha() and len(_LAST_NAME.split(both[:start].rstrip("、· "))[-1]) > 1
        if not named or not is_place(both[start:], hints):
            continue
        more = _place_at_end(both[: start - 1], hints) if both[start - 1] == "、" else None
        return (more[0], f"{more[1]}、{both[start:]}") if more else (both[:start].rstrip(), both[start:])
    return None


def _names(printed: str) -> tuple[str, ...]:
    parts = re.split(rf"[、，,；;：:\s/／]|{_REPORTER}", _HOUSE_AND_TITLE.sub(" ", printed))
    names = (_TOLD_BY.sub("", part) for part in parts if part not in _DONE)
    return tuple(name for name in names if 2 <= len(name) <= 12)
