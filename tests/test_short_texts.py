"""A flash of a sentence or two is read as it stands, however much its page says beside it."""

from __future__ import annotations

import pytest

from tests.stories import article_of_html

DECK = (
    "The keeper of the northern lighthouse has asked the county for a second lamp, a longer ladder and two more sacks of"
    " coal before the winter comes, and for somebody who can carry all of that up the stairs without stopping on the way."
)
TEXT = "The county has promised the lamp and the ladder, and will vote on the coal in the second week of October."
LIST = "".join(
    f"<li><h4><a href='/news/{n}'>Story number {n} of that day</a></h4><p>{n} {said}</p></li>"
    for n, said in enumerate(
        [
            "ships waited outside the harbour for a pilot who had gone home for his dinner and did not hear the horn.",
            "of the oldest fishermen in the bay say that the winter will be mild, and the others that it will not be.",
            "crates of apples were left on the quay by a captain who wanted to thank the town for its new breakwater.",
        ],
        start=3,
    )
)
BESIDE = f"<div class='q7'><h3>The day</h3><ul>{LIST}</ul></div>"
BYLINE = "<p class='byline'>By Ada Winter</p><time>12 May 2023</time>"
HEAD = "<h1>Keeper asks for a second lamp</h1>"


@pytest.mark.parametrize(
    ("markup", "deck"),
    [
        (f"<header>{HEAD}<p class='lead-text'>{DECK}</p>{BYLINE}</header><div><p>{TEXT}</p></div>", DECK),
        (f"{HEAD}<div class='standfirst'><p>{DECK}</p></div><div><p>{TEXT}</p></div>", DECK),
        (f"{HEAD}<div class='linha-fina'>{DECK}</div><div><p>{TEXT}</p></div>", DECK),
        (f"{HEAD}<div class='summary'>{DECK}</div>{BYLINE}<div class='x'><p>{TEXT}</p></div>", DECK),
        ("<figure><img src='/1.jpg'>" + "<figcaption>The keeper stands on the stairs of his tower, and looks out to sea.</figcaption>" * 2
         + f"</figure><aside><a href='/bay'>The bay</a></aside>{HEAD}<div class='d'><p>{DECK}</p></div><aside>{BYLINE}</aside><div class='x'><p>{TEXT}</p></div>", DECK),
        (f"{HEAD}{BYLINE}<div class='x'><p>{TEXT}</p></div>", None),
        (f"{HEAD}{BYLINE}<div class='x'><p class='lead'>{TEXT}</p></div>", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("beside", ["", BESIDE])
def test_a_text_shorter_than_its_deck_or_than_what_is_listed_beside_it_is_the_text(
    markup: str, deck: str | None, beside: str
) -> None:
    page = f"<html lang='en'><head><title>Keeper asks for a second lamp</title></head><body><article>{markup}</article>{beside}</body></html>"
    article = article_of_html(page)
    assert [block.text for block in article.body] == [TEXT]
    assert article.subheadline == deck


def test_a_newsletters_offer_behind_a_lone_lead_makes_no_deck_of_it() -> None:
    offer = "<section><h3>Letters from the bay</h3><p>Every morning the stories of the day, from the bay and from the town.</p></section>"
    page = f"<html lang='en'><head><title>Keeper</title></head><body><article>{HEAD}{BYLINE}<div class='x'><p class='y'>{DECK}</p></div>{offer}</article></body></html>"
    article = article_of_html(page)
    assert (article.subheadline, article.body[0].text) == (None, DECK)


def test_a_newsletters_offer_behind_the_sign_off_of_a_lone_paragraph_does_not_hide_it() -> None:
    offer = "<div class='newsletter-box'><p>Every morning the stories of the day, from all of the bay.</p></div>"
    text = f"<div class='x'><p>{TEXT}</p><p>(Reporting by Ada Winter; Editing by Bo Stern)</p>{offer}</div>"
    page = f"<html lang='en'><head><title>Keeper asks for a second lamp</title></head><body><article>{HEAD}{BYLINE}{text}</article></body></html>"
    article = article_of_html(page)
    assert [block.text for block in article.body] == [TEXT]
    assert article.signoff == "(Reporting by Ada Winter; Editing by Bo Stern)"
