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
    in a setting of its own that says what the page's head says of the story, where the text does not go on from it."""
    after = [i for i in blocks if head is None or i > head]
    text = [i for i in after if blocks[i].main and blocks[i].kind == "paragraph"]
    if head is None or len(text) <= MIN_TEXT:
        return
    zones = Zones(layout, 0)
    _drop_deck(layout, blocks, text, zones)
    told = says_same(blocks[text[0]].text, description)
    if told and _is_apart(layout, blocks, text) and not _opens_text(layout, blocks, text[0], text[1:]):
        blocks[text[0]].main = False
    before = [i for i in after if i < text[0] and not blocks[i].main]
    summary = [i for i in before if blocks[i].kind == "paragraph" and "standfirst" in zones.of(blocks[i].group)]
    if summary and _opens_text(layout, blocks, summary[0], text):
        for i in summary:
            blocks[i].main = True


def _drop_deck(layout: Layout, blocks: Mapping[int, Block], text: list[int], zones: Zones) -> None:
    first, second, *_ = text
    own = layout.parents[blocks[first].group]
    other = Counter(layout.parents[blocks[i].group] for i in text[1:]).most_common(1)[0][0]
    apart = (own <= other <= layout.last[own] and own != other) or _is_apart(layout, blocks, text)
    if apart and _has_line(blocks, first, second, zones):
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


def _is_apart(layout: Layout, blocks: Mapping[int, Block], text: Sequence[int]) -> bool:
    """Whether the first paragraph has a setting of its own and stands outside the box that holds the others."""
    first, *others = (blocks[i].group for i in text if i == text[0] or len(blocks[i].text) >= MIN_PARAGRAPH)
    if len(others) < MIN_TEXT or layout.look(first) in map(layout.look, others):
        return False
    above = set(layout.path(others[0]))
    box = next(node for node in layout.path(others[-1]) if node in above)
    return not box <= first <= layout.last[box]


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
