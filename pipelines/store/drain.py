"""Spool -> MongoDB: what a run before could not store."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields, replace
from itertools import islice
from pathlib import Path
from typing import Any

from crawler.items import Document
from pipelines.store.candidates import Candidate, PageEnd
from pipelines.store.forgotten import FORGOTTEN
from pipelines.store.spool import Spool, read_spool
from pipelines.store.storage import Store
from pipelines.store.writes import StoreRefused

BATCH = 200
_REFUSED = "refused/"


async def drain(
    store: Store, spool: Spool, take_out: Callable[[Sequence[Document]], None] = lambda forgotten: None
) -> Counter[str]:
    """Stores what waits in the spool; the number of records by outcome: new, changed, unchanged, outdated, damaged …

    `take_out` is told the articles that have been forgotten since. A kill in the middle loses nothing: the files go when
    all of them is stored. Raises StoreFailed, OSError.
    """
    outcomes: Counter[str] = Counter()
    forgotten: list[Document] = []
    with spool.drained() as paths:
        for batch in (batch for path in paths for batch in _batches(path)):
            records = [record for record in batch if record is not None]
            outcomes["damaged"] += len(batch) - len(records)
            outcomes.update(await _store(store, [record for record in records if "article" in record], forgotten))
            ids = {document["_id"] for document in forgotten}
            for record in records:
                if "end" in record:
                    store.frontier.end(_end(record["end"], ids))
        if forgotten:
            await asyncio.to_thread(take_out, forgotten)
    return +outcomes


def _batches(path: Path) -> Iterator[list[Document | None]]:
    records = read_spool(path)
    while batch := list(islice(records, BATCH)):
        yield batch


async def _store(store: Store, records: list[Document], forgotten: list[Document]) -> list[str]:
    """An article that was looked at again since is left as it is; one that was forgotten is added to those."""
    ids = [record["article"]["_id"] for record in records]
    checked = await store.last_checked(ids)
    fresh = [
        record["article"] for record, id in zip(records, ids, strict=True) if not _is_outdated(record, checked.get(id))
    ]
    outcomes = await asyncio.gather(*(_restored(store, document) for document in fresh))
    forgotten += [
        document for document, outcome in zip(fresh, outcomes, strict=True) if outcome == _REFUSED + FORGOTTEN
    ]
    return [*outcomes, *["outdated"] * (len(records) - len(fresh))]


async def _restored(store: Store, document: Document) -> str:
    try:
        return await store.restore(document)
    except StoreRefused as refusal:  # it would be so each time, and no run would ever begin again
        return _REFUSED + refusal.reason


def _is_outdated(record: Document, checked: Any) -> bool:
    return checked is not None and bool(checked > record["at"])


def _end(values: Document, forgotten: Collection[str]) -> PageEnd:
    """Without what only a later version knows, from which somebody went back."""
    candidate = Candidate(**_known(Candidate, values["candidate"]))
    if candidate.article_id in forgotten:
        return PageEnd(replace(candidate, article_id=None), "refused", FORGOTTEN)
    return PageEnd(**_known(PageEnd, values) | {"candidate": candidate, "aliases": tuple(values["aliases"])})


def _known(kind: type[Candidate | PageEnd], values: Document) -> Document:
    return {field.name: values[field.name] for field in fields(kind) if field.name in values}
