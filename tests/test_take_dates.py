"""When a page was published: head and display together; the zone right, the printed text kept."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.items import Block, Outlet, Page, Story
from pipelines.boilerplate import story_of
from pipelines.parts.dates.parse import parse_date
from pipelines.story.dates import take_dates
from pipelines.story.sheet import Sheet, is_date_line
from pipelines.structure import structure
from pipelines.world.home_zone import zone_of_address, zone_of_offset

SENTENCE = (
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour office said. "
)
TEXT = "".join(f"<p>{n}. {SENTENCE}</p>" for n in range(4))
SAO_PAULO = Outlet("mare", "O Mar", "https://mar.example/", "BR", ("pt",), "America/Sao_Paulo", ("public",))


def published_of(
    head: str = "",
    below: str = "",
    *,
    linked: dict[str, Any] | None = None,
    url: str = "https://times.example/1",
    body: str = "",
    outlet: Outlet | None = None,
) -> str | None:
    script = json.dumps({"@type": "NewsArticle", "headline": "No ferry at night", **(linked or {})})
    html = f"""<html lang="en"><head><title>No ferry at night</title>{head}<script type="application/ld+json">{script}</script>
</head><body {body}><article><header><h1>No ferry at night</h1>{below}</header>{TEXT}</article></body></html>"""
    article = structure(story_of(Page(url, html.encode(), outlet=outlet)))
    return article.published.isoformat() if article.published else None


def test_a_date_in_an_element_called_caption_outside_a_figure_is_the_storys() -> None:
    below = "<div class=caption_time><span class=timeDate>13 May 2026</span></div>"
    assert published_of(below=below) == "2026-05-13T00:00:00+00:00"


@pytest.mark.parametrize(
    ("shown", "published"),
    [("18:41 WIT", "2026-05-13T09:41:00+00:00"), ("18:41", "2026-05-13T18:41:00+00:00"), ("6:41 AM WIT", "2026-05-12T21:41:00+00:00"),
     ("12:41 WIT", "2026-05-13T18:41:00+00:00")],
)  # fmt: skip
def test_the_zone_of_a_time_comes_from_where_it_is_displayed(shown: str, published: str) -> None:
    head = '<meta name="pubdate" content="2026-05-13 18:41:00">'
    assert published_of(head, f"<p class=date>13 May 2026 - {shown}</p>") == published


@pytest.mark.parametrize(
    ("head", "below", "published"),
    [
        ("", '<time datetime="2026-05-13T07:36:20+00:00">May 13, 2026 at 7:36am EDT</time>', "2026-05-13T11:36:00+00:00"),
        ("", '<time datetime="2026-05-13T11:36:20Z">May 13, 2026 at 7:36am EDT</time>', "2026-05-13T11:36:20+00:00"),
        (
            "<meta property=article:published_time content=2026-05-13T15:14:09><meta property=article:modified_time content=2026-05-13T21:35:14>",
            "<p class=date>9:35 p.m. EDT May 13, 2026</p>",
            "2026-05-13T19:14:09+00:00",
        ),
        (
            '<meta name="pubdate" content="2026/05/13 21:04:12">',
            "<p><span class=date>13 May 2026</span> <span class=date>Last updated at </span><span class=date>21:04 GMT</span></p>",
            "2026-05-13T21:04:00+00:00",
        ),
    ],
    ids=["another zone in its element", "the same zone", "the zone of the last change", "behind the words for a change"],
)  # fmt: skip
def test_a_printed_zone_counts(head: str, below: str, published: str) -> None:
    assert published_of(head, below) == published


@pytest.mark.parametrize(
    ("below", "published"),
    [
        ('<dateformat time="1778656089" mode="abs"></dateformat>', "2026-05-13T07:08:09+00:00"),
        ('<span data-timestamp="1778656089000"></span>', "2026-05-13T07:08:09+00:00"),
        ('<span id="news-date" data-utc-time-to-local="2026-05-13T07:08:09"></span>', "2026-05-13T07:08:09+00:00"),
        ('<time datetime="2026-05-13T09:08:09+02:00"></time>', "2026-05-13T07:08:09+00:00"),
        ('<p data-last-updated="1778656089000"></p>', None),
        ('<time datetime="2026-05-13T09:08:09Z"></time><time datetime="2026-05-12T09:08:09Z"></time>', None),
    ],
)
def test_a_moment_that_a_script_would_display_beside_the_headline_counts(below: str, published: str | None) -> None:
    assert published_of(below=f"<p>{below}</p>") == published


DAY = {"datePublished": "2026-05-13"}
EXACT = "2026-05-13T07:08:09+00:00"


@pytest.mark.parametrize(
    "below",
    [
        "<span class=date>May 13, 2026</span><span class=date>, </span><span class=date>2:22 p.m. CDT</span>",
        "<span class=date>2:22 p.m. CDT</span> <span class=date>May 13, 2026</span>",
    ],
)
def test_a_time_in_halves_of_a_day_stands_beside_its_day(below: str) -> None:
    head = '<meta name="date" content="2026-05-13">'
    assert published_of(head, f"<p>{below}</p>") == "2026-05-13T19:22:00+00:00"


@pytest.mark.parametrize(
    ("closing", "published"),
    [
        ("-- QPA<br>14:32 LOCAL TIME 11:32 GMT<br>0021", "2026-05-12T11:32:00+00:00"),
        ("01:10 LOCAL TIME 22:10 GMT", "2026-05-11T22:10:00+00:00"),
        ("19:10 LOCAL TIME 00:10 GMT", "2026-05-13T00:10:00+00:00"),
        ("They met at 14:32 local time, 11:32 GMT.", "2026-05-12T00:00:00+00:00"),
        ("// انتهى //<br>14:11 ت م", "2026-05-12T11:11:00+00:00"),
        ("وصلت السفينة في الساعة 14:11 ت مساء إلى الميناء.", "2026-05-12T00:00:00+00:00"),
    ],
)
def test_the_time_at_which_an_agency_sent_a_story_is_that_of_its_day(closing: str, published: str) -> None:
    text = f"<p>Quarle, May 12, 2026, QPA -- {SENTENCE}</p>{TEXT}<p>{closing}</p>"
    html = f"<html lang=en><body><h1>No ferry</h1><div class=date>2026/05/12</div><div>{text}</div></body></html>"
    found = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (found.published and found.published.isoformat()) == published


@pytest.mark.parametrize(
    ("buttons", "published"), [("share", "2026-05-13T21:04:00+00:00"), ("topics", "2026-05-13T20:04:12+00:00")]
)
def test_a_bar_of_buttons_does_not_part_a_headline_from_the_date_above_it(buttons: str, published: str) -> None:
    bar = "".join(f"<li><a href='https://harbour{n}.example'>Harbour {n}</a></li>" for n in range(9))
    date = "<p class=date>13 May 2026 <span class=date>21:04 GMT</span></p>"
    head = '<title>No ferry</title><meta name="pubdate" content="2026-05-13 21:04:12">'
    html = f"<html lang=en-GB><head>{head}</head><body><article>{date}<div class={buttons}><ul>{bar}</ul></div><h1>No ferry</h1>{TEXT}</article></body></html>"
    found = structure(story_of(Page("https://times.example.uk/1", html.encode())))
    assert (found.published and found.published.isoformat()) == published


def test_the_words_between_a_day_and_its_time_say_that_it_is_a_change_s() -> None:
    shown = (
        "<span class=date>13 May 2026</span> <span class=date>Last updated at</span> <span class=date>21:04 GMT</span>"
    )
    head = '<title>No ferry</title><meta name="pubdate" content="2026-05-13T09:08:09Z">'
    html = (
        f"<html lang=en><head>{head}</head><body><article><h1>No ferry</h1><p>{shown}</p>{TEXT}</article></body></html>"
    )
    found = structure(story_of(Page("https://times.example/1", html.encode())))
    assert [at and f"{at:%T}" for at in (found.published, found.modified)] == ["09:08:09", "21:04:00"]


def test_a_day_alone_in_a_share_bar_below_the_headline_is_the_storys() -> None:
    assert published_of(below="<div class=social-share><h5>13.05.2026</h5></div>") == "2026-05-13T00:00:00+00:00"


@pytest.mark.parametrize(
    ("head", "below", "linked"),
    [
        ("", '<time datetime="2026-05-13T09:08:09+02:00">May 13, 2026</time>', DAY),
        ("", '<p class=date><time datetime="2026-05-13T07:08:09Z">13 May</time></p>', {}),
        ("", '<span itemprop=datePublished content="2026-05-13T07:08:09Z">13 May 2026</span>', {}),
        ('<meta property="article:published_time" content="2026-05-13T09:08:09+02:00">', "", DAY),
        ('<meta name="article:published:time" content="2026-05-13T09:08:09+02:00">', "", {}),
        ('<meta name="date" content="2026-05-13T07:08:09Z">', "", {"datePublished": "2026-05-13T07:08:09"}),
        ("", "", {"dateCreated": "2026-05-13T07:08:09Z"}),
        ("", "", {"uploadDate": "2026-05-13T07:08:09Z", "datePublished": ""}),
        ('<meta name="publishdate" content="1778656089">', "", {}),
        ('<meta name="publishdate" content="1778656089000">', "", {}),
        ('<meta name="pubdate" content="Wed May 13 09:08:09 CEST 2026">', "", {}),
        ('<meta name="pubdate" content="20260513T070809Z">', "", {}),
        (
            '<meta name="article_date_original" content="Wednesday, May 13, 2026, 9:04 AM">'
            '<meta name="parsely-page" content=\'{"pub_date": "2026-05-13T07:08:09Z"}\'>',
            "<p class=date>May 13, 2026 at 9:04 AM</p>",
            {},
        ),
    ],
)  # fmt: skip
def test_the_most_exact_date_of_the_page_counts(head: str, below: str, linked: dict[str, Any]) -> None:
    assert published_of(head, below, linked=linked) == EXACT


def test_publication_after_the_last_change_is_turned_round_where_the_page_displays_it_so() -> None:
    linked = {"datePublished": "2026-05-13T09:30:00Z", "dateModified": "2026-05-13T07:08:09Z"}
    assert published_of(linked=linked) == "2026-05-13T09:30:00+00:00"
    assert published_of(below="<p class=date>13 May 2026 07:08 GMT</p>", linked=linked) == EXACT


@pytest.mark.parametrize("published", ["", "<span>Published: 13 May 2026</span> "])
def test_a_change_before_publication_that_is_displayed_as_one_is_none(published: str) -> None:
    linked = {"datePublished": "2026-05-13T09:30:00Z", "dateModified": "2026-05-13T07:08:09Z"}
    below = f"<div class=date>{published}<span>Updated: Wed 13 May 2026 07:08 GMT</span></div>"
    assert published_of(below=below, linked=linked) == "2026-05-13T09:30:00+00:00"


def test_of_one_time_in_two_zones_the_displayed_one_counts_in_the_outlets_zone_or_in_theirs() -> None:
    head = '<meta property="article:published_time" content="2026-05-13T07:08:09+00:00">'
    linked = {"datePublished": "2026-05-13T07:08:09-03:00"}
    below = "<p class=date>13/05/2026 04:08</p>"
    assert published_of(head, below, linked=linked) == EXACT
    assert published_of(head, below, linked=linked, outlet=SAO_PAULO) == EXACT
    assert published_of(head, linked=linked) == "2026-05-13T10:08:09+00:00"


def test_of_one_time_in_two_zones_the_displayed_one_counts_by_its_own_zone_whatever_the_outlets() -> None:
    head = '<meta property="article:published_time" content="2026-05-13T07:08:09">'
    linked = {"datePublished": "2026-05-13T03:08:09Z"}
    below = "<div class=date>Published May 13, 2026 at {} AM {}</div>"
    assert published_of(head, below.format("12:08", "PDT"), linked=linked) == EXACT
    assert published_of(head, below.format("9:08", "ICT"), linked=linked) == "2026-05-13T03:08:09+00:00"


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [("2026-05-13T18:20:00+03:00", "2026-05-13T15:20:00+00:00"), ("2026-05-13T18:20:00Z", "2026-05-13T21:20:00+00:00")],
)
def test_a_service_abroad_has_its_readers_time_and_greenwichs_is_no_proof(stamp: str, moment: str) -> None:
    below = f"<p class=date><time datetime={stamp}>May 13, 2026 18:20</time></p>"
    assert published_of("", below, outlet=SAO_PAULO) == moment


@pytest.mark.parametrize(
    ("below", "url", "body", "published"),
    [
        (
            "<p class=date>[05月13日 09時08分]</p>",
            "https://a.example/1",
            "id=news20260513_1",
            "2026-05-13T09:08:00+00:00",
        ),
        ("<p class=date>13 May, 09:08</p>", "https://a.example/2026/05/13/x", "", "2026-05-13T09:08:00+00:00"),
        ("<p class=date>May 13, 09:08</p>", "https://a.example/20260513-x", "", "2026-05-13T09:08:00+00:00"),
        ("<p class=date>[05月13日 09時08分]</p>", "https://a.example/1", "id=news20260512_1", None),
        ("<p class=date>[05月13日 09時08分]</p>", "https://a.example/1", "", None),
    ],
)
def test_a_day_without_a_year_has_it_from_the_same_day_in_figures(
    below: str, url: str, body: str, published: str | None
) -> None:
    assert published_of(below=below, url=url, body=body) == published


@pytest.mark.parametrize(
    ("url", "zone"),
    [
        ("https://zeitung.de/1", "Europe/Berlin"),
        ("https://www.paper.co.uk/1", "Europe/London"),
        ("https://shinbun.jp/1", "Asia/Tokyo"),
        ("https://diario.es/1", "Europe/Madrid"),
        ("https://ribao.cn/1", "Asia/Shanghai"),
        ("https://gazeta.ru/1", None),
        ("https://times.us/1", None),
        ("https://times.com/1", None),
        ("https://times.example/1", None),
        ("https://[::1]/1", None),
        ("https://[x/1", None),
        ("", None),
    ],
)
def test_a_country_of_one_zone_lends_it_to_its_outlets(url: str, zone: str | None) -> None:
    assert zone_of_address(url) == zone


@pytest.mark.parametrize(
    ("date", "zone"),
    [
        ("2026-05-13T09:08:00-03:00", "Etc/GMT+3"),
        ("2026-05-13T09:08:00+13:00", "Etc/GMT-13"),
        ("2026-05-13T09:08:00+14:00", "Etc/GMT-14"),
        ("2026-05-13T09:08:00-12:00", "Etc/GMT+12"),
        ("2026-05-13T09:08:00+05:45", "Asia/Kathmandu"),
        ("2026-05-13T09:08:00+15:00", None),
        ("2026-05-13T09:08:00-13:00", None),
        ("2026-05-13T09:08:00+00:00", None),
        ("2026-05-13T09:08:00Z", None),
    ],
)
def test_a_date_with_an_offset_says_the_zone(date: str, zone: str | None) -> None:
    assert zone_of_offset((date,)) == zone


def test_a_page_of_thousands_of_dates_is_read_in_time() -> None:
    blocks = [Block("paragraph", f"{n % 28 + 1} May 2026 and a word", zones=frozenset({"date"})) for n in range(5000)]
    start = time.process_time()
    take_dates(Sheet(Story("https://times.example/1", blocks=blocks), "en"))
    assert time.process_time() - start < 0.5


def test_a_date_right_below_the_headline_counts_though_it_is_set_like_the_text() -> None:
    html = f"<html lang=bg><body><div><h1>No ferry at night</h1><p>15 август 2025 13:28</p>{TEXT}<p>16 август 2025 10:00</p></div></body></html>"
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert article.published_text == "15 август 2025 13:28"
    assert article.body[0].text.startswith("0.")


@pytest.mark.parametrize(
    "below",
    [
        "<div><span>09:08</span></div><div>13/05/2026</div>",
        "<div>13.05.2026</div><div>09:08 Uhr</div>",
        "<ul><li class=date>05.13.26</li><li class=time>9:08 AM</li></ul>",
        "<p class=date>May 13, 2026</p><p class=time>9:08 a.m.</p>",
        "<p class=date>2026年5月13日</p><p class=time>9時08分</p>",
    ],
)
def test_a_time_in_an_element_of_its_own_beside_the_date_counts(below: str) -> None:
    assert published_of(below=below) == "2026-05-13T09:08:00+00:00"


def test_a_label_in_an_element_of_its_own_says_which_date_is_a_change() -> None:
    below = (
        "<div><span>Mis à jour</span><time>le 06/04/2026 à 10:37</time></div>"
        "<div><span>Publié</span><time>le 05/04/2026 à 17:08</time></div>"
    )
    assert published_of(below=below) == "2026-04-05T17:08:00+00:00"


@pytest.mark.parametrize(
    ("above", "published"),
    [
        (
            "<div><span>Harbour</span><span class=published_date>May 13, 2026, 9:08 AM</span></div>",
            "2026-05-13T09:08:00+00:00",
        ),
        ("<div class=sidebar><span class=published_date>May 13, 2026, 9:08 AM</span></div>", None),
        ("<header><span class=date>May 13, 2026</span></header>", None),
        ("<div><span class=date>May 13, 2026</span><i>a</i> <b>b</b><p>c</p><p>d</p><p>e</p></div>", None),
    ],
)
def test_a_date_right_before_the_box_of_headline_and_text_is_the_storys(above: str, published: str | None) -> None:
    box = f"<div id=column>{above}<div id=article><h1>No ferry at night</h1>{TEXT}</div></div>"
    article = structure(story_of(Page("https://times.example/1", f"<html lang=en><body>{box}</body></html>".encode())))
    assert (article.published.isoformat() if article.published else None) == published


def test_days_of_other_stories_farther_above_are_not_the_storys() -> None:
    others = "".join(
        f"<li>May {n}, 2026 9:25<h2><a href=/{n}>A boat of {n} oars for the harbour office</a></h2>" for n in (10, 11)
    )
    page = f"<div><ul class=headline>{others}</ul><h1>No ferry at night</h1><div class=date>May 12, 2026 10:08</div>{TEXT}</div>"
    article = structure(story_of(Page("https://times.example/1", f"<html lang=en><body>{page}</body></html>".encode())))
    assert article.published and article.published.isoformat() == "2026-05-12T10:08:00+00:00"


def test_the_time_of_another_displayed_day_is_not_the_storys() -> None:
    html = (
        f"<html lang=en><body><main><h1>No ferry at night</h1><p class=date>13 May 2026</p><div class=text>{TEXT}</div>"
        "<div><p>Posted: 14 May 2026 | 15:22</p></div></main></body></html>"
    )
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert article.published_text == "13 May 2026"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Date: 13 May 2026", "2026-05-13T00:00:00+00:00"),
        ("13 May 2026, Harbour", "2026-05-13T00:00:00+00:00"),
        ("A pilot answers those who say that fog is no danger to a ferry (5/13/2026)", None),
    ],
)
def test_a_date_below_the_text_is_the_storys_unless_it_closes_a_title(line: str, published: str | None) -> None:
    html = (
        f"<html lang=en><body><main><div><h1>No ferry at night</h1></div><div class=text>{TEXT}</div>"
        f"<div class=more><p>{line}</p></div></main></body></html>"
    )
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (article.published.isoformat() if article.published else None) == published


@pytest.mark.parametrize("box", ["<div>", "<div class=date>", "<time>"])
def test_a_day_and_a_time_below_the_text_between_a_name_and_a_sentence_are_a_readers(box: str) -> None:
    said = "It never ran at night in my time, and nobody missed it."
    comment = f"<div>Noa B.</div>{box}13 May 2026 10:44</{box[1:].split()[0].rstrip('>')}><p>{said}</p>"
    html = (
        f"<html lang=en><body><div><h1>No ferry at night</h1><div>{TEXT}</div></div><div>{comment}</div></body></html>"
    )
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (article.published, len(article.body), article.subheadline) == (None, 4, None)


def test_a_line_that_says_who_wrote_for_which_agency_and_when_is_no_lead() -> None:
    line = "By NOA BRANDT, Associated Press | May 13, 2026 | Updated: May 14, 2026 3:55am"
    html = f"<html lang=en><body><article><h1>No ferry at night</h1><h5 class=timestamp>{line}</h5>{TEXT}</article></body></html>"
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (article.published_text, article.bylines) == ("May 13, 2026", ["NOA BRANDT"])


def test_a_line_may_have_the_date_of_the_last_change_as_well() -> None:
    line = "12 May 2026 9:54 AM [ Last Update: 13 May 2026 10:31 AM ]"
    html = (
        f"<html lang=en><body><article><h1>No ferry at night</h1><p class=date>{line}</p>{TEXT}</article></body></html>"
    )
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (article.published_text, article.modified_text) == ("12 May 2026 9:54 AM", "13 May 2026 10:31 AM")


@pytest.mark.parametrize("tag", ["abbr", "time"])
def test_a_moment_in_the_title_of_the_displayed_date_counts(tag: str) -> None:
    below = f'<p class=date><{tag} title="2026-05-13T07:08:09Z">May 13, 2026</{tag}></p>'
    assert published_of(below=below) == EXACT


def test_the_zone_of_a_displayed_time_may_stand_in_its_element_alone() -> None:
    below = '<p><span itemprop=datePublished content="2026-05-13T07:08:00+02:00">13.05.2026, 07:08</span></p>'
    assert published_of(below=below) == "2026-05-13T05:08:00+00:00"


@pytest.mark.parametrize(
    ("path", "day"), [("/2026/05/ferry", "2026-05-03"), ("/2026/03/ferry", "2026-03-05"), ("/ferry", "2026-03-05")]
)
def test_the_address_tells_which_figure_is_the_month(path: str, day: str) -> None:
    below = "<p class=date>05/03/2026</p>"
    assert published_of(below=below, url=f"https://times.example{path}") == f"{day}T00:00:00+00:00"


NOW = "2026-11-26T03:12:44Z"


@pytest.mark.parametrize(
    ("linked", "below", "url", "published"),
    [
        # the page was made, or moved, long after what it displays
        ({"datePublished": NOW}, "<p class=date>13 May 2026, 09:08</p>", "", "2026-05-13T09:08:00+00:00"),
        ({"datePublished": NOW}, "<p>By Ada Writer | 13.05.2026 - Updated: 14.05.2026</p>", "", "2026-05-13T00:00:00+00:00"),
        ({"datePublished": NOW, "dateModified": NOW}, "<p class=date>Updated 13 May 2026</p>", "", "2026-05-13T00:00:00+00:00"),
        ({"datePublished": NOW}, "", "https://times.example/2026/05/13/1", "2026-05-13T00:00:00+00:00"),
        # a date of the system's, long before
        ({"datePublished": "2001-01-01T00:00:00Z"}, "<p class=date>13 May 2026</p>", "", "2026-05-13T00:00:00+00:00"),
        # the displayed one is the last change's
        ({"datePublished": EXACT, "dateModified": NOW}, "<p class=date>26 November 2026</p>", "", EXACT),
        # neither a deck's dates nor those above the headline refute
        ({"datePublished": EXACT}, "<p class=deck>The horn has been silent since the storm of 3 May 2025.</p>", "", EXACT),
        ({"datePublished": EXACT}, "<p class=date>3 May 2025</p>", "https://times.example/2026/05/13/1", EXACT),
    ],
)  # fmt: skip
def test_what_is_displayed_wins_over_a_day_that_cannot_be(
    linked: dict[str, Any], below: str, url: str, published: str
) -> None:
    assert published_of(below=below, linked=linked, url=url or "https://times.example/1") == published


def test_of_two_objects_of_one_story_the_date_that_is_displayed_counts() -> None:
    other = {"@type": "NewsArticle", "headline": "No ferry at night", "datePublished": EXACT}
    head = f'<script type="application/ld+json">{json.dumps(other)}</script>'
    linked = {"datePublished": "2025-01-02T03:04:05Z", "wordCount": 300}
    assert published_of(head, "<p class=date>13 May 2026</p>", linked=linked) == EXACT


@pytest.mark.parametrize(
    ("stated", "shown", "published"),
    [
        ("2026-05-13T00:00:00Z", "13 May 2026, 09:08 GMT", "2026-05-13T09:08:00+00:00"),
        ("2026-05-13T00:00:00Z", "13 May 2026", "2026-05-13T00:00:00+00:00"),
        ("2026-05-13T00:00:00Z", "Updated: 13 May 2026, 09:08 GMT", "2026-05-13T00:00:00+00:00"),
        ("2026-05-13T07:08:09", "13 May 2026, 09:08 CEST", EXACT),
        ("2026-05-13T09:08:09", "13 May 2026, 09:08 CEST", "2026-05-13T07:08:00+00:00"),
    ],
)
def test_midnights_and_times_without_a_zone_are_settled_by_what_is_displayed(
    stated: str, shown: str, published: str
) -> None:
    assert published_of(below=f"<p class=date>{shown}</p>", linked={"datePublished": stated}) == published


@pytest.mark.parametrize(
    "below",
    [
        "<div class=timestamp data-timestamp=1778656089>13 May 2026</div>",
        '<div class=post-date><span data-source="2026-05-13T07:08:09Z">13 May 2026</span></div>',
        '<ul><li class=date itemprop=datePublished content="2026-05-13T09:08:09+02:00">13 May 2026, 09:08</li></ul>',
        "<div class=time data-seconds=1778656089>3 hours ago</div>",
        '<div class=time data-updated-time=1778999999 data-time="2026-05-13T07:08:09Z">13 May</div>',
        '<div class=date><time datetime="2026-05-13T09:08:09+02:00">09:08</time> <i>Uhr</i></div>',
    ],
)
def test_the_moment_that_a_displayed_date_gives_for_machines_counts_whatever_the_attribute(below: str) -> None:
    assert published_of(below=below) == EXACT


@pytest.mark.parametrize(
    ("below", "published"),
    [
        ("<div class=time>3 hours ago</div>", None),
        ("<div class=time data-id=1778656089>3 hours ago</div>", None),
        ('<div class=date data-date="2026-05-13T00:00:00Z">13.05.2026</div>', "2026-05-13T00:00:00+00:00"),
        ("<div class=related-head><p class=date>13.05.2026, 09:08 Uhr</p></div>", "2026-05-13T09:08:00+00:00"),
        ("<div class=image-caption><figure><p class=date>13.05.2026</p></figure></div>", None),
        ("<div class='date hidden-text'>13.05.2026 09.08</div>", "2026-05-13T09:08:00+00:00"),
        ("<ul class='nav meta'><li><a href=/day>13 May 2026 09:08</a></li><li>1479</li></ul>", "2026-05-13T09:08:00+00:00"),
        ("<nav><a href=/day>12 May 2026 18:41</a></nav><p class=date>13.05.2026, 09:08 Uhr</p>", "2026-05-13T09:08:00+00:00"),
        ("<div class=video><p>02:57 min. Available until 13.05.2026.</p></div>", None),
        ("<p>By Ada Winter, Bo Reed (Harbour Press) 09:08, May 13, 2026</p>", "2026-05-13T09:08:00+00:00"),
        ("<p>The harbour master closed the gate at (about) 09:08, May 13, 2026</p>", None),
    ],
)  # fmt: skip
def test_dates_in_odd_boxes_below_the_headline(below: str, published: str | None) -> None:
    assert published_of(below=below) == published


def test_the_date_behind_the_sites_name_in_a_title_counts_where_none_is_displayed() -> None:
    html = f"<html lang=en><head><title>No ferry at night – OH – 13.05.2026</title></head><body><h1>No ferry at night</h1>{TEXT}</body></html>"
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (article.published_text, article.provenance["published"]) == ("13.05.2026", "title")


@pytest.mark.parametrize(
    ("url", "lang", "stated", "published"),
    [
        ("https://times.example.com/1", "en", "2026-05-12T20:00:00-03:00", "2026-05-13T12:08:00+00:00"),
        ("https://times.example.com/1", "en", "2026-05-12T20:00:00+05:30", "2026-05-13T03:38:00+00:00"),
        ("https://times.example.com/1", "en", "2026-05-12T20:00:00+00:00", "2026-05-13T09:08:00+00:00"),
        ("https://zeitung.de/1", "en", "2026-05-12T20:00:00-03:00", "2026-05-13T07:08:00+00:00"),
        ("https://times.example.com/1", "pl", "2026-05-12", "2026-05-13T07:08:00+00:00"),
        ("https://times.example.com/1", "es", "2026-05-12", "2026-05-13T09:08:00+00:00"),
    ],
)
def test_a_displayed_time_is_in_the_zone_of_the_address_of_the_pages_own_dates_or_of_its_language(
    url: str, lang: str, stated: str, published: str
) -> None:
    head = f"<title>No ferry</title><meta name=date content={stated[:10]}><meta name=created content={stated}>"
    html = (
        f"<html lang={lang}><head>{head}</head><body><h1>No ferry</h1><p class=date>2026-05-13 09:08</p>"
        f"{'<p>x x.</p>' * 2}{TEXT}</body></html>"
    )
    page = Page(url, html.encode(), language=lang)
    sheet = Sheet(story_of(page), lang)
    moment = parse_date("2026-05-13 09:08", language=lang, timezone=sheet.timezone)
    assert isinstance(moment, datetime)
    assert moment.astimezone(UTC).isoformat() == published


@pytest.mark.parametrize(
    ("head", "below", "published", "modified"),
    [
        ("2026-05-13T07:00:11Z", "<p class=date>Published: 9:00am</p><p class=date>Updated: 13 May 2026 14:22 +0200</p>", "07:00:11", "12:22:00"),
        ("2026-05-13T07:00:11Z", "<p class=date>Updated: 13 May 2026 09:00</p>", "07:00:11", None),
        ("2026-05-13", "<p class=date>Updated: 13 May 2026 09:00 +0200</p>", "00:00:00", "07:00:00"),
    ],
    ids=["displayed alone", "publication in a zone that is not told", "the day in the head alone"],
)  # fmt: skip
def test_a_displayed_change_counts_where_the_head_has_none(
    head: str, below: str, published: str, modified: str | None
) -> None:
    told = f'<meta property="article:published_time" content="{head}">'
    html = f"<html><head>{told}</head><body><article><h1>No ferry at night</h1>{below}{TEXT}</article></body></html>"
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    moments = [moment and f"{moment:%T}" for moment in (article.published, article.modified)]
    assert moments == [published, modified]


@pytest.mark.parametrize(
    ("changed", "modified"),
    [("2026-05-13 07:42", "2026-05-12T23:42"), ("2026-05-12 07:42", None), ("2026-05-14 03:00", "2026-05-13T19:00")],
)
def test_a_change_in_the_small_hours_is_after_publication_on_that_day(changed: str, modified: str | None) -> None:
    html = f"<html lang=en><body><h1>No ferry at night</h1><h5>By Ada Winter (Quay Daily) Updated: {changed}</h5>{TEXT}</body></html>"
    outlet = Outlet("quay", "Quay Daily", "https://quay.example/", "CN", ("en",), "Asia/Shanghai", ("state",))
    article = structure(story_of(Page("https://quay.example/2026-05/13/content_1.htm", html.encode(), outlet=outlet)))
    assert article.published and f"{article.published:%F %T}" == "2026-05-13 00:00:00"
    assert (article.modified and f"{article.modified:%FT%H:%M}") == modified


def test_a_day_and_a_time_that_style_alone_parts_are_a_moment() -> None:
    shown = "<time class=news-date><em>06 May 2026</em><strong class=news-hour>16:31</strong></time>"
    assert published_of("", shown) == "2026-05-06T16:31:00+00:00"


def test_a_displayed_minute_and_a_last_change_within_it_are_one_moment() -> None:
    told = '<meta name="revision_date" content="Fri May 13 09:10:32 UTC 2026">'
    below = "<p class=date>13 May 2026 09:10 UTC</p>"
    html = f"<html><head>{told}</head><body><article><h1>No ferry at night</h1>{below}{TEXT}</article></body></html>"
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (article.published, article.modified) == (datetime(2026, 5, 13, 9, 10, 32, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("line", "day", "bylines"),
    [
        ("by Ada Winter / May 12, 2026 / <a href=#c>Leave a comment</a>", "2026-05-12", ["Ada Winter"]),
        ("By Ada Winter | May 12, 2026 | 0 comments", "2026-05-12", ["Ada Winter"]),
        ("May 12, 2026 / in Harbours / by Ada Winter", "2026-05-12", ["Ada Winter"]),
        ("Written by Ada Winter on 12 May 2026. Posted in Harbours", "2026-05-12", ["Ada Winter"]),
        ("Date: 12 May 2026, Section: Harbours", "2026-05-12", []),
        ("作者：张三 时间：2026-05-12 来源：海港报", "2026-05-12", ["张三"]),
        ("Published on 12 May 2026 in Harbours", "2026-05-12", []),
        ("Wednesday, 12.05.2026<br>by <b>ADALBERT WINTERBOTTOM</b>", "2026-05-12", ["ADALBERT WINTERBOTTOM"]),
    ],
)
def test_a_line_of_particulars_set_like_the_text_tells_day_and_writer_and_opens_no_text(
    line: str, day: str, bylines: list[str]
) -> None:
    html = f"<html><head><title>No ferry at night</title></head><body><div><h1>No ferry at night</h1><p>{line}</p>{TEXT}</div></body></html>"
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (f"{article.published:%F}", article.bylines) == (day, bylines)
    assert article.body[0].text == f"0. {SENTENCE}".strip()


@pytest.mark.parametrize(
    ("line", "bylines"),
    [
        ("2 hours ago", []),
        ("Updated about 3 days ago", []),
        ("vor 12 Min.", []),
        ("il y a 2 heures", []),
        ("2時間前", []),
        ("منذ 3 ساعات", []),
        ("By Ada Winter | 2 hours ago", ["Ada Winter"]),
        ("2 hours ago | Ada Winter", ["Ada Winter"]),
        ("2h ago – By Ada Winter and Bo Stern", ["Ada Winter", "Bo Stern"]),
        ("Published 1 day ago by <a href=/x/1>Ada Winter</a>", ["Ada Winter"]),
        ("By Ada Winter<br>2 hours ago", ["Ada Winter"]),
        ("May 12, 2026 10:24 am ET – By Ada Winter", ["Ada Winter"]),
        ("12 May 2026 at 10:24 GMT, by Ada Winter", ["Ada Winter"]),
    ],
)
def test_a_line_that_says_how_long_ago_or_with_a_zone_opens_no_text(line: str, bylines: list[str]) -> None:
    html = f"<html><head><title>No ferry at night</title></head><body><div><h1>No ferry at night</h1><p>{line}</p>{TEXT}</div></body></html>"
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (article.body[0].text, article.bylines) == (f"0. {SENTENCE}".strip(), bylines)


@pytest.mark.parametrize(
    "line",
    [
        "It sailed for the last time 2 hours ago.",
        "2 days ago the ferry sank",
        "How the ferry went down in the harbour 2 days ago",
        "For 2 hours nobody saw the ship",
        "Vor 2 Jahren",
        "The ferry that left 12 minutes ago carried mail, cattle and 300 sheep, and nobody saw it",
    ],
)
def test_a_sentence_on_how_long_ago_it_was_is_no_date(line: str) -> None:
    assert not is_date_line(line)


def test_a_sentence_with_a_day_and_a_slash_opens_the_text() -> None:
    line = "It rained on 12 May 2026 / 13 May 2026 as well, and nobody came."
    html = f"<html><head><title>No ferry at night</title></head><body><div><h1>No ferry at night</h1><p>{line}</p>{TEXT}</div></body></html>"
    assert structure(story_of(Page("https://times.example/1", html.encode()))).body[0].text == line


def test_a_clock_that_shows_seconds_above_the_headline_is_the_pages_own() -> None:
    clock = "<div><span class=date>May 14, 2026 10:11:12</span></div>"
    page = f"{clock}<article><h1>No ferry at night</h1><p class=date>May 13, 2026</p>{TEXT}</article>"
    article = structure(story_of(Page("https://times.example/1", f"<html lang=en><body>{page}</body></html>".encode())))
    assert article.published_text == "May 13, 2026"


@pytest.mark.parametrize(("mark", "day"), [(" – ", "12.05.26"), (" ", None)])
def test_a_day_before_a_dash_that_opens_the_text_is_the_storys(mark: str, day: str | None) -> None:
    text = f"<p>12.05.26{mark}{SENTENCE}</p>{TEXT}"
    html = f"<html lang=en><body><article><h1>No ferry at night</h1>{text}</article></body></html>"
    assert structure(story_of(Page("https://times.example/1", html.encode()))).published_text == day


def test_days_under_a_byline_that_opens_the_text_are_no_text() -> None:
    lines = "<p>By Ada Winter</p><p>PUBLISHED: 09:08 GMT, 12 May 2026 | UPDATED: 19:08 GMT, 12 May 2026</p>"
    html = f"<html lang=en><body><div><h1>No ferry at night</h1>{lines}{TEXT}</div></body></html>"
    article = structure(story_of(Page("https://times.example/1", html.encode())))
    assert (article.bylines, len(article.body)) == (["Ada Winter"], 4)


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("2026年5月3日，海港开放", False),
        ("2026年5月3日，星期日", True),
        ("2024年5月12日 12:35 来源：海港报", True),
        ("2024年5月12日 来源：海港报和其他所有的报纸", False),
    ],
)
def test_a_short_chinese_line_that_goes_on_behind_the_day_is_no_date(line: str, is_date: bool) -> None:
    assert is_date_line(line) == is_date
