"""Datelines of scripts without spaces: 新华社北京4月24日电, 【ソウル＝小池和樹】, (서울=연합뉴스) 홍길동 기자 =."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.agencies import find_agency
from pipelines.dateline_evidence import Evidence, Reading
from pipelines.dateline_words import signs
from pipelines.gazetteer import Hints, find_regions, people_of

_HAN = "\u3400-\u9fff々〇"
_KANA = "\u3040-\u30ff"
_DATE = (
    r"(?:(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
    r"|(?:(?:주체\d{2,3}\(\d{4}\)년|\d{4}년)\s?)?(?:\d{1,2}월\s?)?\d{1,2}일"
)
_FILED = r"(?:综合|綜合|科技|外電|外电)*(?:电讯|電訊|专电|專電|电|電|讯|訊|消息|快讯|快訊|报道|報道|報導|发布|综述|外電報導|發)"
_REPORTER = r"(?:记者|記者|特派员|特派員|通讯员|通訊員|实习生|特约记者|特約記者|實習記者|实习记者|见习记者|参与记者)"
_CJK = re.compile(rf"[{_HAN}{_KANA}가-힣]")
_FIRST = re.compile(rf"[\"“【〔〖\[［（(「『<＜]?[{_HAN}{_KANA}가-힣]|[【〔〖\[［（]|\([A-Z가-힣]")
_FILED_LINE = re.compile(
    rf"(?P<agency>[{_HAN}A-Za-z][{_HAN}A-Za-z0-9·．.-]{{1,13}}?)[\s，,]{{0,2}}(?P<place>[^\s\d，。,：:（(]{{0,16}}?)\s{{0,2}}"
    rf"(?P<date>{_DATE})\s?(?P<filed>{_FILED})"
)
_FILED_UNDATED = re.compile(rf"(?P<agency>[{_HAN}A-Za-z·.]{{2,14}}?)(?P<filed>{_FILED})(?P<mark>[：:]|(?=[\s（(]))")
_REPORTERS_AFTER = re.compile(rf"\s{{0,3}}[（(](?=[^（）()]{{0,40}}{_REPORTER})([^（）()]{{2,60}})[）)]")
_BOX = re.compile(r"[【〔〖\[［（(「](?P<inside>[^【】〔〕〖〗\[\]［］（）()「」]{2,60})[】〕〗\]］）)」]")
_BOX_MARK = re.compile(r"\s{0,2}[-–—―－:：＿_]{1,2}")
_BOX_WHO = re.compile(
    rf"[\s|，,·]{{0,2}}(?:驻[{_HAN}]{{1,8}}?)?(?:特约|特派)?{_REPORTER}[\s:：]?(?P<who>[{_HAN}·、，,\s]{{2,30}})$"
)
_BOX_FILED = re.compile(
    r"(?:综合|綜合|科技|军事|軍事|财经|財經|国际|國際|快讯|独家|獨家|特约)*"
    r"(?:报道|報道|報導|消息|讯|訊|电|電|特稿|综述|专稿|專訊|快讯)?$"
)
_TAIWAN_DESK = re.compile(
    rf"(?:{_REPORTER})(?P<who>[{_HAN}、·\s]{{2,24}})[／/](?P<place>[{_HAN}]{{2,8}})(?:综合|綜合)?(?:报道|報導|報道)"
)
_KOREAN_NAMES = r"[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}|\s[가-힣]{2,4}){0,4}"
_KOREAN_TITLE = r"(?:기자|특파원|통신원|객원기자|인턴기자|선임기자|전문기자|논설위원|PD|앵커)"
_KOREAN_SIGNED = re.compile(
    rf"\s{{0,3}}(?P<who>{_KOREAN_NAMES}\s{_KOREAN_TITLE}(?:\s{_KOREAN_NAMES}\s{_KOREAN_TITLE}){{0,2}})\s{{0,2}}[=＝]"
)
_KOREAN_DESK = re.compile(
    rf"(?P<agency>[가-힣A-Za-z0-9]{{2,12}})(?:\s?[=|/]\s?|\s)(?P<who>{_KOREAN_NAMES}\s{_KOREAN_TITLE})"
)
_KOREAN_PLACES = re.compile(r"[가-힣]{2,8}(?:\s?[·,/]\s?[가-힣]{2,8}){0,4}")
_SEPARATORS = "=＝・:： 　|｜／/"


def read_cjk(text: str, evidence: Evidence) -> Reading | None:
    """The dateline that opens a Chinese, Japanese or Korean `text`, or None."""
    if not _FIRST.match(text):
        return None
    return _read_filed(text, evidence) or _read_box(text, evidence) or _read_place_before_box(text, evidence)


def _read_filed(text: str, evidence: Evidence) -> Reading | None:
    """新华社北京4月24日电（记者……）, 中国网5月13日讯, 央视网消息："""
    start = 1 if text[0] == "据" else 0
    found = _FILED_LINE.match(text, start)
    if found and (cut := _cut_agency(found["agency"] + found["place"], evidence.own_agencies)):
        agency, place = cut
        if not _goes_on(text, found.end()) and _may_be_place(place):
            end, reporters = _with_reporters(text, found.end())
            return Reading(end, _split_places(place), found["date"], agency, reporters)
    found = _FILED_UNDATED.match(text, start)
    if found and not found["agency"].startswith("本") and signs(found["agency"], evidence.own_agencies):
        end, reporters = _with_reporters(text, found.end())
        return Reading(end, agency=found["agency"], reporters=reporters)
    return None


def _goes_on(text: str, end: int) -> bool:
    """Whether the words after the filing run on as a sentence: 新华社9日消息，"""
    return text[end : end + 1] in ("，", ",", "称", "稱", "说", "說", "指", "的")


def _cut_agency(opening: str, own: Sequence[str]) -> tuple[str, str] | None:
    """An agency and the place that follows it without a space; the longest agency wins."""
    for length in range(min(len(opening), 14), 1, -1):
        name = opening[:length]
        if name in ("本报", "本報", "本社", "本网", "本網", "本台") or signs(name, own):
            client = "客户端" if opening.startswith("客户端", length) else ""
            return name + client, opening[length + len(client) :].strip("·-—－ ，,")
    return None


def _may_be_place(place: str) -> bool:
    return not re.search(rf"{_REPORTER}|[。！？、]{{2}}", place) and len(place) <= 16


def _with_reporters(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    found = _REPORTERS_AFTER.match(text, end)
    return (found.end(), _names(found[1])) if found else (end, ())


def _names(printed: str) -> tuple[str, ...]:
    parts = re.split(rf"[、，,；;：:\s和]|{_REPORTER}|{_KOREAN_TITLE}|[·](?=[가-힣])", printed)
    return tuple(part for part in parts if 2 <= len(part) <= 12)


def _read_box(text: str, evidence: Evidence) -> Reading | None:
    """What stands in the brackets that open a text, whatever their kind."""
    box = _BOX.match(text)
    if not box or (text[0] in "([" and not _CJK.search(box["inside"])):
        return None
    inside, end = box["inside"].strip(), box.end()
    if mark := _BOX_MARK.match(text, end):
        end = mark.end()
    found = _read_korean_box(text, inside, box.end(), evidence) or _read_desk(inside, end, evidence)
    return found or _read_foreign_desk(inside, end, evidence)


def _read_desk(inside: str, end: int, evidence: Evidence) -> Reading | None:
    """中央社記者沈佩瑤台北23日電, 环球网报道, 記者陳文嬋／高雄報導."""
    if desk := _TAIWAN_DESK.fullmatch(inside):
        known = people_of(desk["place"], evidence.hints) >= 0
        return Reading(end, (desk["place"],), reporters=_names(desk["who"])) if known else None
    filed = re.fullmatch(rf"(?P<who>\D{{2,40}}?)(?P<date>{_DATE})\s?(?:{_FILED})?", inside)
    if filed and (cut := _cut_agency(filed["who"], evidence.own_agencies)):
        place, reporters = _cut_reporters(cut[1], evidence.hints)
        return Reading(end, _split_places(place), filed["date"], cut[0], reporters)
    who = _BOX_WHO.search(inside)
    source = _BOX_FILED.sub("", (inside[: who.start()] if who else inside).strip())
    if signs(source, evidence.own_agencies):
        return Reading(end, agency=source, reporters=_names(who["who"]) if who else ())
    return None


def _cut_reporters(names_and_place: str, hints: Hints) -> tuple[str, tuple[str, ...]]:
    """記者沈佩瑤台北 -> 台北, (沈佩瑤): the longest known place that closes it."""
    if not (found := re.match(_REPORTER, names_and_place)):
        return names_and_place, ()
    both = names_and_place[found.end() :].strip()
    for start in range(max(2, len(both) - 8), len(both) - 1):
        if people_of(both[start:], hints) >= 0:
            return both[start:], _names(both[:start])
    cut = 3 if len(both) > 4 else 2
    return both[cut:], _names(both[:cut])


def _read_foreign_desk(inside: str, end: int, evidence: Evidence) -> Reading | None:
    """ソウル＝小池和樹, ワシントン時事, 東京 12日 ロイター, 12月1日 AFP."""
    pairs = [part.partition("＝") for part in inside.split("、")]
    if len(pairs) > 1 and all(name and people_of(place, evidence.hints) >= 0 for place, _, name in pairs):
        return Reading(end, tuple(place for place, _, _ in pairs), reporters=tuple(name for _, _, name in pairs))
    dated = re.search(rf"(?P<date>{_DATE})\s?発?", inside)
    date = dated["date"] if dated else None
    plain = inside if dated is None else inside[: dated.start()] + "　" + inside[dated.end() :]
    agency, plain = _take_agency_at_end(plain.strip(_SEPARATORS), evidence.own_agencies)
    if not plain:
        return Reading(end, (), date, agency) if agency else None
    place, rest = _take_place_at_start(plain, evidence.hints)
    if place is None and agency is None and date is None:
        return None
    if place is None:
        front = _cut_agency(plain.replace("　", ""), evidence.own_agencies) if date else None
        return Reading(end, _split_places(front[1]), date, front[0]) if front and _may_be_place(front[1]) else None
    if agency is None and not rest:
        return None
    return Reading(end, _split_places(place), date, agency, (rest,) if rest else ())


def _take_agency_at_end(text: str, own: Sequence[str]) -> tuple[str | None, str]:
    for start in range(len(text) - 1):
        if (start == 0 or text[start - 1] not in "=＝" or text[start:].strip()) and signs(
            text[start:].strip(_SEPARATORS), own
        ):
            return text[start:].strip(_SEPARATORS), text[:start].strip(_SEPARATORS)
    return None, text


def _take_place_at_start(text: str, hints: Hints) -> tuple[str | None, str]:
    """The place that opens a desk line, and what follows it; several places are joined by 、 or ／."""
    head, _, tail = _partition(text)
    if all(people_of(part, hints) >= 0 for part in _split_places(head)):
        return head, tail
    for length in range(min(len(text), 12), 1, -1):
        if people_of(text[:length], hints) >= 0:
            return text[:length], text[length:].strip(_SEPARATORS)
    return None, text


def _partition(text: str) -> tuple[str, str, str]:
    found = re.search(r"[=＝・\s]", text)
    return (text[: found.start()], found[0], text[found.end() :].strip(_SEPARATORS)) if found else (text, "", "")


def _split_places(printed: str) -> tuple[str, ...]:
    whole = printed.strip()
    if not whole:
        return ()
    return tuple(part.strip() for part in re.split(r"[/／、·・]", whole) if part.strip())


def _read_korean_box(text: str, inside: str, end: int, evidence: Evidence) -> Reading | None:
    """서울=연합뉴스, with the names and the mark that follow; 아시아경제 홍길동 기자; 평양 12월 10일발 조선중앙통신."""
    if not re.search("[가-힣]", inside):
        return None
    if desk := _KOREAN_DESK.fullmatch(inside):
        return Reading(end, agency=desk["agency"], reporters=_names(desk["who"]))
    places, mark, agency = (
        (part.strip() for part in re.split("([=＝])", inside, maxsplit=1))
        if re.search("[=＝]", inside)
        else (inside, "", "")
    )
    if mark and _KOREAN_PLACES.fullmatch(places) and re.fullmatch(r"[가-힣A-Za-z0-9/=\s]{2,20}", agency):
        return _with_korean_names(text, Reading(end, _split_places(places.replace(",", "·")), None, agency))
    dated = re.search(rf"(?P<date>{_DATE})(?:발)?", inside)
    words = inside.replace(dated[0], " ").split() if dated else inside.split()
    signed = [word for word in words if find_agency(word)]
    if signed and len(words) <= 3:
        return _with_korean_names(
            text, Reading(end, tuple(w for w in words if w not in signed), dated["date"] if dated else None, signed[0])
        )
    return None


def _with_korean_names(text: str, found: Reading) -> Reading:
    signed = _KOREAN_SIGNED.match(text, found.end)
    return found._replace(end=signed.end(), reporters=_names(signed["who"])) if signed else found


def _read_place_before_box(text: str, evidence: Evidence) -> Reading | None:
    """ワシントン（ＣＮＮ）, ロサンゼルス（AP）＿."""
    found = re.match(rf"(?P<place>[{_HAN}{_KANA}、・ー]{{2,14}})[（(](?P<agency>[^（）()]{{2,24}})[）)]", text)
    if not found or not signs(found["agency"], evidence.own_agencies):
        return None
    if not all(people_of(place, evidence.hints) >= 0 or find_regions(place) for place in _split_places(found["place"])):
        return None
    mark = _BOX_MARK.match(text, found.end())
    return Reading(mark.end() if mark else found.end(), _split_places(found["place"]), None, found["agency"])
