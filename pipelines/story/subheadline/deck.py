"""What makes a line between headline and text the deck, and what rules it out."""

from __future__ import annotations

import re
from itertools import takewhile

from crawler.items import Block, BodyBlock, Zones
from pipelines.language.letters import letters, says_same
from pipelines.language.phrases import UNSPACED, primary_subtag
from pipelines.language.sentences import PLAIN_COLONS, STOPS
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.page.pictures.frames import shares
from pipelines.parts.byline import looks_like_byline, split_byline
from pipelines.parts.byline.leads import lead_end
from pipelines.parts.byline.line import beside_place
from pipelines.parts.byline.name import is_writer
from pipelines.parts.caption import looks_like_name
from pipelines.parts.dates.lines import find_date_text
from pipelines.parts.signoff import closes_text
from pipelines.story.sheet import Sheet, is_furniture
from pipelines.world.agencies import find_agency

NO_DECK: Zones = frozenset(
    {"byline", "date", "share", "caption", "credit", "navigation", "ad", "recommend", "tags", "newsletter", "hidden",
     "comments", "bio", "figure", "video", "popup", "cookie", "factbox", "table", "quote", "live"}
)  # fmt: skip
UNSEEN: Zones = frozenset({"hidden", "navigation"})
MAY_BE_IN: Zones = frozenset({"date", "byline", "share"})
"""Zones in which a line that is named a deck may stand all the same."""
QUOTES = "\"'”’»“"
_BARS = re.compile(r"\s[|｜•·]\s")
MAX_BARS = 5
MAX_DATE = 0.2
"""A date makes up at most this share of a deck."""
BYLINE = (3, 4)
"""Words of a byline and a name."""
MIN_NAME = 12
MIN_DESCRIBED, MIN_SET_APART, MIN_SENTENCE, MIN_WORDS, MAX_SIZE = 12, 20, 40, 50, 3000
"""Bytes of a deck: one that equals the description in the page's head ("Also on the quay."), one set apart, a sentence
that is not, other words; and of any."""


def is_deck(sheet: Sheet, block: Block) -> bool:
    """Whether a line between headline and text is the deck."""
    return "head" in block.zones and not block.main and _Line(sheet, block).is_deck


def is_bold_deck(sheet: Sheet, block: Block) -> bool:
    """Whether a line in bold directly before a dispatch may be the deck."""
    return not block.text.endswith(PLAIN_COLONS) and _Line(sheet, block, set_apart=True).is_deck


def is_described(sheet: Sheet, block: Block) -> bool:
    """Whether a line repeats what the page's head says of the story."""
    return says_same(block.text, sheet.meta.description or "")


def is_sentence(block: Block | BodyBlock) -> bool:
    """Whether a line ends as a sentence does, quoted or not."""
    return block.text.rstrip(QUOTES).endswith(STOPS)


class _Line:
    """A line between headline and text."""

    def __init__(self, sheet: Sheet, block: Block, *, set_apart: bool = False) -> None:
        self.sheet, self.block, self.text = sheet, block, block.text
        self.is_named = "standfirst" in block.zones
        self.is_described = is_described(sheet, block)
        self.is_sure = set_apart or self.is_named or self.is_described or block.kind == "heading"
        self.has_stop = self.text.endswith(STOPS)

    @property
    def is_deck(self) -> bool:
        return not (
            self.is_of_another_box
            or self.is_linked
            or self.is_other_title
            or not self.has_size
            or self.is_button
            or self.is_dated
            or self.is_signed
            or is_furniture(self.text)
            or find_agency(self.text)
        )

    @property
    def is_of_another_box(self) -> bool:
        """The headline's own zones rule out only what is not surely a deck."""
        zones, around = self.block.zones, self.sheet.around
        if "related" in zones - around and not (self.is_named or self.is_described):
            return not self.has_stop or _leads_on(self.sheet, self.block)
        barred = NO_DECK - (around - UNSEEN) if self.is_sure else NO_DECK
        return bool(zones & (barred - MAY_BE_IN if self.is_named else barred))

    @property
    def is_linked(self) -> bool:
        """Most of it is link; or it is the writer, and what he is."""
        block = self.block
        opens = "byline" in block.zones and bool(block.links) and _opens_with_link(block)
        return block.is_mostly_link or opens

    @property
    def is_other_title(self) -> bool:
        """It is the headline in other words, says something about it, or is only a name out of it."""
        if self.is_named:
            return False
        titled = bool(self.block.kicker) and self.block.level < 3
        return titled or _is_titled_as(self.sheet, letters(self.text)) or _names_subject(self.sheet, self.block)

    @property
    def is_set_apart(self) -> bool:
        opens = "header" in self.block.zones & self.sheet.around and is_sentence(self.block)
        return self.is_sure or opens or self.block.kind == "list_item" or self.stands_between

    @property
    def stands_between(self) -> bool:
        """Whether only it stands between the headline and the line of the writer or the date, and is more than a name, a
        place or a house."""
        blocks, language, text = self.sheet.blocks, self.sheet.language, self.text
        at = self.sheet.headline_at(-1) + 1
        if (
            not 0 < at < len(blocks) - 1
            or blocks[at] is not self.block
            or text.istitle()
            or text.endswith(PLAIN_COLONS)
        ):
            return False
        if not (text.count(" ") >= FEWEST_GAPS or UNSPACED.search(text)) or lead_end(text, language):
            return False
        behind = (b for b in blocks[at + 1 :] if b.kind != "image" and "share" not in b.zones and not shares(b))
        shown = takewhile(lambda b: not b.main, behind)
        under = next((b for b in shown if _is_signature(b, language) or not is_furniture(b.text)), None)
        return under is not None and _is_signature(under, language) and not _are_names(text, language)

    @property
    def has_size(self) -> bool:
        least = MIN_SET_APART if self.is_set_apart else MIN_SENTENCE if self.has_stop else MIN_WORDS
        least = MIN_DESCRIBED if self.text == self.sheet.meta.description else least
        return least <= len(self.text.encode()) <= MAX_SIZE

    @property
    def is_button(self) -> bool:
        """It is a button, or what each box of the page says."""
        opens = self.text[:1].islower() or self.text.endswith(":")
        return not self.is_sure and (opens or _stands_twice(self.sheet, self.text))

    @property
    def is_dated(self) -> bool:
        return len(find_date_text(self.text) or "") > (MAX_DATE * len(self.text) if self.is_sure else 0)

    @property
    def is_signed(self) -> bool:
        """It is a sign-off or a byline, or links to the writer."""
        language = self.sheet.language
        if self.block.links and not self.is_set_apart and not self.has_stop:
            return True
        if closes_text(self.text, language) or _is_name_and_job(self.text, language) or self.is_of_names:
            return True
        if not self.has_stop and beside_place(self.text, language):
            return True
        if any(looks_like_byline(part, language) for part in (self.text, *_BARS.split(self.text, MAX_BARS))):
            return True
        return not (self.is_sure or self.has_stop) and _opens_with_byline(self.sheet, self.text)

    @property
    def is_of_names(self) -> bool:
        """It is nothing but several names, with a word between them; in English, where titles have capitals, it need not be."""
        text, language = self.text, self.sheet.language
        if self.is_sure or self.has_stop or len(text) > MAX_SIGNED or primary_subtag(language) == "en":
            return False
        if any(comma in text for comma in COMMAS):
            return False
        return _are_several_names(text, language)


COMMAS = ",،、，"
MAX_JOIN = 5
"""Characters between two names: " und "."""
FEWEST_GAPS, MOST_GAPS = 2, 2
"""Blanks of a deck that only stands between, and of a name in a script without capitals."""


def _is_signature(block: Block, language: str | None) -> bool:
    """Whether a line is the writer's or the date's, or a house's."""
    text = block.text
    if len(text) > MAX_SIGNED or block.zones & {"byline", "date"} or looks_like_byline(text, language):
        return len(text) <= MAX_SIGNED
    signed = find_date_text(text) or find_agency(text) or split_byline(text, language) == [text.rstrip(" |·•,")]
    return (
        bool(signed) or _are_several_names(text, language) or any(AUTHOR_PAGE.search(link.url) for link in block.links)
    )


def _are_several_names(line: str, language: str | None) -> bool:
    """Whether a line is names with only a word or a mark between them."""
    names = split_byline(line, language)
    return len(names) > 1 and sum(map(len, names)) + MAX_JOIN * (len(names) - 1) >= len(line)


def _are_names(line: str, language: str | None) -> bool:
    """Whether a line is a list of names; in a script without capitals one of many words is no name."""
    names = split_byline(line, language)
    most = MOST_GAPS if line.lower() == line.upper() else len(line)
    return any(name.count(" ") <= most for name in names)


def _is_name_and_job(line: str, language: str | None) -> bool:
    """Whether a line is a name and what its bearer is: "Ada Writer, Harbour Staff Writer"."""
    name, comma, job = line.partition(", ") if len(line) <= MAX_SIGNED else ("", "", "")
    words = [word for word in job.split() if "@" not in word]
    return bool(comma and words) and is_writer(words[-1]) and split_byline(name, language) == [name]


MAX_SIGNED = 80
"""Characters of a name with its job and its address, or with the date."""


def _is_titled_as(sheet: Sheet, line: str) -> bool:
    """Whether a line repeats the headline in other words, or says something about it: "Current ratings for: No ferry
    at night"."""
    names = [name for name in map(letters, sheet.meta.headlines) if len(name) >= MIN_NAME]
    return any(name in line and len(line) < 2 * len(name) for name in names)


def _names_subject(sheet: Sheet, block: Block) -> bool:
    """Whether a heading is only the name of somebody in the headline."""
    head = {word for heading in sheet.headings for word in heading.text.split()}
    return block.kind == "heading" and looks_like_name(block.text) and not head.isdisjoint(block.text.split())


def _opens_with_byline(sheet: Sheet, line: str) -> bool:
    """Whether the first words of a line are a byline: "By Jo Doe Health editor, Harbour News website"."""
    words = line.split()
    return any(looks_like_byline(" ".join(words[:n]), sheet.language) for n in BYLINE)


def _leads_on(sheet: Sheet, block: Block) -> bool:
    """Whether the box called related in which a line stands leads to other stories: a deck may be called a teaser."""
    at = next(i for i, other in enumerate(sheet.blocks) if other is block)
    before = takewhile(lambda b: "related" in b.zones, reversed(sheet.blocks[:at]))
    box = [*before, *takewhile(lambda b: "related" in b.zones, sheet.blocks[at:])]
    return any(other.links for other in box)


def _stands_twice(sheet: Sheet, line: str) -> bool:
    """Whether a line that is not directly under the headline is repeated."""
    at = [i for i, block in enumerate(sheet.blocks) if block.text == line]
    return len(at) > 1 and "headline-block" not in sheet.blocks[at[0] - 1].zones


def _opens_with_link(block: Block) -> bool:
    return block.text.startswith(block.links[0].text) and not block.text.endswith(STOPS)
