"""Scrapy's decompression, which hands on what it can undo of an answer that was cut off; here such a one has failed.

Where an answer has no length, that its gzip does not end is all that tells.
"""

from __future__ import annotations

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import ResponseDataLossError

SIZE = 4
"""Bytes at the end of gzip that hold the length of what was compressed."""


class CompressionMiddleware(HttpCompressionMiddleware):
    """A cut answer is an error of its request, like any other whose end is missing."""

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        """Raises ResponseDataLossError."""
        decoded = HttpCompressionMiddleware._decode(body, encoding, max_size)
        is_odd = encoding in (b"gzip", b"x-gzip") and int.from_bytes(body[-SIZE:], "little") != len(decoded)
        # some servers leave the end of gzip out, or have something behind it: markup has an end of its own
        if is_odd and decoded.lstrip().startswith(b"<") and not decoded.rstrip().endswith(b">"):
            raise ResponseDataLossError("gzip without its end")
        return decoded
