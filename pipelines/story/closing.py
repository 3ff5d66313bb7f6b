"""The sign-off of a story: the closing lines of its text, and those set apart below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from crawler.items import Block, Zones
from pipelines.language.letters import letters
from pipelines.language.sentences import DASHES, PLAIN_COLONS
from pipelines.parts.byline.leads import leads_names
from pipelines.parts.related.linked_items import BARS
from pipelines.parts.signoff import closes_text, is_signoff, without_rights
from pipelines.parts.signoff.sources import SOURCES
from pipelines.story.sheet import Sheet, is_furniture
from pipelines.world.agencies import find_agency

NO_SIGNOFF: Zones = frozenset(
    {"navigation", "comments", "recommend", "related", "ad", "hidden", "caption", "figure", "rail", "head", "above",
     "share", "factbox", "newsletter", "cookie", "popup", "embed"}
)  # fmt: skip
_SHARE: Zones = frozenset({"share"})
"""A share bar may also hold the editor's line."""
_NAMED: Zones = frozenset({"signoff"})
"""The name after a label may be called a name, the label not."""
_BETWEEN: Zones = BARS | {"comments"}
"""Zones that a page sets between a text and a line that signs it."""
_RELATED: Zones = frozenset({"related"})
"""A box with a story's source, directly under the text, may be called so: "backlink"."""
MAX_INITIALS = 3
"""So few letters sign directly under a text; anywhere else they are a flag: "NEW", "TOP"."""
FAR, MAX_INVITATION = 30, 60
"""Blocks below a text in which a line that no element calls a desk's may be one; characters of a label."""
MAX_SOURCE, MAX_SOURCE_LINE = 60, 120
_SOURCES = re.compile(rf"(?:[^\W\d_]{{3,12}} )?(?:{SOURCES})\s?[:：]?", re.IGNORECASE)
"""The heading of a list of sources: "Verwendete Quellen"."""


def take_signoff(sheet: Sheet, writers: Sequence[str]) -> str | None:
    """The closing lines: those at the end of the text, and those set apart below it, joined by one space."""
    text = _text(sheet)
    lines = sorted({*_closing(sheet, text, writers), *_apart(sheet, text)})
    if not lines:
        return None
    sheet.take(lines, "signoff", "closing lines")
    _drop_invitations(sheet, lines[-1])
    texts = [sheet.blocks[i].text for i in lines]
    return " ".join(texts if sheet.story.plain else map(without_rights, texts))


def _closing(sheet: Sheet, text: Sequence[int], writers: Sequence[str]) -> list[int]:
    """The last lines of the text; furniture of the page may stand between them, or after a desk's line."""
    signed = {letters(name) for name in writers}
    main = [i for i in text if not sheet.blocks[i].zones & NO_SIGNOFF]
    lines = _sources(sheet, main)
    for before, i in reversed([*pairwise(main)]):
        writer = sheet.blocks[i].text.startswith(DASHES) and letters(sheet.blocks[i].text) in signed
        if not (writer or _closes(sheet, sheet.blocks[i], last=not lines) or _signs_again(sheet, before, i)):
            break
        lines.append(i)
    if sheet.story.plain:
        return lines
    later = (i for i in main[1:][(len(main) - 1) // 2 :] if not _is_item(sheet.blocks[i]))
    return lines + [i for i in later if is_signoff(sheet.blocks[i].text)]


def _closes(sheet: Sheet, line: Block, *, last: bool) -> bool:
    """Whether a line among the last of the text is a desk's; on a page also a house's, initials on the very last, or a
    word or two in brackets."""
    if line.kind != "list_item" and closes_text(without_rights(line.text), sheet.language):
        return True
    if sheet.story.plain:
        return False
    signs = line.kind == "paragraph" and (_is_house(sheet, line) or _BRACKETED.fullmatch(line.text) is not None)
    return signs or (last and _INITIALS.fullmatch(line.text) is not None)


def _is_item(block: Block) -> bool:
    """Whether a line is an item of a list in the text, which no desk uses for its label: "source"."""
    return block.kind == "list_item" and block.text[0].islower()


def _text(sheet: Sheet) -> list[int]:
    """The lines of the text, without the page's own among them: in a short text they would be most."""

    def is_page(block: Block) -> bool:
        other = not sheet.story.plain and ("credit" in block.zones or is_furniture(block.text))
        return other and not closes_text(without_rights(block.text), sheet.language)

    return [i for i in sheet.text_left() if not is_page(sheet.blocks[i])]


def _signs_again(sheet: Sheet, before: int, at: int) -> bool:
    """Whether a word or two under a desk's line repeat its last names."""
    words, signed = sheet.blocks[at].text.split(), sheet.blocks[before].text.split()
    few = 0 < len(words) <= MAX_AGAIN and len(words) < len(signed)
    return few and signed[-len(words) :] == words and closes_text(sheet.blocks[before].text, sheet.language)


MAX_AGAIN = 3
_INITIALS = re.compile(r"[a-zäöüß]{2,3}")
"""A writer's initials at the end of a text, on a line of their own."""
_BRACKETED = re.compile(
    r"[(（\[](?:[A-Z]{2,8}|[a-z]{2,4}(?:/[a-z]{2,4}){0,3}|[\u0600-\u06ff\u0900-\u0dff.]{2,14}(?: [\u0600-\u06ff\u0900-\u0dff.]{2,14}){0,2})[)）\]]"
)
"""A word or two alone in brackets there: the source, or the writer, in capitals or in a script without them."""


def _drop_invitations(sheet: Sheet, signed: int) -> None:
    """Drop short items and lines below a sign-off, which belong to the page: "Send corrections", "Send a tip"."""
    after = [sheet.blocks[i] for i in sheet.text_left() if i > signed]
    if all(block.kind in ("list_item", "heading") and len(block.text) <= MAX_INVITATION for block in after):
        for block in after:
            block.main = False


def _apart(sheet: Sheet, text: Sequence[int]) -> list[int]:
    """The lines set apart below the middle of the text that sign it, each with what it is the label of."""
    main = sheet.text_left()
    middle, last = text[(len(text) - 1) // 2] if text else 0, main[-1] if main else 0
    lines, under = list[int](), _under(sheet, last)
    for i in sheet.left():
        block = sheet.blocks[i]
        near = i <= last + FAR or "signoff" in block.zones
        if i <= middle or block.main or not near or not _may_sign(block, under=i == under):
            continue
        if below := _listed_sources(sheet, i) or _labelled(sheet, i):
            lines += [i, *below]
        elif _signs(sheet, i, last, under):
            lines.append(i)
    return lines


def _may_sign(block: Block, *, under: bool) -> bool:
    """Whether the box of a line may hold a desk's; `under`: directly under the text."""
    barred = block.zones & NO_SIGNOFF
    if "signoff" in block.zones or not barred:
        return True
    return (barred == _SHARE and is_signoff(block.text)) or (under and barred == _RELATED and not block.links)


def _signs(sheet: Sheet, at: int, last: int, under: int) -> bool:
    """Whether a line below the text is a desk's; `last` is the text's last, `under` the line directly under it."""
    block = sheet.blocks[at]
    if len(block.text) <= MAX_INITIALS and at != last + 1:
        return False
    if block.kind == "list_item" and "@" in block.text:
        return False  # how a house is reached
    if block.kind == "heading" and any(below.is_all_links for below in sheet.blocks[at + 1 : at + 2]):
        return False  # whose stories it lists
    if block.links and not (_names_source(block) or is_signoff(block.text)):
        return False
    if closes_text(block.text, sheet.language) or (at == under and _is_house(sheet, block)):
        return True
    return at == last + 1 and signs_in_initials(block)


def _under(sheet: Sheet, last: int) -> int:
    """The block directly under the text, whose last line is given; buttons, subjects and pictures between them
    belong to the page."""
    below = enumerate(sheet.blocks[last + 1 : last + 1 + FAR], last + 1)
    return next((i for i, b in below if b.kind != "image" and not (b.zones & _BETWEEN or is_furniture(b.text))), -1)


def _listed_sources(sheet: Sheet, at: int) -> list[int]:
    """The items of a list below the text that its heading calls the text's sources."""
    blocks, heading = sheet.blocks, sheet.blocks[at]
    if heading.links or not _SOURCES.fullmatch(heading.text):
        return []
    rest = range(at + 1, len(blocks))
    return [*takewhile(lambda i: blocks[i].kind == "list_item" and not blocks[i].main, rest)]


def _labelled(sheet: Sheet, at: int) -> list[int]:
    """What follows a label in an element of its own, if it forms a closing line with it."""
    label, after = sheet.blocks[at], sheet.blocks[at + 1 : at + 2]
    if not label.text.endswith(PLAIN_COLONS) or len(label.text) > MAX_INVITATION or not after or after[0].main:
        return []
    short = 0 < len(after[0].text) <= MAX_SOURCE and after[0].zones ^ label.zones <= _NAMED
    return [at + 1] if short and closes_text(f"{label.text} {after[0].text}", sheet.language) else []


def _sources(sheet: Sheet, main: Sequence[int]) -> list[int]:
    """The lines under a label at the end of a text, "Sources:", and the label; `main` are the lines of the text."""
    for n in range(len(main) - 2, max(len(main) - MOST_SOURCES, 0) if not sheet.story.plain else len(main), -1):
        label, after = sheet.blocks[main[n]].text, sheet.blocks[main[n + 1]].text
        if max(len(label), len(after)) > MAX_SOURCE_LINE:
            break
        if label.endswith(PLAIN_COLONS) and closes_text(f"{label} {after}", sheet.language):
            behind = takewhile(lambda i: _names_site(sheet.blocks[i]), range(main[-1] + 1, len(sheet.blocks)))
            return [*main[n:], *behind]
    return []


MOST_SOURCES = 12


def _names_site(block: Block) -> bool:
    return not block.zones and block.is_link and "." in block.text


def _is_house(sheet: Sheet, block: Block) -> bool:
    """Whether a line at the end of a text or directly under it is only an agency's name, or the paper's own and others
    between slashes: "Harbour Times / HNA"; or the paper's own and its writers: "HARBOUR (Jo Doe, Ann Roe)"."""
    own = letters(sheet.meta.site_name or "")
    wrote = _WROTE.fullmatch(block.text) if own and not block.links else None
    if wrote and letters(wrote[1]) == own:
        return True
    if block.zones or len(block.text) > MAX_HOUSE:
        return False
    parts = [letters(part) for part in block.text.split("/")] if "/" in block.text else []
    return find_agency(block.text) is not None or (bool(own) and own in parts and all(parts))


MAX_HOUSE = 40
_WROTE = re.compile(r"([^()（）]{2,30}) [(（]([^()（）.]{3,60})[)）]")


def signs_in_initials(block: Block) -> bool:
    """Whether a line that names the writer is only initials in small letters, as German desks sign."""
    short = "byline" in block.zones and len(block.text) <= MAX_INITIALS
    signs = short and block.text.isalpha() and block.text.islower() and not leads_names(block.text)
    return signs and find_agency(block.text) is None


def _names_source(block: Block) -> bool:
    """Whether a short line only links to the source it names: "Source: Harbour"."""
    first, last = block.links[0].text, block.links[-1].text
    if not first or len(block.text) > MAX_SOURCE:
        return False
    return block.text.partition(first)[0].rstrip().endswith(":") and block.text.endswith(last)
