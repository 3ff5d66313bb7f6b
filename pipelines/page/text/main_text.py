"""Which lines of the column are the article's text: what trafilatura kept, and what is set like it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import groupby, islice

from lxml import etree

from crawler.items import Block, Zones
from pipelines.language.sentences import ENDS, PLAIN_COLONS
from pipelines.language.widths import width
from pipelines.page.boxes.cards import summaries
from pipelines.page.boxes.graphics import drop_graphics
from pipelines.page.boxes.offers import drop_offers
from pipelines.page.column.wrappers import WRAPPER_SHARE, InheritedZones
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run
from pipelines.page.markup.tags import LISTS
from pipelines.page.text.gaps import summed_up
from pipelines.page.text.running_text import end_at_tags, mark_between
from pipelines.page.text.setting import Setting, Settings

MIN_KEPT = 30
"""A kept line of this weight shows how text is set; two with the same setting settle it."""
MIN_OF_PART = 100
"""Two paragraphs of this weight make a box a part of the text."""


def mark_main(layout: Layout, text: Mapping[int, Block], kept: Set[int], votes: Sequence[float], column: int) -> None:
    """Mark as text what trafilatura kept inside the column, and what is set like running text there."""
    setting_of, zones_of = Settings(layout, column), InheritedZones(layout, column)
    settings = {i: setting_of[block.group] for i, block in text.items()}
    zones = {i: zones_of[block.group] for i, block in text.items()}
    set_as_text = _set_as_text(settings, kept, votes)
    for i, block in text.items():
        block.main = block.kind != "image" and (i in kept or settings[i] in set_as_text)
    _mark_parts(layout, text, votes, zones, set_as_text)
    mark_between(layout, text, votes, zones, settings)
    end_at_tags(text, settings, votes, {i for i in text if "tags" in zones[i]})
    beside = {setting[1:] for setting in set_as_text}
    _mark_headings(text, settings, beside)
    drop_offers(layout, text)
    _drop_decks(text, settings, beside, {i for i in text if "standfirst" in zones[i]}, summed_up(text, zones))
    _complete_tables(layout, text)
    _complete_lists(layout, text, zones)
    _mark_headed_lists(layout, text, zones)
    _mark_quotes(text, zones)
    _drop_buttons(layout, text)
    _drop_contents(layout, text)
    _drop_summaries(layout, text, votes, column)
    drop_graphics(layout, text)


def _set_as_text(settings: Mapping[int, Setting], kept: Set[int], votes: Sequence[float]) -> set[Setting]:
    """The settings of running text: those of two kept lines, or of a good part of the column's weight."""
    alike = Counter[Setting]()
    weights = defaultdict[Setting, float](float)
    for i, setting in settings.items():
        alike[setting] += i in kept and votes[i] >= MIN_KEPT
        weights[setting] += votes[i]
    enough = WRAPPER_SHARE * sum(weights.values())
    return {setting for setting, lines in alike.items() if lines >= 2 or weights[setting] > enough}


def _mark_parts(
    layout: Layout,
    text: Mapping[int, Block],
    votes: Sequence[float],
    zones: Mapping[int, Zones],
    set_as_text: Set[Setting],
) -> None:
    """Mark a box of paragraphs that has the name of the text's boxes as its next part, whatever surrounds it, up to the
    headline or the writer of the next story."""
    called = {setting[1] for setting in set_as_text if len(setting) > 1 and not setting[1].endswith(".")}
    boxes = defaultdict[int, list[int]](list)
    begin = next((i for i, block in text.items() if block.is_text), 0)
    for i, block in text.items():
        if i > begin and (block.level == 1 or "byline" in zones[i]):
            break
        if layout.tags[block.group] == "p" and layout.look(layout.parents[block.group]) in called:
            boxes[layout.parents[block.group]].append(i)
    for lines in boxes.values():
        own = [i for i in lines if votes[i] >= MIN_OF_PART and not zones[i] and not text[i].main]
        if len(own) > 1 and 2 * sum(votes[i] for i in own) > sum(votes[i] for i in lines):
            for i in lines:
                text[i].main = i <= own[-1] or not text[i].slanted  # a note on the text closes it in italics


def _mark_headings(text: Mapping[int, Block], settings: Mapping[int, Setting], beside: Set[Setting]) -> None:
    """Mark a heading between paragraphs and beside them or their box as text."""
    near = {setting[1:] for setting in beside}
    paragraphs = [i for i, block in text.items() if block.main and block.kind != "heading"]
    for i in range(paragraphs[0], paragraphs[-1]) if paragraphs else ():
        block, setting = text[i], settings[i]
        if block.level < 2 or not setting:
            continue
        if setting[1:] in beside | near or setting[2:] in near:
            block.main = not block.is_all_links


def _drop_decks(
    text: Mapping[int, Block], settings: Mapping[int, Setting], beside: Set[Setting], decks: Set[int], points: Set[int]
) -> None:
    """Drop what is called a deck and set differently from the text, unless the text has begun and holds it, or it is a
    heading or a point of a summary there."""
    near = {setting[1:] for setting in beside}
    start = next((i for i, block in text.items() if block.main and block.kind != "heading"), None)
    begun = False
    for i, block in text.items():
        deck = block.main and i in decks
        inner = (begun and settings[i][2:] in near) or (
            (block.kind == "heading" or i in points) and start is not None and i > start
        )
        if deck and not inner and settings[i] and settings[i][1:] not in beside:
            block.main = False
        begun = begun or (block.main and not deck and block.kind == "paragraph")


def _mark_quotes(text: Mapping[int, Block], zones: Mapping[int, Zones]) -> None:
    """Mark a sentence without links in a quotation's element between paragraphs as text, in no box but a page's widget."""
    main = [i for i, block in text.items() if block.is_text]
    for i in range(main[0], main[-1]) if main else ():
        block = text[i]
        said = block.kind == "quote" and not block.links and block.text.endswith(ENDS)
        if said and len(block.text) >= MIN_ITEM and zones[i] <= QUOTED:
            block.main = True


QUOTED: Zones = frozenset({"quote", "widget"})


def _drop_buttons(layout: Layout, text: Mapping[int, Block]) -> None:
    """Drop buttons: short lines that are all link, to no page but to a script, an empty letter or nothing, whatever
    surrounds them; and lines after the text's first that stand in a link around whole boxes."""
    begun = False
    for i, block in text.items():
        if begun and block.main and layout.runs[i].enclosing:
            block.main = False
        begun = begun or block.main
        links = layout.runs[i].links if block.main and not block.links else ()
        short = links and len(block.text) <= MAX_BUTTON and not block.text.endswith(ENDS)
        if short and all(map(_is_pressed, (href for href, _, _ in links))):
            block.main = layout.runs[i].linked < LINKED * len(block.text)


def _is_pressed(href: str) -> bool:
    """Whether a link leads to no page: it is pressed for what happens then."""
    return href == "#" or href.startswith(_PRESSED)


def _drop_summaries(layout: Layout, text: Mapping[int, Block], votes: Sequence[float], column: int) -> None:
    """Drop what sums up another story in a card with its picture and its linked title, unless the page is a list of
    such cards."""
    headings = (i for i, block in text.items() if block.level > 1)
    found = summaries(layout, votes, headings, column)
    if sum(votes[n] for n in found) < SUMMARIES * sum(votes[i] for i, block in text.items() if block.main):
        for n in found & text.keys():
            text[n].main = False


SUMMARIES = 0.3
"""Summaries have at most this share of a page's text."""


def _drop_contents(layout: Layout, text: Mapping[int, Block]) -> None:
    """Drop a list most of whose items lead to places on the page itself: its table of contents, with the few words over it."""
    for listed, items in groupby(text, lambda n: text[n].kind == "list_item"):
        run = [i for i in items if text[i].main or _leads_down(layout.runs[i])] if listed else []
        if len(run) < MIN_PLACES or sum(_leads_down(layout.runs[i]) for i in run) < SHARE_OF_PLACES * len(run):
            continue
        over = text.get(run[0] - 1)
        label = over is not None and len(over.text) <= MAX_BUTTON and not over.links and not over.text.endswith(ENDS)
        for i in run:
            text[i].main = False
        if over and label:
            over.main = False


def _leads_down(run: Run) -> bool:
    """Whether at least half of a line is a link to a place on the page."""
    href, start, end = run.links[0] if run.links else ("", 0, 0)
    return len(href) > 1 and href[0] == "#" and 2 * (end - start) >= len(run.raw.strip())


MIN_PLACES, SHARE_OF_PLACES = 3, 0.6
_PRESSED = ("javascript:", "mailto:?")
LINKED, MAX_BUTTON = 0.8, 60
"""Of a button, what is link; its characters."""


def _complete_tables(layout: Layout, text: Mapping[int, Block]) -> None:
    """Mark all cells of a table as text if most of them were read as text: its heads and its shortest cells belong to it."""
    tables = defaultdict[int | None, list[Block]](list)
    for block in text.values():
        if block.kind == "table":
            tables[layout.nearest(block.group, {"table"})].append(block)
    for table, cells in tables.items():
        main = sum(cell.main for cell in cells)
        if table is not None and main < len(cells) < 2 * main and _has_columns(layout.elements[table]):
            for cell in cells:
                cell.main = True


def _complete_lists(layout: Layout, text: Mapping[int, Block], zones: Mapping[int, Zones]) -> None:
    """Mark all items of a list as text if most of them were read as text and have no links, or if it stands between
    paragraphs and is said; where most are sentences with links, those that are."""
    lists = defaultdict[int, list[int]](list)
    for i, block in text.items():
        if block.kind == "list_item":
            lists[next((n for n in layout.path(block.group) if layout.tags[n] in LISTS), -1)].append(i)
    main = [i for i, block in text.items() if block.is_text] if lists else []
    for items in lists.values():
        between = bool(main) and main[0] < items[0] and items[-1] < main[-1]
        most = len(items) < 2 * sum(text[i].main and not text[i].links for i in items)
        if most or (between and _is_said([text[i] for i in items], text.get(items[0] - 1))):
            for i in items:
                text[i].main |= not zones[i]
        elif len(items) < 2 * sum(text[i].main and not text[i].is_mostly_link for i in items):
            for i in items:
                text[i].main |= not (zones[i] or text[i].is_mostly_link)


def _is_said(items: Sequence[Block], above: Block | None) -> bool:
    """Whether a list has no links, and is of sentences, or announced by the line above it."""
    if any(item.links for item in items):
        return False
    announced = above is not None and above.main and above.text.endswith(PLAIN_COLONS)
    return announced or 2 * sum(item.text.endswith(ENDS) and width(item.text, 2.5) >= MIN_ITEM for item in items) > len(
        items
    )


MIN_ITEM = 20
"""Characters of an item that is a sentence."""


def _mark_headed_lists(layout: Layout, text: Mapping[int, Block], zones: Mapping[int, Zones]) -> None:
    """Mark the items of a list between paragraphs that follow directly on a heading of the text, unless most are links, and
    lines there that are entries, with a sentence each: without them it would head nothing."""
    main = [i for i, block in text.items() if block.is_text]
    heading, under = False, list[int]()
    for i in range(main[0], main[-1] + 1) if main else ():
        block = text[i]
        if heading and not (block.main and block.kind != "list_item") and block.kind in ("list_item", "paragraph"):
            under.append(i)
        elif block.kind != "image":
            for n in _headed(layout, text, zones, under):
                text[n].main = True
            heading, under = block.kind == "heading" and block.main and not block.links, []


def _headed(layout: Layout, text: Mapping[int, Block], zones: Mapping[int, Zones], under: Sequence[int]) -> list[int]:
    """Of the lines under a heading those that it heads: most items of a list, or all entries."""
    plain = [n for n in under if not zones[n] and not text[n].is_mostly_link]
    items = [n for n in plain if text[n].kind == "list_item"]
    if items:
        return items if 1 < len(items) > len(under) / 2 else []
    told = {layout.parents[text[n].group] for n in plain if text[n].text.endswith(ENDS)}
    return plain if len(told) >= MIN_ENTRIES and len(plain) == len(under) <= MOST_PARTS * len(told) else []


MIN_ENTRIES, MOST_PARTS = 3, 2
"""Entries under a heading, each in a box of its own, and the lines of one on average."""


def _has_columns(table: etree._Element) -> bool:
    """Whether a table holds data rather than a page's layout: rows with the same number of cells, at least two, and
    no table within."""
    rows = {sum(cell.tag in ("td", "th") for cell in row) for row in table.iter("tr")}
    return len(rows) == 1 and rows.pop() > 1 and next(islice(table.iter("table"), 1, None), None) is None
