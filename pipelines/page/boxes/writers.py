"""The card of a story's writer after its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from pipelines.page.boxes.headed_lists import MAX_NOTE, MAX_SUMMARY, MIN_SUMMARY, MOST_NOTES, NEAR
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run
from pipelines.page.markup.images import width_of
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.world.social_networks import on_network


def mark_writers(layout: Layout, weights: Sequence[int]) -> None:
    """Give a card after the text that holds a picture, a link to its writer's page and a note on him the zone that its
    class would: all its links are his; or only a portrait and a note that opens with a name of the byline's."""
    runs, done = layout.runs, -1
    for i, run in enumerate(runs):
        if run.picture is None:
            continue
        if (width_of(run.picture) or LARGE) < LARGE and (box := _noted(layout, weights, i)):
            layout.mark(box, "bio")
        for n in range(max(i, done + 1), min(i + NEAR, len(runs))):
            done, near = n, runs[n]
            href = near.enclosing[0] if near.enclosing else near.links[0][0] if near.links and not weights[n] else ""
            if href and AUTHOR_PAGE.search(href) and (box := _card(layout, weights, n)):
                layout.mark(box, "bio")


def _noted(layout: Layout, weights: Sequence[int], portrait: int) -> int:
    """The element that holds nothing but a small picture and a paragraph after it, if this opens with a name that a short
    line between headline and text opens or ends with; 0 if there is none."""
    note = portrait + 1
    if note == len(weights) or not 0 < weights[note] <= MAX_SUMMARY or layout.runs[note].links:
        return 0
    box = layout.common(layout.runs[portrait].node, layout.runs[note].node)
    if layout.extent(box, portrait, 2) != range(portrait, note + 1):
        return 0
    head = next((n for n in range(portrait, -1, -1) if layout.runs[n].level == 1), portrait)
    first = next((n for n in range(head + 1, portrait) if weights[n]), portrait)
    words = layout.text(note).split(" ")
    names = [" ".join(words[at : at + 2]) for at in (0, 1)]  # a Greek's has an article before it
    lines = [line for line in _lines(layout, range(head + 1, first)) if line.count(" ") <= MOST_BLANKS]
    signed = any(line.startswith(name) or line.endswith(name) for line in lines for name in names)
    return box if first < portrait and signed else 0


LARGE, MOST_BLANKS = 160, 7
"""Pixels of a picture that is no portrait, and blanks of a line that names who wrote."""


def _card(layout: Layout, weights: Sequence[int], at: int) -> int:
    """The largest element around a link that is a writer's card, with far more text than its own between it and the
    headline, or any if it repeats a line above that text: the name; 0 if there is none."""
    found, head = 0, next((n for n in range(at, 0, -1) if layout.runs[n].level == 1), 0)
    before, name = sum(weights[head:at]), layout.text(at)
    first = next((n for n in range(head + 1, at) if weights[n]), at)
    said = {*_lines(layout, range(head + 1, first))}
    for node in islice(layout.path(layout.runs[at].node), MOST_ABOVE):
        if (inside := layout.extent(node, at, MOST_IN_CARD)) is None:
            break
        runs = [layout.runs[n] for n in inside]
        notes = [weights[n] for n in inside if weights[n]]
        longest = max(notes, default=0)
        if len(notes) > MOST_NOTES or longest > MAX_NOTE or not all(map(_is_writers, runs)):
            break
        pictured = any(run.picture is not None for run in runs) and not weights[inside[0]]
        noted = longest >= MIN_SUMMARY or any(layout.text(n).startswith(f"{name} ") for n in inside)
        signed = first < inside[0] and not said.isdisjoint(_lines(layout, inside))
        if pictured and noted and (signed or TEXT * sum(notes) <= before):
            found = node
    return found


def _lines(layout: Layout, runs: range) -> Iterator[str]:
    """What some runs say."""
    return (layout.text(n) for n in runs if layout.runs[n].picture is None)


def _is_writers(run: Run) -> bool:
    """Whether a run is no headline, and leads nowhere but to the writer's page, his profiles or his letter box."""
    own = (AUTHOR_PAGE.search(href) or on_network(href) or href.startswith(("mailto:", "#")) for href in run.hrefs)
    return run.level != 1 and all(own)


MOST_ABOVE, MOST_IN_CARD = 8, 10
"""Elements round a link, and runs of a card."""
TEXT = 4
"""The text before the notes on its writer must be so many times as long as they are."""
