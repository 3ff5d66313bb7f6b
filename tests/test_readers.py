"""Reader processes: what dies takes only its own task along."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
import importlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from pipelines.readers import HELD, ReaderFailed, ReaderLost, Readers


def double(number: int) -> int:
    return 2 * number


def double_slowly(number: int, seconds: float) -> int:
    time.sleep(seconds)
    return 2 * number


def own_id() -> int:
    return os.getpid()


def tunables() -> str | None:
    return os.environ.get("GLIBC_TUNABLES")


def loaded_by_reading() -> set[str]:
    importlib.import_module("pipelines.structure")
    return {"scrapy", "twisted", "itemloaders", "numpy", "trafilatura"} & {*sys.modules}


REMEMBERED: list[bytes] = []


def remember(size: int) -> int:
    REMEMBERED.append(b"x" * size)
    return os.getpid()


def crash_in_c() -> None:
    ctypes.string_at(0)


def spin_in_c() -> None:
    re.match("(a+)+$", "a" * 60 + "b")


def devour() -> None:
    held = []
    while True:
        held.append(bytes(64 * 1024 * 1024))


def fail() -> None:
    raise ValueError("a fault of ours")


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(asyncio.wait_for(work, 300))


def test_a_task_runs_in_another_process_and_its_result_comes_back() -> None:
    async def work() -> tuple[int, int]:
        async with Readers(1, 60) as readers:
            return await readers.run(double, 21), await readers.run(own_id)

    doubled, where = run(work())
    assert doubled == 42
    assert where != os.getpid()


@pytest.mark.parametrize(
    ("own", "given"), [(None, "glibc.malloc.hugetlb=1"), ("glibc.malloc.tcache_count=2", "glibc.malloc.tcache_count=2")]
)
def test_a_reader_has_large_pages_of_memory_unless_the_user_tunes_it(
    own: str | None, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLIBC_TUNABLES", raising=False)
    if own:
        monkeypatch.setenv("GLIBC_TUNABLES", own)

    async def work() -> str | None:
        async with Readers(1, seconds=60) as readers:
            return await readers.run(tunables)

    assert run(work()) == given


def test_a_reader_starts_without_scrapy_and_numpy() -> None:
    async def work() -> set[str]:
        async with Readers(1, 60) as readers:
            return await readers.run(loaded_by_reading)

    assert run(work()) == {"itemloaders", "trafilatura"}


def test_without_readers_a_task_runs_here() -> None:
    async def work() -> int:
        async with Readers(0, 10) as readers:
            return await readers.run(own_id)

    assert run(work()) == os.getpid()


@pytest.mark.parametrize(
    ("deadly", "seconds", "reason"),
    [(crash_in_c, 60, "reader_died"), (devour, 60, "reader_died"), (spin_in_c, 2, "reader_too_slow")],
)
def test_what_kills_a_reader_is_named_and_the_next_task_has_a_new_one(deadly: Any, seconds: float, reason: str) -> None:
    async def work() -> tuple[str, int]:
        async with Readers(1, seconds) as readers:
            with pytest.raises(ReaderLost) as lost:
                await readers.run(deadly)
            return lost.value.reason, await readers.run(double, 4)

    assert run(work()) == (reason, 8)


def test_a_fault_of_ours_comes_back_with_its_traceback_and_the_reader_lives_on() -> None:
    async def work() -> tuple[str, bool]:
        async with Readers(1, 60) as readers:
            first = await readers.run(own_id)
            with pytest.raises(ReaderFailed) as failed:
                await readers.run(fail)
            return str(failed.value), await readers.run(own_id) == first

    text, same = run(work())
    assert "in fail" in text
    assert "ValueError: a fault of ours" in text
    assert same


def test_a_reader_that_remembers_much_is_replaced_between_two_tasks() -> None:
    async def work() -> list[int]:
        async with Readers(1, 60) as readers:
            return [await readers.run(remember, size) for size in (1, HELD, 1)]

    first, second, third = run(work())
    assert first == second != third


def test_tasks_far_larger_than_a_sockets_buffer_pass() -> None:
    async def work() -> int:
        async with Readers(1, 60) as readers:
            return len(await readers.run(bytes, 20_000_000)) + await readers.run(len, bytes(20_000_000))

    assert run(work()) == 40_000_000


def test_a_task_under_way_outlives_a_collection_of_garbage() -> None:
    async def work() -> list[int]:
        done: list[int] = []
        async with Readers(1, 60) as readers:

            async def note() -> None:
                done.append(await readers.run(double_slowly, 4, 0.5))

            asyncio.create_task(note())  # noqa: RUF006 - nobody holds it, as Scrapy does with an item's
            while not done:
                await asyncio.sleep(0.1)
                gc.collect()
        return done

    assert run(work()) == [8]


def test_readers_killed_at_random_moments_lose_their_task_and_no_other() -> None:
    chance = random.Random(20)

    async def kill(reader: int) -> None:
        await asyncio.sleep(chance.uniform(0, 0.01))
        with contextlib.suppress(ProcessLookupError):
            os.kill(reader, signal.SIGKILL)

    async def work() -> Counter[str]:
        ends: Counter[str] = Counter()
        kills: list[asyncio.Task[None]] = []
        async with Readers(2, 60) as readers:

            async def one(number: int) -> None:
                try:
                    reader = await readers.run(own_id)
                    if number % 10 == 0:
                        kills.append(asyncio.create_task(kill(reader)))
                    assert await readers.run(double_slowly, number, 0.002) == 2 * number
                    ends["done"] += 1
                except ReaderLost as lost:
                    ends[lost.reason] += 1

            for start in range(0, 200, 8):
                await asyncio.gather(*(one(n) for n in range(start, start + 8)))
            await asyncio.gather(*kills)
        return ends

    ends = run(work())
    assert ends.total() == 200 and ends.keys() == {"done", "reader_died"}
    assert 0 < ends["reader_died"] <= 20  # a kill costs one task at most


def test_readers_end_with_who_started_them() -> None:
    program = (
        "import asyncio, os, sys\n"
        "from pipelines.readers import Readers\n"
        "async def work():\n"
        "    readers = Readers(1, 60)\n"
        "    print(await readers.run(os.getpid), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
        "asyncio.run(work())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300)
    status = Path(f"/proc/{int(done.stdout)}/stat")
    for _ in range(3_000):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            if status.read_text().rpartition(") ")[2][0] != "Z":  # one that nobody waits for stays as a zombie
                time.sleep(0.1)
                continue
        return
    pytest.fail("the reader outlives the crawler")
