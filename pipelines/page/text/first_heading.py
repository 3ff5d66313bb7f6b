"""The heading of a text's first part, which stands above the text."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.items import Block, Zones
from pipelines.language.sentences import FULL_STOPS
from pipelines.page.column.wrappers import InheritedZones
from pipelines.page.layout import Layout
from pipelines.page.text.leads import MAX_LINE, NO_TEXT

MIN_ALIKE = 2
"""So many headings of a text that look the same show another one above it."""
NO_HEADING: Zones = NO_TEXT - {"header", "headline"} | {"byline", "date", "share", "standfirst", "kicker", "tags"}


def join_first_heading(layout: Layout, blocks: Mapping[int, Block], head: int | None) -> None:
    """Read a line above the text as the heading of its first part, if it is set like the headings in the text and
    about as long."""
    behind = [i for i in blocks if head is not None and i > head]
    first = next((i for i in behind if blocks[i].main), -1)
    line = next((blocks[i] for i in reversed(behind) if i < first and blocks[i].kind != "image"), None)
    if line is None or len(line.text) > MAX_LINE or InheritedZones(layout)[line.group] & NO_HEADING:
        return
    look = layout.look(line.group)
    alike = [blocks[i] for i in behind if i > first and blocks[i].main and layout.look(blocks[i].group) == look]
    if len(alike) < MIN_ALIKE or layout.look(blocks[first].group) == look:
        return
    shortest, longest = (f(len(block.text) for block in alike) for f in (min, max))
    sentence = any(block.text.endswith(FULL_STOPS) for block in (line, *alike))
    if longest <= MAX_LINE and 2 * len(line.text) >= shortest and not sentence:
        line.main, line.kind, line.level = True, alike[0].kind, alike[0].level
