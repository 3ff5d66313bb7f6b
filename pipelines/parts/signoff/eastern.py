"""The closing lines of Chinese, Japanese and Korean desks, recognised by their form: reporters, sources, editions."""

from __future__ import annotations

import re

from pipelines.language.eastern_names import TITLES, bare_names, eastern_names
from pipelines.language.late import late_pattern
from pipelines.language.letters import HAN, MAIL
from pipelines.language.phrases import primary_subtag
from pipelines.world.agencies import find_agency

MAX_LINE = 80
MAX_NAME = 4
MAX_BY = 12
_HAN = f"{HAN}々"
_EASTERN = late_pattern("[\u3040-\u9fff\uac00-\ud7a3]")
_PHOTO = ("摄", "攝", "供图", "图", "發", "发")
_REPORTERS = late_pattern(
    rf"[（(【\[□■◎●\s]{{0,4}}(?:文|图)?[/／]?[^（(。，,:：\s]{{0,12}}?\s?(?:见习|实习|特约|全媒体|特派)?(?:{TITLES})"
    r"[ :：/／丨]{0,2}(?:[^\W\d_a-zA-Z]|[·• 　、，,\-–a-zA-Z]){2,60}[）)】\]]?\d{0,7}$"
)
_TITLE = late_pattern(TITLES)
_FILED = late_pattern(r"[（(【〔][^（）()。，]{2,30}[/／╱][^（）()。，]{2,8}(?:报道|報道|报导|報導)[）)】〕]")
"""Who filed, and from where: （王小明／台北報導）."""
_TEXT_AND_PICTURES = late_pattern(
    r"[（(【]?(?:文[/／、]?图|图[/／、]?文|文字|供稿|供图|撰稿|撰文|采写|整理|编译)[\s/／:：|]{1,3}[^。！？，；“”]{2,50}[）)】]?$"
)
"""Who wrote and took pictures: "(文/图 王小明 李大同)"."""
_ROLE = "(?:责任编辑|責任編輯|责编|責編|编辑|編輯|监制|監製|校对|校對|审核|主编|来源|來源)"
_EDITOR = late_pattern(rf"{_ROLE}[\s/／丨]{{1,3}}([{_HAN}·]{{2,8}}(?:[\s、/／]{{1,2}}[{_HAN}·]{{2,4}}){{0,4}})$")
_EDITORS = late_pattern(rf"(?:{_ROLE}[\s/／丨:：]{{1,3}}[{_HAN}·]{{2,4}}(?:\s{{1,3}}|$)){{2,5}}")
"""Several people, each after a role: 编辑 王小明 校对 李大同."""
_ROLED = late_pattern(
    rf"[{_HAN}]{{0,4}}?(?:编辑|編輯|校对|校對|审核|审校|编审|设计|設計|统筹|統籌|监制|監製|主编|策划|策劃|拍摄|剪辑|制图|製圖|视觉|运营)\s?[:：]\s?"
    rf"[{_HAN}·]{{2,4}}(?:[\s、,，]{{1,2}}[{_HAN}·]{{2,4}}){{0,4}}"
)
"""What one member of a newsroom did, whatever it is called: 图片编辑：王小明."""
_TAGGED = late_pattern(
    rf"【(?:[{_HAN}]{{0,4}}(?:记者|記者|通讯员|实习生|作者|统筹|编辑|校对|摄影|拍摄|剪辑|设计|策划|文字|图片|视频|海报))】\s?[{_HAN}·]{{2,4}}(?:[\s、]{{1,2}}[{_HAN}·]{{2,4}}){{0,6}}"
    r"|【(?:来源|來源)】\s?[^。！？]{2,40}"
)
"""What somebody did, in thick brackets, and his name: 【记者】王小明."""
_TAGS = late_pattern(
    r"^(?:(?:标签|標籤|关键词|关键字|发布日期|发布时间)[:：].{0,60}?|【纠错】\s?)(?=责任编辑|責任編輯|责编|编辑[:：])"
)
_FROM = late_pattern(r"[（(【]?(?:据|據|综合|綜合|转自|轉自)自?[:：丨\s]{0,2}([^（）()。！？]{2,60}?)[）)】]?$")
"""Whose copy it is: （据新华社北京5月12日电）, 综合新华社、人民日报报道."""
_SAID = late_pattern(
    r"(?:客户端)?(?:[^、，,]{0,8}\d{1,2}月\d{1,2}日)?(?:综合)?(?:电讯|電訊|电|電|讯|訊|消息|报道|報道|報導|等报道)?$"
)
_OF_HOUSE = late_pattern(rf"[（(]([{_HAN}A-Za-z]{{2,10}})[\s/／]([{_HAN}·、\s]{{2,20}})[）)]")
_TAKEN = late_pattern(
    r"[（(]?(?:本文(?:来自|來自|转自|轉自|首发于|原载于?|刊[于於]|由|[获獲經经]授[权權])|原文出[处處][:：])[^（）()。]{2,60}[）)]?$"
)
"""Where an article comes from, or an invitation to its newsroom."""
_HELPED = late_pattern(
    r"[（(]?[^（）()。，]{2,40}(?:对[本此][文报稿][道件]?[亦也均]?有(?:所)?贡献|[参參][与與加](?:了?[本此]文)?(?:采写|採寫|采访|採訪|撰写|報導|报道))[）)]?$"
)
"""Who else worked on it: （实习生王小明对本文亦有贡献）, （王小明参与采写）."""
_SENT = late_pattern(rf"[（(][{_HAN}]{{4,12}}?\s?\d{{1,2}}月\s?\d{{1,2}}日\s?(?:专|專)?[电電讯訊][）)]$")
"""From where and when it was sent, behind the text: （本报北京5月12日电）."""
_AUTHOR = late_pattern(r"[（(](?:本文)?作者(?:单位[:：]|系|为|為|是)[^（）()]{2,80}[）)]$")
_BY = late_pattern(rf"[（(]?(?:文[/／|｜丨:：]\s?|编辑\s)([{_HAN}·]{{2,4}})[）)]?$")
"""A writer or an editor alone: 文/王小明, （编辑 王小明）."""
_APP = late_pattern(rf"[（(][据據]?([{_HAN}]{{2,10}}?)(?:客户端|微信公众号|微博)[）)]$")
"""A newsroom's own app or page: （人民日报客户端）."""
_PRINT = late_pattern(
    r"[（(]?《\s?[^》]{2,20}\s?》\s?[（(]?\s?\d{4}年\s?\d{1,2}月\s?\d{1,2}日.{0,16}版\s?[）)]?$"
    r"|[「『“\"]?[\u3040-\u9fff]{2,14}版[」』”\"]?\s?\d{4}年\d{1,2}月\d{1,2}日$"
    r"|\d{4}年\d{1,2}月\d{1,2}日\s?第?\s?[A-Z]?\d{1,2}\s?版$"
)
_WITH_SOURCE = late_pattern(r"\s(?:来源|來源)[:：]\s?[^\s。，]{2,16}$")
"""The paper after its reporter's name: 青年报记者 王小明 来源：青年报."""
_NAMED = late_pattern(rf"[（(【](?!周[一二三四五六日末边][）)】])[{_HAN}·、/\s]{{2,24}}[）)】]\d{{0,7}}$")
_KOREAN = late_pattern(
    r"[/\[(<〈【]?\s?(?:[가-힣·,=\s]{0,20}[\s=/])?[가-힣]{2,4}\s?(?:인턴)?(?:기자|특파원|논설위원|선임기자|객원기자)(?:\s?[,=·]?\s?\S{0,60})?\s?[\])>〉】]?$"
    rf"|[◎ⓒ]?\s?(?:[가-힣]{{2,8}}\s){{1,3}}{MAIL}$"
    r"|\[?[가-힣A-Z]{0,6}\s?(?:온라인|디지털)\s?뉴스\s?(?:부|팀|국|센터)\]?$"
)
_ON_THE_AIR = late_pattern(
    r"(?:[A-Z]{2,6}\s?(?:뉴스|NEWS)?|[A-Za-z가-힣]{2,8}\s?(?:뉴스|NEWS|방송|TV))\s?(?P<name>[가-힣]{2,4})(?<!기자)입니다\.?$"
    r"|지금까지 [^.]{2,30}에서 (?:[^.]{0,12}\s)?(?P<there>[가-힣]{2,3})(?:이었|였|입)(?:습)?니다\.?$"
)
"""How a Korean broadcaster's reporter signs off: "KBS 뉴스 홍길동입니다."."""
_TEAM = late_pattern(
    r"[(\[]?(?:(?:[가-힣]{0,2}(?:촬영|영상|편집|그래픽|구성|연출|취재|디자인|자료조사)(?:기자|감독)?\s?[:：=]\s?[가-힣]{2,4}(?:[·,\s]{1,2}[가-힣]{2,4}){0,3}(?:\([가-힣]{2,6}\))?[/|,\s]{0,3}){1,6}"
    r"|(?:영상취재|영상편집|촬영|그래픽)\s[가-힣]{2,4})[)\]]?"
)
"""Its team: "촬영기자:홍길동/영상편집:김철수"."""
_JAPANESE = late_pattern(r"（[^）。]{0,20}(?:記者|特派員|時事|共同|編集委員|論説委員|編集部)[^）。]{0,20}）$")
_JAPANESE_NAME = late_pattern(
    rf"（(?:[{_HAN}\u30a0-\u30ff]{{2,10}}[＝\u3000\s])?(?:[{_HAN}]{{3,5}}|[{_HAN}]{{1,3}}[\u3000\s][{_HAN}\u3040-\u309f]{{1,3}})）$"
    rf"|（[\u30a0-\u30ff]{{2,10}}・[{_HAN}]{{3,5}}）$"
)
_JAPANESE_DESK = late_pattern(
    r"[（(]?(?:(?:記事|日本語版?)?(?:翻訳|編集|校正)(?:・(?:翻訳|編集))?[・/／:：\u3000\s]|(?:取材|文|構成|聞き手|企画)(?:・(?:文|構成|写真|撮影))?[・/／:：＝])[^。？！]{2,40}[）)]?$"
    r"|(?:記事提供|提供元)[:：][^。]{2,30}$|【(?:翻訳|編集|翻訳編集)】[^。]{2,30}$|（(?:編集|翻訳)[A-Z]{2,3}）$"
)
_JAPANESE_POST = late_pattern(rf"^（(?:[{_HAN}\u30a0-\u30ff]{{1,8}}(?:部|支局長?|総局長?|委員|記者)[・\u3000\s])")
"""The post of a Japanese writer, before his name: （社会部・山田太郎）."""
_NO_NAME = late_pattern(
    "[略時数版用例部課局社紙面談中前後年月日円省庁県市区町村語訳注図表続完了上下人件位回度点歳号式的当間文編題代名性等費額料量率順別系型便線駅店館院校戦場国州]$|敬称|一部|写真|終わり|続き"
)
_RUN_ON = late_pattern(
    r"(?<=[.!?”\"’다]) ?((?:(?:[가-힣]{2,6}=)?[가-힣]{2,4}\s?(?:기자|특파원)|[A-Z]{2,6}\s?(?:뉴스|NEWS)?\s?[가-힣]{2,4}입니다\.)"
    rf"(?:\s{MAIL})?)$"
    r"|(?<=[。！？”])([（(](?:本报|新华社)?记者[^（）。]{2,60})$"
    r"|(?<=[。！？」）])\s?(1[01]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$"
)
"""A Korean reporter after the last sentence; a Chinese bracket that is never closed; a Taiwanese agency's date: 1010512."""


def is_eastern_signoff(line: str, language: str | None) -> bool:
    """Whether a closing line is a Chinese, Japanese or Korean desk's.

    >>> is_eastern_signoff("（据新华社北京5月12日电）", "zh"), is_eastern_signoff("（据新规定，今年起施行）", "zh")
    (True, False)
    """
    if not _EASTERN.search(line):
        return False
    base = primary_subtag(language)
    if _has_form(line, base):
        return True
    if _names_reporters(line, base):
        return not line.rstrip("）)】]").endswith(_PHOTO)
    if len(line) > MAX_LINE:
        return False
    return _has_short_form(line) or _is_japanese(line, base) or (base == "zh" and _is_named(line))


def _has_form(line: str, base: str) -> bool:
    """Whether a line of any length has a form that no sentence has."""
    if any(form.fullmatch(line) for form in (_EDITORS, _ROLED, _TAGGED)):
        return True
    if any(form.match(line) for form in (_PRINT, _AUTHOR, _SENT, _TAKEN, _HELPED)):
        return True
    if (app := _APP.match(line)) and find_agency(app[1]):
        return True
    by = _BY.match(line) if base != "ja" and len(line) <= MAX_BY else None
    signer = by[1] if by else line if _FILED.fullmatch(line) else ""
    return bool(signer and eastern_names(signer, "zh"))


def _names_reporters(line: str, base: str) -> bool:
    """Whether a line says who reported, wrote or took pictures."""
    if _TEXT_AND_PICTURES.match(line) or (len(line) < MAX_LINE and _KOREAN.match(line)):
        return True
    signed = _WITH_SOURCE.sub("", line)
    return base != "ja" and _REPORTERS.match(signed) is not None and _is_names(signed)


def _has_short_form(line: str) -> bool:
    """Whether a short line names an editor, a source, a newsroom's writer or a broadcaster's team."""
    if _ON_THE_AIR.match(line) or _TEAM.fullmatch(line):
        return True
    editor = _EDITOR.match(line)
    return bool(editor and eastern_names(editor[1], "zh")) or _is_from(line) or _is_of_house(line)


def _is_japanese(line: str, base: str) -> bool:
    """Whether a short line is a Japanese desk's: its writer or its source in brackets, or who translated or edited."""
    if base not in ("", "ja"):
        return False
    if line[0] in "（【" and (_JAPANESE.fullmatch(line) or (base and _is_japanese_name(line))):
        return True
    return base == "ja" and _JAPANESE_DESK.match(line) is not None


def _is_named(line: str) -> bool:
    """Whether a line is nothing but names in brackets."""
    names = line.strip("（）()【】0123456789") if _NAMED.match(line) else ""
    return bool(names and (eastern_names(names, "zh") or ("/" in names and bare_names(names))))


def without_subjects(line: str) -> str:
    """A closing line without the subjects, or the button, before its editor.

    >>> without_subjects("标签：渡轮 责任编辑：王小明")
    '责任编辑：王小明'
    >>> without_subjects("发布日期：2026-05-12 责任编辑：王小明")
    '责任编辑：王小明'
    """
    return _TAGS.sub("", line)


def announced_name(line: str) -> str | None:
    """Who signs a Korean report off on the air.

    >>> announced_name("KBS 뉴스 홍길동입니다.")
    '홍길동'
    """
    found = _ON_THE_AIR.match(line)
    return found["name"] or found["there"] if found else None


def eastern_start(text: str) -> int | None:
    """Where a reporter's signature starts that is attached to the last sentence of a paragraph; None if there is none."""
    found = _RUN_ON.search(text, max(0, len(text) - 120)) if _EASTERN.search(text, max(0, len(text) - 40)) else None
    return found.start(found.lastindex or 0) if found else None


def _is_names(line: str) -> bool:
    """Whether a reporter's title is followed only by names: words of a sentence are longer."""
    if line[0] in "（(【[":
        return True
    title = _TITLE.search(line)
    words = re.split("[、，,\\s/／:：丨]", line[title.end() :] if title else line)
    return all(len(word) <= MAX_NAME or "·" in word or word.isascii() for word in words)


def _is_from(line: str) -> bool:
    found = _FROM.match(line)
    if found is None or not (line[0] in "（(【" or line.startswith(("综合", "綜合", "转自", "轉自"))):
        return False
    first = re.split("[、，,]", found[1])[0]
    return bool(find_agency(first) or find_agency(_SAID.sub("", first)) or find_agency(_without_day(first)))


def _without_day(name: str) -> str:
    """An agency without the rest of its own dateline: 新华社北京5月12日电 -> 新华社."""
    return (
        next((name[:n] for n in range(min(len(name), 8), 1, -1) if find_agency(name[:n])), "")
        if _SAID.search(name)
        else ""
    )


def _is_of_house(line: str) -> bool:
    """A newsroom and its writer in brackets: （海外网 王小明）."""
    found = _OF_HOUSE.fullmatch(line)
    return bool(found and find_agency(found[1]) and eastern_names(found[2].strip(), "zh"))


def _is_japanese_name(line: str) -> bool:
    names = re.split("[、・]", _JAPANESE_POST.sub("（", line)[1:-1])
    fine = (_JAPANESE_NAME.fullmatch(f"（{name}）") and len(name) > 2 and not _NO_NAME.search(name) for name in names)
    return line[-1] in "）】" and all(fine)
