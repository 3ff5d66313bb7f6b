"""Which rule gave each field: an entry for every field that reading fills, and for no other.

Of a page that is no article `refused` besides, the reason; none such is stored.
"""

from __future__ import annotations

from collections.abc import Mapping

from crawler.items import Article

VERSION = "1"
"""Of the rules: stands in every article's provenance."""
GIVEN = frozenset(
    {"url", "outlet", "text", "first_seen", "last_checked", "revision", "content_hash", "provenance"}
)  # fmt: skip
"""Fields that are handed in, follow from others or are the store's: no rule gave them."""
SHARED = {
    "headline_prefix": "headline",
    "byline_text": "bylines",
    "published_text": "published",
    "modified_text": "modified",
}
"""Field -> the field whose rule gave both."""
RULED = tuple(name for name in Article.__slots__ if name not in GIVEN)


def provenance_of(article: Article, rules: Mapping[str, str]) -> dict[str, str]:
    """Field -> rule for each field with a value, and the extractor's version.

    >>> provenance_of(Article(headline="Rain"), {"extractor": "1", "headline": "title", "kind": "type", "signoff": "end"})
    {'extractor': '1', 'kind': 'type', 'headline': 'title'}
    """
    found = {"extractor": rules["extractor"]}
    for name in RULED:
        rule = rules.get(SHARED.get(name, name))
        if rule and getattr(article, name):
            found[name] = rule
    return found
