"""The stories of an article's pages -> one story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler.items import Block, Story, Zones
from pipelines.language.letters import letters

OUTSIDE: Zones = frozenset({"above", "head", "below", "headline-block", "navigation", "comments"})


def join_stories(stories: Sequence[Story]) -> Story:
    """One story of the pages of an article, in their order: the first with the columns of the others at its end.

    A block that stands on every page, a lead, a list, stays where it stands first. A page that goes by another name than
    the first, "not found", is left out.
    """
    if len(stories) == 1:
        return stories[0]
    names = _names(stories[0])
    *before, last = [stories[0], *(story for story in stories[1:] if _is_like(_names(story), names))]
    if not before:
        return last
    closing = {block.text for block in last.blocks if block.text}
    columns = [_body(story.blocks if story is stories[0] else _column(story), closing) for story in before]
    blocks: list[Block] = []
    seen: set[str | None] = set()
    for column in (*columns, _column(last)):
        for block in _shifted(column, 1 + max((b.group for b in blocks), default=0)):
            mark = block.url if block.kind == "image" else block.text
            if mark not in seen or (block.kind != "image" and len(block.text) < 2):
                blocks.append(block)
            seen.add(mark)
    return replace(stories[0], blocks=blocks)


def _names(story: Story) -> list[str]:
    """What a page calls its article, in letters only."""
    shown = [block.text for block in story.blocks if "headline-block" in block.zones]
    named = [*shown, story.metadata.headline, story.metadata.title]
    return [letters(name) for name in named if name]


def _is_like(names: Sequence[str], others: Sequence[str]) -> bool:
    return any(name and other and (name in other or other in name) for name in names for other in others)


def _column(story: Story) -> list[Block]:
    return [block for block in story.blocks if not block.zones & OUTSIDE]


def _body(blocks: Sequence[Block], closing: set[str]) -> list[Block]:
    """The blocks up to the last one of the text or its pictures; `closing`: lines that the last page has too, which
    end that one."""
    last = max(
        (i for i, b in enumerate(blocks) if (b.main or b.kind == "image") and "below" not in b.zones), default=-1
    )
    while last + 1 < len(blocks) and blocks[last + 1].zones & {"caption", "credit"}:
        last += 1
    while last > 0 and blocks[last].text in closing:
        last -= 1
    return list(blocks[: last + 1])


def _shifted(blocks: Sequence[Block], by: int) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, group=block.group + by, figure=block.figure + by if block.figure else 0)
