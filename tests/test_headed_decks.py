"""Decks set in the headline's own element, and first letters set as pictures."""

from __future__ import annotations

import pytest

from tests.stories import article_of_html

DECK = "Islanders must stay at home after six until the horn has been mended"
TEXT = "".join(
    f"<p>{n}. The night ferry will not run before the fog horn is mended, the office said.</p>" for n in range(5)
)


def headline_and_deck(heading: str, title: str = "No ferry at night | Harbour Post") -> tuple[str, str | None]:
    page = f"<title>{title}</title></head><body><article>{heading}<div>{TEXT}</div></article></body>"
    article = article_of_html(f"<html lang=en><head>{page}</html>")
    return article.headline, article.subheadline


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1>No ferry at night <span class=deck>{DECK}</span></h1>",
        f"<h1>No ferry at night<br><small>{DECK}</small></h1>",
        f"<h1><a href=/1><span>No ferry at night</span> <span>{DECK}</span></a></h1>",
        f"<h1>No ferry at night<div>{DECK}</div></h1>",
    ],
)
def test_what_closes_the_element_of_a_whole_headline_is_its_deck(heading: str) -> None:
    assert headline_and_deck(heading) == ("No ferry at night", DECK)


def test_an_element_that_closes_a_headline_belongs_to_it_where_the_page_calls_it_so() -> None:
    heading = f"<h1>No ferry at night <em>{DECK}</em></h1>"
    assert headline_and_deck(heading, f"No ferry at night: {DECK} | Harbour Post") == (
        f"No ferry at night {DECK}",
        None,
    )


@pytest.mark.parametrize("title", ["", " | Harbour Post"])
def test_a_headline_within_one_element_is_no_deck_where_the_page_is_called_nothing(title: str) -> None:
    assert headline_and_deck("<h1><span>No ferry at night before the horn is mended</span></h1>", title) == (
        "No ferry at night before the horn is mended",
        None,
    )


def test_a_sentence_farther_below_the_headline_is_the_deck_whatever_the_level_of_its_heading() -> None:
    below = "<p class=byline>By Ada Winter</p><img src=/1.jpg><h4>{}</h4>"
    assert headline_and_deck(f"<h1>No ferry at night</h1>{below.format(DECK + '.')}") == (
        "No ferry at night",
        DECK + ".",
    )
    assert headline_and_deck(f"<h1>No ferry at night</h1>{below.format('The harbour in pictures')}")[1] is None


def test_what_goes_on_behind_an_element_is_the_headline() -> None:
    assert headline_and_deck("<h1>No ferry <b>after dark</b> at night</h1>") == ("No ferry after dark at night", None)


def test_a_first_letter_that_is_a_picture_is_the_first_letter() -> None:
    text = f"<h1>No ferry at night</h1><div><p><img src=/t.gif alt=T>he harbour is in fog.</p>{TEXT}</div>"
    article = article_of_html(f"<html lang=en><body><article>{text}</article></body></html>")
    assert article.body[0].text == "The harbour is in fog."
