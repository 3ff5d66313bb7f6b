"""The column of a page: the smallest element that holds the article's text, and what in it is text.

trafilatura's word counts twice; what is set like the text that it kept is text too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from crawler.items import Block, Metadata
from pipelines.blocks import Layout
from pipelines.heading import find_heading
from pipelines.running_text import (
    LONG_PARAGRAPH,
    MIN_PARAGRAPH,
    PARAGRAPHS,
    clear_boxes,
    clear_paragraphs,
    mark_between,
    weight_of,
)
from pipelines.zones import NOTHING, TAGS

OUTSIDE = frozenset(
    {"navigation", "footer", "comments", "cookie", "newsletter", "recommend", "share", "ad", "hidden", "popup", "tags",
     "bio"}
)  # fmt: skip
"""Zones whose text is never the article's."""
WRAPPER_SHARE = 0.35
"""An element with more than this share of a page's text is part of the road to it, whatever its class says."""
ENOUGH = 1000
"""Weight from which a page's text speaks for itself; some ten lines that trafilatura kept."""
COLUMN_SHARE = 0.6
"""The column holds at least this share of the text."""
FRAMES = frozenset({"figure", "figcaption"})
"""However long its caption, a picture is not the column."""
MAX_OPENING = 6
"""Blocks of a picture set before the headline, with its caption."""
OPENING_SHARE = 0.1
"""Text between headline and column that weighs this much beside it belongs to the column."""


def column_blocks(layout: Layout, kept: Sequence[str], metadata: Metadata) -> list[Block]:
    """The blocks of the article, from its headline's surroundings to the end of its column, zones and `main` set."""
    keeps = _kept(layout, kept)
    votes = _votes(layout, keeps)
    if not any(votes):
        return []
    column = _column(layout, votes)
    inside = [column in layout.path(at) for at in layout.at]
    first = next(i for i, v in enumerate(votes) if v and inside[i])
    names = [name for name in (*metadata.headlines, metadata.title) if name]
    head = find_heading(layout, names, first + 3, lambda at: bool(_zones(layout, at, 0) & (OUTSIDE | {"aside"})))
    if head is not None and head < first:
        column = _with_opening(layout, votes, column, head)
    column = _with_parts(layout, votes, column)
    for above in layout.path(layout.at[head]) if head is not None else ():
        layout.nodes[above].zones -= {"caption", "credit"}  # whatever its class says: it holds the headline
    inside = [column in layout.path(at) for at in layout.at]
    top = _common(layout, column, layout.at[head]) if head is not None else column
    _mark_main(layout, keeps, votes, inside, column)
    return _cut(layout, column, top, head, inside)


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _kept(layout: Layout, lines: Sequence[str]) -> list[bool]:
    """For each block whether trafilatura kept its text."""
    squeezed = {_squeeze(line).lstrip("-•") for line in lines}
    whole = "\n".join(squeezed)
    return [
        block.kind != "image" and ((text := _squeeze(block.text)) in squeezed or (len(text) > 20 and text in whole))
        for block in layout.blocks
    ]


def _votes(layout: Layout, kept: Sequence[bool]) -> list[float]:
    """For each block its weight as running text: characters outside links, twice where trafilatura kept it.

    Short lines, lists of links and what stands in navigation and the like weigh next to nothing.
    """
    votes = [weight_of(block, keep) for block, keep in zip(layout.blocks, kept, strict=True)]
    clear_paragraphs(layout, kept, votes)
    certain = [vote if keep else 0.0 for vote, keep in zip(votes, kept, strict=True)]
    clear_boxes(layout, _weights(layout, certain))
    _clear_wrappers(layout, certain if sum(certain) > ENOUGH else votes)
    return [v * 0.02 if _zones(layout, at, 0) & OUTSIDE else v for v, at in zip(votes, layout.at, strict=True)]


def _clear_wrappers(layout: Layout, votes: Sequence[float]) -> None:
    """What holds or sets a good part of a page's text is no side box, whatever its class says."""
    weights, settings = _weights(layout, votes), defaultdict[str, float](float)
    for at, vote in zip(layout.at, votes, strict=True):
        for look in {layout.nodes[n].look for n in layout.path(at)} if vote else ():
            settings[look] += vote
    enough = WRAPPER_SHARE * weights[0]
    for number, node in enumerate(layout.nodes):
        alike = settings.get(node.look, 0) > enough and not node.look.endswith(".")
        if node.zones and (alike or weights.get(number, 0) > enough):
            node.zones &= TAGS.get(node.tag, NOTHING) | {"live"}


def _weights(layout: Layout, votes: Sequence[float]) -> dict[int, float]:
    weights: dict[int, float] = defaultdict(float)
    for at, vote in zip(layout.at, votes, strict=True):
        if vote:
            for node in layout.path(at):
                weights[node] += vote
    return weights


def _zones(layout: Layout, node: int, top: int) -> frozenset[str]:
    """The zones of an element, from all above it below `top`."""
    zones: frozenset[str] = frozenset()
    for n in layout.path(node):
        if n == top:
            break
        zones |= layout.nodes[n].zones
    return zones


def _column(layout: Layout, votes: Sequence[float]) -> int:
    """The smallest element that holds most of the text."""
    weights = _weights(layout, votes)
    children: dict[int, list[int]] = {}
    for node in weights:
        children.setdefault(layout.nodes[node].parent, []).append(node)
    column, total = 0, weights[0]
    while heavy := max(children.get(column, []), key=weights.__getitem__, default=None):
        if weights[heavy] < COLUMN_SHARE * total or layout.nodes[heavy].tag in PARAGRAPHS | FRAMES:
            break
        column = heavy
    return column


def _with_opening(layout: Layout, votes: Sequence[float], column: int, head: int) -> int:
    """The column widened to hold the text between the headline and it: an article does not begin in the middle."""
    start = next(i for i, at in enumerate(layout.at) if column in layout.path(at))
    opening = [i for i in range(head + 1, start) if votes[i] >= MIN_PARAGRAPH]
    if len(opening) < 2 or sum(votes[i] for i in opening) < OPENING_SHARE * _weights(layout, votes)[column]:
        return column
    return _common(layout, column, layout.at[opening[0]])


def _with_parts(layout: Layout, votes: Sequence[float], column: int) -> int:
    """The column widened to hold its other parts under one headline: text parted by adverts into containers set alike,
    or by a gate behind which the text goes on in paragraphs set alike."""
    weights, words = _weights(layout, votes), layout.nodes[column].words
    enough = OPENING_SHARE * weights[column]
    parts = [n for n, w in weights.items() if n != column and w > enough and layout.nodes[n].words == words]
    parts = [] if words.endswith(".") else parts
    long = [(at, layout.nodes[at]) for at, vote in zip(layout.at, votes, strict=True) if vote >= 2 * LONG_PARAGRAPH]
    looks = Counter(node.words for at, node in long if node.tag == "p" and column in layout.path(at))
    parts += [at for at, node in long if looks[node.words] > 1 and not node.words.endswith(".")]
    top = column
    for part in parts:
        common = _common(layout, top, part)
        between = [
            b for b, at in zip(layout.blocks, layout.at, strict=True) if b.level == 1 and common in layout.path(at)
        ]
        if part not in layout.path(column) and len(between) < 2:
            top = common
    return top


def _common(layout: Layout, a: int, b: int) -> int:
    above = set(layout.path(a))
    return next(n for n in layout.path(b) if n in above)


def _mark_main(
    layout: Layout, kept: Sequence[bool], votes: Sequence[float], inside: Sequence[bool], column: int
) -> None:
    """Text is what trafilatura kept inside the column, and what is set like running text there."""
    settings = [_setting(layout, at, column) if within else () for at, within in zip(layout.at, inside, strict=True)]
    alike: Counter[tuple[str, ...]] = Counter()
    weights: dict[tuple[str, ...], float] = defaultdict(float)
    for setting, keep, vote, within in zip(settings, kept, votes, inside, strict=True):
        if within:
            alike[setting] += keep and vote >= 30
            weights[setting] += vote
    enough = WRAPPER_SHARE * sum(weights.values())
    for i, block in enumerate(layout.blocks):
        if inside[i] and block.kind != "image":
            block.main = kept[i] or alike[settings[i]] >= 2 or weights[settings[i]] > enough
    zones = [_zones(layout, at, column) if within else NOTHING for at, within in zip(layout.at, inside, strict=True)]
    mark_between(layout, votes, [not zone and within for zone, within in zip(zones, inside, strict=True)], settings)
    beside = {setting[1:] for setting in settings if alike[setting] >= 2 or weights[setting] > enough}
    near = {setting[1:] for setting in beside}
    text = [i for i, block in enumerate(layout.blocks) if inside[i] and block.main and block.kind != "heading"]
    for i in range(text[0], text[-1]) if text else ():
        block, setting = layout.blocks[i], settings[i]
        if block.kind == "heading" and block.level > 1 and setting and (setting[1:] in beside or setting[2:] in near):
            block.main = not block.links
    for i, (block, at, setting) in enumerate(zip(layout.blocks, layout.at, settings, strict=True)):
        inner = block.kind == "heading" and text and i > text[0]
        if (
            block.main
            and not inner
            and setting
            and setting[1:] not in beside
            and "standfirst" in _zones(layout, at, column)
        ):
            block.main = False


def _setting(layout: Layout, node: int, column: int) -> tuple[str, ...]:
    looks: list[str] = []
    for n in layout.path(node):
        if n == column:
            break
        looks.append(layout.nodes[n].look)
    return tuple(looks)


def _cut(layout: Layout, column: int, top: int, head: int | None, inside: Sequence[bool]) -> list[Block]:
    members = [i for i, at in enumerate(layout.at) if top in layout.path(at)]
    members = [*_opening_picture(layout, members[0]), *members]
    last = max(i for i in members if inside[i])
    for block in layout.blocks[members[0] : head or 0]:
        block.main = block.main and len(block.text) > MIN_PARAGRAPH
    first = min((i for i in members if layout.blocks[i].main and i != head), default=0)
    blocks = []
    for i in members:
        block = layout.blocks[i]
        border = column if inside[i] else top
        zones = _zones(layout, layout.at[i], border)
        if zones >= {"caption", "credit"}:
            zones -= {"caption", "credit"} - _nearest(layout, layout.at[i], {"caption", "credit"})
        if head is not None and i == head:
            zones |= {"headline-block"}
        elif not inside[i] or (head is not None and i < first):
            zones |= {"above"} if head is not None and i < head else {"below"} if i > last else {"head"}
        block.zones = zones
        block.figure = _figure(layout, layout.at[i], border)
        blocks.append(block)
    return blocks


def _opening_picture(layout: Layout, first: int) -> list[int]:
    """A picture and its caption set right before the box of the headline, by their indexes."""
    start = first
    while start > max(0, first - MAX_OPENING):
        block, zones = layout.blocks[start - 1], _zones(layout, layout.at[start - 1], 0)
        if zones & (OUTSIDE | {"aside", "rail", "widget"}) or not (
            block.kind == "image" or zones & {"caption", "credit"}
        ):
            break
        start -= 1
    found = range(start, first)
    return list(found) if any(layout.blocks[i].text for i in found) else []


def _nearest(layout: Layout, node: int, wanted: set[str]) -> frozenset[str]:
    """Of some zones those that the nearest element above opens: a credit inside a caption is a credit."""
    return next(
        (layout.nodes[n].zones & wanted for n in layout.path(node) if layout.nodes[n].zones & wanted), frozenset()
    )


def _figure(layout: Layout, node: int, top: int) -> int:
    """The outermost figure round an element, by tag or class; 0 if none."""
    found = 0
    for n in layout.path(node):
        if n == top:
            break
        if "figure" in layout.nodes[n].zones:
            found = n
    return found
