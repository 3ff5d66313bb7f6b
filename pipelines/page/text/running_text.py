"""Running text: paragraphs whose class is misleading, and paragraphs that were missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import count, islice, takewhile
from math import inf

from crawler.items import Block, Zone, Zones
from pipelines.language.sentences import ENDS, PLAIN_COLONS
from pipelines.language.subjects import Subjects
from pipelines.page.column.weights import LONG_PARAGRAPH, MIN_PARAGRAPH, weights_of
from pipelines.page.layout import Layout
from pipelines.page.markup.tags import PARAGRAPHS
from pipelines.page.text.gaps import mark_gaps
from pipelines.page.text.setting import Setting

BOXES: Zones = frozenset({"related", "recommend"})
PICTURED: Zones = frozenset({"figure", "gallery", "video", "caption"})
UNKEPT_PARAGRAPH = 180
"""A paragraph of this weight among others is text, whatever its class says, even if trafilatura did not keep it."""
MAX_QUOTED = 4
"""Elements from a quotation's paragraph to its figure."""
MOST_LINKED = 0.2
"""Of such a paragraph, what its links are at most."""
SWITCHES: Zones = frozenset(
    {"newsletter", "share", "ad", "related", "recommend", "popup", "standfirst", "navigation", "tags", "footer"}
)
"""Zones that a paragraph's own class or id may name although it is only a place for a script: `<p id="newsletter-anchor">`."""
TEASER: Zones = frozenset({"related", "standfirst"})
"""What the class of a paragraph of the text may call it."""


def clear_texts(layout: Layout, kept: Set[int], votes: Sequence[float]) -> None:
    """Take zones off paragraphs, the boxes around them and the figures of quotations where their classes mislead."""
    texts = {i for i in kept if votes[i] >= MIN_PARAGRAPH and layout.tags[layout.runs[i].node] == "p"}
    beside = Counter(_box(layout, layout.runs[i].node) for i in texts)
    _clear_paragraphs(layout, texts, beside, votes)
    _clear_adverts(layout, texts, beside)
    _clear_rests(layout, texts, votes)
    _clear_boxes(layout, weights_of(layout, votes))
    _clear_quotes(layout)


def _clear_paragraphs(layout: Layout, texts: Set[int], beside: Counter[str | int], votes: Sequence[float]) -> None:
    """A long paragraph that was kept, or a heading without links, is text among paragraphs, whatever its own class
    says: in their box, or in one of the same class; and one without links that is called a teaser. `texts`: the paragraphs that were kept, `beside` how many there are
    in boxes of each look."""
    for i, run in enumerate(layout.runs):
        headed = run.level > 1
        if votes[i] < MIN_PARAGRAPH and not headed:
            continue  # most are, and their classes are never asked for
        if not layout.zones(run.node) & SWITCHES or beside[_box(layout, run.node)] < 3:
            continue
        plain = layout.tags[run.node] == "p" and _is_plain(layout, i, votes)
        if votes[i] >= (LONG_PARAGRAPH if i in texts else UNKEPT_PARAGRAPH if plain else inf):
            layout.take(run.node, SWITCHES)
        elif headed and not layout.linked(i):
            layout.take(run.node, {"newsletter", "share", "ad"})
        elif plain and not layout.linked(i):
            layout.take(run.node, TEASER)  # it leads to no other story


def _clear_adverts(layout: Layout, texts: Set[int], beside: Counter[str | int]) -> None:
    """A box that is called an advert's and stands among paragraphs holds one of them if one in it looks the same, was
    kept and has no link: the advert beside it comes from a script."""
    for i in texts:
        node = layout.runs[i].node
        box = layout.parents[node]
        if len(layout.elements[box]) < 2:
            continue  # it is the advert
        if "ad" in layout.zones(box) and beside[_box(layout, box)] > 2 and not layout.linked(i):
            layout.take(box, {"ad"})


def _clear_rests(layout: Layout, texts: Set[int], votes: Sequence[float]) -> None:
    """A hidden box behind a paragraph that was kept holds the rest of the text, which a button shows, if it has more of it
    than stands before it, set in the same way."""
    for end in texts:
        for box in _behind(layout, end):
            if "hidden" in layout.zones(box) and box not in layout.surely_marked and _goes_on(layout, votes, end, box):
                layout.take(box, {"hidden"})


def _goes_on(layout: Layout, votes: Sequence[float], end: int, box: int) -> bool:
    """Whether a box has more paragraphs set like the one before it than stand with that one up to it, and little else."""
    rest = [i for i in layout.runs_in(box) if votes[i] >= MIN_PARAGRAPH]
    look = layout.look(layout.runs[end].node)
    alike = [votes[i] for i in rest if layout.look(layout.runs[i].node) == look and _is_plain(layout, i, votes)]
    home = layout.runs_in(layout.parents[layout.runs[end].node])
    shown = sum(votes[home.start : end + 1]) / KEPT
    return len(alike) > 1 and sum(alike) > max(shown, sum(votes[i] for i in rest) / 2)


KEPT = 2
"""What was kept has so many times its weight."""


def _behind(layout: Layout, last: int) -> Iterator[int]:
    """The elements around the runs behind a paragraph that begin behind it, in its box or beside that."""
    end = layout.runs[last].node
    home = layout.parents[end]
    for run in layout.runs[last + 1 : last + 1 + MOST_BEHIND]:
        for node in takewhile(lambda n: n > end, layout.path(run.node)):
            if layout.parents[node] in (home, layout.parents[home]):
                yield node


MOST_BEHIND = 4
"""Runs behind a text among which its hidden rest begins: a button, its words."""


def _is_plain(layout: Layout, number: int, votes: Sequence[float]) -> bool:
    """Whether no more of a paragraph is link than in an ordinary sentence."""
    return layout.linked_size(number) < MOST_LINKED * votes[number]


def _box(layout: Layout, node: int) -> str | int:
    """The element that holds a paragraph: by its class, where it has one."""
    box = layout.parents[node]
    look = layout.look(box) if box >= 0 else "."
    return box if look.endswith(".") else look


def _clear_boxes(layout: Layout, weights: Mapping[int, float]) -> None:
    """A box that holds running text and no line that is all link is no box of related stories but the opening of a text
    that continues after a button: "teaser-content", "read-more"."""
    heavy = {node for node, weight in weights.items() if weight >= 1.5 * LONG_PARAGRAPH}
    heavy = {node for node in heavy if layout.zones(node) & BOXES and not layout.zones(node) & PICTURED}
    for i, run in enumerate(layout.runs) if heavy else ():
        if run.has_link and not heavy.isdisjoint(layout.path(run.node)) and _is_link(layout, i):
            heavy.difference_update(layout.path(run.node))
    for node in heavy:
        layout.take(node, BOXES)


def _clear_quotes(layout: Layout) -> None:
    """A figure that holds a quotation and its source, but no picture, is part of the text."""
    for i, run in enumerate(layout.runs):
        if run.kind != "quote":
            continue
        figure = next((n for n in islice(layout.path(run.node), MAX_QUOTED) if layout.tags[n] == "figure"), None)
        inside = layout.extent(figure, i, 2 * MAX_QUOTED) if figure is not None else None
        if figure is not None and inside and all(layout.runs[n].picture is None for n in inside):
            layout.take(figure, {"figure"})


def _is_link(layout: Layout, number: int) -> bool:
    text = layout.text(number)
    return bool(text) and layout.linked_size(number) > max(20, 0.8 * len(text))


def mark_between(
    layout: Layout,
    blocks: Mapping[int, Block],
    votes: Sequence[float],
    zones: Mapping[int, Set[Zone]],
    settings: Mapping[int, Setting],
) -> None:
    """Mark as text, kept or not, what stands among the text's paragraphs or opens it, and what is set
    like them, in itself and in its box: a quotation, long items of a list, a line between two, and, after the last, a
    long paragraph of their class or, directly behind it in its box, of another."""
    plain = {i for i in blocks if not zones[i]}
    text = [i for i, block in blocks.items() if block.main and votes[i] >= MIN_PARAGRAPH]
    long = {i for i in plain if votes[i] >= LONG_PARAGRAPH and _is_plain(layout, i, votes)}
    first, last = (text[0], text[-1]) if text else (0, -1)
    _mark_opening(layout, blocks, votes, plain, text)
    among = [i for i in range(first, last) if votes[i] >= MIN_PARAGRAPH]
    for i in _set_alike(layout, blocks, settings, text, among, long):
        blocks[i].main |= i in plain
    quoted = [i for i in range(first - 1, last + 2) if zones.get(i) == {"quote"}] if text else []
    quoted = [i for i in quoted if (votes[i] >= MIN_PARAGRAPH and i < last) or _is_all_of_quote(layout, blocks[i], i)]
    for i in (*quoted, *_introduced(blocks, plain), *_tabled(blocks, zones)):
        blocks[i].main = True
    looks = {layout.look(blocks[i].group) for i in text}
    for i in (i for i in long if text and i > last):
        look = layout.look(blocks[i].group)
        blocks[i].main |= look in looks and not look.endswith(".")
    if last + 1 in plain and _closes(layout, blocks, last + 1, votes, text):
        blocks[last + 1].main = True
    mark_gaps(layout, blocks, votes, zones)


def _is_all_of_quote(layout: Layout, block: Block, i: int) -> bool:
    """Whether a line without a link is all that the element of a quotation holds: "Read more, talk less."."""
    quote = next((n for n in islice(layout.path(block.group), MAX_QUOTED) if layout.tags[n] == "blockquote"), None)
    return quote is not None and not block.links and layout.extent(quote, i, 1) is not None


def _mark_opening(
    layout: Layout, blocks: Mapping[int, Block], votes: Sequence[float], plain: Set[int], text: Sequence[int]
) -> None:
    """Mark the paragraphs directly before a text's first, and those in its box before its pictures and headings."""
    before = range(text[0] - 1 if text else -1, -1, -1)
    for i in takewhile(lambda i: i in plain and votes[i] >= MIN_PARAGRAPH, before):
        blocks[i].main = True
    boxes = {layout.holder(blocks[i].group, PARAGRAPHS) for i in text}
    lines = (i for i in before if i in plain and blocks[i].kind not in ("image", "heading"))
    for i in takewhile(lambda i: votes[i] >= MIN_PARAGRAPH, lines):
        blocks[i].main |= layout.parents[blocks[i].group] in boxes


def _closes(layout: Layout, blocks: Mapping[int, Block], i: int, votes: Sequence[float], text: Sequence[int]) -> bool:
    """Whether a long paragraph, or a box without a class, stands directly behind a paragraph in its box; or a sentence that
    names what the text does."""
    before, node = layout.runs[i - 1].node, layout.runs[i].node
    beside = layout.tags[before] == "p" and layout.parents[node] == layout.parents[before]
    if not beside or layout.tags[node] not in ("p", "div") or not _is_plain(layout, i, votes):
        return False
    if votes[i] >= UNKEPT_PARAGRAPH and (layout.tags[node] == "p" or layout.words(node) == "div."):
        return True
    said = blocks[i].text
    if votes[i] < MIN_PARAGRAPH or layout.linked(i) or not said.endswith(ENDS):
        return False
    return said in Subjects(" ".join(blocks[n].text for n in text))


def _set_alike(
    layout: Layout,
    blocks: Mapping[int, Block],
    settings: Mapping[int, Setting],
    text: Sequence[int],
    among: Sequence[int],
    long: Set[int],
) -> Iterator[int]:
    """The lines among a text's paragraphs that stand in one of their boxes, or are set like one of them in its box, long
    items of a list that has several, and paragraphs or long lines in elements of their own beside such a box."""
    boxes = {i: layout.holder(blocks[i].group, PARAGRAPHS) for i in {*text, *among, *long}}
    holders = {boxes[i] for i in text}
    near = {settings[i][:2] for i in text if not settings[i][1:2] or not settings[i][1].endswith(".")}
    items = Counter(boxes[i] for i in long if blocks[i].kind == "list_item")
    around = {node for holder in holders for node in layout.path(holder)}
    for i in among:
        node, inside = blocks[i].group, boxes[i] in holders or settings[i][:2] in near
        own = (i in long or layout.tags[node] == "p") and layout.parents[node] in around
        if inside or (i in long and items[boxes[i]] > 1) or (own and layout.extent(node, i, 1)):
            yield i


def _introduced(blocks: Mapping[int, Block], plain: Set[int]) -> Iterator[int]:
    """The items of lists after a sentence that ends in a colon, where some of them are less link than text."""
    for i, block in blocks.items():
        if block.main and block.text.endswith(PLAIN_COLONS) and block.kind in ("paragraph", "table"):
            items = [*takewhile(lambda n: n in plain and blocks[n].kind == "list_item", count(i + 1))]
            if len(items) > 1 and not all(blocks[n].is_mostly_link for n in items):
                yield from items


def _tabled(blocks: Mapping[int, Block], zones: Mapping[int, Set[Zone]]) -> Iterator[int]:
    """The cells of a table without links after a sentence that ends in a colon."""
    for i, block in blocks.items():
        if block.is_text and block.text.endswith(PLAIN_COLONS):
            cells = [*takewhile(lambda n: n in blocks and blocks[n].kind == "table", count(i + 1))]
            if all(zones[n] == {"table"} and not blocks[n].links for n in cells):
                yield from cells


def end_at_tags(
    text: Mapping[int, Block], settings: Mapping[int, Setting], votes: Sequence[float], tags: Set[int]
) -> None:
    """What stands below the text's tags is not text, unless the text continues there in the same setting."""
    main = [i for i, block in text.items() if block.main and i not in tags]
    for tag in sorted(tags):
        above, below = [i for i in main if i < tag], [i for i in main if i > tag]
        if sum(votes[i] for i in above) > sum(votes[i] for i in below) and {settings[i] for i in above}.isdisjoint(
            settings[i] for i in below
        ):
            for block in map(text.__getitem__, below):
                block.main = block.is_mostly_link
            return
