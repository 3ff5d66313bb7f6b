"""`scrapy savepage`: record a golden page."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler.items import Outlet, Page
from crawler.outlet_files import all_outlets, outlet_of_url
from crawler.terminal.golden import golden_record
from crawler.terminal.project_command import ProjectCommand
from crawler.web.addresses import is_address, refusal_of_address
from crawler.web.one_page import Asked, fetch_pages
from pipelines.page.markup.tree import decode
from pipelines.structure import read_page
from pipelines.validation import refusal_of

FOLDER = "tests/golden/saved"


class Command(ProjectCommand):
    """Keeps a page beside the record that it gives today, which a person then corrects."""

    takes = "URL|FILE --as NAME [options]"
    does = "Save a page and its record as a golden page for the tests, to be corrected by hand"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the command's own options."""
        super().add_options(parser)
        parser.add_argument(
            "--as", dest="name", metavar="NAME", help="name of the two files to write, without extension"
        )
        parser.add_argument("--url", default="", help="address of the page, if it is read from a file")
        parser.add_argument(
            "--to", metavar="FOLDER", default=FOLDER, help="folder to write them to (default %(default)s)"
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        """Exit code 1 if the page cannot be fetched or a file cannot be written, 2 for a bad argument."""
        source, url = self._checked(args, opts)
        page = self._page(source, url, outlet_of_url(url, all_outlets(self.settings)))
        if page is not None:
            self._save(page, opts.name, Path(opts.to))

    def _checked(self, args: list[str], opts: argparse.Namespace) -> tuple[str, str]:
        if len(args) != 1 or not opts.name:
            raise UsageError("name one address or file, and --as NAME")
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", opts.name):
            raise UsageError(f"--as {opts.name}: lower-case letters, digits and hyphens only")
        url = args[0] if is_address(args[0]) else opts.url
        if not is_address(url) or refusal_of_address(url) == "malformed":
            raise UsageError("a page in a file needs --url, the page's address")
        return args[0], url

    def _page(self, source: str, url: str, outlet: Outlet | None) -> Page | None:
        if not is_address(source):
            try:
                return Page(url, Path(source).read_bytes(), outlet=outlet)
            except OSError as error:
                self.fail(1, f"{source}: {error.strerror or error}")
                return None
        asked = Asked(url, outlet)
        fetch_pages([asked], self.settings)
        if asked.page is None:
            self.fail(1, f"{url}: {asked.failure}")
        return asked.page

    def _save(self, page: Page, name: str, folder: Path) -> None:
        article = read_page(page)
        refusal = refusal_of(article)
        record = json.dumps(golden_record(name, article, refusal), ensure_ascii=False, indent=1) + "\n"
        files = {f"{name}.html": _kept(page), f"{name}.json": record.encode("utf-8", "replace")}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if there := [file for file in files if (folder / file).exists()]:
                self.fail(1, f"{folder / there[0]}: already exists; nothing was written")
                return
            for file, content in files.items():
                with (folder / file).open("xb") as stream:
                    stream.write(content)
        except OSError as error:
            self.fail(1, f"{error.filename or folder}: {error.strerror or error}")
            return
        outcome = (
            f"refused as {refusal}"
            if refusal
            else f"{len(article.body)} paragraphs; correct the record by reading the page"
        )
        print(f"{folder / name}.html, .json: {outcome}")


def _kept(page: Page) -> bytes:
    """The page's bytes; in UTF-8, with its mark, where only the answer's header told how to read them."""
    text = decode(page.body, page.charset)
    return page.body if decode(page.body) == text else b"\xef\xbb\xbf" + text.encode("utf-8")
