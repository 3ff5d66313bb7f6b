"""The part of a page that may be its article's text, as a small tree for trafilatura, and what trafilatura kept of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from lxml import etree, html

from pipelines.language.letters import without_space
from pipelines.page.column.element import LITTLE, find_column
from pipelines.page.column.heading import Headings
from pipelines.page.column.weights import MIN_PARAGRAPH
from pipelines.page.column.wrappers import OUTSIDE, InheritedZones, votes_of_text
from pipelines.page.layout import Layout
from pipelines.page.layout.menus import require_whole
from pipelines.page.layout.runs import Run
from pipelines.page.markup.class_words import without_builders
from pipelines.page.markup.displayed_text import inner_text

ATTRIBUTES = frozenset({"class", "id", "role", "itemprop", "style", "aria-hidden", "data-component"})
"""Attributes by which an element may be known on the page."""
MAX_VALUE = 200
MIN_PLAIN = 60
"""A paragraph of so many characters is no button for trafilatura, which knows buttons by their words."""
MAX_KEPT = 200_000
"""A run is looked for in at most so many characters of what was kept."""
MIN_PART = 20
"""A run of so many characters is not found in a kept line by chance."""
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Asked(html.HtmlElement):  # type: ignore[misc]  # lxml.html has no types
    """An element with quicker ways to answer what trafilatura asks most."""

    def text_content(self) -> str:
        return inner_text(self)

    def find(self, path: str, namespaces: Any = None) -> Any:
        return next(self.iterdescendants(path[3:]), None) if _is_tag(path) else super().find(path, namespaces)

    def findall(self, path: str, namespaces: Any = None) -> Any:
        return list(self.iterdescendants(path[3:])) if _is_tag(path) else super().findall(path, namespaces)

    def xpath(self, path: str) -> Any:
        return _expression(path)(self)


def _is_tag(path: str) -> bool:
    """Whether a path is that of all elements of one tag: ".//ref"."""
    return path.startswith(".//") and path[3:].isalpha()


@cache
def _expression(path: str) -> etree.XPath:
    return etree.XPath(path, smart_strings=False)


# Elements of that class, without a look-up in Python for each.
_PARSER = etree.HTMLParser()
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=_Asked))


def excerpt_runs(layout: Layout, weights: Sequence[int], headings: Headings) -> list[int]:
    """The runs that may belong to the article, by number and in order: the column that weight and markup suggest, and
    whatever else reads like a paragraph; of a page with hardly any text, all. Raises `MenuWithinError`."""
    votes, zones = votes_of_text(layout, weights, ())
    if sum(votes) < LITTLE:
        require_whole(layout, 0)
        found = [i for i, run in enumerate(layout.runs) if _is_shown(run)]
    else:
        column, _ = find_column(layout, votes, zones, headings)
        require_whole(layout, column)
        inner = {i for i in _inside(layout, column) if _is_shown(layout.runs[i])}
        found = [i for i, weight in enumerate(weights) if weight >= MIN_PARAGRAPH or i in inner]
    layout.restore()
    return found


def _inside(layout: Layout, column: int) -> Iterator[int]:
    """The runs in a column, without those in zones that never belong to the article."""
    zones = InheritedZones(layout, column)
    return (i for i in layout.runs_in(column) if zones[layout.runs[i].node].isdisjoint(OUTSIDE))


def _is_shown(run: Run) -> bool:
    """Whether a run is included in an excerpt: a picture is, if a link around it sets its box apart from a paragraph's."""
    return run.picture is None or bool(run.enclosing)


def excerpt(layout: Layout, runs: Iterable[int]) -> html.HtmlElement:
    """Some runs of a page, inside the elements that hold them there; links have no addresses, and pictures are only the
    links around them.

    Plain paragraphs that follow one set alike are made one: what is said of one of them is true of all.
    """
    root: html.HtmlElement = _PARSER.makeelement("html")
    made: dict[int, etree._Element] = {0: etree.SubElement(root, "body")}
    for number, *others in _parts(layout, runs):
        run = layout.runs[number]
        if run.picture is not None:  # the link around it distinguishes a picture's box from a paragraph's
            etree.SubElement(_element(layout, layout.parents[run.node], made), "a", href="#")
        elif others:
            _element(layout, run.node, made).text = _clean(" ".join(map(layout.text, (number, *others))))
        else:
            _set(layout, number, _element(layout, run.node, made))
    return root


def _parts(layout: Layout, runs: Iterable[int]) -> Iterator[list[int]]:
    """Runs one by one, except that plain paragraphs which follow one that looks the same are taken together."""
    before, alike = -1, list[int]()
    for number in runs:
        node = _plain_paragraph(layout, layout.runs[number])
        if node != before and min(node, before) >= 0 and _are_alike(layout, before, node):
            alike.append(number)
        else:
            if alike:
                yield alike
                alike = []
            yield [number]
        before = node
    if alike:
        yield alike


def _plain_paragraph(layout: Layout, run: Run) -> int:
    """The element of a run that is a fairly long paragraph without links; -1 for any other."""
    plain = len(run.raw) >= MIN_PLAIN and not run.has_link and layout.tags[run.node] == "p"
    return run.node if plain else -1


def _are_alike(layout: Layout, a: int, b: int) -> bool:
    """Whether two elements stand in the same element and have the same names."""
    if layout.parents[a] != layout.parents[b]:
        return False
    one, other = layout.elements[a], layout.elements[b]
    return one.items() == other.items() or all(one.get(name) == other.get(name) for name in ATTRIBUTES)


def _element(layout: Layout, node: int, made: dict[int, etree._Element]) -> etree._Element:
    element = made.get(node)
    if element is None:
        own, tag = layout.elements[node], layout.tags[node]
        above = _element(layout, layout.parents[node], made)
        given = ((name, str(value)[:MAX_VALUE]) for name, value in own.items() if value and name in ATTRIBUTES)
        names = {name: _clean(without_builders(value)) for name, value in given}
        element = made[node] = etree.SubElement(above, tag if tag.isascii() and tag.isalnum() else "span", names)
    return element


def _clean(value: str) -> str:
    """The text without characters that no tree accepts, which a page may refer to by number."""
    return value if value.isprintable() else _NO_CHARACTER.sub("", value)


def _set(layout: Layout, number: int, element: etree._Element) -> None:
    run, text = layout.runs[number], layout.text(number)
    before = element[-1].tail if len(element) else element.text
    if before:  # two runs of one element, nothing between them: a line break parted them
        etree.SubElement(element, "br")
    if not run.has_link or layout.linked_size(number) <= 0.5 * len(text):
        _add(element, text)
    elif len(run.links) > 1:
        _set_linked(run, element)
    else:
        etree.SubElement(element, "a", href="#").text = _clean(text)


def _set_linked(run: Run, element: etree._Element) -> None:
    """Set text and links in turn: how many there are, and how short they are, tells a list from a sentence."""
    done = 0
    for _, start, end in run.links:
        if start >= done:
            _add(element, run.raw[done:start])
            etree.SubElement(element, "a", href="#").text = _clean(run.raw[start:end])
            done = end
    _add(element, run.raw[done:])


def _add(element: etree._Element, text: str) -> None:
    text = _clean(text)
    if len(element):
        element[-1].tail = text
    else:
        element.text = text


def kept_runs(layout: Layout, runs: Iterable[int], lines: Sequence[str]) -> set[int]:
    """Those of some runs whose text trafilatura kept."""
    squeezed = dict.fromkeys(without_space(line).lstrip("-•") for line in lines)  # which trafilatura changes
    whole = "\n".join(squeezed)[:MAX_KEPT]
    return {
        number
        for number in runs
        if layout.runs[number].picture is None
        and ((text := without_space(layout.text(number))) in squeezed or (len(text) > MIN_PART and text in whole))
    }
