"""``scrapy …`` as a user gives it, in a process of its own that need not import everything anew.

To start Python and import Scrapy takes longer than most commands do. So all test processes have one server, which imports
it all when it is first asked, and each command is a fork of that, with arguments, environment and streams of its own.
What Python reads at its start (LC_ALL, closed streams), the start itself, once for each command, and the very end are
tested with processes that are started in the common way.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import warnings
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parent.parent
FRESH = ("crawler.settings", "crawler.terminal.given_settings", "crawler.commands.crawl")
"""What they hold, the environment tells when they are imported."""
PACKAGES = (
    *("crawler", "pipelines", "exports"),
    *("scrapy.commands", "scrapy.extensions", "scrapy.downloadermiddlewares", "scrapy.spidermiddlewares"),
)
MODULES = (
    *("scrapy.cmdline", "scrapy.core.engine", "scrapy.core.scheduler", "scrapy.pqueues", "scrapy.pipelines"),
    *("scrapy.core.downloader.handlers.http11", "uvloop.loop"),
)
NOT_IMPORTED = {"pipelines.world.gazetteer.making", "scrapy.extensions.statsmailer"}
"""Needs what only the maker of the gazetteer has; deprecated."""
LONGEST = 65536
"""Bytes of a message."""
ADDRESS = "TESTS_COMMANDS"
"""The variable of the environment that has the server's."""


def run_scrapy(*arguments: str, env: Mapping[str, str], timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """What ``scrapy …`` left, with just this environment. Raises `subprocess.TimeoutExpired`."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        code = start_scrapy(*arguments, env=env, out=out, err=err).wait(timeout)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode())
    return subprocess.CompletedProcess(["scrapy", *arguments], code, *texts)


def scrapy(*arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of ``scrapy …``, in our environment and more; it says no traceback."""
    done = run_scrapy(*arguments, env=os.environ | environment)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def start_scrapy(*arguments: str, env: Mapping[str, str], out: IO[bytes], err: IO[bytes]) -> Command:
    """The command at work, with nothing on its standard input."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    connection.connect(_address())
    ask = json.dumps({"arguments": arguments, "env": dict(env)}).encode()
    with Path(os.devnull).open("rb") as nothing:
        socket.send_fds(connection, [ask], [stream.fileno() for stream in (nothing, out, err)])
    return Command(connection)


def begin_crawl(arguments: list[str], environment: Mapping[str, str], said: IO[bytes]) -> Command:
    """A crawl for `benchmarks.kills`; it reads its pages itself: to start a reader takes as long as all the rest."""
    with Path(os.devnull).open("wb") as nowhere:
        return start_scrapy(*arguments, "-s", "READER_PROCESSES=0", env=environment, out=nowhere, err=said)


class Command:
    """As much of `subprocess.Popen` as the tests need; to be waited for, as that is."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.pid = int(connection.recv(LONGEST))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, negative for a signal; None where it is at work."""
        return self.returncode if self.returncode is not None else self._hear(0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code. Raises `subprocess.TimeoutExpired`, when it is killed."""
        code = self.returncode if self.returncode is not None else self._hear(timeout)
        if code is None:
            self.kill()
            self._hear(None)
            raise subprocess.TimeoutExpired("scrapy", timeout or 0)
        return code

    def kill(self) -> None:
        """By SIGKILL, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it has ended since
                os.kill(self.pid, signal.SIGKILL)

    def _hear(self, timeout: float | None) -> int | None:
        self._connection.settimeout(timeout)
        with suppress(TimeoutError, BlockingIOError):
            self.returncode = int(self._connection.recv(LONGEST))
            self._connection.close()
        return self.returncode


@cache
def _address() -> bytes:
    return b"\0" + os.environ[ADDRESS].encode()


def serve() -> None:
    """Start the server, for this process and all that it starts; it ends with this one."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind("")  # Linux gives a name that nobody has
        listener.listen()
        os.environ[ADDRESS] = listener.getsockname()[1:].decode()
        program = [sys.executable, "-m", "tests.commands", str(listener.fileno())]
        server = subprocess.Popen(program, cwd=ROOT, pass_fds=[listener.fileno()], stdin=subprocess.PIPE)
    atexit.register(server.communicate)


# --- the server ------------------------------------------------------------


def main(listener: socket.socket) -> None:
    """Serve until whoever asks has ended; in each fork, run a command and end as it does."""
    if 0 in select.select([0, listener.fileno()], [], [])[0]:
        return
    _import_all()
    arguments = _served(listener)
    if arguments is not None:
        sys.argv = ["scrapy", *arguments]
        try:
            importlib.import_module("scrapy.cmdline").execute()
        except SystemExit as end:
            _leave(end.code)


def _import_all() -> None:
    for name in MODULES:
        importlib.import_module(name)
    for name in PACKAGES:
        package = importlib.import_module(name)
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if found.name not in NOT_IMPORTED:
                importlib.import_module(found.name)
    assert "twisted.internet.reactor" not in sys.modules, "each command chooses its own"
    for name in FRESH:
        parent, _, module = name.rpartition(".")
        delattr(sys.modules[parent], module)
        del sys.modules[name]
    gc.freeze()  # a fork that collects would copy what it shares


def _served(listener: socket.socket) -> list[str] | None:
    """In a fork, the command's arguments; in the server None, at its end."""
    wakened, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    at_work: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([0, wakened, listener.fileno()], [], [])
        if 0 in ready:
            return None
        if wakened in ready:
            os.read(wakened, 512)
            _tell(at_work)
        if listener.fileno() in ready:
            connection, _ = listener.accept()
            message, streams, _, _ = socket.recv_fds(connection, LONGEST, 3)
            if not (pid := os.fork()):
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                return _begun(json.loads(message), streams)
            connection.send(str(pid).encode())
            at_work[pid] = connection
            for stream in streams:
                os.close(stream)


def _tell(at_work: dict[int, socket.socket]) -> None:
    """Tell whoever waits for a command that it has ended."""
    while at_work:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with at_work.pop(pid) as connection, suppress(BrokenPipeError):  # nobody waits any more
            connection.send(str(os.waitstatus_to_exitcode(status)).encode())


def _begun(command: Any, streams: list[int]) -> list[str]:
    """The command's arguments, when this process has its environment, in so far as Python heeds it, and its streams."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.closerange(3, max(streams) + 1)
    os.environ.clear()
    os.environ.update(command["env"])
    sys.path[:0] = filter(None, command["env"].get("PYTHONPATH", "").split(os.pathsep))
    with suppress(ImportError):
        importlib.import_module("sitecustomize")
    if command["env"].get("PYTHONWARNINGS") == "error":
        warnings.simplefilter("error")
    arguments: list[str] = command["arguments"]
    return arguments


def _leave(code: object) -> None:
    """As Python does, but for taking apart, object by object, all that was imported: that takes as long as a command."""
    threading._shutdown()  # type: ignore[attr-defined]  # waits for them
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
