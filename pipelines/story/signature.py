"""The line under a text that says who wrote it and whose its pictures are: "Ada Writer. Photos: Jo Doe"."""

from __future__ import annotations

from pipelines.language.letters import letters
from pipelines.page.pictures.frames import LINE
from pipelines.parts.byline import looks_like_byline, split_byline
from pipelines.parts.byline.leads import BOTH
from pipelines.parts.caption.shared import credit_behind_names, shared_credit
from pipelines.story.sheet import Sheet, is_furniture

MARKS = " .,;|/·"
CLOSING = 3
"""Of so many last lines of a text those below its signature are the page's own."""


def part_signature(sheet: Sheet) -> str | None:
    """The credit of all the pictures of a text, off the names that sign it; these stay, as a line of the writer's."""
    text = [] if sheet.story.plain else sheet.text_left()[-CLOSING:]
    at = next((i for i in reversed(text) if not is_furniture(sheet.blocks[i].text)), 0)
    block = sheet.blocks[at] if 0 < at < len(sheet.blocks) else None
    if block is None or block.kind != "paragraph" or block.zones & LINE or sheet.blocks[at - 1].kind == "image":
        return None
    end = credit_behind_names(block.text)
    names = block.text[:end].rstrip(MARKS)
    if end and _are_writers(names, sheet.language):
        credit, block.text = shared_credit(block.text[end:]), names
        return credit
    both = BOTH.opening(block.text) and looks_like_byline(block.text, sheet.language)
    return ", ".join(split_byline(block.text, sheet.language)) if both else None


def _are_writers(line: str, language: str | None) -> bool:
    """Whether a line is nothing but names, or opens as a byline does."""
    names = split_byline(line, language)
    return looks_like_byline(line, language) or (len(names) == 1 and letters(names[0]) == letters(line))
