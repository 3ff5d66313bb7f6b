"""Lines that an outlet's articles share are found in the store, and told by the run that stored them."""

from __future__ import annotations

from typing import Any

import pytest
from pymongo.database import Database

from pipelines.store.repeats import repeated_lines

LEAK = "Sign up for the Herald's morning letter."


def article(n: int, *lines: str, outlet: str = "herald", headline: str = "", kind: str = "paragraph") -> dict[str, Any]:
    body = [{"kind": kind, "text": text} for text in (f"What happened on day {n}.", *lines)]
    return {"_id": f"{outlet}/{n}", "outlet": outlet, "published": n, "headline": headline or f"Day {n}", "body": body}


def plain(count: int) -> list[dict[str, Any]]:
    return [article(n) for n in range(count)]


@pytest.mark.parametrize(
    ("articles", "found"),
    [
        (plain(12), []),
        (plain(7) + [article(n, LEAK) for n in range(7, 12)], [(LEAK, 5, 12)]),
        (plain(8) + [article(n, LEAK) for n in range(8, 12)], []),
        ([article(n, LEAK) for n in range(9)], []),
        (plain(36) + [article(n, LEAK) for n in range(36, 45)], [(LEAK, 9, 45)]),
        (plain(38) + [article(n, LEAK) for n in range(38, 46)], []),
        ([article(n, LEAK) for n in range(20)] + [article(n) for n in range(20, 80)], []),
        (plain(12) + [article(n, LEAK, headline="One story") for n in range(12, 24)], []),
        (plain(12) + [article(n, "Background", kind="heading") for n in range(12, 24)], []),
        (plain(12) + [article(n, LEAK, outlet="times") for n in range(12, 24)], []),
        ([article(n, LEAK, LEAK, "A" * 900) for n in range(12)], [("A" * 200, 12, 12), (LEAK, 12, 12)]),
        ([article(n, *"abcdefg") for n in range(12)], [(sign, 12, 12) for sign in "abcde"]),
    ],
)  # fmt: skip
def test_lines_that_many_of_the_newest_stories_have(
    store: Database[dict[str, Any]], articles: list[dict[str, Any]], found: list[tuple[str, int, int]]
) -> None:
    store["articles"].insert_many(articles)
    assert [(one["text"], one["articles"], one["of"]) for one in repeated_lines(store["articles"], "herald")] == found
