"""What stands right round the element of headline and text, and is the article's all the same."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipelines.page.column.wrappers import OUTSIDE, Zones
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run
from pipelines.sentences import ENDS

MAX_CLOSING = 4
MAX_OPENING = 6
"""Blocks of a picture set before the headline, with its caption."""
MAX_BUTTONS = 8
"""Buttons to share a story between its picture and its headline."""
MAX_BEFORE = 3
"""Runs before the headline's element among which its date or kicker may be."""
MAX_KICKER = 40
MAX_BETWEEN = 5
"""Runs between the column and a part of it that is set beside it and alike, however short."""
BESIDE = OUTSIDE | {"aside", "rail", "widget"}


def opening_picture(layout: Layout, first: int) -> list[int]:
    """A picture and its caption set right before the box of the headline, or the buttons above it, by their indexes."""
    zones = Zones(layout, 0)
    end = first
    while end > max(0, first - MAX_BUTTONS) and _is_button(layout, end - 1, zones):
        end -= 1
    start = end
    while start > max(0, end - MAX_OPENING):
        run = layout.runs[start - 1]
        if any(run.node < menu < layout.runs[start].node for menu in layout.menus):
            break
        own = zones.of(run.node)
        own -= {"footer"} if "figure" in own else set()
        if own & BESIDE or not (run.kind == "image" or own & {"figure", "caption", "credit"}):
            break
        start -= 1
    found = range(start, end)
    runs = [layout.runs[i] for i in found]
    lined = any(run.picture is None for run in runs) or (len(runs) == 1 and _is_framed(runs[0], zones))
    return list(found) if lined else []


def _is_framed(picture: Run, zones: Zones) -> bool:
    """Whether a picture without a line stands in a frame of its own and leads nowhere."""
    return "figure" in zones.of(picture.node) and not picture.enclosing


def _is_button(layout: Layout, number: int, zones: Zones) -> bool:
    """Whether a run is for sharing the story, or all links."""
    run = layout.runs[number]
    if "share" in zones.of(run.node):
        return True
    return run.picture is None and sum(end - start for _, start, end in run.links) >= LINKED * len(run.raw.strip())


LINKED = 0.8


def opening_lines(layout: Layout, top: int, first: int, *, opens: bool) -> list[int]:
    """A kicker set right before the box of the headline, in a box beside it, and where the headline `opens` its box
    a date, by their indexes."""
    box, zones, found = layout.parents[top], Zones(layout, 0), []
    for i in range(first - 1, max(-1, first - 1 - MAX_BEFORE), -1):
        run = layout.runs[i]
        own = zones.of(run.node)
        dated = opens and "date" in own and any(map(str.isdigit, run.raw))
        if "share" in own and not dated:
            continue
        if not box < run.node or own & (BESIDE - {"share"} | {"header", "related"}):
            break
        if run.picture is None and (dated or ("kicker" in own and len(run.raw.strip()) <= MAX_KICKER)):
            found.append(i)
    return found[::-1]


def closing_lines(layout: Layout, end: int) -> list[int]:
    """The desk's lines set right behind the text's element, by their indexes."""
    last = layout.runs[end].node
    menu = min((menu for menu in layout.menus if menu > last), default=len(layout.tags))
    return [
        n
        for n, run in enumerate(layout.runs[end + 1 : end + 1 + MAX_CLOSING], end + 1)
        if run.node < menu and any("signoff" in layout.zones(a) for a in layout.path(run.node))
    ]


def opens_box(layout: Layout, column: int, head: int, start: int) -> bool:
    """Whether the paragraph right before a column opens the box that holds both, and is set as the column's first are: the
    rest of the text is hidden until a button is pressed. `start` is the column's first run, `head` the headline's."""
    runs, look = layout.runs, layout.look
    box, first = layout.parents[column], runs[start - 1].node
    opens = runs[start - 2].node < box <= first and runs[head].node < box and layout.parents[first] == box
    return opens and layout.tags[first] == "p" and look(first) in {look(run.node) for run in runs[start : start + NEAR]}


NEAR = 4
"""Runs of a column among which one is set as its other paragraphs are."""


def is_part(layout: Layout, column: int, node: int) -> bool:
    """Whether the box of a paragraph before a column is called as the column is: it is the text's first part."""
    words = layout.component(column)
    return not words.endswith(".") and layout.tags[node] == "p" and layout.component(layout.parents[node]) == words


def goes_on(layout: Layout, votes: Sequence[float], column: int, head: int, lead: int) -> bool:
    """Whether a paragraph before a column is longer than a deck is, and the box that it stands right in holds the column,
    too, and not the headline; or whether its box is called as the column is: the text's first part."""
    node = layout.runs[lead].node
    words = layout.component(column)
    if not words.endswith(".") and any(layout.component(above) == words for above in layout.path(node)):
        return True
    box, last = layout.parents[node], layout.last
    holds = box <= column <= last[box] and not box <= layout.runs[head].node <= last[box]
    return holds and votes[lead] >= LONG_LEAD and layout.tags[node] == "p"


LONG_LEAD = 600
"""Weight of such a paragraph, trafilatura's word counted."""


def next_parts(layout: Layout, votes: Sequence[float], column: int) -> list[int]:
    """Elements right behind a column that ends in text, set beside it and alike, where a sentence leads nowhere."""
    found, end, words = list[int](), layout.last[column], layout.component(column)
    after = max(i for i, run in enumerate(layout.runs) if column <= run.node <= end)
    until = after + MAX_BETWEEN if votes[after] and not layout.linked(after) else 0
    for i in range(after + 1, len(layout.runs)):
        if i > until:
            break
        part = next((n for n in layout.path(layout.runs[i].node) if layout.parents[n] == layout.parents[column]), 0)
        alike = layout.component(part) == words and votes[i] and not layout.linked(i)
        if alike and layout.text(i).endswith(ENDS):
            found.append(part)
            until = i + MAX_BETWEEN
    return found


def nearest_zones(layout: Layout, node: int, wanted: Set[str]) -> frozenset[str]:
    """Of some zones those that the nearest element above opens: a credit inside a caption is a credit."""
    return next((layout.zones(n) & wanted for n in layout.path(node) if layout.zones(n) & wanted), frozenset())


def dates_or_captions(zones: Set[str]) -> bool:
    """Whether a line set like the text says when it is from, or what a figure's picture shows."""
    return "date" in zones or ("figure" in zones and not zones.isdisjoint({"caption", "credit", "boxed"}))
