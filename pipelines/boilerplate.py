"""Page -> Story: the article's column, without what stands round it.

trafilatura says which text is the article; the page's own tree says how it is set. The two views are joined: the column
is the smallest element that holds what trafilatura kept, and what is set in it like that text is text too.
The only module that knows trafilatura.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from functools import lru_cache
from types import FunctionType
from typing import Any

from lxml import etree, html
from trafilatura import main_extractor
from trafilatura.baseline import baseline, html2txt
from trafilatura.htmlprocessing import convert_tags, delete_by_link_density, prune_unwanted_nodes, tree_cleaning
from trafilatura.settings import Extractor
from trafilatura.xpaths import REGEXP_NS, REMOVE_COMMENTS_AND_LISTS_XPATH

from crawler.items import FURNITURE, Block, Page, Story
from pipelines.notices import says_instead
from pipelines.page.boxes.in_blocks import close_boxes
from pipelines.page.boxes.in_layout import most_asked, tell_boxes, tell_forms, tell_writers
from pipelines.page.column.candidates import excerpt_runs, kept_runs
from pipelines.page.column.excerpt import excerpt
from pipelines.page.column.heading import Headings
from pipelines.page.column.weights import titles_of, weigh
from pipelines.page.crumbs import find_crumbs, find_folder, find_label
from pipelines.page.head.elements import Telling, telling
from pipelines.page.head.linked_data import ARTICLE_TYPES
from pipelines.page.head.metadata import read_metadata
from pipelines.page.head.scripted import scripted_moment, scripted_text
from pipelines.page.head.sections import find_filed
from pipelines.page.layout.headed_decks import part_decks
from pipelines.page.layout.menus import MenuWithinError, close_headed_links
from pipelines.page.layout.walk import lay_out
from pipelines.page.markup.tree import leave_out_data, read_tree
from pipelines.page.parts import join_stories
from pipelines.page.selectors import mark_selected, select, take_off
from pipelines.page.text.story_blocks import story_blocks
from pipelines.related.addresses import is_subject
from pipelines.related.cards import close_cards, link_titles
from pipelines.related.headings import zone_of_heading

MIN_DISPLAYED = 200
"""Characters of text; a page that displays less may have its text in a script."""
# Body only: metadata, comments and the fall-backs on other extractors change nothing here.
_OPTIONS = Extractor(output_format="xml", fast=True, comments=False, tables=True)
_RECALL = Extractor(output_format="xml", fast=True, comments=False, tables=True, recall=True)
LITTLE, SHARE, MORE = 3000, 0.2, 1.5
"""Where trafilatura tries again, ready to take more: under so many characters and such a share of the page's, for so much more."""
INLINE = ("hi", "ref", "del", "code", "span")
"""What trafilatura's tree sets within a line."""
FLAT = ("p", "head", "quote", "lb", "code")
"""What parts no lines within an item of a list."""


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
        take_off(tree, page.outlet.selectors[FURNITURE])
    told = telling(tree)
    story.metadata = read_metadata(told, tree, page.url)
    leave_out_data(tree, page.body)
    part_decks(told["h1"], [*story.metadata.headlines, story.metadata.title or ""])
    _set(story, tree, told)
    if not story.metadata.dates and not any(map(ARTICLE_TYPES.search, story.metadata.types)):
        story.asked = most_asked(told["input"])
    close_boxes(story.blocks)
    close_headed_links(story.blocks)
    close_cards(story.blocks, story.url)
    link_titles(story.blocks, story.url)
    if story.metadata.access != "paid" and sum(len(b.text) for b in story.blocks if b.main) < MIN_DISPLAYED:
        _set_scripted(story, tree)
    return story


def _set(story: Story, tree: etree._Element, told: Telling) -> None:
    """Menus are laid out only where one stands in the column; of the text trafilatura says the same with them."""
    lines: list[str] | None = None
    for menus in (False, True):
        layout = lay_out(tree, story.url, menus=menus)
        weights, headings = weigh(layout), Headings(layout, [*story.metadata.headlines, story.metadata.title or ""])
        tell_boxes(layout, weights, zone_of_heading)
        tell_writers(layout, weights)
        tell_forms(layout, weights, told["input"])
        with suppress(MenuWithinError):
            runs = excerpt_runs(layout, weights, headings)
            if lines is None:
                lines = kept_lines(excerpt(layout, runs)) if runs else []
            kept = kept_runs(layout, runs, lines)
            said = story.metadata.description or ""
            story.blocks = story_blocks(layout, weights, kept, headings, said, told["video"])
            break
    if story.outlet and story.outlet.selectors:
        story.selected = select(tree, story.outlet.selectors, story.url)
        story.blocks = mark_selected(story.blocks, story.selected)
    if not story.titles and not any(map(ARTICLE_TYPES.search, story.metadata.types)):
        story.titles = titles_of(layout)
    story.crumbs = story.crumbs or find_crumbs(layout, layout.start(), is_subject)
    story.folder = story.folder or find_folder(layout, layout.start(), story.url)
    if not (story.crumbs or story.folder or story.metadata.section):
        story.filed = story.filed or find_filed(tree.iter("a"), story.metadata.canonical or story.url)
        story.label = story.label or find_label(layout, tree, layout.start())


def _set_scripted(story: Story, tree: etree._Element) -> None:
    """The text that only scripts would display, set as a page would."""
    if (found := scripted_text(tree)) is None:
        return
    text, story.scripted = found
    if not story.metadata.dates and (moment := scripted_moment(tree)):
        story.metadata.dates, story.metadata.published = [(story.scripted, moment)], moment
    page = read_tree(f"<html><body><main><article>{text}</article></main></body></html>".encode("utf-8", "replace"))
    if page is not None:
        shown, story.blocks = story.blocks, []
        _set(story, page, telling(page))
        signed = [block for block in shown if block.zones >= {"below", "signoff"}]
        story.blocks = [*_heads(shown, text), *story.blocks, *signed]


def _heads(shown: list[Block], text: str) -> list[Block]:
    """What a page without text displays above it: its headline, its date."""
    heads = [
        block for block in shown if block.kind != "image" and "below" not in block.zones and block.text not in text
    ]
    for block in heads:
        block.main, block.figure = False, 0
        block.zones |= {"head"} if "headline-block" not in block.zones else set()
    return heads


def story_of_text(text: str, url: str = "") -> Story:
    """The story of a plain text: a block a line, blank lines between them or not."""
    lines = [line.strip(" \t\r\f\v") for line in text.lstrip("\ufeff").splitlines()]
    blocks = [Block("paragraph", line, main=True) for line in lines if line.strip()]
    return Story(url, blocks=blocks, plain=True)


def kept_lines(page: html.HtmlElement) -> list[str]:
    """The lines that trafilatura takes for the article's text; none where it finds no article.

    Its parts in its own order, without the copies, the text and the measures that `bare_extraction` makes beside them.
    """
    page = prune_unwanted_nodes(_COMMENTS.mark(page), _COMMENTS.expressions[0])
    body, text = _extract(page, _OPTIONS)
    if len(text) < _OPTIONS.min_extracted_size:
        body, text = max((body, text), baseline(page)[:2], key=lambda found: len(found[1]))
    if 0 < len(text) < LITTLE and _is_part(text, page):
        more, longer = _extract(page, _RECALL)
        if len(longer) > max(MORE * len(text), _RECALL.min_extracted_size - 1):
            body = more
    return [line for text in _texts(body) for line in text.split("\n") if line.strip()]


def _extract(page: html.HtmlElement, options: Extractor) -> tuple[etree._Element, str]:
    found: tuple[etree._Element, str] = _extract_content(
        _PARTS.mark(convert_tags(tree_cleaning(copy(page), options), options)), options
    )
    return found


class _Marks:
    """trafilatura's expressions, each of which calls Python for each element: what elements of one tag and the same
    attributes have in common is asked once, and stands in an attribute that other expressions look for instead.
    """

    def __init__(self, attribute: str, *lists: Sequence[etree.XPath]) -> None:
        self._attribute = attribute
        self._asked: dict[str, etree.XPath] = {}
        """Letter of an expression -> the same, put to one element."""
        self._said = lru_cache(maxsize=10_000)(self._ask)
        self.expressions = [[*map(self._marked, expressions)] for expressions in lists]
        """The lists, of expressions for marked trees."""

    def mark(self, tree: html.HtmlElement) -> html.HtmlElement:
        """The tree, its elements marked."""
        for element in tree.iter():
            # what no attribute tells is left to the expressions as they are
            if (items := element.items()) and (said := self._said(element.tag, tuple(items))):
                element.set(self._attribute, said)
        return tree

    def _marked(self, expression: etree.XPath) -> etree.XPath:
        path = expression.path.strip()
        bare = path.removeprefix("(").removesuffix(")[1]") if path.startswith("(") else path
        if not bare.startswith(".//*[") or path.count("//") > 1:
            return expression
        letter = chr(ord("a") + len(self._asked))
        self._asked[letter] = etree.XPath(bare.replace(".//*", "self::*", 1), namespaces={"re": REGEXP_NS})
        first = "[1]" if path.endswith("[1]") else ""
        return etree.XPath(f"(.//*[contains(@{self._attribute}, '{letter}')]){first}")

    def _ask(self, tag: str, items: tuple[tuple[str, str], ...]) -> str:
        element = etree.Element(tag, dict(items))
        return "".join(letter for letter, expression in self._asked.items() if expression(element))


_LISTS = ("BODY_XPATH", "OVERALL_DISCARD_XPATH", "TEASER_DISCARD_XPATH", "DISCARD_IMAGE_ELEMENTS")
_COMMENTS = _Marks("data-comments", REMOVE_COMMENTS_AND_LISTS_XPATH)
_PARTS = _Marks("data-parts", *(vars(main_extractor)[name] for name in _LISTS))


def _with_marks(*names: str) -> Callable[..., Any]:
    """trafilatura's functions as they are, for marked trees; the last of them. Its own stay what they are for others."""
    own = vars(main_extractor) | dict(zip(_LISTS, _PARTS.expressions, strict=True))
    own["delete_by_link_density"] = _without_link_lists
    for name in names:
        function = own[name]
        own[name] = FunctionType(function.__code__, own, name, function.__defaults__)
    made: Callable[..., Any] = own[names[-1]]
    return made


def _without_link_lists(tree: html.HtmlElement, tag: str, **options: bool) -> html.HtmlElement:
    """trafilatura's look at how much of each element is links, where there are any: most excerpts have none."""
    return tree if next(tree.iter("ref"), None) is None else delete_by_link_density(tree, tag, **options)


_extract_content = _with_marks("prune_unwanted_sections", "_extract", "recover_wild_text", "extract_content")


def _is_part(text: str, page: html.HtmlElement) -> bool:
    """Whether a text is a small part of what a page says; trafilatura's own measure of that takes long."""
    return len(text) < SHARE * len(page.text_content()) and len(text) < SHARE * len(html2txt(page))


def _texts(body: etree._Element) -> list[str]:
    """The lines of a body of trafilatura's, which is flattened for it: an item is a line, and so is a row of a table."""
    etree.strip_tags(body, *INLINE)
    for row in body.iter("row"):
        text = "|".join("".join(map(str, cell.itertext())) for cell in row)
        del row[:]
        row.text = f"|{text}|"
    for item in body.iter("item"):
        etree.strip_tags(item, *FLAT)
    return [str(text) for text in body.itertext()]
