"""Lists of related stories under a heading: where one begins, what stands on it, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise, takewhile

from crawler.items import Block, RelatedLink
from pipelines.related.teasers import (
    MAX_FLAG,
    MAX_TITLE,
    MIN_WIDTH,
    Teaser,
    is_flag,
    is_story,
    label_and_title,
    listed_titles,
    of_one_site,
    once,
    title_address,
    width,
)
from pipelines.related.wording import Wording

NEVER = frozenset(
    {"navigation", "footer", "comments", "cookie", "recommend", "share", "ad", "popup", "tags", "bio", "newsletter",
     "hidden", "above", "rail", "widget", "headline-block", "byline", "caption", "embed", "video"}
)  # fmt: skip
IN_LIST = frozenset({"video", "popup", "hidden", "recommend", "footer"})
"""Zones that a story on a list may have: a film, a page that opens over this one."""
BESIDE_TITLE = frozenset({"date", "kicker", "tags", "byline", "share"})
"""Zones of what stands round a title in a box: its date, its section."""
COLONS = (":", "：")
_PASSED = BESIDE_TITLE | {"hidden"}
"""For whom a story is may be hidden before its title: "For subscribers"."""
MAX_ITEMS = 80
MIN_SUBJECTS = 3
_TITLED = re.compile(r"\d{3}|\.s?html?$|-[^/-]+-[^/-]+-")
"""In the address of a story: a number, a page's ending, a title."""


def take_list(blocks: Sequence[Block], i: int, found: list[Teaser], taken: set[int], wording: Wording) -> int:
    """The titles that follow a heading, with what stands round them, up to the next paragraph or heading.

    They go to `found`, their blocks to `taken`; the index of the block after them.
    """
    label = blocks[i].text.strip(":： |｜【】[]")
    inner = {"rail", "caption"} if "related" in blocks[i].zones else set()  # "item alignment-side" in the box
    never, beside = NEVER - IN_LIST - inner - blocks[i].zones, BESIDE_TITLE - ({"tags"} & blocks[i].zones)
    j, start = i + 1, len(found)
    headed = _titles_are_headings(blocks, i)
    paid = 0
    while j < len(blocks) and j - i < MAX_ITEMS:
        block = blocks[j]
        links = listed_titles(block) if not headed or block.kind == "heading" else []
        if len(found) > start and _other_list(block, blocks[found[start].at]):
            break
        if links and block.kind != "image" and is_paid(blocks, j, wording):
            paid = j
        elif block.kind != "image" and links and not _barred(block, never) and not block.zones & beside:
            if len(found) > start and (is_flag(blocks[at := found[-1].at], block) or _is_kicker(blocks, at, j)):
                found.pop()
            if not wording.is_furniture(links[0].text) and not is_unseen(blocks, j):
                cued = wording.split_cue(block.text) if len(links) < 2 else None
                title = cued.title if cued and cued.label else None
                found += [Teaser(j, RelatedLink(x.text, label, title or x.text, x.url)) for x in links]
        elif _is_summary(block, found[start:], j) or (
            len(found) == start and not blocks[i].links and _is_section(blocks, i, j, wording)
        ):
            pass  # what belongs to the story before or behind it
        elif _ends_list(block, links[0].url if links else None, never):
            break
        j += 1
    if len(found) == start:
        taken.update(range(i, paid + 1 if paid else i))
        return max(i, paid) + 1
    j = next((k for k in range(found[-1].at + 1, j) if _is_desks(blocks[k], wording)), j)
    boxed = "related" in blocks[found[-1].at].zones
    while j - 1 > found[-1].at and (blocks[j - 1].main or (boxed and "related" not in blocks[j - 1].zones)):
        j -= 1  # the text's own line, a writer's, the story's day, behind the list
    if _are_subjects(found[start:]):
        del found[start:]
    found[start:] = [one for one, _ in pairwise(found[start:]) if not _is_bare(one.link)] + found[start:][-1:]
    taken.update(range(i, j))
    return j


def _is_desks(block: Block, wording: Wording) -> bool:
    """Whether a line behind the last title is the desk's: more than the name of a story's source."""
    long = block.kind != "image" and len(block.text.encode()) >= MIN_DESKS and not block.links
    return long and wording.is_signoff(block.text)


MIN_DESKS = 20


def is_paid(blocks: Sequence[Block], i: int, wording: Wording) -> bool:
    """Whether one of the few words over a title says that it is an advert's: "Advertorial", "Sponsored"; over its
    picture, too, where the word stands in the same box."""
    pictured = False
    for above in reversed(blocks[max(0, i - MAX_WORDS_ABOVE) : i]):
        titled = title_address(above) is not None and width(above.text) >= MIN_WIDTH
        if titled or len(above.text) > MAX_WORD_ABOVE:
            return False
        pictured = pictured or above.kind == "image"
        if wording.is_paid(above.text):
            return not pictured or "related" in above.zones & blocks[i].zones
    return False


MAX_WORDS_ABOVE, MAX_WORD_ABOVE = 3, 40


def is_unseen(blocks: Sequence[Block], i: int) -> bool:
    """Whether a hidden link says of the title behind it, which leads where it does, what a sign shows."""
    if "hidden" not in blocks[i].zones:
        return False
    own, size = title_address(blocks[i]), len(blocks[i].text)
    after = ((n, b) for n, b in enumerate(blocks[i + 1 : i + 1 + MOST_BETWEEN]) if b.kind != "image")
    return own is not None and any(title_address(b) == own and (n == 0 or len(b.text) > size) for n, b in after)


MOST_BETWEEN = 3
"""Blocks between what is hidden and the title: its picture, its kicker."""


def _barred(block: Block, never: Set[str]) -> Set[str]:
    """The zones of a block in which no story stands on a list; a box of related stories may be a widget."""
    return block.zones & never - ({"widget"} if "related" in block.zones else set())


def _is_kicker(blocks: Sequence[Block], at: int, j: int) -> bool:
    """Whether a line and the one that leads to the same story are kicker and title: a colon alone stands between them."""
    return j == at + 2 and blocks[at + 1].text in COLONS and title_address(blocks[at]) == title_address(blocks[j])


def take_next(
    blocks: Sequence[Block], i: int, found: list[Teaser], taken: set[int], wording: Wording, page: str
) -> int:
    """Take the one story in a box between paragraphs under a heading that, over several or below a text, would
    recommend: "Read next". The index of the block after it; 0 where there is none."""
    if not (wording.is_cue(blocks[i].text) and wording.is_recommendation(blocks[i].text)):
        return 0
    listed, used = list[Teaser](), set[int]()
    end = take_list(blocks, i, listed, used, wording)
    stories = once(listed, page)
    if len(stories) != 1 or not of_one_site(stories[0].link.url or "", page):
        return 0
    found += stories
    taken |= used
    return end


def _are_subjects(listed: Sequence[Teaser]) -> bool:
    """Whether several titles are so short, and their addresses so bare, that they name subjects: "Latin America"."""
    return len(listed) >= MIN_SUBJECTS and all(_is_bare(teaser.link) for teaser in listed)


def _is_bare(link: RelatedLink) -> bool:
    """Whether a title is so short and its address so bare that it names a subject, or the section of the title behind it."""
    return width(link.title) < MIN_WIDTH and not _TITLED.search(link.url or "")


def _titles_are_headings(blocks: Sequence[Block], i: int) -> bool:
    """Whether the titles in a box are headings: other links are the sections and writers beside them."""
    box = takewhile(_is_boxed, blocks[i + 1 : i + MAX_ITEMS])
    return sum(1 for block in box if block.kind == "heading" and title_address(block)) > 1


def _is_boxed(block: Block) -> bool:
    return "related" in block.zones and (block.kind != "heading" or bool(block.links))


def _other_list(block: Block, first: Block) -> bool:
    """A linked line that is set otherwise than a list's titles opens another list."""
    heading, named = block.kind == "heading" != first.kind, "headline" in block.zones and "headline" not in first.zones
    left = "related" in first.zones and "related" not in block.zones
    return bool(block.links) and (left or heading or named)


def _is_section(blocks: Sequence[Block], i: int, j: int, wording: Wording) -> bool:
    """Whether a word or two right before a list's first title are its section, or a heading under the box's own says whence it is."""
    block, after = blocks[j], blocks[j + 1 : j + 2]
    if block.kind == "heading" and j == i + 1 and block.level > blocks[i].level:
        return "related" in block.zones & blocks[i].zones and not block.links and not wording.is_heading(block.text)
    if block.kind in ("image", "heading") or block.links or block.main or len(block.text) > MAX_SECTION:
        return False
    return bool(after) and title_address(after[0]) is not None and not wording.is_recommendation(block.text)


MAX_SECTION = 40


def _is_summary(block: Block, found: Sequence[Teaser], j: int) -> bool:
    """Whether an item of a list is text and stands right behind a story's title."""
    return block.kind == "list_item" and block.main and bool(found) and found[-1].at == j - 1


def _ends_list(block: Block, url: str | None, never: Set[str]) -> bool:
    if block.kind == "image" or url or block.zones & _PASSED or not any(map(str.isalpha, block.text)):
        return False
    titled = "headline" in block.zones and sum(map(str.isalnum, block.text)) > 1
    if titled or _barred(block, never) or block.main or block.kind == "heading":
        return True
    return not block.links and "related" not in block.zones


def skip_list(blocks: Sequence[Block], i: int) -> int:
    """The index of the block after a list that is none of the article's."""
    j = i + 1
    while j < len(blocks) and (blocks[j].kind == "image" or _is_listed(blocks, j)):
        j += 1
    while j > i + 1 and blocks[j - 1].kind == "image" and not blocks[j - 1].links:
        j -= 1  # a picture that leads nowhere is no title's
    return j


def _is_listed(blocks: Sequence[Block], j: int) -> bool:
    """A title, or the summary under one, set otherwise than the text."""
    block, before = blocks[j], blocks[j - 1]
    if "head" in block.zones:
        return title_address(block) is not None
    summary = bool(block.zones) and block.kind != "heading" and title_address(before) is not None
    return bool(listed_titles(block)) or summary or (bool(block.links) and not block.main)


def listed(blocks: Sequence[Block], i: int, page: str) -> list[tuple[int, Block]]:
    """The items of a list right under a heading, where each is hardly more than a link to a story of the same site; of one
    without, where each has a word or two and a colon, or a question, before it: "Ferries: Back on line"."""
    headed = blocks[i].kind == "heading"
    begins = headed or (blocks[i].kind == "list_item" and blocks[max(i - 1, 0)].kind != "list_item")
    if not begins or (headed and blocks[i].links) or blocks[i].zones & {"head", "below"}:
        return []
    after = enumerate(blocks[i + headed : i + headed + MAX_ITEMS], i + headed)
    items = list(takewhile(lambda item: item[1].kind == "list_item", after))
    own = (
        is_mostly_link(b, page) and "recommend" not in b.zones and (headed or _is_labelled(b, page)) for _, b in items
    )
    return items if len(items) > 1 and all(own) else []


def _is_labelled(block: Block, page: str) -> bool:
    parts = label_and_title(block)
    label = block.text.removesuffix(parts[1]).rstrip() if parts else ""
    own = block.links[-1].url.partition("#")[0] != page.partition("#")[0] if label else False
    return own and 1 < len(label) <= MAX_FLAG and label.endswith((":", "?", "!"))


def is_mostly_link(block: Block, page: str) -> bool:
    """Whether half of a line or more is a link to one story of the page's own site, and the line no sentence."""
    urls = {link.url for link in block.links}
    linked = sum(len(link.text) for link in block.links)
    if (
        len(urls) != 1
        or linked < 0.5 * len(block.text)
        or len(block.text) > MAX_TITLE
        or block.text.endswith((".", "。"))
    ):
        return False
    url = urls.pop()
    return width(block.text) >= MIN_WIDTH and is_story(url) and (not page or of_one_site(url, page))


def last_text(blocks: Sequence[Block], taken: set[int]) -> int:
    """The index of the last line of the text; a heading or a line that is all link may belong to a list after it."""
    return max(
        (
            i
            for i, block in enumerate(blocks)
            if block.main
            and i not in taken
            and block.kind != "heading"
            and not block.zones & AFTER_TEXT
            and not title_address(block)
        ),
        default=-1,
    )


AFTER_TEXT = frozenset({"related", "recommend", "hidden", "tags", "share", "comments", "below", "bio"})
"""Zones of what may be kept as text after the text, and is none."""


def flag_of(blocks: Sequence[Block], i: int, wording: Wording) -> str | None:
    """The flag of a box, set before its title: it leads where the title does, or stands in the same related zone, or
    between the title and its picture."""
    dated = i > 1 and blocks[i - 1].zones >= {"date", "related"}
    at = i - 1 - (dated or (i > 1 and blocks[i - 1].kind == "image"))
    flag, titled = blocks[max(at, 0)], blocks[i].kind == "heading"
    under = titled and not flag.zones and at == i - 1 > 0 and blocks[at - 1].kind == "image"
    if not i or flag.kind == "image" or (flag.main and not under) or len(flag.text) >= MAX_FLAG:
        return None
    alike = bool(flag.links) and flag.links[0].url == blocks[i].links[0].url
    boxed = not flag.links and (under or "related" in blocks[i].zones & flag.zones)
    sure = wording.is_heading(flag.text) or ((dated or at == i - 1) and not flag.zones & {"caption", "credit"})
    return flag.text if sure and (alike or boxed) else None
