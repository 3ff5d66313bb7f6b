"""What kind of page an article is, judged by its types, its address and its make-up."""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.items import Article, ArticleKind, Block, Story
from pipelines.language.phrases import UNSPACED
from pipelines.page.markup.links import path_of
from pipelines.parts.body import OF_HOUR

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
"""Headings that open with the time of day, or are only that; and entries under one."""
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?(?:Uhr|h|[ap]\.?m\.?|[A-Z]{3,4}))?", re.IGNORECASE)
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
    if sum(block.kind == "heading" and _tells_hour(block.text) for block in article.body) >= HOURS:
        return "liveblog", "headings by the clock"
    if sum(_is_timed(a, b) for a, b in pairwise(story.blocks)) >= HOURS:
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


def _is_timed(time: Block, entry: Block) -> bool:
    """Whether a line beside the text is a time of day, and an entry of the text stands under it."""
    return entry.main and not time.main and _HOUR.fullmatch(time.text) is not None


def _is_wordless(article: Article) -> bool:
    """Whether a body is no more than a date or a byline: a character without blanks says as much as three others."""
    texts = [block.text for block in article.body]
    return sum(len(text) + 2 * len(UNSPACED.findall(text)) for text in texts) < CAPTION_ONLY


def _tells_hour(heading: str) -> bool:
    return OF_HOUR.match(heading) is not None or _HOUR.fullmatch(heading) is not None
