"""Boxes and lists of related stories in an article's column: found by layout and cue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.items import Block, RelatedLink

NEVER = frozenset({"navigation", "footer", "comments", "cookie", "recommend", "share", "ad", "popup", "tags", "bio", "newsletter", "hidden"})
MIN_TITLE = 8
MAX_LIST = 30


@dataclass(slots=True)
class Teaser:
    """A related link and the block that carries it."""

    at: int
    link: RelatedLink


def gather_related(
    blocks: Sequence[Block],
    taken: set[int],
    split_cue: Callable[[str], RelatedLink | None],
    is_heading: Callable[[str], bool],
    is_recommendation: Callable[[str], bool],
) -> list[Teaser]:
    """Cross-references to other stories that the column carries, in reading order; blocks used are added to `taken`.

    Three forms: a line that opens with a cue ("READ MORE: …"); the links under a heading that is one; a box whose
    markup calls it related. Under a heading that recommends ("Most read") nothing is taken.
    """
    found: list[Teaser] = []
    last = max((i for i, b in enumerate(blocks) if b.main), default=-1)
    i = 0
    while i < len(blocks):
        block = blocks[i]
        if i in taken or block.kind == "image" or "above" in block.zones or "headline-block" in block.zones:
            i += 1
            continue
        if is_recommendation(block.text):
            i = _list_end(blocks, i)
        elif is_heading(block.text) and not block.zones & NEVER:
            i = _take_list(blocks, i, found, taken, below=i > last)
        elif not block.zones & NEVER and (cued := _cued(block, split_cue)):
            found.append(Teaser(i, cued))
            taken.add(i)
            i += 1
        elif "related" in block.zones and i < last and _title_link(block):
            _take_box(block, i, found, taken)
            i += 1
        else:
            i += 1
    return _once(found)


def _cued(block: Block, split_cue: Callable[[str], RelatedLink | None]) -> RelatedLink | None:
    if "below" in block.zones and not block.links:
        return None
    link = split_cue(block.text)
    if link is not None and block.links:
        link.url = block.links[-1].url
    return link


def _take_list(blocks: Sequence[Block], i: int, found: list[Teaser], taken: set[int], below: bool) -> int:
    """The links that follow a heading, up to the first block that is none."""
    label = blocks[i].text.rstrip(":： ")
    j, start = i + 1, len(found)
    while j < len(blocks) and j - i < MAX_LIST:
        block = blocks[j]
        if block.kind == "image" or (j in taken):
            j += 1
            continue
        if block.zones & NEVER or not _title_link(block) or block.kind == "heading" and not block.links:
            break
        found.append(Teaser(j, RelatedLink(block.text, label, block.text, _title_link(block))))
        j += 1
    if len(found) > start:
        taken.update(range(i, j))
        return j
    return i + 1


def _take_box(block: Block, i: int, found: list[Teaser], taken: set[int]) -> None:
    found.append(Teaser(i, RelatedLink(block.text, None, block.text, _title_link(block))))
    taken.add(i)


def _list_end(blocks: Sequence[Block], i: int) -> int:
    j = i + 1
    while j < len(blocks) and (blocks[j].kind == "image" or _title_link(blocks[j])):
        j += 1
    return j


def _title_link(block: Block) -> str | None:
    """The address that a block is nothing but a link to; None for running text."""
    if not block.links:
        return None
    linked = sum(len(link.text) for link in block.links)
    if linked < 0.6 * len(block.text) or len(block.text) < MIN_TITLE or len(block.links) > 2:
        return None
    return max(block.links, key=lambda link: len(link.text)).url


def _once(found: list[Teaser]) -> list[Teaser]:
    seen: set[tuple[str, str | None]] = set()
    kept = []
    for teaser in found:
        mark = (teaser.link.title, teaser.link.url)
        if mark not in seen:
            seen.add(mark)
            kept.append(teaser)
    return kept
