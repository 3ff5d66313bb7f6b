"""Lists of related stories under a heading: where one begins, what belongs to it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise, takewhile

from crawler.items import Block, Link, RelatedLink, Zone, Zones
from pipelines.language.phrases import COLONS
from pipelines.language.sentences import FULL_STOPS
from pipelines.language.widths import width
from pipelines.parts.related.addresses import is_story
from pipelines.parts.related.column import Column, StoryWording
from pipelines.parts.related.headings import is_bare_cue, is_related_heading
from pipelines.parts.related.neighbours import is_advert, is_flag, is_unseen, once
from pipelines.parts.related.teasers import MIN_WIDTH, Teaser, listed_titles, title_address
from pipelines.world.address import of_one_site

BARRED: Zones = frozenset(
    {"navigation", "footer", "comments", "cookie", "recommend", "share", "ad", "popup", "tags", "bio", "newsletter",
     "hidden", "above", "rail", "widget", "headline-block", "byline", "caption", "embed", "video"}
)  # fmt: skip
"""Zones in which no story of the article's is named."""
IN_LIST: Zones = frozenset({"video", "popup", "hidden", "recommend", "footer"})
"""Zones that a story on a list may have: a film, a page that opens over this one."""
BESIDE_TITLE: Zones = frozenset({"date", "kicker", "tags", "byline", "share"})
"""Zones around a title in a box: its date, its section."""
_PASSED: Zones = BESIDE_TITLE | {"hidden"}
"""A hidden note before a title on who may read the story: "For subscribers"."""
MAX_ITEMS = 80
MIN_SUBJECTS = 3
MAX_SECTION = 40
NEAR = 3
"""The next title stands among so many blocks after such a line: its picture may come first."""
_TITLED = re.compile(r"\d{3}|\.s?html?$|-[^/-]+-[^/-]+-")
"""Marks of a story's address: a number, a page's ending, a title."""


def take_list(column: Column, i: int) -> int:
    """The titles that follow a heading, with what stands round them, up to the next paragraph or heading.

    They are found, their blocks taken; the index of the block after them.
    """
    listed = _List(column.blocks, i, column.say)
    end = listed.read()
    if not listed.titles:
        column.taken.update(range(i, listed.paid + 1 if listed.paid else i))
        return max(i, listed.paid) + 1
    end = listed.without_closing(end)
    column.found += listed.stories()
    column.taken.update(range(i, end))
    return end


class _List:
    """What stands under a heading, block by block."""

    def __init__(self, blocks: Sequence[Block], at: int, say: StoryWording) -> None:
        self.blocks, self.at, self.say = blocks, at, say
        heading = blocks[at]
        self.label = heading.text.strip(f"{COLONS} |｜【】[]")
        inner = {"rail", "caption"} if "related" in heading.zones else set()  # "item alignment-side" in the box
        self.barred = BARRED - IN_LIST - inner - heading.zones
        self.beside = BESIDE_TITLE - ({"tags"} & heading.zones)
        self.headed = _titles_are_headings(blocks, at)
        self.titles: list[Teaser] = []
        self.paid = 0
        """The last title that was an advert's."""
        self.signed = 0
        """The last line that says whose the title before it is."""

    def read(self) -> int:
        """Gather the titles; the index of the first block after the list."""
        until = min(len(self.blocks), self.at + MAX_ITEMS)
        return next((j for j in range(self.at + 1, until) if not self.holds(j)), until)

    def holds(self, j: int) -> bool:
        """Whether a block belongs to the list; titles in it are gathered."""
        block = self.blocks[j]
        first = next((self.blocks[one.at] for one in self.titles if is_story(one.link.url or "")), None)
        if first and not self.is_again(block) and (_other_list(block, first) or self.is_other_cue(block, first)):
            return False
        links = listed_titles(block) if block.kind != "image" and (not self.headed or block.kind == "heading") else []
        if links and is_advert(self.blocks, j):
            self.paid = j
        elif links and not _barred(block, self.barred) and not block.zones & self.beside:
            self.gather(j, links)
        elif not self.is_part(j):
            return not _ends_list(block, links[0].url if links else None, self.barred)
        return True

    def is_again(self, block: Block) -> bool:
        """Whether a line leads to the story of the title before it: lines of the same card, however set."""
        return bool(block.links) and block.links[0].url == self.titles[-1].link.url

    def is_other_cue(self, block: Block, first: Block) -> bool:
        """Whether a line set differently from the titles names a story of its own after a cue, or heads another list."""
        if not block.links:
            return block.kind != "image" and is_related_heading(block.text)
        if block.kind == first.kind:
            return False
        cued = self.say.split_cue(block.text)
        return cued is not None and cued.label is not None and is_related_heading(cued.label)

    def gather(self, j: int, links: Sequence[Link]) -> None:
        """Take the titles that a block links, and remove what turns out to be only their flag or kicker."""
        before = self.titles[-1].at if self.titles else None
        if before is not None and (is_flag(self.blocks[before], self.blocks[j]) or _is_kicker(self.blocks, before, j)):
            self.titles.pop()
        if self.say.is_furniture(links[0].text) or is_unseen(self.blocks, j):
            return
        cued = self.say.split_cue(self.blocks[j].text) if len(links) < 2 else None
        title = cued.title if cued and cued.label else None
        self.titles += [Teaser(j, RelatedLink(link.text, self.label, title or link.text, link.url)) for link in links]

    def is_part(self, j: int) -> bool:
        """Whether a block belongs to the story before or after it: its summary, its section."""
        if self.titles and (_is_summary(self.blocks[j], self.titles[-1], j) or self.signs(j)):
            return True
        if _leads_on(self.blocks, j):
            return True
        opens = not self.titles and not self.blocks[self.at].links
        return opens and _is_section(self.blocks, self.at, j, self.say)

    def signs(self, j: int) -> bool:
        """Whether a few words directly under a title say whose it is: another title follows them, as for the title before."""
        block, at = self.blocks[j], self.titles[-1].at
        if at != j - 1 or block.kind != "paragraph" or block.links or len(block.text) > MAX_SECTION:
            return False
        if block.main and self.say.is_signoff(block.text):
            return False
        after = next((b for b in self.blocks[j + 1 : j + 1 + NEAR] if b.kind != "image"), None)
        again = after is not None and after.kind == self.blocks[at].kind and title_address(after) is not None
        again = again and after is not None and not (after.zones - self.blocks[at].zones) & {"below"}
        if block.text.endswith(FULL_STOPS) or not (again or self.signed):
            return False
        self.signed = j
        return True

    def without_closing(self, end: int) -> int:
        """Where a list that was read up to a block ends, without the text's own lines after it: a writer's, the
        story's date."""
        last, blocks = max(self.titles[-1].at, self.signed), self.blocks
        boxed = "related" in blocks[last].zones
        while end - 1 > last and (blocks[end - 1].main or (boxed and "related" not in blocks[end - 1].zones)):
            end -= 1
        return end

    def stories(self) -> list[Teaser]:
        """The titles that name stories, not subjects or the section of the next title."""
        if _are_subjects(self.titles):
            return []
        return [one for one, _ in pairwise(self.titles) if not _is_bare(one.link)] + self.titles[-1:]


def take_next(column: Column, i: int) -> int:
    """Take the single story in a box between paragraphs under a heading that would be a recommendation over several
    stories or below a text: "Read next". The index of the block after it; 0 if there is none."""
    cue = column.blocks[i].text
    if not (is_bare_cue(cue) and column.say.is_recommendation(cue)):
        return 0
    apart = replace(column, taken=set(), found=[])
    end = take_list(apart, i)
    stories = once(apart.found, column.page)
    if len(stories) != 1 or not of_one_site(stories[0].link.url or "", column.page):
        return 0
    column.found += stories
    column.taken |= apart.taken
    return end


def skip_list(blocks: Sequence[Block], i: int) -> int:
    """The index of the block after a list that does not belong to the article; a list that its box shows ends with the box."""
    j, inferred = i + 1, blocks[i].zones & {"inferred"}
    while j < len(blocks) and inferred <= blocks[j].zones and (blocks[j].kind == "image" or _is_listed(blocks, j)):
        j += 1
    while j > i + 1 and blocks[j - 1].kind == "image" and not blocks[j - 1].links:
        j -= 1  # a picture that leads nowhere is no title's
    return j


def _is_listed(blocks: Sequence[Block], j: int) -> bool:
    """A title, or the summary under one, set otherwise than the text."""
    block, before = blocks[j], blocks[j - 1]
    if "head" in block.zones:
        return title_address(block) is not None
    apart = bool(block.zones if not block.main else block.zones - {"table"})  # whole pages are set in tables
    summary = apart and block.kind != "heading" and title_address(before) is not None
    return bool(listed_titles(block)) or summary or (bool(block.links) and not block.main) or _is_between(blocks, j)


def _is_between(blocks: Sequence[Block], j: int) -> bool:
    """Whether a line that is no text stands between two titles set alike: who wrote a story, its summary."""
    before = next((b for b in reversed(blocks[max(j - NEAR, 0) : j]) if title_address(b) is not None), None)
    beside = (b for b in blocks[j + 1 : j + 1 + NEAR] if b.main or title_address(b) is not None)
    after = next(beside, None) if before is not None and not blocks[j].main else None
    return before is not None and after is not None and not after.main and after.kind == before.kind != "paragraph"


def _barred(block: Block, zones: Set[Zone]) -> Set[Zone]:
    """The zones of a block that rule out stories on a list; a box of related stories may be a widget."""
    return block.zones & zones - ({"widget"} if "related" in block.zones else set())


def _is_kicker(blocks: Sequence[Block], at: int, j: int) -> bool:
    """Whether a line and the next one, to the same story, are kicker and title: only a colon stands between them."""
    return (
        j == at + 2 and blocks[at + 1].text in tuple(COLONS) and title_address(blocks[at]) == title_address(blocks[j])
    )


def _are_subjects(listed: Sequence[Teaser]) -> bool:
    """Whether several titles are so short, and their addresses so bare, that they name subjects: "Latin America"."""
    return len(listed) >= MIN_SUBJECTS and all(_is_bare(teaser.link) for teaser in listed)


def _is_bare(link: RelatedLink) -> bool:
    """Whether a title is so short and its address so bare that it names a subject, or the section of the next title."""
    return width(link.title) < MIN_WIDTH and not _TITLED.search(link.url or "")


def _titles_are_headings(blocks: Sequence[Block], i: int) -> bool:
    """Whether the titles in a box are headings: other links are then their sections and writers."""
    box = takewhile(_is_boxed, blocks[i + 1 : i + MAX_ITEMS])
    return sum(1 for block in box if block.kind == "heading" and title_address(block)) > 1


def _is_boxed(block: Block) -> bool:
    return "related" in block.zones and (block.kind != "heading" or bool(block.links))


def _other_list(block: Block, first: Block) -> bool:
    """Whether a linked line set differently from a list's titles opens another list."""
    heading, named = block.kind == "heading" != first.kind, "headline" in block.zones and "headline" not in first.zones
    left = "related" in first.zones and "related" not in block.zones
    return bool(block.links) and (left or heading or named)


def _is_section(blocks: Sequence[Block], i: int, j: int, say: StoryWording) -> bool:
    """Whether a word or two directly before a list's first title are its section, or a heading under the box's own
    names its source."""
    block, after = blocks[j], blocks[j + 1 : j + 2]
    if block.kind == "heading" and j == i + 1 and block.level > blocks[i].level:
        return "related" in block.zones & blocks[i].zones and not block.links and not is_related_heading(block.text)
    if block.kind in ("image", "heading") or block.links or block.main or len(block.text) > MAX_SECTION:
        return False
    return bool(after) and title_address(after[0]) is not None and not say.is_recommendation(block.text)


def _leads_on(blocks: Sequence[Block], j: int) -> bool:
    """Whether a word or two lead to the same story as the title under them: its section, in the card's own link."""
    block, after = blocks[j], blocks[j + 1 : j + 2]
    short = block.kind != "image" and bool(block.links) and len(block.text) <= MAX_SECTION
    return short and bool(after) and title_address(after[0]) == block.links[0].url


def _is_summary(block: Block, before: Teaser, j: int) -> bool:
    """Whether an item of a list is text and directly follows a story's title."""
    return block.kind == "list_item" and block.main and before.at == j - 1


def _ends_list(block: Block, url: str | None, barred: Set[Zone]) -> bool:
    if block.kind == "image" or url or block.zones & _PASSED or not any(map(str.isalpha, block.text)):
        return False
    titled = "headline" in block.zones and sum(map(str.isalnum, block.text)) > 1
    if titled or _barred(block, barred) or block.main or block.kind == "heading":
        return True
    return not block.links and "related" not in block.zones
