"""Whether a line that is a picture's says who made it, or what it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block
from pipelines.page.pictures.frames import LINE, Seen
from pipelines.page.pictures.lines import PictureLines
from pipelines.page.pictures.picture import Picture, PictureWording, is_bracketed, is_called, is_wordy
from pipelines.page.pictures.plain_lines import MAX_FRAME

_CREDIT_LABEL = re.compile(
    r"(?:^|image |photo )(?:copyright|credits?|source|photos?|fotos?|bild|фото|image(?=:))[:,]?$", re.IGNORECASE
)
MAX_NAME = 40
"""Characters of a maker's name set under a caption, without a mark."""
MARKS = ("– ", "— ", "| ")
"""Signs before a maker's name in an element of its own, after a caption."""
MIN_SENTENCE = 6
"""A line with so many spaces is a sentence and no credit, even in an element for sources."""


class CreditLines:
    """The lines of pictures, asked one by one."""

    def __init__(self, blocks: Sequence[Block], wording: PictureWording, beside: PictureLines) -> None:
        self.blocks, self.say, self.beside, self.plain = blocks, wording, beside, beside.plain

    def is_credit(self, line: Seen, text: str, picture: Picture) -> bool:
        """Whether a line of a picture is its credit; `text` is the line without a number."""
        if self.is_said(line, text) and not self.is_seen(text, picture):
            return True
        return self.signs(line, text, picture)

    def is_said(self, line: Seen, text: str) -> bool:
        """Whether a line is a credit, by its element or its words; `text` is the line without a number."""
        i, _, zones, _ = line
        sentence = text.endswith(".") and text.count(" ") >= MIN_SENTENCE
        labelled = 0 <= self.beside.label == i - 1 and len(text) < MAX_FRAME
        if ("cite" in zones or labelled) and not sentence:
            return True
        if self.say.is_house(text):
            return True
        if "caption" not in zones:
            return (
                ("credit" in zones and not self.says_more(i, text))
                or self.say.is_credit(text)
                or self.say.is_enclosed(text)
            )
        if "byline" in zones:
            return True
        return "credit" in zones and (self.say.is_credit(text) or self.say.is_names(text))

    def signs(self, line: Seen, text: str, picture: Picture) -> bool:
        """Whether a line names the maker after the caption in its frame: names alone, or with a mark or brackets."""
        said = picture.captions[-1] if picture.captions else ""
        if said and self.plain.is_labelled(line.block):
            return True
        if not (line.frame and said and (not line.zones & LINE or is_wordy(said) or said == picture.alt)):
            return False
        if text.startswith(MARKS) or is_bracketed(text) or self.say.is_credit(text):
            return True
        return len(text) <= MAX_NAME and text[-1] != "." and self.say.is_names(text)

    def is_seen(self, text: str, picture: Picture) -> bool:
        """Whether a line of names that may be caption or credit names the person after whom the picture's file is named."""
        return not picture.captions and not self.say.is_credit(text) and is_called(picture.url, text)

    def is_credit_label(self, i: int) -> bool:
        """Whether a label says that the next line is a credit: by itself, or in words that open one."""
        text, after = self.blocks[i].text, self.blocks[i + 1 : i + 2]
        if _CREDIT_LABEL.search(text):
            return True
        return "hidden" in self.blocks[i].zones and any(self.say.is_credit(f"{text} {line.text}") for line in after)

    def is_complete(self, i: int) -> bool:
        """Whether a line has a caption and its credit."""
        text = self.blocks[i].text
        return self.say.is_caption(text) and not self.say.is_credit(text)

    def says_more(self, i: int, text: str) -> bool:
        """Whether a line marked as a credit first says what the picture shows: "Bridge over the Olkha, photo: Jo Doe"."""
        return self.is_complete(i) and not self.say.is_names(re.split(r"[,.|/] ", text, maxsplit=1)[0])
