"""The newsroom: what its web answers, and that its pages and their golden records fit each other."""

from __future__ import annotations

import gc
import gzip
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from crawler.items import Listing, Outlet
from crawler.listings.discovery import links_of
from crawler.outlet_keys import read_outlet
from newsroom.site import FOLDER, Site
from newsroom.web import Newsroom

ROOT = Path(__file__).parent.parent
PAGES = FOLDER / "pages"
GOLDEN = ROOT / "tests" / "golden"
REASONS = {"soft_404", "consent_page", "index", "empty", "no_headline", "no_text"}
FIELDS = {
    *("id", "url", "outlet", "language", "headline", "subheadline", "bylines", "published", "modified", "dateline"),
    *("images", "paragraphs", "signoff", "related_links", "section", "notes", "kind"),
}
MERIDIAN, PEARL = "https://www.meridiandaily.example", "https://www.pearltimes.example"
NORTHERN, CHENGUANG = "https://www.northernwave.example", "http://www.chenguangribao.example"
FURTHER = re.compile(r"[_-][23]$")
"""Ends the name of a further page of an article."""
ARTICLE = f"{MERIDIAN}/hk/article/601234"
GBK_PAGE = f"{CHENGUANG}/n1/2024/0424/c1001-40223001.html"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Message
    body: bytes


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def ask(room: Newsroom, url: str, headers: dict[str, str] | None = None, trusting: bool = True) -> Reply:
    context = ssl.create_default_context(cafile=str(room.ca_file) if trusting else None)
    proxies = {"http": room.proxy, "https": room.proxy}
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler(proxies), urllib.request.HTTPSHandler(context=context), NoRedirects()
    )
    try:
        with opener.open(urllib.request.Request(url, headers=headers or {}), timeout=300) as answer:
            return Reply(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as answer:
        with answer:
            return Reply(answer.code, answer.headers, answer.read())


def records() -> list[tuple[Path, dict[str, Any]]]:
    return [(path, json.loads(path.read_text("utf-8"))) for path in sorted(GOLDEN.glob("*.example/*.json"))]


def saved() -> list[tuple[Path, dict[str, Any]]]:
    """Golden pages that no host serves: page and record stand side by side."""
    return [(path, json.loads(path.read_text("utf-8"))) for path in sorted((GOLDEN / "saved").glob("*.json"))]


def page_of(path: Path, record: dict[str, Any], site: Site) -> bytes:
    beside = path.with_suffix(".html")
    return beside.read_bytes() if path.parent.name == "saved" else site.answer(record["url"]).body


def pages_of(path: Path, record: dict[str, Any], site: Site) -> list[bytes]:
    """A record's page with the further pages of its article."""
    file = site.answer(record["url"]).file if path.parent.name != "saved" else None
    further = (
        [p for p in sorted(file.parent.iterdir()) if p.stem.startswith(file.stem) and FURTHER.search(p.stem)]
        if file
        else []
    )
    return [page_of(path, record, site), *(page.read_bytes() for page in further)]


@cache
def outlets() -> list[Outlet]:
    found = []
    for path in sorted((FOLDER / "outlets").glob("*.toml")):
        outlet, faults = read_outlet(path.stem, tomllib.loads(path.read_text("utf-8")))
        assert outlet is not None, faults
        found.append(outlet)
    return found


@pytest.fixture(scope="module")
def site() -> Site:
    return Site()


@pytest.mark.parametrize(
    ("url", "status", "begins"),
    [
        (ARTICLE, 200, b"<!DOCTYPE html"),
        (GBK_PAGE, 200, b"<!DOCTYPE html"),
        (f"{MERIDIAN}/asia", 200, b"<!DOCTYPE html"),
        (f"{MERIDIAN}/rss/asia_rss.xml", 200, b"<?xml"),
        ("https://www.haixia.example/rss/aall.xml", 200, b"<?xml"),
        ("https://norta.example/rss/v2.xml", 200, b'<?xml version="1.0" encoding="windows-1251"?>\n<rdf:RDF'),
        ("https://www.bogazhaber.example/sitemaps/news-index.xml.gz", 200, b"\x1f\x8b"),
        (f"{PEARL}/rss/outbrain.xml", 200, b"<!DOCTYPE html"),
        (f"{MERIDIAN}/rss/china_rss.xml", 404, b"<!doctype html"),
        (f"{NORTHERN}/news/articles/c00none000o", 404, b"<!doctype html"),
        (f"{NORTHERN}/news/articles/c00gone000o", 200, b"<!DOCTYPE html"),
        (f"{NORTHERN}/news/articles/c00scan000o", 200, b"\x89PNG"),
        (f"{MERIDIAN}/hk/article/601303", 410, b"<!doctype html"),
        (f"{PEARL}/page/202609/1344555.shtml", 200, b""),
        (f"{CHENGUANG}/robots.txt", 200, b"User-agent: *\nDisallow: /private/"),
        ("https://en.damavand.example/robots.txt", 200, b"User-agent: *\nCrawl-delay: 0.5"),
        ("http://www.taedong.example/robots.txt", 404, b"<!doctype html"),
        (f"{MERIDIAN}/img/2026/04/24/pilot-calder.jpg", 404, b"<!doctype html"),
    ],
)
def test_it_serves_all_that_a_crawl_meets(room: Newsroom, url: str, status: int, begins: bytes) -> None:
    reply = ask(room, url)
    assert (reply.status, reply.body[: len(begins)]) == (status, begins)


@pytest.mark.parametrize(
    ("url", "status", "target"),
    [
        ("http://www.meridiandaily.example/hk/article/601234", 301, ARTICLE),
        ("https://meridiandaily.example/hk/article/601234", 301, ARTICLE),
        (f"{MERIDIAN}/hk/article/600777", 301, f"{MERIDIAN}/a/202609/28/WS68d8f10aa3108622abca0001.html"),
        (f"{MERIDIAN}/hk/article/601300", 302, f"{MERIDIAN}/hk/article/601301"),
        (f"{MERIDIAN}/hk/article/601301", 302, f"{MERIDIAN}/hk/article/601300"),
    ],
)
def test_redirects_lead_on_away_and_in_circles(room: Newsroom, url: str, status: int, target: str) -> None:
    reply = ask(room, url)
    assert (reply.status, reply.headers["Location"]) == (status, target)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "https://www.iana.org/",
        "https://sponsor.example/page/202609/1.shtml",
        f"{MERIDIAN}:8443/hk/article/601234",
        f"{MERIDIAN}/../{'../' * 8}etc/passwd",
        f"{MERIDIAN}/..%2f..%2fsite.toml",
        f"{MERIDIAN}/../www.pearltimes.example/source/index.html",
    ],
)
def test_nothing_else_is_served(room: Newsroom, url: str) -> None:
    assert ask(room, url).status == 404


def test_a_client_that_does_not_know_the_authority_trusts_no_page(room: Newsroom) -> None:
    with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
        ask(room, ARTICLE, trusting=False)


def test_each_request_is_noted(room: Newsroom) -> None:
    before = time.time()
    ask(room, ARTICLE, {"User-Agent": "Probe/1"})
    noted = room.requests[-1]
    assert (noted.method, noted.url, noted.status, noted.agent) == ("GET", ARTICLE, 200, "Probe/1")
    assert before - 1 <= noted.time <= time.time() + 1
    assert not noted.conditional


@pytest.mark.parametrize(
    ("url", "given", "asked"),
    [
        (ARTICLE, "ETag", "If-None-Match"),
        (f"{MERIDIAN}/rss/asia_rss.xml", "ETag", "If-None-Match"),
        ("https://en.damavand.example/rss.xml", "Last-Modified", "If-Modified-Since"),
    ],
)
def test_what_a_client_has_already_is_not_sent_again(room: Newsroom, url: str, given: str, asked: str) -> None:
    mark = ask(room, url).headers[given]
    again = ask(room, url, {asked: mark})
    assert (again.status, again.body) == (304, b"")
    assert room.requests[-1].conditional


def test_a_body_goes_out_compressed_to_whoever_takes_it(room: Newsroom) -> None:
    packed = ask(room, ARTICLE, {"Accept-Encoding": "gzip, deflate"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == ask(room, ARTICLE).body


def test_the_sitemap_index_is_gzipped_and_names_gzipped_parts(room: Newsroom) -> None:
    index = gzip.decompress(ask(room, "https://www.aldgate.example/sitemap/news-index.xml.gz").body)
    parts = re.findall(r"<loc>(.+?)</loc>", index.decode())
    assert b"<sitemapindex" in index
    assert all(b"<urlset" in gzip.decompress(ask(room, part).body) for part in parts)


def test_the_gbk_page_calls_itself_gb2312_and_is_more(room: Newsroom) -> None:
    body = ask(room, GBK_PAGE).body
    assert b"charset=gb2312" in body
    with pytest.raises(UnicodeDecodeError):
        body.decode("gb2312")
    assert "水库大坝上的观鸟课" in body.decode("gbk")


def test_the_oversized_page_is_over_ten_megabytes(room: Newsroom) -> None:
    assert len(ask(room, f"{MERIDIAN}/hk/article/601302").body) > 10 * 1024 * 1024


def test_tracking_parameters_lead_to_the_same_page_and_it_names_its_canonical_address(room: Newsroom) -> None:
    url = f"{MERIDIAN}/a/202610/01/WS68dc3300a3108622abca0003.html"
    tracked = ask(room, f"{url}?utm_source=rss&utm_medium=feed")
    assert tracked.body == ask(room, url).body
    assert f'<link rel="canonical" href="{url}">'.encode() in tracked.body


def test_the_slow_page_waits_and_nothing_else(site: Site) -> None:
    assert site.answer(f"{NORTHERN}/news/science-34748001").delay == 1.0
    assert [answer.delay for answer in site.answers.values() if answer.delay] == [1.0]


def test_latency_comes_before_every_answer() -> None:
    with Newsroom(latency=0.15) as slow:
        before = time.monotonic()
        ask(slow, ARTICLE)
    assert time.monotonic() - before >= 0.15


def test_an_answer_can_be_changed_while_it_is_served(tmp_path: Path) -> None:
    with Newsroom() as changing:
        first = changing.site.answer(ARTICLE)
        changing.site.answers[ARTICLE] = type(first)(body=first.body.replace(b"READ MORE", b"READ LESS"))
        assert b"READ LESS" in ask(changing, ARTICLE).body


def test_the_command_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    ca, log = tmp_path / "ca.pem", tmp_path / "requests.jsonl"
    command = [sys.executable, "-m", "newsroom", "--port", "0", "--ca", str(ca), "--log", str(log)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = dict(process.stdout.readline().removeprefix("export ").strip().split("=", 1) for _ in range(5))
        proxies = {"https_proxy": said["https_proxy"], "SSL_CERT_FILE": said["SSL_CERT_FILE"]}
        code = f"import urllib.request; print(len(urllib.request.urlopen({ARTICLE!r}).read()))"
        asked = subprocess.run([sys.executable, "-c", code], env=os.environ | proxies, capture_output=True, text=True)
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 0
    assert int(asked.stdout) == (PAGES / "www.meridiandaily.example/hk/article/601234.html").stat().st_size
    assert [json.loads(line)["url"] for line in log.read_text().splitlines()] == [ARTICLE]


def in_the_midst(room: Newsroom, said: list[str], *, tls: bool = False) -> socket.socket:
    """A client that has said so much and stays."""
    client = socket.create_connection(("127.0.0.1", urlsplit(room.proxy).port))
    if tls:
        host = str(urlsplit(MERIDIAN).hostname)
        client.sendall(f"CONNECT {host}:443 HTTP/1.1\r\n\r\n".encode())
        assert client.recv(1000).startswith(b"HTTP/1.1 200 ")
        if not said:
            return client
        client = ssl.create_default_context(cafile=str(room.ca_file)).wrap_socket(client, server_hostname=host)
    for line in said:
        client.sendall(line.encode())
        if line.endswith("\r\n\r\n"):
            assert client.recv(1000).startswith(b"HTTP/1.1 ")
    return client


@pytest.mark.parametrize(
    ("said", "tls"),
    [
        ([], False),
        (["GET http"], False),
        ([f"GET {PEARL}/ HTTP/1.1\r\n\r\n"], False),
        ([f"GET {PEARL}/ HTTP/1.1\r\nConnection: close\r\n\r\n"], False),
        ([], True),
        (["GET /hk"], True),
        (["GET / HTTP/1.1\r\n\r\n", "GET "], True),
        (["GET /hk/article/601302 HTTP/1.1\r\nConnection: close\r\n\r\n"], True),
    ],
)
def test_it_closes_in_the_midst_of_anything_and_leaves_nothing_open(
    said: list[str], tls: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", raised.append)
    with Newsroom() as closing:
        clients = [in_the_midst(closing, said, tls=tls) for _ in range(4)]
        clients.pop().close()  # at the same moment
    for client in clients:
        client.close()
    gc.collect()
    assert raised == []


def test_it_closes_at_once_though_an_answer_is_to_wait() -> None:
    with Newsroom(latency=600) as slow:
        client = in_the_midst(slow, [f"GET {PEARL}/ HTTP/1.1\r\n", "\r\n"])
    client.close()
    assert slow.requests == []


def test_a_port_that_is_taken_is_said_in_a_line(room: Newsroom) -> None:
    port = str(urlsplit(room.proxy).port)
    tried = subprocess.run([sys.executable, "-m", "newsroom", "--port", port], cwd=ROOT, capture_output=True, text=True)
    assert tried.returncode == 1
    assert re.fullmatch(r"newsroom: .*Address already in use.*\n", tried.stderr)


def test_every_host_is_made_up(site: Site) -> None:
    named = {*site.hosts, *(host for outlet in outlets() for host in outlet.hosts)}
    named |= {urlsplit(url).hostname or "" for url in site.answers}
    named |= {folder.name for folder in PAGES.iterdir()}
    assert {host for host in named if not host.endswith(".example")} == set()


def test_every_outlet_is_of_a_kind_that_a_spider_crawls_and_they_speak_many_languages() -> None:
    assert all({"state", "wire", "public"} & set(outlet.kinds) for outlet in outlets())
    assert len({outlet.languages[0].split("-")[0] for outlet in outlets()}) >= 10


@pytest.mark.parametrize("outlet", outlets(), ids=lambda outlet: outlet.id)
def test_every_listed_article_exists(outlet: Outlet, site: Site) -> None:
    named = [url for listing in outlet.listings for url in _named(listing, outlet, site)]
    assert named
    unknown = [url for url in named if site.answer(url).status == 404 and url not in site.answers]
    assert unknown == []


def test_every_page_of_a_record_is_listed(site: Site) -> None:
    named = {url for outlet in outlets() for listing in outlet.listings for url in _named(listing, outlet, site)}
    targets = {site.answer(site.answer(url).location or url).file for url in named}
    unlisted = [record["url"] for _, record in records() if record["url"] not in named]
    assert [url for url in unlisted if site.answer(url).file not in targets] == []


def _named(listing: Listing, outlet: Outlet, site: Site) -> list[str]:
    answer = site.answer(listing.url)
    if answer.status != 200 or listing.note.startswith("a web page"):
        return []
    links = links_of(listing, answer.body, listing.url, outlet)
    deeper = [url for part, _ in links.listings for url in _named(part, outlet, site)]
    return [found.url for found in links.found] + deeper


def test_live_listings_are_fresh_and_the_frozen_feed_is_not(site: Site) -> None:
    now = datetime.now(UTC)
    newest = {}
    for outlet in outlets():
        for listing in outlet.listings:
            answer = site.answer(listing.url)
            if listing.kind == "feed" and answer.body.startswith(b"<?xml"):
                dates = [found.published for found in links_of(listing, answer.body, listing.url, outlet).found]
                newest[outlet.id] = max(date for date in dates if date)
    frozen = newest.pop("huachen_en")
    assert now - frozen > timedelta(days=365 * 8)
    assert max(now - date for date in newest.values()) < timedelta(hours=12)


def test_each_page_has_one_golden_record_and_each_record_an_answer(site: Site) -> None:
    listings = {site.answer(listing.url).file for outlet in outlets() for listing in outlet.listings}
    pages = {path for path in PAGES.rglob("*") if path.suffix in {".html", ".htm", ".shtml", ".aspx", ".HTML"}}
    recorded = [site.answer(record["url"]).file for _, record in records()]
    assert {path for path in recorded if path} == pages - listings - {
        path for path in pages if FURTHER.search(path.stem)
    }
    assert len(recorded) == len(set(recorded) - {None}) + recorded.count(None)
    assert all(site.answer(record["url"]).status == 200 for _, record in records())


@pytest.mark.parametrize(
    ("path", "record"), [*records(), *saved()], ids=lambda value: value.stem if isinstance(value, Path) else ""
)
def test_a_golden_record_has_the_form_of_the_gold(path: Path, record: dict[str, Any]) -> None:
    assert path.parent.name in (urlsplit(record["url"]).hostname, "saved")
    if "refused" in record:
        assert (set(record), record["refused"] in REASONS) == ({"url", "refused"}, True)
        return
    assert set(record) == FIELDS
    assert record["kind"] in {"article", "liveblog", "video", "gallery"}
    assert record["outlet"] in {outlet.id for outlet in outlets()} | ({None} if path.parent.name == "saved" else set())
    assert all(set(image) == {"url", "caption", "credit"} for image in record["images"])
    assert all(set(link) == {"label", "title", "url"} for link in record["related_links"])
    assert record["dateline"] is None or set(record["dateline"]) == {"text", "places", "date", "agency"}
    assert record["published"] is None or datetime.fromisoformat(record["published"])


@pytest.mark.parametrize(
    ("path", "record"),
    [(path, record) for path, record in [*records(), *saved()] if "refused" not in record],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_a_golden_record_says_what_its_page_displays_in_its_order(
    path: Path, record: dict[str, Any], site: Site
) -> None:
    shown = "".join(_text(page) for page in pages_of(path, record, site))
    place = 0
    for paragraph in record["paragraphs"]:
        place = shown.find(_squeeze(paragraph), place)
        assert place >= 0, paragraph
    dateline = (record["dateline"] or {}).get("text")
    assert not dateline or _squeeze(dateline + record["paragraphs"][0]) in shown
    titles = [record["headline"], record["subheadline"] or "", *(link["title"] for link in record["related_links"])]
    captions = [image[key] or "" for image in record["images"] for key in ("caption", "credit")]
    assert [text for text in (*titles, *captions) if _squeeze(text) not in shown] == []


def _text(body: bytes) -> str:
    declared = re.search(rb"charset=\"?([\w-]+)", body)
    charset = declared[1].decode().lower() if declared else "utf-8"
    wider = {"gb2312": "gb18030", "shift_jis": "cp932"}
    tree = html.document_fromstring(body.decode(wider.get(charset, charset)))
    etree.strip_elements(tree, "script", "style", with_tail=False)
    return _squeeze("".join(str(text) for text in tree.itertext()))


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_sample_story_is_the_same_text_in_six_settings() -> None:
    story = (GOLDEN / "sample" / "story.txt").read_text("utf-8")
    settings = sorted((GOLDEN / "sample").glob("*.html"))
    names = {path.stem for path in settings}
    assert names == {"figcaption", "div_caption", "plain_p_after_img", "br_br", "full_page"}
    assert story.count("READ MORE: ") == 2
    assert "(PHOTO / AFP)\n\nQINGDAO — " in story
    for path in settings:
        shown = _text(path.read_bytes())
        assert all(_squeeze(line) in shown for line in story.split("\n\n")), path.name
