"""Which element of a page is its column, the smallest that holds the article's text, and which run displays the headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from crawler.items import Zones
from pipelines.page.column.heading import Headings
from pipelines.page.column.split_texts import continued_in
from pipelines.page.column.surroundings import goes_on, in_parts, is_part, next_parts, opens_alike, opens_box
from pipelines.page.column.weights import LONG_PARAGRAPH, MIN_PARAGRAPH, is_set, weights_of
from pipelines.page.column.wrappers import OUTSIDE, InheritedZones
from pipelines.page.layout import Layout
from pipelines.page.markup.tags import LISTED, PARAGRAPHS, is_laid_out

BESIDE: Zones = OUTSIDE | {"aside"}
"""Zones of what repeats a headline beside the article."""
NO_START: Zones = BESIDE | {"figure"}
"""Zones of what no text starts with."""
COLUMN_SHARE = 0.6
"""The column holds at least this share of the text."""
FRAMES = frozenset({"figure", "figcaption"})
"""Elements that are never the column, however long the caption in them."""
LITTLE = 500
"""If a page's text weighs less than this, its captions may say everything."""
NEAR = 3
"""The headline may still stand among so many runs of the text."""
NO_OPENING: Zones = frozenset({"standfirst", "caption", "credit"})
"""Zones between headline and text that are not part of the text."""
OPENING_SHARE = 0.1
"""Text between headline and column that weighs this share of it belongs to the column."""


class Column(NamedTuple):
    """A page's column, and the weights by which it was found."""

    node: int
    head: int | None
    """The run that displays the headline."""
    votes: Sequence[float]
    kept: Set[int]
    """The runs that trafilatura kept."""


def find_column(
    layout: Layout, votes: Sequence[float], zones: InheritedZones, headings: Headings
) -> tuple[int, int | None]:
    """The element that is the column, and the run that displays the headline; None where none does.

    Some of the votes must be above zero.
    """
    weights = weights_of(layout, votes)
    column = _heaviest(layout, weights)
    voted = [i for i in layout.runs_in(column) if votes[i]]
    first = next((i for i in voted if zones[layout.runs[i].node].isdisjoint(NO_START)), voted[0])

    def is_outside(node: int) -> bool:
        return not zones[node].isdisjoint(BESIDE)

    head = headings.find(first + NEAR, is_outside)
    if head is None and sum(votes) < LITTLE:  # what little there is may stand above it: a clock, rates
        head = headings.find(len(votes), is_outside)
        head = head if head is not None and layout.runs[head].level else None
    if head is not None and head < first:
        column = _with_opening(layout, votes, weights[column], column, head)
    return _with_parts(layout, votes, weights, column), head


def _heaviest(layout: Layout, weights: Mapping[int, float]) -> int:
    """The smallest element that holds most of the text: no element has two children that each do."""
    column, enough = 0, COLUMN_SHARE * weights[0]
    for node in sorted(weights):  # each before all in it
        if layout.parents[node] == column and weights[node] >= enough and not _ends_column(layout, node):
            column = node
    return column


def _ends_column(layout: Layout, node: int) -> bool:
    """Whether an element is a paragraph or a picture, and so no column."""
    tag = layout.tags[node]
    if tag in LISTED and is_laid_out(layout.elements[node]):
        return False
    return tag in PARAGRAPHS or tag in FRAMES


def _with_opening(layout: Layout, votes: Sequence[float], weight: float, column: int, head: int) -> int:
    """The column widened to include the text between it and the headline: an article does not begin in the middle."""
    start = next(i for i, run in enumerate(layout.runs) if column <= run.node)
    opening, zones = [i for i in range(head + 1, start) if votes[i] >= MIN_PARAGRAPH], InheritedZones(layout)
    own = [i for i in opening if zones[layout.runs[i].node].isdisjoint(NO_OPENING)]
    led = [i for i in own if is_part(layout, column, layout.runs[i].node)] or (
        own if len(own) == 1 and goes_on(layout, votes, column, head, own[0]) else []
    )
    led = led or opens_alike(layout, votes, zones, column, head, own) or in_parts(layout, own)
    if led or (opening and opens_box(layout, column, head, start)):
        return layout.common(column, layout.runs[led[0] if led else opening[-1]].node)
    if not own or len(opening) < 2 or sum(votes[i] for i in opening) < OPENING_SHARE * weight:
        return column
    return layout.common(column, layout.runs[opening[0]].node)


def _with_parts(layout: Layout, votes: Sequence[float], weights: Mapping[int, float], column: int) -> int:
    """The column widened to include its other parts under the same headline."""
    top = column
    headlines = [run.node for run in layout.runs if run.level == 1]
    for part in _parts(layout, votes, weights, column):
        if column in layout.inside(part):
            continue
        common = layout.common(top, part)
        if sum(map(layout.inside(common).__contains__, headlines)) < 2:
            top = common
    return top


def _named_box(layout: Layout, weights: Mapping[int, float], column: int) -> int:
    """The smallest element with a name that holds the column and no other text; the column itself where none does."""
    for node in layout.path(column):
        if weights[node] > weights[column]:
            break
        if not layout.component(node).endswith("."):
            return node
    return column


def _parts(layout: Layout, votes: Sequence[float], weights: Mapping[int, float], column: int) -> list[int]:
    """Possible other parts of the column: containers that look the same, between which adverts stand, and paragraphs
    that look the same and continue the text after a gate."""
    box, inside = _named_box(layout, weights, column), layout.inside(column)
    words = layout.component(box)
    parts = list[int]()
    if not words.endswith("."):
        enough = OPENING_SHARE * weights[column]
        parts += [n for n in sorted(weights) if n != box and weights[n] > enough and layout.component(n) == words]
        parts += next_parts(layout, votes, box)
    parts += continued_in(layout, votes, weights, column)
    long = [run.node for run, vote in zip(layout.runs, votes, strict=True) if vote >= 2 * LONG_PARAGRAPH]
    looks = Counter(layout.words(n) for n in long if is_set(layout, n) and n in inside)
    parts += [n for n in long if looks[layout.words(n)] > 1 and not layout.words(n).endswith(".")]
    return parts
