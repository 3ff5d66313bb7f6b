"""Boxes that no class names, recognised in the column's blocks: newsletters by a line of consent; galleries by a heading that
is repeated; gates by two buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crawler.items import Block
from pipelines.data import read_table
from pipelines.language.phrases import any_of
from pipelines.page.boxes.comments import close_at_comments
from pipelines.page.boxes.contents import close_contents
from pipelines.page.boxes.days import close_closing_days, close_opening_days
from pipelines.page.boxes.films import close_films, ends_in_length, heads_film
from pipelines.page.boxes.posts import close_post, signs_post

_AGREE, _UNSUBSCRIBE, _DATA, _SENT, _LOADS = (
    any_of(read_table("furniture")[table]) for table in ("agree", "unsubscribe", "reader_data", "sent", "loaded")
)
_CONSENT = re.compile(
    rf"newsletter.{{0,200}}\b(?:{_AGREE})|\b(?:{_AGREE}).{{0,200}}newsletter|{_UNSUBSCRIBE}", re.IGNORECASE
)
"""What one agrees to by signing up; a mere invitation may also stand among paragraphs."""
_SENT_DATA = re.compile(rf"(?:{_DATA}).{{0,120}}(?:{_SENT})", re.IGNORECASE)
_LOADED = re.compile(_LOADS, re.IGNORECASE)
"""The notice that a reader's address is passed on where a page loads content of another site."""
MAX_CONSENT = 400
MAX_BOX, MAX_OFFER = 4, 150
"""Lines of a newsletter box above its consent, and their characters."""
MIN_TEXT = 2
"""So many paragraphs of an article come before a gate."""


def close_boxes(blocks: Sequence[Block]) -> None:
    """Take what is not part of the article out of its text, in place."""
    close_at_comments(blocks)
    _close_galleries(blocks)
    close_contents(blocks)
    close_opening_days(blocks)
    close_closing_days(blocks)
    close_films(blocks)
    _close_at_gate(blocks)
    for i, block in enumerate(blocks):
        if block.kind == "quote" and signs_post(block):
            close_post(blocks, i)
        elif block.main and (heads_film(blocks, i) if block.kind == "heading" else ends_in_length(blocks, i)):
            block.leave_text("video")
    for i, block in enumerate(blocks):
        text = block.text
        if "omments powered by" in text or "disqus.com" in text:
            block.leave_text("comments")  # a widget's own words for readers without scripts
        may_ask = block.main and len(text) <= MAX_NOTE and ("IP" in text or "erson" in text)
        if may_ask and _SENT_DATA.search(text) and _LOADED.search(text):
            _close_embed(blocks, i)
        sign = len(text) <= MAX_CONSENT and (
            "ewsletter" in text or "NEWSLETTER" in text or "abmelden" in text or "nsubscribe" in text
        )
        if sign and _CONSENT.search(text):
            block.leave_text("newsletter")
            _close_newsletter(blocks, i)
    close_headed_links(blocks)


def close_headed_links(blocks: Sequence[Block]) -> None:
    """Take headings that follow one another with only links between them out of the text: a box of tables and results."""
    headings, links = list[Block](), 0
    for block in blocks:
        if block.main and block.kind == "heading" and not block.links:
            headings, links = [*(headings if links else ()), block], 0
        elif block.main:
            for heading in headings if len(headings) > 1 and links else ():
                heading.main = False
            headings, links = [], 0
        elif block.kind != "image":
            links += bool(block.links)


def _close_at_gate(blocks: Sequence[Block]) -> None:
    """Take the short lines around two buttons, to log in and to subscribe, out of a text that breaks off there."""
    text = 0
    for i, block in enumerate(blocks):
        text += block.is_text
        if text < MIN_TEXT or not block.links or not _is_button(block, _LOG_IN_AT):
            continue
        first = max(i - BUTTONS, 0)
        beside = (j for j, b in enumerate(blocks[first : i + 1 + BUTTONS], first) if _is_button(b, _JOIN_AT))
        if (joins := next((j for j in beside if j != i), None)) is not None:
            gate = [b for b in blocks[min(joins, i) :] if b.main and b.kind != "image"]
            if all(len(b.text.encode()) <= MAX_GATED for b in gate):
                for b in gate:
                    b.main = False
            return


def _is_button(block: Block, signs: Sequence[str]) -> bool:
    return block.is_link and any(map(block.links[0].url.casefold().__contains__, signs))


_LOG_IN_AT = ("login", "log-in", "signin", "sign-in", "connexion", "anmelde", "einloggen")
_JOIN_AT = ("regist", "subscri", "signup", "sign-up", "abonne", "/abo", "suscri", "assin", "premium")
"""Parts of the addresses of such buttons."""
BUTTONS, MAX_GATED = 2, 240
"""Blocks on either side of one among which the other stands, and bytes of a line."""


def _close_embed(blocks: Sequence[Block], consent: int) -> None:
    """Mark a notice on what another site's servers learn, with the few words over it, as an embed."""
    for i in range(consent, max(consent - MAX_BOX, 0), -1):
        if i < consent and (blocks[i].kind != "paragraph" or len(blocks[i].text) > MAX_TITLE or blocks[i].links):
            return
        blocks[i].leave_text("embed")


MAX_NOTE, MAX_TITLE = 1200, 60


def _close_galleries(blocks: Sequence[Block]) -> None:
    """Take slides out of the text: everything from a heading after a picture that is repeated at least three times
    to its last repetition."""
    said: dict[str, list[int]] = {}
    for i, block in enumerate(blocks):
        if block.level > 1 and not block.links:
            said.setdefault(block.text, []).append(i)
    for at in said.values():
        gaps = [b - a for a, b in pairwise(at)]
        if len(at) >= MIN_SLIDES and max(gaps) <= MAX_SLIDE and all(blocks[i - 1].kind == "image" for i in at):
            boxed = all(blocks[i].figure for i in at)
            for block in blocks[at[0] : at[-1] + at[-1] - at[-2]]:
                if block.figure or not boxed:  # else the text goes on between
                    block.leave_text("gallery")


MIN_SLIDES, MAX_SLIDE = 3, 5
"""Slides, and the blocks of one: a picture, two headings, a line or two."""


def _close_newsletter(blocks: Sequence[Block], consent: int) -> None:
    """Mark the heading and the short lines above a line of consent as a newsletter."""
    for start in range(consent - 1, max(consent - MAX_BOX, 0), -1):
        block = blocks[start]
        if block.links or len(block.text) > MAX_OFFER:
            return
        if block.kind == "heading":
            for offer in blocks[start:consent]:
                offer.leave_text("newsletter")
            return
