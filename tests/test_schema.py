"""The published schema is the record's, every export keeps to it, and it does not change unsaid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from crawler.article import Document
from crawler.items import Page
from crawler.outlet_files import load_outlets, outlet_of_url
from exports import ninjs, schema
from pipelines.article.documents import plain_document
from pipelines.boilerplate import story_of
from pipelines.structure import structure
from pipelines.validation import refusal_of
from tests.conftest import Export
from tests.exporting import PROJECT, article, fill, full, records

SHARED = PROJECT.parent / "shared"
PAGES = SHARED / "web" / "dev.warc.gz"
NINJS = SHARED / "schemas" / "ninjs-schema_3.1.json"


def faults(made: Document, documents: list[Document]) -> list[str]:
    check = jsonschema.Draft202012Validator(made, format_checker=jsonschema.FormatChecker())
    return [f"{'.'.join(map(str, fault.path))}: {fault.message}" for d in documents for fault in check.iter_errors(d)]


def test_the_published_schema_is_that_of_the_record() -> None:
    # where this fails: python -m exports.schema, which says whether the version has to move
    schema.check(schema.published(), schema.CHANGELOG.read_text("utf-8"))
    for name, content in schema.files().items():
        assert (schema.FOLDER / name).read_text("utf-8") == content, name


def test_what_is_exported_keeps_to_the_schema(mongod: str, database: str, export: Export) -> None:
    fill(mongod, database, full(), article("harbour", 1, dateline=None, published=None))
    _, out, _ = export()
    jsonschema.Draft202012Validator.check_schema(schema.json_schema())
    assert faults(schema.json_schema(), records(out)) == []
    (record, _) = records(out)
    assert faults(schema.json_schema(), [record | {"kind": "sonnet"}])
    assert faults(schema.json_schema(), [record | {"headlin": "x"}])


def test_the_dictionary_has_every_field_with_its_meaning() -> None:
    text = schema.dictionary()
    for heading in ("Article", "Dateline", "Place", "Image", "BodyBlock", "Link", "RelatedLink"):
        assert f"## {heading}\n" in text
    assert "| `published` | moment | yes | When it was published, in UTC. " in text
    assert "| `places` | list of [Place](#place) |  |" in text
    assert "| `kind` | `article` \\| `liveblog` \\|" in text


def changed(**parts: Any) -> Document:
    made = deepcopy(schema.json_schema())
    for name, part in parts.items():
        if part is None:
            del made["properties"][name]
        else:
            made["properties"][name] |= part
    return made


LINE = f"- The record's schema {schema.VERSION}."


@pytest.mark.parametrize(
    ("published", "changelog", "says"),
    [
        ({}, LINE, None),
        ({}, "nothing new", "does not mention schema"),
        ({schema.VERSION: changed(headline={"description": "other words"})}, LINE, None),
        ({schema.VERSION: changed(signoff=None)}, LINE, "no longer matches version"),
        ({schema.VERSION: changed(headline={"type": ["string", "null"]})}, LINE, "no longer matches version"),
        ({"1.-1": changed(signoff=None)}, LINE, None),
        ({"1.-1": changed(headline={"type": "integer"})}, LINE, "headline: changed since version 1.-1"),
        ({"1.-1": changed(kind={"enum": ["article"]})}, LINE, "kind: changed since"),
        ({"0.9": changed(headline={"type": "integer"})}, LINE, None),
    ],
)
def test_a_change_needs_a_version_and_a_word_to_the_users(
    published: dict[str, Document], changelog: str, says: str | None
) -> None:
    if says is None:
        schema.check(published, changelog)
    else:
        with pytest.raises(schema.SchemaMoved, match=says):
            schema.check(published, changelog)


def test_a_field_that_goes_breaks_whoever_reads_it() -> None:
    more = changed()
    more["properties"]["dateline"]["properties"]["mood"] = {"type": "string"}
    assert list(schema.breaks(more, schema.json_schema())) == ["dateline.mood"]
    assert list(schema.breaks(schema.json_schema(), more)) == []


def test_a_list_of_the_values_that_there_are_breaks_nobody_who_took_any() -> None:
    assert list(schema.breaks({"type": "string"}, {"type": "string", "enum": ["a", "b"]})) == []
    assert list(schema.breaks({"type": "string", "enum": ["a"]}, {"type": "string", "enum": ["a", "b"]})) == [""]


def test_a_record_that_has_changed_is_not_published_under_its_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schema, "FOLDER", tmp_path / "schema")
    assert schema.main() == 0
    path = tmp_path / "schema" / f"article-{schema.VERSION}.json"
    other = json.dumps(changed(signoff=None))
    path.write_text(other)
    assert schema.main() == 1
    assert "raise exports.schema.VERSION" in capsys.readouterr().err
    assert path.read_text() == other


def dev_articles() -> Iterator[Document]:
    outlets = load_outlets()
    with PAGES.open("rb") as archive:
        for page in ArchiveIterator(archive):
            url = page.rec_headers.get_header("WARC-Target-URI")
            if page.rec_type == "response":
                made = structure(story_of(Page(url, page.content_stream().read(), outlet=outlet_of_url(url, outlets))))
                if not refusal_of(made):
                    seen = {"first_seen": "2031-06-01T00:00:00Z", "last_checked": "2031-06-01T00:00:00Z"}
                    yield plain_document(made) | seen


@pytest.mark.skipif(not PAGES.exists(), reason="the recorded pages are not beside the checkout")
def test_every_article_of_the_recorded_pages_keeps_to_both_schemas() -> None:
    made = list(dev_articles())
    assert len(made) >= 80
    assert faults(schema.json_schema(), made) == []
    assert faults(json.loads(NINJS.read_text()), [ninjs.item_of(one) for one in made]) == []
