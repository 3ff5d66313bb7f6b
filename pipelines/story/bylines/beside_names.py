"""Names near the headline that something beside them marks: a job, an address, a place, a source."""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.items import Block, Zones
from pipelines.language.eastern_names import is_eastern
from pipelines.language.letters import letters, unaccented
from pipelines.parts.byline import split_byline
from pipelines.parts.byline.name import is_writer
from pipelines.parts.signoff.sources import CHINESE_SOURCE
from pipelines.story.bylines.found import NO_AGENCY, Found
from pipelines.story.bylines.roles import tells_writer
from pipelines.story.bylines.signing import SOURCED, may_be_signed, signed_by, signing_names
from pipelines.story.sheet import Sheet
from pipelines.world.address import host_of
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import is_place

_LABELLED = re.compile(rf"(?:{CHINESE_SOURCE})\s?[:：]\s{{0,3}}$")
"""Words before the owner of the copy."""
_PARTS = re.compile(r"\s?[,|]\s|\s[–—-]\s")
MAX_AGENCY, MAX_PARTS, MAX_PLACED = 40, 2, 60
MAX_WORD = 5
"""An agency's name of so few letters may be an ordinary word, unless it is in capitals."""


def signer(sheet: Sheet) -> Found:
    """A line of source and date near the headline that says who signs the story."""
    near = (block for i in sheet.left() if not (block := sheet.blocks[i]).main and block.zones & _NEAR)
    lines = [block.text for block in near if may_be_signed(block.text)]
    own = signing_names(sheet) if lines else ()
    for line in lines:
        if (name := signed_by(line, own)) and not is_eastern(name):  # there it names the source
            return Found([name], [line], "line of the source")
    return Found()


_NEAR: Zones = frozenset({"head", "above", "below"})


def titled_name(sheet: Sheet) -> Found:
    """Names near the headline with a job directly under each: "Ada Writer", "reporter for harbours"."""
    names, lines = list[str](), list[str]()
    left = sheet.left()
    for i, after in pairwise(left):
        block, job = sheet.blocks[i], sheet.blocks[after]
        if after != i + 1 or block.main or "head" not in block.zones & job.zones or len(job.text) > MAX_PLACED:
            continue
        name = block.text if block.text.count(" ") in range(1, 4) and not _barred(block) else ""
        works = name and (is_writers_job(job.text.split()) or tells_writer(sheet, after))
        if works and split_byline(name, sheet.language) == [name]:
            names.append(name)
            lines.append(name)
            sheet.taken.update((i, after))
    return Found(names, lines, "name over a job")


def _barred(block: Block) -> Zones:
    """A block's zones in which nobody is named; a figure that only its contents make one may name its writer."""
    return block.zones & (NO_AGENCY - {"figure"} if "boxed" in block.zones else NO_AGENCY)


def is_writers_job(job: list[str]) -> bool:
    """Whether words are a writer's job: "reporter for harbours", "Harbour News Reporter"."""
    titled = len(job) <= MAX_JOB or (len(job) <= MAX_TITLE and all(word[0].isupper() for word in job))
    return is_writer(job[0].strip(",")) or job[:2] == ["Reporting", "from"] or (titled and is_writer(job[-1]))


MAX_JOB, MAX_TITLE = 2, 5


def mailed_name(sheet: Sheet) -> Found:
    """Names near the text followed by a mail address, on the same line or the next: "Ada Winter ada.winter@…"."""
    names, lines = list[str](), list[str]()
    for i in sheet.left():
        block = sheet.blocks[i]
        if "@" not in block.text or block.main or len(block.text) > MAX_PLACED or not block.zones & {"head", "below"}:
            continue
        line, _, mail = block.text.rpartition(" ")
        line = line or sheet.text_before(i)
        own = letters(unaccented(mail.partition("@")[0]))
        named = split_byline(line, sheet.language) == [line] and letters(unaccented(line.rpartition(" ")[2])) in own
        if named and " " in line and not block.zones & NO_AGENCY:
            names.append(line)
            lines.append(block.text)
            sheet.taken.add(i)
    return Found(names, lines, "name and its address")


def placed_name(sheet: Sheet) -> Found:
    """A line between headline and text that is a name, a bar and a place: "Ada Writer | Madrid"."""
    for i in sheet.left():
        block = sheet.blocks[i]
        if len(block.text) > MAX_PLACED or "|" not in block.text or "head" not in block.zones or block.main:
            continue
        name, _, place = (part.strip() for part in block.text.partition("|"))
        names = [] if block.zones & NO_AGENCY else split_byline(name, sheet.language)
        if names == [name] and " " in name and is_place(place) and not is_place(name):
            return Found(names, [block.text], "name and place")
    return Found()


def agency_line(sheet: Sheet) -> Found:
    """A line between headline and text that is another newsroom's agency and perhaps its place: "AFP, HARBOUR",
    "News - AFP"."""
    host = letters(host_of(sheet.story.url))
    for i in sheet.left():
        block = sheet.blocks[i]
        if "head" not in block.zones or block.main or len(block.text) > MAX_AGENCY:
            continue
        label, room = SOURCED.match(block.text), _NEWSROOM.fullmatch(block.text)
        if _barred(block) - ({"caption"} if label else set()):  # small print, no picture's
            continue
        if room and (find_agency(room[1]) or letters(room[1]) in host):
            return Found([block.text], [block.text], "newsroom's line")
        parts = _PARTS.split(block.text[label.end() if label else 0 :].strip("() "))
        names = [part for part in parts if (found := find_agency(part)) and letters(found) not in host]
        placed = split_byline(block.text, sheet.language) if not names and " in " in block.text else []
        names = names or [name for name in placed if find_agency(name)]  # "Reuters in Whitby"
        names = [name for name in names if _is_surely_agency(name, block.zones)]
        if names and len(parts) <= MAX_PARTS and not _LABELLED.search(sheet.text_before(i)):
            return Found(names[:1], [block.text], "agency's line")
    return Found()


def _is_surely_agency(name: str, zones: Zones) -> bool:
    """Whether an agency's name is no ordinary word, by its length or its capitals, or stands where credits do; "A+A-" is
    none."""
    if _TWO_LETTERS.search(name) is None:
        return False
    return "credit" in zones or len(name) > MAX_WORD or (name.isupper() and "share" not in zones)


_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_NEWSROOM = re.compile(r"(?:Redazione|Redacción|Redaktion|Rédaction|Redação|Redacția) ([^\W\d_a-zß-ÿ][\w.' -]{1,30})")
"""A newsroom as the writer: "Redacción El Puerto"."""
