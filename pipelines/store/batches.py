"""Entries written together: whoever adds one waits until its batch is written and learns what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Entry = TypeVar("Entry")
Outcome = TypeVar("Outcome")


class Batches(Generic[Entry, Outcome]):
    """Batches of at most `size` entries, written one batch at a time.

    A batch is written when it is full or its first entry is `linger` seconds old; what comes while one is being
    written makes up the next. `write` gives an outcome or an exception for each entry, in their order. Of waiting
    entries there are at most ten batches; beyond that `add` waits for room.
    """

    def __init__(
        self, write: Callable[[list[Entry]], Awaitable[Sequence[Outcome | Exception]]], *, size: int, linger: float
    ) -> None:
        self._write, self._size, self._linger = write, size, linger
        self._queue: asyncio.Queue[tuple[Entry, asyncio.Future[Outcome]] | None] = asyncio.Queue()
        self._room = asyncio.Semaphore(10 * size)
        self._writer = asyncio.create_task(self._write_all())

    async def add(self, entry: Entry) -> Outcome:
        """Returns the entry's outcome when its batch is written, or raises its exception."""
        async with self._room:
            done: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
            self._queue.put_nowait((entry, done))
            return await done

    async def close(self) -> None:
        """Writes at once what is waiting; nothing may be added after."""
        self._queue.put_nowait(None)
        await self._writer

    async def _write_all(self) -> None:
        going = True
        while going:
            batch, going = await self._next()
            if batch:
                await self._write_one(batch)

    async def _next(self) -> tuple[list[tuple[Entry, asyncio.Future[Outcome]]], bool]:
        """The next batch, and whether another may follow."""
        batch: list[tuple[Entry, asyncio.Future[Outcome]]] = []
        try:
            async with asyncio.timeout(None) as limit:
                while len(batch) < self._size:
                    arrived = await self._queue.get()
                    if arrived is None:
                        return batch, False
                    batch.append(arrived)
                    if len(batch) == 1:
                        limit.reschedule(asyncio.get_running_loop().time() + self._linger)
        except TimeoutError:
            return batch, True
        return batch, True

    async def _write_one(self, batch: list[tuple[Entry, asyncio.Future[Outcome]]]) -> None:
        outcomes: Sequence[Outcome | Exception]
        try:
            outcomes = await self._write([entry for entry, _ in batch])
        except Exception as error:  # of any kind: each that waits must hear of it
            outcomes = [error] * len(batch)
        for (_, done), outcome in zip(batch, outcomes, strict=True):
            if done.done():  # its waiter was cancelled
                continue
            if isinstance(outcome, Exception):
                done.set_exception(outcome)
            else:
                done.set_result(outcome)
