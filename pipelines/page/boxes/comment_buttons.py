"""Where a page has the buttons of readers' comments, which are not laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, islice

from lxml import etree

from pipelines.page.layout import Layout
from pipelines.page.markup.displayed_text import fold_space

MOST_BUTTONS, MOST_WORDS = 400, 3
AROUND = 3
"""A comment's element is at most so far above a button at it."""


def around_buttons(layout: Layout, fields: Sequence[etree._Element], answers: Callable[[str], bool]) -> set[int]:
    """The elements around each button, from the one that holds it, whose words are such as `answers` knows."""
    pressed = (field for field in fields if field.tag == "button" and answers(_said_on(field)))
    around = chain.from_iterable(islice(button.iterancestors(), AROUND) for button in islice(pressed, MOST_BUTTONS))
    return {node for element in around if (node := layout.number_of(element)) is not None}


def _said_on(button: etree._Element) -> str:
    return fold_space("".join(map(str, islice(button.itertext(), MOST_WORDS))))
