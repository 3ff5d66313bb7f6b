"""The typed records that pass between modules, in the order in which they arise.

    Outlet -> Listing -> Page -> Story -> Article

Field names follow schema.org NewsArticle and IPTC ninjs. An ``Article`` (crawler/article.py) is one document in MongoDB
and one line of an export.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

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
    selector_hits,
)
from crawler.zones import Zone, Zones

__all__ = [
    "Access", "Article", "ArticleKind", "Block", "BlockKind", "BodyBlock", "BodyKind", "Dateline", "Document",
    "Image", "Link", "Listing", "ListingKind", "Metadata", "Outlet", "Page", "Place", "RelatedLink", "Story", "Zone",
    "Zones", "selector_hits",
]  # fmt: skip

ListingKind = Literal["feed", "news_sitemap", "section_index"]
FURNITURE = "furniture"
"""Key of the selectors that fill no field: what they pick is taken off a page before it is read."""
UNASKED = ("dead", "zombie", "blocked", "empty", "misleading", "retired")
"""Statuses of listings that a crawl does not fetch."""


PLACES = ("{year}", "{month}", "{day}")
"""In the address of a listing that has another each day or month."""


@dataclass(frozen=True, slots=True)
class Listing:
    """An address that names articles of an outlet."""

    kind: ListingKind
    url: str
    """{year}, {month} and {day} stand for those of each day, of two digits the last two: a usual crawl asks for today's and yesterday's."""
    status: str = "candidate"
    """What is known about it: verified, in use, candidate, dead, zombie (it answers, but is frozen), blocked, empty, misleading, disputed or retired."""
    note: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether its address has places for the date."""
        return any(place in self.url for place in PLACES)

    @property
    def worth_asking(self) -> bool:
        """Whether a crawl fetches it; a listing known to be dead or frozen stays on file but is skipped."""
        return self.status not in UNASKED


@dataclass(frozen=True, slots=True)
class Outlet:
    """An edition of a news organisation, as its file in ``crawler/outlets`` or `OUTLETS_DIR` declares it."""

    id: str
    """The name of its file, without ``.toml``."""
    name: str
    """Its name as it prints it."""
    home: str
    """Address of the home page."""
    country: str
    """ISO 3166-1 alpha-2."""
    languages: tuple[str, ...]
    """BCP 47 tags, the main language first."""
    timezone: str
    """IANA name; the zone of times printed without one."""
    kinds: tuple[str, ...]
    """One or more of state, wire, public, private; a wire that the state owns is both state and wire."""
    hosts: tuple[str, ...] = ()
    """The outlet's own domains or hosts; their subdomains are included."""
    owner: str = ""
    """Who owns or funds it, in words."""
    agencies: tuple[str, ...] = ()
    """Agency names as this outlet prints them in datelines and credits."""
    listings: tuple[Listing, ...] = ()
    """Its feeds, news sitemaps and section indexes; without any, the home page is read."""
    article_url: str = ""
    """Regular expression that the address of an article matches (`re.search`); empty if any address may be one."""
    article_url_examples: tuple[str, ...] = ()
    """Addresses of real articles, which `article_url` must match."""
    selectors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Field (or FURNITURE) -> CSS selectors, tried in order; only for what the general rules cannot read."""
    notes: str = ""
    """Anything else worth knowing about the outlet."""


@dataclass(slots=True)
class Page:
    """A fetched page, as the server sent it."""

    url: str
    """The address that answered, after redirects."""
    body: bytes
    """The bytes of the page, decompressed but not decoded."""
    outlet: Outlet | None = None
    """The outlet that it belongs to, if known."""
    charset: str | None = None
    """The charset in the Content-Type header, if any."""
    fetched: datetime | None = None
    """When it was fetched, in UTC."""
    language: str | None = None
    """BCP 47 tag, if whoever asked for the page knows it; otherwise the page tells."""
    status: int = 200
    """HTTP status."""
    headers: tuple[tuple[str, str], ...] = ()
    """The response headers in their order, decoded as Latin-1, without those about a compression that has been undone."""
    origin: dict[str, str] = field(default_factory=dict)
    """What is added to the article's provenance: `warc` and `warc_offset`, the archive file that holds the page and the byte at which its record begins;
    `asked`, the address that led to `url`, if another.

    For an article over several pages also `pages`: how many were fetched, and why no more if one failed."""
    parts: tuple[Page, ...] = ()
    """The further pages of the article, in order."""
    part_of: str = ""
    """For a further page, the address of the article's first page."""

    def __post_init__(self) -> None:
        if not isinstance(self.body, bytes | bytearray):
            raise TypeError(f"a page's body must be bytes, not {type(self.body).__name__}")


BlockKind = Literal["paragraph", "heading", "quote", "list_item", "table", "image"]


@dataclass(slots=True)
class Block:
    """A run of text that the page sets as one block, or a picture."""

    kind: BlockKind
    text: str = ""
    links: list[Link] = field(default_factory=list)
    zones: Zones = frozenset()
    """What is known of its place on the page."""
    level: int = 0
    """Level of a heading, 1 to 6; 0 for other blocks."""
    kicker: str = ""
    """Text in an element of its own that opens a heading, often a kicker; in a paragraph, what the markup calls its dateline."""
    url: str | None = None
    """Absolute address of a picture."""
    alt: str = ""
    """Alternative text of a picture."""
    width: int | None = None
    """Width of a picture in pixels, if the markup gives it."""
    group: int = 0
    """Number of the element that holds it; blocks of one list or box share it."""
    figure: int = 0
    """Number of the figure that holds it, which a picture and its caption share; 0 if none."""
    strong: bool = False
    """Whether all of its text is bold."""
    bold: int = 0
    """Number of characters of its text that are bold."""
    slanted: bool = False
    """Whether all of its text is in italics, small or centred, as captions often are."""
    stamp: str = ""
    """For a displayed date, the time that its element gives for machines."""
    main: bool = False
    """Whether it belongs to the article's text, according to trafilatura or because it is set like what does."""

    @property
    def linked(self) -> int:
        """Number of characters of its text that are links."""
        return sum(len(link.text) for link in self.links)

    @property
    def is_mostly_link(self) -> bool:
        """Whether more of its text is links than not."""
        return 2 * self.linked > len(self.text)

    @property
    def is_all_links(self) -> bool:
        """Whether hardly any of its text is not a link."""
        return bool(self.links) and self.linked >= 0.85 * len(self.text)

    @property
    def is_link(self) -> bool:
        """Whether it is one link, and nothing else."""
        return len(self.links) == 1 and self.links[0].text == self.text

    @property
    def is_text(self) -> bool:
        """Whether it is a paragraph of the article's text."""
        return self.main and self.kind == "paragraph"

    def leave_text(self, zone: Zone) -> None:
        """Marks it as part of a box of that kind instead of the article's text."""
        self.main, self.zones = False, self.zones | {zone}


@dataclass(slots=True)
class Selected:
    """What an outlet's selectors for one field picked out of a page."""

    css: str
    """The selector that found something; empty if none did."""
    blocks: list[Block] = field(default_factory=list)


class StatedPicture(NamedTuple):
    """What a page's JSON-LD says about a picture."""

    shows: list[str]
    """Captions and descriptions of it."""
    made: list[str]
    """Names of those who made or own it."""


@dataclass(slots=True)
class Metadata:
    """What a page says about itself for machines: meta elements, JSON-LD, link relations."""

    headline: str | None = None
    headlines: list[str] = field(default_factory=list)
    """Every headline that JSON-LD and meta elements give, the most trusted first."""
    title: str | None = None
    """The ``<title>``, with the site's name if it has it."""
    site_name: str | None = None
    description: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    dates: list[tuple[str, str]] = field(default_factory=list)
    """Every date of publication given, as (where it stood, as written), the most trusted first."""
    times: list[tuple[str, str]] = field(default_factory=list)
    """Displayed times that the markup repeats for machines, as (as printed, as written for machines)."""
    access: Access | None = None
    """Whether the whole text is free or for subscribers."""
    ids: list[str] = field(default_factory=list)
    """Ids of the elements that hold the page and its article."""
    modified: str | None = None
    section: str | None = None
    keywords: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None
    pictures: dict[str, StatedPicture] = field(default_factory=dict)
    """What JSON-LD says about pictures, by the part of the address that all sizes of a picture share."""
    leads: frozenset[str] = frozenset()
    """The pictures by which the page is shown elsewhere, by that part of their addresses."""
    types: frozenset[str] = frozenset()
    """schema.org and Open Graph types in lower case: newsarticle, liveblogposting, video.other …"""
    provenance: dict[str, str] = field(default_factory=dict)
    """Field -> where it stood."""

    @property
    def names(self) -> list[str]:
        """All that it calls its article, the title last, "" where it has none."""
        return [*self.headlines, self.title or ""]


@dataclass(slots=True)
class Story:
    """The article's column without boilerplate, and what its page says about itself."""

    url: str
    blocks: list[Block] = field(default_factory=list)
    """From the headline to the last line of the column, in reading order."""
    metadata: Metadata = field(default_factory=Metadata)
    scripted: str | None = None
    """Where the text was found if the page displays it only by script."""
    crumbs: list[str] = field(default_factory=list)
    """The breadcrumbs displayed above the headline, without the front page."""
    folder: str | None = None
    """The name that a link above the headline gives to the folder in the page's address."""
    filed: str | None = None
    """The name that any other link of the page gives to that folder; looked for only if nothing else names the section."""
    label: str | None = None
    """A word above the headline that is in the site's menu as well."""
    form_fields: int = 0
    """Number of fields in the page's largest form; 0 if its head has a date or the type of an article."""
    title_characters: int = 0
    """Characters in links as long as titles, on the whole page without its menus; 0 if its types name an article."""
    outlet: Outlet | None = None
    language: str | None = None
    fetched: datetime | None = None
    plain: bool = False
    """Whether it came as plain text, without markup."""
    origin: dict[str, str] = field(default_factory=dict)
    """As in `Page`."""
    selected: dict[str, Selected] = field(default_factory=dict)
    """Field -> what the outlet's selectors for it picked."""
    taken_off: list[str] = field(default_factory=list)
    """The outlet's selectors of furniture that found something."""
