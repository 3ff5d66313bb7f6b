"""Writers who sign the text itself: a name alone at its start or end, a bracket at its end, a word on the air."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.language.eastern_names import eastern_names, opens_byline
from pipelines.language.letters import letters
from pipelines.language.phrases import primary_subtag
from pipelines.language.sentences import ENDS, STOPS
from pipelines.parts.byline import looks_like_byline, split_byline
from pipelines.parts.byline.joins import joins_names
from pipelines.parts.byline.leads import LEADS
from pipelines.parts.signoff import closes_text, is_signoff, split_signoff
from pipelines.parts.signoff.eastern import announced_name
from pipelines.story.bylines.beside_names import MAX_PLACED, is_writers_job
from pipelines.story.bylines.found import Found, house_letters
from pipelines.story.sheet import Sheet, is_furniture
from pipelines.world.agencies import find_agency
from pipelines.world.gazetteer import is_place

MIN_TEXT = 3
"""A text of more paragraphs may open or end with a name alone."""
MAX_PARTICLE = 2
"""Letters of what is no name by itself."""
OPENING, CLOSING = 2, 3
"""Paragraphs at the start and the end of a text that may name its reporters."""
DOTS = "….*"
"""What opens the lines of a deck that a text begins with."""
MAX_UNCASED = 5
"""A line of so many words without capitals is a sentence, no name."""
MAX_BRACKET = 80
_BRACKET = re.compile(r"[（(【]([^（）()【】]{2,60})(?:[）)】]|\ufffd)\s*$")
_OWN_PAPER = re.compile(r"本[报報刊网網社台][讯訊]\s{0,2}[（(]([^（）()]{2,60})[）)]")
"""A paper's own reporters before its first words: 本报讯（记者王小明）."""


def plain_line(sheet: Sheet) -> Found:
    """The second line of a plain text, if it is a byline."""
    if 1 in sheet.left() and 0 in sheet.taken and looks_like_byline(sheet.blocks[1].text, sheet.language):
        sheet.taken.add(1)
        return Found(split_byline(sheet.blocks[1].text, sheet.language), [sheet.blocks[1].text], "line")
    return Found()


def lone_name(sheet: Sheet) -> Found:
    """A name set as the first or the last paragraph of the text, of a short one if that says nothing of it."""
    text = sheet.text_left()
    said = (i for i in reversed(text) if not _is_pages(sheet.blocks[i].text))
    last = next(said, 0)
    opening = next((i for i in text if sheet.blocks[i].text[0] not in DOTS), last)
    for i in (opening, last) if len(text) > 1 else ():
        names = _names_alone(sheet, i, opens=i == opening, closes=i == last)
        if names and (len(text) > MIN_TEXT or _is_unsaid(sheet, i, names)):
            sheet.taken.add(i)
            return Found(names, [sheet.blocks[i].text], "name alone")
    return Found()


def _is_unsaid(sheet: Sheet, at: int, names: Sequence[str]) -> bool:
    """Whether the rest of a short text, which ends as sentences do, says nothing of some names: it is not about them."""
    others = [
        block for i, block in enumerate(sheet.blocks) if i != at and (block.main or "headline-block" in block.zones)
    ]
    said = " ".join(block.text for block in others)
    told = any(block.main and block.text.endswith(ENDS) for block in others)
    return told and not any(word in said for name in names for word in name.split() if len(word) > MAX_PARTICLE)


def _is_pages(line: str) -> bool:
    """Whether a line belongs to the page: an address, furniture."""
    return line.startswith("http") or is_furniture(line)


def _names_alone(sheet: Sheet, i: int, *, opens: bool, closes: bool) -> list[str]:
    """The names of which a paragraph that opens or closes the text consists; none of a desk's line or a sentence."""
    line = sheet.blocks[i].text
    line = line[:-1] if closes and _SHOUTED.fullmatch(line) else line
    if sheet.blocks[i].kind not in ("paragraph", "table" if opens else "") or line.endswith(STOPS):
        return []
    if closes_text(line, sheet.language) if closes else is_signoff(line):
        return []
    name = _before_job(_before_house(sheet, line) if opens else line)
    parts = _BETWEEN.split(name) if len(name) <= MAX_PLACED else [name]
    names = [found for part in parts for found in split_byline(part, sheet.language)]
    if not any(map(str.isupper, line)) and any(len(name.split()) >= MAX_UNCASED for name in names):
        return []
    said = [word for word in name.split() if not joins_names(word, sheet.language)]
    whole = "".join(map(letters, names)) == letters("".join(said))
    return names if whole and all(" " in name and not is_place(name) for name in names) else []


_SHOUTED = re.compile(r"[^\W\d_][\w.’'-]{0,20}(?: [\w.’'-]{2,20})? (?=[^a-zß-ÿа-яё]{3,30}$)[^\W\d_][\w’'-]{2,28}\.")
"""A name whose family stands in capitals before a full stop: "Ada WINTER."."""
_BETWEEN = re.compile(r"\s[–—-]\s")
"""What stands between two names at the end of a text, as Vietnamese papers print them."""


def _before_job(line: str) -> str:
    """The name before a writer's job: "Ada Writer, Staff Reporter"."""
    name, comma, job = line.partition(", ") if len(line) <= MAX_PLACED else (line, "", "")
    return name if comma and is_writers_job(job.split()) else line


def _before_house(sheet: Sheet, line: str) -> str:
    """The name before the newsroom and the place with which a report is signed: "Ada Writer Harbour TV, Quarle"."""
    signed, comma, place = line.rpartition(", ") if len(line) <= MAX_PLACED else ("", "", "")
    words = signed.split()
    if not comma or len(words) < MIN_TEXT or not is_place(place):
        return line
    own = house_letters(sheet)
    return next((" ".join(words[:-n]) for n in (1, 2, 3) if letters("".join(words[-n:])) in own), line)


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
        signed = bracket and not is_help(bracket[1]) and (opens_byline(bracket[1]) or _is_of_writers(sheet, bracket))
        if bracket and signed and (names := _names_in(bracket[1], sheet.language)):
            return Found(names, rule="bracket that ends the text")
    return Found()


def _names_in(bracket: str, language: str | None) -> list[str]:
    """The names in a bracket, which a Japanese name needs to be told from words."""
    return split_byline(f"（{bracket}）", language) or split_byline(bracket, language)


def is_help(line: str) -> bool:
    """Whether a Chinese line names who helped the writers: （参与记者：王小明）."""
    return line.lstrip("（(【").startswith(("参与", "參與", "协助", "協助"))


def _is_of_writers(sheet: Sheet, bracket: re.Match[str]) -> bool:
    """Whether a bracket is the names at the end of a Japanese or a Chinese paper's text."""
    language = primary_subtag(sheet.language)
    if language not in ("ja", "zh") or find_agency(bracket[1]):
        return False
    closes = closes_text(bracket[0].strip(), sheet.language)
    if language == "zh":
        return closes and bool(eastern_names(bracket[1], language))
    return closes or bracket.string[: bracket.start()].endswith("。")


def _opens_copy(sheet: Sheet, at: int) -> bool:
    """Whether the dateline of an agency opens the line of the text behind a byline."""
    behind = next((i for i in sheet.text_left() if i > at), None)
    found = sheet.split_dateline(sheet.blocks[behind].text)[0] if behind is not None else None
    return found is not None and bool(found.agency)


def said_again(sheet: Sheet, names: Sequence[str]) -> Sequence[str]:
    """The names, or those of a byline that repeats them at the start of the text, as in an agency's copy, and is no
    text. Names that stand only below the text, a newsroom's or a desk's, give way to it; so does who put the story on the
    site above an agency's copy that names its writer itself."""
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
        if found and (below or _opens_copy(sheet, i)):
            sheet.taken.add(i)
            return found
    return names
