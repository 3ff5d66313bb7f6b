"""Whether a line beside a picture is its caption or its credit: by its element, its frame, its words or its layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block
from pipelines.language.letters import says_same
from pipelines.language.sentences import FULL_STOPS
from pipelines.language.widths import WIDE
from pipelines.page.pictures.frames import (
    BESIDE,
    FOREIGN_TO_LINES,
    LINE,
    MIN_TOLD,
    MOVING,
    Frame,
    Seen,
    credited_in_place,
    frames_of,
    is_foreign,
    is_heading_line,
    is_run,
    leads_away,
    shares,
)
from pipelines.page.pictures.picture import (
    MAX_MAKER,
    MAX_NOTE,
    OPENING,
    Picture,
    PictureWording,
    is_bracketed,
    is_full,
    is_wordy,
)
from pipelines.page.pictures.plain_lines import MAX_FRAME, OTHER, PlainLines

NEAR = 3
"""A caption stands at most this many blocks from its picture, where no figure holds both."""
MOST_ICONS = 8
"""Icons of a share bar between a picture and its caption."""
MAX_LEAD = 6
"""Blocks between a caption set before the headline and the headline."""
MAX_CAPTION = 1500
MIN_ALONE = 25
"""Characters of a caption without a picture or a figure beside it."""
MIN_STOPPED, MIN_WIDE = 2, 9
"""Blanks in a caption of a few words that ends in a stop, and characters of one in a script without blanks."""

_FILED = re.compile(r" [-–] [^-–]{2,40}, \d{1,4}, \d{2}\.\d{2}\.\d{4}$")
"""What a picture bank adds after the description: the outlet, a width and the day."""


class PictureLines:
    """What has been seen of a column's pictures so far, and whether the next line belongs to one of them."""

    def __init__(self, blocks: Sequence[Block], wording: PictureWording) -> None:
        self.blocks, self.say = blocks, wording
        self.frames, self.plain = frames_of(blocks), PlainLines(blocks, wording)
        self.pictures: list[Picture] = []
        self.framed: dict[int, Picture] = {}
        """The last picture of each figure."""
        self.said: dict[int, bool] = {}
        """Whether the lines of a figure that its contents make one say something."""
        self.label = -1
        """Where a label that announces a credit stood last."""
        self.head = next((i for i, b in enumerate(blocks) if "headline-block" in b.zones), -1)

    @property
    def latest(self) -> Picture | None:
        """The picture seen last."""
        return self.pictures[-1] if self.pictures else None

    def over(self, i: int) -> Picture | None:
        """The picture directly over a line, or whose caption is."""
        return self.latest if self.latest and self.latest.last == i - 1 else None

    def is_line(self, line: Seen) -> bool:
        """Whether a line belongs to a picture."""
        _, block, zones, frame = line
        if _is_others(line):
            return False
        if self.says_alt(line):
            return True
        if block.is_all_links and (leads_away(block) or zones & BESIDE):
            return self.is_linked(line)
        mine = self.framed.get(block.figure) if frame else None
        alone = zones >= {"byline", "caption"} and mine and mine.url and not mine.captions
        if "byline" in zones and not (alone or self.names_maker(block, mine or self.unsigned(line))):
            return False
        return self.is_set(line) if self.is_named(line, mine) else self.is_shown(line, mine)

    def is_shown(self, line: Seen, mine: Picture | None) -> bool:
        """Whether a line whose element has no name belongs to a picture, by its frame, its words or its layout."""
        i, block, zones, frame = line
        if ("signoff" in zones and "credit" not in zones) or ("boxed" in zones and not self.says(i, block.figure)):
            return False
        if mine and mine.url and frame and self.is_framed(line, frame):
            return True
        if frame and not frame.images and "figure" in zones and not zones & BESIDE and self.say.is_credit(block.text):
            return True
        near = self.near(i)
        if near and near.last + 1 == self.head == i - 1 and block.text[0] == "©":
            return not (near.captions or near.credits) and self.say.is_credit(block.text)
        if near and 0 <= self.label == i - 1 == near.last and len(block.text) <= MAX_MAKER:
            return block.kind != "heading"
        return bool(near and self.plain.is_under(line, near)) or self.is_plain(line)

    def is_linked(self, line: Seen) -> bool:
        """Whether a line that is only a link to another page is a credit or a caption in a picture's place."""
        block, zones = line.block, line.zones
        framed = zones & (LINE | {"figure"}) or is_bracketed(block.text) or self.plain.is_marked(block)
        made = framed and (self.say.is_credit(block.text) or self.say.is_caption(block.text))
        return bool(made or (zones & LINE and credited_in_place(block))) and self.near(line.at) is not None

    def is_named(self, line: Seen, mine: Picture | None) -> bool:
        """Whether a line's element is called one for captions, or for credits in a picture's place; or a credit stands
        between a picture and its caption. `mine` is the last picture of its figure."""
        zones = line.zones
        if "caption" in zones or zones >= {"credit", "figure"}:
            return True
        if "credit" in zones and ((mine and mine.url) or self.follows_caption(line.at)):
            return True
        if self.is_between(line.at):
            return "credit" in zones or self.say.is_credit(line.block.text)
        return "credit" in zones and self.is_headed(line)

    def follows_caption(self, i: int) -> bool:
        """Whether a line stands directly behind the last picture's caption, of which nothing tells yet who made it."""
        last = self.latest
        captioned = last is not None and last.last == i - 1 and "caption" in self.blocks[i - 1].zones
        return last is not None and captioned and bool(last.captions) and not last.credits

    def says_alt(self, line: Seen) -> bool:
        """Whether a line of some words says what its picture's own markup says of it, in any box; or, directly after
        one, who made it."""
        i, block, zones, _ = line
        near = self.latest
        if near is None or not near.alt or not 0 < i - near.last <= NEAR or block.kind == "heading":
            return False
        if near.captions:
            own = block.figure == near.figure or ("byline" not in zones and (not block.main or self.plain.goes_on(i)))
            beside = near.last == i - 1 and own and not near.credits
            return beside and self.say.is_credit(block.text) and says_same(near.captions[-1], near.alt)
        shown = _FILED.sub("", near.alt)
        if shown != near.alt and " " in shown and re.match(re.escape(shown) + r"(?:[.!?]|$)", block.text):
            return True
        if not is_wordy(block.text):
            return False
        told = near.last == i - 1 and len(near.alt.encode()) >= MIN_TOLD and near.alt.rstrip(" .…") in block.text
        return says_same(block.text, near.alt) or (told and len(block.text) <= len(near.alt) + MAX_MAKER)

    def is_headed(self, line: Seen) -> bool:
        """Whether a line is a credit above the text whose picture may be shown by a script: not a notice of rights, nor
        one after pictures that have theirs, nor a newsroom followed by the day."""
        i, block, zones, frame = line
        far = not frame and self.near(i) is None and (block.text[0] == "©" or is_full(self.pictures))
        dated = any({"credit", "date"} <= after.zones for after in self.blocks[i + 1 : i + 2])
        return not (far or dated) and "head" in zones and self.say.is_credit(block.text)

    def is_between(self, i: int) -> bool:
        """Whether a line stands between a picture and its caption's element."""
        after = self.blocks[i + 1 : i + 2]
        under = self.latest is not None and self.latest.shown == i - 1
        return under and any("caption" in block.zones and block.kind != "image" for block in after)

    def names_maker(self, block: Block, mine: Picture | None) -> bool:
        """Whether a line like a byline in a picture's own frame is its photographer's, or, after the caption, names
        who gave it."""
        if mine and mine.url and mine.captions and "figure" in block.zones and block.zones & LINE and not block.main:
            return len(block.text) <= MAX_MAKER and (block.text[0] == "©" or not self.say.is_other(block.text))
        if self.say.is_credit(block.text) or "cite" in block.zones:
            return mine is not None or "caption" in block.zones
        is_maker = self.say.is_names if "caption" in block.zones else self.say.is_name
        return bool(mine and mine.url and mine.captions) and is_maker(block.text)

    def is_set(self, line: Seen) -> bool:
        """Whether a line in a caption or credit element belongs to a picture."""
        i, block, zones, frame = line
        if is_run(block.text.rstrip(" |")) or (block.text[0] == "|" and self.over(i) is None):
            return False  # how long a film runs, and what goes on behind it
        credit, near = self.say.is_credit(block.text), self.near(i)
        if self.is_note(line, near) and not credit and not self.say.is_caption(block.text):
            return False
        if self.is_of_film_or_quotation(line) or is_heading_line(line):
            return False
        opens = credit and OPENING.search(block.text)  # else a desk's line, or a share bar's
        if not frame and ((zones & {"share", "popup"} and not near) or (zones >= {"head", "signoff"} and not opens)):
            return False
        if "above" in zones and not near:
            return frame is not None and 0 < self.head - i <= MAX_LEAD
        if frame or near or "head" in zones:
            return True
        if zones & (BESIDE | {"factbox"}) or block.links:
            return False
        return (not block.main and len(block.text) >= MIN_ALONE) or self.say.is_caption(block.text)

    def is_note(self, line: Seen, near: Picture | None) -> bool:
        """Whether a line is a date or a running time in a caption's place."""
        text, frame = line.block.text, line.frame
        if "date" in line.zones and (len(text) <= MAX_NOTE or not near):
            return True
        return self.say.is_note(text, framed=bool(frame and frame.images))

    def is_of_film_or_quotation(self, line: Seen) -> bool:
        """Whether a line says what a film shows, or whom the text before it quotes."""
        i, _, zones, frame = line
        before = self.blocks[max(i - 1, 0)]
        if "caption" in zones and before.kind == "image" and "quote" not in before.zones:
            zones -= {"quote"}  # a caption set as a quotation
        if "quote" in zones or (frame and not frame.images and (frame.script or zones >= {"video", "caption"})):
            return True
        return i > 0 and (before.kind == "quote" or is_run(before.text))

    def is_framed(self, line: Seen, frame: Frame) -> bool:
        """Whether a line stands in the figure of a picture before it."""
        i, block, zones, _ = line
        if zones & (OTHER - {"byline"}) or (len(block.text) > MAX_FRAME and block.main):
            return False
        if block.kind == "list_item" and not (is_wordy(block.text) or self.say.is_credit(block.text)):
            return False  # a button of the picture's
        full = frame.said if "boxed" in zones else frame.captioned
        if full and not self.plain.is_behind_credit(line, self.framed.get(block.figure)):
            set_off = not block.main and block.zones >= self.blocks[i - 1].zones - LINE and is_bracketed(block.text)
            return (
                self.say.is_credit(block.text) or self.label == i - 1 or (set_off and self.pictures[-1].last == i - 1)
            )
        if block.kind == "heading" and (block.links or "headline" in zones or frame.images != 1):
            return False
        own = self.say.is_credit(block.text) or self.say.is_caption(block.text)
        return own or not self.say.is_other(block.text)

    def says(self, i: int, figure: int) -> bool:
        """Whether a line of a figure that only its contents make one is a few words, in brackets, or a credit; a button
        is not. Amid the text it may be a name, which elsewhere may be the writer's, or have a word of the picture's own
        markup."""
        if figure not in self.said:
            near = self.blocks[max(0, i - NEAR) : i + NEAR]
            lines = [b.text for b in near if b.figure == figure and b.kind != "image"]
            self.said[figure] = any(map(self.is_said, lines))
            if not self.said[figure] and len(lines) == 1 and self.is_amid(i):
                alt = self.frames[figure].alt if figure in self.frames else ""
                shown = not _long_words(lines[0]).isdisjoint(_long_words(alt))
                self.said[figure] = shown or self.say.is_name(lines[0])
        return self.said[figure]

    def is_said(self, line: str) -> bool:
        """Whether a line in a picture's box is more than a button, which does not end in a stop."""
        stopped = line.endswith(FULL_STOPS) and line.count(" ") >= MIN_STOPPED
        long = len(WIDE.findall(line)) >= MIN_WIDE
        return stopped or long or is_wordy(line) or is_bracketed(line) or self.say.is_credit(line)

    def is_amid(self, i: int) -> bool:
        """Whether a line is set like the text, and text stands before and after it."""
        return self.blocks[i].main and self.plain.is_begun(i) and self.plain.goes_on(i)

    def is_plain(self, line: Seen) -> bool:
        """Whether a line shows by its credit that it is a caption, wherever it stands in the text."""
        i, block, zones, _ = line
        after = bool(self.pictures and self.pictures[-1].shown == i - 1)
        if block.kind not in ("paragraph", "table") or zones & (MOVING | {"above", "related"}):
            return False
        if not (after or block.main or zones & {"figure", "gallery", "head"}):
            return False
        return self.say.is_caption(block.text) and not self.say.is_other(block.text)

    def near(self, i: int) -> Picture | None:
        """The last picture, if it is close enough for the line to be its own."""
        if not self.pictures or not 0 < i - (last := self.pictures[-1]).last <= NEAR + MOST_ICONS:
            return None
        icons = sum(block.kind == "image" for block in self.blocks[last.last + 1 : i])
        return last if i - last.last - icons <= NEAR else None

    def unsigned(self, line: Seen) -> Picture | None:
        """The picture whose caption has a byline after it in the same element, outside any frame: its maker's."""
        near = self.near(line.at) if line.zones >= {"byline", "caption"} else None
        bare = near is not None and near.url and near.captions and not near.credits and near.last == line.at - 1
        return near if near and bare and not self.say.is_caption(near.captions[-1]) else None


def _long_words(text: str) -> frozenset[str]:
    return frozenset(_LONG_WORD.findall(text.casefold()))


_LONG_WORD = re.compile(r"[^\W\d_]{6,}")


def _is_others(line: Seen) -> bool:
    """Whether a line is another box's, or a network's name in a share bar."""
    _, block, zones, frame = line
    if is_foreign(zones, FOREIGN_TO_LINES, frame) or (frame and (frame.post or frame.portrait)):
        return True
    if "headline-block" in zones or not 1 < len(block.text) <= MAX_CAPTION:
        return True
    return "share" in zones and ((block.kind == "list_item" and not frame) or shares(block))
