"""Short lines of a text between its paragraphs: headings without a heading's tag, lines in elements of their own,
list items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import groupby, pairwise, takewhile

from crawler.items import Block, Zone, Zones
from pipelines.language.sentences import PLAIN_COLONS
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.layout import Layout
from pipelines.page.markup.tags import LISTED

MOST_LINES = 12
"""Lines of such an element."""
CROSSHEADS: Zones = frozenset({"standfirst", "headline"})
"""Names of headings within the text that have no heading's tag."""
MAY_HEAD: Zones = frozenset({"widget", "live", "signoff"})
"""Other names that such headings have on pages put together from parts."""
CROSSHEAD = 3
"""Its level."""
MOST_CLOSING = 20
"""Items of a list that closes a text."""
MOST_PICTURED = 5
"""Lines over a paragraph of which the first may be its heading, the others a picture's."""
MIN_HEADING, MAX_HEADING = 4, 120
"""Characters of a heading without a heading's tag."""


def mark_gaps(
    layout: Layout, blocks: Mapping[int, Block], votes: Sequence[float], zones: Mapping[int, Set[Zone]]
) -> None:
    """Mark as text what stands without a link between two paragraphs, in their box or in one of its own beside theirs: a
    short line in an element of its own, a heading with any tag, and the items of a list, which may also end the text."""
    plain = {i for i in blocks if not zones[i]} | summed_up(blocks, zones)
    hidden = {i for i in blocks if "hidden" in zones[i]}
    named = {i for i in blocks if zones[i] & CROSSHEADS and zones[i] <= CROSSHEADS | MAY_HEAD}
    text, alone, opening = [i for i, block in blocks.items() if block.main], list[int](), set[int]()
    for before, after in pairwise(text):
        if after - before == 1 or max(votes[before], votes[after]) < MIN_PARAGRAPH:
            continue
        head = _crosshead(blocks, plain, after)
        if head > before and not blocks[head].main and _stands_alone(layout, head, before, after, hidden):
            blocks[head].main = True
        lines = [i for i in range(before + 1, after) if (i in plain or i in named) and _is_short(blocks[i])]
        _mark_shared(layout, blocks, before, after, plain.intersection(lines))
        left = [i for i in lines if not blocks[i].main] if blocks[before].level != 1 else []
        alone += [i for i in left if _stands_alone(layout, i, before, after, hidden)]
        if after - 1 in plain.intersection(left) and _opens_box(layout, blocks, before, after):
            opening.add(after - 1)
    _mark_alone(layout, blocks, alone, named, opening)
    _mark_closing(layout, blocks, text, plain)


def summed_up(blocks: Mapping[int, Block], zones: Mapping[int, Set[Zone]]) -> set[int]:
    """The items of lists without a link that are called summaries: within a text they are part of it."""
    found = set[int]()
    for listed, run in groupby(blocks, key=lambda i: blocks[i].kind == "list_item"):
        items = list(run) if listed else ()
        if all(zones[i] == {"standfirst"} and not blocks[i].links for i in items):
            found.update(items)
    return found


def _mark_shared(layout: Layout, blocks: Mapping[int, Block], before: int, after: int, lines: Set[int]) -> None:
    """Mark those of some lines between two paragraphs that stand in the box of both."""
    home = _home(layout, blocks[before].group)
    shared = bool(lines) and _home(layout, blocks[after].group) == home
    for i in lines:
        blocks[i].main = shared and _is_own(layout, i, home)


def _opens_box(layout: Layout, blocks: Mapping[int, Block], before: int, after: int) -> bool:
    """Whether the line over a paragraph stands in that one's box, where the paragraph before stands in a box within or
    where it is the first: the heading of a section."""
    home = _home(layout, blocks[after].group)
    if _home(layout, blocks[after - 1].group) != home or _home(layout, blocks[before].group) == home:
        return False
    inside = layout.inside(home)
    return blocks[before].group in inside or layout.runs[after - 2].node not in inside


def _mark_alone(
    layout: Layout, blocks: Mapping[int, Block], alone: Sequence[int], named: Set[int], opening: Set[int]
) -> None:
    """Mark lines in boxes of their own as text: those whose class names a heading, which they become, those in bold, those
    that open a paragraph's box, several different ones that look the same, and any that look like others of the text."""
    looks = Counter(look for look, _ in {(layout.look(blocks[i].group), blocks[i].text) for i in alone})
    heads = _looks_of_heads(layout, blocks) if alone else frozenset()
    for i in alone:
        look = layout.look(blocks[i].group)
        blocks[i].main = i in named or i in opening or blocks[i].strong or looks[look] > 1 or look in heads
        if i in named:
            blocks[i].kind, blocks[i].level = "heading", CROSSHEAD


def _looks_of_heads(layout: Layout, blocks: Mapping[int, Block]) -> Set[str]:
    """The looks of short lines of the text that no paragraph has."""
    text = [block for block in blocks.values() if block.main and block.text]
    paragraphs = {layout.look(block.group) for block in text if len(block.text) >= MIN_PARAGRAPH}
    return {layout.look(block.group) for block in text if _is_short(block)} - paragraphs


def _mark_closing(layout: Layout, blocks: Mapping[int, Block], text: Sequence[int], plain: Set[int]) -> None:
    """Mark the items of the list that ends the text, and further lists, each with the heading over it."""
    last = next((i for i in reversed(text) if i in plain), None)  # a desk's line may follow in a box of its own
    if last is None:
        return
    at, end = last + 1, last + 1 + MOST_CLOSING
    while at < end:
        headed = at in plain and _heads_closing(layout, blocks, at, last)
        items = [*takewhile(lambda i: _closes(layout, blocks, i, last, plain), range(at + headed, end))]
        if len(items) < MIN_HEADED if headed else not items:
            return
        for i in range(at, items[-1] + 1):
            blocks[i].main = True
        at = items[-1] + 1


MIN_HEADED = 2
"""Items of a list under a heading of its own."""


def _heads_closing(layout: Layout, blocks: Mapping[int, Block], i: int, last: int) -> bool:
    """Whether a line after the text's last is a heading without a link beside it."""
    heads = blocks[i].level > 1 and not blocks[i].links
    return heads and _home(layout, blocks[i].group) == _home(layout, blocks[last].group)


def _crosshead(blocks: Mapping[int, Block], plain: Set[int], after: int) -> int:
    """The heading over a paragraph, with at most a picture and its lines between them; 0 if there is none."""
    above = [i for i in range(after - 1, max(after - MOST_PICTURED, -1), -1) if i in blocks]
    head = next((i for i in above if blocks[i].kind == "heading" or blocks[i].links or blocks[i].main), 0)
    if head not in plain or blocks[head].level < 2 or blocks[head].links:
        return 0
    return head if head + 1 == after or blocks[head + 1].kind == "image" else 0


def _closes(layout: Layout, blocks: Mapping[int, Block], i: int, last: int, plain: Set[int]) -> bool:
    """Whether an item after the text's last line is on a list that ends it."""
    if i not in plain or blocks[i].kind != "list_item" or not _is_short(blocks[i]):
        return False
    return _home(layout, blocks[i].group) == _home(layout, blocks[last].group)


def _home(layout: Layout, node: int) -> int:
    """The element that holds a line's own, or its list."""
    return layout.holder(layout.parents[node], LISTED)


def _is_own(layout: Layout, line: int, box: int) -> bool:
    """Whether a line stands directly in a box, or in an element of its own there that holds only lines of text."""
    node = layout.runs[line].node
    if node == box:
        return True
    if _home(layout, node) != box:
        return False
    inside = layout.extent(node, line, MOST_LINES)
    return inside is not None and all(layout.runs[n].node == node and not layout.runs[n].links for n in inside)


def _stands_alone(layout: Layout, line: int, before: int, after: int, hidden: Set[int]) -> bool:
    """Whether the largest box that holds only this line stands beside the text before or after it, or beside its box."""
    runs, inside = layout.runs, layout.inside
    above = next((i for i in range(line - 1, before, -1) if i not in hidden), before)
    below = next((i for i in range(line + 1, after) if i not in hidden), after)
    around = (n for n in layout.path(runs[line].node) if n <= runs[above].node or runs[below].node in inside(n))
    box = next(around, 0)
    return any(runs[i].node in inside(box) for i in (before, after))


def _is_short(block: Block) -> bool:
    """Whether a block may be a short line of the text."""
    if block.kind not in ("paragraph", "list_item") or block.links or block.text.endswith(PLAIN_COLONS):
        return False
    return MIN_HEADING <= len(block.text) <= MAX_HEADING and any(map(str.isalnum, block.text))
