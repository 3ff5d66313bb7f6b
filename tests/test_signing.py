"""A byline that only the rest of the page explains: by its dateline, its credits, its site's name."""

from __future__ import annotations

import pytest

from crawler.items import Metadata, Story
from pipelines.structure import open_sheet
from tests.stories import article_of_html
from tests.test_layouts_of_text import ID, p

TEXT = "".join(
    f"<p>{line}</p>"
    for line in (
        "The lock has been shut since the flood of March, and the barges have gone round by the old river since.",
        "It will open again on the first of June, said the keeper, who has painted both gates in the meantime.",
        "Eleven barges had been waiting at noon, and their crews had found a piano in the reading room of the mill.",
    )
)
OPENING = "Weir, May 12 (HPN) -- The keeper of the lock has found the key that his grandfather lost in the flood."


@pytest.mark.parametrize(
    ("line", "opening", "bylines"),
    [
        ("<div class='info'>HPN | Updated: 2023-05-12 09:08</div>", OPENING, ["HPN"]),
        ("<div class='info'>Source: HPN</div>", OPENING, ["HPN"]),
        ("<div class='author'>HPN/Ada Winter</div>", OPENING, ["Ada Winter"]),
        ("<div class='author'>HPN / Weir <span>12 May 2023, 17:55</span></div>", OPENING, ["HPN"]),
        ("<div class='info'>World | Updated: 2023-05-12 09:08</div>", OPENING, []),
        ("<div class='info'>HPN | Updated: 2023-05-12 09:08</div>", OPENING.replace("HPN", "LNA"), []),
        ("<div class='author'>Harbour, Ada WINTER</div>", "The key is back.", ["Ada WINTER"]),
        ("<p class='byline'>By Ada Winter</p><p class='byline'>HN Scotland, Weir</p>", OPENING, ["Ada Winter"]),
        ("<p class='byline'>By Ada Winter</p><p class='byline'>By Bo Summer</p>", OPENING, ["Ada Winter", "Bo Summer"]),
        ("<div class='author'>By Ada Winter with HPN</div>", "The key is back.", ["Ada Winter", "HPN"]),
        ("<div class='author'>By <a href='/author/staff'>Harbour Staff</a></div>", OPENING, ["Harbour Staff"]),
    ],
)
def test_the_rest_of_the_page_tells_who_signs(line: str, opening: str, bylines: list[str]) -> None:
    head = "<title>Key found | Harbour</title><meta property='og:site_name' content='Harbour'>"
    body = f"<article><h1>Key found</h1>{line}<div class='text'><p>{opening}</p>{TEXT}</div></article>"
    assert article_of_html(f"<html lang='en'><head>{head}</head><body>{body}</body></html>".encode()).bylines == bylines


@pytest.mark.parametrize(
    ("language", "closing", "bylines"),
    [
        ("en", "Ada Winter, Weir Radio News.", ["Ada Winter"]),
        ("id", "Pewarta: Ada Winter Editor: Bo Summer", ["Ada Winter"]),
        ("en", "Source: Weir Post Author: Ada Winter", ["Ada Winter"]),
    ],
)
def test_a_closing_line_names_its_writer_among_others(language: str, closing: str, bylines: list[str]) -> None:
    text = p(ID) if language == "id" else TEXT
    body = f"<article><h1>Key found</h1><div class='text'>{text}<p>{closing}</p></div></article>"
    page = f"<html lang='{language}'><head><title>Key found</title></head><body>{body}</body></html>"
    assert article_of_html(page.encode()).bylines == bylines


@pytest.mark.parametrize(
    ("closing", "signoff"), [("-- Ada Winter", "-- Ada Winter"), ("— Bo Summer", None), ("Ada Winter", None)]
)
def test_the_writer_signs_the_end_behind_a_dash(closing: str, signoff: str | None) -> None:
    body = f"<article><h1>Key found</h1><p class='byline'>By Ada Winter</p><div class='text'>{TEXT}<p>{closing}</p></div></article>"
    assert (
        article_of_html(f"<html lang='en'><title>Key found</title><body>{body}</body></html>".encode()).signoff
        == signoff
    )


def test_a_button_in_the_heading_is_none_of_it() -> None:
    button = "<a class='add' href='#'>Add to ...</a>"
    body = f"<article><h1>Key found {button}</h1><div class='text'>{TEXT}</div></article>"
    assert (
        article_of_html(f"<html lang='en'><title>Key found</title><body>{body}</body></html>".encode()).headline
        == "Key found"
    )


def test_a_paragraph_that_its_class_calls_the_title_is_the_headline_where_nothing_else_is() -> None:
    body = f"<div><p class='TitleP'>Key of the lock is found</p><div>{TEXT}</div></div>"
    page = f"<html lang='en'><head><title>Harbour</title></head><body>{body}</body></html>"
    assert article_of_html(page.encode()).headline == "Key of the lock is found"


@pytest.mark.parametrize(
    ("name", "houses"),
    [
        ("Agencia Harbour", ("Agencia Harbour", "Harbour")),
        ("Harbour News Agency", ("Harbour News Agency", "Harbour")),
        ("خبرگزاری سپهر", ("خبرگزاری سپهر", "سپهر")),
        ("Harbour Times", ("Harbour Times",)),
    ],
)
def test_a_newsroom_signs_by_its_name_without_the_word_for_what_it_is(name: str, houses: tuple[str, ...]) -> None:
    assert open_sheet(Story(url="http://a.example/", metadata=Metadata(site_name=name))).houses == houses


def test_a_sentence_without_capitals_that_closes_the_text_is_no_name() -> None:
    lines = [
        "باران از بامداد روز جمعه در همه روستاهای پیرامون شهر باریده است و راه‌ها بسته‌اند.",
        "کارگاه تا پایان تابستان ادامه دارد.",
    ]
    text = "".join(f"<p>{line}</p>" for line in [lines[0] * 2, lines[0] * 3, lines[0], lines[1]])
    page = f"<html lang='fa'><head><title>باران</title></head><body><article><h1>باران</h1><div>{text}</div></article></body></html>"
    article = article_of_html(page.encode())
    assert (article.bylines, article.body[-1].text) == ([], lines[1])
    assert "راه\u200cها" in article.body[0].text


def test_five_words_of_a_script_without_capitals_that_close_the_text_are_no_name() -> None:
    last = "राम श्याम मोहन सोहन गीता"
    page = f"<html lang='hi'><body><article><h1>Key found</h1><div>{TEXT}<p>{last}</p></div></article></body></html>"
    article = article_of_html(page)
    assert (article.bylines, article.body[-1].text) == ([], last)


@pytest.mark.parametrize("bar", ["", "<ul class='share'><li>Facebook</li></ul><p class='comment-count'>0</p>"])
def test_where_a_story_comes_from_signs_it_in_a_box_called_a_link_back(bar: str) -> None:
    box = "<div class='backlink'><div class='backlink__text'>Source: hpn/lna</div></div><ul class='taglist'><li>Locks</li></ul>"
    page = f"<html lang='en'><body><article><h1>Key found</h1><div class='text'>{TEXT}</div>{bar}{box}</article></body></html>"
    assert article_of_html(page).signoff == "Source: hpn/lna"


@pytest.mark.parametrize("heading", ["Verwendete Quellen", "Sources:", "Further reading"])
def test_a_list_of_sources_below_a_text_is_its_sign_off(heading: str) -> None:
    sources = f"<div><p>{heading}</p><ul><li>The keeper's own book</li><li>harbour.example: The lock</li></ul></div>"
    article = article_of_html(f"<html><body><h1>Key found</h1><div>{TEXT}</div>{sources}</body></html>")
    signed = f"{heading} The keeper's own book harbour.example: The lock"
    assert article.signoff == (None if heading == "Further reading" else signed)


@pytest.mark.parametrize("closing", ["ada@harbour.example (END)", "– additional reporting by Bo Stern"])
def test_a_desks_line_above_a_note_on_the_writer_signs_the_text(closing: str) -> None:
    note = "<p><em>Ada Winter is a reporter at the Harbour Times. Follow Ada Winter on her rounds.</em></p>"
    text = f"<div class='text'>{TEXT}<p>{closing}</p><p>--</p>{note}</div>"
    page = f"<html lang='en'><body><article><h1>Key found</h1><p class='byline'>By Ada Winter</p>{text}</article></body></html>"
    article = article_of_html(page)
    assert (article.signoff, closing in [block.text for block in article.body]) == (closing, False)


@pytest.mark.parametrize(
    ("item", "signoff"),
    [("Reporting by Jo Doe", "Reporting by Jo Doe Editing by Ann Roe"), ("Editor: Jo Doe jo@harbour.example", "Editing by Ann Roe")],
)  # fmt: skip
def test_items_below_a_text_sign_it_but_not_one_that_says_how_the_house_is_reached(item: str, signoff: str) -> None:
    below = f"<ul class=k4><li>{item}</li><li>Editing by Ann Roe</li></ul>"
    page = f"<html lang=en><body><main><h1>Key found</h1><div class=k9>{TEXT}</div>{below}</main></body></html>"
    assert article_of_html(page).signoff == signoff


@pytest.mark.parametrize(
    ("language", "line", "bylines", "credit"),
    [
        ("ru", "Ирина САВЕЛЬЕВА. Фото Олега РЫЖОВА.", ["Ирина САВЕЛЬЕВА"], "Олега РЫЖОВА"),
        ("ru", "Ирина Савельева, фото автора", ["Ирина Савельева"], "автора"),
        ("ru", "Ирина САВЕЛЬЕВА.", ["Ирина САВЕЛЬЕВА"], None),
        ("ru", "Текст и фото: Ирина Савельева", ["Ирина Савельева"], "Ирина Савельева"),
        ("de", "Text und Fotos: Eva Augustin", ["Eva Augustin"], "Eva Augustin"),
        ("de", "Eva Augustin, Fotos: Jens Albers", ["Eva Augustin"], "Jens Albers"),
        ("de", "Eva Augustin/Foto: dpa", ["Eva Augustin"], "dpa"),
        ("de", "Text: Eva Augustin, Foto: Jens Albers", ["Eva Augustin"], "Jens Albers"),
        ("en", "By Ada Winter. Photo: AP", ["Ada Winter"], "AP"),
        ("es", "Fotos: Luis Gil", [], "Luis Gil"),
        ("ru", "Фото из архива музея", [], "из архива музея"),
    ],
)
def test_a_closing_line_tells_the_writer_from_the_photographer(
    language: str, line: str, bylines: list[str], credit: str | None
) -> None:
    html = f"<html lang={language}><title>The key</title><article><h1>The key</h1><img src=/k.jpg width=800>{TEXT}<p>{line}</p></article></html>"
    article = article_of_html(html)
    assert (article.bylines, [image.credit for image in article.images]) == (bylines, [credit])
    assert line not in [block.text for block in article.body]


@pytest.mark.parametrize(
    "line",
    [
        "The key is back. Photos of it hang in the mill.",
        "He paid for the gates, photos and all.",
    ],
)
def test_a_closing_sentence_on_photographs_is_text(line: str) -> None:
    article = article_of_html(
        f"<html lang=en><title>Key</title><article><h1>The key</h1>{TEXT}<p>{line}</p></article></html>"
    )
    assert ([block.text for block in article.body][-1], article.images) == (line, [])


def test_a_name_and_a_credit_right_under_a_picture_are_its_caption() -> None:
    figure = "<p><img src=/k.jpg width=800></p><p>Ines Calder. Photo: Jo Doe/AP</p>"
    article = article_of_html(
        f"<html lang=en><title>Key</title><article><h1>The key</h1>{TEXT}{figure}</article></html>"
    )
    assert [(image.caption, image.credit) for image in article.images] == [("Ines Calder.", "Jo Doe/AP")]
