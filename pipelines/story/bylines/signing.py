"""The names with which a story is signed elsewhere on its page, in its dateline and under its pictures, known or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.language.eastern_names import without_day
from pipelines.language.letters import letters
from pipelines.parts.dates.lines import find_date_text
from pipelines.parts.signoff.sources import SOURCE
from pipelines.story.sheet import DOMAIN, Sheet
from pipelines.world.address import host_of
from pipelines.world.gazetteer import is_place

OPENING = 3
"""The dateline may stand in so many first paragraphs of a text."""
MAX_LINE = 120
MIN_HOST, MIN_OPENING = 2, 3
"""A host's name of so many letters is no country or kind of site."""
_CREDITED = re.compile(r"[\[(（](?:[Pp]hoto|[Pp]icture)s?(?:\s?[:/]\s?|\sby\s)([^\[\]()（）/]{2,40})[\])）]\s?$")
SOURCED = re.compile(rf"(?:{SOURCE})\s?[:：]\s?(?=\S)", re.IGNORECASE)
"""The opening of a line that names the source of a story."""
_MARK = re.compile(r"\s?[|｜/·•,،]\s?|\s[–—-]\s|$")
_BESIDE_NAME = re.compile(r"[|｜/·•,،]|\s[–—-]\s")


def may_be_signed(line: str) -> bool:
    """Whether a line has what stands before or behind a signing name on it: else the names need not be looked for."""
    return _BESIDE_NAME.search(line) is not None or SOURCED.match(line) is not None


def signing_names(sheet: Sheet) -> tuple[str, ...]:
    """The agency of the dateline that opens the text, unless reporters sign there too, and the bare names in the
    credits at the ends of captions."""
    text = [block.text for block in sheet.blocks if block.main][:OPENING]
    read = (sheet.split_dateline(line)[0] for line in text)
    opening = next((dateline for dateline in read if dateline), None)
    names = [opening.agency] if opening and opening.agency and not opening.reporters else []
    closed = (block.text[-MAX_LINE:] for block in sheet.blocks if block.text[-2:].rstrip().endswith(("]", ")", "）")))
    captions = (found[1] for line in closed if (found := _CREDITED.search(line)))
    return tuple(dict.fromkeys([*names, *captions]))


def signs_whole(sheet: Sheet, line: str) -> list[str]:
    """The agency of a Chinese byline that is only its dateline: "2024-05-13 09:08 中央社 台北市13日電"."""
    if line[-1:] not in "电電讯訊":
        return []
    dateline, rest = sheet.split_dateline(without_day(line))
    return [dateline.agency] if dateline and dateline.agency and not dateline.reporters and not rest else []


def signed_by(line: str, names: tuple[str, ...]) -> str | None:
    """The name on a line of source and date: "Source: Harbour", "HARBOUR | Updated: 2024-05-13 09:08".

    >>> signed_by("Harbour | Updated: 2024-05-13", ("Harbour",)), signed_by("Harbour, a ferry, sank", ("Harbour",))
    ('Harbour', None)
    """
    source = SOURCED.match(line)
    for name in names if len(line) <= MAX_LINE else ():
        start = source.end() if source else 0
        if line.startswith(name, start) and (mark := _MARK.match(line, start + len(name))):
            rest = line[mark.end() :]
            if (source and not rest) or (mark[0].strip() and (not rest or find_date_text(rest) or is_place(rest))):
                return name
    return None


def without_paper(name: str, papers: Sequence[str]) -> str:
    """A writer's name without the site's name, which stands in an element of its own before or after it.

    >>> without_paper("Ada Winter Harbour Times", ["Harbour Times"]), without_paper("Harbour Times", ["Harbour Times"])
    ('Ada Winter', 'Harbour Times')
    """
    paper = next((paper for paper in papers if name.endswith(f" {paper}") or name.startswith(f"{paper} ")), "")
    writer = name.removesuffix(paper).removeprefix(paper).strip()
    return writer if " " in writer else name


def without_houses(names: Sequence[str], papers: Sequence[str], page: str) -> Sequence[str]:
    """The names of a byline without the site's own (as its address has it) and its channel in capitals beside a writer.

    >>> without_houses(["Ada Winter", "HARBOUR RADIO EVENING"], ["Harbour Radio"], "https://harbour.example/1")
    ['Ada Winter']
    >>> without_houses(["Ada Winter", "Harbour Post"], [], "https://www.harbourpost.example/1")
    ['Ada Winter']
    """
    if len(names) < 2:
        return names
    own = tuple(f"{paper.upper()} " for paper in papers if paper)
    writers = [name for name in names if not ((name.isupper() and name.startswith(own)) or is_host(name, page))]
    return writers or names


def is_host(name: str, page: str) -> bool:
    """Whether a name is that of the page's site, as its address has it.

    >>> is_host("Harbour Post", "https://www.harbourpost.co.example/news"), is_host("Co", "https://a.co.example/")
    (True, False)
    """
    own = letters(DOMAIN.sub("", name))
    return len(own) > MIN_HOST and own in _labels(page)


def is_of_host(name: str, page: str) -> bool:
    """Whether a word is the site's name as its address has it, or opens with it: "HarbourNews" of harbour.example."""
    own = letters(DOMAIN.sub("", name)) if " " not in name else ""
    return any(len(label) > MIN_OPENING and own.startswith(label) for label in _labels(page))


def _labels(page: str) -> list[str]:
    """The parts of a page's host without its ending, and without hyphens."""
    return host_of(page).replace("-", "").split(".")[:-1]


def without_signature(line: str, names: tuple[str, ...]) -> str:
    """A byline without the agency's or the site's name before its writer's: "HARBOUR/Ada Winter"."""
    for name in names:
        mark = _MARK.match(line, len(name)) if line.startswith(name) else None
        if mark and mark[0].strip():
            return line[mark.end() :]
    return line
