"""`scrapy structure`: read documents without a crawl."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.items import Article, Outlet, Page
from crawler.outlet_files import OutletError, load_outlets, outlet_of_url
from pipelines.boilerplate import story_of, story_of_text
from pipelines.documents import plain_document
from pipelines.render import render
from pipelines.structure import structure


class Command(ScrapyCommand):
    """Prints the article record of each document given."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - as Scrapy declares it

    def syntax(self) -> str:
        """The arguments, as help prints them."""
        return "[options] FILE ... | --jsonl FILE|-"

    def short_desc(self) -> str:
        """A line for the list of commands."""
        return "Print the structured article of a text or HTML file"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its own options."""
        super().add_options(parser)
        parser.add_argument("--render", action="store_true", help="print the article's text in reading order instead")
        parser.add_argument(
            "--jsonl",
            metavar="FILE",
            help="read lines of {id, text | html, url, language, outlet}; write a record a line",
        )
        parser.add_argument("--url", default="", help="address of the page in an HTML file")
        parser.add_argument("--outlet", help="id of the outlet that the document is from")
        parser.add_argument("--language", help="BCP 47 tag of the document's language")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Reads each document; a bad one is named on stderr and makes the exit code 1, the others are printed."""
        if not args and not opts.jsonl:
            raise UsageError("name a file, - for standard input, or --jsonl")
        try:
            folder = self.settings.get("OUTLETS_DIR") if self.settings else None
            self.outlets = load_outlets(Path(folder) if folder else None)
            if opts.jsonl:
                self._lines(opts.jsonl)
            for name in args:
                self._file(name, opts)
        except OutletError as error:
            self._fail(str(error), 2)
        except BrokenPipeError:
            sys.stderr.close()

    def _file(self, name: str, opts: argparse.Namespace) -> None:
        try:
            body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            outlet = self._outlet(opts.outlet, opts.url)
        except OSError as error:
            self._fail(f"{name}: {error.strerror or error}", 1)
            return
        except KeyError as error:
            raise UsageError(f"no such outlet: {error.args[0]}") from None
        article = _read(body, opts.url, opts.language, outlet, html=_is_html(body))
        sys.stdout.write(render(article) + "\n" if opts.render else _pretty(article) + "\n")

    def _lines(self, name: str) -> None:
        try:
            stream: IO[bytes] = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115 - closed below
        except OSError as error:
            self._fail(f"{name}: {error.strerror or error}", 1)
            return
        with stream:
            for number, record in self._records(stream):
                html = record.get("html")
                body = str(html if html is not None else record.get("text") or "").encode("utf-8", "replace")
                url = str(record.get("url") or "")
                try:
                    outlet = self._outlet(record.get("outlet"), url)
                except KeyError as error:
                    self._fail(f"line {number}: no such outlet: {error.args[0]}", 1)
                    outlet = None
                article = _read(body, url, record.get("language"), outlet, html=html is not None)
                line = {"id": record.get("id"), **plain_document(article)}
                sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")

    def _records(self, stream: IO[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                self._fail(f"line {number}: not JSON: {error}", 1)
                continue
            if not isinstance(record, dict) or not ("text" in record or "html" in record):
                self._fail(f"line {number}: neither text nor html", 1)
                continue
            yield number, record

    def _outlet(self, outlet_id: Any, url: str) -> Outlet | None:
        if outlet_id:
            return self.outlets[str(outlet_id)]
        return outlet_of_url(url, self.outlets) if url else None

    def _fail(self, message: str, code: int) -> None:
        print(message, file=sys.stderr)
        self.exitcode = max(code, self.exitcode)


def _read(body: bytes, url: str, language: str | None, outlet: Outlet | None, *, html: bool) -> Article:
    if html:
        return structure(story_of(Page(url, body, outlet=outlet, language=language)))
    story = story_of_text(body.decode("utf-8", "replace"), url)
    story.language, story.outlet = language, outlet
    return structure(story)


def _is_html(body: bytes) -> bool:
    start = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<!--", b"<article", b"<div"))


def _pretty(article: Article) -> str:
    return json.dumps(plain_document(article), ensure_ascii=False, indent=2)
