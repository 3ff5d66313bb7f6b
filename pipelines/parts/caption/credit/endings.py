"""How a credit ends in Chinese, Japanese and Korean."""

from __future__ import annotations

import re

from pipelines.language.letters import HAN
from pipelines.parts.caption.credit.fringe import FRINGE
from pipelines.parts.caption.credit.shape import WIDE
from pipelines.parts.caption.credit.words import WORDS, has_maker, is_maker

_ENDINGS = tuple(WORDS["endings"])
_OPENINGS = tuple(WORDS["openings"])
DAY = re.compile(
    r"\s{0,9}\d{2,4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$"
    r"|\s{1,3}[/|]\s{1,3}(?:[^\W\d_]{3,12}\.? \d{1,2}, |\d{1,2}\.? [^\W\d_]{3,12}\.? |\d{1,2}[./]\d{1,2}[./])(?:19|20)\d\d$"
)
"""A date that closes a Chinese credit."""
_HOUSE = re.compile(
    r"(?<=[摄攝影])\s?(?:[/／]\s?[^\s/／，。、：:]{2,8}|[（(][^（()），。：:]{2,8}[)）])$|(?<=供[图圖])\s[^\s/／，。、：:]{1,8}(?:网|網|社|报|報|客户端|新闻|新聞)[发發]?$"
)
"""The newsroom after the photographer or the giver: "张三摄/人民图片", "港务局供图 港湾网发"."""
_IS_HOUSE = re.compile(rf"^[{HAN}]{{2,10}}[社网網报報台局部委办辦院署厅廳司馆館集团團视視觉覺]$")
"""Endings of the names of newsrooms and offices."""
_SHOT_ON = re.compile(
    r"\d\s?[年月日년월일]\s?(?:摄|攝|撮影|촬영|提供|公開|入手)$|\d{1,2}[./]\s?\d{1,2}\.?\s?(?:撮影|촬영)$|[でに]撮影$"
)
"""When or where a picture was taken, rather than by whom: "3월2일 촬영", "ロンドンで撮影"."""
_SHOT_OF = re.compile("的[^的]{0,6}截[图圖]$")
"""What a screen shot shows, rather than whose it is: "某报的报道截图"."""


def has_credit_ending(text: str) -> bool:
    """Whether a short run of Chinese, Japanese or Korean ends as credits do: 摄, 供图, 撮影, 제공."""
    if not WIDE.search(text):
        return False
    text = _HOUSE.sub("", DAY.sub("", text.strip(FRINGE + "。.")))
    giver, _, sender = text.rpartition("・")
    text = giver if giver and is_maker(sender) else text
    if text.startswith(_OPENINGS) and len(text) <= 60:
        return True
    if (
        not 2 < len(text) <= 40
        or _SHOT_OF.search(text)
        or _SHOT_ON.search(text)
        or not text.endswith(_ENDINGS)
        or re.search(r"[。！？:：]|[가-힣]\.\s", text)
    ):
        return False
    if text.endswith((" 图", " 圖", " 资料", " 資料")):
        giver = text[: text.rindex(" ")].strip()
        return has_maker(giver) or _IS_HOUSE.search(giver) is not None or "记者" in text or "記者" in text
    if text.endswith(("发", "發", "발")):
        return is_maker(text[:-1])
    signed = not text.endswith(("拍摄", "拍攝")) or "记者" in text or "記者" in text or _is_of_house(text[:-2])
    return signed and (sum(map(text.count, "，、,")) < 2 or _SEVERAL.fullmatch(text) is not None)


_SEVERAL = re.compile(rf"(?:[{HAN}·]{{2,4}}、){{1,4}}[{HAN}·]{{2,4}}\s?[摄攝]影?")
"""Three photographers or more: "张三、李四、王五 摄"."""


def _is_of_house(text: str) -> bool:
    """Whether a run of Chinese is an agency and a name: "美国之音沈明"."""
    return any(map(is_maker, (text[:-n] for n in (2, 3, 4))))
