"""Outlet files: what holds for each of ours, what is said of a bad one, and the command that lists them."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.commands.outlets import markdown
from crawler.items import Listing, Outlet
from crawler.outlet_files import BUILT_IN, OutletError, choose_outlets, load_outlets, outlet_of_url, shared_listings
from crawler.outlet_keys import OUTLET_KEYS, STATUSES, read_outlet
from crawler.web.addresses import is_on, refusal_of_address
from tests.commands import scrapy

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OURS = load_outlets()
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is not beside the checkout")
each_outlet = pytest.mark.parametrize("outlet", OURS.values(), ids=OURS.keys())

GOOD = r"""name = "The Daily"
home = "https://daily.example/"
country = "SE"
languages = ["sv", "en"]
timezone = "Europe/Stockholm"
kinds = ["private"]
hosts = ["daily.example", "daily-archive.example"]
article_url = '^https://daily\.example/\d+'
article_url_examples = ["https://daily.example/123"]

[[listings]]
kind = "feed"
url = "https://daily.example/rss"
"""


# --- what holds for each of ours -------------------------------------------------


@each_outlet
def test_an_example_of_an_article_is_found_to_be_of_its_outlet(outlet: Outlet) -> None:
    assert outlet.article_url_examples
    assert all(outlet_of_url(example, OURS) is outlet for example in outlet.article_url_examples)


@each_outlet
def test_an_article_pattern_matches_neither_home_page_nor_listing(outlet: Outlet) -> None:
    addresses = [outlet.home, *(listing.url for listing in outlet.listings)]
    assert [address for address in addresses if re.search(outlet.article_url, address)] == []


@pytest.mark.parametrize(
    ("outlet", "address", "is_article"),
    [
        ("aljazeera", "https://www.aljazeera.com/aboutus/2006/11/2008525185733692771.html", False),
        ("anadolu", "https://www.aa.com.tr/tr/p/duyurular/1002", False),
        ("ap", "https://apnews.com/live/ferry-strike-updates", True),
        ("bloomberg", "http://www.bloomberg.com/news/articles/2015-11-13/businessweek", False),
        ("bss", "https://www.bssnews.net/district/343604/print", False),
        ("cbc", "https://www.cbc.ca/news/politics/author/ada-winter-1.4736637", False),
        ("cgtn", "https://espanol.cgtn.com/n/2021-03-01/EHFHcA/el-puerto/index.html", True),
        ("chinayouth", "http://school.youth.cn/tx/news/2013/0629/97689.shtml", True),
        ("cna_tw", "https://www.cna.com.tw/culture/article/20230224w001", True),
        ("dw", "https://www.dw.com/en/the-port-in-pictures/g-52441059", True),
        ("metropoles", "https://www.metropoles.com/colunas-blogs/e-o-bicho", False),
        ("metropoles", "https://www.metropoles.com/colunas/ada-winter/o-porto-de-noite", True),
        ("nhk", "https://www3.nhk.or.jp/lnews/sapporo/20230512/7000057123.html", True),
        ("rfi", "http://cn.rfi.fr/afrique/20150512-port", True),
        ("yonhap_en", "https://m-en.yna.co.kr/view/AEN20230308001000315", True),
    ],
)
def test_a_pattern_tells_articles_from_pages_of_other_kinds(outlet: str, address: str, is_article: bool) -> None:
    assert (re.search(OURS[outlet].article_url, address) is not None) == is_article
    assert outlet_of_url(address, OURS) is OURS[outlet]


@each_outlet
def test_every_address_may_be_asked_for(outlet: Outlet) -> None:
    addresses = [outlet.home, *outlet.article_url_examples, *(listing.url for listing in outlet.listings)]
    assert [address for address in addresses if refusal_of_address(address)] == []


@each_outlet
def test_a_pattern_is_quick_on_hostile_addresses(outlet: Outlet) -> None:
    slowest = 0.0
    for address in hostile_addresses(outlet):
        start = time.process_time()
        re.search(outlet.article_url, address)
        slowest = max(slowest, time.process_time() - start)
    assert slowest < 0.25


def hostile_addresses(outlet: Outlet) -> Iterator[str]:
    for example in outlet.article_url_examples:
        for end in range(10, len(example) + 1, 9):
            for filling in ("a", "0", "-", "/", "a/", "a-", "0-", "1/0", "%", "2020-01-01/", "&id="):
                yield example[:end] + filling * (2000 // len(filling)) + "!"


@each_outlet
def test_the_owner_of_what_a_state_or_the_public_runs_is_named(outlet: Outlet) -> None:
    assert outlet.owner


def test_the_folder_holds_data_and_nothing_else() -> None:
    assert {path.suffix for path in BUILT_IN.iterdir()} == {".toml"}


def test_every_key_of_a_file_is_a_field_of_the_record() -> None:
    assert OUTLET_KEYS.keys() | {"id"} == asdict(OURS["kcna"]).keys()


def test_every_status_is_either_worth_asking_or_known_to_be_useless() -> None:
    worthy = {status for status in STATUSES if Listing("feed", "https://daily.example/rss", status).worth_asking}
    assert worthy == {"verified", "in use", "candidate", "disputed"}


def test_the_documented_table_is_current() -> None:
    written = (ROOT / "docs" / "outlets.md").read_text("utf-8")
    assert written == markdown(OURS.values()), "run: scrapy outlets --markdown > docs/outlets.md"


@needs_shared
def test_every_outlet_of_the_research_is_there_with_its_facts() -> None:
    for facts in json.loads((SHARED / "outlets" / "research.json").read_text("utf-8")):
        outlet = OURS[facts["id"]]
        assert (outlet.name, outlet.home, outlet.country) == (facts["name"], facts["home"], facts["country"])
        assert outlet.timezone == facts["timezone"] and set(facts["languages"]) <= set(outlet.languages)
        assert ("wire" in outlet.kinds) == facts["is_wire"]
        assert facts["control"] != "state_controlled" or "state" in outlet.kinds
        assert all(re.search(outlet.article_url, example) for example in facts["article_url_examples"])
        known = {listing.url: listing.status for listing in outlet.listings}
        found = [*facts["feeds"], *facts["news_sitemaps"], *facts["section_indexes"]]
        assert {one["url"]: one["status"] for one in found}.items() <= known.items()


@needs_shared
def test_every_recorded_listing_is_on_file_by_its_kind() -> None:
    kinds = {"rss": "feed", "sitemap": "news_sitemap", "html": "section_index"}
    for listing in json.loads((SHARED / "web" / "listings.json").read_text("utf-8")):
        known = {one.url: one.kind for one in OURS[listing["outlet"]].listings}
        assert known[listing["url"]] == kinds[listing["kind"]]


@needs_shared
def test_every_recorded_page_has_its_outlet() -> None:
    records = [json.loads(path.read_text("utf-8")) for path in sorted((SHARED / "gold" / "dev").glob("*.json"))]
    for record in records:
        outlet = outlet_of_url(record["url"], OURS)
        assert outlet, record["url"]
        assert record["language"] in outlet.languages, record["url"]
        # /recorded/ stands for an address that is lost; one record is a home page
        if "/recorded/" not in record["url"] and record["url"] != "https://www.granma.cu/":
            assert re.search(outlet.article_url, record["url"]), record["url"]


# --- what is said of a bad file ---------------------------------------------------


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


BAD_FILES = {
    "broken TOML": ("name = ", "not valid TOML"),
    "the same key twice": (GOOD.replace("home", "name", 1), "not valid TOML"),
    "unknown key": (changed("timezone", "time_zone"), "time_zone: no such key; did you mean timezone?"),
    "unknown key of a listing": (GOOD + 'state = "dead"\n', "listings 1, state: no such key"),
    "a key below a table": (
        GOOD + 'hosts = ["a.example"]\n',
        "listings 1, hosts: no such key; it belongs above the first [[",
    ),
    "a pattern between double quotes": ('article_url = "\\d"\n' + GOOD, "not valid TOML: Unescaped"),
    "misspelt time zone": (
        changed("Stockholm", "Stokholm"),
        "timezone: must be an IANA time zone, such as Asia/Shanghai, not "
        "'Europe/Stokholm'; did you mean Europe/Stockholm?",
    ),
    "its id inside": ('id = "x"\n' + GOOD, "id: no such key"),
    "missing name": (changed('name = "The Daily"', ""), "name: missing"),
    "missing URL of a listing": (changed('url = "https://daily.example/rss"', ""), "listings 1, url: missing"),
    "empty name": (changed('"The Daily"', '" "'), "name: must be text, not ' '"),
    "name of a wrong type": (changed('"The Daily"', "7"), "name: must be text, not 7"),
    "languages that are no list": (changed('["sv", "en"]', '"sv"'), "languages: must be a list"),
    "no language": (changed('["sv", "en"]', "[]"), "languages: must be a list with at least one item"),
    "a language twice": (changed('["sv", "en"]', '["sv", "sv"]'), "languages: 'sv' is listed twice"),
    "language by its name": (changed('"en"', '"english"'), "languages 2: must be a BCP 47 language"),
    "language that is none": (changed('"en"', '"xq"'), "languages 2: must be a BCP 47 language"),
    "country by its name": (changed('"SE"', '"Sweden"'), "country: must be an ISO 3166 country"),
    "country in lower case": (changed('"SE"', '"se"'), "country: must be an ISO 3166 country"),
    "country that is none": (changed('"SE"', '"EU"'), "country: must be an ISO 3166 country"),
    "unknown time zone": (changed("Europe/Stockholm", "Mars/Olympus"), "timezone: must be an IANA time zone"),
    "time zone that is a folder": (changed("Europe/Stockholm", "America"), "timezone: must be an IANA time zone"),
    "time zone outside": (changed("Europe/Stockholm", "../../etc/passwd"), "timezone: must be an IANA time zone"),
    "unknown kind": (changed('"private"', '"party"'), "kinds 1: must be one of state, wire, public, private"),
    "unknown kind of listing": (changed('"feed"', '"rss"'), "listings 1, kind: must be one of feed, news_sitemap"),
    "unknown status": (GOOD + 'status = "fine"\n', "listings 1, status: must be one of verified"),
    "listing that is no table": (
        changed("[[listings]]\nkind", "listings = [3]\n[owner]\nkind"),
        "listings 1: must be a",
    ),
    "one listing for many": (changed("[[listings]]", "[listings]"), "listings: must be a list"),
    "listing twice": (
        GOOD + GOOD[GOOD.index("[[") :] + 'note = "x"\n',
        "listings: https://daily.example/rss is listed twice",
    ),
    "home by FTP": (changed('https://daily.example/"', 'ftp://daily.example/"'), "home: must be an http(s) address"),
    "home without host": (changed('https://daily.example/"', 'https:///"'), "home: must be an http(s) address"),
    "home with a bad port": (changed('daily.example/"', 'daily.example:99999/"'), "home: must be an http(s) address"),
    "home that cannot be split": (changed('https://daily.example/"', 'http://[x/"'), "home: must be an http(s) addr"),
    "a tab in an address": (changed("example/rss", r"example/\trss"), "listings 1, url: must be an http(s) address"),
    "a newline in an address": (
        changed("example/rss", r"example/\nrss"),
        "listings 1, url: must be an http(s) address",
    ),
    "a space in an address": (changed("example/rss", "example/a rss"), "listings 1, url: must be an http(s) address"),
    "a host with its scheme": (changed('["daily.', '["https://daily.'), "hosts 1: must be a host in lower case"),
    "a top-level domain for a host": (changed('"daily.example"', '"example"'), "hosts 1: must be a host in lower case"),
    "home on none of the hosts": (
        changed('"daily.example", ', ""),
        "hosts: the home page https://daily.example/ is on",
    ),
    "bad pattern": (changed(r"\d+'", "(['"), "article_url: not a regular expression"),
    "pattern over two lines": (
        changed(r"article_url = '^https://daily\.example/\d+'", r'article_url = "[=-\n]"'),
        "article_url: not a regular expression",
    ),
    "ambiguous pattern": (changed(r"\d+'", "[[a]'"), "article_url: not a regular expression"),
    "pattern against its example": (
        changed("example/123", "example/news"),
        "article_url: does not match its own example https://daily.example/news",
    ),
    "example elsewhere": (
        changed(r"\.example/", r"\.\w+/").replace("daily.example/123", "daily.invalid/123"),
        "article_url_examples: https://daily.invalid/123 is on none of the outlet's hosts",
    ),
    "bad selector": (GOOD + '[selectors]\nbody = ["div >> p"]\n', "selectors, body 1: not a CSS selector: 'div >> p'"),
    "endless selector": (GOOD + f'[selectors]\nbody = ["{"p " * 9999}"]\n', "selectors, body 1: not a CSS selector"),
    "selector for no field": (GOOD + '[selectors]\nbdoy = ["p"]\n', "selectors, bdoy: no such key; did you mean body?"),
    "selectors that are no list": (GOOD + '[selectors]\nbody = "p"\n', "selectors, body: must be a list"),
}


@pytest.mark.parametrize(("text", "said"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_named_with_its_key(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "daily.toml").write_text(text, "utf-8")
    with pytest.raises(OutletError) as caught:
        load_outlets(tmp_path)
    faults = caught.value.faults
    assert [fault for fault in faults if fault.startswith(f"{tmp_path / 'daily.toml'}: {said}")]
    assert len(str(caught.value).splitlines()) == len(faults)


@pytest.mark.parametrize("name", ["The Daily", "daily-news", "Daily", "_daily"])
def test_a_file_name_that_makes_no_id_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.toml").write_text(GOOD, "utf-8")
    with pytest.raises(OutletError, match="the file's name is the outlet's id"):
        load_outlets(tmp_path)


def test_all_faults_of_a_folder_are_told_together_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(changed('"SE"', '"Sweden"').replace("Europe/Stockholm", "Mars"), "utf-8")
    (tmp_path / "two.toml").write_bytes(b'name = "\xff"')
    (tmp_path / "three.toml").mkdir()
    with pytest.raises(OutletError) as caught:
        load_outlets(tmp_path)
    lines = str(caught.value).splitlines()
    assert [line.removeprefix(f"{tmp_path}{os.sep}").split(": ")[:2] for line in lines] == [
        ["one.toml", "country"],
        ["one.toml", "timezone"],
        ["three.toml", "cannot be read"],
        ["two.toml", "not in UTF-8"],
    ]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "cannot be read as a folder of outlet files: No such file"),
        (lambda path: path.write_text("x"), "cannot be read as a folder of outlet files: Not a directory"),
        (lambda path: path.mkdir(), "no outlet files"),
    ],
    ids=["absent", "a file", "empty"],
)
def test_a_folder_that_gives_no_outlets_is_refused(make: Callable[[Path], Any], said: str, tmp_path: Path) -> None:
    folder = tmp_path / "outlets"
    make(folder)
    with pytest.raises(OutletError, match=re.escape(f"{folder}: {said}")):
        load_outlets(folder)


@pytest.mark.parametrize("name", ["daily.TOML", "daily.toml.txt", "Daily.Toml"])
def test_a_file_that_is_meant_and_would_not_be_read_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "daily.toml").write_text(GOOD)
    (tmp_path / "daily.toml.bak").write_text("")  # an editor's
    (tmp_path / name).write_text(GOOD)
    with pytest.raises(OutletError) as caught:
        load_outlets(tmp_path)
    assert caught.value.faults == [f"{tmp_path / name}: is not read, as its name does not end in .toml"]


def test_a_listing_that_two_outlets_name_is_told(tmp_path: Path) -> None:
    for name in ("daily", "evening"):
        (tmp_path / f"{name}.toml").write_text(GOOD)
    assert shared_listings(load_outlets(tmp_path).values()) == [
        "https://daily.example/rss is a listing of daily and evening: only one of them gets its articles"
    ]
    assert shared_listings(OURS.values()) == []


# --- a user's own folder ----------------------------------------------------------


def test_adding_an_outlet_is_adding_one_file(tmp_path: Path) -> None:
    (tmp_path / "daily.toml").write_text(GOOD, "utf-8")
    outlets = load_outlets(tmp_path)
    assert outlets.keys() == OURS.keys() | {"daily"}
    assert outlet_of_url("https://www.daily-archive.example/old", outlets) is outlets["daily"]
    assert outlets["daily"].listings == (Listing("feed", "https://daily.example/rss"),)


def test_the_same_id_in_the_users_folder_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "kcna.toml").write_text(GOOD, "utf-8")
    outlets = load_outlets(tmp_path)
    assert outlets.keys() == OURS.keys() and outlets["kcna"].name == "The Daily"


def test_six_keys_are_enough_and_the_host_is_that_of_the_home_page(tmp_path: Path) -> None:
    short = GOOD[: GOOD.index("hosts")].replace("//daily.", "//www.daily.")
    (tmp_path / "daily.toml").write_text(short, "utf-8")
    assert load_outlets(tmp_path)["daily"].hosts == ("daily.example",)


@pytest.mark.parametrize("start", ["\ufeff", "# a comment\r\n"])
def test_files_of_other_editors_are_read(start: str, tmp_path: Path) -> None:
    (tmp_path / "daily.toml").write_bytes((start + GOOD).replace("\n", "\r\n").replace("\r\r", "\r").encode())
    (tmp_path / "._daily.toml").write_bytes(b"\x00\x05\x16\x07 what a Mac leaves on a USB stick")
    (tmp_path / "daily.toml~").write_text("a backup", "utf-8")
    assert load_outlets(tmp_path)["daily"].name == "The Daily"


def test_listings_may_be_on_another_host(tmp_path: Path) -> None:
    (tmp_path / "daily.toml").write_text(changed("daily.example/rss", "feeds.example/daily"), "utf-8")
    assert load_outlets(tmp_path)["daily"].listings[0].url == "https://feeds.example/daily"


# --- a choice of outlets ----------------------------------------------------------


def test_kinds_choose_every_outlet_of_any_of_them() -> None:
    chosen = choose_outlets(OURS, {"state", "public"}, None)
    assert {outlet.id for outlet in chosen} == {
        outlet.id for outlet in OURS.values() if {"state", "public"} & set(outlet.kinds)
    }
    assert choose_outlets(OURS, None, None) == list(OURS.values())


@pytest.mark.parametrize(
    ("ids", "chosen"),
    [
        ("kcna", ["kcna"]),
        ("tass_en, cgtn,", ["tass_en", "cgtn"]),
        ("cgtn,tass_en,cgtn", ["cgtn", "tass_en"]),
        ("xinhua,tass", ["xinhua_en", "xinhua_zh", "tass_en", "tass_ru"]),
        ("chinadaily", ["chinadaily"]),
    ],
)
def test_ids_choose_in_their_order_and_a_bare_name_all_its_languages(ids: str, chosen: list[str]) -> None:
    assert [outlet.id for outlet in choose_outlets(OURS, {"state"}, ids)] == chosen


@pytest.mark.parametrize(
    ("kinds", "ids", "said"),
    [
        (None, "xinhau_en", "xinhau_en: no such outlet; did you mean xinhua_en"),
        (None, "associated press", "associated press: no such outlet; did you mean ap?"),
        (None, "qqqq", "qqqq: no such outlet; `scrapy outlets` lists them"),
        (None, "cna", "cna: no such outlet; did you mean"),
        (None, " , ", "' , ' names no outlet"),
        ({"state"}, "ap", "ap: an outlet of kind wire, not state"),
        ({"state", "public"}, "kcna,ap", "ap: an outlet of kind wire, not public or state"),
        ({"party"}, None, "party: unknown kind of outlet; the kinds are state, wire, public, private"),
    ],
)
def test_a_wrong_choice_says_what_would_be_right(kinds: set[str] | None, ids: str | None, said: str) -> None:
    with pytest.raises(OutletError, match="^" + re.escape(said)):
        choose_outlets(OURS, kinds, ids)


def test_a_choice_that_leaves_none_is_refused() -> None:
    with pytest.raises(OutletError, match="no outlet of kind public"):
        choose_outlets({"kcna": OURS["kcna"]}, {"public"}, None)


# --- whose an address is ----------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://english.news.cn/about", "xinhua_en"),
        ("http://www.xinhuanet.com/english/2019-03/25/c_137922356.htm", "xinhua_en"),
        ("http://www.xinhuanet.com/local/2020-02/19/c_1125597921.htm", "xinhua_zh"),
        ("http://www.xinhuanet.com/about", "xinhua_zh"),
        ("http://en.people.cn/n3/2026/0918/c90000-20123456.html", "peoplesdaily_en"),
        ("http://world.people.com.cn/", "peoplesdaily_zh"),
        ("https://www.polygraph.info/a/x/1.html", "rferl"),
        ("https://hosted.ap.org/x", "ap"),
        ("https://observers.france24.com/en/", "france24"),
        ("https://faktencheck.afp.com/doc.afp.com.ABC123", "afp"),
        ("http://en.rian.ru/russia/20120402/1.html", "ria"),
        ("http://news.bbc.co.uk/2/hi/1.stm", "bbc"),
        ("HTTPS://WWW.KCNA.KP/en", "kcna"),
        ("http://kcna.kp:8080/en", "kcna"),
        ("https://notkcna.kp/", None),
        ("https://daily.example/1", None),
        ("kcna.kp", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_an_address_is_of_the_outlet_with_the_longest_host(url: str, outlet: str | None) -> None:
    found = outlet_of_url(url, OURS)
    assert (found.id if found else None) == outlet


def test_a_plain_dict_of_outlets_is_searched_too() -> None:
    assert outlet_of_url("http://kcna.kp/en", {"kcna": OURS["kcna"]}) is OURS["kcna"]


@given(st.text() | st.from_regex(r"https?://([a-z.]{0,9}(kcna\.kp|news\.cn))?[^\n]{0,20}", fullmatch=True))
def test_any_text_is_of_an_outlet_exactly_when_it_is_on_the_hosts_of_one(url: str) -> None:
    outlet = outlet_of_url(url, OURS)
    try:
        owners = [one for one in OURS.values() if is_on(url, one.hosts)]
    except ValueError:  # no address at all
        owners = []
    assert outlet in owners if owners else outlet is None


# --- any table ---------------------------------------------------------------------

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["https://a.example/", "en", "state"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*OUTLET_KEYS, "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*OUTLET_KEYS, "x"]), values))
def test_any_table_gives_an_outlet_or_faults_that_begin_with_a_key(table: dict[str, Any]) -> None:
    outlet, faults = read_outlet("daily", table)
    assert (outlet is None) == bool(faults)
    assert all(re.match(r"[a-z_]+[^:]*: .", fault) and len(fault.splitlines()) == 1 for fault in faults)


# --- the command --------------------------------------------------------------------


def outlets(*arguments: str, folder: str = "") -> tuple[int, str, str]:
    return scrapy("outlets", *arguments, OUTLETS_DIR=folder)


def test_the_table_has_every_outlet_whole_and_plain_when_piped() -> None:
    code, printed, _ = outlets()
    rows = {row[1].strip(): row for line in printed.splitlines() if len(row := line.split("│")[1:-1]) == 7}
    assert code == 0 and rows.keys() == OURS.keys()
    assert rows["sputnik"][6].strip() == "feed: 1 verified" and rows["rodong"][6].strip().startswith("none")
    assert "\x1b" not in printed and "…" not in printed
    assert all(outlet.owner in rows[outlet.id][3] for outlet in OURS.values())


def test_kind_and_country_narrow_the_list() -> None:
    code, printed, errors = outlets("--jsonl", "--kind", "state, wire", "--country", "kp")
    records = [json.loads(line) for line in printed.splitlines()]
    assert (code, errors, [record["id"] for record in records]) == (0, "", ["kcna", "rodong"])
    assert records[0] == json.loads(json.dumps(asdict(OURS["kcna"])))


def test_a_users_outlet_is_listed_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "daily.toml").write_text(changed('"The Daily"', '"[red]Daily | News"'), "utf-8")
    assert "[red]Daily | News" in outlets("--country", "SE", folder=str(tmp_path))[1]
    row = r"| private | daily | [red]Daily \| News |  | SE | sv, en | feed: 1 candidate |"
    assert row in outlets("--markdown", "--country", "SE", folder=str(tmp_path))[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "party"], "party: unknown kind of outlet; the kinds are state, wire, public, private"),
        (["--country", "ZZ"], "ZZ: no outlet there; the countries are AE, AU"),
    ],
)
def test_a_wrong_option_is_a_line_and_exit_2(arguments: list[str], said: str) -> None:
    code, out, errors = outlets(*arguments)
    assert (code, out, errors.count("\n")) == (2, "", 1) and errors.startswith(f"scrapy outlets: {said}")


def test_a_bad_folder_is_a_line_and_exit_2(tmp_path: Path) -> None:
    said = f"scrapy outlets: {tmp_path}: no outlet files (*.toml) in this folder\n"
    assert outlets(folder=str(tmp_path)) == (2, "", said)
