"""Pull quotes that no tag or class names: a box of a line or two among the paragraphs that says what one of them says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from crawler.items import Block
from pipelines.language.letters import letters
from pipelines.language.sentences import ENDS, PLAIN_COLONS
from pipelines.page.layout import Layout

MIN_PULLED, MAX_PULLED = 25, 300
"""Letters of a pull quote, and its characters."""
MAX_LINES, MAX_SPEAKER = 2, 60
"""Lines of its box, and characters of the one that says who said it."""
MIN_TEXT, MOST_TRIED = 3, 50
"""Paragraphs of a text that may have one, and lines of such boxes that are looked for in the text."""


def mark_pulled(layout: Layout, blocks: Mapping[int, Block]) -> None:
    """Give a box beside the text's paragraphs, of one line that another paragraph holds and at most its speaker, the zones
    of a pull quote; the speaker in a box of any other quotation is no text."""
    _mark_speakers(layout, blocks)
    text = {i: block for i, block in blocks.items() if block.main and block.kind in ("paragraph", "quote")}
    if len(text) < MIN_TEXT:
        return
    homes = Counter(layout.parents[block.group] for block in text.values())
    home, most = homes.most_common(1)[0]
    if most == len(text):
        return
    said, tried = "", 0
    for i, block in text.items():
        box = layout.parents[block.group]
        if box == home or home not in layout.path(box) or block.links or len(block.text) > MAX_PULLED:
            continue
        own = letters(block.text)
        inside = layout.extent(box, i, MAX_LINES)
        if len(own) < MIN_PULLED or inside is None or i != inside[0] or not text.keys() >= {*inside}:
            continue
        if any(len(text[n].text) > MAX_SPEAKER for n in inside[1:]):
            continue
        if (tried := tried + 1) > MOST_TRIED:
            return
        said = said or "\n".join(letters(other.text) for other in text.values())
        if said.count(own) > 1:
            layout.give(box, {"quote", "pulled"})


def _mark_speakers(layout: Layout, blocks: Mapping[int, Block]) -> None:
    """Take the short lines behind a quotation, all that stands with it in a box, out of the text: its speaker and what he
    is; and the last line of one that says so by its tag."""
    quoted = [i for i, block in blocks.items() if block.kind == "quote" and block.main and i + 1 in blocks]
    for i in quoted:
        if _signs(blocks[i], blocks[i + 1]) and (i + 2 not in blocks or blocks[i + 2].kind != "quote"):
            blocks[i + 1].main = False
            continue
        box = layout.common(blocks[i].group, blocks[i + 1].group)
        inside = layout.extent(box, i, 1 + MAX_LINES)
        said = [blocks[n] for n in inside[1:]] if inside and inside[0] == i and blocks.keys() >= {*inside} else []
        if said and all(map(_is_speaker, said)):
            for line in said:
                line.main = False


def _is_speaker(line: Block) -> bool:
    return line.kind == "paragraph" and not line.links and _is_name(line)


def _signs(quoted: Block, line: Block) -> bool:
    """Whether a line of a quotation is who said it: "<cite>Ada Winter</cite>"."""
    return line.kind == "quote" and line.main and line.slanted and not quoted.slanted and _is_name(line)


def _is_name(line: Block) -> bool:
    return len(line.text) <= MAX_SPEAKER and not line.text.endswith((*ENDS, *PLAIN_COLONS))
