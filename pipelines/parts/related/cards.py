"""Cards of other stories, whatever their class: a linked picture or heading, and under it a line with the same link."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from crawler.items import Block, Link
from pipelines.parts.related.addresses import is_other_page
from pipelines.parts.related.teasers import title_address

MAX_SUMMARY = 400
MIN_TEXT, ENOUGH = 40, 500
"""Characters of a paragraph above what may be cards, and of a text below them."""


def close_cards(blocks: Sequence[Block], page: str) -> None:
    """Take titles and summaries of other stories out of the text, in place; a page without other text is a list of
    them. `page`: the page's address."""
    text = sum(len(block.text) for block in blocks if block.is_text and not block.links)
    for i, block in enumerate(blocks):
        own = block.is_text and not block.links and len(block.text) >= MIN_TEXT
        text = ENOUGH if own else text
        if (
            text >= ENOUGH
            and block.main
            and block.links
            and i
            and (url := _target(blocks[i - 1]))
            and is_other_page(url, page)
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
        if title is None or url is None or title.kind != "heading" or title.links or not is_other_page(url, page):
            continue
        if "aside" in title.zones and all("aside" in picture.zones for picture in above):
            for block in (title, *above):
                block.links, block.main, block.zones = [Link(block.text, url)], False, block.zones | {"related"}


MAX_BUTTON, MOST_PICTURES = 40, 3


def _target(above: Block) -> str | None:
    """Where a picture leads, or a heading that is all link."""
    if above.kind == "image":
        return above.links[0].url if above.links else None
    return title_address(above) if above.kind == "heading" else None


def _belongs(block: Block, above: Block, url: str) -> bool:
    """Whether a line is the title under a picture, or sums up the story named by the heading over it, "… Full article":
    all its links lead there."""
    if above.kind == "image":
        return title_address(block) == url
    return block.kind != "heading" and len(block.text) <= MAX_SUMMARY and {link.url for link in block.links} == {url}
