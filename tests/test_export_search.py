"""The bulk format and the mapping, as a server takes them that speaks OpenSearch's API (osmem, an in-memory one)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from pymongo import MongoClient

from exports import bulk
from exports.fields import article_fields
from pipelines.store.forgotten import forget, look_for
from tests.conftest import Export
from tests.exporting import article, fill, full

Ask = Callable[..., dict[str, Any]]
MAPPING = Path(__file__).parent.parent / "docs" / "schema" / "elasticsearch.json"


@pytest.fixture
def ask() -> Iterator[Ask]:
    """Asks a server of its own that has the index."""
    osmem = pytest.importorskip("osmem_server", reason="no server with OpenSearch's API here: pip install osmem-server")
    command = [osmem.resolve_binary(), "-no-stdin-watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = json.loads(server.stdout.readline())["url"]

        def asked(method: str, path: str, body: str = "", kind: str = "application/json") -> dict[str, Any]:
            request = Request(f"{url}/{path}", body.encode() or None, {"Content-Type": kind}, method=method)
            with urlopen(request, timeout=300) as answer:
                return dict(json.load(answer))

        try:
            assert asked("PUT", "articles", MAPPING.read_text())["acknowledged"]
            yield asked
        finally:
            server.terminate()


def send(ask: Ask, lines: str) -> list[int]:
    """The status of each document sent."""
    answer = ask("POST", "articles/_bulk?refresh=true", lines, "application/x-ndjson")
    return [done["status"] for item in answer["items"] for done in item.values()]


def headline(ask: Ask, number: int) -> Any:
    found = ask("POST", "articles/_search", json.dumps({"query": {"term": {"revision": number}}}))
    return [hit["_source"]["headline"] for hit in found["hits"]["hits"]]


def test_every_field_of_the_record_is_in_the_index(ask: Ask) -> None:
    made = ask("GET", "articles/_mapping")["articles"]["mappings"]
    assert set(made["properties"]) == {field.name for field in article_fields() if field.name != "_id"}
    assert made["properties"] == bulk.mapping()["mappings"]["properties"]


def test_what_was_sent_is_found_by_its_fields(mongod: str, database: str, export: Export, ask: Ask) -> None:
    fill(mongod, database, full(), article("harbour", 1, published=None, dateline=None))
    code, lines, said = export("--format", "bulk")
    assert (code, said, send(ask, lines)) == (0, "", [201, 201])
    for query, outlets in (
        ({"match": {"text": "ferry"}}, ["tidewire"]),
        ({"term": {"dateline.places.country_code": "ES"}}, ["tidewire"]),
        ({"term": {"images.agency_id": "afp"}}, ["tidewire"]),
        ({"range": {"published": {"gte": "2031-05-12", "lt": "2031-05-13"}}}, ["tidewire"]),
        ({"bool": {"must_not": {"exists": {"field": "published"}}}}, ["harbour"]),
    ):
        found = ask("POST", "articles/_search", json.dumps({"query": query}))
        assert [hit["_source"]["outlet"] for hit in found["hits"]["hits"]] == outlets, query


def test_sent_again_nothing_changes_and_an_older_state_comes_too_late(
    mongod: str, database: str, export: Export, ask: Ask
) -> None:
    fill(mongod, database, full())
    _, first, _ = export("--format", "bulk")
    fill(mongod, database, full(headline="Ferry sails late"))
    _, second, _ = export("--format", "bulk")
    assert [send(ask, lines) for lines in (first, second, second, first)] == [[201], [200], [200], [409]]
    assert headline(ask, 2) == ["Ferry sails late"] and headline(ask, 1) == []


def test_what_is_forgotten_goes_from_the_index(mongod: str, database: str, export: Export, ask: Ask) -> None:
    fill(mongod, database, full(), article("harbour", 1))
    _, lines, _ = export("--format", "bulk")
    assert send(ask, lines) == [201, 201]
    with MongoClient[dict[str, Any]](mongod) as client:
        forget(client[database], look_for(client[database], ["https://harbour.example/1"], ()))
    _, lines, _ = export("--format", "bulk")
    assert send(ask, lines) == [200, 200]
    assert [send(ask, line) for line in lines.splitlines(keepends=True)[2:]] == [[404]]  # and again, which is no fault
    found = ask("POST", "articles/_search", json.dumps({"query": {"match_all": {}}}))
    assert [hit["_source"]["outlet"] for hit in found["hits"]["hits"]] == ["tidewire"]
