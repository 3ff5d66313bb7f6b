"""The measure of text that only scripts hold: the shell has it or not, and another story's is told."""

from __future__ import annotations

import json

import pytest

from benchmarks.scripted import measure
from crawler.items import Page

LINES = [f"The harbour office said on day {n} of the fog that no ferry would run before the horn is mended." for n in range(6)]  # fmt: skip
OTHERS = [f"On day {n} the keeper of the orchard counted his apples and found that none had fallen overnight." for n in range(6)]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "figures"),
    [
        ([], {"pages": 1, "text": 0, "right": 0, "part": 0, "another": 0}),
        (LINES, {"pages": 1, "text": 1, "right": 1, "part": 0, "another": 0}),
        (LINES[:4], {"pages": 1, "text": 1, "right": 0, "part": 1, "another": 0}),
        (OTHERS, {"pages": 1, "text": 1, "right": 0, "part": 0, "another": 1}),
    ],
)
def test_a_shell_s_text_is_compared_with_the_displayed_one(told: list[str], figures: dict[str, int]) -> None:
    data = {"@type": "NewsArticle", "headline": "No ferry in the fog", "articleBody": "\n".join(told)}
    page = (
        f"<html><head><title>No ferry in the fog</title><script type='application/ld+json'>{json.dumps(data)}</script></head><body><article>"
        f"<h1>No ferry in the fog</h1>{''.join(f'<p>{line}</p>' for line in LINES)}</article></body></html>"
    )
    assert measure([Page("https://herald.example/news/1", page.encode())]) == figures
