"""The blocks of a page's article: its column, what directly surrounds it, and what of it is text."""

from __future__ import annotations

from collections.abc import Sequence, Set

from lxml import etree

from crawler.items import Block
from pipelines.page.boxes.figures import mark_figures, mark_films
from pipelines.page.boxes.in_layout import mark_cards
from pipelines.page.column.element import find_column
from pipelines.page.column.heading import Headings
from pipelines.page.column.short_texts import SHORT, in_stated_body, near_headline, without_teasers
from pipelines.page.column.surroundings import closing_lines, opening_lines, opening_picture
from pipelines.page.column.weights import backed
from pipelines.page.column.wrappers import votes_of_text
from pipelines.page.layout import Layout
from pipelines.page.layout.menus import require_whole
from pipelines.page.text.further_stories import close_stories
from pipelines.page.text.leads import join_first_heading, settle_opening
from pipelines.page.text.main_text import mark_main
from pipelines.page.text.placing import place_blocks
from pipelines.page.text.running_text import clear_texts


def story_blocks(
    layout: Layout,
    weights: Sequence[int],
    kept: Set[int],
    headings: Headings,
    description: str,
    films: Sequence[etree._Element],
) -> list[Block]:
    """The blocks of the article, from its headline's surroundings to the end of its column, zones and `main` set.
    `films`: the page's elements of films, whether they display anything or not. Raises `MenuWithinError`.
    """
    clear_texts(layout, kept, by_word := backed(layout, weights, kept))
    certain = [vote if i in kept else 0.0 for i, vote in enumerate(by_word)]
    votes, zones = votes_of_text(layout, by_word, certain)
    if not any(votes):
        return []
    column, head = find_column(layout, votes, zones, headings)
    stated = in_stated_body(layout, votes, column, head) if head is not None else None
    if stated:
        votes, kept = stated, {i for i in kept if stated[i]}
        column, head = find_column(layout, votes, zones, headings)
    if head is not None and sum(votes) < SHORT:
        votes, kept = without_teasers(layout, votes, kept, head)
        column, head = find_column(layout, near_headline(layout, votes, kept, head), zones, headings)
    nodes = [run.node for run in layout.runs]
    top = layout.common(column, nodes[head]) if head is not None else column
    require_whole(layout, top)
    for above in layout.path(nodes[head]) if head is not None else ():
        layout.take(above, {"caption", "credit", "share"})  # whatever its class says: it holds the headline
    last = layout.last
    mark_cards(layout, votes, column)
    members = [i for i, node in enumerate(nodes) if top <= node <= last[top]]
    opening = opening_picture(layout, members[0])
    if not opening and head is not None:
        opening = opening_lines(layout, top, members[0], opens=head == members[0])
    around = (*opening, *members, *closing_lines(layout, members[-1]))
    blocks = {i: layout.block(i) for i in around}
    text = {i: blocks[i] for i in members if column <= nodes[i] <= last[column]}
    mark_main(layout, text, kept, votes, column)
    close_stories(layout, blocks, head)
    mark_films(layout, blocks, films)
    mark_figures(layout, blocks)
    settle_opening(layout, blocks, head, description)
    join_first_heading(layout, blocks, head)
    place_blocks(layout, blocks, head, column, top)
    return list(blocks.values())
