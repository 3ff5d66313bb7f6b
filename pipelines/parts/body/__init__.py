"""The body: the blocks of text that no other part has taken, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import groupby, pairwise

from crawler.items import Block, BodyBlock, BodyKind, Link, Zones
from pipelines.language.sentences import ENDS
from pipelines.parts.body.offers import headed_offers, listed_offers, offers
from pipelines.parts.body.pulled import repeated
from pipelines.parts.body.series import in_series
from pipelines.world.social_networks import is_post, on_network

OUTSIDE: Zones = frozenset(
    {"navigation", "comments", "cookie", "newsletter", "recommend", "share", "ad", "hidden", "popup", "tags", "bio",
     "video", "embed", "related", "caption", "credit", "correction", "above", "head", "below", "headline-block", "factbox",
     "unprinted"}
)  # fmt: skip
"""Zones inside a column whose text does not belong to the article."""
LABELS: Zones = frozenset({"date", "byline", "kicker", "dateline"})
"""Zones of short lines that say when an article appeared and who wrote it."""
MAX_LABEL = 150
MIN_TITLE, MIN_PROSE = 20, 80
"""Characters of a title that leads to another story, and of a paragraph in a cell."""
HEADED = ("paragraph", "list_item")
MAX_HEAD, MAX_ASKED = 80, 40
"""Characters of such a heading; a longer question is an interview's."""
_STAMP = re.compile(r"(?<!\d)20\d\d[-/.]\d\d[-/.]\d\d \d\d:\d\d(?!\d)")
"""A date and time in a form that no sentence uses: a line that opens a text with one belongs to the page."""
OF_HOUR = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?(?:Uhr|Uhr,|h|hrs?|uur|[ap]\.?m\.?))?\s?[:–—|-]?\s(?=\S+ \S+ \S)",
    re.IGNORECASE,
)
"""The time of day that opens a heading, and the words after it."""
MAX_FILMED = 250
_FILMED = re.compile(r"\((?:[^()]{1,80}\s)?(?:video|vidéo|vídeo|видео|відео)s?\b[^()]{0,80}\)\.?$", re.IGNORECASE)
"""The caption of a film that is embedded in the text, when it says who made the film: "(Video by Jo Doe)"."""
_SHOP = re.compile(r"//(?:play\.google|(?:apps|itunes)\.apple)\.com/")
_NETWORKS = frozenset(
    {"facebook", "whatsapp", "telegram", "linkedin", "instagram", "bluesky", "threads", "email", "e-mail"}
)
"""Buttons of a share bar beside which an X is one, too, and no number."""
KINDS: dict[str, BodyKind] = {"heading": "heading", "quote": "quote", "list_item": "list_item"}


def body_blocks(
    blocks: Sequence[Block], taken: set[int], is_furniture: Callable[[str], bool]
) -> list[tuple[int, BodyBlock]]:
    """The body in reading order, each block with its index. Blocks that are not text of the article are left out."""
    body: list[tuple[int, BodyBlock]] = []
    text = [i for i, block in enumerate(blocks) if i not in taken and block.main and not _is_outside(block)]
    furniture = {i for i in text if is_furniture(blocks[i].text)}
    furniture -= in_series(blocks, text, furniture)
    for i in text:
        block = blocks[i]
        if i not in furniture and not _is_no_text(blocks, i) and not _is_label(blocks, i, opens=not body):
            body.append((i, _body_block(block)))
    _mark_headings(blocks, body)
    at = [i for i, _ in body]
    left_out = repeated(blocks, at) | _channels(body) | offers(blocks, at) | headed_offers(blocks, furniture)
    left_out |= listed_offers(blocks, furniture) | _heads_of_furniture(blocks, at, furniture)
    return [(i, block) for i, block in body if i not in left_out]


def _heads_of_furniture(blocks: Sequence[Block], at: Sequence[int], furniture: Set[int]) -> set[int]:
    """Headings with only sentences that are furniture up to the next heading."""
    noted = [i for i in furniture if len(blocks[i].text) >= MIN_NOTE]
    headings = (
        [(i, below) for i, below in pairwise(at) if blocks[i].kind == blocks[below].kind == "heading"] if noted else []
    )
    return {i for i, below in headings if any(i < note < below for note in noted)}


MIN_NOTE = 60
"""Characters of a note of the page's that a heading may head."""


def plain_body(blocks: Sequence[Block], left: Iterable[int]) -> list[tuple[int, BodyBlock]]:
    """The body of a text without markup, each block with its index: all remaining lines, as none of them belongs to a page."""
    body = [(i, _body_block(blocks[i])) for i in left]
    _mark_headings(blocks, body)
    return body


def _body_block(block: Block) -> BodyBlock:
    return BodyBlock(KINDS.get(block.kind, "paragraph"), block.text, block.links)


def _is_no_text(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line of the column is a post's address, a film's caption, a note among figures, the heading of a box
    or another story's deck."""
    block = blocks[i]
    if block.slanted and len(block.text) <= MAX_FILMED and _FILMED.search(block.text):
        return True
    if block.text.startswith("http") and is_post(block.text):
        return True
    if block.text in ("X", "x") and any(
        b.text.casefold() in _NETWORKS for b in (blocks[i - 1], *blocks[i + 1 : i + 2])
    ):
        return True
    if (block.kind == "table" and _is_lone_cell(blocks, i)) or _heads_box(blocks, i):
        return True
    return "standfirst" in block.zones and block.kind == "paragraph" and i > 0 and _is_title(blocks[i - 1])


def _is_label(blocks: Sequence[Block], i: int, *, opens: bool) -> bool:
    """Whether a line says when the article appeared and who wrote it. If it `opens` the text, a date and time alone is
    enough, or a few words between the headline and a date: a section or a place."""
    block = blocks[i]
    if opens and _is_over_date(blocks, i):
        return True
    if len(block.text) >= MAX_LABEL:
        return False
    if block.zones & LABELS and not _is_of_hour(block):
        return True
    return opens and _STAMP.search(block.text) is not None


def _is_over_date(blocks: Sequence[Block], i: int) -> bool:
    """Whether a few words, no heading and no sentence, stand alone between the headline and a date."""
    line, date = blocks[i], blocks[i + 1 : i + 2]
    few = len(line.text) <= MAX_ASKED and line.kind in ("paragraph", "table") and not line.text.endswith(ENDS)
    return few and i > 0 and "headline-block" in blocks[i - 1].zones and any("date" in b.zones for b in date)


def _is_lone_cell(blocks: Sequence[Block], i: int) -> bool:
    """Whether a table cell is the only one of its part of the table that was read as text: a note among figures, or, on
    a page laid out in tables, a cell below its readers' comments."""
    beside = (*blocks[max(i - 1, 0) : i], *blocks[i + 1 : i + 2])
    return len(beside) > 1 and all(cell.kind == "table" and not cell.main and _is_no_box(cell) for cell in beside)


def _is_no_box(cell: Block) -> bool:
    """Whether a cell holds a figure or a year, or stands beside the text rather than being a box within it."""
    return bool(cell.zones & {"comments", "rail"}) or (
        len(cell.text) <= MAX_FIGURE and any(map(str.isdigit, cell.text))
    )


MAX_FIGURE = 40
"""Characters of a cell that holds a figure or a year."""


def _channels(body: Sequence[tuple[int, BodyBlock]]) -> set[int]:
    """Lists of other places where an outlet can be read: two items or more, most of them links to networks and app stores."""
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


def _heads_box(blocks: Sequence[Block], i: int) -> bool:
    """Whether a heading belongs to a separate box, whose paragraphs are not part of the text."""
    if blocks[i].kind != "heading" or "aside" not in blocks[i].zones or i + 1 == len(blocks):
        return False
    after = blocks[i + 1]
    return after.kind in ("paragraph", "list_item") and "aside" in after.zones and not after.main


def _is_of_hour(block: Block) -> bool:
    """Whether a heading is one in an account of a day by the hour: "11.04 Uhr: Ferry returns to its line"."""
    return block.level > 1 and OF_HOUR.match(block.text) is not None


def _mark_headings(blocks: Sequence[Block], body: Sequence[tuple[int, BodyBlock]]) -> None:
    """Turns lines of the text that head a paragraph into headings, whatever their tag, and also a number or a similar
    line directly above one; the first line of a text is never one."""
    for (i, line), (j, after) in pairwise(body[1:]):
        if line.kind == "paragraph" and after.kind in HEADED and _heads(blocks[i], blocks[j]):
            line.kind = "heading"
    for (h, before), (i, line), (j, after) in zip(body, body[1:], body[2:], strict=False):
        above = line.kind == "paragraph" and after.kind == "heading" and blocks[j].kind == "paragraph"
        if above and before.kind != "heading" and _is_strong_line(blocks[i]) and not _is_strong_line(blocks[h]):
            line.kind = "heading"


def _heads(block: Block, after: Block) -> bool:
    """Whether a line in bold, in capitals or called a title stands above a paragraph that is not."""
    if not _may_head(block) or (block.kind == "table" and not _is_prose(after)):
        return False
    text = block.text
    if "headline" in block.zones - after.zones and block.kind == "paragraph":
        return True
    return (block.strong and not after.strong) or (text.isupper() and " " in text and not after.text.isupper())


def _is_prose(cell: Block) -> bool:
    """Whether a line in a cell is a paragraph of a text that a table lays out."""
    return cell.kind == "table" and not cell.links and len(cell.text) >= MIN_PROSE and cell.text.endswith(ENDS)


def _is_strong_line(block: Block) -> bool:
    return block.strong and block.kind != "table" and _may_head(block)


def _may_head(block: Block) -> bool:
    """Whether a line is as short as a heading and ends like one; a whole sentence in quotation marks is speech."""
    text = block.text
    if len(text) > (MAX_ASKED if text[-1] in "?!？！" else MAX_HEAD):
        return False
    if block.links or text[0] in "—–-" or text.endswith(("。”", "。」")):
        return False
    return text[-1].isalnum() or text[-1] in "?!？！)”“’'\"»"


def _is_outside(block: Block) -> bool:
    """Whether a block's zones put it outside the text; a quotation in a pull quote's box may be the only place where
    it is said."""
    outside = block.zones & OUTSIDE
    if outside == {"tags"} and block.kind == "heading" and not block.links:
        return False  # a cross-head of the text, whose class is one for headings: "edTag"
    pulled = block.kind == "quote" and "pulled" in block.zones and block.text[0] not in "—–-"  # who said it
    return bool(outside - {"factbox"} if pulled else outside)


def _is_title(block: Block) -> bool:
    """Whether a block is the linked title of another story: a deck under it then sums up that story."""
    if len(block.text) < MIN_TITLE or block.zones & {"head", "above"}:
        return False
    if block.kind != "heading" and "headline" not in block.zones:
        return False
    return block.is_all_links
