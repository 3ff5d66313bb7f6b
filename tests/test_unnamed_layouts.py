"""What only the structure of a page tells: its class names say nothing, and no tag helps; the stories are made up."""

from __future__ import annotations

import pytest

from crawler.items import Page
from pipelines.structure import read_page
from tests.test_layouts_of_text import DE, EN, ZH, Set, p

LONG = [*EN, "A second lamp, for the fog, will be hung in the spring, the port's office said on Friday evening."]
MORE = [
    *LONG[2:],
    *(f"{line} So it was told on the mole." for line in EN),
    *(f"{line} So they said in town." for line in EN),
]
DATES = ["1908: Built on the mole", "1931: Rammed by a <a href='/ship'>collier</a> in fog", "2015: Put out"]
SUMMARY = "For a week nobody had seen the boat that was to bring the lamp's new glass to the island, and the harbour master had begun to ask along the coast."
BRIEF = [
    f"The lamp on the mole that the keepers left in the winter of that year is lit again on every night of the week, {said}."
    for said in ("after eight years of fog", "and it is white", "and nobody pays for it")
]
TITLES = ["Boat with the new glass is found", "Pilot of the fog leaves his post", "Mole to be mended in the spring"]

LISTED = "".join(f'<li><a href="/news/2026/w-{n}.html">{TITLES[n]}</a></li>' for n in range(2))
PICTURED = "".join(f'<img src="/{n}.jpg"><h3><a href="/news/2026/w-{n}.html">{TITLES[n]}</a></h3>' for n in range(2))


def card(n: int, href: str = "/news/2026/", k: str = "c81e", inner: str = "") -> str:
    return f'<div class="{k}"><a href="{href}card-{n}.html"><img src="/{n}.jpg"></a><h3><a href="{href}card-{n}.html">{TITLES[n]}</a></h3>{inner}<p>{SUMMARY}</p></div>'


def page(html: str, *, after: str = "") -> str:
    return f'<div class="a0"><h1>Lighthouse lit again</h1><div class="c1">{html}</div></div>{after}'


LAYOUTS = {
    "a list under a heading of the text": Set(
        page(f'{p(LONG[:2])}<div class="c9"><h2>The life of a lamp</h2><ul>{p(DATES, "li")}<li><a href="/news/2026/lamp-1.html">Who lit it first</a></li></ul></div>{p(LONG[2:])}'),
        [*LONG[:2], "The life of a lamp", "1908: Built on the mole", "1931: Rammed by a collier in fog", "2015: Put out", *LONG[2:]],
    ),
    "buttons under the headline, and a lone number under a heading": Set(
        page(f"<ul>{p(['Share 0', 'Pin it 0', 'Print'], 'li')}</ul>{p(LONG[:3])}<h3>The lamp in figures</h3><ul><li>1</li></ul>{p(LONG[3:])}"),
        [*LONG[:3], "The lamp in figures", *LONG[3:]],
    ),
    "cards of other stories, one of another house": Set(
        page(f"{p(LONG[:1])}{card(0)}{p(LONG[1:2])}{card(1, 'https://www.elsewhere.example/n/')}{p(MORE)}"),
        [*LONG[:2], *MORE], related=[(None, TITLES[0], "/news/2026/card-0.html")],
    ),
    "what other houses sell, with a word on each": Set(
        page(f"{p(LONG[:2])}{card(1, 'https://www.elsewhere.example/n/')}{p(LONG[2:])}"),
        [*LONG[:2], SUMMARY, *LONG[2:]],
    ),
    "the editor behind a sign": Set(
        page(f'{p(ZH)}<div class="c5 d5"><span class="e5"><a href="/"><img src="/end.png" width="13"></a> 本文来源：海港报 </span> <span class="f5">责任编辑：张三_HB1</span></div>'),
        ZH, signoff="本文来源：海港报 责任编辑：张三_HB1",
    ),
    "the editor below the text's box": Set(
        page(p(ZH), after='<div class="c7"><div class="c8">责任编辑：李四</div><div class="c9">版权所有</div></div>'),
        ZH, signoff="责任编辑：李四",
    ),
    "what was published before and after": Set(
        page(p(LONG), after=f'<div class="c6"><a href="/news/2026/b-1.html">&lt; Previous Story</a><h4><a href="/news/2026/b-1.html">{TITLES[1]}</a></h4>'
        f'<a href="/news/2026/b-2.html">Next Story &gt;</a><h4><a href="/news/2026/b-2.html">{TITLES[2]}</a></h4></div>'),
        LONG,
    ),
    "what was published before, in one line": Set(
        page(f'{p(DE)}<p class="c6">Vorheriger Artikel: <a href="/news/2026/b-1.html">Vierzig warteten auf die nächste Ebbe</a></p><p class="c6">Previous Story: <a href="/news/2026/b-2.html">{TITLES[1]}</a></p>'), DE,
    ),
    "a desk's other stories, each with its writer and a summary": Set(
        page(f'{p(LONG[:2])}<div class="c3"><p class="c4"><a href="/coast">Latest stories from the coast</a></p>{"".join(card(n, k="c2", inner="<p>Jo Doe and Ann Roe</p>") for n in range(3))}</div>{p(LONG[2:])}'),
        LONG,
    ),
    "an aside that closes the text, with a few words over pictures and titles": Set(
        page(f'{p(LONG)}<aside class="c2"><p>The island in winter</p>{PICTURED}</aside>'),
        LONG, related=[("The island in winter", TITLES[n], f"/news/2026/w-{n}.html") for n in range(2)],
    ),
    "a list in an aside that closes the text, under its heading": Set(
        page(f'{p(LONG)}<aside><h2>Read also</h2><ul>{LISTED}</ul></aside>'),
        LONG, related=[("Read also", TITLES[n], f"/news/2026/w-{n}.html") for n in range(2)],
    ),
    "the title of a player that scripts fill, and a film with its picture": Set(
        page(f'{p(LONG[:1])}<div class="c2"><h3><a href="/sport/lamp,video-lamp-100.html">{TITLES[0]}</a></h3></div>{p(LONG[1:2])}'
        f'<div class="c4"><a href="/videos/2026/fog-7.html"><img src="/7.jpg"></a><p><a href="/videos/2026/fog-7.html">{TITLES[1]}</a></p></div>{p(LONG[2:])}'),
        LONG, related=[(None, TITLES[1], "/videos/2026/fog-7.html")],
    ),
    "a podcast's card": Set(
        page(f'{p(LONG[:2])}<div class="c3"><img src="/cover.jpg"><div><h3>#7 The keeper and the fog</h3><p><a href="https://pods.example/lamp">Lamp Talks</a></p></div></div>{p(LONG[2:])}'),
        LONG,
    ),
    "headings over a picture and a link, one for each part of the text": Set(
        page(p(LONG[:1]) + "".join(f'<div class="c3"><h3>{TITLES[n]}</h3><img src="/{n}.jpg"><a href="https://maps.example/{n}">On the map</a></div>{p(LONG[2 * n + 1:2 * n + 3])}' for n in range(2))),
        [LONG[0], TITLES[0], *LONG[1:3], TITLES[1], *LONG[3:5]],
    ),
    "a newsletter far down among the page's buttons": Set(
        f'<div class="m1">{"<button>Menu</button>" * 60}</div>' + page(f'{p(LONG[:2])}<div class="c3"><img src="/s.jpg"><div><h2>Get the lamp letter</h2><div>Every morning the news of the mole.</div>'
        f'<form>{"<input type=hidden name=n>" * 7}<label>Sign up</label><input type="email"><button>Go</button></form></div></div>{p(LONG[2:])}'),
        LONG,
    ),
    "buttons that lead nowhere": Set(
        page(f'{p(LONG)}<div><ul><li><div><a href="#">Write about it</a></div></li></ul><div><div><a href="#">X</a></div><div><a href="#">LINE</a></div></div></div>'), LONG,
    ),
    "a short line that leads to a place on the page": Set(
        page(f'{p(LONG[:2])}<p><a href="#lamp">The lamp is white.</a></p>{p(LONG[2:])}'), [*LONG[:2], "The lamp is white.", *LONG[2:]],
    ),
    "a summary with a note on who made it": Set(
        f'<article class="a0"><div class="a1"><h1>Lighthouse lit again</h1><h2>{SUMMARY}</h2><figure><img src="/l.jpg"></figure><p>Ada Winter</p><div>12 May 2026</div></div><div class="c1">'
        f'<div class="c3"><div class="c4"><h2>In short</h2><div class="c5"><ul>{p(BRIEF, "li")}</ul><p>This summary was made by a machine.</p></div></div></div>{p(LONG)}</div></article>',
        [*BRIEF, *LONG],
    ),
    "a box at the side right after a paragraph, whose heading is a cue": Set(
        page(f'{p(LONG[:2])}<aside class="story-sidebar"><h3>Further Reading</h3><p><a href="/news/2026/w-1.html">{TITLES[1]}</a></p></aside>{p(LONG[2:])}'),
        LONG, related=[("Further Reading", TITLES[1], "/news/2026/w-1.html")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_is_read_by_its_structure(layout: str) -> None:
    want = LAYOUTS[layout]
    html = (
        f"<html><head><title>Harbour</title></head><body>{want.html}<div class='z9'>© 2026 Harbour</div></body></html>"
    )
    article = read_page(Page("https://www.harbour.example/news/1", html.encode()))
    related = [
        (link.label, link.title, (link.url or "").removeprefix("https://www.harbour.example"))
        for link in article.related_links
    ]
    assert [block.text for block in article.body] == want.body
    assert related == list(want.related)
    assert article.signoff == want.signoff


def test_what_another_house_sells_is_told_by_its_site_whatever_ending_both_share() -> None:
    html = page(f"{p(LONG[:2])}{card(1, 'https://www.lamps.co.example/n/')}{p(LONG[2:])}")
    article = read_page(Page("https://www.harbour.co.example/news/1", html.encode()))
    assert [block.text for block in article.body] == [*LONG[:2], SUMMARY, *LONG[2:]]


def test_what_introduces_a_name_is_no_writers_initials() -> None:
    html = (
        f'<h1>Le phare rallumé</h1><div class="text">{p(LONG)}</div><div class="authors">par <a href="/x"> </a></div>'
    )
    assert read_page(Page("https://www.harbour.example/news/1", html.encode())).signoff is None


HEADS = ["The keeper", "'Whiter in her time'"]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ([f'<span class="k1">{head}</span>' for head in HEADS], "heading"),
        ([f'<p class="t1"><span class="k1">{head}</span></p>' for head in HEADS], "heading"),
        ([f'<span class="k1">{HEADS[0]}</span>', ""], "heading"),
        ([f'<p class="k1">{HEADS[0]}</p>', ""], "paragraph"),
        ([f'<p class="t1"><span class="t2">{head}</span></p>' for head in HEADS], "paragraph"),
        ([f'<p class="k1">{HEADS[0]}</p>'] * 2, "paragraph"),
        ([f'<p class="k1">{head}.</p>' for head in HEADS], "paragraph"),
    ],
)  # fmt: skip
def test_short_lines_set_otherwise_than_the_paragraphs_beside_them_are_headings(lines: list[str], kind: str) -> None:
    text = [f'<p class="t1"><span class="t2">{line}</span></p>' for line in (*LONG, *MORE)]
    html = f'<h1>Lighthouse lit again</h1><div class="c1">{"".join((*text[:2], lines[0], *text[2:4], lines[1], *text[4:]))}</div>'
    body = read_page(Page("https://www.harbour.example/news/1", html.encode())).body
    assert {block.kind for block in body if block.text.strip(".") in HEADS} == {kind}
