"""What directly surrounds the element of headline and text and still belongs to the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crawler.items import Zones
from pipelines.language.sentences import ENDS
from pipelines.page.column.weights import MIN_PARAGRAPH, is_set
from pipelines.page.column.wrappers import OUTSIDE, InheritedZones
from pipelines.page.layout import Layout
from pipelines.parts.dates.lines import is_moment

MAX_CLOSING = 4
MAX_OPENING = 6
"""Blocks of a picture that is set before the headline, with its caption."""
MAX_BUTTONS = 8
"""Buttons for sharing between the story's picture and its headline."""
MAX_BEFORE = 3
"""A date or kicker may stand among so many runs before the headline's element."""
MAX_KICKER = 40
MAX_BETWEEN = 5
"""Runs between the column and a similar part beside it, however short."""
BESIDE: Zones = OUTSIDE | {"aside", "rail", "widget"}


def opening_picture(layout: Layout, first: int) -> list[int]:
    """A picture and its caption directly before the box of the headline, or before the buttons above it, by their indexes."""
    zones = InheritedZones(layout)
    end = first
    while end > max(0, first - MAX_BUTTONS) and _is_button(layout, end - 1, zones):
        end -= 1
    start = end
    while start > max(0, end - MAX_OPENING):
        run = layout.runs[start - 1]
        if any(run.node < menu < layout.runs[start].node for menu in layout.menus):
            break
        own = zones[run.node]
        own -= {"footer"} if "figure" in own else set()
        shown = run.picture is not None or bool(own & {"figure", "caption", "credit"})
        if own & BESIDE or not (shown or _is_described(layout, start - 1)):
            break
        start -= 1
    found = range(start, end)
    runs = [layout.runs[i] for i in found]
    lined = any(run.picture is None for run in runs) or (len(runs) == 1 and not runs[0].enclosing)
    return list(found) if lined else []


def _is_described(layout: Layout, number: int) -> bool:
    """Whether a line without a link stands in a box that holds besides it only a picture and perhaps another such line, one of
    which repeats what the picture's own markup says of it."""
    for at in range(number - 1, max(-1, number - MOST_DESCRIBED), -1):
        picture = layout.runs[at].picture
        if picture is not None:
            inside = layout.extent(
                layout.common(layout.runs[at].node, layout.runs[number].node), number, MOST_DESCRIBED
            )
            lines = [layout.runs[n] for n in inside or ()][1:]
            said = (picture.get("alt") or "").strip()
            alone = (
                inside is not None and inside[0] == at and not any(r.has_link or r.picture is not None for r in lines)
            )
            return (
                alone and len(said.encode()) >= MIN_SAID and any(layout.text(n).startswith(said) for n in inside or ())
            )
    return False


MOST_DESCRIBED, MIN_SAID = 3, 40
"""Runs of a picture with its lines, and bytes of what its markup says that is more than a name."""


def _is_button(layout: Layout, number: int, zones: InheritedZones) -> bool:
    """Whether a run is a button for sharing, all links, or not displayed at all."""
    run = layout.runs[number]
    if zones[run.node] & {"share", "hidden"}:
        return True
    return run.picture is None and run.linked >= LINKED * len(run.raw.strip())


LINKED = 0.8


def opening_lines(layout: Layout, top: int, first: int, *, opens: bool) -> list[int]:
    """A kicker directly before the box of the headline, in a box beside it, and a date where the headline `opens` its
    box, by their indexes."""
    box, zones, found = layout.parents[top], InheritedZones(layout), []
    for i in range(first - 1, max(-1, first - 1 - MAX_BEFORE), -1):
        run = layout.runs[i]
        own = zones[run.node]
        dated = opens and any(map(str.isdigit, run.raw)) and ("date" in own or is_moment(layout.text(i)))
        if "share" in own and not dated:
            continue
        if not box < run.node or own & (BESIDE - {"share"} | {"header", "related"}):
            break
        if run.picture is None and (dated or ("kicker" in own and len(run.raw.strip()) <= MAX_KICKER)):
            found.append(i)
    return found[::-1]


def closing_lines(layout: Layout, end: int, signs: Callable[[str], bool]) -> list[int]:
    """The desk's lines directly after the text's element, by their indexes: so called, or plain lines of which `signs`
    says that they are."""
    last = layout.runs[end].node
    menu = min((menu for menu in layout.menus if menu > last), default=len(layout.tags))
    return [
        n
        for n, run in enumerate(layout.runs[end + 1 : end + 1 + MAX_CLOSING], end + 1)
        if run.node < menu
        and (
            any("signoff" in layout.zones(a) for a in layout.path(run.node))
            or (run.picture is None and not run.has_link and signs(layout.text(n)))
        )
    ]


def opens_box(layout: Layout, column: int, head: int, start: int) -> bool:
    """Whether the paragraph directly before a column opens the box that holds both and looks like the column's first ones:
    the rest of the text is hidden until a button is pressed. `start` is the column's first run, `head` the headline's."""
    runs, look = layout.runs, layout.look
    box, first = layout.parents[column], runs[start - 1].node
    opens = runs[start - 2].node < box <= first and runs[head].node < box and layout.parents[first] == box
    return opens and is_set(layout, first) and look(first) in {look(run.node) for run in runs[start : start + NEAR]}


NEAR = 4
"""Another paragraph that looks the same must be among so many runs of the column."""


def is_part(layout: Layout, column: int, node: int) -> bool:
    """Whether the box of a paragraph before a column has the column's name: it is the first part of the text."""
    words = layout.component(column)
    return not words.endswith(".") and is_set(layout, node) and layout.component(layout.parents[node]) == words


def goes_on(layout: Layout, votes: Sequence[float], column: int, head: int, lead: int) -> bool:
    """Whether a paragraph before a column is longer than a deck, and its own box also holds the column but not the
    headline; or whether its box has the column's name: the first part of the text."""
    node = layout.runs[lead].node
    words = layout.component(column)
    if not words.endswith(".") and any(layout.component(above) == words for above in layout.path(node)):
        return True
    box = layout.inside(layout.parents[node])
    holds = column in box and layout.runs[head].node not in box
    return holds and votes[lead] >= LONG_LEAD and layout.tags[node] == "p"


LONG_LEAD = 600
"""Weight of such a paragraph, after trafilatura's judgement."""


def opens_alike(
    layout: Layout, votes: Sequence[float], zones: InheritedZones, column: int, head: int, lines: Sequence[int]
) -> list[int]:
    """Those of some lines between the headline and a column that are set like its paragraphs, where the first of them opens
    the element that holds both, but for pictures: several, or one below a deck."""
    looks = (
        {layout.look(layout.runs[i].node) for i in layout.runs_in(column) if votes[i] >= MIN_PARAGRAPH} if lines else ()
    )
    alike = [i for i in lines if is_set(layout, layout.runs[i].node) and layout.look(layout.runs[i].node) in looks]
    if not alike or (len(alike) < SEVERAL and not _has_deck(layout, zones, head, alike[0])):
        return []
    box = layout.runs_in(layout.common(column, layout.runs[alike[0]].node))
    shown = (i for i in box if layout.runs[i].picture is None and zones[layout.runs[i].node].isdisjoint(PICTURED))
    return alike if next(shown) == alike[0] else []


SEVERAL = 2
"""So many sentences set like a text are no deck."""
PICTURED: Zones = frozenset({"figure", "caption", "credit"})


def in_parts(layout: Layout, lines: Sequence[int]) -> list[int]:
    """Some lines between headline and column, where all are of one element that line breaks part in three or more: no
    deck is so long."""
    nodes = {layout.runs[i].node for i in lines}
    parts = layout.runs_in(next(iter(nodes))) if len(nodes) == 1 < len(lines) else range(0)
    plain = len(parts) >= MIN_PARTS and not any(layout.runs[i].has_link for i in parts)
    return [*lines] if plain and layout.text(parts[-1]).endswith(ENDS) else []


MIN_PARTS = 3


def _has_deck(layout: Layout, zones: InheritedZones, head: int, first: int) -> bool:
    """Whether a deck stands between a headline and a line: a sentence named so, or a long heading."""
    between = range(head + 1, first)
    return any(
        len(layout.runs[i].raw) >= MIN_PARAGRAPH
        and (layout.runs[i].kind == "heading" or "standfirst" in zones[layout.runs[i].node])
        for i in between
    )


def next_parts(layout: Layout, votes: Sequence[float], column: int) -> list[int]:
    """Similar elements directly after a column that ends in text, where they hold a sentence without a link."""
    found, words, after = list[int](), layout.component(column), layout.runs_in(column)[-1]
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
