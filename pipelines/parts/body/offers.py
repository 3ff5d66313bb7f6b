"""Offers in a text: a picture, a few words that are no sentence, and a button; where a heading stands between, it is of a
list of products, which is text. Or a heading that is furniture, what it offers, and a button."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import takewhile

from crawler.items import Block
from pipelines.language.sentences import ENDS, PLAIN_COLONS

MOST_WORDS, MAX_WORDS, MAX_BUTTON = 3, 70, 30
"""Lines of an offer and their characters, and those of its button."""


def offers(blocks: Sequence[Block], text: Sequence[int]) -> set[int]:
    """The blocks of offers after which the text goes on. `text`: the indexes of what may be text, captions taken off."""
    found, left, last = set[int](), frozenset(text), max(text, default=0)
    for i, picture in enumerate(blocks[:last]):
        if picture.kind == "image":
            end = i + 1 + sum(1 for _ in takewhile(lambda at: _is_slogan(blocks, left, at), range(i + 1, last)))
            if i + 1 < end <= i + 1 + MOST_WORDS and _is_button(blocks[end]):
                found.update(range(i + 1, end + 1))
    return found


def headed_offers(blocks: Sequence[Block], furniture: Container[int]) -> set[int]:
    """The blocks from a heading that is no part of the text to a button, with no heading between them."""
    found = set[int]()
    for i, heading in enumerate(blocks):
        if heading.kind == "heading" and i in furniture:
            near = range(i + 1, min(i + 2 + MOST_WORDS, len(blocks)))
            below = takewhile(lambda at: blocks[at].kind != "heading", near)
            end = next((at for at in below if _is_button(blocks[at])), i)
            found.update(at for at in range(i + 1, end + 1) if blocks[at].kind == "paragraph")
    return found


def listed_offers(blocks: Sequence[Block], furniture: Container[int]) -> set[int]:
    """The items of a list directly under a sentence that is furniture: what one gets if one subscribes."""
    found = set[int]()
    for i, block in enumerate(blocks):
        if i in furniture and block.kind == "paragraph" and block.text.endswith(ENDS):
            found.update(takewhile(lambda at: blocks[at].kind == "list_item", range(i + 1, len(blocks))))
    return found


def _is_slogan(blocks: Sequence[Block], left: Container[int], at: int) -> bool:
    block = blocks[at]
    short = at in left and len(block.text) <= MAX_WORDS and not block.links
    return short and block.kind == "paragraph" and not block.text.endswith((*ENDS, *PLAIN_COLONS))


def _is_button(block: Block) -> bool:
    return len(block.text) <= MAX_BUTTON and block.is_link
