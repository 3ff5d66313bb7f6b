"""Archived pages read again: records follow the rules, and no newsroom is blamed for it."""

from __future__ import annotations

import asyncio
import gzip
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from crawler.article import Document
from crawler.captures import Capture, read_captures
from crawler.items import Outlet, Page
from crawler.rereading import Report, Rereading
from pipelines.article.documents import article_id
from pipelines.readers import ReaderFailed, ReaderLost
from pipelines.store.candidates import page_id
from pipelines.store.storage import Store
from pipelines.store.warc import page_record
from pipelines.structure import read_page
from tests.commands import scrapy

ROOT = Path(__file__).parent.parent
OUTLET = Outlet("herald", "Herald", "https://herald.example/", "KR", ("en",), "UTC", ("state",), ("herald.example",))
MOMENT = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
TEXT = "Rain fell in the valley for a third day, and the river rose above the lower bridge by the evening."


def html(headline: str, text: str = TEXT) -> bytes:
    return f"<!doctype html><html lang=en><body><article><h1>{headline}</h1><p>{text}</p></article>".encode()


def page(number: int, body: bytes, after: int = 0) -> Page:
    when = MOMENT + timedelta(hours=after)
    return Page(
        f"https://herald.example/news/{number}", body, OUTLET, fetched=when, headers=(("Content-Type", "text/html"),)
    )


def warc(folder: Path, *pages: Page, name: str = "a.warc.gz") -> Path:
    path = folder / name
    path.write_bytes(b"".join(map(page_record, pages)))
    return path


class Direct:
    """Readers in the calling process; some pages kill them, some find a fault of ours."""

    async def run(self, function: Any, page: Page) -> Any:
        if "kill" in page.url:
            raise ReaderLost("reader_died")
        if "fault" in page.url:
            raise ReaderFailed("Traceback …")
        return function(page)


@contextmanager
def database(uri: str, name: str) -> Iterator[Any]:
    with MongoClient[Document](uri, tz_aware=True) as client:
        yield client[name]


def reread(
    uri: str, name: str, *paths: Path, dry_run: bool = False, only: str = "", outlets: tuple[Outlet, ...] = (OUTLET,)
) -> Report:
    async def run() -> Report:
        async with Store(uri, name, linger=0.01) as store:
            chosen, known = frozenset(filter(None, [only])), {outlet.id: outlet for outlet in outlets}
            rereading = Rereading(store, Direct(), known, chosen, dry_run=dry_run)  # type: ignore[arg-type]
            await rereading.read(paths, 8, lambda done: None)
            return rereading.report

    return asyncio.run(run())


def crawl(uri: str, name: str, path: Path, *pages: Page) -> None:
    """Stores articles as a crawl does: each points at its record."""

    # read back: a record's length differs by a byte or two each time, with its random id
    offsets = [capture.offset for capture in read_captures(path) if isinstance(capture, Capture)]

    async def run() -> None:
        async with Store(uri, name, linger=0.01) as store:
            for one, offset in zip(pages, offsets, strict=False):
                one.origin = {"warc": path.name, "warc_offset": str(offset)}
                await store.put(read_page(one))

    asyncio.run(run())


def test_an_archive_fills_an_empty_store_and_reading_it_again_changes_nothing(
    mongod: str, database: str, tmp_path: Path
) -> None:
    path = warc(
        tmp_path,
        page(1, html("Rain in the valley")),
        page(2, html("Snow on the pass")),
        page(3, b"<p>Rain fell in the valley."),
    )
    assert reread(mongod, database, path, dry_run=True).outcomes == {"new": 2}
    first = reread(mongod, database, path)
    assert (first.outcomes, first.skipped) == ({"new": 2}, {"no_headline": 1})
    with MongoClient[Document](mongod) as client:
        before = list(client[database]["articles"].find())
        assert {article["headline"] for article in before} == {"Rain in the valley", "Snow on the pass"}
        assert client[database]["pages"].count_documents({"state": "done"}) == 2
        assert reread(mongod, database, path).outcomes == {"unchanged": 2}
        assert list(client[database]["articles"].find()) == before
        assert client[database]["revisions"].count_documents({}) == 0


def test_an_article_whose_outlet_has_no_file_here_is_left_alone(mongod: str, database: str, tmp_path: Path) -> None:
    zoneless = html("Rain in the valley").replace(b"<p>", b"<time>12 May 2026 09:15</time><p>", 1)
    path = warc(tmp_path, page(1, zoneless), page(2, html("Snow on the pass"), after=2))
    crawl(mongod, database, path, page(1, zoneless))
    with MongoClient[Document](mongod) as client:
        before = client[database]["articles"].find_one()
        assert reread(mongod, database, path, outlets=()).outcomes == {"outlet missing": 1, "new": 1}
        assert client[database]["articles"].find_one({"outlet": "herald"}) == before
        assert client[database]["revisions"].count_documents({}) == 0


@pytest.mark.parametrize("together", [True, False], ids=["in one file", "in two, one day and the next"])
def test_later_captures_of_a_page_are_its_later_states(
    mongod: str, database: str, tmp_path: Path, together: bool
) -> None:
    states = [page(1, html(f"Rain, day {n}", f"{TEXT} Day {n}."), after=24 * n) for n in (1, 2, 3)]
    names = ["a.warc.gz"] * 3 if together else [f"{n}.warc.gz" for n in (1, 2, 3)]
    paths = {
        name: warc(tmp_path, *(s for s, own in zip(states, names, strict=True) if own == name), name=name)
        for name in names
    }
    outcomes = sum((reread(mongod, database, path).outcomes for path in paths.values()), Counter[str]())
    assert outcomes == {"new": 1, "edited": 2}
    with MongoClient[Document](mongod, tz_aware=True) as client:
        (stored,) = client[database]["articles"].find()
        assert (stored["headline"], stored["revision"], stored["last_checked"]) == ("Rain, day 3", 3, states[2].fetched)
        former = client[database]["revisions"].find(sort=[("revision", 1)])
        assert [(one["article"]["headline"], one["replaced"]) for one in former] == [
            ("Rain, day 1", states[1].fetched),
            ("Rain, day 2", states[2].fetched),
        ]
    assert reread(mongod, database, *dict.fromkeys(paths.values())).outcomes == {"superseded": 2, "unchanged": 1}


def test_an_article_that_has_moved_is_one_when_it_is_read_again(mongod: str, database: str, tmp_path: Path) -> None:
    first, second = page(1, html("Rain in the valley")), page(2, html("Rain in the valleys"), after=1)
    path = warc(tmp_path, first, second)
    with MongoClient[Document](mongod) as client:
        known = {"_id": page_id(first.url), "article_id": article_id(first.url)}
        client[database]["pages"].insert_many([known, known | {"_id": page_id(second.url)}])
        crawl(mongod, database, path, first, second)
        articles = client[database]["articles"]
        articles.update_one(
            {}, {"$set": {"section": "Home", "content_hash": "of other rules", "provenance.extractor": "0"}}
        )
        assert reread(mongod, database, path).outcomes == {"superseded": 1, "read differently": 1}
        (stored,) = articles.find()
        assert (stored["_id"], stored["url"], stored["revision"]) == (known["article_id"], second.url, 3)
        assert [one.get("cause") for one in client[database]["revisions"].find(sort=[("revision", 1)])] == [
            None,
            "extractor",
        ]


def test_a_forgotten_page_changes_no_article_that_reads_alike(mongod: str, database: str, tmp_path: Path) -> None:
    kept, gone = page(1, html("Rain in the valley")), page(2, html("Rain in the valleys"), after=1)
    path = warc(tmp_path, kept, gone)
    crawl(mongod, database, path, kept)
    with MongoClient[Document](mongod) as client:
        known = {"url": gone.url, "state": "forgotten", "article_id": article_id(kept.url)}  # where it led once
        client[database]["pages"].insert_one({"_id": page_id(gone.url)} | known)
        before = client[database]["articles"].find_one()
        assert reread(mongod, database, path).outcomes == {"unchanged": 1, "forgotten": 1}
        assert client[database]["articles"].find_one() == before


def test_what_reads_otherwise_is_a_revision_made_by_the_extractor(mongod: str, database: str, tmp_path: Path) -> None:
    first, second = page(1, html("Rain in the valley")), page(2, html("Snow on the pass"))
    path = warc(tmp_path, first, second)
    crawl(mongod, database, path, first, second)
    with MongoClient[Document](mongod) as client:
        articles = client[database]["articles"]
        right = articles.find_one({"headline": "Rain in the valley"})
        assert right
        older = {"headline": "RAIN", "section": "Home", "content_hash": "of other rules", "provenance.extractor": "0"}
        articles.update_one({"_id": right["_id"]}, {"$set": older})
        stored = articles.find_one({"_id": right["_id"]})
        assert stored
        dry = reread(mongod, database, path, dry_run=True)
        assert articles.find_one({"_id": right["_id"]}) == stored
        report = reread(mongod, database, path)
        assert dry.outcomes == report.outcomes == {"read differently": 1, "unchanged": 1}
        assert dry.examples["headline"] == [(first.url, "RAIN", "Rain in the valley")]
        now = articles.find_one({"_id": right["_id"]})
        assert now and now["change"] != stored["change"]
        assert {key: now[key] for key in now if key not in ("change", "revision")} == {
            key: right[key] for key in right if key not in ("change", "revision")
        }
        (former,) = client[database]["revisions"].find()
        assert (former["cause"], former["stealth"], former["fields"]) == ("extractor", False, ["headline", "section"])
        assert (former["article"], former["revision"], now["revision"]) == (stored, 1, 2)
        assert reread(mongod, database, path).outcomes == {"unchanged": 2}


def test_a_record_that_is_none_of_ours_stops_no_reading(mongod: str, database: str, tmp_path: Path) -> None:
    pages = [page(n, html(f"Rain in valley {n}")) for n in (1, 2)]
    path = warc(tmp_path, *pages)
    with MongoClient[Document](mongod) as client:
        client[database]["articles"].insert_one({"_id": article_id(pages[0].url), "headline": "somebody else's"})
    assert reread(mongod, database, path).outcomes == {"odd stored": 1, "new": 1}


def test_a_rule_of_another_name_changes_the_provenance_alone(mongod: str, database: str, tmp_path: Path) -> None:
    one = page(1, html("Rain in the valley"))
    path = warc(tmp_path, one)
    crawl(mongod, database, path, one)
    with MongoClient[Document](mongod) as client:
        articles = client[database]["articles"]
        before = articles.find_one()
        articles.update_one({}, {"$set": {"provenance.extractor": "0"}})
        assert reread(mongod, database, path).outcomes == {"provenance": 1}
        assert articles.find_one() == before


def test_pages_of_one_article_are_taken_in_their_order(mongod: str, database: str, tmp_path: Path) -> None:
    states = [page(1, html("Rain in the valley", f"{TEXT} Update {n}, said the mayor."), n) for n in range(3)]
    path = warc(tmp_path, *states)
    crawl(mongod, database, path, states[0])
    report = reread(mongod, database, path)
    # what came after the crawl's page is older than the store's last look, so no edit
    assert report.outcomes == {"unchanged": 1, "superseded": 2}
    late = [page(1, html("Rain in the valley", f"{TEXT} Update {n}, said the mayor."), 24 * 365 * 40) for n in (8, 9)]
    newer = warc(tmp_path, *late, name="b.warc.gz")
    assert reread(mongod, database, newer).outcomes == {"edited": 2}
    with MongoClient[Document](mongod) as client:
        assert [former.get("cause") for former in client[database]["revisions"].find()] in (
            [None, None],
            ["outlet"] * 2,
        )
        stored = client[database]["articles"].find_one()
        assert stored and "Update 9" in stored["text"]


def test_a_reader_that_dies_loses_its_page_and_no_other(mongod: str, database: str, tmp_path: Path) -> None:
    good = page(1, html("Rain in the valley"))
    bad = [replace(good, url=f"https://herald.example/{name}") for name in ("kill", "fault")]
    report = reread(mongod, database, warc(tmp_path, bad[0], good, bad[1]))
    assert (report.outcomes, report.skipped) == ({"new": 1}, {"reader_died": 1, "reader_failed": 1})
    assert "fault of ours" in report.damage[0]


def test_only_the_outlets_asked_for_are_read(mongod: str, database: str, tmp_path: Path) -> None:
    foreign = replace(page(1, html("Elsewhere")), url="https://tribune.example/1", outlet=None)
    path = warc(tmp_path, foreign, page(2, html("Snow on the pass")))
    report = reread(mongod, database, path, only="herald", dry_run=True)
    assert (report.outcomes, report.skipped) == ({"new": 1}, {"other_outlet": 1})


def test_the_command_reads_in_processes_and_says_what_it_did(mongod: str, database: str, tmp_path: Path) -> None:
    environment = {"MONGODB_URI": mongod, "MONGODB_DATABASE": database, "ARCHIVE_DIR": str(tmp_path)}
    pages = [page(number, html(f"Rain in the valley, day {number}")) for number in range(30)]
    path = warc(tmp_path, *pages)
    path.write_bytes(path.read_bytes()[:-100])
    code, out, err = scrapy("reread", "--dry-run", **environment)
    assert code == 0
    assert out == "1 file, 29 responses, 29 articles: 29 new\nnothing was written (--dry-run)\n"
    assert "a.warc.gz: damaged at" in err
    with MongoClient[Document](mongod) as client:
        assert client[database].list_collection_names() == []
    assert scrapy("reread", **environment)[1] == "1 file, 29 responses, 29 articles: 29 new\n"
    assert scrapy("reread", str(path), **environment)[1] == "1 file, 29 responses, 29 articles: 29 unchanged\n"


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["no-such.warc.gz"], 1, "no-such.warc.gz: No such file"),
        (["README.md"], 1, "README.md: damaged at 0"),
        (["--processes", "-1", "README.md"], 2, "--processes -1"),
        (["--outlet", "nosuch", "README.md"], 2, "nosuch: no such outlet"),
        ([], 2, "no WARC file in"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(
    args: list[str], code: int, says: str, mongod: str, tmp_path: Path
) -> None:
    got, _, err = scrapy("reread", *args, MONGODB_URI=mongod, ARCHIVE_DIR=str(tmp_path))
    assert (got, err.count("\n")) == (code, 1)
    assert says in err


def test_what_cannot_be_read_among_others_is_said_and_they_are_read(mongod: str, database: str, tmp_path: Path) -> None:
    first, last = (warc(tmp_path, page(n, html(f"Rain, day {n}")), name=f"{n}.warc.gz") for n in (1, 2))
    whole, folder = tmp_path / "whole.warc.gz", tmp_path / "folder"
    whole.write_bytes(
        gzip.compress(b"".join(gzip.decompress(page_record(page(n, html("Fog in the valley")))) for n in (3, 4)))
    )
    folder.mkdir()
    paths = [str(path) for path in (first, whole, folder, last)]
    code, out, err = scrapy("reread", *paths, "--dry-run", MONGODB_URI=mongod, MONGODB_DATABASE=database)
    assert (code, err.count("\n")) == (1, 2)
    assert out.startswith("4 files, 3 responses, 3 articles: 3 new\n")
    assert "whole.warc.gz: gzipped as a whole; `warcio recompress`" in err and "folder: Is a directory" in err


def test_records_of_other_types_are_counted_and_pages_that_give_no_article_named(
    mongod: str, database: str, tmp_path: Path
) -> None:
    path = tmp_path / "hers.warc.gz"
    image = Page("https://herald.example/a.png", b"\x89PNG", headers=(("Content-Type", "image/png"),))
    head = "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: https://herald.example/\r\nWARC-Date: 2026-05-12T09:30:00Z\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n"
    others = (head.format(kind).encode() for kind in ("warcinfo", "request", "metadata", "revisit", "metadata"))
    records = [gzip.compress(one + b"\r\n\r\n") for one in others]
    path.write_bytes(b"".join([*records, page_record(page(1, html("Rain in the valley"))), page_record(image)]))
    named = tmp_path / "named.tsv"
    command = ("reread", str(path), "--dry-run", "--skipped", str(named))
    code, out, _ = scrapy(*command, MONGODB_URI=mongod, MONGODB_DATABASE=database)
    assert code == 0
    assert "skipped: 1 binary_body\nrecords of other types: 2 metadata, 1 request, 1 revisit\nnothing was" in out
    assert named.read_text("utf-8") == "binary_body\thttps://herald.example/a.png\n"


def test_a_body_may_be_as_large_as_in_a_crawl(mongod: str, database: str, tmp_path: Path) -> None:
    large = html("Rain in the valley") + b"<!--" + b" " * 8 * 1024 * 1024
    store = {"MONGODB_URI": mongod, "MONGODB_DATABASE": database, "STATE_DIR": str(tmp_path)}
    command = ("reread", str(warc(tmp_path, page(1, large))), "--dry-run", "--processes", "0")
    for setting, said in (("DOWNLOAD_MAXSIZE=9000000", "1 new"), ("DOWNLOAD_MAXSIZE=0", "1 new"), ("DOWNLOAD_MAXSIZE=99", "too_big"), ("LOG_LEVEL=ERROR", "too_big")):  # fmt: skip
        assert said in scrapy(*command, "-s", setting, **store)[1]
