"""What the blocks beside a teaser show: its flag, its picture, a word for adverts, an offer; and which stories are
there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from crawler.items import Block
from pipelines.language.widths import width
from pipelines.parts.related.addresses import is_offer, is_section, is_story
from pipelines.parts.related.headings import (
    is_paid,
    is_recommendation_heading,
    is_related_heading,
    names_more,
)
from pipelines.parts.related.teasers import MAX_FLAG, MIN_WIDTH, Teaser, title_address
from pipelines.world.address import of_one_site

MIN_SUMMARY = 60
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?] [\"“«„]?[A-ZÀ-ÞА-Я]|(?:\.|…)$|。")
MAX_GAIN = 80
MOST_BEFORE = 3
MAX_WORDS_ABOVE, MAX_WORD_ABOVE = 3, 40
MOST_BETWEEN = 3
"""Blocks between a hidden link and its title: its picture, its kicker."""


def stands_alone(blocks: Sequence[Block], i: int) -> bool:
    """Whether a cell is the only one of its table, or an item is on no list of the text with other items without links."""
    block, beside = blocks[i], (*blocks[max(i - 1, 0) : i], *blocks[i + 1 : i + 2])
    if block.kind == "list_item" and block.main:
        ways = (blocks[i:], blocks[i::-1])
        items = (item for way in ways for item in takewhile(lambda other: other.kind == "list_item", way))
        return not any(item.main and not item.links for item in items)
    own = title_address(block)
    return block.kind != "table" or all(b.kind != "table" or _is_prose(b) or title_address(b) == own for b in beside)


def _is_prose(cell: Block) -> bool:
    """Whether a cell is a paragraph of a text laid out in a table."""
    return cell.main and title_address(cell) is None and _is_summary(cell.text)


def is_titled(blocks: Sequence[Block], i: int) -> bool:
    """Whether a link is as wide as a title, or an item beside such a one that leads to a story."""
    if width(blocks[i].text) >= MIN_WIDTH:
        return True
    beside = (*blocks[max(i - 1, 0) : i], *blocks[i + 1 : i + 2]) if blocks[i].kind == "list_item" else ()
    items = (item for item in beside if item.kind == "list_item" and width(item.text) >= MIN_WIDTH)
    return any(is_story(title_address(item) or "") for item in items)


def is_laid_over(blocks: Sequence[Block], i: int, page: str) -> bool:
    """Whether a title is a link for screen readers, laid over a card of the same site that displays it without a link."""
    block, card = blocks[i], blocks[i + 1 : i + 2]
    if "hidden" not in block.zones or not card or card[0].main or card[0].links or width(block.text) < MIN_WIDTH:
        return False
    url = title_address(block)
    return card[0].text.endswith(block.text) and url is not None and is_story(url) and of_one_site(url, page)


def is_of_text(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line that opens like the heading of a list is an item among others of the text's, or heads a paragraph
    of it: "More from the sea"."""
    line, below, listed = blocks[i], blocks[i + 1 : i + 2], blocks[i + 2 : i + 3]
    if not line.main or line.links or not names_more(line.text):
        return False
    if line.kind == "list_item":
        return not stands_alone(blocks, i)
    told = line.kind == "heading" and below and below[0].main and below[0].kind == "paragraph" and not below[0].links
    introduces = bool(listed) and listed[0].kind == "list_item" and bool(listed[0].links)
    return bool(told) and not introduces and len(below[0].text.encode()) >= MIN_SUMMARY


def heads_titles(blocks: Sequence[Block], i: int) -> bool:
    """Whether a block is a heading, or a line over two titles or more."""
    under = [block for block in blocks[i + 1 : i + 1 + REACH] if block.kind != "image"][:2]
    return blocks[i].kind == "heading" or (len(under) > 1 and all(block.links for block in under))


def is_flag(block: Block, title: Block) -> bool:
    """Whether a line of a box is the flag of the next title: it has the same link, and is shorter."""
    heads = title.kind == "heading" != block.kind
    if title_address(title) != title_address(block) or (not heads and _is_summary(title.text)):
        return False
    summed_up = block.kind == "heading" != title.kind
    named = "headline" in block.zones and "kicker" not in block.zones and not is_related_heading(block.text)
    if summed_up or (named and ("headline" not in title.zones or "standfirst" in title.zones)):
        return False  # a title and its deck
    if heads and len(block.text) < MAX_FLAG:
        return True
    return block.text.endswith(":") or len(block.text) < min(MAX_FLAG, len(title.text) / 1.5)


def is_other_title(block: Block) -> bool:
    """Whether a block is nothing but a link to a story, as wide as a title."""
    url = title_address(block)
    return url is not None and width(block.text) >= MIN_WIDTH and is_story(url)


def is_between(blocks: Sequence[Block], i: int) -> bool:
    """Whether a title with only its picture stands between two paragraphs, whatever its box is called; pictures of the
    text may stand beside it."""
    ways = (blocks[max(i - REACH, 0) : i][::-1], blocks[i + 1 : i + 1 + REACH])
    beside = [next((b for b in way if b.kind != "image" and "caption" not in b.zones), None) for way in ways]
    return all(block is not None and block.main for block in beside)


REACH = 5


def is_one_of_many(blocks: Sequence[Block], i: int, page: str) -> bool:
    """Whether a box that only its heading identifies stands before another list of the site's stories: a column of them."""
    after = next((j for j in range(i, len(blocks)) if not _is_of_box(blocks[j])), len(blocks))
    if after == len(blocks) or blocks[after].kind != "heading":
        return False
    titles = (title_address(block) for block in blocks[after + 1 : after + MANY] if block.kind != "image")
    return sum(1 for url in titles if url and is_story(url) and (not page or of_one_site(url, page))) > 1


def _is_of_box(block: Block) -> bool:
    """Whether a block stands in a box that its heading identifies, and does not open one of the same desk's stories."""
    more = block.kind == "heading" and is_recommendation_heading(block.text) and names_more(block.text)
    return "inferred" in block.zones and not more


MANY = 8
"""The first two stories under a heading stand among so many blocks after it."""


def _is_summary(text: str) -> bool:
    """Whether a line of a box is a summary and no title: sentences, or one that is cut short."""
    return width(text) > MIN_SUMMARY and _SENTENCES.search(text) is not None


def flag_of(blocks: Sequence[Block], i: int) -> str | None:
    """The flag of a box, before its title: it has the title's link, or stands in the same related zone, or between the
    title and its picture."""
    dated = i > 1 and blocks[i - 1].zones >= {"date", "related"}
    at = i - 1 - (dated or (i > 1 and blocks[i - 1].kind == "image"))
    flag, titled = blocks[max(at, 0)], blocks[i].kind == "heading"
    under = titled and not flag.zones and at == i - 1 > 0 and blocks[at - 1].kind == "image"
    if not i or flag.kind == "image" or (flag.main and not under) or len(flag.text) >= MAX_FLAG:
        return None
    alike = bool(flag.links) and flag.links[0].url == blocks[i].links[0].url
    boxed = not flag.links and (under or "related" in blocks[i].zones & flag.zones)
    captions = flag.zones & {"caption", "credit"} and not (alike and not flag.figure and "credit" not in flag.zones)
    named = is_related_heading(flag.text) or "kicker" in flag.zones
    sure = named or ((dated or at == i - 1) and not captions)
    return flag.text if sure and (alike or boxed) else None


def is_advert(blocks: Sequence[Block], i: int) -> bool:
    """Whether one of the few words over a title, or over its picture in the same box, marks it as an advert:
    "Advertorial", "Sponsored". A word in an advert's own place refers to that."""
    pictured = False
    for above in reversed(blocks[max(0, i - MAX_WORDS_ABOVE) : i]):
        titled = title_address(above) is not None and width(above.text) >= MIN_WIDTH
        if titled or len(above.text) > MAX_WORD_ABOVE or (above.kind != "image" and is_related_heading(above.text)):
            return False
        pictured = pictured or above.kind == "image"
        if is_paid(above.text):
            return "related" in above.zones & blocks[i].zones or not (pictured or "ad" in above.zones)
    return False


def is_unseen(blocks: Sequence[Block], i: int) -> bool:
    """Whether a hidden link with the next title's address says what a sign shows."""
    if "hidden" not in blocks[i].zones:
        return False
    own, size = title_address(blocks[i]), len(blocks[i].text)
    after = ((n, b) for n, b in enumerate(blocks[i + 1 : i + 1 + MOST_BETWEEN]) if b.kind != "image")
    return own is not None and any(title_address(b) == own and (n == 0 or len(b.text) > size) for n, b in after)


def thumbnail(blocks: Sequence[Block], i: int) -> range:
    """The picture that opens a box, with the little that stands between it and the title: a flag, a film's running time."""
    for j in range(i - 1, max(i - 1 - MOST_BEFORE, -1), -1):
        block = blocks[j]
        if "related" not in block.zones & blocks[i].zones or block.main or len(block.text) > MAX_FLAG:
            break
        if block.kind == "image":
            return range(j, i)
    return range(0)


def offer_of(blocks: Sequence[Block], i: int, page: str) -> range:
    """A line that sells something, and the list of advantages above it, unless text stands over that list."""
    if not _sells(blocks[i], page):
        return range(0)
    first = i
    while first and blocks[first - 1].kind == "list_item" and len(blocks[first - 1].text) <= MAX_GAIN:
        first -= 1
    return range(first if first and not blocks[first - 1].main else i, i + 1)


def _sells(block: Block, page: str) -> bool:
    """Whether a line is nothing but a link to one of the company's services, or a paragraph nothing but one to a
    section of the page's own site."""
    url = title_address(block)
    if url is None:
        return False
    own = block.is_text and is_section(url) and of_one_site(url, page)
    return own or is_offer(url)


def own_embeds(blocks: Sequence[Block], page: str) -> Iterator[int]:
    """The blocks of embeds that only lead to stories of the page's own site: boxes of related stories."""
    start = 0 if page and any("embed" in block.zones for block in blocks) else len(blocks)
    while start < len(blocks):
        end = start
        while end < len(blocks) and _is_embed(blocks[end]):
            end += 1
        if end > start and _lead_home(blocks[start:end], page):
            yield from range(start, end)
        start = end + 1


def _is_embed(block: Block) -> bool:
    """Whether a block belongs to an embed and, in the column, is nothing but a title or the heading over some."""
    if "embed" not in block.zones:
        return False
    return not block.main or title_address(block) is not None or is_related_heading(block.text)


def _lead_home(blocks: Sequence[Block], page: str) -> bool:
    urls = {link.url for block in blocks for link in block.links}
    titled = any(block.links and width(block.text) >= MIN_WIDTH for block in blocks)
    return titled and all(is_story(url) and of_one_site(url, page) for url in urls)


def once(found: list[Teaser], page: str) -> list[Teaser]:
    """Each story once, and never the page itself: a box has the same link on title, picture and summary."""
    urls = {page}
    kept = []
    for teaser in found:
        url = teaser.link.url
        if url and (url in urls or not is_story(url)):
            continue
        urls.add(url or "")
        kept.append(teaser)
    return kept
