"""Cards of other stories within a column: a linked heading, a picture and a line or two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from pipelines.language.sentences import FULL_STOPS
from pipelines.page.boxes.headed_lists import MAX_HEADING, MIN_TITLE, is_title
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run
from pipelines.page.markup.links import absolute, is_address
from pipelines.world.address import of_one_site


def mark_cards(layout: Layout, votes: Sequence[float], column: int) -> None:
    """Give boxes within the column that only hold titles of other stories the zone of these: an article element that
    is only a linked heading, a picture and a line or two; an aside that is a heading and titles. Not on a page that
    is a list of them."""
    inner = layout.inside(column)[1:]
    tags = layout.tags[inner.start : inner.stop]
    headings = range(len(layout.runs)) if "article" in tags or "aside" in tags else ()
    cards: dict[int, float] = {}
    for i in headings:
        run = layout.runs[i]
        if run.kind != "heading" or run.node not in inner:
            continue
        linked = run.has_link
        above = takewhile(lambda node: node > column, layout.path(run.node))
        tags_of = ("article", "aside") if linked else ("aside",)
        box = next((node for node in above if layout.tags[node] in tags_of), 0)
        named = not box or box in cards or not layout.zones(box).isdisjoint({"related", "live"})
        inside = None if named else layout.extent(box, i, MOST_IN_CARD)
        if inside and (_is_card(layout, i) if layout.tags[box] == "article" else _lists(layout, inside)):
            cards[box] = sum(votes[n] for n in inside)
    cards = {box: weight for box, weight in cards.items() if weight <= MAX_CARD}
    if sum(cards.values()) < CARDS * sum(votes):
        for box in cards:
            layout.give(box, {"related", "inferred"})


def lead_pictures(layout: Layout, column: int) -> None:
    """Let a picture without a link lead where the title does that is all that stands beside it in its box, perhaps under a
    cue with the same link, a linked heading perhaps with a kicker above it and a summary below."""
    inner = layout.inside(column)[1:]
    for i, title in enumerate(layout.runs[1:], 1):
        at = _picture_over(layout, i)
        if at < 0 or title.node not in inner or not is_title(layout, i, MIN_TITLE):
            continue
        picture = layout.runs[at]
        box = layout.common(picture.node, title.node)
        href = _address(title)
        alone = box in inner and layout.tags[box] in BOXES and _fills(layout, box, at, i)
        captions = layout.text(i).endswith(FULL_STOPS)
        picture.enclosing = [href] if alone and not captions and is_of_site(layout, href) else ()


def _picture_over(layout: Layout, title: int) -> int:
    """The picture without a link over a title, or over its cue, or the kicker of a linked heading; else -1."""
    over = title - 1
    if layout.runs[over].picture is None:
        if not over or layout.runs[over - 1].picture is None:
            return -1
        headed = layout.runs[title].kind == "heading" and not layout.runs[over].has_link
        over -= headed or _is_cue(layout.runs[over], layout.runs[title])
    picture = layout.runs[over]
    return over if picture.picture is not None and not picture.enclosing else -1


def _fills(layout: Layout, box: int, picture: int, title: int) -> bool:
    """Whether a box holds nothing but a picture and a title, or a linked heading with a kicker and a summary."""
    headed = layout.runs[title].kind == "heading"
    inside = layout.extent(box, title, HEADED if headed else title - picture + 1)
    if not inside or inside[0] != picture:
        return False
    others = [layout.runs[n] for n in inside if n not in (picture, title)]
    others = [run for run in others if not _is_cue(run, layout.runs[title])]
    return not any(run.picture is not None or run.has_link or run.kind == "heading" for run in others)


def _is_cue(run: Run, title: Run) -> bool:
    """Whether a line without a picture has the link of a title."""
    return run.picture is None and run.has_link and run.kind != "heading" and _address(run) == _address(title)


BOXES = frozenset({"article", "aside", "blockquote", "div", "li", "section", "tr"})
"""Elements that may be a card."""
HEADED = 4
"""Runs of one with a kicker and a summary."""


def summaries(layout: Layout, votes: Sequence[float], headings: Iterable[int], column: int) -> set[int]:
    """The runs that sum up other stories of the site in cards of some headings; cards set like these may lead elsewhere."""
    cards = [(i, *card) for i in headings if (card := _card_of(layout, votes, i, column)) is not None]
    looks = {layout.look(box) for i, box, _ in cards if is_of_site(layout, _address(layout.runs[i]))}
    return {n for i, box, n in cards if layout.look(box) in looks}


def _card_of(layout: Layout, votes: Sequence[float], heading: int, column: int) -> tuple[int, int] | None:
    """The smallest element that holds a linked heading, the only text below it, a picture and no other heading; and that
    text."""
    if not _is_card(layout, heading):
        return None
    for box in takewhile(lambda node: node > column, layout.path(layout.runs[heading].node)):
        inside = layout.extent(box, heading, MOST_IN_CARD)
        if inside is None or any(layout.runs[n].kind == "heading" for n in inside if n != heading):
            return None
        texts = [n for n in inside if votes[n]]
        if len(texts) > 1 or any(n < heading for n in texts):
            return None
        if texts and any(layout.runs[n].picture is not None for n in inside):
            return (box, texts[0]) if votes[texts[0]] <= MAX_SUMMARY else None
    return None


def _address(title: Run) -> str:
    return title.links[0][0] if title.links else title.enclosing[0] if title.enclosing else "#"


def is_of_site(layout: Layout, href: str) -> bool:
    """Whether a link leads to a page of the site."""
    own = "//" not in href or of_one_site(absolute(layout.url, href) or "", layout.url)
    return own and is_address(href)


def _is_card(layout: Layout, heading: int) -> bool:
    return is_title(layout, heading, MIN_TITLE, layout.runs[heading].kicker)


def _lists(layout: Layout, inside: range) -> bool:
    """Whether a heading, or a short line without a link, opens a box of titles, the last of which may be a button."""
    label, *others = (n for n in inside if layout.runs[n].picture is None)
    titles = sum(_is_card(layout, n) for n in others)
    opens = label == inside[0] and not layout.linked(label) and len(layout.text(label)) <= MAX_HEADING
    return opens and all(map(layout.linked, others)) and titles > 1 and titles >= len(others) - 1


CARDS = 0.3
"""A page on which cards hold more than this share of the text is a list of them."""
MOST_IN_CARD, MAX_CARD, MAX_SUMMARY = 10, 400, 600
"""Runs of a card, the weight of its lines, and that of the only one."""
