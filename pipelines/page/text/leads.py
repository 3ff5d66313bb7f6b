"""A paragraph set apart above the text: its lead, which opens the text, or a deck, which precedes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile

from crawler.items import Block, Zones
from pipelines.language.letters import says_same
from pipelines.language.sentences import ENDS
from pipelines.language.widths import width
from pipelines.page.column.short_texts import is_particular
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.column.wrappers import OUTSIDE, InheritedZones
from pipelines.page.layout import Layout

MIN_TEXT = 2
"""Paragraphs of a text whose first may be a lead or a deck."""
MAX_LINE, MAX_DATE = 200, 60
MIN_LEAD = 80
"""Characters of a lead that does not end as a sentence does."""
MOST_BELOW = 3
"""Paragraphs of a page of which all but the first may be its house's."""
MIN_ITEMS, MIN_ITEM, MOST_LABELS = 2, 40, 3
"""Items of a summary, their characters on average, and the lines over them."""
MOST_HIDDEN = 4
"""Lines in the box of a lead, those that nobody sees with it."""
NO_TEXT: Zones = OUTSIDE | {"figure", "caption", "credit", "related"}
BARRED: Zones = frozenset({"figure", "caption", "credit", "related", "recommend", "hidden", "quote", "embed", "video"})


def settle_opening(layout: Layout, blocks: Mapping[int, Block], head: int | None, description: str) -> None:
    """Decide what of the opening is text: a summary in the text's own box is; a paragraph outside that box is not if it stands
    before the byline, is set differently beside a picture, a date or a byline, or repeats what the page's head says."""
    if head is None:
        return
    after, zones = [i for i in blocks if i > head], InheritedZones(layout)
    text = [i for i in after if blocks[i].is_text]
    if not any(zones[blocks[i].group].isdisjoint(NO_TEXT) for i in text[1:]):
        return
    _name_summary(layout, blocks, after)
    top = _Top(layout, blocks, head, description, InheritedZones(layout))  # with the summary's name
    top.drop_lines_of_head(text)
    text = [i for i in text if blocks[i].main]
    if len(text) < MIN_TEXT:
        return
    if not top.has_deck(text[0]) and not top.is_whole(text):
        top.drop_deck(text)
        top.drop_lead(text)
    top.take_summary(text[0], text)


def _name_summary(layout: Layout, blocks: Mapping[int, Block], after: Sequence[int]) -> None:
    """Give the zone of a summary to a box that opens the text and holds a heading, or a few words, and a list of sentences."""
    items = _opening_items(blocks, after)
    if len(items) < MIN_ITEMS or sum(len(blocks[i].text) for i in items) < MIN_ITEM * len(items):
        return
    own = layout.common(blocks[items[0]].group, blocks[items[-1]].group)
    boxes = ((box, layout.extent(box, items[0], len(items) + MOST_LABELS)) for box in layout.path(own))
    box, inside = next((box, inside) for box, inside in boxes if inside is None or inside[0] < items[0])
    labels = [i for i in inside or () if i not in items and "hidden" not in layout.zones(layout.runs[i].node)]
    if not labels or labels[0] < after[0] or max(len(layout.text(i)) for i in labels) > MAX_DATE:
        return
    said = {blocks[i].text for i in after if i > items[-1] and blocks[i].kind == "heading"}
    if said.isdisjoint(blocks[i].text for i in items):  # else they are the contents
        layout.give(box, {"standfirst"})
        for i in blocks.keys() & labels:
            blocks[i].main = False


def _opening_items(blocks: Mapping[int, Block], after: Sequence[int]) -> list[int]:
    """The items without links of a list that opens the text."""
    text = (i for i in after if blocks[i].main and blocks[i].kind != "heading")
    first = next((i for i in text if blocks[i].kind == "list_item" or width(blocks[i].text) >= MIN_PARAGRAPH), -1)
    return [*takewhile(lambda i: i in blocks and blocks[i].kind == "list_item" and not blocks[i].links, count(first))]


@dataclass(frozen=True, slots=True)
class _Top:
    """What stands between a headline and the end of its text, and what the page's head says of it."""

    layout: Layout
    blocks: Mapping[int, Block]
    head: int
    description: str
    zones: InheritedZones

    def zones_of(self, i: int) -> Zones:
        return self.zones[self.blocks[i].group]

    def holds(self, box: int, i: int) -> bool:
        """Whether a block stands in an element."""
        return self.blocks[i].group in self.layout.inside(box)

    def has_deck(self, first: int) -> bool:
        """Whether a deck already stands above a paragraph: a text has only one."""
        above = (i for i in range(self.head + 1, first) if i in self.blocks)
        lines = [i for i in above if not self.blocks[i].main and self.blocks[i].kind != "image"]
        return any(
            (width(self.blocks[i].text) >= MIN_PARAGRAPH and "standfirst" in self.zones_of(i))
            or says_same(self.blocks[i].text, self.description)
            for i in lines
        )

    def is_whole(self, text: Sequence[int]) -> bool:
        """Whether a first paragraph is the whole text: a heading or a list of links, but no byline and no date, parts it
        from the little below it."""
        if not MIN_TEXT <= len(text) <= MOST_BELOW:
            return False
        parts = (i for i in range(text[0] + 1, text[1]) if i in self.blocks and self.is_parting(i))
        end = next(parts, None)
        return end is not None and not self.has_line(text[0], end)

    def is_parting(self, i: int) -> bool:
        """Whether a block is a heading, or an item of a list that is all link."""
        block = self.blocks[i]
        if block.kind == "heading":
            return block.level > 1 and "standfirst" not in self.zones_of(i)
        return block.kind == "list_item" and block.is_all_links

    def drop_deck(self, text: Sequence[int]) -> None:
        """Drop a paragraph directly above the box of the others, with a byline or a date between them."""
        layout, blocks = self.layout, self.blocks
        own = layout.parents[blocks[text[0]].group]
        other = Counter(layout.parents[blocks[i].group] for i in text[1:]).most_common(1)[0][0]
        if other in layout.inside(own) and own != other and self.has_line(text[0], text[1]):
            blocks[text[0]].main = False

    def drop_lines_of_head(self, text: Sequence[int]) -> None:
        """Drop short lines in a box of the headline's that does not hold the text, where a byline or a date is among them."""
        short = [i for i in text if width(self.blocks[i].text) < MIN_PARAGRAPH]
        own = [
            i
            for i in short
            if not self.holds(self.layout.common(self.blocks[self.head].group, self.blocks[i].group), text[-1])
        ]
        below = next((i for i in text if i not in own), None)
        if own and below is not None and self.has_line(self.head, below):
            for i in own:
                self.blocks[i].main = False

    def drop_lead(self, paragraphs: Sequence[int]) -> None:
        """Drop the first long paragraph, and what stands above it, where it is separated and set apart from the others."""
        layout, blocks = self.layout, self.blocks
        text = [i for i in paragraphs if width(blocks[i].text) >= MIN_PARAGRAPH and "figure" not in self.zones_of(i)]
        if len(text) < MIN_TEXT or self.opens_text(text[0], text[1:]):
            return
        box = layout.common(blocks[text[1]].group, blocks[text[-1]].group)
        box = box if len(text) > MIN_TEXT else layout.parents[box]
        if not (self.is_parted(text) and self.is_apart(text, box)):
            return
        if not any(blocks[i].kind == "image" for i in range(self.head + 1, text[0]) if i in blocks):
            layout.take(blocks[text[0]].group, {"caption", "credit"})  # no picture that it could be the line of
        for i in range(self.head + 1, text[1]):
            stays = i in blocks and self.holds(box, i) and (i > text[0] or self.is_set_like(i, text[1]))
            if i in blocks and (i == text[0] or not stays):
                blocks[i].main = False

    def is_set_like(self, i: int, other: int) -> bool:
        return self.layout.look(self.blocks[i].group) == self.layout.look(self.blocks[other].group)

    def take_summary(self, first: int, text: Sequence[int]) -> None:
        """Take a summary in the box of the text as its opening, and a heading after it as the heading of what follows."""
        before = [i for i in self.blocks if self.head < i < first and not self.blocks[i].main]
        summary = [i for i in before if self.blocks[i].kind == "paragraph" and "standfirst" in self.zones_of(i)]
        if summary and self.opens_text(summary[0], text):
            for i in (*summary, *(i for i in before if i > summary[0] and self.blocks[i].kind == "heading")):
                self.blocks[i].main = True

    def is_parted(self, text: Sequence[int]) -> bool:
        """Whether a picture, a date or a byline stands between headline and second paragraph, or the first repeats what
        the page's head says. If only one paragraph follows, only a line directly before that one counts."""
        if says_same(self.blocks[text[0]].text, self.description):
            return True
        if len(text) == MIN_TEXT:
            return self.has_line(text[0], text[1])
        above = (self.blocks[i] for i in range(self.head + 1, text[1]) if i in self.blocks)
        return any(block.kind == "image" for block in above) or self.has_line(self.head, text[1])

    def is_apart(self, text: Sequence[int], box: int) -> bool:
        """Whether the first paragraph stands outside the box of the others, or in one with only the headline, and is
        set differently, or like them but with short lines after it; or is set apart within their box."""
        layout, blocks = self.layout, self.blocks
        first, *others = (blocks[i].group for i in text)
        if first == box:
            return False  # words of the box itself
        if len(text) > MIN_TEXT and self.has_own_look(text) and self.has_own_box(text):
            return True
        with_head = layout.last[layout.common(blocks[self.head].group, first)] < others[0]
        if layout.look(first) in map(layout.look, others):
            between = (i for i in range(text[0] + 1, text[1]) if i in blocks and blocks[i].kind != "image")
            lines = [len(blocks[i].text) for i in between if "figure" not in self.zones_of(i)]
            return with_head and bool(lines) and max(lines) <= MAX_DATE
        return with_head or not self.holds(box, text[0]) or self.is_unlike(text, box)

    def has_own_look(self, text: Sequence[int]) -> bool:
        """Whether the first paragraph alone is in bold, or says what the page's head says."""
        first, *others = (self.blocks[i] for i in text)
        bold = first.strong and not any(other.strong for other in others)
        return bold or says_same(first.text, self.description)

    def has_own_box(self, text: Sequence[int]) -> bool:
        """Whether the first paragraph is all that a box beside the others holds, and neither has one of them a box to itself
        nor do the others stand in boxes that are set like this one."""
        layout = self.layout
        first, *others = (self.blocks[i].group for i in text)
        path = [*layout.path(first)]
        alone = [*takewhile(lambda node: self.holds_only(node, text[0]), path)]
        if len(alone) < 2 or len(alone) == len(path):
            return False
        inside = Counter(child for other in others if (child := self.child(path[len(alone)], other)) is not None)
        single = sum(number == 1 and child not in others for child, number in inside.items())
        own = layout.look(alone[-1])
        if not own.endswith(".") and all(layout.look(child) == own for child in inside):
            return False
        return 2 * single < inside.total()

    def holds_only(self, node: int, i: int) -> bool:
        """Whether an element displays no more than a block."""
        inside = self.layout.extent(node, i, MOST_HIDDEN)
        return inside is not None and all(n == i or "hidden" in self.zones[self.layout.runs[n].node] for n in inside)

    def child(self, box: int, node: int) -> int | None:
        """The element right in a box that holds another; None where the box does not."""
        child = None
        for above in self.layout.path(node):
            if above == box:
                return child
            child = above
        return None

    def is_unlike(self, text: Sequence[int], box: int) -> bool:
        """Whether the first paragraph shares no class with the others, and differs from them in depth or has a line
        after it."""
        layout, blocks = self.layout, self.blocks
        first, *others = (blocks[i].group for i in text)
        if width(blocks[text[0]].text) < MIN_LEAD and not blocks[text[0]].text.endswith(ENDS):
            return False  # who wrote it
        words = set(layout.words(first).partition(".")[2].split())
        alike = sum(not words.isdisjoint(layout.words(other).partition(".")[2].split()) for other in others)
        above = (blocks[i] for i in range(self.head + 1, text[0]) if i in blocks)
        if 2 * alike > len(others) or any(block.kind == "heading" for block in above):
            return False  # set a little otherwise, or under a deck
        depths = {self.depth_within(other, box) for other in others}
        return self.has_line(text[0], text[1]) or self.depth_within(first, box) not in depths

    def depth_within(self, node: int, box: int) -> int:
        """How many elements stand around one, within a box."""
        return sum(1 for _ in takewhile(lambda n: n != box, self.layout.path(node)))

    def has_line(self, first: int, second: int) -> bool:
        """Whether a byline or a date stands between two blocks."""
        between = (i for i in range(first + 1, second) if i in self.blocks)
        lines = [(self.blocks[i].text, self.zones_of(i)) for i in between if 0 < len(self.blocks[i].text) <= MAX_LINE]
        free = [(line, own) for line, own in lines if not own & BARRED]
        return any(is_particular(line, own) for line, own in free)

    def opens_text(self, lead: int, text: Sequence[int]) -> bool:
        """Whether the box that a summary opens also holds the text, with no picture between the two."""
        layout, blocks = self.layout, self.blocks
        box = layout.parents[blocks[lead].group]
        while not self.has_own_look([lead, *text]) and self.holds_only(box, lead):
            box = layout.parents[box]
        inside = [i for i in blocks if self.holds(box, i)]
        pictures = (blocks[i].kind == "image" for i in inside if lead < i < text[0])
        named = "deck" in layout.zones(blocks[lead].group)
        return inside[0] == lead and {*text} <= {*inside} and not any(pictures) and not named
