"""Heads of pages whose class names say nothing: writer, date and deck are told by how and where they stand."""

from __future__ import annotations

from datetime import UTC

import pytest

from crawler.items import Article, Outlet
from tests.stories import article_of_html

SENTENCE = (
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour office said. "
)
TEXT = "".join(f"<p>{n}. {SENTENCE}</p>" for n in range(5))


def article(below: str = "", *, above: str = "", after: str = "", head: str = "", text: str = TEXT) -> Article:
    return article_of_html(
        f"<html lang=en><head><title>No ferry at night</title>{head}</head><body><div class=c1>{above}<div class=c2>"
        f"<h1>No ferry at night</h1>{below}<div class=c3>{text}</div>{after}</div></div></body></html>"
    )


@pytest.mark.parametrize(
    "line",
    [
        "<span>By Ada Winter</span> <span>12 May 2026</span>",
        "By <a href=/a>Ada Winter</a> <span>| 12 May 2026</span>",
        "By Ada Winter | <em>12 May 2026, 9:35 p.m. EDT</em>",
        "By <a href=/a>Ada Winter</a><span><a href=https://network.example/ada>@ada_winter</a></span> <time>12 May 2026</time>",
    ],
)
def test_date_and_handle_in_elements_of_their_own_are_no_part_of_the_byline(line: str) -> None:
    found = article(f"<p class=c4>{line}</p>")
    assert (found.byline_text, found.bylines) == ("By Ada Winter", ["Ada Winter"])
    assert (found.published_text or "").startswith("12 May 2026")


@pytest.mark.parametrize(
    ("line", "byline", "names"),
    [
        ("<span class=c5>By Ada Winter</span> <span class=c6>Health and fog reporter, Harbour News</span>", "By Ada Winter", ["Ada Winter"]),
        ("<span class=c5>By Ada Winter</span> <span class=c6>Harbour News</span>", "By Ada Winter", ["Ada Winter"]),
        ("<span class=c5>By Ada Maria</span> <span class=c6>Winter</span>", "By Ada Maria Winter", ["Ada Maria Winter"]),
        ("<span class=c5>By Ada Winter</span> <span class=c5>Bo Stern</span>", "By Ada Winter Bo Stern", ["Ada Winter Bo Stern"]),
    ],
)  # fmt: skip
def test_what_a_writer_is_in_an_element_of_another_name_is_no_part_of_the_byline(
    line: str, byline: str, names: list[str]
) -> None:
    found = article(f"<p class=c4>{line}</p>")
    assert (found.byline_text, found.bylines) == (byline, names)


@pytest.mark.parametrize(
    "text",
    [
        "<p>The report by Ada Winter of <b>12 May 2026</b> says that the horn is mended.</p>",
        "<p>By Ada Winter's count <i>12 May 2026</i>, a Tuesday, was the last foggy day of the spring.</p>",
        "<blockquote>We mend the horn. — Ada Winter (@ada) <a href=/p>May 12, 2026</a></blockquote>",
    ],
)
def test_a_date_in_a_sentence_or_under_a_post_parts_no_line(text: str) -> None:
    found = article(text=TEXT + text + TEXT)
    assert [len(block.text.split("12")) for block in found.body if "2026" in block.text] == [2]


BELOW = "<div><h3>More stories</h3><p><a href=/2>What a fog can teach the crew of a ferry</a></p><p><span>By</span></p><p><a href=/c>Cy Autumn</a></p></div>"


@pytest.mark.parametrize(
    ("below", "names"),
    [("<h3>By Ada Winter</h3>", ["Ada Winter"]), ("", ["Cy Autumn"])],
)
def test_a_writer_named_under_the_headline_comes_before_one_named_below_the_text(below: str, names: list[str]) -> None:
    assert article(below, after=BELOW).bylines == names


@pytest.mark.parametrize(
    ("below", "head", "names"),
    [
        ("<h4>Ada Winter</h4><p><a href=/author/ada-winter/>View page</a></p>", "", ["Ada Winter"]),
        ("<p>Ada Winter Harbour Post</p><p><a href=/writers/Ada_Winter>Archive</a></p>", "", ["Ada Winter"]),
        ("<p>Ádá Winter Harbour Post</p>", '<meta name=author content="https://times.example/author/ada-winter">', ["Ádá Winter"]),
        ("<h4>Ada Winter</h4><p><a href=/tag/ada-winter/>View page</a></p>", "", []),
        ("<h4>Ada Winter</h4><p><a href=/author/bo-stern/>View page</a></p>", "", []),
    ],
)  # fmt: skip
def test_a_name_that_is_the_address_of_its_bearers_page_is_the_writers(below: str, head: str, names: list[str]) -> None:
    assert article(below, head=head).bylines == names


@pytest.mark.parametrize(
    ("label", "menu", "section"),
    [
        ("Politik", "/news/politik/", "Politik"),
        ("Politik", "/news/sport/", "politics"),
        ("Fog", "/tag/fog/", "politics"),
    ],
)
def test_a_word_above_the_headline_that_a_menu_calls_the_page_s_own_folder_is_the_section_as_displayed(
    label: str, menu: str, section: str
) -> None:
    head = '<meta property="article:section" content="politics">'
    html = (
        f"<html lang=de><head><title>No ferry at night</title>{head}</head><body><ul><li><a href={menu}>{label}</a></li><li><a href=/x>Boats</a></li></ul>"
        f"<div><div><span>{label}</span></div><h1>No ferry at night</h1>{TEXT}</div></body></html>"
    )
    assert article_of_html(html, "https://outlet.example/news/politik/1133").section == section


@pytest.mark.parametrize(
    ("below", "deck"),
    [
        ("<h2>Islanders must stay at home</h2><h2>The horn is mended in June</h2>", "Islanders must stay at home The horn is mended in June"),
        ("<h2>Islanders must stay at home</h2><h3>The horn is mended in June</h3>", "Islanders must stay at home"),
        ("<h2>Islanders must stay at home</h2><h2><a href=/2>The horn is mended in June</a></h2>", "Islanders must stay at home"),
        ("<h5>Ada Winter, Harbour Staff Writer ada@post.example</h5>", None),
    ],
)  # fmt: skip
def test_headings_set_alike_under_the_headline_are_one_deck_and_a_name_with_a_job_is_none(
    below: str, deck: str | None
) -> None:
    assert article(below).subheadline == deck


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("<p>20 May 2026, 11:59</p>", "20 May 2026, 11:59"),
        ("<p><span>Your harbour</span> <span>May 20, 2026, 6:37 PM EDT</span></p>", "May 20, 2026, 6:37 PM EDT"),
        ("<p>20 May 2026</p>", None),  # may be today's
    ],
)
def test_a_day_and_a_time_directly_above_the_headlines_box_are_the_storys(above: str, published: str | None) -> None:
    assert article(above=above).published_text == published


LONDON = Outlet("times", "Times", "https://times.example/", "GB", ("en",), "Europe/London", ("public",))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("18 July 2023 Last updated at 11:25 GMT", "2023-07-18T11:25:00+00:00"),
        ("18 July 2023 Last updated at 11:25", "2023-07-18T10:25:00+00:00"),
        ("18 July 2023 Last updated at 09:25PM", "2023-07-18T20:25:00+00:00"),
    ],
)
def test_a_time_beside_its_day_has_the_zone_that_is_printed_behind_it(line: str, published: str) -> None:
    page = f"<html lang=en><body><div><h1>No ferry at night</h1><div>{line}</div><div>{TEXT}</div></div></body></html>"
    found = article_of_html(page, "https://times.example/1", LONDON)
    assert found.published and found.published.astimezone(UTC).isoformat() == published


def test_an_unnamed_date_is_made_exact_by_the_moment_in_its_element() -> None:
    found = article('<p class=c4 title="2026-05-12T09:08:07Z" data-date="2026-05-12T09:08:07Z">12.05. 09:08</p>')
    assert found.published and found.published.isoformat() == "2026-05-12T09:08:07+00:00"


@pytest.mark.parametrize(
    ("above", "head", "section"),
    [
        ("<h5>Harbours</h5><h5>3:03 pm Wed May 20, 2026</h5>", "", "Harbours"),
        ("<p><a href=/boats/best.html><img src=/b.jpg></a></p><p><a href=/boats/best.html>Best boats under 25 K</a></p>", "", None),
        ("<p><a href=/boats>Boats</a></p><p>Fog | Ferries</p>", '<meta property="article:section" content="Fog Ferries">', "Fog | Ferries"),
        ("<p><a href=/boats>Boats</a></p><p><a href=/tag/fog>Fog</a></p>", '<meta property="article:section" content="Fog">', "Boats"),
    ],
)  # fmt: skip
def test_the_section_above_a_headline_stands_before_its_day_or_as_the_head_has_it_and_is_no_teaser(
    above: str, head: str, section: str | None
) -> None:
    page = f"<html lang=en><head><title>No ferry at night</title>{head}</head><body><div>{above}<h1>No ferry at night</h1>{TEXT}</div></body></html>"
    assert article_of_html(page).section == section


@pytest.mark.parametrize(
    ("below", "deck"),
    [
        (f"<p>{SENTENCE}</p><p>Watch the film</p><h2>The scene at the harbour</h2>", SENTENCE.strip()),
        (f"<p>{SENTENCE}</p><h2>The scene at the harbour</h2>", "The scene at the harbour"),
    ],
)
def test_a_heading_farther_below_what_the_head_says_of_the_story_is_no_deck(below: str, deck: str) -> None:
    head = f'<meta name="description" content="{SENTENCE.strip()}">'
    text = TEXT.replace(
        SENTENCE, "The mayor of the islands wants to lend the harbour office a horn of her own until then. "
    )
    assert article(below, head=head, text=text).subheadline == deck


def test_a_network_glued_to_a_linked_name_is_no_part_of_it() -> None:
    line = "<h2>By <a href=/authors/ada-winter/>Ada Winter</a><a href=https://network.example/ada>Twitter</a></h2>"
    assert article(line).bylines == ["Ada Winter"]


def test_the_sites_own_name_in_a_line_above_the_headline_is_no_byline() -> None:
    head, menu = '<meta name="author" content="harbour.post">', "<ul><li>Search for harbour.post stories</li></ul>"
    page = f"<html lang=en><head>{head}</head><body><div>{menu}<h1>No ferry at night</h1>{TEXT}</div></body></html>"
    assert article_of_html(page, "https://harbour.example/1").bylines == []


ITEMS = "".join(f"<li><a href=/{n}>What a fog of {n} days can teach a crew</a></li>" for n in range(2, 12))


@pytest.mark.parametrize(
    ("lead", "published"),
    [
        ("<p>By Ada Winter</p><p>QUARLE | Fri May 22, 2026 5:09am EDT</p>", "May 22, 2026 5:09am EDT"),
        (f"{TEXT}<p>Fri May 22, 2026 5:09am EDT</p>", None),
    ],
)
def test_a_date_that_opens_the_text_counts_whatever_boxes_stand_before_it(lead: str, published: str | None) -> None:
    page = f"<html lang=en><body><div><h1>No ferry at night</h1><div><h3>Related News</h3><ul>{ITEMS}</ul></div>{lead}{TEXT}</div></body></html>"
    found = article_of_html(page)
    assert found.published_text == published
    assert found.bylines == (["Ada Winter"] if published else [])


def test_a_byline_in_parts_may_stand_right_above_the_headline() -> None:
    above = "<div><p>By</p><p><a href=/a>Ada Winter</a></p><p>June 7, 2026, 6:00 AM</p></div>"
    page = f"<html lang=en><body><div>{above}<h1>No ferry at night</h1>{TEXT}</div></body></html>"
    assert article_of_html(page).bylines == ["Ada Winter"]


@pytest.mark.parametrize("author", ["Ada Winter", "Ada"])
def test_a_known_author_opens_a_byline_element_whatever_follows(author: str) -> None:
    head = f'<meta name="author" content="{author}">'
    found = article("<address>Ada Winter Tip us now</address>", head=head)
    assert found.bylines == ([author] if " " in author else [])


NOISE = "".join(f"<p>Tool {n}</p>" for n in range(14))
DECK = "Islanders must stay at home after six until the horn has been mended in the yard"


@pytest.mark.parametrize(
    ("below", "deck"),
    [
        (f"<p>{DECK}</p>", DECK),
        (f"<p>12 May 2026</p><p>{DECK}.</p>", f"{DECK}."),
        (f"<p>Ada Winter</p><p>12 May 2026</p><p>{DECK}</p>", DECK),
        (f"<p><img src=/1.jpg></p><p>12 May 2026</p><p>{DECK}</p>", None),  # a film's title, what a writer is
        (f"{NOISE}<p>{DECK}.</p>", None),
        (f"<p>12 May 2026</p><h5>{DECK}</h5>", None),
        (f"<h5>{DECK}</h5>", DECK),
        (f"<p>12 May 2026</p><h2>{DECK}</h2>", DECK),
        (f"<p>12 May 2026</p><h2>{DECK}:</h2>", None),
        (f"<p>12 May 2026</p><h2>{DECK}</h2><ul><li><a href=/2>The horn</a><li><a href=/3>The yard</a></ul>", None),
    ],
)  # fmt: skip
def test_what_is_no_sentence_or_far_from_the_headline_is_no_deck(below: str, deck: str | None) -> None:
    assert article(below).subheadline == deck


@pytest.mark.parametrize("described", [True, False])
def test_text_above_the_headline_keeps_no_deck_from_standing_below_it(described: bool) -> None:
    notice = f"<p>{'We may earn a little where you buy a horn by one of the links on this page. ' * 2}</p>"
    head = f'<meta name="description" content="{DECK}.">' if described else ""
    page = f"<html lang=en><head>{head}</head><body><article>{notice}<h1>No ferry at night</h1><div><p>{DECK}.</p><p>12 May 2026</p></div><div>{TEXT}</div></article></body></html>"
    assert article_of_html(page).subheadline == f"{DECK}."


@pytest.mark.parametrize(
    ("box", "captions"),
    [
        ("<div class=c9><img src=/horn.jpg alt='{}'><div>{} <span>Photo: Ada Winter/Harbour News</span></div></div>", ["{}"]),
        ("<div class=c9><img src=/horn.jpg alt='{}'></div><div hidden>{}</div>", []),
        ("<div class=c9><a href=/other><img src=/horn.jpg alt='{}'><div>{}</div></a></div>", []),
    ],
)  # fmt: skip
def test_what_a_picture_before_the_headline_s_box_says_of_itself_is_its_caption(box: str, captions: list[str]) -> None:
    said = "The fog horn on the northern breakwater of the harbour"
    head = (
        f"<p><a href=/sea>Sea</a></p><main>{box.replace('{}', said)}<div><h1>No ferry at night</h1>{TEXT}</div></main>"
    )
    found = article_of_html(f"<html lang=en><head><title>No ferry at night</title></head><body>{head}</body></html>")
    assert [image.caption for image in found.images if image.caption] == [c.format(said) for c in captions]


def test_a_name_beside_the_day_that_a_card_below_the_text_has_as_well_is_the_writers() -> None:
    card = "<div class=bio><p>この記事を書いた人</p><ul><li><a href=/reporters/7><img src=/7.jpg></a><li><a href=/reporters/7>渡辺港介</a></ul></div>"
    for name, bylines in (("渡辺港介", ["渡辺港介"]), ("港の出来事", [])):
        below = f"<p class=c4><span class=c5>{name}</span><time>2026年5月12日</time></p>"
        assert article(below, after=card).bylines == bylines


@pytest.mark.parametrize(
    ("line", "kept"),
    [("Correspondent in Quarle", False), ("It was foggy.", True)],
)
def test_what_a_writer_is_under_the_link_to_his_page_is_no_text(line: str, kept: bool) -> None:
    card = f"<div class=c9><p class=c8><a href=/authors/ada-winter>Ada Winter</a></p><p class=c7>{line}</p></div>"
    found = article(text=f"{card}{TEXT}")
    assert (found.bylines, line in [block.text for block in found.body]) == (["Ada Winter"], kept)


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("ar", "مريم ليندي | <time>20/11/2026</time>", ["مريم ليندي"]),
        ("ar", "مريم ليندي وبدر | <time>20/11/2026</time>", ["مريم ليندي وبدر"]),
        ("fa", "مریم لیندی - ۲۹ آبان ۱۴۰۵", ["مریم لیندی"]),
        ("hi", "मीरा लिंडे | 20 नवंबर 2026", ["मीरा लिंडे"]),
        ("zh", "林玛雅 | 2026年11月20日", ["林玛雅"]),
        ("ja", "林真理 | 2026年11月20日", ["林真理"]),
        ("ko", "임마라 | <time>2026.11.20</time>", ["임마라"]),
        ("ar", "الإصلاح يستمر حتى الربيع | <time>20/11/2026</time>", []),
        ("ar", "<a href=/world>أخبار العالم</a> | <time>20/11/2026</time>", []),
        ("hi", "नई दिल्ली | 20 नवंबर 2026", []),
        ("zh", "港务局 | 2026年11月20日", []),
    ],
)
def test_a_name_before_the_day_signs_in_a_script_without_capitals_too(
    language: str, line: str, names: list[str]
) -> None:
    html = (
        f"<html lang={language}><head><title>No ferry at night</title></head><body><div class=c1><div class=c2>"
        f"<h1>No ferry at night</h1><div class=c4>{line}</div><div class=c3>{TEXT}</div></div></div></body></html>"
    )
    assert article_of_html(html).bylines == names


@pytest.mark.parametrize("deck", ["الإصلاح يستمر حتى الربيع", "보수 공사 내년 봄까지 이어져", "मरम्मत वसंत तक चलेगी"])
def test_a_line_of_some_words_in_a_script_without_capitals_is_a_deck_and_no_name(deck: str) -> None:
    found = article(f"<p class=c4>{deck}</p><time datetime=2026-11-20T14:15:00Z>2026-11-20 14:15</time>")
    assert (found.subheadline, found.bylines) == (deck, [])


@pytest.mark.parametrize(
    "line",
    [
        "<span>Aktualisiert am 21. November 2026, 09:10 Uhr</span> <span>Veröffentlicht am 20. November 2026 um 14:15 Uhr</span>",
        "<span>Updated 21 Nov 2026, 09:10 GMT</span> <span>Published: November 20, 2026 2:15 pm GMT</span>",
    ],
)
@pytest.mark.parametrize("before", ["", "<div><button>Listen</button> <span>5 Min.</span></div>"])
def test_a_line_of_two_days_over_a_text_set_with_breaks_is_no_paragraph(line: str, before: str) -> None:
    said = [f"{n}. {SENTENCE.strip()}" for n in range(3)]
    found = article(f"{before}<div>{line}</div>", text="<br><br>".join(said))
    assert [block.text for block in found.body] == said


@pytest.mark.parametrize(
    ("line", "after", "names"),
    [
        ("Ada Winter", "", ["Ada Winter"]),
        ("Ada Winter and Bo Stern", "", ["Ada Winter", "Bo Stern"]),
        ("Ada Winter", "<p>Ada Winter said that she would wait.</p>", []),
        ("Ada Winter", "<ul><li><a href=/t/ada>Ada Winter</a></li></ul>", []),
        ("<a href=/world>Fog Watch</a>", "", []),
        ("Ada Winter waits", "", []),
        ("完了しました", "", []),
    ],
)
def test_one_name_under_the_headline_of_whom_the_page_says_nothing_signs(
    line: str, after: str, names: list[str]
) -> None:
    assert article(f"<p class=c4>{line}</p>", text=f"{TEXT}{after}").bylines == names


def test_a_line_of_two_moments_has_no_weight_beside_a_short_text() -> None:
    deck, days = (
        "The pilots warned the council for seven years.",
        "Updated: 21 November 2026, 09:10 WIB Friday, 20 November 2026 14:15 WIB",
    )
    said = ["Nobody lives behind the wall in winter.", "A crack like it brought the old mole down in 1962, and nine people died.", "Boats may use the eastern gate at high water, if they give two hours' notice."]  # fmt: skip
    text = f"<div class=ca>{''.join(f'<div class=cb><p>{line}</p></div>' for line in said)}</div>"
    page = f"<html lang=en><body><main><h1>No ferry at night</h1><p class=cc>{deck}</p><div><span>{days}</span></div><div class=cd>Ada Winter | <time>20/11/2026</time></div>{text}</main></body></html>"
    found = article_of_html(page)
    assert ([block.text for block in found.body], found.subheadline, found.bylines) == (said, deck, ["Ada Winter"])


BEHIND = "<div class=c2><h1>No ferry at night</h1><p class=c5>Fog horn out of order</p><p>By <a href=/a>Ada Winter</a></p><p>12 May 2026</p></div>"
RAIL = "".join(f"<li><a href=/{n}>Ferry {n}</a> {SENTENCE}</li>" for n in range(6))


@pytest.mark.parametrize(
    "after", ["", "<div class=c9><h2>Read also</h2><ul><li><a href=/b>A second ship</a></li></ul></div>"]
)
def test_a_head_behind_the_text_in_the_markup_is_read_as_one_before_it(after: str) -> None:
    found = article_of_html(
        f"<html lang=en><head><title>No ferry at night</title></head><body><div class=c1><div class=c3>{TEXT}</div>{BEHIND}{after}</div></body></html>"
    )
    assert (found.headline, found.bylines, found.published_text) == ("No ferry at night", ["Ada Winter"], "12 May 2026")
    assert [block.text for block in found.body] == [f"{n}. {SENTENCE}".strip() for n in range(5)]


@pytest.mark.parametrize(
    "page",
    [
        f"<div class=c8><ul>{RAIL}</ul></div><h1>No ferry at night</h1><div class=c3>{TEXT}</div>",
        f"<div class=c8><ul>{RAIL}</ul></div><div class=c1><h1>No ferry at night</h1>{TEXT}</div>",
        f"<p class=c2>No ferry at night</p><div class=c3>{TEXT}</div><div class=c8><h1>No ferry at night</h1><p>Two comments</p></div>",
    ],
)
def test_a_head_before_its_text_stays_there(page: str) -> None:
    found = article_of_html(f"<html lang=en><head><title>No ferry at night</title></head><body>{page}</body></html>")
    assert (found.headline, found.body[0].text) == ("No ferry at night", f"0. {SENTENCE}".strip())
