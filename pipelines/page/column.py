"""The column of a page: the smallest element that holds the article's text, and what in it is text.

trafilatura's word counts twice; what is set like the text that it kept is text too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from crawler.items import Block
from pipelines.page.gaps import MIN_PARAGRAPH
from pipelines.page.heading import Headings
from pipelines.page.layout import Layout, is_laid_out
from pipelines.page.leads import settle_opening
from pipelines.page.running_text import (
    LONG_PARAGRAPH,
    PARAGRAPHS,
    clear_texts,
    end_at_tags,
    mark_between,
)
from pipelines.page.setting import Figures, Settings
from pipelines.page.short_texts import SHORT, near_headline
from pipelines.page.surroundings import (
    closing_lines,
    goes_on,
    is_label,
    nearest_zones,
    next_parts,
    opening_lines,
    opening_picture,
    opens_box,
)
from pipelines.page.told_boxes import tell_cards
from pipelines.page.unnamed_figures import mark_figures, mark_films
from pipelines.page.weights import backed, weights_of
from pipelines.page.wrappers import BESIDE_TEXT, OUTSIDE, WRAPPER_SHARE, Zones, unwrap

BESIDE = OUTSIDE | {"aside"}
"""Zones of what repeats a headline beside the article."""
COLUMN_SHARE = 0.6
"""The column holds at least this share of the text."""
FRAMES = frozenset({"figure", "figcaption"})
"""However long its caption, a picture is not the column."""
LITTLE = 500
"""Weight of a page's text under which its captions may say all."""
MAX_DATED, MAX_KEPT = 120, 200_000  # characters of a line that is a date; of those that a line is looked for in
NO_OPENING = frozenset({"standfirst", "caption", "credit"})
"""Zones of what stands between headline and text and is no part of the text."""
OPENING_SHARE = 0.1
"""Text between headline and column that weighs this much beside it belongs to the column."""


class MenuWithinError(Exception):
    """A menu that is not laid out stands in the column: whoever asked for the column lays out the page whole."""


def excerpt_runs(layout: Layout, weights: Sequence[int], headings: Headings) -> list[int]:
    """The runs of text that may be the article's, as far as weight and markup tell: the column that they make out,
    and whatever else on the page reads like a paragraph. All of a page that has next to no text. Raises `MenuWithinError`.
    """
    votes, zones = _votes(layout, weights, ())
    if sum(votes) < LITTLE:
        _must_be_whole(layout, 0)
        found = [i for i, run in enumerate(layout.runs) if run.picture is None or run.enclosing]
    else:
        column, _ = _frame(layout, votes, zones, headings)
        _must_be_whole(layout, column)
        last, zones = layout.last[column], Zones(layout, column)
        found = [
            i
            for i, run in enumerate(layout.runs)
            if weights[i] >= MIN_PARAGRAPH
            or (
                column <= run.node <= last
                and (run.picture is None or run.enclosing)
                and zones.of(run.node).isdisjoint(OUTSIDE)
            )
        ]
    layout.restore()
    return found


def kept_runs(layout: Layout, runs: Iterable[int], lines: Sequence[str]) -> set[int]:
    """Those of some runs whose text trafilatura kept."""
    squeezed = dict.fromkeys(_squeeze(line).lstrip("-•") for line in lines)
    whole = "\n".join(squeezed)[:MAX_KEPT]
    return {
        number
        for number in runs
        if layout.runs[number].picture is None
        and ((text := _squeeze(layout.text(number))) in squeezed or (len(text) > 20 and text in whole))
    }


def column_blocks(
    layout: Layout, weights: Sequence[int], kept: Set[int], headings: Headings, description: str = ""
) -> list[Block]:
    """The blocks of the article, from its headline's surroundings to the end of its column, zones and `main` set.
    Raises `MenuWithinError`.
    """
    clear_texts(layout, kept, by_word := backed(layout, weights, kept))
    certain = [vote if i in kept else 0.0 for i, vote in enumerate(by_word)]
    votes, zones = _votes(layout, by_word, certain)
    if not any(votes):
        return []
    column, head = _frame(layout, votes, zones, headings)
    if head is not None and sum(votes) < SHORT:
        near, kept = near_headline(layout, votes, kept, head)
        column, head = _frame(layout, near, zones, headings)
    nodes = [run.node for run in layout.runs]
    top = layout.common(column, nodes[head]) if head is not None else column
    _must_be_whole(layout, top)
    for above in layout.path(nodes[head]) if head is not None else ():
        layout.take(above, {"caption", "credit"})  # whatever its class says: it holds the headline
    last = layout.last
    tell_cards(layout, votes, column)
    members = [i for i, node in enumerate(nodes) if top <= node <= last[top]]
    opening = opening_picture(layout, members[0])
    if not opening and head is not None:
        opening = opening_lines(layout, top, members[0], opens=head == members[0])
    around = (*opening, *members, *closing_lines(layout, members[-1]))
    blocks = {i: layout.block(i) for i in around}
    inside = {i for i in members if column <= nodes[i] <= last[column]}
    _mark_main(layout, {i: blocks[i] for i in members if i in inside}, kept, votes, column)
    mark_films(layout)
    mark_figures(layout, blocks)
    settle_opening(layout, blocks, head, description)
    _place(layout, blocks, inside, head, column, top)
    return list(blocks.values())


def _must_be_whole(layout: Layout, node: int) -> None:
    last = layout.last[node] if layout.menus else node
    if any(node <= menu <= last for menu in layout.menus):
        raise MenuWithinError


def _votes(layout: Layout, weights: Sequence[float], certain: Sequence[float]) -> tuple[list[float], Zones]:
    """Weights without those of what stands in navigation and the like, by classes believed of side boxes only; the zones."""
    unwrap(layout, weights, certain)
    zones = Zones(layout, 0)
    votes = [
        weight * 0.02 if weight and not zones.of(run.node).isdisjoint(BESIDE_TEXT) else weight
        for weight, run in zip(weights, layout.runs, strict=True)
    ]
    return votes, zones


def _frame(layout: Layout, votes: Sequence[float], zones: Zones, headings: Headings) -> tuple[int, int | None]:
    """The element that is the column, and the run that displays the headline."""
    weights = weights_of(layout, votes)
    column = _column(layout, weights)
    voted = [i for i, run in enumerate(layout.runs) if votes[i] and column <= run.node <= layout.last[column]]
    first = next((i for i in voted if "figure" not in zones.of(layout.runs[i].node)), voted[0])

    def is_outside(node: int) -> bool:
        return not zones.of(node).isdisjoint(BESIDE)

    head = headings.find(first + 3, is_outside)
    if head is None and sum(votes) < LITTLE:  # what little there is may stand above it: a clock, rates
        head = headings.find(len(votes), is_outside)
        head = head if head is not None and layout.runs[head].level else None
    if head is not None and head < first:
        column = _with_opening(layout, votes, weights[column], column, head)
    return _with_parts(layout, votes, weights, column), head


def _squeeze(text: str) -> str:
    return text.replace(" ", "") if text.isprintable() else "".join(text.split())


def _column(layout: Layout, weights: Mapping[int, float]) -> int:
    """The smallest element that holds most of the text."""
    children: dict[int, list[int]] = {}
    for node in sorted(weights):
        children.setdefault(layout.parents[node], []).append(node)
    column, total = 0, weights[0]
    while heavy := max(children.get(column, []), key=weights.__getitem__, default=None):
        if weights[heavy] < COLUMN_SHARE * total or _ends_column(layout, heavy):
            break
        column = heavy
    return column


def _ends_column(layout: Layout, node: int) -> bool:
    """Whether an element is a paragraph or a picture, and no column."""
    tag = layout.tags[node]
    if tag in ("ul", "ol", "li") and is_laid_out(layout.elements[node]):
        return False
    return tag in PARAGRAPHS or tag in FRAMES


def _with_opening(layout: Layout, votes: Sequence[float], weight: float, column: int, head: int) -> int:
    """The column widened to hold the text between the headline and it: an article does not begin in the middle."""
    start = next(i for i, run in enumerate(layout.runs) if column <= run.node)
    opening, zones = [i for i in range(head + 1, start) if votes[i] >= MIN_PARAGRAPH], Zones(layout, 0)
    own = [i for i in opening if zones.of(layout.runs[i].node).isdisjoint(NO_OPENING)]
    led = len(own) == 1 and goes_on(layout, votes, column, head, own[0])
    if led or (opening and opens_box(layout, column, head, start)):
        return layout.common(column, layout.runs[own[0] if led else opening[-1]].node)
    if not own or len(opening) < 2 or sum(votes[i] for i in opening) < OPENING_SHARE * weight:
        return column
    return layout.common(column, layout.runs[opening[0]].node)


def _with_parts(layout: Layout, votes: Sequence[float], weights: Mapping[int, float], column: int) -> int:
    """The column widened to hold its other parts under one headline: text parted by adverts into containers set alike,
    or by a gate behind which the text goes on in paragraphs set alike."""
    words, last = layout.component(column), layout.last
    enough = OPENING_SHARE * weights[column]
    parts = [n for n in sorted(weights) if n != column and weights[n] > enough and layout.component(n) == words]
    parts += next_parts(layout, votes, column)
    parts = [] if words.endswith(".") else parts
    long = [run.node for run, vote in zip(layout.runs, votes, strict=True) if vote >= 2 * LONG_PARAGRAPH]
    looks = Counter(layout.words(n) for n in long if layout.tags[n] == "p" and column <= n <= last[column])
    parts += [n for n in long if looks[layout.words(n)] > 1 and not layout.words(n).endswith(".")]
    headlines = [run.node for run in layout.runs if run.level == 1]
    top = column
    for part in parts:
        if part <= column <= last[part]:
            continue
        common = layout.common(top, part)
        if sum(common <= node <= last[common] for node in headlines) < 2:
            top = common
    return top


def _mark_main(layout: Layout, text: Mapping[int, Block], kept: Set[int], votes: Sequence[float], column: int) -> None:
    """Text is what trafilatura kept inside the column, and what is set like running text there."""
    setting_of, zones = Settings(layout, column), Zones(layout, column)
    settings = {i: setting_of(block.group) for i, block in text.items()}
    alike: Counter[tuple[str, ...]] = Counter()
    weights: dict[tuple[str, ...], float] = defaultdict(float)
    for i, setting in settings.items():
        alike[setting] += i in kept and votes[i] >= 30
        weights[setting] += votes[i]
    enough = WRAPPER_SHARE * sum(weights.values())
    set_as_text = {setting for setting in alike if alike[setting] >= 2 or weights[setting] > enough}
    for i, block in text.items():
        block.main = block.kind != "image" and (i in kept or settings[i] in set_as_text)
    mark_between(layout, text, votes, {i: zones.of(block.group) for i, block in text.items()}, settings)
    beside = {setting[1:] for setting in set_as_text}
    end_at_tags(text, settings, votes, {i for i, block in text.items() if "tags" in zones.of(block.group)})
    near = {setting[1:] for setting in beside}
    start = _mark_headings(text, settings, beside)
    begun = False
    for i, block in text.items():
        deck = block.main and "standfirst" in zones.of(block.group)
        inner = (begun and settings[i][2:] in near) or (block.kind == "heading" and start is not None and i > start)
        if deck and not inner and settings[i] and settings[i][1:] not in beside:
            block.main = False
        begun = begun or (block.main and not deck and block.kind == "paragraph")


def _mark_headings(
    text: Mapping[int, Block], settings: Mapping[int, tuple[str, ...]], beside: Set[tuple[str, ...]]
) -> int | None:
    """A heading between paragraphs and set beside them or their box is text; gives where the first paragraph stands."""
    near = {setting[1:] for setting in beside}
    paragraphs = [i for i, block in text.items() if block.main and block.kind != "heading"]
    for i in range(paragraphs[0], paragraphs[-1]) if paragraphs else ():
        block, setting = text[i], settings[i]
        if block.kind != "heading" or block.level < 2 or not setting:
            continue
        if setting[1:] in beside or setting[2:] in near:
            block.main = not block.links
        block.main |= setting[1:] in near and not block.links
    return paragraphs[0] if paragraphs else None


def _place(
    layout: Layout, blocks: Mapping[int, Block], inside: Set[int], head: int | None, column: int, top: int
) -> None:
    """Say of each block where it stands: its zones, its figure, above the text or below."""
    last = max(inside)
    for i, block in blocks.items():
        if head is not None and i < head:
            block.main &= len(block.text) > MIN_PARAGRAPH and block.text != blocks[head].text
    borders = {
        True: (Zones(layout, column), Figures(layout, column)),
        False: (Zones(layout, top), Figures(layout, top)),
    }
    main = [i for i, block in blocks.items() if block.main and i != head]
    text = (i for i in main if not is_label(borders[i in inside][0].of(blocks[i].group)))
    first = min(text, default=min(main, default=0))
    for i, block in blocks.items():
        zones_below, figures_below = borders[i in inside]
        zones = zones_below.of(block.group)
        if zones >= {"caption", "credit"}:
            zones -= {"caption", "credit"} - nearest_zones(layout, block.group, {"caption", "credit"})
        if head is not None and i == head:
            zones |= {"headline-block"}
        elif (i not in inside and not block.main) or (head is not None and i < first):
            zones |= {"above"} if head is not None and i < head else {"below"} if i > last else {"head"}
        block.zones = zones
        if "date" in zones and len(block.text) <= MAX_DATED:
            block.stamp = layout.stamp(block.group)
        block.figure = figures_below.of(block.group)
