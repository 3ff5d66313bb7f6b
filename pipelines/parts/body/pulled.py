"""Pull quotes: lines set apart from the text that repeat what one of its paragraphs says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from crawler.items import Block, Zones
from pipelines.language.letters import letters
from pipelines.language.sentences import ENDS

APART: Zones = frozenset({"quote", "factbox", "aside", "figure", "rail", "widget"})
MIN_PULLED = 20
"""Letters of a pull quote."""
MOST_PULLED = 100
"""Pull quotes that are looked for in the text."""
MIN_PIECE = 10
"""Letters of one piece of such a quote."""
MAX_SPEAKER = 60
"""Characters of a line that says who said it."""
_QUOTED = re.compile(r"[\"“„«]([^\"“”»]{20,600})[\"“”»]\s?(?=\w)")
"""A quotation, up to the words that say who said it."""
_STOP = re.compile(r"[.,;:!?…—]\s|\.\.\.")


def repeated(blocks: Sequence[Block], body: Iterable[int]) -> set[int]:
    """The blocks of a body that are pull quotes, and the lines after them that say who is quoted."""
    said = (i for i in body if _is_apart(blocks[i]) and blocks[i].text[0] not in "—–-")  # else who said it
    pulled = {i: own for i in said if len(own := letters(blocks[i].text)) >= MIN_PULLED}
    if not pulled:
        return set()
    lines = (block.text for block in blocks if block.main and block.kind != "image" and not _is_apart(block))
    text = "\n".join(map(letters, lines))
    found = set[int]()
    for i, own in [*pulled.items()][:MOST_PULLED]:
        if own in text or _is_repeated(blocks[i], text):
            found.add(i)
            found.update(_speakers(blocks, i))
    return found


def _is_repeated(block: Block, text: str) -> bool:
    """Whether a text contains a quotation (without its speaker), or, for what the markup calls a pull quote, one of its
    pieces between full stops: such quotes are often shortened."""
    words = _QUOTED.match(block.text)
    if words and letters(words[1]) in text:
        return True
    pieces = map(letters, _STOP.split(block.text)) if _is_pulled(block) else ()
    return any(len(piece) >= MIN_PIECE and piece in text for piece in pieces)


def _speakers(blocks: Sequence[Block], i: int) -> Iterable[int]:
    """The lines after a pull quote that belong to it."""
    belongs = _is_pulled if _is_pulled(blocks[i]) else _is_speaker
    return takewhile(lambda j: belongs(blocks[j]), range(i + 1, len(blocks)))


def _is_pulled(block: Block) -> bool:
    return "pulled" in block.zones


def _is_speaker(block: Block) -> bool:
    """Whether a line of a quotation names its speaker: a few words and no sentence."""
    return block.kind == "quote" and len(block.text) <= MAX_SPEAKER and block.text[-1] not in ENDS


def _is_apart(block: Block) -> bool:
    return block.kind == "quote" or bool(block.zones & APART)
