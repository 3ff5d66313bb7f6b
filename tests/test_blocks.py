from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Block, Zone
from pipelines.page.layout.walk import lay_out
from pipelines.page.markup.displayed_text import fold_space
from pipelines.page.markup.tree import parse
from pipelines.page.text.gaps import mark_gaps

URL = "https://outlet.example/news/1"


def blocks_of(html: str) -> list[Block]:
    tree = parse(html)
    assert tree is not None
    return lay_out(tree, URL).blocks


LONG = " ".join(["ferry"] * 16)


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<div>One.<br><br>Two.<br />\n<br>Three.</div>", ["One.", "Two.", "Three."]),
        ("<p>One<br>line.</p>", ["One line."]),
        (f"<p>{LONG}.<br>{LONG}.</p>", [f"{LONG}.", f"{LONG}."]),
        (f"<p><b>What of the pier?</b><br>{LONG} in the port.</p>", ["What of the pier?", f"{LONG} in the port."]),
        (f"<p><span><b>The pier</b><br>What <i>{LONG}</i> in the port.</span></p>", ["The pier", f"What {LONG} in the port."]),
        (f"<div><br><b>The pier</b><br>{LONG} in the port.</div>", [f"The pier {LONG} in the port."]),
        (f"<p><b>BERGEN —</b><br>{LONG} in the port.</p>", [f"BERGEN — {LONG} in the port."]),
        (f"<p>{LONG}.<br>Two.<br>{LONG}.<br>End</p>", [f"{LONG}.", "Two.", f"{LONG}.", "End"]),
        ("<p>\u3000雾散了。<br>\u3000船开了。</p>", ["雾散了。", "船开了。"]),
        ("<p>READ MORE: Boats<br>READ MORE: Fog</p>", ["READ MORE: Boats", "READ MORE: Fog"]),
        ("<p>Read more of: boats<br>Read more in: fog</p>", ["Read more of: boats Read more in: fog"]),
        ("<p>“雾散了。<br>\u3000船开了。”</p>", ["“雾散了。 船开了。”"]),
        (f"<div>{LONG}.<br>{LONG}<br>READ MORE: Boats<br>{LONG}.<br>{LONG}.<br>{LONG}.<br>{LONG}.</div>",
         [f"{LONG}.", LONG, "READ MORE: Boats", *[f"{LONG}."] * 4]),
        (f"<p>{LONG}<br>{LONG}.<br>Two.</p>", [f"{LONG} {LONG}. Two."]),
        ("<div>Bare text <b>bold</b> on.<p>Own.</p>Tail.</div>", ["Bare text bold on.", "Own.", "Tail."]),
        ("<p>A <a href=/x>link</a> in a sentence that goes on for a while after it.</p>",
         ["A link in a sentence that goes on for a while after it."]),
        ("<p>A <a class=related href=/x>link</a> in a sentence that goes on for a while after it.</p>",
         ["A link in a sentence that goes on for a while after it."]),
        ("<p><img src=/a.jpg>Under the picture.</p>", ["", "Under the picture."]),
        (f"<p>{LONG} <img class=emoji alt=⛴ src=/26f4.svg> and <img src=/rss-icon.gif> {LONG}.</p>", [f"{LONG} ⛴ and {LONG}."]),
        (f"<p>{LONG}<img src=/a.jpg>{LONG}.</p>", [LONG, "", f"{LONG}."]),
        (f"<p><i><b><a rel=author href=/x>Ada Winter</a></b> covers the {LONG}</i>.</p>", [f"Ada Winter covers the {LONG}."]),
        ("<p><i><b><a rel=author href=/x>Ada Winter</a></b>, Bergen</i></p>", ["Ada Winter", ", Bergen"]),
        ("<p>Text<script>var x</script><style>p{}</style> on.</p>", ["Text on."]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<p><ruby>漢<rt>かん</rt></ruby>字</p>", ["漢字"]),
        ("<p>soft\u00adhyphen and zero\u200bwidth</p>", ["softhyphen and zerowidth"]),
        ("<h1><span class=kicker>Rain</span> Dam holds</h1>", ["Rain Dam holds"]),
        ("<h1><div>Rain</div><span>: </span>Dam holds</h1>", ["Rain : Dam holds"]),
        ("<h1>Rain<div>" + "Dam holds. " * 40 + "</div></h1>", ["Rain", ("Dam holds. " * 40).strip()]),
        ("<p> \n\t </p><p>&nbsp;</p>", []),
    ],
)  # fmt: skip
def test_a_page_is_set_in_the_blocks_a_reader_sees(html: str, texts: list[str]) -> None:
    assert [b.text for b in blocks_of(html)] == texts


@pytest.mark.parametrize(
    ("heading", "kicker"),
    [
        ("<span class=kicker>Rain</span> Dam holds", "Rain"),
        ("<span><span>Rain<i>:</i></span> Dam holds</span>", "Rain:"),
        ("<style>a{}</style><div>Rain  in\nspring</div>Dam holds", "Rain in spring"),
        ("<span>Dam holds</span>", ""),
        ("Dam <em>holds</em>", ""),
        ("<ruby>漢<rt>かん</rt></ruby>字", ""),
        ("<img src=/a.jpg><span>Rain</span> Dam holds", "Rain"),
        ("", ""),
    ],
)
def test_what_an_element_of_its_own_opens_a_heading_with_is_told_apart(heading: str, kicker: str) -> None:
    assert [b.kicker for b in blocks_of(f"<h1>{heading}</h1>") if b.kind == "heading"] in ([kicker], [])


def test_links_are_absolute_and_carry_their_text() -> None:
    block = blocks_of("<p>See <a href='../2'>the plan</a> and <a href='javascript:x()'>this</a>.</p>")[0]
    assert [(link.text, link.url) for link in block.links] == [("the plan", "https://outlet.example/2")]


def test_an_empty_link_is_laid_over_the_card_in_which_it_stands() -> None:
    card = "<div><a class=cover href=/2></a><div>A ferry on time</div><div>11 April</div></div><div>No story of its own</div>"
    assert [[link.url for link in b.links] for b in blocks_of(card)] == [["https://outlet.example/2"]] * 2 + [[]]


def test_lines_that_style_alone_parts_are_lines_of_their_own() -> None:
    box = "<figcaption><span class=a>AFP</span><span class=b>The old ferry</span></figcaption>"
    assert [b.text for b in blocks_of(box + box.replace("class=b", "class=a"))] == [
        "AFP",
        "The old ferry",
        "AFPThe old ferry",
    ]
    box = "<div><span>May 12, 2023</span><span>6-min read</span></div>"
    assert [b.text for b in blocks_of(box)] == ["May 12, 2023", "6-min read"]


def test_a_link_round_whole_blocks_is_the_link_of_each() -> None:
    found = blocks_of("<a href=/2><div>Also on</div><div>Title</div></a>")
    assert [b.links[0].url for b in found] == ["https://outlet.example/2"] * 2


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        ("src=/a.jpg", "https://outlet.example/a.jpg"),
        ("src='data:image/gif;base64,AA' data-src=/b.jpg", "https://outlet.example/b.jpg"),
        ("data-x-src-wide=/b.jpg", "https://outlet.example/b.jpg"),
        ("src=https://pixel.spacereview.example/a.jpg", "https://pixel.spacereview.example/a.jpg"),
        ("src=/blank.gif data-original=/c.jpg", "https://outlet.example/c.jpg"),
        ("srcset='/s.jpg 300w, /l.jpg 900w'", "https://outlet.example/l.jpg"),
        ("srcset='/l.jpg 900w, /s.jpg 300w'", "https://outlet.example/l.jpg"),
        (
            "srcset='/c.jpg?crop=0,0,x4,y3 400w, /d.jpg?crop=0,0,x8,y6 800w'",
            "https://outlet.example/d.jpg?crop=0,0,x8,y6",
        ),
        ("src=/lazy.gif data-srcset='/one.jpg, /two.jpg 2x'", "https://outlet.example/two.jpg"),
        ("src=/img/leer.gif data-retina-src=/e.jpg data-tracking-src=/t", "https://outlet.example/e.jpg"),
        ("src=/320/f.jpg data-src='/{width}/f.jpg'", "https://outlet.example/320/f.jpg"),
        ("src='/g-{{size}}.jpg' srcset='/g-600.jpg 600w'", "https://outlet.example/g-600.jpg"),
        ("src=/wordpress/img/trans.gif", None),
        ("src='javascript:alert(1)'", None),
    ],
)
def test_a_picture_is_found_past_the_placeholders_of_lazy_loading(attributes: str, url: str | None) -> None:
    assert blocks_of(f"<p><img {attributes}></p>")[0].url == url


@pytest.mark.parametrize(
    ("html", "urls"),
    [
        ("<picture><source srcset=/a.webp><img src=/a.jpg></picture><p>On.</p>", ["/a.jpg"]),
        ("<picture><source srcset=/s.jpg><source srcset=/t.jpg><img src=data:x></picture><p>On.</p>", ["/s.jpg"]),
        ("<picture><source srcset='/b.webp'/><img src=/b.jpg/></picture><p>On.</p>", ["/b.jpg/"]),
        ("<picture><img data-src=/c.jpg><noscript><img src=/c.jpg></noscript></picture>", ["/c.jpg"]),
        ("<noscript><img src=/d.jpg></noscript>", ["/d.jpg"]),
        ("<button><figure><img src=/e.jpg><figcaption>A boat</figcaption></figure></button>", ["/e.jpg"]),
        ("<button><img src=/icon.png> Share</button>", []),
        ("<video><source src=/f.mp4><p>Your browser shows no video.</p></video>", []),
        ("<picture><source srcset=/g.jpg></picture>", []),
    ],
)
def test_a_picture_in_several_sizes_is_one(html: str, urls: list[str]) -> None:
    found = [b.url for b in blocks_of(html) if b.kind == "image"]
    assert found == ["https://outlet.example" + url for url in urls]


def test_a_letter_that_is_a_picture_opens_the_word_that_it_touches() -> None:
    assert [b.text for b in blocks_of("<p><img alt=T src=/t.png>he ferry is back.</p>") if b.text] == [
        "The ferry is back."
    ]
    assert [b.text for b in blocks_of("<p><img alt=A src=/a.png> The ferry is back.</p>") if b.text] == [
        "The ferry is back."
    ]


SPACED = st.lists(
    st.sampled_from(["fog", "horn ", "雾", " ", "\xa0", "\u3000", "\u200b", "\u200d", "\n"]), max_size=9
).map("".join)
"""Words between white space and marks that are never seen."""


@given(
    st.lists(
        SPACED | st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=40),
        max_size=8,
    )
)
def test_no_word_of_a_page_is_lost(paragraphs: list[str]) -> None:
    html = "<body>" + "".join(f"<p>{escape(p)}</p>" for p in paragraphs) + "<p>end</p></body>"
    shown = "".join("".join(b.text.split()) for b in blocks_of(html))
    folded = "".join("".join(fold_space(p).split()) for p in paragraphs) + "end"
    assert shown == folded
    assert list(filter(str.isalnum, shown)) == list(filter(str.isalnum, "".join(paragraphs) + "end"))


@given(st.text(max_size=60) | SPACED)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold_space(text)
    assert fold_space(folded) == folded == folded.strip()
    assert not re.search("  |\n", folded)
    assert not {"\u200b", "\xad", "\ufeff"} & {*folded}


def test_a_short_line_between_paragraphs_that_are_all_called_hidden_is_read() -> None:
    line = "<div class=h><strong>A new key</strong></div>"
    tree = parse(f"<div class=text><p>{LONG}</p>{line}<p>{LONG}</p>{line}<p>{LONG}</p></div>")
    assert tree is not None
    layout = lay_out(tree, URL)
    blocks = dict(enumerate(layout.blocks))
    for block in blocks.values():
        block.main = block.text == LONG
    zones: dict[int, set[Zone]] = {i: {"hidden"} if block.main else {"headline"} for i, block in blocks.items()}
    mark_gaps(layout, blocks, [len(block.text) for block in blocks.values()], zones)
    assert all(block.main for block in blocks.values())


def test_a_line_right_in_the_box_of_two_paragraphs_is_text_whatever_stands_between() -> None:
    listed = '<ul><li><a href="/news/ferry-returns-400010">Ferry returns to its line</a></li></ul>'
    tree = parse(f"<div class=text><p>{LONG}</p>{listed}<span class=x7>A whiter light</span><p>{LONG}</p></div>")
    assert tree is not None
    layout = lay_out(tree, URL)
    blocks = dict(enumerate(layout.blocks))
    for block in blocks.values():
        block.main = block.text == LONG
    mark_gaps(layout, blocks, [len(block.text) for block in blocks.values()], {i: set() for i in blocks})
    assert [block.main for block in blocks.values()] == [True, False, True, True]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<a href=/1>The ferry is back</a>", (True, True, True)),
        ("<a href=/1><b>The ferry</b> is back</a>", (True, True, True)),
        ("<a href=/1>The ferry</a> <a href=/2>is back</a>", (True, True, False)),
        ("<a href=/1>The ferry is back on its line</a>, too", (True, True, False)),
        ("<a href=/1>The ferry is back</a> on its line", (True, False, False)),
        ("The ferry <a href=/1>is back</a> on its line", (False, False, False)),
        ("<a href=#>The ferry is back</a>", (False, False, False)),
        ("The ferry is back", (False, False, False)),
    ],
)
def test_how_much_of_a_line_is_link(line: str, said: tuple[bool, bool, bool]) -> None:
    (block,) = blocks_of(f"<body><p>{line}</p></body>")
    assert (block.is_mostly_link, block.is_all_links, block.is_link) == said
