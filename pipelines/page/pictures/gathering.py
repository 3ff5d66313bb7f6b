"""The pictures of an article, each with the lines under it, found by layout; their text is not yet read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block, Zones
from pipelines.data import read_table
from pipelines.language.letters import says_same
from pipelines.language.phrases import COLONS, alternation
from pipelines.page.pictures.addresses import address_of
from pipelines.page.pictures.credit_lines import CreditLines
from pipelines.page.pictures.frames import BESIDE, LINE, Frame, Seen, common_zones, figures_behind, is_label, is_poster
from pipelines.page.pictures.lines import NEAR, PictureLines
from pipelines.page.pictures.own_pictures import is_own_picture, is_sign, opens_offer
from pipelines.page.pictures.picture import (
    Picture,
    PictureWording,
    is_captioned,
    is_icon,
    is_kept,
    is_portrait,
    is_wordy,
)
from pipelines.page.pictures.settling import deal, lend, once, sort_lines

_OF = alternation(read_table("credit")["counted"])
_SLIDE = re.compile(
    rf"^[\[(]?\d{{1,3}}\s?(?:/|{_OF})\s?\d{{1,3}}[\])]?\s?\|?$|^\|(?:\s?\d|$)|^slideshow\b", re.IGNORECASE
)
_COUNTED = re.compile(rf"^(?:(?:Item|Image|Photo|Slide) )?\d{{1,3}} (?:{_OF}) \d{{1,3}} (?=[^\W\d_a-zà-ÿ])")
"""The number of a picture before its caption: "1 de 3 Harbour at dawn"."""
_NUMBERED = re.compile(r"\[\d{1,3}/\d{1,3}\]\s?(?=\S)")
"""A slide's number before a caption repeated for screen readers: "[1/2] Harbour at dawn"."""


def gather_pictures(blocks: Sequence[Block], taken: set[int], wording: PictureWording) -> list[Picture]:
    """The article's pictures in reading order; the blocks used are added to `taken`. Linear in the number of blocks.

    A line is a picture's by a caption or credit element beside it, by a figure that holds both, or by its text where it
    follows the picture as a plain line. A caption whose picture is scripted away makes a picture without an address. A
    second headline, unless a box beside the text has it, ends the article.
    """
    gathering = _Gathering(blocks, taken, wording)
    for i, block in enumerate(blocks):
        if gathering.is_over(block):
            break
        gathering.see(i, block)
    pictures = [p for p in gathering.pictures if is_kept(p, blocks, wording)]
    if any(p.captions and "gallery" in blocks[p.at].zones for p in pictures):
        pictures = [p for p in pictures if p.captions or p.credits or not _is_thumb(p, blocks[p.at])]
    deal(pictures, wording.is_credit)
    lend(pictures)
    for picture in pictures:
        sort_lines(picture, wording.is_credit, wording.is_names)
        taken |= picture.blocks
    return once(pictures)


class _Gathering:
    """One pass over the blocks: the pictures seen, the last of each figure, and what stands directly before."""

    def __init__(self, blocks: Sequence[Block], taken: set[int], wording: PictureWording) -> None:
        self.blocks, self.say, self.taken = blocks, wording, taken
        self.beside = PictureLines(blocks, wording)
        """Which lines are a picture's; it shares what has been seen of the pictures."""
        self.credits = CreditLines(blocks, wording, self.beside)
        self.frames, self.pictures, self.framed = self.beside.frames, self.beside.pictures, self.beside.framed
        self.common = common_zones(blocks) - LINE
        self.teased = {
            blocks[i].figure for i in taken if blocks[i].links and "headline-block" not in blocks[i].zones
        } - {0}
        """Figures in which the title of a related story stands."""
        self.fresh: set[int] = set()
        """Figures in which a slide's number stood after the last picture."""
        self.lines: dict[int, set[str]] = {}
        """The lines of each figure."""
        self.begun = False
        self.end = max((i for i, b in enumerate(blocks) if b.main), default=-1)
        self.closing = figures_behind(blocks, self.end + 1, self.frames)

    def is_over(self, block: Block) -> bool:
        self.begun = self.begun or block.is_text
        second = block.level == 1 and "headline" in block.zones and "headline-block" not in block.zones
        return self.begun and second and not block.main and block.zones.isdisjoint(BESIDE)

    def see(self, i: int, block: Block) -> None:
        """Note what a block says of the pictures."""
        frame = self.frames.get(block.figure)
        zones = block.zones - self.common if self.common else block.zones
        seen = Seen(i, block, self.zones_in(frame, block, zones) if frame else zones, frame)
        if block.kind == "image":
            self.see_picture(seen)
        elif i in self.taken and not self.is_echo(seen):
            return
        elif self.is_label(seen):
            self.label(i, block)
        elif self.beside.is_line(seen) and not (block.figure in self.teased and block.figure not in self.framed):
            self.line(seen)

    def is_label(self, line: Seen) -> bool:
        """Whether a line in a picture's frame, or directly under the picture or its caption, is a label or a number."""
        if line.zones & {"figure", "gallery", "caption"}:
            return bool(_SLIDE.search(line.block.text)) or is_label(self.blocks, line.at)
        return self.beside.over(line.at) is not None and is_label(self.blocks, line.at)

    def label(self, i: int, block: Block) -> None:
        """Pass over a label or a slide's number: the next line stands where it does."""
        self.taken.add(i)
        mine = self.framed.get(block.figure)
        if _SLIDE.search(block.text) and not (mine and mine.url and mine.last == i - 1 and not mine.captions):
            self.fresh.add(block.figure)
        framed = block.figure in self.frames or block.text[-1] in COLONS
        self.beside.label = i if framed and self.credits.is_credit_label(i) else self.beside.label
        if over := self.beside.over(i):
            over.under = i if over.under == i - 1 else over.under
            over.last = i

    def zones_in(self, frame: Frame, block: Block, zones: Zones) -> Zones:
        """A block's own zones in its frame: not those of a slide show's box, nor of the place behind the text."""
        preview = block.kind == "image" and "hidden" in zones  # shown over its button
        if frame.captioned and not preview and zones >= {"gallery", "figure", "navigation"}:
            zones -= {"navigation"}  # the buttons of a slide show stand in its own box
        return zones - {"below"} if block.figure in self.closing else zones

    def see_picture(self, seen: Seen) -> None:
        """Note a picture, if it is the article's."""
        i, block, zones, frame = seen
        if is_poster(self.blocks, i):
            self.taken.add(i + 1)
            return
        teased = block.figure in self.teased or i in self.taken or i > self.end + 1
        if not (frame and frame.captioned) and (
            teased or (frame is None and (is_icon(self.blocks, i) or opens_offer(self.blocks, i)))
        ):
            return
        if is_portrait(self.blocks, i, self.say):
            return
        leads = bool(block.url and self.say.is_lead(block.url))
        if is_sign(block) and not (leads or self.is_signed(i)):
            return
        if "hidden" in zones and self.is_slide(seen):
            zones -= {"hidden"}
        if "above" in zones and self.is_titled(seen):
            zones |= {"figure"}
        if "related" in zones and not block.links and self.beside.plain.is_credited(i):
            zones -= BESIDE
        if is_own_picture(seen._replace(zones=zones), self.say.is_self, leads=leads):
            self.picture(seen)

    def is_signed(self, i: int) -> bool:
        """Whether the line behind a picture says by its wording that it is a caption or a credit."""
        return any(self.say.is_caption(b.text) or self.say.is_credit(b.text) for b in self.blocks[i + 1 : i + 2])

    def is_slide(self, seen: Seen) -> bool:
        """Whether a picture that is not displayed at first follows one with its caption, and says itself what the line
        behind it does."""
        before, alt = self.beside.latest, seen.block.alt
        if before is None or not before.captions or seen.at - before.last > NEAR or seen.block.links:
            return False
        return any(
            not b.links and is_wordy(b.text) and says_same(b.text, alt) for b in self.blocks[seen.at + 1 : seen.at + 2]
        )

    def is_titled(self, seen: Seen) -> bool:
        """Whether a picture above the headline is named after it and followed by a caption's element."""
        head = self.beside.head
        named = head >= 0 and seen.block.alt != "" and seen.block.alt == self.blocks[head].text
        return named and is_captioned(self.blocks, seen.at)

    def picture(self, seen: Seen) -> None:
        """Add a picture, or complete the one before it in its frame."""
        i, block, _, frame = seen
        before = self.framed.get(block.figure) if frame else None
        same = before and not before.captions and before.url and address_of(before.url) == address_of(block.url or "")
        if before and (same or (before.url is None and frame and frame.images == 1)):
            before.url, before.alt = before.url or block.url, before.alt or block.alt
            before.last = before.shown = before.under = i
            before.blocks.add(i)
            return
        made = self.maker_over(i)
        picture = self.new(i, seen.figure, block.url, block.alt)
        picture.shown = picture.under = i
        if made:
            picture.credits.append(made)
            picture.blocks.add(i - 1)

    def maker_over(self, i: int) -> str:
        """A newsroom and its photographer on a line directly over a picture with a caption, before the text; else ""."""
        over = self.blocks[i - 1] if i and i - 1 not in self.taken else None
        if over is None or over.zones != {"head"} or over.kind != "paragraph" or over.links or "/" not in over.text:
            return ""
        apart = not self.pictures or self.pictures[-1].last < i - 1
        return over.text if is_captioned(self.blocks, i) and apart and self.say.is_credit(over.text) else ""

    def new(self, i: int, figure: int, url: str | None = None, alt: str = "") -> Picture:
        picture = Picture(i, url, alt, blocks={i}, figure=figure, last=i)
        self.pictures.append(picture)
        if figure:
            self.framed[figure] = picture
            self.fresh.discard(figure)
        return picture

    def is_echo(self, seen: Seen) -> bool:
        """Whether a caption repeats the headline: it stands under the picture directly above it, which says the same, by
        its name or with a credit below it."""
        above, block = self.beside.latest, seen.block
        under = above is not None and above.last == seen.at - 1 and above.alt == block.text
        return under and (bool(block.zones & LINE) or self.is_signed(seen.at))

    def line(self, line: Seen) -> None:
        """Add a line to its picture."""
        i, figure, text = line.at, line.figure, _COUNTED.sub("", line.block.text)
        picture = self.owner(line) or self.new(i, figure)
        mark = self.blocks[i - 1].text if picture.last == i - 2 else ""
        picture.blocks.add(i)
        picture.last = i
        lines = self.lines.setdefault(figure, set()) if figure else set()
        credit = self.credits.is_credit(line, text, picture)
        if text in lines and picture.captions and (picture.credits or not credit):
            return
        lines.add(text)
        held = picture.credits if credit else picture.captions
        if _is_cut(text, held) or _says_again(text, held):
            return
        if credit and held and mark in BETWEEN_MAKERS:
            held[-1] = f"{held[-1]} {mark} {text}"
            return
        sentence = not credit and text.endswith(".")  # a name, and then a sentence on that person, are two lines
        holds = str.startswith if sentence else str.__contains__
        if not any(text in line or holds(text, line) for line in held[-NEAR:]):
            held.append(text)

    def owner(self, line: Seen) -> Picture | None:
        """The picture to which a line belongs: the last one of its figure, or the one near by."""
        i, frame, figure = line.at, line.frame, line.figure
        mine = self.framed.get(figure)
        if mine and frame and figure not in self.fresh:
            gap = any(j not in self.taken for j in range(mine.last + 1, min(i, mine.last + 1 + NEAR)))
            if frame.images == 1 or not mine.captions or not gap:
                return mine
        near = self.beside.near(i)
        if near is None or (near.figure and frame and (frame.images or not near.url)):
            return None
        return None if self.is_another(line, near) else near

    def is_another(self, line: Seen, near: Picture) -> bool:
        """Whether a line would be a second credit of the picture near by, or a second caption without a credit in it."""
        _, block, zones, _ = line
        plain = not line.figure and zones.isdisjoint(LINE | {"figure"})
        if plain and self.say.has_credit(near) and (near.captions or self.credits.is_complete(line.at)):
            return True
        if not near.captions or "caption" not in zones or "credit" in zones or self.beside.unsigned(line):
            return False
        return not self.say.is_credit(block.text) or any(map(self.say.is_credit, near.captions))


def _is_thumb(picture: Picture, block: Block) -> bool:
    """Whether a picture of a gallery is only a small one that leads to the large one with its lines."""
    return "gallery" in block.zones and "thumb" in (picture.url or "")


BETWEEN_MAKERS = frozenset("/|")
"""Marks in elements of their own between a photographer and his house."""


def _is_cut(text: str, lines: Sequence[str]) -> bool:
    """Whether a line is the opening of an earlier one, cut off with dots."""
    opening = text.rstrip(" .…")
    return text.endswith(DOTS) and any(line.startswith(opening) for line in lines[-NEAR:])


def _says_again(text: str, lines: list[str]) -> bool:
    """Whether a line repeats the one before it for screen readers, with the slide's number; it then replaces it."""
    number = _NUMBERED.match(text)
    again = number is not None and bool(lines) and text.startswith(lines[-1], number.end())
    if again:
        lines[-1] = text
    return again


DOTS = ("...", "…")
