"""A text that stands twice on its page: once for each width of a screen, for printing, or cut off above its whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from crawler.items import Zones
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.layout import Layout
from pipelines.page.markup.zones import HIDDEN

MIN_COPIED = 120
"""Weight of paragraphs that stand twice: fewer are a mistake of the page's, or a refrain."""
MIN_OF_BOX, MIN_OF_HIDDEN = 0.9, 0.5
"""The share of a box's text that its copied paragraphs are."""
MIN_CUT = 30
"""Characters of a paragraph that is cut off."""

CAPTIONS: Zones = frozenset({"figure", "caption"})
"""Zones of what pictures show, said of each of their sizes."""
Pair = tuple[int, int]
"""A run and its copy behind it, by their numbers."""


def mark_copies(layout: Layout, weights: Sequence[int]) -> None:
    """Give a box that holds only copies of what stands in another one the zone of what is not displayed: the later box, or
    the earlier one where it is cut off or lacks the headline."""
    firsts = dict[str, int]()
    pairs = list[Pair]()
    for number, weight in enumerate(weights):
        if weight >= MIN_PARAGRAPH and (first := firsts.setdefault(layout.runs[number].raw.strip(), number)) != number:
            pairs.append((first, number))
    pairs = [pair for pair in pairs if not _has_zone(layout, layout.runs[pair[1]].node, CAPTIONS)]
    for chain in _chains(pairs):
        chain = [*chain, *_cut(layout, weights, chain[-1])]
        if len(chain) < 2 or sum(weights[first] for first, _ in chain) < MIN_COPIED:
            continue
        first, second = (_box(layout, (pair[at] for pair in chain)) for at in (0, 1))
        within = first in layout.path(second) and not _has_zone(layout, second, HIDDEN)
        if within or second in layout.path(first) or _has_zone(layout, first, HIDDEN):
            continue
        whole = [
            box for box, at in ((second, 1), (first, 0)) if _is_covered(layout, weights, box, [p[at] for p in chain])
        ]
        if whole:
            layout.mark(
                next((box for box in whole if not layout.has_headline(layout.runs_in(box))), whole[0]),
                "hidden",
                sure=True,
            )


def _chains(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Pairs in groups in which both runs of each follow those of the one before it."""
    chain = list[Pair]()
    for first, second in pairs:
        if chain and not (chain[-1][0] < first < chain[0][1] and chain[-1][1] < second):
            yield chain
            chain = []
        chain.append((first, second))
    if chain:
        yield chain


def _cut(layout: Layout, weights: Sequence[int], last: Pair) -> list[Pair]:
    """The next paragraphs after a pair, if the first of them is the other, cut off."""
    following = [next((n for n in range(at + 1, len(weights)) if weights[n]), None) for at in last]
    if (first := following[0]) is None or (second := following[1]) is None:
        return []
    text = layout.text(first)
    opening = text.removesuffix("…").removesuffix("...").rstrip()
    is_cut = opening != text and len(opening) >= MIN_CUT and layout.text(second).startswith(opening)
    return [(first, second)] if is_cut else []


def _box(layout: Layout, numbers: Iterable[int]) -> int:
    """The smallest element that holds some runs."""
    return reduce(layout.common, (layout.runs[number].node for number in numbers))


def _has_zone(layout: Layout, node: int, zones: Zones) -> bool:
    return any(not zones.isdisjoint(layout.zones(above)) for above in layout.path(node))


def _is_covered(layout: Layout, weights: Sequence[int], box: int, copied: Sequence[int]) -> bool:
    """Whether nearly all text of a box is copied, or most of a hidden one's."""
    least = MIN_OF_HIDDEN if _has_zone(layout, box, HIDDEN) else MIN_OF_BOX
    return sum(weights[n] for n in copied) >= least * sum(weights[n] for n in layout.runs_in(box))
