"""What reading rests on: marks of one kind are taken off every page, and the fields that stay the same are counted.

    python -m benchmarks.evidence [--warc FILE …] [--json FILE]

What a page displays is the same without them, so what changes hung on them: on names of classes that an outlet nobody
has seen would call otherwise, on tags that it would not use, on a head that it would leave out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from benchmarks.shares import run
from crawler.items import Article, Page
from pipelines.page.markup.tree import read_tree
from pipelines.structure import read_page

FIELDS = ("headline", "subheadline", "bylines", "dateline", "images", "body", "related_links", "signoff", "published", "section")  # fmt: skip
SECTIONS = ("article", "main", "section", "aside", "figure", "figcaption", "header", "footer", "nav", "address")
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
MICRODATA = ("itemprop", "itemtype", "itemscope", "typeof", "vocab")
Change = Callable[[etree._Element], None]


def main() -> None:
    """The command."""
    run("evidence", __doc__, lambda pages: measure(pages, CHANGES), FIELDS)


def measure(pages: Sequence[Page], changes: Mapping[str, Change]) -> dict[str, dict[str, float]]:
    """For each change, the share of pages whose field stays as it is read from the page set anew without one."""
    plain = [shown_of(read_page(set_anew(page))) for page in pages]
    figures = {}
    for name, change in changes.items():
        same = Counter[str]()
        for page, fields in zip(pages, plain, strict=True):
            changed = shown_of(read_page(set_anew(page, change)))
            same.update(field for field in FIELDS if changed[field] == fields[field])
        figures[name] = {field: round(same[field] / len(pages), 3) for field in FIELDS}
    return figures


def set_anew(page: Page, change: Change | None = None) -> Page:
    """A page of the same tree, in UTF-8, with a change made; itself where it has no tree."""
    tree = read_tree(page.body, page.charset)
    if tree is None:
        return page
    if change:
        change(tree)
    return replace(page, body=etree.tostring(tree, encoding="utf-8", method="html"), charset="utf-8")


def shown_of(article: Article) -> dict[str, Any]:
    """What is displayed of each field: addresses are written otherwise in a page set anew."""
    shown: dict[str, Any] = {field: getattr(article, field) for field in FIELDS}
    shown["dateline"] = article.dateline and article.dateline.text
    shown["images"] = [(image.caption, image.credit) for image in article.images if image.caption or image.credit]
    shown["body"] = [block.text for block in article.body]
    shown["related_links"] = [(link.label, link.title) for link in article.related_links]
    return shown


def _without(*tags: str, named: tuple[str, ...] = ()) -> Change:
    def take_off(tree: etree._Element) -> None:
        for element in list(tree.iter(*tags)):
            if not named or any(element.get(name) for name in named):
                tail = element.tail
                element.clear()
                element.tag, element.tail = "meta", tail  # says nothing, and stands anywhere

    return take_off


def _without_attributes(*names: str) -> Change:
    def take_off(tree: etree._Element) -> None:
        for element in tree.iter(etree.Element):
            for name in set(names).intersection(element.attrib):
                del element.attrib[name]

    return take_off


def _as(tag: str, *tags: str) -> Change:
    def rename(tree: etree._Element) -> None:
        for element in list(tree.iter(*tags)):
            element.tag = tag

    return rename


def _renamed_classes(tree: etree._Element) -> None:
    for element in tree.iter(etree.Element):
        for name in ("class", "id"):
            if words := (element.get(name) or "").split():
                element.set(name, " ".join("c" + hashlib.md5(word.encode()).hexdigest()[:6] for word in words))


CHANGES: dict[str, Change] = {
    "JSON-LD and all scripts": _without("script"),
    "meta elements": _without("meta", named=("name", "property")),
    "the title": _without("title"),
    "microdata": _without_attributes(*MICRODATA),
    "names of classes": _renamed_classes,
    "tags of sections and figures": _as("div", *SECTIONS),
    "tags of headings below the first": _as("div", *HEADINGS),
    "tags of paragraphs": _as("div", "p"),
}


if __name__ == "__main__":
    main()
