"""``python -m newsroom.analysis``: runs the code of docs/analysis.md on the newsroom's articles, and puts its results there.

What a block prints stands below it in the document, and the pictures that it saves are in docs/pictures/analysis.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pymongo import MongoClient

from crawler.items import Article, Page
from crawler.outlet_files import load_outlets, outlet_of_url
from newsroom.site import FOLDER
from pipelines.boilerplate import story_of
from pipelines.store.mongod import open_server
from pipelines.store.storage import Store
from pipelines.structure import structure
from pipelines.validation import refusal_of

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "analysis.md"
PICTURES = ROOT / "docs" / "pictures" / "analysis"
BLOCK = re.compile(r"^```(sh|python)\n(.{1,20000}?)^```\n(\n```text\n.{0,20000}?^```\n)?", re.MULTILINE | re.DOTALL)
"""A block of code, and what it printed."""


def main() -> int:
    """Exit code 0: the document and its pictures are as its code makes them."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_server(None, folder / "mongodb") as uri:
            store_newsroom(uri, "dateline")
            results = iter(run(DOCUMENT.read_text("utf-8"), folder, uri, "dateline"))
        text = BLOCK.sub(lambda block: _with_result(block, next(results)), DOCUMENT.read_text("utf-8"))
        DOCUMENT.write_text(text, "utf-8")
        for picture in folder.glob("*.png"):
            (PICTURES / picture.name).write_bytes(picture.read_bytes())
    return 0


def store_newsroom(uri: str, database: str) -> None:
    """Stores the articles of the newsroom's pages, then edits some, as newsrooms do."""
    articles = list({article.canonical_url: article for article in _articles()}.values())
    asyncio.run(_put(uri, database, articles))
    asyncio.run(_put(uri, database, [_edited(article, n) for n, article in enumerate(articles) if n % 6 == 0]))


Command = Callable[[Sequence[str]], str]
"""Runs ``scrapy`` with arguments, in the environment there is; what it prints."""


def run_process(arguments: Sequence[str]) -> str:
    """In the common way."""
    program = [sys.executable, "-m", "scrapy", *arguments]
    return subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def run(text: str, folder: Path, uri: str, database: str, command: Command = run_process) -> list[str]:
    """Runs the blocks of a document one after the other in a folder; what each prints. Raises what they raise."""
    environment = {"MONGODB_URI": uri, "MONGODB_DATABASE": database, "STATE_DIR": str(folder / "state")}
    names: dict[str, object] = {"__name__": "analysis"}
    before = dict(os.environ)
    os.environ.update(environment | {"MPLBACKEND": "agg"})
    try:
        with contextlib.chdir(folder):
            return [_run(block[1], block[2], names, folder, command) for block in BLOCK.finditer(text)]
    finally:
        for value in names.values():
            if isinstance(value, MongoClient):
                value.close()
        os.environ.clear()
        os.environ.update(before)


def _run(language: str, code: str, names: dict[str, object], folder: Path, command: Command) -> str:
    if language == "python":
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "docs/analysis.md", "exec"), names)
        return printed.getvalue()
    lines = (shlex.split(line, comments=True) for line in code.splitlines())
    return "".join(command(_arguments(words, folder)) for words in lines if words)


def _arguments(words: list[str], folder: Path) -> list[str]:
    """Those of a line of a shell block, ``scrapy export …``, its output put into the folder."""
    where = words.index("-o") + 1
    words[where] = os.path.join(folder, words[where])  # noqa: PTH118 - a folder's closing slash is to stay
    return words[1:]


def _with_result(block: re.Match[str], printed: str) -> str:
    code = f"```{block[1]}\n{block[2]}```\n"
    lines = "\n".join(line.rstrip() for line in printed.splitlines())
    return code + (f"\n```text\n{lines}\n```\n" if lines.strip() else "")


def _articles() -> Iterator[Article]:
    pages, outlets = FOLDER / "pages", load_outlets(FOLDER / "outlets")
    for file in sorted(pages.rglob("*")):
        url = f"https://{file.relative_to(pages).as_posix()}"
        if file.suffix in (".html", ".htm", ".shtml") or (file.is_file() and not file.suffix):
            article = structure(story_of(Page(url, file.read_bytes(), outlet=outlet_of_url(url, outlets))))
            if not refusal_of(article):
                yield article


def _edited(article: Article, number: int) -> Article:
    """Another wording; every second time the page owns up to it."""
    body = [replace(block, text=block.text.replace(" the ", " a ", 1)) for block in article.body]
    later = article.modified and article.modified.replace(year=article.modified.year + 1)
    return replace(
        article,
        headline=article.headline if number % 4 else f"{article.headline} (corrected)",
        body=body,
        signoff=f"{article.signoff or ''} (Corrects paragraph 2.)".strip() if number % 12 else article.signoff,
        modified=later if number % 12 else article.modified,
    )


async def _put(uri: str, database: str, articles: list[Article]) -> None:
    async with Store(uri, database, linger=0) as store:
        for article in articles:  # one after the other: the results are the same each time
            await store.put(article)


if __name__ == "__main__":
    sys.exit(main())
