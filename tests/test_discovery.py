"""What a listing names, and what is never taken from one."""

from __future__ import annotations

import asyncio
import gzip
import json
import time
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response

from crawler.items import Listing, ListingKind, Outlet
from crawler.listings.discovery import GUESSED_LINKS, MOST_LINKS, Links, NotAListing, links_of
from crawler.listings.json_data import read_tables
from crawler.listings.reader import ListingReader
from crawler.listings.section_index import is_headline, names_section
from crawler.web.addresses import LONGEST, is_on, is_page_address, refusal_of_address
from pipelines.world.address import address_key

OUTLET = Outlet(
    id="herald",
    name="The Valley Herald",
    home="https://www.herald.example/",
    country="XX",
    languages=("en",),
    timezone="Asia/Seoul",
    kinds=("state",),
    hosts=("herald.example", "valley.example"),
    article_url=r"^https?://(?:www\.)?herald\.example/story/\d+",
)
FEED = "https://www.herald.example/feed.xml"


def found(body: bytes | str, kind: ListingKind = "feed", url: str = FEED, charset: str | None = None) -> Links:
    raw = body if isinstance(body, bytes) else body.encode()
    return links_of(Listing(kind, url), raw, url, OUTLET, charset)


def urls(links: Links) -> list[str]:
    return [link.url for link in links.found]


def rss(*items: str, encoding: str = "UTF-8") -> str:
    rows = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>x</title>{rows}</channel></rss>'
    )


def urlset(*rows: str) -> str:
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        + "".join(f"<url>{row}</url>" for row in rows)
        + "</urlset>"
    )


def news(url: str, date: str = "", title: str = "A dam is opened") -> str:
    stamp = f"<news:publication_date>{date}</news:publication_date>" if date else ""
    return f"<loc>{url}</loc><news:news>{stamp}<news:title>{title}</news:title></news:news>"


def index(*parts: tuple[str, str]) -> str:
    rows = "".join(f"<sitemap><loc>{url}</loc><lastmod>{when}</lastmod></sitemap>" for url, when in parts)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def page(*rows: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{''.join(rows)}</body></html>"


STORY = "https://www.herald.example/story/1"


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(f"<link>{STORY}</link>", id="link"),
        pytest.param(f"<link>\n  {STORY}#comments </link>", id="white space and fragment"),
        pytest.param("<link>/story/1</link>", id="relative"),
        pytest.param(f"<guid>{STORY}</guid>", id="guid alone"),
        pytest.param(f"<link>https://feeds.example/r/77</link><guid>{STORY}</guid>", id="guid behind a tracker"),
        pytest.param(
            "<link>https://feedproxy.example/r/77</link>"
            f'<x:origLink xmlns:x="http://rssnamespace.org/feedburner/ext/1.0">{STORY}</x:origLink>',
            id="original link behind a tracker",
        ),
        pytest.param(f"<link>{STORY}</link><guid isPermaLink='false'>77</guid>", id="guid that is no address"),
        pytest.param(f"<link>https://www.herald.example/</link><guid>{STORY}</guid>", id="front page, then guid"),
        pytest.param("<link>https://www.herald.example/\n      story/1</link>", id="a line break in it"),
        pytest.param("<link>www.herald.example/story/1</link>", id="no scheme"),
        pytest.param("<link>https://www.herald.example\\story\\1</link>", id="back slashes"),
        pytest.param(
            f"<link>https://search.example/url?sa=t&amp;u={quote(STORY, '')}&amp;ct=1</link>",
            id="in a redirector's query",
        ),
        pytest.param("<link>https://cache.example/c/s/www.herald.example/story/1</link>", id="in a cache's path"),
    ],
)
def test_a_feed_item_leads_to_its_article(item: str) -> None:
    assert urls(found(rss(item))) == [STORY]


def test_an_address_with_a_space_is_asked_for_as_browsers_do() -> None:
    assert urls(found(rss(f"<link>{STORY}/a b.html</link>"))) == [f"{STORY}/a%20b.html"]


def test_a_number_that_stands_for_an_item_is_no_address() -> None:
    links = found(rss("<link>https://far.example/1</link><guid>77</guid>", "<title>Rain</title><guid>78</guid>"))
    assert (urls(links), links.refused) == ([], {"foreign_host": 1, "no_address": 1})
    assert links.named["foreign_host"] == ["https://far.example/1"]


def test_atom_and_rdf_are_feeds() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Rain</title>'
        f'<link rel="self" href="https://www.herald.example/api/1"/><link rel="alternate" href="{STORY}"/>'
        "<updated>2026-05-12T09:30:00+09:00</updated></entry></feed>"
    )
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f'<item rdf:about="{STORY}"><title>Rain</title><link>{STORY}</link></item></rdf:RDF>'
    )
    assert urls(found(atom)) == urls(found(rdf)) == [STORY]
    assert found(atom).found[0].published == datetime(2026, 5, 12, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stamp", "hour"),
    [
        ("Tue, 12 May 2026 09:30:00 +0900", 0),
        ("Tue, 12 May 2026 09:30:00 GMT", 9),
        ("2026-05-12 09:30:00", 0),
        ("Tue, 12 May 2026 09:30:00", 0),
        ("Tue, 12 May 26 09:30:00 +0000", 9),
        ("Tue, 12 May 2026 09:30:00 GMT+00:00", 9),
        ("Tue, 12 May 2026 09:30:00 GMT+0900", 0),
        ("Tue, 12 May 2026 09:30:00 +09:00", 0),
        ("Tue, 12 May 2026 09:30:00 +9", 0),
        ("Tue, 12 May 2026 09:30:00 CEST", 7),
        ("Tue May 12 09:30:00 KST 2026", 0),
        ("2026-05-12 09:30:00 GMT", 9),
        ("2026/05/12 09:30:00", 0),
        ("2026年05月12日 09:30", 0),
        ("12.05.2026 09:30", 0),
        ("May 12, 2026 05:30 PM", 8),
        ("Вт, 12 мая 2026 09:30:00 +0300", 6),
        ("mar., 12 mai 2026 09:30:00 +0200", 7),
        ("1778578200", 9),
    ],
)
def test_a_listings_time_is_read_however_it_is_written_and_without_zone_is_the_outlets_own(
    stamp: str, hour: int
) -> None:
    links = found(rss(f"<link>{STORY}</link><pubDate>{stamp}</pubDate>"))
    assert links.found[0].published == datetime(2026, 5, 12, hour, 30, tzinfo=UTC)


def test_an_unreadable_time_is_none() -> None:
    assert found(rss(f"<link>{STORY}</link><pubDate>soon</pubDate>")).found[0].published is None


@pytest.mark.parametrize(
    ("declared", "actual", "header", "title"),
    [
        ("GB2312", "gb18030", None, "镕基谈水库"),
        ("UTF-8", "gb18030", "gb2312", "镕基谈水库"),
        ("euc-kr", "cp949", None, "항구의 똠방각하, 펲시를 뷁"),
        ("Shift_JIS", "cp932", None, "①港の㈱夜"),
        ("windows-1251", "windows-1251", None, "Дождь"),
        ("windows-1251", "utf-8", None, "Дождь"),
        ("utf-16", "utf-16", None, "Дождь"),
        ("utf-16", "utf-16-le", None, "Дождь"),
        ("utf-16", "utf-16-be", None, "Дождь"),
        ("UTF-8", "windows-1252", None, "Rentrée"),
        ("\x90TF-8", "utf-8", None, "Дождь"),
    ],
)
def test_a_feed_is_read_in_whatever_charset(declared: str, actual: str, header: str | None, title: str) -> None:
    body = rss(f"<title>{title}</title><link>{STORY}</link>", encoding=declared).encode(actual)
    links = found(body, charset=header)
    assert [(link.url, link.title) for link in links.found] == [(STORY, title)]


def test_a_feed_whose_encoding_has_no_name_is_refused() -> None:
    body = rss(f"<link>{STORY}</link>").encode().replace(b"UTF-8", b"\x90TF-8", 1)
    with pytest.raises(NotAListing, match="not a readable feed"):
        found(body, "feed")


def test_a_character_that_is_cut_through_spoils_no_feed() -> None:
    body = rss(f"<title>Дождь</title><link>{STORY}</link><description>Дожд\ufffd…</description>").encode()
    links = found(body.replace("\ufffd".encode(), b"\xd1"))
    assert [(link.url, link.title) for link in links.found] == [(STORY, "Дождь")]


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    body = rss(f"<title>Rain &nbsp; & wind</title><link>{STORY}</link>", "<title>cut").encode()[:-40]
    assert urls(found(body)) == [STORY]


@pytest.mark.parametrize(
    ("before", "inside", "charset"),
    [
        ("<!-- x -->" + "\n" * 200_000, "", "utf-8"),
        ("<?xml version='1.0'?>" + "\n<!ENTITY" * 100_000, "", "utf-8"),
        ("<!-- x -->" + "\n" * 200_000, "", "utf-16"),
        ("<?" + "encoding='a'" * 50_000, "", "latin-1"),
        ("<?xml version='1.0'?>", "<author>" + "a." * 200_000 + "</author>", "utf-8"),
        ("", "<x>" * 400_000, "utf-8"),
        ("", "".join(f"<category>c{n}</category>" for n in range(15_000)), "utf-8"),
        ("", "<x " + " ".join(f"a{n}='>'" for n in range(8_000)) + "/>", "utf-8"),
    ],
)
def test_no_feed_holds_the_others_up(before: str, inside: str, charset: str) -> None:
    body = f"{before}<rss version='2.0'><channel>{inside}<item><link>{STORY}</link>{inside}</item></channel></rss>"
    start = time.process_time()
    with suppress(NotAListing):
        assert urls(found(body.encode(charset), "feed")) == [STORY]
    assert time.process_time() - start < 5


def test_a_long_base_is_not_joined_to_each_link_of_a_section() -> None:
    links = "".join(f"<a href='/story/{n}'>{LONG}</a>" for n in range(2_000))
    start = time.process_time()
    body = page(links, head=f"<base href='https://www.herald.example/{'a/' * 200_000}'>")
    assert len(found(body, "section_index").found) == MOST_LINKS
    assert time.process_time() - start < 5


def test_a_feed_may_quote_a_whole_page() -> None:
    quoted = f"<description><![CDATA[<html><body>Rain</body></html>]]></description><link>{STORY}</link>"
    assert urls(found(rss(quoted).partition("?>")[2])) == [STORY]


HTML = page("<p>Our feeds have moved.</p>")


@pytest.mark.parametrize(
    ("kind", "body", "message"),
    [
        ("feed", HTML, "HTML instead of a feed"),
        ("feed", "  \n<!-- x --><html><body>x</body></html>", "HTML instead of a feed"),
        ("feed", '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html></html>', "HTML instead of a feed"),
        ("feed", "", "an empty answer instead of a feed"),
        ("feed", '{"items": [', "not readable JSON"),
        ("feed", "[" * 100_000, "nested too deep"),
        ("feed", "/etc/passwd", "not RSS, Atom or RDF"),
        ("news_sitemap", HTML, "HTML instead of a sitemap"),
        ("news_sitemap", " \n ", "an empty answer instead of a sitemap"),
        ("news_sitemap", "<opml><body/></opml>", "<opml> instead of a sitemap"),
        ("news_sitemap", b"\x1f\x8bnot gzip at all", "broken gzip"),
        ("section_index", "", "an empty answer instead of a section page"),
        ("section_index", "gone", "no markup instead of a section page"),
    ],
)
def test_what_is_no_listing_is_refused_by_name(kind: ListingKind, body: bytes | str, message: str) -> None:
    with pytest.raises(NotAListing, match=message):
        found(body, kind)


@pytest.mark.parametrize(
    "text",
    [
        *("0000-00-00", "0000-00-00 00:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-23:00", "99999-01-01"),
        *("1970-01-01", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 03:00:00 +0300", "1969-12-31T19:00:00-05:00"),
    ],
)
def test_what_a_template_prints_for_no_date_is_none(text: str) -> None:
    for links in (
        found(rss(f"<link>{STORY}</link><pubDate>{text}</pubDate>")),
        found(urlset(news(STORY, text, "Rain")), "news_sitemap"),
    ):
        assert [(link.url, link.published) for link in links.found] == [(STORY, None)]


def test_a_news_sitemap_gives_newest_first_with_titles() -> None:
    old = news("https://www.herald.example/story/1", "2026-05-01", "Old")
    new = news("https://www.herald.example/anything", "2026-05-12T09:00:00+09:00", "New")
    links = found(urlset(old, new), "news_sitemap")
    assert [(link.title, link.url) for link in links.found] == [
        ("New", "https://www.herald.example/anything"),
        ("Old", "https://www.herald.example/story/1"),
    ]
    assert links.found[0].published == datetime(2026, 5, 12, tzinfo=UTC)


def test_a_sitemaps_pictures_are_not_its_pages() -> None:
    row = f"<image:image><image:loc>https://www.herald.example/a.jpg</image:loc></image:image>{news(STORY)}"
    assert urls(found(urlset(row), "news_sitemap")) == [STORY]


def test_a_gzipped_sitemap_is_unpacked_and_bounded() -> None:
    sitemap = urlset(news(STORY)).encode()
    for packed in (gzip.compress(sitemap), gzip.compress(sitemap[:50]) + gzip.compress(sitemap[50:]) + bytes(99)):
        assert urls(found(packed, "news_sitemap")) == [STORY]
    with pytest.raises(NotAListing, match="expands"):
        found(gzip.compress(b"<urlset>" + b" " * 60_000_000), "news_sitemap")


def test_a_sitemap_index_names_its_own_parts_newest_first() -> None:
    body = index(
        ("https://www.herald.example/2025.xml.gz", "2025-01-01"),
        ("https://www.herald.example/2026.xml.gz", "2026-05-12"),
        ("https://elsewhere.example/2026.xml", "2026-05-12"),
    )
    links = found(body, "news_sitemap")
    assert [listing.url for listing, _ in links.listings] == [
        "https://www.herald.example/2026.xml.gz",
        "https://www.herald.example/2025.xml.gz",
    ]
    assert links.refused == {"foreign_host": 1}


def test_entities_of_a_sitemap_are_not_expanded() -> None:
    body = '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + urlset(
        "<loc>https://www.herald.example/story/1&x;</loc>"
    ).removeprefix('<?xml version="1.0"?>')
    assert all("etc" not in url and url.startswith(STORY) for url in urls(found(body, "news_sitemap")))


ITEM = {"id": "1", "url": STORY, "title": "Rain", "date_published": "2026-05-12T09:30:00+09:00"}
FORMS: dict[str, bytes | str] = {
    "RSS": rss(f"<link>{STORY}</link>"),
    "RSS behind a comment": f"<!-- <html> -->{rss(f'<link>{STORY}</link>')}",
    "gzipped RSS": gzip.compress(rss(f"<link>{STORY}</link>").encode()),
    "sitemap": urlset(news(STORY)),
    "sitemap with a prefix": f"<s:urlset xmlns:s='x'><s:url><s:loc>{STORY}</s:loc></s:url></s:urlset>",
    "sitemap behind a complaint": f"<br />\n<b>Warning</b>: date() is wrong<br />\n{urlset(news(STORY))}",
    "sitemap in plain text": f"\ufeff{STORY}\r\nhttps://www.herald.example/about\r\n",
    "gzipped text": gzip.compress(f"{STORY}\n".encode()),
    "JSON Feed": json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [ITEM]}),
    "JSON Feed whose id is the address": json.dumps(
        {"version": "https://jsonfeed.org/version/1", "items": [{"id": STORY}]}
    ),
    "posts of an API": json.dumps([{"date": "2026-05-12T09:30:00", "link": STORY, "title": {"rendered": "Rain"}}]),
    "JSON in a call": f"more({json.dumps({'data': {'list': [{'url': '/story/1', 'time': 1}]}})});",
    "JSON with markup": json.dumps({"html": "<li><a href='/story/1'>Rain</a>", "more": True}),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["feed", "news_sitemap", "section_index"])
def test_the_answer_says_what_it_is_whatever_its_outlets_file_calls_it(form: str, kind: ListingKind) -> None:
    assert urls(found(FORMS[form], kind)) == [STORY]


def test_dates_of_json_are_read() -> None:
    for form in ("JSON Feed", "posts of an API"):
        link = found(FORMS[form]).found[0]
        assert (link.title, link.published) == ("Rain", datetime(2026, 5, 12, 0, 30, tzinfo=UTC))
    stamped = json.dumps([{"url": STORY, "publishedAt": 1778578200000}])
    assert found(stamped).found[0].published == datetime(2026, 5, 12, 9, 30, tzinfo=UTC)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.sampled_from([STORY, "<a href='/story/1'>\ud800</a>"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["url", "link", "title", "date", "items", "html", "id", "next_url"]), inner),
)  # fmt: skip


@given(JSON, st.booleans())
def test_any_json_names_articles_or_is_no_listing(value: object, of_feed: bool) -> None:
    whole = {"version": "https://jsonfeed.org/version/1", "items": value, "next_url": value} if of_feed else [value]
    with suppress(NotAListing):
        found(json.dumps(whole))


def test_json_is_sifted_as_a_section_is() -> None:
    rows = [{"url": "/2026/dam", "title": LONG}, {"url": "/tag/x", "title": LONG}, {"url": "/a.jpg", "title": LONG}]
    body = json.dumps({"menu": [{"link": "/sport", "name": "Sport"}], "rows": rows, "deep": {"path": "/story/1"}})
    assert urls(found(body, "section_index")) == [STORY, "https://www.herald.example/2026/dam"]


def test_a_table_of_addresses_is_not_read_to_its_end() -> None:
    (entry,) = read_tables({f"link{n}url": f"/story/{n}" for n in range(500)}, OUTLET)
    assert entry.urls == [f"/story/{n}" for n in range(20)]


def test_tags_laden_with_attributes_take_no_time_in_a_section() -> None:
    laden = "".join(f"<p {' '.join(f'a{n}={value}' for n in range(30_000))}>" for value in ("1", "'>'"))
    start = time.process_time()
    links = found(f"{laden}<a href=/story/1>Rain</a>", "section_index")
    assert urls(links) == [STORY] and time.process_time() - start < 2


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json"])
def test_a_section_page_that_its_script_fills_gives_what_the_script_is_given(kind: str) -> None:
    data = json.dumps(
        {"props": {"stories": [{"url": "/story/1", "headline": LONG}, {"url": "/2026/dam", "headline": LONG}]}}
    )
    body = page("<div id='app'></div>", f"<script type='{kind}'>{data}</script><script type='{kind}'>{{broken</script>")
    assert urls(found(body, "section_index")) == [STORY, "https://www.herald.example/2026/dam"]


@pytest.mark.parametrize("form", ["assigned", "parsed", "pushed"])
def test_a_section_page_without_stories_gives_those_that_its_programs_are_given(form: str) -> None:
    stories = json.dumps([{"url": "/story/1", "headline": LONG}, {"url": "/2026/dam", "headline": LONG}])
    row = json.dumps([1, f'1:["$","$L4",null,{{"stories":{stories}}}]\n'])
    program = {
        "assigned": f"window.App=window.App||{{}};App.feed={stories};App.start()",
        "parsed": f"window.__STATE__ = JSON.parse({json.dumps(stories)})",
        "pushed": f"self.__next_f.push({row})",
    }[form]
    shell = page("<div id='app'></div><a href='/about'>About</a>", f"<script>{program}</script>")
    assert [u for u in urls(found(shell, "section_index")) if "about" not in u] == [
        STORY,
        "https://www.herald.example/2026/dam",
    ]
    shown = page(f"<main><a href='/2026/rain'>{LONG}</a></main>", f"<script>{program}</script>")
    assert urls(found(shown, "section_index")) == ["https://www.herald.example/2026/rain"]


def test_a_picture_and_a_headline_by_two_spellings_are_one_link() -> None:
    body = page(f"<a href='/2026/dam?utm_source=x'><img></a><a href='/2026/dam'>{LONG}</a>")
    assert urls(found(body, "section_index")) == ["https://www.herald.example/2026/dam?utm_source=x"]


@pytest.mark.parametrize(
    ("body", "kind", "target"),
    [
        (rss("", f"<link>{STORY}</link>").replace("<item></item>", "<generator>https://wordpress.org/?v=6.8</generator>"), "feed", "feed.xml?paged=2"),
        (rss("", f"<link>{STORY}</link>").replace("<item></item>", "<a:link xmlns:a='http://www.w3.org/2005/Atom' rel='next' href='/2.xml'/>"), "feed", "2.xml"),
        (json.dumps({"version": "https://jsonfeed.org/version/1", "items": [], "next_url": "/feed.json?page=2"}), "feed", "feed.json?page=2"),
        (json.dumps({"items": [], "next": "/api?page=2"}), "section_index", "api?page=2"),
        (json.dumps({"items": [], "_links": {"next": {"href": "?offset=20"}}}), "section_index", "feed.xml?offset=20"),
        (json.dumps({"data": {"paging": {"nextPageUrl": "https://www.herald.example/api/2"}}}), "section_index", "api/2"),
        (json.dumps({"@odata.nextLink": "/api?skip=9"}), "section_index", "api?skip=9"),
        (json.dumps({"items": [{"url": "/story/1", "next": "/story/2"}], "next": None, "nextCursor": "b9"}), "section_index", None),
        (json.dumps({"next": "https://far.example/2"}), "section_index", None),
        (page("<a rel='next nofollow' href='/world/2'>Older</a>"), "section_index", "world/2"),
        (page("", head="<link rel=next href='https://far.example/2'>"), "section_index", None),
        (rss(f"<link>{STORY}</link>"), "feed", None),
    ],
)  # fmt: skip
def test_a_listing_says_where_it_goes_on(body: str, kind: ListingKind, target: str | None) -> None:
    assert found(body, kind).next == (target and f"https://www.herald.example/{target}")


@pytest.mark.parametrize(
    ("query", "said", "target"),
    [
        ("page=1", {"nextPage": 2}, "page=2"),
        ("page=1&size=9", {"meta": {"pagination": {"next": "2"}}}, "page=2&size=9"),
        ("cursor=", {"pageInfo": {"nextCursor": "b9=="}}, "cursor=b9%3D%3D"),
        ("page_token=", {"nextPageToken": "b9"}, "page_token=b9"),
        ("page=3", {"nextPage": 0}, None),
        ("page=3", {"nextPage": False}, None),
        ("size=9", {"nextPage": 2}, None),
        ("page=3", {"nextPage": 3}, None),
    ],
)
def test_json_says_what_stands_next_in_a_parameter_of_its_address(query: str, said: object, target: str | None) -> None:
    url = "https://www.herald.example/api"
    links = links_of(Listing("section_index", url), json.dumps(said).encode(), f"{url}?{query}", OUTLET)
    assert links.next == (target and f"{url}?{target}")


@pytest.mark.parametrize(
    ("headers", "target"),
    [
        (['<https://www.herald.example/api?page=2>; rel="next"'], "https://www.herald.example/api?page=2"),
        (["</style.css>; rel=preload; as=style, </api?page=1>; rel=prev", "</api?page=3>; rel=next"], "https://www.herald.example/api?page=3"),
        (['</api?page=3>; rel="last next"; title="x"'], "https://www.herald.example/api?page=3"),
        (['</api?page=3>; rel="nextcloud", </a>; title="next"'], None),
        (["<https://far.example/2>; rel=next"], None),
    ],
)  # fmt: skip
def test_a_header_says_where_a_listing_goes_on(headers: list[str], target: str | None) -> None:
    response = Response(
        "https://www.herald.example/api", body=json.dumps([{"url": STORY}]).encode(), headers={"Link": headers}
    )
    reader = ListingReader(lambda: None)
    assert asyncio.run(reader.links(Listing("section_index", response.url), response, OUTLET)).next == target


@pytest.mark.parametrize(
    "rows",
    [
        "<loc>https://www.herald.example/story/1?a=1&b=2&amp;c=3</loc>",
        "<loc><![CDATA[https://www.herald.example/story/1?a=1&b=2&amp;c=3]]></loc>",
        "<loc>https://www.herald.example/story/1?a=1&amp;amp;b=2&#38;c=3</loc>",
    ],
)
@pytest.mark.parametrize("before", [0, 65_500, 65_530])
def test_no_ampersand_ends_a_sitemap(rows: str, before: int) -> None:
    body = urlset(rows, f"<loc>{STORY}2</loc>").replace("<url>", f"<!--{'x' * before}--><url>", 1)
    assert sorted(urls(found(body, "news_sitemap"))) == [f"{STORY}2", f"{STORY}?a=1&b=2&c=3"]


def test_a_prefix_that_is_declared_nowhere_spoils_no_sitemap() -> None:
    links = found(f"<urlset><url>{news(STORY, '2026-05-12')}</url></urlset>", "news_sitemap")
    assert [(link.title, link.published) for link in links.found] == [
        ("A dam is opened", datetime(2026, 5, 11, 15, tzinfo=UTC))
    ]


def test_a_films_date_is_not_its_pages() -> None:
    film = "<v:video xmlns:v='x'><v:title>Film</v:title><v:publication_date>2020-01-01</v:publication_date></v:video>"
    links = found(urlset(f"{film}<loc>{STORY}</loc><lastmod>2026-05-12</lastmod>"), "news_sitemap")
    assert [(link.title, link.published) for link in links.found] == [(None, datetime(2026, 5, 11, 15, tzinfo=UTC))]


def test_of_a_sitemap_without_dates_both_ends_are_taken() -> None:
    rows = [f"https://www.herald.example/story/{n}" for n in range(2 * MOST_LINKS)]
    for body in (urlset(*[f"<loc>{row}</loc>" for row in rows]), "\n".join(rows)):
        taken = urls(found(body, "news_sitemap"))
        assert set(taken) == {*rows[: MOST_LINKS // 2], *rows[-MOST_LINKS // 2 :]}


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["post-1", "post-2", "post-3", "post-4", "post-5"], ["post-5", "post-1", "post-4", "post-2"]),
        (["en-1", "en-2", "en-3", "zh-1", "zh-2", "zh-3"], ["en-3", "zh-3", "en-1", "zh-1"]),
        (["post_tag-1", "category-1", "author-1", "page-1", "post-1", "post-2"], ["post-2", "post-1"]),
        (["archive-1", "archive-2", "news"], ["news", "archive-2"]),
        (["tag@2026-05-12", "post@2026-05-10", "news@2026-05-11"], ["news", "post", "tag"]),
    ],
)
def test_of_an_index_those_parts_come_first_that_must_have_the_newest(names: list[str], first: list[str]) -> None:
    parts = [name.partition("@") for name in names]
    rows = [f"<sitemap><loc>/{name}.xml</loc><lastmod>{when}</lastmod></sitemap>" for name, _, when in parts]
    links = found(f"<sitemapindex>{''.join(rows)}</sitemapindex>", "news_sitemap")
    assert [one.url.rpartition("/")[2] for one, _ in links.listings][: len(first)] == [f"{name}.xml" for name in first]
    assert len(links.listings) == len(names)


def test_a_plain_sitemap_takes_what_matches_before_what_may_be_articles() -> None:
    rows = [f"<loc>https://www.herald.example/{path}</loc>" for path in ("tags/rain", "2026/rain", "story/1")]
    assert urls(found(urlset(*rows), "news_sitemap")) == [STORY, "https://www.herald.example/2026/rain"]


LONG = "Ministers meet to settle a border dispute"
SECTION = "https://www.herald.example/world/"


def test_a_section_index_takes_matches_then_headlines() -> None:
    body = page(
        "<nav><a href='/nav'>A menu's entry may be as long as a headline is</a></nav>",
        f"<a href='/2026/border'>{LONG}</a>",
        "<a href='../story/2'>Short</a>",
        f"<a href='/tag/rain'>{LONG}</a><a href='/more'>More</a><a href='/'>{LONG}</a>",
        "<footer><a href='/imprint'>Who is who and where to write to complain</a></footer>",
        f"<a href='/zh/1'>{'边境谈判今日重新开始'}</a>",
        f"<a href='https://other.example/x'>{LONG}</a>",
    )
    links = found(body, "section_index", SECTION)
    assert urls(links) == [
        "https://www.herald.example/story/2",
        "https://www.herald.example/2026/border",
        "https://www.herald.example/zh/1",
    ]
    assert links.refused == {"foreign_host": 1}


def test_a_picture_and_a_headline_to_one_article_are_one_link() -> None:
    body = page("<a href='/story/1'><img src='x.jpg'></a><p><a href='/story/1#top'>Rain</a></p>")
    assert [(link.url, link.title) for link in found(body, "section_index", SECTION).found] == [(STORY, "Rain")]


def test_a_base_element_moves_relative_links() -> None:
    body = page("<a href='1'>x</a>", head="<base href='https://www.herald.example/story/'>")
    assert urls(found(body, "section_index", SECTION)) == [STORY]


@pytest.mark.parametrize("sure", [1, GUESSED_LINKS - 1, GUESSED_LINKS, GUESSED_LINKS + 2])
def test_guesses_fill_a_listing_to_its_bound_and_the_rest_is_counted(sure: int) -> None:
    guesses = [f"<a href='/2026/{n}'>{LONG} {n}</a>" for n in range(100)]
    links = found(page(*guesses, *[f"<a href='/story/{n}'>x</a>" for n in range(sure)]), "section_index", SECTION)
    taken = max(0, GUESSED_LINKS - sure)
    assert len(links.found) == sure + taken
    assert {"/story/" in link.url for link in links.found[:sure]} == {True}
    assert links.refused == {"no_article_address": 100 - taken}


def test_what_an_address_lacks_where_it_first_stands_is_taken_from_where_it_stands_again() -> None:
    bare, full = f"<link>{STORY}</link>", "<title>Rain</title><pubDate>Tue, 12 May 2026 09:30:00 GMT</pubDate>"
    for items in ((bare, bare + full), (bare + full, bare)):
        (link,) = found(rss(*items)).found
        assert (link.title, link.published) == ("Rain", datetime(2026, 5, 12, 9, 30, tzinfo=UTC))


def test_of_a_long_feed_the_newest_are_taken_wherever_they_stand() -> None:
    rows = [
        f"<link>/story/{n}</link><pubDate>{datetime.fromtimestamp(1e9 + n * 3600, UTC):%Y-%m-%dT%H:%M:%SZ}</pubDate>"
        for n in range(MOST_LINKS + 7)
    ]
    assert urls(found(rss(*rows)))[0].endswith(f"/story/{MOST_LINKS + 6}")
    assert f"{STORY}" not in urls(found(rss(*rows)))


def test_a_listing_is_bounded_and_the_rest_is_counted() -> None:
    links = found(rss(*[f"<link>https://www.herald.example/story/{n}</link>" for n in range(MOST_LINKS + 7)]))
    assert len(links.found) == MOST_LINKS
    assert links.refused == {"beyond_listing_bound": 7}


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mailto:desk@herald.example", "not_http"),
        ("javascript:void(0)", "not_http"),
        ("data:text/html,x", "not_http"),
        ("ftp://herald.example/x", "not_http"),
        ("https://www.herald.example/" + "x" * LONGEST, "too_long"),
        ("https://me:secret@www.herald.example/story/1", "credentials"),
        ("http://127.0.0.1/story/1", "private_address"),
        ("http://169.254.169.254/latest", "private_address"),
        ("http://[::1]/x", "private_address"),
        ("http://localhost:8080/x", "private_address"),
        ("http://intranet/x", "private_address"),
        ("http://2130706433/x", "private_address"),
        ("http://127.1/x", "malformed"),
        ("http://[::1/x", "malformed"),
        ("http://herald.example:port/x", "malformed"),
        ("https:///x", "private_address"),
        ("https://elsewhere.example/x", "foreign_host"),
        ("https://notherald.example/x", "foreign_host"),
        ("https://www.herald.example/report.PDF", "not_a_page"),
    ],
)
def test_junk_is_refused_by_name(url: str, reason: str) -> None:
    links = found(rss(f"<link>{url}</link>", f"<link>{STORY}</link>"))
    assert urls(links) == [STORY]
    assert links.refused == {reason: 1}


def test_a_private_address_counts_where_the_outlet_file_names_it() -> None:
    assert refusal_of_address("http://127.0.0.1:8000/x", ["127.0.0.1"]) is None


@pytest.mark.parametrize(
    "other",
    [
        "http://www.herald.example/story?id=7&page=2",
        "https://WWW.Herald.example:443/story?page=2&id=7#top",
        "https://www.herald.example/story?utm_source=rss&id=7&page=2&fbclid=x",
        "https://www.herald.example/story;jsessionid=A1B2.node3?id=7&page=2",
        "https://www.herald.example/story?id=7&PHPSESSID=a1b2&page=2&CMP=rss&wt_mc=x.y",
    ],
)
def test_spellings_of_one_address_share_a_key(other: str) -> None:
    assert address_key(other) == address_key("https://www.herald.example/story?id=7&page=2")


@pytest.mark.parametrize(
    "other",
    ["?id=8", "?uid=7", "?cid=7", "?id=7&source=3", "?id=7&sid=8", "?id=7&ref=8", ";7?id=7", "/7", "?id=%B1%B1"],
)
def test_addresses_of_different_articles_have_different_keys(other: str) -> None:
    assert address_key(f"https://www.herald.example/story{other}") != address_key(
        "https://www.herald.example/story?id=7"
    )


def test_hosts_own_their_subdomains_and_no_namesakes() -> None:
    assert is_on("https://en.herald.example/x", OUTLET.hosts)
    assert is_on("https://herald.example/x", ["www.herald.example"])
    assert not is_on("https://theherald.example/x", OUTLET.hosts)


@pytest.mark.parametrize(
    ("text", "long_enough"),
    [
        (LONG, True),
        ("Sport", False),
        ("Read the full story", False),
        ("边境谈判今日重启", True),
        ("财经", False),
        ("גשר חדש נחנך בנמל חיפה", True),
        ("חדשות בארץ", False),
        ("በአዲስ አበባ አዲስ ድልድይ ተመረቀ", True),
        ("ማህበራዊ", False),
    ],
)
def test_headlines_are_told_by_width(text: str, long_enough: bool) -> None:
    assert is_headline(text) is long_enough


def test_section_paths_are_told_from_articles() -> None:
    assert names_section("https://a.example/") and names_section("https://a.example/Video/x")
    assert not names_section("https://a.example/videographers-strike-1") and not names_section("https://a.example/?p=1")
    assert not is_page_address("https://a.example/x.jpg") and is_page_address("https://a.example/x.shtml")


@given(st.text(max_size=300) | st.text(alphabet="htps:/@[]%.?#\\ 0127x", max_size=60).map("http://{}".format))
def test_what_is_not_refused_can_be_asked_for(url: str) -> None:
    if refusal_of_address(url) is None:
        assert Request(url).url.startswith("http")
        assert address_key(address_key(url)) == address_key(url)


def test_half_a_character_is_no_address() -> None:
    assert refusal_of_address("http://herald.example/\ud800") == "malformed"


OWN, FOREIGN = f"<link>{STORY}</link>", "<link>https://elsewhere.example/story/1</link>"
PIECES = [
    *(rss(OWN).partition("<item>")), urlset(f"<loc>{STORY}</loc>").partition("<url>")[0], "<url><loc>", "</loc></url>", "</item>", OWN, FOREIGN,
    f"<a href={STORY}>", "<a href=//elsewhere.example/story/1>", "A new dam is built in the north", "</a>", "</channel></rss>", "</urlset>",
]  # fmt: skip


@given(
    st.binary(max_size=400) | st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map(lambda parts: "".join(parts).encode("utf-8", "replace")),
    st.sampled_from(["feed", "news_sitemap", "section_index"]),
)  # fmt: skip
def test_any_bytes_are_a_listing_or_refused(body: bytes, kind: ListingKind) -> None:
    try:
        links = found(body, kind)
    except NotAListing:
        return
    assert all(is_on(url, OUTLET.hosts) for url in urls(links))


@given(st.lists(st.sampled_from([STORY, "mailto:x", "/story/2?a=1", "https://elsewhere.example/x", ""]), max_size=8))
def test_every_item_of_a_feed_is_found_or_counted_once_per_address(links: list[str]) -> None:
    named = found(rss(*[f"<link>{link}</link><title>t</title>" for link in links]))
    distinct_own = {link for link in links if link in (STORY, "/story/2?a=1")}
    assert len(named.found) == len(distinct_own)
    assert sum(named.refused.values()) == sum(link not in distinct_own for link in links)
