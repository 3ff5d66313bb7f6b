"""The subheadline of a story: the `deck` between headline and text, `lists` of main points, or the lead above a dateline."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from crawler.items import Block, Dateline
from pipelines.language.letters import letters
from pipelines.language.sentences import DASHES, FULL_STOPS, PLAIN_COLONS, STOPS
from pipelines.language.widths import width
from pipelines.parts.body.notes import says_changed
from pipelines.story.body import Body
from pipelines.story.sheet import Sheet, is_date_line
from pipelines.story.subheadline.deck import is_bold_deck, is_deck, is_described, is_sentence
from pipelines.story.subheadline.lists import named_list, opening_list, summary

LONG_HEADING = 80  # characters, a wide one counted twice
MOST_LINES, MAX_GOING_ON = 4, 150
_DOTS = re.compile(r"(?:…|\.{2,4})\s?[^\W\d_]")
MIN_DISPATCH, MIN_LEAD = 3, 60
"""Blocks of a body whose first may be a deck, and bytes of that one."""
MIN_NOTE = 30
"""Characters of a note that a text was changed."""
LOW_LEVEL = 4
"""A heading below this level heads a box rather than the text."""


def take_subheadline(sheet: Sheet) -> str | None:
    """The deck: a sentence or a list set between headline and text, or a long heading that opens the text."""
    if sheet.story.plain:
        return None
    _drop_note(sheet)
    found = _deck(sheet) or opening_list(sheet) or _going_on(sheet)
    if not found:
        first = next(iter(sheet.text_left()), None)
        if first is None or not (_opens_as_deck(sheet, first) or _is_titled(sheet, sheet.blocks[first])):
            return None
        found = [first]
    found += _leads(sheet, found[-1])
    sheet.take(found, "subheadline", "set apart")
    if under := opening_list(sheet):
        sheet.take(under, "subheadline", "set apart")
        found += under
    return " ".join(sheet.blocks[i].text for i in found).lstrip("•·|–— ")


def _drop_note(sheet: Sheet) -> None:
    """Drop a note that the text was changed, above the text or as its first lines."""
    text = sheet.text_left()
    if len(text) > 1:
        above = (i for i in takewhile(lambda i: i <= text[0], sheet.left()) if len(sheet.blocks[i].text) >= MIN_NOTE)
        sheet.taken.update([i for i in above if says_changed(sheet.blocks[i].text)])


def _leads(sheet: Sheet, deck: int) -> list[int]:
    """The sentences between a deck and the text that are named decks, too: a line under the headline, the lead under
    the picture."""
    behind = (i for i in sheet.left() if i > deck and "standfirst" in sheet.blocks[i].zones)
    return [i for i in behind if is_sentence(sheet.blocks[i]) and _is_lead(sheet, i)]


def _is_lead(sheet: Sheet, at: int) -> bool:
    """Whether a sentence is a lead, and not under a label of its own: "Summary by a machine"."""
    over, block = sheet.blocks[at - 1], sheet.blocks[at]
    labelled = over.zones == block.zones and over.kind != "image" and not is_sentence(over)
    return block.kind == "paragraph" and "date" not in block.zones and not labelled and is_deck(sheet, block)


def _going_on(sheet: Sheet) -> list[int]:
    """The lines that open the text and continue the headline after dots: "…as villages cry foul"."""
    opening = sheet.text_left()[:MOST_LINES]
    lines = [*takewhile(lambda i: _DOTS.match(sheet.blocks[i].text) and not sheet.blocks[i].links, opening)]
    return lines if all(len(sheet.blocks[i].text) <= MAX_GOING_ON for i in lines) else []


def take_lead(sheet: Sheet, body: Body, dateline: Dateline) -> tuple[str | None, Body]:
    """Bold lines, or a sentence, before the paragraph with the dateline are not part of the dispatch but the deck."""
    if deck := _bold_lines(sheet, body, dateline):
        sheet.take(deck, "subheadline", "before the dateline")
        text = " ".join(sheet.blocks[i].text for i in deck)
        return text, [(at, block) for at, block in body if at not in deck]
    if (
        sheet.story.plain
        or len(body) < MIN_DISPATCH
        or not dateline.places
        or not dateline.text.endswith((*DASHES, ".", ":"))
    ):
        return None, body
    (at, lead), (first, _), *_ = body
    is_lead = lead.kind == "paragraph" and len(lead.text.encode()) >= MIN_LEAD and is_sentence(lead)
    if not is_lead or not sheet.blocks[first].text.startswith(dateline.text):
        return None, body
    sheet.take([at], "subheadline", "before the dateline")
    return lead.text, body[1:]


def _bold_lines(sheet: Sheet, body: Body, dateline: Dateline) -> list[int]:
    """The lines, set in bold or as headings, directly before the paragraph with the dateline; none in a round-up of
    dispatches, each under a heading of its own, nor below a picture without a caption."""
    first = next((at for at, _ in body[:MOST_LINES] if sheet.blocks[at].text.startswith(dateline.text)), 0)
    above = [*takewhile(lambda i: _is_bold(sheet, i), range(first - 1, max(-1, first - 1 - MOST_LINES), -1))]
    if not above or not dateline.places or sheet.blocks[above[-1] - 1].kind == "image":
        return []
    headed = (i + 1 for i, _ in body if i > first and i + 1 < len(sheet.blocks) and _is_bold(sheet, i))
    if any(sheet.split_dateline(sheet.blocks[i].text)[0] for i in islice(headed, MOST_LINES)):
        return []
    return above[::-1]


def _is_bold(sheet: Sheet, at: int) -> bool:
    block = sheet.blocks[at]
    return at not in sheet.taken and (block.strong or block.kind == "heading") and is_bold_deck(sheet, block)


def _deck(sheet: Sheet) -> list[int]:
    headline = letters(sheet.headings[0].text) if sheet.headings else ""
    every = (i for i in sheet.left() if is_deck(sheet, sheet.blocks[i]) and not _is_note(sheet, i))
    deck = [i for i in every if not _is_beside(sheet, i)]
    items, lines, headings = (
        [i for i in deck if sheet.blocks[i].kind == "list_item"],
        [i for i in deck if sheet.blocks[i].kind not in ("list_item", "heading")],
        [i for i in deck if sheet.blocks[i].kind == "heading" and letters(sheet.blocks[i].text) not in headline],
    )
    lists = summary(sheet, items)
    if headings and sheet.blocks[headings[0]].text.endswith(":") and (points := named_list(sheet, headings[0] + 1)):
        sheet.taken.add(headings[0])  # "What you need to know:"
        return points
    headings = [i for i in headings if not sheet.blocks[i].text.endswith(PLAIN_COLONS)]
    return _with_next(sheet, _surest(sheet, lines, headings)) or lists


def _is_beside(sheet: Sheet, at: int) -> bool:
    """Whether a line that nothing calls a deck belongs to something else in the page's head: it stands far from the
    headline, or is no sentence and under a picture; or it is a heading that heads links, or one of a low level that is no
    sentence and not right under the headline."""
    block, after = sheet.blocks[at], sheet.blocks[at + 1 : at + 2]
    said = letters(sheet.meta.description or "")
    if block.kind == "list_item" or "standfirst" in block.zones or letters(block.text[:MAX_NAME]) in said:
        return False
    apart = at - (head := sheet.headline_at(at))
    if block.kind == "heading":
        listed = bool(after) and after[0].kind == "list_item" and after[0].is_all_links
        return apart > 1 and (listed or (block.level >= LOW_LEVEL and not is_sentence(block)))
    between = [b.kind for b in sheet.blocks[head + 1 : at]]
    return len(between) - between.count("image") >= MOST_BETWEEN or ("image" in between and not is_sentence(block))


MOST_BETWEEN = 12
"""So many lines may stand between a headline and a sentence that is the deck."""


def _is_note(sheet: Sheet, at: int) -> bool:
    """Whether a line opens with the name that is all of the line above it: a note on the writer."""
    name = sheet.text_before(at)
    noted = " " in name and len(name) <= MAX_NAME and sheet.blocks[at].text.startswith(f"{name} ")
    return noted and "headline-block" not in sheet.blocks[at - 1].zones


MAX_NAME = 40


def _surest(sheet: Sheet, lines: list[int], headings: list[int]) -> list[int]:
    """Of lines that may be the deck the surest: headings, what is named so, what the page's head says, any others."""
    every = sorted((*lines, *headings))
    named = [i for i in every if "standfirst" in sheet.blocks[i].zones]
    described = [i for i in every if is_described(sheet, sheet.blocks[i])]
    if described and not named:
        first = described[0]
        leads = sheet.blocks[first].kind != "heading" and _follows_headline(sheet, first)
        until = first + 2 if leads else len(sheet.blocks)  # farther below it heads a box
        headings = [i for i in headings if sheet.blocks[i].level < LOW_LEVEL and i < until]
    return headings or named or described or lines


def _with_next(sheet: Sheet, deck: list[int]) -> list[int]:
    """The first of them, and those directly under it that look the same and are named decks too: headings, or sentences."""
    blocks = [sheet.blocks[i] for i in deck]
    if (described := _described(sheet, deck[:1])) > 1:
        return [*range(deck[0], deck[0] + described)]
    under = bool(deck) and _follows_headline(sheet, deck[0])
    alike = [
        i
        for n, (i, block) in enumerate(zip(deck, blocks, strict=True))
        if i - deck[0] == n and (_goes_with(blocks[0], block) or (under and _are_headings(blocks[0], block)))
    ]
    return alike or deck[:1]


def _goes_with(first: Block, block: Block) -> bool:
    set_alike = (block.kind, block.level, block.zones) == (first.kind, first.level, first.zones)
    if set_alike and "standfirst" in first.zones and (block.kind == "heading" or block.text.endswith(STOPS)):
        return True
    return set_alike and block.kind == "paragraph" and not (block.links or is_sentence(first) or is_sentence(block))


def _follows_headline(sheet: Sheet, at: int) -> bool:
    """Whether only headings stand between the headline and a line."""
    head = sheet.headline_at(at)
    return head < at and all(block.kind == "heading" for block in sheet.blocks[head:at])


def _are_headings(first: Block, block: Block) -> bool:
    """Whether two lines are headings that are set alike, and no links."""
    set_alike = (block.kind, block.level, block.zones) == ("heading", first.level, first.zones)
    return set_alike and first.kind == "heading" and not block.links and not first.links


def _described(sheet: Sheet, deck: list[int]) -> int:
    """How many lines, from the first of a deck on, make up the description in the page's head."""
    rest, lines = letters(sheet.meta.description or ""), 0
    for block in sheet.blocks[deck[0] :] if deck and rest else ():
        own = letters(block.text)
        if block.main or not own or not rest.startswith(own):
            break
        rest, lines = rest.removeprefix(own), lines + 1
    return lines


def _opens_as_deck(sheet: Sheet, first: int) -> bool:
    """Whether what opens the text is its deck: a heading that is named one, or long, or a sentence; or any of these, or
    a line that is no sentence, if the page's head says the same and a byline or a date directly follows."""
    block = sheet.blocks[first]
    if is_described(sheet, block) and (block.kind == "heading" or not is_sentence(block)):
        behind = islice((b for b in sheet.blocks[first + 1 :] if b.kind != "image"), 2)
        if any(b.zones & {"byline", "date"} or is_date_line(b.text) for b in takewhile(lambda b: not b.main, behind)):
            return True
    named = "standfirst" in block.zones or width(block.text) >= LONG_HEADING
    if _is_over_picture(sheet, first) and not any(_is_over_picture(sheet, i) for i in sheet.text_left() if i > first):
        return True
    signs = "byline" in block.zones and not named  # "By Jo Doe Jr."
    sentence = block.text.endswith(FULL_STOPS) and (" " in block.text or width(block.text) >= MIN_UNSPACED)  # not "II."
    return block.kind == "heading" and not signs and (named or sentence)


def _is_over_picture(sheet: Sheet, at: int) -> bool:
    """Whether a line in bold, which is no sentence, stands directly above a picture."""
    block, below = sheet.blocks[at], sheet.blocks[at + 1 : at + 2]
    pictured = bool(below) and below[0].kind == "image" and block.strong and not is_sentence(block)
    return pictured and is_bold_deck(sheet, block)


MIN_UNSPACED = 12
"""Width of a sentence in a script without spaces."""


def _is_titled(sheet: Sheet, block: Block) -> bool:
    """Whether a line that opens the text is called a title, and equals what the page's head says: no paragraph."""
    return "headline" in block.zones and block.text == sheet.meta.description and not block.text.endswith(STOPS)
