"""Lines of a page that may date its story: where they stand, and what they say about themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crawler.items import Block, Zones
from pipelines.language.sentences import PLAIN_COLONS, STOPS
from pipelines.parts.byline import looks_like_byline
from pipelines.parts.byline.behind_day import start_behind_day
from pipelines.parts.byline.leads import LEADS
from pipelines.parts.dates.lines import is_of_particulars, is_publication_line, is_update_label
from pipelines.story.sheet import MAX_DATE_LINE, Sheet, is_date_line

BARRED: Zones = frozenset({"caption", "credit", "comments", "recommend", "related", "ad", "hidden", "video"})
FAR: Zones = frozenset({"footer", "navigation"})
NEAR: Zones = frozenset({"above", "head", "below", "date", "byline"})
MAX_LINE = 250
MAX_LABEL = 30
SHARE = 0.3
"""A date of the story makes up at least this share of a line below the text."""
CLOSE = 8
"""So many blocks below the headline, a date may look like the text."""
OPENING = 4
"""So many blocks of the text may come before such a date, where boxes stand between it and the headline."""
NO_HEADLINE = -CLOSE
"""The place of the headline on a page that displays none: far above the first block."""
MAX_LABELLED = 100
_BESIDE: Zones = frozenset({"caption", "credit", "related", "ad", "video"})
"""Classes of boxes in which a date between headline and text counts all the same, if it has day and time."""
_HOUR = re.compile(r"\d{1,2}[:.hH時时시]\s?\d\d(?!\d)(?![./]\d)")
_CLOSED = re.compile(r"^(?:By .{2,80}|.{0,80}\([A-Z][^()]{1,30}\)) \(?\d{1,2}:\d\d, [A-Z][a-z]{2,8}\.? \d\d?, 20\d\d$")
_SET: Zones = frozenset({"head", "above"})
_LISTED: Zones = frozenset({"head", "navigation"})
_HEAD: Zones = _LISTED | {"header", "headline"}
"""Under the headline, in a list that a class calls as it does menus."""


def dated_lines(sheet: Sheet, *, near: bool) -> Iterator[int]:
    """The numbers of the lines that may date the story; those that a class hides, or calls a menu's, only if there is no
    other. `near`: only those between headline and text and directly above."""
    blocks = sheet.blocks
    head = sheet.headline_at(NO_HEADLINE)
    hidden, found, read = list[int](), False, 0
    for i in range(_directly_above(blocks, head) if near else 0, len(blocks)):
        block = blocks[i]
        read += block.main and i > head
        opens = i > head and (i < head + CLOSE or (block.main and head >= 0 and read <= OPENING))
        if near and block.main and i >= head + CLOSE and not opens:
            break
        if i in sheet.taken or len(block.text) > MAX_LINE or not may_be_date(block.text):
            continue
        if "below" in block.zones and _signs_comment(blocks, i):
            continue
        if _may_date(block, near=near) or (opens and _is_set_as_text(block)):
            found = True
            yield i
        elif (block.zones >= {"head", "date", "hidden"} or _LISTED <= block.zones <= _HEAD) and is_timed(block.text):
            hidden.append(i)
    yield from () if found else hidden


def _directly_above(blocks: Sequence[Block], head: int) -> int:
    """The first of the few lines directly above the headline; a bar of buttons between them does not count."""
    at, left = max(0, head), CLOSE
    while at and left:
        at -= 1
        left -= "share" not in blocks[at].zones
    return at


def _signs_comment(blocks: Sequence[Block], i: int) -> bool:
    """Whether a date and time below the text stand between a few words and a sentence: a reader's name and what he says."""
    if not 0 < i < len(blocks) - 1 or not is_timed(blocks[i].text):
        return False
    name, said = blocks[i - 1], blocks[i + 1]
    alike = all(line.kind == "paragraph" and not line.main and not line.links for line in (name, said))
    return alike and len(name.text) <= MAX_LABEL < len(said.text) and said.text.endswith(STOPS)


def _is_set_as_text(block: Block) -> bool:
    """Whether a line of the text is only a date, or names followed by a time and a date: directly
    below a headline it is the story's."""
    plain = block.kind in ("paragraph", "table") and not block.zones & (BARRED if block.main else BARRED | FAR)
    line = block.text
    dated = is_date_line(line) or _CLOSED.search(line) is not None or is_of_particulars(line) or _is_signed(line)
    signed = LEADS.match(line) and len(line) <= MAX_LABELLED and not line.endswith(STOPS)
    return plain and (dated or bool(signed))


def _is_signed(line: str) -> bool:
    """Whether a line is a day and a byline, whichever is first: "Tuesday, 12 May 2026 by Ada Winter"."""
    dated = len(line) <= MAX_LABELLED and may_be_date(line)
    return dated and looks_like_byline(line[start_behind_day(line) :])


def drop_particulars(sheet: Sheet) -> None:
    """Drop lines directly under the headline that say when the story appeared, and where or whose it is: they do not
    open the text."""
    for i in sheet.text_left()[:MOST_PARTICULARS] if not sheet.story.plain else ():
        line = sheet.blocks[i].text
        stated = len(line) <= MAX_DATE_LINE and not line.endswith(STOPS) and is_publication_line(line)
        told = stated or is_of_particulars(line) or is_date_line(line) or _is_signed(line)
        if not told or sheet.headline_at(NO_HEADLINE) < 0 < i:
            break
        sheet.blocks[i].main, sheet.blocks[i].zones = False, sheet.blocks[i].zones | {"head"}


MOST_PARTICULARS = 2


def is_the_storys(block: Block, date: str) -> bool:
    """Whether a line dates the story: a sentence of a deck does not, nor a title, and below the text only a line that
    is labelled or hardly more than a date."""
    if "date" in block.zones or SHARE * len(block.text) <= len(date):
        return True
    if "below" not in block.zones:
        return not block.text.endswith(STOPS)
    return block.text.partition(date)[0].rstrip().endswith(PLAIN_COLONS)


def may_be_date(line: str) -> bool:
    """Whether a line has digits, as all dates that are read do."""
    return any(map(str.isdigit, line))


def _may_date(block: Block, *, near: bool) -> bool:
    """Whether a line may date the story by its zones, or by its words; `near`: only between headline and text."""
    zones = block.zones
    barred = BARRED - {"comments"} if "head" in zones else BARRED  # their number stands beside the date there
    if zones & {"date", "figure"} == {"date"}:
        barred = barred - {"caption", "credit"}
    if barred := zones & barred:
        labelled = "head" in zones and is_publication_line(block.text)
        return barred <= _BESIDE and "date" in zones and bool(zones & _SET) and (labelled or is_timed(block.text))
    if zones & (_SET if near else NEAR) and ("date" in zones or not (block.main or zones & FAR)):
        return True
    if near or len(block.text) > MAX_LABELLED:
        return False
    changed = is_date_line(block.text) and is_update_label(block.text)
    return changed or is_publication_line(block.text)


def is_timed(line: str) -> bool:
    """Whether a line is only a date and a time of day."""
    return is_date_line(line) and _HOUR.search(line) is not None
