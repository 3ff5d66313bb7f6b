"""The blocks of a page's article: its column, what directly surrounds it, and what of it is text."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import partial

from lxml import etree

from crawler.items import Block
from pipelines.page.boxes.cards import lead_pictures, mark_cards
from pipelines.page.boxes.figures import mark_figures, mark_films
from pipelines.page.boxes.insets import mark_insets
from pipelines.page.boxes.portraits import mark_portraits
from pipelines.page.boxes.pulled import mark_pulled
from pipelines.page.column.element import Column, find_column
from pipelines.page.column.heading import Headings
from pipelines.page.column.short_texts import (
    in_stated_body,
    misnamed_text,
    near_headline,
    under_headline,
    without_pictures,
)
from pipelines.page.column.surroundings import closing_lines, opening_lines, opening_picture
from pipelines.page.column.weights import backed
from pipelines.page.column.whole_quotes import set_as_paragraphs
from pipelines.page.column.wrappers import votes_of_text
from pipelines.page.layout import Layout
from pipelines.page.layout.menus import require_whole
from pipelines.page.text.boxes_below import close_boxes_below
from pipelines.page.text.crossheads import mark_crossheads
from pipelines.page.text.first_heading import join_first_heading
from pipelines.page.text.further_stories import close_stories
from pipelines.page.text.leads import settle_opening
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
    signs: Callable[[str], bool],
) -> list[Block]:
    """The blocks of the article, from its headline's surroundings to the end of its column, zones and `main` set.
    `films`: the page's elements of films, whether they display anything or not; `signs` tells a desk's closing line.
    Raises `MenuWithinError`.
    """
    column = _find_column(layout, weights, kept, headings)
    if column is None:
        return []
    top = _free_headline(layout, column)
    set_as_paragraphs(layout, column.votes, column.node)
    mark_cards(layout, column.votes, column.node)
    lead_pictures(layout, column.node)
    blocks = _with_surroundings(layout, column.head, top, signs)
    text = {i: blocks[i] for i in layout.runs_in(column.node)}
    mark_main(layout, text, column.kept, column.votes, column.node)
    mark_insets(layout, text)
    close_boxes_below(layout, text, column.votes, column.node)
    mark_crossheads(layout, text)
    close_stories(layout, blocks, column.head)
    mark_films(layout, blocks, films)
    mark_figures(layout, blocks)
    mark_portraits(layout, blocks)
    mark_pulled(layout, blocks)
    settle_opening(layout, blocks, column.head, description)
    join_first_heading(layout, blocks, column.head)
    place_blocks(layout, blocks, column.head, column.node, top)
    return list(blocks.values())


def _find_column(layout: Layout, weights: Sequence[int], kept: Set[int], headings: Headings) -> Column | None:
    """None for a page without text. Found again where a short text is outweighed."""
    clear_texts(layout, kept, by_word := backed(layout, weights, kept))
    certain = [vote if i in kept else 0.0 for i, vote in enumerate(by_word)]
    votes, zones = votes_of_text(layout, by_word, certain)
    if not any(votes):
        return None
    column = Column(*find_column(layout, votes, zones, headings), votes, kept)
    for way in (partial(misnamed_text, by_word), in_stated_body, near_headline, without_pictures, under_headline):
        again = way(layout, column, column.head) if column.head is not None else None
        if again:
            column = Column(*find_column(layout, again.near, zones, headings), again.votes, again.kept)
    return column


def _free_headline(layout: Layout, column: Column) -> int:
    """The element that holds column and headline; what holds the headline is no caption and no share bar, whatever its
    class says. Raises `MenuWithinError`."""
    if column.head is None:
        require_whole(layout, column.node)
        return column.node
    headline = layout.runs[column.head].node
    top = layout.common(column.node, headline)
    require_whole(layout, top)
    for above in layout.path(headline):
        layout.take(above, {"caption", "credit", "share"})
    return top


def _with_surroundings(layout: Layout, head: int | None, top: int, signs: Callable[[str], bool]) -> dict[int, Block]:
    """The blocks of the element that holds column and headline, and of the lines and pictures that directly surround it."""
    members = layout.runs_in(top)
    opening = opening_picture(layout, members[0])
    if not opening and head is not None:
        opening = opening_lines(layout, top, members[0], opens=head == members[0])
    return {i: layout.block(i) for i in (*opening, *members, *closing_lines(layout, members[-1], signs))}
