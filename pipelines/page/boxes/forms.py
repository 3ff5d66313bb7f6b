"""Boxes to fill in, recognised by their fields: an invitation to a newsletter, a poll; and how much a page asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, takewhile

from lxml import etree

from pipelines.data import read_table
from pipelines.language.phrases import all_languages
from pipelines.page.layout import Layout


def mark_forms(layout: Layout, weights: Sequence[int], fields: Sequence[etree._Element]) -> None:
    """Give the zone of newsletters to the box around a field for an address or a button to subscribe, with everything
    there that offers a newsletter; and that of polls to the box of a question with answers to choose from."""
    _mark_polls(layout, fields)
    for field in islice(filter(_asks_address, fields), MOST_LETTERS):
        for node, inside in reversed([*_boxes_around(layout, field)]):
            own = sum(weights[n] for n in inside)
            if own <= OFFERED * sum(weights) and not layout.has_headline(inside):
                layout.mark(node, "newsletter")
                break


def _boxes_around(layout: Layout, field: etree._Element) -> Iterator[tuple[int, Sequence[int]]]:
    """The elements around a field that display something, each with its runs, from the smallest to the largest that says
    no more than a box does."""
    around = islice(field.iterancestors(), MOST_ABOVE)
    for box in takewhile(lambda box: box.tag not in TEXTS and not _says_too_much(box, MAX_LETTER), around):
        node = layout.number_of(box)
        if node is not None and (inside := layout.runs_in(node)):
            yield node, inside


def most_fields(fields: Sequence[etree._Element]) -> int:
    """The number of fields of the form that asks for most, such as a registration or an order. A form with much text
    is the whole page's."""
    asked = Counter[etree._Element]()
    for field in fields[:MOST_FIELDS]:
        if field.tag == "input" and (field.get("type") or "text").lower() in WRITTEN:
            asked.update(islice(field.iterancestors("form"), 1))
    return next((most for form, most in asked.most_common() if not _says_too_much(form, MAX_FORM)), 0)


MAX_FORM = 6000
"""Characters of a form, with all the countries it offers."""
WRITTEN = frozenset({"text", "email", "tel", "password", "number", "url", "date"})


def _mark_polls(layout: Layout, fields: Sequence[etree._Element]) -> None:
    answers: dict[str, list[etree._Element]] = {}
    for field in fields:
        if field.tag == "input" and field.get("type") == "radio":
            answers.setdefault(field.get("name") or "", []).append(field)
    for first, *others in [*answers.values()][:MOST_LETTERS]:
        for node, (asked, *_) in _boxes_around(layout, first) if others else ():
            if layout.runs[asked].level != 1 and layout.text(asked).endswith(_ASKS):
                layout.mark(node, "newsletter")
                break


_ASKS = ("?", "？", "؟", ";", "か", "หรือไม่", "ไหม", "吗", "嗎", "呢")


def _says_too_much(element: etree._Element, most: int) -> bool:
    """Whether an element displays more than `most` characters; it is not read to its end to find out."""
    return any(length > most for length in accumulate(map(len, _said_in(element))))


def _said_in(element: etree._Element) -> Iterator[str]:
    """What an element displays, without options to choose from: countries, hours."""
    for inner in element.iter(etree.Element):
        if inner.text and inner.tag not in UNSAID:
            yield inner.text.strip()
        if inner.tail and inner is not element:
            yield inner.tail.strip()


UNSAID = frozenset({"script", "style", "noscript", "option", "textarea"})


def _asks_address(field: etree._Element) -> bool:
    if field.tag == "button":
        return len(field) == 0 and field.text is not None and field.text in _SUBSCRIBE
    if field.get("type") == "email":
        return True
    return field.get("type") in ("text", None) and "mail" in f"{field.get('name')} {field.get('placeholder')}".lower()


TEXTS = frozenset({"body", "article", "main"})
_SUBSCRIBE = all_languages(read_table("furniture")["subscribe"])
MOST_FIELDS, MOST_LETTERS, MOST_ABOVE = 50, 5, 8
MAX_LETTER, OFFERED = 500, 0.2
"""Characters of a box that offers a letter, and its share of the page's text at most."""
