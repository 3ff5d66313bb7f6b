"""A story's blocks -> its writers, as displayed: an author that only the page's head names is
no byline, except where only scripts display the page.

`take_bylines` asks one way after the other for names, the lines they stand on and the rule:

    parts        "By" and the names, each in an element of its own
    authors      whom the page's head calls the authors, where that is displayed
    links        names that lead to their writers' pages
    signers      who signs the text itself, or stands with a job, an address or a place
    bare_names   names alone, beside the day
    signing      what the rest of the page is signed with: agencies and houses, which are no writers beside one
"""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import islice

from crawler.items import Block, Zone, Zones
from pipelines.language.eastern_names import is_eastern
from pipelines.language.letters import letters
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.parts.byline import helpers_in, looks_like_byline, split_byline
from pipelines.parts.byline.joins import joins_names
from pipelines.parts.byline.leads import LEAD_WORD, LEADS
from pipelines.parts.byline.line import MAX_BYLINE, byline_in
from pipelines.parts.byline.name import NAMELESS, employs, is_newsroom
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
    stated_author,
)
from pipelines.story.bylines.bare_names import beside_the_day
from pipelines.story.bylines.links import WEAK, as_linked, linked_behind_lead, linked_writers
from pipelines.story.bylines.parts import joined_behind, parted
from pipelines.story.bylines.signers import (
    Found,
    agency_line,
    closing_bracket,
    is_help,
    is_own_house,
    lone_name,
    mailed_name,
    on_the_air,
    placed_name,
    plain_line,
    said_again,
    signer,
    titled_name,
)
from pipelines.story.bylines.signing import without_houses, without_paper
from pipelines.story.closing import signs_in_initials
from pipelines.story.sheet import Sheet, is_date_line
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import is_place

MOST_ELEMENTS = 100
"""So many byline elements are asked for names: no story has more writers, and each is compared with all blocks."""


def take_bylines(sheet: Sheet) -> tuple[str | None, list[str]]:
    """The line as printed and the names on it: of a byline element near headline or text, or of a line that is
    nothing else."""
    found = plain_line(sheet) if sheet.story.plain else _displayed(sheet)
    names = found.names
    if names:
        sheet.provenance["bylines"] = found.rule
        names = [*names, *joined_behind(sheet, found.lines[-1] if found.lines else None)]
    names = without_houses(as_linked(sheet, names), sheet.houses, sheet.story.url)
    names = [without_paper(name, sheet.houses) for name in names]
    return (found.lines[0] if found.lines else None), list(dict.fromkeys(names))


def _displayed(sheet: Sheet) -> Found:
    """The names found by the first way that finds any, and those that stand elsewhere beside a newsroom's."""
    found = next((found for way in _WAYS if (found := way(sheet)).names), Found())
    if found.names and is_own_house(sheet, found.names):  # a writer's own name says more
        found = next((other for way in (_line, linked_writers, lone_name) if (other := way(sheet)).names), found)
    if found.names and all(map(find_agency, found.names)):
        more = _line(sheet)  # a wire's copy that its writer signs as well
        found = Found([*found.names, *more.names], [*found.lines, *more.lines], found.rule)
    return found._replace(names=said_again(sheet, found.names)) if found.names else found


def _element(sheet: Sheet) -> Found:
    """The names in byline elements near the headline; if there are none, and no line there says "By …", those in and
    below the text. As other stories' bylines may stand there too, authors known from the page's head come first."""
    text = next(iter(sheet.text_left()), 0)
    every = [i for i in sheet.left() if _is_byline_element(sheet, i)]
    early = [i for i in every if i < text]
    names, lines = _names_in(sheet, early)
    if names or not (late := [i for i in every if i >= text and not _is_speaker(sheet, i)]):
        return Found(names, lines, "byline element")
    above = (sheet.blocks[i] for i in sheet.left() if i < text)
    if any("head" in b.zones and LEADS.match(b.text) for b in above) and (near := _line(sheet)).lines:
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
    if signs_in_initials(block) or names_house(sheet, block):
        return False
    barred = block.zones & NO_BYLINE
    if "head" in block.zones:
        barred -= {"credit", "footer", *sheet.around}  # what the headline stands in, too, is no other's
        if block.links and block.links[0].text == block.text and AUTHOR_PAGE.search(block.links[0].url):
            barred -= {"figure", "navigation"}
        barred = frozenset() if barred <= IN_FIGURE and _heads_figure(sheet, block) else barred
    if barred <= WEAK and bool(LEADS.match(block.text) or is_author(sheet, block.text)):
        return True
    wires = split_byline(block.text, sheet.language) if barred == {"aside"} and "head" in block.zones else []
    return not barred or (bool(wires) and all(map(find_agency, wires)))


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
        if listed_on:
            listed = i
            continue
        if names and not found:
            names += helpers_in(sheet.blocks[i].text.strip(" |·•"))
        listed = i if not found and _labels_list(sheet.blocks[i].text) else -1
        if found and names and LEADS.match(sheet.blocks[i].text) and not any(map(LEADS.match, lines)):
            names = []  # a programme, a section: "By" names the writers
        # A paper's own name under its writer's, or their desk's, is where they work, not who wrote.
        house = bool(found) and (all(map(_is_desks, found)) or is_own_house(sheet, found) or _is_part(sheet, found))
        house = house and not joins_names(sheet.blocks[i - 1].text, sheet.language)
        where = (names and house) or (lines and i == led + 1 and _is_desk(sheet, i, lines[-1]))
        if not where:
            names += found
        if found:
            lines, led = [*lines, _printed(sheet, i)], i
    return names, lines


def _names_of(sheet: Sheet, i: int) -> list[str]:
    """The names on a line, or the pen name that is all of it, after a Chinese label of its own: "作者：", "小山"."""
    block, label = sheet.blocks[i], sheet.blocks[i - 1]
    found = linked_names(sheet, block) or names_on(sheet, block.text) or named_first(sheet, block)
    if found or not block.links:
        return found
    led = "byline" in label.zones and label.text.endswith((":", "：")) and is_eastern(label.text)
    own = led and block.links[0].text == block.text
    return split_byline(f"{label.text}{block.text}", sheet.language) if own else []


def _is_desks(name: str) -> bool:
    return find_agency(name) is not None or name in NAMELESS or employs(name) or is_newsroom(name.split())


def _is_part(sheet: Sheet, names: list[str]) -> bool:
    """Whether names are those of part of the site's newsroom: "Harbour Post Scotland"."""
    own = tuple(f"{house} " for house in sheet.houses)
    return bool(own) and all(name.startswith(own) for name in names)


def _printed(sheet: Sheet, i: int) -> str:
    """A byline with the word before it, which stands in an element of its own."""
    lead = sheet.blocks[i - 1].text if i else ""
    return f"{lead} {sheet.blocks[i].text}" if lead and LEAD_WORD.fullmatch(lead) else sheet.blocks[i].text


def _labels_list(text: str) -> bool:
    """Whether a line without a name opens a list of something else: "Search for this author in:"."""
    return text.endswith((":", "：")) and not LEAD_WORD.search(text)


def _is_desk(sheet: Sheet, i: int, before: str) -> bool:
    """Whether a line under a complete byline is no writer's: it neither opens like one, nor is a link, nor is known as one."""
    block, above = sheet.blocks[i], sheet.blocks[i - 2 : i]
    led = looks_like_byline(before, sheet.language) and bool(LEADS.match(before))
    led = led or (len(above) == 2 and bool(above[1].links) and LEAD_WORD.fullmatch(above[0].text) is not None)
    return led and not block.links and not LEADS.match(block.text) and not is_author(sheet, block.text)


def _line(sheet: Sheet) -> Found:
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


_WAYS = (
    _element, parted, _line, known_author, linked_writers, linked_behind_lead, mailed_name, titled_name, closing_bracket, signer, on_the_air, lone_name,
    placed_name, beside_the_day, stated_author, agency_line,
)  # fmt: skip
"""The ways to find names, the surest first."""
