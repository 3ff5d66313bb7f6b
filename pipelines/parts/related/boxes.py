"""A line or a box that names another story for the reader: by a cue, by its markup, or by being nothing but a link."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.items import Block, RelatedLink
from pipelines.language.phrases import COLONS, UNSPACED
from pipelines.language.sentences import FULL_STOPS
from pipelines.language.widths import width
from pipelines.parts.related.addresses import is_film, is_other_page, is_story, is_subject
from pipelines.parts.related.column import Column
from pipelines.parts.related.cues import marks_end
from pipelines.parts.related.headings import is_related_heading
from pipelines.parts.related.lists import BESIDE_TITLE
from pipelines.parts.related.neighbours import flag_of, is_advert, is_flag, is_titled, thumbnail
from pipelines.parts.related.teasers import (
    Teaser,
    kicker_and_title,
    label_and_title,
    title_address,
    title_and_button,
    titles_of,
)
from pipelines.world.address import of_one_site

MAX_HEADING, MAX_MARK = 60, 3


def is_named(block: Block) -> bool:
    """Whether a block, and not only its heading, stands in something that the markup calls related."""
    return "related" in block.zones and "inferred" not in block.zones


def cued_story(column: Column, i: int) -> RelatedLink | None:
    """The story that a line names after a cue, or before a button that serves as one."""
    blocks, say = column.blocks, column.say
    block = blocks[i]
    if block.zones & {"below", "head"} and (not block.links or block.kind == "heading"):
        return None
    link = say.split_cue(block.text)
    parts = label_and_title(block) if link is None or link.label is None else None
    if link is not None and parts and link.title != link.text and _is_colon_behind(block.text, parts[0]):
        link.label, link.title = parts[0][marks_end(block.text) :], parts[1]  # behind an arrow
    if link is None and parts and _is_label(column, block, parts[0]):
        link = RelatedLink(block.text, *parts)
    if (
        link is None
        and "related" in block.zones
        and (parts := title_and_button(block))
        and is_related_heading(parts[1])
    ):
        return RelatedLink(block.text, None, parts[0], block.links[0].url)
    if link is not None and not block.links and any(b.zones & {"video", "embed"} for b in blocks[i + 1 : i + 3]):
        return None
    if link is not None and block.links:
        link.url = block.links[-1].url
    return link


def _is_label(column: Column, block: Block, label: str) -> bool:
    """Whether what stands before a line's link is the label of a story."""
    if is_related_heading(label):
        return True
    other = column.say.is_signoff(block.text) or column.say.is_furniture(block.text)
    return _is_flagged(block, label, column.page) and not other


def _is_colon_behind(text: str, label: str) -> bool:
    """Whether a colon stands behind a label that opens a line."""
    return text[len(label) :].lstrip()[:1] in tuple(COLONS)


def _is_flagged(block: Block, label: str, page: str) -> bool:
    """Whether a line is only a label and a link of some words, with a bar between them, or with a colon and either a label in
    capitals or a link on the page's own site: "IN THE PORT: Ferries wait for fog", "In the Post | Ferries wait for fog"."""
    if not block.main or block.kind != "paragraph" or len(label) > MAX_LABEL:
        return False
    link, mark = block.links[0], block.text[len(label) : len(label) + 3]
    parted = mark == " | " or (
        mark.lstrip()[:1] in tuple(COLONS)
        and (label.isupper() or (is_story(link.url) and is_other_page(link.url, page)))
    )
    unspaced = UNSPACED.search(link.text) is not None
    return parted and (width(link.text) >= MIN_TITLE if unspaced else link.text.count(" ") >= MIN_WORDS)


MAX_LABEL, MIN_WORDS, MIN_TITLE = 24, 3, 16


def in_brackets(block: Block, page: str) -> RelatedLink | None:
    """The story with which a line in brackets ends: "[Fog is a danger. See Why ferries wait.]"."""
    text = block.text
    if text[:1] != "[" or text[-1] != "]" or len(block.links) != 1 or not block.main:
        return None
    link, line = block.links[0], text[1:-1].strip(" .")
    title = link.text.rstrip(" .")
    named = line.endswith(title) and title.count(" ") >= MIN_WORDS and (title[0].isupper() or title[0].isdigit())
    if not named or not is_story(link.url) or not is_other_page(link.url, page):
        return None
    label = line.removesuffix(title).rstrip(" :")
    return RelatedLink(text, label if label and " " not in label else None, title, link.url)


def names_subjects(block: Block) -> bool:
    """Whether a line after a cue names no stories but the subjects that a page is filed under."""
    if len(block.links) < 2 or titles_of(block) is not None:
        return False
    first = next(link.text for link in block.links if link.text)
    return is_related_heading(block.text.partition(first)[0])


def take_line(column: Column, i: int, link: RelatedLink) -> int:
    """Take a line as the link, or as the titles, that it was read as, unless it leads to a subject or is a button; the
    index of the block after it."""
    column.taken.add(i)
    links = column.blocks[i].links
    if links and (is_subject(links[-1].url) or column.say.is_furniture(link.title)):
        return i + 1
    column.found.append(Teaser(i, link))
    if more := titles_of(column.blocks[i]):
        link.title, link.url = more[0].text, more[0].url
        column.found += [Teaser(i, RelatedLink(other.text, link.label, other.text, other.url)) for other in more[1:]]
    return i + 1


def take_box(column: Column, i: int) -> int:
    """Take the box that a teaser opens, whose flag and title may have the same link; the index of the block after it."""
    blocks, taken = column.blocks, column.taken
    block, j = blocks[i], i + 1
    while j < len(blocks) and blocks[j].kind == "image":
        j += 1
    label: str | None
    if j < len(blocks) and is_flag(block, blocks[j]):
        text, title, label, end = f"{block.text} {blocks[j].text}", blocks[j].text, block.text, j + 1
    else:
        label, title = kicker_and_title(block)
        title = title if label else _without_mark(block)
        text, label, end = block.text, label or flag_of(blocks, i), i + 1
    if label is not None and label == blocks[i - 1].text:
        taken.add(i - 1)
    if label is not None and column.say.is_furniture(label):
        label = None
    if not is_advert(blocks, i):
        column.found.append(
            Teaser(i, RelatedLink(text, label and label.rstrip(f"{COLONS} "), title, title_address(block)))
        )
    taken.update(range(i, end))
    taken.update(thumbnail(blocks, i))
    return end


def is_played(blocks: Sequence[Block], i: int) -> bool:
    """Whether a title is that of a player between paragraphs: it leads to a film's page, and no picture above it does."""
    if "related" in blocks[i].zones or not is_film(blocks[i].links[0].url):
        return False
    above = (block for block in blocks[max(i - PICTURED, 0) : i] if block.kind == "image" and block.links)
    return not any(block.links[0].url == blocks[i].links[0].url for block in above)


PICTURED = 3
"""Blocks over a title among which its picture stands: a film's length, a kicker."""


def _without_mark(block: Block) -> str:
    """A line without the dash or sign before the link that is all the rest of it, or the brackets around it."""
    if not (title := block.links[0].text):
        return block.text  # the first link is a picture's
    mark, _, after = block.text.partition(title)
    mark = mark if after.strip() in ("", "]") else block.text
    return title if len(mark) <= MAX_MARK and not any(map(str.isalnum, mark)) else block.text


def opens_box(blocks: Sequence[Block], i: int) -> bool:
    """Whether a block is a heading without a link of its own in something that the markup calls related, or one that
    shows what its box is."""
    block = blocks[i]
    inside = "related" in block.zones and not block.zones & {"head", "below"}
    announces = block.text.endswith(tuple(COLONS)) and any(title_address(after) for after in blocks[i + 1 : i + 2])
    inferred = "inferred" in block.zones and "inferred" not in blocks[i - 1].zones
    heads = block.kind == "heading" or announces or inferred
    return inside and heads and not block.links and len(block.text) < MAX_HEADING


def is_teaser(blocks: Sequence[Block], i: int, page: str) -> bool:
    """Whether a line is nothing but a link to a story of the same site, inside the column; a short one only on a list."""
    block = blocks[i]
    if block.zones & {"head", "below"} or block.zones & BESIDE_TITLE:
        return False
    url = title_address(block)
    if (
        url is None
        or not is_story(url)
        or block.text.startswith("http")
        or (page and not of_one_site(url, page))
        or block.text.endswith(FULL_STOPS)
    ):
        return False
    return "related" in block.zones or is_titled(blocks, i)
