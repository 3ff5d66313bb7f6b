"""Which lines of an excerpt trafilatura takes for the article's text: the only module that knows trafilatura."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import lru_cache, partial
from itertools import islice
from types import FunctionType
from typing import Any

from lxml import etree, html
from trafilatura import htmlprocessing, main_extractor
from trafilatura.baseline import baseline, html2txt
from trafilatura.htmlprocessing import convert_tags, delete_by_link_density
from trafilatura.settings import BASIC_CLEAN_XPATH, MANUALLY_CLEANED, Extractor
from trafilatura.xml import delete_element
from trafilatura.xpaths import REGEXP_NS, REMOVE_COMMENTS_AND_LISTS_XPATH

from pipelines.page.markup.displayed_text import inner_text
from pipelines.page.markup.tags import BLOCKS, SKIPPED

# Body only: metadata, comments and the fall-backs on other extractors change nothing here.
_OPTIONS = Extractor(output_format="xml", fast=True, comments=False, tables=True)
_RECALL = Extractor(output_format="xml", fast=True, comments=False, tables=True, recall=True)
LITTLE, SHARE, MORE = 3000, 0.2, 1.5
"""Where trafilatura tries again, ready to take more: under so many characters and such a share of the page's, for so much more."""
MOST_ROUND_LINKS = 10_000
"""Elements around links, added up; on a page with more, built to hold a reader up, links are only their text."""
INLINE = ("hi", "ref", "del", "code", "span")
"""Elements that trafilatura's tree keeps within a line."""
FLAT = ("p", "head", "quote", "lb", "code")
"""Elements that do not separate lines within an item of a list."""


def kept_lines(page: html.HtmlElement) -> list[str]:
    """The lines that trafilatura takes for the article's text; none where it finds no article.

    Its parts in its own order, without the copies, the text and the measures that `bare_extraction` makes beside them.
    """
    if next(islice(_links_in_boxes(page), MOST_ROUND_LINKS, None), None) is not None:
        etree.strip_tags(page, "a")
    for comments in REMOVE_COMMENTS_AND_LISTS_XPATH:
        page = _without(page, comments)
    body, text = _extract(page, _OPTIONS)
    if len(text) < _OPTIONS.min_extracted_size:
        body, text = max((body, text), _baseline(page)[:2], key=lambda found: len(found[1]))
    if 0 < len(text) < LITTLE and _is_part(text, page):
        more, longer = _extract(page, _RECALL)
        if len(longer) > max(MORE * len(text), _RECALL.min_extracted_size - 1):
            body = more
    return [line for text in _texts(body) for line in text.split("\n") if line.strip()]


def _extract(page: html.HtmlElement, options: Extractor) -> tuple[etree._Element, str]:
    found: tuple[etree._Element, str] = _extract_content(
        _PARTS.mark(convert_tags(_cleaned(copy(page), options), options)), options
    )
    return found


def _links_in_boxes(page: html.HtmlElement) -> Iterator[etree._Element]:
    """Each link of a page once for each element round it, as trafilatura reads them."""
    return (box for link in page.iter("a") for box in link.iterancestors())


class _Marks:
    """trafilatura's expressions, which call Python for each element: questions that have the same answer for
    elements of one tag with the same attributes are asked once, and the answers put into attributes that other
    expressions look for instead."""

    def __init__(self, *lists: Sequence[etree.XPath]) -> None:
        self._asked: dict[str, etree.XPath] = {}
        """Attribute that stands for an expression -> the same, put to one element."""
        self._said = lru_cache(maxsize=10_000)(self._ask)
        self.expressions = [[*map(self._marked, expressions)] for expressions in lists]
        """The lists, of expressions for marked trees."""

    def mark(self, tree: html.HtmlElement) -> html.HtmlElement:
        """The tree with its elements marked."""
        for element in tree.iter():
            # questions that attributes do not answer are left to the original expressions
            for name in self._said(element.tag, tuple(items)) if (items := element.items()) else ():
                element.set(name, "")
        return tree

    def _marked(self, expression: etree.XPath) -> etree.XPath:
        path = expression.path.strip()
        bare = path.removeprefix("(").removesuffix(")[1]") if path.startswith("(") else path
        if not bare.startswith(".//*[") or path.count("//") > 1:
            return expression
        name = f"data-asked-{len(self._asked)}"
        self._asked[name] = etree.XPath(bare.replace(".//*", "self::*", 1), namespaces={"re": REGEXP_NS})
        first = "[1]" if path.endswith("[1]") else ""
        return etree.XPath(f"(descendant::*/@{name}){first}/..")  # a fifth of what asking each element takes

    def _ask(self, tag: str, items: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
        element = etree.Element(tag, dict(items))
        return tuple(name for name, expression in self._asked.items() if expression(element))


_LISTS = ("BODY_XPATH", "OVERALL_DISCARD_XPATH", "TEASER_DISCARD_XPATH", "DISCARD_IMAGE_ELEMENTS")
_PARTS = _Marks(*(vars(main_extractor)[name] for name in _LISTS))


def _with(own: dict[str, Any], *names: str) -> Callable[..., Any]:
    """Copies of trafilatura's functions that use other names; returns the last of them. The originals stay as they are."""
    for name in names:
        function = own[name]
        own[name] = FunctionType(function.__code__, own, name, function.__defaults__)
    made: Callable[..., Any] = own[names[-1]]
    return made


def _without_link_lists(tree: html.HtmlElement, tag: str, **options: bool) -> html.HtmlElement:
    """trafilatura's check of how much of each element is links, only where elements of that tag have links: most
    excerpts have none."""
    linked = any(next(link.iterancestors(tag), None) is not None for link in tree.iter("ref"))
    return delete_by_link_density(tree, tag, **options) if linked else tree


def _without(tree: html.HtmlElement, expression: etree.XPath) -> html.HtmlElement:
    """A tree without what one of trafilatura's expressions finds, which is asked once for elements with the same names."""
    for element in [e for e in tree.iterdescendants() if _finds(expression, e.tag, tuple(e.items()))]:
        delete_element(element)
    return tree


@lru_cache(maxsize=10_000)
def _finds(expression: etree.XPath, tag: str, items: tuple[tuple[str, str], ...]) -> bool:
    box = etree.Element("div")
    etree.SubElement(box, tag, dict(items))
    return bool(expression(box))


_extract_content = _with(
    vars(main_extractor)
    | dict(zip(_LISTS, _PARTS.expressions, strict=True))
    | {"delete_by_link_density": _without_link_lists},
    "prune_unwanted_sections",
    "_extract",
    "recover_wild_text",
    "extract_content",
)
_cleaned = _with(
    vars(htmlprocessing)
    | {"MANUALLY_CLEANED": [tag for tag in MANUALLY_CLEANED if tag not in SKIPPED - BLOCKS - {"source"}]},
    "tree_cleaning",
)
"""Without looking for tags that no page is laid out with."""
_baseline = _with(
    baseline.__globals__ | {"basic_cleaning": partial(_without, expression=BASIC_CLEAN_XPATH)}, "baseline"
)


def _is_part(text: str, page: html.HtmlElement) -> bool:
    """Whether a text is a small part of what a page says; trafilatura's own way to measure that takes long."""
    return len(text) < SHARE * len(page.text_content()) and len(text) < SHARE * len(html2txt(page))


def _texts(body: etree._Element) -> list[str]:
    """The lines of trafilatura's body, which is flattened for it: an item is a line, and so is a row of a table."""
    etree.strip_tags(body, *INLINE)
    for row in body.iter("row"):
        text = "|".join(inner_text(cell) for cell in row)
        del row[:]
        row.text = f"|{text}|"
    for item in body.iter("item"):
        etree.strip_tags(item, *FLAT)
    return [str(text) for text in body.itertext()]
