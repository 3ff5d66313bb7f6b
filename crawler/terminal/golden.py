"""Article -> golden record: what a page should give, in the form of the gold, for a person to correct."""

from __future__ import annotations

from typing import Any

from crawler.items import Article, Dateline

UNREAD = "as extracted: not yet read by anybody"
"""The note of a record that nobody has compared with its page."""


def golden_record(name: str, article: Article, refusal: str | None) -> dict[str, Any]:
    """The record of a page as it was read; of one that must be refused only its address and the reason."""
    if refusal:
        return {"url": article.url, "refused": refusal}
    return {
        "id": name,
        "url": article.url,
        "outlet": article.outlet,
        "language": article.language,
        "headline": article.headline,
        "subheadline": article.subheadline,
        "bylines": article.bylines,
        "published": article.published and article.published.isoformat(),
        "modified": article.modified and article.modified.isoformat(),
        "dateline": article.dateline and _dateline(article.dateline),
        "images": [{"url": i.url, "caption": i.caption, "credit": i.credit} for i in article.images],
        "paragraphs": [block.text for block in article.body],
        "signoff": article.signoff,
        "related_links": [{"label": r.label, "title": r.title, "url": r.url} for r in article.related_links],
        "section": article.section,
        "notes": UNREAD,
        "kind": article.kind,
    }


def _dateline(dateline: Dateline) -> dict[str, Any]:
    places = [place.name for place in dateline.places]
    return {"text": dateline.text, "places": places, "date": dateline.date, "agency": dateline.agency}
