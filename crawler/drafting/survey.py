"""A look at an outlet: home page, robots.txt, listings and some articles, fetched as a crawl would fetch them, one
after another."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import ParamSpec, TypeVar
from urllib.parse import urljoin

from scrapy import Request, Spider, signals
from scrapy.http import Response

from crawler.drafting.evidence import (
    Evidence,
    Tried,
    in_zones,
    judge,
    judge_section,
    learn,
    read_article,
    read_feeds,
    read_home,
    zoned_dates,
)
from crawler.items import Listing, Outlet, Page
from crawler.listings.discovery import Links, NotAListing
from crawler.listings.reader import ListingReader
from crawler.listings.truth import sitemaps_of
from crawler.web.failures import describe_failure, name_failure
from crawler.web.one_page import ALONE, PACED
from crawler.web.pages import NotAPage, page_of
from pipelines.language.phrases import primary_subtag
from pipelines.readers import ReaderLost, Readers
from pipelines.reading import ReadingPipeline
from pipelines.validation import refusal_of
from pipelines.world.address import address_key, is_front
from pipelines.world.home_zone import zone_of_address

P = ParamSpec("P")
R = TypeVar("R")
MOST_LISTINGS = 12
MOST_SECTIONS = 8
"""Pages of its menus that are looked at, for an outlet without feed and sitemap."""
LEVELS = 2
"""How deep indexes of sitemaps are followed, to the newest part of each."""
WALLS = ("consent_page", "login_page", "blocked", "soft_404", "soft_503")
"""What the address of a home page may lead to instead of one."""
WELL_KNOWN = (
    *(("feed", path) for path in ("/rss.xml", "/feed/", "/rss")),
    *(("news_sitemap", path) for path in ("/news-sitemap.xml", "/sitemap_news.xml")),
)
"""Where listings often are, for an outlet that names none to be believed."""


class NotHad(Exception):  # noqa: N818 - the text is the finding
    """An address that could not be fetched; the text says why. Raised only inside `OutletSurvey`, which goes on without it."""


@dataclass(slots=True)
class Survey:
    """An outlet's home page, and what was seen from there, or in words why nothing was."""

    url: str
    evidence: Evidence | None = None
    failure: str = "broken off"


class OutletSurvey(Spider):
    """Fills in a survey; what it is answered is read in reader processes, as a crawl's pages are."""

    name = "outlet_survey"
    custom_settings = ALONE | PACED

    def __init__(self, survey: Survey) -> None:
        super().__init__()
        self._survey = survey
        self._asked: set[str] = set()
        self._robots = b""
        self._readers: Readers
        self._listing_reader = ListingReader(lambda: self._readers)

    async def start(self) -> AsyncIterator[Request]:
        """No request of its own: each waits for what the one before has told."""
        self.crawler.signals.connect(self._note_robots, signals.robots_parsed)
        async with ReadingPipeline.from_crawler(self.crawler).readers as self._readers:
            try:
                self._survey.evidence = await self._look()
            except (NotHad, NotAListing) as reason:
                self._survey.failure = str(reason)
        none: tuple[Request, ...] = ()
        for request in none:
            yield request

    async def _look(self) -> Evidence:
        """Raises `NotHad`, `NotAListing` where there is no home page."""
        page = await self._page(self._survey.url)
        if "asked" in page.origin and (wall := refusal_of((await self._read(read_article, page))[0])) in WALLS:
            raise NotHad(f"leads to {page.url}: {describe_failure(wall)}")
        evidence = await self._read(read_home, page)
        language = primary_subtag(evidence.about.language)
        zone = zone_of_address(page.url, language) or "UTC"
        outlet = Outlet("-", "", page.url, "", (language,), zone, (), hosts=evidence.hosts)
        await self._listings(evidence, outlet)
        learn(evidence)
        await self._sections(evidence, replace(outlet, article_url=evidence.learned.pattern))
        for url in evidence.examples:
            try:
                evidence.samples[url] = _, about = await self._read(read_article, await self._page(url, outlet))
            except NotHad as reason:
                evidence.samples[url] = str(reason)
            else:
                evidence.dates += in_zones(date for _, date in about.dates)
        return evidence

    async def _listings(self, evidence: Evidence, outlet: Outlet) -> None:
        """Try what the home page and robots.txt name; what listings often are called where that tells nothing."""
        named = sitemaps_of(self._robots, outlet)
        sitemaps = [Listing("news_sitemap", url, note="named by robots.txt") for url in named]
        feeds = [Listing("feed", url, note="named by the home page") for url in evidence.feeds]
        wanted = [*feeds[: MOST_LISTINGS - len(sitemaps)], *sitemaps]
        while wanted and len(evidence.tried) < MOST_LISTINGS:
            wanted += await self._try(wanted.pop(0), evidence, outlet)
        for kind, path in WELL_KNOWN:
            listing = Listing(kind, urljoin(outlet.home, path), note="a common address")  # type: ignore[arg-type]
            if not any(one.listing.kind == kind and not one.fault for one in evidence.tried):
                await self._try(listing, evidence, outlet)
        # nobody has said that they are there
        evidence.tried = [one for one in evidence.tried if one.listing.note != "a common address" or not one.fault]
        home = evidence.page
        index = Listing("section_index", outlet.home, note="the home page")
        links = await self._listing_reader.read(index, home.body, home.url, outlet, home.charset)
        evidence.tried.append(judge(index, links))

    async def _sections(self, evidence: Evidence, outlet: Outlet) -> None:
        """Look at the sections of an outlet that has nothing else: much that stands there is never on its home page."""
        if not outlet.article_url or any(one.listing.kind != "section_index" for one in evidence.kept):
            return
        menus = (url for url in evidence.menus if address_key(url) not in self._asked and not is_front(url))
        for url in list(dict.fromkeys(menus))[:MOST_SECTIONS]:
            listing = Listing("section_index", url, note="named by the menu")
            with suppress(NotHad, NotAListing):
                links = await self._listing_reader.links(listing, await self._ask(url), outlet)
                evidence.tried.append(judge_section(listing, links, evidence))

    async def _try(self, listing: Listing, evidence: Evidence, outlet: Outlet) -> list[Listing]:
        """Ask for a listing; the feeds that a web page in its place names."""
        if address_key(listing.url) in self._asked:
            return []
        try:
            response = await self._ask(listing.url)
            links = await self._links(listing, response, evidence, outlet)
        except NotHad as reason:
            evidence.tried.append(Tried(listing, fault=str(reason)))
        except NotAListing as reason:
            evidence.tried.append(Tried(listing, fault=str(reason)))
            return await self._feeds_named(response, outlet) if listing.kind == "feed" else []
        else:
            evidence.tried.append(judge(listing, links))
        return []

    async def _feeds_named(self, response: Response, outlet: Outlet) -> list[Listing]:
        try:
            feeds = await self._read(read_feeds, response.body, response.url, outlet.hosts)
        except NotHad:
            return []
        return [Listing("feed", url, note=f"named by {response.url}") for url in feeds]

    async def _links(
        self, listing: Listing, response: Response, evidence: Evidence, outlet: Outlet, level: int = 0
    ) -> Links:
        """What a listing names, of an index of sitemaps its newest part. Raises `NotHad`, `NotAListing`."""
        links = await self._listing_reader.links(listing, response, outlet)
        evidence.dates += zoned_dates(response.body)
        if links.found or not links.listings or level == LEVELS:
            return links
        part = links.listings[0][0]
        return await self._links(part, await self._ask(part.url), evidence, outlet, level + 1)

    async def _page(self, url: str, outlet: Outlet | None = None) -> Page:
        try:
            return page_of(await self._ask(url), outlet, url, datetime.now(UTC))
        except NotAPage as refusal:
            raise NotHad(describe_failure(str(refusal))) from refusal

    async def _read(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """In a reader. Raises `NotHad` where it dies over it or has no time left."""
        try:
            return await self._readers.run(function, *args, **kwargs)
        except ReaderLost as lost:
            raise NotHad(f"cannot be read: {lost.reason.replace('_', ' ')}") from lost

    def _note_robots(self, body: bytes) -> None:
        """The robots.txt of a host that was asked for anything, which every crawl asks for before."""
        self._robots += body + b"\n"

    async def _ask(self, url: str) -> Response:
        """The answer to an address, from the downloader that a crawl has, its borders, robots.txt and pace included."""
        self._asked.add(address_key(url))
        engine = self.crawler.engine
        assert engine is not None
        try:
            response = await engine.download_async(Request(url))
        except Exception as error:  # whatever a download can fail by: it has a name
            raise NotHad(describe_failure(name_failure(error))) from error
        if response.status != 200:
            raise NotHad(describe_failure(f"http_{response.status}"))
        return response
