"""Inline elements of a page: which of them stand apart from the text around them, and which are only read by screen
readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from crawler.items import Zones
from pipelines.language.sentences import ENDS
from pipelines.page.markup.class_words import NOTHING
from pipelines.page.markup.displayed_text import inner_text
from pipelines.page.markup.tags import BLOCKS
from pipelines.page.markup.zones import zones_of_element

APART: Zones = frozenset(
    {"caption", "credit", "byline", "date", "related", "share", "hidden", "ad", "standfirst", "kicker", "headline",
     "signoff"}
)  # fmt: skip
"""Zones of a caption, a byline, a label of a box."""
NO_CREDIT: Zones = frozenset({"hidden", "caption"})
"""Zones of elements that are not part of the credit in whose element they stand."""
MIN_SENTENCE = 40
MAX_SPOKEN = 30
"""Characters of what is said of a link within a line: ", opens in a new tab"."""


def holds_blocks(element: etree._Element) -> bool:
    """Whether a link surrounds whole blocks, a picture or an element that stands apart."""
    for inner in element.iterdescendants():
        tag = inner.tag
        if tag in BLOCKS or tag == "img":
            return True
        if not zones_of_element(tag, inner).isdisjoint(APART) and not (is_spoken(inner, tag) and element.text):
            return True
    return False


def holds_sentence(parent: etree._Element) -> bool:
    """Whether an element has a sentence of its own around the elements in it; lines of a box without paragraphs do
    not count."""
    around = (parent.text or "") + "".join(child.tail or "" for child in parent)
    return len(around.strip()) > MIN_SENTENCE and not (parent.tag == "div" and parent.find("br") is not None)


def is_apart(element: etree._Element, zones: Zones) -> bool:
    """Whether an inline element of some zones stands apart; words that sell something do not, where the line continues
    after them in small letters, nor does a letter that a word continues: a "cap" may be a capital."""
    own = zones & APART
    if own and len(element.text or "") == 1 and not len(element) and (element.tail or "")[:1].isalpha():
        return False
    if not own or not own <= WORDS:
        return bool(own)
    before, parent = element.getprevious(), element.getparent()
    said = before.tail if before is not None else parent.text if parent is not None else None
    return not ((said or "").rstrip()[-1:].isalpha() and (element.tail or "").lstrip()[:1].islower())


WORDS: Zones = frozenset({"ad", "related"})
"""Zones of words within a line that lead to something for sale."""


def in_credit(zones: Zones, tag: str, around: etree._Element) -> bool:
    """Whether something with these zones is part of the inline element around it, which is for a credit alone: maker,
    newsroom and day are one line."""
    own = zones_of_element(tag, around) if tag not in BLOCKS and zones.isdisjoint(NO_CREDIT) else NOTHING
    return "credit" in own and own.isdisjoint(NO_CREDIT)


def is_own_paragraph(element: etree._Element) -> bool:
    """Whether an element of the page's own making is one of several in a row, with a sentence in it and no text beside it."""
    before, after = element.getprevious(), element.getnext()
    beside = (element.tail, before.tail if before is not None else None)
    if any(text and not text.isspace() for text in beside) or element.tag not in {
        one.tag for one in (before, after) if one is not None
    }:
        return False
    return len(inner_text(element).strip()) > MIN_SENTENCE


def is_spoken(element: etree._Element, tag: str) -> bool:
    """Whether an element within a line is a few hidden words about it."""
    hidden = "hidden" in zones_of_element(tag, element)
    return hidden and len(inner_text(element).strip()) <= MAX_SPOKEN


def parts_sentences(gap: etree._Element, before: Sequence[str]) -> bool:
    """Whether an empty element stands between a full stop and a capital without a space, or is the second of two between
    words that no space parts: it breaks the line."""
    above, below = gap.getprevious(), gap.getnext()
    after = gap.tail or (below.text if below is not None and isinstance(below.tag, str) else None) or ""
    end = before[-1][-1:] if before else ""
    double = above is not None and above.tag == gap.tag and not (above.text or above.tail or len(above))
    if end in ENDS:
        return bool(after) and (after[0].isupper() or (double and not after[0].isspace()))
    return double and end.islower() and after[:1].isupper()


def names_owner(before: Sequence[str]) -> bool:
    """Whether the words so far on a line say whose picture it is, as may stand over what it shows: "© Harbour Press"."""
    return before[0].lstrip()[:1] == "©" and sum(map(len, before)) <= MAX_OWNER


MAX_OWNER = 80
_SPANS = {
    "control": re.compile(
        r"(?<![a-z])(?:close-?(?:button|btn)|(?:button|btn)-?close|tool-?tip[-_]{0,2}(?:text|content|body))(?![a-z])",
        re.IGNORECASE,
    ),
    "break": re.compile(r"(?<![\w-])br(?![\w-])"),
    "heading": re.compile(
        r"-h[2-4](?![\w-])|(?<![a-z])(?:cross-?head(?:ing|er)?|sub-?head(?:ing|er)?|inter-?tit(?:le|re)|zwischen(?:titel|ueberschrift)"
        r"|ladillo|mezzotitolo|mellemrubrik|mellomtittel|mellanrubrik|tussenkop|srodtytul|mezititulek|medzititulok|valiotsikko"
        r"|(?:entre|inter)-?titulo|intertitlu|med(?:ju)?-?naslov|ara-?baslik|vahepealkiri|mezhzagolovok|komidashi"
        r"|xiao-?biaoti)(?![a-z])",
        re.IGNORECASE,
    ),
    "dateline": re.compile(
        r"date-?line|(?<![a-z])(?:(?:article|story)[-_]{0,2}location|location[-_]stamp|loc)(?![a-z])", re.IGNORECASE
    ),
}
"""Classes of text elements: of a button without its tag, of an empty separator of paragraphs, of a line set as a
heading, and of a dateline that opens a paragraph, whatever ends it."""

MAX_CLASS = 2_000


def heads_text(paragraph: etree._Element) -> bool:
    """Whether its class calls a paragraph a heading within a text."""
    name = paragraph.get("class")
    return name is not None and "heading" in hints_of_class(name)


def hints_of_class(name: str) -> frozenset[str]:
    """What the class of a text element says of it: control, break, heading, dateline."""
    return _hints(name[:MAX_CLASS])  # what is remembered must not be as long as a page


@lru_cache(maxsize=20_000)
def _hints(name: str) -> frozenset[str]:
    return frozenset(kind for kind, form in _SPANS.items() if form.search(name))
