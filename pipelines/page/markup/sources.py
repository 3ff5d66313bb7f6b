"""The addresses that elements of a page point at."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from lxml import etree

IMAGES = ("img", "amp-img")
MAX_URL = 8_000
"""Characters; no server accepts more."""
_NO_PAGE = ("#", "javascript:", "mailto:", "tel:", "data:")
_PLAIN = re.compile(r"(?P<host>https?://[\w.-]+)?/(?!/)[\w/.~%+,@!()-]*(?:\?[\w/.~%+,@!()&=-]+)?", re.ASCII)
"""A whole address, or one from the root, which can be joined to another without looking at its parts."""
_PLACEHOLDERS = (
    "blank.gif", "blank.png", "/trans.gif", "/leer.", "/empty.", "/clear.", "/dummy.", "spacer", "placeholder", "/1x1", "pixel.", "transparent",
    "loading.", "lazy",
)  # fmt: skip
_GREY = re.compile(r"grey-?\w{0,40}\.")


_HOLDS_SOURCE = re.compile(r"data-[\w-]{0,40}src(?:-[\w-]{1,20})?")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif)(?:\?|$)", re.IGNORECASE)


def source_of(element: etree._Element) -> str:
    """The address of a picture, ignoring the placeholders of lazy loading; a script's pattern, "/{width}/a.jpg", only where it
    has no other."""
    pattern = ""
    for name in ("data-src", "data-original", "data-lazy-src", "data-full-src", "src", "data-lazy"):
        value = (element.get(name) or "").strip()
        if "{" in value:
            pattern = pattern or value
        elif value and not _is_placeholder(value[:MAX_URL]):
            offer = (
                value.replace("%20", " ") if ",%20http" in value else value
            )  # a saved page's, encoded as one address
            return _largest(offer) if ", http" in offer else value
    for name in ("srcset", "data-srcset"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return _largest(value)
    held = (element.get(name) or "" for name in map(str, element.attrib) if _HOLDS_SOURCE.fullmatch(name))
    return next((value for value in held if _FILE.search(value[:MAX_URL]) and not _is_placeholder(value)), pattern)


def _is_placeholder(address: str) -> bool:
    """Whether an address is that of an image shown until the picture is loaded."""
    low = address.lower()
    path = low[max(0, low.find("/", 8)) :] if "//" in low[:8] else low  # a host may be called so: "spacereview.example"
    if low.startswith("data:") or any(map(path.__contains__, _PLACEHOLDERS)):
        return True
    return "grey" in low and _GREY.search(low) is not None


_CANDIDATE = re.compile(r"[\s,]*(\S+)")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?")


def _largest(srcset: str) -> str:
    """The widest picture that a `srcset` offers, the last one if several are equal; a comma may be part of an address."""
    best, size, at = "", -1.0, 0
    while found := _CANDIDATE.match(srcset, at):
        url, at = found[1].rstrip(","), found.end()
        described = srcset[at : srcset.find(",", at) + 1 or len(srcset)] if url == found[1] else ""
        at += len(described)
        number = _NUMBER.search(described)
        wide = float(number[0]) if number else 0.0
        if url and wide >= size and not _is_placeholder(url[:MAX_URL]):
            best, size = url, wide
    return best


_EMOJI = re.compile(r"(?<![a-z])(?:emoji|wp-smiley)(?![a-z])")
_ICON = re.compile(r"(?<![a-z])(?:icons?|emojis?|smil(?:ey|ies))(?![a-z])", re.IGNORECASE)


def sign_of(image: etree._Element) -> str | None:
    """What a picture that is set like a word stands for in its sentence: an emoji for its sign, an icon for nothing;
    None for other pictures."""
    said = image.get("alt", "") if _EMOJI.search(image.get("class", "")) else ""
    if not said and not _ICON.search(image.get("src", "")[-MAX_NAME:]):
        return None
    return "" if said.isascii() else said


MAX_NAME = 60


def initial_of(image: etree._Element) -> str:
    """The letter that a picture at the start of a text stands for: its alternative text, if the word continues after it."""
    letter = image.get("alt", "")
    return letter if len(letter) == 1 and letter.isupper() and (image.tail or "")[:1].isalpha() else ""


def image_of(picture: etree._Element) -> tuple[etree._Element, str] | None:
    """The image of a `picture` element and its address: a parser that does not know `source` to be empty nests it."""
    found = [(image, source_of(image)) for image in picture.iter(*IMAGES)]
    if not found:
        return None
    image, address = next((pair for pair in found if pair[1]), found[0])
    offered = (source_of(source) for source in picture.iter("source"))
    return image, address or next(filter(None, offered), "")


def opens_picture(button: etree._Element) -> bool:
    """Whether a button is itself a picture that is enlarged when pressed: with its caption, or alone and in several sizes."""
    if next(button.iter("figure", "figcaption"), None) is not None:
        return True
    image = next(button.iter("img"), None)
    return image is not None and "," in image.get("srcset", "")


_WRITER = re.compile(r"(?<![a-z])(?:author|byline)(?![a-z])")
_FOLLOWED = re.compile(r"follow|subscri|alert|share|social|avatar|more")


def names_writer(button: etree._Element) -> bool:
    """Whether a button is a byline that shows more of the writer when pressed."""
    name = button.get("class") or ""
    if _WRITER.search(name) is not None and not _FOLLOWED.search(name):
        return True
    link = next(button.iter("a"), None)
    return link is not None and ("author" in (link.get("rel") or "") or "/author" in (link.get("href") or ""))


def width_of(image: etree._Element) -> int | None:
    """A picture's width in pixels; a missing one, or a mere ratio with the height, means that its sizes are given
    elsewhere. Dots and round portraits count as no picture."""
    if _NONE.search((image.get("style") or "")[:MAX_STYLE]) or _ROUND.search((image.get("class") or "")[:MAX_STYLE]):
        return 1
    digits = (image.get("width") or "").strip().removesuffix("px")
    if not digits.isdecimal() or len(digits) > MAX_DIGITS or (digits, image.get("height")) in RATIOS:
        return None
    width = int(digits)
    return None if width == 0 and image.get("sizes") else width


_NONE = re.compile(r"(?:^|[;\s])(?:(?:width|height)\s?:\s?[01](?:px)?|border-radius\s?:\s?50%)(?:;|\s|$)")
"""The style of something that is no picture of the article: it counts readers, or shows a writer in a circle."""
_ROUND = re.compile(r"(?:^|\s)(?:rounded-(?:full|circle)|img-circle|is-rounded)(?:\s|$)")
"""Names that widely used style sheets give a picture in a circle."""
MAX_STYLE = 400
MAX_DIGITS = 5
RATIOS = frozenset({("16", "9"), ("9", "16"), ("4", "3"), ("3", "4"), ("3", "2"), ("2", "3"), ("21", "9")})


def is_address(href: str) -> bool:
    """Whether an address may lead to a page: not a script, a mailbox or a place on the same page."""
    href = href.strip()
    return bool(href) and len(href) <= MAX_URL and not href.startswith(_NO_PAGE)


def absolute(base: str, href: str) -> str | None:
    """The http address that an element points at; None for a script, a mailbox, a place on the page."""
    if not is_address(href):
        return None
    try:
        url = _join(base, href.strip())
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


def path_of(address: str) -> str:
    """The path of an address as a page writes it; empty if it cannot be read.

    >>> path_of("https://a.example/news/1?x=2"), path_of("https://[a/news")
    ('/news/1', '')
    """
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


@lru_cache(maxsize=5_000)
def _join(base: str, href: str) -> str:
    plain = _PLAIN.fullmatch(href) if "/." not in href else None
    if plain is None:
        return urljoin(base, href).replace(" ", "%20")
    return href if plain["host"] else _root(base) + href


@lru_cache(maxsize=100)
def _root(base: str) -> str:
    return urljoin(base, "/").removesuffix("/")
