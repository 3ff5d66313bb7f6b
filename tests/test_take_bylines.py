"""Bylines of whole pages: who is displayed as the writer, in whatever markup, and nobody of another story."""

from __future__ import annotations

import json
import time

import pytest

from tests.stories import article_of_html

SENTENCE = (
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour office said. "
)
PARAGRAPHS = [f"<p>{n}. {SENTENCE}</p>" for n in range(5)]
TEXT = "".join(PARAGRAPHS)
AUTHORS = '<meta name="author" content="Ada Winter"><meta name="author" content="Bo Stern">'


def bylines_of(below: str, *, text: str = TEXT, after: str = "", head: str = "", language: str = "en") -> list[str]:
    html = f"""<html lang="{language}"><head><title>No ferry at night</title>{head}</head><body><article><header>
<h1>No ferry at night</h1>{below}</header><div class="text">{text}</div>{after}</article></body></html>"""
    return article_of_html(html).bylines


@pytest.mark.parametrize(
    "below",
    [
        "<p class=byline>By Ada Winter and Bo Stern</p>",
        "<div class=article-byline><div class=origins><span class=simple>Ada Winter</span>\n<span class=simple>Bo Stern</span></div></div>",
        "<p>By Ada Winter and Bo Stern</p>",
        "<button class='author-button'><p class=author-name>By <a href=/a>Ada Winter</a> and <a href=/b>Bo Stern</a></p><div><h3>Ada Winter</h3>"
        "<a href=/x>Contact Ada Winter on X</a><nav><ul><li><a href=/news/1>What a fog can teach the crew of a ferry</a></li></ul></nav></div></button>"
        "<button class=author-follow>Follow the writers</button>",
        "<div class=byline>Analysis by <p><a href=/a>Ada Winter</a></p><p><a href=/b>Bo Stern</a></p></div>",
        "<div class=author><p>Ada Winter, Bo Stern</p><h4>Search for this author in:</h4><ul><li><a href=/p>Pub Med</a></li>"
        "<li><a href=/h>Harbour.com</a></li></ul></div>",
        "<div><span>By</span><div><a href=/a>Ada Winter</a></div><div>,</div><div><a href=/b>Bo Stern</a></div></div>",
        "<div>Autor:</div><div><a href=/a>Ada Winter</a></div><div>| ada@outlet.example</div>"
        "<div>Autor:</div><div><a href=/b>Bo Stern</a></div>",
        "<div><a href=/authors/ada>Ada Winter</a></div><div><a href=/authors/bo>Bo Stern</a></div>",
        "<div><a href=/authors.ada_winter.html>Ada Winter</a></div><div><a href=/authors.bo_stern.html>Bo Stern</a></div>",
        "<div class=share><a href=https://facebook.com/s>Facebook</a><p>By Ada Winter and Bo Stern</p></div>",
        "<div class=hero-authors><a class=navigation-item href=/authors/ada>Ada Winter</a></div><div class=hero-authors><a class=navigation-item href=/authors/bo>Bo Stern</a></div>",
        "<nav class=pst-by><ul><li>Reported by: <a href=/people/ada>Ada Winter</a>,</li><li>Reported by: <a href=/people/bo>Bo Stern</a></li>"
        "<li><a href=/eu>Europe</a></li></ul></nav>",
        "<figure><img src=/a.jpg><p class=byline>by Ada Winter and Bo Stern</p></figure>",
        "<p>5 min | Last Updated: 5 hours ago | Written by Ada Winter and Bo Stern</p>",
        "<footer><p>By Ada Winter and Bo Stern</p></footer>",
        "<div><span>Analysis by</span> <a href=/a>Ada Winter</a> <span>and</span> <a href=/b>Bo Stern</a></div>",
        "<div class=headline__footer><div class=byline>By <a href=/a>Ada Winter</a> and <a href=/b>Bo Stern</a>, Harbour"
        "</div></div>",
        "<div class=headline__footer><div class=byline>By <a href=/a>Ada Winter</a>, and <a href=/b>Bo Stern</a></div></div>",
        "<p>Author: Ada Winter | ada@outlet.example</p><p>Author: Bo Stern | bo@outlet.example</p>",
        "<p>Ada Winter | Bo Stern</p><p>May 12, 2023</p>",
        "<p class=date>5/12/2023 7:11 AM PST BY Ada Winter and Bo Stern</p>",
        "<p>May 12, 2023</p><p>Ada Winter | Bo Stern</p>",
        "<p>Ada Winter and Bo Stern May 12, 2023 | 09:36</p>",
        "<div class=kicker><p>Harbour</p><div><span>Ada Winter and Bo Stern |</span> <span class=date>12.05.2023</span></div></div>",
        "<aside><div>By Ada Winter and Bo Stern</div><div>Sat 12 May 2023 12.42 CET</div></aside>",
        "<div><p>Ada Winter</p></div><div><p>Bo Stern</p></div><p>May 12, 2023</p>",
        "<p>May 12, 2023 08:59 AM ET // by Ada Winter and Bo Stern</p>",
        "<p><a href=/author/ada>Ada Winter</a> <a href=/author/bo>Bo Stern</a> 7 hours</p>",
        "<footer><p class=byline>Ada Winter</p><p class=byline>Bo Stern</p></footer>",
        "<figure><img src=/a.jpg><p class=byline>Ada Winter</p><p class=byline>Bo Stern</p><p class=date>May 12, 2023</p></figure>",
        "<button><p>By <a href=/author/ada>Ada Winter</a> and <a href=/author/bo>Bo Stern</a></p></button>",
        "<p><a href=/authors/ada>Ada Winter</a> - Senior Editor <a href=https://x.com/ada>@ada</a></p><p><a href=/authors/bo>Bo Stern</a></p>",
        "<p>By Ada Winter and Bo SternAugust 19, 2021 GMT</p>",
        "<div class=k1><span class=k2>Ada Winter</span> <span class=k2>Bo Stern</span></div><p>May 12, 2023</p>",
        "<p>May 12, 2023 at 6:08 PM ET by <a href=/u/7>Ada Winter</a> by <a href=/u/8>Bo Stern</a></p>",
        "<div class=comments_and_date><span>By Ada Winter and Bo Stern</span> <span>10/ 5/21 09:19 PM ET</span></div>",
        "<div><p><a href=/talk>Comments</a></p><p>By Ada Winter and Bo Stern | <a href=/archive>Archive</a> | <a href=/c>Contact</a></p></div>",
    ],
)
def test_writers_are_found_in_whatever_markup(below: str) -> None:
    assert bylines_of(below) == ["Ada Winter", "Bo Stern"]


@pytest.mark.parametrize(
    ("below", "closing"),
    [
        ("<div class=author>Ada Winter</div><div class=author>AFP</div>", ""),
        ("<p class=byline>By <a href=/author/ada>Ada</a> Winter</p>", ""),
        (
            "<div data-qa=author><div class=k2><a href=/author/ada>Ada Winter</a><span class=k4>in Quarle</span></div></div>",
            "",
        ),
        ("", "<p>It will sail on Monday. Ada Winter, HPN News.</p>"),
    ],
    ids=[
        "an agency beside her",
        "a link that is only half of her name",
        "her town glued to the link",
        "signed off on the air, in the last paragraph",
    ],
)
def test_one_writer_is_found_whatever_stands_beside_her(below: str, closing: str) -> None:
    assert bylines_of(below, text=TEXT + closing) == ["Ada Winter"]


@pytest.mark.parametrize(
    ("name", "note", "names", "section"),
    [
        ("Ada Winter", "About Ada Winter", ["Ada Winter"], None),
        ("Ada Winter", "Über Ada Winter", ["Ada Winter"], None),
        ("Ada Winter", "About Bo Stern", [], "Ada Winter"),
        ("Kelp Coast", "About Kelp Coast", [], None),
    ],
)
def test_a_name_above_the_headline_of_whom_a_note_below_says_more_is_the_writers_and_no_section(
    name: str, note: str, names: list[str], section: str | None
) -> None:
    above = f"<header><a href=/ada><img src=/ada.png><p>{name}</p></a></header><p>May 12, 2026</p>"
    html = (
        f"<html lang=en><title>No ferry at night | Kelp Coast</title><body>{above}<h2>No ferry at night</h2>"
        f"<div>{TEXT}</div><p>{note}</p><div>Keeps a light.</div></body></html>"
    )
    found = article_of_html(html, "https://outlet.example/ada/no-ferry-at-night-9f86fa71")
    assert (found.bylines, found.section) == (names, section)


@pytest.mark.parametrize(("writer", "names"), [("By: Ada Winter", ["Ada Winter"]), ("", ["Harbour Visayas"])])
def test_the_page_of_a_newsroom_beside_a_writer_s_is_where_she_works(writer: str, names: list[str]) -> None:
    author = f"<span><a href=/byline/ada-winter>{writer}</a></span> - <span>Correspondent</span>" if writer else ""
    newsroom = "<div id=art_plat><a href=/source/harbour>Harbour Visayas</a> / 03:24 PM July 19, 2026</div>"
    assert bylines_of(f"<div id=art_byline><div id=art_author>{author}</div>{newsroom}</div>") == names


def test_an_agency_joined_to_a_writer_wrote_too_and_one_beside_him_did_not() -> None:
    writer, agency = "<dd class=author><a href=/a>Ada Winter</a></dd>", "<dd class=author>Reuters</dd>"
    assert bylines_of(f"<dl><dt class=author>by</dt>{writer}<span class=author>,</span>{agency}</dl>") == [
        "Ada Winter",
        "Reuters",
    ]
    assert bylines_of(f"<dl><dt class=author>by</dt>{writer}{agency}</dl>") == ["Ada Winter"]


def test_an_author_of_the_head_is_none_for_an_advert_below_that_names_him() -> None:
    advert = "<aside><h2>Not all yet! Read the whole story in the app of Ada Winter</h2></aside>"
    assert bylines_of("", head='<meta name="author" content="Ada Winter">', after=advert) == []


@pytest.mark.parametrize(("shell", "names"), [("<div id=root></div>", ["Ada Winter", "Bo Stern"]), (TEXT, [])])
def test_an_author_of_the_head_wrote_what_only_a_script_would_display(shell: str, names: list[str]) -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": "No ferry at night", "articleBody": TEXT})
    html = f"<title>No ferry at night</title>{AUTHORS}<script type='application/ld+json'>{told}</script>"
    article = article_of_html(
        f"<html lang=en><head>{html}</head><body><main><article>{shell}</article></main></body></html>"
    )
    assert (len(article.body), article.bylines) == (len(PARAGRAPHS), names)


def test_the_institution_in_an_element_under_a_writer_is_where_he_works() -> None:
    assert bylines_of("<div class=author>Ada Winter</div><div class=author>Harbour University</div>") == ["Ada Winter"]


def test_the_source_in_small_print_at_the_head_is_the_agency_that_wrote_it() -> None:
    below = "<figure><img src=/1.jpg><figcaption>© Jo Doe</figcaption></figure><p class=lead>Fog lay on the water all night.</p>"
    assert bylines_of(f"{below}<small class='caption1 article-source'>Bron: BELGA</small>", language="nl") == ["BELGA"]


def test_a_byline_that_opens_the_text_again_is_no_text_and_may_name_more() -> None:
    again = f"<p>By Ada Winter and Bo Stern</p>{TEXT}"
    assert bylines_of("<p class=byline>Ada Winter</p>", text=again) == ["Ada Winter", "Bo Stern"]
    assert bylines_of("<p class=byline>Cy Moss</p>", text=again) == ["Cy Moss"]


@pytest.mark.parametrize(
    ("line", "copy", "names", "kept"),
    [
        ("By Bo Stern", "Oslo, May 3, 2026 (HPN) ", ["Bo Stern"], 0),
        ("By Bo Stern", "OSLO (Reuters) - ", ["Bo Stern"], 0),
        ("By Bo Stern", "", ["Ada Winter"], 1),
        ("By the sea", "OSLO (Reuters) - ", ["Ada Winter"], 1),
    ],
)
def test_who_opens_an_agency_s_copy_wrote_it_whoever_put_it_on_the_site(
    line: str, copy: str, names: list[str], kept: int
) -> None:
    poster = "<div class=author><span>by</span> <a href=/author/ada>Ada Winter</a></div>"
    text = f"<p>{line}</p><p>{copy}{SENTENCE}</p>{TEXT}"
    html = f"<html lang=en><body><article><header><h1>No ferry</h1>{poster}</header><div>{text}</div></article></body></html>"
    found = article_of_html(html)
    assert (found.bylines, [block.text for block in found.body].count(line)) == (names, kept)


@pytest.mark.parametrize(
    ("author", "page", "names"),
    [
        ("Ada Winter", "/author/ada-winter-1", ["Ada Winter"]),
        ("Ada Winter", "/news/7", []),
        ("Bo Stern", "/author/a", []),
    ],
)
def test_the_author_of_the_head_may_stand_in_a_bar_of_tools_under_the_lead(
    author: str, page: str, names: list[str]
) -> None:
    card = f"<h6 class=author-card__heading><a href={page}>Ada Winter</a></h6>"
    bar = f"<div class=toolbar><div>{card}</div><div class=share-block><a href=#>Bookmark</a></div></div>"
    said = json.dumps({"@type": "NewsArticle", "author": {"@type": "Person", "name": author}})
    head = f'<meta property="og:type" content="article"><script type="application/ld+json">{said}</script>'
    text = f"<div class=content><p>{SENTENCE}</p>{bar}{TEXT}</div>"
    html = f"<html lang=en><head>{head}</head><body><main><article><h1>No ferry at night</h1>{text}</article></main></body></html>"
    assert article_of_html(html).bylines == names


def test_a_chinese_byline_that_opens_the_text_again_is_no_text() -> None:
    lines = ["港务局周五说，从下周一起，渡轮每天往返两次，旧码头也将停靠。"] * 4
    text = "".join(f"<p>{n}，{line}</p>" for n, line in enumerate(lines))
    html = f"<html lang=zh><body><article><h1>渡轮恢复</h1><h2 class=byline>王小明</h2><p>記者王小明／港灣報導</p>{text}</article></body></html>"
    article = article_of_html(html)
    assert (article.bylines, article.body[0].text[:2]) == (["王小明"], "0，")


@pytest.mark.parametrize(
    ("line", "below", "names"),
    [
        ("<i>Written by Bo Stern</i>", "<div class=author><h4>Harbour Security Center</h4></div>", ["Bo Stern"]),
        ("<b>Authors: Ada Winter, Bo Stern</b>", "", ["Ada Winter", "Bo Stern"]),
        ("<b>In Short</b>", "", []),
        ("<b>Key Takeaways</b>", "", []),
    ],
)
def test_who_wrote_a_text_may_stand_above_its_first_paragraph(line: str, below: str, names: list[str]) -> None:
    assert bylines_of("", text=f"<p>{line}</p>{TEXT}", after=below) == names


def test_the_only_link_of_a_byline_names_the_writer_between_house_and_day() -> None:
    assert bylines_of("<p class=author>Harbour Post <a href=/a>Ada WINTER</a>. Published on</p>") == ["Ada WINTER"]
    assert bylines_of("<p class=author>Photographs by <a href=/a>Ada Winter</a></p>") == []


def test_who_wrote_may_be_said_among_a_desks_lines_in_the_articles_footer() -> None:
    after = "<div class=article-footer><div>Author: <span>Ada Winter</span></div><div>Source: Harbour Press</div></div>"
    assert bylines_of("", after=after) == ["Ada Winter"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By <a href=/authors/ada>Ada Winter</a> and <span>Bo Stern</span>", ["Ada Winter", "Bo Stern"]),
        ("By <a href=/authors/ada>Ada Winter</a> and <span>staff</span>", ["Ada Winter"]),
        ("By <a href=/authors/ada>Ada Winter</a> <span>with Agencies</span>", ["Ada Winter"]),
        ("By <a href=/authors/ada>Ada Winter</a> <span>Andrew Stern Prize</span>", ["Ada Winter"]),
    ],
)
def test_who_has_no_page_may_be_joined_to_who_has_one(line: str, names: list[str]) -> None:
    assert bylines_of(f"<div class=author><p class=author-name>{line}</p></div>") == names


def test_agencies_that_helped_may_stand_behind_a_bar_in_an_element_of_their_own() -> None:
    below = "<div class=author-details><a class=author-link href=/ada>Ada Winter</a><span> | </span><span>with AFP, dpa</span></div>"
    assert bylines_of(below) == ["Ada Winter", "AFP", "dpa"]


def test_a_house_that_the_head_spells_otherwise_is_the_author() -> None:
    head = '<meta name="author" content="فرنس24">'
    assert bylines_of("<div class=author><a href=/f>فرنس 24</a></div>", head=head, language="ar") == ["فرنس 24"]


def test_a_house_that_the_head_calls_the_author_is_named_without_the_word_for_a_source_before_it() -> None:
    head = '<meta name="author" content="Liman Haber"><meta property="og:site_name" content="Liman Haber">'
    assert bylines_of("<div><span>KAYNAK</span> <b>Liman Haber</b></div>", head=head, language="tr") == ["Liman Haber"]


def test_what_is_called_a_title_under_a_name_is_the_writers() -> None:
    below = "<div class=byline><span class=byline__name>समीर मिश्र</span><span class=byline__title>हार्बर हिंदी डॉटकॉम के लिए</span></div>"
    assert bylines_of(below, language="hi") == ["समीर मिश्र"]


def test_a_day_and_its_label_in_the_box_of_a_byline_name_nobody() -> None:
    below = "<div class=author-date><p>Ada Winter</p><p>Oluşturulma Tarihi: 23.10.2024 - 11:05</p></div>"
    assert bylines_of(below, language="tr") == ["Ada Winter"]


def test_whom_to_ask_about_a_writer_is_no_byline() -> None:
    assert bylines_of("", after="<div class=contact-author><a href=#>YAZARA SORUN</a></div>", language="tr") == []


def test_a_newsroom_that_signs_alone_is_named_as_it_stands() -> None:
    assert bylines_of("<p>May 12, 2023</p><p>Redazione ANSA</p>") == ["Redazione ANSA"]
    assert bylines_of("<p>May 12, 2023</p><p>Redazione centrale</p>") == []


def test_a_chinese_name_that_leads_to_its_writers_page_is_the_writer() -> None:
    assert bylines_of("<ul><li><a href=/author/sm>沈明</a></li></ul>", language="zh") == ["沈明"]


def test_a_known_author_before_her_address_at_the_start_of_the_text_is_no_text() -> None:
    text = f"<p>Ada Winter - ada@outlet.example</p>{TEXT}"
    assert bylines_of("", text=text, head=AUTHORS) == ["Ada Winter"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<a href=/a>Ada Winter</a> in Oslo, Norway | Bo Stern", ["Ada Winter", "Bo Stern"]),
        ("By Ada Winter in Oslo | Bo Stern", ["Ada Winter", "Bo Stern"]),
        ("<p><a href=/a>Ada Winter</a></p><p>in Oslo, Norway | Bo Stern in Rome</p>", ["Ada Winter"]),
        ("<p>By Ada Winter</p><p>Oslo | Bo Stern</p>", ["Ada Winter", "Bo Stern"]),
        ("By Ada Winter in Oslo | Harbour Desk", ["Ada Winter"]),
        ("By Ada Winter in Oslo | Cy North", ["Ada Winter"]),
    ],
)
def test_a_known_author_may_stand_behind_a_bar(line: str, names: list[str]) -> None:
    assert bylines_of(f"<div class=byline>{line}</div>", head=AUTHORS) == names


def test_a_known_author_is_named_as_displayed() -> None:
    assert bylines_of("<div><b>ADA WINTER</b>, Harbour staff writer</div>", head=AUTHORS) == ["ADA WINTER"]


@pytest.mark.parametrize(
    "below",
    [
        "<p>Ada Winter,</p><p>Bo Stern</p>",
        "<p>Ada Winter – Reporter</p><img src=/b.jpg><p>Bo Stern – Reporter in Quarle</p>",
    ],
    ids=["a comma", "jobs"],
)
def test_known_authors_may_stand_one_a_line(below: str) -> None:
    assert bylines_of(below, head=AUTHORS) == ["Ada Winter", "Bo Stern"]


@pytest.mark.parametrize(
    ("below", "head"),
    [
        ("<p>Middle East</p><p>May 12, 2023</p>", ""),
        ("<p>VATICAN CITY | Fri May 12, 2023 9:57am EDT</p>", ""),
        ("<p><a href=/fog>Fog and Ferries</a></p><p>May 12, 2023</p>", ""),
        ("<p>Ada Winter</p><p>The harbour office in fog.</p>", ""),
        ("<p>Ultimo Aggiornamento 10.05.2023</p>", ""),
        ("<p>Cy Moss</p><p>May 12, 2023</p><p>Fog held up Cy Moss and his boat until noon.</p>", AUTHORS),
        ("<p>Author: Ada Winter</p><p>Edited by: Cy Moss</p>", '<meta name="author" content="Ada Winter">'),
        ("<p>Edited by: Cy Moss Author: Ada Winter</p>", ""),
    ],
    ids=[
        "a place",
        "a place and a day",
        "a subject",
        "no day beside it",
        "a label",
        "the head knows others, and the story is about him",
        "an editor",
        "an editor on the writer's line",
    ],
)
def test_a_bare_line_is_a_byline_beside_the_day_alone(below: str, head: str) -> None:
    assert "Cy Moss" not in (names := bylines_of(below, head=head))
    assert names in ([], ["Ada Winter"] if "Author" in below else [])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Winter\nAP Sports Writer</span> <span>Published: ", ["Ada Winter"]),
        ("Ada Winter, Staff Writer", ["Ada Winter"]),
        ("Ada Winter, reporter", ["Ada Winter"]),
        ("Ada Winter HNA News", ["Ada Winter"]),
        ("Ada Winter, Blinkenrode", ["Ada Winter"]),
        ("Ada Winter, <a href=https://x.example/>Blinkenrode</a>", ["Ada Winter"]),
        ("Ada Winter wins Harbour Prize", []),
        ("Fog keeps Harbour Writer in port", []),
        ("From Web Edition", []),
    ],
)
def test_a_name_and_a_job_beside_the_day_are_a_byline(line: str, names: list[str]) -> None:
    assert bylines_of(f"<p class=article-time><span>{line}</span><time>May 12, 2023 2:15AM</time></p>") == names


def test_a_job_of_several_words_under_a_name_is_its_bearers() -> None:
    assert bylines_of("<p><a href=/ada>Ada Winter</a></p><p>Harbour News Reporter</p>") == ["Ada Winter"]
    assert bylines_of("<p>Ada Winter</p><p>Why a reporter went to sea in fog</p>") == []


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<p>October 14, 2023|Ada Winter</p>", ["Ada Winter"]),
        ("<p>October 14, 2023|Blinkenrode</p>", []),
        ("<p>October 14, 2023, Ada Winter</p>", ["Ada Winter"]),
        ("<p>14. 10. 2023. Ada Winter</p>", ["Ada Winter"]),
        ("<p>October 14, 2023 - New York</p>", []),
        ("<p>October 14, 2023</p><p style='display: none'>(0)</p><h3>Ada Winter</h3>", ["Ada Winter"]),
        ("<p>Print <a href=/u/7>Ada Winter | Harbour Post</a> By <a href=/u/7>Ada Winter | Harbour Post</a> Email the author</p>", ["Ada Winter"]),
        ("<p>Print <a href=/u/7>Fog Horn</a> Stand by <a href=/fog>for the latest</a></p>", []),
    ],
    ids=["behind the day", "a place", "a comma", "a stop", "a place behind a dash", "a hidden line between", "a word before its link", "a sentence"],
)  # fmt: skip
def test_a_name_beside_the_day_or_linked_behind_a_word_is_the_writers(below: str, names: list[str]) -> None:
    assert bylines_of(below) == names


def test_an_agency_in_a_heading_under_the_headline_is_the_byline_and_no_deck() -> None:
    html = f"<h1>No ferry at night</h1><h5>The Associated Press</h5><div class=text>{TEXT}</div>"
    article = article_of_html(f"<html lang=en><body><article>{html}</article></body></html>")
    assert (article.subheadline, article.bylines) == (None, ["The Associated Press"])


def test_a_bare_line_beside_the_day_is_a_byline_where_the_head_knows_but_the_house() -> None:
    head = '<meta name="author" content="news@harbour.example">'
    assert bylines_of("<p>Ada Winter</p><p>May 12, 2023</p>", head=head) == ["Ada Winter"]
    assert bylines_of("<h5>Ada Winter</h5><h5>Updated 9:10 am, May 12, 2023</h5>", head=head) == ["Ada Winter"]


def test_a_name_said_nowhere_else_is_the_byline_where_the_head_knows_only_whom_the_page_does_not_name() -> None:
    assert bylines_of("<p>Cy Moss</p><p>May 12, 2023</p>", head=AUTHORS) == ["Cy Moss"]
    assert bylines_of("<p>Cy Moss</p><p>May 12, 2023</p>", head=AUTHORS, after="<p>© Bo Stern</p>") == []


def test_a_house_whom_the_head_calls_the_author_is_named_by_the_link_to_its_page_whatever_stands_beside_it() -> None:
    line = "<p>3 years <a href=/author/h>Harbournews</a> 142 Views</p>"
    assert bylines_of(line, head='<meta name="author" content="Harbournews">') == ["Harbournews"]
    assert bylines_of(line.replace("Harbournews", "Fogwatch"), head='<meta name="author" content="Harbournews">') == []


def test_writers_of_other_stories_below_are_none_of_this_one() -> None:
    other = "<div><h3><a href=/news/7>The old pier is mended</a></h3><div>by</div><div><a href=/author/cy>Cy Moss</a></div></div>"
    assert bylines_of("<div>by</div><div><a href=/author/ada>Ada Winter</a></div>", after=other) == ["Ada Winter"]
    signed = "<div><h3><a href=/news/7>The old pier is mended</a></h3><a rel=author href=/author/cy>Cy Moss</a></div>"
    above = f"<html lang=en><head><title>No ferry at night</title>{AUTHORS[:40]}</head><body><article><p>by <a href=/p/ada>Ada Winter</a></p><h1>No ferry at night</h1>{TEXT}{signed}</article></body></html>"
    assert article_of_html(above).bylines == ["Ada Winter"]


def test_the_service_under_a_byline_is_no_text() -> None:
    article = article_of_html(
        "<html lang=en><head><title>No ferry at night</title></head><body><article><h1>No ferry at night</h1>"
        f"<p>By ADA WINTER</p><p>The New York Times News Service</p>{TEXT}</article></body></html>"
    )
    assert article.bylines == ["ADA WINTER"]
    assert article.body[0].text.startswith("0. ")


def test_a_writer_whose_page_a_line_leads_to_may_stand_behind_the_day() -> None:
    line = "<div class=when>May 15, 2023 02:29 PM EDT <em>|</em> <a href=/reporters/ada-winter>Ada Winter</a></div>"
    assert bylines_of(line) == ["Ada Winter"]


def test_a_writer_s_handle_beside_his_name_is_no_name() -> None:
    line = "<p><a href=/authors/ada>Ada Winter</a> <a href=https://twitter.com/adaw>adawinter</a></p>"
    assert bylines_of(line) == ["Ada Winter"]


def test_a_house_by_its_address_under_a_writer_is_where_he_works() -> None:
    head = '<meta property="og:site_name" content="Birch Star">'
    below = "<p class=author>By <a href=/a>Ada Winter</a></p><p class=source-author>BirchStar.com</p>"
    assert bylines_of(below, head=head) == ["Ada Winter"]


@pytest.mark.parametrize("house", ["Birch Swahili, Lamu", "Birch Swahili", "Birch News Swahili"])
def test_an_edition_of_the_site_under_a_writer_is_where_he_works(house: str) -> None:
    head = '<meta property="og:site_name" content="Birch News Swahili">'
    below = (
        f"<div class=byline><span class=byline__name>By Ada Winter</span><span class=byline__title>{house}</span></div>"
    )
    assert bylines_of(below, head=head) == ["Ada Winter"]


def test_agencies_without_a_name_behind_the_paper_that_signs_are_no_writers() -> None:
    below = "<div class=author_and_info><span class=by>by </span><a class=author_holder href=/author/birch>Birch Post</a><span class=with_agency>with Agencies</span></div>"
    assert bylines_of(below, head='<meta property="og:site_name" content="Birch Post">') == ["Birch Post"]


def test_a_house_under_a_linked_writer_is_where_he_works() -> None:
    label = "<div class=byline>By:</div><div class=byline><a href=/a>Ada Winter</a></div>"
    assert bylines_of(f"{label}<div class=byline>Birch River Star</div>") == ["Ada Winter"]
    assert bylines_of(f"{label}<div class=byline>Birchian Staff Writer</div>") == ["Ada Winter"]


@pytest.mark.parametrize(
    "below",
    [
        "<p class=byline><b>Ada Winter</b> <b>Bo Stern</b></p>",
        "<p class=byline>By Ada WinterMail, Bo Stern</p>",
        "<p>Ada Winter and Bo Stern</p>",
    ],
)
def test_the_head_of_the_page_parts_what_nothing_parts(below: str) -> None:
    assert bylines_of(below, head=AUTHORS) == ["Ada Winter", "Bo Stern"]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<ul><li>AFP, MANILA</li></ul>", ["AFP"]),
        ("<p><a href=/n>News</a> - Reuters</p>", ["Reuters"]),
        ("<aside><address>Reuters in Valencia</address></aside>", ["Reuters"]),
        ("<ul><li>Reuters in Valencia</li></ul>", ["Reuters"]),
        ("<p>Mehr</p>", []),
        ("<p>The agency AFP said so</p>", []),
        ("<div><span>A+</span><span>A-</span></div>", []),
        ("<figure><img src=/1.jpg><figcaption>AFP</figcaption></figure>", []),
    ],
)
def test_an_agency_alone_on_a_line_below_the_headline_is_the_byline(below: str, names: list[str]) -> None:
    assert bylines_of(below) == names


def test_a_name_that_opens_the_text_is_more_than_a_byline_of_the_house() -> None:
    head = '<meta property="og:site_name" content="Harbour Times">'
    below = "<p class=byline>By Harbour Times</p>"
    assert bylines_of(below, text="<p>Ada Winter/Bo Stern</p>" + TEXT, head=head) == ["Ada Winter", "Bo Stern"]
    assert bylines_of(below, head=head) == ["Harbour Times"]


def test_readers_who_sign_their_comments_are_no_writers() -> None:
    comments = "".join(
        f"<p>{name} - 16.08.2025 10:{n}4</p><p>{SENTENCE}</p>" for n, name in enumerate(["Cy Autumn", "Di Summer"])
    )
    html = (
        f"<html lang=en><body><h1>No ferry at night</h1><div>{TEXT}<h3>Comments (2)</h3>{comments}</div></body></html>"
    )
    article = article_of_html(html)
    assert (article.bylines, len(article.body)) == ([], len(PARAGRAPHS))


@pytest.mark.parametrize(
    "quoted", ["<blockquote>No ferry will run.</blockquote>", "<h3 class=title>“No ferry will run”</h3>"]
)
def test_who_said_what_is_quoted_in_the_text_is_no_writer(quoted: str) -> None:
    box = f"<div class=quote>{quoted}<p class=author_name>Ines Calder</p></div>"
    assert bylines_of("", text="".join([*PARAGRAPHS[:2], box, *PARAGRAPHS[2:]])) == []


def test_a_house_is_a_byline_where_head_and_element_say_so() -> None:
    head = '<meta name="author" content="Harbour Technology Review Insights">'
    below = "<div class=byline>By <a href=/h>Harbour Technology Review Insights</a></div>"
    assert bylines_of(below, head=head) == ["Harbour Technology Review Insights"]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        (
            "<div class=author><h4><a href=/a>Ada Winter</a><a href=/more>View More Articles</a></h4></div>",
            ["Ada Winter"],
        ),
        ("<div class=author><h4><a href=/c>Cy Autumn</a><a href=/more>View More Articles</a></h4></div>", []),
        ("<p>© Ada Winter 2026 | No ferry at night</p>", []),
    ],
)
def test_the_link_that_opens_an_authors_box_is_the_author_whom_the_head_knows(below: str, names: list[str]) -> None:
    assert bylines_of(below, head=AUTHORS) == names


@pytest.mark.parametrize(
    ("line", "below", "names"),
    [
        ("Ada Winter", "<p>Ada Winter skriver om havet sedan 2008.</p>", ["Ada Winter"]),
        ("Ada Winter and Bo Stern", "<p>Ada Winter skriver om havet sedan 2008.</p>", ["Ada Winter", "Bo Stern"]),
        ("Ada Winter", "<p><a href=/news/2026/race-7>Ada Winter vann loppet, och hamnen jublar.</a></p>", []),
        ("Ada Winter", "<p>Loppet vanns av Ada Winter i söndags.</p>", []),
        ("Kelp Coast", "<p>Ada Winter skriver om havet sedan 2008.</p>", []),
    ],
)
def test_a_name_alone_above_the_text_that_opens_a_sentence_below_it_is_the_writer(
    line: str, below: str, names: list[str]
) -> None:
    above = f"<p>{line}</p><p>Läs upp artikeln</p>"
    text = TEXT.replace("Ada", "Eva")
    assert bylines_of(above, text=text, after=f"<div class=x1>{below}</div>", language="sv") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Winter | Madrid", ["Ada Winter"]),
        ("Ada Winter | Photos", []),
        ("Night ferries | Madrid", []),
        ("New York | Madrid", []),
    ],
)
def test_a_name_and_a_place_between_headline_and_text_are_the_writers(line: str, names: list[str]) -> None:
    assert bylines_of(f"<p>{line}</p>", language="es") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<h6>MADRID - EVA INVIERNO</h6>", ["EVA INVIERNO"]),
        ("<p>Madrid – Eva Invierno</p>", ["Eva Invierno"]),
        ("<h2>Madrid - Eva Invierno</h2>", []),
        ("<p>Madrid - Ada Winter</p>", []),  # whom the text names
        ("<p>Madrid - Toledo</p>", []),
        ("<h6>Madrid</h6>", []),
    ],
)
def test_a_place_a_dash_and_a_name_right_above_the_text_are_whence_and_who(line: str, names: list[str]) -> None:
    text = f"<p>{'Las gaviotas volvieron al puerto con la niebla, dijo Ada Winter, y nadie las esperaba. ' * 3}</p>" * 3
    assert bylines_of(line, text=text, language="es") == names


def test_a_chinese_editor_whom_the_head_calls_the_author_is_none() -> None:
    head = '<meta name="author" content="王小明">'
    assert bylines_of("<p>2026-05-13 09:10</p><p>责任编辑：王小明</p>", head=head, language="zh") == []
    assert bylines_of("<p>2026-05-13 09:10</p><p>作者：王小明</p>", head=head, language="zh") == ["王小明"]


def test_a_chinese_writer_stands_before_the_house_that_he_writes_for() -> None:
    assert bylines_of("<p>石小明/海港日报</p><p>2026-05-13 09:10</p>", language="zh") == ["石小明"]


def test_a_house_behind_the_word_source_is_no_writer() -> None:
    below = "<div class=post_time>2026-05-13 09:10:15 来源: <a href=/s>每日经济新闻</a></div>"
    assert bylines_of(below, language="zh") == []


def test_a_wires_copy_has_its_writer_beside_the_wire() -> None:
    below = "<div class=byline>By: AFP</div><p>By Ada Winter</p>"
    assert bylines_of(below) == ["AFP", "Ada Winter"]


def test_a_chinese_house_beside_the_day_is_whose_copy_it_is() -> None:
    below = '<div class="date-source"><span class=date>2024年5月13日 09:08</span> <a href=/s>新京报</a></div>'
    assert bylines_of(below, head='<meta name="author" content="新京报">', language="zh") == []


def test_an_author_whom_only_the_head_names_is_no_byline() -> None:
    assert bylines_of("", head=AUTHORS) == []


@pytest.mark.parametrize("house", ["РИА Новости", "Harbour Times"])
def test_a_house_above_the_headline_says_whose_page_it_is(house: str) -> None:
    head = '<meta property="og:site_name" content="Harbour Times">'
    html = f"<html lang=ru><head>{head}</head><body><article><div><p itemprop=author>{house}</p></div><h1>No ferry at night</h1><div class=text>{TEXT}</div></article></body></html>"
    assert article_of_html(html).bylines == []


def test_bylines_of_other_stories_do_not_count() -> None:
    teaser = "<div class=teaser><a href=/2>Fog horn mended at last</a><p class=byline>Cy Autumn</p></div>"
    assert bylines_of("<p class=byline>By Ada Winter</p>", after=teaser) == ["Ada Winter"]
    assert bylines_of("", after="<p class=author>Ada Winter</p>" + teaser, head=AUTHORS) == ["Ada Winter"]


def test_a_line_near_the_headline_counts_before_a_portrait_below_the_text() -> None:
    below = "<div class=published><ul><li>By <a href=/author/ada>Ada Winter</a>, <a href=/author/bo>Bo Stern</a></li></ul></div>"
    assert bylines_of(below, after="<ul><li class=author-box><a href=/author/ada>Ada Winter</a></li></ul>") == [
        "Ada Winter",
        "Bo Stern",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<p>Ada Winter</p>" + TEXT, ["Ada Winter"]),
        (TEXT + "<p>Ada Winter</p>", ["Ada Winter"]),
        ("<p>Ada Winter and Bo Stern</p>" + TEXT, ["Ada Winter", "Bo Stern"]),
        ("<p>Ada Winter, reporter for harbours</p>" + TEXT, ["Ada Winter"]),
        ("<p>Ada Winter, a ferry</p>" + TEXT, []),
        (TEXT + "<p>-- By Ada Winter</p>", ["Ada Winter"]),
        ("<p>Ada Winter<br>Harbour Times, Oslo</p>" + TEXT, ["Ada Winter"]),
        ("<p>Ada Winter<br>Pier Times, Oslo</p>" + TEXT, []),
        ("<p>New York</p>" + TEXT, []),
        ("<h2>Ada Winter</h2>" + TEXT, []),
        ("<p>Ada Winter waited.</p>" + TEXT, []),
        ("<p>Winter</p>" + TEXT, []),
        (TEXT + "<p>Ada Winter,<br>OʻzA muxbiri</p>", ["Ada Winter"]),
        (TEXT + "<p>Ada Winter, a ferry</p>", []),
        (TEXT + "<p>Ada Winter, Reuters.</p>", ["Ada Winter"]),
        (TEXT + "<p>Ada Winter, Quarle.</p>", []),
    ],
)
def test_a_name_alone_opens_or_closes_a_text_as_its_writers(text: str, names: list[str]) -> None:
    assert bylines_of("", text=text, head='<meta property="og:site_name" content="Harbour Times">') == names


@pytest.mark.parametrize(
    ("closing", "names"),
    [
        ("（记者王小明、李大同）", ["王小明", "李大同"]),
        ("（王小明／花蓮報導）", ["王小明"]),
        ("（參考資料／港務局報導）", []),
        ("（参与记者：王小明、李大同）", []),
        ("（评论员 王小明 李大同）", ["王小明", "李大同"]),
        ("（完）", []),
        ("（见第三版）", []),
    ],
)
def test_a_bracket_that_ends_a_chinese_text_names_its_reporters(closing: str, names: list[str]) -> None:
    sentence = "港口办公室周一表示，在雾号修好之前，开往外岛的渡轮夜间将不再运行，请居民提前安排好出行的时间和路线。"
    text = f"<p>{sentence}</p>" * 4 + f"<p>{sentence}{closing}</p>"
    assert bylines_of("", text=text, language="zh") == names


def test_a_page_of_thousands_of_bylines_and_authors_is_read_in_time() -> None:
    head = "".join(f'<meta name="author" content="Ada{n} Winter and Bo{n} Stern">' for n in range(60))
    start = time.process_time()
    bylines_of("".join(f"<p class=byline>Cy{n} Autumn Dy{n} Summer</p>" for n in range(4000)), head=head)
    assert time.process_time() - start < 10


def test_a_class_of_the_box_that_holds_the_headline_too_bars_no_byline() -> None:
    html = (
        f"<html lang=en><head><title>No ferry at night</title></head><body><header class='share related'><h1>No ferry at night</h1>"
        f"<p class=byline><a href=/1>Ada Winter</a></p></header><article>{TEXT}</article></body></html>"
    )
    assert article_of_html(html).bylines == ["Ada Winter"]


@pytest.mark.parametrize(
    ("below", "opening", "names"),
    [
        ("<p class=byline>by <a href=/author/admin/>Harbour D</a></p>", "<p>ADA WINTER</p>", ["ADA WINTER"]),
        ("<p class=byline>by <a href=/author/bo/>Bo Stern</a></p>", "<p>ADA WINTER</p>", ["Bo Stern"]),
        ("<p class=byline>By <a href=/author/web-master>Web Master</a></p>", "<p>By Ada Winter</p>", ["Ada Winter"]),
        (
            "<div><span>By</span> <a href=/author/web-master>Web Master</a></div>",
            "<p>By Ada Winter</p>",
            ["Ada Winter"],
        ),
        ("<p class=byline>by <a href=/author/admin/>Bo Stern</a></p>", "", ["Bo Stern"]),
        ("", "<p>… as the horn fails</p><p>Ada Winter/Bo Stern</p>", ["Ada Winter", "Bo Stern"]),
    ],
)
def test_a_name_that_opens_the_text_counts_where_the_byline_is_whoever_put_it_up(
    below: str, opening: str, names: list[str]
) -> None:
    assert bylines_of(below, text=opening + TEXT) == names


def test_a_pen_name_is_known_by_the_label_before_its_link() -> None:
    below = "<div class=authors><div class=author><span>作者：</span><a href=/p/7>小山</a></div></div><time>06/02/2022 - 13:48</time>"
    assert bylines_of(below, language="zh") == ["小山"]
    assert bylines_of(below.replace("作者：", "来源："), language="zh") == []


def test_a_korean_reporter_signs_off_on_the_air() -> None:
    text = f"{TEXT}<p>KHP 뉴스 홍길동입니다.</p>"
    assert bylines_of("", text=text, language="ko") == ["홍길동"]


@pytest.mark.parametrize(
    ("first", "names"), [("Harbours By", ["Ada Winter"]), ("Bo Stern", ["Bo Stern", "Ada Winter"])]
)
def test_what_ends_with_the_word_before_the_names_in_the_next_element_is_no_name(first: str, names: list[str]) -> None:
    assert bylines_of(f"<div class=author>{first}</div><div class=author>Ada Winter</div>") == names


FERRY = {
    "de": "Die Fähre zu den Inseln wird nachts nicht fahren, bevor das Nebelhorn repariert ist, sagte das Hafenamt der Zeitung.",
    "fr": "Le bac vers les îles ne circulera pas la nuit avant que la corne de brume ne soit réparée, a dit le bureau du port.",
    "es": "El transbordador a las islas no navegará de noche antes de que se repare la sirena, dijo la oficina del puerto.",
    "pl": "Prom na wyspy nie będzie pływał nocą, zanim nie zostanie naprawiony róg mgłowy, powiedział dziennikarzom urząd portu.",
    "ru": "Паром на острова не будет ходить ночью, пока не починят туманный горн, сообщили журналистам в управлении порта.",
    "ro": "Feribotul spre insule nu va circula noaptea înainte ca sirena de ceață să fie reparată, a spus biroul portului.",
    "sr": "Trajekt za ostrva neće saobraćati noću dok se ne popravi sirena za maglu, saopštila je novinarima lučka uprava.",
    "vi": "Chuyến phà ra đảo sẽ không chạy ban đêm trước khi còi báo sương mù được sửa, văn phòng cảng nói với phóng viên.",
    "en": SENTENCE,
}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Freitag, 12. Mai 2023 | Ada Winter"),
        ("de", "Ada Winter - Freitag, 12. Mai 2023"),
        ("de", "Ada Winter, 12. Mai 2023"),
        ("de", "12.05.2023 10:15 | Ada Winter"),
        ("de", "12.05.2023 | Autor: Ada Winter"),
        ("de", "Veröffentlicht am 12. Mai 2023, Autor: Ada Winter"),
        ("de", "Freitag, 12. Mai 2023 - 10:15 Von Ada Winter"),
        ("fr", "Ada Winter 12/05/2023 10:15"),
        ("fr", "Publié le 12 mai 2023 | Ada Winter"),
        ("fr", "Par Ada Winter Vendredi, 12 mai 2023 10:15"),
        ("es", "Viernes, 12 de mayo de 2023 | Ada Winter"),
        ("es", "Por Ada Winter, Viernes 12 de mayo de 2023"),
        ("pl", "12.05.2023 | Autor: Ada Winter"),
        ("pl", "Opublikowano 12 maja 2023 | Ada Winter"),
        ("ru", "Пятница, 12 мая 2023 | Анна Зимина"),
        ("ru", "Анна Зимина - Пятница, 12 мая 2023"),
        ("ro", "12 mai 2023 | de Ada Winter"),
        ("sr", "Piše: Ada Winter | 12. maj 2023."),
        ("sr", "12. maj 2023. Ada Winter"),
        ("vi", "12/05/2023 | Tác giả: Ada Winter"),
        ("en", "12 May 2023, Ada Winter"),
        ("en", "12 May 2023 - Ada Winter"),
        ("en", "Friday, 12 May 2023 | Ada Winter"),
        ("en", "Published 12 May 2023 | Ada Winter"),
    ],
)
def test_a_line_of_a_day_and_a_name_that_is_set_like_the_text_tells_both(language: str, line: str) -> None:
    text = "".join(f"<p>{n}. {FERRY[language]}</p>" for n in range(4))
    line = f"<h1>No ferry at night</h1><p class=x1>{line}</p>"
    for column in (f"<div>{line}{text}</div>", f"<article><header>{line}</header>{text}</article>"):
        page = f"<html lang={language}><body>{column}</body></html>"
        article = article_of_html(page)
        assert (f"{article.published:%F}", len(article.body)) == ("2023-05-12", 4)
        assert article.bylines in (["Ada Winter"], ["Анна Зимина"])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("12 May 2023 | Ada Winter", ["Ada Winter"]),
        ("12 May 2023 Ada Winter", ["Ada Winter"]),
        ("Ada Winter, 12 May 2023", ["Ada Winter"]),
        ("12 May 2023 | New York", []),
        ("Ada Winter", []),
    ],
)
def test_a_line_of_a_day_and_a_name_may_stand_above_the_headline(line: str, names: list[str]) -> None:
    page = (
        f"<html lang=en><body><div><p>{line}</p><h1>No ferry at night</h1><p>14 May 2023</p>{TEXT}</div></body></html>"
    )
    article = article_of_html(page)
    assert (article.bylines, len(article.body)) == (names, 5)


def test_a_town_and_a_weekday_before_a_day_are_no_writer() -> None:
    text = "<p class=x1>MUMBAI Fri May 12, 2023 4:33pm IST</p>" + TEXT
    assert (
        article_of_html(f"<html lang=en><body><div><h1>No ferry at night</h1>{text}</div></body></html>").bylines == []
    )


PAIR = '<a rel=author href="/by/ada">Ada Winter</a>', '<a rel=author href="/by/bo">Bo Stern</a>'


@pytest.mark.parametrize(
    "below",
    [
        f"<div><span>Text</span><span>{PAIR[0]}</span><span>Photos</span><span>{PAIR[1]}</span></div>",
        f"<div><div>Photos</div><div>{PAIR[1]}</div><div>Text</div><div>{PAIR[0]}</div></div>",
        f"<div><div>{PAIR[0]}</div><div>Text</div><div>{PAIR[1]}</div><div>Photos</div></div>",
    ],
)
def test_a_word_in_an_element_of_its_own_says_who_of_two_linked_authors_wrote(below: str) -> None:
    assert bylines_of(below) == ["Ada Winter"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Redacción AFP", ["Redacción AFP"]),
        ("Redacción Outlet", ["Redacción Outlet"]),
        ("Redacción de noche", []),
        ("Redacción Harbour", []),
    ],
)
def test_a_newsroom_alone_below_the_headline_wrote_where_it_is_an_agency_or_the_pages_own(
    line: str, names: list[str]
) -> None:
    assert bylines_of(f"<p>{line}</p>", language="es") == names


def test_a_guest_and_his_profession_in_a_korean_byline_and_a_mongolian_name_behind_the_day_are_writers() -> None:
    assert bylines_of("<div class=byline><a href=/reporter/1>윤해인 동화작가</a></div>", language="ko") == ["윤해인"]
    assert bylines_of("<div class=byline>등대의 작가</div>", language="ko") == []
    day = "<div><span>2023-11-15 11:38:00</span> <span><i class=icon></i> Б.Оюунчимэг</span></div>"
    assert bylines_of(day, language="mn") == ["Б.Оюунчимэг"]


@pytest.mark.parametrize(
    ("other", "names"),
    [("/authors/bo-stern/", ["Ada Winter", "Bo Stern"]), ("/news/2026/bo-stern", ["Ada Winter"])],
)
def test_writers_who_lead_to_their_pages_may_have_a_job_under_each_name(other: str, names: list[str]) -> None:
    below = (
        "<div>By <div><a href='/authors/ada-winter/'>Ada Winter</a><span>News Reporter</span></div>"
        f"<div><a href='{other}'>Bo Stern</a><span>Senior Reporter</span></div></div><time>12 May 2026</time>"
    )
    assert bylines_of(below) == names
