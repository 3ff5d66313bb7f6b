"""Writers who sign the text itself: a name alone at its start or end, a bracket at its end, a line with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.items import Zones
from pipelines.language.eastern_names import is_eastern, opens_byline
from pipelines.language.letters import letters, unaccented
from pipelines.language.phrases import primary_subtag
from pipelines.language.sentences import STOPS
from pipelines.parts.byline import looks_like_byline, split_byline
from pipelines.parts.byline.leads import LEADS
from pipelines.parts.byline.name import is_writer
from pipelines.parts.signoff import closes_text, is_signoff, split_signoff
from pipelines.parts.signoff.eastern import announced_name
from pipelines.parts.signoff.sources import CHINESE_SOURCE
from pipelines.story.bylines.roles import tells_writer
from pipelines.story.bylines.signing import SOURCED, is_host, signed_by, signing_names
from pipelines.story.sheet import DOMAIN, Sheet, is_furniture
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import is_place

_ADMIN = re.compile(r"/author/(?:admin|editor|web(?:master|desk)|newsroom|redaktion)\d{0,2}/?$", re.IGNORECASE)
MIN_TEXT = 3
"""A text of so many paragraphs may open or end with a name alone."""
OPENING, CLOSING = 2, 3
"""Paragraphs at the start and the end of a text that may name its reporters."""
DOTS = "….*"
"""What opens the lines of a deck that a text begins with."""
MAX_UNCASED = 5
"""A line of so many words without capitals is a sentence, no name."""
MAX_BRACKET = 80
_COMPANY = re.compile(r"\s(?:Media Group|Newspapers?|Network|Ltd|Limited)$")
_LABELLED = re.compile(rf"(?:{CHINESE_SOURCE})\s?[:：]\s{{0,3}}$")
"""Words before the owner of the copy."""
_BRACKET = re.compile(r"[（(【]([^（）()【】]{2,60})(?:[）)】]|\ufffd)\s*$")
_OWN_PAPER = re.compile(r"本[报報刊网網社台][讯訊]\s{0,2}[（(]([^（）()]{2,60})[）)]")
"""A paper's own reporters before its first words: 本报讯（记者王小明）."""

_PARTS = re.compile(r"\s?[,|]\s|\s[–—-]\s")
MAX_AGENCY, MAX_PARTS, MAX_PLACED = 40, 2, 60
MAX_WORD = 5
"""An agency's name of so few letters may be an ordinary word, unless it is in capitals."""
NO_AGENCY: Zones = frozenset(
    {"caption", "figure", "navigation", "related", "recommend", "ad", "hidden", "tags", "footer"}
)


class Found(NamedTuple):
    """What one way of looking for writers has found."""

    names: Sequence[str] = ()
    lines: Sequence[str] = ()
    """Those that the names stand on; none where they are another field's."""
    rule: str = ""


def plain_line(sheet: Sheet) -> Found:
    """The second line of a plain text, if it is a byline."""
    if 1 in sheet.left() and 0 in sheet.taken and looks_like_byline(sheet.blocks[1].text, sheet.language):
        sheet.taken.add(1)
        return Found(split_byline(sheet.blocks[1].text, sheet.language), [sheet.blocks[1].text], "line")
    return Found()


def is_own_house(sheet: Sheet, names: Sequence[str]) -> bool:
    """Whether a byline only says whose page, or which company's, this is."""
    own = {letters(name) for name in (sheet.meta.site_name or "-", *sheet.houses)}
    return all(
        {letters(name), letters(DOMAIN.sub("", name))} & own
        or _COMPANY.search(name)
        or is_host(name, sheet.story.url)
        or _is_systems(sheet, name)
        for name in names
    )


def _is_systems(sheet: Sheet, name: str) -> bool:
    """Whether a byline links to the page of a system's administrator, who put the story online."""
    links = (link for i, block in enumerate(sheet.blocks) if "byline" in block.zones for link in block.links)
    return any(link.text == name and _ADMIN.search(link.url) for link in links)


def lone_name(sheet: Sheet) -> Found:
    """A name set as the first or the last paragraph of the text."""
    text = sheet.text_left()
    last = next(
        (
            i
            for i in reversed(text)
            if not (sheet.blocks[i].text.startswith("http") or is_furniture(sheet.blocks[i].text))
        ),
        0,
    )
    opening = next((i for i in text if sheet.blocks[i].text[0] not in DOTS), last)
    for i in (opening, last) if len(text) > MIN_TEXT else ():
        block = sheet.blocks[i]
        line = block.kind == "paragraph" and not (
            closes_text(block.text, sheet.language) if i == last else is_signoff(block.text)
        )
        name = _before_house(sheet, block.text) if line and i == opening else block.text
        parts = _BETWEEN.split(name) if line and len(name) <= MAX_PLACED else [name]
        names = [found for part in parts for found in split_byline(part, sheet.language)] if line else []
        cased = any(map(str.isupper, block.text)) or all(len(name.split()) < MAX_UNCASED for name in names)
        if not cased or block.text.endswith(STOPS):
            continue
        alone = "".join(map(letters, names)) == letters(name) and all(" " in name for name in names)
        if names and alone and not any(is_place(name) for name in names):
            sheet.taken.add(i)
            return Found(names, [block.text], "name alone")
    return Found()


_BETWEEN = re.compile(r"\s[–—-]\s")
"""What stands between two names at the end of a text, as Vietnamese papers print them."""


def _before_house(sheet: Sheet, line: str) -> str:
    """The name before the newsroom and the place with which a report is signed: "Ada Writer Harbour TV, Quarle"."""
    signed, comma, place = line.rpartition(", ") if len(line) <= MAX_PLACED else ("", "", "")
    words = signed.split()
    if not comma or len(words) < MIN_TEXT or not is_place(place):
        return line
    own = {letters(name) for name in (sheet.meta.site_name or "-", *sheet.houses)}
    return next((" ".join(words[:-n]) for n in (1, 2, 3) if letters("".join(words[-n:])) in own), line)


def signer(sheet: Sheet) -> Found:
    """A line of source and date near the headline that says who signs the story."""
    own = signing_names(sheet)
    for i in sheet.left():
        block = sheet.blocks[i]
        near = not block.main and block.zones & {"head", "above", "below"}
        if near and (name := signed_by(block.text, own)) and not is_eastern(name):  # there it names the source
            return Found([name], [block.text], "line of the source")
    return Found()


def on_the_air(sheet: Sheet) -> Found:
    """The name with which a reporter signs off on the air: "Ada Writer, HPN News, Quarle"."""
    text = [sheet.blocks[i].text for i in sheet.text_left()[-CLOSING:]]
    last = text[-1] if text else ""
    closing = last if closes_text(last, sheet.language) else split_signoff(last, sheet.language)[1] or ""
    if korean := next((name for line in (*text, closing) if (name := announced_name(line))), None):
        return Found([korean], rule="closing line")
    name, _, station = closing.partition(", ")
    if station and split_byline(name, sheet.language) == [name]:
        return Found([name], rule="closing line")
    return Found()


def closing_bracket(sheet: Sheet) -> Found:
    """Reporters in a bracket that ends the text: （记者王小明）, which is the sign-off's, or one that opens it: 本报讯（记者王小明）."""
    text = sheet.text_left()
    opening = next((found for i in text[:OPENING] if (found := _OWN_PAPER.match(sheet.blocks[i].text))), None)
    if opening and opens_byline(opening[1]) and (names := split_byline(opening[1], sheet.language)):
        return Found(names, rule="bracket that opens the text")
    lead = text[:1] if primary_subtag(sheet.language) == "ja" else []  # which a Japanese paper's writer signs
    for i in (*lead, *text[-CLOSING:]):
        bracket = _BRACKET.search(sheet.blocks[i].text[-MAX_BRACKET:])
        signed = (
            bracket and not is_help(bracket[1]) and (opens_byline(bracket[1]) or _is_japanese_writers(sheet, bracket))
        )
        if bracket and signed and (names := split_byline(f"（{bracket[1]}）", sheet.language)):
            return Found(names, rule="bracket that ends the text")
    return Found()


def is_help(line: str) -> bool:
    """Whether a Chinese line names who helped the writers: （参与记者：王小明）."""
    return line.lstrip("（(【").startswith(("参与", "參與", "协助", "協助"))


def _is_japanese_writers(sheet: Sheet, bracket: re.Match[str]) -> bool:
    """Whether a bracket is the names at the end of a Japanese paper's text."""
    if primary_subtag(sheet.language) != "ja" or find_agency(bracket[1]):
        return False
    return bracket.string[: bracket.start()].endswith("。") or closes_text(bracket[0].strip(), sheet.language)


def titled_name(sheet: Sheet) -> Found:
    """Names near the headline with a job directly under each: "Ada Writer", "reporter for harbours"."""
    names, lines = list[str](), list[str]()
    left = sheet.left()
    for i, after in pairwise(left):
        block, job = sheet.blocks[i], sheet.blocks[after]
        if after != i + 1 or block.main or "head" not in block.zones & job.zones or len(job.text) > MAX_PLACED:
            continue
        barred = block.zones & (NO_AGENCY - {"figure"} if "boxed" in block.zones else NO_AGENCY)
        name = block.text if block.text.count(" ") in range(1, 4) and not barred else ""
        works = name and (_is_writers(job.text.split()) or tells_writer(sheet, after))
        if works and split_byline(name, sheet.language) == [name]:
            names.append(name)
            lines.append(name)
            sheet.taken.update((i, after))
    return Found(names, lines, "name over a job")


def _is_writers(job: list[str]) -> bool:
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
        line = line or (sheet.blocks[i - 1].text if i else "")
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
    host = letters(urlsplit(sheet.story.url).hostname or "")
    for i in sheet.left():
        block = sheet.blocks[i]
        label, room = SOURCED.match(block.text), _NEWSROOM.fullmatch(block.text)
        none = NO_AGENCY - {"figure"} if "boxed" in block.zones else NO_AGENCY
        barred = block.zones & (none - {"caption"} if label else none)  # small print, no picture's
        if "head" not in block.zones or block.main or barred or len(block.text) > MAX_AGENCY:
            continue
        if room and (find_agency(room[1]) or letters(room[1]) in host):
            return Found([block.text], [block.text], "newsroom's line")
        parts = _PARTS.split(block.text[label.end() if label else 0 :].strip("() "))
        names = [part for part in parts if (found := find_agency(part)) and letters(found) not in host]
        placed = split_byline(block.text, sheet.language) if not names and " in " in block.text else []
        names = names or [name for name in placed if find_agency(name)]  # "Reuters in Whitby"
        credited = "credit" in block.zones
        names = [
            name
            for name in names
            if credited or len(name) > MAX_WORD or (name.isupper() and "share" not in block.zones)
        ]
        if names and len(parts) <= MAX_PARTS and not _LABELLED.search(sheet.blocks[i - 1].text if i else ""):
            return Found(names[:1], [block.text], "agency's line")
    return Found()


_NEWSROOM = re.compile(r"(?:Redazione|Redacción|Redaktion|Rédaction|Redação|Redacția) ([^\W\d_a-zß-ÿ][\w.' -]{1,30})")
"""A newsroom as the writer: "Redacción El Puerto"."""


def said_again(sheet: Sheet, names: Sequence[str]) -> Sequence[str]:
    """The names, or those of a byline that repeats them at the start of the text, as in an agency's copy, and is no
    text. Names that stand only below the text, a newsroom's or a desk's, give way to it."""
    own = set(map(letters, names))
    above = [block.text for block in sheet.blocks if block.zones & {"above", "head"}]
    below = not any(name in line for name in names for line in above)
    for i in sheet.text_left()[:OPENING]:
        line = sheet.blocks[i].text
        led = LEADS.match(line) or opens_byline(line)
        found = split_byline(line, sheet.language) if led and looks_like_byline(line) else []
        if not own.isdisjoint(map(letters, found)):
            sheet.taken.add(i)
            return found if len(found) > len(names) else names
        if found and below:
            sheet.taken.add(i)
            return found
    return names
