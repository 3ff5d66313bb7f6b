"""Who signs a Chinese dateline: the newsroom, its reporters, and the place that follows either without a space."""

from __future__ import annotations

import re

from pipelines.language.eastern_names import TITLES
from pipelines.language.late import late_pattern
from pipelines.parts.dateline.box import HAN, split_places
from pipelines.parts.dateline.evidence import Evidence
from pipelines.parts.dateline.words import is_agency
from pipelines.world.gazetteer import Hints, is_place

FILED = (
    r"(?:综合|綜合|外電|外电|体育|體育|新媒体|新媒體|世界杯|奥运)*"
    r"(?:电讯|電訊|专电|專電|专特稿|微特稿|专稿|特稿|电|電|讯|訊|消息|快讯|快訊|报道|報道|報導|综述|發)"
)
"""Words for filed copy: 电, 讯, 综合报道."""
REPORTER = rf"(?:特约|特約|实习|實習|见习|参与|本报)?(?:{TITLES}|实习生)"
REPORTERS = late_pattern(rf"\s{{0,3}}[（(](?=[^（）()]{{0,40}}{REPORTER})([^（）()]{{2,60}})[）)](?:\s?[：:])?")
"""Reporters in brackets after that: （记者王小明）."""
TOLD = late_pattern(
    rf"\s{{0,3}}(?P<who>[{HAN}·、，,\s]{{0,24}}?{REPORTER}\s?[{HAN}·、，,\s]{{2,24}}?)(?:摄影|攝影)?(?:报道|報道|報導)(?:\s?[：:]|(?=\s))"
)
"""Reporters in a clause of their own, before its colon or a space: 解放军报讯 王小明、记者李大同报道："""
_EDITION = late_pattern(r"(?:網站|网站|(?<=..)(?:新闻|新聞|频道|頻道))$")
_DESK = late_pattern("客户端|科技|财经|財經|体育|體育|娱乐|娛樂|军事|国际|汽车|房产|健康|教育|《[^《》]{2,16}》")
NEWSROOM = late_pattern(
    rf"[{HAN}A-Za-z.]{{2,8}}(?:[日早晚晨周时時市年商导快]报|[日早晚晨週時市年商導快]報|报社|報社|網|网|通讯社|通訊社|电视台|電視台|广播|新闻|新聞|在线|客户端)"
)
"""The name of a newsroom that we do not know."""
_NEWSROOM_AND_PLACE = late_pattern(
    rf"([{HAN}]{{2,8}}?(?:[报報网網社台]|在线|在線|新闻|新聞)(?:[-－][{HAN}]{{2,6}})?)([{HAN}]{{2,8}})"
)
_CHANNEL = late_pattern(rf"[{HAN}]{{2,8}}[报報网網社台新闻][-－—·][{HAN}]{{2,10}}(?:客户端|新闻|频道|頻道|网|報|报)")
"""A newsroom and the channel of its own for which it files: 海港网-新海港客户端."""
_HOUSE_AND_TITLE = late_pattern(
    rf"(?:^[{HAN}]{{2,8}}?|[{HAN}·・-]{{1,16}}?(?:[报報网網社台]|客户端|在线)\s?){REPORTER}"
)
"""A newsroom's name before its reporter's title."""
OWN_PAPER = ("本报", "本報", "本社", "本网", "本網", "本台")
"""What a newsroom calls itself."""
_DONE = frozenset(
    {"整合", "整理", "编译", "編譯", "综合", "綜合", "报道", "報道", "報導", "采写", "採寫", "摄影", "攝影"}
)
"""What reporters in brackets did, after their names."""
_LAST_NAME = late_pattern(rf"[、·\s]|{REPORTER}")
_TOLD_BY = late_pattern(r"(?<=..)(?:综合|綜合)?(?:报道|報道|報導)$")


def cut_agency(opening: str, evidence: Evidence) -> tuple[str, str] | None:
    """An agency, and the place that follows it without a space; the longest agency wins."""
    if _CHANNEL.fullmatch(opening):
        return opening, ""
    for length in range(min(len(opening), 14), 1, -1):
        name = opening[:length]
        if name[-1].isalnum() and (name in OWN_PAPER or is_agency(name, evidence.houses)):
            desk = _DESK.match(opening, length)
            on_web = name[-1] in "报報社台" and re.match("[网網](?!站)", opening[length:]) is not None
            cut = desk.end() if desk else length + on_web
            return opening[:cut], _EDITION.sub("", opening[cut:].strip("·-—－／/╱ ，,"))
    if NEWSROOM.fullmatch(opening):
        return opening, ""
    placed = _NEWSROOM_AND_PLACE.fullmatch(opening)
    return (placed[1], placed[2]) if placed and is_place(placed[2], evidence.hints) else None


def reporters_and_place(named: re.Match[str], hints: Hints) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Reporters, and the place from which they report: （記者 王小明 北京報道）."""
    said = _TOLD_BY.search(named[1].rstrip())
    both = named[1][: said.start()] if said else named[1]
    reports = said is not None or named.re.pattern == TOLD.pattern
    if reports and (cut := place_at_end(both, hints)):
        return reporters_in(cut[0]), split_places(cut[1])
    return reporters_in(named[1]), ()


def reporters_in(printed: str) -> tuple[str, ...]:
    """The names among the words for the reporters, without their newsroom, their title and what they did."""
    parts = re.split(rf"[、，,；;：:\s/／]|{REPORTER}", _HOUSE_AND_TITLE.sub(" ", printed))
    names = (_TOLD_BY.sub("", part) for part in parts if part not in _DONE)
    return tuple(name for name in names if 2 <= len(name) <= 12)


def cut_reporters(names_and_place: str, hints: Hints) -> tuple[str, tuple[str, ...]]:
    """記者沈佩瑤台北 -> 台北, (沈佩瑤): the longest known place that closes it."""
    if not (found := re.match(REPORTER, names_and_place)):
        return names_and_place, ()
    both = names_and_place[found.end() :].strip()
    at_end = place_at_end(both, hints)
    return (at_end[1], reporters_in(at_end[0])) if at_end else (names_and_place, ())


def place_at_end(both: str, hints: Hints) -> tuple[str, str] | None:
    """Names and the known places that close them, joined by a mark: 王小明台北、新北 -> (王小明, 台北、新北)."""
    for start in range(max(2, len(both) - 8), len(both) - 1):
        named = both[start].isalpha() and len(_LAST_NAME.split(both[:start].rstrip("、· "))[-1]) > 1
        if not named or not is_place(both[start:], hints):
            continue
        more = place_at_end(both[: start - 1], hints) if both[start - 1] == "、" else None
        return (more[0], f"{more[1]}、{both[start:]}") if more else (both[:start].rstrip(), both[start:])
    return None
