"""Moves: the next state of a stored article at another address, perhaps edited: a new slug, https, another edition's host.

Two things tell it: an address of the page that led to the article before (`pages`), or the article's number in an address of
the same outlet and moment of publication. Neither is enough where the texts have nothing in common: addresses are used again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence

from pymongo.asynchronous.database import AsyncDatabase

from crawler.items import Document
from pipelines.store.candidates import page_id

ASKED = "asked"
"""In an article's provenance: the address that was asked for, where it led to another."""
LONG = 40
"""Two articles do not have a paragraph of so many characters in common by chance."""
ODD = (KeyError, TypeError, ValueError, AttributeError, RecursionError)
"""Errors raised by a stored document of another form when it is taken for an article's."""
NUMBER = re.compile(r"(?<![^\W_])(?:\d{5,20}|(?=[a-f]{0,40}\d)[0-9a-f]{8,40})(?![^\W_])", re.IGNORECASE)
DAY = re.compile(r"(?:(?:19|20)\d\d|\d\d)(?:0\d|1[0-2])(?:[0-2]\d|3[01])(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?")
"""A number that is a date, or a moment, is not an article's number."""
SHOWN = dict.fromkeys(("canonical_url", "published", "headline", "body.text"), 1)


async def find_moved(database: AsyncDatabase[Document], documents: Sequence[Document]) -> dict[int, Document]:
    """Position -> `_id` and canonical address of the stored article that a document is the next state of."""
    led = await _led_to(database, documents)
    numbered = await _numbered_alike(database, documents)
    ids = {id for ways in (led, numbered) for named in ways.values() for id in named}
    if not ids:
        return {}
    stored = {one["_id"]: one async for one in database["articles"].find({"_id": {"$in": list(ids)}}, SHOWN)}
    moved: dict[int, Document] = {}
    for position, document in enumerate(documents):
        named = [(id, True) for id in led.get(position, ())] + [(id, False) for id in numbered.get(position, ())]
        goes_on = (stored[id] for id, is_led in named if id in stored and _goes_on(stored[id], document, led=is_led))
        if former := next(goes_on, None):
            moved[position] = former
    return moved


def lines_of(document: Document) -> set[str]:
    """What tells an article from others: its headline, and its paragraphs."""
    texts = [block["text"] for block in document["body"]]
    return {document["headline"], *(text for text in texts if len(text) >= LONG)} - {""}


def _goes_on(old: Document, new: Document, *, led: bool) -> bool:
    """Whether most lines are the same; of an address that `led` to the new one and the same moment, whether one is.

    A story that follows another tells its background in the same words, and may be where the address leads by now.
    """
    try:
        ours, theirs = lines_of(new), lines_of(old)
        shared = len(ours & theirs)
        is_edit = led and bool(new["published"]) and old["published"] == new["published"]
    except ODD:
        return False
    return shared > 0 and (is_edit or 2 * shared >= min(len(ours), len(theirs)))


async def _led_to(database: AsyncDatabase[Document], documents: Sequence[Document]) -> dict[int, list[str]]:
    """Position -> the articles that one of its addresses led to."""
    addresses = [ids_of_addresses(document) for document in documents]
    query = {"_id": {"$in": list({id for ids in addresses for id in ids})}, "article_id": {"$exists": True}}
    led = {page["_id"]: page["article_id"] async for page in database["pages"].find(query, {"article_id": 1})}
    return {position: [led[id] for id in ids if id in led] for position, ids in enumerate(addresses)} if led else {}


def ids_of_addresses(document: Document) -> list[str]:
    """The `_id`s in `pages` of the addresses that an article has or came from."""
    urls = (document["canonical_url"], document["url"], document["provenance"].get(ASKED))
    return list(dict.fromkeys(page_id(url) for url in urls if url))


async def _numbered_alike(database: AsyncDatabase[Document], documents: Sequence[Document]) -> dict[int, list[str]]:
    """Position -> the articles of the same outlet, moment and number in the address."""
    keys = {position: key for position, one in enumerate(documents) if (key := _numbered(one))}
    if not keys:
        return {}
    near = [{"outlet": documents[one]["outlet"], "published": documents[one]["published"]} for one in keys]
    shown = dict.fromkeys(("canonical_url", "outlet", "published"), 1)
    found: defaultdict[Hashable, list[str]] = defaultdict(list)
    async for one in database["articles"].find({"$or": near}, shown):
        found[_numbered(one)].append(one["_id"])
    return {position: found[key] for position, key in keys.items() if key in found}


def _numbered(document: Document) -> Hashable:
    """Outlet, moment and number; None where one of them is missing.

    >>> _numbered({"outlet": "a", "published": 1, "canonical_url": "https://a.example/20310512/ferry-sails-4711042"})
    ('a', 1, ('4711042',))
    """
    outlet, published, address = (document.get(name) for name in ("outlet", "published", "canonical_url"))
    numbers = tuple(one for one in NUMBER.findall(str(address)) if not DAY.fullmatch(one))
    return (outlet, published, numbers) if outlet and published and numbers else None
