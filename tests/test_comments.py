"""Readers' comments are no text, where only a heading says that they begin."""

from __future__ import annotations

import pytest

from crawler.items import Block
from pipelines.comments import close_at_comments

TEXT = [Block("paragraph", "The ferry to the outer islands will not run at night.", main=True)] * 2
SIGNED = [
    line
    for day in (15, 16)
    for line in (
        Block("paragraph", f"Reader - {day}.08.2025 10:44", main=True),
        Block("paragraph", "It never ran at night in my time.", main=True),
    )
]
UNSIGNED = [Block("paragraph", "The committee had no comments of its own.", main=True)] * 3


@pytest.mark.parametrize(
    ("heading", "before", "after", "kept"),
    [
        ("Comments", TEXT, SIGNED, 2),
        ("29 Comments", TEXT, SIGNED, 2),
        ("Коментари (29)", TEXT, SIGNED, 2),
        ("Comments on the budget", TEXT, SIGNED, 7),
        ("Comments", TEXT, UNSIGNED, 6),
        ("Comments", [], SIGNED, 5),
    ],
    ids=["bare", "counted", "Bulgarian", "a heading of the text", "unsigned", "before the text"],
)
def test_text_ends_at_the_heading_of_comments_that_readers_sign(
    heading: str, before: list[Block], after: list[Block], kept: int
) -> None:
    blocks = [Block(b.kind, b.text, main=True) for b in (*before, Block("heading", heading), *after)]
    close_at_comments(blocks)
    assert sum(block.main for block in blocks) == kept
