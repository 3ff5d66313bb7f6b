"""`scrapy forget`: an article is taken out everywhere, the others stay as they are, and nothing brings it back."""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from scrapy.utils.test import get_crawler

from crawler.captures import Capture, read_captures
from crawler.items import Page
from pipelines.article.documents import article_id
from pipelines.store.archive import Archive, ArchivePipeline
from pipelines.store.blanks import blank, complete_blanks
from pipelines.store.candidates import page_id
from pipelines.store.forgotten import forget, look_for
from pipelines.store.lock import store_lock
from pipelines.store.warc import blank_record, page_record
from tests.commands import run_scrapy, start_scrapy
from tests.local_web import Answer, LocalWeb

SITE = "http://quay.example"
SHORT, LONG = f"{SITE}/s/1", f"{SITE}/story/a-name-in-the-paper"
OTHER = f"{SITE}/story/the-ferry-sails-at-noon"
MOVED = f"{SITE}/story/the-same-name-elsewhere"


def page(line: str, head: str = "") -> Answer:
    text = "".join(
        f"<p>{line} stood at the quay on the {day}. day, and the ferry sailed at noon.</p>" for day in range(9)
    )
    return Answer(
        f"<html lang=en><head>{head}<title>{line}</title></head><body><article><h1>{line}</h1>{text}</article>"
    )


@dataclass(slots=True)
class Desk:
    """A web, a store and an archive."""

    web: LocalWeb
    env: dict[str, str]
    store: Any
    archive: Path

    def run(self, *args: str, code: int = 0) -> str:
        done = run_scrapy(*args, env=self.env)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
        return done.stdout + done.stderr

    def crawl(self, *urls: str, code: int = 0) -> str:
        quick = ("AUTOTHROTTLE_START_DELAY=0.01", "RETRY_TIMES=0", "READER_PROCESSES=0")
        options = [part for one in quick for part in ("-s", one)]
        return self.run("crawl", "articles", "-a", "urls=" + ",".join(urls), *options, code=code)

    def states(self) -> dict[str, str]:
        return {one["url"]: one["state"] for one in self.store["pages"].find()}

    def archived(self) -> bytes:
        return b"".join(gzip.decompress(path.read_bytes()) for path in sorted(self.archive.glob("*.warc.gz")))


@pytest.fixture
def desk(mongod: str, database: str, tmp_path: Path) -> Iterator[Desk]:
    """An empty store, and a web with an address that leads to another, and a page that is the same as another."""
    web = LocalWeb(
        {
            SHORT: Answer(status=301, headers={"Location": LONG}),
            LONG: page("Ada Winter"),
            OTHER: page("The ferry"),
            MOVED: page("Ada Winter again", f'<link rel="canonical" href="{LONG}">'),
        }
    )
    with web.running() as proxy, MongoClient[Any](mongod) as client:
        env = {"http_proxy": proxy, "MONGODB_URI": mongod, "MONGODB_DATABASE": database}
        env |= {"ARCHIVE_DIR": str(tmp_path / "archive"), "STATE_DIR": str(tmp_path / "state")}
        yield Desk(web, env, client[database], tmp_path / "archive")


def fill(store: Any) -> None:
    """An article that one address led to, its former state, and another article."""
    one, two = ({"_id": article_id(url), "url": url, "canonical_url": url, "outlet": "quay"} for url in (LONG, OTHER))
    led = one | {"provenance": {"asked": SHORT}}
    store["articles"].insert_many([led, two])
    store["revisions"].insert_one({"article_id": one["_id"], "article": led})
    states = {LONG: one["_id"], OTHER: two["_id"]}
    store["pages"].insert_many(
        {"_id": page_id(url), "url": url, "outlet": "quay", "state": "done", "article_id": id, "etag": "x"}
        for url, id in states.items()
    )


def test_what_is_forgotten_is_gone_from_store_and_archive_and_does_not_come_back(desk: Desk) -> None:
    desk.crawl(SHORT, OTHER)
    desk.web.routes[LONG] = page("Ada Winter, corrected,")
    desk.crawl(LONG)
    kept = {path: path.read_bytes() for path in desk.archive.iterdir()}
    assert desk.run("forget", LONG) == "forgotten: 1 article, 1 former state, 2 archived pages; 2 addresses\n"
    assert b"Ada Winter" not in desk.archived() and b"The ferry" in desk.archived()
    # the others are where their records say
    assert {path: path.stat().st_size for path in kept} == {path: len(body) for path, body in kept.items()}
    assert "2 files, 1 responses, 1 articles: 1 unchanged" in desk.run("reread", "--dry-run", "--processes", "0")
    desk.web.log.clear()
    assert f"{SHORT} is not fetched: it is forgotten" in desk.crawl(SHORT, LONG, OTHER)
    assert not desk.web.asked(LONG)
    # another address may be asked for, and names it; an older copy of the archive has it
    assert "forgotten" in desk.crawl(MOVED, code=1)
    assert b"Ada Winter" not in desk.archived()
    named = page_record(
        Page(MOVED, str(desk.web.routes[MOVED].body).encode(), headers=(("Content-Type", "text/html"),))
    )
    for (path, body), more in zip(kept.items(), (named, b""), strict=True):
        path.write_bytes(body + more)
    assert "articles: 3 forgotten, " in desk.run("reread", "--processes", "0")
    assert [one["url"] for one in desk.store["articles"].find()] == [OTHER]
    assert desk.run("forget", LONG, "--undo") == "2 addresses may be fetched again\n"
    assert LONG not in desk.states()


@pytest.mark.parametrize("named", [SHORT, LONG + "?utm_source=a", article_id(LONG)])
def test_any_address_of_an_article_names_it_and_so_does_its_id(mongod: str, database: str, named: str) -> None:
    with MongoClient[Any](mongod) as client:
        store = client[database]
        fill(store)
        if named == SHORT:
            store["pages"].insert_one({"_id": page_id(SHORT), "url": SHORT, "article_id": article_id(LONG)})
        for articles, revisions in ((1, 1), (0, 0)):
            found = look_for(store, [] if named == article_id(LONG) else [named], {named})
            assert (len(found.articles), found.revisions, len(found.pages)) == (articles, revisions, 2)
            forget(store, found)
        assert [one["url"] for one in store["articles"].find()] == [OTHER]
        assert store["revisions"].count_documents({}) == 0
        assert {one["url"]: one["state"] for one in store["pages"].find()} == {
            **dict.fromkeys((SHORT, LONG), "forgotten"),
            OTHER: "done",
        }
        (page,) = store["pages"].find({"_id": page_id(LONG)}, {"_id": 0, "url": 1, "etag": 1, "article_id": 1})
        assert page == {"url": LONG, "article_id": article_id(LONG)}


def test_an_articles_own_addresses_are_found_though_no_page_has_them(mongod: str, database: str) -> None:
    with MongoClient[Any](mongod) as client:
        store = client[database]
        store["articles"].insert_one({"_id": article_id(LONG), "url": SHORT, "canonical_url": LONG, "outlet": "herald"})
        found = look_for(store, [], {article_id(LONG)})
    assert {page["url"] for page in found.pages.values()} == {SHORT, LONG}


def test_a_dry_run_says_what_there_is_and_takes_nothing_out(desk: Desk) -> None:
    fill(desk.store)
    there = "1 article, 1 former state, 0 archived pages; 2 addresses (--dry-run: nothing was removed)\n"
    assert desk.run("forget", LONG, "--dry-run") == there
    assert desk.store["articles"].count_documents({}) == 2


def test_an_address_that_was_never_seen_is_left_alone_from_then_on(desk: Desk) -> None:
    assert "0 articles" in desk.run("forget", f"{SITE}/never")
    (line,) = desk.run("pages", "--state", "forgotten").splitlines()
    assert json.loads(line)["url"] == f"{SITE}/never"


@pytest.mark.parametrize(
    "args", [[], ["ferry"], ["ftp://quay.example/"], ["0" * 32], ["--urls", "no/such"], [LONG, "--undo", "--dry-run"]]
)
def test_what_names_no_article_is_said_and_nothing_is_taken_out(desk: Desk, args: list[str]) -> None:
    assert "scrapy forget: " in desk.run("forget", *args, code=2)
    assert desk.states() == {}


@pytest.mark.parametrize("other", ["statemedia", "reread 1a2b3c4d", "forget"])
def test_beside_a_crawl_a_reread_or_another_forget_nothing_is_taken_out(desk: Desk, other: str) -> None:
    fill(desk.store)
    with store_lock(desk.env["MONGODB_URI"], desk.env["MONGODB_DATABASE"], other, "elsewhere", lambda: None):
        assert f"{other} is at work" in desk.run("forget", LONG, code=75)
    assert desk.store["articles"].count_documents({}) == 2


def test_a_reread_at_work_is_seen(desk: Desk, tmp_path: Path) -> None:
    fill(desk.store)
    slow, end = tmp_path / "slow.warc.gz", time.monotonic() + 60
    os.mkfifo(slow)
    with (tmp_path / "said").open("wb") as said:
        reread = start_scrapy("reread", "--processes", "0", str(slow), env=desk.env, out=said, err=said)
    while not desk.store["locks"].find_one() and time.monotonic() < end:
        time.sleep(0.02)
    assert "another run of reread" in desk.run("forget", LONG, code=75)
    slow.open("wb").close()  # lets it go on
    reread.wait(60)
    assert "forgotten: 1 article" in desk.run("forget", LONG)


def test_places_of_the_archive_that_cannot_be_read_are_told(desk: Desk) -> None:
    desk.crawl(LONG, OTHER)
    (path,) = desk.archive.iterdir()
    path.write_bytes(path.read_bytes()[:-50])  # a crawl was killed while it wrote
    said = desk.run("forget", LONG)
    assert "forgotten: 1 article" in said and f"{path.name}: damaged at " in said and "may hold a part" in said


def test_a_file_of_the_archive_that_cannot_be_read_is_told(desk: Desk) -> None:
    fill(desk.store)
    desk.archive.mkdir()
    (desk.archive / "a.warc.gz").symlink_to("/proc/self/mem")  # opens, and cannot be read at 0
    assert "scrapy forget: not completed: " in desk.run("forget", LONG, code=1)
    (desk.archive / "a.warc.gz").unlink()
    assert "forgotten: " in desk.run("forget", LONG)


def test_what_a_kill_left_half_there_the_next_call_takes_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.crawl(OTHER)
    desk.crawl(LONG)
    _, path = sorted(desk.archive.iterdir())
    whole = path.read_bytes()
    (offset,) = (one.offset for one in read_captures(path) if isinstance(one, Capture) and one.url == LONG)
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.store.blanks.blank_record", lambda length: blank_record(length)[: length // 2])
        patch.setattr(Path, "unlink", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            blank(path, [offset])
    end = next(at for at in range(offset + 9, len(whole)) if path.read_bytes()[at:] == whole[at:])
    assert end < len(whole) - 99
    assert "damaged" not in desk.run("forget", LONG)
    assert whole[end : end + 99] not in path.read_bytes() and b"The ferry" in desk.archived()
    assert len([*desk.archive.iterdir()]) == 2


def test_what_a_kill_left_half_there_the_next_crawl_takes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    archive = Archive(tmp_path, 10**6, 10**9)
    name, offset = archive.keep(Page(LONG, b"Ada Winter" * 99))
    archive.close()
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.store.blanks.blank_record", lambda length: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            blank(tmp_path / name, [offset])
    crawl = ArchivePipeline(get_crawler(settings_dict={"ARCHIVE_DIR": str(tmp_path), "ARCHIVE_ENABLED": True}))
    crawl.open_spider()
    assert b"Ada Winter" not in gzip.decompress((tmp_path / name).read_bytes())
    assert [path.name for path in tmp_path.iterdir()] == [name]
    # where it cannot be completed, the crawl begins all the same
    (tmp_path / f"{name}.blanks").mkdir()
    crawl.open_spider()
    assert "is not gone yet" in caplog.text


def test_a_note_that_was_never_complete_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"x" * 500)
    (tmp_path / "a.warc.gz.blanks").write_text("[[0, 3")
    (tmp_path / "dropped.warc.gz.blanks").write_text("[[0, 300]]")
    complete_blanks(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.warc.gz": b"x" * 500}


@pytest.mark.parametrize("length", [200, 268, 70_000])
def test_an_empty_record_is_as_long_as_the_one_in_whose_place_it_comes(length: int) -> None:
    record = blank_record(length)
    assert len(record) == length and gzip.decompress(record).startswith(b"WARC/1.0\r\nWARC-Type: warcinfo")


def test_an_empty_record_never_reaches_into_the_next_one() -> None:
    with pytest.raises(ValueError, match="no room"):
        blank_record(100)
