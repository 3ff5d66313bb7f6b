"""What an edit changed, for reading: a field's name, then its former lines (-) and its new ones (+)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from crawler.items import Document

MOST_LINES = 400
"""Of a field; where a page is built to hold a reader up, its end is not compared."""
WIDEST = 2000
"""Characters of a line."""


def diff_lines(old: Document, new: Document, fields: Iterable[str]) -> list[str]:
    """The lines of some fields that differ between two states of an article.

    >>> diff_lines({"headline": "Ferry sails"}, {"headline": "Ferry sinks"}, ["headline"])
    ['headline', '- Ferry sails', '+ Ferry sinks']
    """
    lines = []
    for field in fields:
        if changed := list(_changed(_lines(field, old.get(field)), _lines(field, new.get(field)))):
            lines += [field, *changed]
    return lines


def _changed(old: list[str], new: list[str]) -> Iterator[str]:
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (f"- {line}" for line in old[start:end])
            yield from (f"+ {line}" for line in new[first:last])


def _lines(field: str, value: Any) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    say = SAY.get(field, _plain)
    return [" ".join(say(one).split())[:WIDEST] for one in values[:MOST_LINES]]


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _joined(*texts: str | None) -> str:
    return " | ".join(filter(None, texts))


def _block(block: Document) -> str:
    links = "".join(f" [{link['url']}]" for link in block.get("links", []))
    return f"{block['text']}{links}" if block["kind"] == "paragraph" else f"({block['kind']}) {block['text']}{links}"


SAY: dict[str, Callable[[Any], str]] = {
    "body": _block,
    "images": lambda image: _joined(image.get("text") or image.get("caption"), image.get("url")),
    "related_links": lambda link: _joined(link.get("text"), link.get("url")),
    "dateline": lambda dateline: str(dateline["text"]),
}
