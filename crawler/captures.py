"""WARC files -> pages: the files of the archive, of Common Crawl or of anybody else, intact or damaged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import DummyStatsCollector
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]

from crawler.items import Outlet, Page
from crawler.outlet_files import outlet_of_url
from crawler.web.addresses import refusal_of_address
from crawler.web.failures import name_failure
from crawler.web.pages import NotAPage, page_of
from pipelines.store.warc import DAMAGE, OUTLET, PART

LARGEST = 8 * 1024 * 1024
"""Bytes of a body, before and after decompression, where no other bound is given."""
MEMBER = b"\x1f\x8b\x08"
"""How a gzip member begins."""
PLAIN = b"WARC/1."
"""How a record begins that is not compressed."""
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<[!?a-zA-Z]")
"""A body that is no longer compressed; some crawlers, Common Crawl's of news at first, kept the header all the same."""
AS_A_WHOLE = "non-chunked gzip"
"""How warcio names a file whose records are not gzipped one by one: no offset leads to them."""


class Damaged(ValueError):  # noqa: N818 - the name is the finding
    """A place in a WARC file that is not a complete record; the text says where. Reading goes on with the next record."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A response in a WARC file."""

    file: str
    """Its name, without the folder."""
    offset: int
    """Bytes, of its record."""
    url: str
    moment: datetime
    """UTC."""
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """As sent, but for chunks; where it is longer than bodies may be, its beginning."""
    outlet: str | None
    """An outlet's id, where the crawler that wrote the file is ours."""
    part_of: str = ""
    """The address of the first page of the article that this is a further page of, where the crawler was ours."""


def read_captures(
    path: Path, largest: int = LARGEST, others: Counter[str] | None = None
) -> Iterator[Capture | Damaged]:
    """The responses of a WARC file, gzipped by record or plain, in their order; `others` counts further records by type.

    Of a body of more bytes than `largest` only the beginning is given.

    A damaged record is given as such in its place. Raises OSError.
    """
    with path.open("rb") as file:
        start: int | None = 0
        while start is not None:
            file.seek(start)
            records = ArchiveIterator(file)
            try:
                for record in records:
                    start = records.offset
                    if capture := _capture(path.name, start, record, largest):
                        yield capture
                    elif others is not None:
                        others[record.rec_type] += 1
                    records.read_to_end(record)
                    if record.raw_stream.limit > 0:
                        raise EOFError("cut short")
                    start = records.offset
                if start < path.stat().st_size:
                    yield Damaged(f"{path.name}: damaged at {start}: cut short")
                return
            except DAMAGE as error:
                if AS_A_WHOLE in str(error):
                    yield Damaged(f"{path.name}: gzipped as a whole; `warcio recompress` makes a file that can be read")
                    return
                yield Damaged(f"{path.name}: damaged at {start}: {str(error).strip()[:80] or type(error).__name__}")
                start = _next_record(file, start + 1)


def page_of_capture(capture: Capture, outlets: Mapping[str, Outlet], largest: int = LARGEST) -> Page:
    """The page of a capture, its outlet found by its address where the file does not say it; `largest` as it was read with.

    Raises `NotAPage` with the reason to count it by: http_404, not_html, undecodable, too_big …
    """
    if reason := refusal_of_address(capture.url):
        raise NotAPage(reason)
    if not 200 <= capture.status < 300:
        raise NotAPage(f"http_{capture.status}")
    outlet = outlets.get(capture.outlet or "") or outlet_of_url(capture.url, outlets)
    page = page_of(_decoded(capture, largest), outlet, capture.url, capture.moment)
    page.origin = {"warc": capture.file, "warc_offset": str(capture.offset)}
    page.part_of = capture.part_of
    return page


def _capture(file: str, offset: int, record: ArcWarcRecord, largest: int) -> Capture | None:
    if not record.rec_headers.get_header("Content-Length"):
        raise EOFError("cut short")
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type != "response" or not record.http_headers or not (url or "").startswith(("http://", "https://")):
        return None
    status = record.http_headers.get_statuscode()
    body = _body(record, largest)
    if record.raw_stream.limit > 0 and len(body) <= largest:
        raise EOFError("cut short")
    return Capture(
        file,
        offset,
        url.strip(),
        datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")).astimezone(UTC),
        int(status),
        tuple((name, value) for name, value in record.http_headers.headers),
        body,
        record.rec_headers.get_header(OUTLET),
        record.rec_headers.get_header(PART) or "",
    )


def _body(record: ArcWarcRecord, largest: int) -> bytes:
    chunked = "chunked" in (record.http_headers.get_header("Transfer-Encoding") or "").lower()
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    pieces, size = [], 0
    while size <= largest and (piece := stream.read(65_536)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _decoded(capture: Capture, largest: int) -> Response:
    if len(capture.body) > largest:
        raise NotAPage("too_big")
    response = Response(capture.url, capture.status, body=capture.body)
    for name, value in capture.headers:
        response.headers.appendlist(name, value.encode("latin-1", "replace"))
    try:
        decoded = _decompression(largest).process_response(Request(capture.url), response)
    except Exception as error:  # of any kind: each library has its own
        reason = name_failure(error)
        if reason != "undecodable" or not MARKUP.match(capture.body):
            raise NotAPage(reason) from error
        del response.headers["Content-Encoding"]
        return response
    assert isinstance(decoded, Response)
    return decoded


@lru_cache(1)
def _decompression(largest: int) -> HttpCompressionMiddleware:
    """What undoes compressions in a crawl, with its bounds."""
    crawler = Crawler(Spider, Settings({"DOWNLOAD_MAXSIZE": largest, "DOWNLOAD_WARNSIZE": 0}))
    crawler.stats = DummyStatsCollector(crawler)
    return HttpCompressionMiddleware.from_crawler(crawler)


def _next_record(file: BinaryIO, start: int) -> int | None:
    """The offset at which the next record seems to begin: a gzip member, or a line of its own where the file is plain."""
    file.seek(0)
    mark = MEMBER if file.read(len(MEMBER)) == MEMBER else PLAIN
    file.seek(start)
    before = b""
    while piece := file.read(1 << 20):
        if (at := (before + piece).find(mark)) >= 0:
            return start - len(before) + at
        start += len(piece)
        before = (before + piece)[-len(mark) + 1 :]
    return None
