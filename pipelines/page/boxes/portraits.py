"""The portrait of a story's writer before its text: in a small box with his name and the day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from crawler.items import Block
from pipelines.language.sentences import ENDS
from pipelines.page.layout import Layout

MOST_RUNS, FEWEST_LINES = 6, 2
MAX_LINE = 40
"""Characters of a line in such a box, and of what the portrait's own markup says of it."""
WIDE = 200
"""Pixels: no portrait beside a name is wider."""
_MOMENT = re.compile(r"\d[:：]\d\d\b|(?<!\d)(?:19|20)\d\d(?!\d)|\d\s?[-/月]\s?\d{1,2}\s?日?$")
_NUMBER = re.compile(r"[\d/@:：]")


def mark_portraits(layout: Layout, blocks: Mapping[int, Block]) -> None:
    """Give such a picture the zone of a byline, before the first paragraph of the text, and also one in the headline's own
    element; one in the line of the day, a sign, that of a date."""
    for i, block in blocks.items():
        if block.is_text:
            return
        small = block.kind == "image" and (block.width is None or block.width < WIDE) and len(block.alt) <= MAX_LINE
        if small and (_is_over_name(layout, blocks, i) or _is_in_headline(layout, layout.runs[i].node)):
            layout.give(layout.runs[i].node, {"byline"})
        elif small and _is_in_line_of_day(layout, blocks, i):
            layout.give(layout.runs[i].node, {"date"})


def _is_in_headline(layout: Layout, picture: int) -> bool:
    """Whether a picture stands in a heading of the first level."""
    return any(layout.tags[node] == "h1" for node in islice(layout.path(picture), MOST_ABOVE))


def _is_in_line_of_day(layout: Layout, blocks: Mapping[int, Block], picture: int) -> bool:
    """Whether a picture stands behind the day in the element that holds its words, with at most a button's label."""
    day = blocks.get(picture - 1)
    if day is None or not 0 < len(day.text) <= MAX_LINE or not _DAY.search(day.text):
        return False
    inside = layout.extent(day.group, picture, 3) if day.group in layout.path(layout.runs[picture].node) else None
    return inside is not None and inside[0] == picture - 1


MOST_ABOVE = 5
"""Elements around a picture in the headline."""
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _is_over_name(layout: Layout, blocks: Mapping[int, Block], picture: int) -> bool:
    """Whether the smallest box round a picture and the next line holds short lines only: a name, and a day or a time."""
    if picture + 1 not in blocks:
        return False
    node = layout.common(layout.runs[picture + 1].node, layout.parents[layout.runs[picture].node])
    inside = layout.extent(node, picture, MOST_RUNS)
    if not inside or inside[0] != picture or not blocks.keys() >= {*inside}:
        return False
    name, *others = (blocks[i].text for i in inside[1:])
    short = all(0 < len(text) <= MAX_LINE and not text.endswith(ENDS) for text in (name, *others))
    return short and len(others) + 1 >= FEWEST_LINES and not _NUMBER.search(name) and any(map(_MOMENT.search, others))
