"""What an outlet changes is kept, said in lines to be read, and listed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymongo import MongoClient
from rich.console import Console

from crawler.article import Document
from crawler.commands.changes import print_gone, print_revisions
from crawler.items import BodyBlock, Image
from pipelines.article.diff import MOST_LINES, diff_lines
from pipelines.article.documents import article_id
from pipelines.store.candidates import page_id
from tests.commands import scrapy
from tests.test_storage import article, put_in_turn


def blocks(*texts: str) -> list[Document]:
    return [{"kind": "paragraph", "text": text, "links": []} for text in texts]


@pytest.mark.parametrize(
    ("field", "old", "new", "lines"),
    [
        ("headline", "Ferry sails", "Ferry sinks", ["headline", "- Ferry sails", "+ Ferry sinks"]),
        ("subheadline", None, "In fog", ["subheadline", "+ In fog"]),
        ("bylines", ["A. Skipper", "B. Mate"], ["B. Mate"], ["bylines", "- A. Skipper"]),
        ("body", blocks("One.", "Two.", "Three."), blocks("One.", "Three."), ["body", "- Two."]),
        ("body", blocks("One.", "Two."), blocks("One.", "Zwei.\nDrei."), ["body", "- Two.", "+ Zwei. Drei."]),
        ("dateline", {"text": "ROME —"}, None, ["dateline", "- ROME —"]),
        ("images", [{"text": "A ferry", "url": "x"}], [], ["images", "- A ferry | x"]),
        ("related_links", [], [{"text": "READ MORE: Fog", "url": None}], ["related_links", "+ READ MORE: Fog"]),
        ("modified", datetime(2031, 5, 12, tzinfo=UTC), None, ["modified", "- 2031-05-12T00:00:00+00:00"]),
        ("headline", "Same", "Same", []),
    ],
)
def test_a_change_is_told_by_field_and_line(field: str, old: Any, new: Any, lines: list[str]) -> None:
    assert diff_lines({field: old}, {field: new}, [field]) == lines


texts = st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=8)


@given(texts, texts)
def test_the_lines_of_a_change_lead_from_the_one_state_to_the_other(old: list[str], new: list[str]) -> None:
    lines = diff_lines({"keywords": old}, {"keywords": new}, ["keywords"])[1:]
    gone = [line[2:] for line in lines if line.startswith("- ")]
    come = [line[2:] for line in lines if line.startswith("+ ")]
    assert sorted([*new, *gone]) == sorted([*old, *come])


def test_a_page_made_to_hold_a_reader_up_is_compared_in_part() -> None:
    old, new = blocks(*("x" * 9 for _ in range(50_000))), blocks(*("y" * 9000 for _ in range(50_000)))
    assert len(diff_lines({"body": old}, {"body": new}, ["body"])) == 1 + 2 * MOST_LINES


@pytest.fixture
def edited(mongod: str, database: str) -> str:
    """Three articles, two of them edited, one in stealth; and one that newer rules read differently."""

    later, quay = datetime(2031, 5, 13, tzinfo=UTC), article(4, outlet="quay")
    put_in_turn(
        mongod,
        database,
        *(article(1), article(2), article(3), quay),
        article(
            1,
            headline="Ferry \x1b[2J sinks",
            provenance=article(1).provenance | {"warc": "b.warc.gz", "warc_offset": "9"},
        ),
        article(2, body=[BodyBlock("paragraph", "The ferry sailed at one.")], modified=later),
        replace(quay, images=[Image(text="A quay", caption="A quay")]),
    )
    with MongoClient[Document](mongod) as client:
        reread = {"_id": "r", "article_id": "r", "cause": "extractor", "stealth": False, "fields": ["section"]}
        client[database]["revisions"].insert_one(
            reread | {"replaced": datetime.now(UTC), "article": {"outlet": "quay", "headline": "x", "url": "u"}}
        )
    return database


Changes = Callable[..., tuple[int, list[Document], str]]


@pytest.fixture
def changes(mongod: str) -> Changes:
    """The command: its exit code, the lines it prints, and its errors."""

    def run(database: str, *args: str) -> tuple[int, list[Document], str]:
        code, out, errors = scrapy("changes", *args, MONGODB_URI=mongod, MONGODB_DATABASE=database)
        return code, [json.loads(line) for line in out.splitlines()], errors

    return run


def test_changes_are_listed_the_latest_first_with_their_lines(changes: Changes, edited: str) -> None:
    code, lines, errors = changes(edited)
    assert (code, errors, [line["outlet"] for line in lines]) == (0, "", ["quay", "harbour", "harbour"])
    first = lines[-1]
    assert (first["fields"], first["stealth"], first["revision"]) == (["headline"], True, 1)
    assert first["diff"] == ["headline", "- Ferry 1 sails again", "+ Ferry \x1b[2J sinks"]
    assert first["headline"] == "Ferry 1 sails again" and first["url"].startswith("https://harbour.example/news/1")


@pytest.mark.parametrize(
    ("args", "number"),
    [
        (("--stealth",), 2),
        (("--outlet", "quay"), 1),
        (("--outlet", "quay", "--outlet", "harbour", "--stealth"), 2),
        (("--since", "1h"), 3),
        (("--since", f"{datetime.now(UTC) + timedelta(seconds=-1):%Y-%m-%d}", "--limit", "1"), 1),
        (("--rules",), 4),
    ],
)
def test_changes_are_chosen(changes: Changes, edited: str, args: tuple[str, ...], number: int) -> None:
    code, lines, _ = changes(edited, *args)
    assert (code, len(lines)) == (0, number)


def test_the_history_of_an_article_is_listed_by_address_or_id_with_what_proves_each_state(
    changes: Changes, edited: str, mongod: str
) -> None:
    put_in_turn(mongod, edited, article(1, headline="Ferry floats"))
    url, id = article(1).canonical_url, article_id(article(1).canonical_url)
    with MongoClient[Document](mongod) as client:
        client[edited]["pages"].insert_one({"_id": page_id(url), "url": url, "state": "done", "article_id": id})
        hashes = [one["article"]["content_hash"] for one in client[edited]["revisions"].find({"article_id": id})]
    for named in (url + "?utm_source=a", id):
        code, lines, _ = changes(edited, named)
        assert (code, [line["revision"] for line in lines]) == (0, [2, 1])
        assert (lines[0]["warc"], lines[0]["warc_offset"], lines[1]["warc"]) == ("b.warc.gz", "9", None)
        assert {line["content_hash"] for line in lines} == set(hashes)
    assert changes(edited, url, "--since", "2031-01-01")[1] == []


@pytest.fixture
def gone(mongod: str, edited: str) -> str:
    """Of the articles one is gone, one is had at another address, one is behind a wall; and an address that never was one."""
    ids = [article_id(f"https://harbour.example/news/{n}") for n in range(5)]
    failed: Document = {
        "outlet": "harbour",
        "state": "failed",
        "reason": "http_404",
        "reached": datetime.now(UTC),
        "attempts": 2,
    }
    gone = {"url": "https://harbour.example/old/1", **failed, "article_id": ids[1]}
    moved = {"url": "https://harbour.example/old/2", **failed, "article_id": ids[2]}
    there = {"url": article(2).url, "state": "done", "article_id": ids[2]}
    walled = {"url": article(3).url, **failed, "reason": "http_403", "article_id": ids[3]}
    never = {"url": "https://harbour.example/never", **failed}
    pages = [{"_id": page_id(one["url"]), **one} for one in (gone, moved, there, walled, never)]
    with MongoClient[Document](mongod) as client:
        client[edited]["pages"].insert_many(pages)
    return edited


def test_an_article_whose_page_is_taken_away_is_listed(
    changes: Changes, gone: str, mongod: str, tmp_path: Path
) -> None:
    code, (line,), errors = changes(gone, "--gone", "--since", "1h", "--outlet", "harbour")
    assert (code, errors, line["url"], line["headline"]) == (0, "", article(1).url, "Ferry \x1b[2J sinks")
    assert (line["reason"], line["looks"], line["reached"][:2]) == ("http_404", 2, "20")
    assert changes(gone, "--gone", "--outlet", "quay")[1] == []
    with (tmp_path / "out").open("w+") as file:
        print_gone(Console(file=file, width=140, force_terminal=False), [line])
        file.seek(0)
        shown = file.read()
    assert "\x1b" not in shown and "HTTP 404" in shown and "Ferry [2J sinks" in shown


@pytest.mark.parametrize(
    "args", [("--since", "soon"), ("--limit", "0"), ("x",), ("--gone", "--stealth"), ("--gone", "0" * 32)]
)
def test_a_bad_option_exits_2_in_a_line(changes: Changes, database: str, args: tuple[str, ...]) -> None:
    code, lines, errors = changes(database, *args)
    assert (code, lines, errors.count("\n")) == (2, [], 1)


def test_on_a_terminal_it_is_a_table_that_no_page_can_write_over(mongod: str, edited: str, tmp_path: Path) -> None:
    with MongoClient[Document](mongod) as client, (tmp_path / "out").open("w+") as file:
        found = list(client[edited]["revisions"].find({"cause": None}))
        print_revisions(Console(file=file, width=140, force_terminal=False), found, with_diff=True)
        file.seek(0)
        shown = file.read()
    assert "\x1b" not in shown and "+ Ferry [2J sinks" in shown and "headline before" in shown
