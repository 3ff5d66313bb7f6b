"""How far back a round asks: a usual one takes what is new, a crawl of the archive all that is there since a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo.database import Database

from crawler.crawl.finds import LEAST
from crawler.crawl.reach import MOST_BACK, MOST_PARTS, OF_ARCHIVE, Reach, Wanted
from crawler.items import Listing, Outlet
from crawler.listings.discovery import Found, Links
from crawler.listings.sitemaps import named_end
from crawler.outlet_keys import read_outlet
from crawler.runs.health import alarms_of
from pipelines.store.candidates import ListingNote
from tests.local_web import STORED, STORY, Answer, LocalWeb, Run, crawl, write_outlet

NOW = datetime(2026, 11, 27, 22, tzinfo=UTC)
SITE = "http://herald.example"
OUTLET = Outlet("herald", "The Herald", SITE, "KR", ("en",), "Asia/Seoul", ("state",))
DAYS = Listing("section_index", f"{SITE}/{{year}}/{{month}}/{{day}}/")
MONTHS = Listing("news_sitemap", f"{SITE}/map-{{year}}-{{month}}.xml")


def first(reach: Reach, *listings: Listing) -> list[Wanted]:
    return list(reach.first(OUTLET, listings))


def test_a_dated_listing_is_asked_for_today_and_yesterday_by_the_outlets_clock() -> None:
    asked = first(Reach(now=NOW), DAYS, MONTHS)
    assert [one.listing.url for one in asked] == [
        f"{SITE}/2026/11/28/",
        f"{SITE}/2026/11/27/",
        f"{SITE}/map-2026-11.xml",
    ]
    assert asked[0].day == datetime(2026, 11, 27, 15, tzinfo=UTC) and asked[2].day is None
    assert not any(one.is_over for one in asked)


def test_a_crawl_of_the_archive_asks_for_each_day_and_each_month_once() -> None:
    reach = Reach(archive=datetime(2024, 11, 1, tzinfo=UTC), now=NOW)
    days, months = first(reach, DAYS), first(reach, MONTHS)
    assert (len(days), days[-1].listing.url) == (758, f"{SITE}/2024/11/01/")
    assert (len(months), months[-1].listing.url) == (25, f"{SITE}/map-2024-11.xml")
    assert [one.is_over for one in days[:3]] == [False, False, True] and [one.is_over for one in months[:2]] == [
        False,
        True,
    ]


def parts(reach: Reach, level: int = 0) -> list[str]:
    months = [
        (Listing("news_sitemap", f"{SITE}/map-{n // 12}-{n % 12 + 1:02}.xml"), None)
        for n in range(2026 * 12 + 10, 2023 * 12, -1)
    ]
    asked = reach.parts(Wanted(OUTLET, MONTHS, level), months)
    return [one.listing.url for one in asked]


def test_a_usual_round_asks_for_the_newest_parts_and_the_archives_for_all_since_its_day() -> None:
    assert len(parts(Reach(now=NOW))) == 4
    since = parts(Reach(archive=datetime(2024, 11, 20, tzinfo=UTC), now=NOW))
    assert (len(since), since[-1]) == (25, f"{SITE}/map-2024-11.xml")
    assert parts(Reach(archive=datetime(2024, 11, 20, tzinfo=UTC), now=NOW), level=2) == []


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("sitemap-2025-03.xml", date(2025, 4, 2)),
        ("sitemaps/202512.xml.gz", date(2026, 1, 2)),
        ("2024/07/sitemap.xml", date(2024, 8, 2)),
        ("sitemap-pt-post-2025-03.xml", date(2025, 4, 2)),
        ("sitemap-20260228.xml", date(2026, 3, 2)),
        ("2026-11-27.xml.gz", date(2026, 11, 29)),
        ("sitemap-20260230.xml", None),
        ("sitemap-202513.xml", None),
        ("sitemap-20250.xml", None),
        ("post-sitemap12.xml", None),
    ],
)
def test_the_time_of_a_part_is_read_off_its_address(path: str, end: date | None) -> None:
    found = named_end(f"{SITE}/{path}")
    assert (found and found.date()) == end


def test_what_a_crawl_of_the_archive_has_read_of_a_time_that_is_over_it_reads_no_more() -> None:
    over, note = Wanted(OUTLET, DAYS, is_over=True), ListingNote(read=True, over=True)
    archive, usual = Reach(archive=NOW - timedelta(days=9), now=NOW), Reach(now=NOW)
    assert archive.is_read(over, note) and archive.ends(over)
    assert not archive.is_read(Wanted(OUTLET, DAYS), note) and not archive.is_read(over, ListingNote(read=True))
    assert not usual.is_read(over, note) and not usual.ends(over)


def test_a_listing_is_followed_over_a_gap_and_only_so_many_times() -> None:
    reach, links = Reach(now=NOW), Links()
    followed = [reach.goes_back(Wanted(OUTLET, DAYS, back=n), links, is_gap=True) for n in range(MOST_BACK + 1)]
    assert followed == [True] * MOST_BACK + [False]
    assert not reach.goes_back(Wanted(OUTLET, DAYS), links, is_gap=False)


def test_in_the_archive_a_listing_is_followed_until_it_repeats_itself_or_is_too_old() -> None:
    reach = Reach(archive=NOW - timedelta(days=9), now=NOW)
    new, old = (Links([Found(f"{SITE}/{days}", None, NOW - timedelta(days=days))]) for days in (8, 10))
    assert [reach.goes_back(Wanted(OUTLET, DAYS), one, is_gap=False) for one in (new, new, old)] == [True, False, False]
    assert not reach.goes_back(Wanted(OUTLET, DAYS, back=OF_ARCHIVE), Links(), is_gap=False)


def test_parts_that_did_not_change_since_the_day_asked_for_are_passed_over() -> None:
    parts = [(Listing("news_sitemap", f"{SITE}/{n}.xml"), NOW - timedelta(days=n)) for n in range(12)]
    asked = Reach(since=NOW - timedelta(days=1), now=NOW).parts(Wanted(OUTLET, MONTHS), parts)
    assert [one.listing.url for one in asked] == [f"{SITE}/0.xml", f"{SITE}/1.xml"]
    fresh = [(part, NOW - timedelta(hours=n)) for n, (part, _) in enumerate(parts)]
    assert len(Reach(now=NOW).parts(Wanted(OUTLET, MONTHS), fresh)) == MOST_PARTS


def test_a_dated_listing_is_barren_once_all_its_days_have_answered_without_an_article() -> None:
    reach = Reach(now=NOW)
    today, yesterday = first(reach, DAYS)
    reach.note_day(today, named=False)
    assert not reach.is_barren(yesterday)
    reach.note_day(yesterday, named=False)
    assert reach.is_barren(yesterday)
    reach.note_day(today, named=True)
    assert not reach.is_barren(yesterday)


def test_a_place_that_there_is_not_is_a_fault_of_the_file() -> None:
    table = {
        "name": "N",
        "home": SITE,
        "country": "KR",
        "languages": ["en"],
        "timezone": "Asia/Seoul",
        "kinds": ["state"],
    }
    listings = [{"kind": "section_index", "url": f"{SITE}/{{yyyy}}/{{month}}"}]
    fault = "listings 1, url: no such place {yyyy}; the places for a date are {year}, {month}, {day}"
    assert read_outlet("herald", table | {"listings": listings})[1] == [fault]


def test_a_crawl_of_the_archive_is_no_measure_of_an_outlets_news() -> None:
    pages = {"found": 5, "known": 0, "fetched": 5, "stored": 5, "refused": 0, "failed": 0}
    part = {
        "outlet": "herald",
        "pages": pages,
        "listings": {"asked": 2, "read": 2, "failed": 0},
        "refused": {},
        "failed": {},
    }
    state: dict[str, Any] = {"spider": "s", "state": "done", "message": "", "store": {}, "archive": {}, "alarms": []}

    def run(hours: int, bylines: int, **arguments: str) -> dict[str, Any]:
        one = part | {"troubles": [], "articles": 5, "fields": {"bylines": bylines}}
        return {**state, "started": NOW - timedelta(hours=hours), "outlets": [one], "arguments": arguments}

    steady = [run(hours, 5) for hours in range(3, 23)]
    assert {one.name for one in alarms_of([run(1, 0), run(2, 0), *steady], NOW)} == {"field"}
    assert alarms_of([run(1, 0, archive="2024"), run(2, 0, archive="2024"), *steady], NOW) == []


# --- the command ---------------------------------------------------------------------

TODAY = datetime.now(UTC).astimezone().replace(tzinfo=UTC)
Crawl = Callable[..., Run]


def months_back(count: int) -> str:
    number = TODAY.year * 12 + TODAY.month - 1 - count
    return f"{number // 12}-{number % 12 + 1:02}"


@pytest.fixture
def web() -> LocalWeb:
    """Twelve months in sitemaps, four days with dated pages of which one is missing, and a section of three pages."""
    routes: dict[str, Answer | str] = {}

    def story(name: str) -> str:
        routes[url := f"{SITE}/{name}"] = STORY.replace("rained", f"rained, says {name}")
        return url

    urlset = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{}</urlset>"
    for back in range(12):
        month = months_back(back)
        url = story(f"m{month}")
        routes[f"{SITE}/map-{month}.xml"] = urlset.format(f"<url><loc>{url}</loc><lastmod>{month}-02</lastmod></url>")
    named = "".join(f"<sitemap><loc>{SITE}/map-{months_back(back)}.xml</loc></sitemap>" for back in range(12))
    routes[f"{SITE}/maps.xml"] = f"<?xml version='1.0'?><sitemapindex>{named}</sitemapindex>"
    for back in (0, 1, 2, 4):
        day = f"{TODAY - timedelta(days=back):%Y/%m/%d}"
        routes[f"{SITE}/days/{day}"] = (
            f"<html><a href='{story(f'd{back}')}'>Rain falls on the valley of day {back}</a></html>"
        )
    for page in (1, 2, 3):
        more = f"<a rel=next href='/section?p={page + 1}'>Older</a>" if page < 3 else ""
        link = f"<a href='{story(f's{page}')}'>Rain falls on the valley of page {page}</a>"
        routes[f"{SITE}/section" + (f"?p={page}" if page > 1 else "")] = f"<html>{link}{more}</html>"
    return LocalWeb(routes)


@pytest.fixture
def round_of(tmp_path: Path, places: dict[str, str]) -> Crawl:
    days = ("section_index", f"{SITE}/days/{{year}}/{{month}}/{{day}}")
    write_outlet(
        tmp_path,
        "herald",
        [("news_sitemap", f"{SITE}/maps.xml"), days, ("section_index", f"{SITE}/section")],
        timezone="UTC",
    )

    def run(proxy: str, *arguments: str) -> Run:
        return crawl(tmp_path, "statemedia", *arguments, proxy=proxy, settings=STORED, **places)

    return run


def stored(store: Database[dict[str, Any]]) -> set[str]:
    return {one["url"].rpartition("/")[2] for one in store["articles"].find()}


def test_an_archive_is_crawled_over_several_runs_and_read_once(
    web: LocalWeb, round_of: Crawl, store: Database[dict[str, Any]]
) -> None:
    back = f"archive={TODAY - timedelta(days=200):%Y-%m-%d}"
    months = {f"m{months_back(n)}" for n in range(12) if named_end(f"/{months_back(n)}") >= TODAY - timedelta(days=200)}  # type: ignore[operator]
    everything = {"d0", "d1", "d2", "d4", "s1", "s2", "s3"} | {
        month for month in months if f"{month[1:]}-02" >= back[8:]
    }
    with web.running() as proxy:
        done = round_of(proxy, "-a", "outlets=herald")
        assert (done.code, done.errors) == (0, "")
        recent = {f"m{months_back(n)}" for n in range(4)}
        assert stored(store) == recent | {"d0", "d1", "s1"}
        done = round_of(proxy, "-a", "outlets=herald", "-a", back, "-a", "limit=3")
        assert (done.code, done.errors) == (0, "")
        assert len(stored(store)) == len(recent) + 3 + 3
        assert len(web.asked("/days/")) > 200
        before = len(web.log)
        done = round_of(proxy, "-a", "outlets=herald", "-a", back)
        assert (done.code, done.errors) == (0, "")
        assert stored(store) == recent | everything
        again = [url for _, url in web.log[before:]]
        assert len([url for url in again if "/days/" in url]) == 2, "today's and yesterday's"
        assert f"{SITE}/section?p=3" in again


def test_a_dated_listing_that_never_names_anything_is_told(tmp_path: Path, round_of: Crawl) -> None:
    write_outlet(tmp_path, "herald", [("section_index", f"{SITE}/tage/{{year}}/{{month}}/{{day}}")], timezone="UTC")
    with LocalWeb({}).running() as proxy:
        assert "/tage/" in round_of(proxy, "-a", "outlets=herald").errors


def test_a_day_that_names_only_what_is_new_has_named_articles(web: LocalWeb, tmp_path: Path, round_of: Crawl) -> None:
    """A day without a page beside it is no trouble then."""
    write_outlet(tmp_path, "herald", [("section_index", f"{SITE}/news/{{year}}/{{month}}/{{day}}")], timezone="UTC")
    today, before = (f"{SITE}/news/{TODAY - timedelta(days=back):%Y/%m/%d}" for back in (0, 1))
    web.routes[before] = Answer(status=404, wait=0.5)
    with web.running() as proxy:
        for run in "ab":
            stories = "".join(
                f"<p><a href='{SITE}/{run}{n}'>Rain falls on the valley, part {n}</a>" for n in range(LEAST)
            )
            web.routes[today] = Answer(f"<html>{stories}</html>")
            said = round_of(proxy, "-a", "outlets=herald", "-a", "limit=1").errors
    assert f"{today} (names nothing that it named before" in said and before not in said
    assert not web.asked("year"), "a dated listing is no fallback"
