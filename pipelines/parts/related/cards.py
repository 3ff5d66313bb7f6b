"""Cards of other stories, whatever their class: a linked picture or heading, and under it a line with the same link."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from crawler.items import Block, Link, RelatedLink
from pipelines.language.phrases import COLONS, UNSPACED
from pipelines.language.widths import width
from pipelines.parts.related.addresses import is_story, of_one_site
from pipelines.parts.related.teasers import title_address

MAX_SUMMARY = 400
MIN_TEXT, ENOUGH = 40, 500
"""Characters of a paragraph above what may be cards, and of a text below them."""


def close_cards(blocks: Sequence[Block], page: str) -> None:
    """Take titles and summaries of other stories out of the text, in place; a page without other text is a list of
    them. `page`: the page's address."""
    text = sum(len(block.text) for block in blocks if block.main and block.kind == "paragraph" and not block.links)
    for i, block in enumerate(blocks):
        own = block.main and block.kind == "paragraph" and not block.links and len(block.text) >= MIN_TEXT
        text = ENOUGH if own else text
        if (
            text >= ENOUGH
            and block.main
            and block.links
            and i
            and (url := _target(blocks[i - 1]))
            and _is_other(url, page)
        ):
            block.main = not _belongs(block, blocks[i - 1], url)


def link_titles(blocks: Sequence[Block], page: str) -> None:
    """Give the title and picture of an aside with a heading, a picture and a button the button's link, and drop them
    from the text."""
    for i, button in enumerate(blocks):
        if not button.links or button.main or "aside" not in button.zones or len(button.text) > MAX_BUTTON:
            continue
        above = list(takewhile(lambda block: block.kind == "image", reversed(blocks[max(i - MOST_PICTURES, 0) : i])))
        title = blocks[i - 1 - len(above)] if above and i > len(above) else None
        url = title_address(button)
        if title is None or url is None or title.kind != "heading" or title.links or not _is_other(url, page):
            continue
        if "aside" in title.zones and all("aside" in picture.zones for picture in above):
            for block in (title, *above):
                block.links, block.main, block.zones = [Link(block.text, url)], False, block.zones | {"related"}


MAX_BUTTON = 40


def _target(above: Block) -> str | None:
    """Where a picture leads, or a heading that is all link."""
    if above.kind == "image":
        return above.links[0].url if above.links else None
    return title_address(above) if above.kind == "heading" else None


def _is_other(url: str, page: str) -> bool:
    """Whether an address is another page of the same site; an article may test what a shop elsewhere sells."""
    return of_one_site(url, page) and url.partition("#")[0] != page


def _belongs(block: Block, above: Block, url: str) -> bool:
    """Whether a line is the title under a picture, or sums up the story named by the heading over it, "… Full article":
    all its links lead there."""
    if above.kind == "image":
        return title_address(block) == url
    return block.kind != "heading" and len(block.text) <= MAX_SUMMARY and {link.url for link in block.links} == {url}


def is_between(blocks: Sequence[Block], i: int) -> bool:
    """Whether a title with only its picture stands between two paragraphs, whatever its box is called; pictures of the
    text may stand beside it."""
    ways = (blocks[max(i - REACH, 0) : i][::-1], blocks[i + 1 : i + 1 + REACH])
    beside = [next((b for b in way if b.kind != "image" and "caption" not in b.zones), None) for way in ways]
    return all(block is not None and block.main for block in beside)


MOST_PICTURES, REACH = 3, 5


def in_brackets(block: Block, page: str) -> RelatedLink | None:
    """The story with which a line in brackets ends: "[Fog is a danger. See Why ferries wait.]"."""
    text = block.text
    if text[:1] != "[" or text[-1] != "]" or len(block.links) != 1 or not block.main:
        return None
    link, line = block.links[0], text[1:-1].strip(" .")
    title = link.text.rstrip(" .")
    named = line.endswith(title) and title.count(" ") >= MIN_WORDS and (title[0].isupper() or title[0].isdigit())
    if not named or not is_story(link.url) or not _is_other(link.url, page):
        return None
    label = line.removesuffix(title).rstrip(" :")
    return RelatedLink(text, label if label and " " not in label else None, title, link.url)


def is_flagged(block: Block, label: str, page: str) -> bool:
    """Whether a line is only a label and a link of some words, with a bar between them, or with a colon and either a label in
    capitals or a link on the page's own site: "IN THE PORT: Ferries wait for fog", "In the Post | Ferries wait for fog"."""
    if not block.main or block.kind != "paragraph" or len(label) > MAX_LABEL:
        return False
    link, mark = block.links[0], block.text[len(label) : len(label) + 3]
    parted = mark == " | " or (
        mark.lstrip()[:1] in tuple(COLONS) and (label.isupper() or (is_story(link.url) and _is_other(link.url, page)))
    )
    unspaced = UNSPACED.search(link.text) is not None
    return parted and (width(link.text) >= MIN_TITLE if unspaced else link.text.count(" ") >= MIN_WORDS)


MAX_LABEL, MIN_WORDS, MIN_TITLE = 24, 3, 16


def is_one_of_many(blocks: Sequence[Block], i: int) -> bool:
    """Whether a box that only its heading identifies stands before another list of stories: a column of them."""
    after = next((j for j in range(i, len(blocks)) if "inferred" not in blocks[j].zones), len(blocks))
    if after == len(blocks) or blocks[after].kind != "heading":
        return False
    titles = (title_address(block) for block in blocks[after + 1 : after + MANY] if block.kind != "image")
    return sum(1 for url in titles if url and is_story(url)) > 1


MANY = 8
"""The first two stories under a heading stand among so many blocks after it."""
