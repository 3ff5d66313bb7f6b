"""What stands beside a name in an element of its own, and whether it says that he wrote or did something else."""

from __future__ import annotations

from crawler.items import Zones
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.leads import leads_names
from pipelines.parts.byline.others import tells_others
from pipelines.story.sheet import Sheet

MAX_ROLE = 30
ELSEWHERE: Zones = frozenset(
    {"figure", "caption", "video", "navigation", "share", "recommend", "related", "ad", "hidden"}
)
"""Zones whose words refer to something other than the names beside them."""


def had_another_part(sheet: Sheet, i: int) -> bool:
    """Whether a name belongs to whoever took the pictures, edited or translated, by the words directly before it, or
    after it where names come first: "Text", "Ada Winter", "Photos", "Bo Stern"."""
    before, behind = _role(sheet, i - 1), _role(sheet, i + 1)
    if not before and not behind:
        return False
    first = i
    while first > 1 and _role(sheet, first - 1) and _is_name(sheet, first - 2):
        first -= 2
    return (before if _role(sheet, first - 1) else behind) == "other"


def labels_first(sheet: Sheet, i: int) -> bool:
    """Whether a word like "Text" stands before its writer's name, as another's word does before his, and after no name."""
    return (
        _role(sheet, i) == "writer"
        and _is_name(sheet, i + 1)
        and _role(sheet, i + 2) == "other"
        and not _is_name(sheet, i - 1)
    )


def tells_writer(sheet: Sheet, i: int) -> bool:
    """Whether a word like "Text" follows its writer's name."""
    return _role(sheet, i) == "writer" and _is_name(sheet, i - 1) and not _role(sheet, i - 2)


def _role(sheet: Sheet, i: int) -> str:
    block = sheet.blocks[i] if 0 <= i < len(sheet.blocks) else None
    if block is None or block.main or not block.text or len(block.text) > MAX_ROLE or block.zones & ELSEWHERE:
        return ""
    if tells_others(block.text):
        return "other"
    return "writer" if leads_names(block.text, sheet.language) else ""


def _is_name(sheet: Sheet, i: int) -> bool:
    text = sheet.blocks[i].text if 0 <= i < len(sheet.blocks) else ""
    return bool(text) and split_byline(text, sheet.language) == [text]
