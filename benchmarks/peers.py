"""What else reads news pages: how each is loaded, and called for all that it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import html

from crawler.items import Page
from pipelines.structure import read_page

Reader = Callable[[Page], object]
OURS = "Dateline"


def _ours() -> Reader:
    return read_page


def _lxml() -> Reader:
    return lambda page: html.document_fromstring(page.body.decode("utf-8", "replace").encode("utf-8", "replace"))


def _trafilatura() -> Reader:
    from trafilatura import bare_extraction

    return lambda page: bare_extraction(page.body, url=page.url, with_metadata=True)


def _trafilatura_fast() -> Reader:
    from trafilatura import bare_extraction

    return lambda page: bare_extraction(page.body, url=page.url, with_metadata=True, fast=True)


def _newspaper() -> Reader:
    from newspaper import Article

    def read(page: Page) -> object:
        article = Article(page.url, fetch_images=False)
        article.download(input_html=page.body.decode("utf-8", "replace"))
        article.parse()
        return article

    return read


def _news_please() -> Reader:
    from newsplease import NewsPlease

    return lambda page: NewsPlease.from_html(page.body.decode("utf-8", "replace"), url=page.url, fetch_images=False)


def _goose() -> Reader:
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})
    return lambda page: goose.extract(url=page.url, raw_html=page.body.decode("utf-8", "replace"))


def _readability() -> Reader:
    from readability import Document

    def read(page: Page) -> object:
        document = Document(page.body.decode("utf-8", "replace"), url=page.url)
        return document.title(), document.summary()

    return read


def _resiliparse() -> Reader:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def read(page: Page) -> object:
        tree = HTMLTree.parse_from_bytes(page.body, detect_encoding(page.body))
        return extract_plain_text(tree, main_content=True)

    return read


PEERS: Mapping[str, Callable[[], Reader]] = {
    OURS: _ours,
    "lxml alone": _lxml,
    "trafilatura": _trafilatura,
    "trafilatura, fast": _trafilatura_fast,
    "newspaper4k": _newspaper,
    "news-please": _news_please,
    "goose3": _goose,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
}
"""Name, which starts with its package's -> what gives the reader; it raises ImportError where that is not installed."""
