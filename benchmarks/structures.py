"""The same page in other markup: a page's text is set otherwise, with what it displays unchanged, and the pages that are
read as before are counted.

    python -m benchmarks.structures [--warc FILE …] [--json FILE]
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from lxml import etree, html

from benchmarks.shares import run
from benchmarks.stories import Change, Story
from benchmarks.variants import FIELDS, measure

SLOT = '<div class="kq"><div id="kq-1"></div></div>'
FORM = '<div class="kq"><h3>Der Hafenbrief</h3><p>Jeden Morgen das Wichtigste.</p><form><input type="email"><button>OK</button></form></div>'


def main() -> None:
    """The command."""
    run("structures", __doc__, lambda pages: measure(pages, STRUCTURES), ("pages", *FIELDS))


def _wrap(first: etree._Element, last: etree._Element | None, tag: str, name: str = "") -> etree._Element:
    """A new element around siblings from one to another, or to the end of what holds them."""
    box = etree.Element(tag, {"class": name} if name else {})
    inside = [*takewhile(lambda element: element is not last, (first, *first.itersiblings()))]
    first.addprevious(box)
    box.extend([*inside, *([] if last is None else [last])])
    return box


def _boxes(*cuts: float, between: str = "", tag: str = "div") -> Change:
    """The text in several boxes; a cut is a share of its paragraphs, or how many the last box has."""

    def change(story: Story) -> None:
        paragraphs = story.paragraphs
        at = [len(paragraphs) + int(cut) if cut <= -1 else int(cut * len(paragraphs)) for cut in cuts]
        starts = [paragraphs[n] for n in (0, *at)]
        ends = [start.getprevious() for start in starts[1:]]
        for number, (start, end) in enumerate(zip(starts, [*ends, None], strict=True)):
            box = _wrap(start, end, tag, "kvw"[number % 3] * 3)
            if number and between:
                box.addprevious(html.fragment_fromstring(between))

    return change


def _each(tag: str, every: int = 1) -> Change:
    def change(story: Story) -> None:
        for paragraph in story.paragraphs[every - 1 :: every]:
            tail, paragraph.tail = paragraph.tail, None
            _wrap(paragraph, paragraph, tag).tail = tail

    return change


def _as(tag: str, at: int) -> Change:
    def change(story: Story) -> None:
        story.paragraphs[at].tag = tag
        story.paragraphs[at].attrib.clear()

    return change


def _breaks(story: Story) -> None:
    """Text that line breaks part, in one box."""
    box = _wrap(story.paragraphs[0], story.paragraphs[-1], "div")
    for paragraph in story.paragraphs:
        mark, second = etree.Element("br"), etree.Element("br")
        second.tail, paragraph.tail, paragraph.tag = paragraph.tail, None, "set-anew"
        paragraph.addnext(second)
        paragraph.addnext(mark)
    etree.strip_tags(box, "set-anew")


def _among(markup: str) -> Change:
    def change(story: Story) -> None:
        story.paragraphs[2].addprevious(html.fragment_fromstring(markup))

    return change


def _whole(*tags: str) -> Callable[[Story], None]:
    def change(story: Story) -> None:
        box = story.paragraphs[0]
        for tag in tags:
            box = _wrap(box, None, tag)

    return change


STRUCTURES: dict[str, Change] = {
    "two boxes": _boxes(0.5),
    "two boxes, two paragraphs in the second": _boxes(-2),
    "two boxes, an advert's place between": _boxes(-2, between=SLOT),
    "three sections": _boxes(0.34, 0.67, tag="section"),
    "a box for each paragraph": _each("div"),
    "a box for every third": _each("div", 3),
    "line breaks in a box": _breaks,
    "the first paragraph a div": _as("div", 0),
    "the last paragraph a div": _as("div", -1),
    "a cell of a table": _whole("td", "tr", "table"),
    "an element of its own": _whole("news-text"),
    "a newsletter among": _among(FORM),
}


if __name__ == "__main__":
    main()
