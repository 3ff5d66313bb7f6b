"""A line that a word like "By" opens."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import islice

from crawler.items import Block, Zone, Zones
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.leads import LEADS
from pipelines.parts.byline.line import byline_in
from pipelines.parts.signoff import closes_text
from pipelines.story.bylines.authors import NO_BYLINE
from pipelines.story.bylines.found import Found
from pipelines.story.bylines.signers import is_help
from pipelines.story.sheet import Sheet
from pipelines.world.gazetteer import is_place


def worded_line(sheet: Sheet) -> Found:
    """The names of the first such line, and of those after it that are worded alike."""
    # if the page's head knows authors, these decide about an aside
    around: Zones = sheet.around if sheet.meta.authors else sheet.around | {"aside"}
    left = [i for i in sheet.left() if _may_be_line(sheet.blocks[i], around)]
    main = [i for i, block in enumerate(sheet.blocks) if block.main and not sheet.story.plain]
    middle = main[len(main) // 2] if main else len(sheet.blocks) // 2
    for i in left:
        block = sheet.blocks[i]
        line = byline_in(block.text.lstrip("—–- "), sheet.language)
        if line and ((block.main and _STOP.search(block.text.partition(line)[0])) or is_help(line)):
            continue  # a desk's line after a sentence, or who helped
        names = split_byline(line, sheet.language) if line else []
        if line and names and (LEADS.match(line) or not all(map(is_place, names))):  # "VATICAN CITY | June 6, 2013"
            if closes_text(block.text, sheet.language) and i > middle:
                return Found(names, rule="closing line")  # the line itself is the sign-off's
            sheet.taken.add(i)
            more = _worded_alike(sheet, i, line, names[0]) if "head" in block.zones and len(names) == 1 else []
            return Found(names + more, [block.text], "byline line")
    return Found()


_STOP = re.compile(r"\. |。")


def _worded_alike(sheet: Sheet, at: int, line: str, name: str) -> list[str]:
    """The names on lines directly after a byline that have the same words before or after them: "Author: Ada",
    "Author: Bo"."""
    lead, _, rest = line.partition(name)
    found: list[str] = []
    for block in islice((b for b in sheet.blocks[at + 1 :] if b.kind != "image"), MOST_ALIKE):
        if block.main or "head" not in block.zones:
            break
        other = byline_in(block.text, sheet.language) or ""
        names = split_byline(other, sheet.language) if other else []
        if (
            len(names) == 1
            and (before := other.partition(names[0]))[0] == lead
            and (lead or (rest and before[2] == rest))
        ):
            found += names
    return found


MOST_ALIKE = 8
"""The other lines stand among so many lines after a byline, with their addresses between them."""


def _may_be_line(block: Block, around: Set[Zone]) -> bool:
    """Whether a byline may stand in a block's zones. Comments above the text are only their number, and credits may
    be the writers'; zones of the headline's own element rule nothing out, nor does a menu's markup around a label
    before a writer's own page."""
    barred = NO_BYLINE - {"footer"} if "signoff" in block.zones or "below" not in block.zones else NO_BYLINE
    if "head" in block.zones:
        barred = barred - {"comments", "credit"} - around
        barred -= {"figure"} if "boxed" in block.zones else set()
        led = block.text[: block.text.find(block.links[0].text)].rstrip() if len(block.links) == 1 else ""
        barred -= {"navigation"} if led[-1:] in (*":：",) and AUTHOR_PAGE.search(block.links[0].url) else set()
    return not block.zones & barred
