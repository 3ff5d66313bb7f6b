"""Where a credit begins at the end of a caption in Chinese, Japanese or Korean."""

from __future__ import annotations

from pipelines.language.late import late_pattern
from pipelines.language.letters import HAN
from pipelines.parts.caption.credit.borders import WINDOW
from pipelines.parts.caption.credit.endings import has_credit_ending
from pipelines.parts.caption.credit.shape import WIDE
from pipelines.parts.caption.credit.words import is_agency

_KOREAN = late_pattern(
    r"(?:(?<=다)|(?<=다\.)|(?<=\d)|(?<=\d\.))\s?(?:/\s?[가-힣A-Za-z][가-힣A-Za-z0-9·\s]{1,19}"
    r"|\s[가-힣]{2,4}\s(?:선임|인턴|객원)?기자\s\S{1,40}@\S{3,60}|\s[가-힣\s]{0,8}사진(?:공동)?(?:취재|기자)단|\s[가-힣]{2,8}\s?DB"
    r"|\s사진\s(?!왼|오른|가운|위|아래|앞|뒤|속|촬영|전시|작가|공모|찍)[가-힣A-Za-z0-9·]{2,12}(?:\s(?:제공|캡처|캡쳐|인스타그램|유튜브|페이스북|홈페이지))?)$"
)


def find_korean(line: str, houses: frozenset[str]) -> int | None:
    """A Korean credit after the sentence or the day: "있다. /나루시", "있다. 2026.05.12/나루통신", "있다. 홍길동 기자 gd@naru.example"."""
    end = line[-WINDOW:]
    found = _KOREAN.search(line, max(0, len(line) - WINDOW)) if WIDE.search(end) else None
    if found is None and (dated := _DATED.search(line, max(0, len(line) - 16))) and is_agency(dated[1]):
        return dated.start(1)
    return found.start() if found else None


_DATED = late_pattern(r"(?<=\d)\.?\s?([가-힣]{2,8}\d?)$")
"""An agency glued to the day: "있다. 2026.5.12나루통신"."""


_STOP = late_pattern(r"[。！？；」』”】〉》]|[)）](?=[^\s)）])|[.!?]\s?(?=[가-힣])|(?<=다)\.|[＝=、]")
_SHOT = late_pattern(rf"(?:(?<=\s)|(?<=[。！？）（(]))(?:摄影|攝影)\s[{HAN}·]{{2,4}}(?=[）)]?$)")
"""Who took the picture, after a space and a word that has no mark after it: "…　摄影 张三"."""
_NAMED_BEFORE = late_pattern(rf"(?<=[。！？」』”\s)）])(?:[{HAN}·]{{2,4}}、){{1,4}}$")
"""Other photographers before the last one: "…。张三、李四 摄"."""
MAX_SIGNED = 16
_AUTHOR = late_pattern(
    r"(?:[^\s，。、（()）／/]{0,5}(?:[图圖]|[资資]料照片?)\s?[／/]\s?)?(?:[^\s，。、（()）]{1,8}(?:社|网|網|报|報|台|视|視|新闻|新聞|财经|在线|客户端)\s?)?(?:本报|本報|本刊|本网)?(?:特[约約派]|首席|[实實][习習])?(?:[记記]者(?![们們会會])|通讯员|通訊員|特派员)"
)


def find_eastern(line: str, houses: frozenset[str]) -> int | None:
    """A Chinese, Japanese or Korean run that ends as credits do."""
    if not WIDE.search(line, max(0, len(line) - 60)):
        return None
    authors = [m for m in _AUTHOR.finditer(line, max(0, len(line) - 40)) if len(line) - m.end() <= MAX_SIGNED]
    if authors and has_credit_ending(line[authors[-1].start() :]):
        return authors[-1].start()
    stop = max((m.end() for m in _STOP.finditer(line, max(0, len(line) - 60), len(line) - 1)), default=0)
    others = _NAMED_BEFORE.search(line, max(0, stop - 30), stop)
    stop = others.start() if others else stop
    if stop and has_credit_ending(line[stop:]) and len(line[stop:].split()) <= 4:
        return stop
    if (shot := _SHOT.search(line, max(0, len(line) - 20))) is not None:
        return shot.start()
    space = line.rfind(" ", stop, max(stop, len(line) - 4)) + 1
    return space if space and has_credit_ending(line[space:]) else None
