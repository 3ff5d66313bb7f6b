"""Boxes in a text that offer something: under a heading a picture, a line or two and a button that leads away."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from crawler.items import Block
from pipelines.language.sentences import ENDS
from pipelines.page.boxes.cards import is_of_site
from pipelines.page.layout import Layout
from pipelines.page.markup.links import path_of

MAX_DEPTH, MOST_IN_BOX = 6, 5
"""Elements from a heading to its box, and runs of one."""
MAX_LINE, MAX_BUTTON = 60, 30
"""Characters of a line that leads to another site, and of a button."""
MIN_TEXT = 3
"""Paragraphs of a text that an offer may interrupt."""
_STORY = re.compile(r"\d|[^/]/[^/]+/[^/]|(?:[-_][^-_/]+){3}|\.\w{2,5}$")
"""What a story's path has: a number, folders, words with hyphens, the type of its file."""


def drop_offers(layout: Layout, text: Mapping[int, Block]) -> None:
    """Take a box out of the text if its heading is over none of it: all else is a picture and lines that lead to another
    site, as in the card of a podcast, or a line or two and a button. Several boxes alike are the parts of the text."""
    cards = defaultdict[str, list[tuple[int, int]]](list)
    for i, block in text.items():
        if block.level > 1 and (box := _box_around(layout, text, i)):
            cards[layout.look(box)].append((i, box))
    for look, ((heading, box), *others) in cards.items():
        inside = layout.runs_in(box)
        if others or not any(text[n].main for n in inside):
            continue
        said = [n for n in inside if n != heading and text[n].kind != "image" and not _leads_away(layout, text[n])]
        if not said or _is_alone(layout, text, look, inside):
            for n in inside:
                text[n].main = False
            layout.give(box, {"widget", "inferred"})


def _box_around(layout: Layout, text: Mapping[int, Block], heading: int) -> int:
    """The smallest element that is a card or an offer under a heading; else 0."""
    for node in islice(layout.path(layout.runs[heading].node), 1, MAX_DEPTH):
        inside = layout.extent(node, heading, MOST_IN_BOX)
        if inside is None or not text.keys() >= {*inside}:
            return 0
        others = [text[i] for i in inside if i != heading]
        lines = [block for block in others if block.kind != "image"]
        away = all(_leads_away(layout, block) for block in lines)
        if away and lines and len(lines) < len(others):
            return node
        if heading == inside[0] and _is_offer(layout, lines):
            return node
        if not away and any(block.links or block.kind != "paragraph" for block in lines):
            return 0
    return 0


def _leads_away(layout: Layout, block: Block) -> bool:
    """Whether a short line is nothing but a link to another site."""
    short = not block.main and block.is_all_links and len(block.text) <= MAX_LINE
    return short and not any(is_of_site(layout, link.url) for link in block.links)


def _is_offer(layout: Layout, lines: Sequence[Block]) -> bool:
    """Whether some lines are paragraphs without links and, at the end, a button that leads to no story of the site."""
    said, button = lines[:-1], lines[-1] if lines else None
    if not said or button is None or any(block.links or block.kind != "paragraph" for block in said):
        return False
    if not button.is_link or len(button.text) > MAX_BUTTON or button.text.endswith(ENDS):
        return False
    url = button.links[0].url
    return not is_of_site(layout, url) or _STORY.search(path_of(url).rstrip("/")) is None


def _is_alone(layout: Layout, text: Mapping[int, Block], look: str, inside: Sequence[int]) -> bool:
    """Whether a box stands within a text of which no other part is set in boxes that look like it."""
    others = [block.group for i, block in text.items() if block.main and i not in inside and block.kind == "paragraph"]
    looks = Counter(layout.look(node) for group in {*others} for node in islice(layout.path(group), MAX_DEPTH))
    return len(others) >= MIN_TEXT and not looks[look]
