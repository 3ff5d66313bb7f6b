"""How publishing systems and editors set a text: the same page in the boxes of page builders, with the spans of word
processors, the breaks and indents of old pages, what is hidden among the paragraphs, and the head behind them.

    python -m benchmarks.systems [--warc FILE …] [--json FILE]

What a page displays of its story stays the same, and so should every field.
"""

from __future__ import annotations

from itertools import chain

from lxml import etree, html

from benchmarks.shares import run
from benchmarks.stories import Change, Story
from benchmarks.structures import wrap
from benchmarks.variants import FIELDS, measure

BLANK, NO_BREAK = "\u3000\u3000", "\u00a0"
SLOT = '<div class="code-block"><div class="ai-rotate"><div id="div-gpt-ad-1"></div></div></div>'
HIDDEN = "The timetable of the night ferry can be had at the harbour office and in the shop on the pier."
"""What the styles of the page hide."""


def main() -> None:
    """The command."""
    run("systems", __doc__, lambda pages: measure(pages, SYSTEMS), ("pages", *FIELDS))


def _nested(first: etree._Element, last: etree._Element | None, boxes: tuple[str, ...]) -> etree._Element:
    """Siblings within new elements, the outermost first: a tag, and behind a full stop its class."""
    for box in reversed(boxes):
        tag, _, name = box.partition(".")
        first = last = wrap(first, last, tag, name)
    return first


def _each(*boxes: str, between: str = "") -> Change:
    """Each paragraph in boxes of its own."""

    def change(story: Story) -> None:
        for paragraph in story.paragraphs:
            tail, paragraph.tail = paragraph.tail, None
            box = _nested(paragraph, paragraph, boxes)
            box.tail = tail
            if between and paragraph is not story.paragraphs[0]:
                box.addprevious(html.fragment_fromstring(between))

    return change


def _whole(*boxes: str) -> Change:
    """The whole text in boxes."""

    def change(story: Story) -> None:
        _nested(story.paragraphs[0], None, boxes)

    return change


def _parts(number: int, *boxes: str, between: str = "") -> Change:
    """The text in so many parts of one size, each in boxes of its own."""

    def change(story: Story) -> None:
        paragraphs = story.paragraphs
        starts = [paragraphs[n * len(paragraphs) // number] for n in range(number)]
        ends = [start.getprevious() for start in starts[1:]]
        for start, end in zip(starts, [*ends, None], strict=True):
            box = _nested(start, end, boxes)
            if between and start is not starts[0]:
                box.addprevious(html.fragment_fromstring(between))

    return change


def _as(tag: str, *inner: str, between: str = "", **attributes: str) -> Change:
    """Each paragraph as another element, its words within inline ones; `n` in an attribute is its number."""
    names = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}

    def change(story: Story) -> None:
        for number, paragraph in enumerate(story.paragraphs):
            paragraph.tag = tag
            paragraph.attrib.clear()
            paragraph.attrib.update({name: value.format(n=number) for name, value in names.items()})
            _set_within(paragraph, inner)
            if between and number:
                paragraph.addprevious(html.fragment_fromstring(between))

    return change


def _set_within(paragraph: etree._Element, inner: tuple[str, ...]) -> None:
    """What a paragraph holds, within elements."""
    text, children, at = paragraph.text, [*paragraph], paragraph
    for box in inner:
        tag, _, name = box.partition(".")
        at = etree.SubElement(at, tag, {"class": name} if name else {})
    if inner:
        paragraph.text, at.text = None, text
        at.extend(children)


def _lines(box: str, indent: str = "", breaks: int = 1) -> Change:
    """A text that breaks part, straight in one box."""

    def change(story: Story) -> None:
        around = _nested(story.paragraphs[0], story.paragraphs[-1], (box,))
        for paragraph in story.paragraphs:
            marks = [etree.Element("br") for _ in range(breaks)]
            marks[-1].tail, paragraph.tail, paragraph.tag = paragraph.tail, None, "set-anew"
            for mark in reversed(marks):
                paragraph.addnext(mark)
            paragraph.text = indent + (paragraph.text or "").lstrip()
        etree.strip_tags(around, "set-anew")

    return change


def _among(markup: str, every: int = 2) -> Change:
    """What stands before every so many paragraphs."""

    def change(story: Story) -> None:
        for paragraph in story.paragraphs[every::every]:
            paragraph.addprevious(html.fragment_fromstring(markup))

    return change


def _both(*changes: Change) -> Change:
    def change(story: Story) -> None:
        for one in changes:
            one(story)

    return change


def _paths(story: Story) -> tuple[list[etree._Element], list[etree._Element]]:
    """The elements around the headline, and those around the text, up to the one that holds both; none without an h1."""
    wanted = "".join((story.want["headline"] or "").split())
    title = next((h for h in story.tree.iter("h1") if wanted and wanted in "".join("".join(map(str, h.itertext())).split())), None)  # fmt: skip
    if title is None:
        return [], []
    above = [title, *title.iterancestors()]
    own = [story.paragraphs[0], *story.paragraphs[0].iterancestors()]
    top = next(element for element in above if element in own)
    return above[: above.index(top)], own[: own.index(top)]


def _head_behind(story: Story) -> None:
    """The text in a box of its own, and behind it one of all that stood between the headline and it."""
    head, text = _paths(story)
    if not head:
        return
    box = text[-1] if len(text) > 1 else _nested(text[0], None, ("div.story",))
    above = wrap(head[-1], box.getprevious(), "div", "head")
    above.tail, box.tail = None, box.tail or "\n"
    box.addnext(above)


def _alone(story: Story) -> None:
    """The story alone on its page, as phones have it, under the site's name and over a few links."""
    head, _ = _paths(story)
    body, box = story.tree.find("body"), head[-1].getparent() if head else None
    if body is None or box is None or box.tag in ("body", "html"):
        return
    for element in [*body]:
        body.remove(element)
    body.text = box.tail = None
    links = '<div id="{}"><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></div>'
    body.extend([html.fragment_fromstring(links.format("hd")), box, html.fragment_fromstring(links.format("ft"))])


def _picture_beside(story: Story) -> None:
    """The first paragraph in a box with a picture, the others in another."""
    first, second = story.paragraphs[:2]
    tail, first.tail = first.tail, None
    _nested(first, first, ("div.intro",)).tail = tail
    first.addprevious(html.fragment_fromstring('<img src="/pictures/intro-800x600.jpg" width="800" height="600" alt="">'))  # fmt: skip
    _nested(second, None, ("div.rest",))


WIDGET = ("div.elementor-element elementor-widget elementor-widget-text-editor", "div.elementor-widget-container")
PANEL = ("div.so-panel widget widget_sow-editor panel-first-child", "div.so-widget-sow-editor so-widget-sow-editor-base", "div.siteorigin-widget-tinymce textwidget")  # fmt: skip
BUILDERS: dict[str, Change] = {
    "Elementor, a widget for each": _each(*WIDGET),
    "Elementor, one widget": _whole("div.elementor-widget-wrap elementor-element-populated", "div.elementor-element elementor-widget elementor-widget-theme-post-content", "div.elementor-widget-container"),
    "Elementor, three sections": _parts(3, "section.elementor-section elementor-element", "div.elementor-container", "div.elementor-column", "div.elementor-widget-wrap", *WIDGET),
    "SiteOrigin, a panel for each": _each(*PANEL),
    "SiteOrigin, two rows": _parts(2, "div.panel-grid panel-no-style", "div.panel-grid-cell", *PANEL),
    "Divi, a row for each": _each("div.et_pb_row", "div.et_pb_column et_pb_column_4_4", "div.et_pb_module et_pb_text et_pb_bg_layout_light", "div.et_pb_text_inner"),
    "Divi, two sections": _parts(2, "div.et_pb_section et_section_regular", "div.et_pb_row", "div.et_pb_column", "div.et_pb_module et_pb_text", "div.et_pb_text_inner"),
    "WPBakery, a row for each": _each("div.vc_row wpb_row vc_row-fluid", "div.wpb_column vc_column_container vc_col-sm-12", "div.wpb_text_column wpb_content_element", "div.wpb_wrapper"),
    "WPBakery, two rows": _parts(2, "div.vc_row wpb_row vc_row-fluid", "div.wpb_column vc_column_container", "div.vc_column-inner", "div.wpb_wrapper", "div.wpb_text_column"),
    "Beaver Builder": _each("div.fl-module fl-module-rich-text", "div.fl-module-content fl-node-content", "div.fl-rich-text"),
    "Thrive": _each("div.thrv_wrapper thrv_text_element"),
    "Avada": _each("div.fusion-text fusion-text-1"),
    "Kadence": _parts(2, "div.kb-row-layout-wrap wp-block-kadence-rowlayout", "div.kt-row-column-wrap", "div.wp-block-kadence-column", "div.kt-inside-inner-col"),
    "tagDiv": _whole("div.td_block_wrap tdb_single_content td-post-content tagdiv-type", "div.tdb-block-inner td-fix-index"),
    "Gutenberg, a group for each": _each("div.wp-block-group is-layout-constrained", "div.wp-block-group__inner-container"),
    "Gutenberg, columns": _parts(2, "div.wp-block-columns", "div.wp-block-column"),
    "Squarespace": _parts(2, "div.sqs-block html-block sqs-block-html", "div.sqs-block-content", "div.sqs-html-content"),
    "Framer": _each("div.framer-1k2", "div.framer-text"),
}  # fmt: skip
SYSTEMS_OF_SITES: dict[str, Change] = {
    "Drupal 7": _whole("div.field field-name-body field-type-text-with-summary", "div.field-items", "div.field-item even"),
    "Drupal": _whole("div.field field--name-body field--type-text-with-summary field--label-hidden field__item"),
    "Drupal, paragraphs": _each("div.field__item", "div.paragraph paragraph--type--text", "div.clearfix text-formatted field field--name-field-text field__item"),
    "TYPO3": _each("div.frame frame-default frame-type-text"),
    "AEM": _each("div.text parbase", "div.cmp-text"),
    "SharePoint": _whole("div.ms-rtestate-field", "div.ms-rtestate-field"),
    "Liferay": _whole("div.portlet-body", "div.journal-content-article"),
    "Joomla": _whole("div.item-page"),
    "Bitrix": _whole("div.news-detail", "div.news-detail-text"),
    "Storyblok": _each("div", "div.richtext"),
    "Ghost": _whole("section.gh-content gh-canvas"),
    "Substack": _whole("div.available-content", "div.body markup"),
    "Medium": _whole("section", "div.n p", "div.ab ac ae af"),
    "Wix": _both(_as("p", "span.XzvDs", "span.U3GQz", class_="kXyz0"), _each("div.aujbK", between='<div type="empty-line"><p class="kXyz0"><span></span></p></div>')),
    "Blogger": _both(_as("div", "span", style="text-align: justify;", between='<div style="text-align: justify;"><br></div>'), _whole("div.post-body entry-content", "div")),
    "Weebly": _lines("div.paragraph", breaks=2),
    "LiveJournal": _lines("div.aentry-post__text aentry-post__text--view", breaks=2),
    "Notion": _as("div", "span", class_="notion-text notion-block-{n}"),
    "sections by paragraph": _each("section"),
    "a companion column for each": _each("div.StoryBodyCompanionColumn", "div.css-53u6y8"),
    "paragraphs known by test names": _as("div", data_testid="paragraph-{n}", class_="article-body__paragraph__2-BtD"),
    "paragraphs of a renderer": _as("div", role="paragraph"),
    "advert inserter": _among(SLOT),
    "an empty box between": _each("div.comp", between=SLOT),
    "WeChat": _both(_as("p", "span", style="margin: 0px 16px 24px; line-height: 2em;"), _each("section", "section", between="<section><br></section>")),
}  # fmt: skip
EDITORS: dict[str, Change] = {
    "Word": _as("p", "span", "font", "span", class_="MsoNormal", style="margin: 0cm 0cm 0pt", between=f'<p class="MsoNormal"><span lang="EN-US">{NO_BREAK}</span></p>'),
    "Google Docs": _both(_as("p", "span", dir="ltr", style="line-height:1.38;margin-top:0pt", between="<br>"), _whole("b")),
    "Draft.js": _as("div", "div.public-DraftStyleDefault-block public-DraftStyleDefault-ltr", "span", "span", data_block="true"),
    "Slate": _as("div", "span", "span", "span", data_slate_node="element"),
    "Quill": _as("p", class_="ql-align-justify", between='<p class="ql-align-justify"><br></p>'),
    "text-indent": _as("div", style="text-indent:2em"),
    "mail": _as("div", between="<div><br></div>"),
    "indents of no-break spaces": _lines("div.kxa", 4 * NO_BREAK),
    "indents of spaces in turn": _lines("div", f"{NO_BREAK} {NO_BREAK} {NO_BREAK}"),
    "indents of em spaces": _lines("div", "\u2003\u2003"),
    "indents of wide spaces": _lines("div", BLANK),
    "indents and blank lines": _lines("div", 4 * NO_BREAK, breaks=2),
}  # fmt: skip
SURROUNDINGS: dict[str, Change] = {
    "hidden boxes among": _among(f"<div hidden><p>{HIDDEN}</p></div>"),
    "boxes hidden by style among": _among(f'<div aria-hidden="true" style="display: none"><p>{HIDDEN}</p></div>'),
    "dialogs among": _among(f"<dialog><p>{HIDDEN}</p></dialog>"),
    "templates among": _among(f"<template><p>{HIDDEN}</p></template>"),
    "lines for screen readers among": _among(f'<div class="sr-only"><p>{HIDDEN}</p></div>'),
    "the head behind": _head_behind,
    "the story alone": _alone,
    "the first paragraph beside a picture": _picture_beside,
}
SYSTEMS: dict[str, Change] = dict(
    chain.from_iterable(ways.items() for ways in (BUILDERS, SYSTEMS_OF_SITES, EDITORS, SURROUNDINGS))
)


if __name__ == "__main__":
    main()
