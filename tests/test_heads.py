"""Between headline and text as outlets set it: writers, their jobs, houses and places, the day, in elements that style parts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.items import Article
from tests.stories import article_of_html

ENGLISH = (
    "The lock has been shut since the flood of March, and the barges have gone round by the old river since.",
    "It will open again on the first of June, said the keeper, who has painted both gates in the meantime.",
    "Eleven barges had been waiting at noon, and their crews had found a piano in the reading room of the mill.",
)
JAPANESE = (
    "水門は三月の洪水から閉じられており、船はそれ以来、古い川を回って港へ向かっている。",
    "六月一日に再び開く予定で、管理人はその間に二つの門を塗り直したと話している。",
    "正午には十一隻が待っており、乗組員は水車小屋の読書室で古いピアノを見つけていた。",
)
RUSSIAN = (
    "Шлюз закрыт со времени мартовского паводка, и баржи с тех пор идут к гавани по старой реке.",
    "Он откроется первого июня, сообщил смотритель, который за это время покрасил оба его затвора.",
    "К полудню ждали одиннадцать барж, и команды нашли в читальном зале мельницы старое пианино.",
)
HEBREW = (
    "הסכר סגור מאז השיטפון של מרץ, והדוברות עוברות מאז בנהר הישן אל הנמל.",
    "הוא ייפתח שוב באחד ביוני, אמר השומר, שצבע בינתיים את שני השערים.",
    "בצהריים חיכו אחת עשרה דוברות, והצוותים מצאו פסנתר ישן בחדר הקריאה של הטחנה.",
)
DAY = "<div>12 May 2023, 09:08</div>"
URL = "https://www.harbourpost.example/news/lock/"


def article(language: str, head: str, below: str = "", above: str = "") -> Article:
    lines = {"ja": JAPANESE, "ru": RUSSIAN, "he": HEBREW}.get(language, ENGLISH)
    text = "".join(f"<p>{line}</p>" for line in lines)
    story = f"<article>{above}<h1>Key of the lock is found</h1>{head}<div>{text}</div>{below}</article>"
    title = "<title>Key of the lock is found</title>"
    return article_of_html(f"<html lang='{language}'><head>{title}</head><body>{story}</body></html>", url=URL)


@pytest.mark.parametrize(
    ("head", "bylines"),
    [
        # Names, jobs and places that style alone parts.
        (
            "<div><a href='/author/ada'>Ada Winter</a><span>in Weir</span><span>and</span>"
            "<a href='/author/bo'>Bo Summer</a><span>in Quarle</span></div>",
            ["Ada Winter", "Bo Summer"],
        ),
        ("<div><a href='/author/ada'>Ada Winter</a><span class='job'>Journalist</span></div>", ["Ada Winter"]),
        (
            "<li><img src='/a.jpg' alt=''><a href='/author/ada'>Ada Winter</a><span>Journalist</span></li>",
            ["Ada Winter"],
        ),
        (
            "<a href='/author/ada'><img src='/a.jpg' alt=''><span class='a'>Ada Winter</span><span class='b'>The Weir</span></a>",
            ["Ada Winter"],
        ),
        # A place behind a linked name, a house beside one.
        (
            "<div>Written by <a href='/author/ada'>Ada Winter</a><br>New Weir, Quarle | 12 May 2023</div>",
            ["Ada Winter"],
        ),
        (
            "<div>By <a href='/author/ada'>Ada Winter</a></div><div class='author'><span>Harbour Post</span>·"
            "<time>12 May 2023</time></div>",
            ["Ada Winter"],
        ),
        (f"<div>Ada Winter - HarbourPostNews</div>{DAY}", ["Ada Winter"]),
        (f"<div>Ada Winter and Bo Summer</div><div>Do HPN, em Quarle</div>{DAY}", ["Ada Winter", "Bo Summer"]),
        (f"<div>Harbour Post</div>{DAY}", []),
        ("<div>Harbour Time: 12 May 2023</div>", []),
        # A name that leads to no subject, beside the day.
        (f"<div><a href='/w-1/ada'>Ada Winter</a></div>{DAY}", ["Ada Winter"]),
        (f"<div><a href='/topic/ada-winter'>Ada Winter</a></div>{DAY}", []),
        # Names in elements of their own.
        (
            "<p><a href='/author/ada'>Ada Winter</a></p><div><span class='amp'>,</span></div><p>Bo Summer</p>",
            ["Ada Winter", "Bo Summer"],
        ),
        ("<p>Written by</p><p>Ada Winter</p>", ["Ada Winter"]),
        (
            "<div>by <a rel='author' href='/w/ada'>Ada Winter</a> and <a href='/w/bo'>Bo Summer</a></div>",
            ["Ada Winter", "Bo Summer"],
        ),
        (
            "<p><a href='/author/1'>Ada Winter</a></p><p><a href='/author/2'>Bo Summer</a></p>",
            ["Ada Winter", "Bo Summer"],
        ),
        (
            "<div><span class='n'>By — <a href='/author/1'>Ada Winter</a></span><span class='n'>By — "
            "<a href='/author/2'>Bo Summer</a></span></div>",
            ["Ada Winter", "Bo Summer"],
        ),
        ("<div class='credit'><a href='/author/1'>Ada Winter</a></div>", ["Ada Winter"]),
        ("<p>By <a href='/author/1'>Ada Winter</a></p><p>Reporter</p><p>Weir Media</p>", ["Ada Winter"]),
        (
            "<div><span>Ada Wintér</span><a href='mailto:ada.winter@a.example'>ada.winter@a.example</a></div>",
            ["Ada Wintér"],
        ),
        ("<div><span>Ada Winter</span><a href='mailto:news@a.example'>news@a.example</a></div>", []),
        ("<ul><li>Ada Winter</li><li>harbour correspondent</li></ul>", ["Ada Winter"]),
        # What style alone parts, whatever the names of classes.
        ("<div><span>By</span> <a href='/a'>Ada Winter</a><span>Contributing columnist</span></div>", ["Ada Winter"]),
        ("<p>By Ada Winter Jr.<span>Harbour staff</span></p>", ["Ada Winter Jr."]),
        ("<div>By Ada Winter and Bo Summer<span>ada@a.example</span></div>", ["Ada Winter", "Bo Summer"]),
        ("<p><span>12 May 2023, 09:08</span><span>Author: Ada Winter</span></p>", ["Ada Winter"]),
        ("<p class='byline'>By Ada Winter<br>Harbour Sports Editor</p>", ["Ada Winter"]),
        # Others than the writers.
        ("<p>Text: Ada Winter Photos: Bo Summer</p>", ["Ada Winter"]),
        ("<p>Words by Ada Winter, translated by Bo Summer</p>", ["Ada Winter"]),
        ("<p>Photographs by Bo Summer</p>", []),
        (
            "<div><span>Written By</span><a href='/a'>Ada Winter</a><span>Edited By</span><a href='/b'>Bo Summer</a></div>",
            ["Ada Winter"],
        ),
        ("<dl><dt>Text</dt><dd>Ada Winter</dd><dt>Photos</dt><dd>Bo Summer</dd></dl>", ["Ada Winter"]),
        # Houses and desks beside a name, or in its place.
        (
            "<div class='byline'><a href='/a'>Ada Winter</a>, <a href='https://weirpost.example/'>Weir Post</a></div>",
            ["Ada Winter"],
        ),
        ("<div><p class='byline'>Ada Winter</p><p class='byline'>Staff Reports</p></div>", ["Ada Winter"]),
        ("<p class='byline'>Staff and wire reports</p>", ["Staff and wire reports"]),
        ("<p class='byline'>ADA WINTER Weir Journal</p>", ["ADA WINTER"]),
        ("<p class='byline'>Ada Winter, Weir Gazette</p>", ["Ada Winter"]),
        ("<p class='byline'>ADA WINTER and BO SUMMER<br>Weir Press Service</p>", ["ADA WINTER", "BO SUMMER"]),
        ("<p class='byline'><span>P.J. Winter</span></p><p class='byline'>Harbour Post News</p>", ["P.J. Winter"]),
        # Links, and words that lead to names without a mark.
        (
            "<div class='byline'><a href='/a'><span>Ada</span> <span>Winter</span></a><a href='/b'>Bo Summer</a></div>",
            ["Ada Winter", "Bo Summer"],
        ),
        ("<p class='author'><a href='/a'>Ada Winter</a> <a href='/b'>Bo Summer</a></p>", ["Ada Winter", "Bo Summer"]),
        ("<p class='author'>Author <a href='/a'>Ada Winter</a></p>", ["Ada Winter"]),
        ("<p class='author'>Reporter Ada Winter</p>", ["Ada Winter"]),
        ("<p>As told to Ada Winter</p>", ["Ada Winter"]),
        (
            "<div><span>Ada Winter</span><div>Harbour reporter</div></div><div><span>Bo Summer</span><div>Reporting from Weir</div></div>",
            ["Ada Winter", "Bo Summer"],
        ),
        (
            "<div><a href='/a'>Ada Winter</a><span>Text</span><a href='/b'>Bo Summer</a><span>Photos</span></div>",
            ["Ada Winter"],
        ),
        ("<p>By HPN staff</p>", ["HPN staff"]),
    ],
)
def test_who_wrote_is_told_from_what_is_set_beside(head: str, bylines: list[str]) -> None:
    assert article("en", head).bylines == bylines


@pytest.mark.parametrize(
    "head",
    [
        "<div><span>2023年5月12日 10時20分 公開</span></div><div class='byline'>[<a href='/author/1'>松浦直樹</a>，HPmedia]</div>",
        "<div>[<a href='/author/1'>松浦直樹</a>，HPmedia]</div>",
        "<p>松浦 直樹</p><p>2023年5月12日 10:20</p>",
        "<p>取材・文／松浦直樹</p><p>撮影／大野光</p>",
        "<p class='byline'>社会部・松浦直樹、写真・大野光</p>",
    ],
)
def test_a_japanese_writer_stands_in_a_bracket_or_beside_the_day(head: str) -> None:
    assert [name.replace(" ", "") for name in article("ja", head).bylines] == ["松浦直樹"]


@pytest.mark.parametrize(("name", "subheadline"), [("byline", None), ("x", None)])
def test_what_a_writer_is_under_his_link_is_no_deck(name: str, subheadline: str | None) -> None:
    head = f"<div class='{name}'><a href='/author/1'>松浦直樹</a><span>港湾大学河川研究所の主任研究員</span></div>"
    assert article("ja", head).subheadline == subheadline


def test_authors_below_the_text_are_led_to_by_the_language_s_own_word() -> None:
    below = "<div><div>Авторы</div><div><a href='/a/1'>Анна Зимина</a>, </div><div><a href='/a/2'>Пётр Летов</a></div></div>"
    assert article("ru", "", below).bylines == ["Анна Зимина", "Пётр Летов"]


@pytest.mark.parametrize(
    ("language", "head", "published"),
    [
        (
            "en",
            "<p>Updated May 12 2023 - 3:07pm, first published 10:12am</p>",
            datetime(2023, 5, 12, 10, 12, tzinfo=UTC),
        ),
        ("ka", "<p>12 მაისი, 2023 12:40</p>", datetime(2023, 5, 12, 12, 40, tzinfo=UTC)),
        ("en", "<p>by Ada Winter - 05/12/23 6:00 AM ET</p>", datetime(2023, 5, 12, 10, 0, tzinfo=UTC)),
        ("en", "<p>by Ada Winter - 05/12/23 6:00 AM GMT</p>", datetime(2023, 12, 5, 6, 0, tzinfo=UTC)),
        ("fr", "<p><time>12 mai 2023</time> à 18h45</p>", datetime(2023, 5, 12, 18, 45, tzinfo=UTC)),
        (
            "es",
            "<div><time>12 de mayo de 2023</time><span>06:20</span><span>3 minutos</span></div>",
            datetime(2023, 5, 12, 6, 20, tzinfo=UTC),
        ),
    ],
)
def test_day_and_time_are_read_as_their_country_sets_them(language: str, head: str, published: datetime) -> None:
    moment = article(language, head).published
    assert isinstance(moment, datetime)
    assert moment.replace(tzinfo=UTC if language != "en" else moment.tzinfo) == published


@pytest.mark.parametrize(
    ("above", "head"),
    [
        ("<nav><a href='/harbours'>Harbours</a></nav>", ""),
        ("<nav><a href='/'>Post</a><a href='/harbours'>Harbours</a></nav>", ""),
        ("<nav><a href='/sekce/harbours-13'>Harbours</a></nav>", ""),
        ("", "<div><a href='/harbours'>Harbours</a> <time>12 May 2023 09:08</time></div>"),
    ],
)
def test_a_link_of_its_own_beside_headline_or_day_is_the_section(above: str, head: str) -> None:
    assert article("en", head, above=above).section == "Harbours"


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("12 May 2023, 9:12, updated 11:40", "11:40"),
        ("12. května 2023 7:50, aktualizováno 9:12", "09:12"),
        ("12 mei 2023 | 09:32 | Laatste update: 11:40", "11:40"),
        ("12.05.23 09:32 | עודכן 11:40", "11:40"),
        ("12·05·23 | 09:20 | Actualizado a las 11:40", "11:40"),
        ("12 maggio 2023 (modifica il 12 maggio 2023 | 11:40)", "11:40"),
    ],
)
def test_a_line_may_say_when_it_changed_by_the_clock_alone(line: str, changed: str) -> None:
    moment = article("en", f"<p>{line}</p>").modified
    assert moment is not None
    assert f"{moment:%F %H:%M}" == f"2023-05-12 {changed}"


def test_a_change_is_in_the_zone_that_the_page_s_other_times_are_in() -> None:
    head = "<time datetime='2023-05-12T06:00:00+03:00'>12 May 2023, 06:00</time><p>Updated: 12 May 2023, 08:21</p>"
    assert article("en", head).modified == datetime(2023, 5, 12, 5, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "head", ["<p>Category: <a href='/x'>Harbours</a></p>", "<p>Рубрика: <a href='/x'>Harbours</a></p>"]
)
def test_a_label_tells_of_the_link_beside_it_that_it_is_the_section(head: str) -> None:
    assert article("en", head).section == "Harbours"


def test_names_that_no_blank_parts_are_told_by_their_links() -> None:
    head = "<p>מאת: <a href='/w/1'>אדה חורף</a> ו<a href='/w/2'>בועז קיץ</a></p>"
    assert article("he", head).bylines == ["אדה חורף", "בועז קיץ"]
