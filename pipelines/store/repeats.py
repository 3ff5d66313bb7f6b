"""Lines that many of an outlet's articles share: most of them are furniture that was taken for text."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from pymongo import DESCENDING
from pymongo.collection import Collection

LOOKED_AT = 50
"""Articles, the newest of the outlet."""
LEAST_ARTICLES, LEAST_SHARING, LEAST_SHARE = 10, 5, 0.2
"""Follow-ups share their background with some others, a box that leaked stands in many."""
MOST_LINES, MOST_CHARACTERS = 5, 200
"""Of those told."""


def repeated_lines(articles: Collection[dict[str, Any]], outlet: str) -> list[dict[str, Any]]:
    """The lines that stand in the bodies of many of an outlet's newest articles: {"text", "articles", "of"}, the most
    frequent first. One story at two addresses counts once; headings ("Background") may well be alike.
    """
    newest = articles.find({"outlet": outlet}, {"headline": 1, "body.kind": 1, "body.text": 1}).sort(
        "published", DESCENDING
    )
    stories: defaultdict[str, set[str]] = defaultdict(set)
    for article in newest.limit(LOOKED_AT):
        stories[article["headline"]].update(part["text"] for part in article["body"] if part["kind"] != "heading")
    if len(stories) < LEAST_ARTICLES:
        return []
    counts = Counter(line for lines in stories.values() for line in lines)
    least = max(LEAST_SHARING, LEAST_SHARE * len(stories))
    frequent = sorted((-count, line) for line, count in counts.items() if count >= least)
    return [
        {"text": line[:MOST_CHARACTERS], "articles": -count, "of": len(stories)}
        for count, line in frequent[:MOST_LINES]
    ]
