"""The pictures of an article, each with the lines set under it: found by layout, their text not yet read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.items import Block

FOREIGN = frozenset(
    {"navigation", "footer", "comments", "cookie", "newsletter", "recommend", "share", "ad", "popup", "tags", "bio",
     "related", "aside", "hidden"}
)  # fmt: skip
"""Zones whose pictures are not the article's: teasers, portraits, adverts."""
MOVING = frozenset({"video", "embed"})
_ORNAMENT = re.compile(
    r"logo|icon|avatar|sprite|emoji|favicon|pixel|spacer|blank\.|/ads?/|button|badge|qr-?code|banner|portrait|loading|\.svg(?:\?|$)|1x1",
    re.I,
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|/image", re.I)
NEAR = 3
"""A caption stands at most this many blocks from its picture, where no figure holds both."""
MIN_WIDTH = 100
MAX_CAPTION = 1200


@dataclass(slots=True)
class Picture:
    """A picture's address and the lines under it: caption, credit; `at` is the index of its first block."""

    at: int
    url: str | None = None
    alt: str = ""
    captions: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)


def gather_pictures(
    blocks: Sequence[Block], taken: set[int], is_caption: Callable[[str], bool], is_credit: Callable[[str], bool]
) -> list[Picture]:
    """The article's pictures in reading order; the blocks used are added to `taken`.

    A line is a picture's by a caption or credit element beside it, by a figure that holds both, or by its text
    (`is_caption`, `is_credit`) where it follows the picture as a plain line. A caption whose picture is scripted away
    makes a picture without an address.
    """
    pictures: list[Picture] = []
    for i, block in enumerate(blocks):
        if i in taken:
            continue
        if block.kind == "image":
            if _belongs(block):
                pictures.append(Picture(i, block.url, block.alt, blocks={i}))
        elif _is_line(block):
            picture = _owner(pictures, blocks, i) or _ahead(pictures, blocks, i)
            if picture is None:
                picture = Picture(i)
                pictures.append(picture)
            _add(picture, block, i, is_credit)
        elif _stray(blocks, pictures, i, is_caption):
            _add(pictures[-1] if pictures and _near(pictures[-1], i) and not pictures[-1].captions else _new(pictures, i), block, i, is_credit)
    pictures = [p for p in pictures if _keep(p, blocks)]
    for picture in pictures:
        taken |= picture.blocks
    return _once(pictures)


def _belongs(block: Block) -> bool:
    if not block.url or _ORNAMENT.search(block.url) or block.zones & FOREIGN:
        return False
    if block.zones & {"byline", "embed"} or (block.width is not None and block.width < MIN_WIDTH):
        return False
    return "above" not in block.zones or bool(block.zones & {"figure"})


def _is_line(block: Block) -> bool:
    if not block.zones & {"caption", "credit"} or block.zones & (FOREIGN | {"byline", "headline-block", "above"}):
        return False
    if block.kind == "image" or len(block.text) > MAX_CAPTION:
        return False
    return "caption" in block.zones or bool(block.zones & {"figure"})


def _owner(pictures: list[Picture], blocks: Sequence[Block], i: int) -> Picture | None:
    figure = blocks[i].figure
    for picture in reversed(pictures):
        if figure and any(blocks[j].figure == figure for j in picture.blocks):
            return picture
        if not figure and _near(picture, i):
            return picture
    return None


def _ahead(pictures: list[Picture], blocks: Sequence[Block], i: int) -> Picture | None:
    """The caption stands before its picture, inside one figure."""
    figure = blocks[i].figure
    for j in range(i + 1, min(i + NEAR + 1, len(blocks))):
        if blocks[j].kind == "image" and figure and blocks[j].figure == figure and _belongs(blocks[j]):
            return None
    return None


def _near(picture: Picture, i: int) -> bool:
    return 0 < i - max(picture.blocks) <= NEAR


def _new(pictures: list[Picture], i: int) -> Picture:
    pictures.append(Picture(i))
    return pictures[-1]


def _add(picture: Picture, block: Block, i: int, is_credit: Callable[[str], bool]) -> None:
    picture.blocks.add(i)
    credit = ("credit" in block.zones and "caption" not in block.zones) or ("credit" in block.zones and is_credit(block.text))
    lines = picture.credits if credit else picture.captions
    if block.text not in lines:
        lines.append(block.text)


def _stray(blocks: Sequence[Block], pictures: list[Picture], i: int, is_caption: Callable[[str], bool]) -> bool:
    block = blocks[i]
    if block.kind not in ("paragraph", "table") or block.zones & (FOREIGN | MOVING | {"above", "headline-block", "byline"}):
        return False
    after = i > 0 and blocks[i - 1].kind == "image" and _belongs(blocks[i - 1])
    return (after or block.main) and len(block.text) < MAX_CAPTION and is_caption(block.text)


def _keep(picture: Picture, blocks: Sequence[Block]) -> bool:
    moving = all(blocks[i].zones & MOVING for i in picture.blocks)
    return not moving and bool(picture.url or picture.captions or picture.credits)


def _once(pictures: list[Picture]) -> list[Picture]:
    """A picture set twice, for desktop and mobile or in a light box, counts once."""
    seen: set[str] = set()
    kept = []
    for picture in pictures:
        marks = {m for m in ([_address(picture.url)] if picture.url else []) + [t for t in picture.captions if len(t) > 30]}
        if marks & seen and (not picture.captions or set(picture.captions) & seen):
            continue
        seen |= marks
        kept.append(picture)
    return kept


def _address(url: str) -> str:
    return url.split("?")[0].rsplit("/", 1)[-1] if _PICTURE_FILE.search(url) else url
