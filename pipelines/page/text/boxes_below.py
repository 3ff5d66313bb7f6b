"""Boxes right below that of the text which are none of it: another story, a reader's comment, a letter, small print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from crawler.items import Block
from pipelines.language.sentences import ENDS
from pipelines.language.subjects import Subjects
from pipelines.page.boxes.headed_lists import MIN_TITLE, is_title
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.column.wrappers import InheritedZones
from pipelines.page.layout import Layout, without_digits
from pipelines.page.markup.tags import LISTS, PARAGRAPHS
from pipelines.parts.dates.lines import is_moment, is_only_day

MIN_TEXT = 2
"""Paragraphs of a box that is the text's."""
SHARE, OTHERS = 1.5, 3.0
"""Of what the text's box weighs, what all below it does at most, in boxes set unlike it and under titles of others."""
LINE = 0.3
"""Of the same, what a lone line set apart within the text's own box does at most."""
MOST_RUNS, MAX_DATE = 12, 60
"""Runs of a box that is another story's or what a reader wrote; characters of its date."""
TEXTS = PARAGRAPHS - LISTS


def close_boxes_below(layout: Layout, blocks: Mapping[int, Block], votes: Sequence[float], column: int) -> None:
    """Take what stands in boxes below the text's own, set unlike it or under another story's title, out of the text."""
    own = _own(layout, blocks, votes)
    end = layout.last[blocks[own[-1]].group] if own else 0
    below = [i for i, block in blocks.items() if block.main and block.group > end] if own else ()
    if not below or _has_byline(layout, blocks, end, blocks[below[0]].group):
        return
    share = sum(votes[i] for i in below) / sum(votes[i] for i in own)
    looks = {look for i in own for look in _looks(layout, blocks[i].group, column)}
    lone = sum(votes[i] >= MIN_PARAGRAPH for i in below) == 1
    around = layout.last[layout.holder(blocks[own[-1]].group, TEXTS)]
    boxes = _boxes(layout, blocks, below, end)
    for box in boxes:
        single = lone and box.sentences(votes) < MIN_TEXT and not box.is_pictured()
        apart = single and (box.node > around or len(box.main) > 1 or share > LINE)
        unlike = len(own) >= MIN_TEXT and apart and share <= SHARE and not box.is_set_like(looks)
        unlike = unlike and not box.is_about(own)
        other = box.is_titled() and (share <= OTHERS or len(boxes) == 1)
        if layout.tags[box.node] in PARAGRAPHS or not (other or unlike):
            return
        box.close(votes)


def _boxes(layout: Layout, blocks: Mapping[int, Block], below: Sequence[int], end: int) -> list[_Box]:
    """The elements that begin below the text, the last first; no lone headings."""
    found = defaultdict[int, list[int]](list)
    for i in below:
        outer = layout.outermost(blocks[i].group, end)
        if blocks[i].kind != "heading" or outer != blocks[i].group:
            found[outer].append(i)
    return [_Box(layout, blocks, node, found[node]) for node in sorted(found, reverse=True)]


def _has_byline(layout: Layout, blocks: Mapping[int, Block], end: int, below: int) -> bool:
    """Whether a byline stands between the text and what is below it, which is the text then, under a summary."""
    zones = InheritedZones(layout)
    box = layout.outermost(below, end)
    return any("byline" in zones[block.group] for block in blocks.values() if end < block.group < box)


def _own(layout: Layout, blocks: Mapping[int, Block], votes: Sequence[float]) -> list[int]:
    """The paragraphs of the element that holds most of the text; the first, where none holds several."""
    found = defaultdict[int, list[int]](list)
    for i, block in blocks.items():
        if block.is_text and votes[i] >= MIN_PARAGRAPH:
            found[layout.holder(block.group, TEXTS)].append(i)
    several = [own for own in found.values() if len(own) >= MIN_TEXT]
    first = next(iter(found.values()), [])
    return max(several, key=lambda own: sum(votes[i] for i in own), default=first)


@dataclass(frozen=True, slots=True)
class _Box:
    """An element below the text, and what in it was taken for text."""

    layout: Layout
    blocks: Mapping[int, Block]
    node: int
    main: Sequence[int]

    def is_titled(self) -> bool:
        """Whether a heading that leads elsewhere opens the box: the first of its runs, but for pictures."""
        first = next((n for n in self._runs() if self.layout.runs[n].picture is None), None)
        return first is not None and self._is_title(first)

    def is_pictured(self) -> bool:
        """Whether the box shows a picture, whose line its text may be."""
        return any(self.layout.runs[n].picture is not None for n in self._runs())

    def sentences(self, votes: Sequence[float]) -> int:
        """The paragraphs of its text, short ones only where they are sentences without links."""
        lines = ((votes[i], self.blocks[i]) for i in self.main)
        return sum(
            vote >= MIN_PARAGRAPH
            or (self.layout.tags[block.group] == "p" and not block.links and block.text.endswith(ENDS))
            for vote, block in lines
        )

    def is_set_like(self, looks: set[str]) -> bool:
        """Whether an element around what it holds has one of some looks."""
        above = self.layout.parents[self.node]
        return any(look in looks for i in self.main for look in _looks(self.layout, self.blocks[i].group, above))

    def is_about(self, text: Sequence[int]) -> bool:
        """Whether the box is one sentence without a link, about what the text is about."""
        said = self.blocks[self.main[0]]
        alone = len(self._runs()) == 1 and said.text.endswith(ENDS) and not said.links
        return alone and said.text in Subjects(" ".join(self.blocks[i].text for i in text))

    def close(self, votes: Sequence[float]) -> None:
        """Take what it holds out of the text, and with a story, or what somebody wrote that day, all that it says."""
        titles = sum(map(self._is_title, self._runs()))
        told = any(votes[i] >= MIN_PARAGRAPH for i in self.main)
        if told and (titles == 1 if titles else any(map(self._is_date, self._runs()))):
            self.layout.give(self.node, {"recommend", "inferred"})
        for i in self.main:
            self.blocks[i].main = False

    def _runs(self) -> Sequence[int]:
        return self.layout.extent(self.node, self.main[0], MOST_RUNS) or ()

    def _is_title(self, number: int) -> bool:
        return self.layout.runs[number].kind == "heading" and is_title(self.layout, number, MIN_TITLE)

    def _is_date(self, number: int) -> bool:
        text = self.layout.text(number) if self.layout.runs[number].picture is None else ""
        return 0 < len(text) <= MAX_DATE and (is_moment(text) or is_only_day(text))


def _looks(layout: Layout, node: int, top: int) -> Iterator[str]:
    """The looks of the elements around a paragraph, below another: their ids where they have no class."""
    for n in takewhile(lambda n: n != top, layout.path(layout.holder(node, TEXTS))):
        look = layout.look(n)
        yield look if look[-1] != "." else f"{look}{without_digits(layout.elements[n].get('id', ''))}"
