"""Readers' comments and newsletters are no text, where no class says what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.items import Block, Link, Zone
from pipelines.page.boxes.in_blocks import close_boxes, close_headed_links

TEXT = [Block("paragraph", "The ferry to the outer islands will not run at night.", main=True)] * 2
SIGNED = [
    line
    for day in (15, 16)
    for line in (
        Block("paragraph", f"Reader - {day}.08.2025 10:44", main=True),
        Block("paragraph", "It never ran at night in my time.", main=True),
    )
]
UNSIGNED = [Block("paragraph", "The committee had no comments of its own.", main=True)] * 3


FILM = Block("heading", "Ducklings cross a road", level=1, zones=frozenset({"headline-block"}))
SINCE = [Block("paragraph", line) for line in ("Hafenfan vor 2 Stunden", "Das war früher anders.", "A. Roe vor 14 Stunden", "Nein.")]  # fmt: skip
RULES = [Block("paragraph", line) for line in ("Join the conversation in our comments section below.", "Please log in here to leave a comment.")]  # fmt: skip


@pytest.mark.parametrize(
    ("over", "kept"), [("In this story", False), ("The ferry to the outer islands will not run at night.", True)]
)
def test_a_table_of_contents_goes_with_the_few_words_over_it(over: str, *, kept: bool) -> None:
    titles = ["Fog", "Horns", "Lamps"]
    parts = [block for title in titles for block in (Block("heading", title, main=True), TEXT[0])]
    blocks = [Block("paragraph", over, main=True), *(Block("list_item", title, main=True) for title in titles), *parts]
    close_boxes(blocks)
    assert [block.main for block in blocks[:4]] == [kept, False, False, False]


@pytest.mark.parametrize(
    ("heading", "before", "after", "kept"),
    [
        ("Comments", TEXT, SIGNED, 2),
        ("29 Comments", TEXT, SIGNED, 2),
        ("Коментари (29)", TEXT, SIGNED, 2),
        ("2 thoughts on “No ferry at night”", TEXT, SIGNED, 2),
        ("Comments on the budget", TEXT, SIGNED, 7),
        ("Comments", TEXT, UNSIGNED, 6),
        ("Comments", [], SIGNED, 5),
        ("Comments", [FILM], SIGNED, 1),
        ("12 Kommentare", TEXT, SINCE, 2),
        ("Comments", TEXT, RULES, 2),
    ],
    ids=[
        "bare",
        "counted",
        "Bulgarian",
        "WordPress",
        "a heading of the text",
        "unsigned",
        "before the text",
        "under a film",
        "hours ago",
        "who may write, and what",
    ],
)
def test_text_ends_at_the_heading_of_comments_that_readers_sign(
    heading: str, before: list[Block], after: list[Block], kept: int
) -> None:
    lines = (*before, Block("heading", heading), *after)
    blocks = [Block(b.kind, b.text, main=True, level=b.level, zones=b.zones) for b in lines]
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == kept


AGO = [
    Block("paragraph", "Two hours ago", zones=frozenset({"comments", "date"})),
    Block("paragraph", "It never ran at night in my time.", main=True),
] * 2


@pytest.mark.parametrize(
    ("heading", "zones", "after", "kept"),
    [
        ("Visitor comments Add your comment", {"comments"}, SIGNED, 2),
        ("Visitor comments Add your comment", set(), SIGNED, 6),
        ("The harbour master's words", {"comments"}, SIGNED, 6),
        ("Comments", {"comments"}, AGO, 2),
        ("Comments", {"comments"}, UNSIGNED, 5),
    ],
    ids=["named by its class", "a line of the text", "named, and says nothing", "signed by how long ago", "unsigned"],
)
def test_a_line_that_its_class_calls_comments_is_their_heading(
    heading: str, zones: set[Zone], after: list[Block], kept: int
) -> None:
    title = Block("paragraph", heading, zones=frozenset(zones))
    blocks = [Block(b.kind, b.text, main=b.main, zones=b.zones) for b in (*TEXT, title, *after)]
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == kept


def test_a_button_on_a_list_heads_no_comments() -> None:
    button = Block("list_item", "Comments", zones=frozenset({"comments"}))
    blocks = [Block(b.kind, b.text, main=b.main, zones=b.zones) for b in (*TEXT, button, *AGO)]
    close_boxes(blocks)
    assert all("comments" not in block.zones for block in blocks[: len(TEXT)])
    assert sum(block.main for block in blocks) == len(TEXT) + 2


def gate(*lines: str) -> list[Block]:
    def button(text: str, path: str) -> Block:
        return Block("paragraph", text, links=[Link(text, f"https://harbour.example/service/{path}")])

    buttons = [button("Join", "regist"), button("Log in and read on", "login?ref=117")]
    return [*buttons, *(Block("list_item", line, main=True) for line in lines)]


@pytest.mark.parametrize(
    ("closing", "kept"),
    [
        (gate("With Harbour Plus", "Read all that we write", "A letter each morning"), 2),
        (gate("With Harbour Plus", "A long line of the story. " * 10), 4),
        (gate("With Harbour Plus", "Read all that we write")[1:], 4),
    ],
    ids=["what joining brings", "a text that goes on", "one button"],
)
def test_what_joining_brings_is_no_text(closing: list[Block], kept: int) -> None:
    blocks = [Block(b.kind, b.text, main=b.main) for b in TEXT] + closing
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == kept


CONSENT = "With my registration for the newsletter I agree to the terms of advertising."


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        (
            [
                ("heading", "The Harbour Letter"),
                ("paragraph", "Each Monday at six: all that moves."),
                ("paragraph", CONSENT),
            ],
            2,
        ),
        ([("heading", "The Harbour Letter"), ("paragraph", "You can unsubscribe at any time.")], 2),
        (
            [
                ("heading", "The Harbour Letter"),
                ("paragraph", "A long line of the story. " * 9),
                ("paragraph", CONSENT),
            ],
            4,
        ),
        ([("heading", "A letter"), ("paragraph", "Her newsletter was read by forty people on the island.")], 4),
        (
            [
                ("heading", "A letter"),
                ("paragraph", "The port agreed to drop its newsletter, under the new terms."),
            ],
            4,
        ),
    ],
    ids=[
        "an offer and its consent",
        "consent alone",
        "a story above the consent",
        "a story of a newsletter",
        "another",
    ],
)
def test_an_offer_above_a_line_of_consent_is_no_text(box: list[tuple[str, str]], kept: int) -> None:
    blocks = [Block(b.kind, b.text, main=True) for b in TEXT]
    blocks += [Block("heading" if kind == "heading" else "paragraph", text, main=text != CONSENT) for kind, text in box]
    close_boxes(blocks)
    assert sum(block.main and "unsubscribe" not in block.text for block in blocks) == kept


@pytest.mark.parametrize(
    ("line", "kept"), [("Comments (2)", 2), ("Comments", 7), ("Passengers (2)", 7)], ids=["counted", "bare", "another"]
)
def test_a_line_that_counts_comments_is_their_heading(line: str, kept: int) -> None:
    blocks = [Block(b.kind, b.text, main=True) for b in (*TEXT, Block("paragraph", line), *SIGNED)]
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == kept


TWITTER, FACEBOOK, OWN = (
    "https://twitter.com/harbour/status/1234567890123",
    "https://www.facebook.com/harbour/posts/10153",
    "https://harbour.example/news/1",
)


@pytest.mark.parametrize(
    ("signature", "url", "kept"),
    [
        ("— Harbour Office (@harbour) November 18, 2015", TWITTER, 2),
        ("Posted by Harbour Office on Wednesday, 18 November 2015", FACEBOOK, 2),
        ("— Harbour Office (@harbour) 18 November 2015", OWN, 2),
        ("— Ada Winter, harbour master", OWN, 4),
    ],
    ids=["a tweet", "a post", "a tweet without its address", "a person's words"],
)
def test_a_quotation_that_a_post_signs_is_no_text(signature: str, url: str, kept: int) -> None:
    quoted = Block("quote", "No ferry tonight. Bring a book.", main=True)
    signed = Block("quote", signature, [Link("November 18, 2015", url)], main=True)
    blocks = [Block(b.kind, b.text, b.links, main=True) for b in (*TEXT, quoted, signed)]
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == kept


@pytest.mark.parametrize(
    ("groups", "kept"), [((4, 6, 7), 3), ((4, 5, 6), 2), ((4, 6, 3), 2)], ids=["two", "one", "signed in the box itself"]
)
def test_a_quotation_above_a_post_is_text_if_it_is_another(groups: tuple[int, int, int], kept: int) -> None:
    lines = "The harbour stays shut.", "No ferry tonight.", "— Harbour Office (@harbour) November 18, 2015"
    quoted = [Block("quote", line, group=group, main=True) for line, group in zip(lines, groups, strict=True)]
    blocks = [Block(b.kind, b.text, b.links, main=True) for b in TEXT] + quoted
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == kept


def test_the_heading_of_a_film_is_known_by_its_length() -> None:
    film = [Block("heading", "Fog over the ferry", level=3, main=True), Block("paragraph", "1 day ago")]
    for length, kept in (("Duration 1:30", 2), ("Forty minutes", 3)):
        blocks = [Block(b.kind, b.text, main=True) for b in TEXT]
        blocks += [Block("image"), *(Block(b.kind, b.text, main=b.main) for b in film), Block("paragraph", length)]
        close_boxes(blocks)
        assert sum(block.main for block in blocks) == kept


@pytest.mark.parametrize(
    ("line", "film"),
    [
        ("01:48 min", True),
        ("Harbour Radio. 12.05.2026. 01:48 Min.. On this page until 12.05.2028.", True),
        ("The boat takes 01:48 min from the pier to the mole, its master said, and is never late.", False),
        ("At 01:48 it was over.", False),
    ],
)
def test_a_film_is_known_by_how_long_it_runs(line: str, film: bool) -> None:
    blocks = [*TEXT, Block("image", ""), Block("paragraph", "Boats lie in the port."), Block("paragraph", line), *TEXT]
    close_boxes(blocks)
    assert all("video" in block.zones for block in blocks[2:5]) == film


def test_slides_under_one_heading_are_no_text() -> None:
    """What is said of each picture of a list is text: its headings differ, or paragraphs stand between."""
    for headings, kept in ((["The old ferries"] * 3, 2), (["The first", "The second", "The third"], 8)):
        blocks = [Block(b.kind, b.text, main=True) for b in TEXT]
        for heading in headings:
            blocks += [
                Block("image"),
                Block("heading", heading, level=4, main=True),
                Block("list_item", "It sank.", main=True),
            ]
        close_boxes(blocks)
        assert sum(block.main for block in blocks) == kept


def test_a_list_of_what_the_headings_behind_it_say_is_no_text() -> None:
    named = ["How the ferry was lit", "Who paid for it", "What comes next"]
    parts = [b for name in named for b in (Block("heading", name, level=2, main=True), replace(TEXT[0]))]
    for items, kept in ((named, 7), ([*named[:1], "A lamp", "A horn"], 11)):
        lines = (TEXT[0], Block("paragraph", "In this story"), *(Block("list_item", item) for item in items), *parts)
        blocks = [replace(b, main=True) for b in lines]
        close_boxes(blocks)
        assert sum(block.main for block in blocks) == kept


def test_comments_without_a_day_are_known_by_their_buttons() -> None:
    said = [Block("paragraph", "It never ran at night in my time.", main=True), Block("paragraph", "Reply")] * 2
    blocks = [Block(b.kind, b.text, main=True) for b in (*TEXT, Block("heading", "Comments (2)"), *said)]
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == 2


def test_comments_are_known_by_who_may_write_them() -> None:
    said = [
        Block("paragraph", "harbour_fan"),
        Block("paragraph", "It never ran at night in my time, not once.", main=True),
    ]
    gate = Block("paragraph", "Log in to leave a comment", main=True)
    found = [said * 2, [Block("paragraph", "A long line of the study. " * 9, main=True)] * 3]
    for after, kept in zip(found, (2, 7), strict=True):
        lines = (*TEXT, Block("heading", "Discussion"), *after, gate)
        blocks = [Block(b.kind, b.text, main=True) for b in lines]
        close_boxes(blocks)
        assert sum(block.main for block in blocks) == kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Updated March 03, 2015 18:22:10", 2),
        ("12 May 2026, 06:00 BST", 2),
        ("QUARLE, 12 May 2026", 3),
        ("On 12 May 2026 the ferry stood still, and forty people waited on the quay.", 3),
    ],
    ids=["a word and a day", "a day", "a dateline", "a sentence"],
)
def test_a_day_that_opens_a_text_is_the_page_s(line: str, kept: int) -> None:
    blocks = [Block(b.kind, b.text, main=True) for b in (Block("paragraph", line), *TEXT)]
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == kept


@pytest.mark.parametrize("line", ["Set down:", "QUARLE |"])
def test_a_word_or_a_place_and_a_mark_before_the_day_are_the_page_s(line: str) -> None:
    day = Block("paragraph", "12 May 2026, 06:00", zones=frozenset({"date"}))
    blocks = [Block(b.kind, b.text, main=True) for b in (Block("paragraph", line), *TEXT)]
    blocks.insert(1, day)
    close_boxes(blocks)
    assert sum(block.main for block in blocks) == len(TEXT)


@pytest.mark.parametrize(("boxes", "kept"), [(1, 1), (2, 0), (3, 0)])
def test_headings_that_have_but_links_between_them_are_no_text(boxes: int, kept: int) -> None:
    table = [
        block
        for town in ("Weir", "Kiel", "Nore")[:boxes]
        for block in (
            Block("heading", town, level=3, main=True),
            Block("list_item", "Tides", [Link("Tides", f"https://harbour.example/{town}")]),
        )
    ]
    blocks = [*TEXT, *table, *TEXT]
    blocks = [replace(block) for block in blocks]
    close_headed_links(blocks)
    assert sum(block.main for block in blocks) == 4 + kept
