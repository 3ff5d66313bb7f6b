"""Boxes that a link for readers with a keyboard passes over, to a mark behind them: "Skip podcasts", "End of podcasts"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.page.layout import Layout

MOST_RUNS, SHARE = 40, 0.2
"""Runs of such a box, and its share of the page's text, at most."""
MAX_LABEL = 20
"""Characters of a label over such a box, which nothing sets as a heading."""
_BEHIND = re.compile(r"#(end-of-[\w-]{2,60}|after[-_][\w-]{2,60}|[\w-]{2,60}-end)")
"""Where such a link leads."""


def mark_bypassed(layout: Layout, weights: Sequence[int]) -> None:
    """Mark what stands between such a link and its mark as none of the text, with the heading of their box."""
    for start, name in _links(layout):
        end = _mark(layout, start, name)
        if end is None or layout.has_headline(passed := range(start, end + 1)):
            continue
        if sum(map(weights.__getitem__, passed)) <= SHARE * sum(weights):
            _close(layout, passed)


def _links(layout: Layout) -> Iterator[tuple[int, str]]:
    """The runs that are nothing but such a link, and the name of its mark."""
    for number, run in enumerate(layout.runs):
        address = run.links[0][0] if len(run.links) == 1 else run.enclosing[0] if run.enclosing else ""
        if address.startswith("#") and (found := _BEHIND.fullmatch(address)):
            yield number, found[1]


def _mark(layout: Layout, start: int, name: str) -> int | None:
    """The run of the mark behind a link; None where none is near."""
    after = range(start + 1, min(start + MOST_RUNS, len(layout.runs)))
    return next((n for n in after if layout.elements[layout.runs[n].node].get("id") == name), None)


def _close(layout: Layout, passed: range) -> None:
    """Mark some runs: the box that holds them and at most headings or a label over them, else each for itself, save the
    words of the box itself."""
    first, last = layout.runs[passed[0]], layout.runs[passed[-1]]
    box = layout.common(first.node, last.node)
    inside = layout.extent(box, passed[0], MOST_RUNS)
    if inside and inside.stop == passed.stop and all(_heads(layout, n) for n in range(inside[0], passed[0])):
        layout.mark(box, "recommend", sure=True)
        return
    for node in {layout.runs[number].node for number in passed} - {box}:
        layout.mark(layout.outermost(node, box), "recommend", sure=True)


def _heads(layout: Layout, number: int) -> bool:
    """Whether a run is a heading below the first, or no longer than a label."""
    return layout.runs[number].level > 1 or len(layout.text(number)) <= MAX_LABEL
