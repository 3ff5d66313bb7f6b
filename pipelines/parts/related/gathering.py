"""Related stories in an article's column, found by layout and cue in one reading, from its start to where the
article is over."""

from __future__ import annotations

from collections import Counter

from crawler.items import Block, RelatedLink, Zones
from pipelines.language.phrases import COLONS
from pipelines.parts.related.boxes import (
    cued_story,
    in_brackets,
    is_named,
    is_played,
    is_teaser,
    names_subjects,
    opens_box,
    take_box,
    take_line,
)
from pipelines.parts.related.column import Column, last_text
from pipelines.parts.related.headings import is_related_heading, names_more
from pipelines.parts.related.linked_items import BARS, item_title, linked_items
from pipelines.parts.related.lists import BARRED, skip_list, take_list, take_next
from pipelines.parts.related.neighbours import (
    heads_titles,
    is_between,
    is_laid_over,
    is_of_text,
    is_one_of_many,
    is_other_title,
    offer_of,
    once,
    own_embeds,
    stands_alone,
)
from pipelines.parts.related.teasers import MAX_FLAG, Teaser, label_and_title, without_kickers
from pipelines.parts.related.titles import clean_title

CUED_BELOW: Zones = frozenset({"tags"})
CUED: Zones = frozenset({"tags", "navigation", "widget"})
"""Zones in which a line with a cue names a story of the article's: below the text, and between its paragraphs."""
CUED_APART: Zones = CUED | {"caption"}
"""The same of a line in no picture's frame, which may be set as one under a picture."""
_CALLED: Zones = frozenset({"recommend"})
_FRAMED: Zones = frozenset({"caption"})
_PASSING: Zones = frozenset({"recommend", "footer"})
_BETWEEN: Zones = _PASSING | {"rail"}
"""Zones in which a list counts whose heading says that its stories are related; right after a paragraph of the text."""
_ABOVE = _BETWEEN | {"popup", "caption"}
"""The same between headline and text: such a box floats beside the text, whatever its place is called."""
MIN_COMMENT, MOST_WORDS = 40, 5
MOST_PASSED = 2
"""After so many titles below the column without a heading, no further list belongs to the article."""
MOST_SAID = 2
"""A line to a story that stands in a column more often than this is repeated in every box."""
AFTER = 3
"""A story's box may close the text: this many blocks after the last paragraph."""


def gather_related(column: Column) -> list[Teaser]:
    """Cross-references to other stories that a column carries, in reading order; the blocks used are taken.

    Four forms: a line that opens with a cue ("READ MORE: …"); the links under a heading that is one; a box whose markup
    calls it related; a line between paragraphs that is only a link to a story. After the text they count up to what ends
    the article: an author's box, comments, another list; below the column only a list under its heading counts, after a
    sign-off only one whose markup says so. What leads to another site uncued is an advert.
    """
    for own in own_embeds(column.blocks, column.page):
        column.blocks[own].zones = column.blocks[own].zones - {"embed"} | {"related"}
    return once(_Gathering(column).gather(), column.page)


class _Gathering:
    """A column read once from its start to where the article is over."""

    def __init__(self, column: Column) -> None:
        self.column = column
        blocks = self.blocks = column.blocks
        self.taken, self.found, self.say, self.page = column.taken, column.found, column.say, column.page
        self.closed = False
        """A desk's closing line has been passed."""
        self.passed = 0
        """Titles below the column that were none of the article's."""
        headings = [i for i, block in enumerate(blocks) if block.kind == "heading" and not block.links]
        self.said = Counter(block.text for block in blocks if block.links)
        """How often a line with a link stands on the page."""
        self.last = last_text(column)
        self.end = self.reach()
        """How far behind the text a box may stand that closes it."""
        self.first = next((i for i, block in enumerate(blocks) if block.main), 0)
        self.headed = headings[-1] if headings else -1
        """The last heading that is no title."""
        self.behind = next((i for i in headings if i > self.last and not self.is_bar(i)), len(blocks))
        """The first such heading after the text that is no bar's."""

    def gather(self) -> list[Teaser]:
        i = next((i for i, block in enumerate(self.blocks) if "headline-block" in block.zones), 0)
        while i < len(self.blocks) and not (i > self.last and self.is_over(i)):
            self.closed = self.closed or self.closes(i)
            if i > self.last and "below" in (block := self.blocks[i]).zones:
                bare = not any(b.links for b in self.blocks[i : i + 2])  # only a script may fill in what it heads
                recommends = bare and self.heads_others(i)
                self.passed += 1 + MOST_PASSED if recommends else is_other_title(block)
            i = self.step(i)
        for teaser, title in zip(self.found, without_kickers(self.blocks, self.found), strict=True):
            teaser.link.title = clean_title(title)
        return [teaser for teaser in self.found if "hidden" not in self.blocks[teaser.at].zones] or self.found

    def reach(self) -> int:
        """The last of the first few blocks after the text, not counting the page's own lines among them."""
        left, behind = AFTER, range(self.last + 1, len(self.blocks))
        for i in behind:
            block = self.blocks[i]
            left -= not self.is_bar(i)
            if left <= 0 or "below" in block.zones:
                return i
        return len(self.blocks)

    def is_bar(self, i: int) -> bool:
        """Whether a block belongs to the page: buttons, subjects, an invitation."""
        block = self.blocks[i]
        return bool(block.zones & BARS) or (block.kind != "image" and self.say.is_furniture(block.text))

    def step(self, i: int) -> int:
        """Take whatever stands at a block; the index of the next block to look at."""
        block = self.blocks[i]
        if block.links and (offer := offer_of(self.blocks, i, self.page)):
            self.taken.update(offer)
            return i + 1
        if i < self.last and is_laid_over(self.blocks, i, self.page):
            link = RelatedLink(block.text, None, block.text, block.links[0].url)
            return take_line(self.column, i, link)
        barred = self.barred(i)
        inside = self.first < i < self.last and i not in self.taken and (barred <= {"recommend"} or block.main)
        if inside and (end := take_next(self.column, i)):
            return end
        follows = self.first < i < self.last and self.blocks[i - 1].main and "aside" in block.zones
        above = "head" in block.zones
        passing = _ABOVE if above else _BETWEEN if follows else _PASSING
        named = barred and barred <= passing and is_related_heading(block.text)
        others = not named and (block.main or not barred) and self.heads_others(i)
        if i in self.taken or block.kind == "image" or (barred and not named and not others) or self.is_apart(i):
            return i + 1
        if others:
            return self.pass_others(i)
        if named or ((is_related_heading(block.text) or self.invites(block)) and not self.is_beside(i)):
            return take_list(self.column, i)
        return self.take(i)

    def is_aside(self, i: int) -> bool:
        """Whether a block stands in an aside after the text that nothing but its heading identifies."""
        return i > self.last and "aside" in self.blocks[i].zones and not is_named(self.blocks[i])

    def is_beside(self, i: int) -> bool:
        """Whether it does, and opens no list that closes the text."""
        return self.is_aside(i) and ("below" in self.blocks[i].zones or not heads_titles(self.blocks, i))

    def take(self, i: int) -> int:
        """Take what no heading announces: a line with a cue, the items of a list, a labelled title, a box; in an
        aside after the text only lines that say what they are count. The index of the next block to look at."""
        block = self.blocks[i]
        if self.said[block.text] > MOST_SAID:
            return i + 1
        if names_subjects(block):
            self.taken.add(i)
            return i + 1
        if cued := cued_story(self.column, i) or in_brackets(block, self.page):
            return take_line(self.column, i, cued)
        if end := self.take_items(i):
            return end
        if self.labels_titles(i) or (not self.is_beside(i) and opens_box(self.blocks, i)):
            return take_list(self.column, i)
        return i + 1 if self.is_aside(i) else self.take_teaser(i)

    def labels_titles(self, i: int) -> bool:
        """Whether a line of the text is a few words and a colon directly over nothing but a title: its label, in any
        language."""
        block = self.blocks[i]
        shaped = block.is_text and not block.links and 1 < len(block.text) <= MAX_FLAG
        if not shaped or not block.text.endswith(tuple(COLONS)) or block.text.count(" ") >= MOST_WORDS:
            return False
        after = i + 1
        titled = after <= min(self.end, self.behind) and after < len(self.blocks) and bool(self.blocks[after].links)
        return titled and stands_alone(self.blocks, after) and is_teaser(self.blocks, after, self.page)

    def heads_others(self, i: int) -> bool:
        """Whether a line opens a list that does not belong to the article."""
        block = self.blocks[i]
        heads = block.kind != "image" and self.say.is_recommendation(block.text)
        if heads and "ad" in block.zones and not any("ad" in after.zones for after in self.blocks[i + 1 : i + 2]):
            return False  # the word for an advert that fills in when the page is shown
        return heads and not (i < self.last and opens_box(self.blocks, i)) and not is_of_text(self.blocks, i)

    def pass_others(self, i: int) -> int:
        """Pass over a list that does not belong to the article, or take it where its heading, set as text, says that
        it does."""
        block = self.blocks[i]
        names = block.main and block.text.endswith(tuple(COLONS)) and names_more(block.text)
        if names and (end := take_list(self.column, i)) > i + 1:
            return end
        end = skip_list(self.blocks, i)
        self.taken.update(range(i, end))
        return end

    def take_items(self, i: int) -> int:
        """Take the items of a list of the text that are links to stories; the index after them, 0 where there are none."""
        block = self.blocks[i]
        headed = block.kind == "heading"
        items = linked_items(self.blocks, i, self.page) if (i < self.last if headed else i < self.end) else []
        label, end = block.text.rstrip(f"{COLONS} ") if headed else None, items[-1][0] + 1 if items else 0
        for j, item in items:
            own, title = (label, item_title(item)) if headed else label_and_title(item) or (None, item.text)
            url = item.links[0 if headed else -1].url
            self.found.append(Teaser(j, RelatedLink(item.text, own, title, url)))
        self.taken.update(range(i, end))
        return end

    def take_teaser(self, i: int) -> int:
        """Take a line that is only a link to a story, with its box; the index of the next block to look at."""
        block = self.blocks[i]
        between = self.first <= i <= min(self.end, self.behind) and stands_alone(self.blocks, i)
        if not between or not is_teaser(self.blocks, i, self.page):
            return i + 1
        if self.say.is_signoff(block.text) or self.say.is_furniture(block.text):
            return i + 1
        if is_played(self.blocks, i):
            self.taken.add(i)
            return i + 1
        after = take_box(self.column, i)
        self.end = max(self.end, after + AFTER if "related" in block.zones else 0)
        return after

    def invites(self, block: Block) -> bool:
        """Whether a line of a related box says what more there is to read: "Read more here on ferries"."""
        return "related" in block.zones and not block.links and is_related_heading(f"{block.text}:")

    def is_over(self, i: int) -> bool:
        """Whether the article is over after the text: an author's box, readers' comments, a second list below the
        column, or another heading after the sign-off."""
        block = self.blocks[i]
        if block.kind == "image":
            return False
        named = "byline" in block.zones
        portrayed = named and "below" in block.zones and bool(block.links) and self.blocks[i - 1].kind == "image"
        author = portrayed or "bio" in block.zones or (block.kind == "heading" and named)
        author = author or ("below" in block.zones and not block.links and self.say.is_on_writer(block.text))
        if author or ("comments" in block.zones and block.kind != "heading" and len(block.text) >= MIN_COMMENT):
            return True
        if "below" not in block.zones:
            return False
        listed_below = self.passed > MOST_PASSED or (
            bool(self.found) and "below" in self.blocks[self.found[-1].at].zones
        )
        other = self.closed and block.kind == "heading" and not (is_named(block) or "tags" in block.zones)
        return listed_below or (other and self.stands_over(i) and not self.heads(i))

    def stands_over(self, i: int) -> bool:
        """Whether a heading stands over pictures or links, and not over references or another heading."""
        return any(block.kind == "image" or block.links for block in self.blocks[i + 1 : i + 2])

    def closes(self, i: int) -> bool:
        """Whether a line at the end of the text belongs to the desk."""
        block = self.blocks[i]
        if i < self.last - 1 or block.kind == "image" or block.links:
            return False
        return "signoff" in block.zones or self.say.is_signoff(block.text)

    def heads(self, i: int) -> bool:
        """Whether a line opens a list of related stories: it says so, and is the column's last heading, over something
        called related or, alone in its box, directly over a title."""
        under = range(i + 1, min(i + 3, len(self.blocks)))
        boxed = "related" in self.blocks[i].zones and any(is_other_title(self.blocks[j]) for j in under)
        sure = boxed or i >= self.headed or any(is_named(self.blocks[j]) for j in under[:1])
        return sure and is_related_heading(self.blocks[i].text)

    def is_apart(self, i: int) -> bool:
        """Whether it stands below the column and after the sign-off, where only what is called related counts."""
        zones = self.blocks[i].zones
        if "inferred" in zones and zones & {"head", "below"} and is_one_of_many(self.blocks, i, self.page):
            return True
        return self.closed and "below" in zones and not is_named(self.blocks[i]) and not self.heads(i)

    def barred(self, i: int) -> Zones:
        """The zones of a block that rule out stories of the article."""
        block = self.blocks[i]
        barred = block.zones & BARRED
        if "rail" in barred and block.kind == "heading" and self.blocks[i + 1 : i + 2]:
            barred &= self.blocks[i + 1].zones | (
                BARRED - {"rail"}
            )  # "side-title" over a list that is none of a side bar
        if barred and "related" in block.zones and (i < self.last or "below" not in block.zones):
            barred -= {"widget"} if i > self.last and "inferred" in block.zones else {"widget", "tags"}
        bar = (CUED if block.figure else CUED_APART) if i < self.last else CUED_BELOW
        alone = barred in (_CALLED, _FRAMED) and i < self.last and is_between(self.blocks, i)
        if alone and barred == _FRAMED:
            alone = block.kind == "heading" and is_other_title(self.blocks[i])
        if alone or (barred and barred <= bar and block.links and self.say.split_cue(block.text)):
            return frozenset()
        return barred
