"""A paragraph set apart above the text: its lead, which opens the text, or a deck, which stands before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count, takewhile

from crawler.items import Block
from pipelines.dates import find_date_text
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.column.wrappers import OUTSIDE, Zones
from pipelines.page.layout import Layout
from pipelines.phrases import says_same
from pipelines.sentences import ENDS, FULL_STOPS

MIN_TEXT = 2
"""Paragraphs of which the first may be a lead or a deck."""
MAX_LINE, MAX_DATE = 200, 60
MIN_ALIKE = 2
"""Headings in a text, set alike, that tell another above it."""
MIN_LEAD = 80
"""Characters of a lead that does not end as a sentence does."""
MIN_ITEMS, MIN_ITEM, MOST_LABELS = 2, 40, 3
"""Items of a summary, their characters on average, and the lines over them."""
NO_TEXT = OUTSIDE | {"figure", "caption", "credit", "related", "footer"}
NO_HEADING = NO_TEXT - {"header", "headline"} | {"byline", "date", "share", "standfirst", "kicker", "tags"}
BARRED = frozenset({"figure", "caption", "credit", "related", "recommend", "hidden", "quote", "embed", "video"})


def settle_opening(layout: Layout, blocks: Mapping[int, Block], head: int | None, description: str) -> None:
    """Read a summary in the text's own box as text, and as none a paragraph before the byline, outside that box, and one
    in a setting of its own outside it, by a picture, a date or a byline, or that says what the page's head says."""
    if head is None:
        return
    after, zones = [i for i in blocks if i > head], Zones(layout, 0)
    text = [i for i in after if blocks[i].main and blocks[i].kind == "paragraph"]
    if not any(zones.of(blocks[i].group).isdisjoint(NO_TEXT) for i in text[1:]):
        return
    _name_summary(layout, blocks, after)
    zones = Zones(layout, 0)  # with the summary's name
    decked = _has_deck(blocks, range(head + 1, text[0]), description, zones)
    if not decked:
        _drop_deck(layout, blocks, text, zones)
    long = [i for i in text if len(blocks[i].text) >= MIN_PARAGRAPH and "figure" not in zones.of(blocks[i].group)]
    if len(long) >= MIN_TEXT and not decked and not _opens_text(layout, blocks, long[0], long[1:]):
        box = layout.common(blocks[long[1]].group, blocks[long[-1]].group)
        box = box if len(long) > MIN_TEXT else layout.parents[box]
        if _is_parted(blocks, long, head, description, zones) and _is_apart(layout, blocks, long, box, head, zones):
            if not any(blocks[i].kind == "image" for i in range(head + 1, long[0]) if i in blocks):
                layout.take(blocks[long[0]].group, {"caption", "credit"})  # no picture that it could be the line of
            for i in range(head + 1, long[1]):
                if i in blocks and (i <= long[0] or not box <= blocks[i].group <= layout.last[box]):
                    blocks[i].main = False
    before = [i for i in after if i < text[0] and not blocks[i].main]
    summary = [i for i in before if blocks[i].kind == "paragraph" and "standfirst" in zones.of(blocks[i].group)]
    if summary and _opens_text(layout, blocks, summary[0], text):
        for i in (*summary, *(i for i in before if i > summary[0] and blocks[i].kind == "heading")):
            blocks[i].main = True  # a heading behind a lead is over the text that goes on


def join_first_heading(layout: Layout, blocks: Mapping[int, Block], head: int | None) -> None:
    """Read as text a line above it that is set as the headings in it are, as nothing longer, and not far shorter, as a town
    is: that of its first part."""
    behind = [i for i in blocks if head is not None and i > head]
    first = next((i for i in behind if blocks[i].main), -1)
    line = next((blocks[i] for i in reversed(behind) if i < first and blocks[i].kind != "image"), None)
    if line is None or len(line.text) > MAX_LINE or Zones(layout, 0).of(line.group) & NO_HEADING:
        return
    look = layout.look(line.group)
    alike = [blocks[i] for i in behind if i > first and blocks[i].main and layout.look(blocks[i].group) == look]
    if len(alike) < MIN_ALIKE or layout.look(blocks[first].group) == look:
        return
    shortest, longest = (f(len(block.text) for block in alike) for f in (min, max))
    sentence = any(block.text.endswith(FULL_STOPS) for block in (line, *alike))
    if longest <= MAX_LINE and 2 * len(line.text) >= shortest and not sentence:
        line.main, line.kind, line.level = True, alike[0].kind, alike[0].level


def _has_deck(blocks: Mapping[int, Block], above: range, description: str, zones: Zones) -> bool:
    """Whether a deck stands above a paragraph already: a text has one."""
    lines = [blocks[i] for i in above if i in blocks and not blocks[i].main and blocks[i].kind != "image"]
    return any(
        (len(line.text) >= MIN_PARAGRAPH and "standfirst" in zones.of(line.group)) or says_same(line.text, description)
        for line in lines
    )


def _name_summary(layout: Layout, blocks: Mapping[int, Block], after: Sequence[int]) -> None:
    """Call a box that opens the text and holds a heading, or a few words, and a list of sentences a summary."""
    told = (i for i in after if blocks[i].main and blocks[i].kind != "heading")
    first = next((i for i in told if blocks[i].kind == "list_item" or len(blocks[i].text) >= MIN_PARAGRAPH), -1)
    items = [*takewhile(lambda i: i in blocks and blocks[i].kind == "list_item" and not blocks[i].links, count(first))]
    if len(items) < MIN_ITEMS or sum(len(blocks[i].text) for i in items) < MIN_ITEM * len(items):
        return
    own = layout.common(blocks[items[0]].group, blocks[items[-1]].group)
    boxes = ((box, layout.extent(box, first, len(items) + MOST_LABELS)) for box in layout.path(own))
    box, inside = next((box, inside) for box, inside in boxes if inside is None or len(inside) > len(items))
    labels = [i for i in inside or () if i not in items and "hidden" not in layout.zones(layout.runs[i].node)]
    said = {blocks[i].text for i in after if i > items[-1] and blocks[i].kind == "heading"}
    if (
        labels
        and max(labels) < first
        and max(len(layout.text(i)) for i in labels) <= MAX_DATE
        and said.isdisjoint(blocks[i].text for i in items)
    ):
        layout.give(box, {"standfirst"})
        for i in labels:
            if i in blocks:
                blocks[i].main = False


def _drop_deck(layout: Layout, blocks: Mapping[int, Block], text: list[int], zones: Zones) -> None:
    first, second, *_ = text
    own = layout.parents[blocks[first].group]
    other = Counter(layout.parents[blocks[i].group] for i in text[1:]).most_common(1)[0][0]
    if own <= other <= layout.last[own] and own != other and _has_line(blocks, first, second, zones):
        blocks[first].main = False


def _is_parted(blocks: Mapping[int, Block], text: Sequence[int], head: int, description: str, zones: Zones) -> bool:
    """Whether a picture, a date or a byline stands between headline and second paragraph, or the first says what the page's
    head says. Where a single paragraph follows less is sure: only a line right before that one counts."""
    if says_same(blocks[text[0]].text, description):
        return True
    if len(text) == MIN_TEXT:
        return _has_line(blocks, text[0], text[1], zones)
    pictured = any(blocks[i].kind == "image" for i in range(head + 1, text[1]) if i in blocks)
    return pictured or _has_line(blocks, head, text[1], zones)


def _is_apart(
    layout: Layout, blocks: Mapping[int, Block], text: Sequence[int], box: int, head: int, zones: Zones
) -> bool:
    """Whether the first paragraph stands outside the box of the others, or in one with the headline alone, and is set
    otherwise, or as they are and with short lines behind it; or is set apart within their box."""
    first, *others = (blocks[i].group for i in text)
    if first == box:
        return False  # words of the box itself
    with_head = layout.last[layout.common(blocks[head].group, first)] < others[0]
    if layout.look(first) in map(layout.look, others):
        between = [blocks[i] for i in range(text[0] + 1, text[1]) if i in blocks and blocks[i].kind != "image"]
        lines = [len(line.text) for line in between if "figure" not in zones.of(line.group)]
        return with_head and bool(lines) and max(lines) <= MAX_DATE
    return with_head or not box <= first <= layout.last[box] or _is_unlike(layout, blocks, text, box, head, zones)


def _is_unlike(
    layout: Layout, blocks: Mapping[int, Block], text: Sequence[int], box: int, head: int, zones: Zones
) -> bool:
    """Whether the first paragraph has no class of the others, and another depth than all of them or a line behind it."""
    first, *others = (blocks[i].group for i in text)
    if len(blocks[text[0]].text) < MIN_LEAD and not blocks[text[0]].text.endswith(ENDS):
        return False  # who wrote it
    words = set(layout.words(first).partition(".")[2].split())
    alike = sum(not words.isdisjoint(layout.words(other).partition(".")[2].split()) for other in others)
    if 2 * alike > len(others) or any(blocks[i].kind == "heading" for i in range(head + 1, text[0]) if i in blocks):
        return False  # set a little otherwise, or under a deck
    return _has_line(blocks, text[0], text[1], zones) or _tags_within(layout, first, box) not in {
        _tags_within(layout, other, box) for other in others
    }


def _tags_within(layout: Layout, node: int, box: int) -> tuple[str, ...]:
    """The tags of an element and of those above it, within a box."""
    return tuple(layout.tags[n] for n in takewhile(lambda n: n != box, layout.path(node)))


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
    named = "deck" in layout.zones(blocks[lead].group)
    return inside[0] == lead and {*text} <= {*inside} and not any(pictures) and not named
