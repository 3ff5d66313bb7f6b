"""The section as a page displays it: a path, a kicker or a link above the headline; no menu, no writer, no form."""

from __future__ import annotations

import pytest

from crawler.items import Page
from pipelines.boilerplate import story_of
from pipelines.structure import structure
from tests.stories import article_of_html

SENTENCE = (
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour office said. "
)
TEXT = "".join(f"<p>{n}. {SENTENCE}</p>" for n in range(5))
MENU = "".join(f"<a href=/m{n}>Menu item {n}</a> » " for n in range(12))
TITLED = '<meta property="og:title" content="No ferry at night">'
FORM = "<p><a href=/mine>View Your Contribution</a></p>" + "<p>Try it again later, please.</p>" * 9


@pytest.mark.parametrize(
    ("above", "head", "section"),
    [
        ("<p><a href=/>Home</a> » <a href=/world>World</a> » <a href=/europe>Europe</a></p>", "", "Europe"),
        ("<p><a href=/b>Business</a> // <a href=/f>Finance</a></p>", "", "Finance"),
        ("<ul><li><a href=/w>World</a><li><a href=/t>Trade</a><li><a href=/p>Photos</a><li><a href=/s>Sports</a></ul>", "", None),
        ("<ul><li><a href=/>Start</a><li><a href=/w>World</a><li><a href=/w/t>Trade</a><li><a href=/w/t/f>Ferries</a></ul>", "", "Ferries"),
        ("<p class=breadcrumb><a href=/tr>Trade</a> <a href=/n>No ferry at ...</a></p>", "", "Trade"),
        ("<p class=breadcrumb><a href=/tr>Trade</a> <a href=/n>No ferry at</a></p>", "", "Trade"),
        ("<p class=breadcrumb><a href=/ts>Sea / Trade</a><a href=/ts/fog>Fog</a></p>", "", "Fog"),
        ("<ul class=nav-path01><li><a href=/tr>Trade</a><li><a href=/tr/f>Ferries</a></ul>", "", "Ferries"),
        ("<p class=breadcrumb><a href=/tr>Trade</a> <a href=/06>06/2019</a></p>", "", "Trade"),
        ("<p class=breadcrumb><a href=/tr>Trade</a> &gt; <a href=/w>KW 15</a></p>", "", "Trade"),
        ("<p class=breadcrumb><a href=/tr>基金资讯</a> <span>资讯正文</span></p>", "", "基金资讯"),
        ("<p class=breadcrumb><a href=/tr>Trade</a> <a href=/tag/fog>Fog</a></p>", "", "Trade"),
        ("<p class=breadcrumb><a href=/tr>Trade</a> <a href=/shares>31</a></p>", "", "Trade"),
        ("<div><p typeof=BreadcrumbList><a href=/fog>Fog</a> <a href=/ferries>Ferries</a></p></div>", "", "Ferries"),
        ("<div><p itemtype=https://schema.org/BreadcrumbList><a href=/fog>Fog</a> <a href=/ferries>Ferries</a></p></div>", "", "Ferries"),
        ("<nav aria-label=Breadcrumb><a href=/tr>Trade</a> <a href=/f>Ferries</a></nav>", "", "Ferries"),
        ("<ul class='breadcrumbs sorted-tags'><li><a href=/tag/ada>Ada W.</a><li><a href=/tag/fog>Fog</a></ul>", "", None),
        ("<nav>Path: <a href=/>Harbour</a> / <a href=/tr>Trade</a> / The night boats to the islands are to stay in port</nav>", "", "Trade"),
        ("<h5 class=slug><a href=/tr>Trade</a></h5>", "", "Trade"),
        ("<div class=site-map><a href=/>Home</a><span class=site-map><a href=/trade>Trade</a></span></div><p class=date>12 May 2023</p>", "", "Trade"),
        ("<h2>Inhalt</h2>", "", None),
        ("<p><a href=https://ads.example/choices>AdChoices</a></p>", "", None),
        ("", """<meta name=section content='{"name":"Trade"}'>""", None),
        (f"<div class=breadcrumb-wrap>{MENU}</div>", "", None),
        ("<p><a href=/world>World</a></p>", "", "World"),
        ("<p><a href=/world/>World</a> <a href=/world/asia>Asia</a></p>", "", "Asia"),
        ("<p><a href=/world>World</a> <span>3 min read</span></p>", "", "World"),
        ("<div class=news-date><span><a href=/world>World</a></span><span class=date>14:08, 20-Mar-2026</span></div>", "", "World"),
        ("<p><a href=/fog>Fog</a> <a href=/ferries>Ferries</a></p>", "", None),
        ("<p><a href=/>Harbour home</a></p>", "", None),
        ("<ul class=breadcrumbs><li>You are here:<li><a href='/'>Blog (EN)</a><li>No ferry at night</ul>", "", None),
        ("<p><a href=/blog>Back to blog</a></p>", "", None),
        ("<p><a href=/blog>&lt; Back to front page</a></p>", "", None),
        ("<p><a href=/ferries/2026/04/horn>The next one</a></p>", "", None),
        ("<nav><span>12 May 2023</span><div><a href=/service/ports>Ports</a></div></nav>", "", "Ports"),
        ("<ul class=breadcrumbs><li>김하늘 기자<li>입력 2026.07.13 12:26<li>댓글 0</ul>", "", None),
        ("<p><a href=/space>Space</a></p><p>/</p><p><a href=/topics/moon.html>The moon</a></p>", "", "Space"),
        ("<div class='header date rubric'><a href=/world>World</a></div>", "", "World"),
        ("<div class=tags><a href=/world>World</a></div>", "", "World"),
        ("<div class=tags><a href=/a>Ferries</a></div><div class=tags><a href=/b>Fog</a></div>", "", None),
        ("<div class=tag><a href=/secciones/puerto>Puerto</a></div><div class=tags><a href=/b>Fog</a></div>", "", "Puerto"),
        ("<div class=tags><a href=/a>Ferries</a></div>", '<meta property="article:section" content="World">', "World"),
        ("", f"{TITLED}<meta property=article:section content='No ferry at night'><meta name=section content=World>", "World"),
        ("<p><a href=/weather>Quarle 73° Fair</a> | <a href=/traffic>Traffic</a></p>", "", None),
        ("<div class=rail><p class=kicker>Gear up!</p></div>", '<meta property="article:section" content="World">', "World"),
        (FORM, "", None),
        ("<div class=share-bar><a href=/f>Facebook</a></div>", "", None),
        ("<li>Section:</li><li><span itemprop=articleSection>World</span></li>", "", "World"),
        ("<div class=story-title><p>Ferries</p></div>", "", "Ferries"),
        ("<div class=story-title><p>Ferries</p><p class=date>19:49, 21-Jan-2026</p></div>", "", "Ferries"),
        ("<div class=story-title><p>2 hours ago</p></div>", "", None),
        ("<h2>Ferries</h2>", "", "Ferries"),
        ("<p class=kicker>در سرمای آذر؛</p>", '<meta property="article:section" content="World">', "World"),
        ("<p class=kicker>Ferry survey:</p>", '<meta property="article:section" content="World">', "World"),
        ("<p><a href=https://pictures.example/jodoe>https://pictures.example/jo...</a></p>", "", None),
        ("<p class=kicker>Article</p>", '<meta property="article:section" content="World">', "World"),
        ("<p class=kicker>Nyumbani</p>", '<meta property="article:section" content="World">', "World"),
        ("<p><a href=/ada>Ada Winter</a></p>", '<meta name=author content="Ada Winter">', None),
        ("<figure><a href=/ada>Ada Winter</a></figure>", "", None),
        ("<table>" + "".join(f"<tr><td><a href=/{n}>{n}</a></td></tr>" for n in ("News", "Sport", "Weather")) + "</table>", "", None),
        (" | ".join(f"<a href=/{n}>{n}</a>" for n in ("News", "Sport", "Radio", "TV", "Weather")), "", None),
    ],
    ids=[
        "a path", "a path by slashes", "a menu right below the front page", "folders in folders", "the page itself in short", "what the title opens with", "a slash inside a name", "a numbered path", "an issue", "a week", "the text in Chinese", "a section and a tag", "a section and a count", "a path by its type", "a path by its type in microdata", "a path by its label", "tags in a path's box", "the page itself at length", "a slug", "the front page and a section, the day behind", "a heading for the page itself", "an advert's link", "a record", "a menu", "a link", "a link and one in its folder", "a link and how long the text is", "a link in the date's box", "two subjects", "the front page", "the front page on a path", "the way back", "the way back with an arrow", "a dated address", "a link beside the day", "whose and when in a path's box", "a section and a subject", "a dated kicker",
        "one tag", "tags", "a section among tags", "a tag and the head", "a head that repeats the headline", "how warm it is", "a shop's box", "a form", "a button",
        "a property of its own", "a word in the headline's box", "a word over the day", "a time there", "a heading above the headline", "what the headline goes on from", "what the headline is about", "an address", "any page's word", "any page's word in Swahili", "the writer", "a portrait's line", "a menu in rows", "a menu between bars",
    ],
)  # fmt: skip
def test_a_section_is_what_stands_above_the_headline(above: str, head: str, section: str | None) -> None:
    html = (
        f"<html lang=en><head><title>No ferry at night</title>{head}</head><body><article>{above}"
        f"<h1>No ferry at night</h1>{TEXT}</article></body></html>"
    )
    assert article_of_html(html).section == section


@pytest.mark.parametrize(
    ("items", "section"),
    [
        ("<ol><li><a href=/>Start</a><li><a href=/x/trade>Trade</a></ol>", "Trade"),
        ("<ul><li><a href=/>Start</a><li><a href=/x/about>About us</a></ul>", None),
        ("<ol><li><a href=/x/fog>Fog</a><li><a href=/x/ferries>Ferries</a></ol>", None),
    ],
)
def test_two_numbered_links_from_the_front_page_on_are_a_path(items: str, section: str | None) -> None:
    html = f"<title>No ferry at night</title><article><nav>{items}</nav><h1>No ferry at night</h1>{TEXT}</article>"
    assert article_of_html(f"<html lang=en>{html}</html>").section == section


@pytest.mark.parametrize(
    ("box", "label", "section"),
    [
        ("entry-category", "Category", "Ferries"),
        ("c81", "Category:", "Ferries"),
        ("c81", "Our category of the week", None),
    ],
)
def test_a_category_below_the_text_is_the_section_where_no_other_is_told(
    box: str, label: str, section: str | None
) -> None:
    foot = f"<footer><div class={box}><b>{label}</b><ul><li><a href=/category/ferries/>Ferries</a></li></ul></div></footer>"
    html = "<html lang=en><head><title>No ferry at night</title></head><body><article><h1>No ferry at night</h1>"
    assert article_of_html(f"{html}<div class=text>{TEXT}</div>{foot}</article></body></html>").section == section


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (("Posted in <a href=/f81>Ferries</a>",), "Ferries"),
        (("Publicado en: <a href=/f81>Ferries</a>",), "Ferries"),
        (("Posted in <a href=/f81>Ferries</a>", "Posted in <a href=/f82>Fog</a>"), None),
        (("Posted in haste <a href=/f81>Ferries</a>",), None),
        (("Posted in Ferries",), None),
        (("<div>Section</div><div><a href=/f81>Ferries</a></div>",), "Ferries"),
    ],
)
def test_a_link_below_the_text_behind_a_word_for_a_section_names_it(
    lines: tuple[str, ...], section: str | None
) -> None:
    html = "<html lang=en><head><title>No ferry at night</title></head><body><article><h1>No ferry at night</h1>"
    foot = "".join(f"<div class=c81>{line}</div>" for line in lines)
    assert article_of_html(f"{html}<div class=text>{TEXT}</div>{foot}</article></body></html>").section == section


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<span>Harbours</span>", "Harbours"),
        ("<p>Harbours</p><p class=date>12:31, 13-May-2026</p>", "Harbours"),
        ("<span>Seen by the sea</span>", None),
    ],
)
def test_a_word_right_above_the_headline_that_a_menu_has_as_well_is_the_section(
    above: str, section: str | None
) -> None:
    menu = "".join(f"<li><a href=/s/{name.casefold()}>{name}</a></li>" for name in ("Harbours", "Trade", "Islands"))
    html = f"<html lang=en><head><title>No ferry at night</title></head><body><nav><ul>{menu}</ul></nav>"
    article = f"<article>{above}<h1>No ferry at night</h1>{TEXT}</article></body></html>"
    assert article_of_html(html + article).section == section


@pytest.mark.parametrize(("word", "section"), [("GENERAL", "GENERAL"), ("Fog", None)])
def test_a_word_right_above_the_headline_that_the_address_has_for_a_folder_is_the_section(
    word: str, section: str | None
) -> None:
    html = f"<html lang=en><head><title>No ferry at night</title></head><body><article><div>{word}</div><h1>No ferry at night</h1>"
    page = Page("https://outlet.example/en/general/news?id=1", f"{html}{TEXT}</article></body></html>".encode())
    assert structure(story_of(page)).section == section


@pytest.mark.parametrize(("box", "section"), [("header", "Ports"), ("div", None)])
def test_a_word_above_the_headline_in_a_header_of_both_is_the_section(box: str, section: str | None) -> None:
    head = f"<{box}><p class=x1>Ports</p><h1>No ferry at night</h1></{box}>"
    html = f"<html lang=en><body><article>{head}<div class=text>{TEXT}</div></article></body></html>"
    assert article_of_html(html).section == section


@pytest.mark.parametrize(("title", "section"), [("No ferry at night", "Ports"), ("Ports: No ferry at night", None)])
def test_what_opens_the_headline_and_is_no_part_of_it_is_the_section(title: str, section: str | None) -> None:
    html = f"<html lang=en><head><title>{title}</title></head><body><article><h1><div>Ports</div>No ferry at night</h1>"
    assert article_of_html(f"{html}{TEXT}</article></body></html>").section == section


def test_a_menu_that_goes_on_from_the_path_is_none_of_it() -> None:
    menu = "".join(f"<li><a href=/now/{n}>Menu item {n}</a>" for n in range(6))
    path = f"<nav class=breadcrumb><ul><li><a href=/now>Now</a></ul><ul>{menu}</ul></nav>"
    html = (
        '<html lang=en><head><title>No ferry at night</title><meta property="article:section" content="Now"></head>'
        f"<body>{path}<article><h1>No ferry at night</h1>{TEXT}</article></body></html>"
    )
    assert article_of_html(html).section == "Now"


def test_a_link_with_an_address_that_no_page_has_is_read() -> None:
    link = f"<p><a href='https://{'a' * 3000}.example/news'>News</a></p>"
    html = f"<html lang=en><head><title>No ferry at night</title></head><body><main>{link}<h1>No ferry at night</h1>{TEXT}</main></body></html>"
    assert article_of_html(html, "https://outlet.example/news/fog-1.html").headline == "No ferry at night"


def test_a_subject_that_the_address_has_for_a_folder_is_the_section() -> None:
    linked = '<p><a href="/topic/ferries">Ferries</a></p>'
    html = (
        '<html lang=en><head><title>No ferry at night</title><meta name=section content="A series"></head>'
        f"<body><article><header>{linked}<h1>No ferry at night</h1></header>{TEXT}</article></body></html>"
    )
    assert article_of_html(html, "https://outlet.example/ferries/2026/fog.html").section == "Ferries"
    assert article_of_html(html, "https://outlet.example/news/2026/fog.html").section == "A series"


@pytest.mark.parametrize(
    "between", ["", "<div class='post-share-widget'><a href=/n#c>Comment</a><a href=/f>Pass on</a></div>"]
)
def test_a_kicker_may_stand_before_the_box_of_the_headline(between: str) -> None:
    html = (
        "<html lang=en><head><title>No ferry at night</title></head><body><div><p class=rubric><a href=/world>World</a></p>"
        f"{between}<article><p class=date>12 May 2023</p><h1>No ferry at night</h1>{TEXT}</article></div></body></html>"
    )
    assert article_of_html(html).section == "World"


def test_a_line_under_the_headline_is_filed_where_its_link_leads() -> None:
    for folder, section in (("genre", "Harbours"), ("about", None)):
        line = f"<div class=x1><a href=/news/{folder}/harbours>Harbours</a></div>"
        html = f"<html lang=en><body><article><h1>No ferry at night</h1>{line}{TEXT}</article></body></html>"
        assert article_of_html(html).section == section


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("OUTLET NEWS - Dec 9, 2022 - 16:44 | <a href=/japan>Japan</a>", "Japan"),
        ("OUTLET NEWS - Dec 9, 2022 - 16:44 <a href=/japan>Japan</a>", None),
        ("OUTLET NEWS - Dec 9, 2022 - 16:44 | <a href=/login?next=17283>Log in</a>", None),
    ],
)
def test_a_link_that_a_bar_sets_behind_the_day_is_the_section(line: str, section: str | None) -> None:
    head = f"<div><h1>No ferry at night</h1><p>{line}</p></div>"
    html = f"<html lang=en><body><article>{head}<div class=text>{TEXT}</div></article></body></html>"
    assert article_of_html(html).section == section


@pytest.mark.parametrize(("path", "section"), [("/harbours/2026/ferry", "Harbours"), ("/ada/2026/ferry", None)])
def test_a_line_under_the_headline_says_in_which_folder_the_page_is(path: str, section: str | None) -> None:
    lines = "<p class=byline>by <a href=/ada/>Ada</a></p><p class=byline>in <a href=/harbours/>Harbours</a></p>"
    html = f"<html lang=en><body><article><h1>No ferry at night</h1>{lines}{TEXT}</article></body></html>"
    page = Page(f"https://times.example{path}", html.encode())
    assert structure(story_of(page)).section == section


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Category: <a href=/sea>Ferries</a>", "Ferries"),
        ("Main Category: Ferries / Fog", "Ferries / Fog"),
        ("Rubrik: Wissen", "Wissen"),
        ("Catégorie : Sciences", "Sciences"),
        ("Sección: Ciencia", "Ciencia"),
        ("Dział: Nauka", "Nauka"),
        ("Рубрика: Наука", "Наука"),
        ("栏目：科学", "科学"),
        ("Category: it was one of five.", None),
        ("Posted in the harbour office", None),
        ("Published in: a year in which nobody read it, at a press that closed before the ink was dry on it", None),
    ],
)
def test_a_line_under_the_headline_may_say_which_section_it_is(line: str, section: str | None) -> None:
    text = f"<div><p>{line}</p>{TEXT}</div>"
    article = article_of_html(f"<html lang=en><body><h1>No ferry at night</h1>{text}</body></html>")
    assert (article.section, len(article.body)) == (section, 5 if section else 6)


def test_under_a_short_line_above_the_text_it_says_so_too_and_at_the_end_it_is_no_text() -> None:
    kind, line = "<p>Harbour journal</p>", "<p>Category: Ferries</p>"
    above, below = (
        article_of_html(f"<html lang=en><body><h1>No ferry at night</h1><div>{text}</div></body></html>")
        for text in (kind + line + TEXT, TEXT + line)
    )
    assert (above.section, len(above.body)) == ("Ferries", 6)
    assert (below.section, len(below.body)) == (None, 5)


def test_among_the_text_or_said_more_than_once_it_is_text() -> None:
    prizes = "<p>Category: Best ferry</p><p>It went to the night boat.</p><p>Category: Best horn</p><p>It went to nobody.</p>"
    one = f"{TEXT}<p>Category: Best ferry</p><p>It went to the night boat.</p>"
    for text, number in ((prizes, 4), (TEXT + prizes, 9), (one, 7)):
        article = article_of_html(f"<html lang=en><body><h1>No ferry at night</h1><div>{text}</div></body></html>")
        assert (article.section, len(article.body)) == (None, number), text
