"""A page's head that stands behind its text in the markup, and which a style sheet displays above or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from pipelines.page.column.heading import Headings
from pipelines.page.column.weights import weights_of
from pipelines.page.column.wrappers import OUTSIDE, InheritedZones
from pipelines.page.layout import Layout

MOST = 0.6
"""Share of a page's text that stands before such a head, in one element beside it."""
LITTLE = 0.2
"""Share that may stand behind its headline: a deck."""


class HeadBehindError(Exception):
    """The box of a page's head stands behind that of its text: the caller moves it, and lays the page out again."""

    def __init__(self, head: etree._Element, text: etree._Element) -> None:
        super().__init__("the head behind the text")
        self.head, self.text = head, text


def require_head_first(layout: Layout, weights: Sequence[int], headings: Headings) -> None:
    """Raise `HeadBehindError` if the text stands in a box of its own before that of the only headline."""
    head = headings.likest(i for i, run in enumerate(layout.runs) if run.level == 1)
    if head is None or not 2 * sum(weights[:head]) > sum(weights) or _is_told_before(layout, headings, head):
        return
    zones = InheritedZones(layout)
    votes = [w if w and zones[run.node].isdisjoint(OUTSIDE) else 0 for w, run in zip(weights, layout.runs, strict=True)]
    weight, path = weights_of(layout, votes), [*layout.path(layout.runs[head].node)]
    around = ((n, above) for n, above in pairwise(path) if weight[above] >= MOST * weight[0])
    inner, top = next(around, (0, 0))
    beside = [n for n in layout.inside(top) if layout.parents[n] == top and n < inner]
    text = max(beside, key=weight.__getitem__, default=0)
    if text and weight[text] >= MOST * weight[0] and sum(votes[head:]) <= LITTLE * weight[text]:
        raise HeadBehindError(layout.elements[inner], layout.elements[text])


def _is_told_before(layout: Layout, headings: Headings, head: int) -> bool:
    """Whether another line before a headline, no link, says the same."""
    return headings.likest(i for i in range(head) if not layout.runs[i].has_link) is not None


def move_before(error: HeadBehindError) -> None:
    """Set the head before the text; words right behind it stay where they are."""
    words, error.head.tail = error.head.tail, None
    above = error.head.getprevious()
    if above is not None:
        above.tail = (above.tail or "") + (words or "")
    error.text.addprevious(error.head)
