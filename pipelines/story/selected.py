"""Fields given by an outlet's selectors: what they pick overrides the general rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from crawler.items import FURNITURE, Article, Dateline, Story, selector_hits
from pipelines.page.selectors import MARKED, find_selected
from pipelines.parts.byline import split_byline
from pipelines.parts.dates.parse import parse_date
from pipelines.parts.headline import split_headline
from pipelines.story.dates import in_moments
from pipelines.story.sheet import Sheet

PARTS = {"captions": "images", "credits": "images"}
"""Selectable part -> the field of the record that it goes to."""


def reserve_selected(sheet: Sheet) -> None:
    """Keep what a selector picked out of reach of other fields' general rules."""
    for name, chosen in sheet.story.selected.items():
        if name not in MARKED and name not in ("body", "dateline"):
            sheet.taken.update(find_selected(sheet.blocks, chosen.blocks))


def take_selected(article: Article, sheet: Sheet) -> None:
    """Put what selectors picked into the article. The provenance names the selector, or that none found anything."""
    for name, chosen in sheet.story.selected.items():
        field = PARTS.get(name, name)
        if not chosen.css:
            if rule := sheet.provenance.get(field):
                sheet.provenance[field] = f"{rule}; no selector found any"
            continue
        if set_field := _SETTERS.get(name):
            set_field(article, sheet, [block.text for block in chosen.blocks if block.text])
        sheet.provenance[field] = f"selector {chosen.css}"


def hits_of(story: Story) -> str:
    """The outlet's selectors that found something on the page, each behind its field."""
    fields = [(name, chosen.css) for name, chosen in story.selected.items() if chosen.css]
    return selector_hits([*fields, *((FURNITURE, css) for css in story.taken_off)])


def _headline(article: Article, sheet: Sheet, lines: list[str]) -> None:
    article.headline_prefix, article.headline = split_headline(" ".join(lines), sheet.site_names)


def _bylines(article: Article, sheet: Sheet, lines: list[str]) -> None:
    names = [name for line in lines for name in split_byline(line, sheet.language) or [line]]
    article.bylines, article.byline_text = list(dict.fromkeys(names)), " ".join(lines)


def _published(article: Article, sheet: Sheet, lines: list[str]) -> None:
    article.published, article.published_text = _moment(sheet, lines), lines[0]


def _modified(article: Article, sheet: Sheet, lines: list[str]) -> None:
    article.modified, article.modified_text = _moment(sheet, lines), lines[0]


def _moment(sheet: Sheet, lines: list[str]) -> datetime | None:
    return in_moments(parse_date(lines[0], language=sheet.language, timezone=sheet.timezone))


def _dateline(article: Article, sheet: Sheet, lines: list[str]) -> None:
    text = " ".join(lines)
    first = article.body[0] if article.body else None
    opening = article.dateline.text if article.dateline else ""
    rest = f"{opening} {first.text}".strip().removeprefix(text).strip() if first else ""
    found, _ = sheet.split_dateline(f"{text} {rest}", published=article.published)
    article.dateline = found if found and found.text == text else Dateline(text)
    if first:
        first.text = rest


def _text(name: str) -> Callable[[Article, Sheet, list[str]], None]:
    return lambda article, sheet, lines: setattr(article, name, " ".join(lines))


_SETTERS: dict[str, Callable[[Article, Sheet, list[str]], None]] = {
    "headline": _headline,
    "subheadline": _text("subheadline"),
    "section": _text("section"),
    "signoff": _text("signoff"),
    "bylines": _bylines,
    "published": _published,
    "modified": _modified,
    "dateline": _dateline,
    "keywords": lambda article, sheet, lines: setattr(article, "keywords", lines),
}
