"""Elements that the markup names for writers."""

from __future__ import annotations

import re

from crawler.items import Block
from pipelines.language.eastern_names import is_eastern
from pipelines.language.letters import letters
from pipelines.language.sentences import PLAIN_COLONS
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.parts.byline import looks_like_byline, split_byline
from pipelines.parts.byline.joins import joins_names
from pipelines.parts.byline.leads import LEAD, LEAD_WORD, LEADS
from pipelines.parts.byline.line import MAX_BYLINE
from pipelines.parts.byline.name import NAMELESS, employs, is_newsroom
from pipelines.parts.byline.others import helpers_in
from pipelines.parts.dates.lines import is_publication_line
from pipelines.parts.signoff import closes_text, is_signoff
from pipelines.story.bylines.authors import (
    NO_BYLINE,
    authors_of,
    is_author,
    known_author,
    linked_names,
    named_first,
    names_house,
    names_on,
    opening_author,
)
from pipelines.story.bylines.found import Found, is_own_house
from pipelines.story.bylines.links import WEAK
from pipelines.story.bylines.roles import had_another_part
from pipelines.story.bylines.worded import worded_line
from pipelines.story.closing import signs_in_initials
from pipelines.story.sheet import Sheet, is_date_line
from pipelines.world.agencies import find_agency

MOST_ELEMENTS = 100
"""So many byline elements are asked for names: no story has more writers, and each is compared with all blocks."""


def byline_element(sheet: Sheet) -> Found:
    """The names in byline elements near the headline; if there are none, and no line there says "By …", those in and
    below the text. As other stories' bylines may stand there too, authors known from the page's head come first."""
    text = next(iter(sheet.text_left()), 0)
    every = [i for i in sheet.left() if _is_byline_element(sheet, i) and not had_another_part(sheet, i)]
    early = [i for i in every if i < text]
    names, lines = _names_in(sheet, early)
    if names or not (late := [i for i in every if i >= text and not _is_speaker(sheet, i)]):
        return Found(names, lines, "byline element")
    above = (sheet.blocks[i] for i in sheet.left() if i < text)
    if any("head" in b.zones and LEADS.match(b.text) for b in above) and (near := worded_line(sheet)).lines:
        return near
    names, lines = _names_in(sheet, late)
    authors = {letters(name) for name in authors_of(sheet)}
    known = [name for name in names if letters(name) in authors]
    if names and not known and (own := known_author(sheet)).names:
        return own
    return Found(known or names, lines, "byline element")


def _is_speaker(sheet: Sheet, i: int) -> bool:
    """Whether a name among a text's paragraphs directly follows a quotation: the speaker's."""
    before = sheet.blocks[max(i - 1, 0)]
    quoted = before.kind == "quote" or (before.kind == "heading" and before.text[-1] in '”“»«"')
    return quoted and before.main and any(block.main for block in sheet.blocks[i + 1 :])


def _is_byline_element(sheet: Sheet, i: int) -> bool:
    block = sheet.blocks[i]
    if "byline" not in block.zones or len(block.text) > MAX_BYLINE:
        return False
    if block.text not in NAMELESS and is_signoff(block.text):
        return False
    if signs_in_initials(block) or names_house(sheet, block) or is_publication_line(block.text):
        return False
    barred = block.zones & NO_BYLINE
    if "head" in block.zones:
        barred -= {"credit", "footer", *sheet.around}  # what the headline stands in, too, is no other's
        if block.is_link and AUTHOR_PAGE.search(block.links[0].url):
            barred -= {"figure", "navigation"}
        barred = frozenset() if barred <= IN_FIGURE and _heads_figure(sheet, block) else barred
    if (
        block.is_link
        and barred <= _IN_TOOLS
        and AUTHOR_PAGE.search(block.links[0].url)
        and is_author(sheet, block.text)
    ):
        return True
    if barred <= WEAK and bool(LEADS.match(block.text) or is_author(sheet, block.text)):
        return True
    wires = split_byline(block.text, sheet.language) if barred == {"aside"} and "head" in block.zones else []
    return not barred or (bool(wires) and all(map(find_agency, wires)))


_IN_TOOLS = frozenset({"navigation"})
"""A bar of tools may hold the name of the author that the page's head gives, with the link to the author's page."""
IN_FIGURE, _SIGNED = frozenset({"figure", "caption"}), frozenset({"byline", "date"})


def _heads_figure(sheet: Sheet, block: Block) -> bool:
    """Whether what is marked as a figure is only a writer's name, his portrait and the date."""
    lines = [other for other in sheet.blocks if other.figure == block.figure] if block.figure else []
    dated = any("date" in line.zones and is_date_line(line.text) for line in lines)
    return dated and all(line.zones & _SIGNED for line in lines if line.text)


def _names_in(sheet: Sheet, indexes: list[int]) -> tuple[list[str], list[str]]:
    names, lines = list[str](), list[str]()
    listed = led = -1
    for i in indexes[:MOST_ELEMENTS]:
        block = sheet.blocks[i]
        listed_on = block.kind == "list_item" and i - 1 == listed
        found = [] if listed_on else _names_of(sheet, i)
        closes = block.main or not ("head" in block.zones or found) or is_signoff(block.text)
        if not (closes and closes_text(block.text, sheet.language)):
            sheet.taken.add(i)  # else it closes the text, and is the sign-off's
        listed = i if listed_on or (not found and _labels_list(block.text)) else -1
        if not found:
            names += helpers_in(block.text.strip(" |·•")) if names and not listed_on else []
            continue
        if names and LEADS.match(block.text) and not any(map(LEADS.match, lines)):
            names = []  # a programme, a section: "By" names the writers
        if names and i == led + 1 and _is_titled_below(sheet, i):
            continue
        works = names and (_is_where_they_work(sheet, i, found) or any(_SOURCE.search(a.url) for a in block.links))
        if not (works or (lines and i == led + 1 and _is_desk(sheet, i, lines[-1], found))):
            names += found
        lines.append(_printed(sheet, i))
        led = i
    return names, lines


def _is_titled_below(sheet: Sheet, i: int) -> bool:
    """Whether an element under a writer's is called a title, and so is his: "byline__name", "byline__title"."""
    name, title = sheet.blocks[i - 1].zones, sheet.blocks[i].zones
    return "headline" in title - name - sheet.around and not is_author(sheet, sheet.blocks[i].text)


_SOURCE = re.compile(r"/sources?/")
"""In the address of a newsroom's page."""


def _is_where_they_work(sheet: Sheet, i: int, names: list[str]) -> bool:
    """Whether names under a writer's are a paper's own or a desk's: where he works, not who wrote."""
    house = all(map(_is_desks, names)) or is_own_house(sheet, names) or _is_part(sheet, names)
    return house and not joins_names(sheet.text_before(i), sheet.language)


def _names_of(sheet: Sheet, i: int) -> list[str]:
    """The names on a line, or the pen name that is all of it, after a Chinese label of its own: "作者：", "小山"."""
    block, label = sheet.blocks[i], sheet.blocks[i - 1]
    if _leads_next(sheet, i):
        return []
    found = linked_names(sheet, block) or names_on(sheet, block.text) or named_first(sheet, block)
    if found or not block.links:
        return found or opening_author(sheet, block.text)
    led = "byline" in label.zones and label.text.endswith(PLAIN_COLONS) and is_eastern(label.text)
    return split_byline(f"{label.text}{block.text}", sheet.language) if led and block.is_link else []


def _leads_next(sheet: Sheet, i: int) -> bool:
    """Whether a line ends with the word before the names that follow in an element of their own: "Harbours By"."""
    words, after = sheet.blocks[i].text.split(), sheet.blocks[i + 1 : i + 2]
    follows = len(words) > 1 and bool(after) and "byline" in after[0].zones and bool(after[0].text)
    return follows and words[-1].isalpha() and words[-1] in LEAD[sheet.language]


def _is_desks(name: str) -> bool:
    return find_agency(name) is not None or name in NAMELESS or employs(name) or is_newsroom(name.split())


def _is_part(sheet: Sheet, names: list[str]) -> bool:
    """Whether names are those of part of the site's newsroom: "Harbour Post Scotland"."""
    own, site = tuple(f"{house} " for house in sheet.houses), (sheet.meta.site_name or "").split()
    return all((bool(own) and name.startswith(own)) or _is_among(name.split(), site) for name in names)


def _is_among(name: list[str], site: list[str]) -> bool:
    """Whether two words or more of a site's name, its first the first, are a name: "Harbour Sur" of "Harbour News Sur"."""
    return len(name) > 1 and name[:1] == site[:1] and set(name) < set(site)


def _printed(sheet: Sheet, i: int) -> str:
    """A byline with the word before it, which stands in an element of its own."""
    lead = sheet.text_before(i)
    return f"{lead} {sheet.blocks[i].text}" if lead and LEAD_WORD.fullmatch(lead) else sheet.blocks[i].text


def _labels_list(text: str) -> bool:
    """Whether a line without a name opens a list of something else: "Search for this author in:"."""
    return text.endswith(PLAIN_COLONS) and not LEAD_WORD.search(text)


def _is_desk(sheet: Sheet, i: int, before: str, names: list[str]) -> bool:
    """Whether a line under a complete byline is no writer's: it neither opens like one, nor is a link, nor is known as one."""
    block, above = sheet.blocks[i], sheet.blocks[i - 2 : i]
    led = looks_like_byline(before, sheet.language) and bool(LEADS.match(before))
    led = led or (len(above) == 2 and bool(above[1].links) and LEAD_WORD.fullmatch(above[0].text) is not None)
    return led and not block.links and not LEADS.match(block.text) and not any(is_author(sheet, n) for n in names)
