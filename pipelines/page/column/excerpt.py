"""The part of a page that may be its article's text, as a small tree of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree, html

from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run

ATTRIBUTES = frozenset({"class", "id", "role", "itemprop", "style", "aria-hidden", "data-component"})
"""What an element's name in the page may be told by."""
MAX_VALUE = 200
MIN_PLAIN = 60
"""Characters of a paragraph that trafilatura takes for no button: those it tells by their words."""
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Elements of the class that trafilatura asks for, without a look-up in Python for each.
_PARSER = etree.HTMLParser()
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))


def excerpt(layout: Layout, runs: Iterable[int]) -> html.HtmlElement:
    """Some runs of a page, set in the elements that hold them there; links without addresses, of pictures the links round them.

    Plain paragraphs that follow one set alike are made one: what is said of one of them is true of all.
    """
    root: html.HtmlElement = _PARSER.makeelement("html")
    made: dict[int, etree._Element] = {0: etree.SubElement(root, "body")}
    for number, *others in _parts(layout, runs):
        run = layout.runs[number]
        if run.picture is not None:  # the link round it tells a picture's box from a paragraph's
            etree.SubElement(_element(layout, layout.parents[run.node], made), "a", href="#")
        elif others:
            _element(layout, run.node, made).text = _clean(" ".join(map(layout.text, (number, *others))))
        else:
            _set(layout, number, _element(layout, run.node, made))
    return root


def _parts(layout: Layout, runs: Iterable[int]) -> Iterator[list[int]]:
    """Runs one by one, but those together that are plain paragraphs and follow one that they are set like."""
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
    """The element of a run that is a paragraph of some length without links; -1 for any other."""
    plain = len(run.raw) >= MIN_PLAIN and not run.links and not run.enclosing and layout.tags[run.node] == "p"
    return run.node if plain else -1


def _are_alike(layout: Layout, a: int, b: int) -> bool:
    """Whether two elements stand in the same and have the same names."""
    if layout.parents[a] != layout.parents[b]:
        return False
    one, other = layout.elements[a], layout.elements[b]
    return one.items() == other.items() or all(one.get(name) == other.get(name) for name in ATTRIBUTES)


def _element(layout: Layout, node: int, made: dict[int, etree._Element]) -> etree._Element:
    element = made.get(node)
    if element is None:
        own, tag = layout.elements[node], layout.tags[node]
        above = _element(layout, layout.parents[node], made)
        names = {name: _clean(str(value)[:MAX_VALUE]) for name, value in own.items() if value and name in ATTRIBUTES}
        element = made[node] = etree.SubElement(above, tag if tag.isascii() and tag.isalnum() else "span", names)
    return element


def _clean(value: str) -> str:
    """A page may refer to characters by number that no tree takes: they stand in its own all the same."""
    return value if value.isprintable() else _NO_CHARACTER.sub("", value)


def _set(layout: Layout, number: int, element: etree._Element) -> None:
    run, text = layout.runs[number], layout.text(number)
    before = element[-1].tail if len(element) else element.text
    if before:  # two runs of one element, nothing between them: a line break parted them
        etree.SubElement(element, "br")
    if sum(map(len, layout.linked(number))) <= 0.5 * len(text):
        _add(element, text)
    elif len(run.links) > 1:
        _set_linked(run, element)
    else:
        etree.SubElement(element, "a", href="#").text = _clean(text)


def _set_linked(run: Run, element: etree._Element) -> None:
    """Text and links in turn: how many there are, and how short, tells a list from a sentence."""
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
