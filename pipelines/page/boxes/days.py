"""Lines of a text that say when it appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from crawler.items import Block
from pipelines.data import read_table
from pipelines.language.days import STATED
from pipelines.language.phrases import any_of
from pipelines.parts.dates.lines import find_date_text, is_update_label, size_of_days

MAX_LABEL = 40
"""Characters of the words before a date: "Published on:"."""
_MINUTES, _READ = (any_of(read_table("furniture")[table]) for table in ("minutes", "reading_after"))
_LENGTH = re.compile(rf"~?\d{{1,3}}[\s-]?(?:{_MINUTES})\.?(?: ?(?:{_READ}))?", re.IGNORECASE)
"""How long a text takes to read: "5 Min."."""


def close_opening_days(blocks: Sequence[Block]) -> None:
    """Take the lines that say when the text appeared, or how long it is, out of its opening: those that open with a date or
    a word for one, and a word with a colon, or a place with a bar, before such a line."""
    for i, block in enumerate(blocks):
        if block.kind == "image" or not block.main or "headline-block" in block.zones:
            continue
        day = find_date_text(block.text) if len(block.text) <= MAX_DAY else None
        if day is None and _LENGTH.fullmatch(block.text):
            block.leave_text("date")
            continue
        labels = (
            day is None and len(block.text) <= MAX_LABEL and block.text.endswith((":", "|")) and i + 1 < len(blocks)
        )
        if labels and "date" in blocks[i + 1].zones and find_date_text(blocks[i + 1].text):
            block.leave_text("date")
            continue
        if day is None or size_of_days(block.text) * MIN_DAY < len(block.text):
            return
        if block.text.startswith(day) or STATED.opening(block.text) or is_update_label(block.text.partition(day)[0]):
            block.leave_text("date")


def close_closing_days(blocks: Sequence[Block]) -> None:
    """Take the lines at the end of a text that say when it appeared out of it: a word for that, and a date at the end."""
    last = (block for block in reversed(blocks) if block.is_text)
    for block in islice(last, MOST_CLOSING):
        day = find_date_text(block.text) if len(block.text) <= MAX_DAY else None
        if day is None or len(day) * MIN_DAY < len(block.text) or not block.text.endswith(day):
            continue
        words = block.text.removesuffix(day).rstrip(" :").rsplit(" ", 2)[-2:]
        if " ".join(words) in STATED or words[-1] in STATED:
            block.leave_text("date")


MOST_CLOSING = 3
MAX_DAY, MIN_DAY = 110, 3
"""Characters of such a line, and the part of it that the day has at least."""
