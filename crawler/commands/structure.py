"""`scrapy structure`: print the records of documents, without a crawl."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from rich.console import Console
from scrapy.exceptions import UsageError

from crawler.items import Article, Outlet, Page, Story
from crawler.outlet_files import all_outlets, outlet_of_url
from crawler.terminal.explanation_html import html_of
from crawler.terminal.explanation_text import table_of
from crawler.terminal.printing import printing
from crawler.terminal.project_command import ProjectCommand
from crawler.web.addresses import is_address, refusal_of_address
from pipelines.article.documents import plain_document
from pipelines.article.render import render
from pipelines.boilerplate import story_of, story_of_text
from pipelines.explanation import explain
from pipelines.page.markup.tree import decode
from pipelines.structure import structure
from pipelines.validation import refusal_of

if TYPE_CHECKING:
    from crawler.web.one_page import Asked

OPENING = re.compile(
    r"<(?:!doctype|!--|\?xml|(?:html|head|body|meta|title|link|base|script|style|article|main|section|header|nav|div|span|p|a"
    r"|h[1-6]|figure|img|table|ul|ol|blockquote|center|font|br|hr)[\s/>])",
    re.IGNORECASE,
)
"""How HTML begins, a page whole or a part of one."""
TEXTS = ("text", "html", "url", "language", "outlet")
"""Keys of a line whose values are strings or null; its `id` may be anything."""


class Command(ProjectCommand):
    """Prints the article record of each document given; of several as JSON Lines."""

    indent: int | None

    takes = "[options] FILE|URL ... | --jsonl FILE|-"
    does = "Print the article record of a text file, an HTML file or a web page; of several, as JSON Lines"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "--render", action="store_true", help="print the article's text in reading order instead of its record"
        )
        parser.add_argument(
            "--jsonl",
            metavar="FILE",
            help="read documents from JSON Lines of {id, text | html, url, language, outlet}; print one record per line",
        )
        parser.add_argument(
            "--explain",
            action="store_true",
            help="print the page line by line, with the field and the rule that took each line",
        )
        parser.add_argument("--html", metavar="OUT", help="write this explanation to one HTML file")
        parser.add_argument("--no-selectors", action="store_true", help="ignore the selectors in outlet files")
        parser.add_argument(
            "--lines", action="store_true", help="print one record per line, even for a single document"
        )
        parser.add_argument("--url", default="", help="address of the page in the HTML file")
        parser.add_argument("--outlet", help="id of the document's outlet (by default that of its address)")
        parser.add_argument("--language", help="BCP 47 tag of the document's language (by default as it tells itself)")

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Reads each document; a bad one is named on stderr and makes the exit code 1, the others are printed."""
        if not args and not opts.jsonl:
            raise UsageError("name a file, an address, - for standard input, or --jsonl")
        if opts.url and (reason := refusal_of_address(opts.url)) in ("malformed", "not_http"):
            hint = "; it begins with http:// or https://" if reason == "not_http" else ""
            raise UsageError(f"--url {opts.url}: {reason.replace('_', ' ')}{hint}")
        if opts.html and len(args) != 1:
            raise UsageError("--html takes one document")
        self.indent = 2 if len(args) == 1 and not opts.lines else None
        if opts.no_selectors:
            self.settings.set("OUTLET_SELECTORS", value=False, priority="cmdline")
        self.outlets = all_outlets(self.settings)
        with printing():
            if opts.jsonl:
                self._lines(opts.jsonl)
            fetched = self._fetched([name for name in args if is_address(name)], opts)
            for name in args:
                self._document(name, fetched, opts)

    def _document(self, name: str, fetched: dict[str, Asked], opts: argparse.Namespace) -> None:
        if name in fetched:
            page = fetched[name].page
            if page is None:
                self.fail(1, f"{name}: {fetched[name].failure}")
            else:
                page.language = opts.language
                self._show(story_of(page), opts)
            return
        try:
            body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            self.fail(1, f"{name}: {error.strerror or error}")
            return
        if reason := _unreadable(body):
            self.fail(1, f"{name}: {reason}")
            return
        outlet = self._named_outlet(opts, opts.url)
        self._show(_story(body, opts.url, opts.language, outlet, html=is_html(body)), opts)

    def _fetched(self, urls: list[str], opts: argparse.Namespace) -> dict[str, Asked]:
        """What became of each address, asked for as a crawl would ask."""
        if not urls:
            return {}
        from crawler.web.one_page import Asked, fetch_pages  # long to load, and a file needs none

        asked = {url: Asked(url, self._named_outlet(opts, url), whole=True) for url in urls}
        fetch_pages(list(asked.values()), self.settings)
        return asked

    def _show(self, story: Story, opts: argparse.Namespace) -> None:
        if not opts.explain and not opts.html:
            article = structure(story)
            _write(render(article) if opts.render else _as_json(article, self.indent))
            return
        explanation = explain(story)
        refusal = refusal_of(explanation.article)
        if opts.html:
            try:
                Path(opts.html).write_text(html_of(explanation, refusal), encoding="utf-8", errors="replace")
            except OSError as error:
                self.fail(1, f"{opts.html}: {error.strerror or error}")
        if opts.explain:
            Console(highlight=False).print(table_of(explanation, refusal))

    def _named_outlet(self, opts: argparse.Namespace, url: str) -> Outlet | None:
        try:
            return self._outlet(opts.outlet, url)
        except KeyError as error:
            raise UsageError(f"no such outlet: {error.args[0]}") from None

    def _lines(self, name: str) -> None:
        try:
            stream: IO[bytes] = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115 - closed below
        except OSError as error:
            self.fail(1, f"{name}: {error.strerror or error}")
            return
        with stream:
            for number, record in self._records(stream):
                article = self._article(number, record)
                _write(json.dumps({"id": record.get("id"), **plain_document(article)}, ensure_ascii=False))

    def _article(self, number: int, record: dict[str, Any]) -> Article:
        """What is said wrongly of a document is named and left out; the document is read all the same."""
        url, html = record.get("url") or "", record.get("html")
        if refusal_of_address(url) == "malformed":
            self.fail(1, f"line {number}: its url is malformed and was ignored")
            url = ""
        try:
            outlet = self._outlet(record.get("outlet"), url)
        except KeyError as error:
            self.fail(1, f"line {number}: no such outlet: {error.args[0]}")
            outlet = None
        body = (record.get("text") or "" if html is None else html).encode("utf-8", "replace")
        return structure(_story(body, url, record.get("language"), outlet, html=html is not None))

    def _records(self, stream: IO[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                self.fail(1, f"line {number}: not JSON: {error}")
                continue
            if fault := _fault_of(record):
                self.fail(1, f"line {number}: {fault}")
            else:
                yield number, record

    def _outlet(self, outlet_id: str | None, url: str) -> Outlet | None:
        if outlet_id:
            return self.outlets[outlet_id]
        return outlet_of_url(url, self.outlets) if url else None


def _story(body: bytes, url: str, language: str | None, outlet: Outlet | None, *, html: bool) -> Story:
    if html:
        return story_of(Page(url, body, outlet=outlet, language=language))
    story = story_of_text(decode(body), url)
    story.language, story.outlet = language, outlet
    return story


def _fault_of(record: Any) -> str | None:
    if not isinstance(record, dict) or not ("text" in record or "html" in record):
        return "neither text nor html"
    odd = [key for key in TEXTS if not isinstance(record.get(key), str | None)]
    return f"{', '.join(odd)}: not a string" if odd else None


def _unreadable(body: bytes) -> str | None:
    if not body.strip():
        return "empty"
    is_wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "binary: neither text nor HTML" if b"\0" in body[:2000] and not is_wide else None


def _write(text: str) -> None:
    # a lone surrogate, which JSON may spell out, has no bytes
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")


def is_html(body: bytes) -> bool:
    """Whether a file is a page rather than plain text, by how it begins."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000]
    return OPENING.match(decode(start).lstrip()) is not None


def _as_json(article: Article, indent: int | None) -> str:
    return json.dumps(plain_document(article), ensure_ascii=False, indent=indent)
