"""The frames of a page: what a figure holds, and what a line in or beside it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import NamedTuple

from crawler.items import Block, Zones
from pipelines.data import read_table
from pipelines.page.pictures.addresses import AUTHOR_PAGE, ELSEWHERE, ITSELF, STATUS
from pipelines.world.social_networks import on_network

FOREIGN: Zones = frozenset(
    {"navigation", "comments", "cookie", "newsletter", "recommend", "ad", "tags", "bio", "below", "byline"}
)
"""Zones whose pictures do not belong to the article: teasers, portraits, adverts."""
BESIDE: Zones = frozenset(
    {"related", "aside", "rail", "widget", "share", "footer", "popup", "hidden", "embed", "factbox"}
)
"""Zones whose pictures count only inside a figure and without a link to another page."""
FOREIGN_TO_LINES: Zones = FOREIGN - {"byline"}
"""The same for lines that may say who made a picture."""
LINE: Zones = frozenset({"caption", "credit"})
"""Zones of the lines under a picture."""
MOVING: Zones = frozenset({"video"})
COMMON_SHARE = 3
"""A zone that so many of a text's paragraphs have says nothing about a picture's place."""
MAX_LINES = 4
"""A figure has at most so many lines of text: more are the article, and the figure its wrapper."""
PLAYED = re.compile(r"(?<![\d:])\d{1,2}:\d\d ?min\b|\|\s?\d{1,2}:\d\d$", re.IGNORECASE)
"""How long a film runs, at the end of the line under its picture."""
RUNS = re.compile(r"(?<![\d:])\d{1,2}:\d\d ?min\b", re.IGNORECASE)
"""The same with its unit; without one it may be a time of day."""


@dataclass(slots=True)
class Frame:
    """What one figure of the page holds."""

    images: int = 0
    lines: int = 0
    text: int = 0
    """Lines of the article's text."""
    captioned: bool = False
    """A caption or credit element stands in it."""
    said: bool = False
    """A caption element does."""
    quote: bool = False
    wrapper: bool = False
    """It holds the headline."""
    portrait: bool = False
    """Its picture is a writer's."""
    script: bool = False
    """A line in it asks for scripts: what they would set is wanting."""
    post: bool = False
    """A post of a social network, set into the page, or a film by what its picture's own markup says."""
    alt: str = ""
    """What its picture's own markup says of it."""
    targets: set[str] = field(default_factory=set)
    """The addresses that its lines link to."""

    @property
    def close(self) -> bool:
        """It holds a picture and its lines, and hardly anything of the article besides."""
        return not self.wrapper and self.text <= MAX_LINES


class Seen(NamedTuple):
    """A block of the column, as its pictures are gathered."""

    at: int
    """Its index."""
    block: Block
    zones: Zones
    """Its own, without those that the text has too."""
    frame: Frame | None
    """What its figure holds."""

    @property
    def figure(self) -> int:
        """The number of that figure; 0 without one."""
        return self.block.figure if self.frame else 0


def frames_of(blocks: Sequence[Block]) -> Mapping[int, Frame]:
    """The figures that hold a picture and its lines, by number; wrappers of the whole article are left out."""
    frames: dict[int, Frame] = {}
    for block in blocks:
        if block.figure:
            _note(frames.setdefault(block.figure, Frame()), block)
    return {number: frame for number, frame in frames.items() if frame.close}


def _note(frame: Frame, block: Block) -> None:
    post = "embed" in block.zones and any(on_network(url) or STATUS.search(url) for url in _addresses(block))
    credit = "credit" in block.zones and block.kind != "image"  # says where the picture comes from: "Image via X"
    frame.post = frame.post or post or (not credit and any(ELSEWHERE.search(link.url) for link in block.links))
    if block.kind == "image":
        shot = block.url is not None and ELSEWHERE.search(block.url) is not None  # a post, as a picture of it
        frame.post = frame.post or shot or PLAYER.match(block.alt) is not None
        frame.portrait = (
            frame.portrait or "byline" in block.zones or any(AUTHOR_PAGE.search(link.url) for link in block.links)
        )
        frame.images += bool(block.url)
        frame.alt = block.alt
        return
    frame.lines += 1
    frame.text += block.main and not block.zones & LINE
    frame.captioned = frame.captioned or bool(block.zones & LINE) or _repeats(frame.alt, block)
    frame.said = frame.said or "caption" in block.zones
    frame.script = frame.script or "javascript" in block.text.casefold()
    frame.wrapper = frame.wrapper or "headline-block" in block.zones
    if not (block.zones & LINE and credited_in_place(block)):  # it leads to the picture's own page
        titles = (link for link in block.links if not block.zones & LINE or 2 * len(link.text) >= len(block.text))
        frame.targets.update(link.url for link in titles if not ITSELF.search(link.url))


def _repeats(alt: str, block: Block) -> bool:
    """Whether a line of a figure that its contents make one repeats what the picture's markup says: its caption."""
    return "boxed" in block.zones and len(alt.encode()) >= MIN_TOLD and block.text.startswith(alt.rstrip(" .…"))


MIN_TOLD = 40
"""Bytes of what a picture's markup says of it that is more than a name."""


def credited_in_place(block: Block) -> bool:
    """Whether a line ends in a bracket, as captions do with their credit and titles do not."""
    return block.text.endswith((")", "]"))


def figures_behind(blocks: Sequence[Block], start: int, frames: Mapping[int, Frame]) -> set[int]:
    """The figures directly after a text that are its pictures, each with its caption and without a link."""
    row = list(takewhile(lambda b: b.figure in frames and not b.zones - _BEHIND, islice(blocks, start, None)))
    captioned = {b.figure for b in row if "caption" in b.zones and b.kind != "image"}
    away = {b.figure for b in row if leads_away(b)}
    return {b.figure for b in row if b.kind == "image"} & captioned - away


_BEHIND: Zones = frozenset({"below", "figure", "gallery", "caption", "credit", "video"})


def _addresses(block: Block) -> list[str]:
    return [*(link.url for link in block.links), *([block.url] if block.url else [])]


def common_zones(blocks: Sequence[Block]) -> Zones:
    """The zones that a good part of the article's own paragraphs have."""
    text = [b.zones for b in blocks if b.is_text and "boxed" not in b.zones]
    counts = Counter(zone for zones in text for zone in zones)
    return frozenset(zone for zone, n in counts.items() if n * COMMON_SHARE >= len(text) > 2)


def is_foreign(zones: Zones, foreign: Zones, frame: Frame | None) -> bool:
    """Whether zones rule out a picture or its line; a lead picture with a caption is no advert or teaser whatever the
    class of its box: "LeadArtWithAds", "more-from-story"."""
    found = zones & foreign
    lead = frame is not None and frame.captioned and not frame.targets and "head" in zones
    return bool(found) and not (found <= {"ad", "recommend"} and "inferred" not in zones and lead)


_LABEL = re.compile(
    r"^(?:advertisement|powered by|(?:hide|show|toggle) captions?|audio|video|autoplay|left|right|previous|prev|next|play|pause"
    r"|watch|close|enlarge|zoom|(?:view|see) (?:larger|full-?size)|full-?screen|bild|foto|фото|bildunterschrift"
    r"|(?:view|see|open|enlarge|zoom|expand|buy) (?:(?:\d{1,3}|all|this|the) )?(?:images?|photos?|pictures?|gallery)(?: in gallery)?"
    r"|[(\[]?click\b.{0,40}\b(?:enlarge|zoom|expand|larger|full-?size|slide ?show|gallery)\b.{0,15}"
    r"|(?:image|photo|picture)?\s?(?:copyright|caption|credits?|source|image)?)\s?[:,+›»>]?$",
    re.IGNORECASE,
)
"""A label: it stands where a caption would, but is none."""
_BUTTONS = frozenset(read_table("credit")["tails"])
"""What a page prints under a picture for its reader."""
_FILM = re.compile(
    r"(?:v[ií]deo|видео|视频|視頻|影片|動画|영상)(?:\s?[:：]|\s[–—-]|(?<=[^\W\d_a-zа-я])-)\s?\w", re.IGNORECASE
)
"""A line that says what film a picture opens."""
PLAYER = re.compile(r"(?:click to )?(?:video player|play video|watch video|(?:video|audio) starten)\b", re.IGNORECASE)
"""How a player's button opens, or what the picture on it says of itself."""


def is_poster(blocks: Sequence[Block], i: int) -> bool:
    """Whether a picture is followed by a player's button, or has a film's running time after the line under it in
    its figure."""
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after and (PLAYER.match(after.text) or (not after.main and _FILM.match(after.text))):
        return True
    figure = blocks[i].figure
    lines = [b.text for b in blocks[i + 1 : i + 4] if b.figure == figure and b.kind != "image"] if figure else []
    return any(map(is_run, lines))


def is_run(text: str) -> bool:
    """Whether a line is nothing but how long a film runs, and when it was shown."""
    return len(text) <= MAX_RUN and RUNS.search(text) is not None


MAX_RUN = 30
"""Characters of a line that says when a film was shown and how long it runs."""
MAX_SPOKEN = 30
"""Characters of a label that only screen readers read."""


def is_label(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line only says what the next one is: "Image source", or, in any language, a hidden line before it."""
    block, after = blocks[i], blocks[i + 1] if i + 1 < len(blocks) else None
    if _LABEL.search(block.text) or block.text.casefold().rstrip(" :›»>") in _BUTTONS:
        return True
    if after is None or "hidden" not in block.zones or len(block.text) > MAX_SPOKEN or "hidden" in after.zones:
        return False
    return bool(after.zones & block.zones & LINE) or (block.figure > 0 and after.figure == block.figure)


def shares(block: Block) -> bool:
    """Whether a line is nothing but a link into a social network."""
    return block.is_all_links and any(on_network(link.url) for link in block.links)


def leads_away(block: Block) -> bool:
    """Whether a block links to another page: a teaser's picture or line, not the article's."""
    return any(not ITSELF.search(link.url) for link in block.links)


def is_heading_line(line: Seen) -> bool:
    """Whether a line is a heading, or the title of a slide."""
    _, block, zones, frame = line
    if block.kind == "heading" and block.text[0] != "©" and not (frame and zones & {"caption", "credit"}):
        return True
    return frame is not None and frame.images > 1 and zones >= {"gallery", "headline"}
