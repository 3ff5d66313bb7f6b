"""What kind of page an article is, judged by its types, its address and its make-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from itertools import pairwise

from crawler.items import Article, ArticleKind, Block, Story
from pipelines.language.widths import width
from pipelines.page.markup.links import path_of
from pipelines.parts.dates.clock import MAX_OPENING, opening_time
from pipelines.parts.dates.lines import is_moment

_LIVE = re.compile(
    r"[/-]live(?:[/-]?(?:blog|ticker|updates?|news)|/|-|$)|liveticker|live-?blog|news-?(?:blog|ticker)|minute-by-minute"
    r"|en-(?:direct|vivo|directo)|ao-?vivo|(?:in-)?diretta|canli-|онлайн|online-translyac|/direct/|zhibo",
    re.IGNORECASE,
)
_VIDEO = re.compile(
    r"/(?:videos?|watch|av|mediathek|multimedia/video|tv(?:-shows)?|programs?|émissions?|clips?|audio|podcasts?|vidéos?|filmy|wideo|sp(?=/20\d\d)|shipin)/|/v/|-video-?\d",
    re.IGNORECASE,
)
_GALLERY = re.compile(
    r"/(?:galler(?:y|ies|ia)|galer[ií]as?|galerie|photos?|pictures?|images|slideshows?|diaporamas?|fotos?|fotostrecken?|bilder"
    r"|bildstrecken?|fotogaler(?:[iy]a|ie|i|ias)|fotogallery|foto-galeri|photo-?(?:essay|gallery|story)|in-pictures|photolenta"
    r"|fotoreportage|tupian|tuji|zuopin)(?:/|-|$)",
    re.IGNORECASE,
)
CAPTION_ONLY = 60
"""A body of so few characters is a date or a byline: everything is said in the captions."""
HOURS = 4
"""Headings that open with the time of day; times of day that stand alone, each over an entry, or in bold before one."""
MIN_ENTRY, MAX_HEADINGS, MIN_HEADING = 35, 2, 10
"""Characters of an entry; its blocks among which so many come; characters of a heading behind its time."""
WIDE = 3
"""A character of a script without blanks says as much as so many letters."""
_CLOCK = re.compile(r"\d\s?(?:[:.h時时点點시]|[ap]\.?m|uhr)", re.IGNORECASE)
"""What a time of day has at least: looked for first, as few lines have it."""
SHORT = 600
"""A video or a gallery page with fewer characters of body has no article of its own."""


def kind_of(story: Story, article: Article) -> tuple[ArticleKind, str]:
    """`liveblog`, `video` or `gallery` where the page says so and its make-up bears it out, else `article`; and the rule."""
    types, path = story.metadata.types, path_of(story.url)
    size = sum(len(block.text) for block in article.body)
    if "liveblogposting" in types:
        return "liveblog", "page type"
    if _LIVE.search(path) and sum("live" in b.zones for b in story.blocks) > 3:
        return "liveblog", "address and markup"
    if sum(block.kind == "heading" and _opens_with_time(block.text) for block in article.body) >= HOURS:
        return "liveblog", "headings by the clock"
    if len(set(_lone_times(story.blocks))) >= HOURS or _goes_back(list(_bold_times(story.blocks))):
        return "liveblog", "entries by the clock"
    if size < SHORT:
        if any(t.startswith(("video", "audio", "podcastepisode", "radioepisode")) for t in types):
            return "video", "page type and little text"
        if _VIDEO.search(path):
            return "video", "address and little text"
        pictured = sum(bool(image.caption) for image in article.images)
        if types & {"imagegallery", "mediagallery"}:
            return "gallery", "page type and little text"
        if _GALLERY.search(path):
            return "gallery", "address and little text"
        if pictured >= 5 or (pictured and size < CAPTION_ONLY and _is_wordless(article)):
            return "gallery", "captions and little text"
    return "article", "no mark of another kind"


def _lone_times(blocks: list[Block]) -> Iterator[str]:
    """The lines that are a time of day, with or without its date, and over an entry of the text."""
    for place, block in enumerate(blocks):
        if len(block.text) <= MAX_OPENING and _is_time(block.text):
            under = (entry for entry in blocks[place + 1 : place + 1 + MAX_HEADINGS] if entry.main)
            if any(width(entry.text, WIDE) >= MIN_ENTRY for entry in under):
                yield block.text


def _is_time(line: str) -> bool:
    if not _CLOCK.search(line):
        return False
    clock = opening_time(line)
    return (clock is not None and not line[clock.end :].strip(" .()")) or is_moment(line)


def _opens_with_time(heading: str) -> bool:
    clock = opening_time(heading)
    rest = heading[clock.end :] if clock else "-"
    return not rest or (rest[0] in " :：–—|" and width(rest.strip(), WIDE) >= MIN_HEADING) or _is_time(heading)


def _bold_times(blocks: list[Block]) -> Iterator[time]:
    """The times of day in bold that open paragraphs of the text."""
    for block in blocks:
        is_entry = block.main and 4 <= block.bold <= MAX_OPENING and width(block.text, WIDE) >= MIN_ENTRY
        clock = opening_time(block.text) if is_entry else None
        if clock and clock.end <= block.bold + 1:
            yield clock.value


def _goes_back(times: list[time]) -> bool:
    """Whether what is told by the hour is told backwards, as only while it happens."""
    return len(times) >= HOURS and all(later > earlier for later, earlier in pairwise(times))


def _is_wordless(article: Article) -> bool:
    """Whether a body is no more than a date or a byline."""
    return sum(width(block.text, WIDE) for block in article.body) < CAPTION_ONLY
