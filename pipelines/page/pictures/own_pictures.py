"""Whether a picture is the article's own: not a logo, a portrait, a teaser, an advert, or part of a post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from crawler.items import Block, Zones
from pipelines.page.pictures.addresses import (
    AUTHOR_PAGE,
    BUTTON,
    CAMEL_ORNAMENT,
    DRAWN,
    FILED,
    FILM_PAGE,
    ITSELF,
    NEVER,
    ORNAMENT,
    PHOTO,
    SERVICE,
    SHARING,
    SMALL,
    file_name,
    without_size,
)
from pipelines.page.pictures.frames import BESIDE, FOREIGN, Seen, is_foreign

MIN_WIDTH, LARGE = 100, 600
"""Pixels: of a picture of an article, and of one that is a photograph whatever it is called."""


def is_own_picture(seen: Seen, is_self: Callable[[str], bool], *, leads: bool = False) -> bool:
    """Whether a picture belongs to the article. `is_self` tells an address of this very page, or a name of its author's;
    a picture `leads` if the page's head names it as the article's."""
    block, frame, url = seen.block, seen.frame, seen.block.url
    if not url or NEVER.search(url) or _is_elsewhere(seen, url, leads=leads):
        return False
    away = [link.url for link in block.links if not (ITSELF.search(link.url) or is_self(link.url))]
    away = [led for led in away if without_size(led) != without_size(url)]
    if any(AUTHOR_PAGE.search(led) or FILM_PAGE.search(led) for led in away) or _is_beside(seen, leads=bool(away)):
        return False
    if frame and frame.captioned:
        beside = frame.images > 1 and _is_ornament(block, url)
        return not (frame.targets.intersection(away) or beside or BUTTON.search(url))
    teaser = away and (frame is None or not frame.lines or frame.targets.intersection(away))
    ornament = _is_ornament(block, url) or SERVICE.search(url) or SMALL.search(url)
    return not (teaser or ornament or is_self(block.alt) or is_self(file_name(url)))


def is_sign(block: Block) -> bool:
    """Whether a picture of unknown width is a drawing of the site's own by its address: no number or long name of a
    file is in it, as pictures of stories have."""
    if block.width is not None or not block.url or not (drawn := DRAWN.search(block.url)):
        return False
    if drawn[0].lower() == ".png" and (block.alt or ("figure" in block.zones and "boxed" not in block.zones)):
        return False
    return not FILED.search(block.url.partition("//")[2].partition("/")[2])


def opens_offer(blocks: Sequence[Block], at: int) -> bool:
    """Whether a picture opens an offer that is no text: under it stand a heading without a link, a line or two, and a
    button."""
    below = [*takewhile(lambda block: not block.main and block.kind != "image", blocks[at + 1 : at + 2 + MOST_OFFERED])]
    if len(below) < 2 or below[0].kind != "heading" or below[0].links:
        return False
    return any(len(b.text) <= MAX_BUTTON and b.is_link for b in below[1:])


MOST_OFFERED, MAX_BUTTON = 4, 30
"""Lines of an offer, and characters of its button."""


def _is_elsewhere(seen: Seen, url: str, *, leads: bool) -> bool:
    """Whether a picture is a post's, a button's or another box's, too narrow, or of what stands above the article."""
    zones, frame, width = seen.zones, seen.frame, seen.block.width
    if is_foreign(zones, FOREIGN, frame) or (frame and frame.post) or (width is not None and width < MIN_WIDTH):
        return True
    framed = leads or "figure" in zones
    return ("above" in zones and not framed) or (
        not zones.isdisjoint(BUTTONS) and not (framed and not SHARING.search(url))
    )


BUTTONS: Zones = frozenset({"date", "share", "kicker", "form"})
"""Zones whose pictures are signs, outside any figure."""


def _is_beside(seen: Seen, *, leads: bool) -> bool:
    """Whether a picture stands in a box beside the text: it opens no article, and leads elsewhere, or has no figure, or
    has other stories' titles in it."""
    zones, frame = seen.zones, seen.frame
    if zones.isdisjoint(BESIDE):
        return False
    opening = "head" in zones and "figure" in zones and frame is not None and frame.lines == 1 and not frame.targets
    titled = frame is not None and bool(frame.targets) and "related" in zones
    return not opening and (titled or leads or zones.isdisjoint({"figure", "caption"}))


def _is_ornament(block: Block, url: str) -> bool:
    """Whether an address calls a picture a logo or the like; a large photograph may be of a house's logo."""
    large = (block.width or 0) >= LARGE and PHOTO.search(url)
    return not large and bool(ORNAMENT.search(url) or CAMEL_ORNAMENT.search(url))
