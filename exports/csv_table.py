"""CSV for spreadsheets: one row per article, an object's fields as columns of their own, a list as JSON.

It opens as what it is: UTF-8 with its mark, so that no program guesses another, and no cell that a spreadsheet would
take for a formula: such text has an apostrophe before it. `plain_text` takes that off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, BinaryIO

from crawler.article import Document
from exports.fields import Field, paths
from exports.json_text import json_text
from pipelines.article.documents import plain

MARK = "\ufeff"
FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""First characters that a spreadsheet may take for a formula's; the apostrophe, so that taking it off is exact."""


def write(documents: Iterable[Document], fields: tuple[Field, ...], out: BinaryIO) -> None:
    """A row of names, then one row per document; a missing value is an empty cell."""
    columns = [path for path, _ in paths(fields)]
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    text.write(MARK)
    rows = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    rows.writerow(columns)
    split = [path.split(".") for path in columns]
    rows.writerows([_cell(_value(document, path)) for path in split] for document in documents)
    text.detach()


def plain_text(cell: str) -> str:
    """A cell's text without the apostrophe that makes it safe."""
    return cell.removeprefix("'")


def _value(document: Document, path: list[str]) -> Any:
    value: Any = document
    for name in path:
        value = value.get(name) if value else None
    return value


def _cell(value: Any) -> str | int | float:
    match value:
        case None:
            return ""
        case int() | float():
            return value
        case datetime():
            return str(plain(value))
        case str():
            text = value.replace("\0", "\ufffd")
            return f"'{text}" if text.startswith(FORMULA) else text
    return json_text(value)
