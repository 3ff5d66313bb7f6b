"""Chinese, Japanese and Korean names of reporters, taken from a byline or a correspondents' bracket."""

from __future__ import annotations

import re

from pipelines.data import read_table
from pipelines.language.late import late_pattern
from pipelines.language.letters import HAN
from pipelines.language.phrases import primary_subtag

NAME, MOST_NAMES = 3, 12
"""Characters of most Chinese names, and names on a line."""
_TABLES = read_table("eastern_names")
TITLES = "|".join(_TABLES["chinese_titles"])
"""What a Chinese reporter is called, as a regular expression."""
_REPORTER = rf"(?:{TITLES}|作者)"
_FIELD = late_pattern(
    rf"[\s（(【\[]{{0,4}}[■□◎●◆]?\s?(?:(?:[{HAN}]{{1,8}}[报報网網社台][\s/／]{{1,3}}|《[{HAN}]{{2,8}}》)?[{HAN}0-9·]{{0,12}}?(?:见习|实习|特约|全媒体|特派|首席)?{_REPORTER}[\s:：︱丨/／|｜]{{0,3}}"
    rf"|[{HAN}]{{2,4}}中心[/／](?=[{HAN}]{{3}}(?:报道|報道|報導)$)"
    r"|(?:文[/／、]?图|图[/／、]文|文|执笔|執筆|撰文|采写|採寫|撰稿|编译|編譯|图文|文字|筆者|报道|報導)[\s:：︱丨/／|｜・]{1,3})"
)
"""What opens a byline: a house and a reporter's title, "文/", "编译：", with the mark behind it."""
_WRITES = late_pattern(rf"[{HAN}0-9·]{{0,12}}?(?:{_REPORTER}|实习生|實習生)")
"""A writer's title, perhaps with his house or desk, among names."""
_WORKS = late_pattern(
    rf"[{HAN}]{{0,6}}?(?:编辑|編輯|责编|責編|校对|校對|摄影|攝影|图|圖|图片|圖片|制图|製圖|审核|監製|监制|主编|翻译|核稿|设计|設計|视频|剪辑)"
)
"""What others than the writers did, before their names."""
_DESK = late_pattern(rf"([{HAN}]{{2,6}})(?:报道|報道|报导|報導)")
"""Where a reporter files from, after his name: 記者王小明／台北報導."""
_FILED = late_pattern(rf"[（(【〔]?([{HAN}、·]{{3,16}})\s?[/／╱]\s?[{HAN}]{{2,6}}(?:报道|報道|报导|報導)[）)】〕]?")
"""Reporters without a title, recognised by the place alone: 王小明／台北報導."""
_REPORT = late_pattern(
    rf"((?:[{HAN}]{{3}} ){{1,4}})(?:綜合|综合|採訪)?(?:报道|報道|报导|報導)(?: 地[區区]：[{HAN}]{{2,6}}(?:報導|报道)?)?"
)
"""Recognised by the word for reporting alone: 王小明 李大同 報導."""
_BULLET = late_pattern(rf"[■□◎●◆]\s?(?=[{HAN}])")
"""A sign that stands before reporters' names."""
_TAIL = late_pattern(
    rf"[\s)）】\]]{{0,3}}(?:报道|報道|报导|報導|综合报道|综合|摄影报道|撰|采写|整理|整合|编译|[发發]自[{HAN}、]{{2,10}})?[\s)）】\]。]{{0,3}}$"
)
"""What reporters did, after their names, and brackets that close."""
_SPLIT = late_pattern(rf"[、，,;；:：/／╱&＆\s]+|(?<=[{HAN}]{{2}})[和与與](?=[{HAN}]{{2}})")
_WITH_HOUSE = late_pattern(rf"([{HAN}]{{2,4}})\s?[/／]\s?[{HAN}]{{2,10}}[报報网網社台]$")
"""A writer and his newsroom: 王小明/海港日报."""
_OF_HOUSE = late_pattern(rf"[{HAN}]{{2,10}}[报報网網社台]")
_DAY = late_pattern(
    rf"^[^\W\d]{{0,6}}\s?(?:19|20)\d\d[.\-/년年]\s?\d{{1,2}}[.\-/월月]\s?\d{{1,2}}[.일日]?(?:\s?[(（]\w{{1,3}}[)）])?(?:\s?\d{{1,2}}(?::\d\d){{1,2}}(?=[{HAN}\s|｜])|(?=[\s|｜]))[\s|｜]{{0,4}}"
)
"""A day and a time before a reporter's name: "2026년 5월 12일 (화) 09:12 홍길동 기자"."""
_SPREAD = late_pattern(rf"(?<![{HAN}])([{HAN}])[ \u3000]([{HAN}])(?![{HAN}])")
"""A name of two characters, spread over the width of three: 王 明."""
_CHINESE = late_pattern(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,6}}(?:[·•‧][{HAN}]{{1,8}}){{1,3}}")
_JAPANESE = late_pattern(
    rf"[\u30a0-\u30ffー]{{2,8}}[ \u3000]?[{HAN}々]{{1,4}}|[{HAN}々]{{1,4}}[ \u3000]?[{HAN}々\u3040-\u30ffー]{{1,5}}"
)
_JAPANESE_WORK = "(?:文|筆者|執筆|聞き手|取材|構成|著者|ライター|写真|撮影|編集)"
_JAPANESE_FIELD = late_pattern(
    rf"(?:(?!写真|撮影|編集){_JAPANESE_WORK}(?:[・/／＆]{_JAPANESE_WORK}){{0,2}}[:：/／｜|\u3000]|(?:文・写真|文|筆者|執筆|聞き手|取材)[:：/・])\s?"
)
_JAPANESE_DESK = late_pattern(
    rf"[{HAN}\u3040-\u30ffー]{{0,8}}(?:部|支局長?|総局長?|編集委員|論説委員|特派員|記者)[ \u3000・]|[{HAN}\u3040-\u30ffー]{{2,10}}[＝=]"
)
"""The place or post from which a writer signs: ソウル＝三島琴葉, 社会部 三島琴葉."""
_JAPANESE_PHOTO = late_pattern(r"[ \u3000]写真[:：/・].{2,12}$")
_JAPANESE_SPLIT = late_pattern(r"[、，,・/]")
_JAPANESE_HOUSE = late_pattern("(?:メディア|ニュース|新聞|通信|テレビ|放送|オンライン|編集部)$")
"""The newsroom of a writer, after a comma: 山田太郎，港湾メディア."""
_JAPANESE_TWO = late_pattern(rf"^([{HAN}々]{{4,6}})[ \u3000]([{HAN}々]{{4,6}})$")
"""Two whole names: in one name with a space, the family or the given name would be shorter."""
_JAPANESE_TAIL = late_pattern(r"(?:記者|特派員|編集委員|論説委員)$")
_KOREAN = late_pattern(
    r"(?<![가-힣])((?:[가-힣]{2,4}\s?[·ㆍ,/]\s?|[가-힣]{2}(?![부팀국])[가-힣]\s(?=[가-힣]{2}(?![부팀국])[가-힣]\s)){0,5}[가-힣]{2,4})(?:\s[가-힣]{2,6}(?=\s(?:칼럼니스트|평론가))|\s[가-힣]{0,6}(?:신문|일보|경제|뉴스|방송|데일리|타임스|투데이)(?=\s)|\s[가-힣]{1,4}부(?=\s))?\s?(?:인턴|선임|객원|전문|수습)?\s?"
    r"(?:기자|특파원|논설위원|편집위원|에디터|PD|앵커|칼럼니스트|평론가)"
)
"""Reporters and the title after their names, a newsroom or a desk between: 홍길동·김철수 나루뉴스 기자."""
_KOREAN_FIELD = late_pattern(r"(?:글|취재|글\s?[·ㆍ/]\s?사진|사진\s?[·ㆍ/]\s?글)(?:\s?[:：=|]\s?|\s)")
"""What opens a line of writers who have no title: 글 홍길동, 글·사진 홍길동."""
_JAPANESE_SIGNED = late_pattern(rf"(?:[{HAN}々]{{3,5}}\s?[、，・]\s?){{1,4}}[{HAN}々]{{3,5}}(?:記者|特派員)")
"""Several reporters with one title: 三島琴葉、高木文太記者."""
_KOREAN_LED = late_pattern(r"(?:본사|본보|특파)\s?기자\s((?:[가-힣]{2,4}\s?[,·ㆍ]\s?){0,4}[가-힣]{2,4})")
"""As the North writes it: 본사기자 홍길동."""
_KOREAN_EXPERT = late_pattern(
    rf"([{_TABLES['korean_families']}][가-힣]{{1,2}})\s[가-힣]{{0,6}}(?:{'|'.join(_TABLES['korean_experts'])})"
)
"""A guest writer and what he is, on a line that is a byline by its markup: 홍길동 동화작가."""
_KOREAN_TITLES = frozenset(_TABLES["korean_titles"])
_SURNAMES = _TABLES["korean_families"]
_HANGUL = late_pattern(rf"[{_SURNAMES}][가-힣]{{1,3}}(?:\s?[,·ㆍ/]\s?[{_SURNAMES}][가-힣]{{1,3}}){{0,5}}")
_HANGUL_SPLIT = late_pattern(r"\s?[,·ㆍ/]\s?|\s")
_NO_NAME = (*_TABLES["no_name_endings"], *_TABLES["no_name_characters"])
_FAMILIES = frozenset(_TABLES["families"])
_OF_AN_INSTITUTION = late_pattern(
    rf"([{HAN}]{{2,3}}?)(?=(?:中国|中國|中共|中央|国家|國家|全国|北京|上海|天津|重庆|南京|武汉|广州|深圳|清华|复旦|浙江|江苏|山东|四川|新华|人民)[{HAN}]{{0,30}}"
    r"(?:教授|研究员|研究員|院长|院長|主任|学者|學者|博士|讲师|所长|记者|記者|评论员|評論員)$)"
)
"""A writer's name run together with his position: 王小明北京大学教授."""
_COMMON_FAMILIES = frozenset(_TABLES["common_families"])
_DOUBLE_FAMILIES = frozenset(_TABLES["double_families"])
_EASTERN = late_pattern(r"[\u3040-\u9fff\uac00-\ud7a3]")
_KANA = late_pattern(r"[\u3040-\u30ff]")


def is_eastern(text: str) -> bool:
    """Whether most of a text is Chinese, Japanese or Korean."""
    if text.isascii():
        return False
    return 2 * sum(map(str.isalpha, _EASTERN.findall(text))) > sum(map(str.isalpha, text))


def without_day(line: str) -> str:
    """A line without the day and time before a reporter's name.

    >>> without_day("2026년 5월 12일 (화) 09:12 홍길동 기자")
    '홍길동 기자'
    """
    return _DAY.sub("", line)


def opens_byline(text: str) -> bool:
    """Whether a text opens with a reporter's title or a bullet, as Chinese bylines do, or has a Korean reporter's title."""
    if any(form.match(text) for form in (_FIELD, _BULLET, _KOREAN, _WITH_HOUSE, _JAPANESE_FIELD)) or _filed(text):
        return True
    return bool(_korean_led(text)) or _JAPANESE_SIGNED.fullmatch(text) is not None


def _korean_led(text: str) -> list[str]:
    """The names behind a Korean word for writing: 글 홍길동 · 김철수."""
    led = _KOREAN_FIELD.match(text)
    return _HANGUL_SPLIT.split(text[led.end() :]) if led and _HANGUL.fullmatch(text, led.end()) else []


def _filed(text: str) -> list[str]:
    """The reporters of a line without a title that says where they file from or that they report: 王小明／台北報導."""
    if text.rstrip("）)】〕")[-1:] not in tuple("导導道"):
        return []
    found = _FILED.fullmatch(text) or _REPORT.fullmatch(text)
    names = re.split("[、 ]", found[1].rstrip()) if found else []
    return names if all(len(name) == NAME and name[0] in _FAMILIES for name in names) else []


def eastern_names(text: str, language: str | None = None) -> list[str]:
    """The names in a text that is nothing but a byline; [] where it contains anything else, except garbled letters.

    >>> eastern_names("□ 本报记者 王小明 李大同"), eastern_names("홍길동 기자")
    (['王小明', '李大同'], ['홍길동'])
    """
    if led := _KOREAN_LED.fullmatch(text):
        return _HANGUL_SPLIT.split(led[1])
    if named := _korean_led(text):
        return named
    if korean := _KOREAN.findall(text):
        return [name for run in korean for name in _HANGUL_SPLIT.split(run) if name not in _KOREAN_TITLES]
    if _HANGUL.fullmatch(text):
        return _HANGUL_SPLIT.split(text)
    if primary_subtag(language) == "ja" or len(_KANA.findall(text)) > 1:
        return _japanese(text)
    return _chinese(text)


def _japanese(text: str) -> list[str]:
    bracketed = text[:1] in "【（("
    text = text.strip("【】（）() ")
    led = _JAPANESE_FIELD.match(text) or _JAPANESE_DESK.match(text)
    text = _JAPANESE_PHOTO.sub("", text[led.end() :] if led else text)
    parts = [part.strip() for part in _JAPANESE_SPLIT.split(_JAPANESE_TWO.sub(r"\1、\2", text))]
    parts = [part for part in parts if not _JAPANESE_HOUSE.search(part)] if len(parts) > 1 else parts
    titled = led is not None or bracketed or any(_JAPANESE_TAIL.search(part) for part in parts)
    names = [_JAPANESE_TAIL.sub("", part).strip() for part in parts]
    fine = all(_JAPANESE.fullmatch(name) and not name.endswith(_NO_NAME) for name in names)
    return names if fine and (titled or (len(names) == 1 and 2 < len(names[0]) < 7 and not _KANA.match(text))) else []


def _chinese(text: str) -> list[str]:
    if text.rstrip(" ）)】]。").endswith(("摄", "攝")):
        return []  # who took a picture
    if (housed := _WITH_HOUSE.match(text)) and housed[1][0] in _FAMILIES:
        return [housed[1]]
    if filed := _filed(text):
        return filed
    if opened := _FIELD.match(text) or _BULLET.match(text):
        opened = _FIELD.match(text, opened.end()) or opened  # "采写：本报记者 王小明"
        return _behind_title(_SPREAD.sub(r"\1\2", text[opened.end() :]))
    names = _parts(_SPREAD.sub(r"\1\2", text))
    if any(map(_WRITES.fullmatch, names[1:])):
        names = _of_writers(names)  # "李大同 记者 王小明"
    fine = len(names) <= MOST_NAMES and all(_is_chinese(name) and _has_family_name(name) for name in names)
    return names if fine else []


def _behind_title(text: str) -> list[str]:
    """The names after a reporter's title or a bullet."""
    if (placed := _OF_AN_INSTITUTION.match(text.strip(" )）】]"))) and placed[1][0] in _FAMILIES:
        return [placed[1]]
    text = _without_desk(text)
    names = _of_writers(_parts(text))
    readable = [name for name in names if _is_chinese(name)]
    if readable and names[: len(readable)] == readable and "\ufffd" in text:
        return readable
    if len(names) > 1 and _OF_HOUSE.fullmatch(names[0]):
        names = names[1:]  # "文/海港网 王小明"
    return names if len(names) <= MOST_NAMES and all(map(_is_chinese, names)) else []


def _without_desk(text: str) -> str:
    """Names without the place from which they report, at the end: "王小明／台北報導"; a name with the word for it stays."""
    last = [part for part in _SPLIT.split(text.strip(" )）】]")) if part][-1:]
    desk = _DESK.fullmatch(last[0]) if last and last[0] != text.strip() else None
    if desk is None or (len(desk[1]) == NAME and desk[1][0] in _FAMILIES):
        return text
    return text[: text.rindex(last[0])]


def _parts(text: str) -> list[str]:
    """The parts of a line of names, between marks."""
    return [part for part in _SPLIT.split(_TAIL.sub("", text)) if part]


def _is_chinese(name: str) -> bool:
    return _CHINESE.fullmatch(name) is not None and not name.endswith(_NO_NAME)


def _of_writers(parts: list[str]) -> list[str]:
    """The names after a writer's title, on a line with several titles: 王小明 通讯员 李大同 摄影 高平."""
    writers: list[str] = []
    writes = True
    for part in parts:
        if _WRITES.fullmatch(part) or _WORKS.fullmatch(part):
            writes = _WORKS.fullmatch(part) is None
        elif writes:
            writers.append(part)
    return writers


def bare_names(text: str) -> list[str]:
    """The names in a line that its element calls a byline: only there are two characters enough.

    >>> bare_names("尚可 麦玉"), bare_names("纪检监察")
    (['尚可', '麦玉'], [])
    """
    if expert := _KOREAN_EXPERT.fullmatch(text):
        return [expert[1]]
    parts = [part for part in _SPLIT.split(text) if part]
    if _JAPANESE_TWO.match(text):
        return parts
    named = all(p[0] in _FAMILIES and (len(p) <= NAME or p[:2] in _DOUBLE_FAMILIES) for p in parts)
    return parts if named and len(parts) < 5 and all(map(_is_chinese, parts)) else []


def is_japanese_name(text: str) -> bool:
    """Whether a text may be a Japanese name; used for links to a writer's page, where that is proof enough."""
    return "・" not in text and _JAPANESE.fullmatch(text) is not None and not text.endswith(_NO_NAME)


def _has_family_name(name: str) -> bool:
    """Whether a bare word is likely a name: three characters with a family name first, or two with a very common one."""
    if "·" in name or name[:2] in _DOUBLE_FAMILIES:
        return True
    return name[0] in (_FAMILIES if len(name) == 3 else _COMMON_FAMILIES if len(name) == 2 else ())
