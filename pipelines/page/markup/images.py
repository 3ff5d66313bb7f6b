"""Images of a page: the address and the width of each, and the sign or the letter that it stands for."""

from __future__ import annotations

import re

from lxml import etree

from pipelines.page.markup.links import MAX_URL

IMAGES = ("img", "amp-img")
_PLACEHOLDERS = (
    "blank.gif", "blank.png", "/trans.gif", "/leer.", "/empty.", "/clear.", "/dummy.", "spacer", "placeholder", "/1x1", "pixel.", "transparent",
    "loading.", "lazy",
)  # fmt: skip
_GREY = re.compile(r"grey-?\w{0,40}\.")
"""Parts of the addresses of images that are shown until the picture is loaded."""
_HOLDS_SOURCE = re.compile(r"data-[\w-]{0,40}src(?:-[\w-]{1,20})?")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif)(?:\?|$)", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*(\S+)")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?")
"""An address in a `srcset`, and the width or density behind it."""
_EMOJI = re.compile(r"(?<![a-z])(?:emoji|wp-smiley)(?![a-z])")
_ICON = re.compile(r"(?<![a-z])(?:icons?|emojis?|smil(?:ey|ies))(?![a-z])", re.IGNORECASE)
_NONE = re.compile(r"(?:^|[;\s])(?:(?:width|height)\s?:\s?[01](?:px)?|border-radius\s?:\s?50%)(?:;|\s|$)")
"""The style of something that is no picture of the article: it counts readers, or shows a writer in a circle."""
_ROUND = re.compile(r"(?:^|\s)(?:rounded-(?:full|circle)|img-circle|is-rounded)(?:\s|$)")
"""Names that widely used style sheets give a picture in a circle."""
_BACKGROUND = re.compile(r"background(?:-image)?\s?:[^;]{0,80}?url\(\s?[\"']?([^\"')\s]{1,2000})")
"""The address of the picture that an element without contents has behind them."""
MAX_STYLE, MAX_NAME, MAX_DIGITS = 400, 60, 5
"""Characters of a style or a class, of the end of an address that names its file, and of a width."""
_SHOWN = re.compile(r"\s{0,9}(?:\(min-width\s?:\s?\w{1,9}\)\s{1,9})?([3-9]\d)px\s{0,9}(?:,|$)")
"""The width at which a picture is displayed on the widest screen, if it is a sign's: "(min-width: 1180px) 64px, 50vw"."""
RATIOS = frozenset({("16", "9"), ("9", "16"), ("4", "3"), ("3", "4"), ("3", "2"), ("2", "3"), ("21", "9")})
"""Widths and heights that only say how the two relate."""


def source_of(element: etree._Element) -> str:
    """The address of a picture, ignoring the placeholders of lazy loading; a script's pattern, "/{width}/a.jpg", only where it
    has no other."""
    pattern = ""
    for name in ("data-src", "data-original", "data-lazy-src", "data-full-src", "src", "data-lazy"):
        value = (element.get(name) or "").strip()
        if "{" in value:
            pattern = pattern or value
        elif value and not _is_placeholder(value[:MAX_URL]):
            offer = value.replace("%20", " ") if ",%20http" in value else value  # a saved page's, encoded as one
            return _largest(offer) if ", http" in offer else value
    for name in ("srcset", "data-srcset"):
        value = (element.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return _largest(value)
    held = (element.get(name) or "" for name in map(str, element.attrib) if _HOLDS_SOURCE.fullmatch(name))
    return next((value for value in held if _FILE.search(value[:MAX_URL]) and not _is_placeholder(value)), pattern)


def background_of(element: etree._Element) -> str | None:
    """The address of the picture that an empty box shows by its style."""
    style = element.get("style")
    found = _BACKGROUND.search(style[:MAX_URL]) if style and "url(" in style else None
    return found[1] if found and "/" in found[1] and not _is_placeholder(found[1]) else None


def _is_placeholder(address: str) -> bool:
    """Whether an address is that of an image shown until the picture is loaded."""
    low = address.lower()
    path = low[max(0, low.find("/", 8)) :] if "//" in low[:8] else low  # a host may be called so: "spacereview.example"
    if low.startswith("data:") or any(map(path.__contains__, _PLACEHOLDERS)):
        return True
    return "grey" in low and _GREY.search(low) is not None


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


def sign_of(image: etree._Element) -> str | None:
    """What a picture that is set like a word stands for in its sentence: an emoji for its sign, an icon for nothing;
    None for other pictures."""
    said = image.get("alt", "") if _EMOJI.search(image.get("class", "")) else ""
    if not said and not _ICON.search(image.get("src", "")[-MAX_NAME:]):
        return None
    return "" if said.isascii() else said


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


def width_of(image: etree._Element) -> int | None:
    """A picture's width in pixels; a missing one, or a mere ratio with the height, means that its sizes are given
    elsewhere. Dots and round portraits count as no picture."""
    if _NONE.search((image.get("style") or "")[:MAX_STYLE]) or _ROUND.search((image.get("class") or "")[:MAX_STYLE]):
        return 1
    digits = (image.get("width") or "").strip().removesuffix("px")
    if not digits.isdecimal() or len(digits) > MAX_DIGITS or (digits, image.get("height")) in RATIOS:
        shown = _SHOWN.match(image.get("sizes") or "")
        return int(shown[1]) if shown else None
    width = int(digits)
    return None if width == 0 and image.get("sizes") else width
