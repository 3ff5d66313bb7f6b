"""The subheadline of a story: what stands between headline and text, without what of that is none."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from crawler.items import Block, Dateline, Zones
from pipelines.agencies import find_agency
from pipelines.byline import looks_like_byline
from pipelines.caption import looks_like_name
from pipelines.dates import find_date_text
from pipelines.phrases import letters, says_same
from pipelines.related.teasers import width
from pipelines.sentences import DASHES, FULL_STOPS, STOPS
from pipelines.signoff import is_signoff
from pipelines.taking.body import Body
from pipelines.taking.sheet import Sheet, is_date_line, is_furniture

NO_DECK: Zones = frozenset(
    {"byline", "date", "share", "caption", "credit", "navigation", "ad", "recommend", "tags", "newsletter", "hidden",
     "comments", "bio", "figure", "video", "popup", "cookie", "factbox", "table", "quote", "live"}
)  # fmt: skip
UNSEEN: Zones = frozenset({"hidden", "navigation"})
QUOTES = "\"'”’»“"
_BARS = re.compile(r"\s[|｜•·]\s")
_FIGURES = re.compile(r"\d+")
MAX_BARS = 5
MAX_LABEL = 40
"""Characters of a few words over a list: "In brief"."""
MAX_DATE = 0.2
"""A date makes up at most this share of a deck."""
LONG_HEADING = 80  # characters, a wide one counted twice
BYLINE = (3, 4)
"""Words of a byline and a name."""
LOW_LEVEL = 4
"""A heading below this level heads a box rather than the text."""
MIN_DESCRIBED = 12
"""Bytes of a deck that equals the description in the page's head: "Also on the quay."."""


def take_subheadline(sheet: Sheet) -> str | None:
    """The deck: a sentence or a list set between headline and text, or a long heading that opens the text."""
    if sheet.story.plain:
        return None
    found = _deck(sheet) or _opening_list(sheet) or _going_on(sheet)
    if not found:
        first = next(iter(sheet.text_left()), None)
        if first is None or not (_opens_as_deck(sheet, first) or _is_titled(sheet, sheet.blocks[first])):
            return None
        found = [first]
    found += _leads(sheet, found[-1])
    sheet.take(found, "subheadline", "set apart")
    if under := _opening_list(sheet):
        sheet.take(under, "subheadline", "set apart")
        found += under
    return " ".join(sheet.blocks[i].text for i in found).lstrip("•·|–— ")


def _leads(sheet: Sheet, deck: int) -> list[int]:
    """The sentences between a deck and the text that are named decks, too: a line under the headline, the lead under
    the picture."""
    behind = (i for i in sheet.left() if i > deck and "standfirst" in sheet.blocks[i].zones)
    return [i for i in behind if sheet.blocks[i].text.rstrip(QUOTES).endswith(STOPS) and _is_lead(sheet, i)]


def _is_lead(sheet: Sheet, at: int) -> bool:
    """Whether a sentence is a lead, and not under a label of its own: "Summary by a machine"."""
    over, block = sheet.blocks[at - 1], sheet.blocks[at]
    labelled = over.zones == block.zones and over.kind != "image" and not over.text.rstrip(QUOTES).endswith(STOPS)
    return block.kind == "paragraph" and "date" not in block.zones and not labelled and _is_deck(sheet, block)


def _going_on(sheet: Sheet) -> list[int]:
    """The lines that open the text and continue the headline after dots: "…as villages cry foul"."""
    lines = [
        *takewhile(
            lambda i: _DOTS.match(sheet.blocks[i].text) and not sheet.blocks[i].links, sheet.text_left()[:MOST_LINES]
        )
    ]
    return lines if all(len(sheet.blocks[i].text) <= MAX_GOING_ON for i in lines) else []


MOST_LINES, MAX_GOING_ON = 4, 150
_DOTS = re.compile(r"(?:…|\.{2,4})\s?[^\W\d_]")


def take_lead(sheet: Sheet, body: Body, dateline: Dateline) -> tuple[str | None, Body]:
    """A sentence before the paragraph with the dateline is not part of the dispatch but the deck."""
    if sheet.story.plain or len(body) < MIN_DISPATCH or not dateline.places or not dateline.text.endswith(DASHES):
        return None, body
    (at, lead), (first, _), *_ = body
    told = lead.kind == "paragraph" and len(lead.text.encode()) >= MIN_LEAD and lead.text.rstrip(QUOTES).endswith(STOPS)
    if not told or not sheet.blocks[first].text.startswith(dateline.text):
        return None, body
    sheet.take([at], "subheadline", "before the dateline")
    return lead.text, body[1:]


MIN_DISPATCH, MIN_LEAD = 3, 60


def _deck(sheet: Sheet) -> list[int]:
    headline = letters(sheet.headings[0].text) if sheet.headings else ""
    deck = [i for i in sheet.left() if _is_deck(sheet, sheet.blocks[i])]
    deck = [i for i in deck if sheet.blocks[i].kind != "heading" or letters(sheet.blocks[i].text) not in headline]
    lists = _summary(sheet, [i for i in deck if sheet.blocks[i].kind == "list_item"])
    deck = [i for i in deck if sheet.blocks[i].kind != "list_item"]
    headings = [i for i in deck if sheet.blocks[i].kind == "heading"]
    if headings and sheet.blocks[headings[0]].text.endswith(":") and (items := _named_list(sheet, headings[0] + 1)):
        sheet.taken.add(headings[0])  # "What you need to know:"
        return items
    named = [i for i in deck if "standfirst" in sheet.blocks[i].zones]
    told = [i for i in deck if _is_told(sheet, sheet.blocks[i])]
    if told and not named:
        headings = [i for i in headings if sheet.blocks[i].level < LOW_LEVEL]
    return _with_next(sheet, headings or named or told or deck) or lists


def _is_told(sheet: Sheet, block: Block) -> bool:
    """Whether a line repeats what the page's head says of the story."""
    return says_same(block.text, sheet.meta.description or "")


def _named_list(sheet: Sheet, start: int) -> list[int]:
    """The items of a summary from here on, wherever they stand."""
    items = takewhile(
        lambda i: sheet.blocks[i].kind == "list_item" and "standfirst" in sheet.blocks[i].zones,
        range(start, len(sheet.blocks)),
    )
    return [i for i in items if i not in sheet.taken]


def _with_next(sheet: Sheet, deck: list[int]) -> list[int]:
    """The first of them, and those directly under it that look the same and are named decks too: headings, or sentences."""
    blocks = [sheet.blocks[i] for i in deck]
    if (described := _described(sheet, deck[:1])) > 1:
        return [*range(deck[0], deck[0] + described)]
    alike = [
        i
        for n, (i, block) in enumerate(zip(deck, blocks, strict=True))
        if i - deck[0] == n
        and block.kind == blocks[0].kind
        and block.level == blocks[0].level
        and block.zones == blocks[0].zones >= {"standfirst"}
        and (block.kind == "heading" or block.text.endswith(STOPS))
    ]
    return alike or deck[:1]


def _described(sheet: Sheet, deck: list[int]) -> int:
    """How many lines, from the first of a deck on, make up the description in the page's head."""
    rest, lines = letters(sheet.meta.description or ""), 0
    for block in sheet.blocks[deck[0] :] if deck and rest else ():
        own = letters(block.text)
        if block.main or not own or not rest.startswith(own):
            break
        rest, lines = rest.removeprefix(own), lines + 1
    return lines


def _summary(sheet: Sheet, items: list[int]) -> list[int]:
    """The items of a list that is a summary box: one named so, or two or more in a row that are not a table of contents."""
    named = [i for i in items if "standfirst" in sheet.blocks[i].zones]
    headings = {letters(block.text) for block in sheet.blocks if block.kind == "heading"}
    run = [i for n, i in enumerate(items) if i - items[0] == n and letters(sheet.blocks[i].text) not in headings]
    wordings = {_FIGURES.sub("", sheet.blocks[i].text) for i in run}  # alike except for a digit: stars for rating
    short = _named_list(sheet, named[0]) if named else []  # too short to be decks by themselves
    found = sorted({*named, *short}) or (run if len(run) > 1 and len(wordings) == len(run) else [])
    return found + (_list_from(sheet, found[-1] + 1) if found else [])


def _list_from(sheet: Sheet, start: int) -> list[int]:
    """The items of the text that continue a list, or open it."""
    items = takewhile(
        lambda i: sheet.blocks[i].main and sheet.blocks[i].kind == "list_item", range(start, len(sheet.blocks))
    )
    return [i for i in items if i not in sheet.taken]


def _opening_list(sheet: Sheet) -> list[int]:
    """A list that opens the text, if it is named a summary, the byline directly follows it, or a label stands over it."""
    first = next((i for i in sheet.text_left() if not is_furniture(sheet.blocks[i].text)), len(sheet.blocks))
    items = _list_from(sheet, first)
    if not items:
        return _labelled_list(sheet)
    behind = sheet.blocks[items[-1] + 1 : items[-1] + 3]  # "By" may stand in an element of its own
    lead = "standfirst"
    named = all(lead not in b.zones for b in behind[:1]) and all(lead in sheet.blocks[i].zones for i in items)
    signed = any("byline" in b.zones or looks_like_byline(b.text, sheet.language) for b in behind)
    return items if len(items) > 1 and (named or signed) else []


def _labelled_list(sheet: Sheet) -> list[int]:
    """The items under a few words that open the text, if each is a sentence and the text continues after them: the main
    points. The label is taken."""
    text = (i for i in sheet.text_left() if not ("date" in sheet.blocks[i].zones or is_furniture(sheet.blocks[i].text)))
    if (first := next(text, -1)) < 0:
        return []
    label = sheet.blocks[first]
    if label.kind == "list_item" or label.links or len(label.text) > MAX_LABEL or label.text.endswith(STOPS):
        return []
    items = _list_from(sheet, first + 1)
    told = all(sheet.blocks[i].text.rstrip(QUOTES).endswith(STOPS) for i in items)
    if not told or len(items) < 2 or all(i <= items[-1] for i in sheet.text_left()):
        return []
    sheet.taken.add(first)
    return items


def _is_deck(sheet: Sheet, block: Block) -> bool:
    """Whether a block is a deck; the headline's own zones do not rule out one that is named a deck or is a heading."""
    if "head" not in block.zones or block.main:
        return False
    named, told = "standfirst" in block.zones, _is_told(sheet, block)
    sure = named or block.kind == "heading" or told
    if not (named or told) and "related" in block.zones - sheet.around:
        return False
    barred = NO_DECK - (sheet.around - UNSEEN) if sure else NO_DECK
    barred -= {"date", "byline", "share"} if "standfirst" in block.zones else set()
    if block.zones & barred or _is_linked(block):
        return False
    if "byline" in block.zones and block.links and _opens_with_link(block):
        return False  # the writer, and what he is
    if block.kicker and block.level < 3 and "standfirst" not in block.zones:
        return False  # the headline in other words
    said = "header" in block.zones & sheet.around and block.text.rstrip(QUOTES).endswith(STOPS)
    set_apart = sure or said or block.kind == "list_item"
    size = len(block.text.encode("utf-8"))
    least = 20 if set_apart else 40 if block.text.endswith(STOPS) else 50
    if not (MIN_DESCRIBED if block.text == sheet.meta.description else least) <= size <= 3000:
        return False
    if not sure and (block.text[:1].islower() or block.text.endswith(":") or _stands_twice(sheet, block.text)):
        return False  # a button, or what each box of the page says
    if not named and (_is_titled_as(sheet, letters(block.text)) or _names_subject(sheet, block)):
        return False
    if len(find_date_text(block.text) or "") > (MAX_DATE * len(block.text) if sure else 0):
        return False
    unsure = block.links and not set_apart and not block.text.endswith(STOPS)
    if unsure or is_signoff(block.text, sheet.language, last=True):
        return False
    if any(looks_like_byline(part, sheet.language) for part in (block.text, *_BARS.split(block.text, MAX_BARS))):
        return False
    if not (sure or block.text.endswith(STOPS)) and _opens_with_byline(sheet, block.text):
        return False
    return not (is_furniture(block.text) or find_agency(block.text))


def _is_titled_as(sheet: Sheet, line: str) -> bool:
    """Whether a line repeats the headline in other words, or says something about it: "Current ratings for: No ferry
    at night"."""
    names = [name for name in map(letters, sheet.meta.headlines) if len(name) >= MIN_NAME]
    return any(line == name or (name in line and len(line) < 2 * len(name)) for name in names)


def _names_subject(sheet: Sheet, block: Block) -> bool:
    """Whether a heading is only the name of somebody in the headline."""
    head = {word for heading in sheet.headings for word in heading.text.split()}
    return block.kind == "heading" and looks_like_name(block.text) and not head.isdisjoint(block.text.split())


MIN_NAME = 12


def _opens_with_byline(sheet: Sheet, line: str) -> bool:
    """Whether the first words of a line are a byline: "By Jo Doe Health editor, Harbour News website"."""
    words = line.split()
    return any(looks_like_byline(" ".join(words[:n]), sheet.language) for n in BYLINE)


def _stands_twice(sheet: Sheet, line: str) -> bool:
    """Whether a line that is not directly under the headline is repeated."""
    at = [i for i, block in enumerate(sheet.blocks) if block.text == line]
    return len(at) > 1 and "headline-block" not in sheet.blocks[at[0] - 1].zones


def _opens_as_deck(sheet: Sheet, first: int) -> bool:
    """Whether what opens the text is its deck: a heading that is named one, or long, or a sentence; or any of these, or
    a line that is no sentence, if the page's head says the same and a byline or a date directly follows."""
    block = sheet.blocks[first]
    if _is_told(sheet, block) and (block.kind == "heading" or not block.text.rstrip(QUOTES).endswith(STOPS)):
        behind = islice((b for b in sheet.blocks[first + 1 :] if b.kind != "image"), 2)
        if any(b.zones & {"byline", "date"} or is_date_line(b.text) for b in takewhile(lambda b: not b.main, behind)):
            return True
    named = "standfirst" in block.zones or width(block.text) >= LONG_HEADING
    signs = "byline" in block.zones and not named  # "By Jo Doe Jr."
    return block.kind == "heading" and not signs and (named or block.text.endswith(FULL_STOPS))


def _is_titled(sheet: Sheet, block: Block) -> bool:
    """Whether a line that opens the text is called a title, and equals what the page's head says: no paragraph."""
    return "headline" in block.zones and block.text == sheet.meta.description and not block.text.endswith(STOPS)


def _opens_with_link(block: Block) -> bool:
    return block.text.startswith(block.links[0].text) and not block.text.endswith(STOPS)


def _is_linked(block: Block) -> bool:
    return block.linked > 0.5 * len(block.text)
