"""The section is what the page displays above its headline; what its head says counts where it displays none."""

from __future__ import annotations

import json

import pytest

from crawler.items import Page
from pipelines.structure import read_page
from tests.stories import article_of_html

SENTENCE = "The ferry to the outer islands will not run at night before the fog horn has been mended, the harbour office said. "
TEXT = "".join(f"<p>{n}. {SENTENCE}</p>" for n in range(4))


def section_of(above: str = "", head: str = "") -> tuple[str | None, str | None]:
    html = f"""<html lang="en"><head><title>No ferry at night</title><meta property="og:site_name" content="The Outlet">
{head}</head><body>{above}<main><article><h1>No ferry at night</h1>{TEXT}</article></main></body></html>"""
    article = article_of_html(html)
    return article.section, article.provenance.get("section")


@pytest.mark.parametrize(
    "above",
    [
        "<nav class=breadcrumb><a href='/'>Home</a> / <a href=/world>World</a> / <a href=/eu>Europe</a></nav>",
        "<ol class='Breadcrumbs__list'><li><a href='/'>Start</a><li><a href=/world>World</a><li><a href=/eu>Europe</a></ol>",
        "<ul id=crumbs><li><a href='/'>Home</a><li><a href=/eu>Europe</a><li>No ferry at night</ul>",
        "<ul id=crumbs><li><a href=/eu>Europe</a><li><a href=/eu/2026>2026</a><li><a href=/eu/2026/5>May</a><li>No ferry at night</ul>",
        "<nav class=breadcrumb><span class=sr-only>You are here</span> <a href='/'>Home</a> <a href=/eu>Europe</a></nav>",
        "<ul class=breadcrumbs><li>You are here:<li><a href='/'>Blog (EN)</a><li><a href=/eu>Europe</a></ul>",
        "<div class=BreadCrum><a href='/'>Harbour News</a> <a href=/eu.html>Europe</a></div>",
        "<ol class=breadcrumb><li><a href='/'>Home</a><li><a href=/eu>Europe</a><li><h1>So: «No» ferry » tonight</h1></ol>",
        "<div class=path><a href='/'>Outlet</a>&gt;&gt;<a href=/world>World</a>&gt;&gt;<a href=/eu>Europe</a></div>",
        "<div><a href='/'>首页</a> &gt; <a href=/world>World</a> &gt; <a href=/eu>Europe</a> &gt; 正文</div>",
        "<div id=navPath><a href=/all>THEMES</a> / <a href=/world>World</a> / <a href=/eu>Europe</a></div>",
        "<p><a href='/'>The Outlet</a> → <a href=/eu>Europe</a></p>",
        "<p><a href='/'>Home</a> » <a href=/world>World</a><a href=/eu> » Europe</a></p>",
        "<div class=crumbs><a href='/'>Home</a> &gt; <a href=/world>World</a> <a href=/eu>Europe</a></div>",
        "<p class=crumbs><a href='/'>Home</a> / <a href=/eu>Europe</a> / <a href=/eu/news>News</a></p>",
        "<p><a href='/'>Home</a> » <a href=/eu>Europe</a>, <a href=/sea>Sea</a>, <a href=/law>Law</a> » No ferry at night</p>",
        "<ul><li><a href='/'>Outlet</a><li><a href=/world>World</a><li><a href=/world/eu>Europe</a></ul>",
        "<p>You are here: <a href=/en/>Outlet</a> &gt; <a href=/en/eu/>Europe</a></p>",
        "<ul><li><a href='/en/'>Outlet</a><li><a href=/eu>Europe</a><li>No ferry at night</ul>",
        "<div class='breadcrumbs'><h2><a href=/eu>Europe</a></h2></div>",
        "<ol class=breadcrumbs><li><a href='/'>Home</a><li><a href=/eu>Europe</a><li><a href='#text'>This article</a></ol>",
        "<div class=pathway><ul><li><a href='/'>Outlet</a><li><a href=/eu>Europe</a><li>No ferry at night</ul></div>",
        "<div class='doc__crumbs tag_list'><ul><li class=tag_list__item><a href=/rubric/4>Europe</a></ul></div>",
    ],
)
def test_the_end_of_the_bread_crumbs_is_the_section(above: str) -> None:
    assert section_of(above) == ("Europe", "bread crumbs")
    assert section_of(above, "<meta property=article:section content=News>") == ("Europe", "bread crumbs")


@pytest.mark.parametrize(
    ("above", "rule"),
    [
        ("<span class=kicker>Europe</span>", "kicker"),
        ("<div class=kicker><a href=/eu>Europe</a>Global</div>", "kicker"),
        ("<p class=kicker><a href=/news.html>News</a> | <a href=/news/eu.html>Europe</a></p>", "kicker"),
        ("<p><a href=/subject/eu>Europe</a> / <span>January 11, 2026</span></p>", "bread crumbs"),
        ("<div class=crumbs><a href=/all>THEMES</a></div><h4>Europe</h4>", "heading above the headline"),
        ("<p><a href=/eu>Europe</a></p>", "link above the headline"),
        (
            "<nav class=breadcrumb><a href='/'>Start</a> / <a href=/news>News</a></nav><p class=kicker>Europe</p>",
            "kicker",
        ),
        ("<p class=crumbs><a href=/eu>Europe</a></p><h2 class=hidden>Outlet</h2>", "bread crumbs"),
    ],
)
def test_else_what_stands_right_above_the_headline(above: str, rule: str) -> None:
    html = f"<html lang=en><body><article>{above}<h1>No ferry at night</h1>{TEXT}</article></body></html>"
    article = article_of_html(html, "https://www.outlet.example/2026/no-ferry")
    assert (article.section, article.provenance["section"]) == ("Europe", rule)


def test_a_path_to_the_news_alone_is_a_section_where_nothing_else_is() -> None:
    path = "<nav class=breadcrumb><a href='/'>Start</a> / <a href=/news>News</a> / No ferry at night</nav>"
    assert section_of(path) == ("News", "bread crumbs")
    assert section_of(path, "<meta property=article:section content=Harbours>") == ("Harbours", "meta article:section")


def test_a_link_over_the_headline_in_the_box_of_the_first_picture_is_the_section() -> None:
    hero = "<div class=hero><div><a href=/eu>Europe</a><span>2 min read</span></div><h1>No ferry at night</h1><img src=/1.jpg width=900></div>"
    html = f"<html lang=en><body><main><article>{hero}<div>{TEXT}</div></article></main></body></html>"
    assert article_of_html(html).section == "Europe"


@pytest.mark.parametrize(("title", "section"), [("No ferry - Society - The Outlet", "Society"), ("No ferry", None)])
def test_a_word_between_headline_and_day_is_no_text_and_the_section_if_the_title_has_it(
    title: str, section: str | None
) -> None:
    head = "<span class=Title>No ferry</span><br><span><b>Society</b></span> <span class=date>03/11/2026</span>"
    cells = f"<table><tr><td><div>{head}<div class=ArticleBody>{TEXT}</div></div></table>"
    article = article_of_html(f"<html lang=en><head><title>{title}</title></head><body>{cells}</body></html>")
    assert (article.section, article.body[0].text[:6]) == (section, "0. The")


@pytest.mark.parametrize(
    "above",
    [
        "",
        "<nav class=breadcrumb><a href='/'>Home</a></nav>",
        "<nav class=breadcrumb><a href='/'>主頁</a></nav>",
        "<div><a href='/'>The Outlet</a> &gt; &gt; 正文</div>",
        "<h3><a href=/economy>Economy</a> »</h3>",
        "<p>Edition: <a href=https://us.outlet.example/>U.S.</a> / <a href=https://global.outlet.example/>Global</a></p>",
        "<p><a href=/app.html>APP</a> | <a href=/mail.html>Subscribe</a></p>",
        "<ul><li><a href='/'>Outlet</a><li><a href=/about/>About</a></ul>",
        "<p class=kicker>Europe:</p>",
        "<p>Fog &gt; 200 m <a href=/x>forecast for the whole of the coast and the islands of the bay</a></p>",
        "<nav><a href=/eu>Europe</a><a href=/asia>Asia</a></nav>",
        # menus: each name with more of it, editions one after the other
        "<ul>"
        + "".join(f"<li><a href=/{name}>{name}</a> » More</li>" for name in ("Asia", "Europe", "Sport"))
        + "</ul>",
        "<p>Europe » <a href=/more>More</a></p>",
        "<ul>" + "".join(f"<li><a href=/edition/{n}>Edition {n}</a></li>" for n in "ABCDEFG") + "</ul>",
    ],
)
def test_what_is_no_path_gives_way_to_what_the_head_says(above: str) -> None:
    assert section_of(above) == (None, None)
    assert section_of(above, "<meta property=article:section content=Travel>") == ("Travel", "meta article:section")


@pytest.mark.parametrize(
    ("section", "named"),
    [
        ("kaernten", "Kärnten"),
        ("Andalucia", "Andalucía"),
        ("ostsee-inseln", "Ostsee & Inseln"),
        ("sport", "Sport"),
        ("segeln", "segeln"),
        ("Nachrichten", "Andalucía"),
    ],
)
def test_a_folder_has_the_name_of_a_link_to_it_and_a_name_its_accents(section: str, named: str) -> None:
    data = {"@type": "NewsArticle", "headline": "No ferry at night", "articleSection": "Andalucía"}
    html = f"""<html lang="de"><head><title>No ferry at night</title><meta property="article:section" content="{section}">
<script type="application/ld+json">{json.dumps(data)}</script></head>
<body><nav><ul><li><a href="/kaernten"><img src="/k.png"></a><li><a href="/kaernten/">Kärnten</a><li><a href="/sport">Sport</a><li><a href="/ostsee-inseln.html">Ostsee &amp; Inseln</a></ul></nav>
<main><article><h1>No ferry at night</h1>{TEXT}</article></main></body></html>"""
    assert article_of_html(html, "https://harbour.example/kaernten/123/ferry").section == named


@pytest.mark.parametrize(
    ("folder", "menu", "section"),
    [
        ("sport/ski", "<a href=/sport>Sport</a> <a href=/sport/ski/index.html>Ski</a>", "Ski"),
        ("2026/05/12/middle-east", "<a href=https://times.example/pages/middle-east>Middle East</a>", "Middle East"),
        ("kulfold", "<a href=/belfold>Belföld</a> <a href=/kulfold>Külföld</a>", "Külföld"),
        ("chinese_news", "<li class=nav-current><a href=/go/simp/chinese_news/>两岸</a>", "两岸"),
        (
            "chinese_news",
            "<ul><li class=c1>主页<li>国际<li class=c2><a href=/go/chinese_news/>两岸</a><li>评论<li>天气</ul>",
            "两岸",
        ),
        (
            "chinese_news",
            "<ul><li>主页<li class=c2>国际<li class=c2><a href=/go/chinese_news/>两岸</a><li>评论<li>天气</ul>",
            None,
        ),
        ("sports/basketball", "<a aria-current=page href=/sports/basketball>N.B.A.</a>", "N.B.A."),
        ("economy", "<a href=/economy>财经</a>", None),
        ("news", "<a href=/news>News</a>", None),
        ("sport", "<a href=/videos/sport-clips>Sport</a>", None),
        ("", "<a href=/ferry>Ferry</a>", None),
    ],
)
def test_a_folder_of_the_address_that_a_link_is_called_by_is_the_section_where_nothing_else_is(
    folder: str, menu: str, section: str | None
) -> None:
    text = f"<main><article><h1>No ferry at night</h1>{TEXT}</article></main>"
    html = f"<html lang=en><body>{text}<footer><nav>{menu}</nav></footer></body></html>"
    assert article_of_html(html, f"https://times.example/{folder}/ferry").section == section


@pytest.mark.parametrize(
    ("metas", "section"),
    [
        ("<meta name=WT.cg_n content='Finance - Business News'>", "Business News"),
        ("<meta name=WT.cg_n content='#harbour'>", None),
        ("<meta property=og:section content=Local>", "Local"),
        ("<meta property=mrf:sections content=Local><meta property=article:section content=World>", "World"),
    ],
)
def test_web_counters_have_names_of_their_own_for_it(metas: str, section: str | None) -> None:
    assert section_of(head=metas)[0] == section


@pytest.mark.parametrize(
    "line",
    [
        "<div class='author-line kicker'><a href='/news/category/29/world'>World</a></div>",
        "<p class='entry-meta'><a href='/category/world/' rel='category tag'>World</a></p>",
    ],
)
def test_a_link_to_a_category_beside_writer_and_day_is_the_section(line: str) -> None:
    html = f"<html lang=en><body><article><h1>No ferry at night</h1>{line}{TEXT}</article></body></html>"
    article = article_of_html(html)
    assert (article.section, article.provenance["section"]) == ("World", "link to a category")


@pytest.mark.parametrize(
    ("kicker", "section"),
    [("Ada Winter", None), ("Fog horns", "Fog horns"), ("<a href=/ada>Ada Winter</a>", "Ada Winter")],
)
def test_whom_the_deck_is_about_is_no_section_without_a_link(kicker: str, section: str | None) -> None:
    head = (
        f"<div class=overline>{kicker}</div><h1>No ferry at night</h1><p class=deck>Ada Winter is to mend the horn.</p>"
    )
    assert article_of_html(f"<html lang=en><body><article>{head}{TEXT}</article></body></html>").section == section


def test_a_link_that_is_related_as_category_and_tag_is_the_section() -> None:
    line = "<ul><li><a href=/cat/ferries rel='category tag'>Ferries</a></ul>"
    html = f"<html lang=en><body><article><h1>No ferry at night</h1>{line}{TEXT}</article></body></html>"
    assert article_of_html(html).section == "Ferries"


def test_a_link_to_a_category_comes_before_a_kicker_that_links_nowhere() -> None:
    line = "<ul><li>→ <a href='/rubrik/schwerpunkt.php'>Schwerpunkt</a></ul><div class=overline>Kenia</div>"
    html = f"<html lang=de><body><article>{line}<h1>No ferry at night</h1><div class=content>{TEXT}</div></article></body></html>"
    assert article_of_html(html).section == "Schwerpunkt"


def test_a_section_on_the_pages_own_path_gives_way_to_its_end() -> None:
    path = {"@type": "BreadcrumbList", "itemListElement": [{"name": "News"}, {"name": "World"}]}
    head = f'<meta property="article:section" content="News"><script type="application/ld+json">{json.dumps(path)}</script>'
    assert section_of(head=head) == ("World", "json-ld bread crumbs")


@pytest.mark.parametrize(
    ("items", "section"),
    [
        ([{"name": "Home"}, {"name": "World"}, {"name": "Europe"}, {"name": "No ferry at night"}], "Europe"),
        ([{"item": {"name": "Home"}}, {"item": {"name": "Europe"}}], "Europe"),
        ([{"name": "Home"}, {"name": "Europe"}, {"name": "News"}], "Europe"),
        ([{"name": "Home"}, {"name": "News"}], "News"),
        ([{"name": "Home"}], None),
        ([{"name": "Home"}, "Europe", {"name": 4}], None),
        ("Europe", None),
    ],
)
def test_linked_bread_crumbs_are_the_last_resort(items: object, section: str | None) -> None:
    data = [
        {"@type": "BreadcrumbList", "itemListElement": items},
        {"@type": "NewsArticle", "headline": "No ferry at night"},
    ]
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert section_of(head=head) == (section, "json-ld bread crumbs" if section else None)


@pytest.mark.parametrize(
    ("host", "label", "section"),
    [
        ("dunia.news.outlet.example", "DUNIA", "DUNIA"),
        ("news.outlet.example", "DUNIA", None),
        ("www.outlet.example", "Outlet", None),
    ],
    ids=["its own host", "another host", "the house"],
)
def test_a_word_above_the_headline_is_the_section_that_the_host_is_called_by(
    host: str, label: str, section: str | None
) -> None:
    html = f"<html lang=id><head><title>Kapal malam</title></head><body><div class=q>{label}</div><div><h1>Kapal malam</h1></div>{TEXT}"
    page = Page(f"https://{host}/read/640310-kapal-malam", html.encode())
    assert read_page(page).section == section


@pytest.mark.parametrize("edition", ["en", "eng"])
def test_the_folder_of_a_language_is_no_section(edition: str) -> None:
    menu = f"<ul><li><a href=/it>it</a><li><a href=/{edition}>{edition}</a></ul>"
    html = f"<html lang=en><head><title>No ferry</title></head><body>{menu}<article><h1>No ferry</h1>{TEXT}</article></body></html>"
    assert article_of_html(html, f"https://outlet.example/{edition}/news/68123-No_ferry").section is None


def test_a_link_to_the_news_names_no_section() -> None:
    menu = "<header><a href=/news/>Новини</a><a href=/columns/>Колонки</a></header>"
    html = f"<html lang=uk><head><title>No ferry</title></head><body>{menu}<article><h1>No ferry</h1>{TEXT}</article></body></html>"
    assert article_of_html(html, "https://pravda.example/news/2026/03/4/744/").section is None


@pytest.mark.parametrize(
    ("link", "section"),
    [
        ("<div><a href=/list_25>∙ Sea life &gt;</a><span>Size</span></div>", "Sea life"),
        ("<div><a href=/list_25>All of it &gt;</a></div>", None),
        ("<div><a href=/list_25>Sea life</a></div>", None),
    ],
)
def test_a_link_that_ends_a_path_below_the_headline_is_the_section_where_the_title_says_so(
    link: str, section: str | None
) -> None:
    html = f"""<html lang="en"><head><title>No ferry at night_Sea life_The Outlet</title></head><body><main><article>
<h1>No ferry at night</h1><p>May 12, 2026</p>{link}<div class=text>{TEXT}</div></article></main></body></html>"""
    assert article_of_html(html).section == section
