"""Whether a plain line under a picture is its caption or its credit, by its words and by its layout in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crawler.items import Block, Zones
from pipelines.language.phrases import COLONS
from pipelines.language.sentences import FULL_STOPS
from pipelines.page.pictures.frames import BESIDE, LINE, PLAYED, Seen
from pipelines.page.pictures.picture import CLOSING, MADE, MAX_MAKER, OPENING, Picture, PictureWording, is_wordy

OTHER: Zones = frozenset({"byline", "date", "newsletter", "kicker", "tags", "share", "form"})
"""Zones of lines that may stand in a picture's frame and are not part of its caption."""
MAX_FRAME = 400
SMALL = 4
"""A heading below this level that an agency signs is a caption."""


class PlainLines:
    """The lines of a column, asked one by one."""

    def __init__(self, blocks: Sequence[Block], wording: PictureWording) -> None:
        self.blocks, self.say = blocks, wording
        self.short = _short_lines(blocks)

    def is_under(self, line: Seen, near: Picture) -> bool:
        """Whether a plain line under a picture belongs to it, by its words or its layout."""
        i, block, _, _ = line
        after = near.under == i - 1
        if (after and self.say.is_enclosed(block.text) and self.goes_on(i)) or self.repeats(i, near):
            return True
        credited = after and self.is_credited(i, 1)
        if self._is_no_caption(line, credited=credited):
            return False
        if near.last == i - 1 and not near.credits and (self.say.is_credit(block.text) or self.is_house(line)):
            return self._signs(line, near)
        if near.last == i - 1 and near.captions and not near.credits and self.is_labelled(block):
            return self.goes_on(i)
        if not near.captions and len(block.text) > 3 and block.text in near.alt:
            alone = block.text[-1] not in FULL_STOPS and self.say.is_name(block.text)
            return not alone or self._is_title(line, near)  # a name alone may be the writer's
        return after and (credited or self._is_set_apart(line, near) or self._is_set_off(line, near))

    def _is_no_caption(self, line: Seen, *, credited: bool) -> bool:
        """Whether a line is a heading or long, without a credit after it; or hidden, or gives a film's running time."""
        _, block, zones, _ = line
        heading = block.kind == "heading" and not block.text.startswith("©")
        heading = heading and not (block.level > SMALL and self.say.is_signed(block.text))
        return bool(
            ((heading or len(block.text) >= MAX_FRAME) and not credited)
            or zones & {"above", "hidden"}
            or (block.main and block.text.endswith(tuple(COLONS)))
            or PLAYED.search(block.text, len(block.text) - 12)
        )

    def _signs(self, line: Seen, near: Picture) -> bool:
        """Whether a credit directly under a picture or its caption belongs to them: the last line of a text signs the text."""
        i, block, zones, _ = line
        goes_on, made = self.goes_on(i), MADE.match(block.text)
        if near.captions and not (zones & (LINE | {"figure"}) or goes_on or made):
            return False
        if near.captions and not (line.frame or made or self.is_begun(i)) and self.say.is_other(block.text):
            return False  # under the headline it is the writer's: "By Jo Doe, Harbour Post"
        plain = i - 1 in near.blocks and self.blocks[i - 1].main
        marked = OPENING.search(block.text) or made
        alone = near.under == i - 1 and goes_on and ("/" in block.text or self.is_begun(i))
        bare = alone or not (block.main or zones & (OTHER | BESIDE))
        return "credit" in zones or plain or bool(marked) or bare

    def _is_set_apart(self, line: Seen, near: Picture) -> bool:
        """Whether a line differs from text by its words, its length or its layout."""
        i, block, _, _ = line
        return bool(
            i in self.short
            or self._is_aside(line)
            or self.is_led_on(i)
            or OPENING.search(block.text)
            or CLOSING.search(block.text)
            or (not near.captions and self.say.is_signed(block.text) and self.goes_on(i))
        )

    def _is_set_off(self, line: Seen, near: Picture) -> bool:
        """Whether a line of some words is neither text nor a button nor a byline."""
        _, block, zones, _ = line
        plain = not block.main and block.kind in ("paragraph", "table")
        plain = plain and not (near.figure and near.figure != block.figure and "head" in zones)
        if not plain or zones & (OTHER | BESIDE | {"standfirst"}) or self.say.is_name(block.text):
            return False
        if not is_wordy(block.text) and "figure" not in zones:
            return False  # a button, the town of the story
        return not (block.is_all_links or self.say.is_other(block.text) or self.say.is_deck(block.text))

    def goes_on(self, i: int) -> bool:
        """Whether text follows a line: as the last line it would sign the text."""
        return any(b.is_text for b in self.blocks[i + 1 :])

    def is_begun(self, i: int) -> bool:
        """Whether text precedes a line: before any text, a name alone may be the writer's."""
        return any(b.is_text and "boxed" not in b.zones for b in self.blocks[:i])

    def repeats(self, i: int, near: Picture) -> bool:
        """Whether a line directly behind a picture's caption says the same again, for another width of the page."""
        return near.last == i - 1 and self.blocks[i].text in near.captions and is_wordy(self.blocks[i].text)

    def is_house(self, line: Seen) -> bool:
        """Whether a line within the text is nothing but the name of the page's own site."""
        return self.say.is_house(line.block.text) and self.is_begun(line.at) and not line.block.links

    def is_labelled(self, block: Block) -> bool:
        """Whether a word for a picture stands before names only: behind a caption, whoever made the picture."""
        made = MADE.match(block.text)
        return made is not None and len(block.text) <= MAX_MAKER and self.say.is_names(block.text)

    def _is_title(self, line: Seen, near: Picture) -> bool:
        """Whether a name is what a picture's own markup says, and whoever made it stands right behind."""
        after = self.blocks[line.at + 1 : line.at + 2]
        return (
            not line.frame
            and near.alt == line.block.text
            and any(not b.links and self.say.is_credit(b.text) for b in after)
        )

    def is_credited(self, i: int, within: int = 2) -> bool:
        """Whether a credit element follows, or a plain line and then a credit element."""
        lines = self.blocks[i + 1 : i + 1 + within]
        at = next(
            (n for n, b in enumerate(lines) if "credit" in b.zones or _is_reporters(b) or self.is_marked(b)), len(lines)
        )
        return at < len(lines) and not any(b.kind == "image" or b.links for b in lines[: at + 1])

    def is_led_on(self, i: int) -> bool:
        """Whether a paragraph stands before the one with the credit, and the next picture after that: what one of a
        series shows, and then what all of them show."""
        after, then = self.blocks[i + 1 : i + 2], self.blocks[i + 2 : i + 3]
        pictured = any(b.kind == "image" for b in then) and after[0].kind == "paragraph" and not after[0].links
        return pictured and self.say.is_caption(after[0].text)

    def is_behind_credit(self, line: Seen, mine: Picture | None) -> bool:
        """Whether a line of some words stands in a figure directly behind the credit of its only picture, which has no
        caption."""
        bare = mine is not None and mine.last == line.at - 1 and bool(mine.credits) and not mine.captions
        alone = bare and line.frame is not None and line.frame.images == 1
        return alone and not (line.block.main or line.block.links) and is_wordy(line.block.text)

    def is_marked(self, block: Block) -> bool:
        """Whether a word for a picture and a colon stand before whoever made it: "Photo: LNA"."""
        return MADE.match(block.text) is not None and self.say.is_credit(block.text)

    def _is_aside(self, line: Seen) -> bool:
        """Whether a line is a sentence in italics or small type between a picture and upright text."""
        i, block, _, _ = line
        upright = not any(after.slanted for after in self.blocks[i + 1 : i + 2])
        aside = (
            block.slanted and upright and self._is_upright() and _may_be_aside(block, self.blocks) and not block.links
        )
        return aside and not self.say.is_other(block.text)

    def _is_upright(self) -> bool:
        """Whether the text is not all in italics or centred."""
        return any(block.main and block.kind != "heading" and not block.slanted for block in self.blocks)


_REPORTERS = re.compile(
    r"[^，。、！？“”]{0,20}(?:记者|記者|通讯员|通訊員)[^，。、！？“”]{1,20}(?:摄|攝|摄影|攝影|撮影)[）)】]?"
)


def _is_reporters(block: Block) -> bool:
    """Whether a Chinese line of the text is nothing but its photographer's credit: "海峡社记者 张三 摄"."""
    return block.main and not block.text.isascii() and _REPORTERS.fullmatch(block.text) is not None


def _short_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines that are captions because most pictures of the text have such a line under them, plain and far shorter
    than its paragraphs; no other mark tells them from text."""
    last = len(blocks) - 1
    under = [i + 1 for i, b in enumerate(blocks) if b.kind == "image" and i < last and _is_running(blocks[i + 1])]
    under = [i for i in under if i == last or not _is_running(blocks[i + 1]) or blocks[i].group != blocks[i + 1].group]
    if len(under) < MIN_ALIKE:
        return frozenset()
    sizes = sorted(len(b.text) for i, b in enumerate(blocks) if _is_running(b) and i not in under)
    most = min(MAX_SHORT, sizes[len(sizes) // 2] // SHORTER) if sizes else 0
    short = [i for i in under if 1 < len(blocks[i].text) <= most and not _NO_CAPTION.search(blocks[i].text)]
    return frozenset(short) if len(short) >= max(MIN_ALIKE, MOST_ALIKE * len(under)) else frozenset()


MIN_ALIKE, MOST_ALIKE = 3, 0.6
MAX_SHORT, SHORTER = 60, 3
_NO_CAPTION = re.compile(r"^(?:[\d一二三四五六七八九十]{1,3}[.、．]|[■●◆#])|[:：?？!！…]$")
"""Openings and endings of headings, and of the sentence before a list."""


def _is_running(block: Block) -> bool:
    return block.is_text and not block.strong and not block.links


def _may_be_aside(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line in italics, or centred, is as long as a caption. A few words of Chinese are, if only lines under
    pictures are set so: elsewhere they are headings."""
    text = block.text
    if text[0] in ".…" or len(text) > MAX_ASIDE or len(text.encode()) < MIN_ASIDE:
        return False
    if len(text) >= MIN_ASIDE:
        return True
    headings = (b.main and b.slanted and a.kind != "image" for a, b in pairwise(blocks))
    return not block.strong and not any(headings)


MIN_ASIDE, MAX_ASIDE = 12, 200
