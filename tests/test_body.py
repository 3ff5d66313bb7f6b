"""The body by layout: what is text though its classes say otherwise, and what stands in the column and is none."""

from __future__ import annotations

import pytest

from crawler.items import Article, Page
from pipelines.boilerplate import story_of
from pipelines.structure import structure

URL = "https://www.harbour.example/news/2026/ferry-returns-118.html"
TEXT = [
    "The ferry between the two banks of the river came back on Monday after eleven days in dock, the harbour office said.",
    "Some four hundred people who work across the water had gone by bus in the meantime, an hour longer each way, and those"
    " who could stayed at home; the school on the island was closed for a week, said its head, who lives on the other bank.",
    "The engine had failed in the first storm of the winter, and the spare part came by rail from the south of the country.",
    "“We looked at every plate of her hull and found nothing at all,” said the master of the ferry, Ines Calder.",
    "The council will talk about a second boat in spring, when the year's accounts of the line are on the table.",
]
A, B = "/news/2026/second-line-102.html", "/news/2026/pilots-fog-97.html"


def article(column: str, byline: str = "By Noa Brandt") -> Article:
    html = (
        "<html><head><title>The ferry is back - Harbour Daily</title></head><body><nav><a href='/'>Harbour Daily</a></nav>"
        f"<article><h1>The ferry is back</h1><p class='byline'>{byline}</p>{column}</article>"
        "<footer><p>Harbour Daily, a paper of the river and its two banks</p></footer></body></html>"
    )
    return structure(story_of(Page(URL, html.encode(), language="en")))


def paragraphs(*lines: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def body(inner: str) -> str:
    return f"<div class='story-body'>{inner}</div>"


def lines(found: Article) -> list[str]:
    return [block.text for block in found.body]


SET_OTHERWISE = {
    "bare text between breaks": body("<br><br>".join(TEXT)),
    "bare text between breaks, with spaces and a comment": body("<br />\n&nbsp;<br/> <!-- x -->".join(TEXT)),
    "bare text between empty elements that are blocks": body(
        "<span style='display:block;height:1em'></span>".join(TEXT)
    ),
    "boxes in a heading that is never closed": f"<h4><div>12 May 2026</div><div class='text'>{'<br><br>'.join(TEXT)}</div>",
    "lines in a heading that is never closed": f"<h3>12 May 2026<br><br>{'<br><br>'.join(TEXT)}",
    "paragraphs as divs of one class": body("".join(f"<div class='par text-x2k'>{line}</div>" for line in TEXT)),
    "each paragraph in a box of its own": "".join(
        f"<div class='article-body'><p class='f-1'>{t}</p></div>" for t in TEXT
    ),
    "a paragraph whose id names a place for a script": body(
        paragraphs(TEXT[0]) + f"<p id='x-newsletter-anchor'>{TEXT[1]}</p>" + paragraphs(*TEXT[2:])
    ),
    "a paragraph that the gate's class marks": body(
        paragraphs(TEXT[0]) + f"<p class='paywall has-share'>{TEXT[1]}</p>" + paragraphs(*TEXT[2:])
    ),
    "adverts between parts of a text": f"<div class='text'>{paragraphs(*TEXT[:3])}</div><div class='ad'>Advertisement</div>"
    f"<div class='text'>{paragraphs(*TEXT[3:])}</div>",
}
LONG = [f"{one} {other}" for one, other in zip(TEXT, [TEXT[1], *TEXT[2:4], *TEXT[:2]], strict=True)]
GATES = {
    "the opening in a box called a teaser": "<div class='metered'><div class='teaser-content'>"
    + paragraphs(*LONG[:2])
    + f"</div><div class='remainder-content'>{paragraphs(*LONG[2:])}</div></div>",
    "the first paragraph before the gate, set like the others": "<div class='text'><div id='free-part'><p class='css-1a'>"
    + f"{LONG[0]}</p></div><div id='gated-part'>{''.join(f'<p class=css-1a>{line}</p>' for line in LONG[1:])}</div></div>",
}
AMONG = {
    "a pull quote": "<blockquote class='pull-quote'>We looked at every plate of her hull and found nothing at all</blockquote>",
    "a pull quote and who said it": "<blockquote><p>We looked at every plate of her hull and found nothing at all</p>"
    "<div><div>The ferry's master Ines Calder</div></div></blockquote>",
    "the address of a post": "<p><a href='https://x.com/harbour/status/1810478997'>https://x.com/harbour/status/1810478997</a></p>",
    "a pull quote with who said it": "<figure><blockquote>“We looked at every plate of her hull and found nothing at all.”"
    "<span>Ines Calder, master of the ferry for some twenty years</span></blockquote></figure>",
    "a pull quote in an aside": "<aside><p>“We looked at every plate of her hull and found nothing at all”</p></aside>",
    "a box set aside": "<aside class='c4k'><h3>The ferry</h3><p>Built in 1979 in a yard up the river, she takes forty cars.</p></aside>",
    "points in a box set aside": "<aside><h2>Key points:</h2><ul><li>She was built in 1979 in a yard up the river</li>"
    "<li>She takes forty cars from bank to bank</li></ul></aside>",
    "a fact box": "<div class='fact-box'><h3>The ferry</h3><p>Built in 1979 in a yard up the river, she takes forty cars"
    " and two hundred people in eleven minutes from bank to bank.</p><p>Source: Harbour Lexicon</p></div>",
    "what there is to gain, over a button that sells": "<div class='layer'><div>You read this the second-best way!</div><ul>"
    "<li>More comfort under way</li><li>The news in one app</li></ul><div><a class='button' href='/subscription/app'>Get it for"
    " nothing</a></div></div>",
    "a newsletter box": "<div class='newsletter-signup'><h4>The Harbour Letter</h4><p>All that moves on the river and in the"
    " port, each morning at six in your inbox.</p><p>Sign up</p></div>",
    "a list of teasers under a heading of its own": "<h3>Exclusive: the river at night</h3><ul>"
    f"<li><b>Interview:</b> <a href='{A}'>Why the pilot will not sail in fog</a></li>"
    f"<li><b>Comment:</b> <a href='{B}'>Two boats are better than one</a></li></ul>",
    "a card of another story with its deck": f"<div class='card'><p class='kicker'><a href='/s/river'>River</a></p>"
    f"<p class='headline'><a href='{A}'>Why the pilot will not sail in fog</a></p><p class='summary'>The story of a day on the"
    " water, of those who went and of those who had to stay on the bank that night.</p></div>",
    "an offer of a newsletter that only its consent tells": "<h3>The Harbour Letter</h3><p>All that moves on the river, each"
    " morning at six.</p><div class='rail'><p>By signing up for the newsletter you agree to our <a href='/t'>terms</a>.</p></div>",
    "a poll": "<section><div class='x1'><p>Would you cross the river in fog?</p></div><div><input type='radio' name='q'><label>Yes"
    "</label></div><div><input type='radio' name='q'><label>Not in any fog that hides the other bank</label></div></section>",
    "an offer: a picture, a few words and a button": "<div><figure><img src='/day.png' width='700'></figure><p>Boat day</p>"
    "<p>All who will sail are named! ⛵</p><div><a href='/boat-day'>See the boats</a></div></div>",
    "a cue that has lost its story": "<p>Read also:</p>",
    "a share bar": "<ul class='share'><li><a href='#'>Facebook</a></li><li><a href='#'>Copy link</a></li></ul>",
}
AFTER = {
    "a button of the page behind a few words": "<p>Kein Boot verpassen! - <a href='/letter'>Newsletter abonnieren</a></p>",
    "a heading of nothing": "<h3>More from the harbour</h3>",
    "a note on the writer": "<p><em>Noa Brandt is a reporter at the Harbour Daily and lives on the island, with two dogs.</em></p>",
    "what he is at whose house": "<p>Carla Weiss is the Weekly Quay’s contributing science editor. Connect with her anywhere.</p>",
    "whom somebody of another house writes for": "<p>Carla B. Weiss writes for The Weekly Quay, a paper of the coast.</p>",
    "a note that names the writer by the office only": "<p>The author is a columnist with the Harbour Daily. For more please visit:</p>"
    '<p><a href="https://www.harbour.example/opinion/brandt.html">https://www.harbour.example/opinion/brandt.html</a></p>',
    "the site's other addresses": "<p><em>The Harbour's website can also be accessed at the following alternate addresses:</em></p>"
    '<p><a href="https://harbour.example">www.harbour.example</a></p>',
    "a note with the asterisk of the byline": "<p><em>*Boatwright and hydrologist, contributor to the Harbour Daily</em></p>",
    "a note that names the writer between commas": "<p><b>The author, Dr. Noa Brandt, teaches the lore of rivers.</b></p>",
    "a note on a writer who is in no byline": "<blockquote><p>Lena Ostrow is an award-winning journalist and the author of two"
    " books on rivers.</p></blockquote>",
    "a note on the writer in capitals": "<p>NOA BRANDT IS THE HARBOUR DAILY'S EDITOR FOR THE RIVER</p>",
    "an invitation to follow the writer": "<p>Read on the river and its boats each week in the Harbour. Follow Noa Brandt on Twitter at @noabrandt.</p>",
    "where somebody in no byline is followed": "<p>Read on the river each weekday. Follow Tom Reed on Twitter at"
    " <a href='https://www.twitter.com/tomreed'>@tomreed</a>.</p>",
    "a cue without its stories": "<p><strong>More about the river:</strong></p>",
    "where the writer is reached": "<p>Noa Brandt can be reached at noa@harbour.example.</p><p>MORE FROM THE RIVER »</p>",
    "what a desk asks of its readers, under its sign-off": "<p>Harbour writer Tom Reed contributed to this report.</p>"
    "<ul><li>Send Corrections</li><li>Send Photos/Videos</li></ul>",
    "an invitation with hard blanks": "<p>Follow Harbour\u00a0Daily on\u00a0Facebook\u00a0and Twitter for more of the river.</p>",
    "a note on the writer that opens with her office": "<p>Our correspondent Noa Brandt covers the river and its boats.</p>",
    "whom a press release says to ask": "<p><b>Pressekontakt:</b></p><p>Hafen GmbH<br>Nina Weiss<br>presse@harbour.example<br>Tel. +49 (0) 40 123</p>"
    "<p class='originator'>Original-Content von: Hafen GmbH, übermittelt durch Quaidienst</p>",
    "what the house is not answerable for": "<p class='disclaim'>This story comes from a third party, and Harbour Daily answers for nothing in it.</p>",
    "titles and summaries of other stories": "<h2>More from Harbour Daily</h2>"
    + "".join(
        f"<div class='card'><h4><a href='{h}'>{t} of the town and its river</a></h4><p class='dek'>The story of a day"
        " on the water, of those who went and of those who had to stay on the bank that night.</p></div>"
        for h, t in ((A, "The old market"), (B, "The new lamps"))
    ),
}


@pytest.mark.parametrize("layout", SET_OTHERWISE)
def test_text_is_text_however_it_is_set(layout: str) -> None:
    assert sorted(lines(article(SET_OTHERWISE[layout]))) == sorted(TEXT)


def test_a_sentence_with_an_asterisk_that_closes_a_text_is_text() -> None:
    said = "* The name of the ferryman has been changed."
    assert lines(article(body(paragraphs(*TEXT, said)))) == [*TEXT, said]


def test_a_note_to_an_asterisk_in_the_text_is_text() -> None:
    noted = [
        TEXT[0],
        "The crossing costs 12 marks* for all who are not born on the river.",
        *TEXT[1:],
        "* Without a dog",
    ]
    assert lines(article(body(paragraphs(*noted)))) == noted


def test_a_list_of_the_headings_below_is_left_out_with_the_words_over_it_and_no_sentence() -> None:
    heads = ["The fog", "The horn", "The fare"]
    contents = f"<ul>{''.join(f'<li>{head}</li>' for head in heads)}</ul>"
    parts = "".join(f"<h2>{head}</h2><p>{text}</p>" for head, text in zip(heads, LONG, strict=False))
    told = [line for head, text in zip(heads, LONG, strict=False) for line in (head, text)]
    assert lines(article(body(f"<p>{LONG[-1]}</p><p>In this story</p>{contents}{parts}"))) == [LONG[-1], *told]
    assert lines(article(body(f"<p>{LONG[-1]}</p>{contents}{parts}"))) == [LONG[-1], *told]


def test_a_text_behind_a_caption_that_is_never_closed_is_text() -> None:
    long = [
        f"{one} {other} {third}"
        for one, other, third in zip(LONG, LONG[1:] + LONG[:1], LONG[2:] + LONG[:2], strict=True)
    ]
    found = article(f"<figure><img src='/1.jpg'><figcaption>The ferry at its pier on Friday{paragraphs(*long)}")
    assert lines(found)[-len(long) :] == long


@pytest.mark.parametrize("layout", GATES)
def test_text_before_a_gate_is_text(layout: str) -> None:
    assert lines(article(GATES[layout])) == LONG


@pytest.mark.parametrize("layout", AMONG)
def test_what_stands_among_the_paragraphs_and_is_none_is_left_out(layout: str) -> None:
    assert lines(article(body(paragraphs(*TEXT[:2]) + AMONG[layout] + paragraphs(*TEXT[2:])))) == TEXT


def test_the_name_of_a_product_between_its_picture_and_its_button_is_text() -> None:
    skiff = "<figure><img src='/skiff.png' width='700'></figure><h2>Nordic Skiff 300</h2><p>Best for rough water</p>"
    shop = "<p><a href='https://shop.example/300'>Buy it at Harbour Shop</a></p>"
    found = lines(article(body(paragraphs(*TEXT[:2]) + skiff + shop + paragraphs(*TEXT[2:]))))
    assert found[2:4] == ["Nordic Skiff 300", "Best for rough water"]


@pytest.mark.parametrize("layout", AFTER)
def test_what_a_page_sets_under_the_text_is_left_out(layout: str) -> None:
    assert lines(article(body(paragraphs(*TEXT) + AFTER[layout]))) == TEXT


@pytest.mark.parametrize(
    "markup",
    [
        "<h2>{}</h2>",
        "<div class='subtitle'><h3>{}</h3></div>",
        "<h3 class='sub-headline'>{}</h3>",
        "<p class='subhead'>{}</p>",
        "<span class='cross-head'>{}</span>",
        "<p class='valiotsikko'>{}</p>",
        "<p class='haber-ara-baslik'>{}</p>",
        "<span class='texto__entretitulo'>{}</span>",
    ],
)
def test_a_subheading_inside_the_text_is_a_heading(markup: str) -> None:
    found = article(body(paragraphs(*TEXT[:2]) + markup.format("Eleven days in dock") + paragraphs(*TEXT[2:])))
    assert [(b.kind, b.text) for b in found.body][2] == ("heading", "Eleven days in dock")
    assert lines(found) == [*TEXT[:2], "Eleven days in dock", *TEXT[2:]]


def test_lists_and_quotes_are_told_by_kind() -> None:
    items = ["From the pier at six in the morning, and every hour from then on", "From the island at half past six"]
    quote = "Nobody on this island will forget the winter in which the boat did not come, not even the children."
    inner = paragraphs(*TEXT[:2]) + f"<ul>{paragraphs(*items, tag='li')}</ul>" + paragraphs(*TEXT[2:4])
    found = article(body(f"{inner}<blockquote><p>{quote}</p></blockquote>{paragraphs(TEXT[4])}"))
    kinds = ["paragraph", "paragraph", "list_item", "list_item", "paragraph", "paragraph", "quote", "paragraph"]
    assert [block.kind for block in found.body] == kinds
    assert lines(found) == [*TEXT[:2], *items, *TEXT[2:4], quote, TEXT[4]]


@pytest.mark.parametrize("head", ["th", "td"])
def test_a_table_is_text_whole_and_none_of_its_cells_a_heading(head: str) -> None:
    heads = ["What failed", "What it does", "Why it did not hold until the spring"]
    rows = [
        heads,
        ["The spare part", "It turns the screw at night", "It came by rail from the south, some eleven days too late"],
        [
            "<b>The lamp for the fog</b>",
            "It is lit by hand each evening",
            "Nobody had ordered the oil for it in the autumn",
        ],
        ["<b>The bell</b>", "Rung by the master's dog", "The rope was eaten by the mice of the harbour in May"],
        ["<b>The rail of the pier</b>", "Keeps the children dry", "It was painted on the wrong side"],
    ]
    set_in = "".join(f"<tr>{paragraphs(*row, tag=head if row is heads else 'td')}</tr>" for row in rows)
    found = article(body(paragraphs(*TEXT[:3]) + f"<table>{set_in}</table>" + paragraphs(*TEXT[3:])))
    cells = [cell.removeprefix("<b>").removesuffix("</b>") for row in rows for cell in row]
    assert lines(found) == [*TEXT[:3], *cells, *TEXT[3:]]
    assert {block.kind for block in found.body} == {"paragraph"}


def test_who_says_a_quote_stays_with_it_though_he_is_named_elsewhere_too() -> None:
    said = "<blockquote><p>Nobody here will forget the winter in which the boat did not come.</p><p>I shall ring the bell every night until it rains again on this side.</p><p>- Ines Calder, master of the ferry for twenty years, and its cook</p></blockquote>"
    named = "Ines Calder, master of the ferry for twenty years, and its cook"
    found = article(body(paragraphs(*TEXT[:2], named) + said + paragraphs(*TEXT[2:])))
    assert f"- {named}" in lines(found)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (
            "Brandt covers the river and its ferries for the paper, and has written two books on the locks of the south.",
            False,
        ),
        (
            "Brandt crossed the river with the first boat, and says that the two books on the locks were wet by noon.",
            True,
        ),
    ],
)
def test_a_writers_last_name_and_what_writers_do_is_a_note_on_her(last: str, told: bool) -> None:
    assert (lines(article(body(paragraphs(*TEXT, last))))[-1] == last) == told


def test_a_story_about_a_namesake_keeps_its_last_paragraph() -> None:
    last = "The master of the ferry, Ines Calder, is on board again, and so is her dog, which had missed the water."
    assert lines(article(body(paragraphs(*TEXT, last))))[-1] == last


def test_a_journalist_whom_the_story_is_about_keeps_the_last_paragraph() -> None:
    told = ["Lena Ostrow went aboard at six and wrote down what the master of the ferry told her of that night."]
    last = "Lena Ostrow is a journalist who has crossed the river on every boat that has ever sailed there."
    assert lines(article(body(paragraphs(*told, *TEXT, last))))[-1] == last


def test_a_button_glued_to_a_desks_line_is_none_of_it() -> None:
    line = "<p class='source'><span>Source: H.D.</span><a href='https://rights.example/buy'>Buy the rights</a></p>"
    found = article(f"{body(paragraphs(*TEXT))}<footer>{line}</footer>")
    assert (found.signoff, lines(found)) == ("Source: H.D.", TEXT)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "<p><span>SOURCE:</span><span>Harbour World and agencies</span></p>",
            "SOURCE: Harbour World and agencies",
        ),
        ("<p><span>The sign said “no:</span><span>fishing” here.</span></p>", "The sign said “no:fishing” here."),
    ],
)
def test_a_label_is_parted_from_what_it_labels_and_no_word_from_its_sentence(line: str, told: str) -> None:
    found = article(body(paragraphs(*TEXT) + line))
    assert told in [found.signoff, *lines(found)]


def test_a_byline_that_closes_the_text_signs_it() -> None:
    found = article(body(paragraphs(*TEXT, "By Tom Reed")))
    assert (lines(found), found.bylines, found.signoff) == (TEXT, ["Noa Brandt"], "By Tom Reed")


def test_a_heading_is_text_wherever_a_link_to_it_leads() -> None:
    heading = "<h3 class='subheading' id='nav_eleven_days_2'>Eleven days in dock</h3>"
    found = article(body(paragraphs(*TEXT[:2]) + heading + paragraphs(*TEXT[2:])))
    assert lines(found)[2] == "Eleven days in dock"


def test_a_pull_quote_is_text_where_no_paragraph_has_a_piece_of_it() -> None:
    told, own = f"{TEXT[0][:40]} … and no more", "I shall keep the bell, and I shall ring it every night until it rains"
    first, second = (f"<blockquote class=pullquote><p>{quote}</p></blockquote>" for quote in (told, own))
    found = lines(article(body(first.join(map(paragraphs, TEXT[:2])) + second + paragraphs(*TEXT[2:]))))
    assert (told in found, own in found) == (False, True)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("<p><cite>Noa Lind, captain</cite></p>", False),
        ("<cite>Noa Lind, captain</cite>", False),
        ("<p>And a long night it was</p>", True),
        ("<p><em>And a long night it was.</em></p>", True),
    ],
)
def test_who_said_it_closes_a_quotation_by_his_tag_and_is_no_text(last: str, told: bool) -> None:
    quote = f"<blockquote><p>I kept the bell, and I rang it every night.</p>{last}</blockquote>"
    found = lines(article(body(paragraphs(*TEXT[:2]) + quote + paragraphs(*TEXT[2:]))))
    assert len(found) == len(TEXT) + 1 + told


@pytest.mark.parametrize(
    ("button", "told"),
    [("read more", ""), ("Weiterlesen", ""), ("a long list", " a long list"), ("background", " background")],
)
def test_a_cue_behind_a_sentence_is_a_button_where_it_leads_on(button: str, told: str) -> None:
    line = f"The river rose by nine metres in one night. <a href='/news/river-71234'>{button}</a>"
    assert f"The river rose by nine metres in one night.{told}" in lines(article(body(paragraphs(line, *TEXT))))


def test_a_quote_that_no_paragraph_repeats_is_text() -> None:
    said = "I have never seen the river like this in all my forty years on the water, and I hope never to see it again."
    assert said in lines(
        article(body(paragraphs(*TEXT[:3]) + f"<blockquote>{said}</blockquote>" + paragraphs(*TEXT[3:])))
    )


@pytest.mark.parametrize(
    ("below", "signoff"),
    [
        ("<div class='detail'><p class='detail_author'>nbr</p></div>", "nbr"),
        (
            "<div class='more-info'><p class='byline'>Redaktion: Noa Brandt und <a href='/autor/reed'>Tom Reed</a></p></div>",
            "Redaktion: Noa Brandt und Tom Reed",
        ),
        (
            "<div class='byline'><p>Redaktion: Noa Brandt</p><p>Source: Harbour Radio</p></div>",
            "Redaktion: Noa Brandt Source: Harbour Radio",
        ),
        ("<p class='byline'>Noa Brandt</p>", None),
    ],
)
def test_initials_and_a_desks_names_under_the_text_sign_it_off(below: str, signoff: str | None) -> None:
    found = article(body(paragraphs(*TEXT)) + below)
    assert (lines(found), found.signoff) == (TEXT, signoff)


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("<strong>Nobody on board</strong>", True),
        ("NOBODY ON BOARD", True),
        ("<b>Who pays?</b>", True),
        ("<b>'Nobody on board'</b>", True),
        ("Nobody on board", False),
        ("<b>Nobody was on board.</b>", False),
        ("<b>Which influence do you think has the new boat had on those who live across?</b>", False),
        ("<b>— Ines Calder</b>", False),
        (f"<b><a href='{A}'>Nobody on board</a></b>", False),
        ("<b>“谁也不在船上，谁也没有看见。”</b>", False),
        ("HMS", False),
    ],
)
def test_a_line_in_bold_or_capitals_above_a_paragraph_is_its_heading(line: str, heads: bool) -> None:
    found = article(body(paragraphs(*TEXT[:2]) + f"<p>{line}</p>" + paragraphs(*TEXT[2:])))
    assert [block.kind for block in found.body].count("heading") == heads


@pytest.mark.parametrize(("blank", "heads"), [("<br><br>", True), ("<br>", False)])
def test_a_line_in_bold_behind_a_blank_one_is_a_heading_where_breaks_part_paragraphs(blank: str, heads: bool) -> None:
    lines = "<br><br>".join(TEXT[:2]) + f"{blank}<b>Nobody on board</b><br>" + "<br><br>".join(TEXT[2:])
    found = article(body(f"<div class='x'>{lines}</div>"))
    assert ("heading", "Nobody on board") in [(block.kind, block.text) for block in found.body] or not heads


def test_a_korean_word_whose_halves_an_editor_set_apart_is_one() -> None:
    spans = "<span>1) <span>배는</span> </span><span>항구로 돌아오</span><span>지 않는다<span>.</span></span>"
    found = article(body(paragraphs(*TEXT[:3], spans, *TEXT[3:])))
    assert "1) 배는 항구로 돌아오지 않는다." in [block.text for block in found.body]


def test_a_line_in_bold_in_a_text_that_a_table_lays_out_is_a_heading() -> None:
    inner = paragraphs(*TEXT[:2]) + "<p><strong>Nobody on board</strong></p>" + paragraphs(*TEXT[2:])
    page = f"<table><tr><td><h1>No ferry at night</h1><div>{inner}</div></td><td>Menu</td></tr></table>"
    assert [block.text for block in article(page).body if block.kind == "heading"] == ["Nobody on board"]


def test_a_line_in_bold_above_a_list_is_its_heading() -> None:
    board = f"<ul>{paragraphs(*TEXT[3:], tag='li')}</ul>"
    found = article(body(paragraphs(*TEXT[:3], "<b>Who was on board</b>") + board))
    assert [block.kind for block in found.body] == [*["paragraph"] * 3, "heading", *["list_item"] * len(TEXT[3:])]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("<b><i>Ada Quist es politóloga en la Universidad del Puerto. Bo Lund es abogado</i></b>", False),
        ("<i>Ada Quist and Bo Lund are masters of ships that nobody builds any more</i>", False),
        ("Ada Quist es politóloga en la Universidad del Puerto", True),
        ("<i>The harbour is a place of which nobody in this town has a good word to say</i>", True),
    ],
)
def test_who_writers_are_is_no_text_where_italics_close_it(line: str, told: bool) -> None:
    assert len(article(body(paragraphs(*TEXT, line))).body) == len(TEXT) + told


@pytest.mark.parametrize(
    ("above", "kinds"),
    [
        ("<p><b>1</b></p>", ["heading", "heading"]),
        ("<p><b>Nobody on deck</b></p>", ["heading", "heading"]),
        ("<p><b>Ines Calder</b></p><p><b>Bo Stern</b></p>", ["paragraph", "paragraph", "heading"]),
    ],
)
def test_a_line_in_bold_above_such_a_heading_is_one_too(above: str, kinds: list[str]) -> None:
    found = article(body(paragraphs(*TEXT[:2]) + f"{above}<p><b>Nobody on board</b></p>" + paragraphs(*TEXT[2:])))
    assert [block.kind for block in found.body][2:-3] == kinds


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("<em>The boat leaves the dock. (Video by Bo Stern)</em>", False),
        ("<em>The boat leaves the dock. (One of the crew sent us this video)</em>", False),
        ("<em>The boat leaves the dock.</em>", True),
        ("The boat leaves the dock. (Video by Bo Stern)", True),
    ],
)
def test_the_caption_of_a_film_in_the_text_is_none_of_it(line: str, told: bool) -> None:
    found = article(body(paragraphs(*TEXT[:3], line, *TEXT[3:])))
    assert len(found.body) == len(TEXT) + told


def test_a_heading_with_a_link_in_it_is_text_and_one_that_is_a_link_is_none() -> None:
    number = f"<h2>The first fault: a loose screw (<a href='{A}'>No. 1</a>)</h2>"
    other = f"<h2><a href='{B}'>A second line to the islands is talked of in the council</a></h2>"
    found = lines(article(body(paragraphs(*TEXT[:2]) + number + paragraphs(TEXT[2]) + other + paragraphs(*TEXT[3:]))))
    assert [*TEXT[:2], "The first fault: a loose screw (No. 1)", *TEXT[2:]] == found


def test_a_box_called_as_the_texts_own_is_its_next_part_and_a_note_in_italics_none_of_it() -> None:
    first, last = (f"<div class='{look}'><div class='grid'><div class='post-content'>{{}}</div></div></div>" for look in ("my-2.5 mx-auto", "mt-2.5 mx-auto"))  # fmt: skip
    note = "<p><em>Headline updated to change “breaks”.</em></p>"
    found = article(first.format(paragraphs(*LONG[:3])) + last.format(paragraphs(*LONG[3:]) + note))
    assert lines(found) == LONG


@pytest.mark.parametrize("parting", ["<h1>Another boat is late</h1>", "<h2>Late</h2><p class='byline'>By Jo Doe</p>"])
def test_the_next_story_of_a_page_without_an_end_is_no_part_of_the_text(parting: str) -> None:
    first, last = (f"<div class='{look}'><div class='grid'><div class='post-content'>{{}}</div></div></div>" for look in ("my-2.5 mx-auto", "mt-2.5 mx-auto"))  # fmt: skip
    found = article(first.format(paragraphs(*LONG[:3])) + parting + last.format(paragraphs(*LONG[3:])))
    assert lines(found) == LONG[:3]


def test_a_page_that_sets_its_whole_text_in_a_figure_below_a_list_is_read() -> None:
    menu = "<ul><li>Main menu</li><li>Weather</li></ul>"
    html = f"<html><body>{menu}<figure><h1>The ferry is back</h1>{paragraphs(*TEXT)}</figure></body></html>"
    assert lines(structure(story_of(Page(URL, html.encode(), language="en")))) == TEXT


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Harbour Star is a nonprofit newsroom that covers the coast. Sign up for our newsletter.", False),
        ("Harbour Star is a nonprofit newsroom that covers the coast, and it will be closed on Friday.", True),
        ("Ines Calder teaches the law of the sea at the school of the port. The views are hers.", True),
    ],
)
def test_who_the_newsroom_is_that_asks_for_something_is_no_text(line: str, told: bool) -> None:
    for text in ([line, *TEXT], [*TEXT, line]):
        assert (line in lines(article(body(paragraphs(*text))))) == told


def test_what_the_writer_teaches_is_a_note_on_her() -> None:
    note = "Noa Brandt teaches the law of the sea at the school of the port. The views are hers."
    assert lines(article(body(paragraphs(*TEXT, note)))) == TEXT


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("https://www.harbour.example/news/2026/ferry-returns-118.html", False),
        ("Permalink: https://p.harbour.example/p/RPYx", False),
        ("Link: https://www.harbour.example/118/ Views: 392", False),
        (", said the harbour master.", True),
        ("The timetable is at https://www.harbour.example/boats and on every pier.", True),
        ("Form: https://council.example/boats/apply", True),
    ],
)
def test_an_address_of_the_site_to_copy_is_no_text(line: str, text: bool) -> None:
    found = article(body(paragraphs(*TEXT[:3], line, *TEXT[3:])))
    assert lines(found) == [*TEXT[:3], *([line] if text else []), *TEXT[3:]]


def test_the_rest_of_a_line_that_a_date_opened_opens_no_text() -> None:
    assert lines(article(body(paragraphs(", Blinkenrode -", *TEXT)))) == TEXT


@pytest.mark.parametrize(("lead", "text"), [(TEXT[:3], True), (TEXT[:1], False)])
def test_a_lead_of_several_paragraphs_in_one_element_is_text(lead: list[str], text: bool) -> None:
    html = (
        "<html><head><title>The ferry is back - Harbour Daily</title></head><body><main><section><header><h1>The ferry is back</h1>"
        f"<time datetime=2026-11-20T08:15>20 November 2026, 08:15</time></header><p class=ka>{'<br><br>'.join(lead)}</p><nav><p>Read on</p>"
        f"</nav><div class=kb>{paragraphs(*TEXT[3:], *(f'{line} That was in May.' for line in TEXT * 3))}</div></section></main></body></html>"
    )
    found = structure(story_of(Page(URL, html.encode(), language="en")))
    assert lines(found)[:2] == ([*TEXT[:2]] if text else [*TEXT[3:]])
    assert found.subheadline == (None if text else TEXT[0])
