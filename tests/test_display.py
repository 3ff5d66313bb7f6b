"""What a page's styles make of its elements: kept line breaks, text elements set as blocks, shadow trees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crawler.items import Page
from pipelines.page.markup.display import MAX_BREAKS
from pipelines.page.markup.tree import parse
from pipelines.structure import read_page

NAME = "No ferry to the outer islands at night"
LINES = [
    "The ferry to the outer islands will not run at night before the fog horn is mended, the harbour office said.",
    "Three boats turned back in October, and one of them touched the rocks below the lighthouse on its way home.",
    "“Nobody wants to hear it, but it is the right thing,” said Ines Calder, who has been a pilot for thirty years.",
]
BLANK, SINGLE = "\n\n".join(LINES), "\n".join(LINES)


def body(text: str, head: str = "") -> list[str]:
    html = (
        f"<html lang=en><head><title>{NAME}</title>{head}</head><body><main><h1>{NAME}</h1>{text}</main></body></html>"
    )
    return [block.text for block in read_page(Page("https://times.example/news/1", html.encode())).body]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (f"<pre>{BLANK}</pre>", ""),
        (f"<pre>{BLANK.replace(' the ', chr(10) + 'the ')}</pre>", ""),
        (f'<div style="white-space:pre-line">{BLANK}</div>', ""),
        (f'<div style="color: #111; white-space: pre-wrap">{SINGLE}</div>', ""),
        (f'<div style="white-space: break-spaces"><span>{SINGLE}</span></div>', ""),
        (f'<div class="mt-4 whitespace-pre-line text-lg">{BLANK}</div>', ""),
        (f'<div class="whitespace-pre-wrap"><b>{LINES[0]}</b>\n\n{LINES[1]}<i>\n\n{LINES[2]}</i></div>', ""),
        (f'<div class="css-1x4">{BLANK}</div>', "<style>.css-9{color:#111}.css-1x4{margin:0;white-space:pre-line}</style>"),
        ("".join(f"<px-text>{line}</px-text>" for line in LINES), ""),
        ("".join(f'<span style="display: block">{line}</span>' for line in LINES), ""),
        (f'<story-text><template shadowrootmode="open"><style>p {{}}</style><p>{"</p><p>".join(LINES)}</p></template></story-text>', ""),
        (f'<story-text><template shadowrootmode="open"><slot></slot></template><p>{"</p><p>".join(LINES)}</p></story-text>', ""),
    ],
)  # fmt: skip
def test_lines_are_paragraphs_where_the_page_displays_them_so(text: str, head: str) -> None:
    assert body(text, head) == LINES


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{LINES[0].replace(' the ', chr(10) + 'the ')}</p><p>{LINES[1]}</p><p>{LINES[2]}</p>",
        f'<p style="white-space: nowrap">{LINES[0].replace(" at ", chr(10) + "at ")}</p><p>{LINES[1]}</p><p>{LINES[2]}</p>',
        f'<p><span style="display:block;float:left;font-size:90px">T</span>{LINES[0][1:]}</p><p>{LINES[1]}</p><p>{LINES[2]}</p>',
        f"<p>{LINES[0].replace('fog horn', '<x-term>fog horn</x-term>')}</p><p>{LINES[1]}</p><p><x-said>{LINES[2]}</x-said></p>",
        f"<p>{LINES[0]}</p><template><p>Loading another story about the ferry, please wait a moment.</p></template><p>{LINES[1]}</p><p>{LINES[2]}</p>",
    ],
)  # fmt: skip
def test_a_line_of_the_source_an_initial_and_a_template_are_no_paragraphs(text: str) -> None:
    assert body(text) == LINES


INDENT = "\u00a0 \u00a0 "


@pytest.mark.parametrize("indent", [INDENT, "\u2003", "\u00a0\u00a0\u00a0\u00a0", "\u2002\u2002", "\u3000\u3000"])
def test_indented_lines_are_paragraphs(indent: str) -> None:
    lines = [LINES[0], "Fog again", LINES[1], "She has seen worse:", LINES[2], "So have others."]
    assert body(f"<div>{''.join(f'{indent}{line}<br>' for line in lines)}</div>") == lines


@pytest.mark.parametrize(
    "lines",
    [
        [f"{INDENT}The lamp burns over the mole", f"{INDENT}The boats lie in the lee", f"{INDENT}And nobody at all is out"],  # a verse
        ["The lamp burns over the mole", f"{INDENT}And nobody is out", "The boats lie in the lee", f"{INDENT}As long as fog is about"],
        [f"{INDENT}{LINES[0][:60]}", f"{INDENT}{LINES[0][60:]}"],  # a line of the source goes on
        [f"{INDENT}The lamp burns over", "the mole in the fog"],
    ],
)  # fmt: skip
def test_a_verse_and_a_line_that_goes_on_are_one_paragraph(lines: list[str]) -> None:
    said = " ".join(" ".join(lines).split())
    assert body(f"<p>{LINES[1]}</p><p>{'<br>'.join(lines)}</p><p>{LINES[2]}</p>") == [LINES[1], said, LINES[2]]


MARKS = st.lists(st.sampled_from(["a", "\n", "b c", "<b>", "</b>", "<i>", "</i>", "<br>", "<p>", "</p>"]), max_size=30)


@given(MARKS)
def test_breaks_take_the_place_of_line_ends_and_nothing_is_lost(marks: list[str]) -> None:
    text = "".join(marks)
    plain, kept = (
        parse(f"<html><body><div {style}>x{text}</div></body></html>") for style in ("", "style='white-space:pre'")
    )
    assert plain is not None
    assert kept is not None
    assert not [end for end in kept.itertext() if "\n" in end]
    assert _lines(kept) == _lines(plain)


def _lines(tree: etree._Element) -> list[str]:
    for mark in tree.iter("br"):
        mark.tail = "\n" + (mark.tail or "")
    return ["".join(line.split()) for line in "".join(map(str, tree.itertext())).split("\n")]


def test_so_many_breaks_are_kept_and_no_more() -> None:
    tree = parse(f"<html><body><pre>{'a' + chr(10) * 3 * MAX_BREAKS}</pre></body></html>")
    assert tree is not None
    assert len(list(tree.iter("br"))) == MAX_BREAKS
