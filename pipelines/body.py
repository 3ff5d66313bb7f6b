"""The body: the blocks of the text that no other part has taken, by kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise, takewhile

from crawler.items import Block, BodyBlock, BodyKind, Link
from pipelines.networks import is_post, on_network

OUTSIDE = frozenset(
    {"navigation", "comments", "cookie", "newsletter", "recommend", "share", "ad", "hidden", "popup", "tags", "bio",
     "video", "embed", "related", "caption", "credit", "correction", "above", "head", "below", "headline-block", "factbox"}
)  # fmt: skip
"""Zones inside a column whose text is not the article's."""
LABELS = frozenset({"date", "byline", "kicker", "dateline"})
"""Zones of short lines that say of the article when and whose it is."""
MAX_LABEL = 150
MAX_NOTE = 700
MAX_BEFORE = 40
"""Characters before a writer's name in a note."""
IS = frozenset(
    [
        "is",
        "can",
        "was",
        "has",
        "covers",
        "writes",
        "reports",
        "works",
        "ist",
        "war",
        "arbeitet",
        "schreibt",
        "berichtet",
        "est",
        "es",
        "é",
        "è",
        "jest",
        "är",
        "er",
        "on",
        "escribe",
        "écrit",
        "является",
        "работает",
        "пишет",
    ]
)
WORKS = frozenset({"covers", "writes", "reports", "berichtet", "schreibt", "couvre", "cubre"})
"""What a note on a writer says of him who is called by his last name."""
APART = frozenset({"quote", "factbox", "aside", "figure", "rail", "widget"})
LINKED = 0.85
"""Of a title that leads to another story."""
MIN_PULLED = 20
"""Letters of a pull quote."""
MOST_PULLED = 100
"""Pull quotes that are looked for in the text."""
_STAMP = re.compile(r"(?<!\d)20\d\d[-/.]\d\d[-/.]\d\d \d\d:\d\d(?!\d)")
"""A moment as no sentence tells it: the line that it opens a text in is the page's."""
_NO_LETTER = re.compile(r"[\W_]+")
KINDS: dict[str, BodyKind] = {"heading": "heading", "quote": "quote", "list_item": "list_item"}


def body_blocks(
    blocks: Sequence[Block], taken: set[int], is_furniture: Callable[[str], bool]
) -> list[tuple[int, BodyBlock]]:
    """The body in reading order, each block with its index. What is no text of the article is left where it stands."""
    body: list[tuple[int, BodyBlock]] = []
    for i, block in enumerate(blocks):
        if i in taken or not block.main or block.kind == "image" or _is_outside(block) or is_furniture(block.text):
            continue
        if block.text.startswith("http") and is_post(block.text):
            continue
        if len(block.text) < MAX_LABEL and (
            (block.zones & LABELS and not _is_of_hour(block)) or (not body and _STAMP.search(block.text))
        ):
            continue
        if (block.kind == "table" and _is_lone_cell(blocks, i)) or _heads_box(blocks, i):
            continue
        if "standfirst" in block.zones and block.kind == "paragraph" and _is_title(blocks[i - 1] if i else None):
            continue
        body.append((i, BodyBlock(KINDS.get(block.kind, "paragraph"), block.text, block.links)))
    for (i, line), (j, after) in pairwise(body[1:]):
        if line.kind == after.kind == "paragraph" and _heads(blocks[i], blocks[j]):
            line.kind = "heading"
    repeated = _repeated(blocks, [i for i, _ in body if _is_apart(blocks[i])]) | _channels(body)
    return [(i, block) for i, block in body if i not in repeated]


def _is_lone_cell(blocks: Sequence[Block], i: int) -> bool:
    """Whether a cell is the only one of its part of a table that was read as text: a note among figures."""
    beside = (*blocks[max(i - 1, 0) : i], *blocks[i + 1 : i + 2])
    return len(beside) > 1 and all(cell.kind == "table" and not cell.main for cell in beside)


def _channels(body: Sequence[tuple[int, BodyBlock]]) -> set[int]:
    """Lists of where else an outlet is read: of two items and more, of which most lead to networks and to shops for apps."""
    found = set[int]()
    led_out = any(block.kind == "list_item" and block.links for _, block in body)
    for kind, items in groupby(body if led_out else (), key=lambda item: item[1].kind):
        run = list(items) if kind == "list_item" else []
        led = [block for _, block in run if block.links and all(map(_is_channel, block.links))]
        if len(run) > 1 and 2 * len(led) > len(run):
            found.update(i for i, _ in run)
    return found


def _is_channel(link: Link) -> bool:
    return on_network(link.url) or _SHOP.search(link.url) is not None


_SHOP = re.compile(r"//(?:play\.google|(?:apps|itunes)\.apple)\.com/")


def _heads_box(blocks: Sequence[Block], i: int) -> bool:
    """Whether a heading is that of a box set aside whose paragraphs are no text."""
    if blocks[i].kind != "heading" or "aside" not in blocks[i].zones or i + 1 == len(blocks):
        return False
    after = blocks[i + 1]
    return after.kind == "paragraph" and "aside" in after.zones and not after.main


def _is_of_hour(block: Block) -> bool:
    """Whether a heading is one of a day told by the hours: "11.04 Uhr: Ferry returns to its line"."""
    return block.kind == "heading" and block.level > 1 and OF_HOUR.match(block.text) is not None


OF_HOUR = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?(?:Uhr|Uhr,|h|hrs?|uur|[ap]\.?m\.?))?\s?[:–—|-]?\s(?=\S+ \S+ \S)", re.I
)
"""The time of day that opens a heading, and words behind it."""


def _heads(block: Block, after: Block) -> bool:
    """Whether a line in bold or in capitals above a paragraph that is neither is its heading, whatever its tag."""
    text = block.text
    most = MAX_ASKED if text[-1] in "?!？！" else MAX_HEAD
    if len(text) > most or block.links or text[0] in "—–-" or not (text[-1].isalnum() or text[-1] in "?!？！)”“’'\"»"):
        return False
    return (block.strong and not after.strong) or (text.isupper() and " " in text and not after.text.isupper())


MAX_HEAD, MAX_ASKED = 80, 40
"""Characters of such a heading; a longer question is an interview's."""


def _is_outside(block: Block) -> bool:
    """Whether its zones put it out of the text; a quotation in a pull quote's box may be told nowhere else."""
    outside = block.zones & OUTSIDE
    pulled = block.kind == "quote" and "pulled" in block.zones and block.text[0] not in "—–-"  # who said it
    return bool(outside - {"factbox"} if pulled else outside)


def _is_title(block: Block | None) -> bool:
    """Whether a block is the linked title of another story: what is set under it as a deck sums that up."""
    if block is None or not block.links or len(block.text) < MIN_PULLED or block.zones & {"head", "above"}:
        return False
    if block.kind != "heading" and "headline" not in block.zones:
        return False
    return sum(len(link.text) for link in block.links) > LINKED * len(block.text)


def without_notes(body: Sequence[tuple[int, BodyBlock]], names: Sequence[str]) -> list[tuple[int, BodyBlock]]:
    """The body without what a page sets under it: headings of nothing, and notes on its writers, whose `names` are given.

    >>> without_notes([(0, BodyBlock("paragraph", "It rained.")), (1, BodyBlock("heading", "More"))], [])
    [(0, BodyBlock(kind='paragraph', text='It rained.', links=[]))]
    """
    kept = list(body)
    while len(kept) > 1 and (
        kept[-1][1].kind == "heading"
        or _is_note(kept[-1][1].text, names)
        or _ends_in_bio(kept)
        or _offers_podcast(kept[-1][1])
        or _points_on(kept[-1][1])
    ):
        kept.pop()
    return kept


def _points_on(block: BodyBlock) -> bool:
    """Whether a closing sentence is nothing but a link: "All on the harbour."."""
    short = block.kind == "paragraph" and len(block.links) == 1 and len(block.text) <= MAX_POINTER
    return short and block.links[0].text.rstrip(".") == block.text.rstrip(".")


MAX_POINTER = 80


def _offers_podcast(block: BodyBlock) -> bool:
    """Whether a closing line says on which platforms a podcast is heard."""
    return len({found[1] for link in block.links if (found := _PLATFORM.search(link.url))}) > 1


_PLATFORM = re.compile(
    r"(?://|%2F%2F)(?:[\w-]{1,20}\.){0,2}(spotify|apple|itunes|deezer|amazon|audible|google|castbox|overcast|stitcher|youtube|soundcloud|podimo)\.(?:com|fm)(?:/|%2F)"
)


def _ends_in_bio(body: Sequence[tuple[int, BodyBlock]]) -> bool:
    """Whether the last paragraph says what somebody writes for a living of whom the text says nothing."""
    text = body[-1][1].text
    found = _BIO.match(text, 0, MAX_BEFORE + MAX_BIO) if len(text) < MAX_NOTE else None
    return found is not None and not any(found[1].split()[-1] in block.text for _, block in body[:-1])


MAX_BIO = 120
_CAPITAL = r"[A-ZÀ-ÞŁŚŻŽŠČА-Я][\w.’'-]{0,24}"
_BIO = re.compile(
    rf"({_CAPITAL}(?: (?:{_CAPITAL}|de|van|von|del|da|al)){{1,3}}),? (?:is|was|ist|est|es|è|é|är|er)\s"
    r".{0,60}(?:\b(?:journalist|reporter|correspondent|columnist|(?:staff|freelance|senior) writer|writer (?:and|based|for)|news editor|author of"
    r"|fellow at|professor (?:of|at)|(?:[A-Z]{2,5}-)?(?:Journalist|Redakteur|Korrespondent|Reporter|Autor)(?:in)?|journaliste|correspondante?"
    r"|periodista|escritora?|corresponsal|giornalista|corrispondente|jornalista|correspondente)\b|\beditor (?:of|at|for)\s)"
)
"""Who somebody is that writes: how a note on a writer opens."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,300}")
_AUTHOR = re.compile(
    r"[(（\s]{0,2}(?:The (?:author|writer)s? (?:is|are) (?:an?|the|based)\b|作者(?:系|是|为|為)|(?:El|La) autora? es\b|L['’]auteure? est\b|Автор\s[—–-])"
)
"""How a note under a text opens that says who wrote it."""


_CORRECTION = re.compile(
    r"(?:Corrections?|CORRECTIONS?|Clarification|Korrektur|Berichtigung|Rectificatif|Correctif|Corrección|Rectificación|Fe de errat(?:as|a)"
    r"|Correção|Errata|Rettifica|Düzeltme|Исправление|Уточнение|更正|勘误|訂正|정정|Rättelse|Rettelse|Korjaus|Rectificatie|Sprostowanie)"
    r"(?: \([^()]{3,40}\)|,? [^:：]{3,40})?\s?[:：]"
)
"""How a note under a text opens that puts it right."""


def _is_note(text: str, names: Sequence[str]) -> bool:
    """Whether a closing line is an address, or says who a writer is: "The author is …", "Noa Brandt is …"."""
    if len(text) < MAX_NOTE and (_ADDRESS.fullmatch(text) or _AUTHOR.match(text) or _CORRECTION.match(text)):
        return True
    shouted = text.isupper()
    text = text.casefold() if shouted else text
    for name in (name.casefold() if shouted else name for name in names):
        last = name.rpartition(" ")[2]
        if last != name and len(text) < MAX_NOTE and text.startswith(f"{last} ") and text.split(" ", 2)[1] in WORKS:
            return True
        at = text.find(name, 0, MAX_BEFORE + len(name))
        if at >= 0 and " " in name and len(text) < MAX_NOTE:
            return any(word.strip(",") in IS for word in text[at + len(name) :].split()[:1])
        if len(text) < MAX_NOTE and " " in name and "@" in text and f"follow {name}".casefold() in text.casefold():
            return True
    return False


def _repeated(blocks: Sequence[Block], apart: Sequence[int]) -> set[int]:
    """Pull quotes: what is set apart from the text and says again what a paragraph of it says."""
    letters = {i: own for i in apart if len(own := _letters(blocks[i].text)) >= MIN_PULLED}
    if not letters:
        return set()
    lines = (block.text for block in blocks if block.main and block.kind != "image" and not _is_apart(block))
    text = "\n".join(map(_letters, lines))
    told = set[int]()
    for i, own in [*letters.items()][:MOST_PULLED]:
        pulled = "pulled" in blocks[i].zones
        words = _QUOTED.match(blocks[i].text)
        if own in text or (words and _letters(words[1]) in text) or (pulled and _is_told(blocks[i].text, text)):
            told.add(i)
            said_by = (lambda j: "pulled" in blocks[j].zones) if pulled else (lambda j: _is_speaker(blocks[j]))
            told.update(takewhile(said_by, range(i + 1, len(blocks))))
    return told


_QUOTED = re.compile(r"[\"“„«]([^\"“”»]{20,600})[\"“”»]\s?(?=\w)")
"""What somebody said, before who said it."""


def _is_speaker(block: Block) -> bool:
    """Whether a line of a quotation says whose it is: a few words and no sentence."""
    return block.kind == "quote" and len(block.text) <= MAX_SPEAKER and block.text[-1] not in _SENTENCE_ENDS


MAX_SPEAKER = 60
_SENTENCE_ENDS = frozenset('.!?…。！？"”»«“’’」』')


def _is_told(quote: str, text: str) -> bool:
    """Whether a piece of a pull quote between its stops is in the text: such quotes are shortened."""
    return any(len(piece) >= MIN_PIECE and piece in text for piece in map(_letters, _STOP.split(quote)))


MIN_PIECE = 10
_STOP = re.compile(r"[.,;:!?…—]\s|\.\.\.")


def _is_apart(block: Block) -> bool:
    return block.kind == "quote" or bool(block.zones & APART)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())
