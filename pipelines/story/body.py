"""The body of a story, and what signs the end of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from crawler.items import Block, BodyBlock, Dateline
from pipelines.language.letters import MAIL
from pipelines.language.sentences import DASHES, ENDS, PLAIN_COLONS
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.parts.body import body_blocks, plain_body
from pipelines.parts.body.notes import opens_as_bio, without_notes
from pipelines.parts.byline import looks_like_byline
from pipelines.parts.dates.lines import CLOSING_STAMP, find_date_text
from pipelines.parts.furniture import says_section
from pipelines.parts.related.headings import is_bare_cue, is_related_heading
from pipelines.parts.signoff import closes_text, is_signoff, split_signoff, without_rights
from pipelines.parts.signoff.signature import split_signature
from pipelines.story.sheet import Sheet, is_furniture
from pipelines.world.address import of_one_site
from pipelines.world.agencies import find_agency

MAX_SOURCE_NOTE = 120
MOST_NOTES = 4
"""Notes on the writers stand among so many last blocks of a body."""

Body = list[tuple[int, BodyBlock]]
"""Blocks of the body, each with the index of the block it comes from."""


def drop_buttons(sheet: Sheet) -> None:
    """Drop a button of the page after the last words of a paragraph, or of a desk's line: "…。返回首页，查看更多"."""
    for block in sheet.blocks if not sheet.story.plain else ():
        last = block.links[-1] if block.kind == "paragraph" and block.links else None
        if last is None or not last.text or not block.text.endswith(last.text):
            continue
        rest = block.text[: -len(last.text)]
        cued = block.main and is_bare_cue(last.text) and rest.rstrip().endswith(ENDS)  # "… of snow. read more"
        cued = cued and not _ends_others(sheet, block)
        if not (cued or (block.main and is_furniture(last.text)) or _is_signed(rest, sheet.language)):
            continue
        if cued or rest.endswith(ENDS) or (rest.endswith(" ") and last.text[0] > "\u2e80"):
            block.text, block.links = rest.rstrip(), block.links[:-1]


def drop_post(sheet: Sheet, names: Sequence[str]) -> None:
    """Drop lines above the text that are not part of it: a writer's post or newsroom, on a line of its own between name
    and date or under the link to his page, and the agency he writes for, directly under his byline."""
    i = next(iter(sheet.text_left()), 0)
    if sheet.story.plain or not names or not 0 < i < len(sheet.blocks) - 1:
        return
    sheet.taken.update(at for at in sheet.left() if _is_service(sheet, at, names[-1]))
    before, block, after = sheet.blocks[i - 1 : i + 2]
    short = block.kind == "paragraph" and len(block.text) <= MAX_POST and block.text[-1].isalnum() and not block.links
    dated = len(after.text) <= MAX_POST and find_date_text(after.text)
    carded = any(AUTHOR_PAGE.search(link.url) and link.text == before.text for link in before.links)
    if short and before.text in names and (dated or carded):
        block.main = False


MAX_POST = 40


def _is_service(sheet: Sheet, at: int, name: str) -> bool:
    """Whether a line of the text directly under a byline is only an agency."""
    block, above = sheet.blocks[at], sheet.blocks[at - 1].text if at - 1 in sheet.taken else ""
    signed = block.main and above.endswith(name) and len(block.text) <= MAX_POST
    return signed and find_agency(block.text.removeprefix("The ")) is not None


def _is_signed(line: str, language: str | None) -> bool:
    """Whether a short line belongs to the desk and ends where a button is glued to it: "Source: H.D.Buy the rights"."""
    return len(line) <= MAX_SIGNED and line.endswith(".") and closes_text(line, language)


MAX_SIGNED = 60


def take_body(sheet: Sheet, bylines: Sequence[str] = ()) -> tuple[Body, str | None]:
    """What is left of the text, and the sign-off attached to its last paragraph."""
    body = plain_body(sheet.blocks, sheet.text_left()) if sheet.story.plain else _displayed(sheet, bylines)
    if not body:
        return body, None
    sheet.provenance["body"] = "lines left" if sheet.story.plain else "text of the column"
    last = body[-1][1]
    if len(body) > 1 and (are_writers(last.text, bylines) or _signs_above_notes(sheet, last.text)):
        sheet.taken.add(body[-1][0])
        return body[:-1], last.text
    last.text = CLOSING_STAMP.sub("", last.text)
    rest, closing = split_signoff(last.text, sheet.language)
    if not closing and (found := _WRITERS.search(last.text, max(0, len(last.text) - MAX_WRITERS))):
        signed = all(name in (*bylines, *sheet.meta.authors) for name in _PARTING.split(found[1]))
        rest, closing = (last.text[: found.start()].rstrip(), found[0]) if signed else (rest, closing)
    if not closing or not rest:
        return body, None
    last.text = rest
    return body, closing


def _displayed(sheet: Sheet, bylines: Sequence[str]) -> Body:
    """The body as displayed, without what the page sets above and below the text."""
    names = [*bylines, *sheet.meta.authors]
    said = (i for i in sheet.text_left() if sheet.blocks[i].text not in names)
    opening = next((i for i in said if not is_furniture(sheet.blocks[i].text)), -1)
    if opening >= 0 and (opens_as_bio(sheet.blocks[opening].text) or _is_labelled(sheet, opening, names)):
        sheet.taken.add(opening)  # who wrote it
    body = body_blocks(sheet.blocks, sheet.taken, is_furniture)
    body = [(at, line) for at, line in body if line.text not in names]  # said again at the head of each part
    body = [(at, line) for at, line in body if not _gives_address(line.text, sheet.story.url)]
    slanted = {at for at, _ in body[-MOST_NOTES:] if sheet.blocks[at].slanted}
    body = without_notes(body, names, slanted)
    first = body[0][1].text if len(body) > 1 else ""
    is_rest = first.startswith(",") and len(first) <= MAX_REST  # of a line that a date opened: ", Weir -"
    if is_rest or _MAIL.fullmatch(first) or (len(first) <= MAX_SOURCE_NOTE and is_signoff(first)):
        body = body[1:]  # the writer's address, "This article first appeared in …", set above the text
    body = _without_section(body)
    while len(body) > 1 and _invites(sheet.blocks[body[-1][0]]):
        body = body[:-1]
    while len(body) > 1 and (is_related_heading(body[-1][1].text) or _heads_related(sheet, *body[-1])):
        body = body[:-1]
    return body


def _ends_others(sheet: Sheet, block: Block) -> bool:
    """Whether other paragraphs end with the same link, as the summaries of an index do."""
    button = block.links[-1].text
    return any(b.links and b.links[-1].text == button for b in sheet.blocks if b.main and b is not block)


def _gives_address(line: str, url: str) -> bool:
    """Whether a line is an address of the page's own site to copy, with a label and a count at most: "Permalink:
    https://daily.example/7 Views: 392"."""
    found = _COPIED.fullmatch(line) if "://" in line else None
    return found is not None and of_one_site(found[1], url)


_COPIED = re.compile(r"(?:[^\s:/]{1,20}\s?:?\s)?(https?://[^\s]{4,300})(?:\s[^\s:/]{1,20}\s?:?\s?\d{1,9})?")
MAX_REST = 40


def _without_section(body: Body) -> Body:
    """The body without a line above or below the text that says in which section it is; several are of the text."""
    said = [i for i, (_, line) in enumerate(body) if says_section(line.text)]
    opening = sum(1 for _ in takewhile(lambda one: len(one[1].text) <= MAX_OPENING, body))
    beside = len(said) == 1 < len(body) and (said[0] < opening or said[0] == len(body) - 1)
    return body[: said[0]] + body[said[0] + 1 :] if beside else body


MAX_OPENING = 70
"""Characters of the short lines that a page sets above a text."""


def _invites(block: Block) -> bool:
    """Whether a last line leads to a button of the page: "Never miss a boat! - Sign up for our newsletter"."""
    button = block.links[-1].text if block.links and len(block.text) <= MAX_INVITING else ""
    invites = " " in button and block.text.endswith(button) and is_furniture(button)
    return invites and not looks_like_byline(block.text.removesuffix(button).strip(" –—-"))


MAX_INVITING = 80


def _is_labelled(sheet: Sheet, at: int, names: Sequence[str]) -> bool:
    """Whether a line opens with a writer's name and stands under a line of that name: a note on him."""
    name = sheet.text_before(at)
    return name in names and sheet.blocks[at].text.startswith(name)


def _signs_above_notes(sheet: Sheet, line: str) -> bool:
    """Whether the last line is a desk's or a byline: what followed it, a note on its writer, was not text."""
    if sheet.story.plain:
        return False
    return looks_like_byline(line, sheet.language) or closes_text(without_rights(line), sheet.language)


def _heads_related(sheet: Sheet, at: int, line: BodyBlock) -> bool:
    """Whether the last line is a few words and a colon over a list of related stories."""
    after = [b for b in sheet.blocks[at + 1 : at + 4] if b.kind != "image"]
    led = bool(after) and at + 1 in sheet.taken and "related" in after[0].zones
    return led and len(line.text) <= MAX_HEADING and line.text.endswith(PLAIN_COLONS)


MAX_HEADING = 60
_MAIL = re.compile(MAIL)
MAX_WRITERS = 60
_WRITERS = re.compile(r"(?<=[.。!！?？」』”\"])\s?[（(【]([^（）()【】]{2,50})[）)】]$")
_PARTING = re.compile(r"\s?[、,，・/]\s?")


def are_writers(line: str, writers: Sequence[str]) -> bool:
    """Whether a line only repeats the names of a story's writers, who sign it a second time, perhaps after a dash with
    the place where they are.

    >>> are_writers("Ada Winter and Bo Stern", ["Ada Winter", "Bo Stern"]), are_writers("Ada Winter sank", ["Ada Winter"])
    (True, False)
    >>> are_writers("— Ada Winter, Quarle", ["Ada Winter"]), are_writers("— Ada Winter, who saw it", ["Ada Winter"])
    (True, False)
    """
    if len(line) > MAX_NAMES or not writers:
        return False
    bare = line.lstrip("—–- ")
    names = _AND.split(bare)
    placed = bare != line and len(names) == PLACED and names[0] in writers and names[1][:1].isupper()
    return placed or all(name in writers for name in names)


MAX_NAMES, PLACED = 200, 2
"""Characters of such a line, and its parts where a place is one."""
_AND = re.compile(r"\s?[、,，・/;&|]\s?|\s(?:and|und|et|y|e|i|и|і|та|og|och|en|ve)\s")


def take_signature(sheet: Sheet, body: Body, dateline: Dateline | None) -> tuple[Body, str | None]:
    """The agency, or the site, that signs the end of the text as it signs the dateline; taken off the body."""
    if not body or sheet.story.plain:
        return body, None
    signed = (dateline.agency,) if dateline and dateline.agency else ()
    names = (*signed, *sheet.houses)
    body = _until_signed(sheet, body, names)
    last = body[-1][1]
    rest, signature = split_signature(last.text, names)
    if signature is None or (len(body) < 2 and not rest):
        return body, None
    sheet.provenance["signoff"] = "agency's signature"
    if rest:
        last.text = rest
        return body, signature
    sheet.taken.add(body[-1][0])
    return body[:-1], signature


def _until_signed(sheet: Sheet, body: Body, names: Sequence[str]) -> Body:
    """A text up to the line that its agency signs alone after a dash: what follows is about the agency."""
    for n in range(max(2, len(body) - AFTER_SIGNATURE), len(body) - 1):
        line = body[n][1].text
        if line.startswith(DASHES) and split_signature(line, names) == ("", line):
            sheet.taken.update(i for i, _ in body[n + 1 :])
            return body[: n + 1]
    return body


AFTER_SIGNATURE = 4
