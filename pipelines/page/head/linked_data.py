"""The JSON-LD of a page: the objects of its scripts, and which of them are about its own article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice, pairwise
from typing import Any
from urllib.parse import unquote

from lxml import etree

from pipelines.language.letters import HAN
from pipelines.page.markup.displayed_text import fold_space

MAX_JSON = 2_000_000
MAX_DEPTH = 12
MAX_SCRIPTS = 100
MAX_DOCUMENTS = 20
"""Documents in one script, one after the other."""
MAX_VALUE = 20_000
"""Characters."""
ARTICLE_TYPES = re.compile(r"(?:article|blogposting|newsstory|reportage|report|review)$", re.IGNORECASE)
COMMON = 0.25
"""At least this share of a headline's words is in the names of its own page."""
MIN_WORD = 4
"""Letters of a word; shorter ones are in any headline."""
_DECODER = json.JSONDecoder(strict=False)
_GAP = re.compile(r"[\s;,]{0,200}")
_WRAPPING = re.compile(
    r"<!--|-->|/\*.{0,300}?\*/|(?://|/\*)?\s{0,9}(?:<!\[CDATA\[|\]\]>)(?:\*/)?|(?:^|(?<=[{}\[\],]))[ \t]{0,40}//[^\n]{0,500}$",
    re.MULTILINE | re.DOTALL,
)
_VOID = re.compile(r":\s{0,20}(?:undefined|NaN)?(?=\s{0,20}[,}])")
_TRAILING = re.compile(r",(\s{0,200}[}\]])")
_TYPED = re.compile(r"[\"']@type[\"']\s{0,9}:\s{0,9}\[?\s{0,9}[\"']([A-Za-z]{4,40})[\"']")
_FACT = re.compile(
    r"[\"'](headline|datePublished|dateModified|articleSection)[\"']\s{0,9}:\s{0,9}([\"'])((?:\\.|(?!\2)[^\\\n]){1,1000})\2"
)
_CUTS = re.compile(r"[\s\-–—_/.,:;!?'\"«»“”„‘’()\[\]|…、。，：；！？「」『』《》·=&%#+]+")
_UNSPACED = re.compile(rf"[\u3040-\u30ff{HAN}\uac00-\ud7af]")


def linked_data(scripts: Iterable[etree._Element]) -> Iterator[dict[str, Any]]:
    """All objects of all JSON-LD scripts, except those of lists, which are about other pages; from a broken script,
    what can be read."""
    linked = (script for script in scripts if "ld+json" in (script.get("type") or "").lower())
    for script in islice(linked, MAX_SCRIPTS):
        for document in _loads((script.text or "")[:MAX_JSON]):
            yield from _objects(document, 0)


def own_articles(objects: Iterable[dict[str, Any]], own: Own) -> list[dict[str, Any]]:
    """The objects that are the page's own article, the best first: one with its address before others, then the one
    with more fields."""
    articles = [item for item in objects if is_article(item) and own.has(item)]
    return sorted(articles, key=lambda item: (not own.is_addressed(item), -len(item)))


def is_article(item: dict[str, Any]) -> bool:
    """Whether an object is of a type of article."""
    return any(ARTICLE_TYPES.search(name) or name == "liveblogposting" for name in types_of(item))


class Own:
    """What a page is called, and its addresses: an article that shares neither is another story."""

    def __init__(self, names: Callable[[], Iterable[str]], addresses: Iterable[str]) -> None:
        self._names = names
        self._addresses = {_bare(address) for address in addresses if address} - {""}

    def has(self, item: dict[str, Any]) -> bool:
        """Whether an object may be about the page: it has its address or a good part of its names, or none at all."""
        if self.is_addressed(item):
            return True
        words = _words(text_of(item.get("headline")) or text_of(item.get("name")) or "")
        return not words or not self._words or len(words & self._words) >= COMMON * len(words)

    @cached_property
    def _words(self) -> set[str]:
        """The words of its names; made when asked for, as few pages need them."""
        return {word for text in (*self._names(), *map(unquote, self._addresses)) for word in _words(text[:MAX_VALUE])}

    def is_addressed(self, item: dict[str, Any]) -> bool:
        """Whether an object has the page's address."""
        page = item.get("mainEntityOfPage")
        said = (item.get("url"), item.get("@id"), page.get("@id") if isinstance(page, dict) else page)
        return any(isinstance(address, str) and _bare(address) in self._addresses for address in said)


def types_of(item: dict[str, Any]) -> set[str]:
    """The schema.org types of an object, in lower case."""
    value = item.get("@type")
    values = value if isinstance(value, list) else [value]
    return {v.lower().rsplit("/", 1)[-1] for v in values if isinstance(v, str)}


def text_of(value: Any) -> str | None:
    """A string of JSON, which may be escaped as HTML too; without half characters, which JSON can spell."""
    if not isinstance(value, str):
        return None
    whole = html.unescape(value[:MAX_VALUE])
    return fold_space(whole if whole.isascii() else whole.encode("utf-8", "ignore").decode()) or None


def first_of(value: Any) -> Any:
    """The first of several values of JSON; a single one is itself."""
    return value[0] if isinstance(value, list) and value else value


def stated_name(value: Any) -> str | None:
    """The name of an object of JSON, or of the first of several; a string is its own."""
    value = first_of(value)
    return text_of(value.get("name") if isinstance(value, dict) else value)


def _bare(address: str) -> str:
    """An address without scheme, www, query and fragment."""
    bare = address[:MAX_VALUE].split("#")[0].split("?")[0].rstrip("/")
    return bare.rpartition("//")[2].removeprefix("www.")


def _words(text: str) -> set[str]:
    """The longer words of a text; of a script without spaces, all pairs of its letters."""
    folded = text.casefold()
    found = {word for word in _CUTS.split(folded) if len(word) >= MIN_WORD and not _UNSPACED.search(word)}
    if not folded.isascii():
        pairs = pairwise(folded)
        found |= {a + b for a, b in pairs if _UNSPACED.match(a) and _UNSPACED.match(b)}
    return found


def _loads(text: str) -> list[Any]:
    for way in _ways(text.strip("\ufeff \t\r\n")):
        try:
            return _documents(way)
        except (ValueError, RecursionError):
            continue
    return _facts(text)


def _ways(text: str) -> Iterator[str]:
    """A script's text, and what may have been meant."""
    yield text
    if "&quot;" in text and '"' not in text:
        text = html.unescape(text)
        yield text
    text = _WRAPPING.sub("", text).strip().rstrip(";")
    yield text
    yield _TRAILING.sub(r"\1", _VOID.sub(": null", text))


def _documents(text: str) -> list[Any]:
    """The JSON documents in a text, one after the other; a string that holds an object again is one. Raises ValueError
    if there is none."""
    found: list[Any] = []
    at = 0
    while at < len(text) and len(found) < MAX_DOCUMENTS:
        try:
            value, at = _DECODER.raw_decode(text, at)
        except ValueError:
            if found:
                break
            raise
        packed = isinstance(value, str) and value.lstrip()[:1] in ("{", "[")
        found.append(_DECODER.decode(value) if packed else value)
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
    return found


def _facts(text: str) -> list[Any]:
    """What a text that is not valid JSON says of an article, one fact at a time: where quotes are not escaped or the
    end is missing."""
    typed = next((found for found in _TYPED.finditer(text) if ARTICLE_TYPES.search(found[1])), None)
    facts: dict[str, str] = {"@type": typed[1]} if typed else {}
    for found in _FACT.finditer(text, typed.end()) if typed else ():
        facts.setdefault(found[1], _unescaped(found[3]))
    return [facts] if len(facts) > 1 else []


def _unescaped(text: str) -> str:
    try:
        return str(_DECODER.decode(f'"{text}"'))
    except ValueError:
        return text


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), (list, dict)):
                yield from _objects(data[key], depth + 1)
