from __future__ import annotations

import json

import pytest

from crawler.items import Metadata
from pipelines.page.head.elements import find_elements
from pipelines.page.head.metadata import read_metadata
from pipelines.page.markup.tree import parse


def metadata_of(head: str, attributes: str = "") -> Metadata:
    tree = parse(f"<html {attributes}><head>{head}</head><body><p>x</p></body></html>")
    assert tree is not None
    return read_metadata(find_elements(tree), tree)


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


def test_a_list_of_keywords_that_stands_there_twice_is_one() -> None:
    assert metadata_of('<meta name="keywords" content="dam, river">' * 2).keywords == ["dam", "river"]
    lists = metadata_of('<meta name="keywords" content="Portsmouth, Ohio"><meta name="keywords" content="dam">')
    assert lists.keywords == ["Portsmouth, Ohio", "dam"]


@pytest.mark.parametrize(
    "word", ["Uncategorized", "Home", "Article", "8ae9ab2d-fe1b-4230-acb8-a59b52877682", "%tags%", "{{ tags }}"]
)
def test_what_a_publishing_system_puts_among_keywords_is_none(word: str) -> None:
    assert metadata_of(f'<meta name="keywords" content="dam, {word}, “river”, home front">').keywords == [
        "dam", "river", "home front",
    ]  # fmt: skip


def test_of_two_lists_of_keywords_each_is_parted() -> None:
    lists = metadata_of(linked(ARTICLE | {"keywords": ["dam, river, weir", "dam, lock, '", "Portsmouth, Ohio"]}))
    assert lists.keywords == ["dam", "river", "weir", "lock", "Portsmouth, Ohio"]


@pytest.mark.parametrize(
    ("stated", "keywords"),
    [
        ("dam, river; flood", ["dam", "river", "flood"]),
        ("水坝，河流、1975年", ["水坝", "河流", "1975年"]),
        ("水坝 河流 1975年", ["水坝", "河流", "1975年"]),
        ("Ostdeich Wasserverband", ["Ostdeich Wasserverband"]),  # terms or one of two words: nobody can tell
        ("Police &amp; courts, dam", ["Police & courts", "dam"]),
    ],
)
def test_keywords_are_parted_where_their_list_is(stated: str, keywords: list[str]) -> None:
    assert metadata_of(linked(ARTICLE | {"keywords": stated})).keywords == keywords
    assert metadata_of(f'<meta name="keywords" content="{stated}">').keywords == keywords


@pytest.mark.parametrize(
    "script",
    ['{"@type": "NewsArticle", "headline": "Dam holds",}', '<!-- {"@type": "NewsArticle", "headline": "Dam holds"} -->',
     '{"@type": "NewsArticle", "headline": "Dam\tholds"}'],
)  # fmt: skip
def test_linked_data_with_common_faults_is_read(script: str) -> None:
    assert metadata_of(f'<script type="application/ld+json">{script}</script>').headline == "Dam holds"


FAULTY = json.dumps(ARTICLE | {"description": "On its way."}, indent=1)


@pytest.mark.parametrize(
    "script",
    [
        "/* story */\n" + FAULTY.replace("{\n", "{ // of today\n", 1),
        FAULTY.replace('"', "&quot;"),
        json.dumps(FAULTY),
        FAULTY.replace("On its way.", 'On its "long" way.'),
        FAULTY[:-3],
        f"//<![CDATA[\n{FAULTY}\n//]]>",
        f"/*<![CDATA[*/{FAULTY}/*]]>*/",
        FAULTY + '\n{"@type": "WebSite", "name": "x"}',
        "\ufeff" + FAULTY,
        FAULTY.replace('"', "'"),
        FAULTY.replace("{\n", '{\n "wordCount": undefined,\n "width": ,\n', 1),
    ],
)
def test_linked_data_that_is_no_json_is_read_as_far_as_it_goes(script: str) -> None:
    meta = metadata_of(f'<script type="application/ld+json">{script}</script>')
    assert (meta.headline, meta.published) == ("Dam holds", "2026-03-01T10:00:00Z")


OTHER = {"@type": "NewsArticle", "headline": "Lanterns light the old canal quarter", "author": {"name": "Cy Other"},
         "datePublished": "2019-03-02T04:05:06Z", "url": "https://a.example/lanterns", "articleSection": "Leisure",
         "description": "x", "keywords": "lanterns", "wordCount": 300, "inLanguage": "en"}  # fmt: skip


@pytest.mark.parametrize(
    ("objects", "published"),
    [
        ([OTHER, ARTICLE], "2026-03-01T10:00:00Z"),
        ([{"@type": "ItemList", "itemListElement": [OTHER]}, ARTICLE], "2026-03-01T10:00:00Z"),
        ([{"@type": "ItemList", "itemListElement": [ARTICLE]}], None),
        ([OTHER], None),
        ([{"@type": "VideoObject", "name": "Lanterns in a minute", "uploadDate": "2019-03-02"}], None),
        ([{"@type": "VideoObject", "name": "Dam holds: the video", "uploadDate": "2026-03-01"}], "2026-03-01"),
        ([OTHER | {"headline": "A name of its own", "url": "http://www.a.example/dam/?x=1"}], "2019-03-02T04:05:06Z"),
        ([OTHER | {"headline": ""}], "2019-03-02T04:05:06Z"),
    ],
)
def test_linked_data_of_another_story_is_told_by_its_name_and_address(
    objects: list[dict[str, object]], published: str | None
) -> None:
    head = "<title>Dam holds</title><link rel=canonical href='https://a.example/dam'>"
    meta = metadata_of(head + "".join(map(linked, objects)))
    assert meta.published == published


@pytest.mark.parametrize(
    ("kind", "within", "published"),
    [("WPHeader", "", None), ("ImageObject", "", None), ("WebPage", "", "2026-03-01"), ("NewsArticle", "", "2026-03-01"),
     ("NewsArticle", "<meta itemprop=headline content='Lanterns light the canal'>", None),
     ("NewsArticle", "<h1>Dam holds</h1>", "2026-03-01")],
)  # fmt: skip
def test_microdata_that_is_about_something_else_is_passed_over(kind: str, within: str, published: str | None) -> None:
    item = f'<div itemscope itemtype="https://schema.org/{kind}">{within}<meta itemprop=datePublished content=2026-03-01></div>'
    assert metadata_of(f"<title>Dam holds</title>{item}").published == published


def test_of_several_articles_in_microdata_the_one_with_the_heading_counts() -> None:
    items = (
        f'<div itemscope itemtype="http://schema.org/NewsArticle">{name}<meta itemprop=datePublished content={date}></div>'
        for name, date in (("<h3>Lanterns</h3>", "2019-03-02"), ("<h1>Dam holds</h1>", "2026-03-01"))
    )
    assert metadata_of("<title>Dam holds</title>" + "".join(items)).published == "2026-03-01"


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
        ('<meta name="prism.section" content="world">', "section", "world"),
        ('<meta name=parsely-page content=\'{"title": "Dam holds", "section": "world"}\'>', "section", "world"),
        ('<meta name=parsely-page content=\'{"section": "worldNews"}\'>', "section", None),
        (
            '<meta name=parsely-page content=\'{"pub_date": "2026-03-01T20:04:00Z"}\'>',
            "published",
            "2026-03-01T20:04:00Z",
        ),
        ('<meta name=parsely-page content=\'{"pub_date": "2026-03-01T20:00:00Z"}\'>', "published", None),
        ('<meta name=parsely-page content=\'{"pub_date": "2026-03-01 at 08:04:00AM EST"}\'>', "published", None),
        ('<meta property="og:site_name" content="The Outlet">', "site_name", "The Outlet"),
        ('<meta property="og:site_name" content="https://outlet.example/">', "site_name", None),
        ('<link rel="canonical" href="/news/1">', "canonical", "/news/1"),
        ('<meta property="og:url" content="https://a.example/1">', "canonical", "https://a.example/1"),
        ("<title>Dam holds | The Outlet</title>", "title", "Dam holds | The Outlet"),
        ('<meta name="content_author" content="Dewi Larasati">', "authors", ["Dewi Larasati"]),
        ('<meta name="dtk:author" content="Dewi Larasati">', "authors", ["Dewi Larasati"]),
    ],
)
def test_meta_elements_are_read(element: str, field: str, value: str | list[str] | None) -> None:
    assert getattr(metadata_of(element), field) == value


@pytest.mark.parametrize(
    ("stated", "section"),
    [("World", "World"), ("news|world|123", "world"), ("/news/world/", "world"), ("https://a.example/world", "world"),
     ("TV/Radio", "TV/Radio"), ("Sport/formula-1", "formula-1"), ("Covid-19", "Covid-19"), ("G20", "G20"), ("科学・文化", "科学・文化"),
     ("Edendale,Local News,News", "Edendale"), ("Ports, World, Front Page", "Ports"), ("News, World, Front Page", "Leisure"), ("Food, Drink & Travel", "Food, Drink & Travel"),
     ("ROOT", "Leisure"), ("4711", "Leisure"), ("section-10293", "Leisure"), ("tags", "Leisure"), ("undefined", "Leisure")],
)  # fmt: skip
def test_a_section_that_is_a_path_a_list_or_an_id(stated: str, section: str) -> None:
    linked_section = linked({"@type": "NewsArticle", "articleSection": ["Leisure", "Fog"]})
    meta = metadata_of(f'<meta property="article:section" content="{stated}">{linked_section}')
    assert meta.section == section


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [("lang=en-GB", "", "en-GB"), ("lang='zh_CN'", "", "zh-CN"), ("", '<meta property="og:locale" content="de_AT">', "de-AT"),
     ("lang='english!'", "", None)],
)  # fmt: skip
def test_the_declared_language_is_a_tag_or_nothing(attributes: str, head: str, language: str | None) -> None:
    assert metadata_of(head, attributes).language == language


def test_half_a_character_that_json_spells_is_left_out() -> None:
    data = {"@type": "NewsArticle", "headline": "Dam holds", "articleSection": "\ud800", "author": "Ada \ud800Writer"}
    meta = metadata_of(f"<title>Dam holds</title>{linked(data)}")
    assert (meta.headline, meta.section, meta.authors) == ("Dam holds", None, ["Ada Writer"])
