"""The pictures of a story with their captions and credits, and the stories it links to."""

from __future__ import annotations

from crawler.items import Image
from pipelines.boxes import Teaser, Wording, gather_related
from pipelines.byline import looks_like_byline
from pipelines.caption import clean_credit, looks_like_caption, looks_like_credit, split_caption
from pipelines.pictures import Picture, gather_pictures
from pipelines.related import is_recommendation_heading, is_related_heading, split_cue
from pipelines.sheet import Sheet
from pipelines.signoff import is_signoff


def take_pictures(sheet: Sheet) -> list[tuple[int, Image]]:
    """The article's pictures, each with the index of its first block."""
    pictures = _plain(sheet) if sheet.story.plain else _set(sheet)
    return [(picture.at, _read(sheet, picture)) for picture in pictures]


def take_related(sheet: Sheet) -> list[Teaser]:
    """The cross-references that the column carries."""
    wording = Wording(
        split_cue=lambda line: split_cue(line, sheet.language),
        is_heading=lambda line: is_related_heading(line, sheet.language),
        is_recommendation=is_recommendation_heading,
        is_signoff=lambda line: is_signoff(line, sheet.language, last=True),
    )
    return gather_related(sheet.blocks, sheet.taken, wording)


def _plain(sheet: Sheet) -> list[Picture]:
    lines = [i for i in sheet.left() if looks_like_caption(sheet.blocks[i].text)]
    sheet.taken.update(lines)
    return [Picture(i, captions=[sheet.blocks[i].text], blocks={i}) for i in lines]


def _set(sheet: Sheet) -> list[Picture]:
    def is_other(line: str) -> bool:
        return looks_like_byline(line, sheet.language) or sheet.is_furniture(line)

    return gather_pictures(sheet.blocks, sheet.taken, looks_like_caption, looks_like_credit, is_other)


def _read(sheet: Sheet, picture: Picture) -> Image:
    """A picture's lines read: a credit element of its own beats one at the end of the caption."""
    line = " ".join(picture.captions)
    image = split_caption(line, sheet.language, sheet.agencies) if line else Image()
    image.url = picture.url
    if not picture.credits:
        return image
    own = " ".join(picture.credits)
    apart, credit = split_caption(own, sheet.language, sheet.agencies), clean_credit(own)
    if image.credit and image.caption and credit and credit not in image.credit:
        image.caption = line
    image.credit = credit or image.credit
    image.photographer, image.agency, image.agency_id = apart.photographer, apart.agency, apart.agency_id
    image.text = f"{line} {own}" if line else own
    return image
