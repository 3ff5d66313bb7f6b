"""The pictures of an article, each with the lines set under it: found by layout, their text not yet read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block
from pipelines.page.frames import (
    BESIDE,
    FOREIGN,
    LINE,
    MOVING,
    Frame,
    common_zones,
    credited_in_place,
    frames_of,
    is_label,
    is_only_link,
    is_own_picture,
    is_reporters,
    leads_away,
    may_be_aside,
    short_lines,
)
from pipelines.page.picture import (
    CLOSING,
    MAX_NOTE,
    OPENING,
    Picture,
    Wording,
    address_of,
    deal,
    is_full,
    is_icon,
    is_kept,
    once,
    sort_lines,
)

OTHER = frozenset({"byline", "date", "newsletter", "kicker", "tags", "share", "form"})
"""Zones of lines that may stand in a picture's frame and are none of its caption."""
_SLIDE = re.compile(
    r"^[\[(]?\d{1,3}\s?(?:of|/|de|von|из|sur|di|av|z)\s?\d{1,3}[\])]?\s?\|?$|^\|(?:\s?\d|$)|^slideshow\b", re.I
)
_CREDIT_LABEL = re.compile(r"(?:copyright|credits?|source|photos?|fotos?|bild|фото)[:,]?$", re.I)
NEAR = 3
"""A caption stands at most this many blocks from its picture, where no figure holds both."""
MAX_LEAD = 6
"""Blocks between a caption set before the headline and it."""
MAX_CAPTION = 1500
MAX_FRAME = 400
MIN_SENTENCE = 6
"""Spaces in a sentence that no credit is, though its element be one for sources."""
MIN_ALONE = 25
"""Characters of a caption that no picture and no figure stand by."""


def gather_pictures(blocks: Sequence[Block], taken: set[int], wording: Wording) -> list[Picture]:
    """The article's pictures in reading order; the blocks used are added to `taken`. Linear in the number of blocks.

    A line is a picture's by a caption or credit element beside it, by a figure that holds both, or by its text where it
    follows the picture as a plain line. A caption whose picture is scripted away makes a picture without an address. A
    second headline ends the article.
    """
    gathering = _Gathering(blocks, taken, wording)
    for i, block in enumerate(blocks):
        if gathering.is_over(block):
            break
        gathering.see(i, block)
    pictures = [p for p in gathering.pictures if is_kept(p, blocks)]
    deal(pictures, wording.is_credit)
    for picture in pictures:
        sort_lines(picture, wording.is_credit)
        taken |= picture.blocks
    return once(pictures)


class _Gathering:
    """One pass over the blocks: the pictures seen, the last of each figure, and what stands right before."""

    def __init__(self, blocks: Sequence[Block], taken: set[int], wording: Wording) -> None:
        self.blocks, self.taken, self.say = blocks, taken, wording
        self.frames, self.short = frames_of(blocks), short_lines(blocks)
        self.common = common_zones(blocks) - LINE
        self.pictures: list[Picture] = []
        self.framed: dict[int, Picture] = {}
        self.fresh: set[int] = set()
        """Figures in which a slide's number stood after the last picture."""
        self.lines: dict[int, set[str]] = {}
        """The lines of each figure."""
        self.begun, self.label = False, -1
        """Where a label that announces a credit stood last."""
        self.head = next((i for i, b in enumerate(blocks) if "headline-block" in b.zones), -1)
        self.end = max((i for i, b in enumerate(blocks) if b.main), default=-1)

    def is_over(self, block: Block) -> bool:
        self.begun = self.begun or (block.main and block.kind == "paragraph")
        second = block.level == 1 and "headline" in block.zones and "headline-block" not in block.zones
        return self.begun and second and not block.main

    def see(self, i: int, block: Block) -> None:
        zones = block.zones - self.common if self.common else block.zones
        frame = self.frames.get(block.figure)
        if frame and frame.captioned and zones >= {"gallery", "figure", "navigation"}:
            zones -= {"navigation"}  # the buttons of a slide show stand in its own box
        if block.kind == "image":
            captioned = frame is not None and frame.captioned
            if not captioned and (i in self.taken or i > self.end + 1 or (frame is None and is_icon(self.blocks, i))):
                return
            if "related" in zones and not block.links and self.is_credited(i):
                zones -= BESIDE
            if is_own_picture(block, zones, frame, self.say.is_self):
                self.picture(i, block, frame)
        elif i in self.taken and not self.is_echo(i, block):
            return
        elif zones & {"figure", "gallery", "caption"} and (_SLIDE.search(block.text) or is_label(self.blocks, i)):
            self.taken.add(i)
            if _SLIDE.search(block.text):
                self.fresh.add(block.figure)
            self.label = i if _CREDIT_LABEL.search(block.text) else self.label
        elif self.is_line(i, block, zones, frame):
            self.line(i, block, zones, frame)

    def picture(self, i: int, block: Block, frame: Frame | None) -> None:
        before = self.framed.get(block.figure) if frame else None
        same = before and not before.captions and before.url and address_of(before.url) == address_of(block.url or "")
        if before and (same or (before.url is None and frame and frame.images == 1)):
            before.url, before.alt = before.url or block.url, before.alt or block.alt
            before.last = before.shown = i
            before.blocks.add(i)
        else:
            self.new(i, block.figure if frame else 0, block.url, block.alt).shown = i

    def new(self, i: int, figure: int, url: str | None = None, alt: str = "") -> Picture:
        picture = Picture(i, url, alt, blocks={i}, figure=figure, last=i)
        self.pictures.append(picture)
        if figure:
            self.framed[figure] = picture
            self.fresh.discard(figure)
        return picture

    def is_echo(self, i: int, block: Block) -> bool:
        """A caption that repeats the headline: set as a line of the picture right above it, which says the same."""
        above = self.pictures[-1] if self.pictures else None
        return bool(above and above.last == i - 1 and block.zones & LINE and above.alt == block.text)

    def is_line(self, i: int, block: Block, zones: frozenset[str], frame: Frame | None) -> bool:
        foreign = zones & (FOREIGN - {"byline"}) or (frame and (frame.post or frame.portrait))
        if foreign or "headline-block" in zones or not 1 < len(block.text) <= MAX_CAPTION:
            return False
        if is_only_link(block) and (leads_away(block) or zones & BESIDE):
            made = zones & (LINE | {"figure"}) and (self.say.is_credit(block.text) or self.say.is_caption(block.text))
            return bool(made or (zones & LINE and credited_in_place(block))) and self.near(i) is not None
        mine = self.framed.get(block.figure) if frame else None
        if "byline" in zones and not self.names_maker(block, mine):
            return False
        far = not frame and self.near(i) is None and (block.text[0] == "©" or is_full(self.pictures))
        named = not far and zones >= {"credit", "head"} and self.say.is_credit(block.text)
        if named or "caption" in zones or zones >= {"credit", "figure"}:
            return self.is_set(i, block, zones, frame)
        if "signoff" in zones and "credit" not in zones:
            return False
        if mine and mine.url and frame and self.is_framed(i, block, zones, frame):
            return True
        near = self.near(i)
        return bool(near and self.is_under(i, block, zones, near)) or self.is_plain(i, block, zones)

    def names_maker(self, block: Block, mine: Picture | None) -> bool:
        """A line of a byline's kind in a picture's own frame: its photographer's."""
        if self.say.is_credit(block.text) or "cite" in block.zones:
            return mine is not None or "caption" in block.zones
        is_maker = self.say.is_names if "caption" in block.zones else self.say.is_name
        return bool(mine and mine.url and mine.captions) and is_maker(block.text)

    def is_set(self, i: int, block: Block, zones: frozenset[str], frame: Frame | None) -> bool:
        """A line in a caption or credit element is a picture's, but for dates and the like, and the source of a quotation."""
        credit = self.say.is_credit(block.text)
        dated = "date" in zones and (len(block.text) <= MAX_NOTE or not self.near(i))
        if not credit and (dated or self.say.is_note(block.text, bool(frame and frame.images))):
            return False
        quoted = bool(zones & {"quote"}) or (i > 0 and self.blocks[i - 1].kind == "quote")
        if quoted or (frame and frame.quote and not frame.images):
            return False
        if block.kind == "heading" and block.text[0] != "©" and not ("caption" in zones and frame):
            return False
        near = self.near(i)
        titled = frame is not None and frame.images > 1 and {"gallery", "headline"} <= zones
        if titled or (zones & {"share", "popup"} and not (frame or near)):
            return False
        if "above" in zones and not near:
            return frame is not None and 0 < self.head - i <= MAX_LEAD
        if frame or near or "head" in zones:
            return True
        if zones & (BESIDE | {"factbox"}) or block.links:
            return False
        return (not block.main and len(block.text) >= MIN_ALONE) or self.say.is_caption(block.text)

    def is_framed(self, i: int, block: Block, zones: frozenset[str], frame: Frame) -> bool:
        """A line in the figure of a picture that stands before it."""
        if zones & (OTHER - {"byline"}) or (len(block.text) > MAX_FRAME and block.main):
            return False
        if frame.captioned:
            return self.say.is_credit(block.text) or self.label == i - 1
        if block.kind == "heading" and (block.links or "headline" in zones or frame.images != 1):
            return False
        return not self.say.is_other(block.text) or self.say.is_credit(block.text)

    def is_under(self, i: int, block: Block, zones: frozenset[str], near: Picture) -> bool:
        """A plain line under a picture, by what it says or how it is set."""
        after = near.shown == i - 1
        heading = block.kind == "heading" and not block.text.startswith("©")
        if heading or zones & {"above", "hidden"} or len(block.text) >= MAX_FRAME:
            return False
        if near.last == i - 1 and not near.credits and self.say.is_credit(block.text):
            plain = i - 1 in near.blocks and self.blocks[i - 1].main
            marked = OPENING.search(block.text) is not None
            return "credit" in zones or plain or marked or not (block.main or zones & (OTHER | BESIDE))
        if not near.captions and len(block.text) > 3 and block.text in near.alt:
            return block.text[-1] in ".。" or not self.say.is_name(block.text)  # a name alone may be the writer's
        if after and (
            i in self.short
            or self.is_aside(i, block)
            or self.is_credited(i, 1)
            or OPENING.search(block.text)
            or CLOSING.search(block.text)
        ):
            return True
        plain = after and not block.main and block.kind in ("paragraph", "table")
        if not plain or zones & (OTHER | BESIDE | {"standfirst"}) or self.say.is_name(block.text):
            return False
        return not (is_only_link(block) or self.say.is_other(block.text) or self.say.is_deck(block.text))

    def is_credited(self, i: int, within: int = 2) -> bool:
        """A credit element follows, or a plain line and then one."""
        lines = self.blocks[i + 1 : i + 1 + within]
        at = next((n for n, b in enumerate(lines) if "credit" in b.zones or is_reporters(b)), len(lines))
        return at < len(lines) and not any(b.kind == "image" or b.links for b in lines[: at + 1])

    def is_aside(self, i: int, block: Block) -> bool:
        """A sentence in italics or small between a picture and upright text."""
        upright = not any(after.slanted for after in self.blocks[i + 1 : i + 2])
        return block.slanted and upright and may_be_aside(block, self.blocks) and not block.links

    def is_plain(self, i: int, block: Block, zones: frozenset[str]) -> bool:
        """A line that says by its credit that it is a caption, wherever it stands in the text."""
        after = bool(self.pictures and self.pictures[-1].shown == i - 1)
        if block.kind not in ("paragraph", "table") or zones & (MOVING | {"above", "related"}):
            return False
        if not (after or block.main or zones & {"figure", "gallery"}):
            return False
        return self.say.is_caption(block.text) and not self.say.is_other(block.text)

    def near(self, i: int) -> Picture | None:
        """The last picture, where it stands close enough for a line of its own."""
        return next((last for last in self.pictures[-1:] if 0 < i - last.last <= NEAR), None)

    def line(self, i: int, block: Block, zones: frozenset[str], frame: Frame | None) -> None:
        figure = block.figure if frame else 0
        picture = self.owner(i, zones, figure, frame) or self.new(i, figure)
        picture.blocks.add(i)
        picture.last = i
        lines = self.lines.setdefault(figure, set()) if figure else set()
        credit = self.is_credit_line(i, block.text, zones)
        if block.text in lines and picture.captions and (picture.credits or not credit):
            return
        lines.add(block.text)
        held = picture.credits if credit else picture.captions
        if not any(block.text in line or line in block.text for line in held[-NEAR:]):
            held.append(block.text)

    def is_credit_line(self, i: int, text: str, zones: frozenset[str]) -> bool:
        sentence = "caption" in zones and text.endswith(".") and text.count(" ") >= MIN_SENTENCE
        if ("cite" in zones and (not sentence or self.say.is_credit(text))) or (
            0 <= self.label == i - 1 and len(text) < MAX_FRAME
        ):
            return True
        if "caption" not in zones:
            return "credit" in zones or self.say.is_credit(text)
        if "byline" in zones:
            return True
        return "credit" in zones and (self.say.is_credit(text) or self.say.is_names(text))

    def owner(self, i: int, zones: frozenset[str], figure: int, frame: Frame | None) -> Picture | None:
        """The picture that a line is set under: the last one of its figure, or the one near."""
        mine = self.framed.get(figure)
        if mine and frame and figure not in self.fresh:
            gap = any(j not in self.taken for j in range(mine.last + 1, min(i, mine.last + 1 + NEAR)))
            if frame.images == 1 or not mine.captions or not gap:
                return mine
        near = self.near(i)
        apart = figure and frame and (frame.images or not near or not near.url)
        if not near or (near.figure and apart):
            return None
        if near.captions and "caption" in zones and "credit" not in zones:
            joins = self.say.is_credit(self.blocks[i].text) and not any(map(self.say.is_credit, near.captions))
            return near if joins else None
        return near
