from __future__ import annotations

import gzip
import string
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.items import Article, Dateline
from pipelines.article.documents import to_document
from pipelines.article.provenance import rules_version
from pipelines.article.render import render
from tests.stories import article_of_html, article_of_text

SAMPLE = Path(__file__).parent / "golden" / "sample"
SHARED = Path(__file__).parents[2] / "shared" / "sample"
SETTINGS = ("figcaption", "div_caption", "plain_p_after_img", "br_br", "full_page")


def essence(article: Article) -> dict[str, object]:
    """What the sample's text and its settings in HTML have in common."""
    return {
        "headline": article.headline,
        "dateline": article.dateline,
        "captions": [(i.text, i.caption, i.credit, i.agency_id, i.position) for i in article.images],
        "body": [(b.kind, b.text) for b in article.body],
        "related": [(r.text, r.label, r.title, r.position) for r in article.related_links],
        "signoff": article.signoff,
        "subheadline": article.subheadline,
    }


def story_text() -> str:
    return (SAMPLE / "story.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_sample_gives_the_same_record_however_it_is_set(setting: str) -> None:
    page = (SAMPLE / f"{setting}.html").read_bytes()
    assert essence(article_of_html(page)) == essence(article_of_text(story_text()))


def test_the_sample_is_given_back_to_the_letter() -> None:
    text = story_text()
    assert render(article_of_text(text)) == text.rstrip("\n")


def test_a_record_with_a_dateline_and_no_text_is_given_back_too() -> None:
    assert render(Article(headline="Rain", dateline=Dateline("DUBLIN —"))) == "Rain\n\nDUBLIN —"


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_page_of_the_sample_gives_the_samples_text_back(setting: str) -> None:
    article = article_of_html((SAMPLE / f"{setting}.html").read_bytes())
    article.byline_text = None
    assert render(article) == story_text().rstrip("\n")


@pytest.mark.skipif(not SHARED.exists(), reason="the model document is not at hand (../shared/sample)")
def test_the_model_document_is_read_and_given_back() -> None:
    text = next(SHARED.glob("*.txt")).read_bytes().decode("utf-8")
    article = article_of_text(text)
    assert render(article) == text.rstrip("\n")
    assert article.headline == text.split("\n")[0]
    assert [(i.credit, i.agency_id) for i in article.images] == [("AFP", "afp")]
    assert article.dateline is not None
    assert article.dateline.text == "BEIJING —"
    assert [(p.name, p.country_code) for p in article.dateline.places] == [("BEIJING", "CN")]
    assert [(r.label, r.position) for r in article.related_links] == [("READ MORE", 4), ("READ MORE", 8)]
    assert len(article.body) == 9


def squeezed(text: str) -> str:
    return "".join(text.split())


LINES = st.sampled_from(
    [
        "Harbour reopens after the storm",
        "Boats lie at the quay in Larne on May 3, 2026. (PHOTO / AFP)",
        "LARNE — The harbour reopened on Monday, the council said.",
        "BEIJING, May 12 (Xinhua) -- Two sides agreed on Monday.",
        "READ MORE: Ferry service resumes",
        "By Jane Doe",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "Enditem",
        "He said so.",
        "新华社北京5月12日电 双方同意合作。",
        "___",
        "LARNE —",
        "Most read",
    ]
)
ANY = st.text(alphabet=string.printable + "\u00a0—“”（）：电，。", max_size=60)


@given(st.lists(LINES | ANY, max_size=12))
@example(["Harbour reopens after the storm", "2026"])
@example(["Harbour reopens after the storm", "He said so.", "READ MORE: Ferry service resumes"])
@example(["Harbour reopens after the storm", "The author is a fisherman on the island.", "He said so."])
@example(
    ["Harbour reopens after the storm", *["The harbour of Larne was closed for eleven days, its master said."] * 2]
)
@example(["Harbour reopens after the storm", "By Jane Doe", "Reuters", "He said so.", "Enditem"])
def test_every_line_of_a_text_lands_in_exactly_one_field(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    shown = render(article_of_text(text))
    wanted = sorted(squeezed("".join(ch for ch in line if ch >= " " and ch != "\x7f")) for line in text.splitlines())
    assert sorted("".join(wanted)) == sorted(squeezed(shown))


@given(st.lists(LINES, min_size=1, max_size=8))
def test_reading_what_was_rendered_changes_nothing(lines: list[str]) -> None:
    once = render(article_of_text("\n\n".join(lines)))
    assert sorted(render(article_of_text(once)).split("\n\n")) == sorted(once.split("\n\n"))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_error(body: bytes) -> None:
    article_of_html(b"<html><body><h1>Title</h1>" + body)


def test_a_page_that_gives_no_date_has_the_day_of_its_dateline() -> None:
    text = "LONDON, May 12, 2026 (Xinhua) -- The ferry to the outer islands is back, the harbour office said on Monday."
    article = article_of_html(
        f"<html lang=en><body><h1>Ferry is back</h1><p>{text}</p><p>{text[33:]}</p></body></html>"
    )
    assert f"{article.published:%F}" == "2026-05-12"
    assert article.provenance["published"] == "dateline"


def test_an_empty_text_and_an_empty_page_give_an_empty_article() -> None:
    assert article_of_text("").headline == article_of_html(b"").headline == ""


PAGE = """<html lang="en"><head><title>Owl returns | The Outlet</title><meta property="og:site_name" content="The Outlet"></head>
<body><nav><a href="/a">World</a><a href="/b">Business</a></nav>
<main><article><h1>Owl returns to the mill</h1>{head}
<div class="text">{body}</div>{tail}</article></main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/1">Another story that many people read today</a></li></ul></aside>
<footer><p>© The Outlet. All rights reserved.</p></footer></body></html>"""
PARAGRAPHS = [
    "A barn owl has come back to the mill at Aldwater after forty years, the county's bird recorder said on Monday.",
    "The miller found a feather on the stair and a row of pellets along the beam, and rang the recorder before breakfast.",
    "“It looked at me as though I were late with the rent,” he said, and has not used the upper floor since then.",
]
TEXT = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(head: str = "", body: str = TEXT, tail: str = "") -> Article:
    return article_of_html(PAGE.format(head=head, body=body, tail=tail))


@pytest.mark.parametrize(
    "extra",
    [
        "",
        "<div class='share-bar'><a href='#'>Share</a> <a href='#'>Tweet</a></div>",
        "<div class='newsletter-signup'><p>Sign up for our morning letter, free and full of news for early readers.</p></div>",
        "<div class='author-bio'><p>Ada Winter has covered the county's birds for the paper since the spring of 1998.</p></div>",
        "<div id='comments'><p>Lovely story, my aunt lived at the mill and always said the owls would come back.</p></div>",
        "<div class='ad-slot'>Advertisement</div>",
        "<p class='visually-hidden'>You are reading the story of the owl.</p>",
        "<div class='tags'><a href='/tag/owls'>Owls</a> <a href='/tag/mills'>Mills</a></div>",
    ],
)
def test_what_stands_round_the_text_stays_out_of_the_body(extra: str) -> None:
    assert [b.text for b in page(tail=extra).body] == PARAGRAPHS
    assert [b.text for b in page(body=TEXT + extra).body] == PARAGRAPHS


def test_a_word_that_sells_within_a_line_is_a_word_of_it() -> None:
    line = "The owl was an <span class='ads'>exceptional</span> one for the mill, and the beam was as <a class=related>good</a> as new"
    plain = "The owl was an exceptional one for the mill, and the beam was as good as new."
    body = f"{line}.<br><br>{'<br><br>'.join(PARAGRAPHS)}"
    assert [b.text for b in page(body=body).body] == [plain, *PARAGRAPHS]


@pytest.mark.parametrize(
    "again", [[], ["The bird that nobody thought would return"]], ids=["alone", "with the paper's deck"]
)
def test_a_headline_that_is_said_again_behind_its_deck_is_displayed_over_it(again: list[str]) -> None:
    deck = "A bird that nobody has seen at the mill since the wheel stopped in 1961 is back."
    told = "".join(f"<h2 class='print-subtitle'>{line}</h2>" for line in again)
    html = f"""<html lang="en"><head><title>Owl returns to the mill</title></head><body><main><section><h1>Owl returns to the mill</h1>
<div>{deck}</div><p class="byline">By Ada Winter</p></section><article><h1 class="entry-title">Owl returns to the mill</h1>{told}{TEXT}
</article></main></body></html>"""
    article = article_of_html(html)
    assert (article.headline, article.subheadline, article.bylines) == ("Owl returns to the mill", deck, ["Ada Winter"])
    assert [b.text for b in article.body] == [*again, *PARAGRAPHS]


@pytest.mark.parametrize(
    "crumbs",
    [
        "<nav><a href='/'>Start</a> <h1>Nature: Owl returns to the mill</h1></nav>",
        "<ol class='breadcrumb'><li><a href='/'>Start</a></li><li><h1>Owl returns to the mill</h1></li></ol>",
    ],
)
@pytest.mark.parametrize(
    "heading",
    [
        "<h2>Owl returns to the mill</h2>",
        "<h2><span class='kicker'>Nature</span> <span>Owl returns to the mill</span></h2>",
        "<h2><div class='overline'>Nature</div><div>Owl returns to the mill</div></h2>",
    ],
)
def test_the_heading_of_the_text_counts_before_one_in_the_bread_crumbs(crumbs: str, heading: str) -> None:
    html = f"""<html lang="en"><head><title>Owl returns to the mill | The Outlet</title></head><body>{crumbs}
<main><article><header>{heading}</header><div class="text">{TEXT}</div></article></main></body></html>"""
    article = article_of_html(html)
    assert article.headline == "Owl returns to the mill"
    assert (article.subheadline, [b.text for b in article.body]) == (None, PARAGRAPHS)


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (TEXT + "<h2>The beam</h2>" + TEXT, ["paragraph"] * 3 + ["heading"] + ["paragraph"] * 3),
        (TEXT + "<ul><li>The stair was swept on the first of May.</li><li>The beam was left alone for the bird.</li></ul>",
         ["paragraph"] * 3 + ["list_item"] * 2),
        (TEXT + "<blockquote>The owl is older than the lease, the landlord wrote in the margin of it.</blockquote>",
         ["paragraph"] * 3 + ["quote"]),
    ],
)  # fmt: skip
def test_blocks_keep_their_kind(body: str, kinds: list[str]) -> None:
    assert [b.kind for b in page(body=body).body] == kinds


@pytest.mark.parametrize(
    "box",
    [
        '<p><strong>READ MORE: <a href="/2">Bats count themselves at last</a></strong></p>',
        '<div class="related-box"><h4>Related</h4><ul><li><a href="/2">Bats count themselves at last</a></li></ul></div>',
        '<div class="c"><a href="/2">Bats count themselves at last</a></div>',
        '<p><b>IN THE BELFRY: </b><a href="/2">Bats count themselves at last</a></p>',
    ],
)
def test_a_related_story_between_paragraphs_is_a_related_link_in_its_place(box: str) -> None:
    parts = TEXT.split("</p>")
    article = page(body="</p>".join(parts[:1]) + "</p>" + box + "</p>".join(parts[1:]))
    assert [(r.title, r.url, r.position) for r in article.related_links] == [
        ("Bats count themselves at last", "https://outlet.example/2", 1)
    ]
    assert [b.text for b in article.body] == PARAGRAPHS


def test_where_the_writer_sits_between_name_and_date_is_no_text() -> None:
    card = "<p><a href=/autor/ada-winter-12>Ada Winter</a></p><p>Ald on the Water</p><p>Monday, 12 May 2026, 02:00</p>"
    head = "<meta name=author content='Ada Winter'>"
    article = page(head=head, body=card + TEXT)
    assert (article.bylines, [b.text for b in article.body]) == (["Ada Winter"], PARAGRAPHS)


def test_most_read_is_no_related_link() -> None:
    assert page().related_links == []


def test_every_field_says_which_rule_gave_it() -> None:
    article = page(
        head='<p class="byline">By Ada Winter</p>', body=TEXT.replace("A barn owl", "ALDWATER (Reuters) - A barn owl")
    )
    assert article.provenance.keys() >= {"headline", "bylines", "dateline", "extractor"}


@pytest.mark.parametrize(
    ("title", "opening", "agency"),
    [
        ("Dam holds - Weir Press", "(Weir Press) -", "Weir Press"),
        ("Dam holds | Weir Press", "PARIS, Weir Press -", "Weir Press"),
        ("Dam holds - France", "PARIS, France -", None),
        ("Dam holds", "PARIS, Weir Press -", None),
    ],
)
def test_a_newsroom_that_only_the_title_names_signs_its_datelines(title: str, opening: str, agency: str | None) -> None:
    text = f"<article><h1>Dam holds</h1><p>{opening} {PARAGRAPHS[0]}</p>{TEXT}</article>"
    page = f"<html lang='en'><head><title>{title}</title></head><body>{text}</body></html>"
    dateline = article_of_html(page.encode()).dateline
    assert (dateline.agency if dateline else None) == agency


DECK = "It had been thought gone for good."


@pytest.mark.parametrize(
    "opening",
    [
        f"<div class=hero-image><h1>Dam holds</h1><p class=p-dek>{DECK}</p></div>",
        f"<div class=gallery><h1>Dam holds</h1><h2>{DECK}</h2></div>",
        f"<header><h1>Dam holds</h1><h2 class=subheadline><p>{DECK}</p></h2></header>",
    ],
)
def test_a_deck_is_one_in_whatever_box_the_headline_stands(opening: str) -> None:
    article = article_of_html(f"<html lang=en><body><article>{opening}<div>{TEXT}</div></article></body></html>")
    assert (article.subheadline, [b.text for b in article.body]) == (DECK, PARAGRAPHS)


def test_a_lead_under_the_picture_belongs_to_the_line_under_the_headline() -> None:
    lead = "<img src=/mill.jpg width=900><p class=standfirst>It has come back to the mill all the same.</p>"
    assert page(head=f"<h2>{DECK}</h2>{lead}").subheadline == f"{DECK} It has come back to the mill all the same."
    others = f"<div class=related><h3>Other people are reading</h3></div><p class=standfirst>{DECK}</p>"
    assert page(head=others).subheadline == DECK


def test_a_list_of_places_on_the_page_is_its_contents() -> None:
    items = "".join(f"<li><a href='#{n}'>How the mill stood in winter {n}</a></li>" for n in range(3))
    texts = [b.text for b in page(body=f"<p>In this story</p><ul>{items}</ul>{TEXT}").body]
    assert texts == PARAGRAPHS
    noted = [b.text for b in page(body=f"{TEXT}<ul>{items.replace('#', '/news/')}</ul>").body]
    assert noted[: len(PARAGRAPHS)] == PARAGRAPHS


def test_a_list_that_opens_the_text_before_the_byline_is_its_summary() -> None:
    listed = "<ul><li>It had been thought</li><li>gone for good.</li></ul>"
    for byline, deck in (("<p class=byline>By Ada Winter</p>", DECK), ("", None)):
        text = f"<article><div><h1>Dam holds</h1>{listed}{byline}{TEXT}</div></article>"
        article = article_of_html(f"<html lang=en><body>{text}</body></html>")
        assert (article.subheadline, len(article.body)) == (deck, len(PARAGRAPHS) + (0 if deck else 2))


@pytest.mark.parametrize(
    ("label", "items", "summed_up"),
    [
        ("Key takeaways:", ["It had been thought gone for good.", "It is back."], True),
        ("In Kürze", ["It had been thought gone for good.", "It is back."], True),
        ("What the mill has:", ["One owl", "Two wheels"], False),
        ("It is back.", ["It had been thought gone for good.", "It is back."], False),
    ],
)
def test_sentences_in_a_list_under_a_label_that_opens_the_text_are_its_summary(
    label: str, items: list[str], summed_up: bool
) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    article = page(body=f"<p>{label}</p><ul>{listed}</ul>{TEXT}")
    deck = " ".join(items) if summed_up else None
    assert (article.subheadline, len(article.body)) == (deck, len(PARAGRAPHS) + (0 if summed_up else 3))


def test_a_deck_may_name_a_day() -> None:
    deck = "The dam had been thought lost for good by all but one when the water rose on 6 January 2026."
    assert page(head=f"<h2>{deck}</h2>").subheadline == deck
    assert page(head="<h2>Tuesday, 6 January 2026</h2>").subheadline is None


def test_stars_to_rate_a_story_by_are_no_summary() -> None:
    items = "".join(f"<li>Give this story {n} of five stars</li>" for n in range(1, 6))
    assert page(head=f"<ul>{items}</ul>").subheadline is None


@pytest.mark.parametrize(
    ("head", "deck"),
    [
        ("<p class='standfirst'>It had been thought gone for good by all but one.</p>", True),
        ("<h2>It had been thought gone for good by all but one.</h2>", True),
        ("<h2><span>Nature</span> <span>Owl returns to the mill</span></h2>", False),
        ("<h2><span>Nature</span> <span>The mill has its owl again, recorder says</span></h2>", False),
        ("<p>5 min | Last updated: an hour ago | Written by Ada Winter</p>", False),
    ],
)
def test_the_headline_again_or_in_other_words_is_no_deck(head: str, deck: bool) -> None:
    assert (page(head=head).subheadline is not None) is deck


@pytest.mark.parametrize(("folder", "found"), [("Lindenau", "Lindenau."), ("Lokales", None)])
def test_a_village_before_a_full_stop_is_a_dateline_where_the_page_is_filed_under_it(
    folder: str, found: str | None
) -> None:
    text = "Lindenau. Die Fähre zu den Inseln soll nachts nicht mehr fahren, bevor das Nebelhorn wieder läuft."
    crumbs = f"<nav class=breadcrumb><a href=/>Start</a> <a href=/l/>{folder}</a></nav>"
    html = f"<html lang=de><body>{crumbs}<article><h1>Keine Fähre bei Nacht</h1><p>{text}</p><p>{text[10:]}</p></article></body></html>"
    dateline = article_of_html(html).dateline
    assert (dateline.text if dateline else None) == found


@pytest.mark.parametrize("place", ["<span class='text__location'>Hamburg.</span>", "<div><span>Hamburg. </span></div>"])
def test_a_place_of_its_own_between_the_lead_and_the_text_is_the_dateline(place: str) -> None:
    lead = "Die Fähre zu den äußeren Inseln soll nachts nicht mehr fahren, bevor das Nebelhorn wieder läuft."
    text = [f"Das teilte das Hafenamt am {day} mit, und die Kapitäne stimmten ihm zu." for day in ("Montag", "Freitag")]
    html = (
        f"<html lang=de><body><article><h1>Keine Fähre bei Nacht</h1><div class=text><p class=bold>{lead}</p>{place}"
        f"{''.join(f'<p>{line}</p>' for line in text)}</div></article></body></html>"
    )
    article = article_of_html(html)
    assert article.dateline is not None
    assert (article.dateline.text, [b.text for b in article.body]) == ("Hamburg.", [lead, *text])


def test_a_place_in_an_element_of_its_own_glued_to_the_text_is_the_dateline() -> None:
    text = f"<p><span class=loc>MIAMI, Fla.</span>{PARAGRAPHS[0]}</p>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[1:])
    article = article_of_html(f"<html lang=en><body><article><h1>Dam holds</h1>{text}</article></body></html>")
    assert article.dateline is not None
    assert (article.dateline.text, [b.text for b in article.body]) == ("MIAMI, Fla.", PARAGRAPHS)


@pytest.mark.parametrize(
    ("opening", "later", "dateline"),
    [
        ("TARNPOINT MEADOWS — ", "They had met at Tarnpoint Meadows in spring.", "TARNPOINT MEADOWS —"),
        ("TARNPOINT MEADOWS — ", "They had met in spring.", None),
        ("BOAT LEAGUE — ", "The Boat League is older than the town.", None),
    ],
)
def test_a_place_that_no_gazetteer_has_is_one_where_the_text_says_what_is_there(
    opening: str, later: str, dateline: str | None
) -> None:
    first = f"{opening}Harbor pilots row against each other on the river on Monday, and the town looks on from its two banks."
    last = "The boats were built in one yard, which is why nobody could say before the start who of them would win the race."
    html = f"<html lang=en><body><article><h1>Pilots row</h1><p>{first}</p><p>{last} {later}</p><p>{last[:70]} at all.</p></article></html>"
    article = article_of_html(html)
    assert (article.dateline.text if article.dateline else None) == dateline


@pytest.mark.parametrize(
    ("before", "text", "agency"),
    [
        ("<div><span>Hamburg</span></div><div>(LNA)</div><div>—</div>", "Hamburg (LNA) —", "LNA"),
        ("<div>Hamburg (LNA) —</div>", "Hamburg (LNA) —", "LNA"),
        ("<div>Shipping</div><div>—</div>", None, None),
    ],
)
def test_a_dateline_set_in_pieces_before_the_text_is_one(before: str, text: str | None, agency: str | None) -> None:
    line = "The ferry to the outer islands will not run at night before the fog horn is mended, said the office. "
    html = (
        "<html lang=en><body><article><header><h1>No ferry at night</h1></header>"
        f"<div>{before}</div><div class=text>{''.join(f'<p>{n}. {line}</p>' for n in 'ABCD')}</div></article></body></html>"
    )
    dateline = article_of_html(html).dateline
    assert (dateline and dateline.text, dateline and dateline.agency) == (text, agency)


def test_the_version_of_the_rules_moves_with_any_of_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str, data: bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        rules_version.cache_clear()
        return rules_version()

    monkeypatch.setattr("pipelines.article.provenance.ROOM", tmp_path)
    versions = [
        version("data/words.toml", b"one"),
        version("body.py", b"one"),
        version("data/words.toml", b"two"),
        version("data/names.tsv.gz", gzip.compress(b"one", mtime=0)),
        version("data/names.tsv.gz", gzip.compress(b"two", mtime=0)),
    ]
    assert len(set(versions)) == len(versions)
    assert version("store/writes.py", b"any") == version("body.pyc", b"any") == versions[-1]
    rules_version.cache_clear()


def test_a_related_link_has_the_id_of_the_article_that_it_leads_to() -> None:
    page = (
        "<article><h1>Harbour pilots ask for a second light</h1><p>The pilots of the harbour have asked the council for a second light.</p>"
        "<p>READ MORE: <a href='/news/7?utm_source=more#top'>Old light is sold</a></p></article>"
    )
    link = article_of_html(page.encode()).related_links[0]
    there = article_of_html(page.encode(), url=link.url.partition("?")[0] if link.url else "")
    assert link.article_id == to_document(there)["_id"]
