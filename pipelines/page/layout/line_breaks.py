"""Line breaks in a paragraph that part a heading from its text, and those that part headline, date and writer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from pipelines.page.markup.displayed_text import inner_text, is_long
from pipelines.page.markup.tags import BOLD
from pipelines.parts.dates.lines import find_date_text


def is_headed(mark: etree._Element, before: Sequence[str], bold: int) -> bool:
    """Whether a line break separates a paragraph's first line, all in bold, from its text: the line is the heading."""
    box = mark.getparent()
    above = box.getparent() if box is not None and box.tag in WRAPS else None
    if above is not None and len(above) == 1 and not (above.text or "").strip():
        box = above
    if box is None or not (box.tag == "p" or _closes_alone(mark)) or not _has_text_behind(mark):
        return False
    line = "".join(before).strip()
    return len(line) <= MAX_HEADING and "\n" not in line and bold >= len(line) - 1 and line[-1:] not in NO_HEADING


def dated_head(raw: str) -> list[tuple[int, int]]:
    """Where the few short lines of a block start and end, or those that open it before its text, if one of them is a
    date: headline, date and writer of pages that part them by single breaks.

    >>> dated_head("Rain in the valley\\n12 May 2024\\n" + "Rain fell in the valley. " * 4)
    [(0, 18), (19, 30)]
    """
    lines: list[tuple[int, int]] = []
    at, is_dated = 0, False
    for line in raw[:MAX_HEAD].split("\n"):
        if line.strip():
            if is_long(line):
                return lines if is_dated else []
            if len(lines) == MOST_LINES:
                return []
            lines.append((at, at + len(line)))
            is_dated = is_dated or _is_date(line)
        at += len(line) + 1
    return lines if is_dated else []


def _is_date(line: str) -> bool:
    """Whether a line is a date with its year, and hardly more."""
    found = find_date_text(" ".join(line.split())) if _YEAR.search(line) else None
    return found is not None and bool(_YEAR.search(found)) and len(line.strip()) - len(found) <= MAX_BESIDE


MAX_HEAD, MOST_LINES = 1_000, 4
MAX_BESIDE = 20
"""Characters beside a date: a label, or a writer's name."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _closes_alone(mark: etree._Element) -> bool:
    """Whether the line before a break is only an element in bold after a blank line, where these separate parts."""
    line = mark.getprevious()
    if line is None or line.tag not in BOLD or not opens_line(line):
        return False
    above = line.getprevious()
    blank = above.getprevious() if above is not None else None
    return blank is not None and blank.tag == "br" and not (blank.tail or "").strip()


def _has_text_behind(mark: etree._Element) -> bool:
    """Whether enough text for a heading to stand over follows a line break before the next one."""
    size = len((mark.tail or "").strip())
    for element in mark.itersiblings():
        if size >= MIN_HEADED or element.tag == "br":
            break
        size += len(inner_text(element)) + len(element.tail or "")
    return size >= MIN_HEADED


def opens_line(element: etree._Element) -> bool:
    """Whether an element stands alone between two breaks, with text after the second: a heading may start there."""
    before, after = element.getprevious(), element.getnext()
    if before is None or after is None or before.tag != "br" or after.tag != "br" or (element.tail or "").strip():
        return False
    return not (before.tail or "").strip() and _has_text_behind(after)


MIN_HEADED, MAX_HEADING = 60, 100
WRAPS = ("span", "font")
"""Elements in which editors put whole paragraphs."""
NO_HEADING = (",", ";", "-", "–", "—", "，", "、")
