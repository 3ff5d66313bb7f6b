"""Serve the newsroom.

    python -m newsroom --port 8890 --ca /tmp/newsroom.pem &
    export http_proxy=http://127.0.0.1:8890 https_proxy=http://127.0.0.1:8890 SSL_CERT_FILE=/tmp/newsroom.pem
    OUTLETS_DIR=newsroom/outlets scrapy crawl statemedia

It is a forward proxy on loopback. HTTPS is tunnelled by CONNECT and ended here, with certificates of an authority
made for the run. An address that is none of the newsroom's answers 404; nothing leaves the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import socket
import sys
import tempfile
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from newsroom.proxy import Proxy, Request
from newsroom.site import FOLDER, Site


class Newsroom:
    """The newsroom on a port of its own, in a thread of its own.

    >>> with Newsroom() as room:
    ...     sorted(room.environment())
    ['OUTLETS_DIR', 'SSL_CERT_FILE', 'http_proxy', 'https_proxy', 'no_proxy']
    """

    def __init__(self, *, port: int = 0, ca: Path | None = None, log: Path | None = None, latency: float = 0.0) -> None:
        """`port` 0 takes a free one; `ca` and `log` are written; `latency` in seconds comes before every answer."""
        self.site = Site()
        self.requests: list[Request] = []
        """Every request answered so far, in order."""
        self._port, self._log = port, log
        self._proxy = Proxy(self.site, self._note, latency)
        self._folder = tempfile.TemporaryDirectory(prefix="newsroom-")
        self.ca_file = ca or Path(self._folder.name, "ca.pem")
        self._loop = asyncio.new_event_loop()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="newsroom", daemon=True)

    def __enter__(self) -> Self:
        """Raises OSError when the port is taken or a file cannot be written."""
        try:
            self.ca_file.write_bytes(self._proxy.authority.pem())
            if self._log:
                self._log.touch()
            self._listener = socket.create_server(("127.0.0.1", self._port))
        except OSError:
            self._clear_away()
            raise
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._proxy.closing.set)
        self._thread.join()
        self._clear_away()

    @property
    def proxy(self) -> str:
        """The proxy's address."""
        return "http://{}:{}".format(*self._listener.getsockname())

    def environment(self) -> dict[str, str]:
        """What a spider's process needs in its environment to live in the newsroom."""
        return {
            "http_proxy": self.proxy,
            "https_proxy": self.proxy,
            "no_proxy": "",
            "SSL_CERT_FILE": str(self.ca_file),
            "OUTLETS_DIR": str(FOLDER / "outlets"),
        }

    def wait(self) -> None:
        """Returns when the newsroom is closed; interrupts come through."""
        # not join: one that is interrupted takes the thread for finished (Python 3.11)
        self._closed.wait()

    def _serve(self) -> None:
        try:
            self._loop.run_until_complete(self._proxy.serve(self._listener))
        finally:
            self._closed.set()

    def _note(self, request: Request) -> None:
        self.requests.append(request)
        if self._log:
            with self._log.open("a", encoding="utf-8") as log:
                log.write(json.dumps(asdict(request)) + "\n")

    def _clear_away(self) -> None:
        self._loop.close()
        self._folder.cleanup()


def main() -> None:
    """The command: serves until interrupted or terminated."""
    parser = argparse.ArgumentParser("python -m newsroom", description="Serve the newsroom's web through a proxy.")
    parser.add_argument(
        "--port", type=int, default=8890, help="on 127.0.0.1; 0 takes a free one (default: %(default)s)"
    )
    parser.add_argument("--ca", type=Path, help="file to write this run's certificate authority to (PEM)")
    parser.add_argument("--log", type=Path, help="file for a JSON line a request")
    parser.add_argument("--latency", type=float, default=0.0, metavar="S", help="seconds before every answer")
    options = vars(parser.parse_args())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with Newsroom(**options) as room:
            print(*(f"export {name}={value}" for name, value in room.environment().items()), sep="\n", flush=True)
            room.wait()
    except OSError as error:
        sys.exit(f"newsroom: {error}")
    except KeyboardInterrupt:
        sys.exit(0)
