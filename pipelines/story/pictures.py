"""The pictures of a story with their captions and credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import count, pairwise

from crawler.items import Block, Image
from pipelines.language.letters import MAIL
from pipelines.language.sentences import STOPS
from pipelines.page.markup.links import path_of
from pipelines.page.pictures.addresses import address_of
from pipelines.page.pictures.gathering import gather_pictures
from pipelines.page.pictures.picture import Picture, PictureWording, is_called
from pipelines.parts.body.notes import opens_as_bio
from pipelines.parts.byline import looks_like_byline
from pipelines.parts.byline.line import byline_in
from pipelines.parts.caption import (
    clean_credit,
    is_labelled,
    is_of_archive,
    looks_like_caption,
    looks_like_credit,
    looks_like_name,
    looks_like_names,
    makers_of,
    split_caption,
)
from pipelines.parts.caption.credit.marks import leading_cue
from pipelines.parts.caption.shared import is_kind, is_moving, names_all, recurring_credits, shared_credit
from pipelines.parts.caption.stated import split_made, split_stated
from pipelines.parts.dates.lines import is_of_particulars, opens_with_moment
from pipelines.parts.signoff import is_signoff
from pipelines.story.sheet import Sheet, is_furniture
from pipelines.world.agencies import find_agency

MOST_LINES = 1500
"""So many lines of a page are asked whether their wording is a caption's."""
MOST_CAPTIONS = 500
"""So many captions of a page are taken apart; the rest stay whole."""
MIN_LEAD, MAX_OPENING = 60, 300
MAX_RIGHTS = 70
MIN_WORDS = 6
MIN_FILE = 10
"""Characters of a file's name that no other address holds by chance."""
_TAKEN = re.compile(r"\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?(?:\s?" + MAIL + ")?$")
"""A Korean agency's caption opens as its texts do and ends with the day on which the picture was taken."""
_CAPTIONED = re.compile(r"[^\W\d_]{3}\. ©")
"""The full stop after a name and the mark of a credit: who is seen, and who made the picture."""
_SENTENCE = frozenset("，。")
"""Marks of a sentence in a script whose names have no capitals to be known by."""
_FILE = re.compile(r"(?<=[^/])\.(?:s?html?|php|aspx?)$")
"""An article's pictures have their pages below its own: "/ferries-12/boat-13.html", of "/ferries-12.html"."""
CLOSING = 3
"""One of so many last lines of a text may name who made all its pictures."""


def take_pictures(sheet: Sheet, signed: str | None) -> list[tuple[int, Image]]:
    """The article's pictures, each with the index of its first block; `signed` is whose the text's signature says they are."""
    pictures = _plain(sheet) if sheet.story.plain else _set(sheet)
    sheet.provenance["images"] = ", ".join(dict.fromkeys(_picture_rule(sheet, picture) for picture in pictures))
    images = [(picture.at, _read(sheet, picture)) for picture in pictures[:MOST_CAPTIONS]]
    images += [(picture.at, _whole(picture)) for picture in pictures[MOST_CAPTIONS:]]
    images = [(at, image) for at, image in images if not is_moving(image.credit or "") or (image.url and image.caption)]
    _share_credit(sheet, [image for _, image in images], signed)
    if not sheet.story.plain:
        _part_alike(sheet, [image for _, image in images])
    return images


def sign_pictures(images: Iterable[Image], writers: Sequence[str], sheet: Sheet) -> None:
    """Where all that stands with a picture is the name of the article's writer, he made it; his portrait is called after
    him."""
    for image in images:
        if image.caption in writers and not image.credit and image.caption and not is_called(image.url, image.caption):
            _set_credit(sheet, image, image.caption)
            image.caption = None


def _picture_rule(sheet: Sheet, picture: Picture) -> str:
    """How a picture's lines were recognised: by their element, or by their place or their wording."""
    if any(sheet.blocks[i].zones & {"caption", "credit"} for i in picture.blocks):
        return "caption element"
    if sheet.story.plain:
        return "line by its wording"
    return "line beside the picture" if picture.captions or picture.credits else "picture in the column"


def _plain(sheet: Sheet) -> list[Picture]:
    lines = [i for i in sheet.left() if looks_like_caption(sheet.blocks[i].text)]
    sheet.taken.update(lines)
    return [Picture(i, captions=[sheet.blocks[i].text], blocks={i}) for i in lines]


def _unlink_own(sheet: Sheet) -> None:
    """Take the links off pictures and their lines that lead to the article's own gallery, whose address has the number
    of the article's, or to a page of the picture's own."""
    number = found[-1] if (found := _NUMBER.findall(path_of(sheet.story.url))) else ""
    for block in sheet.blocks if number else ():
        framed = block.links and (block.kind == "image" or "caption" in block.zones) and "figure" in block.zones
        if framed and all(number in _NUMBER.findall(path_of(link.url)) for link in block.links):
            block.links = []
    for block, line in pairwise(sheet.blocks):
        if block.kind == "image" and "caption" in line.zones and _leads_to_itself(block, line):
            block.links, line.links = [], []


def _leads_to_itself(picture: Block, caption: Block) -> bool:
    """Whether a picture and its caption, which a word like "Photo:" opens, lead to the page of that picture: the number
    at the end of its address is in the picture's file."""
    pages = {link.url for link in (*picture.links, *caption.links)}
    number = _LAST_NUMBER.search(path_of(pages.pop())) if picture.links and len(pages) == 1 else None
    return bool(number and number[0] in path_of(picture.url or "") and leading_cue(caption.text))


_LAST_NUMBER = re.compile(r"(?<!\d)\d{5,}(?=/?$)")
_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d{2}[01]\d[0-3]\d(?!\d))\d{5,}")
"""The number of an article; a day is none."""


def _set(sheet: Sheet) -> list[Picture]:
    _unlink_own(sheet)
    here = _own_addresses(sheet)
    own = tuple(f"{_FILE.sub('', url.split('?')[0].rstrip('/'))}/" for url in here if path_of(url).strip("/"))
    here |= {name.casefold() for name in sheet.meta.authors}
    sites = frozenset(name.casefold() for name in sheet.site_names)
    asked, leads = count(), sheet.meta.leads
    wording = PictureWording(
        is_caption=lambda line: next(asked) < MOST_LINES and looks_like_caption(line) and not names_all(line),
        is_credit=lambda line: (looks_like_credit(line) or is_labelled(line)) and not _CAPTIONED.search(line),
        is_signed=lambda line: _is_signed(line) and not _is_dateline(line, sheet),
        is_name=looks_like_name,
        is_names=lambda line: looks_like_names(line) and not is_kind(line) and _SENTENCE.isdisjoint(line),
        is_other=partial(_is_other, sheet),
        is_deck=lambda line: line == sheet.meta.description,
        is_furniture=is_furniture,
        is_self=lambda text: text in here or text.casefold() in here or text.startswith(own),
        is_house=lambda text: text.casefold() in sites,
        is_lead=lambda url: address_of(url) in leads or any(len(name) >= MIN_FILE and name in url for name in leads),
    )
    return gather_pictures(sheet.blocks, sheet.taken, wording)


def _own_addresses(sheet: Sheet) -> set[str]:
    """The addresses of the page itself, with or without TLS."""
    urls = (sheet.story.url, sheet.meta.canonical, *(link.url for b in sheet.headings for link in b.links))
    return {form for url in urls if url for form in (url, url.replace("https:", "http:", 1))}


def _is_other(sheet: Sheet, line: str) -> bool:
    """Whether a line is no caption by its wording: furniture, a byline, a sign-off, a text's first or last paragraph."""
    if is_furniture(line):
        return not _is_credited(line)
    if looks_like_byline(line, sheet.language) or is_signoff(line) or opens_as_bio(line):
        return True
    if (is_of_particulars(line) and byline_in(line, sheet.language)) or opens_with_moment(line):
        return True
    if "。(c)" in line[-MAX_RIGHTS:] and not any(map(line.__contains__, ("撮影", "写真", "提供"))):
        return True  # a Japanese text's last paragraph: its captions say when the picture was taken
    leads = len(line) >= MIN_LEAD and not _TAKEN.search(line, len(line) - MAX_RIGHTS)
    return leads and _opens_with_agency(line, sheet)


def _is_signed(line: str) -> bool:
    image = split_caption(line)
    return bool(image.caption and image.credit and image.agency_id)


def _is_credited(line: str) -> bool:
    """Whether a line with a notice of rights is a caption with its credit: "Boats lie here. - Copyright Jo Doe. All
    rights reserved"."""
    image = split_caption(line) if line.count(" ") >= MIN_WORDS else None
    return bool(image and image.credit and image.caption and " " in image.caption)


def _opens_with_agency(line: str, sheet: Sheet) -> bool:
    """Whether a line opens with a dateline that an agency signs: a text's first paragraph, no caption."""
    found, _ = sheet.split_dateline(line[:MAX_OPENING])
    return found is not None and bool(found.agency and found.places)


def _is_dateline(line: str, sheet: Sheet) -> bool:
    """Whether a line is nothing but a dateline with place, day, agency and its reporter."""
    found, rest = sheet.split_dateline(line) if "," in line and line[-1:].isalpha() else (None, line)
    return found is not None and not rest and bool(found.places and found.date and found.agency and found.reporters)


def _part_alike(sheet: Sheet, images: list[Image]) -> None:
    """Split captions whose credit has no mark, but is shown by the page's other pictures or its byline."""
    bare = [image for image in images if image.caption and not image.credit]
    if not any(image.caption and image.caption[-1] not in STOPS for image in bare):
        return
    makers = [*sheet.meta.authors, *(name for image in images for name in (image.photographer, image.credit) if name)]
    ends = recurring_credits([image.caption for image in bare if image.caption], makers)
    for image in bare:
        at = ends.get(image.caption or "")
        if image.caption and at and (credit := clean_credit(image.caption[at:])):
            image.caption = image.caption[:at].rstrip()
            _set_credit(sheet, image, credit.strip(" -–—"))


def _share_credit(sheet: Sheet, images: list[Image], signed: str | None) -> None:
    """Give a credit at the end of the text to all its pictures."""
    bare = [image for image in images if not image.credit]
    closing = sheet.text_left()[-CLOSING:]
    found = next(((i, credit) for i in closing if (credit := shared_credit(sheet.blocks[i].text))), None)
    if not bare or sheet.story.plain or not (found or signed):
        return
    if found:
        sheet.taken.add(found[0])
    for image in bare:
        _set_credit(sheet, image, found[1] if found else signed)


def _set_credit(sheet: Sheet, image: Image, credit: str | None) -> None:
    """Give a picture its credit, and the makers whom it names."""
    image.credit = credit
    image.photographer, image.agency, image.agency_id = makers_of(credit or "", sheet.houses, sheet.country)


def _whole(picture: Picture) -> Image:
    """A picture with its lines as they are set."""
    line, own = " ".join(picture.captions), " ".join(picture.credits)
    return Image(url=picture.url, text=f"{line} {own}".strip(), caption=line or None, credit=own or None)


def _in_credit(sheet: Sheet, picture: Picture) -> Image | None:
    """What a line read as a credit says before the word for one: who is seen, "Ines Calder Photo: Jo Doe/AP"."""
    if len(picture.credits) != 1 or not _CUED.search(picture.credits[0]):
        return None
    image = split_caption(picture.credits[0], sheet.houses, sheet.country)
    image.url = picture.url
    return image if image.caption and image.credit and not find_agency(image.caption) else None


_CUED = re.compile(r"(?<=[^\W\d_] )(?:Photo|Photograph): ?(?=\S)|(?<=[^\W\d_])/ ?©[^/©]{2,40}/(?=[^\W\d_])")
"""The word, or the sign before a newsroom and its own photographer: "Ines Calder/©Harbour/Jo Doe"."""


def _read(sheet: Sheet, picture: Picture) -> Image:
    """Read a picture's lines: a credit element of its own takes precedence over a credit at the end of the caption."""
    # a house in the caption's element
    behind = [line for line in picture.captions if line[:1] == "/"] if picture.credits else []
    line = " ".join(line for line in picture.captions if line not in behind)
    if picture.credits:
        line = line.rstrip(" ([（/|")[0 if looks_like_credit(line) else leading_cue(line) :]
    image = split_caption(line, sheet.houses, sheet.country) if line else Image()
    image.url = picture.url
    if not picture.captions and (stated := _in_credit(sheet, picture)):
        return stated
    if not picture.credits:
        _read_caption(sheet, picture, image, line)
        return image
    own = "".join(line if line[0] == "/" else f" {line}" for line in (*picture.credits, *behind)).strip()
    credit = _credit(own)
    if image.credit and image.caption and credit and credit not in image.credit:
        image.caption = line
    _set_credit(sheet, image, credit or image.credit)
    image.text = f"{line} {own}" if line else own
    return image


def _read_caption(sheet: Sheet, picture: Picture, image: Image, line: str) -> None:
    """Read a caption of a picture without a credit element: its credit stands in it, or is all of it."""
    _split_stated(sheet, picture, image, line)
    if image.credit or not looks_like_credit(line):
        return
    credit = clean_credit(line)
    if (
        makers_of(credit or "", sheet.houses, sheet.country).agency_id or line[-1] in "摄攝" or is_of_archive(line)
    ):  # "新华社发"
        image.caption = None
        _set_credit(sheet, image, credit)


def _split_stated(sheet: Sheet, picture: Picture, image: Image, line: str) -> None:
    """Separate a caption from its credit where the picture's own markup, or the page's head, says what it shows or who
    made it: "Boats at dawn (Ines Calder)"."""
    head = sheet.meta.pictures.get(address_of(picture.url or "")) if sheet.meta.pictures else None
    shows = (picture.alt, *head.shows) if head else (picture.alt,)
    if image.credit:  # one that is also in the page's own words was separated already
        shows = tuple(stated for stated in shows if (image.caption or "").startswith(stated.rstrip(". ")))
    parted = next(filter(None, (split_stated(line, stated) for stated in shows if stated)), None)
    if parted is None and head and not image.credit:
        parted = next(filter(None, (split_made(line, maker) for maker in head.made)), None)
    if parted:
        image.caption = parted[0]
        _set_credit(sheet, image, clean_credit(parted[1]))


def _credit(line: str) -> str | None:
    """The credit of a line that is one, without terms in brackets before it."""
    image = split_caption(line) if line.count(")") > 1 else Image()
    return image.credit if image.credit and not image.caption else clean_credit(line)
