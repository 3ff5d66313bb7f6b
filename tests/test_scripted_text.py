"""The text of a page that displays it only by script: found in the data of its scripts, and no other story's taken for it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Article, Page
from pipelines.page.head.script_data import data_of, strings_of
from pipelines.structure import read_page
from pipelines.validation import refusal_of

NAME = "No ferry to the outer islands at night"
PARAGRAPHS = [
    "TAIYANG (Norta) — The ferry to the outer islands will not run at night before the fog horn is mended, the harbour said.",
    "Three boats turned back in October, and one of them touched the <em>rocks</em> below the lighthouse.",
    "“Nobody wants to hear it, but it is the right thing,” said Ines Calder, who has been a pilot for thirty years.",
]
TEXTS = [
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour said.",
    PARAGRAPHS[1].replace("<em>", "").replace("</em>", ""),
    PARAGRAPHS[2],
]
HTML = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
OTHER = HTML.replace("TAIYANG", "LIUSHAN").replace("ferry", "train").replace("outer islands", "northern valley") * 3


def shell(script: str, *, names: bool = True) -> Article:
    named = f'<meta property="og:title" content="{NAME}">' if names else ""
    html = f"<html lang=en><head><title>{NAME}</title>{named}</head><body><div id=root></div>{script}</body></html>"
    return read_page(Page("https://times.example/news/1", html.encode()))


def assigned(program: str, value: Any) -> str:
    return f"<script>{program.format(json.dumps(value))}</script>".replace("</p>", "<\\/p>").replace("</em>", "<\\/em>")


def pushed(*pieces: str) -> str:
    return "".join(assigned("self.__next_f.push({})", [1, piece]) for piece in pieces)


def linked(**values: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": NAME, **values})}</script>'


def stored(value: Any) -> str:
    return f'<script type="application/json">{json.dumps({"props": {"story": value}})}</script>'.replace(
        "</p>", "<\\/p>"
    )


def parts(paragraph: str) -> list[dict[str, Any]]:
    """A paragraph as nodes of text, the way editors store marks."""
    before, _, after = paragraph.partition("<em>")
    slanted, _, rest = after.partition("</em>")
    nodes = [(before, {}), (slanted, {"marks": ["em"]}), (rest, {})]
    return [{"type": "text", "text": text, **more} for text, more in nodes if text]


ELEMENTS = [
    "$",
    "article",
    None,
    {"className": "a", "children": [["$", "p", str(n), {"children": p}] for n, p in enumerate(TEXTS)]},
]
TEXT_ROW = f"1a:T{len(HTML.encode()):x},{HTML}2:[]\n"
HALVES = [
    f"{n}:T{len(half.encode()):x},{half}"
    for n, half in (("1a", f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"), ("1b", f"<p>{PARAGRAPHS[2]}</p>"))
]
EDITORS: dict[str, Any] = {
    "blocks with their HTML": {"content_elements": [{"_id": "A1", "type": "text", "content": p} for p in PARAGRAPHS]},
    "blocks with text and HTML": {"widgets": [{"text": " ".join(TEXTS), "html": HTML}, {"html": "<p>Fog.</p>"}]},
    "blocks with a model": {"blocks": [{"type": "paragraph", "model": {"text": p}} for p in PARAGRAPHS]},
    "a block of blocks": {"blocks": [{"type": "text", "model": {"blocks": [{"type": "paragraph", "model": {"text": p}} for p in TEXTS]}}, {"type": "image", "model": {"id": 4}}]},
    "nodes in a document": {"doc": {"type": "doc", "content": [{"type": "paragraph", "content": parts(p)} for p in PARAGRAPHS]}},
    "spans in blocks": [{"_type": "block", "children": parts(p), "markDefs": []} for p in PARAGRAPHS],
    "data of an editor": {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": p}} for p in PARAGRAPHS]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("script", "rule"),
    [
        (linked(articleBody="\n".join(TEXTS).replace("The ferry", "TAIYANG (Norta) — The ferry")), "articleBody of json-ld"),
        (linked(articleBody=HTML), "articleBody of json-ld"),
        (linked(articleBody=HTML.replace("<", "&lt;")), "articleBody of json-ld"),
        (linked(articleBody="".join(TEXTS)), "articleBody of json-ld"),
        (stored({"body": HTML}), "data"),
        (linked(articleBody=" ".join(TEXTS)) + stored({"body": HTML}), "data"),
        (linked(articleBody=HTML) + stored({"body": HTML + HTML.replace("fog", "gale")}), "articleBody of json-ld"),
        (assigned("window.__STATE__ = {};run()", {"a": [{"html": HTML}]}), "data"),
        (assigned("window.__STATE__ = {}", {"text": HTML}).replace("<\\/p>", "{\\/p}"), "data"),
        (assigned("window.App=window.App||{{}};" + "App.type='story';" * 30 + "App.content={};App.id=1", {"html": HTML}), "data"),
        (assigned("window.__STATE__ = JSON.parse({});", json.dumps({"html": HTML})), "data"),
        (assigned("var s=JSON.parse('{}')", {"html": HTML}).replace('\\"', '\\\\"'), "data"),
        (pushed(HTML), "data"),
        (pushed(TEXT_ROW), "data"),
        (pushed("0:[]\n1a:", *(TEXT_ROW.removeprefix("1a:")[n : n + 50] for n in range(0, len(TEXT_ROW), 50))), "data"),
        (pushed(f"3:{json.dumps(ELEMENTS)}\n"), "data"),
        (pushed(f'2:["$","$L7",null,{json.dumps({"widgets": [{"html": "$1a"}, {"html": "$1b"}]})}]\n', *HALVES), "data"),
        (pushed(f'4:["$","$L7",null,{json.dumps({"story": {"body": HTML}})}]\n5:null\n'), "data"),
        (pushed(f'4:["$","div",null,{json.dumps({"dangerouslySetInnerHTML": {"__html": HTML}})}]\n'), "data"),
        *((stored(value), "data") for value in EDITORS.values()),
    ],
)  # fmt: skip
def test_text_that_only_a_script_would_set_is_read_and_said_to_be(script: str, rule: str) -> None:
    article = shell(script)
    rule = "data of the page's scripts" if rule == "data" else rule
    assert [block.text for block in article.body][:3] == TEXTS
    assert (article.headline, article.provenance["body"], refusal_of(article)) == (NAME, rule, None)


@pytest.mark.parametrize(
    "script",
    [
        stored([{"title": {"rendered": "No train to the northern valley"}, "content": {"rendered": OTHER}}]),
        stored([{"headline": "No train to the northern valley", "body": OTHER}]),
        stored({"more": OTHER}),
        stored({"more": OTHER.replace("night", "noon").replace("run", "go")}),
    ],
)
def test_the_text_of_another_story_is_not_taken_and_does_not_hide_the_page_s_own(script: str) -> None:
    own = stored({"title": NAME, "body": HTML})
    for scripts in (script + own, own + script):
        assert [block.text for block in shell(scripts).body] == TEXTS
    assert refusal_of(shell(stored([{"headline": "No train to the northern valley", "body": OTHER}]))) == "no_text"


SALE = "<p>Read everything.</p><p>Cancel at any time, whatever the reason.</p>"


@pytest.mark.parametrize(
    "script",
    [
        linked(articleBody="\n".join(TEXTS), isAccessibleForFree=False),
        linked(articleBody=TEXTS[0]),
        "<script>self.__next_f.push([1,</script>",
        "<script>" + "[" * 100_000 + "</script>",
        "<script>" + "a = {" * 10_000 + "</script>",
        pushed("1:T" + "f" * 9 + "," + HTML[:40]),
        pushed(f"1:{'[' * 50_000}"),
        assigned("var a = 'x'; function b() {{ return {} }}", [HTML]),
        stored({"urls": [{"text": f"/islands/ferry/{n}/the-night-the-fog-horn-fell-silent/index.html"} for n in range(30)]}),
        stored({"links": [{"text": f"Ferry to the outer islands: what happened that night, part {n}"} for n in range(30)]}),
        stored({"comments": [{"author": f"Reader {n}", "text": TEXTS[0]} for n in range(30)]}),
        stored({"offers": [{"html": SALE}] * 9}),
    ],
)  # fmt: skip
def test_what_a_page_sells_or_its_programs_say_is_not_taken_for_its_text(script: str) -> None:
    assert refusal_of(shell(script)) == "no_text"


def test_what_is_displayed_counts_before_what_a_script_holds() -> None:
    html = f"<html><head><title>{NAME}</title>{linked(articleBody=OTHER)}</head><body><main><h1>{NAME}</h1>{HTML}</main></body></html>"
    article = read_page(Page("https://times.example/news/1", html.encode()))
    assert [block.text for block in article.body] == TEXTS


@given(st.recursive(st.text(max_size=20) | st.none(), lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(("text", "children", "title", "$")), inner), max_leaves=30), st.text(max_size=99))  # fmt: skip
def test_every_string_of_the_data_is_seen_and_no_text_is_too_odd(value: Any, text: str) -> None:
    """A string of fields of its own, and in any text of rows."""
    seen = [held.text for held in strings_of(value)]
    assert all(one in seen for one in _leaves(value))
    assert [value] in list(data_of([f"self.__next_f.push({json.dumps([1, text])})", json.dumps([value])]))


def _leaves(value: Any) -> list[str]:
    if isinstance(value, (list, dict)):
        return [leaf for one in (value.values() if isinstance(value, dict) else value) for leaf in _leaves(one)]
    return [value] if isinstance(value, str) else []
