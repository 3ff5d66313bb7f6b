"""A byline that is a whole line, or one part of a line between its bars and labels."""

from __future__ import annotations

import re

from pipelines.language.letters import HAN
from pipelines.parts.byline import looks_like_byline, split_byline
from pipelines.parts.byline.behind_day import start_behind_day
from pipelines.parts.byline.leads import LEADS, lead_end
from pipelines.world.gazetteer import is_place

MAX_BYLINE = 300
MAX_SEGMENTS = 8
MAX_PLACED = 60
_DASH = re.compile(r"\s?[–—-]\s|:\s(?=[«\u0600-\u06ff])")
_BAR = re.compile("[|｜•·]|\\s//?\\s")
_SEGMENT = re.compile(r"\s?[|｜•·]\s?|\s//?\s")
_LABELS = re.compile(
    rf"\s(?=本[报報刊网網台]记者\s)|[\s|｜](?=[^\W\d_]{{2,20}}\s?[:：])(?![{HAN}]{{2,4}}(?:责任编辑|責任編輯|责编)[:：])|(?<![责責]任)(?=(?:来源|來源|原作者|(?<!原)作者|[责責]任[编編][辑輯]|[编編][辑輯]|[记記]者|撰稿)[:：])"
)
_LABELLED = re.compile(r"[^\W\d_]{2,20}\s?[:：]")
"""One of several labels on a line: "Source: Harbour Author: Ada Writer"."""
_BEFORE_REPORTER = re.compile(
    r"(?:来源|來源)\s?[:：]\s?\S{2,16}\s(?=[记記]者\s)|[\[(]?[가-힣·,]{2,10}\s?=\s?(?=[가-힣]{2,4} (?:기자|특파원))"
)
"""The source, or the place, before a reporter: "来源：海港晚报 记者 王小明", "하버=홍길동 기자"."""
_HELPED = re.compile(
    r"(?<!\w)(?:edited|photographed|translated|produced|(?<!and )(?:photos?|pictures?|images?|video))$", re.IGNORECASE
)
"""What was done "by:" the one who is named next, other than to write."""


def byline_in(text: str, language: str | None) -> str | None:
    """The line if it is a byline, or the part of it between bars that is one: "5 min | Written by Ada Writer"."""
    if looks_like_byline(text, language):
        return text
    if (led := start_behind_day(text, language)) and looks_like_byline(text[led:], language):
        return text[led:]
    barred = _BAR.search(text, 0, MAX_BYLINE)
    segments = _SEGMENT.split(text[:MAX_BYLINE], MAX_SEGMENTS) if barred else [text[:MAX_BYLINE]]
    parts = [part for part in segments if LEADS.match(part) or (barred and lead_end(part, language))]
    may_label = ":" in text or "：" in text or "记者 " in text
    labelled = _LABELS.split(text[:MAX_BYLINE], MAX_SEGMENTS) if may_label else ()
    parts += [
        part
        for n, part in enumerate(labelled)
        if len(labelled) > 1 and (not n or _LABELLED.match(part) or part[:1] == "本")
        if not (n and part.startswith("by:") and _HELPED.search(labelled[n - 1]))
    ]
    if before := _BEFORE_REPORTER.match(text):
        parts.append(text[before.end() : MAX_BYLINE])
    return next((part for part in parts if looks_like_byline(part, language)), None)


def beside_place(text: str, language: str | None) -> list[str]:
    """The name on a line that consists of a place, a dash and a name, as Arabic papers print it.

    >>> beside_place("London - Jane Doe", "en"), beside_place("Jane Doe - London", "en")
    (['Jane Doe'], [])
    """
    place, *names = _DASH.split(text, maxsplit=2) if len(text) <= MAX_PLACED else [text]
    names = [name.strip("«»") for name in names]
    if len(names) != 1 or not is_place(place) or is_place(names[0]):
        return []
    found = split_byline(names[0], language)
    return found if found == names else []
