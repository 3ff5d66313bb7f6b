"""A folder with a file for each outlet and day, named as Hive, Spark, DuckDB and Arrow read it.

    outlet=tidewire/day=2031-05-12/part-0.parquet

The day (UTC) is that of publication, else that on which it was first seen; those are in a part of their own. What the
path says is not said again in the files. An article of no outlet is under `unknown`: not every reader takes a null there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from crawler.article import Document
from exports.counts import Counts
from exports.fields import Field
from exports.formats import Format, compressed_with
from pipelines.store.drafts import sync

NO_OUTLET = "unknown"


def write_partitions(
    documents: Iterable[Document], fields: tuple[Field, ...], format: Format, compression: str, folder: Path
) -> list[Document]:
    """Writes documents, which come with those of a partition together; each file's path, articles and bytes."""
    columns = tuple(field for field in fields if field.name != "outlet") if format.takes_fields else fields
    write, files = format.writer(), []
    for (outlet, day, part), group in groupby(documents, _partition):
        path = folder / f"outlet={outlet}" / f"day={day}" / f"part-{part}{format.suffix}{compression}"
        path.parent.mkdir(parents=True, exist_ok=True)
        counts = Counts()
        with path.open("wb") as out:
            with compressed_with(compression, out) as inner:
                write(counts.counted(group), columns, inner)
            sync(out)
            size = out.tell()
        files.append({"path": str(path.relative_to(folder)), "articles": counts.articles, "bytes": size})
    return files


def _partition(document: Document) -> tuple[str, str, int]:
    outlet, published = document["outlet"], document["published"]
    day = published or document["first_seen"]
    name = quote(outlet, safe="") if outlet else NO_OUTLET
    if outlet == NO_OUTLET:  # spelt otherwise, so that neither takes the other's place
        name = f"%{ord(name[0]):X}{name[1:]}"
    return name, day.date().isoformat(), 0 if published else 1
