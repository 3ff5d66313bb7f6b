"""Whole other stories behind a page's own, as sites have them that scroll on into the next.

Such a story has a headline of the rank of the page's own, set like it, with a text behind it and a writer or a day beside
it. A heading in a box of its own, like that of the whole page's story, may be of a lower rank; one that shares its box must
have all that the page's has beside it: a chapter, a diary's day and an item of a briefing do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import takewhile

from lxml import etree

from crawler.items import Zones
from pipelines.language.letters import letters
from pipelines.language.sentences import ENDS
from pipelines.page.column.heading import Headings
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.column.wrappers import InheritedZones
from pipelines.page.layout import Layout, without_digits
from pipelines.parts.dates.lines import find_date_text

LEVELS = (1, 2)
"""Of headings that may be a story's headline."""
MOST_LINES, MAX_LINE = 14, 160
"""Runs between a headline and its text, and characters of a byline or a date."""
ALIKE = 1 / 3
"""Share of the classes of two elements that these have in common: one of two may be the one that is read just now."""
KEPT = ("script", "nav", "footer")
"""What says something of the page, wherever it stands."""
MOST_ABOVE = 8
"""Runs between the box of a story and its headline."""
NO_TEXT: Zones = frozenset({"figure", "caption", "credit", "standfirst"})


class NextStoryError(Exception):
    """Another story begins on the page, with `element`: the caller then cuts the page off there and reads it again."""

    def __init__(self, element: etree._Element) -> None:
        super().__init__("another story")
        self.element = element


def require_own(
    layout: Layout, weights: Sequence[int], headings: Headings, names_writer: Callable[[str], object]
) -> None:
    """Raise `NextStoryError` if a whole other story follows on the page's own. `names_writer` tells a line that does."""
    titles = [i for i, run in enumerate(layout.runs) if run.level in LEVELS]
    own = headings.likest(titles) if len(titles) > 1 else None
    story = _Story(layout, weights, own, names_writer) if own is not None else None
    begun = ((story.begins_next(i), i) for i in titles if story and i > story.head)
    start, title = next(filter(all, begun), (0, -1))
    for i in range(start, title + 1):  # a line that is no element's, in the box of what stands before, can't be cut off
        if boxes := [*takewhile(lambda n: not _holds(layout, n, start - 1), layout.path(layout.runs[i].node))]:
            raise NextStoryError(layout.elements[min(boxes)])


def _holds(layout: Layout, node: int, number: int) -> bool:
    return layout.runs[number].node in layout.inside(node)


def end_before(element: etree._Element) -> None:
    """Take an element and all that follows it off its page, but for scripts and menus right behind it or what holds it."""
    for before in (element, *element.iterancestors()):
        for behind in [*before.itersiblings()]:
            if behind.tag not in KEPT:
                before.getparent().remove(behind)  # type: ignore[union-attr]  # what has siblings stands in something
        before.tail = None
    if (above := element.getparent()) is not None:
        above.remove(element)


class _Story:
    """A page's own story."""

    def __init__(
        self, layout: Layout, weights: Sequence[int], head: int, names_writer: Callable[[str], object]
    ) -> None:
        self.layout, self.weights, self.head, self.names_writer = layout, weights, head, names_writer
        self.node = layout.runs[head].node
        self.zones = InheritedZones(layout)
        self.title = letters(layout.text(head))
        self.first = next((i for i in range(head + 1, len(weights)) if weights[i]), len(weights))
        """The first run behind the headline that has weight."""

    def begins_next(self, number: int) -> int:
        """The run with which a story begins whose headline is a heading set like the page's own; 0 where that is none."""
        layout, runs = self.layout, self.layout.runs
        node, lower = runs[number].node, runs[number].level > runs[self.head].level
        boxes = [*self._alike_around(node)]
        if runs[number].level < runs[self.head].level or (lower and not boxes):
            return 0
        if letters(layout.text(number)) in ("", self.title):
            return 0
        top = layout.common(self.node, node)
        if top in (self.node, node):
            return 0  # a heading within a heading
        start = self._start(number, top, {other for _, other in boxes})
        end = next((i for i in range(number + 1, len(runs)) if self._opens_other(number, i)), len(runs))
        told = next((i for i in range(number + 1, end) if self._is_paragraph(i)), 0)
        if not told or start <= self.first:
            return 0
        start = self._with_above(start, top)
        own = self._particulars(self.head, number - start, top)
        others = self._particulars(number, number - start, top)
        whole = bool(boxes) and self._hold_text(boxes[-1], told)
        if lower:
            return start if whole and own and own <= others else 0
        return start if others and (whole or own <= others or "byline" in own & others) else 0

    def _hold_text(self, boxes: tuple[int, int], told: int) -> bool:
        """Whether of two boxes that of the page's own story holds text, and the other a paragraph."""
        own, other = map(self.layout.inside, boxes)
        inner = (i for i in self.layout.runs_in(own.start) if i > self.head)
        return self.layout.runs[told].node in other and any(self.weights[i] for i in inner)

    def _opens_other(self, number: int, i: int) -> bool:
        """Whether a run is a heading of the level of another or a higher one, and does not only repeat it."""
        level, text = self.layout.runs[number].level, self.layout.text
        return 0 < self.layout.runs[i].level <= level and text(i) != text(number)

    def _alike_around(self, node: int) -> Iterator[tuple[int, int]]:
        """The boxes round the headline and round another that look alike, from the inside, up to what holds both."""
        parents = self.layout.parents
        one, other = parents[self.node], parents[node]
        while one != other and self._are_alike(one, other):
            yield one, other
            one, other = parents[one], parents[other]

    def _are_alike(self, one: int, other: int) -> bool:
        """Whether two elements have the same tag and a good part of their classes in common, if either has one."""
        if min(one, other) < 0 or self.layout.tags[one] != self.layout.tags[other]:
            return False
        a, b = ({*without_digits(self.layout.elements[n].get("class", "")).split()} for n in (one, other))
        return len(a & b) >= ALIKE * len(a | b)

    def _is_paragraph(self, number: int) -> bool:
        run = self.layout.runs[number]
        return self.weights[number] >= MIN_PARAGRAPH and self.zones[run.node].isdisjoint(NO_TEXT)

    def _start(self, number: int, top: int, boxes: Set[int]) -> int:
        """The first run of the largest element that holds a heading and nothing of the page's own story."""
        runs, start = self.layout.runs, number
        for above in takewhile(lambda n: n != top, self.layout.path(runs[number].node)):
            if above in boxes:
                start = self.layout.runs_in(above)[0]
                continue
            inside, first = self.layout.inside(above), start
            while first and runs[first - 1].node in inside:
                first -= 1
                if self._is_paragraph(first) or self._opens_other(number, first):
                    return start
            start = first
        return start

    def _with_above(self, start: int, top: int) -> int:
        """The first run of what stands right before a story's box as it does before that of the page's own: a day, a section."""
        runs, own = self.layout.runs, self.head
        box = self.layout.inside(self.layout.outermost(self.node, top))
        while own and runs[own - 1].node in box:
            own -= 1
        most, above = min(MOST_ABOVE, own, start - self.head - 1), 0
        while above < most and self._stand_alike(own - above - 1, start - above - 1, top):
            above += 1
        return start - above

    def _stand_alike(self, one: int, other: int, top: int) -> bool:
        """Whether two runs are of one kind, in elements that look alike right in another."""
        a, b = self.layout.runs[one], self.layout.runs[other]
        if min(a.node, b.node) <= top or a.kind != b.kind or not self._are_alike(a.node, b.node):
            return False
        return self._are_alike(*(self.layout.outermost(run.node, top) for run in (a, b)))

    def _particulars(self, number: int, above: int, top: int) -> set[str]:
        """Whether a writer and a day are displayed behind a headline, or among so many lines before it."""
        runs, zones, found = self.layout.runs, InheritedZones(self.layout, top), set[str]()
        paragraphs = 0
        for i in (*range(max(number - above, 0), number), *range(number + 1, min(number + 1 + MOST_LINES, len(runs)))):
            text = self.layout.text(i) if runs[i].picture is None else ""
            paragraphs += i > number and self._is_paragraph(i)
            if paragraphs > 1 or (i > number and 0 < runs[i].level <= runs[number].level):
                break
            if 0 < len(text) <= MAX_LINE:
                named = zones[runs[i].node]
                told = text.endswith(ENDS)
                found |= {"date"} if "date" in named or (not told and find_date_text(text)) else set()
                found |= {"byline"} if "byline" in named or (not told and self.names_writer(text)) else set()
        return found
