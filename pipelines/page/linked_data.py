"""The JSON-LD of a page: the objects of its scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from lxml import etree

MAX_JSON = 2_000_000
MAX_DEPTH = 12
MAX_SCRIPTS = 100


def linked_data(scripts: Iterable[etree._Element]) -> Iterator[dict[str, Any]]:
    """All objects of all JSON-LD scripts; a broken script is read as far as its syntax allows, else passed over."""
    linked = (script for script in scripts if "ld+json" in (script.get("type") or "").lower())
    for script in islice(linked, MAX_SCRIPTS):
        yield from _objects(_loads((script.text or "")[:MAX_JSON]), 0)


def _loads(text: str) -> Any:
    text = (
        text.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[").removesuffix("//]]>")
    )
    for candidate in (text, text.rstrip(";"), re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(data.get(key), (list, dict)):
                yield from _objects(data[key], depth + 1)
