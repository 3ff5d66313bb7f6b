"""Boxes that no class calls what they are: readers' comments, told by who signs them; newsletters, by what one agrees to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.items import Block
from pipelines.dates import find_date_text
from pipelines.phrases import all_languages, read_table

_HEADINGS = all_languages(read_table("furniture")["comments"])
_THOUGHTS = re.compile(
    r"(?:\d{1,5}|one|two|three) (?:thoughts?|responses?|replies|comments?) (?:on|to) [“\"'‘«]", re.IGNORECASE
)
"""As WordPress counts them: "2 thoughts on “No ferry at night”"."""
_NUMBER = re.compile(r"[\s(\[]{0,3}\d{1,5}[\s)\]:]{0,3}")
_AGREE = (
    r"(?:\b(?:i|you) (?:agree|consent)|agree(?:ing)? to (?:our|the terms)|our (?:privacy|terms)|terms of (?:use|service)|can unsubscribe"
    r"|stimme ich|ich stimme|willige ich|datenschutzerklärung|datenschutzhinweis|wieder abmelden|vous acceptez|j'accepte|désinscrire"
    r"|\bacept(?:o|as)\b|\bconcord[ao]\b|acconsent[io]|autorizzo|zgadzam|akceptuj)"
)
_CONSENT = re.compile(
    rf"newsletter.{{0,200}}{_AGREE}|{_AGREE}.{{0,200}}newsletter|jederzeit wieder abmelden|unsubscribe at any time",
    re.IGNORECASE,
)
"""What one agrees to by signing up; an invitation alone stands among paragraphs, too."""
MAX_CONSENT = 400
MAX_BOX, MAX_OFFER = 4, 150
"""Lines of a newsletter box above its consent, and their characters."""
MAX_HEADING = 40
MIN_TEXT = 2
"""Paragraphs of an article before its readers speak."""
MAX_SIGNED = 100
"""Characters of a line that a reader signs."""
REACH = 40
"""Blocks in which the first two comments are signed."""


def close_boxes(blocks: Sequence[Block]) -> None:
    """Take readers' comments and newsletter boxes out of the text, in place."""
    _close_at_comments(blocks)
    for i, block in enumerate(blocks):
        text = block.text
        sign = "ewsletter" in text or "NEWSLETTER" in text or "abmelden" in text or "nsubscribe" in text
        if sign and len(text) <= MAX_CONSENT and _CONSENT.search(text):
            block.main, block.zones = False, block.zones | {"newsletter"}
            _close_newsletter(blocks, i)


def _close_newsletter(blocks: Sequence[Block], consent: int) -> None:
    """Mark the heading and the short lines above a line of consent as a newsletter's."""
    for start in range(consent - 1, max(consent - MAX_BOX, 0), -1):
        block = blocks[start]
        if block.links or len(block.text) > MAX_OFFER:
            return
        if block.kind == "heading":
            for offer in blocks[start:consent]:
                offer.main, offer.zones = False, offer.zones | {"newsletter"}
            return


def _close_at_comments(blocks: Sequence[Block]) -> None:
    """Take what follows the heading over readers' comments out of the text, in place."""
    text = 0
    for i, block in enumerate(blocks):
        if text >= MIN_TEXT and _is_heading(block) and _are_signed(blocks[i + 1 :][:REACH]):
            for comment in blocks[i:]:
                comment.main, comment.zones = False, comment.zones | {"comments"}
            return
        text += block.main and block.kind == "paragraph"


def _is_heading(block: Block) -> bool:
    """A heading that says comments; a line that does where its class says so, too: "Comments Add your comment"."""
    if block.kind == "heading" and _THOUGHTS.match(block.text):
        return True
    if len(block.text) > MAX_HEADING or not (block.kind == "heading" or "comments" in block.zones):
        return False
    text = _NUMBER.sub("", block.text)
    return text in _HEADINGS or ("comments" in block.zones and _HEADINGS.opening(text) > 0)


def _are_signed(blocks: Sequence[Block]) -> bool:
    lines = (b for b in blocks if b.kind != "image" and len(b.text) <= MAX_SIGNED)
    return sum(1 for line in lines if line.zones >= _WHEN or find_date_text(line.text)) > 1


_WHEN = frozenset({"comments", "date"})
"""How long ago a reader wrote: "Two hours ago"."""
