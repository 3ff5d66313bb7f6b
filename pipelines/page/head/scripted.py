"""The article's text where only a script would display it: in JSON-LD, or in data that the page's framework carries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape, unescape
from itertools import chain, islice
from typing import Any

from lxml import etree

from pipelines.page.markup.displayed_text import inner_text

MIN_TEXT = 300
"""Characters; anything shorter is a summary."""
MAX_SCRIPT = 4_000_000
MAX_SCRIPTS = 300
MAX_STRINGS = 20_000
MAX_DEPTH = 40
MAX_HTML = 500_000
_PUSHED = re.compile(r"^\s{0,20}self\.__next_f\.push\((?=\[)")
_ASSIGNED = re.compile(r"^\s{0,20}(?:window\.|var |let |const )[\w.$\[\]\"']{1,80}\s{0,5}=\s{0,5}(?=[{\[])")
_TAG = re.compile(r"<[^<>]{0,5000}>")
_BRACED = re.compile(r"\{/([a-z][a-z0-9-]{0,20})\}")
"""The end of an element as some stores write it, so that it cannot end the script: "{/p}"."""
_PARAGRAPH = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_STRING = re.compile(
    r"(?:content|article|body|detail|story|text)\w{0,20}['\"\]]{0,2}\s{0,5}=\s{0,5}(['\"`])(?=\s{0,20}<(?:p|div|section)\b)",
    re.IGNORECASE,
)
"""Programs have many strings that are HTML; the name of the one that is the text says so."""
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
MIN_STRING = 100
_MOMENT = re.compile(r"1[0-9]{12}")
_OF_TIME, _OF_CHANGE = re.compile("time|date|stamp|publish|epoch"), re.compile("modif|updat|change|expire|version")
_MOMENTS = re.compile(r"1\d{9}(?:\d{3})?|20\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d[\d:.+Z-]{0,15}")
_UNZONED = re.compile(r"T[\d:.]+$")
MAX_HEADINGS, MAX_BOXES, MAX_WITHIN, MAX_MOMENT = 3, 4, 400, 36
"""Looked at beside a headline: its headings, the boxes round each, the elements in a box; characters of an attribute."""
MAX_FIELDS = 40
_DECODER = json.JSONDecoder(strict=False)


def scripted_text(tree: etree._Element) -> tuple[str, str] | None:
    """The HTML of an article's text that the page's scripts hold, and where it stood; None where they hold none.

    JSON-LD's articleBody counts first; then the longest string of other data that is HTML with paragraphs; then a field
    that a script empties into the page, or a string of its own.
    """
    bodies, markup = "", ""
    for text in islice(_scripts(tree), MAX_SCRIPTS):
        for name, value in islice(_strings(_loads(text), 0), MAX_STRINGS):
            if name == "articleBody" and len(value) > max(MIN_TEXT, len(bodies)):
                bodies = value[:MAX_HTML]
            elif len(value) > max(MIN_TEXT, len(markup)) and len(_PARAGRAPH.findall(value[:MAX_HTML])) > 1:
                markup = value[:MAX_HTML]
    if bodies:
        return _paragraphs(bodies), "articleBody of json-ld"
    if len(_TAG.sub("", markup)) >= MIN_TEXT:
        return _BRACED.sub(r"</\1>", markup), "data of the page's scripts"
    kept = ((text, "field for a script") for text in _fields(tree))
    quoted = (
        (text, "string in a script")
        for script in islice(_scripts(tree, MIN_STRING), MAX_SCRIPTS)
        for text in _quoted(script)
    )
    return next((found for found in chain(kept, quoted) if len(_PARAGRAPH.findall(found[0])) > 1), None)


def scripted_moment(tree: etree._Element) -> str | None:
    """The time in such a field, in thousandths of a second since 1970."""
    found = (text for text in _fields(tree, "time") if _MOMENT.fullmatch(text))
    return next((datetime.fromtimestamp(int(text) / 1000, UTC).isoformat() for text in found), None)


def moment_beside(headings: Sequence[etree._Element]) -> tuple[str, str] | None:
    """Where and when a headline's box says that its story was published, in an element without text that a script would
    fill: <dateformat time="1572343200"></dateformat>, <span data-utc="2026-09-24T10:10:47"></span>. Several different
    moments count for nothing."""
    for heading in headings[:MAX_HEADINGS]:
        inner = heading
        for box in islice(heading.iterancestors(), MAX_BOXES):
            others = chain.from_iterable(child.iter() for child in box if child is not inner)
            found = {moment for element in islice(others, MAX_WITHIN) for moment in _moments(element)}
            if found:
                return ("element for a script", found.pop()) if len(found) == 1 else None
            inner = box
    return None


def _moments(element: etree._Element) -> Iterator[str]:
    """The moments in an empty element, except those of a change."""
    if element.text or len(element) or not isinstance(element.tag, str):
        return
    for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
        of_time = 8 < len(value) < MAX_MOMENT and _OF_TIME.search(name) and not _OF_CHANGE.search(name)
        if of_time and _MOMENTS.fullmatch(value):
            yield f"{value}Z" if "utc" in name and _UNZONED.search(value) else value


def _fields(tree: etree._Element, named: str = "") -> Iterator[str]:
    """The content of a page's text fields whose class names them."""
    for field in islice(tree.iter("textarea"), MAX_FIELDS):
        if named in (field.get("class") or ""):
            yield unescape(inner_text(field)[:MAX_HTML]).strip()


def _quoted(script: str) -> Iterator[str]:
    """The strings of a program that are HTML with paragraphs: var text = '<p>…</p>'."""
    for opened in islice(_STRING.finditer(script), MAX_FIELDS):
        end = opened.end()
        while (end := script.find(opened[1], end)) > 0 and script[end - 1] == "\\":
            end += 1
        if end - opened.end() > MIN_STRING:
            yield _ESCAPED.sub(_unescaped, script[opened.end() : end])


def _unescaped(found: re.Match[str]) -> str:
    said = found[1]
    return chr(int(said[1:], 16)) if len(said) == 5 else {"n": "\n", "r": "", "t": " "}.get(said, said)


def _scripts(tree: etree._Element, least: int = MIN_TEXT) -> Iterator[str]:
    for script in tree.iter("script"):
        text = script.text or ""
        if least <= len(text) <= MAX_SCRIPT:
            yield text


def _loads(text: str) -> Any:
    """The JSON that a script is, pushes or assigns; None if it is a program."""
    head = _PUSHED.match(text) or _ASSIGNED.match(text)
    start = head.end() if head else len(text) - len(text.lstrip())
    if text[start : start + 1] not in ("{", "["):
        return None
    try:
        return _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _strings(data: Any, depth: int, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield name, data
    elif depth < MAX_DEPTH and isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, depth + 1, key)
    elif depth < MAX_DEPTH and isinstance(data, list):
        for value in data:
            yield from _strings(value, depth + 1, name)


def _paragraphs(text: str) -> str:
    text = unescape(text) if "&lt;" in text else text
    if _PARAGRAPH.search(text):
        return text
    return "".join(
        f"<p>{escape(unescape(_TAG.sub(' ', line)), quote=False)}</p>" for line in text.splitlines() if line.strip()
    )
