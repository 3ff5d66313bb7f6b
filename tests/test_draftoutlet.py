"""An outlet's file drafted from its site: what its pages say, what nobody says, and the command against a real server."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.drafting.draft import draft_outlet, todo_of
from crawler.drafting.evidence import Evidence, Tried, home_of, judge, learn, zoned_dates
from crawler.items import Article, Listing, Metadata, Page
from crawler.listings.discovery import Found, Links
from crawler.listings.entries import read_exact
from crawler.outlet_files import load_outlets
from crawler.outlet_keys import read_outlet
from newsroom.site import Answer
from newsroom.web import Newsroom
from pipelines.boilerplate import story_of
from tests.commands import scrapy

NOW = datetime.now(UTC)
LEFT = {"country": "DE", "name": "N", "languages": ["de"], "timezone": "Europe/Berlin", "kinds": ["private"]}
"""What a user might settle."""


def evidence(url: str, head: str = "", body: str = "", lang: str = "", dates: tuple[str, ...] = ()) -> Evidence:
    html = f"<!DOCTYPE html><html{lang and f' lang={lang}'}><head>{head}</head><body>{body}</body></html>"
    page = Page(url, html.encode("utf-8", "replace"))
    found = home_of(page, story_of(page).metadata)
    found.dates = [when for text in dates if (when := read_exact(text))]
    return found


@pytest.mark.parametrize(
    ("seen", "lines"),
    [
        (  # the end of the host names a country of one zone
            evidence("https://www.times.de/", '<meta property="og:site_name" content="The Times">', lang="de"),
            [
                'name = "The Times"  # meta og:site_name',
                'country = "DE"  # the end of its host',
                'languages = ["de"]  # html lang',
                'timezone = "Europe/Berlin"  # of DE',
                'hosts = ["times.de"]',
            ],
        ),
        (  # a region of the language, but the one that every template has
            evidence("https://times.example/", lang="pt-BR"),
            ['country = "BR"  # html lang: pt-BR', "# TODO timezone =  # an IANA time zone, such as Asia/Shanghai"],
        ),
        (evidence("https://times.example/", lang="en-US"), ["# TODO country =  # an ISO 3166 country, such as DE"]),
        (  # linked data
            evidence(
                "https://times.example/",
                '<script type="application/ld+json">{"@type": "NewsMediaOrganization", "name": "The Times", '
                '"address": {"addressCountry": "IE"}}</script>',
            ),
            ['name = "The Times"  # JSON-LD of the home page', 'timezone = "Europe/Dublin"  # of IE'],
        ),
        (  # of a country's zones the one that its dates are in
            evidence("https://times.ca/", dates=("Tue, 05 May 2026 10:00:00 -0230",)),
            ['timezone = "America/St_Johns"  # its dates are at -0230'],
        ),
        (  # which may have several names
            evidence("https://times.us/", dates=("2026-05-05T10:00:00-04:00", "2026-01-05T10:00:00-05:00")),
            ['timezone = "America/New_York"  # its dates are at -0400, -0500'],
        ),
        (  # or none, where several are
            evidence("https://times.ca/", dates=("2026-05-05T10:00:00-04:00",)),
            ["# TODO timezone =  # an IANA time zone, such as Asia/Shanghai; its dates are at -0400"],
        ),
        (  # a language that one country's papers are in, and that country's time
            evidence("https://times.example/", lang="ja", dates=("2026-05-05T10:00:00+09:00",)),
            ['country = "JP"  # Asia/Tokyo: its dates are at +0900', 'timezone = "Asia/Tokyo"  # of JP'],
        ),
        (  # nothing at all
            evidence("https://times.example/", "<title>Welcome</title>"),
            [
                "# TODO name =  # what the outlet calls itself; its title: Welcome",
                "# TODO kinds =  # of state, wire, public, private",
            ],
        ),
    ],
)
def test_a_value_stands_with_who_says_it_and_what_nobody_says_is_left(seen: Evidence, lines: list[str]) -> None:
    draft = draft_outlet(seen, NOW).splitlines()
    assert [line for line in lines if line not in draft] == []


def test_feeds_menus_and_hosts_are_read_off_the_home_page() -> None:
    headlines = "".join(
        f'<a href="https://times-news.example/{n}">Pilots wait for the wind, day {n}</a>' for n in "123"
    )
    seen = evidence(
        "https://www.times.example/",
        '<link rel="alternate" type="application/rss+xml" href="/rss/all"><link rel=alternate '
        'type="application/rss+xml" href="/comments/feed/"><link rel=alternate type="application/feed+json" href="/all.json"><link rel="alternate" type="text/html" href="/mobile">',
        f'<nav><a href="/sea">Sea</a><a href="/feeds/sea.xml">Feed</a></nav>{headlines}<a href="/x/all.xml">RSS</a>'
        '<a href="https://other.example/rss">theirs</a>',
    )
    assert seen.hosts == ("times.example", "times-news.example")
    assert seen.feeds == [
        f"https://www.times.example/{path}" for path in ("rss/all", "all.json", "feeds/sea.xml", "x/all.xml")
    ]
    assert seen.menus[0] == "https://www.times.example/sea"


@pytest.mark.parametrize(
    ("kind", "links", "fault"),
    [
        ("feed", Links([Found("https://times.example/1", published=NOW)]), ""),
        ("feed", Links([Found("https://times.example/1")]), ""),
        ("news_sitemap", Links([Found("https://times.example/1")]), "has no dates"),
        ("feed", Links([Found("https://times.example/1", published=NOW - timedelta(days=40))]), "frozen"),
        ("feed", Links(), "names no article"),
        ("section_index", Links(), "names no article: no link on it looks like one, its script may make them"),
    ],
)
def test_a_listing_is_believed_as_a_crawl_would_believe_it(kind: str, links: Links, fault: str) -> None:
    judged = judge(Listing(kind, "https://times.example/l"), links)  # type: ignore[arg-type]
    assert judged.fault.startswith(fault) and bool(judged.fault) == bool(fault)


def test_a_sitemap_of_sections_is_left_out() -> None:
    feed = [Found(f"https://times.example/sea/{number}") for number in range(48810, 48830)]
    seen = evidence("https://times.example/")
    sections = [Found(f"https://times.example/{word}", published=NOW) for word in ("sea", "city", "sea/48811")]
    seen.tried = [Tried(Listing("feed", "https://times.example/f"), feed)]
    seen.tried += [Tried(Listing("news_sitemap", "https://times.example/s"), sections)]
    learn(seen)
    assert [one.listing.kind for one in seen.kept] == ["feed"]
    assert "# https://times.example/s (): mostly names what is no article" in draft_outlet(seen, NOW)


def test_other_editions_are_named_as_the_home_page_names_them() -> None:
    named = [("en", "/en/"), ("sw", "/sw/"), ("x-default", "/"), ("fr", "https://fr.times.example/"), ("sw-KE", "/sw/")]
    links = "".join(f'<link rel=alternate hreflang="{language}" href="{path}">' for language, path in named)
    draft = draft_outlet(evidence("https://times.example/en/", links), NOW)
    assert draft.endswith(
        "# Other editions, each an outlet of its own:\n# sw: https://times.example/sw/\n# fr: https://fr.times.example/\n"
    )
    assert "Other editions" not in draft_outlet(evidence("https://times.example/en/"), NOW)


def test_what_the_user_knows_stands_in_the_draft() -> None:
    draft = draft_outlet(evidence("https://times.example/"), NOW, {"country": "KE", "kinds": ["state", "wire"]})
    assert 'country = "KE"  # as given\n' in draft and 'timezone = "Africa/Nairobi"  # of KE\n' in draft
    assert 'kinds = ["state", "wire"]\n' in draft and not {"country", "timezone", "kinds"} & {*todo_of(draft)}


def test_dates_with_a_zone_are_found_in_any_listing() -> None:
    body = b"""<pubDate>Tue, 05 May 2026 10:00:00 +0800</pubDate><lastmod>2026-05-05T10:00:00+05:30</lastmod>
    <updated><![CDATA[2026-05-05T10:00:00-03:00]]></updated><pubDate>Tue, 05 May 2026 10:00:00 +0000</pubDate>"""
    assert [f"{when:%z}" for when in zoned_dates(body)] == ["+0800", "+0530", "-0300"]


def test_without_a_site_name_an_outlet_is_called_what_its_titles_share() -> None:
    seen = evidence("https://times.example/", "<title>Home | The Times</title>")
    titles = ("Fog holds the ferries back - The Times", "A tie in the last minute - The Times")
    seen.samples = {title: (Article(url="https://times.example/1"), Metadata(title=title)) for title in titles}
    assert 'name = "The Times"  # what its titles share' in draft_outlet(seen, NOW)


texts = st.text(max_size=40)


@given(
    st.sampled_from(
        ["https://times.example/", "http://localhost:8000/", "https://times.co.uk/a?b=c", "http://1.2.3.4/"]
    ),
    st.tuples(texts, texts, texts),
    st.lists(st.builds("https://times.example/{}".format, texts), max_size=5),
)
def test_a_draft_is_sound_but_for_what_it_leaves(url: str, said: tuple[str, str, str], found: list[str]) -> None:
    title, name, language = said
    about = Metadata(title=title, site_name=name, language=language, provenance={"site_name": title, "language": name})
    seen = home_of(Page(url, b"<html><p>fog"), about)
    seen.tried = [Tried(Listing("feed", "https://times.example/f"), [Found(one) for one in found], fault=said[0])]
    seen.samples = {"https://times.example/1": said[1]}
    learn(seen)
    draft = draft_outlet(seen, NOW)
    table = tomllib.loads(draft)
    faults = read_outlet("times", table)[1]
    assert {*faults} <= {f"{key}: missing" for key in todo_of(draft)}
    assert read_outlet("times", {key: LEFT.get(key) for key in todo_of(draft) if key in LEFT} | table)[1] == []


# --- the command --------------------------------------------------------------------

MERIDIAN = "https://www.meridiandaily.example/"
HOME = """<!DOCTYPE html><html lang="en"><head><title>Meridian Daily</title>
<link rel="alternate" type="application/rss+xml" href="/rss/asia_rss.xml"></head><body>
<nav><a href="/asia">Asia</a><a href="/hk">Hong Kong</a><a href="/rss/china_rss.xml">Feed</a></nav>
<h2><a href="/hk/article/601234">Harbor pilots caution against night ferries in winter fog</a></h2></body></html>"""


def draftoutlet(room: Newsroom, *arguments: str) -> tuple[int, str, str]:
    room.site.answers[MERIDIAN] = Answer(body=HOME.encode())
    return scrapy("draftoutlet", *arguments, **room.environment())


def test_an_outlet_is_drafted_completed_and_read(room: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("# TODO name =")  # a draft that waits to be settled
    waiting = ("-s", f"OUTLETS_DIR={tmp_path}")
    code, out, errors = draftoutlet(room, MERIDIAN, "--id", "meridian", "--to", str(tmp_path), *waiting)
    assert (code, out) == (0, "")
    asked = [request.url for request in room.requests if "/article/" not in request.url]
    assert len(asked) == len({*asked}) < 12
    (tmp_path / "other.toml").unlink()
    draft = (tmp_path / "meridian.toml").read_text(encoding="utf-8")
    assert todo_of(draft) == ["country", "timezone", "kinds"]
    assert "# https://www.meridiandaily.example/rss/china_rss.xml (named by the home page): HTTP 404" in draft
    assert "its dates are at +0800" in draft
    assert "QINGDAO —" in errors and "Harbor pilot Ines Calder" in errors
    settled = re.sub(r"^# TODO (\w+) =", lambda todo: f"{todo[1]} = {LEFT[todo[1]]!r}", draft, flags=re.MULTILINE)
    (tmp_path / "meridian.toml").write_text(settled, encoding="utf-8")
    outlet = load_outlets(tmp_path)["meridian"]
    assert (outlet.name, outlet.languages, outlet.hosts) == ("Meridian Daily", ("en",), ("meridiandaily.example",))
    assert [listing.url for listing in outlet.listings] == [f"{MERIDIAN}rss/asia_rss.xml"]
    assert re.search(outlet.article_url, f"{MERIDIAN}hk/article/600001")
    assert not re.search(outlet.article_url, f"{MERIDIAN}asia")


def test_nothing_is_written_over(room: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "meridiandaily.toml").write_text("mine")
    before = len(room.requests)
    code, _, errors = draftoutlet(room, MERIDIAN, "--to", str(tmp_path))
    assert len(room.requests) == before
    assert (code, "already exists" in errors) == (1, True)
    assert (tmp_path / "meridiandaily.toml").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "give one address"),
        (["times.example"], 2, "give one address"),
        (["https:///news"], 2, "give one address"),
        ([MERIDIAN, "--id", "Meridian Daily"], 2, "lower-case letters"),
        ([MERIDIAN, "--id", ""], 2, "lower-case letters"),
        ([MERIDIAN, "--to", ""], 2, "needs a folder"),
        ([MERIDIAN, "--country", "Kenya"], 2, "--country: must be"),
        ([MERIDIAN, "--kinds", "public,paper"], 2, "--kinds 2: must be one of state"),
        (["http://127.0.0.1:1/"], 1, "private address"),
        (["https://www.rivage.example/"], 1, "HTTP 404"),
        (["http://www.chenguangribao.example/private/"], 1, "forbidden by robots.txt"),
        (["https://www.northernwave.example/news/articles/c00scan000o"], 1, "binary body"),
        (["https://www.meridiandaily.example/rss/asia_rss.xml"], 1, "not html"),
        ([MERIDIAN, "--to", "/proc/none"], 1, "/proc/none"),
    ],
)
def test_what_cannot_be_drafted_is_said_in_a_line(room: Newsroom, arguments: list[str], code: int, said: str) -> None:
    found, out, errors = draftoutlet(room, *arguments)
    assert (found, out if code == 1 else "", said in errors + out) == (code, "", True)


def test_a_home_page_is_read_in_a_process_that_can_be_ended(room: Newsroom) -> None:
    code, out, errors = draftoutlet(room, MERIDIAN, "-s", "READER_SECONDS=0.001")
    assert (code, out, f"{MERIDIAN}: cannot be read: reader too slow" in errors) == (1, "", True)


def test_a_home_page_that_leads_to_a_wall_of_consent_is_no_outlets(room: Newsroom) -> None:
    wall, said = f"{MERIDIAN}consent?return=home", "With your consent, our partners and we use cookies."
    page = (
        f"<html><head><title>Your privacy</title></head><body><h1>Before you continue</h1><p>{said}</p></body></html>"
    )
    room.site.answers |= {f"{MERIDIAN}walled": Answer(302, location=wall), wall: Answer(body=page.encode())}
    code, out, errors = draftoutlet(room, f"{MERIDIAN}walled")
    assert (code, out, f"{MERIDIAN}walled: leads to {wall}: consent page" in errors) == (1, "", True)


def test_sitemaps_that_robots_txt_names_are_tried_and_it_is_asked_for_once(room: Newsroom) -> None:
    room.site.answers[f"{MERIDIAN}robots.txt"] = Answer(body=f"Sitemap: {MERIDIAN}map.txt".encode())
    room.site.answers[f"{MERIDIAN}map.txt"] = Answer(body=f"{MERIDIAN}hk/article/601234\n".encode())
    before = len(room.requests)
    assert f"# {MERIDIAN}map.txt (named by robots.txt): has no dates" in draftoutlet(room, MERIDIAN)[1]
    assert [request.url for request in room.requests[before:]].count(f"{MERIDIAN}robots.txt") == 1


BEACON = "https://www.beacon.example/"


def test_an_outlet_without_feed_and_sitemap_is_read_by_its_sections(room: Newsroom) -> None:
    def page(*numbers: int) -> Answer:
        heads = "".join(f'<h3><a href="/news/{n}">Pilots wait for the wind in the bay {n}</a></h3>' for n in numbers)
        menu = "".join(f'<a href="/{name}">{name.title()}</a>' for name in ("sea", "city", "about", "gone"))
        html = f"<html lang=en><head><title>Beacon</title></head><nav>{menu}</nav><main>{heads}</main>"
        return Answer(body=html.encode())

    pages = {"": range(40110, 40116), "sea": range(40101, 40113), "city": range(40112, 40115), "about": ()}
    room.site.answers |= {BEACON + path: page(*numbers) for path, numbers in pages.items()}
    listings = tomllib.loads(draftoutlet(room, BEACON)[1])["listings"]
    urls = [one["url"] for one in listings if one["kind"] == "section_index"]
    assert (len(listings), urls) == (2, [BEACON, f"{BEACON}sea"])
