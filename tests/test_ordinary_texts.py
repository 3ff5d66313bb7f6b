"""Articles of ordinary kinds whose lines look like what a page sets around an article: each line of theirs is text."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from crawler.items import Article, Page
from pipelines.boilerplate import story_of
from pipelines.structure import structure

LEAD = "The company that runs the ferries raises its prices in June, it said on Monday, and blames the cost of fuel."
NEXT = "Passengers had feared worse: the islanders' council had spoken of fares that might double before the summer."
THEN = "Nobody on the quay was surprised, and the woman who sells coffee there had written the new price on her board."
LAST = "The county will decide in autumn whether it pays a part of the fares until the bridge to the island is open."


def texts(*lines: str, language: str = "en") -> list[str]:
    """The body of an article of these lines: "# " opens a heading, "* " one in bold, "- " an item of a list, "> " a
    quotation."""
    return [block.text for block in article(*lines, language=language).body]


def article(*lines: str, headline: str = "Ferries cost more from June", language: str = "en") -> Article:
    html = (
        f"<html lang={language}><title>{headline} | Harbour Post</title><nav><a href='/'>Home</a></nav><article><h1>{headline}</h1>"
        f"<p class=byline>By Noa Brandt</p><div class=text>{''.join(map(_set, lines))}</div></article>"
    )
    return structure(story_of(Page("https://post.example/news/2026/fares-118", html.encode())))


def _set(line: str) -> str:
    before, behind = TAGS.get(line[:2], TAGS["p"])
    return before + escape(line.removeprefix(line[:2] if line[:2] in TAGS else ""), quote=False) + behind


TAGS = {
    "# ": ("<h2>", "</h2>"),
    "* ": ("<p><b>", "</b></p>"),
    "- ": ("<li>", ""),
    "> ": ("<blockquote><p>", "</p></blockquote>"),
    "p": ("<p>", "</p>"),
}


SERIES = {
    "days": ("May 1, 2024", "May 3, 2024", "May 9, 2024"),
    "hours": ("21:15", "22:40", "23:05"),
    "networks": ("WhatsApp", "Telegram", "Signal"),
    "letters": ("B", "C", "D"),
    "steps on a page": ("Search", "Print", "Save"),
}


@pytest.mark.parametrize("mark", "#*")
@pytest.mark.parametrize("heads", SERIES.values(), ids=SERIES)
def test_headings_in_series_are_text_whatever_they_say(heads: tuple[str, ...], mark: str) -> None:
    below = (NEXT, THEN, LAST)
    lines = [line for pair in zip((f"{mark} {head}" for head in heads), below, strict=True) for line in pair]
    assert texts(LEAD, *lines) == [LEAD, *(line.removeprefix(f"{mark} ") for line in lines)]


@pytest.mark.parametrize(
    "heads",
    [
        ("Advertisement", "The fares", "Advertisement"),
        ("Share this", "The fares", "The bridge"),
        ("9 May 2024", "The fares", "I"),
    ],
    ids=["said twice", "one among headings", "a day alone"],
)
def test_a_heading_of_the_pages_among_those_of_a_text_is_none_of_it(heads: tuple[str, ...]) -> None:
    found = texts(LEAD, f"# {heads[0]}", NEXT, f"# {heads[1]}", THEN, f"# {heads[2]}", LAST)
    assert found == [line for line in (LEAD, heads[0], NEXT, heads[1], THEN, heads[2], LAST) if line not in OWN]


OWN = ("Advertisement", "Share this", "9 May 2024")


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        (("WhatsApp", "Telegram", "Signal", "Letters by post"), True),
        (("Download the Harbour app", "Sign in or create an account", "Tap on fares", "Choose a boat"), True),
        (("Share", "Print", "Email", "Ada Winter"), False),
    ],
)
def test_an_item_of_a_list_is_text_where_as_many_others_are(items: tuple[str, ...], kept: bool) -> None:
    found = texts(LEAD, NEXT, *(f"- {item}" for item in items), THEN)
    assert [item for item in items if item in found] == (list(items) if kept else ["Ada Winter"])


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([("Time", "Height"), ("04:12", "3.1"), ("16:40", "3.3")], ["Time", "Height", "04:12", "3.1", "16:40", "3.3"]),
        ([("Day", "Boats"), ("May 3, 2024", "12"), ("May 4, 2024", "9")], ["Day", "Boats", "May 3, 2024", "12", "May 4, 2024", "9"]),
    ],
)  # fmt: skip
def test_days_and_hours_among_the_cells_of_a_table_are_text(rows: list[tuple[str, str]], kept: list[str]) -> None:
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    html = f"<title>High water</title><article><h1>High water</h1><p>9 May 2024</p><p>High water in the port, in metres:</p><table>{table}</table></article>"
    found = structure(story_of(Page("https://post.example/news/2026/fares-118", html.encode())))
    assert [block.text for block in found.body] == ["High water in the port, in metres:", *kept]


def test_a_day_and_a_button_in_the_table_that_a_page_is_laid_out_in_are_none_of_its_text() -> None:
    cells = f"<td>9 May 2024</td><td><p>{LEAD}</p><p>{NEXT}</p></td><td>Print</td>"
    html = (
        f"<title>Ferries cost more</title><table><tr><td><h1>Ferries cost more</h1></td></tr><tr>{cells}</tr></table>"
    )
    found = structure(story_of(Page("https://post.example/news/2026/fares-118", html.encode())))
    assert [block.text for block in found.body] == [LEAD, NEXT]


def test_a_line_over_the_list_that_is_all_of_a_text_is_text() -> None:
    results = [f"Class {n}: 1. Quarle 5:41.{n}, 2. Salt Cape 5:43.{n}, 3. North Mole" for n in range(3)]
    items = "".join(f"<li>{line}</li>" for line in results)
    html = f"<title>Rowing</title><article><h1>Rowing: Results from Quarle</h1><p>20 May 2024</p><p>Results on the final day of the regatta:</p><ul>{items}</ul></article>"
    found = structure(story_of(Page("https://post.example/news/2026/fares-118", html.encode())))
    assert [block.text for block in found.body] == ["Results on the final day of the regatta:", *results]


@pytest.mark.parametrize(
    ("items", "kept"),
    [(("Children: 2 euros", "Dogs: free"), True), (("<a href='/news/2026/fog-7'>Pilots</a>", "More"), False)],
)
def test_headed_lists_that_close_a_text_are_text(items: tuple[str, ...], kept: bool) -> None:
    lists = "".join(f"<h2>{head}</h2><ul><li>{items[0]}<li>{items[1]}</ul>" for head in ("The fares", "From June"))
    html = f"<title>Ferries cost more</title><div><h1>Ferries cost more</h1><div><p>{LEAD}</p><p>{NEXT}</p>{lists}</div></div>"
    found = structure(story_of(Page("https://post.example/news/2026/fares-118", html.encode())))
    assert [block.text for block in found.body][2:] == (["The fares", *items, "From June", *items] if kept else [])


@pytest.mark.parametrize(
    "note",
    [
        "Editor’s note: This story has been updated to correct the name of the port.",
        "Update: This story has been updated with a statement by the port.",
        "Correction: An earlier version of this article misstated the name of the port.",
        "Anmerkung der Redaktion: Dieser Artikel wurde aktualisiert.",
        "Oprava: V dřívější verzi článku bylo chybně uvedeno jméno přístavu.",
        "Oikaisu: sataman nimi oli jutussa väärin.",
        "Labojums: raksta agrākajā versijā bija nepareizs ostas nosaukums.",
        "תיקון: בגרסה קודמת של הכתבה נכתב בטעות שמו של הנמל.",
        "Marekebisho: Toleo la awali la habari hii lilikosea jina la bandari.",
    ],
)
@pytest.mark.parametrize(
    "set_in", ["<div class=text><p><em>{0}</em></p>{1}</div>", "<p class=note>{0}</p><div class=text>{1}</div>"]
)
def test_a_note_of_change_above_a_text_is_neither_deck_nor_text(note: str, set_in: str) -> None:
    text = set_in.format(note, f"<p>{LEAD}</p><p>{NEXT}</p><p>{THEN}</p>")
    html = f"<title>Ferries cost more</title><article><h1>Ferries cost more</h1>{text}</article>"
    found = structure(story_of(Page("https://post.example/news/2026/fares-118", html.encode())))
    assert (found.subheadline, [block.text for block in found.body]) == (None, [LEAD, NEXT, THEN])


@pytest.mark.parametrize(
    "line",
    [
        "Oprava: dvě stě metrů mola, od majáku až k východní bráně.",
        "Поправка: в бюджета са предвидени още два милиона за пристанището.",
        "V dřívější verzi zákona přístavy za opravy neplatily.",
    ],
)
def test_a_sentence_about_repairs_or_amendments_that_closes_a_text_is_text(line: str) -> None:
    assert texts(LEAD, NEXT, line) == [LEAD, NEXT, line]


def test_a_correction_that_is_all_of_a_text_stays() -> None:
    assert texts(f"Correction: {LEAD}") == [f"Correction: {LEAD}"]


@pytest.mark.parametrize(("between", "kept"), [("", []), ("<h2>About the author</h2>", [LEAD])])
def test_what_a_pages_heading_offers_ends_at_the_next_heading(between: str, kept: list[str]) -> None:
    html = f"<title>Ferries cost more</title><article><h1>Ferries cost more</h1><div><p>{NEXT}</p><h2>Social Sharing</h2><p>{LEAD}</p>{between}<p><a href='/writers/ada'>Ada Winter</a></p></div></article>"
    found = structure(story_of(Page("https://post.example/news/2026/fares-118", html.encode())))
    assert [block.text for block in found.body] == [NEXT, *kept]


ORDINARY = [
    (language, line)
    for entry in (Path(__file__).parent / "ordinary_lines.txt").read_text(encoding="utf-8").splitlines()
    if not entry.startswith("#")
    for language, line in [entry.split("|", 1)]
]


AMONG, LAST_OF_ALL = 2, 4
"""Where an ordinary line stands: between paragraphs, and behind them, where a heading would head nothing."""


@pytest.mark.parametrize(
    ("language", "line", "place"),
    [
        (language, line, place)
        for language, line in ORDINARY
        for place in (AMONG, LAST_OF_ALL)
        if place == AMONG or not line.startswith("# ")
    ],
)
def test_an_ordinary_line_is_text_whatever_it_opens_with(language: str, line: str, place: int) -> None:
    lines = [LEAD, NEXT, THEN, LAST]
    lines[place:place] = [f"- {NEXT[:50]}", line, f"- {LAST[:50]}"] if line.startswith("- ") else [line]
    assert line.removeprefix(line[:2] if line[:2] in TAGS else "") in texts(*lines, language=language)
