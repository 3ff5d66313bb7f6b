"""Every fetched page is kept in a WARC file, whole or not at all, and can be read again from its offset."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from crawler.captures import LARGEST, Capture, Damaged, page_of_capture, read_captures
from crawler.items import Outlet, Page
from crawler.web.pages import NotAPage
from pipelines.store.archive import Archive, archive_files
from pipelines.store.warc import opening_record, page_record

ROOT = Path(__file__).parent.parent
OUTLET = Outlet(
    "herald", "Herald", "https://herald.example/", "KR", ("en",), "Asia/Seoul", ("state",), ("herald.example",)
)
MOMENT = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
BODY = b"<!doctype html><html><title>Rain</title><p>It rained in the valley."
PAGE = Page(
    "https://herald.example/news/1",
    BODY,
    OUTLET,
    charset="utf-8",
    fetched=MOMENT,
    headers=(("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
)
RECORD = page_record(PAGE)


def captures(path: Path) -> list[Capture | Damaged]:
    return list(read_captures(path))


def whole(path: Path) -> list[Capture]:
    found = captures(path)
    assert not [one for one in found if isinstance(one, Damaged)]
    return [one for one in found if isinstance(one, Capture)]


def warc(folder: Path, *pages: Page) -> Path:
    path = folder / "some.warc.gz"
    path.write_bytes(opening_record(path.name, "test", "") + b"".join(map(page_record, pages)))
    return path


def foreign(folder: Path, headers: str, body: bytes, kind: str = "response", name: str = "foreign.warc") -> Path:
    """A WARC file as others write them: plain, with what the server sent."""
    block = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://herald.example/news/1\r\n"
        "WARC-Date: 2026-05-12T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    path = folder / name
    path.write_bytes(head.encode() + block + b"\r\n\r\n")
    return path


def test_a_record_has_the_fields_that_the_standard_asks_for(tmp_path: Path) -> None:
    with warc(tmp_path, PAGE).open("rb") as file:
        info, record = (
            (r.rec_type, r.rec_headers, r.http_headers, r.content_stream().read())
            for r in ArchiveIterator(file, check_digests="raise")
        )
    kind, fields, head, body = record
    assert (info[0], kind, body) == ("warcinfo", "response", BODY)
    assert fields.get_header("WARC-Target-URI") == PAGE.url
    assert fields.get_header("WARC-Date") == "2026-05-12T09:30:00Z"
    assert fields.get_header("Content-Type") == "application/http; msgtype=response"
    assert fields.get_header("WARC-Payload-Digest").startswith("sha1:")
    assert fields.get_header("WARC-Record-ID").startswith("<urn:uuid:")
    assert (head.get_statuscode(), head.get_header("Content-Length")) == ("200", str(len(BODY)))


@settings(max_examples=50, deadline=None)
@given(
    st.binary(max_size=300),
    st.lists(
        st.tuples(
            st.text(st.characters(codec="latin-1"), max_size=9), st.text(st.characters(codec="latin-1"), max_size=9)
        )
    ),
)
def test_any_body_comes_back_and_no_header_forges_a_line(body: bytes, headers: list[tuple[str, str]]) -> None:
    path = Path(os.environ["ARCHIVE_DIR"]) / "any.warc.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page_record(replace(PAGE, body=body, headers=tuple(headers))) * 2)
    assert [capture.body for capture in whole(path)] == [body, body]


def test_a_page_comes_back_as_it_was_fetched(tmp_path: Path) -> None:
    (capture,) = whole(warc(tmp_path, PAGE))
    page = page_of_capture(capture, {"herald": OUTLET})
    assert page.origin == {"warc": "some.warc.gz", "warc_offset": str(capture.offset)}
    kept = ("url", "body", "outlet", "charset", "fetched", "status")
    assert [getattr(page, name) for name in kept] == [getattr(PAGE, name) for name in kept]
    assert [value for name, value in page.headers if name == "Set-Cookie"] == ["a=1", "b=2"]


def test_an_offset_leads_straight_to_its_record(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 1 << 20, 1 << 30)
    places = [archive.keep(replace(PAGE, url=f"{PAGE.url}{number}")) for number in range(9)]
    archive.close()
    for number, (name, offset) in enumerate(places):
        with (tmp_path / name).open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file)))
            assert record.rec_headers.get_header("WARC-Target-URI") == f"{PAGE.url}{number}"


def test_a_torn_tail_costs_no_record_before_it_and_is_told(tmp_path: Path) -> None:
    path = warc(tmp_path, PAGE, PAGE, PAGE)
    content = path.read_bytes()
    for cut in range(1, len(page_record(PAGE)) - 20):
        path.write_bytes(content[:-cut])
        found = captures(path)
        good = [one for one in found if isinstance(one, Capture)]
        # the end of a member is its checksum and an empty line: without them its content may be whole
        assert (len(good), len(found) - len(good)) in ([(2, 1)] if cut > 14 else [(2, 1), (3, 0)])


def test_a_record_that_is_spoilt_costs_only_itself(tmp_path: Path) -> None:
    path = warc(tmp_path, PAGE, PAGE, PAGE)
    second = whole(path)[1].offset
    data = bytearray(path.read_bytes())
    data[second + 20 : second + 200] = os.urandom(180)
    path.write_bytes(data)
    found = captures(path)
    assert len([one for one in found if isinstance(one, Capture)]) == 2
    assert next(str(one) for one in found if isinstance(one, Damaged)).startswith(f"some.warc.gz: damaged at {second}")


def test_a_record_that_is_spoilt_in_a_plain_file_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "some.warc"
    records = [gzip.decompress(page_record(replace(PAGE, url=f"https://herald.example/{n}"))) for n in range(4)]
    records[1] = re.sub(rb"WARC-Date: \S+", b"WARC-Date: yesterday", records[1])
    records[2] = gzip.compress(BODY) + records[2].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    path.write_bytes(b"".join(records))
    first, *damage, last = captures(path)
    assert isinstance(first, Capture) and isinstance(last, Capture)
    assert (first.url[-1], last.url[-1]) == ("0", "3")
    assert all(isinstance(one, Damaged) for one in damage)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_bytes_break_the_reader(random) -> None:  # type: ignore[no-untyped-def]
    path = Path(os.environ["ARCHIVE_DIR"]) / "odd.warc.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    data = bytearray(RECORD * 3 if random.random() < 0.7 else gzip.decompress(RECORD) * 2)
    for _ in range(random.randrange(9)):
        data[random.randrange(len(data))] = random.randrange(256)
    path.write_bytes(data[: random.randrange(len(data))])
    for one in read_captures(path):
        if isinstance(one, Capture):
            try:
                page_of_capture(one, {})
            except NotAPage:
                continue


def test_what_others_write_is_read_too(tmp_path: Path) -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (BODY[:9], BODY[9:], b""))
    cases = {
        "Content-Type: text/html": BODY,
        "Content-Type: text/html\r\nContent-Encoding: gzip": gzip.compress(BODY),
        "Content-Type: text/html\r\nContent-Encoding: br": brotli.compress(BODY),
        "Content-Type: text/html\r\nTransfer-Encoding: chunked": chunked,
        "Content-Type: text/html\r\nX-Crawl-Content-Encoding: gzip": BODY,
        "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked": BODY,
        "Content-Type: text/html\r\nContent-Encoding: zstd": BODY,
    }
    for headers, body in cases.items():
        (capture,) = whole(foreign(tmp_path, headers, body))
        page = page_of_capture(capture, {"herald": OUTLET})
        assert (page.body, page.outlet and page.outlet.id, page.fetched) == (BODY, "herald", MOMENT), headers
    for kind in ("request", "conversion", "metadata", "resource"):
        assert whole(foreign(tmp_path, "Content-Type: text/html", BODY, kind)) == []


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        ("Content-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(bytes(LARGEST + 1)), "too_big"),
        ("Content-Type: text/html\r\nContent-Encoding: br", brotli.compress(bytes(LARGEST + 1)), "too_big"),
        ("Content-Type: text/html", b"<p>" + bytes(LARGEST), "too_big"),
        ("Content-Type: text/html\r\nContent-Encoding: gzip", b"\x1f\x8b\x08junk", "undecodable"),
        ("Content-Type: image/png", b"\x89PNG", "binary_body"),
        ("Content-Type: application/json", b"{}", "not_html"),
        ("Content-Type: text/html", b"", "empty_body"),
    ],
)
def test_what_is_no_page_is_refused_by_name(headers: str, body: bytes, reason: str, tmp_path: Path) -> None:
    (capture,) = whole(foreign(tmp_path, headers, body))
    with pytest.raises(NotAPage, match=f"^{reason}$"):
        page_of_capture(capture, {})


def test_files_close_at_a_size_and_the_oldest_are_dropped(tmp_path: Path) -> None:
    dropped: list[str] = []
    size = len(page_record(PAGE))
    archive = Archive(tmp_path, 4 * size, 20 * size, drop=lambda name, _: dropped.append(name))
    names = [archive.keep(PAGE)[0] for _ in range(60)]
    archive.close()
    left = archive_files(tmp_path)
    assert dropped == sorted(set(names))[: len(dropped)] and dropped
    assert [path.name for path in left] == sorted(set(names) - set(dropped))
    assert sum(path.stat().st_size for path in left) <= 20 * size
    assert all(path.stat().st_size <= 4 * size for path in left)


def test_a_file_that_another_run_is_writing_is_not_dropped(tmp_path: Path) -> None:
    size = len(page_record(PAGE))
    other = Archive(tmp_path, 4 * size, 1 << 30)
    name, _ = other.keep(PAGE)
    archive = Archive(tmp_path, 2 * size, 4 * size)
    for _ in range(9):
        archive.keep(PAGE)
    assert (tmp_path / name).exists()
    other.close()
    archive.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_leaves_no_torn_record(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 1 << 20, 1 << 30)
    name, _ = archive.keep(PAGE)
    path = tmp_path / name
    before = path.read_bytes()
    real = archive._file
    assert real is not None

    class Full:
        """The first half of a record is taken, then the disk is full."""

        def __init__(self) -> None:
            self.taken = 0

        def write(self, data: memoryview) -> int:
            if self.taken:
                raise OSError(28, "No space left on device")
            assert real is not None
            self.taken = real.write(data[: len(data) // 2]) or 0
            return self.taken

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    archive._file = Full()  # type: ignore[assignment]
    with pytest.raises(OSError, match="No space"):
        archive.keep(PAGE)
    archive._file = real
    assert path.read_bytes() == before
    archive.keep(PAGE)
    archive.close()
    assert len(whole(path)) == 2


def test_a_kill_leaves_whole_records(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipelines.store.archive import Archive; from crawler.items import Page\n"
        f"archive = Archive(Path({str(tmp_path)!r}), 1 << 30, 1 << 40)\n"
        "while True: archive.keep(Page('https://herald.example/1', b'<p>It rained.' * 999)); print(1, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        for _ in range(20):
            process.stdout.readline()
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        said = 20 + len(process.stdout.read().split())
    (path,) = archive_files(tmp_path)
    assert len([one for one in read_captures(path) if isinstance(one, Capture)]) >= said
    shutil.rmtree(tmp_path)
