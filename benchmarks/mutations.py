"""Pages spoilt in the ways that the web spoils them, and in ways that are meant to hold a reader up."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from crawler.items import Page

Mutation = Callable[[bytes, random.Random], bytes]
CHARSETS = (None, "utf-8", "gb2312", "euc-kr", "windows-1251", "shift_jis", "nonsense")
ENCODINGS = ("utf-16", "gb18030", "utf-7", "cp1251", "euc-kr", "iso2022_jp", "utf-32")
MEGABYTES = 5_000_000
ADDRESS = re.compile(rb"""(?<=["'])(?:https?:)?/{1,2}[^"'\s<>]*""")
NO_ADDRESS = (b"https://[", b"//[::1/x", b"http://a.example:99999x/", b"https://{{host}}/", b"http://", b"javascript:void(0)",
              "https://\uff0fx/".encode(), b"%", b"", b"http://a.example/%zz?\xff")  # fmt: skip
VALUE = re.compile(rb"""(?<=:)\s*"[^"]*"|(?<=content=)"[^"]*\"""")
NO_VALUE = (b"null", b"-1", b"1e999", b"[]", b"{}", b"[[[]]]", b'[null, 5, {"@type": []}]', b'{"@value": 5}', b"true", b'"\\ud800"',
            b'"0000-00-00T99:99:99+99:99"', b'"9999-12-31T23:59:59-23:59"', b'"0001-01-01T00:00:00+14:00"', b'"\\u0000"')  # fmt: skip
RARE = 0.01
"""Share of the mutations that make a page of megabytes."""
ONE_TAG = (b"<p>", b"<div>", b"<b>", b"<br>", b"<li>", b"<figure>", b"<a href=/x>x", b"<img src=/a.jpg>", b"<table>", b"<h1>",
           b"<p class=caption>A man walks, on May 1. (Photo: A. Lee)", b"<figure><img src=/a.jpg><figcaption>One.</figcaption></figure>",
           b"<p>READ MORE: x</p>", b"<time>2024-05-01</time>", b"<span class=byline>By Ann Lee</span>",
           b"<a class=over href=/x></a>", b"<a class=author rel=author href=/author/ann-lee>Ann Lee</a>")  # fmt: skip


def spoilt_pages(pages: Sequence[Page], count: int, seed: int) -> Iterator[tuple[str, Page]]:
    """`count` pages made of the given ones, each with the name of what was done to it; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        page = chance.choice(pages)
        table = HUGE if chance.random() < RARE else SMALL
        names = [chance.choice(list(table)) for _ in range(chance.randint(1, 1 if table is HUGE else 3))]
        body = page.body
        for name in names:
            body = table[name](body, chance)
        charset = chance.choice(CHARSETS) if chance.random() < 0.3 else page.charset
        yield ", ".join(names), Page(page.url, body, charset=charset, outlet=page.outlet)


def _cut(body: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(body) + 1) for _ in range(2))
    return body[start:end] if chance.random() < 0.3 else body[:end]


def _shuffled(body: bytes, chance: random.Random) -> bytes:
    tags = body.split(b"<")
    chance.shuffle(tags)
    return b"<".join(tags)


def _thinned(body: bytes, chance: random.Random) -> bytes:
    return b"<".join(tag for tag in body.split(b"<") if chance.random() > 0.1)


def _doubled(body: bytes, chance: random.Random) -> bytes:
    return b"<".join(tag for tag in body.split(b"<") for _ in range(chance.choice((1, 1, 1, 3))))


def _noisy(body: bytes, chance: random.Random) -> bytes:
    noisy = bytearray(body)
    for _ in range(len(body) // 200):
        noisy[chance.randrange(len(noisy))] = chance.randrange(256)
    return bytes(noisy)


def _recoded(body: bytes, chance: random.Random) -> bytes:
    return body.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _renamed(body: bytes, chance: random.Random) -> bytes:
    names = (b"div", b"p", b"span", b"li", b"a", b"figure", b"h1", b"td", b"section", b"b")
    old, new = chance.sample(names, 2)
    return body.replace(b"<" + old, b"<" + new).replace(b"</" + old, b"</" + new)


def _misled(body: bytes, chance: random.Random) -> bytes:
    """Addresses that are none, as templates leave them."""
    share = chance.random()
    return ADDRESS.sub(lambda found: chance.choice(NO_ADDRESS) if chance.random() < share else found[0], body)


def _misvalued(body: bytes, chance: random.Random) -> bytes:
    """Values of other kinds than a reader of JSON-LD or of meta elements expects."""
    share = chance.random()
    return VALUE.sub(lambda found: chance.choice(NO_VALUE) if chance.random() < share else found[0], body)


def _swapped(body: bytes, chance: random.Random) -> bytes:
    words = (b"article", b"content", b"caption", b"related", b"byline", b"nav", b"comment", b"title", b"date", b"share")
    old, new = chance.sample(words, 2)
    return body.replace(old, new)


def _nested(body: bytes, chance: random.Random) -> bytes:
    tag = chance.choice((b"<div>", b"<b>", b"<ul><li>", b"<table><tr><td>", b"<blockquote>", b"<span class=caption>"))
    at = chance.randrange(len(body) + 1)
    return body[:at] + tag * (10_000 // tag.count(b"<")) + body[at:]


def _one_tag(body: bytes, chance: random.Random) -> bytes:
    tag, at = chance.choice(ONE_TAG), chance.randrange(len(body) + 1)
    return body[:at] + tag * (MEGABYTES // len(tag)) + body[at:]


def _one_text(body: bytes, chance: random.Random) -> bytes:
    text = chance.choice(
        (b"a", b" \n", b"x, ", b"- ", b"(", b"By ", "新华社".encode(), b"&nbsp;", b"&#160;", b"1.", b"<", b"\0")
    )
    at = chance.randrange(len(body) + 1)
    return body[:at] + text * (MEGABYTES // len(text)) + body[at:]


def _one_attribute(body: bytes, chance: random.Random) -> bytes:
    name = chance.choice((b"class", b"style", b"href", b"src", b"alt", b"id", b"srcset", b"content", b"data-x"))
    value = chance.choice((b"a", b"a1 ", b"a-", b"A", b"/", b"x 1w, ", b"Related"))
    tag = b"<p " + name + b'="' + value * (MEGABYTES // len(value)) + b'">'
    return body.replace(b"<p", tag, 1)


def _many_classes(body: bytes, chance: random.Random) -> bytes:
    word = chance.choice((b"article", b"caption", b"a", b"most-", b"Related", b"img-"))
    tags = (b'<p class="' + word * 40 + b'-%d">x</p>' % number for number in range(10_000))
    return body + b"".join(tags)


SMALL: Mapping[str, Mutation] = {
    "cut": _cut,
    "tags shuffled": _shuffled,
    "tags left out": _thinned,
    "tags doubled": _doubled,
    "bytes changed": _noisy,
    "another charset": _recoded,
    "tags renamed": _renamed,
    "addresses broken": _misled,
    "values of other kinds": _misvalued,
    "classes swapped": _swapped,
    "nested 10,000 deep": _nested,
}
HUGE: Mapping[str, Mutation] = {
    "5 MB of one tag": _one_tag,
    "5 MB of one text": _one_text,
    "an attribute of 5 MB": _one_attribute,
    "10,000 classes": _many_classes,
}
