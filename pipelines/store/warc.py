"""A page as a record of a WARC file: a gzip member of its own, readable from its offset."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import zlib
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from uuid import uuid4

from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from crawler.items import Page

try:
    from isal.isal_zlib import compress
except ImportError:  # a processor without it; zlib makes the same of it in four times the time
    from zlib import compress

OUTLET = "Dateline-Outlet"
"""Our own field of a record: the id of the outlet that the page was asked for."""
PART = "Dateline-Part-Of"
"""Of a further page of an article: the address of its first, whose record comes after it."""
LEVEL = 2
"""Of gzip: on pages a tenth of zlib's default time for a seventh more bytes."""
NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
"""Of a header, by RFC 9110."""
DAMAGE = (ArchiveLoadFailed, zlib.error, ValueError, EOFError, AttributeError, TypeError)
"""What warcio raises over bytes that are no WARC."""
UNDONE = frozenset({"transfer-encoding", "content-length", "connection", "keep-alive"})
"""Headers that spoke of the wire; the length is said anew."""


def page_record(page: Page) -> bytes:
    """The response record of a page, whole: its body as received after decompression, with the answer's headers.

    It has the digest of the body alone: that of the block, headers and body, would go through all of it once more.
    """
    digest = hashlib.sha1(page.body, usedforsecurity=False).digest()
    head: bytes = StatusAndHeaders(_status(page.status), _headers(page), protocol="HTTP/1.1").to_ascii_bytes()
    fields = [("WARC-Date", _instant(page.fetched or datetime.now(UTC)))]
    if page.outlet:
        fields.append((OUTLET, page.outlet.id))
    if page.part_of:
        fields.append((PART, _one_line(page.part_of)))
    fields += [
        ("WARC-Type", "response"),
        ("WARC-Record-ID", f"<urn:uuid:{uuid4()}>"),
        ("WARC-Target-URI", _one_line(page.url)),
        ("WARC-Payload-Digest", f"sha1:{base64.b32encode(digest).decode()}"),
        ("Content-Type", "application/http; msgtype=response"),
        ("Content-Length", str(len(head) + len(page.body))),
    ]
    # by hand: warcio's writer would copy the body three times
    return _packed(StatusAndHeaders("", fields, protocol="WARC/1.0").to_bytes(), head, page.body, b"\r\n\r\n")


def opening_record(file: str, software: str, agent: str) -> bytes:
    """The warcinfo record that a file begins with."""
    info = {"software": software, "format": "WARC File Format 1.0", "http-header-user-agent": _one_line(agent)}
    plain = BytesIO()
    writer = WARCWriter(plain, gzip=False)
    writer.write_record(writer.create_warcinfo_record(file, info))
    return _packed(plain.getvalue())


def blank_record(length: int) -> bytes:
    """A record of nothing, as long as the one in whose place it comes: the records behind it stay where they are.

    What it lacks in length stands in the comment that a gzip member may have, which readers pass over. Raises ValueError
    where it would be longer, which no record of a response is short enough for.
    """
    fields = (
        "WARC-Type: warcinfo",
        f"WARC-Record-ID: <urn:uuid:{uuid4()}>",
        f"WARC-Date: {_instant(datetime.now(UTC))}",
    )
    record = "\r\n".join(("WARC/1.0", *fields, "Content-Length: 0", "", "", "", "")).encode()
    body = zlib.compress(record, 9, wbits=-zlib.MAX_WBITS)
    head = b"\x1f\x8b\x08\x10" + bytes(5) + b"\xff"
    rest = b"\0" + body + struct.pack("<II", zlib.crc32(record), len(record))
    if (room := length - len(head) - len(rest)) < 0:
        raise ValueError(f"no room for an empty record in {length} bytes")
    return head + b" " * room + rest


def _packed(*parts: bytes) -> bytes:
    """A gzip member."""
    return compress(b"".join(parts), LEVEL, wbits=zlib.MAX_WBITS | 16)


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _status(status: int) -> str:
    known = status in HTTPStatus._value2member_map_
    return f"{status} {HTTPStatus(status).phrase}" if known else f"{status} -"


def _headers(page: Page) -> list[tuple[str, str]]:
    named = [(name, value) for name, value in page.headers if re.fullmatch(NAME, name)]
    kept = [(name, _one_line(value)) for name, value in named if name.lower() not in UNDONE]
    return [*kept, ("Content-Length", str(len(page.body)))]


def _one_line(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", " ", text)
