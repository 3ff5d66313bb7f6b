"""Articles by the million: those of real pages with every fifth word changed, stored as a crawl would store them.

A page's article is encoded once; of each copy only the words, names and dates are set anew, in place, each word by
another as long. To make a million costs less than to store them.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import bson
from bson import ObjectId
from bson.raw_bson import RawBSONDocument
from pymongo import MongoClient

from benchmarks.pages import read_pages
from crawler.article import Document
from pipelines.article.documents import to_document
from pipelines.boilerplate import story_of
from pipelines.store.indexes import INDEXES
from pipelines.structure import structure
from pipelines.validation import refusal_of

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
OUTLETS = 40
A_DAY = 20_000
"""Articles of all outlets together."""
ID, HASH, OUTLET, CHANGE, NUMBER = "0" * 32, "f" * 32, "outlet_##", ObjectId(b"change-#####"), "#########"
"""Where the copies differ."""
MOMENT = BEGIN + timedelta(milliseconds=1)
WORD = re.compile(rb"[A-Za-z]{4,12}|(?:[\xd0\xd1][\x80-\xbf]){3,12}|(?:[\xe4-\xe9][\x80-\xbf]{2}){1,4}")
"""In UTF-8: Latin, Cyrillic and Chinese letters."""


@dataclass(frozen=True, slots=True)
class Mould:
    """An encoded article, and where its words stand."""

    data: bytes
    words: list[tuple[int, int]]


def made_from(warcs: Sequence[Path]) -> list[Mould]:
    """The articles of the pages."""
    articles = [structure(story_of(page)) for page in read_pages(warcs)]
    return [_mould(to_document(article)) for article in articles if not refusal_of(article)]


def fill(uri: str, database: str, moulds: Sequence[Mould], count: int, first: int = 0) -> None:
    """Stores so many articles, with the store's indexes; `first` is how many were stored before."""
    with MongoClient[Document](uri) as client:
        for name in ("articles", "revisions"):
            client[database][name].create_indexes(INDEXES[name])
        copies = _copies(moulds, first, count)
        while some := list(islice(copies, 1000)):
            client[database].get_collection("articles").insert_many(some, ordered=False)


def _mould(document: Document) -> Mould:
    same = dict.fromkeys(("published", "first_seen", "last_checked"), MOMENT)
    names = {"_id": ID, "content_hash": HASH, "outlet": OUTLET, "change": CHANGE, "revision": 1}
    data = bson.encode(document | same | names | {"canonical_url": f"{document['canonical_url']}?{NUMBER}"})
    words, start = [], 0
    for text in (*(block["text"] for block in document["body"]), document["text"]):
        start = data.index(text.encode(), start)
        words += [(start + found.start(), start + found.end()) for found in WORD.finditer(text.encode())]
        start += len(text.encode())
    return Mould(data, words)


def _copies(moulds: Sequence[Mould], first: int, count: int) -> Iterator[RawBSONDocument]:
    chance = random.Random(6 + first)
    others: dict[tuple[int, int], list[bytes]] = defaultdict(list)
    for mould in moulds:
        for start, end in mould.words:
            others[mould.data[start] >> 6, end - start].append(mould.data[start:end])
    for number in range(first, first + count):
        yield RawBSONDocument(_copy(moulds[number % len(moulds)], number, chance, others))


def _copy(mould: Mould, number: int, chance: random.Random, others: dict[tuple[int, int], list[bytes]]) -> bytes:
    data, random_number = bytearray(mould.data), chance.random
    for start, end in mould.words[chance.randrange(5) :: 5]:
        words = others[data[start] >> 6, end - start]
        data[start:end] = words[int(random_number() * len(words))]
    moment = BEGIN + timedelta(days=number / A_DAY)
    made = (
        (ID.encode(), f"{chance.getrandbits(128):032x}".encode()),
        (HASH.encode(), f"{chance.getrandbits(128):032x}".encode()),
        (OUTLET.encode(), f"outlet_{chance.randrange(OUTLETS):02}".encode()),
        (CHANGE.binary, ObjectId().binary),
        (NUMBER.encode(), f"{number:09}".encode()),
        (_encoded(MOMENT), _encoded(moment)),
    )
    whole = bytes(data)
    for marker, value in made:
        whole = whole.replace(marker, value)
    return whole


def _encoded(moment: datetime) -> bytes:
    return bson.encode({"": moment})[6:14]
