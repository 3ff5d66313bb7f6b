"""`scrapy export`: every stored article, a line each, whole or not at all."""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import pytest
from backports import zstd
from bson import ObjectId
from pymongo import MongoClient
from pymongo.errors import AutoReconnect

from crawler.items import Article, Image
from exports.destination import whole_folder
from pipelines.article.documents import article_id
from pipelines.store.connection import TIMEOUTS
from tests.conftest import Export
from tests.exporting import article, command, environment, fill, full, records


@pytest.fixture
def export(export: Export, mongod: str, database: str) -> Export:
    """The command, on a store with three articles."""
    fill(mongod, database, article("harbour", 1), article("harbour", 2), article("tidewire", 3))
    return export


def test_every_article_is_a_line_in_the_records_names(export: Export) -> None:
    code, out, err = export("--format", "jsonl")
    lines = records(out)
    assert (code, err, len(lines)) == (0, "", 3)
    assert lines == sorted(lines, key=lambda line: str(line["_id"]))
    one = next(line for line in lines if line["outlet"] == "tidewire")
    assert one["_id"] == article_id("https://tidewire.example/3")
    assert one["published"] == "2031-05-03T08:30:00Z"
    assert one["first_seen"].endswith("Z")
    assert one["dateline"]["day"] == "2031-05-03"
    assert one["body"] == [{"kind": "paragraph", "text": "The harbour\u2028opened.", "links": []}]
    assert "港口重开 — day 3" in out
    assert set(one) == {"_id", *Article.__slots__}


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--outlet", "harbour"], {1, 2}),
        (["--outlet", "harbour", "--outlet", "tidewire"], {1, 2, 3}),
        (["--outlet", "xinhua_en"], set()),
    ],
)
def test_it_can_be_asked_for_some_outlets(export: Export, options: list[str], days: set[int]) -> None:
    code, out, _ = export(*options)
    assert code == 0
    assert {int(record["headline"][-1]) for record in records(out)} == days


def test_it_can_be_asked_for_what_was_published_since(mongod: str, database: str, export: Export) -> None:
    undated = Article(canonical_url="https://harbour.example/undated", headline="Undated 7")
    old = Article(
        canonical_url="https://harbour.example/old", headline="Old 8", published=datetime(1999, 5, 1, tzinfo=UTC)
    )
    fill(mongod, database, undated, old)
    _, out, _ = export("--since", "2000-01-01")
    assert {int(record["headline"][-1]) for record in records(out)} == {1, 2, 3, 7}


@pytest.mark.parametrize(
    "options", [["--outlet", "tidewire"], ["--since", "2031-05-20"], ["--outlet", "tidewire", "--until", "2031-06-01"]]
)
def test_few_of_many_are_found_without_looking_through_all(
    mongod: str, database: str, export: Export, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.commands.export.datetime", Clock)
    fill(mongod, database, *(article("dune", day) for day in range(1, 20)), article("tidewire", 20))
    with MongoClient[dict[str, Any]](mongod) as client:
        client[database].command("profile", 2)
        code, out, _ = export(*options)
        client[database].command("profile", 0)
        looked = client[database]["system.profile"].find({"ns": f"{database}.articles", "command.find": "articles"})
        assert sum(question["docsExamined"] for question in looked) <= 2 * len(records(out))
    lines = [record["_id"] for record in records(out)]
    assert (code, lines) == (0, sorted(lines))
    assert article_id("https://tidewire.example/20") in lines


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--format", "xml"], "unknown format 'xml'"),
        (["--format", "parquet.gz"], "compressed inside"),
        (["-o", "x.parquet.zst"], "compressed inside"),
        (["--fields", "headlin"], "unknown field headlin; the fields are _id, url"),
        (["--fields", "headline.text"], "headline has no fields of its own"),
        (["--fields", "dateline.citty"], "unknown field dateline.citty; the fields are text, places"),
        (["--fields", "provenance.wrac"], "unknown field provenance.wrac"),
        (["--fields", "provenance.warc.x"], "provenance.warc has no fields of its own"),
        (["--language", "English"], "--language English: expected a tag"),
        (["--fields", ","], "--fields is empty"),
        (["--format", "ninjs", "--fields", "headline"], "has its own fields"),
        (["--until", "2026-13-01"], "--until 2026-13-01: expected"),
        (["--where", "=5"], "expected FIELD, !FIELD or FIELD=VALUE"),
        (["--where", "headlin"], "unknown field headlin"),
        (["--where", "revision=two"], "revision=two: not a integer"),
        (["--where", "revision=99999999999999999999"], "not a integer"),
        (["--where", "dateline=x"], "name one of its fields"),
        (["--where", "kind=sonnet"], "expected one of article, liveblog, video, gallery"),
        (["--kind", "sonnet"], "expected one of article, liveblog, video, gallery"),
        (["--cursor", "nightly"], "--cursor needs a file or a folder"),
        (["--cursor", "../x", "-o", "/tmp/x"], "a name may have letters, digits"),
        (["--to", "mysql://host/db"], "--to mysql: expected postgresql://"),
        (["--to", "duckdb:x", "--format", "csv"], "neither --format nor --output"),
        (["--outlet", "nosuch"], "nosuch: no such outlet"),
        (["--since", "soon"], "--since soon"),
        (["--since", "2026-09-02", "--until", "2026-09-01"], "is not before --until 2026-09-01"),
        (["--cursor", "", "-o", "/tmp/x"], "--cursor is empty"),
        (["--to", ""], "--to is empty"),
        (["--outlet", ""], "--outlet is empty"),
        (["--to", "duckdb:"], "--to duckdb: names no file"),
        (["-o", "articles.xlsx"], "no format ends in .xlsx: give --format"),
        (["-o", "/no/such/folder/x.jsonl"], "cannot be written"),
        (["-o", "."], "cannot be written"),
        (["-o", "/no/such/folder/"], "/no/such/folder: cannot be written: No such file"),
        (["everything"], "takes only options"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_exit_2(export: Export, options: list[str], says: str) -> None:
    code, out, err = export(*options)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_a_store_that_cannot_be_reached_is_one_line_and_exit_1(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TIMEOUTS, "serverSelectionTimeoutMS", 100)
    code, out, err = export(MONGODB_URI="mongodb://joe:hunter2@127.0.0.1:1")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "no MongoDB answers at 127.0.0.1:1" in err
    assert "hunter2" not in err


@pytest.mark.parametrize(
    ("made", "odd", "says"),
    [
        ("ninjs", {"headline": "theirs"}, "url is missing"),
        ("parquet", {"published": "2026-09-01"}, "published is not of type moment"),
        (
            "parquet",
            {"dateline": {"text": "HERE —", "places": [], "day": "2026-13-01"}},
            "dateline.day is not of type day",
        ),
        ("jsonl", {"headline": b"bytes"}, "headline is not of type string"),
        ("jsonl", {"published": "2026-09-01"}, "published is not of type moment"),
        ("csv", {"keywords": "rain, ferries"}, "keywords is not of type array"),
        ("bulk", {"bylines": ["Jo Doe", None]}, "bylines is missing"),
        ("newsarticle", {"kind": "story"}, "kind is not of type string"),
        ("jsonl", {"dateline": {"text": "HERE —", "places": "Here"}}, "dateline.places is not of type array"),
        ("jsonl", {"_id": ObjectId("0" * 24)}, "_id is not of type string"),
        ("csv", {"images": [{"url": b"bytes"}]}, "images.url is not of type string"),
    ],
)
def test_a_record_that_is_no_article_is_named(
    mongod: str, database: str, export: Export, tmp_path: Path, made: str, odd: dict[str, Any], says: str
) -> None:
    fill(mongod, database, full())
    with MongoClient[dict[str, Any]](mongod) as client:
        whole = client[database]["articles"].find_one({}) or {}
        client[database]["articles"].insert_one((whole if made != "ninjs" else {}) | {"_id": "odd"} | odd)
    code, out, err = export("--format", made, "-o", str(tmp_path / "x"))
    assert (code, out, err.count("\n"), list(tmp_path.iterdir())) == (1, "", 1, [])
    assert f"{odd.get('_id', 'odd')} in articles: {says}" in err


@pytest.mark.parametrize("options", [[], ["--cursor", "desk"]])
def test_a_publisher_has_its_name_and_one_whose_file_is_gone_its_id(
    mongod: str, database: str, export: Export, tmp_path: Path, options: list[str]
) -> None:
    fill(mongod, database, article("rodong", 4))
    written = {}
    for made in ("ninjs", "newsarticle"):
        target = tmp_path / made
        assert (
            export(
                "--format", made, "-o", str(target), *(f"{one}-{made}" if one == "desk" else one for one in options)
            )[0]
            == 0
        )
        written[made] = sorted(records(target.read_text()), key=str)
    sources = [item["infoSources"][0] for item in written["ninjs"]]
    assert {"name": "Rodong Sinmun", "literal": "rodong", "role": "publisher"} in sources
    assert {"name": "harbour", "literal": "harbour", "role": "publisher"} in sources
    publishers = {made["publisher"]["identifier"]: made["publisher"]["name"] for made in written["newsarticle"]}
    assert publishers == {"harbour": "harbour", "tidewire": "tidewire", "rodong": "Rodong Sinmun"}


def test_a_file_appears_when_it_is_whole(export: Export, tmp_path: Path) -> None:
    target = tmp_path / "articles.jsonl"
    target.write_text("yesterday's")
    assert export("-o", str(target)) == (0, "", "")
    assert len(records(target.read_text())) == 3
    target.write_text("yesterday's")
    code, _, _ = export("-o", str(target), MONGODB_URI="mongodb://127.0.0.1:port")
    assert code == 2
    assert target.read_text() == "yesterday's"
    assert list(tmp_path.iterdir()) == [target]


def test_a_device_is_written_to_and_not_replaced(export: Export) -> None:
    code, out, _ = export("-o", "/dev/stdout")
    assert (code, len(records(out))) == (0, 3)
    assert Path("/dev/stdout").is_symlink()


@pytest.mark.parametrize("target", ["x.jsonl", "x.parquet", "x.csv.gz", "set/", "feed"])
def test_a_disk_that_fills_up_on_the_way_leaves_no_half_file(
    mongod: str, database: str, tmp_path: Path, target: str
) -> None:
    fill(mongod, database, *(article("harbour", day, text=random.randbytes(100_000).hex()) for day in range(1, 9)))
    out = tmp_path / "out"
    out.mkdir()
    feed = ["--cursor", "desk"] if target == "feed" else []
    done = subprocess.run(
        command("-o", str(out) if feed else f"{out}/{target}", *feed),
        env=environment(mongod, database, tmp_path),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
        capture_output=True,
    )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"not written in full: File too large" in done.stderr
    assert list(out.iterdir()) == []


def test_a_server_that_goes_away_on_the_way_is_one_line_and_no_file(
    mongod: str, database: str, export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(*_: Any) -> Iterator[dict[str, Any]]:
        yield {"_id": "1"} | asdict(full(dateline=None))
        raise AutoReconnect("connection closed")

    monkeypatch.setattr("exports.delivery.walk", breaking)
    code, _, err = export("-o", str(tmp_path / "x"))
    assert (code, err) == (1, "scrapy export: MongoDB no longer answers: connection closed\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("made", ["jsonl", "csv", "parquet"])
def test_every_format_goes_to_standard_output(export: Export, made: str) -> None:
    code, out, errors = export("--format", made)
    assert (code, "港口重开" in out, errors) == (0, True, "")


def test_who_reads_may_stop_early(mongod: str, database: str, tmp_path: Path) -> None:
    fill(mongod, database, *(article("harbour", day, text="long " * 4000) for day in range(1, 29)))
    with subprocess.Popen(
        command(), env=environment(mongod, database, tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reading:
        assert reading.stdout
        assert reading.stderr
        assert json.loads(reading.stdout.readline())
        reading.stdout.close()
        assert reading.stderr.read() == b""
        assert reading.wait() == 0


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--until", "2031-05-03"], {1, 2}),
        (["--since", "2031-05-02", "--until", "2031-05-03"], {2}),
        (["--kind", "video"], {7}),
        (["--kind", "video", "--kind", "article"], {1, 2, 3, 7, 8}),
        (["--language", "zh"], {7}),
        (["--language", "zh-Hant", "--language", "en"], {7, 8}),
        (["--language", "zh-Han"], set()),
        (["--where", "language"], {7, 8}),
        (["--where", "!language"], {1, 2, 3}),
        (["--where", "dateline.places.name=港口", "--outlet", "tidewire"], {3}),
        (["--where", "bylines=J. Ruiz"], {8}),
        (["--where", "images.position=2"], {8}),
        (["--where", "!bylines=J. Ruiz", "--where", "language=zh-Hant"], {7}),
        (["--where", "published=2031-05-02T08:30:00Z"], {2}),
        (["--where", "dateline.day=2031-05-02"], {2}),
    ],
)
def test_articles_are_chosen_by_what_they_are(
    mongod: str, database: str, export: Export, options: list[str], days: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.commands.export.datetime", Clock)
    more = [
        article("dune", 7, kind="video", language="zh-Hant", dateline=None),
        article("dune", 8, language="en-GB", bylines=["I. Calder", "J. Ruiz"], images=[Image(position=2)]),
    ]
    fill(mongod, database, *more)
    code, out, err = export(*options)
    assert (code, err) == (0, "")
    assert {int(record["headline"][-1]) for record in records(out)} == days


def test_only_the_fields_asked_for_are_given_in_their_order(export: Export) -> None:
    _, out, _ = export("--fields", "headline,dateline.places.name,dateline.text,_id", "--outlet", "tidewire")
    (record,) = records(out)
    assert record == {
        "headline": "港口重开 — day 3",
        "dateline": {"text": "港口 —", "places": [{"name": "港口"}]},
        "_id": article_id("https://tidewire.example/3"),
    }
    assert list(record) == ["headline", "dateline", "_id"]


def test_parts_of_the_provenance_are_fields_of_their_own(mongod: str, database: str, export: Export) -> None:
    origin = {"extractor": "2-ab", "warc": "a.warc.gz", "headline": "title"}
    fill(mongod, database, article("dune", 9, provenance=origin))
    chosen = ("--where", "provenance.extractor=2-ab", "--fields", "outlet,provenance.warc,provenance.asked")
    assert records(export(*chosen)[1]) == [{"outlet": "dune", "provenance": {"warc": "a.warc.gz"}}]
    assert export(*chosen, "--format", "csv")[1].splitlines() == [
        '\ufeff"outlet","provenance.warc","provenance.asked"',
        '"dune","a.warc.gz",""',
    ]


@pytest.mark.parametrize(("name", "unpack"), [("a.jsonl.gz", gzip.decompress), ("a.jsonl.zst", zstd.decompress)])
def test_a_name_says_how_the_file_is_compressed(export: Export, tmp_path: Path, name: str, unpack: Any) -> None:
    _, plain, _ = export()
    for options in (["-o", str(tmp_path / name)], ["-o", str(tmp_path / "x"), "--format", name[2:]]):
        assert export(*options) == (0, "", "")
        assert unpack(Path(options[1]).read_bytes()).decode() == plain


def test_a_folder_has_a_file_for_each_outlet_and_day(
    mongod: str, database: str, export: Export, tmp_path: Path
) -> None:
    days = {f"{datetime.now(UTC):%Y-%m-%d}"}
    fill(mongod, database, article("har/bour", 4, published=None), article("harbour", 5, outlet=None))
    fill(mongod, database, article("unknown", 5))
    days.add(f"{datetime.now(UTC):%Y-%m-%d}")
    folder = tmp_path / "set"
    assert export("-o", f"{folder}/", "--format", "jsonl.gz") == (0, "", "")
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.gz"))
    (today,) = [day for day in days if any(f"/day={day}/" in file for file in files)]
    assert files == [
        "outlet=%75nknown/day=2031-05-05/part-0.jsonl.gz",
        f"outlet=har%2Fbour/day={today}/part-1.jsonl.gz",
        "outlet=harbour/day=2031-05-01/part-0.jsonl.gz",
        "outlet=harbour/day=2031-05-02/part-0.jsonl.gz",
        "outlet=tidewire/day=2031-05-03/part-0.jsonl.gz",
        "outlet=unknown/day=2031-05-05/part-0.jsonl.gz",
    ]
    manifest = json.loads((folder / "_manifest.json").read_text())
    assert (manifest["articles"], manifest["format"]) == (6, "jsonl")
    assert sorted(file["path"] for file in manifest["files"]) == files
    assert all(file["bytes"] == (folder / file["path"]).stat().st_size for file in manifest["files"])


def test_a_folder_of_an_export_is_replaced_whole_and_no_other(export: Export, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    assert export("-o", f"{folder}/") == (0, "", "")
    assert export("-o", str(folder), "--outlet", "tidewire") == (0, "", "")
    assert len(list(folder.rglob("*.jsonl"))) == 1
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "love.txt").write_text("dear")
    code, _, err = export("-o", str(tmp_path / "letters"))
    assert (code, err.count("\n")) == (2, 1)
    assert "the folder has other files in it" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letters", "set"]


def test_a_folder_moved_aside_by_an_export_that_was_killed_is_put_back(export: Export, tmp_path: Path) -> None:
    assert export("-o", f"{tmp_path}/set/") == (0, "", "")
    (tmp_path / "set").rename(tmp_path / ".set.former")
    code, _, _ = export("-o", f"{tmp_path}/set/", "--since", "soon")
    assert code == 2
    with pytest.raises(ZeroDivisionError), whole_folder(tmp_path / "set"):
        raise ZeroDivisionError
    assert len(list((tmp_path / "set").rglob("*.jsonl"))) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_what_a_killed_export_left_is_cleared_away_by_the_next(mongod: str, database: str, tmp_path: Path) -> None:
    fill(mongod, database, *(article("harbour", day, text="long " * 20_000) for day in range(1, 29)))
    target = tmp_path / "out" / "articles.jsonl"
    target.parent.mkdir()
    with subprocess.Popen(command("-o", str(target)), env=environment(mongod, database, tmp_path)) as killed:
        while not list(target.parent.iterdir()) and killed.poll() is None:
            time.sleep(0.005)
        killed.send_signal(signal.SIGKILL)
    if not target.exists():
        (left,) = target.parent.iterdir()
        assert left.name.endswith(".part")
    subprocess.run(command("-o", str(target)), env=environment(mongod, database, tmp_path), check=True)
    assert [path.name for path in target.parent.iterdir()] == ["articles.jsonl"]
    assert len(records(target.read_text())) == 28


def test_progress_is_shown_on_a_terminal_only(mongod: str, database: str, tmp_path: Path) -> None:
    fill(mongod, database, article("harbour", 1))
    ours, theirs = os.openpty()
    done = subprocess.run(
        command("-o", str(tmp_path / "x")),
        env=environment(mongod, database, tmp_path) | {"TERM": "xterm"},
        stderr=theirs,
        stdout=subprocess.PIPE,
        check=True,
    )
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # its other end is closed
        while piece := os.read(ours, 100_000):
            shown += piece
    os.close(ours)
    assert b"1/1" in shown
    assert done.stdout == b""


class Clock(datetime):
    """A now after the articles' days."""

    @classmethod
    def now(cls, tz: Any = None) -> Self:
        return cls(2031, 6, 1, tzinfo=tz)
