"""The part of a page that may be its article's text, as a small tree of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree, html

from pipelines.layout import Layout, Run

ATTRIBUTES = ("class", "id", "role", "itemprop", "style", "aria-hidden", "data-component")
"""What an element's name in the page may be told by."""
MAX_VALUE = 200
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Elements of the class that trafilatura asks for, without a look-up in Python for each.
_PARSER = etree.HTMLParser()
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))


def excerpt(layout: Layout, runs: Iterable[int]) -> html.HtmlElement:
    """Some runs of a page, set in the elements that hold them there; links without addresses, of pictures the links round them."""
    root: html.HtmlElement = _PARSER.makeelement("html")
    made: dict[int, etree._Element] = {0: etree.SubElement(root, "body")}
    for number in runs:
        run = layout.runs[number]
        if run.picture is not None:  # the link round it tells a picture's box from a paragraph's
            etree.SubElement(_element(layout, layout.parents[run.node], made), "a", href="#")
        else:
            _set(layout, number, _element(layout, run.node, made))
    return root


def _element(layout: Layout, node: int, made: dict[int, etree._Element]) -> etree._Element:
    element = made.get(node)
    if element is None:
        own, tag = layout.elements[node], layout.tags[node]
        above = _element(layout, layout.parents[node], made)
        element = made[node] = etree.SubElement(above, tag if tag.isascii() and tag.isalnum() else "span")
        for name in ATTRIBUTES:
            if value := own.get(name):
                element.set(name, _clean(value[:MAX_VALUE]))
    return element


def _clean(value: str) -> str:
    """A page may refer to characters by number that no tree takes: they stand in its own all the same."""
    return _NO_CHARACTER.sub("", value) if _NO_CHARACTER.search(value) else value


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
