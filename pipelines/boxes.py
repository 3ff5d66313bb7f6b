"""Boxes and lists of related stories in an article's column: found by layout and cue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.items import Block, RelatedLink
from pipelines.teasers import (
    Teaser,
    is_flag,
    is_story,
    is_subject,
    is_titled,
    is_unseen,
    label_and_title,
    listed,
    listed_titles,
    of_one_site,
    once,
    own_embeds,
    sells,
    stands_alone,
    title_address,
    title_and_button,
    titles_of,
)

NEVER = frozenset(
    {"navigation", "footer", "comments", "cookie", "recommend", "share", "ad", "popup", "tags", "bio", "newsletter",
     "hidden", "above", "rail", "widget", "headline-block", "byline", "caption", "embed", "video"}
)  # fmt: skip
IN_LIST = frozenset({"video", "popup", "hidden", "recommend", "footer"})
"""Zones that a story on a list may have: a film, a page that opens over this one."""
BESIDE_TITLE = frozenset({"date", "kicker", "tags", "byline", "share"})
"""Zones of what stands round a title in a box: its date, its section."""
MAX_ITEMS = 80
AFTER_TEXT = frozenset({"related", "recommend", "hidden", "tags", "share", "comments", "below", "bio"})
"""Zones of what may be kept as text after the text, and is none."""
MIN_COMMENT = 40
AFTER = 3
"""A story's box may close the text: this many blocks after the last paragraph."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a line say, whatever its layout."""

    split_cue: Callable[[str], RelatedLink | None]
    is_heading: Callable[[str], bool]
    """It opens a list of related stories."""
    is_recommendation: Callable[[str], bool]
    """It opens a list that is none of the article's: most read, for you."""
    is_signoff: Callable[[str], bool]
    is_furniture: Callable[[str], bool]
    """A line of the page's own: an invitation, a button, a date."""
    clean_title: Callable[[str], str]
    """Without what is set beside it: the length of a film, a day."""


def gather_related(blocks: Sequence[Block], taken: set[int], wording: Wording, page: str = "") -> list[Teaser]:
    """Cross-references to other stories that the column carries, in reading order; blocks used are added to `taken`.

    Four forms: a line that opens with a cue ("READ MORE: …"); the links under a heading that is one; a box whose markup
    calls it related; a line between paragraphs that is but a link to a story. After the text they count up to what ends
    the article: an author's box, comments, another list; below the column only a list under its heading counts, after a
    sign-off only one whose markup says so. `page`: the page's address; what leads to another site uncued is an advert.
    """
    for own in own_embeds(blocks, page):
        blocks[own].zones = blocks[own].zones - {"embed"} | {"related"}
    found: list[Teaser] = []
    last = _last_text(blocks, taken)
    headed = max((i for i, block in enumerate(blocks) if _is_bare_heading(block)), default=-1)
    behind = next((i for i in range(last + 1, len(blocks)) if _is_bare_heading(blocks[i])), len(blocks))
    closed = False
    i = 0
    while i < len(blocks):
        block = blocks[i]
        other = closed and block.kind == "heading" and "tags" not in block.zones
        other = other and not (i >= headed and wording.is_heading(block.text))
        if i > last and _is_over(block, bool(found) and "below" in blocks[found[-1].at].zones, other):
            break
        aside = i > last and (block.zones & {"aside", "related"} == {"aside"} or i > behind)
        between = i <= last + AFTER and not aside and stands_alone(blocks, i)
        ends = i >= last - 1 and block.kind != "image" and not block.links
        closed = closed or (ends and ("signoff" in block.zones or wording.is_signoff(block.text)))
        never = block.zones & NEVER
        never = never - {"widget"} if never and i < last and "related" in block.zones else never
        never = never - {"tags"} if never == {"tags"} and block.links and wording.split_cue(block.text) else never
        named = bool(never) and never <= {"recommend", "footer"} and wording.is_heading(block.text)
        apart = closed and "below" in block.zones and "related" not in block.zones
        apart = apart and not (i >= headed and wording.is_heading(block.text))
        sold = bool(block.links) and sells(block)
        if i in taken or block.kind == "image" or (never and not named) or apart or sold:
            taken.update([i] if sold else [])
            i += 1
        elif named:
            i = _take_list(blocks, i, found, taken, wording)
        elif wording.is_recommendation(block.text):
            end = _skip_list(blocks, i)
            taken.update(range(i, end))
            i = end
        elif wording.is_heading(block.text) and not (i > last and block.zones & {"aside", "related"} == {"aside"}):
            i = _take_list(blocks, i, found, taken, wording)
        elif cued := _cued(blocks, i, wording):
            i = _take(cued, blocks, i, found, taken)
        elif i < last and (items := listed(blocks, i, page)):
            found += [
                Teaser(j, RelatedLink(b.text, block.text.rstrip(":： "), b.text, b.links[-1].url)) for j, b in items
            ]
            taken.update(range(i, i + 1 + len(items)))
            i += 1 + len(items)
        elif _opens_box(block):
            i = _take_list(blocks, i, found, taken, wording)
        elif _is_teaser(blocks, i, between, page) and not _is_other(block.text, wording):
            i = _take_box(blocks, i, found, taken, wording)
        else:
            i += 1
    for teaser in found:
        teaser.link.title = wording.clean_title(teaser.link.title)
    return once(found)


def _last_text(blocks: Sequence[Block], taken: set[int]) -> int:
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


def _is_over(block: Block, listed: bool, other: bool) -> bool:
    """Whether, after the text, the article is over: an author's box, readers' comments, a second list below the column,
    another heading after the sign-off."""
    if block.kind == "image":
        return False
    if "bio" in block.zones or ("comments" in block.zones and len(block.text) >= MIN_COMMENT):
        return True
    return "below" in block.zones and (listed or (other and "related" not in block.zones))


def _is_bare_heading(block: Block) -> bool:
    return block.kind == "heading" and not block.links


def _cued(blocks: Sequence[Block], i: int, wording: Wording) -> RelatedLink | None:
    block = blocks[i]
    if block.zones & {"below", "head"} and not block.links:
        return None
    link = wording.split_cue(block.text)
    if link is None and (parts := label_and_title(block)) and wording.is_heading(parts[0]):
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
    if (more := titles_of(blocks[i])) is None:
        return i + 1
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
        text, title, label, end = block.text, block.text, _flag(blocks, i, wording), i + 1
    if label is not None and wording.is_furniture(label):
        label = None
    found.append(Teaser(i, RelatedLink(text, label and label.rstrip(":： "), title, title_address(block))))
    taken.update(range(i, end))
    return end


def _is_other(line: str, wording: Wording) -> bool:
    return wording.is_signoff(line) or wording.is_furniture(line)


def _opens_box(block: Block) -> bool:
    """A heading without a link of its own inside what the markup calls related."""
    inside = "related" in block.zones and not block.zones & {"head", "below"}
    return inside and block.kind == "heading" and not block.links and len(block.text) < 60


def _take_list(blocks: Sequence[Block], i: int, found: list[Teaser], taken: set[int], wording: Wording) -> int:
    """The titles that follow a heading, with what stands round them, up to the next paragraph or heading."""
    label = blocks[i].text.strip(":： |｜【】[]")
    j, start = i + 1, len(found)
    while j < len(blocks) and j - i < MAX_ITEMS:
        block = blocks[j]
        links = listed_titles(block)
        if len(found) > start and _other_list(block, blocks[found[start].at]):
            break
        if block.kind != "image" and links and not block.zones & (NEVER - IN_LIST) and not block.zones & BESIDE_TITLE:
            if len(found) > start and is_flag(blocks[found[-1].at], block):
                found.pop()
            if not wording.is_furniture(block.text) and not is_unseen(blocks, j):
                cued = wording.split_cue(block.text) if len(links) < 2 else None
                title = cued.title if cued and cued.label else None
                found += [Teaser(j, RelatedLink(x.text, label, title or x.text, x.url)) for x in links]
        elif block.kind == "list_item" and block.main and len(found) > start and found[-1].at == j - 1:
            pass  # the summary of the story before
        elif _ends_list(block, links[0].url if links else None):
            break
        j += 1
    if len(found) == start:
        return i + 1
    taken.update(range(i, j))
    return j


def _other_list(block: Block, first: Block) -> bool:
    """A linked line that is set otherwise than a list's titles opens another list."""
    heading, named = block.kind == "heading" != first.kind, "headline" in block.zones and "headline" not in first.zones
    left = "related" in first.zones and "related" not in block.zones
    return bool(block.links) and (left or heading or named)


def _ends_list(block: Block, url: str | None) -> bool:
    if block.kind == "image" or url or block.zones & BESIDE_TITLE:
        return False
    titled = "headline" in block.zones and sum(map(str.isalnum, block.text)) > 1
    if titled or block.zones & (NEVER - IN_LIST) or block.main or block.kind == "heading":
        return True
    return not block.links and "related" not in block.zones


def _skip_list(blocks: Sequence[Block], i: int) -> int:
    j = i + 1
    while j < len(blocks) and (blocks[j].kind == "image" or _is_listed(blocks, j)):
        j += 1
    return j


def _is_listed(blocks: Sequence[Block], j: int) -> bool:
    """A title, or the summary under one, set otherwise than the text."""
    block, before = blocks[j], blocks[j - 1]
    if "head" in block.zones:
        return title_address(block) is not None
    summary = bool(block.zones) and block.kind != "heading" and title_address(before) is not None
    return title_address(block) is not None or summary or (bool(block.links) and not block.main)


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


def _flag(blocks: Sequence[Block], i: int, wording: Wording) -> str | None:
    """The flag of a box, set before its title in the same related zone."""
    at = i - 1 - (i > 1 and blocks[i - 1].kind == "image")
    flag = blocks[max(at, 0)]
    if not i or flag.kind == "image" or "related" not in blocks[i].zones & flag.zones or len(flag.text) >= 40:
        return None
    sure = wording.is_heading(flag.text) or (at == i - 1 and not flag.zones & {"caption", "credit"})
    if sure and (not flag.links or flag.links[0].url == blocks[i].links[0].url):
        return flag.text
    return None
