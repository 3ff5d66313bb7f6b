"""What an address says about a picture: its file, its size, whether it is an ornament; and about where a picture leads."""

from __future__ import annotations

import re
from functools import lru_cache

PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|/image", re.IGNORECASE)
ITSELF = re.compile(
    rf"{PICTURE_FILE.pattern}|/(?:plural|\w{{1,12}}_)?photo/|[/_](?:popups?|lightbox|zoom|enlarged?|lupe)[/_.?]",
    re.IGNORECASE,
)
"""Addresses by which a picture leads to itself: its file, a page of its own, a window that shows it large."""
PHOTO = re.compile(r"\.jpe?g(?:\?|$)", re.IGNORECASE)
ADVERT = re.compile(r"//[\w.-]{0,40}\bdoubleclick\.net/")
POSTER = re.compile(r"//(?:img\.youtube|i\d?\.ytimg)\.com/vi")
"""What a platform shows of a film before it starts."""
NEVER = re.compile(
    r"\.svg(?:\?|$)|/(?:wp-content|sites/[\w.-]{1,40})/themes/|1x1(?![^?]{0,160}\.(?:jpe?g|webp))|pixel\.(?:gif|png)|/pixel[/?]|/ct/ct\?|^data:"
    rf"|{POSTER.pattern}|{ADVERT.pattern}",
    re.IGNORECASE,
)
"""Ornaments of a site, images that count readers, posters of films, images from advert servers."""
ORNAMENT = re.compile(
    r"/ads?/|(?<![a-z])(?:logos?|icons?|no-?ima?ge?|default-?(?:pic|img|image)|avatars?|sprites?|emojis?|favicon|spacer|buttons?|btn|badges?|banners?|blank|loading|waiting"
    r"|portraits?|profiles?|autor(?:en|es)?|authors?|qr-?code|counter|meter|trackers?|beacon|newsletters?|xxs)(?![a-z])",
    re.IGNORECASE,
)
SERVICE = re.compile(
    r"/(?:tools?[_-])?(?:share|wx|weixin|wechat|weibo|print|e-?mail|mail|comments?|talk|rss|size|text-?size|font-?size|facebook|twitter|whatsapp|telegram)"
    r"(?:[_-]?\d{2}(?:x\d{2})?)?\.(?:png|gif)",
    re.IGNORECASE,
)
SHARING = re.compile(r"/(?:[a-z]{1,12}[_-]){0,3}share(?:[_-]?\d{2})?\.(?:png|gif)", re.IGNORECASE)
"""Buttons over a picture for sharing it."""
BUTTON = re.compile(r"(?<![a-z])(?:buttons?|btn|arrows?)(?![a-z])[^/]{0,40}\.(?:gif|png)", re.IGNORECASE)
"""Buttons that turn the pictures of a frame."""
CAMEL_ORNAMENT = re.compile(r"(?<=[a-z])(?:Icon|Logo|Avatar|Button)(?![a-z])")
DRAWN = re.compile(r"\.(?:gif|png)(?=\?|$)", re.IGNORECASE)
FILED = re.compile(r"(?<![a-z\d])\d{4}|(?=[a-z]{0,30}\d)[a-z\d]{16}", re.IGNORECASE)
"""A number or a mixed name in the address of a picture that was filed with a story."""
SMALL = re.compile(r"(?<!\d)(?:[1-9]\d|1[0-5]\d)(?:_?[xh]|&h=)(?:[1-9]\d|1[0-5]\d)(?!\d)")
"""A size in an address that no picture of an article has: "80x80", "w80_h80", "w=80&h=80"."""
FILM_PAGE = re.compile(r"//[^/]{1,80}/(?:[^/?]{1,40}/){0,2}videos?/[^/]", re.IGNORECASE)
"""Addresses of pages that play a film."""
AUTHOR_PAGE = re.compile(
    r"/(?:autor(?:en|es|i|zy|e)?|authors?|auteurs?|redaktion|redakteur\w{0,5}|redaktor|journalist\w{0,2}|reporters?|writers?|team"
    r"|staff|people|person(?:en)?|profil(?:es?)?|contributors?|columnists?|bylines?|biographies?|verfasser|forfatter|skribent"
    r"|av|yazar(?:lar)?|penulis|firmas?|szerzo|tac-gia|(?=[a-z]{2}-writer/)[a-z-]{9})(?:-\w{1,20})?/[^/]"
    r"|/authors?\.[a-z]{2,20}[_-][a-z]",
    re.IGNORECASE,
)
"""Addresses of writers' pages."""
STATUS = re.compile(r"/status/\d{8}")
ELSEWHERE = re.compile(r"//(?:mobile\.)?(?:twitter|x)\.com/\w{1,30}/status/\d{8}|//(?:www\.)?youtu(?:\.be|be\.com)/")
"""The address of one post, or of a film on its platform."""


def without_size(url: str) -> str:
    """A picture's address up to where it asks for a size."""
    return url.partition("?")[0].partition("=")[0]


def file_name(url: str) -> str:
    """A picture's name, taken from its file."""
    return url.rsplit("/", 1)[-1].split(".")[0].replace("-", " ").replace("_", " ")


@lru_cache(maxsize=2_000)
def address_of(url: str) -> str:
    """What the addresses of a picture in all its sizes have in common: the name of its file, unless all files have
    that name."""
    if not PICTURE_FILE.search(url):
        return url
    if _ANY.search(url):
        return url.split("?")[0]
    return _SIZE.sub("", _LIGHTER.sub(r"\1", url.split("?")[0].rsplit("/", 1)[-1]))


_ANY = re.compile(r"/(?:img|image|photo|picture)\.\w{3,4}(?:\?|$)", re.IGNORECASE)
_LIGHTER = re.compile(r"(\.(?:jpe?g|png|gif))\.(?:webp|avif)$", re.IGNORECASE)
"""A copy in a smaller format is named after its picture: "harbour.png.webp"."""
_SIZE = re.compile(
    r"(?:[-_]{1,2}(?:s\d{3,4}|c\d{2}|w\d{2,4}(?:_[a-z]{1,2}\d{0,3}){0,6}|\d{2,4}x\d{2,4}|small|medium|large|mobile|desktop|tablet|retina|thumb(?:nail)?)){1,3}(?=\.\w{3,4}$)"
    r"|(?<=[0-9a-f]{24})[._-][\w.-]{1,60}(?=\.\w{3,4}$)|\.(?:width|height|max|min|fill)-\d{2,4}[\w.-]{0,40}(?=\.\w{3,4}$)"
)
"""The size that a file's name ends in: "-s1100-c85", "_640x480", "__retina", ".width-800"; what stands behind its long number."""
