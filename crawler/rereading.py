"""Archived pages read again on all cores, and what that changes in the store."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.captures import LARGEST, Capture, Damaged, page_of_capture, read_captures
from crawler.crawl.ladder import next_recheck
from crawler.items import Article, Outlet, Page
from crawler.web.pages import NotAPage
from pipelines.article.documents import article_id, plain
from pipelines.page.pagination import MOST_PARTS
from pipelines.readers import ReaderFailed, ReaderLost, Readers
from pipelines.store.candidates import Candidate, PageEnd
from pipelines.store.rereads import Reread, look_up, write_rereads
from pipelines.store.storage import Store
from pipelines.store.writes import StoreRefused, article_entry
from pipelines.structure import read_page
from pipelines.validation import refusal_of

EXAMPLES = 3
"""Of each field."""
BATCH = 100
"""Articles looked up and written together."""


@dataclass(slots=True)
class Report:
    """What was read, and what it changes."""

    files: int = 0
    responses: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    """Answers that are no article, by reason; and pages that a reader was lost over."""
    outcomes: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    """Articles that read differently in a field."""
    examples: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """Field -> address, former value, value now."""
    damage: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Files that cannot be read, with the reason."""
    others: Counter[str] = field(default_factory=Counter)
    """Records that are no answers, by type."""

    def note(self, reread: Reread) -> None:
        """Counts an article by its outcome."""
        self.outcomes[reread.outcome] += 1
        if reread.outcome != "read differently" or not reread.stored:
            return
        for name in reread.fields:
            self.fields[name] += 1
            shown = self.examples.setdefault(name, [])
            if len(shown) < EXAMPLES:
                values = (_short(document.get(name)) for document in (reread.stored, reread.document))
                shown.append((reread.document["url"], *values))


class Rereading:
    """Reads WARC files anew into a store; `only` names the outlets whose pages count (none: all pages), `largest` is the
    bound of a body in bytes; `skipped` is told each address that gives no article, and why."""

    def __init__(
        self,
        store: Store,
        readers: Readers,
        outlets: Mapping[str, Outlet],
        only: frozenset[str],
        *,
        dry_run: bool,
        largest: int = LARGEST,
        skipped: Callable[[str, str], object] = lambda url, reason: None,
    ) -> None:
        self._store, self._readers, self._outlets, self._only, self._dry = store, readers, outlets, only, dry_run
        self.report, self._largest, self._skipped = Report(), largest, skipped
        self._batch: dict[str, tuple[Reread, Article]] = {}

    async def read(self, paths: Iterable[Path], window: int, advance: Callable[[int], object]) -> None:
        """Reads the files in their order, with at most `window` pages on the way; `advance` is told bytes of them done.

        Raises StoreFailed and the driver's errors.
        """
        async for article, page in self._articles(paths, window, advance):
            await self._add(article, page)
        await self._flush()

    async def _articles(
        self, paths: Iterable[Path], window: int, advance: Callable[[int], object]
    ) -> AsyncIterator[tuple[Article, Page]]:
        """One article after another, in the order of the files, although they are read in parallel."""
        waiting: deque[tuple[asyncio.Task[Article | None], Page]] = deque()
        try:
            for page in self._pages(paths, advance):
                waiting.append((asyncio.ensure_future(self._article(page)), page))
                if len(waiting) >= window:
                    task, page = waiting.popleft()
                    if article := await task:
                        yield article, page
            while waiting:
                task, page = waiting.popleft()
                if article := await task:
                    yield article, page
        finally:
            for task, _ in waiting:
                task.cancel()

    def _pages(self, paths: Iterable[Path], advance: Callable[[int], object]) -> Iterable[Page]:
        parts: list[Page] = []
        for path in paths:
            self.report.files += 1
            for capture in self._captures(path, advance):
                if isinstance(capture, Damaged):
                    self.report.damage.append(str(capture))
                elif page := self._page(capture):
                    parts = [part for part in parts if part.part_of == (page.part_of or page.url)][: MOST_PARTS - 1]
                    if page.part_of:
                        parts.append(page)
                    else:
                        yield _with_parts(page, parts)

    def _captures(self, path: Path, advance: Callable[[int], object]) -> Iterator[Capture | Damaged]:
        done = 0
        try:
            for capture in read_captures(path, self._largest, self.report.others):
                yield capture
                if isinstance(capture, Capture):
                    advance(capture.offset - done)
                    done = capture.offset
            advance(path.stat().st_size - done)
        except OSError as error:
            self.report.unread.append(f"{path}: {error.strerror}")

    def _page(self, capture: Capture) -> Page | None:
        self.report.responses += 1
        try:
            page = page_of_capture(capture, self._outlets, self._largest)
        except NotAPage as refusal:
            self._skip(capture.url, str(refusal))
            return None
        if self._only and (page.outlet is None or page.outlet.id not in self._only):
            self.report.skipped["other_outlet"] += 1
            return None
        return page

    def _skip(self, url: str, reason: str) -> None:
        self.report.skipped[reason] += 1
        self._skipped(url, reason)

    async def _article(self, page: Page) -> Article | None:
        try:
            article = await self._readers.run(read_page, page)
        except ReaderLost as lost:
            self._skip(page.url, lost.reason)
            return None
        except ReaderFailed as failed:
            self.report.skipped["reader_failed"] += 1
            self.report.damage.append(f"{page.url}: a fault of ours:\n{failed}")
            return None
        if reason := refusal_of(article):
            self._skip(page.url, reason)
            return None
        return article

    async def _add(self, article: Article, page: Page) -> None:
        try:
            document = article_entry(article).as_stored
        except StoreRefused as refusal:
            self._skip(page.url, refusal.reason)
            return
        assert page.fetched
        # pages of one article go one after the other: each is judged by what the one before left
        if document["_id"] in self._batch or len(self._batch) >= BATCH:
            await self._flush()
        self._batch[document["_id"]] = Reread(document, min(page.fetched, datetime.now(UTC))), article

    async def _flush(self) -> None:
        batch, self._batch = self._batch, {}
        rereads = [reread for reread, _ in batch.values()]
        if not rereads:
            return
        await look_up(self._store.database, rereads)
        for reread in rereads:
            self.report.note(reread)
        if self._dry:
            return
        await write_rereads(self._store.database, rereads)
        whole = [(article, reread.moment) for reread, article in batch.values() if reread.outcome in ("new", "edited")]
        outcomes = await asyncio.gather(*(self._store.put(*one) for one in whole), return_exceptions=True)
        for (article, _), outcome in zip(whole, outcomes, strict=True):
            if isinstance(outcome, StoreRefused):
                self._skip(article.url, outcome.reason)
            elif isinstance(outcome, BaseException):
                raise outcome
            else:
                self._store.frontier.end(_known(article))


def _known(article: Article) -> PageEnd:
    """The page of an article that came from an archive: no crawl needs to fetch it."""
    id, now = article_id(article.canonical_url), datetime.now(UTC)
    candidate = Candidate(article.url, article.outlet, "archive", published=article.published, article_id=id)
    return PageEnd(candidate, "done", "", next_recheck(candidate.born(now), now), (article.canonical_url,))


def _with_parts(page: Page, parts: list[Page]) -> Page:
    page.parts = tuple(parts)
    if parts:
        page.origin["pages"] = str(len(parts) + 1)
    return page


def _short(value: Any) -> str:
    text = str(plain(value)).replace("\n", " ")
    return text if len(text) <= 60 else f"{text[:57]}…"
