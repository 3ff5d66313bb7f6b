"""HTML's elements by their effect on the lines of a page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from lxml import etree

from crawler.items import BlockKind

_SKIPPED = (
    "script style template svg iframe object embed canvas button select option textarea input head link meta map"
    " track source rt rp math datalist progress meter area param frame frameset noframes title"
)
SKIPPED = frozenset(_SKIPPED.split())
_BLOCKS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul video audio noscript amp-carousel amp-accordion label block button"
)
BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = {f"h{n}": n for n in range(1, 7)}
KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list_item"),
    **dict.fromkeys(("td", "th"), "table"),
    "blockquote": "quote",
}
BOLD = frozenset({"b", "strong"})
SLANTED = frozenset({"em", "i", "small", "cite"})
LISTS = frozenset({"ul", "ol"})
LISTED = LISTS | {"li"}
"""Lists, and their items."""
INLINE = BOLD | {"em", "i"}
PARAGRAPHS = frozenset({"p", "li", *LISTS, "blockquote", "td", "span", "pre", "code"})
"""What holds a paragraph and no column of several."""
SENTENCES = frozenset({"p", "li", "blockquote", "td", "span", "div"})


def is_laid_out(element: etree._Element) -> bool:
    """Whether an item of a list holds paragraphs of its own, as on a page laid out with lists, or a heading and what it heads."""
    if len(element) < 2 and not (len(element) and len(element[0])):
        return False  # only a line or a link, as most are: quickly seen
    paragraphs = [*islice(element.iter("p"), 3)]
    return len(paragraphs) > 2 or bool(paragraphs and next(element.iter(*HEADINGS), None) is not None)
