"""A byline in parts: a word like "By", and the names, each in an element of its own."""

from __future__ import annotations

from crawler.items import Block
from pipelines.language.eastern_names import is_eastern
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.joins import joins_names
from pipelines.parts.byline.leads import LEAD_WORD, leads_names
from pipelines.parts.byline.name import NAMELESS
from pipelines.parts.byline.others import tells_others
from pipelines.story.bylines.authors import MAX_NEAR
from pipelines.story.bylines.beside_names import is_writers_job
from pipelines.story.bylines.found import Found
from pipelines.story.bylines.roles import labels_first, tells_writer
from pipelines.story.sheet import Sheet
from pipelines.world.agencies import find_agency

MAX_PARTS = 13
"""A byline in parts has at most so many blocks."""
MAX_LEAD = 30
ABOVE = 6
"""So many blocks above the headline, a byline in parts may begin."""


def opens_names(text: str, language: str | None) -> bool:
    """Whether a line is, or opens with, a word that introduces names in elements of their own."""
    return LEAD_WORD.search(text) is not None or (
        len(text) <= MAX_LEAD and not is_eastern(text) and leads_names(text, language)
    )


def parted(sheet: Sheet) -> Found:
    """An introducing word and the names after it, each in an element of its own: "By", "Ada Writer", ",", "Bo
    Writer"; perhaps several times."""
    names: list[str] = []
    lines: list[str] = []
    left = sheet.left()
    above = range(head - ABOVE, head) if (head := sheet.headline_at(0)) else range(0)
    for n, i in enumerate(left):
        block = sheet.blocks[i]
        near = not block.main and len(block.text) <= MAX_NEAR and (i in above or block.zones & {"head", "below"})
        if names and "below" in block.zones:
            break  # there other stories' writers are named so, too
        if i in sheet.taken or not near or tells_others(block.text):
            continue
        if not (opens_names(block.text, sheet.language) or labels_first(sheet, i)):
            continue
        behind = sheet.blocks[left[n + 1]] if n + 1 < len(left) else block
        if tells_writer(sheet, i):
            continue  # it follows his name
        led = LEAD_WORD.search(block.text) or block.text[-1] in ":：" or behind.links
        if not (led or labels_first(sheet, i)):
            continue  # "Reporter" under a name, "Text" under another: what its bearer did
        found, used = _after_lead(sheet, left[n : n + MAX_PARTS])
        if found:
            sheet.taken.update(used)
            names += found
            lines.append(" ".join(sheet.blocks[j].text for j in used))
    return Found(names, lines, "byline in parts")


def _after_lead(sheet: Sheet, indexes: list[int]) -> tuple[list[str], list[int]]:
    """The names after an introducing word, the last of which may itself end in one, and the blocks they stand in."""
    lead = sheet.blocks[indexes[0]].text
    bare = lead.rstrip(": ").isalpha()
    names = [] if bare else split_byline(lead, sheet.language)
    used, joined = indexes[:1], False
    for j in indexes[1:] if bare or not names else ():
        text, after, joined = sheet.blocks[j].text, joined, joins_names(sheet.blocks[j].text, sheet.language)
        if any(map(str.isalnum, text)) and not joined:
            found = split_byline(text, sheet.language) if sheet.blocks[j].links or after or not names else []
            if not found or len(text) > 60 or sheet.blocks[j].main:
                break
            names += found
        used.append(j)
    return names, used


def joined_behind(sheet: Sheet, line: str | None) -> list[str]:
    """The names after a byline's line in elements of their own, with what joins them in other elements or before them:
    "Ada Writer", ",", "Bo Writer"; or each a link into the same folder, perhaps with a job under it."""
    at = next(
        (i for i, b in enumerate(sheet.blocks) if "head" in b.zones and b.text and (line or "").endswith(b.text)), -1
    )
    names: list[str] = []
    first = sheet.blocks[at]
    while 0 <= at < len(sheet.blocks) - 1:
        block = sheet.blocks[at := at + 1]
        if _is_job(block) and at + 1 < len(sheet.blocks) and _alike(first, sheet.blocks[at + 1]):
            sheet.taken.add(at)
            block = sheet.blocks[at := at + 1]
        joined = joins_names(block.text, sheet.language) and at + 1 < len(sheet.blocks)
        block = sheet.blocks[at := at + joined]
        word, _, rest = block.text.partition(" ")
        writer = " " in rest and find_agency(rest) is None  # "with Agencies" names none
        said = rest if writer and joins_names(word, sheet.language) else block.text
        text = block.links[0].text if block.links else said
        lead = block.text.removesuffix(text)
        joined = (
            joined or (lead != block.text and joins_names(lead, sheet.language)) or (not lead and _alike(first, block))
        )
        named = text not in NAMELESS and split_byline(text, sheet.language) == [text]
        if not joined or block.main or "head" not in block.zones or not named:
            break
        sheet.taken.add(at)
        names.append(text)
    return names


def _is_job(block: Block) -> bool:
    """Whether a line of the head is nothing but a writer's job."""
    plain = not block.main and not block.links and "head" in block.zones
    return plain and 0 < len(block.text) <= MAX_LEAD and is_writers_job(block.text.split())


def _alike(one: Block, other: Block) -> bool:
    """Whether two lines are each a link into the same folder."""
    folders = [block.links[0].url.rstrip("/").rpartition("/")[0] for block in (one, other) if block.is_link]
    return len(folders) == 2 and folders[0] == folders[1]
