"""Counts what passes through an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from crawler.article import Document


@dataclass(slots=True)
class Counts:
    """Of the articles written."""

    articles: int = 0
    changed: int = 0
    """Those in a revision after the first."""
    tick: Callable[[int], object] | None = None
    """Told the number of articles, now and then."""

    def counted(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents, passed on."""
        for document in documents:
            self.articles += 1
            self.changed += document.get("revision", 1) > 1
            if self.tick and not self.articles % 100:
                self.tick(self.articles)
            yield document
