"""The article and its parts: the records that are stored and exported.

Names are those of schema.org NewsArticle and IPTC ninjs. Each field's docstring says what it holds; the published
schema (docs/schema) is made from them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

BodyKind = Literal["paragraph", "heading", "quote", "list_item"]
ArticleKind = Literal["article", "liveblog", "video", "gallery"]
Access = Literal["free", "paid"]
Document = dict[str, Any]
"""A record as MongoDB keeps it, or as a line of an export: plain values by name."""


@dataclass(slots=True)
class Place:
    """A place of a dateline; coordinates in degrees (WGS 84)."""

    name: str
    """As printed."""
    city: str | None = None
    """Its usual English name."""
    country_code: str | None = None
    """ISO 3166-1 alpha-2."""
    latitude: float | None = None
    """North of the equator; south is negative."""
    longitude: float | None = None
    """East of Greenwich; west is negative."""
    geonames_id: int | None = None
    """Its number at geonames.org."""
    reason: str | None = None
    """Why this place of that name: the rule that settled it."""


@dataclass(slots=True)
class Dateline:
    """Where a story was written, when, and whose it is: the start of its first paragraph."""

    text: str
    """Exactly as printed, with its closing mark."""
    places: list[Place] = field(default_factory=list)
    """In the order printed; most datelines have one."""
    date: str | None = None
    """As printed."""
    day: dt.date | None = None
    """The day meant by `date`; its year taken from the article's date of publication."""
    agency: str | None = None
    """As printed, without brackets or slashes."""
    agency_id: str | None = None
    """The agency under one name, however it is printed: afp, xinhua."""
    reporters: list[str] = field(default_factory=list)
    """Names in a correspondents' bracket that is part of the dateline."""


@dataclass(slots=True)
class Image:
    """A picture with its caption, or a caption whose picture is not known."""

    url: str | None = None
    """The picture's address, absolute; none where the page shows a caption alone."""
    text: str | None = None
    """The whole caption line as printed, credit included."""
    caption: str | None = None
    """Without its credit."""
    credit: str | None = None
    """Without brackets, slashes around it, ©, "Photo by" and the like."""
    photographer: str | None = None
    """As the credit names them."""
    agency: str | None = None
    """As the credit names it."""
    agency_id: str | None = None
    """The agency under one name, however it is printed: afp, xinhua."""
    position: int = 0
    """The number of body blocks that stand before it."""


@dataclass(slots=True)
class BodyBlock:
    """A block of the text as it is set."""

    kind: BodyKind
    """What it is set as."""
    text: str
    """Without markup; its lines joined by spaces."""
    links: list[Link] = field(default_factory=list)
    """Those in its text, in order."""


@dataclass(slots=True)
class RelatedLink:
    """A pointer to another story."""

    text: str
    """The whole line as printed."""
    label: str | None = None
    """The cue as printed, without its colon: READ MORE."""
    title: str = ""
    """The title of the story that it leads to, without the cue."""
    url: str | None = None
    """Absolute."""
    position: int = 0
    """The number of body blocks that stand before it."""
    article_id: str | None = None
    """The `_id` of the article that has that address as its canonical one, whether it is stored or not: join by it."""


@dataclass(slots=True)
class Link:
    """A link in the text."""

    text: str
    """What is underlined."""
    url: str
    """Absolute."""


@dataclass(slots=True)
class Article:
    """A structured article: one document in `articles`, one line in an export."""

    url: str = ""
    """As answered, after redirects."""
    canonical_url: str = ""
    """The page's own canonical address when it is on the outlet's hosts, without tracking parameters."""
    outlet: str | None = None
    """Id of the outlet's file; none for a page of a site that has none."""
    language: str | None = None
    """BCP 47."""
    kind: ArticleKind = "article"
    """What kind of page it is."""
    access: Access | None = None
    """Who may read all of it, as the page says: everyone, or those who pay or sign in; none where it says nothing."""
    headline: str = ""
    """As displayed, without the site's name and without a desk prefix."""
    headline_prefix: str | None = None
    """A desk's mark before the headline: (LEAD), (2nd LD), (URGENT)."""
    subheadline: str | None = None
    """The line below the headline that sums the story up."""
    bylines: list[str] = field(default_factory=list)
    """Names as printed: no "By", no job, no e-mail."""
    byline_text: str | None = None
    """The byline's line as printed."""
    dateline: Dateline | None = None
    """Where the story comes from, as the first line of its text says."""
    images: list[Image] = field(default_factory=list)
    """Pictures and captions, in reading order."""
    body: list[BodyBlock] = field(default_factory=list)
    """In reading order; the dateline is taken off the first."""
    related_links: list[RelatedLink] = field(default_factory=list)
    """READ MORE and its like: other stories that the newsroom points to."""
    signoff: str | None = None
    """The desk's closing lines, joined by one space."""
    published: datetime | None = None
    """UTC."""
    published_text: str | None = None
    """As printed, or as the page's metadata has it."""
    modified: datetime | None = None
    """UTC; when the page says that it was changed."""
    modified_text: str | None = None
    """As `published_text`."""
    section: str | None = None
    """The part of the paper, as the page names it."""
    keywords: list[str] = field(default_factory=list)
    """The page's own."""
    text: str = ""
    """Plain text of the body, one line per block, for full-text search."""
    first_seen: datetime | None = None
    """UTC; when it was first stored."""
    last_checked: datetime | None = None
    """UTC; when its page was last found to be new or changed; `reached` in `pages` is when it last answered."""
    revision: int = 1
    """1 for the first state stored, one more with each change."""
    content_hash: str = ""
    """A digest of what the newsroom wrote: equal as long as nothing was edited."""
    provenance: dict[str, str] = field(default_factory=dict)
    """Field -> the rule that gave it; the extractor's version; `warc` and `warc_offset` (bytes), where its page is kept; `asked`, the address that led to it, where it was another."""
