"""Boxes that no class names: the heading over their links tells what they are, links tell cards, an address a section."""

from __future__ import annotations

import pytest

from crawler.items import Article, RelatedLink
from tests.stories import article_of_html

SENTENCE = (
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour office said. "
)
PARAGRAPHS = [f"{n}. {SENTENCE}{SENTENCE}".strip() for n in range(5)]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
URL = "https://outlet.example/news/2026/fog-1001.html"


def story(n: int) -> str:
    return f"/news/2026/another-story-{n}.html"


def title(n: int) -> str:
    return f"Harbour story number {n} of the week"


LIST = "".join(f"<li><a href={story(n)}>{title(n)}</a> <span>12 May 2026</span></li>" for n in range(3))
CARDS = "".join(
    f"<div class=qa><img src=/{n}.jpg><ul><li><a href=/people/ada-{n}>Ada Winter Column</a></li></ul>"
    f"<h6><a href={story(n)}>{title(n)}</a></h6></div>"
    for n in range(3)
)
ASIDE = "".join(
    f"<div class='item alignmentSide'><a href={story(n)}><div class=thumb-caption><h3>{title(n)}</h3></div></a></div>"
    for n in range(3)
)
RAIL = "".join(f"<h4><a href={story(n)}>{title(n)}</a></h4>" for n in range(3, 6))


def read(inside: str = "", after: str = "", *, before: str = "") -> Article:
    first, last = TEXT[: len(TEXT) // 5 * 3], TEXT[len(TEXT) // 5 * 3 :]
    return article_of_html(
        f"<html lang=en><head><title>No ferry at night</title></head><body>{before}<div class=qh><h1>No ferry at night</h1>"
        f"<div class=qi>{first}{inside}{last}</div>{after}</div></body></html>",
        URL,
    )


def titles(links: list[RelatedLink]) -> list[str]:
    return [link.title for link in links]


LISTED = [title(n) for n in range(3)]


@pytest.mark.parametrize(
    ("inside", "after", "related"),
    [
        (f"<div class=qb><h5>Related stories</h5><ul>{LIST}</ul></div>", "", LISTED),
        (f"<div class=qb><h5>Related stories</h5>{CARDS}</div>", "", LISTED),
        (f"<div class=qb><h5>Ferry strike related stories</h5>{CARDS}</div>", "", LISTED),
        (f"<div class=qb><div>More on the ferry strike</div>{CARDS}</div>", "", LISTED),
        (
            f"<div class=related-content><h4>Related stories</h4>{ASIDE}</div>",
            "",
            LISTED,
        ),
        ("", f"<div class=qb><h3>Related stories</h3><ul>{LIST}</ul></div>", LISTED),
        (
            "",
            f"<div class=qb><h3>Related stories</h3><ul>{LIST}</ul></div><div class=qb><h3>More island news</h3>{RAIL}</div>",
            [],
        ),
        ("", f"<div class=qb><h2 class=side-title>Related stories</h2><ul>{LIST}</ul></div>", LISTED),
        ("", f"<div class=side-bar><h2>Related stories</h2><ul>{LIST}</ul></div>", []),
        ("", f"<div class=qb>{RAIL}</div><div class=qd><h3>Related stories</h3><ul>{LIST}</ul></div>", []),
        (
            "",
            "<div class=qb><h3>About Author</h3><p>Ada Winter writes of ferries, fog and those who wait for both.</p></div>"
            f"<div class=qd><h3>Related stories</h3><ul>{LIST}</ul></div>",
            [],
        ),
        (
            "<div class=qb><h4>Related news</h4><ul><li><a href=/asia/>Asia and beyond</a></li><li><a href=/trade/>Trade and tariffs</a>"
            "</li><li><a href=/sea/>Shipping lines</a></li></ul></div>",
            "",
            [],
        ),
    ],
    ids=[
        "dates beside titles", "writers beside titles", "of a subject", "on a subject, by no heading's tag", "set at the side", "below the text", "one of a column's lists",
        "under a side's title", "in a side bar",
        "behind other stories", "behind the writer", "subjects",
    ],
)  # fmt: skip
def test_a_box_of_related_stories_is_told_by_its_heading(inside: str, after: str, related: list[str]) -> None:
    article = read(inside, after)
    assert titles(article.related_links) == related
    assert [block.text for block in article.body] == PARAGRAPHS


@pytest.mark.parametrize(
    "item",
    [
        "<li>03.02.2026 <a href={}>{}</a></li>",
        "<li><a href={}>{}</a> 3 February 2026</li>",
        "<li><a href={}>{}3 February, 09:31 GMT</a></li>",
    ],
    ids=["before", "behind", "glued to it"],
)
def test_a_day_beside_a_title_is_none_of_it(item: str) -> None:
    items = "".join(item.format(story(n), title(n)) for n in range(3))
    assert titles(read(f"<div class=qb><h5>Related stories</h5><ul>{items}</ul></div>").related_links) == LISTED


@pytest.mark.parametrize("picture", ["", "<a href={}><img src=/1.jpg></a>"])
def test_a_word_that_leads_to_the_story_under_it_ends_no_list(picture: str) -> None:
    card = f"<article>{picture}<h3><a href={{}}>Sea</a></h3><h2><a href={{}}>{{}}</a></h2></article>"
    cards = "".join(card.format(*[story(n)] * (card.count("{}") - 1), title(n)) for n in range(3))
    assert titles(read(after=f"<div class=qb><div>Related stories</div>{cards}</div>").related_links) == LISTED


def test_a_list_ends_with_its_box() -> None:
    box = f"<div class=qb><div class=qd>Related stories</div><ul>{LIST}</ul></div><div><div class=qd><a href=/topics/fog>All about fog</a></div>{RAIL}</div>"
    assert titles(read(after=box).related_links) == LISTED


@pytest.mark.parametrize(
    "box",
    [
        "".join(
            f"<div class=qe><a href={story(n)}><img src=/{n}.jpg></a><h2><a href={story(n)}>{title(n)}</a></h2>"
            f"<p>What the harbour said of it to those who asked, and to those who did not. <a href={story(n)}>Full article</a></p></div>"
            for n in range(4)
        ),
        "".join(
            f"<div class=qe><a href={story(n)}><img src=/{n}.jpg></a><p><a href={story(n)}>{title(n)}</a></p></div>"
            for n in range(4)
        ),
    ],
    ids=["titles and summaries", "pictures and titles"],
)
def test_cards_of_other_stories_are_no_text(box: str) -> None:
    assert [block.text for block in read(after=f"<div class=qj>{box}</div>").body] == PARAGRAPHS


def test_what_a_text_says_of_a_shop_s_goods_is_text() -> None:
    said = "It holds forty liters and keeps out any fog. Buy it"
    box = f"<h3><a href=https://shop.example/bag>A bag for the night ferry</a></h3><p>{said[:-6]}<a href=https://shop.example/bag>Buy it</a></p>"
    assert said in [block.text for block in read(box).body]


def test_what_is_said_of_cookies_above_a_headline_counts_for_nothing() -> None:
    notice = "<div class=qf>We use cookies to make this site better for you. By using it you agree to that. <a href=/ok>More</a></div>"
    article = article_of_html(
        f"<html lang=en><head><title>No ferry at night</title></head><body>{notice}<div><a href={story(1)}>{title(1)}</a></div>"
        f"<div><h4>Harbour</h4><h1>No ferry at night</h1><p>{PARAGRAPHS[0]}</p></div></body></html>",
        URL,
    )
    assert (article.headline, [b.text for b in article.body], article.related_links) == (
        "No ferry at night",
        PARAGRAPHS[:1],
        [],
    )


@pytest.mark.parametrize(
    ("before", "section"),
    [
        ("<ul><li><a href=/news/>Island News</a></li></ul><div>BSS</div>", "Island News"),
        (
            "<ul><li><a href=/news/>Island News</a></li><li><a href=/sport/>Sport</a></li><li><a href=/fog/>Fog</a></li></ul>",
            None,
        ),
        ("<ul><li><a href=/sport/>Sport and games</a></li></ul><div>BSS</div>", None),
        ("<p><a href=/>Harbour home</a></p>", None),
        ("<p><a href=/yw/index.html>要闻</a> 正文</p>", "要闻"),
    ],
    ids=["the page's folder", "a menu", "another folder", "the front page", "a path to itself"],
)
def test_a_section_is_told_by_where_its_link_leads(before: str, section: str | None) -> None:
    assert read(before=before).section == section


FIELD = "<form><input type=email placeholder='Your e-mail'><button>Sign up</button></form>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=qk><h3>The Harbour in your inbox</h3><p>One story a week on who gets the fog and who the ferry.</p>{FIELD}</div>",
        "<div class=qk><p>Every Monday at six, all that moves between the islands and the town.</p><input name=EMAIL type=text></div>",
        "<div class=qk><h3>All that moves, every morning?</h3><p>Have it in your inbox.</p><button>Sign up</button></div>",
        f"<div class=qk><h3>The Harbour, upgraded</h3><p>One story a week on who gets the fog.</p>{' ' * 600}<select>{'<option>Norway' * 90}</select><script>{'go();' * 120}</script>{FIELD}</div>",
    ],
    ids=["a form", "a field by its name", "a button", "with a choice of countries and a script"],
)
def test_what_stands_round_a_field_for_an_address_is_no_text(box: str) -> None:
    assert [block.text for block in read(box).body] == PARAGRAPHS
    assert [
        block.text for block in read(f"<div>{box}<p>{SENTENCE}{SENTENCE}{SENTENCE}{SENTENCE}{SENTENCE}</p></div>").body
    ][3]


def test_a_short_line_between_paragraphs_is_text_whatever_its_tag() -> None:
    line = "<div class=ql>Who pays for the horn?</div>"
    assert "Who pays for the horn?" in [block.text for block in read(line).body]
    boxed = f"<div class=qm>{line}<a href=/x>More</a></div>"
    assert "Who pays for the horn?" not in [block.text for block in read(boxed).body]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("<div class=subhead>Who pays for the horn</div>",), 1),
        (("<div class='editor-title widget'>Who pays for the horn</div>",), 1),
        (("<div><div class=qz>Who pays for the horn</div></div>", "<div><div class=qz>Who hears it</div></div>"), 2),
        (("<div><div class=qz>Who pays for the horn</div></div>",), 0),
        (("<div><div class=qz>Skip this</div></div>",) * 2, 0),
        (("<div><div class=subhead>Who pays for the horn</div><a href=/x>More</a></div>",), 0),
    ],
    ids=["named a deck", "named a part's title", "two set alike", "one alone", "said twice", "with a button"],
)
def test_a_line_alone_in_its_box_between_paragraphs_is_a_heading_if_named_or_set_again(
    lines: tuple[str, ...], told: int
) -> None:
    paragraphs = "".join(f"<div class=t><p>{SENTENCE}{n} {SENTENCE}</p></div>{line}" for n, line in enumerate(lines))
    body = [block.text for block in read(f"{paragraphs}<div class=t><p>{SENTENCE}{SENTENCE}{SENTENCE}</p></div>").body]
    assert sum(text.startswith("Who") for text in body) == told
    assert not any(text in ("Skip this", "More") for text in body)


def test_a_few_words_over_links_or_beside_a_time_in_their_own_element_are_no_text() -> None:
    boxes = (
        "<div><time>3 min</time>to read</div>",
        "<div>From our jobs page<div><a href=/jobs/1>Master of a ferry, Weir</a></div></div>",
    )
    texts = [block.text for block in read("".join(f"<p>{SENTENCE}</p>{box}" for box in boxes)).body]
    assert not {"to read", "From our jobs page"} & {*texts}
    assert "Who pays" in [b.text for b in read("<div>Who pays<br><br>Who hears it</div>").body]


def test_a_box_that_recommends_is_none_of_the_text_though_it_holds_most_of_it() -> None:
    said = SENTENCE * 6
    teasers = "".join(
        f"<dl><dd class=tit><a href={story(n)}>{title(n)}</a></dd><dd class=exp>{SENTENCE * 2}</dd></dl>"
        for n in range(6)
    )
    article = article_of_html(
        "<html lang=en><head><title>No ferry at night</title></head><body><div class=left><h1>No ferry at night</h1>"
        f"<div class=text>{said}</div><div class=more><h2>Recommended for you</h2>{teasers}</div></div></body></html>",
        URL,
    )
    assert ([block.text for block in article.body], article.related_links) == ([said.strip()], [])


NOTE = "Ada Winter writes of ferries and fog, and of those who have waited for both since the horn fell silent."
FACE = "<img src=/ada-65.jpg width=65 height=65 alt='Ada Winter'>"
SIGNED = "".join(
    f"<div><h2><a href={story(n)}>{title(n)}</a></h2><span>Ada Winter</span><figure><img src=/{n}.jpg></figure></div>"
    for n in range(2)
)


@pytest.mark.parametrize(
    "inside",
    [
        f"<div class=qk><div>{FACE}<p>Ada Winter</p><a href=/authors/ada-winter>More articles</a></div><p>{NOTE}</p></div>",
        f"<div class=qk><a href=/team/ada-winter>{FACE}</a><h4><a href=/team/ada-winter>Ada Winter</a></h4><p>{NOTE}</p>"
        "<a href=https://twitter.com/adawinter>Twitter</a></div>",
        f"<div class=qk><h2>Die Autorin</h2><p>{NOTE}</p></div>",
        "<ul class=qk><li><a href='javascript:void(0);'>Cite this</a></li><li><a href='mailto:?subject=Fog'>Send</a></li></ul>",
        "<div class=qk><img src=https://img.youtube.com/vi/4711/hqdefault.jpg><p>No ferry leaves in fog</p></div>",
        "<div class=qk><div><div><img src=/fog.jpg><span>Video</span></div><figcaption><p>The ferry in fog at night</p></figcaption></div>"
        "<div><video data-id=4711></video></div></div>",
        "<p class=qk>First published: 12 May 2026</p>",
        f"<aside class=qk><a href=/collections/fog><div><p>Read all that we have</p><h2>{title(1)}</h2></div></a></aside>",
    ],
    ids=[
        "a writer's card", "his name as its heading", "a note under a heading", "buttons", "a film on its platform",
        "a film's own element", "when it came out", "a subject of several stories",
    ],
)  # fmt: skip
def test_what_no_class_names_among_the_last_paragraphs_is_no_text(inside: str) -> None:
    article = read_closing(inside)
    assert [block.text for block in article.body] == PARAGRAPHS
    assert not [image for image in article.images if image.url or image.caption]
    assert article.related_links == []


def read_closing(closing: str) -> Article:
    return article_of_html(
        "<html lang=en><head><title>No ferry at night</title></head><body><h1>No ferry at night</h1>"
        f"<div class=qi>{TEXT}{closing}</div></body></html>",
        URL,
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"<p><a href='javascript:go(1)'>{SENTENCE}</a></p>", SENTENCE.strip()),
        (
            f"<div class=qk>{FACE}<p><a href=/people/ada>Ada Winter</a> waits.</p><p>{SENTENCE * 7}</p></div>",
            (SENTENCE * 7).strip(),
        ),
        ("<p>It was first published in spring by the harbour office of Quarle.</p>", "It was first published in spring by the harbour office of Quarle."),
    ],
    ids=["a sentence that runs a script", "more than a note on a writer", "when something else came out"],
)  # fmt: skip
def test_what_only_looks_so_is_text(text: str, kept: str) -> None:
    assert kept in [block.text for block in read_closing(text).body]


def test_who_wrote_the_stories_of_a_box_stands_between_their_titles_and_pictures() -> None:
    article = read(f"<div class=qb><span>Read also</span><div>{SIGNED}</div></div>")
    assert [(link.label, link.title) for link in article.related_links] == [("Read also", title(n)) for n in range(2)]
    assert [block.text for block in article.body] == PARAGRAPHS


def test_a_word_before_a_linked_heading_is_its_flag_however_long_the_heading() -> None:
    box = f"<aside class=qk><a href={story(1)}><img src=/1.jpg><p>Read our whole report</p><h2>Fog over Quarle</h2></a></aside>"
    assert [(link.label, link.title) for link in read(box).related_links] == [("Read our whole report", "Fog over Quarle")]  # fmt: skip


def test_a_bracket_alone_under_a_picture_is_its_credit_in_their_own_box() -> None:
    (image,) = read("<div class=qk><img src=/fog.jpg><br><span class=ql>(Quarlenews)</span></div>").images
    assert (image.caption, image.credit) == (None, "Quarlenews")


def test_the_lead_picture_beside_a_link_to_the_writer_is_no_card() -> None:
    lead = f"<div><figure><img src=/fog.jpg><figcaption>{NOTE}</figcaption></figure><p><a href=/authors/ada>Ada Winter</a></p></div>"
    html = f"<html lang=en><body><p>{SENTENCE * 8}</p><h1>No ferry at night</h1>{lead}<div class=qi>{TEXT}</div></body></html>"
    assert [image.caption for image in article_of_html(html, URL).images] == [NOTE]


@pytest.mark.parametrize(
    ("line", "label", "shown"),
    [
        ("<span>Essay: </span>{}", "Essay", None),
        ("<b>Essay:</b> <i>{}</i>", "Essay", None),
        ("{}: <b>by night</b>", None, f"{title(1)}: by night"),
    ],
)
def test_what_an_element_of_its_own_and_a_colon_open_a_link_with_is_its_label(
    line: str, label: str | None, shown: str | None
) -> None:
    (link,) = read(f"<div class=qk><div><a href={story(1)}>{line.format(title(1))}</a></div></div>").related_links
    assert (link.label, link.title) == (label, shown or title(1))


def test_two_days_parted_by_a_bar_open_no_text() -> None:
    html = f"<html lang=en><body><h1>No ferry at night</h1><div class=qi><p>PUBLISHED: 09:29 GMT, 5 June 2026 | UPDATED: 19:08 GMT, 5 June 2026</p>{TEXT}</div></body></html>"
    article = article_of_html(html, URL)
    assert [block.text for block in article.body] == PARAGRAPHS
    assert article.published and article.published.hour == 9


SUMMARY = "What the harbour office says of the horn, of the boats that ran at night, and of who pays."
CARD = f"<div class=qc><div class=qd><img src=/9.jpg></div><div class=qe><h3><a href={story(9)}>{title(9)}</a></h3><p>{SUMMARY}</p></div></div>"


def test_what_sums_up_another_story_beside_its_picture_is_no_text() -> None:
    assert [block.text for block in read(CARD).body] == PARAGRAPHS


@pytest.mark.parametrize(
    "part",
    [
        f"<div class=qc><h3>{title(9)}</h3><div><img src=/9.jpg></div><p>{SUMMARY}</p></div>",
        CARD.replace(story(9), "https://shop.example/a-lamp"),
        CARD.replace("</p>", f"</p><p>{SENTENCE}{SENTENCE}</p>"),
    ],
    ids=["a heading that leads nowhere", "what is sold elsewhere", "more text"],
)
def test_a_part_of_the_text_with_a_picture_is_kept(part: str) -> None:
    assert SUMMARY in [block.text for block in read(part).body]


@pytest.mark.parametrize(("line", "titles_found"), [(f"{title(1)}", [title(1)]), ("The horn at dawn", [])])
def test_a_heading_under_a_picture_that_leads_to_a_story_is_a_card_and_no_caption(
    line: str, titles_found: list[str]
) -> None:
    linked = f"<a href={story(1)}><h5>: {line}</h5><span>Read more</span></a>" if titles_found else f"<h5>{line}</h5>"
    article = read(f"<figure><img src=/1.jpg width=600><figcaption>{linked}</figcaption></figure>")
    assert titles(article.related_links) == titles_found
    assert [image.caption for image in article.images] == [None if titles_found else line]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<p class='text text__title'>Who pays for the horn</p>", "heading"),
        ("<h3 class=edTag>Who pays for the horn</h3>", "heading"),
        ("<p class='text text__title'>Who pays for the horn is not known yet.</p>", "paragraph"),
        ("<p class=text>Who pays for the horn</p>", "paragraph"),
        ("<h4 class=tags><a href=/tag/horn>Who pays for the horn</a></h4>", None),
    ],
)
def test_a_line_between_paragraphs_that_is_called_a_title_is_a_heading(line: str, kind: str | None) -> None:
    text = "".join(f"<p class=text>{n}. {SENTENCE}</p>" for n in range(2))
    body = read(f"<div>{text}{line}<p class=text>At last, {SENTENCE}</p>{text}</div>").body
    assert [block.kind for block in body if block.text.startswith("Who")] == ([kind] if kind else [])


EPISODES = f"<a href={story(8)}><p>The night shift on the quay, told by those who work it</p></a><p>Twelve nights, one lamp.</p>"
PASSED = [
    f"<section><h2>Podcast</h2><a href=#end-of-podcasts>Skip podcast and go on reading</a><div>{EPISODES}</div><p id=end-of-podcasts tabindex=-1>End of podcast</p></section>",
    f"<div><a href=#end-of-podcasts><p>Pular podcast e continuar</p></a></div><div>{EPISODES}</div><div><p id=end-of-podcasts>Fim do podcast</p></div>",
    f"<section><div><strong>Podcast</strong></div><a href=#end-of-podcasts>Skip podcast and go on reading</a><ul><li>{EPISODES}</li></ul><p id=end-of-podcasts>End of podcast</p></section>",
]


@pytest.mark.parametrize("box", PASSED)
def test_what_a_link_for_keyboards_passes_over_is_none_of_the_article(box: str) -> None:
    article = read(box)
    assert [block.text for block in article.body] == PARAGRAPHS
    assert article.related_links == []


def test_a_link_among_the_words_of_a_box_passes_over_its_elements() -> None:
    line = "Twelve nights on the quay, and one lamp"
    box = f"<section><p>{line}</p>So far: <a href=#end-of-podcasts>skip</a><div>{EPISODES}</div><p id=end-of-podcasts>End</p></section>"
    article = read(f"<div>{box}</div>")
    assert not any("lamp." in block.text for block in article.body)


def test_a_link_that_passes_over_most_of_a_text_takes_nothing_off_it() -> None:
    mark = "<p id=end-of-header>Here begins the text</p>"
    article = read(before="<p><a href=#end-of-header>Skip to the text</a></p>", inside=mark)
    assert [block.text for block in article.body if block.text in PARAGRAPHS] == PARAGRAPHS


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("A ferry turns at the end of its line. A gull has only begun there.", True),
        ("No gull on the pier", False),
        ("Read why on <a href=/gulls>our page about gulls</a>, the keeper said.", False),
        (f"{SENTENCE}".strip(), False),
    ],
    ids=["what nobody said yet", "no sentence", "with a link", "what the text says"],
)
def test_a_quotation_in_a_widget_between_paragraphs_is_text_where_it_says_more(said: str, *, taken: bool) -> None:
    quote = f"<blockquote class=widget__quote><div class=widget__quoteText>{said}</div><cite class=widget__author><span>Ada Winter</span></cite></blockquote>"
    body = read(f"<div class='widget widget--type-quotation'>{quote}</div>").body
    assert [block.text for block in body if block.kind == "quote"] == ([said] if taken else [])
