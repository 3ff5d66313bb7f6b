"""A paragraph set apart above the text: its lead, which opens the text, or a deck, which stands before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from crawler.items import Block
from pipelines.dates import find_date_text
from pipelines.headline import letters
from pipelines.page.layout import Layout
from pipelines.page.wrappers import Zones

MIN_TEXT = 2
"""Paragraphs that follow what may be a lead or a deck."""
MAX_LINE, MAX_DATE = 200, 60
MIN_PARAGRAPH = 60
MIN_SAME, MAX_SAME = 40, 1000
"""Letters in which a line agrees with what is said of the page, and characters of it that are compared."""
BARRED = frozenset({"figure", "caption", "credit", "related", "recommend", "hidden"})


def settle_opening(layout: Layout, blocks: Mapping[int, Block], head: int | None, description: str) -> None:
    """Read a summary in the text's own box as text, and as none a paragraph before the byline, outside that box, and one
    in a setting of its own outside it, by a picture, a date or a byline, or that says what the page's head says."""
    after = [i for i in blocks if head is None or i > head]
    text = [i for i in after if blocks[i].main and blocks[i].kind == "paragraph"]
    if head is None or len(text) <= MIN_TEXT:
        return
    zones = Zones(layout, 0)
    _drop_deck(layout, blocks, text, zones)
    long = [i for i in text if len(blocks[i].text) >= MIN_PARAGRAPH and "figure" not in zones.of(blocks[i].group)]
    if len(long) > MIN_TEXT and not _opens_text(layout, blocks, long[0], long[1:]):
        box = layout.common(blocks[long[1]].group, blocks[long[-1]].group)
        parted = any(blocks[i].kind == "image" for i in range(head + 1, long[1]) if i in blocks)
        parted = parted or _has_line(blocks, head, long[1], zones) or says_same(blocks[long[0]].text, description)
        if parted and _is_apart(layout, blocks, long, box, blocks[head].group):
            if not any(blocks[i].kind == "image" for i in range(head + 1, long[0]) if i in blocks):
                layout.take(blocks[long[0]].group, {"caption", "credit"})  # no picture that it could be the line of
            for i in range(head + 1, long[1]):
                if i in blocks and (i <= long[0] or not box <= blocks[i].group <= layout.last[box]):
                    blocks[i].main = False
    before = [i for i in after if i < text[0] and not blocks[i].main]
    summary = [i for i in before if blocks[i].kind == "paragraph" and "standfirst" in zones.of(blocks[i].group)]
    if summary and _opens_text(layout, blocks, summary[0], text):
        for i in summary:
            blocks[i].main = True


def _drop_deck(layout: Layout, blocks: Mapping[int, Block], text: list[int], zones: Zones) -> None:
    first, second, *_ = text
    own = layout.parents[blocks[first].group]
    other = Counter(layout.parents[blocks[i].group] for i in text[1:]).most_common(1)[0][0]
    if own <= other <= layout.last[own] and own != other and _has_line(blocks, first, second, zones):
        blocks[first].main = False


def says_same(text: str, description: str) -> bool:
    """Whether a line and what a page's head says of its story are the same, or one of them opens the other.

    >>> says_same("No ferry at night.", "No ferry at night"), says_same("No ferry", "No ferry at night")
    (True, False)
    """
    if not description or text[:1].casefold() != description[:1].casefold():
        return False
    one, other = letters(text[:MAX_SAME]), letters(description[:MAX_SAME])
    return (
        one == other != ""
        or (min(len(one), len(other)) >= MIN_SAME and one.startswith(other))
        or (len(one) >= MIN_SAME and other.startswith(one))
    )


def _is_apart(layout: Layout, blocks: Mapping[int, Block], text: Sequence[int], box: int, head: int) -> bool:
    """Whether the first paragraph stands outside the box of the others, or in one with the headline alone, and is set otherwise."""
    first, *others = (blocks[i].group for i in text)
    outside = not box <= first <= layout.last[box] or layout.last[layout.common(head, first)] < others[0]
    return outside and layout.look(first) not in map(layout.look, others)


def _has_line(blocks: Mapping[int, Block], first: int, second: int, zones: Zones) -> bool:
    """Whether a byline or a date stands between two blocks."""
    between = [blocks[i] for i in range(first + 1, second) if i in blocks and 0 < len(blocks[i].text) <= MAX_LINE]
    named = (zones.of(block.group) for block in between)
    if any(own & {"byline", "date"} and not own & BARRED for own in named):
        return True
    return any(
        find_date_text(line.text)
        for line in between
        if len(line.text) <= MAX_DATE and not zones.of(line.group) & BARRED
    )


def _opens_text(layout: Layout, blocks: Mapping[int, Block], lead: int, text: list[int]) -> bool:
    """Whether the box that a summary opens holds the text too, and no picture stands between the two."""
    box = layout.parents[blocks[lead].group]
    inside = [i for i, block in blocks.items() if box <= block.group <= layout.last[box]]
    pictures = (blocks[i].kind == "image" for i in inside if lead < i < text[0])
    return inside[0] == lead and {*text} <= {*inside} and not any(pictures)
