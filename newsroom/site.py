"""What the newsroom's hosts answer: the files under ``pages``, and the exceptions in ``site.toml``."""

from __future__ import annotations

import gzip
import hashlib
import random
import tomllib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from newsroom.clock import fill_in_times

FOLDER = Path(__file__).parent
TYPES = {".html": "text/html", ".xml": "application/xml", ".txt": "text/plain", ".jpg": "image/jpeg"}
NOT_FOUND = b"<!doctype html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"
WRITTEN = "Mon, 05 Oct 2026 06:00:00 GMT"
"""Last-Modified of every file: they change only with the project."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answers with."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html"
    location: str = ""
    delay: float = 0.0
    """Seconds before it is sent."""
    file: Path | None = None
    """Where the body stands, as it is served but for the times of a listing."""


@dataclass(frozen=True, slots=True)
class Host:
    """How a host answers for all of its files."""

    scheme: str = "https"
    """The other scheme is redirected to it."""
    charset: str = ""
    """Said in the Content-Type header; empty: only the pages say it."""
    validators: str = "etag"
    """What a client may ask by: etag, last-modified or none."""
    gzip: bool = False
    """Bodies go out compressed to whoever accepts that."""
    moved_to: str = ""
    """Origin that answers in its place."""


@dataclass(slots=True)
class Site:
    """The newsroom's web as a function from address to answer.

    `answers` may be changed while it is served: an entry goes before any file.
    """

    folder: Path = FOLDER
    opened: datetime = field(default_factory=lambda: datetime.now(UTC))
    """The moment that the times in feeds and sitemaps count back from."""
    hosts: dict[str, Host] = field(init=False)
    answers: dict[str, Answer] = field(init=False)

    def __post_init__(self) -> None:
        declared = tomllib.loads((self.folder / "site.toml").read_text("utf-8"))
        self.hosts = {name: Host(**host) for name, host in declared["hosts"].items()}
        self.answers = {entry["url"]: self._declared(entry) for entry in declared["answers"]}

    def answer(self, url: str) -> Answer:
        """The answer to an address; 404 for one that is none of the newsroom's. Tracking parameters do not matter."""
        url = _without_tracking(url)
        if url in self.answers:
            answer = self.answers[url]
            return replace(answer, body=self._read(answer.file)) if answer.file else answer
        parts = urlsplit(url)
        host = self.hosts.get(parts.hostname or "")
        if host is None or parts.port is not None:
            return Answer(404, NOT_FOUND)
        origin = host.moved_to or f"{host.scheme}://{parts.hostname}"
        if origin != f"{parts.scheme}://{parts.hostname}":
            return Answer(301, location=origin + urlunsplit(("", "", parts.path or "/", parts.query, "")))
        file = self._file(parts.hostname or "", parts.path)
        return self._of_file(file, host) if file else Answer(404, NOT_FOUND)

    def reply(self, url: str, asked: dict[str, str]) -> tuple[Answer, list[tuple[str, str]]]:
        """The answer and its headers to a request with the headers `asked` (names in lower case)."""
        answer = self.answer(url)
        host = self.hosts.get(urlsplit(url).hostname or "", Host())
        headers = [("Location", answer.location)] if answer.location else [("Content-Type", answer.content_type)]
        if answer.status == 200 and host.validators != "none":
            name, known_as, mark = _validator(answer, host)
            headers.append((name, mark))
            if asked.get(known_as) == mark:
                return replace(answer, status=304, body=b""), headers[1:]
        if host.gzip and answer.body and "gzip" in asked.get("accept-encoding", ""):
            headers.append(("Content-Encoding", "gzip"))
            answer = replace(answer, body=gzip.compress(answer.body, mtime=0))
        return answer, headers

    def _declared(self, entry: dict[str, Any]) -> Answer:
        known = {k: v for k, v in entry.items() if k not in ("url", "text", "file", "filler", "size", "note")}
        if "file" in entry:
            return Answer(**{"file": self.folder / "pages" / entry["file"], **known})
        body = _filler(entry["filler"], entry["size"]) if "filler" in entry else entry.get("text", "").encode()
        return Answer(**{"body": body, **known})

    def _of_file(self, file: Path, host: Host) -> Answer:
        kind = TYPES.get(Path(file.name.removesuffix(".gz")).suffix, "text/html")
        if file.suffix == ".gz":
            return Answer(
                body=gzip.compress(self._read(file.with_suffix("")), mtime=0), content_type="application/gzip"
            )
        charset = f"; charset={host.charset}" if host.charset and kind == "text/html" else ""
        return Answer(body=self._read(file), content_type=kind + charset, file=file)

    def _read(self, file: Path) -> bytes:
        body = file.read_bytes()
        return fill_in_times(body, self.opened) if file.suffix == ".xml" else body

    def _file(self, host: str, path: str) -> Path | None:
        folder = self.folder / "pages" / host
        file = (folder / (path.strip("/") or "index.html")).resolve()
        if not file.is_relative_to(folder.resolve()):
            return None
        if file.suffix == ".gz" and file.with_suffix("").is_file():
            return file
        tries = (file, file.with_name(file.name + ".html"), file / "index.html")
        return next((found for found in tries if found.is_file()), None)


def _without_tracking(url: str) -> str:
    parts = urlsplit(url)
    query = "&".join(pair for pair in parts.query.split("&") if not pair.startswith(("utm_", "from=rss")))
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, ""))


def _validator(answer: Answer, host: Host) -> tuple[str, str, str]:
    if host.validators == "last-modified":
        return "Last-Modified", "if-modified-since", WRITTEN
    return "ETag", "if-none-match", f'"{hashlib.sha1(answer.body, usedforsecurity=False).hexdigest()[:16]}"'


def _filler(kind: str, size: int) -> bytes:
    if kind == "binary":
        return b"\x89PNG\r\n\x1a\n" + random.Random(size).randbytes(size)
    line = b"<p>The register lists one mooring after another, and nobody has ever read it to the end.</p>\n"
    opening = b"<!doctype html><html lang='en'><head><title>The register</title></head><body><h1>The register</h1>"
    return opening + line * (size // len(line) + 1)
