"""Boxes that no tag and no class calls figures: what they hold tells a picture and its lines from text beside a picture."""

from __future__ import annotations

import pytest

from crawler.items import Page
from pipelines.structure import read_page

URL = "https://harbour.example/news/2026/ferry.html"
TEXT = [
    "<p>The ferry to the outer islands will sail twice a day from Monday, its master said in the port on Friday.</p>",
    "<p>It will call at the old pier, where the passengers of the morning boat have waited in the rain for years.</p>",
    "<p>The council is to pay for a roof over the pier, which will be built before the first storms of the autumn.</p>",
    "<p>The boat of the evening takes forty cars, and the one of the morning none, as the pier is too narrow for them.</p>",
]
BOATS = "Boats lie in the old port."
BOX = "<div class=qx7><div class=k2><img src=/1.jpg></div><div class=m4>{}</div></div>"


def shown(html: str, *, text: list[str] = TEXT) -> list[tuple[str | None, str | None, str | None]]:
    """Name of the file, caption and credit of the pictures of a page without a word of its own for a figure."""
    page = f"<html><body><div class=a1><h1>A second ferry for the islands</h1>{text[0]}{html}{''.join(text[1:])}</div></body></html>"
    article = read_page(Page(URL, page.encode()))
    return [((i.url or "").rpartition("/")[2] or None, i.caption, i.credit) for i in article.images]


@pytest.mark.parametrize(
    ("html", "caption", "credit"),
    [
        (BOX.format(BOATS), BOATS, None),
        (f"<div class=k><figure><img src=/1.jpg></figure><figcaption><span class=a>{BOATS}</span> <span class=b>Quai News</span></figcaption></div>", BOATS, "Quai News"),
        (f"<div class=k><figure><img src=/1.jpg></figure><figcaption>{BOATS}</figcaption></div>", BOATS, None),
        (BOX.format(f"<p>{BOATS}</p><p>Photo: Jo Doe/AFP</p>"), BOATS, "Jo Doe/AFP"),
        (BOX.format(f"<p>{BOATS}</p><p>The Harbour Standard</p>"), BOATS, "The Harbour Standard"),
        (BOX.format("Ada Doe, Harbour's master. © Jo Doe / Reuters"), "Ada Doe, Harbour's master.", "Jo Doe / Reuters"),
        (BOX.format(f"<p>{BOATS} All in good time. - Copyright Jo Doe/AP. All rights reserved</p>"),
         f"{BOATS} All in good time.", "Jo Doe/AP"),
        (BOX.format("旧港口的渡船停在码头旁边。"), "旧港口的渡船停在码头旁边。", None),
        (BOX.format("<p class=q1>Robert Roe</p><p class=q2>Boats lie in the old port of the town on Friday.</p>"),
         "Boats lie in the old port of the town on Friday.", "Robert Roe"),
        (BOX.format("<p class=q1>Robert Roe</p><p class=q2>Boats lie in the old port that they call \"The Pot.\"</p>"),
         'Boats lie in the old port that they call "The Pot."', "Robert Roe"),
        (BOX.format("<p class=q1>Robert Roe</p><p class=q2>Mr Roe sails out of the old port on Friday morning.</p>"),
         "Robert Roe Mr Roe sails out of the old port on Friday morning.", None),
        (BOX.format("Jo Doe, ASSOCIATED PRESS"), None, "Jo Doe, ASSOCIATED PRESS"),
        ("<p><img src=/1.jpg></p><p>(Source: LNA)</p>", None, "LNA"),
        (f"<div><img src=/1.jpg><h3>{BOATS}</h3><p>Photo: Jo Doe/AFP</p></div>", BOATS, "Jo Doe/AFP"),
        (f"<div><img src=/1.jpg><h3>{BOATS}</h3><p>It was told so.</p></div>", None, None),
        (f"<div class=qx7><img src=/1.jpg><h6>Jo Doe/AFP</h6><p class=m4>{BOATS}</p></div>", BOATS, "Jo Doe/AFP"),
        (f"<div class=qx7><img src=/1.jpg><div itemprop=copyrightHolder>Jo Doe/AFP</div><p class=m4>{BOATS}</p></div>", BOATS, "Jo Doe/AFP"),
        (BOX.format(f"<a href=/b>{BOATS}</a>"), None, None),
        (f"<p><span><div><img src=/1.jpg><br><i>{BOATS} (<a href=/b>Public domain</a>)</i></div></span> {TEXT[1][3:]}", BOATS, "Public domain"),
        ("<div><img src=/1.jpg></div><p>Image: <a href=/b>Ines Calder Doering-Winterbourne</a></p>", None, "Ines Calder Doering-Winterbourne"),
        (BOX.format(f"<span>© Harbour Press</span><br><span>{BOATS}</span>"), BOATS, "Harbour Press"),
        (BOX.format("Image: Harboursoft"), None, "Harboursoft"),
        ("<div><img src=/1.jpg></div><p>Image: jo roe/harbourweb</p>", None, "jo roe/harbourweb"),
        (BOX.format("Image: the harbour of old"), "Image: the harbour of old", None),
        (BOX.format(f"{BOATS} (Jo Doe, Harbour Times / May 14, 2013)"), BOATS, "Jo Doe, Harbour Times"),
        ("<aside itemtype=https://schema.org/ImageObject><img src=/1.jpg><p>Boats lie here. <b>(Photo: Jo Doe/AP)</b></p></aside>",
         "Boats lie here.", "Jo Doe/AP"),
        ("<div><a href=/news/2026/ferry/boats-7.html><img src=/1.jpg alt='Boats lie in the old port'></a></div><p>Boats lie in the old port Photo: Jo Doe</p>",
         "Boats lie in the old port", "Jo Doe"),
        (BOX.format("<p>Ada Doe</p><p>Harbour reporter</p><p>ada@harbour.example</p>"), None, None),
        (BOX.format("<p>Ada Doe</p><p>Harbour reporter</p>"), None, None),
        ("<div class=k2><img src=/1.jpg></div><div class=m4>Whitby</div>", None, None),
        (f"<p class=k2><img src=/1.jpg>{TEXT[1][3:-4]}</p>", None, None),
    ],
    ids=["a line", "a caption beside the figure and its maker", "a caption beside the figure", "and its credit", "and a name", "one line of both", "with its rights", "Chinese", "a name over a line", "a quoted name", "who is seen", "a credit alone", "in a paragraph", "a heading over a credit", "a heading", "a small heading", "a credit by its property", "a link",
         "a linked maker", "a linked credit", "an owner over a line", "a maker nobody knows", "makers in small letters", "what it shows", "a maker and the day", "a type", "its own page",
         "a writer", "a name", "a town", "text round a picture"],
)  # fmt: skip
def test_a_box_of_a_picture_and_its_lines_is_a_figure(html: str, caption: str | None, credit: str | None) -> None:
    assert shown(html) == [("1.jpg", caption, credit)]


def test_a_caption_with_its_credit_needs_no_picture_between_headline_and_text() -> None:
    article = read_page(
        Page(
            URL,
            f"<html><body><div><h1>A second ferry</h1><div><span>{BOATS} Foto: Jo Doe (Harbour)</span></div><div>{''.join(TEXT)}</div></div></body></html>".encode(),
        )
    )
    assert [(i.caption, i.credit) for i in article.images] == [(BOATS, "Jo Doe (Harbour)")]


@pytest.mark.parametrize(
    "round_", ["class='h-9 w-9 rounded-full'", "class=rounded-circle", "style='border-radius: 50%'"]
)
def test_a_portrait_set_in_a_circle_is_no_picture_of_the_article_and_makes_no_figure(round_: str) -> None:
    head = f"<div class=flex><img {round_} src=/ada.jpg><p>by Ada Winter</p><p>January 22, 2026 - 9 min</p></div>"
    said = f"<div class=p-8><img {round_} src=/bo.jpg><p>Lesson one</p><div><p>{BOATS}</p><p>Bo Stern, master of a ferry</p></div></div>"
    page = f"<html><body><main><h1>A second ferry for the islands</h1>{head}<div>{TEXT[0]}{said}{''.join(TEXT[1:])}</div></main></body></html>"
    article = read_page(Page(URL, page.encode()))
    assert (article.images, article.bylines) == ([], ["Ada Winter"])
    assert BOATS in [block.text for block in article.body]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (BOX.format(f"{BOATS} 21.04.2026 | 3:18 min"), []),
        ("<figure><figcaption>src/ferry.js</figcaption><pre><code>sail(6)</code></pre></figure>", []),
        (f"<figure><div class=video-wrapper><div id=v1></div></div><figcaption>{BOATS}</figcaption></figure>", []),
        (f"<figure><div class=qx7></div><div>02:19 Min</div><figcaption>{BOATS}</figcaption></figure>", []),
        (f"<div itemtype=http://schema.org/VideoObject><img src=/1.jpg><p>{BOATS}</p></div>", []),
        (f"<figure><img src=/1.jpg><a class=video-link href=#v></a><figcaption>{BOATS}</figcaption></figure>", [("1.jpg", BOATS, None)]),
    ],
    ids=["a picture and its length", "lines of a program", "a film", "a film with its length", "a film by its type", "a film beside a picture"],
)  # fmt: skip
def test_what_is_said_of_a_film_without_a_poster_is_no_caption(html: str, found: list[tuple[str, str, None]]) -> None:
    assert shown(html) == found


def test_text_that_is_set_in_boxes_with_pictures_is_no_caption() -> None:
    boxes = [f"<div class=k2><img src=/{n}.jpg><div class=t1>{p}</div></div>" for n, p in enumerate(TEXT)]
    assert {caption for _, caption, _ in shown("", text=[TEXT[0], *boxes])} == {None}


def test_a_line_set_like_the_text_elsewhere_is_no_caption() -> None:
    text = [p.replace("<p>", "<p class=t1>") for p in TEXT]
    box = "<div class=qx7><img src=/1.jpg><p class=t1>It is the first boat of its kind in the port.</p></div>"
    assert shown(box, text=text) == [("1.jpg", None, None)]


@pytest.mark.parametrize("alt", [f"{BOATS} It is Friday.", "A boat"], ids=["what the line says", "other words"])
def test_a_picture_behind_the_text_is_the_articles_if_its_line_says_what_its_markup_does(alt: str) -> None:
    box = f"<ul><li><a href=/t/fog>#fog</a></li><li><a href=/t/ferry>#ferry</a></li></ul><div class=qx7><div><img src=/1.jpg alt='{alt}'></div><div>{BOATS} It is Friday.</div></div>"
    found = [("1.jpg", f"{BOATS} It is Friday.", None)]
    assert shown("", text=[*TEXT, box]) == (found if alt != "A boat" else [])


def test_slides_whose_pictures_are_scripted_away_are_pictures_each() -> None:
    slide = "<div class=s1><div class=k2><img alt=Image></div><div class=m4><div>{} of 2 |</div><p>{}</p></div></div>"
    lines = [f"{BOATS} (AP Photo/Jo Doe)", "The pier lies in the rain. (AP Photo/Ada Roe)"]
    html = "".join(slide.format(n, line) for n, line in enumerate(lines, 1))
    assert shown(html) == [(None, BOATS, "AP Photo/Jo Doe"), (None, "The pier lies in the rain.", "AP Photo/Ada Roe")]


def test_a_figure_whose_picture_is_scripted_away_keeps_its_credit() -> None:
    assert shown("<figure><div class=k2></div>Image copyright SPL</figure>") == [(None, None, "SPL")]


def test_buttons_and_portraits_are_told_by_their_files() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ada Doe"}}</script>'
    line = "<div class=k2><img src=/square/ada-doe.jpg></div><div>Ada Doe · Harbour News</div>"
    assert shown(f"{head}{line}") == []
    assert shown("<div class=k2><img src=/img/wx.png></div>") == []


def test_boxes_with_the_same_heading_are_slides() -> None:
    slide = "<li><div class=k2><img src=/{}.jpg></div><div class=m4><h4>The port in pictures</h4><h2>Part {}</h2><p>{}</p></div></li>"
    slides = "".join(slide.format(n, n, f"{TEXT[n][3:-4]} {BOATS}") for n in range(3))
    assert [caption for _, caption, _ in shown(f"<ul>{slides}</ul>")] == [f"{TEXT[n][3:-4]} {BOATS}" for n in range(3)]


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (f"<div>View 6 Images</div><div class=c1>{BOATS}</div>", BOATS, None),
        ("<p>Boats lie in the old port</p><p>VW</p>", "Boats lie in the old port", "VW"),
        ("<p>Ada Doe</p><p>Jo Roe</p>", "Ada Doe Jo Roe", None),
        (f"{BOATS[:-1]} (<span class=credit>Image: Getty Images</span>)", BOATS[:-1], "Getty Images"),
        ("<span class=q1>Boats lie in the old port</span> <span class=q2>VW</span>", "Boats lie in the old port", "VW"),
        (f"{BOATS} <small class=q2>Jo Doe</small>", BOATS, "Jo Doe"),
        ("Boats lie in the <span class=q2>Old Port</span>", "Boats lie in the Old Port", None),
        ("Boats lie in the old port <span class=q2>– Ada Doe („fog“)</span>", "Boats lie in the old port", "Ada Doe („fog“)"),
        ("Boats lie <span class=q2>– or so they say.</span>", "Boats lie – or so they say.", None),
        (f"<span class=q1>{BOATS}</span><strong class=q2>Lent by the 'Platform of the neighbours for a festival that minds them'</strong>", BOATS, "Lent by the 'Platform of the neighbours for a festival that minds them'"),
        (f"<span class=q1>{BOATS}</span><strong class=q2>Nobody was hurt.</strong>", f"{BOATS} Nobody was hurt.", None),
    ],
    ids=[
        "a button",
        "a house",
        "who is seen",
        "a bracket round the credit",
        "two lines",
        "a name behind a stop",
        "words of a sentence",
        "behind a dash",
        "a dash in a sentence",
        "whoever lent it",
        "a sentence",
    ],
)  # fmt: skip
def test_lines_of_a_figure_without_a_class_of_their_own(line: str, caption: str, credit: str | None) -> None:
    assert shown(f"<figure><img src=/1.jpg><figcaption>{line}</figcaption></figure>") == [("1.jpg", caption, credit)]


def test_a_picture_before_the_button_of_a_player_is_a_poster() -> None:
    assert shown("<div class=k2><img src=/1.jpg></div><div>Play Video</div>") == []


def test_a_picture_that_says_itself_that_a_film_is_played_is_a_poster_and_its_lines_are_no_captions() -> None:
    film = "<figure><div><img src=/1.jpg alt='Click to play video: Boats in fog'><time>4:11</time>Boats in fog</div><figcaption>The boats leave the port in fog.</figcaption></figure>"
    assert shown(film) == []


@pytest.mark.parametrize(
    ("film", "pictures"),
    [
        # a player's button, what the picture says of itself, what runs for how long
        (f"<div class=q1><div><img src=/1.jpg><a href=/video/7>Play Video</a></div><p class=q2>May 12 (LNA) -- {BOATS} It rains.</p></div>", []),
        ("<div class=q1><img src=/1.jpg alt='Click to play video: Boats in fog'><div><time>4:11</time><span>Boats in fog</span></div></div>", []),
        ("<div class=q1><img src=/1.jpg><span>Audio starten, abbrechen mit Escape</span><div><h2>Boats in fog</h2><p>Port radio. 4:11 Min.</p></div></div>", []),
        # a script that starts a player, a film under its title
        (f"<figure><img src=/1.jpg><div>Boats in fog</div><script>startPlayer({{id: 7}})</script><figcaption>{BOATS}</figcaption></figure>", []),
        ("<div class=q1><h2 class=q2>Boats in fog</h2><video data-id=7></video></div>", []),
        # a post, as a picture of it
        ("<figure><img src=/shot/https://twitter.com/harbour/status/1196529376915066881><span>Image copyright @harbour</span></figure>", []),
        # no film
        (f"<figure><img src=/1.jpg><script>lazyload(1)</script><figcaption>{BOATS}</figcaption></figure>", ["1.jpg"]),
        (f"<div class=q1><img src=/1.jpg><p>{BOATS[:-1]} while children play videos of them.</p></div>", ["1.jpg"]),
    ],
)  # fmt: skip
def test_films_and_posts_that_no_class_names_are_neither_pictures_nor_text(film: str, pictures: list[str]) -> None:
    page = f"<html><body><div class=a1><h1>A second ferry for the islands</h1>{TEXT[0]}{TEXT[1]}{film}{TEXT[2]}{TEXT[3]}</div></body></html>"
    article = read_page(Page(URL, page.encode()))
    assert [(i.url or "").rpartition("/")[2] for i in article.images] == pictures
    assert [block.text for block in article.body] == [line[3:-4] for line in TEXT]


def test_a_heading_and_a_film_among_the_text_s_own_paragraphs_keep_the_heading() -> None:
    part = f"<div class=q1><h2>What the master says</h2><video data-id=7></video>{TEXT[2]}</div>"
    page = f"<html><body><div class=a1><h1>A second ferry</h1>{TEXT[0]}{TEXT[1]}{part}{TEXT[3]}</div></body></html>"
    assert "What the master says" in [block.text for block in read_page(Page(URL, page.encode())).body]


@pytest.mark.parametrize(
    ("line", "shown_of"),
    [("A ferry for the outer islands", "The ferry on its way to the islands"), (None, "The harbour at dawn")],
)
def test_a_few_words_under_a_picture_amid_the_text_are_its_caption_if_its_markup_has_one_of_them(
    line: str | None, shown_of: str
) -> None:
    box = f"<div class=q1><img src=/1.jpg alt='{shown_of}'><p class=q2>Outer islands ferry</p></div>"
    assert [caption for _, caption, _ in shown(box)] == ["Outer islands ferry" if line else None]


def test_a_box_among_slides_whose_picture_is_scripted_away_is_one_of_them() -> None:
    slide = "<div class=q1><div class=q2>{}<div class=q3>{} of 5 | {} (LNA/Jo Doe)</div></div></div>"
    slides = "".join(
        slide.format("" if n == 1 else f"<img src=/{n}.jpg>", n, f"{BOATS[:-1]} of part {n}.") for n in range(1, 5)
    )
    assert len(shown(f"<div class=q0>{slides}</div>")) == 4
    page = f"<html><body><div class=a1><h1>A second ferry</h1><div class=q0>{slides}</div>{''.join(TEXT)}</div></body></html>"
    assert [block.text for block in read_page(Page(URL, page.encode())).body] == [line[3:-4] for line in TEXT]


def test_a_line_among_figures_and_text_in_boxes_alike_is_no_slide() -> None:
    boxes = [f"<div class=q1><div class=q2><img src=/{n}.jpg><p class=q3>{BOATS}</p></div></div>" for n in range(3)]
    parts = [f"<div class=q1>{line}</div>" for line in TEXT]
    html = "".join([*parts, *boxes[:2], "<div class=q1><p class=q3>Error: nothing to show</p></div>", boxes[2]])
    for end in ("", "Bare words"):
        page = f"<html><body><div class=a1><h1>A second ferry</h1>{html}{end}</div></body></html>"
        assert [image.caption for image in read_page(Page(URL, page.encode())).images] == [BOATS] * 3


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<div class=q1>2026年5月12日 12:10 来源：海港日报<a href='#talk'><img src=/talk-20260512.jpg alt=参与互动>参与互动</a></div>", []),
        ("<div class=q1>12 May 2026</div><div class=q2><img src=/boats.jpg alt=Boats></div>", ["boats.jpg"]),
        ("<div class=q1>12 May 2026<div><img src=/boats.jpg alt=Boats><p>One</p><p>Two</p></div></div>", ["boats.jpg"]),
    ],
)  # fmt: skip
def test_a_picture_in_the_line_of_the_day_is_a_sign(line: str, names: list[str]) -> None:
    page = f"<html><body><div class=a1><h1>A second ferry</h1>{line}{''.join(TEXT)}</div></body></html>"
    found = read_page(Page(URL, page.encode())).images
    assert [(image.url or "").rpartition("/")[2] for image in found] == names


@pytest.mark.parametrize("before", ["Audio 03:07 Min. |", "25.04.2026"])
def test_how_long_a_film_runs_and_what_a_bar_sets_behind_it_are_no_captions(before: str) -> None:
    lines = f"<p><span class=q1>{before}</span> <time>25.04.26</time><span class=q2>|Roman Wall</span></p>"
    assert shown(f"<figure><figcaption>{lines}</figcaption><img src=/1.jpg><div>{BOATS}</div></figure>") == [
        ("1.jpg", BOATS, None)
    ]


def test_whoever_signs_below_the_last_slide_is_no_part_of_its_caption() -> None:
    slide = "<li><div class=k2><img src=/{}.jpg></div><div class=m4><h4>The port in pictures</h4><h2>Part {}</h2><p>{}</p>{}</div></li>"
    slides = "".join(slide.format(n, n, BOATS, "<p>Author: Ada Winter (bo)</p>" if n == 2 else "") for n in range(3))
    assert [caption for _, caption, _ in shown(f"<ul>{slides}</ul>")] == [BOATS] * 3


@pytest.mark.parametrize(("line", "credit"), [("© REUTERS / POOL", "REUTERS / POOL"), ("Reuters", None)])
def test_a_credit_right_under_the_headline_is_that_of_the_picture_right_above_it(line: str, credit: str | None) -> None:
    head = "<head><meta property=og:image content=/i/boats-at-dawn.jpg></head>"
    top = f"<div><a class=logo href=/></a><div><img src=/i/boats-at-dawn.jpg alt=Boats><h1>A second ferry</h1><p>{line}</p></div></div>"
    page = f"<html>{head}<body>{top}<div class=a1>{''.join(TEXT)}</div></body></html>"
    assert [image.credit for image in read_page(Page(URL, page.encode())).images] == [credit]


def test_a_film_of_another_site_is_no_picture() -> None:
    film = "<figure><div class=k2></div><figcaption>The boats leave the port. <a href=https://youtu.be/x7>Youtube</a></figcaption></figure>"
    assert shown(film) == []


@pytest.mark.parametrize(
    ("html", "caption", "credit"),
    [
        (f"<aside><figure><img src=/1.jpg alt='{BOATS}'></figure><div>Picture</div><div>{BOATS}</div><div>Photo: Jo Doe/AFP</div></aside>",
         BOATS, "Jo Doe/AFP"),
        (f"<div class=k2><img src=/1.jpg alt='{BOATS} It rains.'></div><div><button>Enlarge</button></div><p class=k3>{BOATS} It rains.</p>",
         f"{BOATS} It rains.", None),
        (f"<div class=k2><img src=/1.jpg alt='Boats'></div><p>{BOATS}</p>", None, None),
    ],
    ids=["set aside, with who made it", "among the text", "a word alone"],
)  # fmt: skip
def test_a_line_that_says_what_a_picture_s_own_mark_up_says_is_its_caption(
    html: str, caption: str | None, credit: str | None
) -> None:
    assert shown(html) == [("1.jpg", caption, credit)]


@pytest.mark.parametrize("between", ["", "<div><a href=/s?to=x>Post it on X</a></div>"])
def test_a_figure_right_above_the_headline_is_the_article_s_whatever_its_lines_are_called(between: str) -> None:
    figure = "<figure class=q1><img src=/1.jpg><footer>APA/AFP/Jo Doe</footer></figure>"
    page = f"<html><body><div>{figure}</div>{between}<div class=a1><h1>A second ferry</h1>{''.join(TEXT)}</div></body></html>"
    assert [image.credit for image in read_page(Page(URL, page.encode())).images] == ["APA/AFP/Jo Doe"]


def test_a_figure_that_plays_a_film_is_told_by_its_data() -> None:
    figure = f"<figure data-video-type=DEFAULT><img src=/1.jpg><figcaption>{BOATS}</figcaption></figure>"
    assert shown(figure) == []


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("og:image", "https://harbour.example/16x9/boats-at-dawn.jpg", ["boats-at-dawn.jpg"]),
        ("twitter:image", "/i/boats-at-dawn-1200x630.jpg", ["boats-at-dawn.jpg"]),
        ("og:image", "/16x9/harbour-sign.jpg", []),
    ],
    ids=["the page's own", "in another size", "another one"],
)
def test_a_picture_above_the_headline_is_the_article_s_if_the_head_has_it_shown_elsewhere(
    name: str, content: str, expected: list[str]
) -> None:
    head = f"<head><meta property={name} content={content}></head>"
    picture = "<div class=q1><img src=/i/boats-at-dawn.jpg></div>"
    page = f"<html>{head}<body><div class=a1>{picture}<h1>A second ferry</h1>{''.join(TEXT)}</div></body></html>"
    article = read_page(Page(URL, page.encode()))
    assert [(image.url or "").rpartition("/")[2] for image in article.images] == expected


def test_an_aside_that_is_nothing_but_a_picture_and_what_it_shows_is_a_figure() -> None:
    line = f"{BOATS} (Courtesy of Jo Doe)"
    assert shown(f"<aside class=q1><img src=/1.jpg><p>{line}</p></aside>") == [("1.jpg", BOATS, "Jo Doe")]
    assert shown("<aside class=q1><img src=/1.jpg><p>Harbour 2, Quai 0</p></aside>") == []


def test_a_picture_whose_line_asks_for_scripts_is_the_poster_of_a_film() -> None:
    asked = "<div class=q1><img src=/1.jpg alt=Boats></div><p>Please turn on JavaScript. Media requires it to play.</p>"
    assert shown(f"<div class=q2>{asked}</div>") == []
    line = "How a harbour's JavaScript works, on a board in the office"
    assert shown(f"<div class=q2><div class=q1><img src=/1.jpg></div><p>{line}</p></div>") == [("1.jpg", line, None)]


def test_a_picture_that_is_called_after_the_writer_beside_it_shows_the_writer() -> None:
    writer = "<span><img src=/1.jpg alt='{}'></span><span>By Ines Calder</span>"
    assert shown(f"<div>{writer.format('Ines Calder')}</div>") == []
    assert shown(f"<div>{writer.format(BOATS)}</div>") == [("1.jpg", None, None)]


def test_a_bracket_in_an_element_of_its_own_ends_a_caption_within_a_box() -> None:
    line = f"<div><i></i>{BOATS} <span class=q1>(Quay)</span></div>"
    assert shown(f"<figure><img src=/1.jpg><figcaption>{line}</figcaption></figure>") == [("1.jpg", BOATS, "Quay")]


ALT = "The old boats lie in the port at dawn"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div><img src=/1.jpg></div><div>Image credit:</div><div>quay / istock</div>", [("1.jpg", None, "quay / istock")]),
        (f"<div><img src=/1.jpg></div><div>Picture</div><p>{BOATS} It rains there.</p>", [("1.jpg", None, None)]),
        (f"<div><img src=/1.jpg></div><div><a href=/2.jpg>View this image ›</a></div><p>({'Quaidesk'})</p>", [("1.jpg", None, "Quaidesk")]),
        (BOX.format(f"<p>{BOATS}</p><p>(click image for slideshow)</p>"), [("1.jpg", BOATS, None)]),
        (BOX.format(f"<p>Bild vergrößern</p><p>{BOATS}</p>"), [("1.jpg", BOATS, None)]),
        ("<div><img src=/1.jpg></div><div>Ampliar foto</div><p>(Quaidesk)</p>", [("1.jpg", None, "Quaidesk")]),
        (f"<figure><img src=/1.jpg><figcaption>{BOATS}</figcaption></figure><p>{BOATS}</p><p>Jo Doe/AFP</p>", [("1.jpg", BOATS, "Jo Doe/AFP")]),
        (f"<div><img src=/1.jpg alt='{ALT}.'></div><li>{ALT}.</li><li>Photo: Jo Doe, The Quai</li>", [("1.jpg", f"{ALT}.", "Jo Doe, The Quai")]),
        (f"<div><img src=/1.jpg alt='{ALT} there.'></div><p>© Photo courtesy of Quayels, Public Domain {ALT} there.</p>", [("1.jpg", f"{ALT} there.", "Quayels, Public Domain")]),
        ("<div><figure><img src=/1.jpg alt='Ada Doe'></figure><p>Ada Doe</p><p>Jo Roe / AP</p></div>", [("1.jpg", "Ada Doe", "Jo Roe / AP")]),
        ("<div><img src=/1.jpg alt='Ada Doe'></div><p>Ada Doe</p><p>Master of the port</p>", [("1.jpg", None, None)]),
    ],
    ids=["a label for a credit", "a label for nothing", "a button", "a note in a bracket", "a button in German", "one in Spanish", "said twice", "a word and names under a caption",
         "a credit before it", "who is seen and who made it", "who may have written it"],
)  # fmt: skip
def test_labels_and_repeated_lines_do_not_part_a_picture_from_what_stands_below_them(
    html: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert shown(html) == expected


def test_a_picture_over_a_line_that_names_a_film_is_its_poster() -> None:
    assert shown("<div><img src=/1.jpg><span>Video: The boats leave the port</span></div>") == []
    assert shown("<div><img src=/1.jpg></div><div><a href=/v7>视频-渡船离开旧港口</a></div>") == []
    assert len(shown("<div><img src=/1.jpg></div><div><a href=/v7>Video-conferences at sea</a></div>")) == 1
    assert len(shown(f"<div><img src=/1.jpg></div><p>Video: {TEXT[1][3:]}")) == 1  # of the text


def test_slides_that_are_not_displayed_at_first_are_pictures_if_they_say_themselves_what_their_lines_do() -> None:
    slide = "<div{}><div><img src=/{}.jpg alt='{}'><i>{}</i></div></div>"
    first = slide.format("", 1, BOATS, f"{BOATS} It rains.")
    hidden = slide.format(" style=display:none", 2, ALT, f"{ALT}.") + slide.format(
        " style=display:none", 3, "Quay", ALT
    )
    assert [url for url, _, _ in shown(first + hidden)] == ["1.jpg", "2.jpg"]


@pytest.mark.parametrize(
    ("img", "listed"),
    [
        ("<img src=/img/tools_more.gif>", False),
        ("<img src=/img/rater/none-yet.gif alt='none yet'>", False),
        ("<img src=/img/white-15.png>", False),
        ("<img src=/img/tools_more.gif width=500>", True),
        ("<img src=/files/2026/05/boats.gif>", True),
        ("<img src=/i/2093d0901b7765e3.gif>", True),
        ("<img src=/img/boats.png alt='Boats at the pier'>", True),
        ("<figure><img src=/img/boats.png></figure>", True),
        ("<img src=/img/map.gif><p>Boats lie in the old port. (Jo Doe/AFP)</p>", True),
    ],
    ids=[
        "a button",
        "stars",
        "a drawing",
        "wide",
        "by its day",
        "by its number",
        "described",
        "in a figure",
        "with a caption",
    ],
)
def test_drawings_of_the_site_are_told_by_their_addresses(img: str, listed: bool) -> None:
    assert bool(shown(f"<div class=k2>{img}</div>")) == listed


def test_the_name_of_the_site_or_of_the_writer_alone_with_a_picture_made_it() -> None:
    head = "<head><meta property=og:site_name content='The Quai'></head>"
    figure = "<figure><img src=/{}.jpg><figcaption>{}</figcaption></figure>"

    def read(html: str) -> list[tuple[str | None, str | None]]:
        page = f"<html>{head}<body><div><h1>A second ferry</h1><p>By Ines Calder</p>{TEXT[0]}{html}{''.join(TEXT[1:])}</div></body></html>"
        return [(image.caption, image.credit) for image in read_page(Page(URL, page.encode())).images]

    assert read("<div><img src=/1.jpg></div><div>The Quai</div>") == [(None, "The Quai")]
    assert read(figure.format(1, "Ines Calder")) == [(None, "Ines Calder")]
    assert read(figure.format("ines-calder", "Ines Calder")) == [("Ines Calder", None)]  # her portrait
    assert read(figure.format(1, "Ada Doe")) == [("Ada Doe", None)]


@pytest.mark.parametrize(
    ("img", "listed"),
    [
        ("<img src=/x/large1x1-622/boats-at-dawn.jpg>", True),
        ("<img src=/2026/05/12/1x1.trans.gif width=400>", False),
        (
            "<a href=/video/boats-leave-7><img src=/2026/05/boats.jpg alt=Boats></a><p>Boats leave the old port.</p>",
            False,
        ),
        (
            "<a href=/2026/boats/large.jpg><img src=/2026/05/boats.jpg alt=Boats></a><p>Boats leave the old port.</p>",
            True,
        ),
    ],
    ids=["a shape", "a dot", "a film's", "its own file's"],
)
def test_a_picture_is_told_by_its_shape_and_by_where_it_leads(img: str, listed: bool) -> None:
    assert bool(shown(f"<div class=k2>{img}</div>")) == listed


@pytest.mark.parametrize(
    ("box", "listed"),
    [
        ("<div><img src=/1.jpg></div><div><p>Ines Calder</p><div><b>12 May 2026</b><p>10:30</p></div></div>", False),
        ("<div><img src=/1.jpg></div><div><p>海峡必读</p><div><p>发布时间：10-08</p><p>12:00</p></div></div>", False),
        ("<div><img src=/1.jpg></div><div><p>Jo Roe/AFP</p><p>12 May 2026, 10:30</p></div>", True),
        ("<div><img src=/1.jpg width=640></div><div><p>Ines Calder</p><p>12 May 2026, 10:30</p></div>", True),
        (f"<div><img src=/1.jpg></div><div><p>{BOATS}</p><p>12 May 2026, 10:30</p></div>", True),
        ("<div><img src=/1.jpg></div><div><p>Ines Calder</p><p>Harbour master</p></div>", True),
    ],
    ids=["a name and a day", "Chinese", "a credit", "wide", "a caption", "no day"],
)
def test_a_picture_in_a_small_box_with_a_name_and_a_day_under_the_headline_shows_the_writer(
    box: str, listed: bool
) -> None:
    page = f"<html><body><div><h1>A second ferry</h1><div>{box}</div><div>{''.join(TEXT)}</div></div></body></html>"
    assert bool(read_page(Page(URL, page.encode())).images) == listed


def test_what_meets_the_end_of_a_sentence_without_a_space_is_set_apart_in_its_line() -> None:
    lines = "<p><b></b><span>Boats lie in the port at dawn.</span><meta itemprop=x><span>(Photo: Jo Doe)</span></p>"
    page = f"<html><body><div><h1>A second ferry</h1>{TEXT[0]}<div><img src=/1.jpg>{lines}</div>{''.join(TEXT[1:])}</div></body></html>"
    assert [i.text for i in read_page(Page(URL, page.encode())).images] == [
        "Boats lie in the port at dawn. (Photo: Jo Doe)"
    ]


def test_a_byline_under_the_caption_of_the_first_picture_is_no_credit() -> None:
    page = "<html><body><div><h1>A second ferry</h1>{}<p>{}</p>{}</div></body></html>"

    def read(line: str) -> tuple[str | None, list[str]]:
        article = read_page(Page(URL, page.format(BOX.format(BOATS), line, "".join(TEXT)).encode()))
        return article.images[0].credit, article.bylines

    assert read("By Jo Doe, Associated Press") == (None, ["Jo Doe"])
    assert read("Photo by Jo Doe, Associated Press") == ("Jo Doe, Associated Press", [])


def test_a_text_beside_a_picture_in_a_figure_of_its_own_is_no_caption() -> None:
    said = "Jo Doe came to the port in 1997, has led its board since 2021 and is to be its master from January on."
    assert shown(f"<div class=k><figure><img src=/1.jpg></figure><p>{said}</p></div>") == [("1.jpg", None, None)]


@pytest.mark.parametrize(("link", "caption"), [("/pictures/1", BOATS), ("/news/2026/other-story", None)])
def test_a_lead_picture_with_its_caption_is_the_articles_whatever_its_box_is_called(
    link: str, caption: str | None
) -> None:
    figure = f"<section class=more-from-story><figure><img src=/1.jpg><figcaption>{BOATS if caption else f'<a href={link}>{BOATS}</a>'}</figcaption></figure></section>"
    page = (
        f"<html><body><article><h1>A second ferry for the islands</h1>{figure}{''.join(TEXT)}</article></body></html>"
    )
    assert [i.caption for i in read_page(Page(URL, page.encode())).images] == ([caption] if caption else [])
