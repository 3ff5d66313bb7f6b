"""Listings of any kind that come gzipped."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from crawler.listings.entries import NotAListing

LARGEST = 50 * 1024 * 1024
"""Bytes after decompression: the sitemap protocol's own bound."""
GZIP = b"\x1f\x8b"
PIECE, FED = 65_536, 4_096
"""Bytes unpacked and parsed at a time, and of the packed ones at most: what follows a member's end is copied."""


def unpack(body: bytes) -> Iterator[bytes]:
    """A body in pieces, unpacked where it is gzipped, member after member.

    Raises `NotAListing` for broken gzip, and gzip that expands beyond 50 MB.
    """
    if not body.startswith(GZIP):
        yield from (body[at : at + PIECE] for at in range(0, len(body), PIECE))
        return
    unpacker, size, at = _unpacker(), 0, 0
    while at < len(body):
        fed = body[at : at + FED]
        try:
            piece = unpacker.decompress(fed, PIECE)
        except zlib.error as error:
            raise NotAListing(f"broken gzip: {error}") from error
        size += len(piece)
        if size > LARGEST:
            raise NotAListing("gzip that expands beyond 50 MB")
        yield piece
        at += len(fed) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
        if unpacker.eof:
            if not body.startswith(GZIP, at):  # padding
                return
            unpacker = _unpacker()


def unpacked(body: bytes) -> bytes:
    """A body as it was before it was gzipped, if it was. Raises `NotAListing` as above."""
    return b"".join(unpack(body)) if body.startswith(GZIP) else body


def _unpacker() -> zlib._Decompress:
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
