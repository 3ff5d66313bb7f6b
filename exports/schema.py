"""The schema of an exported article, as JSON Schema and as a data dictionary, generated from the records' docstrings.

``python -m exports.schema`` writes docs/schema again. A published version never changes: if the record has changed, the
command asks for a new VERSION, and for a line in CHANGELOG.md that names it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.article import Document
from exports import bulk, postgres_table
from exports.fields import Field, article_fields

VERSION = "1.1"
"""The first number is raised when a field is removed or takes other values, the second when one is added."""
FOLDER = Path(__file__).parent.parent / "docs" / "schema"
CHANGELOG = FOLDER.parent.parent / "CHANGELOG.md"
KINDS: dict[str, Document] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "moment": {"type": "string", "format": "date-time"},
    "day": {"type": "string", "format": "date"},
    "map": {"type": "object", "additionalProperties": {"type": "string"}},
}


class SchemaMoved(Exception):  # noqa: N818 - named for what happened
    """Raised when the record no longer matches its version; the message says what to do."""


def json_schema() -> Document:
    """JSON Schema (2020-12) of a line of `scrapy export --format jsonl`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Dateline article {VERSION}",
        "description": "A structured news article: one line of JSON Lines, one row of Parquet. All times are in UTC.",
        **_object(article_fields()),
    }


def dictionary() -> str:
    """The data dictionary as Markdown, one table per record."""
    lines = [
        "# The record",
        "",
        f"The fields of an article, version {VERSION} of the schema. The same as JSON Schema: [article-{VERSION}.json](article-{VERSION}.json).",
        "Generated from the docstrings in `crawler/article.py` by `python -m exports.schema`; do not edit.",
        "",
        "A *moment* is a time in UTC (`2026-05-12T08:30:00Z`), a *day* a date (`2026-05-12`). A field is null, and a list empty,",
        "where the page has nothing of the kind.",
    ]
    for name, fields in _records():
        lines += ["", f"## {name}", "", "| field | type | null | meaning |", "|---|---|---|---|"]
        for f in fields:
            doc = " ".join(f.doc.split()).replace("|", "\\|")
            lines.append(f"| `{f.name}` | {_words(f)} | {'yes' if f.optional else ''} | {doc} |")
    return "\n".join(lines) + "\n"


def files() -> dict[str, str]:
    """The generated files of docs/schema: name -> content."""
    return {
        f"article-{VERSION}.json": _text(json_schema()),
        "README.md": dictionary(),
        "elasticsearch.json": _text(bulk.mapping()),
        "postgresql.sql": "".join(
            f"{part};\n" for part in (postgres_table.table(article_fields()), *postgres_table.INDEXES)
        ),
    }


def shape(schema: Any) -> Any:
    """A schema without titles and descriptions: what programs depend on."""
    if isinstance(schema, dict):
        return {name: shape(value) for name, value in schema.items() if name not in ("description", "title")}
    return [shape(value) for value in schema] if isinstance(schema, list) else schema


def check(published: dict[str, Document], changelog: str) -> None:
    """Checks that the record matches its version and breaks no published one (version -> schema). Raises SchemaMoved."""
    mine = published.get(VERSION)
    if mine is not None and shape(mine) != shape(json_schema()):
        raise SchemaMoved(
            f"the record no longer matches version {VERSION}: raise exports.schema.VERSION and mention it in CHANGELOG.md"
        )
    for version, schema in published.items():
        broken = ", ".join(breaks(schema, json_schema()))
        if broken and version.partition(".")[0] == VERSION.partition(".")[0]:
            raise SchemaMoved(f"{broken}: changed since version {version}: raise the first number of VERSION")
    if f"schema {VERSION}" not in changelog:
        raise SchemaMoved(f"CHANGELOG.md does not mention schema {VERSION}: say what changes for the users of the data")


def published() -> dict[str, Document]:
    """The schemas in docs/schema: version -> schema."""
    found = FOLDER.glob("article-*.json")
    return {path.stem.removeprefix("article-"): json.loads(path.read_text("utf-8")) for path in found}


def breaks(old: Document, new: Document) -> Iterator[str]:
    """The paths at which a reader of `old` would stumble over `new`: fields removed, and values not allowed before."""
    before, after = old.get("properties", {}), new.get("properties", {})
    for name, part in before.items():
        if name not in after:
            yield name
        else:
            yield from (f"{name}.{path}".rstrip(".") for path in breaks(part, after[name]))
    if "items" in old and "items" in new:
        yield from breaks(old["items"], new["items"])
    if _types(new) - _types(old) or (_values(new) - _values(old) and "enum" in old):
        yield ""


def main() -> int:
    """Writes docs/schema; exit code 1 if the version has to be raised first."""
    try:
        check(published(), CHANGELOG.read_text("utf-8"))
    except SchemaMoved as error:
        print(error, file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_text(content, "utf-8")
    return 0


def _types(schema: Document) -> set[str]:
    kinds = schema["type"]
    return {kinds} if isinstance(kinds, str) else set(kinds)


def _values(schema: Document) -> set[str | None]:
    return set(schema.get("enum", ()))


def _object(fields: tuple[Field, ...]) -> Document:
    properties = {field.name: _property(field) for field in fields}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _property(field: Field) -> Document:
    made = _kind(field)
    if field.optional:
        made = made | {"type": [made["type"], "null"]} | ({"enum": [*made["enum"], None]} if "enum" in made else {})
    return made | {"description": field.doc} if field.doc else made


def _kind(field: Field) -> Document:
    if field.items:
        return {"type": "array", "items": _kind(field.items)}
    if field.parts:
        return _object(field.parts)
    return KINDS[field.kind] | ({"enum": list(field.values)} if field.values else {})


def _records() -> Iterator[tuple[str, tuple[Field, ...]]]:
    """Each record once, by name: the article first, then its parts."""
    waiting, seen = [Field("", "object", parts=article_fields(), record="Article")], set()
    while waiting:
        record = waiting.pop(0)
        if record.record not in seen:
            seen.add(record.record)
            yield record.record, record.parts
            held = [field.items or field for field in record.parts]
            waiting += [field for field in held if field.parts]


def _words(field: Field) -> str:
    if field.items:
        return f"list of {_words(field.items)}"
    if field.parts:
        return f"[{field.record}](#{field.record.lower()})"
    return " \\| ".join(f"`{value}`" for value in field.values) or {"map": "text by name"}.get(field.kind, field.kind)


def _text(schema: Document) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
