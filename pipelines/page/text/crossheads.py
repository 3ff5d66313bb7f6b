"""Headings that only their setting shows: short lines that look alike, each between paragraphs that look otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

from crawler.items import Block
from pipelines.language.sentences import ENDS
from pipelines.language.widths import width
from pipelines.page.layout import Layout

MAX_HEAD, MIN_TEXT, MIN_SENTENCE = 60, 80, 40
"""Characters of such a heading, and of the paragraph right under it, or of a single sentence there."""
_QUOTED, _RUNNING = "'\"’”»“", (".", "。", ":", "：", ",", ";", "…")
"""What may close a heading, and what it does not end in."""


def mark_crossheads(layout: Layout, text: Mapping[int, Block]) -> None:
    """Mark such lines as bold, in place."""
    lines = [i for i, block in text.items() if block.is_text]
    short = {i for i in lines[1:-1] if _is_short(text[i])}
    if not short or len(lines) < 2 * len(short):
        return
    looks = {i: _look(layout, text[i].group) for i in lines}
    usual = Counter(looks[i] for i in lines if i not in short).most_common(1)[0][0]
    alike = defaultdict[str, list[int]](list)
    for i in lines:
        alike[looks[i]].append(i)
    heads = {i for i, j in pairwise(lines) if looks[j] == usual and _is_paragraph(text[j].text)}
    bare = {i for i, j in pairwise(lines) if layout.parents[text[j].group] == text[i].group}
    pictured = {j for i, j in pairwise(text) if text[i].kind == "image"}
    for look, found in alike.items():
        sure = len({text[i].text for i in found}) == len(found) and (len(found) > 1 or bare.issuperset(found))
        sure = sure and not pictured.issuperset(found)  # captions
        if look != usual and not look.endswith(".") and sure and (short & heads).issuperset(found):
            for i in found:
                text[i].strong = True


def _is_short(block: Block) -> bool:
    return len(block.text) <= MAX_HEAD and not block.links and not block.text.rstrip(_QUOTED).endswith(_RUNNING)


def _is_paragraph(line: str) -> bool:
    return width(line) >= MIN_TEXT or (width(line) >= MIN_SENTENCE and line.endswith(ENDS))


def _look(layout: Layout, node: int) -> str:
    """The look of an element; of a paragraph that is one text element from end to end, with that one's."""
    element, look = layout.elements[node], layout.look(node)
    inner = element[0] if len(element) == 1 and not (element.text or "").strip() else None
    if inner is None or inner.tag != "span" or (inner.tail or "").strip():
        return look
    return f"{look}>{inner.get('class', '.')}"
