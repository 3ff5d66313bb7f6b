"""A page's head that stands behind its text in the markup, and which a style sheet displays above or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from pipelines.page.column.heading import Headings
from pipelines.page.column.weights import MIN_PARAGRAPH, weights_of
from pipelines.page.column.wrappers import OUTSIDE, InheritedZones
from pipelines.page.layout import Layout

MOST = 0.6
"""Share of a page's text that stands before such a head, in elements beside it."""
LITTLE = 0.25
"""Share that may stand behind its headline: a deck, captions."""


class HeadBehindError(Exception):
    """The box of a page's head stands behind that of its text: the caller moves it, and lays the page out again."""

    def __init__(self, head: etree._Element, text: etree._Element) -> None:
        super().__init__("the head behind the text")
        self.head, self.text = head, text


def require_head_first(layout: Layout, weights: Sequence[int], headings: Headings) -> None:
    """Raise `HeadBehindError` if the text stands beside the box of the only headline, and before it."""
    head = headings.likest(i for i, run in enumerate(layout.runs) if run.level == 1)
    if head is None or 2 * sum(weights[:head]) <= sum(weights):
        return
    zones = InheritedZones(layout)
    votes = [w if w and zones[run.node].isdisjoint(OUTSIDE) else 0 for w, run in zip(weights, layout.runs, strict=True)]
    weight, path = weights_of(layout, votes), [*layout.path(layout.runs[head].node)]
    enough = MOST * weight[0]
    inner, top = next(((n, above) for n, above in pairwise(path) if weight[above] >= enough), (0, 0))
    beside = [n for n in layout.inside(top) if layout.parents[n] == top and n < inner and weight[n] >= MIN_PARAGRAPH]
    text = next((n for n in beside if weight[n] >= enough), next(iter(beside), 0))
    told = sum(weight[n] for n in beside)
    if told >= enough and sum(votes[head:]) <= LITTLE * told and not _is_told_above(layout, headings, head, text):
        raise HeadBehindError(layout.elements[inner], layout.elements[text])


def _is_told_above(layout: Layout, headings: Headings, head: int, text: int) -> bool:
    """Whether a heading above the text names the page, or another before the headline says the same."""
    before = [i for i in range(head) if layout.runs[i].level and not layout.runs[i].has_link]
    above = headings.likest(i for i in before if layout.runs[i].node < text)
    return above is not None or any(layout.text(i) == layout.text(head) for i in before)


def move_before(error: HeadBehindError) -> None:
    """Set the head before the text; words right behind it stay where they are."""
    words, error.head.tail = error.head.tail, None
    above = error.head.getprevious()
    if above is not None:
        above.tail = (above.tail or "") + (words or "")
    error.text.addprevious(error.head)
