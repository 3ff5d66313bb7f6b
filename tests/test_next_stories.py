"""Pages that scroll on into another story are read as their own alone; what only looks so is read whole."""

from __future__ import annotations

import pytest

from benchmarks.pages import read_pages
from benchmarks.scrolls import WAYS, measure, scrolled
from crawler.items import Article, Page
from pipelines.structure import read_page

OWN = "Night ferry stays in port until the horn is mended"
NEXT = "Market hall loses half of its fishmongers"
FERRY = (
    "The harbour office said the night ferry would not run again before the fog horn had been repaired.",
    "Some 1,200 people live on the outer islands, and they have no other way to reach the hospital after dark.",
    "The cost is put at 4.3 million crowns, of which the state has promised to pay half by the end of June.",
)
HALL = (
    "Nine of the nineteen stalls in the market hall have been empty since the crossing was closed in the spring.",
    "Prices have gone up by 11 percent, and those who are left say that they will not see another winter there.",
    "The city owns the hall and has lowered its rents twice, which has kept the bakers but none of the fishmongers.",
    "A buyer from the mainland has looked at the building, and says that he would keep its roof and its clock.",
)
FIRST = "The harbour office said the night ferry would not run again before the fog horn had been repaired."


def p(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def head(title: str, writer: str, day: str, tag: str = "h1", name: str = "title") -> str:
    return f'<{tag} class="{name}">{title}</{tag}><div class="by">By {writer}</div><div class="day">{day}, 10:15</div>'


def picture(file: str, caption: str) -> str:
    return f'<figure><img src="/{file}.jpg" width="800"><figcaption>{caption}</figcaption></figure>'


ONE = head(OWN, "Jo Doe", "12 May 2026") + picture("pier", "The pier on Friday. Ann Lee/AFP") + p(FERRY)
TWO = head(NEXT, "Ann Roe", "11 May 2026") + picture("hall", "The hall on Monday. Bo Stern/AP") + p(HALL)
LINKS = '<ul><li><a href="/news/a-1">Dredger finds a church bell</a></li><li><a href="/news/b-2">Office moves to the mill</a></li></ul>'
SCROLLED = {
    "in elements of their own": f"<main><article>{ONE}</article><article>{TWO}</article></main>",
    "in boxes of one name, one of them active": f'<div class="reel"><div class="item active">{ONE}</div><div class="item">{TWO}</div></div>',
    "in boxes whose names say nothing": f'<div class="k1"><div class="k2">{ONE}</div>{LINKS}<div class="k2">{TWO}</div></div>',
    "in one box": f'<main><div class="text">{ONE}{TWO}</div></main>',
    "in a box of further stories": f'<main><div class="story">{ONE}</div></main><div class="more"><div class="story">{TWO}</div></div>',
    "head and text in boxes beside each other": f'<main><div class="head">{head(OWN, "Jo Doe", "12 May 2026")}</div><div class="text">{picture("pier", "The pier on Friday. Ann Lee/AFP")}{p(FERRY)}</div>'
    f'<div class="head">{head(NEXT, "Ann Roe", "11 May 2026")}</div><div class="text">{picture("hall", "The hall on Monday. Bo Stern/AP")}{p(HALL)}</div></main>',
    "a headline of a lower level": f'<main><div class="story">{ONE}</div><div class="story">{TWO.replace("h1", "h2")}</div></main>',
    "its opening alone": f'<main><div class="story">{ONE}</div><div class="story">{head(NEXT, "Ann Roe", "11 May 2026")}{p(HALL[:1])}<a href="/news/hall-2">Continue reading</a></div></main>',
    "three of them": f'<main><div class="story">{ONE}</div><div class="story">{TWO}</div><div class="story">{TWO.replace("hall", "mill")}</div></main>',
    "a day over the headline": f'<main><div class="story"><p class="top">12 May 2026, 10:15</p>{ONE}</div><p class="up">Up next</p><div class="story"><p class="top">11 May 2026, 9:00</p>{TWO}</div></main>',
}  # fmt: skip


def read(body: str, title: str = OWN) -> Article:
    page = f"<html lang=en><head><title>{title} | Harbour Times</title></head><body><header><a href=/>Harbour Times</a></header>{body}</body></html>"
    return read_page(Page("https://harbour.example/news/night-ferry-1", page.encode()))


@pytest.mark.parametrize("name", SCROLLED)
def test_the_next_story_is_left_out(name: str) -> None:
    article = read(SCROLLED[name])
    assert article.headline == OWN
    assert [block.text for block in article.body] == [*FERRY]
    assert [(image.caption, image.credit) for image in article.images] == [("The pier on Friday.", "Ann Lee/AFP")]
    assert article.bylines == ["Jo Doe"]
    assert article.published is not None and article.published.day == 12
    assert article.related_links == [] or "k2" in SCROLLED[name]


def test_a_short_story_is_read_above_a_long_one() -> None:
    story = head(OWN, "Jo Doe", "12 May 2026") + p(FERRY[:1])
    article = read(f'<main><div class="story">{story}</div><div class="story">{TWO}</div></main>')
    assert [block.text for block in article.body] == [FIRST]
    assert (article.bylines, article.images) == (["Jo Doe"], [])


def test_what_scripts_and_menus_behind_it_say_of_the_page_is_read() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "{OWN}", "datePublished": "2026-05-12T10:15:30Z", "keywords": ["ferries"]}}'
    article = read(f'{SCROLLED["in elements of their own"]}<script type="application/ld+json">{data}</script>')
    assert (article.keywords, article.published and article.published.second) == (["ferries"], 30)
    assert [block.text for block in article.body] == [*FERRY]


DATED = '<p class="day">12 May 2026</p>'
WHOLE = {
    "several headings of the first level": f"<main>{head(OWN, 'Jo Doe', '12 May 2026')}{p(FERRY)}<h1>What comes next</h1>{p(HALL)}</main>",
    "a diary, its days under headings of the first level": f"<main>{head(OWN, 'Jo Doe', '12 May 2026')}{p(FERRY)}<h1 class=title>The second day</h1>{DATED}{p(HALL)}</main>",
    "chapters in boxes of one name": f'<main><section class="part">{head(OWN, "Jo Doe", "12 May 2026")}{p(FERRY)}</section><section class="part"><h2 class="title">What comes next</h2>{p(HALL)}</section></main>',
    "chapters with days in boxes of one name": f'<main><section class="part">{head(OWN, "Jo Doe", "12 May 2026")}{p(FERRY)}</section><section class="part"><h2 class="title">The second day</h2>{DATED}{p(HALL)}</section></main>',
    "headings that a page's builder sets in boxes like the headline's": f'<main><div class="w"><h1 class="title">{OWN}</h1></div><div class="w"><p>By Jo Doe</p></div><div class="w">{DATED}</div><div class="w">{p(FERRY)}</div><div class="w"><h2 class="title">What comes next</h2></div><div class="w">{p(HALL)}</div></main>',
    "a briefing, each item with its writer": f'<main><div class="top">{head(OWN, "Jo Doe", "12 May 2026")}<p>{FERRY[0]}</p></div><div class="item"><h2>{NEXT}</h2><p class="by">By Ann Roe</p>{p(FERRY[1:])}</div><div class="item"><h2>Dredger finds a bell</h2><p class="by">By Bo Stern</p>{p(HALL)}</div></main>',
    "an interview": f"<main>{head(OWN, 'Jo Doe', '12 May 2026')}{p(FERRY)}<h2>When will she sail again?</h2>{p(HALL)}</main>",
    "a press review": f'<main>{head(OWN, "Jo Doe", "12 May 2026")}{p(FERRY)}<h2>Harbour Post</h2><p class="day">11 May 2026</p>{p(HALL)}</main>',
    "a short sentence with a day under a heading": f"<main>{head(OWN, 'Jo Doe', '12 May 2026')}{p(FERRY)}<h1>How it began</h1><p>By 3 March 2026 it was silent.</p>{p(HALL)}</main>",
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_one_story_is_read_whole(name: str) -> None:
    article = read(WHOLE[name])
    said = [*(block.text for block in article.body), article.subheadline]
    assert [line for line in (*FERRY, *HALL) if line not in said] == []


def test_a_live_blogs_entries_are_read() -> None:
    entries = "".join(
        f'<article class="entry"><h3>{title}</h3><div class="by">By {writer}</div><time datetime="2026-05-12T1{n}:00Z">12 May 2026, 1{n}:00</time>{p(told)}</article>'
        for n, (title, writer, told) in enumerate((("Horn falls silent", "Jo Doe", FERRY), (NEXT, "Ann Roe", HALL)))
    )
    said = [block.text for block in read(f'<main><div class="top">{head(OWN, "Jo Doe", "12 May 2026")}</div>{entries}</main>').body]  # fmt: skip
    assert [line for line in (*FERRY, *HALL) if line not in said] == []


FLOOR = 0.8
"""Share of the newsroom's pages that are read as without the story behind them, in each way."""
LOWER = dict.fromkeys(("in one box", "in one box, no names", "a lower headline", "a lower headline, no names"), 0.6)


def test_the_newsrooms_pages_that_scroll_on_are_read() -> None:
    figures = measure(read_pages(), WAYS)
    assert {name: shares["all"] for name, shares in figures.items() if shares["all"] < LOWER.get(name, FLOOR)} == {}
    assert figures.keys() == WAYS.keys()


def test_a_page_whose_outlet_has_no_other_set_like_it_is_not_scrolled() -> None:
    assert list(scrolled(read_pages()[:1], WAYS)) == []


@pytest.mark.parametrize("tag", ["h1", "h2"])
@pytest.mark.parametrize("close", ["", "</h2>"])
def test_a_headline_that_holds_lines_of_its_own_begins_no_next_story(tag: str, close: str) -> None:
    other = f'<h2 class="title">Fog<ul><li>|</li></ul>{NEXT}{close}<ul><li>By Ann Roe</li><li>11 May 2026, 10:15</li></ul>{p(HALL)}'
    article = read(f'<main><div class="text">{ONE.replace("h1", "h2")}{other}</div></main>'.replace("h2", tag))
    assert article.headline == OWN
    assert [block.text for block in article.body][:3] == [*FERRY]


def test_a_headline_that_is_not_closed_holds_no_next_story() -> None:
    open_ = f'<div class="date"><h1>{OWN}<div><div class="date"></div></div><div class="text"><td>{OWN}.</td></div> 392 </div>{HALL[0]}'
    assert [block.text for block in read(open_).body] == [HALL[0]]
