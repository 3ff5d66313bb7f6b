"""Sign-off, body and dateline of a story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crawler.items import BodyBlock, Dateline
from pipelines.body import body_blocks, without_notes
from pipelines.dateline import split_dateline
from pipelines.sheet import Sheet, squeeze
from pipelines.signing import closing_acronyms
from pipelines.signoff import is_signoff, split_signature, split_signoff, without_rights

NO_SIGNOFF = frozenset(
    {"navigation", "comments", "recommend", "related", "ad", "hidden", "caption", "head", "above", "share"}
)
MAX_DATELINE = 80
DASHES = ("—", "–", "-", "―")
MAX_INVITATION = 60
MIN_LEAD = 60
NO_LEAD = frozenset({"figure", "video", "gallery", "caption", "credit", "related", "recommend", "ad", "hidden"})
OPENING = 3
"""The dateline stands in one of the first paragraphs: a desk note or a summary may come before."""

Body = list[tuple[int, BodyBlock]]
"""Blocks of the body, each with the index of the block it comes from."""


def take_signoff(sheet: Sheet) -> str | None:
    """The closing lines: those at the end of the text, and those set apart below it, joined by one space."""
    lines = sorted({*_closing(sheet), *_apart(sheet)})
    if not lines:
        return None
    sheet.take(lines, "signoff", "closing lines")
    _drop_invitations(sheet, lines[-1])
    texts = [sheet.blocks[i].text for i in lines]
    return " ".join(texts if sheet.story.plain else map(without_rights, texts))


def claim_lead(sheet: Sheet) -> None:
    """A lead set apart whose dateline an agency signs is the text's first paragraph, whatever its markup says."""
    if sheet.story.plain:
        return
    first = next((i for i in sheet.left() if sheet.blocks[i].main), 0)
    for i in [i for i in sheet.left() if i < first and len(sheet.blocks[i].text) >= MIN_LEAD]:
        block = sheet.blocks[i]
        apart = block.zones & {"head", "standfirst"} and not block.zones & NO_LEAD
        found, _ = _split(sheet, block.text, None) if apart else (None, "")
        if found and found.agency and found.places:
            block.main, block.kind, block.zones = True, "paragraph", frozenset()


def take_body(sheet: Sheet, bylines: Sequence[str] = ()) -> tuple[Body, str | None]:
    """What is left of the text, and the sign-off that runs on from its last paragraph."""
    body = body_blocks(sheet.blocks, sheet.taken, (lambda line: False) if sheet.story.plain else sheet.is_furniture)
    if not sheet.story.plain:
        body = without_notes(body, [*bylines, *sheet.meta.authors])
    if not body:
        return body, None
    sheet.provenance["body"] = "lines left" if sheet.story.plain else "text of the column"
    last = body[-1][1]
    rest, closing = split_signoff(last.text, sheet.language)
    if not closing or not rest:
        return body, None
    last.text = rest
    return body, closing


def take_dateline(sheet: Sheet, body: Body, published: datetime | None) -> tuple[Dateline | None, Body]:
    """The dateline of the first paragraph, taken off it; a paragraph that is nothing else goes with it."""
    for n, (_, block) in enumerate(body[: 1 if sheet.story.plain else OPENING]):
        found, rest = _split(sheet, block.text, published) if block.kind == "paragraph" else (None, "")
        if found is None or (sheet.story.plain and not rest):
            continue
        sheet.provenance["dateline"] = "first paragraph"
        if rest:
            block.text = rest
        else:
            sheet.taken.add(body[n][0])
        opening = [b for b in body[:n] if b[1].text.casefold() not in found.text.casefold()]
        return found, opening + (body[n:] if rest else body[n + 1 :])
    return _set_apart(sheet, body, published), body


def take_signature(sheet: Sheet, body: Body, dateline: Dateline | None) -> tuple[Body, str | None]:
    """The agency that signs the end of the text as it signs the dateline, or its site; taken off the body."""
    if not body or sheet.story.plain:
        return body, None
    last = body[-1][1]
    signed = (dateline.agency,) if dateline and dateline.agency else ()
    rest, signature = split_signature(last.text, (*signed, *sheet.agencies))
    if signature is None or (len(body) < 2 and not rest):
        return body, None
    sheet.provenance["signoff"] = "agency's signature"
    if rest:
        last.text = rest
        return body, signature
    sheet.taken.add(body[-1][0])
    return body[:-1], signature


def _closing(sheet: Sheet) -> list[int]:
    """The last lines of the text; on a page furniture may stand between them, or more after a desk's line."""
    main = [i for i in sheet.left() if sheet.blocks[i].main and not sheet.blocks[i].zones & NO_SIGNOFF]
    lines = []
    for i in reversed(main[1:]):
        if is_signoff(sheet.blocks[i].text, sheet.language, last=True):
            lines.append(i)
        elif sheet.story.plain or not sheet.is_furniture(sheet.blocks[i].text):
            break
    if sheet.story.plain:
        return lines
    return lines + [i for i in main[1:][len(main) // 2 :] if is_signoff(sheet.blocks[i].text, sheet.language)]


def _drop_invitations(sheet: Sheet, signed: int) -> None:
    """Short items and lines below a sign-off are the page's: "Send corrections", "Send a tip"."""
    after = [sheet.blocks[i] for i in sheet.left() if i > signed and sheet.blocks[i].main]
    if all(block.kind in ("list_item", "heading") and len(block.text) <= MAX_INVITATION for block in after):
        for block in after:
            block.main = False


def _apart(sheet: Sheet) -> list[int]:
    main = [i for i in sheet.left() if sheet.blocks[i].main]
    middle = main[len(main) // 2] if main else 0
    lines = []
    for i in sheet.left():
        block = sheet.blocks[i]
        near = "signoff" in block.zones or not block.zones & NO_SIGNOFF
        if (
            i > middle
            and near
            and not block.main
            and not block.links
            and is_signoff(block.text, sheet.language, last=True)
        ):
            lines.append(i)
    return lines


def _set_apart(sheet: Sheet, body: Body, published: datetime | None) -> Dateline | None:
    """A dateline set as a line of its own right before the text."""
    for i in sheet.left():
        block = sheet.blocks[i]
        if not body or i >= body[0][0]:
            break
        if len(block.text) > MAX_DATELINE or not ("dateline" in block.zones or block.text.endswith(DASHES)):
            continue
        found, _ = _split(sheet, f"{block.text} {body[0][1].text}", published)
        if found and squeeze(found.text) == squeeze(block.text):
            sheet.take([i], "dateline", "line before the text")
            return found
    return None


def _split(sheet: Sheet, text: str, published: datetime | None) -> tuple[Dateline | None, str]:
    bracketed = closing_acronyms(sheet) if "(" in text[:MAX_DATELINE] and not sheet.story.plain else ()
    return split_dateline(
        text,
        language=sheet.language,
        published=published,
        country=sheet.outlet.country if sheet.outlet else None,
        agencies=(*sheet.agencies, *bracketed),
    )
