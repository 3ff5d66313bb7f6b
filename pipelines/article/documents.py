"""Article <-> document: what MongoDB keeps and what an export prints."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

from crawler.items import Article, BodyBlock, Dateline, Image, Link, Place, RelatedLink
from pipelines.article.diff import diff_lines

HISTORY = ("first_seen", "last_checked", "revision")
"""The fields of which only the store knows."""


def article_id(canonical_url: str) -> str:
    """The `_id` of the article at an address: its sha-256, the first 32 hex characters.

    >>> article_id("https://a.example/1")
    'd817b80f9a5befb9163eb63dc83dccd5'
    """
    return _digest(canonical_url)


def content_hash(article: Article) -> str:
    """A digest (32 hex characters) of what the newsroom wrote: two fetches of an unedited page have the same one.

    Addresses of pictures, dates and provenance stay out: they change without an edit.
    """
    wording = [
        article.headline,
        article.subheadline,
        article.bylines,
        article.dateline and article.dateline.text,
        [[image.text, image.caption, image.credit] for image in article.images],
        [block.text for block in article.body],
        [link.title for link in article.related_links],
        article.signoff,
    ]
    return _digest(json.dumps(wording))


def to_document(article: Article) -> dict[str, Any]:
    """The article as MongoDB keeps it: `_id` first (None without an address), days as ISO text, moments in UTC.

    `content_hash` is set; HISTORY is the store's.
    """
    document: dict[str, Any] = _values(article)
    if article.dateline and article.dateline.day:
        document["dateline"]["day"] = article.dateline.day.isoformat()
    document["content_hash"] = content_hash(article)
    address = article.canonical_url or article.url
    return {"_id": article_id(address) if address else None, **document}


def from_document(document: dict[str, Any]) -> Article:
    """The article of a document, stored or printed, without the name of its state. Raises TypeError for a field that no
    article has."""
    fields = {name: value for name, value in document.items() if name not in ("_id", "change")}
    fields |= {name: _moment(fields[name]) for name in _MOMENTS & fields.keys()}
    dateline = fields.pop("dateline", None)
    return Article(
        dateline=_dateline(dateline) if dateline else None,
        images=[Image(**image) for image in fields.pop("images", [])],
        body=[_body_block(block) for block in fields.pop("body", [])],
        related_links=[RelatedLink(**link) for link in fields.pop("related_links", [])],
        **fields,
    )


def revision_of(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """The document in `revisions` for a stored article that another state replaces.

    `fields` are those that changed, `diff` their lines to be read, `replaced` the moment, `stealth` whether the page's own date of modification did
    not move. What another version of our rules reads differently is no edit of the page, so never a stealth edit; where that date
    stood still, nobody can tell which it was, and the cause is "unclear".
    """
    fields = [name for name in new if name not in _BOOKKEEPING and old.get(name) != new[name]]
    same_rules = old["provenance"].get("extractor") == new["provenance"].get("extractor")
    is_moved = old["modified"] != new["modified"]
    return {
        "_id": f"{old['_id']}:{old['revision']}",
        "article_id": old["_id"],
        "revision": old["revision"],
        "fields": fields,
        "diff": diff_lines(old, new, fields),
        "stealth": same_rules and not is_moved,
        "replaced": new["last_checked"],
        "article": old,
    } | ({} if same_rules or is_moved else {"cause": "unclear"})


def plain(value: Any) -> Any:
    """A document in what JSON has: moments become ISO 8601 in UTC, with Z.

    >>> plain({"published": datetime(2031, 5, 12, 8, 30, tzinfo=UTC)})
    {'published': '2031-05-12T08:30:00Z'}
    """
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return _iso(value) if isinstance(value, datetime) else value


def plain_document(article: Article) -> dict[str, Any]:
    """The record of an article that was not stored, as an export prints it."""
    document: dict[str, Any] = plain(to_document(article))
    return document


_BOOKKEEPING = frozenset({"_id", *HISTORY, "content_hash", "change", "provenance", "text"})
"""Fields whose change is no edit; a change of `text` shows in `body`."""
_LEAVES = frozenset({str, int, float, bool, type(None), datetime})


def _values(record: Any) -> Any:
    """As `dataclasses.asdict`, which takes ten times as long: it makes deep copies."""
    if isinstance(record, list):
        return [inner if type(inner) in _LEAVES else _values(inner) for inner in record]
    names = getattr(record, "__slots__", None)
    if not names:
        return record
    values = [(name, getattr(record, name)) for name in names]
    return {name: value if type(value) in _LEAVES else _values(value) for name, value in values}


def _digest(text: str) -> str:
    # A lone surrogate is no reason to fail here: the store refuses it by name.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _iso(moment: datetime) -> str:
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    exact = "milliseconds" if aware.microsecond else "seconds"
    return aware.isoformat(timespec=exact).replace("+00:00", "Z")


_MOMENTS = frozenset({"published", "modified", "first_seen", "last_checked"})


def _moment(value: Any) -> Any:
    """The moment that a printed document has as text; anything else as it is."""
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _dateline(document: dict[str, Any]) -> Dateline:
    day = document.get("day")
    places = [Place(**place) for place in document.get("places", [])]
    return Dateline(**document | {"day": date.fromisoformat(day) if day else None, "places": places})


def _body_block(document: dict[str, Any]) -> BodyBlock:
    return BodyBlock(**document | {"links": [Link(**link) for link in document.get("links", [])]})
