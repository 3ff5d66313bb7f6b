"""The pictures of an article, each with the lines set under it: found by layout, their text not yet read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.items import Block

FOREIGN = frozenset(
    {"navigation", "comments", "cookie", "newsletter", "recommend", "ad", "tags", "bio", "below", "byline"}
)
"""Zones whose pictures are not the article's: teasers, portraits, adverts."""
BESIDE = frozenset({"related", "aside", "rail", "share", "footer", "popup", "hidden", "embed"})
"""Zones whose pictures count only inside a figure, and where they lead to no other page."""
LINE = frozenset({"caption", "credit"})
OTHER = frozenset({"byline", "date", "newsletter", "kicker", "tags", "share", "form"})
"""Zones of lines that may stand in a picture's frame and are none of its caption."""
MOVING = frozenset({"video"})
_ORNAMENT = re.compile(
    r"logo|icon|avatar|sprite|emoji|favicon|pixel|spacer|blank\.|/ads?/|button|badge|qr-?code|banner|portrait|loading|waiting\."
    r"|\.svg(?:\?|$)|1x1",
    re.I,
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|/image", re.I)
_COUNTER = re.compile(
    r"^[\[(]?\d{1,3}\s?(?:of|/|de|von|из|sur|di)\s?\d{1,3}[\])]?\s?\|?$|^\||^slideshow\b|^advertisement$"
    r"|^(?:image|photo|picture)?\s?(?:copyright|caption|credits?|source|image)?:?$",
    re.I,
)
"""A slide's number, a label: set where a caption is, and none."""
_OPENING = re.compile(
    r"^(?:(?:this |an? )?(?:file |undated |aerial |handout |combination )*(?:photo|picture|image|screenshot|graphic)\b.{0,60}\bshows?\b"
    r"|in this .{0,40}\b(?:photo|picture|image)\b|pictured|file photo|photo:|图为|圖為|资料图|資料圖|资料照片|图注|圖說|写真は|写真：|사진은|사진:"
    r"|на (?:фото|снимке)|auf dem (?:bild|foto)|en la (?:foto|imagen)|sur (?:la|cette) photo|nella foto|na (?:foto|imagem)"
    r"|fotoğrafta|في الصورة|صورة:|तस्वीर)",
    re.I,
)
"""Words with which a line under a picture speaks of it."""
_CLOSING = re.compile(
    r"(?:摄|攝|摄影|攝影|撮影|촬영)[）)\]】]?$|[(\[（【][^()\[\]（）【】]{0,80}\b(?:photo|picture|image|foto|фото)\b[^()\[\]（）【】]{0,80}[)\]）】]\.?$",
    re.I,
)
"""How a line right under a picture says whose it is."""
NEAR = 3
"""A caption stands at most this many blocks from its picture, where no figure holds both."""
MIN_WIDTH = 100
MAX_CAPTION = 1500
MAX_FRAME = 400
MAX_LINES = 4


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
    blocks: Sequence[Block],
    taken: set[int],
    is_caption: Callable[[str], bool],
    is_credit: Callable[[str], bool],
    is_other: Callable[[str], bool],
) -> list[Picture]:
    """The article's pictures in reading order; the blocks used are added to `taken`.

    A line is a picture's by a caption or credit element beside it, by a figure that holds both, or by its text
    (`is_caption`, `is_credit`) where it follows the picture as a plain line; a date or a byline in the frame (`is_other`)
    is not. A caption whose picture is scripted away
    makes a picture without an address.
    """
    pictures: list[Picture] = []
    for i, block in enumerate(blocks):
        if i in taken:
            continue
        if block.kind == "image":
            if _belongs(block):
                pictures.append(Picture(i, block.url, block.alt, blocks={i}))
        elif _COUNTER.search(block.text) and block.zones & {"figure", "gallery", "caption"}:
            taken.add(i)
        elif _is_line(blocks, pictures, i, is_caption) and (block.zones & LINE or not is_other(block.text)):
            picture = _owner(pictures, blocks, i) or _new(pictures, i)
            _add(picture, block, i, is_credit)
    pictures = [p for p in pictures if _keep(p, blocks)]
    for picture in pictures:
        taken |= picture.blocks
    return _once(pictures)


def _belongs(block: Block) -> bool:
    if not block.url or _ORNAMENT.search(block.url) or block.zones & FOREIGN:
        return False
    if block.width is not None and block.width < MIN_WIDTH:
        return False
    if block.zones & BESIDE and (not block.zones & {"figure", "caption"} or _leads_away(block)):
        return False
    return "above" not in block.zones or bool(block.zones & {"figure"})


def _leads_away(block: Block) -> bool:
    """It links to another page: a teaser's picture or line, not the article's."""
    return any(not _PICTURE_FILE.search(link.url) for link in block.links)


def _is_line(blocks: Sequence[Block], pictures: list[Picture], i: int, is_caption: Callable[[str], bool]) -> bool:
    block = blocks[i]
    zones = block.zones
    if "signoff" in zones and not zones & LINE:
        return False
    if zones & (FOREIGN | {"headline-block"}) or len(block.text) > MAX_CAPTION or block.kind == "heading":
        return False
    if zones & BESIDE and _only_link(block):
        return False
    if "caption" in zones or (zones >= {"credit", "figure"}):
        return "above" not in zones or bool(pictures and _near(pictures[-1], i))
    picture = pictures[-1] if pictures else None
    if picture and block.figure and block.figure == blocks[picture.at].figure and _in_frame(blocks, block):
        return not zones & OTHER and not _only_link(block) and not _leads_away(blocks[picture.at])
    if (
        picture
        and _near(picture, i)
        and not picture.captions
        and (block.text == picture.alt or block.text in picture.alt)
    ):
        return True
    after = i > 0 and blocks[i - 1].kind == "image" and _belongs(blocks[i - 1])
    if after and not block.main and not zones & (OTHER | BESIDE | {"standfirst"}) and block.kind == "paragraph":
        return not _only_link(block) and len(block.text) < MAX_FRAME and "above" not in zones
    if after and len(block.text) < MAX_FRAME and (_OPENING.search(block.text) or _CLOSING.search(block.text)):
        return True
    plain = block.kind in ("paragraph", "table") and not zones & (MOVING | {"above", "related"})
    return plain and (after or block.main or bool(zones & {"figure", "gallery"})) and is_caption(block.text)


def _in_frame(blocks: Sequence[Block], block: Block) -> bool:
    """It stands in a frame round a picture and a few lines: the text of an article is no frame's."""
    if not block.main:
        return True
    held = [b for b in blocks if b.figure == block.figure and b.kind != "image"]
    return len(held) <= MAX_LINES and len(block.text) < MAX_FRAME


def _only_link(block: Block) -> bool:
    return bool(block.links) and sum(len(link.text) for link in block.links) > 0.8 * len(block.text)


def _owner(pictures: list[Picture], blocks: Sequence[Block], i: int) -> Picture | None:
    """The picture that a line is set under: the last one of its figure, or the last one near."""
    figure = blocks[i].figure
    for picture in reversed(pictures):
        held = {blocks[j].figure for j in picture.blocks}
        if figure and figure in held and not (picture.captions and i - max(picture.blocks) > 1):
            return picture
        if (
            _near(picture, i)
            and (not figure or held == {0})
            and not (picture.captions and "caption" in blocks[i].zones)
        ):
            return picture
    return None


def _near(picture: Picture, i: int) -> bool:
    return 0 < i - max(picture.blocks) <= NEAR


def _new(pictures: list[Picture], i: int) -> Picture:
    pictures.append(Picture(i))
    return pictures[-1]


def _add(picture: Picture, block: Block, i: int, is_credit: Callable[[str], bool]) -> None:
    picture.blocks.add(i)
    credit = "credit" in block.zones and ("caption" not in block.zones or is_credit(block.text))
    credit = credit or ("caption" not in block.zones and is_credit(block.text))
    lines = picture.credits if credit else picture.captions
    if not any(block.text in line or line in block.text for line in lines):
        lines.append(block.text)


def _keep(picture: Picture, blocks: Sequence[Block]) -> bool:
    if not (picture.url or picture.captions or picture.credits):
        return False
    if all(blocks[i].zones & MOVING for i in picture.blocks):
        return bool("head" in blocks[picture.at].zones and picture.url and picture.captions and picture.credits)
    before = blocks[max(picture.at - 2, 0) : picture.at]
    return bool(picture.url) or not any(b.zones & MOVING for b in before)


def _once(pictures: list[Picture]) -> list[Picture]:
    """A picture set twice, for desktop and mobile or in a light box, counts once."""
    kept: list[Picture] = []
    for picture in pictures:
        same = next((k for k in kept if _same(k, picture)), None)
        if same is None:
            kept.append(picture)
        else:
            same.url = same.url or picture.url
            same.captions = same.captions or picture.captions
            same.credits = same.credits or picture.credits
    return kept


def _same(a: Picture, b: Picture) -> bool:
    if a.url and b.url:
        return _address(a.url) == _address(b.url) and (not (a.captions and b.captions) or a.captions == b.captions)
    return bool(a.captions) and a.captions == b.captions


def _address(url: str) -> str:
    return url.split("?")[0].rsplit("/", 1)[-1] if _PICTURE_FILE.search(url) else url
