"""The lines of a page, each with the field that took it and the rule, or why it was left."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

from crawler.items import FURNITURE, Article, Block, Dateline, Image, Place, RelatedLink, Story
from pipelines.article.provenance import RULED, SHARED
from pipelines.parts.body import OUTSIDE
from pipelines.story.sheet import Sheet, is_date_line, is_furniture
from pipelines.structure import open_sheet, set_article

Values = list[tuple[str, str]]
"""Names of the record and what they hold, as text."""


@dataclasses.dataclass(slots=True)
class Line:
    """A line of the page: `field` took it by the rule `why`; or no field did, and `why` gives the reason."""

    text: str
    field: str | None
    why: str
    picture: bool = False
    """It is a picture, and the text its address."""
    values: Values = dataclasses.field(default_factory=list)
    """What the field's record says of this line beyond its text."""


class Unseen(NamedTuple):
    """A field that no line of the page's column gave."""

    field: str
    value: str
    """As text."""
    rule: str


@dataclasses.dataclass(slots=True)
class Explanation:
    """An article, the lines of its page's column in reading order, and the fields that no line of it gave."""

    article: Article
    lines: list[Line]
    unseen: list[Unseen]


def explain(story: Story) -> Explanation:
    """A story taken apart, with what became of each line of its column."""
    sheet = open_sheet(story)
    sheet.owners = {}
    article = set_article(sheet)
    lines = [line for i, block in enumerate(story.blocks) for line in _lines(i, block, sheet, article)]
    shown = {line.field for line in lines}
    named = [name for name in RULED if name not in shown and SHARED.get(name, name) not in shown]
    unseen = [
        Unseen(name, _text(getattr(article, name)), article.provenance.get(name, ""))
        for name in named
        if getattr(article, name)
    ]
    return Explanation(article, lines, [*unseen, *_idle_selectors(story)])


def _idle_selectors(story: Story) -> Iterator[Unseen]:
    """The selectors of the outlet's file that found nothing on the page; of a field's only where none did."""
    for name, choices in (story.outlet.selectors if story.outlet else {}).items():
        selected = story.selected.get(name)
        if name == FURNITURE:
            choices = tuple(css for css in choices if css not in story.taken_off)
        elif selected and selected.css:
            continue
        yield from (Unseen(name, "", f"selector {css} found nothing") for css in choices)


def _lines(i: int, block: Block, sheet: Sheet, article: Article) -> Iterator[Line]:
    text = block.url or block.alt if block.kind == "image" else block.text
    owner = (sheet.owners or {}).get(i)
    picture = block.kind == "image"
    if not owner or not _bears(owner, block, article):
        name = None if owner else _shown_by(block, article)
        if name:
            why = article.provenance[name]
        else:
            why = "other stories, a label, or nobody's name" if owner else _why_left(block)
        yield Line(text or "", name, why, picture)
        return
    rule = article.provenance.get(owner, "")
    if owner == "body":
        yield from _of_body(block, article, rule)
    else:
        yield Line(text or "", owner, rule, picture, _values(owner, block, article))


def _of_body(block: Block, article: Article, rule: str) -> Iterator[Line]:
    """A paragraph, with the dateline before it and the sign-off at its end as lines of their own."""
    text, dateline, signoff = block.text, article.dateline, article.signoff or ""
    if dateline and text.startswith(dateline.text):
        yield Line(dateline.text, "dateline", article.provenance.get("dateline", ""), values=_of_dateline(dateline))
        text = text[len(dateline.text) :].strip()
    kept = next((b.text for b in article.body if text.startswith(b.text) and len(b.text) < len(text)), None)
    cut = len(kept) if kept and text[len(kept) :].strip() in signoff else len(text)
    yield Line(text[:cut], "body", rule, values=[] if block.kind == "paragraph" else [("kind", block.kind)])
    if text[cut:].strip():
        yield Line(text[cut:].strip(), "signoff", article.provenance.get("signoff", ""))


def _bears(owner: str, block: Block, article: Article) -> bool:
    """Whether a field shows what it took: lists of other stories and numbers of slides are taken only to be left out."""
    if owner not in article.provenance:
        return False
    if owner == "related_links":
        return _link(block, article) is not None or any(
            block.text.rstrip(":： ") == link.label for link in article.related_links
        )
    return owner != "images" or _image(block, article) is not None


def _shown_by(block: Block, article: Article) -> str | None:
    """The field for which a line gave a value without being taken: a printed date, a section."""
    if block.kind == "image" or block.main:
        return None
    for name, printed in (("published", article.published_text), ("modified", article.modified_text)):
        if printed and printed in block.text and "displayed" in article.provenance.get(name, ""):
            return name
    return "section" if article.section and block.text == article.section else None


def _why_left(block: Block) -> str:
    if block.kind == "image":
        return "no picture of the article: a teaser, a portrait, an ornament or an advert"
    if zones := sorted(block.zones & (OUTSIDE - {*PLACES, "headline-block"})):
        return f"stands in: {', '.join(zones)}"
    if is_date_line(block.text):
        return "a date; the page says it elsewhere too"
    if is_furniture(block.text):
        return "furniture of a page, by its wording"
    return next((where for zone, where in PLACES.items() if zone in block.zones), "not set like the text")


PLACES = {"above": "above the headline", "head": "between headline and text", "below": "below the text"}
"""The zone of a line -> where it stands."""


def _values(owner: str, block: Block, article: Article) -> Values:
    if owner == "images" and (image := _image(block, article)) and block.kind != "image":
        return _of_image(image, block.text)
    if owner == "related_links" and (link := _link(block, article)):
        return [(name, value) for name in ("label", "title", "url") if (value := getattr(link, name))]
    if owner == "dateline" and article.dateline:
        return _of_dateline(article.dateline)
    return [("names", ", ".join(article.bylines))] if owner == "bylines" and article.bylines else []


def _of_image(image: Image, line: str) -> Values:
    """What a line under a picture says: its caption, its credit, or both."""
    pairs = [("caption", image.caption)] if image.caption and image.caption in line else []
    if image.credit and (image.credit in line or not pairs):
        pairs += [(name, getattr(image, name)) for name in ("credit", "photographer", "agency_id")]
    return [(name, value) for name, value in pairs if value]


def _of_dateline(dateline: Dateline) -> Values:
    pairs = [("place", _place(place)) for place in dateline.places]
    pairs += [("day", dateline.day.isoformat())] if dateline.day else []
    return pairs + ([("agency", dateline.agency_id or dateline.agency)] if dateline.agency else [])


def _place(place: Place) -> str:
    where = f" → {place.city}, {place.country_code}" if place.city else f" → {place.country_code}"
    return f"{place.name}{where} ({place.reason})" if place.country_code else place.name


def _image(block: Block, article: Article) -> Image | None:
    if block.kind == "image":
        return next((image for image in article.images if image.url == block.url), None)
    return next((image for image in article.images if image.text and block.text in image.text), None)


def _link(block: Block, article: Article) -> RelatedLink | None:
    return next((link for link in article.related_links if block.text and block.text in (link.text, link.title)), None)


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(getattr(one, "text", None) or getattr(one, "url", None) or str(one) for one in value)
    return getattr(value, "text", None) or str(value)
