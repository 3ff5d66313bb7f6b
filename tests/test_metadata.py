from __future__ import annotations

import json

import pytest

from crawler.items import Metadata
from pipelines.page.metadata import read_metadata
from pipelines.page.tree import parse


def metadata_of(head: str, attributes: str = "") -> Metadata:
    tree = parse(f"<html {attributes}><head>{head}</head><body><p>x</p></body></html>")
    assert tree is not None
    return read_metadata(tree)


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": "Dam holds", "datePublished": "2026-03-01T10:00:00Z",
           "author": [{"@type": "Person", "name": "Ada Writer"}, {"name": "Bo Writer"}], "keywords": "dam, river"}  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        ARTICLE | {"@type": ["NewsArticle", "ReportageNewsArticle"]},
    ],
)
def test_linked_data_is_read_however_it_is_wrapped(data: object) -> None:
    meta = metadata_of(linked(data))
    assert (meta.headline, meta.published, meta.authors) == (
        "Dam holds",
        "2026-03-01T10:00:00Z",
        ["Ada Writer", "Bo Writer"],
    )
    assert meta.keywords == ["dam", "river"]
    assert meta.provenance["headline"] == "json-ld"


@pytest.mark.parametrize(
    "script",
    ['{"@type": "NewsArticle", "headline": "Dam holds",}', '<!-- {"@type": "NewsArticle", "headline": "Dam holds"} -->',
     '{"@type": "NewsArticle", "headline": "Dam\tholds"}'],
)  # fmt: skip
def test_linked_data_with_common_faults_is_read(script: str) -> None:
    assert metadata_of(f'<script type="application/ld+json">{script}</script>').headline == "Dam holds"


@pytest.mark.parametrize(
    "script", ["{", "[" * 5000, "null", '"text"', "{}", "[[[]]]", '{"@type": 3, "author": {"name": 4}}']
)
def test_linked_data_that_cannot_be_read_leaves_the_meta_elements(script: str) -> None:
    meta = metadata_of(
        f'<script type="application/ld+json">{script}</script><meta property="og:title" content="Dam holds">'
    )
    assert meta.headline == "Dam holds"


@pytest.mark.parametrize(
    ("element", "field", "value"),
    [
        ('<meta property="article:published_time" content="2026-03-01">', "published", "2026-03-01"),
        ('<meta name="publishdate" content="2026-03-01">', "published", "2026-03-01"),
        (
            '<meta name="REVISION_DATE" content="Mon Mar 02 10:00:00 UTC 2026">',
            "modified",
            "Mon Mar 02 10:00:00 UTC 2026",
        ),
        ('<meta property="article:section" content="World">', "section", "World"),
        ('<meta property="og:site_name" content="The Outlet">', "site_name", "The Outlet"),
        ('<link rel="canonical" href="/news/1">', "canonical", "/news/1"),
        ('<meta property="og:url" content="https://a.example/1">', "canonical", "https://a.example/1"),
        ("<title>Dam holds | The Outlet</title>", "title", "Dam holds | The Outlet"),
        ('<meta name="content_author" content="Dewi Larasati">', "authors", ["Dewi Larasati"]),
        ('<meta name="dtk:author" content="Dewi Larasati">', "authors", ["Dewi Larasati"]),
    ],
)
def test_meta_elements_are_read(element: str, field: str, value: str | list[str]) -> None:
    assert getattr(metadata_of(element), field) == value


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [("lang=en-GB", "", "en-GB"), ("lang='zh_CN'", "", "zh-CN"), ("", '<meta property="og:locale" content="de_AT">', "de-AT"),
     ("lang='english!'", "", None)],
)  # fmt: skip
def test_the_declared_language_is_a_tag_or_nothing(attributes: str, head: str, language: str | None) -> None:
    assert metadata_of(head, attributes).language == language
