"""Reading takes any bytes: no page breaks it, and none holds it up. HOSTILE_EXAMPLES=20000 makes a long run."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.items import Article, Page
from pipelines.boilerplate import story_of
from pipelines.page.markup.tree import MAX_ELEMENTS, parse
from pipelines.structure import structure

ROOT = Path(__file__).parent.parent
EXAMPLES = int(os.environ.get("HOSTILE_EXAMPLES", "60"))
MAX_SECONDS = 10.0
"""Of processor time, half of what a reader is given; one and a half are enough where nothing else runs."""
PARAGRAPH = "<p>The council met on Tuesday and agreed on the plan for the river, its speaker said.</p>"
TEXT = "<h1>Council agrees</h1>" + PARAGRAPH * 12
any_page = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def read(body: bytes, charset: str | None = None) -> Article:
    """The article of a page, read within the time that a page may take."""
    start = time.process_time()
    article = structure(story_of(Page("https://outlet.example/news/1", body, charset=charset)))
    assert time.process_time() - start < MAX_SECONDS
    return article


def page(content: str, head: str = "") -> bytes:
    return f"<html><head>{head}<title>Council agrees</title></head><body>{TEXT}{content}</body></html>".encode()


def linked(data: str) -> bytes:
    return page("", f'<script type="application/ld+json">{data}</script>')


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def barred(lines: int, word: str = "a | b | c | Photo: Jo | ") -> list[str]:
    """Lines full of what may mark a credit, no two alike."""
    return [f"{word * (200 // len(word))}{n}x" for n in range(lines)]


HUGE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "NUL bytes": lambda: page("\0" * 3_000_000),
    "NUL between bytes": lambda: "\0".join(page("").decode()).encode(),
    "lone surrogates": lambda: page("\ud800" * 0) + "\ud800\udfff".encode("utf-16-le", "surrogatepass") * 9_000,
    "surrogates in UTF-8": lambda: page("") + "\ud800\udfff".encode("utf-8", "surrogatepass") * 9_000,
    "references to no character": lambda: page("&#xD800;&#0;&#x110000;&bogus;" * 30_000),
    "references to controls": lambda: page("<p class='a&#1;b' id='&#8;'>It rained&#11; on &#xFFFE;Monday.<a href=/x>&#31;</a>" * 9),
    "a tag that is none": lambda: page('<sp"n class=caption>A man walks.</sp"n><x:y class=date>May 1</x:y>' * 9),
    "blocks inside headings": lambda: page("<h2>" + "<div><b>" * 300 + "text"),
    "a canonical address that is none": lambda: page("", "<link rel=canonical href='https://[x]y/news'><meta property=og:url content='//[::1/x'>"),
    "random bytes": lambda: Random(1).randbytes(4_000_000),
    "UTF-16 with a wrong mark": lambda: b"\xff\xfe" + page(PARAGRAPH * 2_000),
    "nested 10,000 deep": lambda: page("<div>" * 10_000 + "text"),
    "inline nested 10,000 deep": lambda: page("<b><i>" * 5_000 + "text"),
    "lists nested 10,000 deep": lambda: page("<ul><li>" * 10_000 + "text"),
    "3 MB of p": lambda: page("<p>x" * 750_000),
    "3 MB of b": lambda: page("<b>" * 1_000_000),
    "3 MB of hr": lambda: page("<hr>" * 750_000),
    "a text of 5 MB": lambda: page("<p>" + "Water ran. " * 450_000),
    "spaces, 5 MB": lambda: page("<p>a" + " \n" * 2_500_000 + "b"),
    "no-break spaces, 5 MB": lambda: page("<p>a" + "\u00a0" * 2_500_000 + "b"),
    "5 MB of less-than signs": lambda: page("<" * 5_000_000),
    "100,000 links": lambda: page("".join(f"<a href=/{i}>Link {i}</a> " for i in range(100_000))),
    "100,000 links in a list": lambda: page("".join(f"<li><a href=/{i}>Link {i}</a>" for i in range(100_000))),
    "links between breaks": lambda: page("<p>" + "<a href=/x>L</a><br><br>" * 50_000),
    "links in links": lambda: page("<a href=/x><ins>" * 120 + "<b>x</b>" * 20_000),
    "50,000 breaks": lambda: page("<p>" + "<br>" * 50_000),
    "50,000 lines": lambda: page("<p>" + "The man spoke.<br><br>" * 50_000),
    "2,500 lines of bars": lambda: page("".join(f"<p>{line}" for line in barred(2_500))),
    "2,500 captions of bars": lambda: page("".join(f"<figure><img src=/{n}.jpg><figcaption>{line}</figcaption></figure>" for n, line in enumerate(barred(2_500)))),
    "2,500 captions of slashes": lambda: page("".join(f"<figure><img src=/{n}.jpg><figcaption>{line}</figcaption></figure>" for n, line in enumerate(barred(2_500, "图/新华社 ")))),
    "labels in one paragraph": lambda: page("<p>" + "<span class=date>x</span>y" * 20_000),
    "a class of 3 MB": lambda: page(f'<p class="{"a1 " * 1_000_000}">text</p>'),
    "an address of 3 MB": lambda: page(f'<a href="/{"a/" * 1_500_000}">text</a><img src="{"grey" * 750_000}">'),
    "100,000 attributes": lambda: page("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">text"),
    "100,000 attributes with > in their values": lambda: page("<p " + " ".join(f"a{i}='>'" for i in range(100_000)) + ">text"),
    "a long base": lambda: page("<a href=x>x</a>" * 5_000, f'<base href="http://a.example/{"a/" * 500_000}">'),
    "50,000 authors": lambda: page("", meta("author", "Ann Lee") * 50_000),
    "a keyword of 3 MB": lambda: page("", meta("keywords", "a," * 1_500_000) + meta("date", "2024-" * 600_000)),
    "a hidden label that closes the page": lambda: page("<figure><img src=/a.jpg><figcaption class=visually-hidden>Image caption</figcaption></figure>"),
    "15,000 links over one card": lambda: page("<div class=card>" + "<a class=over href=/x></a>" * 15_000 + "The ferry is late</div>"),
    "15,000 addresses in one box": lambda: page("<div itemscope>" + "<div itemprop=mainEntityOfPage>http://x</div>" * 15_000 + "<p>x</p></div>"),
    "JSON-LD, 5 MB": lambda: linked(json.dumps([{"@type": "NewsArticle", "headline": "x" * 50}] * 60_000)),
    "JSON-LD, deep": lambda: linked('{"@graph":[' * 100_000),
    "JSON-LD, deep and whole": lambda: linked("[" * 100_000 + "]" * 100_000),
    "JSON-LD, a number of 1.9 MB": lambda: linked('{"@type":"NewsArticle","a":' + "1" * 1_900_000 + "}"),
    "JSON-LD, 80,000 authors": lambda: linked(json.dumps({"@type": "NewsArticle", "author": ["Ann"] * 80_000})),
    "JSON-LD, 30,000 scripts": lambda: page("", '<script type="application/ld+json">{"@type":</script>' * 30_000),
    "JSON-LD, surrogates": lambda: linked('{"@type":"NewsArticle","headline":"\\ud800 \\u0000","author":"\\udfff"}'),
    "JSON-LD, wrong types": lambda: linked(
        '{"@type":["NewsArticle",{},null,3],"headline":{},"datePublished":[1],"author":[null,[["x"]],{"name":{}}],'
        '"image":{"url":["x"]},"publisher":[[]],"keywords":{},"articleSection":[[]],"inLanguage":{}}'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_a_page_made_to_hold_a_reader_up_is_read_in_time(name: str) -> None:
    read(HUGE[name]())


def test_links_that_are_none_cost_no_article() -> None:
    crumbs = "<a href='https://[x/news'>News</a><a href='//[/news/'>World</a>" * 3
    body = page("").replace(b"<h1>", crumbs.encode() + b"<h1>", 1)
    section = b'<script type="application/ld+json">{"@type":"NewsArticle","articleSection":"news","url":"https://[x/news/1"}</script>'
    assert read(body.replace(b"<title>", section + b"<title>", 1)).headline == "Council agrees"


def test_the_parser_bounds_how_deep_a_page_nests() -> None:
    tree = parse("<div>" * 10_000 + "text")
    assert tree is not None
    assert max(sum(1 for _ in element.iterancestors()) for element in tree.iter()) < 300


@pytest.mark.parametrize(
    ("html", "elements"),
    [(PARAGRAPH, 3), ("<b></b>" * (MAX_ELEMENTS + 9), MAX_ELEMENTS + 1), ("<p><b>" * MAX_ELEMENTS, MAX_ELEMENTS + 1)],
)
def test_a_page_is_read_as_far_as_the_longest_articles_go(html: str, elements: int) -> None:
    tree = parse(html)
    assert tree is not None
    assert sum(1 for _ in tree.iter()) == elements


def test_a_tag_laden_with_attributes_is_left_out_and_a_long_address_is_not() -> None:
    laden = "<p " + " ".join(f"a{i}=1" for i in range(9_000)) + ">one</p>"
    tree = parse(f"<div>{laden}<p data-x='{'a b ' * 4_000}'>two</p></div>")
    assert tree is not None
    assert [p.text for p in tree.findall(".//p[@data-x]")] == ["two"]
    assert tree.find(".//p[@a1]") is None


def test_a_program_in_which_signs_compare_keeps_its_end() -> None:
    compares = "if (i <n) {" + " ".join(f"a{i} = {i};" for i in range(3_000)) + "}"
    tree = parse(f"<script>{compares}</script><p>The council met.</p>")
    assert tree is not None and [p.text for p in tree.iter("p")] == ["The council met."]


_TAGS = (
    "a b br div p span h1 h2 li ul table tr td figure figcaption img time article aside nav section script style meta link"
    " title base blockquote pre form"
)
TAGS = _TAGS.split()
_ATTRIBUTES = (
    "class id href src srcset rel role itemprop content property name style type width alt datetime lang hidden"
)
ATTRIBUTES = _ATTRIBUTES.split()
VALUES = [
    "", "related", "caption byline date", "http://[", "//x", "javascript:1", "data:,", "/a.jpg", "og:title", "author", "headline", "datePublished",
    "application/ld+json", "2024-13-45T99:99", "9" * 400, "١٢", "en", "\ud7ff", "display:none", "/a 1w, , ,", "{", "[[", "a:b/c[d]",
]  # fmt: skip
LINES = [
    "BEIJING, May 12 (Xinhua) -- ", "By Ann Lee", "(AP Photo/Ann Lee)", "READ MORE: ", "新华社北京5月12日电", "Reporting by ", "(", "「", "—", "\u200b", "\u202e",
    "May 32, 2024 25:61", "{\"@type\":\"NewsArticle\"}", "<![CDATA[", "<!--", "-->", "&#0;", "]]>", "Related stories", "\x00", "𐍈", "İ",
]  # fmt: skip
element = st.builds(
    lambda tag, attributes: f"<{tag} " + " ".join(f'{k}="{v}"' for k, v in attributes) + ">",
    st.sampled_from(TAGS),
    st.lists(st.tuples(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES) | st.text(max_size=9)), max_size=3),
)
closing = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
soup = st.lists(element | closing | st.sampled_from([*LINES, PARAGRAPH]) | st.text(max_size=30), max_size=60).map(
    "".join
)


@any_page
@given(soup, st.sampled_from(["utf-8", "utf-16", "gb18030", "cp1251"]), st.sampled_from([None, "gb2312", "nonsense"]))
def test_tag_soup_is_read(html: str, actual: str, declared: str | None) -> None:
    read(html.encode(actual, "replace"), declared)


@any_page
@given(st.binary(max_size=2_000), st.booleans())
def test_any_bytes_are_read(body: bytes, within: bool) -> None:
    read(page("") + body if within else body)


@cache
def newsroom_pages() -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "newsroom" / "pages").rglob("*")) if path.is_file()]


def mutated(body: bytes, random: Random) -> bytes:
    """A page spoilt: cut, its tags shuffled, doubled or left out, its bytes changed, its charset mistaken."""
    for _ in range(random.randint(1, 3)):
        tags = body.split(b"<")
        match random.randrange(7):
            case 0:
                body = body[: random.randrange(len(body) + 1)]
            case 1:
                body = body[random.randrange(len(body) + 1) :]
            case 2:
                random.shuffle(tags)
                body = b"<".join(tags)
            case 3:
                body = b"<".join(tag for tag in tags if random.random() > 0.1)
            case 4:
                body = b"<".join(tag for tag in tags for _ in range(random.choice([1, 1, 1, 3])))
            case 5:
                body = bytes(random.randrange(256) if random.random() < 0.01 else byte for byte in body)
            case 6:
                body = body.decode("utf-8", "replace").encode(random.choice(["utf-16", "gb18030", "utf-7"]), "replace")
    return body


@any_page
@given(st.integers(min_value=0), st.randoms(use_true_random=False))
def test_a_spoilt_page_is_read(number: int, random: Random) -> None:
    pages = newsroom_pages()
    read(mutated(pages[number % len(pages)], random), random.choice([None, "utf-8", "gb2312", "euc-kr"]))
