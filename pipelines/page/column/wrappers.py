"""The surroundings of an article's text, by the zones that classes name, and the wrappers whose classes mislead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import takewhile

from crawler.items import Zones
from pipelines.page.column.weights import weights_of
from pipelines.page.layout import Layout
from pipelines.page.markup.class_words import NOTHING, zones_of_words

OUTSIDE: Zones = frozenset(
    {"navigation", "footer", "comments", "cookie", "newsletter", "recommend", "share", "ad", "hidden", "popup", "tags",
     "bio"}
)  # fmt: skip
"""Zones whose text never belongs to the article."""
NEVER_TEXT: Zones = OUTSIDE | {"related"}
BESIDE_TEXT: Zones = OUTSIDE | {"rail"}
"""Zones whose text does not belong to the column."""
WRAPPER_SHARE = 0.35
"""An element with more than this share of a page's text wraps the article, whatever its class says."""
ENOUGH = 1000
"""A page's text of this weight speaks for itself: some ten lines that trafilatura kept."""
NOTHING_LEFT = 100
"""Where no text of this weight stands outside side boxes, one of them holds the story."""
SOME = 300
"""Text outside all boxes of this weight may be a whole story."""


BOXES: Zones = frozenset({"popup", "cookie", "rail", "comments"})
"""Zones of windows and of columns beside the text."""
INFERRED: Zones = frozenset({"recommend", "inferred"})
"""Zones of a box whose heading says that it recommends."""


DISCOUNT = 0.02
"""Share of its weight that text in zones beside the column counts for."""


class InheritedZones(dict[int, Zones]):
    """Element -> its zones and those of all above it, below `top`."""

    def __init__(self, layout: Layout, top: int = 0) -> None:
        super().__init__({top: NOTHING, -1: NOTHING})
        self._parents, self._zones = layout.parents, layout.zones

    def __missing__(self, node: int) -> Zones:
        above, own = self[self._parents[node]], self._zones(node)
        zones = self[node] = above | own if own and above else own or above
        return zones


def votes_of_text(
    layout: Layout, weights: Sequence[float], certain: Sequence[float]
) -> tuple[list[float], InheritedZones]:
    """The weights of runs, next to nothing in navigation and the like, and the zones that decide that; classes are only
    believed of side boxes. `certain` is the part of the weights that is surely text, () if nothing is known yet."""
    _unwrap(layout, weights, certain)
    votes, zones = _votes(layout, weights)
    if sum(votes) < NOTHING_LEFT < sum(certain):  # the box of the headline is the page's, too, and no side box
        layout.unwrap(_around_headlines(layout), frozenset(), {})
        votes, zones = _votes(layout, weights)
    return votes, zones


def _votes(layout: Layout, weights: Sequence[float]) -> tuple[list[float], InheritedZones]:
    zones = InheritedZones(layout)
    votes = [
        weight * DISCOUNT if weight and not zones[run.node].isdisjoint(BESIDE_TEXT) else weight
        for weight, run in zip(weights, layout.runs, strict=True)
    ]
    return votes, zones


def _unwrap(layout: Layout, weights: Sequence[float], certain: Sequence[float]) -> None:
    """What holds a good part of a page's text is no side box, whatever its class says: a part of the text that is
    `certain`, or, if that is too little, of all text."""
    texts = certain if sum(certain) > ENOUGH else weights
    weight_of, by_look = weights_of(layout, texts), defaultdict[str, float](float)
    above: dict[int, frozenset[str]] = {-1: frozenset()}
    for node in sorted(weight_of):
        look, over = layout.look(node), above[layout.parents[node]]
        above[node] = over
        if look not in over and not look.endswith("."):
            above[node] = over | {look}
            by_look[look] += weight_of[node]
    enough = WRAPPER_SHARE * weight_of[0]
    nodes = {node for node, weight in weight_of.items() if weight > enough}
    named = layout.surely_marked | _second_tellings(layout, nodes) | _boxes(layout, nodes, certain or weights)
    looks = {look for look, weight in by_look.items() if weight > enough}
    wrappers = nodes - named
    layout.unwrap(wrappers, looks - {layout.look(node) for node in named}, _misleading_names(layout, wrappers))


def _misleading_names(layout: Layout, wrappers: Set[int]) -> dict[str, Zones]:
    """The classes of wrappers that name what is beside a text, as their parts' classes begin with them, and what they
    name: "topic-", "topic__"."""
    inner = [node for node in wrappers if layout.tags[node] not in ("html", "body") and layout.zones(node) & NEVER_TEXT]
    classes = {name for node in inner for name in layout.elements[node].get("class", "").split()}
    return {f"{name}{mark}": zones for name in classes if (zones := zones_of_words(name) & NEVER_TEXT) for mark in "-_"}


def _boxes(layout: Layout, nodes: Set[int], weights: Sequence[float]) -> set[int]:
    """Of the elements with a good part of the text, the windows and side columns without a headline, where some text
    stands in no box: rules for comments or teasers may be longer than a short story."""
    titled = _around_headlines(layout)
    boxes = {node for node in nodes - titled if layout.zones(node) & BOXES or layout.zones(node) >= INFERRED}
    plain = 0.0
    for run, weight in zip(layout.runs, weights, strict=True) if boxes else ():
        inner = takewhile(lambda node: node not in titled, layout.path(run.node)) if weight else ()
        plain += weight if weight and not any(map(layout.zones, inner)) else 0.0
    return {node for node in nodes if plain > SOME and not boxes.isdisjoint(layout.path(node))}


def _around_headlines(layout: Layout) -> set[int]:
    """The elements that hold a heading of the first level."""
    return {above for run in layout.runs if run.level == 1 for above in layout.path(run.node)}


def _second_tellings(layout: Layout, nodes: Set[int]) -> set[int]:
    """Of the elements with a good part of the text, the hidden ones, where a visible one holds as much: the text is
    there once for each size of screen."""
    hidden = {node for node in nodes if "hidden" in layout.zones(node)}
    shown = [node for node in nodes if hidden and hidden.isdisjoint(layout.path(node))]
    return {node for node in hidden if not all(other in layout.path(node) for other in shown)}
