"""One whole crawl: the real commands, the newsroom's web, a real mongod."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pymongo import MongoClient

from crawler.article import Document
from crawler.captures import Capture, read_captures
from crawler.items import Article
from crawler.runs.summary import COLUMNS
from newsroom.site import FOLDER
from newsroom.web import Newsroom
from pipelines.store.archive import archive_files
from tests.commands import begin_crawl, run_scrapy

ROOT = Path(__file__).parent.parent
MERIDIAN, PEARL = "https://www.meridiandaily.example", "https://www.pearltimes.example"
NORTHERN, HUACHEN = "https://www.northernwave.example/news/articles", "https://english.huachen.example/2017-12"
CANONICAL = f"{MERIDIAN}/a/202610/01/WS68dc3300a3108622abca0003.html"
GALLERY = f"{MERIDIAN}/a/202609/26/WS68d6aa02a3108622abca0002.html"
DAWN = "http://www.chenguangribao.example/n1/2024/0426"
NIGHT_BOATS, GRANARY = f"{DAWN}/c1001-40224001.html", f"{DAWN}/c1001-40225001.html"
FORBIDDEN = ("http://www.chenguangribao.example/private/2026/0101/c1-1.html", "https://norta.example/internal/8849999")
REFUSED = {
    f"{PEARL}/page/202609/1344555.shtml": "empty body",
    f"{PEARL}/page/202609/1350000.shtml": "index",
    f"{PEARL}/page/202609/1344666.shtml": "no_text",
    f"{NORTHERN}/c00gone000o": "soft_404",
    f"{NORTHERN}/c00scan000o": "binary body",
    f"{MERIDIAN}/hk/article/601302": "answer too big",
    **dict.fromkeys(FORBIDDEN, "forbidden by robots.txt"),
}
FAILED = {
    f"{MERIDIAN}/hk/article/601300": "too many redirects",
    f"{MERIDIAN}/hk/article/601303": "HTTP 410",
    f"{NORTHERN}/c00none000o": "HTTP 404",
    f"{HUACHEN}/12/c_136800001.htm": "HTTP 410",
    f"{HUACHEN}/11/c_136800002.htm": "HTTP 410",
}
JUNK = ("rubbish", "mailto:desk@meridiandaily.example", "http://127.0.0.1/x", "https://[::1", "\ufffd\x01", "")


@dataclass(frozen=True, slots=True)
class Run:
    code: int
    out: str
    errors: str
    asked: list[str]
    """Addresses that were requested, in order."""
    articles: list[Document]
    """All of the collection, after it."""

    @property
    def ends(self) -> dict[str, str]:
        """Address -> why it gave no article."""
        fetching = re.findall(r"no page from (\S+): (.+)", self.errors)
        return dict(fetching) | {url: reason for reason, url in re.findall(r"Dropped (\w+): (\S+)", self.errors)}

    @property
    def counts(self) -> dict[str, int]:
        """The summary's last row, by the names of its columns."""
        row = next(line for line in self.errors.splitlines() if re.match(r"all +\d+/\d+ ", line))
        return dict(zip(COLUMNS, map(int, row.split()[2 : 2 + len(COLUMNS)]), strict=True))


def outlets(*kinds: str) -> str:
    files = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in (FOLDER / "outlets").glob("*.toml")}
    return ",".join(sorted(id for id, declared in files.items() if set(declared["kinds"]) & set(kinds)))


def golden() -> dict[str, Document]:
    """The golden records by address."""
    records = (json.loads(path.read_text("utf-8")) for path in (ROOT / "tests/golden").glob("*.example/*.json"))
    return {record["url"]: record for record in records}


@dataclass(frozen=True, slots=True)
class House:
    """A newsroom and a database."""

    room: Newsroom
    uri: str
    client: MongoClient[Document]

    def run(self, database: str, *args: str) -> Run:
        """What ``scrapy …`` gives; a crawl is started as a user would start it."""
        before = len(self.room.requests)
        env = os.environ | self.room.environment() | {"MONGODB_URI": self.uri, "MONGODB_DATABASE": database}
        if args[0] == "crawl":
            command = [sys.executable, "-m", "scrapy", *args]
            done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300)
        else:
            done = run_scrapy(*args, env=env, timeout=300)
        asked = [request.url for request in self.room.requests[before:]]
        stored = list(self.client[database]["articles"].find().sort("_id"))
        return Run(done.returncode, done.stdout, done.stderr, asked, stored)

    def crawl(self, database: str, spider: str, argument: str) -> Run:
        return self.run(database, "crawl", spider, "-a", argument, "--summary", "-s", "LOG_LEVEL=DEBUG")


@pytest.fixture(scope="module")
def house(mongod: str) -> Iterator[House]:
    with Newsroom() as room, MongoClient[Document](mongod) as client:
        yield House(room, mongod, client)
        for database in ("whole_crawl", "whole_list"):
            client.drop_database(database)


@pytest.fixture(scope="module")
def first(house: House) -> tuple[Run, Run]:
    """Both spiders on an empty database."""
    state = house.crawl("whole_crawl", "statemedia", f"outlets={outlets('state', 'public')}")
    return state, house.crawl("whole_crawl", "wireservices", f"outlets={outlets('wire')}")


@pytest.fixture(scope="module")
def again(house: House, first: tuple[Run, Run]) -> tuple[Run, Run]:
    """Both once more."""
    state = house.crawl("whole_crawl", "statemedia", f"outlets={outlets('state', 'public')}")
    return state, house.crawl("whole_crawl", "wireservices", f"outlets={outlets('wire')}")


def test_every_article_that_a_listing_names_is_stored_once(first: tuple[Run, Run]) -> None:
    stored = [article["canonical_url"] for article in first[1].articles]
    assert sorted(stored) == sorted(url for url, record in golden().items() if "refused" not in record)
    assert len({article["_id"] for article in first[1].articles}) == len(stored) > 70


def test_every_stored_article_points_at_the_page_it_was_made_from(first: tuple[Run, Run]) -> None:
    kept = {
        (capture.file, str(capture.offset)): capture.url
        for path in archive_files(Path(os.environ["ARCHIVE_DIR"]))
        for capture in read_captures(path)
        if isinstance(capture, Capture)
    }
    pointed = [(a["url"], kept[a["provenance"]["warc"], a["provenance"]["warc_offset"]]) for a in first[1].articles]
    assert [url for url, archived in pointed if url != archived] == []


def test_an_article_over_several_pages_is_stored_as_one(first: tuple[Run, Run]) -> None:
    stored = {article["url"]: article for article in first[1].articles}
    for url, pages in ((GALLERY, 3), (NIGHT_BOATS, 3)):
        article, record = stored[url], golden()[url]
        assert [block["text"] for block in article["body"]] == record["paragraphs"]
        assert [image["caption"] for image in article["images"]] == [image["caption"] for image in record["images"]]
        assert article["signoff"] == record["signoff"]
        assert article["provenance"]["pages"] == str(pages)
    further = [url for url in first[0].asked if re.search(r"[_-][23]\.html$", url)]
    assert len(further) == len(set(further)) == 5
    assert not set(further) & set(stored)


def test_an_article_whose_further_page_is_gone_is_stored_with_what_was_had(first: tuple[Run, Run]) -> None:
    article = next(article for article in first[1].articles if article["url"] == GRANARY)
    assert [block["text"] for block in article["body"]] == golden()[GRANARY]["paragraphs"]
    assert article["provenance"]["pages"] == "1, no more: HTTP 404"
    assert f"an article goes without its page {GRANARY.replace('.html', '-2.html')}: HTTP 404" in first[0].errors


def test_structure_asks_for_an_articles_further_pages_as_the_crawl_does(house: House) -> None:
    read = house.run("whole_crawl_nothing", "structure", NIGHT_BOATS, GRANARY)
    decoder = json.JSONDecoder()
    whole, end = decoder.raw_decode(read.out)
    cut, _ = decoder.raw_decode(read.out[end:].lstrip())
    for article, url, pages in ((whole, NIGHT_BOATS, "3"), (cut, GRANARY, "1, no more: HTTP 404")):
        assert [block["text"] for block in article["body"]] == golden()[url]["paragraphs"]
        assert article["provenance"]["pages"] == pages
    assert read.code == 0


def test_every_run_is_in_the_ledger_with_its_counts(
    house: House, first: tuple[Run, Run], again: tuple[Run, Run]
) -> None:
    documents = list(house.client["whole_crawl"]["runs"].find().sort("started"))
    assert [(one["spider"], one["state"], one["exit"]) for one in documents] == [
        ("statemedia", "done", 0),
        ("wireservices", "done", 0),
    ] * 2
    for run, document in zip((*first, *again), documents, strict=True):
        assert document["pages"] == run.counts
        sums = {name: sum(part["pages"][name] for part in document["outlets"]) for name in COLUMNS}
        assert sums == run.counts
        assert document["ended"] >= document["started"] and document["message"] == ""
    parts = {part["outlet"]: part for document in documents[:2] for part in document["outlets"]}
    assert all(part["articles"] == part["pages"]["stored"] for part in parts.values())
    stored = [article for article in first[1].articles if article["outlet"] == "pearl_times"]
    assert parts["pearl_times"]["fields"]["published"] == sum(bool(article["published"]) for article in stored) > 0
    assert [trouble["words"] for trouble in parts["meridian_daily"]["troubles"]] == ["HTTP 404"]
    assert {name for name, part in parts.items() if part.get("repeated") == []} == {
        name for name, part in parts.items() if part["articles"]
    }


def test_runs_and_health_print_what_the_ledger_has(
    house: House, first: tuple[Run, Run], again: tuple[Run, Run]
) -> None:
    runs = house.run("whole_crawl", "runs", "--last", "1", "--jsonl")
    assert [json.loads(line)["pages"]["found"] for line in runs.out.splitlines()] == [
        again[1].counts["found"],
        again[0].counts["found"],
    ]
    assert "HTTP 404" in house.run("whole_crawl", "runs", "--outlet", "meridian_daily").out
    assert "listing" not in house.run("whole_crawl", "health").out  # not before the third run in a row
    ledger = list(house.client["whole_crawl"]["runs"].find())
    once_more = [run | {"_id": f"{run['_id']}-again"} for run in ledger]
    house.client["whole_crawl_thrice"]["runs"].insert_many([*ledger, *once_more])
    health = house.run("whole_crawl_thrice", "health", "--fail-on", "alarm")
    assert health.code == 0
    for trouble in (
        "china_rss.xml: HTTP 404",
        "outbrain.xml: HTML instead of a feed",
        "worldrss.xml: frozen: its newest",
    ):
        assert trouble in health.out
    assert house.run("whole_crawl_thrice", "health", "--fail-on", "warning").code == 1
    silent = house.run("whole_crawl_nothing", "health", "--fail-on", "alarm")
    assert (silent.code, silent.out) == (1, "alarm    all spiders  no_run: the ledger has no run\n")


def test_a_killed_run_shows(house: House) -> None:
    runs = house.client["whole_killed"]["runs"]
    with Newsroom(latency=2.0) as slow:
        environment = slow.environment() | {"MONGODB_URI": house.uri, "MONGODB_DATABASE": "whole_killed"}
        command = ["crawl", "statemedia", "-a", f"outlets={outlets('state')}"]
        with tempfile.TemporaryFile() as said:
            process = begin_crawl(command, os.environ | environment, said)
            while not runs.find_one({"state": "running"}):
                assert process.poll() is None
                time.sleep(0.05)
            process.kill()
            process.wait()
    assert house.run("whole_killed", "health").out.startswith("alarm    statemedia  run_died: the run of ")
    assert "died" in house.run("whole_killed", "runs").out
    house.client.drop_database("whole_killed")


def test_what_is_not_stored_is_refused_or_failed_by_its_reason(first: tuple[Run, Run]) -> None:
    assert first[0].ends | first[1].ends == REFUSED | FAILED
    declared = {entry["url"] for entry in tomllib.loads((FOLDER / "site.toml").read_text("utf-8"))["answers"]}
    refused = {url for url, record in golden().items() if "refused" in record}
    assert refused <= REFUSED.keys()
    assert (REFUSED | FAILED).keys() <= declared | refused


def test_every_address_found_has_one_end(first: tuple[Run, Run], again: tuple[Run, Run]) -> None:
    for run in (*first, *again):
        counts = run.counts
        assert counts["found"] == sum(counts[end] for end in ("known", "stored", "refused", "failed")) > 0
        assert counts["refused"] + counts["failed"] == len(run.ends)
        assert counts["unasked"] == 0


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        (f"{CANONICAL}?utm_source=rss&utm_medium=feed", CANONICAL),
        (f"{MERIDIAN}/hk/article/600777", f"{MERIDIAN}/a/202609/28/WS68d8f10aa3108622abca0001.html"),
    ],
)
def test_an_article_under_two_addresses_is_one_document(address: str, canonical: str, first: tuple[Run, Run]) -> None:
    assert {address, canonical} & set(first[0].asked)  # two spellings of one address are asked for once
    assert [article["canonical_url"] for article in first[1].articles].count(canonical) == 1
    assert re.search(r"[12] unchanged", first[0].errors)


def test_what_robots_txt_forbids_is_never_requested(first: tuple[Run, Run], again: tuple[Run, Run]) -> None:
    asked = {url for run in (*first, *again) for url in run.asked}
    assert not asked & set(FORBIDDEN)
    hosts = {urlsplit(url).netloc for url in asked}
    assert {urlsplit(url).netloc for url in asked if url.endswith("/robots.txt")} == hosts


def test_running_again_changes_no_document_and_fetches_no_stored_article(
    first: tuple[Run, Run], again: tuple[Run, Run]
) -> None:
    assert again[1].articles == first[1].articles
    stored = {article[key] for article in first[1].articles for key in ("url", "canonical_url")}
    assert not stored & {url for run in again for url in run.asked}


def test_a_run_with_nothing_new_costs_one_request_a_listing(again: tuple[Run, Run]) -> None:
    for run in again:
        listings = re.search(r"^all +\d+/(\d+) ", run.errors, re.MULTILINE)
        assert listings and len(run.asked) == len(set(run.asked)) == int(listings[1])
        assert (run.counts["fetched"], run.counts["stored"], run.counts["unasked"]) == (0, 0, 0)


def test_a_round_that_did_what_it_could_exits_0_without_a_traceback(
    first: tuple[Run, Run], again: tuple[Run, Run]
) -> None:
    assert [run.code for run in (*first, *again)] == [0, 0, 0, 0]
    assert [run for run in (*first, *again) if "Traceback" in run.errors] == []


@pytest.mark.parametrize(
    ("charset", "url"),
    [
        ("gb2312", "http://www.chenguangribao.example/n1/2024/0424/c1001-40223001.html"),
        ("windows-1251", "https://norta.example/obschestvo/8840777"),
        ("euc-kr", "http://www.haneul.example/bulletin/2010/03/12/0200000000AKR20100312091300004.HTML"),
        ("shift_jis", "https://www3.akebono.example/news/html/20190624/k10011965001000.html"),
    ],
)
def test_a_page_in_an_old_charset_is_stored_in_its_letters(charset: str, url: str, first: tuple[Run, Run]) -> None:
    path = FOLDER / "pages" / url.split("//")[1]
    file = path if path.is_file() else path.with_name(path.name + ".html")
    assert re.search(rf'charset="?{charset}'.encode(), file.read_bytes(), re.IGNORECASE)
    assert {a["canonical_url"]: a["headline"] for a in first[1].articles}[url] == golden()[url]["headline"]


def test_the_archive_read_again_joins_the_same_pages(house: House, first: tuple[Run, Run]) -> None:
    reread = house.run("whole_crawl", "reread", "--dry-run")
    assert reread.code == 0
    assert "read differently" not in reread.out + reread.errors


def test_export_gives_every_stored_article_in_the_records_names(house: House, first: tuple[Run, Run]) -> None:
    export = house.run("whole_crawl", "export", "--format", "jsonl")
    lines = [json.loads(line) for line in export.out.split("\n") if line]
    assert (export.code, export.errors) == (0, "")
    assert [line["_id"] for line in lines] == [article["_id"] for article in first[1].articles]
    assert all(set(line) == {"_id", *Article.__slots__} for line in lines)


def test_a_list_with_junk_in_it_stores_the_rest(house: House, tmp_path: Path) -> None:
    wanted = [url for url, record in golden().items() if "refused" not in record][::24]
    listed = tmp_path / "urls.txt"
    listed.write_text("\n".join((*JUNK, *wanted, next(iter(FAILED)), FORBIDDEN[1])), encoding="utf-8")
    run = house.crawl("whole_list", "articles", f"urls={listed}")
    assert {article["canonical_url"] for article in run.articles} == set(wanted)
    assert (run.code, run.errors.count("is not an address that can be fetched"), run.counts["found"]) == (
        0,
        5,
        len(wanted) + 2,
    )
    assert set(run.ends) == {next(iter(FAILED)), FORBIDDEN[1]}
    assert "Traceback" not in run.errors
