"""Scrapy's HTTP handler with a bound on the size of headers, and with larger reads.

Twisted reads headers without end, and gives an answer up whose single header is longer than 16 KiB: some policies are.
"""

from __future__ import annotations

from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import Request
from twisted.web.iweb import IResponse

from crawler.web.failures import HeadTooBig

MOST_OF_A_HEAD = 256 * 1024
"""Bytes of status line and headers; browsers take as much."""
AT_ONCE = 256 * 1024
"""Bytes read from a connection at most in one step: a page whole, where it is there; Twisted takes 64 KiB."""


class BoundedHandler(HTTP11DownloadHandler):
    """Gives up an answer whose headers outgrow the bound."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _BoundedFactory


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    _head = 0

    def connectionMade(self) -> None:  # noqa: N802 - Twisted's name
        super().connectionMade()
        connection: Any = getattr(self.transport, "transport", self.transport)  # below TLS
        connection.bufferSize = AT_ONCE

    def request(self, request: Request) -> Deferred[IResponse]:
        self._head = 0
        answered = super().request(request)
        if self._parser is not None:
            self._parser.MAX_LENGTH = MOST_OF_A_HEAD
        return answered

    def dataReceived(self, bytes: bytes) -> None:  # noqa: N802 - Twisted's name
        parser = self._parser
        super().dataReceived(bytes)  # type: ignore[no-untyped-call]
        # once an answer is whole, the next request may have begun, with a parser of its own
        if parser is not None and parser is self._parser and parser.state in ("STATUS", "HEADER"):
            self._head += len(bytes)
            if self._head > MOST_OF_A_HEAD:
                error = HeadTooBig(f"headers of more than {MOST_OF_A_HEAD} bytes")
                self._giveUp(Failure(error))  # type: ignore[no-untyped-call]


class _BoundedFactory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: IAddress | None) -> _BoundedProtocol:  # noqa: N802 - Twisted's name
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
