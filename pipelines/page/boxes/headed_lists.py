"""Lists of links under a heading that says what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile
from typing import Literal

from crawler.items import Zone
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run

ZoneOfHeading = Callable[[str], Zone | Literal["more"] | None]
"""What a heading says about the box that it opens; "more": one of related stories or one that recommends."""
MAX_HEADING = 60
MIN_TITLE = 16
"""Bytes of a line that is all link and too long for a button."""
LINKED = 0.6
"""Share of link in a line that is a title, perhaps with a date after it."""
MIN_SUMMARY, MAX_SUMMARY = 60, 300
"""Weight of a line that sums up a story on a list."""
MOST_NOTES, MAX_NOTE = 3, 700
"""Paragraphs on a writer, and the weight of one."""
MOST_RUNS = 120
NEAR = 4
"""The first link of a box stands among so many runs after a line that is no heading: a picture and a flag may come
before it."""


def mark_boxes(layout: Layout, weights: Sequence[int], zone_of: ZoneOfHeading) -> None:
    """Give each box of links under a heading that says what they are the zone that its class would: `zone_of` says
    which. Where the heading only offers "more", the class of the box, or of one in it or directly around it, decides
    if that is related."""
    for i, said in _headings(layout, zone_of):
        zone = "recommend" if said == "more" else said
        if (box := _box(layout, weights, i, zone)) > 0 and not (said == "more" and _is_related(layout, i, box)):
            layout.mark(box, zone)


def _is_related(layout: Layout, heading: int, box: int) -> bool:
    inside = takewhile(lambda node: node != box, layout.path(layout.runs[heading].node))
    return any("related" in layout.zones(node) for node in (*inside, *islice(layout.path(box), 2)))


def _headings(layout: Layout, zone_of: ZoneOfHeading) -> Iterator[tuple[int, Zone | Literal["more"]]]:
    """The runs that say what is listed under them, and as which zone."""
    runs = layout.runs
    for i, run in enumerate(runs[:-1]):
        if run.picture is None and not run.has_link and len(run.raw.strip()) <= MAX_HEADING:
            after = [run for run in runs[i + 1 : i + 1 + NEAR] if run.picture is None]
            linked = run.kind == "heading" or any(line.has_link for line in after)
            if linked and (zone := zone_of(layout.text(i))):
                yield i, zone


def _box(layout: Layout, weights: Sequence[int], at: int, zone: Zone) -> int:
    """The largest element that a heading opens and that holds links and no text beside; -1 where none does."""
    runs = layout.runs
    found, end, titles, summaries = -1, at + 1, 0, 0
    most = MAX_NOTE if zone == "bio" else MAX_SUMMARY
    least = 1 if zone == "recommend" else MIN_TITLE
    for node in layout.path(runs[at].node):
        inside = layout.inside(node)
        if at and runs[at - 1].node in inside:
            break
        while end < len(runs) and runs[end].node in inside:
            run = runs[end]
            if weights[end] > most or end - at > MOST_RUNS or _opens_other(runs[at], run):
                return found
            summaries += weights[end] >= MIN_SUMMARY
            titles += run.picture is None and is_title(layout, end, least)
            end += 1
        noted = zone == "bio" and end > at + 1 and summaries <= MOST_NOTES
        if noted or summaries <= titles > 0:
            found = node
    return found


def _opens_other(heading: Run, run: Run) -> bool:
    """Whether a heading without a link, of the level of the box's own or of a headline, opens another box."""
    higher = run.level == 1 or (heading.kind == "heading" and run.level <= heading.level)
    return run.kind == "heading" and higher and not run.has_link


def is_title(layout: Layout, number: int, least: int, kicker: str = "") -> bool:
    """Whether a run is little but links, and too long for a button; a heading's kicker need not be one."""
    run = layout.runs[number]
    if not run.has_link:
        return False
    text = layout.text(number)
    return len(text.encode()) >= least and layout.linked_size(number) >= LINKED * (len(text) - len(kicker))
