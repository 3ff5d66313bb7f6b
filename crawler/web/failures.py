"""One name for each way in which an address can fail to give a page."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile

import brotli  # type: ignore[import-untyped]
from OpenSSL import SSL
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Request
from scrapy.spidermiddlewares.httperror import HttpError
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed
from twisted.python.failure import Failure

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError
else:
    from backports.zstd import ZstdError


class NotAsked(IgnoreRequest):
    """A request that a rule of Dateline's stopped; the text is the reason by which it is counted.

    Raised by downloader middlewares. The request's errback counts it and goes on.
    """


class HeadTooBig(Exception):  # noqa: N818 - the name is the finding
    """An answer with too large headers. Raised by Dateline's HTTP handler; the request's errback counts it and goes on."""


NAMES: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "dns"),
    (DownloadConnectionRefusedError, "connection_refused"),
    (DownloadTimeoutError, "timeout"),
    (DownloadCancelledError, "too_big"),
    (HeadTooBig, "head_too_big"),
    (ResponseDataLossError, "cut_short"),
    (SSL.Error, "certificate"),
    (VerificationError, "certificate"),
    (TunnelError, "proxy"),
    (DownloadFailedError, "connection_lost"),
    (ConnectionClosed, "connection_lost"),
    (ConnectError, "connection"),
    (BadGzipFile, "undecodable"),
    (zlib.error, "undecodable"),
    (EOFError, "undecodable"),
    (brotli.error, "undecodable"),
    (ZstdError, "undecodable"),
    (OSError, "connection"),
)
TOLD_TO_WAIT = "told_to_wait"
WORDS = {
    "dns": "its host name does not resolve",
    "connection_refused": "connection refused",
    "timeout": "no answer in time",
    "too_big": "answer too big",
    "head_too_big": "headers too big",
    "private_address": "its address is on a private network",
    "cut_short": "answer cut short",
    "certificate": "certificate not trusted",
    "proxy": "the proxy refused",
    "connection_lost": "connection lost",
    "connection": "no connection",
    "undecodable": "it cannot be decompressed",
    "too_many_redirects": "too many redirects",
    TOLD_TO_WAIT: "its host asked to be left alone",
    "robots_forbidden": "forbidden by robots.txt",
}


def name_failure(error: BaseException) -> str:
    """The name under which a failed request is counted: dns, timeout, http_404, robots_forbidden …"""
    if isinstance(error, HttpError):
        return f"http_{error.response.status}"
    if isinstance(error, IgnoreRequest):
        return _name_ignored(error)
    if isinstance(error, UnicodeError) or (isinstance(error, LookupError) and "not a text encoding" in str(error)):
        return "undecodable"  # headers in no charset; charset=zip and the like
    causes = list(_causes(error))
    for kind, name in NAMES:
        if any(isinstance(cause, kind) for cause in causes):
            return name
    return type(error).__name__


def is_refusal(name: str) -> bool:
    """Whether our own rules kept us from the page, rather than a failure of the host."""
    return name in ("robots_forbidden", "too_big", "head_too_big", "private_address") or name.startswith("redirected_")


def is_ours(name: str) -> bool:
    """Whether a page was fetched and then lost: not stored, or lost to a fault of the program, named by its class.

    >>> is_ours("not_stored"), is_ours("KeyError"), is_ours("http_410")
    (True, True, False)
    """
    return name in ("not_stored", "not_an_article") or name[:1].isupper()


def failed_request(failure: Failure) -> tuple[Request, str]:
    """The request of an errback's failure, and the failure's name."""
    request: Request = failure.request  # type: ignore[attr-defined]
    return request, name_failure(failure.value)  # type: ignore[arg-type]


def describe_failure(name: str) -> str:
    """A failure's name in words, for a message.

    >>> describe_failure("http_404"), describe_failure("robots_http_503")
    ('HTTP 404', 'robots.txt: HTTP 503')
    """
    if name in WORDS:
        return WORDS[name]
    if name.startswith("robots_"):
        return "robots.txt: " + describe_failure(name.removeprefix("robots_"))
    return name.replace("http_", "HTTP ").replace("_", " ")


def _name_ignored(error: IgnoreRequest) -> str:
    if isinstance(error, NotAsked):
        return str(error)
    if "max redirections" in str(error):
        return "too_many_redirects"
    return "too_big" if "DOWNLOAD_MAXSIZE" in str(error) else "ignored"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it was raised from, and what Twisted packed into either."""
    current: BaseException | None = error
    while current is not None:
        yield current
        for failure in getattr(current, "reasons", None) or ():
            yield failure.value
        current = current.__cause__
