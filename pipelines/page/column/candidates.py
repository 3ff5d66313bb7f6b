"""Which runs of a page trafilatura is asked about, as far as weight and markup tell, and which of them it kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipelines.page.column.element import LITTLE, find_column
from pipelines.page.column.heading import Headings
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.column.wrappers import OUTSIDE, Zones, votes_of_text
from pipelines.page.layout import Layout
from pipelines.page.layout.menus import require_whole
from pipelines.page.layout.runs import Run

MAX_KEPT = 200_000
"""Characters of what was kept that a run is looked for in."""
MIN_PART = 20
"""Characters of a run that is longer than chance would have it in a line that was kept."""


def excerpt_runs(layout: Layout, weights: Sequence[int], headings: Headings) -> list[int]:
    """The runs that may be the article's, by number and in order: the column that weight and markup make out, and whatever
    else on the page reads like a paragraph; all of a page that has next to no text. Raises `MenuWithinError`.
    """
    votes, zones = votes_of_text(layout, weights, ())
    if sum(votes) < LITTLE:
        require_whole(layout, 0)
        found = [i for i, run in enumerate(layout.runs) if _is_shown(run)]
    else:
        column, _ = find_column(layout, votes, zones, headings)
        require_whole(layout, column)
        inner = {i for i in _inside(layout, column) if _is_shown(layout.runs[i])}
        found = [i for i, weight in enumerate(weights) if weight >= MIN_PARAGRAPH or i in inner]
    layout.restore()
    return found


def _inside(layout: Layout, column: int) -> Iterator[int]:
    """The runs in a column, but those in zones that are never the article's."""
    last, zones = layout.last[column], Zones(layout, column)
    for i, run in enumerate(layout.runs):
        if column <= run.node <= last and zones.of(run.node).isdisjoint(OUTSIDE):
            yield i


def _is_shown(run: Run) -> bool:
    """Whether a run is set in an excerpt: a picture is where a link round it tells its box from a paragraph's."""
    return run.picture is None or bool(run.enclosing)


def kept_runs(layout: Layout, runs: Iterable[int], lines: Sequence[str]) -> set[int]:
    """Those of some runs whose text trafilatura kept."""
    squeezed = dict.fromkeys(_squeeze(line).lstrip("-•") for line in lines)
    whole = "\n".join(squeezed)[:MAX_KEPT]
    return {
        number
        for number in runs
        if layout.runs[number].picture is None
        and ((text := _squeeze(layout.text(number))) in squeezed or (len(text) > MIN_PART and text in whole))
    }


def _squeeze(text: str) -> str:
    """A text without white space, which trafilatura sets otherwise."""
    return text.replace(" ", "") if text.isprintable() else "".join(text.split())
