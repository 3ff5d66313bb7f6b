"""Scrapy's decompression, except that an answer that was cut off has failed, where Scrapy hands on what it can decompress.

Where an answer has no length, that its gzip does not end is all that tells.
"""

from __future__ import annotations

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Request, Response

GZIP = (b"gzip", b"x-gzip")
SIZE = 4
"""Bytes at the end of gzip that hold the length of what was compressed."""


class CompressionMiddleware(HttpCompressionMiddleware):
    """Makes an answer that was cut off an error of its request."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The answer without its compression. Raises ResponseDataLossError."""
        encoding = response.headers.get("Content-Encoding") or b""  # read first: Scrapy takes it off
        decoded = super().process_response(request, response)
        if encoding.strip().lower() in GZIP and isinstance(decoded, Response) and is_cut(response.body, decoded.body):
            raise ResponseDataLossError("gzip without its end")
        return decoded


def is_cut(body: bytes, decoded: bytes) -> bool:
    """Whether the end of a gzipped answer is missing.

    Some servers leave the end of gzip out, or have something behind it: markup has an end of its own.

    >>> import gzip
    >>> is_cut(gzip.compress(b"<p>Ferry</p>"), b"<p>Ferry</p>"), is_cut(gzip.compress(b"<p>Ferry</p>")[:-9], b"<p>Fer")
    (False, True)
    """
    is_odd = int.from_bytes(body[-SIZE:], "little") != len(decoded)
    return is_odd and decoded.lstrip().startswith(b"<") and not decoded.rstrip().endswith(b">")
