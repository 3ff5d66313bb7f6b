"""The headline of a story: the displayed heading, else what the page's head calls it."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.items import Block
from pipelines.language.letters import letters
from pipelines.parts.dates.lines import find_date_text
from pipelines.parts.headline import settle_kicker, split_headline, strip_site_name, with_colon
from pipelines.story.sheet import Sheet, squeeze

MIN_SHARE = 0.6
MIN_LETTERS = 12
LONG_LINE = 300
"""If a text's first line has so many characters it is a paragraph, no headline."""


def take_headline(sheet: Sheet) -> tuple[str | None, str]:
    """Desk prefix and headline: the displayed heading, else what the page's head says, without the site's name."""
    sites, at = sheet.site_names, sheet.headline_at(-1)
    if sheet.story.plain:
        text, rule = _first_line(sheet), "first line"
    elif at >= 0:
        text, rule = _displayed(sheet, sheet.blocks[at], sites), "displayed heading"
    elif sheet.meta.headline:
        text, rule = _stated(sheet, sites), sheet.meta.provenance["headline"]
    else:
        text, rule = strip_site_name(sheet.meta.title or "", sites), "title"
    again = [] if sheet.story.plain else _repeating(sheet, text)
    sheet.take([*([at] if at >= 0 else []), *again], "headline", rule)
    return split_headline(text, sites)


def _first_line(sheet: Sheet) -> str:
    if not sheet.blocks or len(sheet.blocks[0].text) > LONG_LINE:
        return ""
    sheet.taken.add(0)
    return sheet.blocks[0].text


def _stated(sheet: Sheet, sites: list[str]) -> str:
    """What the page's head calls the article; if two names differ only in what follows, the shorter."""
    first, *others = (strip_site_name(name, sites) for name in sheet.meta.headlines)
    shorter = (n for n in others if len(n) >= MIN_SHARE * len(first) and letters(first).startswith(letters(n)))
    return min(shorter, key=len, default=first)


def _repeating(sheet: Sheet, headline: str) -> list[int]:
    """The blocks that repeat the headline."""
    own, first, whole = letters(headline), _first(headline), squeeze(headline)
    text = next((i for i, b in enumerate(sheet.blocks) if b.is_text), len(sheet.blocks))
    return [
        i
        for i, block in enumerate(sheet.blocks)
        if block.text
        and (
            _names_headline(block.text, own, within=i > text and block.main)
            if block.kind == "heading"
            else _first(block.text) == first and squeeze(block.text) == whole
        )
    ]


def _names_headline(heading: str, own: str, *, within: bool) -> bool:
    """Whether a heading is the headline; `within` the text more words make it a heading of its own."""
    other = letters(heading)
    return own == other or (
        not within and len(own) > MIN_LETTERS and own in other and len(other) < 2 * len(own) + MIN_LETTERS
    )


def _first(text: str) -> str:
    return text.lstrip()[:1].casefold()[:1]


def _displayed(sheet: Sheet, heading: Block, sites: list[str]) -> str:
    names = sheet.meta.names
    names += [strip_site_name(name, sites) for name in names]
    if heading.kicker:
        return settle_kicker(heading.text, heading.kicker, names)
    bare = without_category(heading, names) or _without(heading.text, _closing_day(heading.text), names)
    return bare or with_colon(heading.text, names)


def without_category(heading: Block, names: Sequence[str]) -> str:
    """A heading without a link after it, where the page's head calls it so."""
    return _without(heading.text, heading.links[-1].text if heading.links else "", names)


def _without(heading: str, last: str, names: Sequence[str]) -> str:
    """A heading without its last words, where the page's head calls it so; else ""."""
    rest = heading.removesuffix(last).rstrip() if last else ""
    known = map(letters, names) if 0 < len(rest) < len(heading) - len(last) + 1 else ()
    return rest if letters(rest) in known else ""


def _closing_day(text: str) -> str:
    """The day, with its time, that ends a heading for those who do not see where it stands."""
    day = find_date_text(text[-MAX_DAY:]) if text[-1:].isdigit() else None
    return day if day and text.endswith(day) else ""


MAX_DAY = 40
