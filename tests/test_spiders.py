"""Whole rounds over a web of the test's own: what is asked for, what becomes of it, and that nothing vanishes."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.arguments import BadArgument
from crawler.crawl.plan import worth_asking
from crawler.crawl.troubles import describe_listings
from crawler.items import Listing, Outlet
from crawler.listings.truth import is_frozen, sitemaps_of
from crawler.tally import ENDS
from crawler.url_lists import read_urls, sift_lines
from tests.local_web import STORY, Answer, LocalWeb, Run, crawl, rss, write_outlet

HERALD = "http://herald.example"
PNG = Answer(b"\x89PNG\r\n", content_type="image/png")


def to(address: str, status: int = 301) -> Answer:
    return Answer(status=status, headers={"Location": address})


PACKED = gzip.compress(f"{STORY}<p>{' '.join(str(n * n) for n in range(99))}</p></html>".encode())
ENDINGS: dict[str, tuple[Answer | str, str]] = {
    "/story/1": (STORY, "stored"),
    "/story/moved": (to(f"{HERALD}/story/moved-here"), "stored"),
    "/story/gbk": (Answer("<html><h1>雨</h1></html>".encode("gbk"), content_type="text/html; charset=gbk"), "stored"),
    "/story/untyped": (Answer(STORY, content_type="application/octet-stream"), "stored"),
    "/story/known": (STORY, "known"),
    "/story/drop": (STORY, "refused/dropped"),
    "/story/break": (STORY, "failed/RuntimeError"),
    "/story/picture": (PNG, "refused/binary_body"),
    "/story/binary": (Answer(b"MZ\0\0\1\2"), "refused/binary_body"),
    "/story/data": (Answer('{"a": 1}', content_type="application/json"), "refused/not_html"),
    "/story/empty": (Answer(" \n"), "refused/empty_body"),
    "/story/big": (Answer(b"<html>" + b"x" * 10_000_000), "refused/too_big"),
    "/story/bomb": (
        Answer(gzip.compress(b" " * 30_000_000), headers={"Content-Encoding": "gzip"}),
        "refused/too_big",
    ),
    "/story/cut": (Answer(PACKED[:-40], headers={"Content-Encoding": "gzip"}), "failed/cut_short"),
    "/story/unended": (Answer(PACKED[:-8], headers={"Content-Encoding": "gzip"}), "stored"),
    "/story/garbled": (Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "failed/undecodable"),
    "/story/gone": (Answer("gone", status=404), "failed/http_404"),
    "/story/late": (Answer(STORY, status=503), "failed/http_503"),
    "/story/slow": (Answer(STORY, wait=3600), "failed/timeout"),
    "/story/circle": (to(f"{HERALD}/story/circle"), "failed/too_many_redirects"),
    "/story/away": (to("http://elsewhere.example/x"), "refused/redirected_off_site"),
    "/story/home": (to(f"{HERALD}/"), "refused/redirected_home"),
    "/story/inner": (to("http://169.254.169.254/latest"), "refused/redirected_private_address"),
    "/private/1": (STORY, "refused/robots_forbidden"),
}
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(*urls: str) -> bytes:
    return f'<urlset xmlns="{SITEMAPS}">{"".join(f"<url><loc>{url}</loc></url>" for url in urls)}</urlset>'.encode()


def sitemap_index(*urls: str) -> str:
    rows = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f'<sitemapindex xmlns="{SITEMAPS}">{rows}</sitemapindex>'


WEB = LocalWeb(
    {f"{HERALD}{path}": answer for path, (answer, _) in ENDINGS.items()}
    | {
        f"{HERALD}/robots.txt": "User-agent: *\nDisallow: /private/\n",
        f"{HERALD}/": STORY,
        f"{HERALD}/story/moved-here": STORY,
        "http://elsewhere.example/x": STORY,
        f"{HERALD}/feed.xml": rss(
            *[HERALD + path for path in ENDINGS], "mailto:desk@herald.example", "http://far.example/1"
        ),
        f"{HERALD}/dead.xml": "<!doctype html><title>Our feeds are gone</title>",
        f"{HERALD}/sitemap.xml": sitemap_index(*[f"{HERALD}/part{n}.xml.gz" for n in range(6)]),
        f"{HERALD}/part0.xml.gz": Answer(gzip.compress(sitemap(f"{HERALD}/story/1")), content_type="application/gzip"),
        f"{HERALD}/part5.xml.gz": Answer(gzip.compress(sitemap(f"{HERALD}/story/7")), content_type="application/gzip"),
        f"{HERALD}/part4.xml.gz": Answer(sitemap_index(f"{HERALD}/deep.xml").encode()),
        f"{HERALD}/part1.xml.gz": Answer(f"{HERALD}/story/7\n", content_type="text/plain"),
        f"{HERALD}/deep.xml": Answer(sitemap_index(f"{HERALD}/deeper.xml").encode()),
        f"{HERALD}/story/7": STORY,
        f"{HERALD}/world/": "<a href='/story/8?utm_source=x#top'>x</a><a href='/story/8'>y</a>",
        f"{HERALD}/story/8?utm_source=x": STORY,
        "http://daily.example/feed.xml": rss("http://daily.example/1"),
        "http://daily.example/1": STORY,
        "http://zombie.example/feed.xml": rss("http://zombie.example/1"),
        "http://zombie.example/1": STORY,
        "http://bare.example/": "<a href='/2026/dam'>The dam above the valley is opened to the public</a>",
        "http://bare.example/2026/dam": STORY,
        "http://mute.example/feed.xml": rss(),
        "http://shut.example/feed.xml": rss("http://shut.example/1", "http://shut.example/2"),
        "http://shut.example/1": Answer("no", status=403),
    }
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outlets")
    kinds = {
        "feed.xml": "feed",
        "dead.xml": "feed",
        "sitemap.xml": "news_sitemap",
        "world/": "section_index",
        "404": "feed",
    }
    write_outlet(
        folder,
        "herald",
        [(kind, f"{HERALD}/{path}") for path, kind in kinds.items()],
        article_url=r"^http://herald\.example/story/",
    )
    write_outlet(folder, "daily", [("feed", "http://daily.example/feed.xml")], kinds=["public"])
    write_outlet(folder, "zombie", [("feed", "http://zombie.example/feed.xml")])
    zombie = folder / "zombie.toml"
    zombie.write_text(zombie.read_text().replace('"verified"', '"zombie"'))
    write_outlet(folder, "bare", [])
    write_outlet(folder, "mute", [("feed", "http://mute.example/feed.xml")])
    write_outlet(folder, "shut", [("feed", "http://shut.example/feed.xml")])
    write_outlet(folder, "lost", [("feed", "http://lost.example/feed.xml"), ("feed", "http://lost.example/rss")])
    write_outlet(folder, "agency", [("feed", "http://daily.example/feed.xml")], kinds=["wire"])
    return folder


STATE = "herald,daily,zombie,bare,mute,shut,lost"


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    """One round of `statemedia` over all that can happen."""
    with WEB.running() as proxy:
        return crawl(
            folder,
            *("statemedia", "-a", f"outlets={STATE}", "--summary"),
            proxy=proxy,
            settings={"DOWNLOAD_TIMEOUT": "6"},
        )


@pytest.mark.parametrize("end", sorted({end for _, end in ENDINGS.values()}))
def test_each_way_to_end_is_counted_by_name(run: Run, end: str) -> None:
    expected = sum(end == other for _, other in ENDINGS.values())
    # beyond the table: story 7 of the sitemap and story 8 of the section index
    assert run.stats[f"outlets/herald/pages/{end}"] == expected + (2 if end == "stored" else 0)


def test_nothing_vanishes(run: Run) -> None:
    for prefix in ("", *[f"outlets/{outlet}/" for outlet in STATE.split(",")]):
        ends = sum(run.stats.get(prefix + end, 0) for end in ENDS)
        assert run.stats.get(f"{prefix}pages/found", 0) == ends
    assert run.stats["outlets/herald/pages/found"] == len(ENDINGS) + 2
    assert "pages/unasked" not in run.stats


def test_links_that_are_no_candidates_are_counted_by_name(run: Run) -> None:
    assert run.stats["outlets/herald/links/passed_over/not_http"] == 1
    assert run.stats["outlets/herald/links/passed_over/foreign_host"] == 1
    assert run.stats["outlets/herald/links/passed_over/named_before"] == 2  # stories 1 and 7, in a sitemap again
    assert run.stats["outlets/herald/links/passed_over/further_sitemap"] == 3  # two parts, and one too deep


def test_pages_come_as_answered(run: Run) -> None:
    pages = {page["url"]: page for page in run.pages}
    assert f"{HERALD}/story/moved-here" in pages and f"{HERALD}/story/moved" not in pages
    assert pages[f"{HERALD}/story/gbk"]["charset"] == "gb18030"
    assert {"url": f"{HERALD}/story/moved", "state": "done", "reason": ""} in run.ends
    assert pages["http://daily.example/1"]["outlet"] == "daily"


def test_an_address_is_asked_for_as_given_and_once(run: Run) -> None:
    assert WEB.asked("/story/8") == [f"{HERALD}/story/8?utm_source=x"]
    assert len(WEB.asked(f"{HERALD}/story/1")) == 1


def test_what_must_not_be_asked_for_is_not(run: Run) -> None:
    assert not WEB.asked("169.254") and not WEB.asked("/private/") and not WEB.asked("/known")


def test_listings_known_to_be_dead_are_the_last_resort_and_the_home_page_after_them(run: Run) -> None:
    assert run.stats["outlets/zombie/pages/stored"] == run.stats["outlets/bare/pages/stored"] == 1


def test_a_listing_that_fails_is_named_in_a_line_and_the_others_go_on(run: Run) -> None:
    lines = {line.split("WARNING: ")[1] for line in run.errors.splitlines() if "listing" in line and "WARNING" in line}
    herald = next(line for line in lines if line.startswith("herald"))
    assert herald.startswith("herald: 2 of 10 listings failed")
    assert f"{HERALD}/dead.xml (HTML instead of a feed)" in herald and f"{HERALD}/404 (HTTP 404)" in herald
    lost = "lost: nothing could be fetched: HTTP 404 (3 listings); read instead: http://lost.example/ (section index)"
    assert lost in lines
    mute = (
        "mute: 2 of 2 listings failed: http://mute.example/feed.xml (names no article), http://mute.example/ (HTTP 404)"
    )
    assert f"{mute}; read instead: http://mute.example/ (section index)" in lines


def test_a_listing_that_has_stopped_is_named_and_its_outlets_news_sitemap_asked_then_its_home_page(
    tmp_path: Path,
) -> None:
    for name in ("still", "deaf", "strange"):
        write_outlet(tmp_path, name, [("feed", f"http://{name}.example/feed.xml")])
    old = "<item><link>http://still.example/1</link><pubDate>Mon, 05 Mar 2018 08:00:00 +0000</pubDate></item>"
    news = ("https://far.example/news.xml", "http://still.example/all.xml", "http://still.example/news.xml")
    home = "<a href='/2026/dam'>The dam above the valley is opened to the public</a>"
    web = LocalWeb(
        {
            "http://still.example/robots.txt": Answer("\n".join(f"Sitemap: {url}" for url in news)),
            "http://still.example/feed.xml": Answer(f"<rss version='2.0'><channel>{old}</channel></rss>"),
            "http://still.example/news.xml": Answer(sitemap("http://still.example/2")),
            "http://still.example/all.xml": Answer(sitemap()),
            "http://still.example/1": STORY,
            "http://still.example/2": STORY,
            "http://deaf.example/feed.xml": "<!doctype html><title>Our feeds are gone</title>",
            "http://deaf.example/": home,
            "http://deaf.example/2026/dam": STORY,
            "http://strange.example/feed.xml": rss("http://far.example/1"),
            "http://strange.example/": home,
            "http://strange.example/2026/dam": STORY,
        }
    )
    with web.running() as proxy:
        done = crawl(tmp_path, "statemedia", "-a", "outlets=still,deaf,strange", proxy=proxy)
    assert done.urls == [
        "http://deaf.example/2026/dam",
        "http://still.example/1",
        "http://still.example/2",
        "http://strange.example/2026/dam",
    ]
    assert not web.asked("far.example") and "http://still.example/" not in web.asked()
    assert "frozen: its newest item is of 2018-03-05" in done.errors
    assert "http://deaf.example/feed.xml (HTML instead of a feed)" in done.errors
    assert "http://strange.example/feed.xml (names no article (1 foreign_host: http://far.example/1))" in done.errors
    assert "read instead: http://still.example/news.xml (news sitemap)" in done.errors
    assert done.stats["listings/doubted/frozen"] == 1 and done.stats["listings/failed/foreign_hosts"] == 1


@pytest.mark.parametrize(
    ("robots", "sitemaps"),
    [
        (b"", []),
        (b"Sitemap: http://x.example/a.xml\nSITEMAP:http://x.example/news.xml \r\n", ["news.xml", "a.xml"]),
        (b"Sitemap: /relative.xml\nSitemap: http://far.example/news.xml\nSitemap: http://127.0.0.1/a.xml", []),
        (b"".join(b"Sitemap: http://x.example/%d.xml\n" % n for n in range(9)), ["0.xml", "1.xml", "2.xml"]),
        (b"# Sitemap: http://x.example/a.xml", []),
    ],
)
def test_sitemaps_that_a_robots_txt_names_are_the_outlets_own(robots: bytes, sitemaps: list[str]) -> None:
    outlet = Outlet("x", "X", "http://x.example/", "XX", ("en",), "UTC", ("state",), hosts=("x.example",))
    assert sitemaps_of(robots, outlet) == [f"http://x.example/{path}" for path in sitemaps]


def test_a_run_that_stores_nothing_falls_back_to_the_sitemaps_of_robots_txt_as_any_does(tmp_path: Path) -> None:
    write_outlet(tmp_path, "quay", [("feed", "http://quay.example/rss")])
    routes: dict[str, Answer | str] = {
        "http://quay.example/robots.txt": "Sitemap: http://quay.example/map.xml\n",
        "http://quay.example/map.xml": Answer(sitemap("http://quay.example/story/1"), content_type="application/xml"),
        "http://quay.example/story/1": STORY,
    }
    web = LocalWeb(routes)
    with web.running() as proxy:
        crawl(tmp_path, "statemedia", "-a", "outlets=quay", proxy=proxy, settings={"ITEM_PIPELINES": "{}"})
    assert web.asked("/story/") == ["http://quay.example/story/1"]


@pytest.mark.parametrize(("days", "frozen"), [(0, False), (29, False), (31, True), (-5, False), (None, False)])
def test_a_listing_whose_newest_item_is_a_month_old_has_stopped(days: int | None, frozen: bool) -> None:
    now = datetime.now(UTC)
    assert is_frozen(None if days is None else now - timedelta(days=days), now) is frozen


def test_an_outlet_that_gives_no_page_is_named(run: Run) -> None:
    assert "shut: no article could be fetched: HTTP 403 (1), HTTP 404 (1)" in run.errors


def test_a_round_with_stored_articles_exits_0_and_sums_up(run: Run) -> None:
    assert run.code == 0
    rows = {line.split()[0]: line for line in run.errors.splitlines() if line and line.split()[0] in ("herald", "all")}
    assert rows["herald"].split()[1:4] == ["8/10", "26", "1"]
    assert "3 too_big" not in rows["herald"] and "2 too_big" in rows["herald"]


def test_only_a_fault_of_ours_leaves_a_traceback(run: Run) -> None:
    assert run.errors.count("Traceback") == 1 and "a fault of ours" in run.errors


def test_wireservices_asks_wires_and_is_silent_when_all_is_well(folder: Path) -> None:
    write_outlet(folder, "agency", [("feed", "http://agency.example/feed.xml")], kinds=["wire"])
    now = datetime.now(UTC)
    ages = [timedelta(hours=1), timedelta(days=9), timedelta(hours=2), timedelta(hours=3)]
    stamps = [f"<pubDate>{now - age:%a, %d %b %Y %H:%M:%S +0000}</pubDate>" for age in ages]
    items = [f"<item><link>http://agency.example/{n}</link>{stamp}</item>" for n, stamp in enumerate(stamps)]
    feed = Answer(f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>", content_type="text/xml")
    web = LocalWeb({"http://agency.example/feed.xml": feed} | {f"http://agency.example/{n}": STORY for n in range(4)})
    with web.running() as proxy:
        done = crawl(folder, *("wireservices", "-a", "outlets=agency", "-a", "since=2d", "-a", "limit=2"), proxy=proxy)
    assert done.urls == ["http://agency.example/0", "http://agency.example/2"]
    assert done.stats["links/passed_over/too_old"] == done.stats["pages/unasked/beyond_limit"] == 1
    assert (done.code, done.errors) == (0, "")


def test_a_request_that_a_setting_of_the_users_drops_holds_up_no_run(tmp_path: Path) -> None:
    site = "http://deep.example"
    write_outlet(tmp_path, "deep", [("news_sitemap", f"{site}/sitemap.xml"), ("feed", f"{site}/feed.xml")])
    web = LocalWeb(
        {
            f"{site}/sitemap.xml": sitemap_index(f"{site}/part.xml"),
            f"{site}/part.xml": sitemap_index(f"{site}/deep.xml"),
            f"{site}/feed.xml": rss(f"{site}/1"),
            f"{site}/1": STORY,
        }
    )
    with web.running() as proxy:
        done = crawl(tmp_path, *("statemedia", "-a", "outlets=deep"), proxy=proxy, settings={"DEPTH_LIMIT": "1"})
    assert (done.code, done.urls) == (0, [f"{site}/1"])
    assert web.asked("part.xml") and not web.asked("deep.xml")


def test_articles_fetches_what_it_is_told_and_names_the_junk(folder: Path, tmp_path: Path) -> None:
    refused = "http://any.example/refuse"
    web = LocalWeb(dict.fromkeys(("http://daily.example/known", "http://any.example/1,2.html", refused), STORY))
    listed = tmp_path / "urls.txt"
    lines = [
        "# mine",
        "http://daily.example/known",
        "",
        "http://any.example/1,2.html#top",
        "rubbish",
        "http://daily.example/known",
        refused,
    ]
    listed.write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    with web.running() as proxy:
        done = crawl(folder, "articles", "-a", f"urls={listed}", proxy=proxy)
    assert done.code == 0
    assert [(page["url"], page["outlet"]) for page in sorted(done.pages, key=lambda page: str(page["url"]))] == [
        ("http://any.example/1,2.html", None),
        ("http://daily.example/known", "daily"),
    ]
    assert "line 5 is not an address that can be fetched (not http): rubbish" in done.errors
    assert f"any.example: no article in {refused}: no text" in done.errors
    assert done.stats["links/passed_over/named_before"] == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("rubbish", "not_http"),
        ("ftp://a.example/x", "not_http"),
        ("http://a.example/one http://a.example/two", "malformed"),
        ("http://a b.example/x", "malformed"),
        ("http://127.0.0.1/x", "private_address"),
        ("http://me:secret@a.example/", "credentials"),
        ("\0\x01\ufffd", "not_http"),
    ],
)
def test_junk_in_a_list_is_named_and_the_rest_is_taken(line: str, reason: str) -> None:
    listed = sift_lines([line, "http://a.example/1  # the first"], {})
    assert listed.urls == ["http://a.example/1"]
    assert [reason for _, _, reason in listed.junk] == [reason]


@pytest.mark.parametrize(
    "line",
    [
        '"http://a.example/1",',
        "<http://a.example/1>",
        "[The dam](http://a.example/1)",
        "('http://a.example/1')",
        "http://a.example\\1",
    ],
)
def test_an_address_is_taken_out_of_what_it_is_wrapped_in(line: str) -> None:
    assert sift_lines([line], {}).urls == ["http://a.example/1"]
    assert sift_lines(["http://a.example/a b"], {}).urls == ["http://a.example/a%20b"]


def test_a_page_that_an_address_leads_on_to_is_its_outlets(folder: Path) -> None:
    web = LocalWeb({"http://short.example/x": to("http://daily.example/1"), "http://daily.example/1": STORY})
    with web.running() as proxy:
        done = crawl(folder, "articles", "-a", "urls=http://short.example/x", proxy=proxy)
    assert [(page["url"], page["outlet"]) for page in done.pages] == [("http://daily.example/1", "daily")]


def test_a_list_may_hold_addresses_of_an_outlet_on_loopback() -> None:
    outlet = Outlet("x", "X", "http://127.0.0.1/", "XX", ("en",), "UTC", ("state",), hosts=("127.0.0.1",))
    assert sift_lines(["http://127.0.0.1:8000/1"], {"x": outlet}).urls == ["http://127.0.0.1:8000/1"]


def test_a_list_may_be_an_argument_with_commas_in_its_addresses() -> None:
    assert read_urls("http://a.example/1,2.html,https://b.example/", {}).urls == [
        "http://a.example/1,2.html",
        "https://b.example/",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["a,b", "1,http://a.example/1", '2,"http://a.example/2,3.html"'],
        ["http://a.example/1;x;y", "http://a.example/2,3.html;x;y", ";;"],
        ['"what"\t"where"', "'\thttp://a.example/1", "'\thttp://a.example/2,3.html"],
    ],
)
def test_a_list_may_be_a_table_as_spreadsheets_write_it(rows: list[str], tmp_path: Path) -> None:
    table = tmp_path / ("urls.TSV" if "\t" in rows[0] else "urls.csv")
    table.write_bytes("\r\n".join(rows).encode("utf-8-sig"))
    listed = read_urls(str(table), {})
    assert (listed.urls, listed.junk) == (["http://a.example/1", "http://a.example/2,3.html"], [])


def test_of_a_tables_columns_the_one_with_the_most_pages_counts(tmp_path: Path) -> None:
    table = tmp_path / "urls.csv"
    rows = [
        "id,site,picture,title,link",
        *(f"{n},http://a.example/,http://a.example/{n}.jpg,Rain,http://a.example/{n}" for n in (1, 2)),
        "3,http://a.example/,,Wind,ftp://a.example/3",
        "4,http://a.example/,,Snow, ice,http://a.example/4",
        "5,http://a.example/,,Fog,",
    ]
    table.write_text("\n".join(rows))
    listed = read_urls(str(table), {})
    assert listed.urls == ["http://a.example/1", "http://a.example/2", "http://a.example/4"]
    assert listed.junk == [(4, "ftp://a.example/3", "not_http"), (6, "5", "not_http")]


@pytest.mark.parametrize("value", [None, "", " ", "no/such/file", "/", "\0", "http://127.0.0.1/"])
def test_a_list_without_addresses_is_a_bad_argument(value: str | None) -> None:
    with pytest.raises(BadArgument, match="urls="):
        read_urls(value, {})


def test_listings_worth_asking_come_first() -> None:
    dead, live = Listing("feed", "http://a.example/1", "dead"), Listing("feed", "http://a.example/2", "in use")
    outlet = Outlet("x", "X", "http://a.example/", "XX", ("en",), "UTC", ("state",), listings=(dead, live))
    assert worth_asking(outlet) == (live,)


def test_many_troubles_make_one_line() -> None:
    troubles = [(f"http://a.example/{n}", "HTTP 404" if n else "connection lost") for n in range(5)]
    assert describe_listings(troubles, 5, 0).endswith("http://a.example/2 (HTTP 404) and 2 more")


def test_a_frozen_listing_alone_is_not_said_to_give_nothing() -> None:
    trouble = [("http://a.example/rss", "frozen: its newest item is of 2018-03-05")]
    assert describe_listings(trouble, 1, 1).startswith("1 of 1 listings failed: http://a.example/rss (frozen")
