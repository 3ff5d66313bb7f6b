"""Body and dateline of a story, and what signs the end of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from crawler.items import BodyBlock, Dateline
from pipelines.agencies import find_agency
from pipelines.body import body_blocks
from pipelines.body.notes import opens_as_bio, without_notes
from pipelines.byline import looks_like_byline
from pipelines.dateline import split_dateline
from pipelines.dateline.words import is_label
from pipelines.dates import find_date_text
from pipelines.related import is_related_heading
from pipelines.sentences import ENDS
from pipelines.signoff import is_signoff, split_signoff, without_rights
from pipelines.signoff.signature import split_signature
from pipelines.taking.sheet import Sheet, is_furniture, squeeze
from pipelines.taking.signing import are_writers, closing_acronyms

MAX_DATELINE = 80
DASHES = ("—", "–", "-", "―")
MARKS = (*DASHES, ":", ".")
MAX_SOURCE_NOTE = 120
MIN_LEAD = 60
"""Bytes of a lead: in Chinese it has a third as many characters."""
NO_LEAD = frozenset({"figure", "video", "gallery", "caption", "credit", "related", "recommend", "ad", "hidden"})
MOST_NOTES = 4
"""Last blocks of a body among which notes on its writers stand."""
PIECES, MAX_PIECE = 2, 40
"""Lines, and their characters, in which a place and an agency may stand before a dash."""
OPENING = 3
"""The dateline stands in one of the first paragraphs: a desk note or a summary may come before."""
LED = 2  # paragraphs, before one of which it may stand as a line of its own

Body = list[tuple[int, BodyBlock]]
"""Blocks of the body, each with the index of the block it comes from."""


def drop_buttons(sheet: Sheet) -> None:
    """A button of the page's set behind the last words of a paragraph, or of a desk's line: "…。返回首页，查看更多"."""
    for block in sheet.blocks if not sheet.story.plain else ():
        last = block.links[-1] if block.kind == "paragraph" and block.links else None
        if last is None or not last.text or not block.text.endswith(last.text):
            continue
        rest = block.text[: -len(last.text)]
        if not (block.main and is_furniture(last.text)) and not _is_signed(rest, sheet.language):
            continue
        if rest.endswith(ENDS) or (rest.endswith(" ") and last.text[0] > "\u2e80"):
            block.text, block.links = rest.rstrip(), block.links[:-1]


def drop_post(sheet: Sheet, names: Sequence[str]) -> None:
    """Where a writer works or as what, in a line of its own between the name and the date, opens no text; nor does the
    agency that he writes for, right under his byline."""
    i = next(iter(sheet.text_left()), 0)
    if not names or not 0 < i < len(sheet.blocks) - 1:
        return
    sheet.taken.update(at for at in sheet.left() if _is_service(sheet, at, names[-1]))
    before, block, after = sheet.blocks[i - 1 : i + 2]
    short = block.kind == "paragraph" and len(block.text) <= MAX_POST and block.text[-1].isalnum() and not block.links
    if short and before.text in names and len(after.text) <= MAX_POST and find_date_text(after.text):
        block.main = False


MAX_POST = 40


def _is_service(sheet: Sheet, at: int, name: str) -> bool:
    """Whether a line of the text right under a byline is no more than an agency."""
    block, above = sheet.blocks[at], sheet.blocks[at - 1].text if at - 1 in sheet.taken else ""
    signed = block.main and above.endswith(name) and len(block.text) <= MAX_POST
    return signed and find_agency(block.text.removeprefix("The ")) is not None


def _is_signed(line: str, language: str | None) -> bool:
    """Whether a short line is a desk's, and over where a button is glued to it: "Source: H.D.Buy the rights"."""
    return len(line) <= MAX_SIGNED and line.endswith(".") and is_signoff(line, language, last=True)


MAX_SIGNED = 60


def claim_lead(sheet: Sheet) -> None:
    """A lead set apart whose dateline an agency signs is the text's first paragraph, whatever its markup says."""
    if sheet.story.plain:
        return
    first = next(iter(sheet.text_left()), 0)
    for i in [i for i in sheet.left() if i < first and len(sheet.blocks[i].text.encode()) >= MIN_LEAD]:
        block = sheet.blocks[i]
        apart = block.zones & {"head", "standfirst"} and not block.zones & NO_LEAD
        found, _ = _split(sheet, block.text, None) if apart else (None, "")
        signed = found and found.agency and (found.places or found.text[0] in "【〔（")
        if signed and not looks_like_byline(block.text, sheet.language):
            block.main, block.kind, block.zones = True, "paragraph", frozenset()


def take_body(sheet: Sheet, bylines: Sequence[str] = ()) -> tuple[Body, str | None]:
    """What is left of the text, and the sign-off that runs on from its last paragraph."""
    opening = next(iter(sheet.text_left()), -1)
    if opening >= 0 and opens_as_bio(sheet.blocks[opening].text):
        sheet.taken.add(opening)  # who wrote it
    body = body_blocks(sheet.blocks, sheet.taken, (lambda line: False) if sheet.story.plain else is_furniture)
    if not sheet.story.plain:
        names = [*bylines, *sheet.meta.authors]
        body = [(at, line) for at, line in body if line.text not in names]  # said again at the head of each part
        slanted = {at for at, _ in body[-MOST_NOTES:] if sheet.blocks[at].slanted}
        body = without_notes(body, names, slanted)
        first = body[0][1].text if len(body) > 1 else ""
        if _MAIL.fullmatch(first) or (len(first) <= MAX_SOURCE_NOTE and is_signoff(first, sheet.language)):
            body = body[1:]  # the writer's address, "This article first appeared in …", set above the text
        while len(body) > 1 and (is_related_heading(body[-1][1].text) or _heads_related(sheet, *body[-1])):
            body = body[:-1]
    if not body:
        return body, None
    sheet.provenance["body"] = "lines left" if sheet.story.plain else "text of the column"
    last = body[-1][1]
    if len(body) > 1 and (are_writers(last.text, bylines) or _signs_above_notes(sheet, last.text)):
        sheet.taken.add(body[-1][0])
        return body[:-1], last.text
    rest, closing = split_signoff(last.text, sheet.language)
    if not closing and (found := _WRITERS.search(last.text, max(0, len(last.text) - MAX_WRITERS))):
        signed = all(name in (*bylines, *sheet.meta.authors) for name in _PARTING.split(found[1]))
        rest, closing = (last.text[: found.start()].rstrip(), found[0]) if signed else (rest, closing)
    if not closing or not rest:
        return body, None
    last.text = rest
    return body, closing


def _signs_above_notes(sheet: Sheet, line: str) -> bool:
    """Whether the last line is a desk's or a byline: what stood behind it, a note on its writer, was no text."""
    if sheet.story.plain:
        return False
    return looks_like_byline(line, sheet.language) or is_signoff(without_rights(line), sheet.language, last=True)


def _heads_related(sheet: Sheet, at: int, line: BodyBlock) -> bool:
    """Whether the last line is a few words and a colon over a list of related stories."""
    after = [b for b in sheet.blocks[at + 1 : at + 4] if b.kind != "image"]
    led = bool(after) and at + 1 in sheet.taken and "related" in after[0].zones
    return led and len(line.text) <= MAX_HEADING and line.text.endswith((":", "："))


MAX_HEADING = 60
_MAIL = re.compile(r"[\w.+-]{1,40}@[\w.-]{3,60}")
MAX_WRITERS = 60
_WRITERS = re.compile(r"(?<=[.。!！?？」』”\"])\s?[（(【]([^（）()【】]{2,50})[）)】]$")
_PARTING = re.compile(r"\s?[、,，・/]\s?")


def take_dateline(sheet: Sheet, body: Body, published: datetime | None) -> tuple[Dateline | None, Body]:
    """The dateline of the first paragraph, taken off it; a paragraph that is nothing else goes with it."""
    for n, (at, block) in enumerate(body[: 1 if sheet.story.plain else OPENING]):
        named = sheet.blocks[at].kicker or ("" if n else _told_again(body))
        found, rest = _split(sheet, block.text, published, named) if block.kind == "paragraph" else (None, "")
        if found is None and n + 1 < len(body) and len(block.text) <= MAX_DATELINE and block.text.endswith(MARKS):
            # A place and its mark set before the first paragraph's element.
            joined, _ = _split(sheet, f"{block.text} {body[n + 1][1].text}", published)
            found, rest = (joined, "") if joined and squeeze(joined.text) == squeeze(block.text) else (None, "")
        if found is None or (sheet.story.plain and not rest):
            continue
        if not (found.agency or found.date) and _goes_on(sheet, body[n:], found, published):
            return None, body
        if not rest and not found.agency and n + 1 < len(body) and _split(sheet, body[n + 1][1].text, published)[0]:
            continue  # a place above a dateline that has it too
        sheet.provenance["dateline"] = "first paragraph"
        if not sheet.story.plain:
            found.text, rest = _with_bracket(found, block.text, rest)
        if rest:
            block.text = rest
        else:
            sheet.taken.add(body[n][0])
        opening = [b for b in body[:n] if b[1].text.casefold() not in found.text.casefold()]
        return found, opening + (body[n:] if rest else body[n + 1 :])
    return _set_apart(sheet, body, published), body


def _told_again(body: Body) -> str:
    """What opens a text in capitals before a dash, where a later paragraph says that something is there: a place that no
    gazetteer has."""
    found = _CAPITALS.match(body[0][1].text)
    place = found[1].title() if found else ""
    if found is None or is_label(place):
        return ""
    there = re.compile(rf"\b(?:in|at|near|from|outside|bei|aus|en|à|em|cerca de|près de) {re.escape(place)}(?!\w)")
    return found[0].rstrip() if any(there.search(block.text) for _, block in body[1:]) else ""


def _goes_on(sheet: Sheet, body: Body, first: Dateline, published: datetime | None) -> bool:
    """Whether another paragraph opens with a place and the same mark, too: the next, in a list of towns, or after a line
    that introduces them one of several reports."""
    mark = first.text[-1]
    if mark != ":" and next(iter(sheet.text_left()), body[0][0]) == body[0][0]:
        return False
    for _, after in body[1 : 2 if mark == ":" else MOST_REPORTS]:
        found, rest = _split(sheet, after.text, published) if mark in after.text[:MAX_PIECE] else (None, "")
        if found and rest and found.text[-1] == mark and not (found.agency or found.date):
            return True
    return False


MOST_REPORTS = 6
"""Paragraphs in which another report opens."""


_CAPITALS = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’.-]{2,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]{1,20}){0,3}) ?[—–] ?(?=[A-ZÀ-Þ“\"‘])")


def take_signature(sheet: Sheet, body: Body, dateline: Dateline | None) -> tuple[Body, str | None]:
    """The agency that signs the end of the text as it signs the dateline, or its site; taken off the body."""
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
    """A text up to the line that its agency signs alone, behind a dash: what follows speaks of the agency."""
    for n in range(max(2, len(body) - AFTER_SIGNATURE), len(body) - 1):
        line = body[n][1].text
        if line.startswith(DASHES) and split_signature(line, names) == ("", line):
            sheet.taken.update(i for i, _ in body[n + 1 :])
            return body[: n + 1]
    return body


AFTER_SIGNATURE = 4


def _set_apart(sheet: Sheet, body: Body, published: datetime | None) -> Dateline | None:
    """A dateline set as a line of its own right before the text or behind its lead, or as several: "Quarle", "LNA", "—"."""
    led = dict(body[: 1 if sheet.story.plain else LED])
    for i in (i for i in sheet.left() if i not in led):
        block = sheet.blocks[i]
        if (following := next((text for at, text in led.items() if at > i), None)) is None:
            break
        if len(block.text) > MAX_DATELINE or not ("dateline" in block.zones or block.text.endswith((*DASHES, "."))):
            continue
        for lines in _pieces(sheet, i) if block.text in DASHES else ([i],):
            line = " ".join(sheet.blocks[j].text for j in lines)
            named = line if "dateline" in block.zones else ""
            found, _ = _split(sheet, f"{line} {following.text}", published, named)
            if not found or not (found.places or found.date or found.text[0] in "(（[【"):
                continue  # a house and a dash: a line of rights
            if squeeze(found.text) == squeeze(line):
                sheet.take(lines, "dateline", "line before the text")
                return found
    return None


def _pieces(sheet: Sheet, dash: int) -> Iterator[list[int]]:
    """The lines that a dash alone may close, the most first."""
    before = [i for i in sheet.left() if dash - PIECES <= i < dash and len(sheet.blocks[i].text) <= MAX_PIECE]
    for start in range(len(before)):
        yield [*before[start:], dash]


def _with_bracket(dateline: Dateline, text: str, rest: str) -> tuple[str, str]:
    """A dateline with the bracket of its reporters behind it, and the words after that."""
    found = _BRACKET.match(rest)
    if not found or not dateline.reporters or not all(name in found[0] for name in dateline.reporters):
        return dateline.text, rest
    return text[: len(text) - len(rest) + found.end()].strip(), rest[found.end() :].lstrip()


_BRACKET = re.compile(r"[（(][^（）()]{2,60}[）)]")


def _split(sheet: Sheet, text: str, published: datetime | None, named: str = "") -> tuple[Dateline | None, str]:
    bracketed = closing_acronyms(sheet) if "(" in text[:MAX_DATELINE] and not sheet.story.plain else ()
    return split_dateline(
        text,
        language=sheet.language,
        published=published,
        country=sheet.country,
        houses=(*sheet.houses, *bracketed),
        named=named,
    )
