"""The typed records that cross a module border, in the order the data meets them.

    Outlet -> Listing -> Page -> Story -> Article

Names are those of schema.org NewsArticle and IPTC ninjs. An ``Article`` is one
document in MongoDB and one line of an export; `as_document` gives that form.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from crawler.article import (
    Access,
    Article,
    ArticleKind,
    BodyBlock,
    BodyKind,
    Dateline,
    Document,
    Image,
    Link,
    Place,
    RelatedLink,
)

__all__ = [
    "Access",
    "Article",
    "ArticleKind",
    "Block",
    "BlockKind",
    "BodyBlock",
    "BodyKind",
    "Dateline",
    "Document",
    "Image",
    "Link",
    "Listing",
    "ListingKind",
    "Metadata",
    "Outlet",
    "Page",
    "Place",
    "RelatedLink",
    "Story",
    "as_document",
]

ListingKind = Literal["feed", "news_sitemap", "section_index"]
FURNITURE = "furniture"
"""Selected for no field: what is taken off a page before it is read."""
UNASKED = ("dead", "zombie", "blocked", "empty", "misleading", "retired")
"""Statuses of listings that no crawl asks."""


@dataclass(frozen=True, slots=True)
class Listing:
    """An address that names articles of an outlet."""

    kind: ListingKind
    url: str
    status: str = "candidate"
    """What is known of it: verified, in use, candidate, dead, zombie, blocked, empty, misleading, disputed, retired."""
    note: str = ""

    @property
    def worth_asking(self) -> bool:
        """Whether a crawl asks it; a listing known to be dead or frozen stays on file but is passed over."""
        return self.status not in UNASKED


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news organisation's edition, as its file in ``crawler/outlets`` declares it."""

    id: str
    name: str
    home: str
    country: str
    """ISO 3166-1 alpha-2."""
    languages: tuple[str, ...]
    """BCP 47, the main one first."""
    timezone: str
    """IANA name; the zone of printed times that give none."""
    kinds: tuple[str, ...]
    """Of: state, wire, public, private. A wire that the state owns is both."""
    hosts: tuple[str, ...] = ()
    """Registered domains or hosts that are the outlet's own; subdomains count."""
    owner: str = ""
    agencies: tuple[str, ...] = ()
    """Agency names as this outlet prints them in datelines and credits."""
    listings: tuple[Listing, ...] = ()
    article_url: str = ""
    """Regular expression that an article's address matches (`re.search`)."""
    article_url_examples: tuple[str, ...] = ()
    selectors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Field, or FURNITURE -> CSS selectors, only where the general rules cannot know."""
    notes: str = ""


@dataclass(slots=True)
class Page:
    """A fetched page, as answered."""

    url: str
    """After redirects."""
    body: bytes
    outlet: Outlet | None = None
    charset: str | None = None
    """From the Content-Type header."""
    fetched: datetime | None = None
    language: str | None = None
    """BCP 47, where whoever asked for the page knows it."""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    """The answer's, in its order, as Latin-1; those that spoke of a compression now undone are gone."""
    origin: dict[str, str] = field(default_factory=dict)
    """Where its bytes are kept: `warc`, a file of the archive, and `warc_offset`; `asked`, the address that led to this one, where
    it was another. Joins the article's provenance.

    Of an article over several pages also `pages`: how many were had, and why no more where one failed."""
    parts: tuple[Page, ...] = ()
    """The further pages of its article, in their order."""
    part_of: str = ""
    """Of a further page: the address of its article's first."""

    def __post_init__(self) -> None:
        if not isinstance(self.body, bytes | bytearray):
            raise TypeError(f"the body of a page is bytes, as answered, not {type(self.body).__name__}")


BlockKind = Literal["paragraph", "heading", "quote", "list_item", "table", "image"]


@dataclass(slots=True)
class Block:
    """A run of text set as one block on the page, or a picture, in reading order."""

    kind: BlockKind
    text: str = ""
    links: list[Link] = field(default_factory=list)
    zones: frozenset[str] = frozenset()
    """What the markup says of its place inside the article: caption, byline, date, related, share, aside …"""
    level: int = 0
    """Of a heading: 1 to 6."""
    kicker: str = ""
    """The text that an element of its own opens a heading with, at times a kicker; of a paragraph, what is called its dateline."""
    url: str | None = None
    """Of a picture."""
    alt: str = ""
    """Of a picture: the text that stands in for it."""
    width: int | None = None
    """Of a picture, in pixels, where the markup says."""
    group: int = 0
    """The element that holds it: blocks of one list or box share it."""
    figure: int = 0
    """The figure that holds it; 0 if none. A picture and its caption share it."""
    strong: bool = False
    """All of its text is bold."""
    slanted: bool = False
    """All of its text is in italics, small or centred, as a caption often is."""
    stamp: str = ""
    """Of a displayed date: the moment that its element gives for machines."""
    main: bool = False
    """It is part of the article's text by trafilatura's word, or set like what is."""

    @property
    def linked(self) -> int:
        """How many characters of its text are links."""
        return sum(len(link.text) for link in self.links)

    def leave_text(self, zone: str) -> None:
        """It is no part of the article's text, but of a box of that kind."""
        self.main, self.zones = False, self.zones | {zone}


@dataclass(slots=True)
class Selected:
    """What one of an outlet's selectors picked out of a page."""

    css: str
    """Empty: none of the field's selectors found anything."""
    blocks: list[Block] = field(default_factory=list)


class ToldPicture(NamedTuple):
    """What a page's head says of a picture."""

    shows: list[str]
    made: list[str]
    """The names of whoever made or owns it."""


@dataclass(slots=True)
class Metadata:
    """What a page says of itself in its head: meta elements, JSON-LD, link relations."""

    headline: str | None = None
    headlines: list[str] = field(default_factory=list)
    """Every name that JSON-LD and meta elements give the article, the most trusted first."""
    title: str | None = None
    """The ``<title>``, the site's name still on."""
    site_name: str | None = None
    description: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    dates: list[tuple[str, str]] = field(default_factory=list)
    """Every date of publication that the head gives: where it stood, and as written; the most trusted first."""
    times: list[tuple[str, str]] = field(default_factory=list)
    """Displayed times that the markup gives for machines too: as printed, and as written for them."""
    access: Access | None = None
    """Of the whole text: free, or for those who pay or sign in."""
    ids: list[str] = field(default_factory=list)
    """Of the elements that hold the page and its article."""
    modified: str | None = None
    section: str | None = None
    keywords: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None
    pictures: dict[str, ToldPicture] = field(default_factory=dict)
    """What JSON-LD says of pictures, by the address that all sizes of one have in common."""
    types: frozenset[str] = frozenset()
    """schema.org and Open Graph types, lower case: newsarticle, liveblogposting, video.other …"""
    provenance: dict[str, str] = field(default_factory=dict)
    """Field -> where in the head it stood."""


@dataclass(slots=True)
class Story:
    """The article's column without boilerplate, and what its page says of itself."""

    url: str
    blocks: list[Block] = field(default_factory=list)
    """From the headline to the last line of the column, in reading order."""
    metadata: Metadata = field(default_factory=Metadata)
    scripted: str | None = None
    """Where the text stood, if not in what the page displays without its scripts."""
    crumbs: list[str] = field(default_factory=list)
    """The path of sections displayed above the headline, without the front page."""
    folder: str | None = None
    """What a link above the headline calls the folder of the page's address."""
    filed: str | None = None
    """What any link of the page calls a folder of its address; looked for where no head, path or link above the headline told."""
    label: str | None = None
    """What stands above the headline and is said by a link of the site's menu as well."""
    asked: int = 0
    """Fields to fill in of the form that has most of them; 0 where the page's head has a day or the type of an article."""
    titles: int = 0
    """Characters of links as long as titles on the whole page, its menus left out; 0 where its types name an article."""
    outlet: Outlet | None = None
    language: str | None = None
    fetched: datetime | None = None
    plain: bool = False
    """It came as plain text: no markup to go by."""
    origin: dict[str, str] = field(default_factory=dict)
    """The page's."""
    selected: dict[str, Selected] = field(default_factory=dict)
    """Field -> what the outlet's selectors picked."""


def as_document(record: Any) -> dict[str, Any]:
    """A record as plain values, names unchanged.

    >>> as_document(Link("Read on", "https://a.example/1"))
    {'text': 'Read on', 'url': 'https://a.example/1'}
    """
    return asdict(record)
