"""The weight of each run of a page as running text, and of each element with everything in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import chain

from pipelines.data import read_table
from pipelines.language.letters import without_space
from pipelines.language.phrases import any_of
from pipelines.language.widths import WIDE, width
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run
from pipelines.parts.dates.lines import size_of_days

MIN_PARAGRAPH = 60
"""Weight, or characters, of a line that is a paragraph of its own."""
LONG_PARAGRAPH = 200
"""A paragraph of this weight among others is text, whatever its own class says."""
MIN_LINE = 40
"""Weight of a line that may be a paragraph."""
MAX_DAYS = 110
"""Characters of a line that says when a story appeared, and when it changed."""
_DATED = re.compile(r"(?:19|20)\d\d\D.{0,12}\d[:.h]\d\d(?!\d)")
"""A day with its time."""
MIN_TITLE = 25
"""Characters of a link that may be a title."""
MIN_LETTERS = 16
"""So few characters make no title, even wide ones."""


def weigh(layout: Layout) -> list[int]:
    """For each run, its characters outside links; short lines and those of days and rights, headings, lists of links, cookie
    notices above the headline and what is about the house under a page weigh nothing."""
    weights = [_weight(layout, number, run) for number, run in enumerate(layout.runs)]
    for number, run in enumerate(layout.runs):
        if run.level == 1:
            break
        if weights[number] and _COOKIES.search(run.raw):
            weights[number] = 0
    rights = _rights(layout, weights)
    if rights and any(weight for number, weight in enumerate(weights) if number not in rights):
        weights = [0 if number in rights else weight for number, weight in enumerate(weights)]
    return weights


def _rights(layout: Layout, weights: Sequence[int]) -> set[int]:
    """The runs at the end of a page that are about its house."""
    under = (n for n in range(max(len(weights) - UNDER, 0), len(weights)) if weights[n])
    said = {number: layout.runs[number].raw.casefold() for number in under}
    whole = "\n".join(said.values())
    found = [phrase for phrase in _RIGHTS if phrase in whole]
    return {number for number, text in said.items() if any(map(text.__contains__, found))}


def title_characters(layout: Layout) -> int:
    """The characters of links as long as titles, wherever they lead: front pages consist of them."""
    sizes = (
        len(run.raw) if run.enclosing else sum(b - a for _, a, b in run.links if b - a >= MIN_TITLE)
        for run in layout.runs
    )
    return sum(size for size in sizes if size >= MIN_TITLE)


UNDER = 40
"""Runs at the end of a page that may be about its house."""
_RIGHTS = frozenset(map(str.casefold, chain.from_iterable(read_table("furniture")["rights"].values())))
_COOKIES = re.compile(rf"(?:^|[^\w-])(?:{any_of(read_table('refusals')['cookie'])})", re.IGNORECASE)


def backed(layout: Layout, weights: Sequence[int], kept: Set[int]) -> list[float]:
    """Weights after trafilatura's judgement: what it kept counts twice, or for a tenth where it has no weight of its own."""
    votes = [float(weight) for weight in weights]
    for number in kept:
        votes[number] = 2 * votes[number] or max(0.1 * (_width(layout.text(number)) - _linked(layout, number)), 0.0)
    return votes


def is_set(layout: Layout, node: int) -> bool:
    """Whether an element is set as a paragraph: by its tag, or with a name of its own."""
    return layout.tags[node] == "p" or (layout.tags[node] == "div" and not layout.look(node).endswith("."))


def weights_of(layout: Layout, votes: Sequence[float]) -> dict[int, float]:
    """For each element the weight of everything in it; elements without any are left out."""
    parents, weights = layout.parents, defaultdict[int, float](float)
    for run, vote in zip(layout.runs, votes, strict=True):
        if vote:
            weights[run.node] += vote
    around = set[int]()
    for node in [*weights]:
        while node > 0 and node not in around:
            around.add(node)
            node = parents[node]
    for node in sorted(around, reverse=True):  # each after all in it
        weights[parents[node]] += weights[node]
    return weights


def _weight(layout: Layout, number: int, run: Run) -> int:
    if run.kind in ("image", "heading") or len(run.raw) < MIN_LETTERS or (run.enclosing and not run.links):
        return 0
    if len(run.raw) < MIN_LINE and (run.raw.isascii() or not WIDE.search(run.raw)):
        return 0
    text = layout.text(number)
    size = _width(text)
    if size < MIN_LINE or text[0] == "©" or (len(text) <= MAX_DAYS and _is_of_days(text)):
        return 0
    free = size - _linked(layout, number) if run.links else size
    return free if free >= 0.5 * size else 0


def _is_of_days(text: str) -> bool:
    """Whether a line gives the moments at which a story appeared and was changed, and little else."""
    return len(_DATED.findall(text)) > 1 and 2 * size_of_days(text) > len(text)


def _linked(layout: Layout, number: int) -> int:
    return sum(map(_width, layout.linked(number)))


def _width(text: str) -> int:
    """Characters, a wide one (Han, kana, Hangul) counted as two and a half, without white space."""
    if text.isascii():
        return len(text) - text.count(" ")
    return int(width(without_space(text), 2.5))
