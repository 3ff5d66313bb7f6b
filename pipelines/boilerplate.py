"""Page -> Story: the article's column, without what stands round it.

trafilatura says which text is the article; the page's own tree says how it is set. The two views are joined: the column
is the smallest element that holds what trafilatura kept, and what is set in it like that text is text too.
The only module that knows trafilatura.
"""

from __future__ import annotations

from lxml import etree
from trafilatura import bare_extraction

from crawler.items import Block, Page, Story
from pipelines.blocks import lay_out
from pipelines.column import column_blocks
from pipelines.crumbs import find_crumbs
from pipelines.metadata import read_metadata
from pipelines.selectors import mark_selected, select
from pipelines.tree import decode, parse

MAX_ELEMENTS = 20_000
"""Three times the largest page seen; made of such are pages that want to hold a reader up."""


def story_of(page: Page) -> Story:
    """The story of a fetched page; without blocks where there is no text to be had. Takes any bytes."""
    story = Story(page.url, outlet=page.outlet, language=page.language, fetched=page.fetched, origin=page.origin)
    tree = parse(decode(page.body, page.charset))
    if tree is None:
        return story
    story.metadata = read_metadata(tree)
    layout = lay_out(tree, page.url)
    kept = kept_lines(tree, page.url)
    story.blocks = column_blocks(layout, kept, story.metadata)
    if page.outlet and page.outlet.selectors:
        story.selected = select(tree, page.outlet.selectors, page.url)
        story.blocks = mark_selected(story.blocks, story.selected)
    start = (n for n, block in enumerate(layout.blocks) if block.main or "headline-block" in block.zones)
    story.crumbs = find_crumbs(layout, next(start, 0))
    return story


def story_of_text(text: str, url: str = "") -> Story:
    """The story of a plain text: a block a line, blank lines between them or not."""
    lines = [line.strip(" \t\r\f\v") for line in text.lstrip("\ufeff").splitlines()]
    blocks = [Block("paragraph", line, main=True) for line in lines if line.strip()]
    return Story(url, blocks=blocks, plain=True)


def kept_lines(tree: etree._Element, url: str) -> list[str]:
    """The lines that trafilatura takes for the article's text; none where it finds no article, or where the page is so
    large that it would take minutes over it: then the layout alone decides.
    """
    if any(n > MAX_ELEMENTS for n, _ in enumerate(tree.iter())):
        return []
    document = bare_extraction(tree, url=url, fast=True, include_comments=False, include_tables=True)
    if document is None or isinstance(document, dict) or not document.text:
        return []
    return [line for line in str(document.text).split("\n") if line.strip()]
