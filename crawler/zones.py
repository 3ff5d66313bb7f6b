"""The zones of a page: what is known of the place of an element, and of the blocks in it, by name."""

from __future__ import annotations

from typing import Literal

Zone = Literal[
    # where a block of the column stands: before and behind the headline, behind the text, or it displays the headline
    "above", "head", "below", "headline-block",
    # boxes of the site, on every page of it
    "navigation", "crumbs", "header", "footer", "rail", "aside", "widget", "form", "popup", "cookie", "hidden", "unprinted",
    # boxes of other stories and offers
    "related", "recommend", "share", "ad", "newsletter", "comments", "tags",
    # lines that are fields of their own
    "headline", "kicker", "standfirst", "deck", "byline", "bio", "date", "dateline", "signoff", "correction",
    # pictures and what is set with them; a figure that has a frame of its own is boxed
    "figure", "boxed", "gallery", "video", "caption", "credit", "cite",
    # parts of the text that are set apart
    "quote", "pulled", "factbox", "table", "embed", "live",
    # how the zone of a box is known: from what it holds, where its markup does not name it; for sure, however large it is
    "inferred", "sure",
]  # fmt: skip
Zones = frozenset[Zone]
