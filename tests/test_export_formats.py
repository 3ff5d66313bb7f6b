"""Each format says all that the record says, to the readers it is made for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Article
from exports import bulk, columns, csv_table, jsonl, newsarticle, ninjs, parquet
from exports.columns import arrow_schema, batches
from exports.fields import article_fields, choose, find, paths
from exports.formats import FORMATS
from exports.json_text import json_text
from exports.refusals import BadRequest
from pipelines.article.documents import plain_document, to_document
from tests.conftest import Export
from tests.exporting import article, fill, full, records


def documents() -> list[dict[str, Any]]:
    made = [
        full(),
        full("harbour", 13, canonical_url="", bylines=[]),
        article("harbour", 1),
        Article(url="http://a.example/ü"),
    ]
    now = {"first_seen": datetime(2031, 6, 1, tzinfo=UTC), "last_checked": datetime(2031, 6, 1, tzinfo=UTC)}
    return [to_document(one) | now for one in made]


def written(module: Any, made: list[dict[str, Any]], fields: str | None = None) -> bytes:
    out = io.BytesIO()
    module.write(iter(made), choose(fields), out)
    return out.getvalue()


# --- the record's fields ---------------------------------------------------


def test_the_fields_are_those_of_the_record() -> None:
    assert [field.name for field in article_fields()] == ["_id", *Article.__slots__]
    assert find("dateline.places.geonames_id").kind == "integer"
    assert find("dateline").record == "Dateline"
    assert find("published").optional
    assert not find("headline").optional
    assert find("kind").values == ("article", "liveblog", "video", "gallery")


def test_every_field_says_what_it_is() -> None:
    def undocumented(fields: Any, before: str = "") -> Iterator[str]:
        for field in fields:
            if not field.doc:
                yield before + field.name
            yield from undocumented(field.parts or (field.items.parts if field.items else ()), f"{before}{field.name}.")

    assert list(undocumented(article_fields())) == []


@pytest.mark.parametrize("module", [jsonl, bulk])
def test_what_a_record_of_an_older_schema_has_not_is_null(module: Any) -> None:
    made = documents()[0]
    older = {name: value for name, value in made.items() if name != "access"}
    assert made["access"] is None
    assert records(written(module, [older]).decode()) == records(written(module, [made]).decode())
    assert '"access": null' in written(jsonl, [older], "_id,access").decode()


# --- CSV -------------------------------------------------------------------


def test_csv_opens_in_a_spreadsheet_as_what_it_is() -> None:
    content = written(csv_table, documents())
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == [path for path, _ in paths(article_fields())]
    assert rows[0]["subheadline"] == "'-2 degrees, and falling"
    assert rows[0]["dateline.agency"] == "Tidewire"
    assert json.loads(rows[0]["dateline.places"])[0]["longitude"] == -2.18
    assert json.loads(rows[0]["keywords"]) == ["ferries", "=SUM(A1)"]
    assert rows[0]["published"] == "2031-05-12T08:30:00Z"
    assert rows[2]["headline"] == "港口重开 — day 1"
    assert (rows[3]["dateline.text"], rows[3]["published"], rows[3]["bylines"]) == ("", "", "[]")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_cell_is_a_formula_and_its_text_is_there_again(text: str) -> None:
    content = written(csv_table, [{"headline": text}], "headline")
    (_, (cell,)) = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert csv_table.plain_text(cell) == text.replace("\0", "\ufffd")


@pytest.mark.parametrize("attack", ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_text(attack: str) -> None:
    assert f'"\'{attack}"'.encode() in written(csv_table, [{"headline": attack}], "headline")


# --- Parquet ---------------------------------------------------------------


def test_columns_have_the_types_of_the_fields_and_their_docstrings() -> None:
    schema = arrow_schema(article_fields())
    assert schema.field("published").type == pa.timestamp("ms", "UTC")
    assert schema.field("dateline").type.field("day").type == pa.date32()
    place = schema.field("dateline").type.field("places").type.value_type
    assert (place.field("latitude").type, place.field("geonames_id").type) == (pa.float64(), pa.int64())
    assert schema.field("body").type.value_type.field("links").type.value_type.field("url").type == pa.string()
    assert schema.field("provenance").type == pa.map_(pa.string(), pa.string())
    assert b"UTC" in schema.field("published").metadata[b"description"]


def as_rows(table: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pylist(maps_as_pydicts="strict")
    for row in rows:
        if row["dateline"] and row["dateline"]["day"]:
            row["dateline"]["day"] = row["dateline"]["day"].isoformat()
    return rows


def test_columns_hold_what_the_documents_hold() -> None:
    made = documents()
    (batch,) = batches(made, article_fields())
    batch.validate(full=True)
    assert as_rows(batch) == made


texts = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
datelines = st.none() | st.fixed_dictionaries(
    {"text": texts, "places": st.lists(st.fixed_dictionaries({"name": texts}), max_size=2)}
)


@given(st.lists(st.fixed_dictionaries({"dateline": datelines, "bylines": st.lists(texts, max_size=3)}), max_size=6))
def test_nested_columns_come_back_as_they_went_in(made: list[dict[str, Any]]) -> None:
    found = [
        row
        for batch in batches(made, choose("dateline.text,dateline.places.name,bylines"))
        for row in batch.to_pylist()
    ]
    assert found == made


def test_parquet_is_read_by_arrow_duckdb_and_pandas_with_the_same_types_and_counts(
    mongod: str, database: str, export: Export, tmp_path: Path
) -> None:
    fill(mongod, database, full(), full("harbour", 13), article("harbour", 1), article("harbour", 2, published=None))
    one, folder = tmp_path / "articles.parquet", tmp_path / "set"
    assert export("-o", str(one)) == (0, "", "")
    assert export("-o", f"{folder}/", "--format", "parquet") == (0, "", "")
    _, lines, _ = export()
    table = pq.read_table(one)
    assert table.schema.equals(arrow_schema(article_fields()))
    assert [row["_id"] for row in table.to_pylist()] == [record["_id"] for record in records(lines)]
    parts = ds.dataset(folder, format="parquet", partitioning="hive").to_table()
    assert sorted(parts.column("headline").to_pylist()) == sorted(table.column("headline").to_pylist())
    assert set(parts.schema.names) == {*table.schema.names, "day"}
    with duckdb.connect() as duck:
        read = f"read_parquet('{folder}/*/*/*.parquet', hive_partitioning = true)"
        duck.execute("SET TimeZone = 'UTC'")
        found = duck.execute(
            f"SELECT outlet, day, dateline.places[1].geonames_id, published, provenance['headline'] FROM {read} "
            "WHERE kind = 'gallery' ORDER BY day"
        ).fetchall()
        assert [row[:3] + row[4:] for row in found] == [
            ("tidewire", date(2031, 5, 12), 3128760, "h1"),
            ("harbour", date(2031, 5, 13), 3128760, "h1"),
        ]
        assert found[0][3] == datetime(2031, 5, 12, 8, 30, tzinfo=UTC)
        assert duck.execute(f"SELECT count(*) FROM '{one}'").fetchone() == (4,)
    import pandas as pd  # here, as each of several processes imports all tests, and it takes long

    frame = pd.read_parquet(folder)
    assert (len(frame), str(frame["published"].dtype)) == (4, "datetime64[ms, UTC]")
    assert set(frame["outlet"]) == {"tidewire", "harbour"}


@pytest.mark.parametrize(("bound", "groups"), [("GROUP_ROWS", 2), ("GROUP_BYTES", 4)])
def test_a_row_group_is_written_when_it_is_full_and_no_row_is_lost(
    bound: str, groups: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "ROWS", 2)
    monkeypatch.setattr(parquet, bound, 3)
    made = documents() * 2
    file = pq.ParquetFile(io.BytesIO(written(parquet, made)))
    assert file.num_row_groups == groups
    assert file.read().column("_id").to_pylist() == [document["_id"] for document in made]


def test_parquet_of_some_fields_has_no_others(mongod: str, database: str, export: Export, tmp_path: Path) -> None:
    fill(mongod, database, full(), article("harbour", 1, dateline=None))
    target = tmp_path / "some.parquet"
    assert export("-o", str(target), "--fields", "headline,dateline.agency_id,images.credit") == (0, "", "")
    rows = sorted(pq.read_table(target).to_pylist(), key=lambda row: len(row["images"]))
    assert rows[0] == {"headline": "港口重开 — day 1", "dateline": None, "images": []}
    assert rows[1]["dateline"] == {"agency_id": "tidewire"}
    assert rows[1]["images"] == [{"credit": "R. Moll/AFP"}, {"credit": None}]


def test_an_empty_store_is_an_empty_file_with_all_columns(export: Export, tmp_path: Path) -> None:
    assert export("-o", str(tmp_path / "a.parquet")) == (0, "", "")
    assert pq.read_table(tmp_path / "a.parquet").schema.names == [field.name for field in article_fields()]
    assert export("-o", str(tmp_path / "a.csv")) == (0, "", "")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").count("\n") == 1


@pytest.mark.parametrize("made", FORMATS)
def test_a_full_disk_is_one_line_in_every_format(mongod: str, database: str, export: Export, made: str) -> None:
    fill(mongod, database, full())
    code, _, err = export("-o", "/dev/full", "--format", made)
    assert (code, err) == (1, "scrapy export: /dev/full: not written in full: No space left on device\n")


# --- ninjs, NewsArticle, bulk ----------------------------------------------


def test_a_ninjs_item_has_each_part_in_its_place() -> None:
    item = ninjs.item_of(json.loads(json.dumps(plain_document(full()))) | {"revision": 3})
    assert item["uri"] == "https://tidewire.example/12"
    assert (item["type"], item["version"], item["language"]) == ("composite", "3", "en-GB")
    assert item["headlines"][0] == {"role": "main", "value": "港口重开 — day 12"}
    assert item["headlines"][2] == {"role": "sub", "value": "-2 degrees, and falling"}
    assert (item["by"], item["people"][1]["name"]) == ("By Ines Calder and J. Ruiz", "J. Ruiz")
    assert item["places"][0] == {
        "name": "Port Vell", "rel": "dateline", "literal": "PORT VELL", "uri": "https://sws.geonames.org/3128760/"
    }  # fmt: skip
    assert (item["firstCreated"], item["versionCreated"]) == ("2031-05-12T08:30:00Z", "2031-05-12T09:00:00.125Z")
    plain, html = item["bodies"]
    assert html["value"] == (
        "<p>The ferry &lt;sailed&gt; at noon.</p>\n<h2>Why</h2>\n"
        "<ul>\n<li>First &amp; last</li>\n<li>Second</li>\n</ul>\n<blockquote>Nobody knows.</blockquote>"
    )
    assert plain["charCount"] == len(full().text)
    picture, bare, related, alone = item["associations"]
    assert picture["uri"] == "https://tidewire.example/a%20b.jpg"
    assert (picture["by"], picture["copyrightNotice"]) == ("R. Moll", "R. Moll/AFP")
    assert item["located"] == ", ".join(place["name"] for place in plain_document(full())["dateline"]["places"])
    assert picture["infoSources"] == [{"name": "AFP", "literal": "afp", "role": "agency"}]
    assert "infoSources" not in bare
    assert bare["uri"] == "https://tidewire.example/12#picture-2"
    assert (related["uri"], related["headlines"][0]["value"]) == ("https://tidewire.example/storm", "Storm")
    assert alone["uri"].endswith("#related-2")


def test_an_agency_that_stands_as_the_byline_is_no_person() -> None:
    document = plain_document(full(bylines=["Ines Calder", "Associated Press"]))
    item, thing = ninjs.item_of(document), newsarticle.object_of(document)
    assert item["people"] == [{"name": "Ines Calder", "rel": "author"}]
    assert item["organisations"] == [{"name": "Associated Press", "rel": "author", "literal": "ap"}]
    assert thing["author"] == [
        {"@type": "Person", "name": "Ines Calder"},
        {"@type": "Organization", "name": "Associated Press", "identifier": "ap"},
    ]


def test_an_item_needs_an_address_and_its_moments_have_a_zone() -> None:
    for document in documents():
        item = ninjs.item_of(document)
        for uri in (item["uri"], *(part["uri"] for part in item.get("associations", []))):
            assert uri.isascii()
            assert urlsplit(uri).scheme in ("http", "https")
        assert item["firstCreated"].endswith("Z")
        assert all(value for value in item.values())


def test_a_newsarticle_is_json_ld_of_schema_org() -> None:
    made = newsarticle.object_of(json.loads(json.dumps(plain_document(full()))))
    assert (made["@context"], made["@type"]) == ("https://schema.org", "NewsArticle")
    assert made["dateline"] == "PORT VELL, May 12 (Tidewire) --"
    assert made["contentLocation"][0]["geo"] == {"@type": "GeoCoordinates", "latitude": 41.37, "longitude": -2.18}
    assert (made["contentLocation"][0]["name"], made["contentLocation"][0]["alternateName"]) == (
        "Port Vell",
        "PORT VELL",
    )
    assert "geo" not in made["contentLocation"][1] and "alternateName" not in made["contentLocation"][1]
    assert made["image"][0]["creditText"] == "R. Moll/AFP"
    assert made["image"][0]["sourceOrganization"] == {"@type": "Organization", "name": "AFP"}
    assert made["sourceOrganization"]["identifier"] == "tidewire"
    assert made["mainEntityOfPage"]["relatedLink"] == ["https://tidewire.example/storm"]
    assert (made["datePublished"], made["author"][0]["name"]) == ("2031-05-12T08:30:00Z", "Ines Calder")
    assert newsarticle.object_of(plain_document(full(kind="liveblog")))["@type"] == "LiveBlogPosting"
    assert None not in newsarticle.object_of(plain_document(article("harbour", 1))).values()


def test_bulk_is_an_action_and_a_document_by_turns() -> None:
    lines = records(written(bulk, documents()).decode())
    actions, bodies = lines[::2], lines[1::2]
    assert actions[0] == {"index": {"_id": documents()[0]["_id"], "version": 1, "version_type": "external_gte"}}
    assert [body["url"] for body in bodies] == [document["url"] for document in documents()]
    assert not any("_id" in body for body in bodies)
    properties = bulk.mapping()["mappings"]["properties"]
    assert properties["headline"] == {"type": "text"}
    assert properties["published"] == {"type": "date"}
    assert properties["dateline"]["properties"]["places"]["properties"]["latitude"] == {"type": "double"}
    assert set(properties) == set(Article.__slots__)


def test_text_for_stores_has_no_nul() -> None:
    assert json.loads(json_text([{"a\0": "b\0"}, "\\u0000"])) == [{"a\ufffd": "b\ufffd"}, "\\u0000"]


def test_an_unknown_field_names_those_there_are() -> None:
    with pytest.raises(BadRequest, match=r"unknown field images.credits; the fields are url, text, caption, credit"):
        choose("headline,images.credits")


def test_lines_are_one_record_each_whatever_the_text() -> None:
    content = written(jsonl, [{"_id": "1", "headline": 'a\n"b"\u2028\0'}, {"_id": "2"}])
    assert content.count(b"\n") == 2
    assert records(content.decode())[0]["headline"] == 'a\n"b"\u2028\0'
