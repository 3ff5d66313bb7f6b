"""Readers' comments that no class names, recognised by the heading over them and by how they are signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block, Zones
from pipelines.data import read_table
from pipelines.language.phrases import all_languages
from pipelines.page.boxes.comment_entries import says_when

_TABLE = read_table("comments")
_HEADINGS, _REPLY = all_languages(_TABLE["heading"]), all_languages(_TABLE["reply"])
_THOUGHTS = re.compile(
    r"(?:\d{1,5}|one|two|three) (?:thoughts?|responses?|replies|comments?) (?:on|to) [“\"'‘«]", re.IGNORECASE
)
"""As WordPress counts them: "2 thoughts on “No ferry at night”"."""
_COUNTED = re.compile(r"([^\W\d_]{4,20})\s?\(\d{1,5}\)")
_NUMBER = re.compile(r"[\s(\[]{0,3}\d{1,5}[\s)\]:]{0,3}")
MAX_HEADING = 40
MIN_TEXT = 2
"""So many paragraphs of an article come before its readers' comments."""
MAX_SIGNED = 100
"""Characters of a line that a reader signs."""
REACH = 40
"""Blocks in which the first two comments are signed."""
_LOG_IN = re.compile(
    r"(?:log|sign) ?in (?:or \w{1,10} |here )?to (?:leave a |post a |add a )?comment|anmelden,? um .{0,20}(?:kommentier|kommentar)|connect\w{1,6} pour commenter"
    r"|inici\w{1,3} sesión para comentar|войдите,? чтобы .{0,20}комментар|yorum yap\w{1,8} için giriş",
    re.IGNORECASE,
)
"""An invitation to log in and comment: it stands over comments and under them."""
NEAR = 3
"""Such an invitation among so many lines after the heading is enough, whatever stands before it."""
_OTHERS: Zones = frozenset({"ad", "related", "recommend", "embed", "quote"})
"""Zones of other stories and of posts, which have dates of their own."""
_SURE: Zones = frozenset({"comments", "sure"})
"""Zones of a comment recognised by its own signs: after the first of them there is no more text of the article."""
_WHEN: Zones = frozenset({"comments", "date"})
"""How long ago a reader wrote: "Two hours ago"."""


def close_at_comments(blocks: Sequence[Block]) -> None:
    """Take everything from the heading over readers' comments on out of the text, in place; a film's page may have
    no text before it."""
    text, headed = 0, False
    for i, block in enumerate(blocks):
        if text >= MIN_TEXT and block.zones >= _SURE:
            for after in blocks[i:]:
                after.main = False
            return
        headed = headed or "headline-block" in block.zones
        behind = text >= MIN_TEXT or (headed and not text and block.kind == "heading")
        if behind and _is_heading(block) and _are_signed(blocks[i + 1 :][:REACH], _fewest(block)):
            for comment in blocks[i:]:
                comment.leave_text("comments")
            return
        text += block.is_text


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading that announces comments, or a line that does and whose class says so too:
    "Comments Add your comment"."""
    if block.kind == "paragraph" and block.text.endswith(")") and _COUNTED.fullmatch(block.text):
        return _COUNTED.sub(r"\1", block.text) in _HEADINGS
    if block.kind == "heading" and _THOUGHTS.match(block.text):
        return True
    if len(block.text) > MAX_HEADING or not (block.kind == "heading" or "comments" in block.zones):
        return False
    if block.kind == "list_item":
        return False  # a button among others
    text = _NUMBER.sub("", block.text)
    return text in _HEADINGS or ("comments" in block.zones and _HEADINGS.opening(text) > 0)


def _fewest(heading: Block) -> int:
    """How many comments must be signed under a heading: one that counts them is surer."""
    return 1 if _COUNTS.search(heading.text) else 2


_COUNTS = re.compile(r"[(\[]\s?\d{1,5}\s?[)\]]$|^\d{1,5}\s")


def _are_signed(blocks: Sequence[Block], fewest: int) -> bool:
    lines = (b for b in blocks if b.kind != "image" and len(b.text) <= MAX_SIGNED and b.zones.isdisjoint(_OTHERS))
    texts = [block.text for block in blocks if block.kind != "image"]
    gate = next((n for n, text in enumerate(texts) if len(text) <= MAX_SIGNED and _LOG_IN.search(text)), None)
    if gate is not None and (gate < NEAR or sum(1 if len(text) <= MAX_HEADING else -1 for text in texts[:gate]) >= 0):
        return True
    signed = replies = 0
    for line in lines:
        signed += line.zones >= _WHEN or says_when(line.text)
        replies += len(line.text) < MAX_HEADING and line.text in _REPLY
    return signed >= fewest or replies >= fewest
