"""Page -> Story: the article's column, without what surrounds it.

trafilatura says which text is the article; the page's own tree says how it is set. The two views are joined: the column
is the smallest element that holds what trafilatura kept, and what is set in it like that text is text too.
"""

from __future__ import annotations

from contextlib import suppress

from lxml import etree

from crawler.items import FURNITURE, Block, Page, Story
from pipelines.article.notices import says_instead
from pipelines.language.widths import width
from pipelines.page.boxes.bypassed import mark_bypassed
from pipelines.page.boxes.comment_entries import mark_comments
from pipelines.page.boxes.copies import mark_copies
from pipelines.page.boxes.forms import mark_forms, most_fields
from pipelines.page.boxes.headed_lists import mark_boxes
from pipelines.page.boxes.heads_behind import HeadBehindError, move_before, require_head_first
from pipelines.page.boxes.in_blocks import close_boxes
from pipelines.page.boxes.next_stories import NextStoryError, end_before, require_own
from pipelines.page.boxes.writers import mark_writers
from pipelines.page.column.excerpt import excerpt, excerpt_runs, kept_runs
from pipelines.page.column.heading import Headings
from pipelines.page.column.kept_lines import kept_lines
from pipelines.page.column.weights import title_characters, weigh
from pipelines.page.crumbs import find_crumbs
from pipelines.page.folders import find_filed, find_folder, find_label, find_own_label
from pipelines.page.head.elements import ADDRESS, Elements, find_elements
from pipelines.page.head.linked_data import ARTICLE_TYPES
from pipelines.page.head.metadata import read_metadata
from pipelines.page.head.scripted import moment_beside, scripted_moment, scripted_texts
from pipelines.page.joining import join_stories
from pipelines.page.layout import Layout
from pipelines.page.layout.headed_decks import part_decks
from pipelines.page.layout.menus import MenuWithinError
from pipelines.page.layout.walk import lay_out
from pipelines.page.markup.tree import leave_out_data, read_tree
from pipelines.page.selectors import mark_selected, select, take_off
from pipelines.page.text.story_blocks import story_blocks
from pipelines.parts.byline.leads import LEADS
from pipelines.parts.related.addresses import is_subject
from pipelines.parts.related.cards import close_cards, link_titles
from pipelines.parts.related.headings import zone_of_heading
from pipelines.parts.signoff import is_signoff

MIN_DISPLAYED = 200
"""A page that displays fewer characters of text than this may have its text in a script, which must be wider."""


def story_of(page: Page) -> Story:
    """The story of a fetched page and of the further pages of its article; without blocks where there is no text to be
    had. Takes any bytes.
    """
    first, *others = [_story_of(one) for one in (page, *page.parts)]
    return join_stories([first, *(one for one in others if not says_instead(one.metadata.title or ""))])


def _story_of(page: Page) -> Story:
    story = Story(page.url, outlet=page.outlet, language=page.language, fetched=page.fetched, origin=page.origin)
    tree = read_tree(page.body, page.charset)
    if tree is None:
        return story
    if page.outlet and FURNITURE in page.outlet.selectors:
        story.taken_off = take_off(tree, page.outlet.selectors[FURNITURE])
    elements = _read(story, tree)
    if not story.metadata.dates and not _is_called_article(story):
        story.form_fields = most_fields(elements["input"])
    close_boxes(story.blocks)
    close_cards(story.blocks, story.url)
    link_titles(story.blocks, story.url)
    if story.metadata.access != "paid" and sum(len(b.text) for b in story.blocks if b.main) < MIN_DISPLAYED:
        _set_scripted(story, tree)
    return story


def _read(story: Story, tree: etree._Element) -> Elements:
    """Fill in what a page's head and its text say; the elements that were asked. Another story is cut off the page."""
    elements = find_elements(tree)
    story.metadata = read_metadata(elements, tree, story.url)
    if not story.metadata.dates and (beside := moment_beside(elements["h1"])):
        story.metadata.dates, story.metadata.published = [beside], beside[1]
    leave_out_data(elements[ADDRESS])
    part_decks(elements["h1"], story.metadata.names)
    try:
        _set_in_order(story, tree, elements)
    except NextStoryError as found:
        end_before(found.element)
        return _read(story, tree)
    return elements


def _is_called_article(story: Story) -> bool:
    return any(map(ARTICLE_TYPES.search, story.metadata.types))


def _set_in_order(story: Story, tree: etree._Element, elements: Elements) -> None:
    """Fill in the story's blocks with its head before its text."""
    try:
        _set(story, tree, elements)
    except HeadBehindError as found:
        move_before(found)
        _set(story, tree, elements, in_order=True)


def _set(story: Story, tree: etree._Element, elements: Elements, *, in_order: bool = False) -> None:
    """Fill in the story's blocks, and what the page says around them. Menus are laid out only if one turns out to stand
    in the column; what trafilatura says of the text is the same with them. Raises `HeadBehindError`, unless head and text
    are known to be `in_order`."""
    lines: list[str] | None = None
    for menus in (False, True):
        layout = lay_out(tree, story.url, menus=menus)
        weights, headings = weigh(layout), Headings(layout, story.metadata.names)
        require_own(layout, weights, headings, LEADS.match)
        mark_copies(layout, weights)
        mark_boxes(layout, weights, zone_of_heading)
        mark_bypassed(layout, weights)
        mark_writers(layout, weights)
        mark_comments(layout, weights, elements["input"])
        mark_forms(layout, weights, elements["input"])
        if not in_order:
            require_head_first(layout, weights, headings)
        with suppress(MenuWithinError):
            runs = excerpt_runs(layout, weights, headings)
            if lines is None:
                lines = kept_lines(excerpt(layout, runs)) if runs else []
            kept = kept_runs(layout, runs, lines)
            said = story.metadata.description or ""
            story.blocks = story_blocks(layout, weights, kept, headings, said, elements["video"], is_signoff)
            break
    if story.outlet and story.outlet.selectors:
        story.selected = select(tree, story.outlet.selectors, story.url)
        story.blocks = mark_selected(story.blocks, story.selected)
    if not story.title_characters and not _is_called_article(story):
        story.title_characters = title_characters(layout)
    _set_section(story, tree, layout)


def _set_section(story: Story, tree: etree._Element, layout: Layout) -> None:
    """Fill in what the page displays above its headline of the section, or else calls it elsewhere."""
    story.crumbs = story.crumbs or find_crumbs(layout, layout.start(), is_subject)
    story.folder = story.folder or find_folder(layout, layout.start(), story.url)
    if not (story.crumbs or story.folder):
        story.folder = find_own_label(layout, tree, layout.start(), story.url)
    if not (story.crumbs or story.folder or story.metadata.section):
        story.filed = story.filed or find_filed(tree.iter("a"), story.metadata.canonical or story.url)
        story.label = story.label or find_label(layout, tree, layout.start())


def _set_scripted(story: Story, tree: etree._Element) -> None:
    """Fill in the text that only scripts would display, laid out as a page would be: the likeliest that has enough of it."""
    shown = story.blocks
    for text, rule in scripted_texts(tree, story.metadata.names):
        page = read_tree(f"<html><body><main><article>{text}</article></main></body></html>".encode("utf-8", "replace"))
        if page is None:
            continue
        story.blocks = []
        with suppress(NextStoryError):  # a script that holds several is no article's
            _set_in_order(story, page, find_elements(page))
        if sum(width(block.text, 3) for block in story.blocks if block.main) >= MIN_DISPLAYED:
            story.scripted = rule
            signed = [block for block in shown if block.zones >= {"below", "signoff"}]
            story.blocks = [*_heads(shown, text), *story.blocks, *signed]
            if not story.metadata.dates and (moment := scripted_moment(tree)):
                story.metadata.dates, story.metadata.published = [(rule, moment)], moment
            return
    story.blocks = shown


def _heads(shown: list[Block], text: str) -> list[Block]:
    """What a page without text displays above it: its headline and its date."""
    heads = [
        block for block in shown if block.kind != "image" and "below" not in block.zones and block.text not in text
    ]
    for block in heads:
        block.main, block.figure = False, 0
        block.zones |= {"head"} if "headline-block" not in block.zones else set()
    return heads


def story_of_text(text: str, url: str = "") -> Story:
    """The story of a plain text: one block for each line, with or without blank lines between."""
    lines = [line.strip(" \t\r\f\v") for line in text.lstrip("\ufeff").splitlines()]
    blocks = [Block("paragraph", line, main=True) for line in lines if line.strip()]
    return Story(url, blocks=blocks, plain=True)
