"""The data that a page's scripts hold: JSON that they are, assign, or parse, and what a server sends to React in pieces.

The form of the pieces is React's own ("flight"): rows of an id, a colon and JSON, or T, a length in hexadecimal bytes, a
comma and so much text; an element is ["$", tag, key, {its attributes and "children"}].
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice
from typing import Any, NamedTuple

from pipelines.language.sentences import ENDS

MAX_SCRIPT, MAX_SCRIPTS = 4_000_000, 300
"""Characters of a script, and scripts of a page, that are read."""
MAX_DEPTH = 40
MAX_TRIES = 10
"""Values of one script that are tried."""
MAX_BLOCKS, MAX_WITHIN = 2_000, 6
"""Items of a list of blocks, and how deep the text of one may lie."""
MIN_BLOCK = 40
"""Characters of a block that is a paragraph."""
_ASSIGNED = re.compile(
    r"(?:^|[;\s}])(?:(?:window|self|globalThis)\.|var |let |const )?[A-Za-z_$][\w.$\[\]\"']{0,80}\s{0,5}=\s{0,5}"
    r"(?=[{\[]|JSON\.parse\()"
)
_PARSED = re.compile(r"JSON\.parse\(\s{0,5}(?=[\"'])")
_PUSHED = re.compile(
    r"^\s{0,20}\(?self\.__next_f(?:\s{0,3}=\s{0,3}self\.__next_f\s{0,3}\|\|\s{0,3}\[\]\))?\.push\((?=\[)"
)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'", re.DOTALL)
TAG = re.compile(r"<[^<>]{0,5000}>")
_TAG_NAME = re.compile(r"[a-z][a-z0-9]{0,15}")
_TEXT = ("html", "text", "content", "value", "data", "body", "children", "model", "blocks", "paragraph", "attrs")
"""Fields of a block in which its text lies, in editors' formats; its HTML says most."""
_STORY = frozenset({"headline", "title", "slug", "url", "canonical_url", "author", "user", "username"})
"""Fields of what is no block of a text but a story or a comment of its own."""
_DECODER = json.JSONDecoder(strict=False)


def data_of(scripts: Iterable[str]) -> Iterator[Any]:
    """The values in a page's scripts. What is not JSON is left out."""
    pieces = []
    for script in scripts:
        if pushed := _PUSHED.match(script):
            _, piece = _value(script, pushed.end())
            if isinstance(piece, list):
                pieces += [part for part in piece if isinstance(part, str)]
        elif script.lstrip()[:1] in ("{", "["):
            yield _value(script, len(script) - len(script.lstrip()))[1]
        else:
            yield from _assigned(script)
    yield from (piece for piece in pieces if piece.startswith("<"))  # of a row that began elsewhere
    yield from _rows("".join(pieces))


class Held(NamedTuple):
    """A string in the data of a page's scripts."""

    name: str
    """Of the field that holds it."""
    text: str
    title: str
    """What the data calls the thing that it belongs to; "" if nothing."""


def strings_of(data: Any) -> Iterator[Held]:
    """The strings of a value; a list of an editor's blocks and an outermost element of React are one more string each:
    their HTML."""
    return _strings(data, Held("", "", ""), 0, in_element=False)


def _strings(data: Any, around: Held, depth: int, *, in_element: bool) -> Iterator[Held]:
    if isinstance(data, str):
        yield around._replace(text=data)
    elif depth >= MAX_DEPTH:
        return
    elif isinstance(data, dict):
        title = _title(data) or around.title
        for key, value in data.items():
            yield from _strings(value, Held(key, "", title), depth + 1, in_element=in_element)
    elif isinstance(data, list):
        is_element = _is_element(data)
        if html := "" if is_element and in_element else _html(data, depth) if is_element else _html_of_blocks(data):
            yield around._replace(text=html)
        for value in data:
            yield from _strings(value, around, depth + 1, in_element=in_element or is_element)


def _title(data: dict[str, Any]) -> str:
    """What a thing is called; a title may be kept in a form of its own: {"rendered": "…"}."""
    for name in ("headline", "title"):
        value = data.get(name)
        if isinstance(value, dict):
            value = next((text for text in value.values() if isinstance(text, str)), None)
        if isinstance(value, str) and value:
            return value
    return ""


def _value(text: str, start: int) -> tuple[int, Any]:
    """Where the JSON that starts at a place ends, and what it is; None if there is none."""
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return start, None
    return end, value


def _assigned(script: str) -> Iterator[Any]:
    """The values that a program assigns, as they are or as a string to parse."""
    at = 0
    for _ in range(MAX_TRIES):
        found = _ASSIGNED.search(script, at)
        if found is None:
            return
        at = found.end()
        if script[at : at + 1] in ("{", "["):
            at, value = _value(script, at)
            yield value
        elif parsed := _PARSED.match(script, at):
            at = parsed.end()
            if script[at] == '"':
                at, text = _value(script, at)
            else:
                quoted = _QUOTED.match(script, at)
                text = quoted[1].replace("\\'", "'").replace("\\\\", "\\") if quoted else None
            yield _value(text, 0)[1] if isinstance(text, str) else None


def _rows(text: str) -> Iterator[Any]:
    """The values of the rows that a server sends to React, each text at the first place that refers to it: "$1a"."""
    raw, at = text.encode("utf-8", "replace"), 0
    texts, rows = dict[str, str](), list[str]()
    while (colon := raw.find(b":", at, at + 20) + 1) > 0:
        if raw[colon : colon + 1] == b"T" and (comma := raw.find(b",", colon, colon + 12)) > 0:
            start, end = comma + 1, comma + 1 + _hexadecimal(raw[colon + 1 : comma])
            texts[raw[at : colon - 1].decode("ascii", "replace")] = raw[start:end].decode("utf-8", "replace")
            at = end
        else:
            end = raw.find(b"\n", colon)
            end = end if end > 0 else len(raw)
            rows.append(raw[colon:end].decode("utf-8", "replace"))
            at = end + 1
    for row in rows:
        yield _value(_REFERENCE.sub(lambda found: _quoted(texts, found), row), 0)[1]
    yield from texts.values()


_REFERENCE = re.compile(r'"\$([0-9a-f]{1,8})"')


def _quoted(texts: dict[str, str], found: re.Match[str]) -> str:
    """The text of a row in place of what refers to it; once, as a page must not grow."""
    return json.dumps(texts.pop(found[1])) if found[1] in texts else found[0]


def _hexadecimal(digits: bytes) -> int:
    try:
        return int(digits, 16)
    except ValueError:
        return 0


def _is_element(data: list[Any]) -> bool:
    return len(data) > 3 and data[0] == "$" and isinstance(data[1], str) and isinstance(data[3], dict)


def _html(data: Any, depth: int) -> str:
    """The HTML that React makes of a value."""
    if isinstance(data, str):
        return "" if data.startswith("$") else escape(data, quote=False)
    if not isinstance(data, list) or depth >= MAX_DEPTH:
        return ""
    if not _is_element(data):
        return "".join(_html(part, depth + 1) for part in data)
    tag, attributes = data[1], data[3]
    raw = attributes.get("dangerouslySetInnerHTML")
    inner = raw.get("__html") if isinstance(raw, dict) else None
    inside = inner if isinstance(inner, str) else _html(attributes.get("children"), depth + 1)
    return f"<{tag}>{inside}</{tag}>" if _TAG_NAME.fullmatch(tag) else inside


def _html_of_blocks(items: list[Any]) -> str:
    """The HTML of a text that is a list of blocks, as editors store it; "" if the list is something else."""
    blocks = [item for item in islice(items, MAX_BLOCKS) if isinstance(item, dict) and _STORY.isdisjoint(item)]
    texts = [text for block in blocks for one in _texts(block, 0) if (text := one.strip())]
    said = sum(len(text) for text in texts if _is_said(text))
    if len(texts) < 2 or 2 * said < sum(map(len, texts)):
        return ""
    return "".join(
        text if "<p" in text else f"<p>{text if '<' in text else escape(text, quote=False)}</p>" for text in texts
    )


def _is_said(text: str) -> bool:
    """Whether a text may be a paragraph: a sentence, with its end."""
    plain = TAG.sub("", text).strip()
    return len(plain) >= MIN_BLOCK and plain.endswith(ENDS)


def _texts(data: Any, depth: int) -> list[str]:
    """The paragraphs of a block, from the first of its fields that has text; what stands in a row is one, unless several of
    it are sentences."""
    if isinstance(data, str):
        return [data] if data else []
    if depth >= MAX_WITHIN or not isinstance(data, (dict, list)):
        return []
    if isinstance(data, dict):
        return next((texts for name in _TEXT if (texts := _texts(data.get(name), depth + 1))), [])
    parts = [text for part in islice(data, MAX_BLOCKS) if isinstance(part, dict) for text in _texts(part, depth + 1)]
    return parts if sum(map(_is_said, parts)) > 1 else ["".join(parts)]
