"""Worker processes beside the event loop for the work that keeps a core busy: reading pages.

Each reader has a socket of its own and nothing in common with the others, so that one that is killed, at any moment,
takes only its own task along. Pools that share a queue or a lock between their workers break when one dies over it.

    python -m pipelines.readers SECONDS        # a reader; its standard input is the socket
"""

from __future__ import annotations

import asyncio
import gc
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from math import ceil
from pathlib import Path
from typing import ParamSpec, Self, TypeVar, cast

try:
    import resource
except ImportError:  # Windows, where tasks run in the calling process
    resource = None  # type: ignore[assignment]

P = ParamSpec("P")
R = TypeVar("R")
TASK, ANSWER = struct.Struct(">Q"), struct.Struct(">Q?")
"""Before each: its length in bytes; before an answer, whether the reader is to be replaced, too."""
MEMORY = 2 * 1024**3
"""Bytes of address space that a reader may take; resident it holds some 240 MB over recorded pages."""
PAGES, HELD = 5_000, 512 * 1024**2
"""A reader is replaced after so many tasks, or if it holds so many bytes between two: what it remembers of pages
cannot pile up."""
ROOM = 1024 * 1024
"""Bytes on their way to a reader: enough for most tasks, so that they are sent at once."""
PROJECT, STATUS = Path(__file__).parent.parent, Path("/proc/self/statm")
GROUPS = Path("/sys/fs/cgroup")
QUOTAS = (("cpu.max",), ("cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"))
"""By version 2 and 1: the microseconds that a container's processes may use in each period of so many."""
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
"""Lets glibc ask Linux for large pages of memory, in which a web page's tree is found sooner; read only as a process starts."""
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""A reader has one core: numpy would otherwise start a thread, with a stack within `MEMORY`, for each of the machine's."""


def cores() -> int:
    """The number of cores that this process may use: often fewer than the machine has, as in a container with a quota."""
    number = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for files in QUOTAS:
        with suppress(OSError, ValueError):  # no such file outside Linux; "max" or -1 where there is no quota
            quota, period = (int(word) for file in files for word in (GROUPS / file).read_text("ascii").split())
            if quota > 0:
                number = min(number, max(1, ceil(quota / period)))
    return number


class ReaderLost(Exception):  # noqa: N818 - the name is the finding
    """A reader ended over a task: `reason` is ``reader_died`` or ``reader_too_slow``.

    Raised by `Readers.run`. The task is lost and should be given up by name: a new reader would die of it, too.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ReaderFailed(Exception):  # noqa: N818
    """A task raised: its traceback as text. Raised by `Readers.run`; a fault of ours, to be logged."""


class Readers:
    """At most `count` reader processes, started when there is work; each task has `seconds` of time.

    With a count of 0 tasks run in the calling process, which blocks over them and has no bound of time: for debugging.
    """

    def __init__(self, count: int, seconds: float) -> None:
        self._count, self._seconds = count if resource else 0, seconds
        self._idle: deque[_Reader] = deque()
        self._busy: set[_Reader] = set()
        """Holds them: asyncio has only weak references to a stream, and to the tasks that wait for it."""
        self._places = asyncio.Semaphore(max(count, 1))

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of a module's function, called in a reader. Raises `ReaderLost`, `ReaderFailed`."""
        if not self._count:
            return function(*args, **kwargs)
        task = pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
        async with self._places:
            raised, result = pickle.loads(await self._answer(task))
        if raised:
            raise ReaderFailed(result)
        return cast(R, result)

    async def _answer(self, task: bytes) -> bytes:
        reader = self._idle.pop() if self._idle else await _Reader.start(self._seconds)
        self._busy.add(reader)
        try:
            answer = await reader.answer(task)
        except BaseException:
            await reader.kill()
            raise
        finally:
            self._busy.remove(reader)
        if reader.is_spent:
            await reader.close()
        else:
            self._idle.append(reader)
        return answer

    async def close(self) -> None:
        """Ends the readers; none may be at work."""
        while self._idle:
            await self._idle.pop().close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class _Reader:
    """One process and the socket to it."""

    def __init__(
        self, process: subprocess.Popen[bytes], incoming: asyncio.StreamReader, outgoing: asyncio.StreamWriter
    ) -> None:
        self._process, self._incoming, self._outgoing = process, incoming, outgoing
        self.is_spent = False

    @classmethod
    async def start(cls, seconds: float) -> Self:
        ours, theirs = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ROOM)
        with theirs:
            program = [sys.executable, "-m", "pipelines.readers", str(seconds)]
            process = subprocess.Popen(
                program, stdin=theirs.fileno(), cwd=PROJECT, env=LARGE_PAGES | ONE_THREAD | os.environ
            )
        return cls(process, *await asyncio.open_connection(sock=ours, limit=1024 * 1024))

    async def answer(self, task: bytes) -> bytes:
        """The answer to a task. Raises `ReaderLost` where the process ends over it."""
        try:
            self._outgoing.writelines((TASK.pack(len(task)), task))
            length, self.is_spent = ANSWER.unpack(await self._incoming.readexactly(ANSWER.size))
            answer: bytes = await self._incoming.readexactly(length)
            return answer
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            slow = await self._end() == -signal.SIGALRM
            raise ReaderLost("reader_too_slow" if slow else "reader_died") from error

    async def close(self) -> None:
        """Ends an idle reader: at the end of its input it goes by itself."""
        self._outgoing.close()
        await self._end()

    async def kill(self) -> None:
        """Ends a reader whatever it is doing."""
        self._outgoing.close()
        self._process.kill()
        await self._end()

    async def _end(self) -> int:
        """The exit status; the event loop goes on while the process ends."""
        return await asyncio.to_thread(self._process.wait)


def _serve(channel: socket.socket, seconds: float) -> None:
    """Answers tasks until the other end closes. A task that takes too long ends the process, even inside C code."""
    for ignored in (signal.SIGINT, signal.SIGTERM):  # a run that is stopped still gives its last pages to read
        signal.signal(ignored, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.set_threshold(100_000, 50, 100)  # a page's objects go without it; looking for cycles took a tenth of the time
    with channel.makefile("rwb") as stream:
        for number, head in enumerate(iter(partial(stream.read, TASK.size), b""), 1):
            answer = _answer(stream.read(TASK.unpack(head)[0]), seconds)
            stream.write(ANSWER.pack(len(answer), number >= PAGES or _held() > HELD) + answer)
            stream.flush()


def _held() -> int:
    """Bytes of memory that this process has; 0 where the system does not tell."""
    try:
        return int(STATUS.read_bytes().split()[1]) * resource.getpagesize()
    except FileNotFoundError:
        return 0


def _answer(task: bytes, seconds: float) -> bytes:
    """Whether the task raised, and its result or traceback."""
    try:
        function, args, kwargs = pickle.loads(task)  # imports what the first task needs: not part of its time
        signal.setitimer(signal.ITIMER_REAL, seconds)
        outcome = False, function(*args, **kwargs)
    except MemoryError:
        os._exit(1)  # what is left of the heap is not to be trusted
    except Exception:  # of any kind: whoever gave the task must hear of it
        outcome = True, traceback.format_exc()
    signal.setitimer(signal.ITIMER_REAL, 0)
    return pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)


UNUSED = {"itemloaders": "scrapy", "trafilatura": "py3langid"}
"""Packages, and what each would load for what no reader asks of it."""


def _load_without_unused() -> None:
    """Loads packages without what they would load beside it: without Scrapy a reader starts in four fifths of the time
    and has 20 MB less, without NumPy, which py3langid brings, in nine tenths; a page that needs it still gets it."""
    for package, unused in UNUSED.items():
        sys.modules[unused] = None  # type: ignore[assignment]
        import_module(package)
        del sys.modules[unused]


if __name__ == "__main__":
    _load_without_unused()
    with suppress(ConnectionError), socket.socket(fileno=0) as end:
        _serve(end, float(sys.argv[1]))
