"""Boxes that no class names, recognised in the page's layout: lists of links by the heading over them; a writer's card,
a newsletter, a poll by what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice, takewhile
from typing import Literal
from urllib.parse import urlsplit

from lxml import etree

from crawler.items import Zone
from pipelines.data import read_table
from pipelines.language.phrases import all_languages
from pipelines.page.layout import Layout
from pipelines.page.layout.runs import Run
from pipelines.page.pictures.addresses import AUTHOR_PAGE
from pipelines.world.social_networks import on_network

ZoneOfHeading = Callable[[str], Zone | Literal["more"] | None]
"""What a heading says about the box that it opens; "more": one of related stories or one that recommends."""
MAX_HEADING = 60
MIN_TITLE = 16
"""Bytes of a line that is all link and too long for a button."""
LINKED = 0.6
"""Share of link in a line that is a title, perhaps with a date after it."""
MIN_SUMMARY, MAX_SUMMARY = 60, 300
"""Weight of a line that sums up a story on a list."""
MOST_NOTES, MAX_NOTE = 3, 700
"""Paragraphs on a writer, and the weight of one."""
MOST_RUNS = 120
NEAR = 4
"""The first link of a box stands among so many runs after a line that is no heading: a picture and a flag may come
before it."""


def mark_boxes(layout: Layout, weights: Sequence[int], zone_of: ZoneOfHeading) -> None:
    """Give each box of links under a heading that says what they are the zone that its class would: `zone_of` says
    which. Where the heading only offers "more", the class of the box, or of one in it or directly around it, decides
    if that is related."""
    for i, said in _headings(layout, zone_of):
        zone = "recommend" if said == "more" else said
        if (box := _box(layout, weights, i, zone)) > 0 and not (said == "more" and _is_related(layout, i, box)):
            layout.mark(box, zone)


def _is_related(layout: Layout, heading: int, box: int) -> bool:
    inside = takewhile(lambda node: node != box, layout.path(layout.runs[heading].node))
    return any("related" in layout.zones(node) for node in (*inside, *islice(layout.path(box), 2)))


def mark_writers(layout: Layout, weights: Sequence[int]) -> None:
    """Give a card after the text that holds a picture, a link to its writer's page and a note on him the zone that its
    class would: all its links are his."""
    runs, done = layout.runs, -1
    for i, run in enumerate(runs):
        if run.picture is None:
            continue
        for n in range(max(i, done + 1), min(i + NEAR, len(runs))):
            done, near = n, runs[n]
            href = near.enclosing[0] if near.enclosing else near.links[0][0] if near.links and not weights[n] else ""
            if href and AUTHOR_PAGE.search(href) and (box := _card(layout, weights, n)):
                layout.mark(box, "bio")


def _card(layout: Layout, weights: Sequence[int], at: int) -> int:
    """The largest element around a link that is a writer's card, with far more text than its own between it and the
    headline; 0 if there is none."""
    found, head = 0, next((n for n in range(at, 0, -1) if layout.runs[n].level == 1), 0)
    before = sum(weights[head:at])
    for node in islice(layout.path(layout.runs[at].node), MOST_ABOVE):
        if (inside := layout.extent(node, at, MOST_IN_CARD)) is None:
            break
        runs = [layout.runs[n] for n in inside]
        notes = [weights[n] for n in inside if weights[n]]
        links = [href for run in runs for href in (*run.enclosing, *(href for href, _, _ in run.links))]
        own = all(AUTHOR_PAGE.search(href) or on_network(href) or href.startswith(("mailto:", "#")) for href in links)
        if (
            not own
            or any(run.level == 1 for run in runs)
            or len(notes) > MOST_NOTES
            or max(notes, default=0) > MAX_NOTE
        ):
            break
        pictured = any(run.picture is not None for run in runs) and not weights[inside[0]]
        if pictured and max(notes, default=0) >= MIN_SUMMARY and TEXT * sum(notes) <= before:
            found = node
    return found


TEXT = 4
"""The text before the notes on its writer must be so many times as long as they are."""


def mark_forms(layout: Layout, weights: Sequence[int], fields: Sequence[etree._Element]) -> None:
    """Give the zone of newsletters to the box around a field for an address or a button to subscribe, with everything
    there that offers a newsletter; and that of polls to the box of a question with answers to choose from."""
    _mark_polls(layout, fields)
    letters = [field for field in fields[:MOST_FIELDS] if _asks_address(field)]
    for field in letters[:MOST_LETTERS]:
        box = None
        for above in islice(field.iterancestors(), MOST_ABOVE):
            if above.tag in TEXTS or _says_too_much(above, MAX_LETTER):
                break
            box = above
        if box is not None and box in layout.elements:
            node = layout.elements.index(box)
            last = layout.last[node]
            inside = [n for n, run in enumerate(layout.runs) if node <= run.node <= last]
            own = sum(weights[n] for n in inside)
            if own <= OFFERED * sum(weights) and all(layout.runs[n].level != 1 for n in inside):
                layout.mark(node, "newsletter")


def most_asked(fields: Sequence[etree._Element]) -> int:
    """The number of fields of the form that asks for most, such as a registration or an order. A form with much text
    is the whole page's."""
    asked = Counter[etree._Element]()
    for field in fields[:MOST_FIELDS]:
        if field.tag == "input" and (field.get("type") or "text").lower() in WRITTEN:
            asked.update(islice(field.iterancestors("form"), 1))
    return next((most for form, most in asked.most_common() if not _says_too_much(form, MAX_FORM)), 0)


MAX_FORM = 6000
"""Characters of a form, with all the countries it offers."""
WRITTEN = frozenset({"text", "email", "tel", "password", "number", "url", "date"})


def _mark_polls(layout: Layout, fields: Sequence[etree._Element]) -> None:
    answers: dict[str, list[etree._Element]] = {}
    for field in fields:
        if field.tag == "input" and field.get("type") == "radio" and (name := field.get("name")):
            answers.setdefault(name, []).append(field)
    for first, *others in [*answers.values()][:MOST_LETTERS]:
        for above in islice(first.iterancestors(), MOST_ABOVE if others else 0):
            if above.tag in TEXTS or _says_too_much(above, MAX_LETTER):
                break
            if above in layout.elements:
                node = layout.elements.index(above)
                last = layout.last[node]
                asked = next((n for n, run in enumerate(layout.runs) if node <= run.node <= last), None)
                if asked is not None and layout.runs[asked].level != 1 and layout.text(asked).endswith(_ASKS):
                    layout.mark(node, "newsletter")
                    break


_ASKS = ("?", "？", "؟")


def _says_too_much(element: etree._Element, most: int) -> bool:
    """Whether an element displays more than `most` characters; it is not read to its end to find out."""
    return any(length > most for length in accumulate(map(len, _said_in(element))))


def _said_in(element: etree._Element) -> Iterator[str]:
    """What an element displays, without options to choose from: countries, hours."""
    for inner in element.iter(etree.Element):
        if inner.text and inner.tag not in UNSAID:
            yield inner.text.strip()
        if inner.tail and inner is not element:
            yield inner.tail.strip()


UNSAID = frozenset({"script", "style", "noscript", "option", "textarea"})


def mark_cards(layout: Layout, votes: Sequence[float], column: int) -> None:
    """Give boxes within the column that only hold titles of other stories the zone of these: an article element that
    is only a linked heading, a picture and a line or two; an aside that is a heading and titles. Not on a page that
    is a list of them."""
    inner = layout.tags[column + 1 : layout.last[column] + 1]
    headings = range(len(layout.runs)) if "article" in inner or "aside" in inner else ()
    cards: dict[int, float] = {}
    for i in headings:
        run = layout.runs[i]
        if run.kind != "heading" or not column < run.node <= layout.last[column]:
            continue
        tag = "article" if run.links or run.enclosing else "aside"
        above = takewhile(lambda node: node > column, layout.path(run.node))
        box = next((node for node in above if layout.tags[node] == tag), 0)
        named = not box or not layout.zones(box).isdisjoint({"related", "live"})
        inside = None if named else layout.extent(box, i, MOST_IN_CARD)
        if inside and (_is_card(layout, i) if tag == "article" else _lists(layout, inside, i)):
            cards[box] = sum(votes[n] for n in inside)
    cards = {box: weight for box, weight in cards.items() if weight <= MAX_CARD}
    if sum(cards.values()) < CARDS * sum(votes):
        for box in cards:
            layout.give(box, {"related", "inferred"})


def summary_of(layout: Layout, votes: Sequence[float], heading: int, column: int) -> int | None:
    """The run that sums up another story: the only text below the story's linked heading in the smallest element that
    holds both, with its picture and no other heading."""
    run = layout.runs[heading]
    href = run.links[0][0] if run.links else run.enclosing[0] if run.enclosing else "#"
    site = ".".join((urlsplit(layout.url).hostname or "").split(".")[-2:])
    if href.startswith(("#", "javascript:")) or ("//" in href and site not in href) or not _is_card(layout, heading):
        return None
    for box in takewhile(lambda node: node > column, layout.path(run.node)):
        inside = layout.extent(box, heading, MOST_IN_CARD)
        if inside is None or any(layout.runs[n].kind == "heading" for n in inside if n != heading):
            return None
        texts = [n for n in inside if votes[n]]
        if len(texts) > 1 or any(n < heading for n in texts):
            return None
        if texts and any(layout.runs[n].picture is not None for n in inside):
            return texts[0] if votes[texts[0]] <= MAX_CARD else None
    return None


def _is_card(layout: Layout, heading: int) -> bool:
    return _is_title(layout, heading, MIN_TITLE, layout.runs[heading].kicker)


def _lists(layout: Layout, inside: range, heading: int) -> bool:
    """Whether a heading opens a box of titles, the last of which may be a button."""
    others = [n for n in inside if n != heading and layout.runs[n].picture is None]
    titles = sum(_is_card(layout, n) for n in others)
    linked = all(layout.linked(n) for n in others)
    return heading == inside[0] and linked and titles > 1 and titles >= len(others) - 1


CARDS = 0.3
"""A page on which cards hold more than this share of the text is a list of them."""
MOST_IN_CARD, MAX_CARD = 10, 400
"""Runs of a card, and the weight of its lines."""


def _asks_address(field: etree._Element) -> bool:
    if field.tag == "button":
        return len(field) == 0 and field.text is not None and field.text in _SUBSCRIBE
    if field.get("type") == "email":
        return True
    return field.get("type") in ("text", None) and "mail" in f"{field.get('name')} {field.get('placeholder')}".lower()


TEXTS = frozenset({"body", "article", "main"})
_SUBSCRIBE = all_languages(read_table("furniture")["subscribe"])
MOST_FIELDS, MOST_LETTERS, MOST_ABOVE = 50, 5, 8
MAX_LETTER, OFFERED = 500, 0.2
"""Characters of a box that offers a letter, and its share of the page's text at most."""


def _headings(layout: Layout, zone_of: ZoneOfHeading) -> Iterator[tuple[int, Zone | Literal["more"]]]:
    """The runs that say what is listed under them, and as which zone."""
    runs = layout.runs
    for i, run in enumerate(runs[:-1]):
        if run.picture is None and len(run.raw.strip()) <= MAX_HEADING and not run.links and not run.enclosing:
            after = [run for run in runs[i + 1 : i + 1 + NEAR] if run.picture is None]
            linked = run.kind == "heading" or any(line.links or line.enclosing for line in after)
            if linked and (zone := zone_of(layout.text(i))):
                yield i, zone


def _box(layout: Layout, weights: Sequence[int], at: int, zone: Zone) -> int:
    """The largest element that a heading opens and that holds links and no text beside; -1 where none does."""
    runs, last = layout.runs, layout.last
    found, end, titles, summaries = -1, at + 1, 0, 0
    most = MAX_NOTE if zone == "bio" else MAX_SUMMARY
    least = 1 if zone == "recommend" else MIN_TITLE
    for node in layout.path(runs[at].node):
        if at and node <= runs[at - 1].node <= last[node]:
            break
        while end < len(runs) and node <= runs[end].node <= last[node]:
            run = runs[end]
            if weights[end] > most or end - at > MOST_RUNS or _opens_other(runs[at], run):
                return found
            summaries += weights[end] >= MIN_SUMMARY
            titles += run.picture is None and _is_title(layout, end, least)
            end += 1
        noted = zone == "bio" and end > at + 1 and summaries <= MOST_NOTES
        if noted or summaries <= titles > 0:
            found = node
    return found


def _opens_other(heading: Run, run: Run) -> bool:
    """Whether a heading without a link, of the level of the box's own or of a headline, opens another box."""
    higher = run.level == 1 or (heading.kind == "heading" and run.level <= heading.level)
    return run.kind == "heading" and higher and not run.links and not run.enclosing


def _is_title(layout: Layout, number: int, least: int, kicker: str = "") -> bool:
    run = layout.runs[number]
    if not run.links and not run.enclosing:
        return False
    text = layout.text(number)
    return len(text.encode()) >= least and sum(map(len, layout.linked(number))) >= LINKED * (len(text) - len(kicker))
