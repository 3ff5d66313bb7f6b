"""The same page in other markup: a page's text is set otherwise, with what it displays unchanged, and the pages that are
read as before are counted.

    python -m benchmarks.structures [--warc FILE …] [--json FILE]
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from itertools import takewhile

from lxml import etree, html

from benchmarks.shares import run
from benchmarks.stories import Change, Story
from benchmarks.variants import FIELDS, measure

BUTTON = '<div class="kq"><button type="button">Show the full story</button></div>'
SLOT = '<div class="kq"><div id="kq-1"></div></div>'
FORM = '<div class="kq"><h3>Der Hafenbrief</h3><p>Jeden Morgen das Wichtigste.</p><form><input type="email"><button>OK</button></form></div>'


def main() -> None:
    """The command."""
    run("structures", __doc__, lambda pages: measure(pages, STRUCTURES), ("pages", *FIELDS))


def wrap(first: etree._Element, last: etree._Element | None, tag: str, name: str = "") -> etree._Element:
    """A new element around siblings from one to another, or to the end of what holds them."""
    box = etree.Element(tag, {"class": name} if name else {})
    inside = [*takewhile(lambda element: element is not last, (first, *first.itersiblings()))]
    first.addprevious(box)
    box.extend([*inside, *([] if last is None else [last])])
    return box


def _boxes(*cuts: float, between: str = "", tag: str = "div") -> Change:
    """The text in several boxes; a cut is a share of its paragraphs, or how many the first or, below zero, the last box has."""

    def change(story: Story) -> None:
        paragraphs = story.paragraphs
        at = [int(cut if cut >= 1 else len(paragraphs) + cut if cut <= -1 else cut * len(paragraphs)) for cut in cuts]
        starts = [paragraphs[n] for n in (0, *at)]
        ends = [start.getprevious() for start in starts[1:]]
        for number, (start, end) in enumerate(zip(starts, [*ends, None], strict=True)):
            box = wrap(start, end, tag, "kvw"[number % 3] * 3)
            if number and between:
                box.addprevious(html.fragment_fromstring(between))

    return change


def _each(*tags: str, every: int = 1) -> Change:
    """Some paragraphs, each in elements of its own, the outermost last."""

    def change(story: Story) -> None:
        for paragraph in story.paragraphs[every - 1 :: every]:
            box, (tail, paragraph.tail) = paragraph, (paragraph.tail, None)
            for number, tag in enumerate(tags):
                box = wrap(box, box, tag, "kv"[number] * 3 if len(tags) > 1 else "")
            box.tail = tail

    return change


def _every(size: int) -> Change:
    """Boxes of one name with so many paragraphs each, and an advert's place before all but the first."""

    def change(story: Story) -> None:
        starts = story.paragraphs[::size]
        ends = [start.getprevious() for start in starts[1:]]
        for start, end in zip(starts, [*ends, None], strict=True):
            box = wrap(start, end, "div", "kkk")
            if start is not starts[0]:
                box.addprevious(html.fragment_fromstring(SLOT))

    return change


def _rest(style: str = "") -> Change:
    """All but the first paragraphs in a box below a button, which may show them only then."""

    def change(story: Story) -> None:
        box = wrap(story.paragraphs[max(1, len(story.paragraphs) // 5)], None, "div", "kkk")
        box.addprevious(html.fragment_fromstring(BUTTON))
        if style:
            box.set("style", style)

    return change


def _told_twice(story: Story) -> None:
    """The whole text again below it, hidden, for print."""
    box = wrap(story.paragraphs[0], None, "div", "kkk")
    holder = box.getparent()
    assert holder is not None
    again = deepcopy(box)
    again.set("style", "display: none")
    holder.append(again)
    _unwrap(box)


def _unwrap(box: etree._Element) -> None:
    box.tag = "set-anew"
    above = box.getparent()
    assert above is not None
    etree.strip_tags(above, "set-anew")


def _divs(story: Story) -> None:
    """Every paragraph a div without a name."""
    for paragraph in story.paragraphs:
        paragraph.tag = "div"
        paragraph.attrib.clear()


def _initial(story: Story) -> None:
    """The first letter in an element of its own, where the paragraph begins with a word."""
    first = story.paragraphs[0]
    text = (first.text or "").lstrip()
    if text:
        initial = etree.Element("span", {"class": "cap"})
        initial.text, initial.tail, first.text = text[0], text[1:], None
        first.insert(0, initial)


def _flat(story: Story) -> None:
    """No box for the text: its paragraphs stand beside the page's other lines."""
    box = story.paragraphs[0].getparent()
    if box is not None and box.tag == "div" and box.find(".//h1") is None:
        _unwrap(box)


def _as(tag: str, at: int) -> Change:
    def change(story: Story) -> None:
        story.paragraphs[at].tag = tag
        story.paragraphs[at].attrib.clear()

    return change


def _breaks(story: Story) -> None:
    """Text that line breaks part, in one box."""
    box = wrap(story.paragraphs[0], story.paragraphs[-1], "div")
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
            box = wrap(box, None, tag)

    return change


STRUCTURES: dict[str, Change] = {
    "two boxes": _boxes(0.5),
    "two boxes, two paragraphs in the second": _boxes(-2),
    "two boxes, an advert's place between": _boxes(-2, between=SLOT),
    "three sections": _boxes(0.34, 0.67, tag="section"),
    "a box for each paragraph": _each("div"),
    "a box for every third": _each("div", every=3),
    "two boxes around each paragraph": _each("div", "div"),
    "boxes of two paragraphs, adverts' places between": _every(2),
    "two boxes, one paragraph in the first": _boxes(1),
    "two boxes, two paragraphs in the first": _boxes(2),
    "a button before the box of most": _rest(),
    "a button before the hidden box of most": _rest("display:none"),
    "a hidden copy below it": _told_twice,
    "every paragraph a div": _divs,
    "an initial in an element of its own": _initial,
    "no box around it": _flat,
    "line breaks in a box": _breaks,
    "the first paragraph a div": _as("div", 0),
    "the last paragraph a div": _as("div", -1),
    "a cell of a table": _whole("td", "tr", "table"),
    "an element of its own": _whole("news-text"),
    "a newsletter among": _among(FORM),
}


if __name__ == "__main__":
    main()
