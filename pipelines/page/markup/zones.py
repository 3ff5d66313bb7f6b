"""What an element's tag, class and other attributes say about its place on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from crawler.items import Zones
from pipelines.page.markup.class_words import NOTHING, zones_of_words
from pipelines.page.markup.tags import HEADINGS

HIDDEN: Zones = frozenset({"hidden"})
CRUMBS: Zones = frozenset({"crumbs"})

TAGS: Mapping[str, Zones] = {
    "nav": frozenset({"navigation"}),
    "menu": frozenset({"navigation"}),
    "footer": frozenset({"footer"}),
    "header": frozenset({"header"}),
    "aside": frozenset({"aside"}),
    "figure": frozenset({"figure"}),
    "amp-img": frozenset({"figure"}),
    "figcaption": frozenset({"caption"}),
    "address": frozenset({"byline"}),
    "time": frozenset({"date"}),
    "cite": frozenset({"cite"}),
    "table": frozenset({"table"}),
    "blockquote": frozenset({"quote"}),
    "video": frozenset({"video"}),
    "audio": frozenset({"video"}),
    "form": frozenset({"form"}),
    "dialog": frozenset({"hidden"}),
}


NAMING = frozenset(
    {"class", "id", "role", "itemprop", "rel", "data-testid", "data-test-id", "data-test-tag", "data-qa", "data-dot",
     "data-component", "data-block", "data-component-type", "data-test", "data-aqa", "data-e2e", "property"}
)  # fmt: skip
"""Attributes that say what an element is."""
NAMING_BOXES = frozenset({"data-test-id", "data-test-tag", "data-qa"})
"""Those of them that on a link describe the link's kind: "internal-link"."""
RELATIONS = frozenset({"author", "tag", "category", "sponsored"})
"""Relations that say what a link leads to; others, "bookmark", "nofollow", are said to machines that follow it."""
LINES_OF_TEXT = frozenset({"p", "blockquote", "ul", "ol", "li", *HEADINGS})
ITEMS: Mapping[str, Zones] = {
    "articleSection": frozenset({"kicker"}),
    "alternativeHeadline": frozenset({"standfirst", "deck"}),
}
"""Properties of schema.org that a displayed element may hold."""
PLAYERS = frozenset(
    {"data-video", "data-video-id", "data-videoid", "data-video-src", "data-video-url", "data-video-type"}
)
"""Attributes of film players."""
TYPES: Mapping[str, Zones] = {
    "ImageObject": frozenset({"figure"}), "VideoObject": frozenset({"video"}), "BreadcrumbList": CRUMBS,
}  # fmt: skip
"""Types of schema.org that a displayed element may have."""
BY_LABEL: Zones = frozenset({"byline", "related", "recommend", "comments", "newsletter", "video"})
"""Zones that the name of a box's label tells: other labels are a story's own."""
_TELLING = NAMING | PLAYERS | {"hidden", "style", "aria-label", "aria-labelledby", "itemtype", "typeof"}
MAX_STYLE, MAX_NAMES = 1_000, 400
"""Characters of a style, and of a class, id or role: what is remembered must not be as long as a page."""


def zones_of_element(tag: str, attributes: etree._Element | Mapping[str, str]) -> Zones:
    """The zones that an element opens for all that stands in it."""
    zones, names = TAGS.get(tag, NOTHING), attributes.keys()
    for name in names:  # an element is asked for the values it needs: some are long
        if name == "class":
            named = zones_of_words((attributes.get(name) or "")[:MAX_NAMES])
            if "newsletter" in named and _is_paid_for(tag, attributes):
                named -= {"newsletter"}
            if tag == "figure":
                named -= {"caption"}  # "fig--narrow-caption": the picture is no part of it
            if tag == "a":
                named -= {"popup"}  # "overlay-link": it opens one
        elif name in _TELLING:
            named = _zones_of_attribute(tag, name, attributes.get(name) or "")
        else:
            continue
        if named:
            zones = zones | named if zones else named
    return zones


def _is_paid_for(tag: str, attributes: etree._Element | Mapping[str, str]) -> bool:
    """Whether a line is text for subscribers, by schema.org's `cssSelector`; a box of that class invites to subscribe."""
    line = tag in LINES_OF_TEXT or attributes.get("role") == "heading"
    return line and "paywall" in (attributes.get("class") or "").split()


def _zones_of_attribute(tag: str, name: str, value: str) -> Zones:
    if name == "hidden" or (name == "style" and _hides(value)):
        return HIDDEN
    if name in PLAYERS:
        return TAGS["video"]
    if name in ("itemtype", "typeof"):
        return TYPES.get(value.strip().rpartition("/")[2], NOTHING)
    if name == "aria-label":
        return CRUMBS if "readcrumb" in value else NOTHING
    if name == "aria-labelledby":
        return zones_of_words(value[:MAX_NAMES]) & BY_LABEL
    if name == "style" or (name == "id" and tag in HEADINGS) or (tag == "a" and name in NAMING_BOXES):
        return NOTHING  # a heading's id is where a link to it leads
    if name == "rel":
        value = " ".join(RELATIONS.intersection(value.lower().split()))
    said = next((ITEMS[word] for word in value.split() if word in ITEMS), None) if name == "itemprop" else None
    return said or zones_of_words(value[:MAX_NAMES])


def _hides(style: str) -> bool:
    style = style[:MAX_STYLE].replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or bool(_CLIPPED.search(style))


_CLIPPED = re.compile(r"clip:rect\(0(?:px)?[ ,]?0|clip:rect\((?:0|1)(?:px)?,|clip-path:inset\((?:50|100)%")
"""A box clipped to nothing, which only screen readers read."""


_CENTRED_CLASS = re.compile(r"(?:^|[\s_-])(?:text|align|f)?[_-]?cent(?:er|re)(?:ed)?(?:\s|$)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s{0,3}:\s{0,3}center", re.IGNORECASE)


def is_centred(element: etree._Element, tag: str) -> bool:
    """Whether a paragraph or its like is centred, as captions often are."""
    given = element.keys()
    if not given and tag != "center":
        return False  # as most paragraphs
    if tag == "center" or ("align" in given and element.get("align", "").lower() == "center"):
        return True
    names = element.get("class", "") if tag == "p" and "class" in given else ""
    if "cent" in names and _CENTRED_CLASS.search(names[:MAX_STYLE]):
        return True
    return "style" in given and _CENTRED.search(element.get("style", "")[:400]) is not None
