"""Related links recognised by their wording: a line that opens with a cue, "READ MORE: …"."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import NamedTuple

from crawler.items import RelatedLink
from pipelines.data import read_table
from pipelines.language.phrases import COLONS, OWN_COLONS, UNSPACED, VISARGAS, ByLanguage, all_languages, with_unmarked
from pipelines.parts.related.titles import STOPPED, is_headline, is_title

MAX_LINE = 400
_CUES = read_table("related")
_MARKED, BARE, OPEN = (with_unmarked(all_languages(_CUES[table])) for table in ("cue", "bare", "open"))
CUE = _MARKED | BARE
NEVER, _TURNED, _FLAG, _BOXED, _ARROW = (
    all_languages(_CUES[table]) for table in ("never", "turned", "flag", "boxed", "arrow")
)
NEVER |= _TURNED
_WORD = ByLanguage(_CUES["word"])
_LISTED = CUE | OPEN | NEVER | _FLAG | _BOXED | _ARROW | all_languages(_CUES["word"])

_LEAD = re.compile(r"[\s\[(（【「〔＜＞〈《≪［<>»›►▶▷▼▽➤→➡⇒☞※•●■◆*+–—\-\ufe0f\u2600-\u27bf\U0001f300-\U0001faff]{0,12}")
_ARROWS = re.compile(r">{2,3}|＞{2,3}|[☞→➡⇒👉►▶]")
_FACT = re.compile(r"[:：]\s?\d[\d.,\s]{0,15}(?:%|[^\W\d_]{1,12})?$")
"""A figure after a name is no title: "➡️ New cases: 26,053"."""
_CLOSING = dict(zip("([（【「〔＜〈《≪［", ")]）】」〕＞〉》≫］", strict=True))
_STRONG_MARK = re.compile(
    rf"\s{{0,3}}[\])）】〕」＞〉≫］]?\s{{0,3}}(?:[:：{OWN_COLONS}﹕|｜丨¦›»》→➡⇒➤▶►]|>{{1,3}}|(?:\.{{2,3}}|…)(?=\s)|[-–—](?=[\s\u0900-\u0dff])"
    rf"|[{VISARGAS}](?=\s)|(?<=[\])）】〕」＞〉≫］\u3000]))"
)
_MARK = re.compile(rf"\s{{0,3}}[\])）】]?\s{{0,3}}(?:[:：{OWN_COLONS}﹕|｜丨¦→»›]|>{{1,3}})")
_REST = re.compile(rf"[\s{COLONS}|｜丨>»›》→➡⇒👉►▶➤*•●▪\-–—\ufe0f]+")
TAIL = " \t\xa0\u3000:：>»›→➡⇒"
_FULL_STOP = re.compile(r"\.\s+(?=[«“„‘\"]?\s?[^\W\d_a-zß-ÿ])")
_GLUED = re.compile("(?<=[a-zß-ÿа-яё])(?=[A-ZÀ-ÞА-ЯЁ«“„])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zß-ÿ])")
"""Where two elements meet that only styling separates: "Read alsoFerry returns"."""
_LABELLED = re.compile(r"([^:：|.!?。\"“„«]{2,70})[:：|]")
_LABEL_MARK = re.compile("[:：|]")
MAX_CUE, MAX_LABEL = 100, 75
"""Characters in which a title is glued to its cue, and in which a free label's mark stands."""
_PIPED = re.compile(r"([A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž'’& -]{2,30}) \| ")
_MORE = re.compile(r"more (?!than\b|of\b|or\b)[^\W\d_]+(?: [^\W\d_]+)?:", re.IGNORECASE)
_MORE_OF = re.compile(r"(?:看|讀|读)?更多[^\W_]{2,12}(?:報導|報道|报道|內容|内容|新聞|新闻|文章)(?=[:：])")
"""A paper's own further stories, in Chinese: "更多…報導：", "看更多…新聞："."""
_ALSO_ON = re.compile(r"(?:read |see |watch )?also on \w[\w-]{0,30}(?:\.\w{2,10}){1,2}[:|]? (?=\S)", re.IGNORECASE)
_GRAPHIC = re.compile(r"(?:graphics?|interactive|factbox|explainer)(?=\s?[:\-])", re.IGNORECASE)
_WHERE = re.compile(
    r"\s[-–—]?\s?(?:here|click here|https?://\S+|(?:tmsnrt\.rs|reut\.rs|bit\.ly)/\S+)\.?$", re.IGNORECASE
)
_COVERAGE = re.compile(
    r"(?:follow|find|see|read) (?:all |more |the |full |our ){0,3}\S+ .{0,80}\b(?:coverage|stories|reporting)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"^(?:Article réservé (?:à nos|aux) abonnés|Réservé aux abonnés|Für Abonnenten|Exclusivo para (?:assinantes|suscriptores))[ :–-]{1,3}"
)
"""Who may read a story, before its title."""


class _Cue(NamedTuple):
    """Where a cue ends and its title starts, and how far the wording alone can be trusted."""

    end: int
    title: int
    trusted: bool


def split_cue(line: str, language: str | None = None) -> RelatedLink | None:
    """The related link that a line is, or None for running text. It has no address, and position 0.

    >>> split_cue("READ MORE: Ferry service resumes").title
    'Ferry service resumes'
    """
    if not 6 <= len(line) <= MAX_LINE or line.isspace():
        return None
    start = marks_end(line)
    core, bracket = _unbracket(line[start:].rstrip(), line[:start])
    listed = _LISTED.may_open(core)
    if listed and (never := NEVER.opening(core)) and never >= CUE.opening(core):
        return None
    if coverage := _coverage(line):
        return coverage
    cue = (
        _cue(core, language, bracket=bracket) if listed else _free_cue(core, bracket=bracket)
    )  # most lines have none: quickly seen
    if cue is None:
        bare = _ARROWS.search(line[:start]) is not None and is_headline(core) and not _FACT.search(core)
        return RelatedLink(line, None, _with_bracket(line, start, core.rstrip(TAIL))) if bare else None
    label = core[: cue.end].strip(OWN_COLONS + " \xa0:：[]()（）【】≪≫［］") or None
    title = _without_arrows(_PAID.sub("", core[cue.title :].strip(" \t\xa0\u3000")))
    if label and _GRAPHIC.match(label + ":"):
        title = _WHERE.sub("", title)
    return (
        RelatedLink(line, label, title) if is_title(title, label or "", trusted=cue.trusted, bracket=bracket) else None
    )


def _with_bracket(line: str, start: int, title: str) -> str:
    """A title that begins at `start`, with the bracket before it if it closes within: "▶ [Film] Ferry returns"."""
    opened = line[start - 1 : start]
    return opened + title if _CLOSING.get(opened, line) in title else title


def _without_arrows(title: str) -> str:
    """A title without the marks at its end; a quotation mark that closes a quotation is no arrow."""
    bare = title.rstrip(TAIL)
    quoted = bare.count("«") > bare.count("»") and "»" in title[len(bare) :]
    return title[: title.index("»", len(bare)) + 1] if quoted else bare


def marks_end(line: str) -> int:
    """Where the marks and brackets that open a line end."""
    lead = _LEAD.match(line)
    return lead.end() if lead else 0


def _unbracket(core: str, lead: str) -> tuple[str, bool]:
    """The text without the brackets around the whole line."""
    closing = next((_CLOSING[mark] for mark in lead if mark in _CLOSING), None) if lead else None
    if closing and core.rstrip(TAIL + ".").endswith(closing):
        return core.rstrip(TAIL + ".")[:-1].rstrip(), True
    frame = lead.strip()
    if len(frame) > 1 and set(frame) <= _FRAME and core.endswith(frame[:2]):
        return core.rstrip(f"{frame[0]} "), False
    return core, False


_FRAME = frozenset("+*-–—")
"""Marks that stand on both sides of a line: "+++ Auch interessant: … +++"."""


def _cue(core: str, language: str | None, *, bracket: bool) -> _Cue | None:
    if found := _ALSO_ON.match(core):
        return _Cue(found.end() - 1, found.end(), trusted=True)
    cue = _marked_cue(core) or _unmarked_cue(core) or _worded_cue(core, language, bracket=bracket)
    return cue or _free_cue(core, bracket=bracket)


def _marked_cue(core: str) -> _Cue | None:
    """A cue before a mark, or glued to its title, or in capitals before a full stop."""
    end = CUE.opening(core)
    if (glued := _GLUED.search(core, 0, MAX_CUE)) and core[: glued.start()] in CUE:
        return _Cue(glued.start(), glued.start(), trusted=True)
    if end and (mark := _STRONG_MARK.match(core, end)) and mark.end() > end:
        return _Cue(end, _skip(core, mark.end()), trusted=True)
    end = end or _FLAG.opening(core)
    if end and core[:end].isupper() and _FULL_STOP.match(core, end):
        return _Cue(end, _skip(core, end + 1), trusted=False)
    return None


def _unmarked_cue(core: str) -> _Cue | None:
    """A cue that what follows it shows: an arrow at the end, a title with capitals, where a graphic is to be found."""
    if (end := _ARROW.opening(core)) and core.rstrip().endswith((">>", "→", "»", ">")):
        return _Cue(end, end, trusted=True)
    if (end := BARE.opening(core)) and OPEN.opening(core) <= end and _opens_title(core, end):
        return _Cue(end, end, trusted=False)
    if (found := _GRAPHIC.match(core)) and _WHERE.search(core):
        return _Cue(found.end(), _skip(core, found.end()), trusted=True)
    return None


def _worded_cue(core: str, language: str | None, *, bracket: bool) -> _Cue | None:
    """An ordinary word or a desk's flag that only a mark after it makes a cue: "RELATED — Ferry returns"."""
    if (end := _WORD[language].opening(core)) and (mark := _MARK.match(core, end)):
        return _Cue(end, _skip(core, mark.end()), bracket)
    if end and core[:end].isupper() and (mark := _STRONG_MARK.match(core, end)) and mark.end() > end:
        return _Cue(end, _skip(core, mark.end()), bracket)
    if (end := _BOXED.opening(core)) and core.startswith("】", end):
        return _Cue(end, _skip(core, end + 1), trusted=False)
    if (end := _FLAG.opening(core)) and _is_flag(core, end) and (mark := _MARK.match(core, end)):
        return _Cue(end, _skip(core, mark.end()), bracket)
    return None


def _is_flag(core: str, end: int) -> bool:
    """Whether a desk's word opens a line as a flag: in capitals, or followed by a separate bar, unless a picture's
    credit is."""
    return core[:end].isupper() or (core.startswith(" | ", end) and not _SHOWN.match(core))


_SHOWN = re.compile(r"(?:photo|foto|bild|фото|gr[aá]fi|infogr)", re.IGNORECASE)


def _free_cue(core: str, *, bracket: bool) -> _Cue | None:
    """A label that no table has in full: with more words before its colon, a word in capitals, or a typing error."""
    if not _LABEL_MARK.search(core, 0, MAX_LABEL):
        return None
    if found := _PIPED.match(core):
        title = core[found.end() :]
        notice = " | " in title or _MOMENT.search(title)  # who sends what; where and when
        none = notice or title.isupper() or title.count(" ") < 3
        return None if none else _Cue(found.end(1), found.end(), trusted=False)
    found = _LABELLED.match(core)
    if not found:
        return None
    label = found[1]
    known = bool(OPEN.opening(core) or _MORE_OF.match(core))
    known = known or (_MORE.match(core) is not None and core.count(" ", found.end()) > 3)
    slip = label.isupper() and 5 < len(label) < 14 and get_close_matches(label.lower(), _SLIPS, 1, 0.85)
    return _Cue(found.end(1), _skip(core, found.end()), bracket) if known or slip else None


_MOMENT = re.compile(r"\b(?:19|20)\d\d,? \d{1,2}[:.]\d\d")
"""A year and a time of day, which no title has."""
_SLIPS = ("related", "read more", "also read", "read also", "see also", "lesen sie auch", "baca juga")


def _skip(core: str, at: int) -> int:
    rest = _REST.match(core, at)
    end = rest.end() if rest else at
    said = _SAID_BY.search(core, max(0, at - 2)) if "–" in core[at:end] or "»" in core[at:end] else None
    return said.end() if said and said.end() <= end else end


_SAID_BY = re.compile(r"[:：|]\s?(?=–\s|[»›][^»«›‹]{2,200}[«‹])")
"""A dash, or quotation marks that look like arrows, before a headline that quotes: "Les også: – Vi kommer", "Læs
også: »Vi kommer«"."""


def _opens_title(core: str, end: int) -> bool:
    """Whether what follows a cue without a mark can be a title: it has capitals where the cue has none, or no case at all."""
    cue, title = core[:end], core[end:].lstrip()
    if not title or (core[end].isascii() and not core[end].isspace()):
        return False
    if core.isupper():
        return False
    if _STOPLESS.match(core, end):
        return False
    if UNSPACED.match(title) or not title[0].isalpha() or not (title[0].isupper() or title[0].islower()):
        return len(title) > 7 and not STOPPED.search(title) and title[0] not in ",;.，、。" and not title[0].isdigit()
    return title[0].isupper() and (cue.isupper() or title.count(" ") > 1) and is_headline(title)


_STOPLESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""A letter of a script without spaces between words and without full stops: glued to a cue, it goes on with a sentence."""


def _coverage(line: str) -> RelatedLink | None:
    """An agency's invitation to its coverage: the whole line is the title."""
    if not _COVERAGE.match(line) or not _WHERE.search(line):
        return None
    return RelatedLink(line, None, line)
