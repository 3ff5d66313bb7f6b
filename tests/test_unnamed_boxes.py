"""Boxes among the paragraphs that no class names: graphics, pull quotes, offers, entries, words that are explained."""

from __future__ import annotations

import pytest

from crawler.items import Article, Page
from pipelines.structure import read_page

P = [
    "The port authority said on Friday that the breakwater would be closed to visitors until its cracks had been filled.",
    "“We have asked for this inspection since the year of the flood,” said Edda Norling, who speaks for the pilots.",
    "The work is expected to cost 14 million crowns, and the council has not said where the money is to come from.",
    "Fishing boats will be let through the eastern gate at high water, if they give two hours' notice to the harbour master.",
]
HEAD = (
    '<header class="k1"><a href="/world">World</a><h1>Breakwater closed after divers find cracks</h1>{}<div class="k2"><span>By </span>'
    '<a href="/authors/mara-linde">Mara Linde</a></div><time datetime="2026-11-20T08:15:00Z">20 November 2026, 08:15 GMT</time></header>'
)


def read(among: str, deck: str = "") -> Article:
    """The article with something between its third and its fourth paragraph."""
    text = [f'<p class="k4">{line}</p>' for line in P]
    page = (
        "<html lang=en><head><title>Breakwater closed after divers find cracks</title></head><body><main><article>"
        f'{HEAD.format(deck)}<div class="k3">{"".join(text[:3])}{among}{text[3]}</div></article></main></body></html>'
    )
    return read_page(Page("https://www.harbour.example/news/1", page.encode()))


def lines(article: Article) -> list[str]:
    """What stands in the body between the third and the fourth paragraph."""
    texts = [block.text for block in article.body]
    assert texts[:3] == P[:3] and texts[-1] == P[3]
    return texts[3:-1]


@pytest.mark.parametrize(
    "box",
    [
        # labels that their own style lays over a map
        '<div class="g1" style="position:relative"><img src="/map.png" width="600"><div style="position: absolute; top:10%"><p>Norhaven</p></div>'
        '<div style="position:absolute;left:4%"><p>Outer wall</p><p>Crack 11 cm wide, found on 12 November</p></div></div>',
        # a chart: its title, its drawing, where its figures come from
        '<div class="g2"><h4>Cracks found per year</h4><svg><text>2019</text></svg><div>Source: Port Authority | Harbour Times</div></div>',
        '<div class="g2"><h3>So wachsen die Risse</h3><p>Breite in Zentimetern</p><div><canvas></canvas></div><p>Quelle: Hafenamt</p></div>',
        '<div class="g2"><h4>Nyufa kwa mwaka</h4><svg><text>2019</text></svg><div>Chanzo: Mamlaka ya Bandari</div></div>',
        '<div class="g2"><h3>How the cracks have grown</h3><iframe src="/c"></iframe><p>Chart: Harbour Times • Created with Datawrapper</p></div>',
        # a pull quote and its speaker
        '<div class="g3"><p>“We have asked for this inspection since the year of the flood”</p><p>Edda Norling</p></div>',
        # an offer under its heading
        '<div class="g4"><h3>Support our journalism</h3><p>For two crowns a month you help us to keep watching the wall. We answer to readers.</p>'
        '<a href="/give">Give now</a></div>',
        # a poll whose fields have no name, a podcast's picture and what it offers
        '<div class="g6"><h3>Should the state pay for the wall?</h3><label><input type="radio">Yes</label><label><input type="radio">No</label>'
        "<button>Vote</button><p>1,204 votes</p></div>",
        '<div class="g7"><img src="/pod.jpg" width="300"><div><h4>The Wall: our podcast</h4><p>Every week we talk to people who live with the sea.</p>'
        '<a href="/podcast">Listen now</a></div></div>',
        # what is told beside the text, under a heading of its own
        '<div class="g8"><h3>The wall in brief</h3><p>It was built in 1908 of granite from the islands, and raised twice since then.</p><ul><li>Length: 840 m</li></ul></div>',
        '<div class="g8"><p><b>What to know about the wall</b></p><ul><li>The latest: <a href="/wall">follow our reports</a> from the harbour.</li><li>Have you seen cracks?</li></ul></div>',
        # what one gets for subscribing
        '<div class="g8"><p>Subscribe now to read the latest news of your city.</p><ul><li>Exclusive articles from Mara Linde, Bo Stern and all others in the'
        " newsroom, and besides them food, theatre and tide tables in the weekly letter for subscribers, the harbour calendar and our crossword</li></ul></div>",
        "<p>Paid content by Norhaven Marine</p>",
        "<p>Subscribe on Apple Podcasts, Spotify or wherever you listen.</p>",
    ],
)  # fmt: skip
def test_what_is_no_text_stands_in_no_body(box: str) -> None:
    article = read(box)
    assert lines(article) == []
    assert article.signoff is None
    assert [image for image in article.images if "map" not in (image.url or "")] == []


@pytest.mark.parametrize(
    ("box", "said"),
    [
        # where a word is explained, the sentence stays whole
        (
            '<p class="k4">The <button aria-describedby="t">mole</button><span id="t" role="tooltip" hidden>A wall in the sea.</span> was built'
            " in 1881 by Dutch engineers who had learned their craft on the Scheldt.</p>",
            ["The mole was built in 1881 by Dutch engineers who had learned their craft on the Scheldt."],
        ),
        (
            '<p class="k4">It is what engineers call a <button>rubble mound</button>, a hill of stone with a wall on its back.</p>',
            ["It is what engineers call a rubble mound, a hill of stone with a wall on its back."],
        ),
        (
            '<p class="k4">It was built as a <span class="tip">groyne<span class="tooltiptext">A low wall across a beach.</span></span> in 1881 by Dutch engineers.</p>',
            ["It was built as a groyne in 1881 by Dutch engineers."],
        ),
        (
            '<p class="k4">It was built in 1881 by Dutch engineers, who left their names in it. <button>Share</button></p>',
            ["It was built in 1881 by Dutch engineers, who left their names in it."],
        ),
        # entries that a heading of the text heads
        (
            '<h2>How it came to this</h2><div class="g5"><div><div>1881</div><div>The wall is built.</div></div><div><div>1962</div><div>The old mole'
            " collapses.</div></div><div><div>2019</div><div>The pilots ask for an inspection.</div></div></div>",
            ["How it came to this", "1881", "The wall is built.", "1962", "The old mole collapses.", "2019", "The pilots ask for an inspection."],
        ),
        # a note of the page's under a heading of its own
        (
            '<div class="g8"><h2>Please note:</h2><p>Subscribe now to read the latest news in your city and across the islands.</p></div><h2>The gate</h2>',
            ["The gate"],
        ),
        # a quotation without its speaker, items with links in them
        (
            '<div class="g8"><blockquote>We have waited for this wall since the flood, and so did those before us.</blockquote><p>Edda Norling, pilot</p></div>',
            ["We have waited for this wall since the flood, and so did those before us."],
        ),
        (
            '<ul><li>The <a href="/gate">gate</a> is to be widened by half.</li><li>The wall is to be raised by a metre.</li><li><a href="https://lna.example/7">Reports</a> say'
            " that the mole is next.</li></ul>",
            ["The gate is to be widened by half.", "The wall is to be raised by a metre.", "Reports say that the mole is next."],
        ),
        # parts of the text in boxes of their own: before the next part, alike, and points under a heading
        (
            '<div class="g8"><h3>How it was built</h3><p>It was built in 1908 of granite from the islands.</p></div><h3>What it costs</h3>',
            ["How it was built", "It was built in 1908 of granite from the islands.", "What it costs"],
        ),
        (
            "".join(f'<div class="g8"><p><b>{n} winters?</b></p><p>It stood {n} winters before the first crack.</p></div>' for n in (3, 5, 7)),
            [line for n in (3, 5, 7) for line in (f"{n} winters?", f"It stood {n} winters before the first crack.")],
        ),
        (
            '<div class="g8"><h3>What is to be done</h3><ul><li>Eleven cracks are to be filled.</li><li>The eastern gate is to be widened.</li></ul></div>',
            ["What is to be done", "Eleven cracks are to be filled.", "The eastern gate is to be widened."],
        ),
        # a line that is no more than words of another paragraph, set like the text
        ('<p class="k4">The council has not said where the money is to come from.</p>', ["The council has not said where the money is to come from."]),
        # a source that stands under no drawing
        ("<div><p>The wall has eleven cracks.</p><p>Source of the money: nobody knows.</p></div>", ["The wall has eleven cracks.", "Source of the money: nobody knows."]),
    ],
)  # fmt: skip
def test_what_is_text_stays_in_the_body(box: str, said: list[str]) -> None:
    assert lines(read(box)) == said


def test_items_with_a_heading_are_entries_and_no_points_of_a_list() -> None:
    entries = "".join(
        f'<li class="e"><h2>Entry {n}</h2><div><p>{line}</p></div><button>Share</button></li>'
        for n, line in enumerate(P[:3])
    )
    assert {block.kind for block in read(f"<ol>{entries}</ol>").body} == {"paragraph", "heading"}


@pytest.mark.parametrize(
    ("line", "deck"),
    [
        ("<p class=d>And what each would mean</p>", "And what each would mean"),
        ("<p class=d>Our harbour correspondent on the cracks that divide a town</p>", "Our harbour correspondent on the cracks that divide a town"),
        ("<p class=d>Exclusive</p>", None),
        ("<p class=d>Norhaven, Norway</p>", None),
        ("<p class=d>Harbour News Service</p>", None),
        ("<p class=d>By our correspondent in Norhaven</p>", None),
    ],
)  # fmt: skip
def test_a_line_between_headline_and_writer_in_their_box_is_the_deck(line: str, deck: str | None) -> None:
    article = read("", line)
    assert (article.subheadline, lines(article)) == (deck, [])


def test_whoever_has_a_page_beside_the_author_s_of_the_head_wrote_it_too() -> None:
    card = '<li><img src="/{0}.jpg" width="40"><div><a href="/authors/{0}">{1}</a><p>{2}</p></div></li>'
    writers = [("mara-linde", "Mara Linde", "Harbour correspondent"), ("bo-stern", "Bo Stern", "Oslo bureau chief")]
    page = (
        "<html lang=en><head><title>Breakwater closed after divers find cracks</title><meta name=author content='Mara Linde'></head><body><main>"
        f"<article><div class=k1><h1>Breakwater closed after divers find cracks</h1><ul>{''.join(card.format(*writer) for writer in writers)}</ul>"
        f"<span>Updated 20 November 2026</span></div><div class=k3>{''.join(f'<p>{line}</p>' for line in P)}</div></article></main></body></html>"
    )
    assert read_page(Page("https://www.harbour.example/news/1", page.encode())).bylines == ["Mara Linde", "Bo Stern"]


@pytest.mark.parametrize(
    ("caption", "place"), [("Waves break over the pier off Quarle on Thursday.", "QUARLE —"), ("Waves break over the pier.", None)]
)  # fmt: skip
def test_a_caption_says_where_the_place_is_that_no_gazetteer_has(caption: str, place: str | None) -> None:
    page = (
        "<html lang=en><head><title>Breakwater closed</title></head><body><main><article><h1>Breakwater closed after divers find cracks</h1>"
        f"<figure><img src='/1.jpg'><figcaption>{caption}</figcaption></figure><p>QUARLE — {P[0]}</p>{''.join(f'<p>{line}</p>' for line in P[1:])}"
        "</article></main></body></html>"
    )
    dateline = read_page(Page("https://www.harbour.example/news/1", page.encode())).dateline
    assert (dateline.text if dateline else None) == place


@pytest.mark.parametrize(
    ("above", "deck"),
    [
        ("Elf Jahre lang war er dunkel", "Elf Jahre lang war er dunkel"),
        ("十一年ぶりの点灯", "十一年ぶりの点灯"),
        ("Lesezeit: 3 Minuten", None),
        ("Aus der Redaktion:", None),
        ("Hafenstadt Quarle", None),
    ],
)
def test_a_line_right_under_the_headline_and_over_the_writer_is_the_deck_in_any_box(
    above: str, deck: str | None
) -> None:
    page = (
        "<html lang=de><head><title>Der Wall hat Risse</title></head><body><div class=k1><div class=k2><div><a href=/news>News</a></div>"
        f"<h1>Der Wall hat Risse</h1><div class=k3>{above}</div><div class=k4><a href=/author/anna>Anna Winter</a></div><div class=k5>20.11.2026, 11:15 Uhr</div>"
        f"</div><div class=k6>{''.join(f'<div class=k7>{line}</div>' for line in P)}</div></div></body></html>"
    )
    article = read_page(Page("https://www.harbour.example/news/1", page.encode()))
    assert (article.subheadline, article.bylines, [block.text for block in article.body]) == (deck, ["Anna Winter"], P)


def test_below_a_text_of_three_lines_a_newsletter_and_a_list_under_a_note_on_the_writer_are_none_of_it() -> None:
    line = '<div class="ka">{}</div>'
    letter = '<div class="kc"><h3>Recevez notre lettre</h3><p>Chaque matin, l’actualité de l’île</p><form><input type="email"><button>Envoyer</button></form></div>'
    text = "".join(map(line.format, P[:2])) + letter + line.format(P[2])
    page = (
        "<html lang=fr><head><title>Le mur se fend</title></head><body><div class=kd><div class=ke><h1>Le mur se fend</h1><div class=kf>"
        f"<a href=/auteur/anne>Anne Hiver</a></div><div class=kg>20 novembre 2026 à 11h15</div></div><div class=kh>{text}</div><div class=ki><img src=/a.jpg width=80>"
        "<p>Anne Hiver écrit sur la mer depuis 2008.</p></div><div class=kj><h2>Sur le même thème</h2><ul><li><a href=/2026/11/17/a>Les îliens réclament le"
        " retour du bac</a></li></ul></div></div></body></html>"
    )
    article = read_page(Page("https://www.harbour.example/news/1", page.encode()))
    assert ([block.text for block in article.body], article.related_links) == (P[:3], [])


@pytest.mark.parametrize(
    ("above", "box", "told"),
    [
        ("<div class=kf>Av Maja Lindegren</div>", "<div class=ki><img src=/a.jpg width=80><p>{}</p></div>", False),
        (
            "<div class=kf>Maja Lindegren | 2026-11-20</div>",
            "<div class=ki><img src=/a.jpg width=80><p>{}</p></div>",
            False,
        ),
        ("<div class=kf>Av Bo Stjerna</div>", "<div class=ki><img src=/a.jpg width=80><p>{}</p></div>", True),
    ],
)
def test_a_portrait_and_a_note_that_opens_with_the_name_above_a_short_text_are_its_writers_card(
    above: str, box: str, told: bool
) -> None:
    note = "Maja Lindegren har skrivit om havet från ön i norr sedan 2008."
    text = f"<div class=kh><p>{P[0][:70]}.</p><p>{P[1][:70]}.</p>{box.format(note) if told else ''}</div>"
    page = (
        f"<html lang=sv><title>Muren spricker</title><main><h1>Muren spricker</h1>{above}{text}"
        f"{'' if told else box.format(note)}</main></html>"
    )
    article = read_page(Page("https://www.harbour.example/news/1", page.encode()))
    assert (note in [block.text for block in article.body]) is told


@pytest.mark.parametrize(
    "wrap", ['<div class="ka"><p>{}</p></div>', '<div class="ka"><div><p>{}</p></div></div>', "<p>{}</p>"]
)
def test_a_list_of_sentences_between_paragraphs_is_text_however_these_are_wrapped(wrap: str) -> None:
    items = ["Visitors may not enter the wall.", "Boats must use the eastern gate.", "The lighthouse is closed."]
    text = [wrap.format(line) for line in P]
    text.insert(2, f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
    comments = (
        "<section class=kb><h2>Comments (12)</h2><div><b>oldsalt</b><span>2 hours ago</span><p>They should have mended it when the pilots asked them to, everybody"
        " here knew it.</p><button>Reply</button></div></section>"
    )
    page = (
        "<html lang=en><head><title>Breakwater closed</title></head><body><div class=kc><div class=kd><header><a href=/world>World</a><h1>Breakwater closed after"
        " divers find cracks</h1><p class=ke>Repairs will last until spring</p><ul class=kf><li><a href='https://x.com/intent/post?u=x'>X</a></li></ul><div>Reuters</div>"
        f"<span>2026-11-20 08:15</span></header><div class=kg>{''.join(text)}</div>{comments}</div></div></body></html>"
    )
    article = read_page(Page("https://www.harbour.example/news/1", page.encode()))
    assert [block.text for block in article.body] == [*P[:2], *items, *P[2:]]
    assert (article.subheadline, article.bylines, article.signoff) == (
        "Repairs will last until spring",
        ["Reuters"],
        None,
    )


@pytest.mark.parametrize("lines", [P[:1], P[:2]])
def test_a_text_of_a_line_or_two_stays_where_the_headline_s_box_has_lines_like_it(lines: list[str]) -> None:
    page = (
        "<html lang=en><head><title>Breakwater closed</title></head><body><main><article><header><h1>Breakwater closed after divers find cracks</h1><p>Repairs will"
        f" last until spring</p><p>12 May 2026</p></header>{''.join(f'<p>{line}</p>' for line in lines)}</article></main></body></html>"
    )
    article = read_page(Page("https://www.harbour.example/news/1", page.encode()))
    assert (article.subheadline, [block.text for block in article.body]) == ("Repairs will last until spring", lines)


def test_a_number_over_the_first_part_is_its_heading_and_a_writer_behind_a_dash_signs() -> None:
    page = (
        "<html lang=en><head><title>Breakwater closed</title></head><body><main><article><h1>Breakwater closed after divers find cracks</h1>"
        f"<p>By Mara Linde</p><h2>I.</h2><p>{P[0]}</p><p>{P[1]}</p><h2>II.</h2><p>{P[2]}</p><p>{P[3]}</p><p>— Mara Linde, Norhaven</p></article></main></body></html>"
    )
    article = read_page(Page("https://www.harbour.example/news/1", page.encode()))
    assert [block.text for block in article.body] == ["I.", *P[:2], "II.", *P[2:]]
    assert (article.subheadline, article.signoff) == (None, "— Mara Linde, Norhaven")


def test_a_slide_s_number_belongs_to_the_picture_before_it() -> None:
    told = [("A diver comes up beside the wall.", "Jon Berg/AFP"), ("The keeper's boat, filled with water.", "Norhaven Museum"), ("Children look at the sea.", "Ida Moe/Reuters")]  # fmt: skip
    slides = "".join(
        f'<div class="s"><div><img src="/{n}.jpg" width="900" height="600"></div><div><span>{n} / 3</span><p>{caption}</p><small>{credit}</small></div></div>'
        for n, (caption, credit) in enumerate(told, 1)
    )
    article = read(slides)
    shown = [((image.url or "")[-6:], image.caption, image.credit) for image in article.images]
    assert shown == [(f"/{n}.jpg", *said) for n, said in enumerate(told, 1)]
    assert lines(article) == []


@pytest.mark.parametrize(
    "button",
    [
        "<a href=/give>Jetzt spenden</a>",
        "<p><a href=/newsletter>Abonnieren</a></p>",
        '<a href="https://books.example/books/the-wall-of-norhaven-1962">Zum Buch</a>',
    ],
)
def test_a_heading_a_line_and_a_button_are_an_offer(button: str) -> None:
    box = f'<div class="ka"><h3>Wir halten die Mauer im Auge</h3><p>Das kostet Zeit und Geld.</p>{button}</div>'
    assert lines(read(box)) == []


@pytest.mark.parametrize(
    "among",
    [
        "<h3>How to come</h3><p>The ferry leaves at six.</p><p><a href=/timetable>Timetable</a></p>",
        "".join(
            f'<div class="ka"><h3>{head}</h3><p>{line} It is a short way from the old pier, and there are signs.</p><p><a href=/timetable>Timetable</a></p></div>'
            for head, line in [("How to come", "The ferry leaves at six."), ("How to stay", "The inn opens at noon."), ("What to see", "The old mole stands.")]
        ),
    ],
)  # fmt: skip
def test_a_heading_a_line_and_a_link_are_text_without_a_box_of_their_own_or_in_several(among: str) -> None:
    assert "How to come" in lines(read(among))


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Boats lie in the old port.<cite>imago images</cite>", "Boats lie in the old port.", "imago images"),
        ("Boats lie in the old port.<cite>Photo: Jo Doe</cite>", "Boats lie in the old port.", "Jo Doe"),
        ("غواص قرب الجدار الداخلي<cite>رويترز</cite>", "غواص قرب الجدار الداخلي", "رويترز"),
    ],
)
def test_a_citation_behind_a_caption_names_whoever_made_the_picture(
    line: str, caption: str, credit: str | None
) -> None:
    found = read(f"<figure><img src=/1.jpg width=800><figcaption>{line}</figcaption></figure>")
    assert [(image.caption, image.credit) for image in found.images] == [(caption, credit)]


@pytest.mark.parametrize(
    ("lines", "caption", "credit"),
    [
        ("<span>غواص قرب الجدار الداخلي</span> <em>رويترز</em>", "غواص قرب الجدار الداخلي", "رويترز"),
        ("<span>İskeleden liman müdürlüğü.</span>", "İskeleden liman müdürlüğü.", None),
        ("부두에서 본 항만청.", "부두에서 본 항만청.", None),
        ("桟橋から見た港湾局", "桟橋から見た港湾局", None),
    ],
)
def test_lines_of_a_few_words_under_a_picture_in_a_box_are_its_caption(
    lines: str, caption: str, credit: str | None
) -> None:
    found = read(f'<div class="kb"><a href=/1.jpg><img src=/1.jpg width=800></a><div class="kc">{lines}</div></div>')
    assert [(image.caption, image.credit) for image in found.images] == [(caption, credit)]
    assert [block.text for block in found.body] == P


def test_a_button_under_a_picture_in_a_box_is_no_caption() -> None:
    found = read('<div class="kb"><img src=/1.jpg width=800><div class="kc">写真を拡大する</div></div>')
    assert [image.caption for image in found.images if image.caption] == []


def test_a_list_of_short_sentences_in_a_script_without_blanks_is_text() -> None:
    items = ["游客不得登上海堤。", "船只须从东门通过。", "灯塔关闭。"]
    assert lines(read(f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")) == items
