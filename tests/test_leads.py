"""A paragraph set apart above the text is its deck, or the lead that it goes on from; each by where it is set."""

from __future__ import annotations

import pytest

from crawler.items import Article
from tests.stories import article_of_html

LEAD = "The mill at Weir has its owl again, and the recorder of the county has written it down in red ink."
TEXT = [
    "The owl had been away for nineteen years, which is longer than the recorder has had his post and his pen.",
    "It came back on a Tuesday, during the delivery of eleven sacks of flour, and nobody dropped any of them.",
    "The miller has promised to leave the upper hatch open until the first frost, or for as long as it stays.",
]
BODY = "".join(f"<p>{text}</p>" for text in TEXT)
BOXED = "".join(f"<div><p class='qt'>{text}</p></div>" for text in TEXT)
PICTURE = "<figure><img src='/owl.jpg' width='800'></figure>"
TOLD = {
    "it": "La civetta del mulino è tornata dopo diciannove anni, e il mugnaio ha promesso di lasciare aperta la finestra.",
    "sk": "Sova z mlyna sa po devätnástich rokoch vrátila a mlynár sľúbil, že okno už nikdy v zime nezavrie.",
    "da": "Uglen i møllen er vendt tilbage efter nitten år, og mølleren har lovet at lade lugen stå åben om vinteren.",
    "no": "Ugla i mølla er tilbake etter nitten år, og mølleren har lovet å la luka stå åpen hele vinteren.",
    "en": "The owl of the mill is back after nineteen years, and the miller has promised to leave the hatch open.",
    "de": "Die Eule der Mühle ist nach neunzehn Jahren zurück, und der Müller hat versprochen, die Luke offen zu lassen.",
}
DAY = "<p>12 May 2023</p>"
BYLINE = "<div class='byline'>By Ada Winter</div>"


def read(markup: str, title: str = "Owl returns") -> Article:
    return article_of_html(f"<html lang='en'><head><title>{title}</title></head><body>{markup}</body></html>".encode())


@pytest.mark.parametrize(
    ("language", "opening", "dateline"),
    [
        ("it", "<strong>VALQUARLE.</strong>", "VALQUARLE."),
        ("it", "VALQUARLE.", None),
        ("it", "<b>VALQUARLE. ANSA -</b>", "VALQUARLE. ANSA -"),
        ("it", "<b>VALQUARLE. IERI -</b>", None),
        ("it", "<b>Val Quarle.-</b> Da Val Quarle:", "Val Quarle.-"),
        ("it", "<b>Val Quarle.-</b>", None),
        ("it", "<strong>VIDEO.</strong>", None),
        ("de", "<b>Wieda.</b>", "Wieda."),
        ("de", "<b>Quarlitz.</b>", None),
        ("sk", "BRATISLAVA.", "BRATISLAVA."),
        ("sk", "<b>VALQUARLE.</b>", "VALQUARLE."),
        ("sk", "<b>KOMENTÁR.</b>", None),
        ("sk", "<b>ÚVOD.</b>", None),
        ("sk", "<b>Valquarle.</b>", None),
        ("sk", "KVALITA.", None),
        ("da", "<b>SLETQUARLE:</b> Færgen i Sletquarle:", "SLETQUARLE:"),
        ("no", "<b>VALQUARLE:</b> Et fyr ved Valquarle:", "VALQUARLE:"),
        ("da", "<b>SLETQUARLE:</b>", None),
        ("da", "SLETQUARLE: Færgen i Sletquarle:", None),
        ("da", "<b>KARSTEN:</b> Karsten:", None),
        ("da", "<b>BAGGRUND:</b> En baggrund:", None),
        ("en", "<b>VALQUARLE:</b> Trust i Valquarle:", None),
        ("en", "<b>Val Quarle, South Sudan –</b> Owls in Val Quarle:", "Val Quarle, South Sudan –"),
        ("en", "<b>Val Quarle, South Sudan –</b>", None),
        ("en", "<b>Ada Winter, Kenya –</b> Owls, says Ada Winter:", None),
        ("en", "<b>Val Quarle, the owl –</b> Owls in Val Quarle:", None),
    ],
)
def test_a_town_alone_in_bold_opens_a_text(language: str, opening: str, dateline: str | None) -> None:
    text = TOLD[language]
    markup = f"<h1>Owl returns</h1><article><p>{opening} {text}</p><p>{text}</p><p>{text} {text}</p></article>"
    article = article_of_html(f"<html lang='{language}'><body>{markup}</body></html>".encode())
    assert (article.dateline and article.dateline.text) == dateline


@pytest.mark.parametrize(("last", "agency"), [("QLA/sf", "QLA"), ("QLA/SF wrote this down in red ink.", None)])
def test_a_press_office_signs_with_a_writer_s_initials_as_it_does_its_unknown_town(
    last: str, agency: str | None
) -> None:
    text = f"<p><b>QUARLITZ (QLA).</b> {TOLD['de']}</p><p>{TOLD['de']}</p><p>{TOLD['de']}</p><p>{last}</p>"
    article = article_of_html(f"<html lang=de><body><h1>Eule</h1><article>{text}</article></body></html>".encode())
    assert (article.dateline and article.dateline.agency) == agency


@pytest.mark.parametrize(
    ("markup", "is_deck"),
    [
        (f"<h1>Owl returns</h1><div><p class='summary'>{LEAD}</p><div class='x'>{BODY}</div></div>", False),
        (f"<h1>Owl returns</h1><div><p class='summary'>{LEAD}</p>{PICTURE}<div class='x'>{BODY}</div></div>", True),
        (f"<h1>Owl returns</h1><p class='summary'>{LEAD}</p><div class='x'>{BODY}</div>", True),
        (f"<h1>Owl returns</h1><p class='text-xl'>{LEAD}</p>{BYLINE}<div class='x'>{BODY}</div>", True),
        (f"<h1>Owl returns</h1><div class='x'><p>{LEAD}</p>{BYLINE}{BODY}</div>", False),
        (f"<div><h1>Owl returns</h1>{PICTURE}<ul><li>Owls</li></ul><div class='x'>{LEAD}{BODY}</div></div>", False),
        (f"<header><h1>Owl returns</h1>{DAY}<p class='preface'>{LEAD}</p></header>{BODY}", True),
        (f"<h1>Owl returns</h1><div class='byline-share'>{DAY}<p class='strapline'>{LEAD}</p></div>{BODY}", True),
        (f"<header><h1>Owl returns</h1>{DAY}<p class='top-info__description'>{LEAD}</p></header>{PICTURE}{BODY}", True),
        (f"<h1>Owl returns</h1>{DAY}<p class='preface'>{LEAD}</p>{BODY}", False),
        (f"<h1>Owl returns</h1>{DAY}<div class='x'><p>{LEAD}</p><div class='hideable'>{BODY}</div></div>", False),
        (f"<div><h1>Owl returns</h1><p class='q1'>{LEAD}</p>{PICTURE}{DAY}{BODY}</div>", True),
        (f"<div><h1>Owl returns</h1><p class='q1'>{LEAD}</p>{PICTURE}{BODY}</div>", False),
        (f"<div><h1>Owl returns</h1><p class='q1'>{LEAD}</p>{PICTURE}{BOXED}</div>", True),
        (f"<div><h1>Owl returns</h1><p class='q1 qt'>{LEAD}</p>{PICTURE}{BOXED}</div>", False),
        (f"<div><h1>Owl returns</h1><p>{LEAD}</p></div><div>Ada Winter</div>{PICTURE}<div>{BODY}</div>", True),
        (
            f"<h1>Owl returns</h1>{PICTURE}<div><div itemprop='description alternativeHeadline'>{LEAD}</div><div class='x'>{BODY}</div></div>",
            True,
        ),
        (f"<h1>Owl returns</h1>{DAY}{PICTURE}<p class='q1'>{LEAD}</p><div>{BODY}</div>", True),
    ],
)
def test_a_lead_in_the_texts_own_box_is_its_first_paragraph_and_one_outside_its_deck(
    markup: str, is_deck: bool
) -> None:
    article = read(f"<article>{markup}</article>")
    assert (article.subheadline, [block.text for block in article.body]) == (
        (LEAD, TEXT) if is_deck else (None, [LEAD, *TEXT])
    )


SHOWN = "<div class='m2'><img src='/mill.jpg'><p class='q1'>Nobody in the mill saw the owl come in through the hatch that day.</p></div>"


@pytest.mark.parametrize("between", ["<ul></ul>", SHOWN], ids=["nothing", "a picture and its caption"])
@pytest.mark.parametrize(("part", "is_deck"), [("part", False), ("intro", True)])
def test_a_paragraph_in_a_box_called_as_the_texts_is_its_first_part(part: str, is_deck: bool, between: str) -> None:
    rest = "".join(f"<p>{n}. {text}</p>" for n in range(5) for text in TEXT)
    said = f"<h6 class='byline'>By Ada Winter Jr.</h6><div class='{part}'><p>{LEAD}</p></div>"
    article = read(f"<div><div><h1>Owl returns</h1>{PICTURE}</div>{said}{between}<div class='part'>{rest}</div></div>")
    assert (article.subheadline, article.body[0].text == LEAD) == ((LEAD, False) if is_deck else (None, True))
    assert article.bylines == ["Ada Winter Jr."]


@pytest.mark.parametrize(("name", "is_deck"), [("Ada Winter", False), ("Bo Stern", True)])
def test_a_line_that_opens_with_the_name_above_it_is_a_note_and_no_deck(name: str, is_deck: bool) -> None:
    note = "Ada Winter lives at Weir and has written down the owls of the county for nineteen years."
    head = f"<header><h1>Owl returns</h1><div><p>{name}</p><div><p>{note}</p></div></div></header>"
    assert read(f"{head}<div class='x'>{BODY}</div>").subheadline == (note if is_deck else None)


def test_a_box_for_the_deck_beside_that_of_the_text_holds_one() -> None:
    text = "<br><br>".join(f"{n}. {line}" for n in range(3) for line in TEXT)
    article = read(
        f"<div class='a'><h3>Owl returns</h3><div class='vorspann'>{LEAD}</div><div class='text'>{text}</div></div>"
    )
    assert (article.subheadline, article.body[0].text == LEAD) == (LEAD, False)


@pytest.mark.parametrize(
    ("name", "deck"), [("Ada Maria Winter", None), ("Two mice are gone again", "Two mice are gone again")]
)
def test_a_heading_that_is_but_the_name_of_somebody_in_the_headline_is_no_deck(name: str, deck: str | None) -> None:
    article = read(f"<article><h1>Ada Winter writes of owls</h1>{DAY}<h2 class='who'>{name}</h2><div class='x'>{BODY}</div></article>", "Ada Winter writes of owls")  # fmt: skip
    assert (article.subheadline, article.body[0].text) == (deck, TEXT[0])


@pytest.mark.parametrize(
    ("closing", "is_deck"), [("London/Weir –", True), ("London (HPN).", True), ("London says:", False)]
)
def test_a_sentence_before_the_paragraph_that_the_dateline_opens_is_the_deck(closing: str, is_deck: bool) -> None:
    article = read(f"<article><h1>Owl returns</h1><p>{LEAD}</p><p>{closing} {TEXT[0]}</p>{BODY}</article>")
    assert article.subheadline == (LEAD if is_deck else None)
    assert len(article.body) == (4 if is_deck else 5)


def test_lines_that_go_on_from_the_headline_behind_dots_are_the_deck() -> None:
    dots = "<p>…as the recorder uses red ink</p><p><em>...leaves the hatch open</em></p>"
    article = read(f"<article><h1>Owl returns</h1><div class='x'>{dots}<p>By Ada Winter</p>{BODY}</div></article>")
    assert article.subheadline == "…as the recorder uses red ink ...leaves the hatch open"
    assert [block.text for block in article.body] == TEXT


@pytest.mark.parametrize("tag", ["h3", "div"])
def test_the_heading_of_the_first_part_is_text_as_those_of_the_others_are(tag: str) -> None:
    parts = [
        f"<li><time>1{n}:40</time><{tag} class='t'>Owl {name} returns</{tag}><div class='x'><p>{line}</p></div></li>"
        for n, (name, line) in enumerate(zip(("Ada", "Bo", "Cy"), TEXT, strict=False))
    ]
    article = read(f"<h1>Owls return</h1><ul>{''.join(parts)}</ul>", "Owls return")
    assert [block.text for block in article.body][:2] == ["Owl Ada returns", TEXT[0]]


def test_a_town_set_as_the_headings_of_the_text_is_none_of_them() -> None:
    lines = "".join(f"<h6>Owl {name} returns to its tower</h6><p>{TEXT[0]}</p>" for name in ("Ada", "Bo"))
    article = read(f"<h1>Owls return</h1><div><h6>Ankara</h6><div><p>{TEXT[0]}</p>{lines}</div></div>", "Owls return")
    assert article.body[0].text == TEXT[0]


def test_a_short_deck_is_one_where_the_head_says_it_word_for_word() -> None:
    deck, said = "<p class='dek'>Also two mice.</p>", '<meta name="description" content="Also two mice.">'
    found = (article_of_html(f"<html lang='en'><head><title>Owl returns</title>{head}</head><body><h1>Owl returns</h1>{deck}<div class='x'>{BODY}</div></body></html>".encode()) for head in (said, ""))  # fmt: skip
    assert [article.subheadline for article in found] == ["Also two mice.", None]


def test_a_line_called_a_title_that_the_head_says_too_is_the_deck_in_the_texts_own_box() -> None:
    deck, said = "Owl in the mill, mice gone", '<meta name="description" content="Owl in the mill, mice gone">'
    article = article_of_html(f"<html lang='en'><head><title>Owl returns</title>{said}</head><body><h1>Owl returns</h1><div class='x'><div class='mid_title'><div>{deck}</div></div>{BODY}</div></body></html>".encode())  # fmt: skip
    assert (article.subheadline, [block.text for block in article.body]) == (deck, TEXT)


@pytest.mark.parametrize(("more", "deck"), [("", True), ("<a href='/news/2026/mice-2'>Mice leave the mill</a>", False)])
def test_a_sentence_called_a_teaser_is_the_deck_where_it_leads_to_no_other_story(more: str, *, deck: bool) -> None:
    line = "The recorder wrote it down in red ink, as he does with every owl."
    article = read(f"<h1>Owl returns</h1><div class='teaser'><div>{line}</div>{more}</div><div class='x'>{BODY}</div>")
    assert (article.subheadline, [block.text for block in article.body]) == (line if deck else None, TEXT)


def test_two_decks_one_under_the_other_are_one() -> None:
    decks = (
        "<h2 class='subtitle'>The recorder used red ink</h2><h2 class='subtitle'>The miller leaves the hatch open</h2>"
    )
    article = read(f"<article><h1>Owl returns</h1><div>{decks}</div>{BYLINE}<div class='x'>{BODY}</div></article>")
    assert article.subheadline == "The recorder used red ink The miller leaves the hatch open"


def test_a_deck_of_several_sentences_set_alike_is_one() -> None:
    deck = "".join(
        f"<p>{said}</p>" for said in (LEAD, "The miller used black ink.", "Nobody else was there to write it.")
    )
    article = read(
        f"<article><h1>Owl returns</h1><div class='preamble'>{deck}</div>{BYLINE}<div>{BODY}</div></article>"
    )
    assert article.subheadline == f"{LEAD} The miller used black ink. Nobody else was there to write it."


@pytest.mark.parametrize(
    ("box", "deck"),
    [
        ("<ul><li>The owl had been away for long</li><li>It came back on a Tuesday</li></ul>", True),
        ("<ul><li><a href='/a'>The owl had been away for long</a></li><li><a href='/b'>Came back</a></li></ul>", False),
        ("<ul><li>The owl had been away for long</li></ul>", False),
        ("<ul><li>What the recorder wrote down</li><li>What the miller said of it</li></ul>", False),
        ("<ul><li>5 min</li><li>12 May 2023</li></ul>", False),
    ],
)
def test_a_bulleted_summary_is_the_deck_and_a_list_of_contents_or_links_is_not(box: str, deck: bool) -> None:
    parts = f"<h3>What the recorder wrote down</h3>{BODY}<h3>What the miller said of it</h3><p>{LEAD}</p>"
    article = read(
        f"<article><h1>Owl returns</h1><div><h2>Key points:</h2>{box}</div><div>{BODY}{parts}</div></article>"
    )
    wanted = "The owl had been away for long It came back on a Tuesday" if deck else None
    assert article.subheadline == wanted


@pytest.mark.parametrize(
    "byline", ["<p class=byline>By Ada Winter</p>", "<p>By <a class=author href=/ada>Ada Winter</a></p>"]
)
def test_a_list_between_headline_and_byline_is_the_deck(byline: str) -> None:
    items = "<ul><li>The owl had been away for long</li><li>It came back on a Tuesday</li></ul>"
    article = read(f"<article><h1>Owl returns</h1>{items}{byline}{BODY}</article>")
    assert article.subheadline == "The owl had been away for long It came back on a Tuesday"
    assert article.bylines == ["Ada Winter"]


@pytest.mark.parametrize("closes", [False, True])
@pytest.mark.parametrize(
    ("items", "text"),
    [
        ("<li>The owl is back.</li><li>The hatch stays open.</li>", True),
        (
            "<li><a href=/news/gulls-17>Gulls in the town hall of Quarle</a></li><li class=summary>They came in.</li>"
            "<li><a href=/news/ferry-18>Ferry back on its old line</a></li><li class=summary>It had been away.</li>",
            False,
        ),
    ],
    ids=["points", "titles and their decks"],
)
def test_the_points_of_a_summary_within_a_text_or_at_its_end_are_text(items: str, text: bool, closes: bool) -> None:
    box = f"<div class=x><ul{' class=summary' if text else ''}>{items}</ul></div>"
    article = read(
        f"<h1>Owl returns</h1><article><div>{BODY}{box}{'' if closes else BODY.replace('owl', 'bird')}</div></article>"
    )
    assert ("list_item" in [block.kind for block in article.body]) == text


def test_a_summary_under_a_deck_is_told_with_it() -> None:
    said = [
        f"{line}, so the recorder wrote on that day." for line in ("The owl is back", "It came on a Tuesday at noon")
    ]
    items = "".join(f"<li>{line}</li>" for line in said)
    box = f"<div class='article-summary'><h2>In short</h2><ul>{items}</ul></div>"
    deck = f"<h3 class='subtitle'>{LEAD}</h3>"
    article = read(f"<article><h1>Owl returns</h1>{deck}{BYLINE}<div class='x'>{box}{BODY}</div></article>")
    assert (article.subheadline, [block.text for block in article.body]) == (" ".join([LEAD, *said]), TEXT)


def test_a_point_of_a_summary_may_be_short() -> None:
    items = "<ul><li>Owl back after nineteen years</li><li>Flour is dry</li></ul>"
    box = f"<div data-testid='Summary'><h2>Summary</h2>{items}</div>"
    article = read(f"<article><h1>Owl returns</h1>{BYLINE}{box}<div class='x'>{BODY}</div></article>")
    assert article.subheadline == "Owl back after nineteen years Flour is dry"


def test_a_note_may_stand_between_the_label_and_the_points_of_a_summary() -> None:
    box = "<h2>In short</h2><p>Machine-made list</p><ul><li>The owl is back on that day.</li><li>It came on that day.</li></ul>"
    text = BODY + BODY.replace("owl", "bird")
    article = read(f"<article><h1>Owl returns</h1>{BYLINE}<div class='x'><div>{box}</div>{text}</div></article>")
    assert article.subheadline == "The owl is back on that day. It came on that day."
    assert len(article.body) == 2 * len(TEXT)


@pytest.mark.parametrize("deck", [f"<h3>{LEAD}</h3>", ""])
def test_a_box_of_a_heading_and_a_list_that_opens_the_text_is_a_summary(deck: str) -> None:
    said = [f"{line}, so the recorder wrote on that day." for line in ("The owl is back", "It came at noon")]
    box = f"<div><h2>In short</h2><ul>{''.join(f'<li>{line}</li>' for line in said)}</ul></div>"
    article = read(f"<article><h1>Owl returns</h1>{deck}{BYLINE}<div class='x'>{box}{BODY}</div></article>")
    assert (article.subheadline, [block.text for block in article.body]) == (
        " ".join([*([LEAD] if deck else []), *said]),
        TEXT,
    )


def test_a_second_title_is_the_deck_though_it_is_set_as_the_heading_of_the_page() -> None:
    head = "<div class='article__title'>Owl returns to the mill</div><h1 class='article__second-title'>The recorder used red ink</h1>"
    article = read(f"<article>{head}<div>{BODY}</div></article>", "Owl returns to the mill")
    assert (article.headline, article.subheadline) == ("Owl returns to the mill", "The recorder used red ink")


def test_a_heading_that_opens_the_text_under_a_decks_name_is_the_deck() -> None:
    article = read(f"<h1>Owl returns</h1><article><h2 class='tit-sub'>Nineteen years in red ink</h2>{BODY}</article>")
    assert (article.subheadline, [block.text for block in article.body]) == ("Nineteen years in red ink", TEXT)


LONG_LEAD = f"{LEAD} {LEAD.replace('mill', 'tower')} {LEAD.replace('mill', 'barn')}"
APART = f"<h1>Owl returns</h1><div class='q1'><p class='q2'>{LONG_LEAD}</p></div>{PICTURE}<div class='x'>{BODY}</div>"
WITHIN = f"<h1>Owl returns</h1><div class='x'><p class='q2'>{LONG_LEAD}</p>{PICTURE}{BODY}</div>"


@pytest.mark.parametrize(
    ("markup", "described", "is_deck"),
    [
        (APART, LONG_LEAD, True),
        (APART, LONG_LEAD[:100] + "…", True),
        (APART, "An owl has come back.", True),
        (APART.replace(PICTURE, ""), "An owl has come back.", False),
        (WITHIN, LONG_LEAD, False),
    ],
    ids=["outside", "cut short", "by a picture", "nothing between", "inside"],
)
def test_what_the_head_says_of_the_story_is_its_deck_outside_the_texts_box(
    markup: str, described: str, is_deck: bool
) -> None:
    head = f"<head><title>Owl returns</title><meta name='description' content='{described}'></head>"
    article = article_of_html(f"<html lang='en'>{head}<body><article>{markup}</article></body></html>")
    assert (article.subheadline, [block.text for block in article.body]) == (
        (LONG_LEAD, TEXT) if is_deck else (None, [LONG_LEAD, *TEXT])
    )


@pytest.mark.parametrize(
    "lines",
    [
        "<ul class='author-intro'><li><a href=/ada>Ada Winter</a> Keeper of the owls at the county museum</li></ul>",
        "<p>By Ada Winter Owls editor, Weir News website, in the old mill</p>",
        "<p>Please agree to our terms of use before you listen to it.</p><p>Please agree to our terms of use before you listen to it.</p>",
        "<ul><li>descriptions off, selected</li></ul><ul><li>captions off, selected</li></ul>",
    ],
    ids=["a writer and what he is", "a writer and his desk", "what each box says", "buttons"],
)
def test_lines_of_the_page_between_headline_and_text_are_no_deck(lines: str) -> None:
    article = read(
        f"<article><div><h1>Owl returns</h1><p>12 May 2026</p>{lines}</div><div class='x'>{BODY}</div></article>"
    )
    assert article.subheadline is None


def test_a_text_has_one_deck() -> None:
    deck = "<p class='standfirst'>The recorder of the county has it in red ink, and the miller has it in the loft.</p>"
    article = read(f"<article>{APART.replace('</h1>', f'</h1>{deck}')}</article>")
    assert [block.text for block in article.body] == [LONG_LEAD, *TEXT]


SAID = "Owl in the mill, mice gone"


@pytest.mark.parametrize(
    ("opening", "deck"),
    [
        (f"<h2>{SAID}</h2>{BYLINE}", SAID),
        (f"<p>{SAID}</p>{BYLINE}", SAID),
        (f"<p>{SAID}</p>", None),
        (f"<p>{SAID}.</p>{BYLINE}", None),
        (f"<h2>What the recorder saw</h2>{BYLINE}", None),
    ],
    ids=["a heading", "a line", "no byline behind", "a sentence", "not what the head says"],
)
def test_what_opens_the_text_is_its_deck_where_the_head_says_the_same_and_the_byline_stands_behind(
    opening: str, deck: str | None
) -> None:
    said = f'<meta name="description" content="{SAID}">'
    article = read(f"{said}<article><h1>Owl returns</h1>{opening}{BODY}</article>")
    assert article.subheadline == deck


def test_a_deck_has_as_many_lines_as_the_description_goes_on_with() -> None:
    lines = (
        "The mill at Weir has its owl again, as the county knows.",
        "The recorder has written it down in red ink.",
        "He is pleased.",
    )
    said = f'<meta name="description" content="{" ".join(lines[:2])} And more">'
    deck = "".join(f"<p class=x{n}>{line}</p>" for n, line in enumerate(lines))
    article = read(f"{said}<article><div><h1>Owl returns</h1>{deck}</div>{PICTURE}<div>{BODY}</div></article>")
    assert article.subheadline == " ".join(lines[:2])


@pytest.mark.parametrize("line", ["Current ratings for: Owl returns to the mill", "Originally published by the mill:"])
def test_what_names_the_headline_or_leads_to_more_is_no_deck(line: str) -> None:
    article = read(
        f"<article><header><h1>Owl returns to the mill</h1><div>{line}</div></header>{PICTURE}<div>{BODY}</div></article>"
        "<meta property='og:title' content='Owl returns to the mill'>"
    )
    assert article.subheadline is None


BOLD = f"<p><strong>{LEAD}</strong></p>"


@pytest.mark.parametrize(
    ("box", "described", "is_deck"),
    [
        (f"<div>{BOLD}</div>{BODY}", "", True),
        (f"<div><p>{LEAD}</p></div>{BODY}", LEAD, True),
        (f"<div><p>{LEAD}</p></div><div>{BODY}</div>", LEAD, True),
        (f"<div><p>{LEAD}</p></div>{BODY}", "", False),
        (f"{BOLD}{BODY}", LEAD, False),
        (f"<div>{BOLD}</div>{BODY.replace('<p>', '<p><b>').replace('</p>', '</b></p>')}", "", False),
        (f"<div>{BOLD}</div>{BOXED}", LEAD, False),
        (f"<div>{BOLD}</div><p>{TEXT[0]}</p>", LEAD, False),
    ],
    ids=["bold", "what the head says", "beside a box", "neither", "no box", "all bold", "all boxed", "a short text"],
)
def test_a_lead_in_a_box_of_its_own_is_a_deck_where_it_alone_is_bold_or_the_head_says_it(
    box: str, described: str, is_deck: bool
) -> None:
    said = f'<meta name="description" content="{described}">'
    article = read(f"{said}<article><header><h1>Owl returns</h1></header>{PICTURE}<div>{box}</div></article>")
    assert article.subheadline == (LEAD if is_deck else None)
    assert (article.body[0].text == LEAD) != is_deck


def test_a_headline_said_in_a_window_before_it_hides_it_from_nobody() -> None:
    window = "<div class='popup'><h4>Owl returns to Weir</h4><ul><li>Copy</li><li>Mail</li><li>Print</li></ul></div>"
    deck = f"<header><h1>Owl returns to Weir</h1><p class='subtitle'>{LEAD}</p></header>"
    article = read(f"<article>{window}{deck}{BYLINE}{BODY}</article>", "Owl returns to Weir")
    assert (article.headline, article.subheadline) == ("Owl returns to Weir", LEAD)
    assert [block.text for block in article.body] == TEXT


@pytest.mark.parametrize(("deck", "is_deck"), [("방앗간에 올빼미가 열아홉 해 만에 돌아왔다고 군청 기록관이 붉은 잉크로 적었다 방앗간 주인은 위층 창을 열어 두기로", True), ("올빼미가 돌아온 날", False)])  # fmt: skip
def test_a_heading_that_opens_the_text_is_a_deck_where_it_is_long_in_its_own_script(deck: str, is_deck: bool) -> None:
    article = read(f"<article><h1>Owl returns</h1>{PICTURE}<div><h2>{deck}</h2>{BODY}</div></article>")
    assert article.subheadline == (deck if is_deck else None)


@pytest.mark.parametrize(("line", "is_deck"), [("By Ada Winter", True), ("In the mill", False)])
def test_a_list_that_opens_the_text_is_the_deck_over_a_byline_that_nothing_names(line: str, is_deck: bool) -> None:
    said = ["The owl had been away for long, so long that few knew it.", "It came back on a Tuesday, to the mill."]
    items = "".join(f"<li>{item}</li>" for item in said)
    article = read(
        f"<article><h1>Owl returns</h1>{PICTURE}<section><ul><li>Feedback</li></ul><ul>{items}</ul><div><strong>{line}</strong></div>{BODY}</section></article>"
    )
    assert article.subheadline == (" ".join(said) if is_deck else None)


@pytest.mark.parametrize(("name", "is_note"), [("Ada Winter", True), ("Bo Stern", False)])
def test_a_note_on_the_writer_under_the_name_opens_no_text(name: str, is_note: bool) -> None:
    note = f"{name} came to the Weir Post in 2001 and has counted its owls since, the last of them on a Tuesday."
    article = read(
        f"<article><h1>Owl returns</h1>{PICTURE}<section><p>By Ada Winter</p><div>{name}</div><p>{note}</p>{BODY}</section></article>"
    )
    assert article.bylines == ["Ada Winter"]
    assert (note in [block.text for block in article.body]) != is_note


def test_a_lead_called_an_intro_is_text_where_a_town_in_capitals_and_a_dash_open_it() -> None:
    def lead_of(intro: str, text: str = BODY) -> tuple[str | None, str | None]:
        article = read(
            f"<h1>Owl returns</h1>{PICTURE}<div class='introtext'>{intro}</div><div class='fulltext'>{text}</div>"
        )
        return article.subheadline, article.dateline.text if article.dateline else None

    assert lead_of(f"<p>LONDON - {LEAD}</p>") == (None, "LONDON -")
    assert lead_of(f"<p>OWLS - {LEAD}</p>") == (f"OWLS - {LEAD}", None)
    assert lead_of(f"<p>London - {LEAD}</p>") == (f"London - {LEAD}", None)
    assert lead_of(f"<p>LONDON - {LEAD}</p>", f"<p>LONDON (HPN) - {TEXT[0]}</p>{BODY}")[0] == f"LONDON - {LEAD}"


def test_a_paragraph_that_the_head_says_too_is_text_in_the_first_of_boxes_that_are_set_alike() -> None:
    def deck(first: str) -> str | None:
        boxes = f"<div class='{first}'><p>{LEAD}</p></div><div class='pic'><img src='/owl.jpg'></div><div class='block'>{BODY}</div><div class='block'>{BODY}</div>"
        html = f'<html lang="en"><head><title>Owl returns</title><meta name="description" content="{LEAD}"></head><body><div><h1>Owl returns</h1></div><div>{boxes}</div></body></html>'
        return article_of_html(html).subheadline

    assert deck("block") is None
    assert deck("summed") == LEAD


@pytest.mark.parametrize("name", ["location-stamp", "dateline", "loc"])
def test_a_place_that_only_a_style_parts_from_a_deck_or_a_lead_is_the_dateline(name: str) -> None:
    place = f"<span class='{name}'>London</span>"
    deck = read(f"<h1>Owl returns</h1><p class='description'>{place}{LEAD}</p>{PICTURE}<div class='x'>{BODY}</div>")
    lead = read(f"<h1>Owl returns</h1>{PICTURE}<div class='x'><p>{place}{TEXT[0]}</p>{BODY}</div>")
    assert (deck.subheadline, lead.subheadline, lead.body[0].text) == (LEAD, None, TEXT[0])
    assert [article.dateline and article.dateline.text for article in (deck, lead)] == ["London", "London"]


@pytest.mark.parametrize(
    ("lead", "dateline"),
    [
        ("<h2>BERGEN, May 12 (Norta) — {0}</h2>", "BERGEN, May 12 (Norta) —"),
        ("<h3>BERGEN (Reuters) - {0}</h3>", "BERGEN (Reuters) -"),
        ("<p class=deck>BERGEN, May 12 — {0}</p><div>Advertisement</div>", "BERGEN, May 12 —"),
        ("<h2>{0}</h2>", None),
        ("<p class=deck>Bergen, 12 May 2026 — the night on which the lamp over the mole was lit again, told by its keeper</p>", None),
    ],
)  # fmt: skip
def test_a_lead_with_a_dateline_is_the_first_paragraph_though_it_is_a_heading_or_called_a_deck(
    lead: str, dateline: str | None
) -> None:
    article = read(f"<h1>Lighthouse lit again</h1><div class=k1>{lead.format(LIT)}{BELOW}</div>")
    assert (article.dateline and article.dateline.text) == dateline
    assert (article.body[0].text == LIT) == (dateline is not None)


LIT = "The lamp over the mole burns again after eleven years in which nobody on the island had asked for it, the port said."
BELOW = "".join(f"<p>Of the {n} boats that lie behind the mole in winter, {n - 3} had their lamps lit that night, the port's office said.</p>" for n in range(20, 30))  # fmt: skip


@pytest.mark.parametrize(
    ("line", "behind", "is_deck"),
    [
        ("Its lamp burns whiter than before", "<p class=k3>By Jo Doe</p>", True),
        ("Its lamp burns whiter than before", "<p class=k3>May 12, 2026</p>", True),
        ("Its lamp burns whiter than before", "", False),
        ("Harbour Town", "<p class=k3>By Jo Doe</p>", False),
    ],
)
def test_some_words_alone_between_headline_and_byline_or_date_are_the_deck(
    line: str, behind: str, is_deck: bool
) -> None:
    head = f"<h1>Lighthouse lit again</h1><p class=k2>{line}</p>{behind}"
    text = "".join(f"<p>{n} people walked over the causeway to the lighthouse that night.</p>" for n in range(20, 25))
    article = article_of_html(f"<html><body><main>{head}<div class=k9>{text}</div></main></body></html>")
    assert article.subheadline == (line if is_deck else None)


def test_a_province_that_another_line_ends_with_is_no_agency_behind_one_that_signs_first() -> None:
    lead = f"(ANSA) - GRADO (GORIZIA), 28 LUG - {LEAD}"
    article = read(f"<h1>Owl returns</h1><div><span>Ada Winter</span> <span>GRADO (GORIZIA)</span></div><div class='x'><p>{lead}</p>{BODY}</div>")  # fmt: skip
    found = article.dateline
    assert found is not None
    assert ([place.name for place in found.places], found.agency) == (["GRADO (GORIZIA)"], "ANSA")


@pytest.mark.parametrize(
    ("dateline", "follows", "is_lead"),
    [
        ("BERGEN, Norway (AP) —", "", True),
        ("BERGEN —", "", False),
        ("BERGEN, Norway (AP) —", "BERGEN, Norway (AP) — ", False),  # a caption, as the text has a dateline
    ],
)
def test_an_agencys_dateline_beside_the_picture_above_the_text_opens_it(
    dateline: str, follows: str, is_lead: bool
) -> None:
    found = read(
        f"<h1>Owl returns</h1><div class='b1'><div class='b2'><img src='/owl.jpg' width='800'><p>{dateline} {LEAD}</p></div>"
        f"<div class='b3'>{BODY.replace('<p>', f'<p>{follows}', 1)}</div></div>"
    )
    assert [block.text for block in found.body] == ([LEAD, *TEXT] if is_lead else TEXT)
