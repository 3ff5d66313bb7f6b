"""The article's text where only a script would display it: in JSON-LD, or in data that the page's framework carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape, unescape
from itertools import chain, islice, pairwise
from typing import NamedTuple

from lxml import etree

from pipelines.language.letters import letters
from pipelines.language.phrases import UNSPACED
from pipelines.page.head.script_data import MAX_SCRIPT, MAX_SCRIPTS, TAG, Held, data_of, strings_of
from pipelines.page.markup.displayed_text import inner_text

MIN_TEXT = 300
"""Characters; anything shorter is a summary."""
MAX_STRINGS = 20_000
MAX_HTML = 500_000
_BRACED = re.compile(r"\{/([a-z][a-z0-9-]{0,20})\}")
"""The end of an element as some stores write it, so that it cannot end the script: "{/p}"."""
_PARAGRAPH = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_STRING = re.compile(
    r"(?:content|article|body|detail|story|text)\w{0,20}['\"\]]{0,2}\s{0,5}=\s{0,5}(['\"`])(?=\s{0,20}<(?:p|div|section)\b)",
    re.IGNORECASE,
)
"""Programs have many strings that are HTML; the name of the one that is the text says so."""
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
MIN_STRING, MIN_PIECE = 100, 20
_MOMENT = re.compile(r"1[0-9]{12}")
_OF_TIME, _OF_CHANGE = re.compile("time|date|stamp|publish|epoch"), re.compile("modif|updat|change|expire|version")
_MOMENTS = re.compile(r"1\d{9}(?:\d{3})?|20\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d[\d:.+Z-]{0,15}")
_UNZONED = re.compile(r"T[\d:.]+$")
MAX_HEADINGS, MAX_BOXES, MAX_WITHIN, MAX_MOMENT = 3, 4, 400, 36
"""Looked at beside a headline: its headings, the boxes round each, the elements in a box; characters of an attribute."""
MAX_FIELDS = 40


def scripted_texts(tree: etree._Element, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The HTML of what may be an article's text in the page's scripts, the likeliest first, and where each stood; `names` are
    those that the page gives its article.

    What is called so counts first; then what is parted into paragraphs, JSON-LD's articleBody before the longest string of
    other data that shares words with the names, unless it is much shorter; then a field that a script empties into the
    page, or a string of its own.
    """
    found = list(_found(tree, _Likeness(names)))
    bodies = [one for one in found if one.is_body]
    for body in bodies[:MAX_TRIED]:
        opening = _letters(body)[:SAME]
        found = [
            one._replace(likeness=max(one.likeness, body.likeness)) if opening in _letters(one) else one
            for one in found
        ]
    found.sort(reverse=True)
    least = max((body.size for body in bodies), default=0) * MOST_LOST
    for one in [one for one in found if one.is_body or len(TAG.sub("", one.html)) >= max(least, MIN_TEXT)][:MAX_TRIED]:
        yield one.html, "articleBody of json-ld" if one.is_body else "data of the page's scripts"
    kept = ((text, "field for a script") for text in _fields(tree))
    quoted = (
        (text, "string in a script")
        for script in islice(_scripts(tree, MIN_STRING), MAX_SCRIPTS)
        for text in _quoted(script)
    )
    yield from islice((one for one in chain(kept, quoted) if _is_parted(one[0])), 1)


class _Found(NamedTuple):
    """A text in the data, in the order of what makes it likely to be the article's."""

    likeness: int
    is_parted: bool
    is_body: bool
    size: int
    html: str


def _found(tree: etree._Element, likeness: _Likeness) -> Iterator[_Found]:
    for data in data_of(islice(_scripts(tree, MIN_PIECE), MAX_SCRIPTS)):
        for held in islice(strings_of(data), MAX_STRINGS):
            text, is_body = held.text[:MAX_HTML], held.name == "articleBody"
            if len(text) <= MIN_TEXT or not (is_body or _is_parted(text)) or not (like := likeness.of(held)):
                continue
            html = _paragraphs(text) if is_body else _BRACED.sub(r"</\1>", text)
            yield _Found(like, _is_parted(html), is_body, len(text), html)


def _letters(found: _Found) -> str:
    return letters(unescape(TAG.sub("", found.html[:MAX_OPENING])))


def _is_parted(html: str) -> bool:
    return len(_PARAGRAPH.findall(html)) > 1


class _Likeness:
    """Whether a text in the data is of the article whose names are given."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [known for name in names if len(known := letters(name)) >= MIN_NAME]
        self._words = {word for name in names for word in _words(name)}

    def of(self, held: Held) -> int:
        """2 if it is called as the page is, 0 if it is called otherwise or is about something else, else 1."""
        title = letters(held.title)
        if len(title) >= MIN_NAME:
            if any(title in name or name in title for name in self._names):
                return 2
            if self._names and " " in held.title.strip():
                return 0
        said = held.text.casefold()
        return int(sum(word in said for word in self._words) >= SHARED * len(self._words))


def _words(name: str) -> list[str]:
    """The words of a name; pairs of letters where its script writes none apart, or adds to them as Korean does."""
    folded = name.casefold()
    if UNSPACED.search(folded) or _HANGUL.search(folded):
        return ["".join(pair) for pair in pairwise(folded) if "".join(pair).isalnum()]
    return [word for word in folded.split() if len(letters(word)) >= MIN_WORD]


_HANGUL = re.compile("[가-힣]")
MIN_NAME, MIN_WORD, SHARED, MAX_TRIED = 12, 4, 0.25, 3
"""Letters of a name and of one of its words, the share of these that a text about it has, and how many texts are tried."""
MOST_LOST, SAME, MAX_OPENING = 0.5, 60, 5_000
"""Of an articleBody, as other data may have more or less of the text; the letters that open it there as
well, and the characters in which they are looked for."""


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


def _scripts(tree: etree._Element, least: int) -> Iterator[str]:
    for script in tree.iter("script"):
        text = script.text or ""
        if least <= len(text) <= MAX_SCRIPT:
            yield text


def _paragraphs(text: str) -> str:
    """An articleBody as HTML: its lines, which may be run together, are its paragraphs."""
    text = unescape(text) if "&lt;" in text else text
    if _PARAGRAPH.search(text):
        return text
    if len(joints := _joints(text)) > 1:
        text = "\n".join(text[a:b] for a, b in pairwise((0, *joints, len(text))))
    return "".join(
        f"<p>{escape(unescape(TAG.sub(' ', line)), quote=False)}</p>" for line in text.splitlines() if line.strip()
    )


def _joints(text: str) -> list[int]:
    """Where a sentence begins right behind another: paragraphs without the blank between them."""
    closing = "”»’" + ("“" if "„" in text else "")
    joints, quotes, counted = [], 0, 0
    for joint in _JOINT.finditer(text):
        if joint[1].isupper() or not joint[3].isupper():
            continue
        start, end = joint.span(2)
        quotes, counted = quotes + text.count('"', counted, start), start
        is_closed = start < end and (text[start] in closing or (text[start] == '"' and quotes % 2 == 1))
        joints.append(start + is_closed)
    return joints


_JOINT = re.compile(r"\w\w(\w)[.!?…]([\"”“„»«’‘']{0,2})(?=(\w))")
"""The end of a sentence and the first letter of the next; the last letter of the first is small, the first of the next is not."""
