"""The article and its parts: the records that are stored and exported.

Field names follow schema.org NewsArticle and IPTC ninjs. The docstring below each field says what it holds; the
published schema (docs/schema) is made from these docstrings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

BodyKind = Literal["paragraph", "heading", "quote", "list_item"]
ArticleKind = Literal["article", "liveblog", "video", "gallery"]
Access = Literal["free", "paid"]
Document = dict[str, Any]
"""A record as plain values by field name, as MongoDB keeps it and a line of an export has it."""


@dataclass(slots=True)
class Place:
    """A place named in a dateline. What the gazetteer does not know is null; coordinates are in degrees (WGS 84)."""

    name: str
    """The place as printed, with its region if one is printed: LA CROSSE, Wis."""
    city: str | None = None
    """The town's usual English name, as GeoNames has it."""
    country_code: str | None = None
    """Country, ISO 3166-1 alpha-2; may be known where the town is not."""
    latitude: float | None = None
    """Degrees north of the equator; negative in the south."""
    longitude: float | None = None
    """Degrees east of Greenwich; negative in the west."""
    geonames_id: int | None = None
    """The town's number at geonames.org."""
    reason: str | None = None
    """How it was told apart from other places of that name: "the only place of that name", "region named" …"""


@dataclass(slots=True)
class Dateline:
    """The start of the first paragraph that says where and when a story was written, and by which agency."""

    text: str
    """The whole dateline exactly as printed, including the mark that closes it."""
    places: list[Place] = field(default_factory=list)
    """The places named, in the order printed; usually one, empty if it names none."""
    date: str | None = None
    """The date as printed: March 7."""
    day: dt.date | None = None
    """The day that `date` means; a year that is not printed is taken from `published`. Null if no day can be told."""
    agency: str | None = None
    """The agency as printed, without brackets or slashes: AP, TASS, 新华社."""
    agency_id: str | None = None
    """The agency's id, the same however its name is printed: afp, xinhua. Null for an agency that Dateline does not know."""
    reporters: list[str] = field(default_factory=list)
    """Reporters named in a bracket that is part of the dateline; they are in `bylines` as well."""


@dataclass(slots=True)
class Image:
    """A picture of the article with its caption and credit, or a caption whose picture is not known."""

    url: str | None = None
    """Absolute address of the picture; null if the page has only the caption."""
    text: str | None = None
    """The whole caption as printed, including the credit."""
    caption: str | None = None
    """The caption without the credit."""
    credit: str | None = None
    """The credit as printed, without brackets or slashes around it, ©, "Photo by" and the like."""
    photographer: str | None = None
    """The photographer as named in the credit; several as printed there ("Jo Doe, Ann Roe")."""
    agency: str | None = None
    """The agency or other source as named in the credit."""
    agency_id: str | None = None
    """The agency's id, the same however its name is printed: afp, xinhua. Null for a source that Dateline does not know."""
    position: int = 0
    """The number of body blocks before it; 0 is above the text."""


@dataclass(slots=True)
class BodyBlock:
    """One paragraph, heading, quotation or list item of the text."""

    kind: BodyKind
    """How the page sets it."""
    text: str
    """Plain text in one line: line breaks within the block have become spaces."""
    links: list[Link] = field(default_factory=list)
    """The links in its text, in order."""


@dataclass(slots=True)
class RelatedLink:
    """A link that the newsroom gives to another story, such as READ MORE, in the text or right below it."""

    text: str
    """The whole line as printed."""
    label: str | None = None
    """The words that introduce it as printed, without their colon: READ MORE."""
    title: str = ""
    """The other story's title as printed here, without the label."""
    url: str | None = None
    """Absolute address of the other story; null if the page has no link."""
    position: int = 0
    """The number of body blocks before it; 0 is above the text."""
    article_id: str | None = None
    """The `_id` of an article with this canonical address, for joins; set whether or not such an article is stored."""


@dataclass(slots=True)
class Link:
    """A link in the text."""

    text: str
    """The linked words."""
    url: str
    """Absolute address that they lead to."""


@dataclass(slots=True)
class Article:
    """A structured article: one document in `articles`, one line in an export."""

    url: str = ""
    """The address that answered, after redirects."""
    canonical_url: str = ""
    """The one address that stands for the article: the page's own canonical address if it is on the outlet's hosts, else `url`; without tracking parameters or fragment."""
    outlet: str | None = None
    """The outlet's id, the name of its file; null for a site without an outlet file."""
    language: str | None = None
    """BCP 47 tag: en, pt-BR, zh-Hans."""
    kind: ArticleKind = "article"
    """What kind of page it is; for a video or a gallery the body may be short or empty."""
    access: Access | None = None
    """Whether the whole text is free or for subscribers, as the page's metadata says; null if it does not say."""
    headline: str = ""
    """The headline as displayed, without the site's name and without `headline_prefix`."""
    headline_prefix: str | None = None
    """A desk's mark before the headline, with its brackets: (LEAD), (2nd LD), (URGENT)."""
    subheadline: str | None = None
    """The line or summary displayed between headline and text."""
    bylines: list[str] = field(default_factory=list)
    """The writers' names as printed, without "By", job, place or e-mail address; an agency that stands as the byline is one of them."""
    byline_text: str | None = None
    """The whole line with the byline as printed."""
    dateline: Dateline | None = None
    """The dateline that opens the text; null if there is none."""
    images: list[Image] = field(default_factory=list)
    """The article's pictures and captions, in reading order."""
    body: list[BodyBlock] = field(default_factory=list)
    """The text in reading order; the dateline is taken off the first block."""
    related_links: list[RelatedLink] = field(default_factory=list)
    """Other stories that the newsroom points to (READ MORE and the like), in reading order."""
    signoff: str | None = None
    """The desk's closing lines ("Reporting by …", "Enditem", "责任编辑：…"), joined by one space."""
    published: datetime | None = None
    """When it was published, in UTC. If the page gives only a day, midnight UTC of that day; a time printed without a zone is taken to be in that of the outlet or its country. If the page gives no date of publication, its date of change or the dateline's day."""
    published_text: str | None = None
    """What `published` was read from: the date as printed, or as the page's metadata or address has it."""
    modified: datetime | None = None
    """When the page says that it was last changed, in UTC; null unless this is later than `published`."""
    modified_text: str | None = None
    """What `modified` was read from, as in `published_text`."""
    section: str | None = None
    """The section of the site that the article is in, as the page names it."""
    keywords: list[str] = field(default_factory=list)
    """The keywords or tags in the page's metadata; where it has none, the tags that the page displays."""
    text: str = ""
    """The plain text of `body`, one line per block, for full-text search."""
    first_seen: datetime | None = None
    """When it was first stored, in UTC; null for an article that was never stored."""
    last_checked: datetime | None = None
    """When its page was last found new or changed, in UTC. For when it last answered, see `reached` in the collection `pages`."""
    revision: int = 1
    """1 for the first state stored, one more for each changed state."""
    content_hash: str = ""
    """A digest (32 hex characters) of headline, subheadline, bylines, dateline, captions, body, titles of related links and sign-off: equal as long as none of them is edited."""
    provenance: dict[str, str] = field(default_factory=dict)
    """For each field the rule that gave it, and: `extractor`, the version of the rules; `warc` and `warc_offset` (bytes), where its page is archived; `asked`, the address that led to `url`, if another; `pages`, of an article over several pages, how many were fetched; `selectors`, those of the outlet's file that found something."""


def selector_hits(found: Iterable[tuple[str, str]]) -> str:
    """Selectors that found something, each behind its field, as `provenance.selectors` has them.

    >>> selector_hits([("bylines", ".writer"), ("furniture", ".poll, .quiz")])
    'bylines .writer; furniture .poll, .quiz'
    """
    return "; ".join(f"{name} {css}" for name, css in found)
