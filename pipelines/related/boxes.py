"""Boxes and lists of related stories in an article's column: found by layout and cue."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.items import Block, RelatedLink
from pipelines.related.cards import in_brackets, is_between, is_flagged, is_one_of_many
from pipelines.related.lists import (
    BESIDE_TITLE,
    NEVER,
    flag_of,
    is_paid,
    last_text,
    listed,
    skip_list,
    take_list,
    take_next,
)
from pipelines.related.teasers import (
    MIN_WIDTH,
    Teaser,
    is_flag,
    is_laid_over,
    is_story,
    is_subject,
    is_titled,
    kicker_and_title,
    label_and_title,
    of_one_site,
    offer_of,
    once,
    own_embeds,
    stands_alone,
    thumbnail,
    title_address,
    title_and_button,
    titles_of,
    width,
)
from pipelines.related.wording import Wording

CUED_BELOW, CUED = frozenset({"tags"}), frozenset({"tags", "navigation", "widget"})
"""Zones in which a line with a cue names a story of the article's: below the text, and between its paragraphs."""
MIN_COMMENT = 40
MOST_PASSED = 2
"""Titles below the column without a heading over them, after which no other list is the article's."""
AFTER = 3
"""A story's box may close the text: this many blocks after the last paragraph."""


def gather_related(blocks: Sequence[Block], taken: set[int], wording: Wording, page: str = "") -> list[Teaser]:
    """Cross-references to other stories that the column carries, in reading order; blocks used are added to `taken`.

    Four forms: a line that opens with a cue ("READ MORE: …"); the links under a heading that is one; a box whose markup
    calls it related; a line between paragraphs that is but a link to a story. After the text they count up to what ends
    the article: an author's box, comments, another list; below the column only a list under its heading counts, after a
    sign-off only one whose markup says so. `page`: the page's address; what leads to another site uncued is an advert.
    """
    for own in own_embeds(blocks, page):
        blocks[own].zones = blocks[own].zones - {"embed"} | {"related"}
    return once(_Gathering(blocks, taken, wording, page).gather(), page)


class _Gathering:
    """A column read once from its start to where the article is over."""

    def __init__(self, blocks: Sequence[Block], taken: set[int], wording: Wording, page: str) -> None:
        self.blocks, self.taken, self.say, self.page = blocks, taken, wording, page
        self.found: list[Teaser] = []
        self.closed = False
        """A desk's closing line has been passed."""
        self.passed = 0
        """Titles below the column that were none of the article's."""
        headings = [i for i, block in enumerate(blocks) if block.kind == "heading" and not block.links]
        self.last = last_text(blocks, taken)
        self.end = self.last + AFTER
        self.first = next((i for i, block in enumerate(blocks) if block.main), 0)
        self.headed = headings[-1] if headings else -1
        """The last heading that is no title."""
        self.behind = next((i for i in headings if i > self.last), len(blocks))
        """The first such heading after the text."""

    def gather(self) -> list[Teaser]:
        i = next((i for i, block in enumerate(self.blocks) if "headline-block" in block.zones), 0)
        while i < len(self.blocks) and not (i > self.last and self.is_over(i)):
            self.closed = self.closed or self.closes(i)
            self.passed += i > self.last and "below" in self.blocks[i].zones and self.is_other_title(i)
            i = self.step(i)
        for teaser in self.found:
            teaser.link.title = self.say.clean_title(teaser.link.title)
        return [teaser for teaser in self.found if "hidden" not in self.blocks[teaser.at].zones] or self.found

    def step(self, i: int) -> int:
        """Take what stands at a block, if anything; the index of the next one to look at."""
        block, say = self.blocks[i], self.say
        if block.links and (offer := offer_of(self.blocks, i, self.page)):
            self.taken.update(offer)
            return i + 1
        if i < self.last and is_laid_over(self.blocks, i, self.page):
            link = RelatedLink(block.text, None, block.text, block.links[0].url)
            return _take(link, self.blocks, i, self.found, self.taken)
        barred = self.barred(i)
        named = bool(barred) and barred <= {"recommend", "footer"} and say.is_heading(block.text)
        inside = self.first < i < self.last and i not in self.taken and (barred <= {"recommend"} or block.main)
        if inside and (end := take_next(self.blocks, i, self.found, self.taken, say, self.page)):
            return end
        other = not named and (block.main or not barred) and block.kind != "image" and say.is_recommendation(block.text)
        other = other and not (i < self.last and _opens_box(self.blocks, i))
        if i in self.taken or block.kind == "image" or (barred and not named and not other) or self.is_apart(i):
            return i + 1
        beside = i > self.last and "aside" in block.zones and not _is_named(block)
        if other:
            if block.main and say.names_more(block.text) and (end := self.take_list(i)) > i + 1:
                return end
            end = skip_list(self.blocks, i)
            self.taken.update(range(i, end))
            return end
        if named or ((say.is_heading(block.text) or self.invites(block)) and not beside):
            return self.take_list(i)
        if cued := _cued(self.blocks, i, say) or in_brackets(block, self.page):
            return _take(cued, self.blocks, i, self.found, self.taken)
        headed = block.kind == "heading"
        if i < self.last + (0 if headed else AFTER) and (items := listed(self.blocks, i, self.page)):
            label, end = block.text.rstrip(":： ") if headed else None, items[-1][0] + 1
            for j, item in items:
                own, title = (label, item.text) if headed else label_and_title(item) or (None, item.text)
                self.found.append(Teaser(j, RelatedLink(item.text, own, title, item.links[-1].url)))
            self.taken.update(range(i, end))
            return end
        if not beside and _opens_box(self.blocks, i):
            return self.take_list(i)
        between = self.first <= i <= self.end and not beside and i <= self.behind and stands_alone(self.blocks, i)
        teaser = _is_teaser(self.blocks, i, between, self.page)
        if not teaser or say.is_signoff(block.text) or say.is_furniture(block.text):
            return i + 1
        after = _take_box(self.blocks, i, self.found, self.taken, say)
        self.end = max(self.end, after + AFTER if "related" in block.zones else 0)
        return after

    def invites(self, block: Block) -> bool:
        """Whether a line of a related box says of what more may be read: "Read more here on ferries"."""
        return "related" in block.zones and not block.links and self.say.is_heading(f"{block.text}:")

    def take_list(self, i: int) -> int:
        return take_list(self.blocks, i, self.found, self.taken, self.say)

    def is_over(self, i: int) -> bool:
        """Whether, after the text, the article is over: an author's box, readers' comments, a second list below the
        column, another heading after the sign-off."""
        block = self.blocks[i]
        if block.kind == "image":
            return False
        named = "byline" in block.zones
        portrayed = named and "below" in block.zones and bool(block.links) and self.blocks[i - 1].kind == "image"
        author = portrayed or "bio" in block.zones or (block.kind == "heading" and named)
        if author or ("comments" in block.zones and len(block.text) >= MIN_COMMENT):
            return True
        if "below" not in block.zones:
            return False
        listed_below = self.passed > MOST_PASSED or (
            bool(self.found) and "below" in self.blocks[self.found[-1].at].zones
        )
        other = self.closed and block.kind == "heading" and not (_is_named(block) or "tags" in block.zones)
        return listed_below or (other and not self.heads(i))

    def is_other_title(self, i: int) -> bool:
        """Whether a block is nothing but a link to a story, as wide as a title."""
        url = title_address(self.blocks[i])
        return url is not None and width(self.blocks[i].text) >= MIN_WIDTH and is_story(url)

    def closes(self, i: int) -> bool:
        """Whether a line at the end of the text is the desk's."""
        block = self.blocks[i]
        if i < self.last - 1 or block.kind == "image" or block.links:
            return False
        return "signoff" in block.zones or self.say.is_signoff(block.text)

    def heads(self, i: int) -> bool:
        """Whether it opens a list of related stories, and is the column's last heading or over what is called related."""
        named = any(map(_is_named, self.blocks[i + 1 : i + 2]))
        return (i >= self.headed or named) and self.say.is_heading(self.blocks[i].text)

    def is_apart(self, i: int) -> bool:
        """Whether it stands below the column and after the sign-off, where only what is called related counts."""
        zones = self.blocks[i].zones
        if "told" in zones and zones & {"head", "below"} and is_one_of_many(self.blocks, i):
            return True
        return self.closed and "below" in zones and not _is_named(self.blocks[i]) and not self.heads(i)

    def barred(self, i: int) -> frozenset[str]:
        """The zones of a block in which no story is named that the article carries."""
        block = self.blocks[i]
        barred = block.zones & NEVER
        if barred and "related" in block.zones and (i < self.last or "below" not in block.zones):
            barred -= {"widget"} if i > self.last and "told" in block.zones else {"widget", "tags"}
        bar = CUED if i < self.last else CUED_BELOW
        alone = barred == {"recommend"} and i < self.last and is_between(self.blocks, i)
        if alone or (barred and barred <= bar and block.links and self.say.split_cue(block.text)):
            return frozenset()
        return barred


def _is_named(block: Block) -> bool:
    """Whether a block stands in what its markup calls related, not only its heading."""
    return "related" in block.zones and "told" not in block.zones


def _cued(blocks: Sequence[Block], i: int, wording: Wording) -> RelatedLink | None:
    block = blocks[i]
    if block.zones & {"below", "head"} and (not block.links or block.kind == "heading"):
        return None
    link = wording.split_cue(block.text)
    parts = label_and_title(block) if link is None else None
    if parts and (wording.is_heading(parts[0]) or (is_flagged(block, parts[0]) and not wording.is_signoff(block.text))):
        link = RelatedLink(block.text, *parts)
    if (
        link is None
        and "related" in block.zones
        and (parts := title_and_button(block))
        and wording.is_heading(parts[1])
    ):
        return RelatedLink(block.text, None, parts[0], block.links[0].url)
    if link is not None and not block.links and any(b.zones & {"video", "embed"} for b in blocks[i + 1 : i + 3]):
        return None
    if link is not None and block.links:
        link.url = block.links[-1].url
        if is_subject(link.url) and not link.label:
            return None
    return link


def _take(link: RelatedLink, blocks: Sequence[Block], i: int, found: list[Teaser], taken: set[int]) -> int:
    taken.add(i)
    if (more := titles_of(blocks[i])) is not None:
        found.append(Teaser(i, link))
    if more:
        link.title, link.url = more[0].text, more[0].url
        found += [Teaser(i, RelatedLink(other.text, link.label, other.text, other.url)) for other in more[1:]]
    return i + 1


def _take_box(blocks: Sequence[Block], i: int, found: list[Teaser], taken: set[int], wording: Wording) -> int:
    """A box: flag, title and summary may link alike; the flag is shorter than the title after it."""
    block, j = blocks[i], i + 1
    while j < len(blocks) and blocks[j].kind == "image":
        j += 1
    label: str | None
    if j < len(blocks) and is_flag(block, blocks[j]):
        text, title, label, end = f"{block.text} {blocks[j].text}", blocks[j].text, block.text, j + 1
    else:
        label, title = kicker_and_title(block)
        text, label, end = block.text, label or flag_of(blocks, i, wording), i + 1
    if label is not None and label == blocks[i - 1].text:
        taken.add(i - 1)
    if label is not None and wording.is_furniture(label):
        label = None
    if not is_paid(blocks, i, wording):
        found.append(Teaser(i, RelatedLink(text, label and label.rstrip(":： "), title, title_address(block))))
    taken.update(range(i, end))
    taken.update(thumbnail(blocks, i))
    return end


def _opens_box(blocks: Sequence[Block], i: int) -> bool:
    """A heading without a link of its own inside what the markup calls related, or that tells its box to be."""
    block = blocks[i]
    inside = "related" in block.zones and not block.zones & {"head", "below"}
    heads = block.kind == "heading" or ("told" in block.zones and "told" not in blocks[i - 1].zones)
    return inside and heads and not block.links and len(block.text) < 60


def _is_teaser(blocks: Sequence[Block], i: int, between: bool, page: str) -> bool:
    """A line that is nothing but a link to a story of the same site, inside the column; a short one only on a list."""
    block = blocks[i]
    if not between or block.zones & {"head", "below"} or block.zones & BESIDE_TITLE:
        return False
    url = title_address(block)
    if (
        url is None
        or not is_story(url)
        or block.text.startswith("http")
        or (page and not of_one_site(url, page))
        or block.text.endswith((".", "。"))
    ):
        return False
    return "related" in block.zones or is_titled(blocks, i)
