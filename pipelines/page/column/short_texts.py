"""Texts so short that their surroundings outweigh them: a deck, teasers, notes; the headline shows where they are.

Each way looks at a column and its headline's run, and says with which votes the column is to be found again, if at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice, takewhile
from typing import NamedTuple

from crawler.items import Zone, Zones
from pipelines.language.sentences import ENDS
from pipelines.page.column.element import Column
from pipelines.page.column.weights import MIN_LINE, weights_of
from pipelines.page.column.wrappers import OUTSIDE, InheritedZones
from pipelines.page.layout import Layout
from pipelines.parts.dates.lines import find_date_text

SHORT = 3000
"""A page's text that weighs less than this, after trafilatura's judgement, is a short one."""
NEAR = 0.6
"""The box of headline and text holds this share of what trafilatura kept."""
MIN_KEPT = 100
"""A text of this weight has such a box."""
REACH, MAX_LINE, MAX_DATE = 60, 200, 60
"""Runs behind the headline among which deck and text stand; characters of a byline or a date."""
TITLE, MIN_TITLE, DEPTH, MIN_CARDS = 0.8, 12, 5, 3
"""Share of a title that is a link, and its characters; elements from it to its card; cards of a list."""
LINES: Zones = frozenset({"byline", "date"})
NO_TEXT: Zones = OUTSIDE | {"figure", "caption", "credit", "related", "aside", "rail", "widget", "factbox", "signoff",
                     "video", "embed", "form"}  # fmt: skip
LONG = 400
"""A kept line of this weight is a sentence, in scripts without full stops as well."""
MORE = 2.0
"""What lies below the end of a text, or outside its article, is none of it up to so many times its weight."""
ENDING: Zones = frozenset({"tags", "recommend", "comments", "related", "bio"})
"""Zones of what stands below a text."""
NO_LEAD: Zones = NO_TEXT | {"standfirst"}
"""Zones of what is no sentence of the text, nor its first."""
MISLEADING: Zones = frozenset({"cookie", "share", "ad", "tags", "navigation"})
"""Zones that the box of a text, or its only paragraph, may name as well."""
PICTURED: Zones = frozenset({"figure", "caption", "credit", "video", "gallery"})
"""Zones of pictures, of films and of what is said under them."""
TEXTS = frozenset({"p", "h2", "h3", "h4", "li", "ul", "ol", "span", "strong"})


class Again(NamedTuple):
    """With what a column is found again."""

    votes: Sequence[float]
    kept: Set[int]
    near: Sequence[float]
    """The votes that count for finding it; the others are its text's all the same."""


def near_headline(layout: Layout, column: Column, head: int) -> Again | None:
    """Near the headline of a short text, and without the summaries of other stories, unless nothing else is left."""
    _, _, votes, kept = column
    if sum(votes) >= SHORT:
        return None
    teasers = _teasers(layout, head)
    if teasers and sum(votes[i] for i in kept - teasers) >= MIN_KEPT:
        votes, kept = [0.0 if i in teasers else vote for i, vote in enumerate(votes)], kept - teasers
    return Again(votes, kept, _near(layout, votes, kept, head))


def _near(layout: Layout, votes: Sequence[float], kept: Set[int], head: int) -> list[float]:
    """The votes of a short text without its deck and without anything outside the smallest box that holds the headline
    and most of what was kept."""
    own = list(votes)
    for number in _deck(layout, own, kept, head):
        own[number] = 0.0
    weights = weights_of(layout, [vote if i in kept else 0.0 for i, vote in enumerate(own)])
    enough = max(NEAR * weights[0], MIN_KEPT)
    box = next((node for node in layout.path(layout.runs[head].node) if weights[node] >= enough), 0)
    return _inside(layout, own, box)


def misnamed_text(weights: Sequence[float], layout: Layout, column: Column, head: int) -> Again | None:
    """With the sentences of a short text right under the headline that only an element's name keeps out of it; None where
    another sentence stands there."""
    _, _, votes, kept = column
    if sum(votes) >= SHORT:
        return None
    near = range(head + 1, min(head + 1 + REACH, len(votes)))
    said = {i: _named(layout, head, i) for i in near if weights[i] >= MIN_LINE and layout.text(i).endswith(ENDS)}
    text = [i for i, zones in said.items() if not (zones - MISLEADING) & NO_LEAD]
    if not text or any(votes[i] >= MIN_LINE for i in text) or not said[text[0]] & MISLEADING:
        return None
    box = next(node for node in layout.path(layout.runs[text[0]].node) if layout.named_zones(node) & MISLEADING)
    layout.take(box, MISLEADING)
    inside = layout.inside(box)
    own = [i for i in text if layout.runs[i].node in inside]
    votes = [weights[i] if i in own else vote for i, vote in enumerate(votes)]
    return Again(votes, kept | {*own}, votes)


def without_pictures(layout: Layout, column: Column, head: int) -> Again | None:
    """Without the lines of pictures and films between the headline and the first sentence outside them, where the column
    of a short text holds no others; None in any other case."""
    node, _, votes, kept = column
    zones = InheritedZones(layout)
    pictured = (zones[layout.runs[i].node] & PICTURED for i in layout.runs_in(node) if votes[i] >= MIN_LINE)
    if sum(votes) >= SHORT or not all(pictured):
        return None
    lines = [i for i in range(head + 1, min(head + 1 + REACH, len(votes))) if votes[i] >= MIN_LINE]
    said = (i for i in lines if layout.text(i).endswith(ENDS) and not zones[layout.runs[i].node] & NO_LEAD)
    first = next(said, 0)
    shown = [i for i in lines if i < first and zones[layout.runs[i].node] & PICTURED]
    free = [0.0 if i in shown else vote for i, vote in enumerate(votes)]
    return Again(votes, kept, _near(layout, free, kept, head)) if shown else None


def _inside(layout: Layout, votes: Sequence[float], box: int) -> list[float]:
    """The votes of what stands in an element."""
    inside = layout.inside(box)
    return [vote if run.node in inside else 0.0 for vote, run in zip(votes, layout.runs, strict=True)]


def under_headline(layout: Layout, column: Column, head: int) -> Again | None:
    """With nothing but the sentences right under the headline, where the column lies below them and holds only teasers,
    or below what ends their text, or outside their article, and holds little more than they; None in any other case."""
    node, _, votes, kept = column
    runs, inside = layout.runs, layout.inside(node)
    start = next((i for i in range(head + 1, len(runs)) if runs[i].node in inside), -1)
    zones = InheritedZones(layout, layout.common(runs[head].node, node))
    near = (i for i in range(head + 1, min(head + 1 + REACH, start)) if votes[i] >= MIN_LINE)
    first = next((i for i in near if not zones[runs[i].node] & NO_TEXT), None)
    if first is None or first in _deck(layout, votes, kept, head):
        return None
    if not (layout.text(first).endswith(ENDS) or (first in kept and votes[first] >= LONG)):
        return None
    end = _end_of(layout, head, first, start)
    if _has_line(layout, zones, _new_lines(layout, head, first, end)):
        return None  # a deck, which stands above byline and date
    if not _has_line(layout, zones, range(head + 1, first)):
        return None
    inner = layout.runs_in(node)
    linked = sum(runs[i].has_link for i in inner)
    teasers = _teasers(layout, head) if linked >= MIN_CARDS else ()
    others, told = sum(votes[i] for i in inner if i not in teasers), sum(votes[first:end])
    below = end < start or _is_outside(layout, node, head, first)
    if others >= (MORE * told if below else MIN_KEPT) and not _is_another(layout, node, head, first):
        return None
    own = [vote if head < i < end else 0.0 for i, vote in enumerate(votes)]
    return Again(own, {i for i in kept if i < end}, own)


def _is_outside(layout: Layout, column: int, head: int, first: int) -> bool:
    """Whether the article element that holds headline and first sentence does not hold the column."""
    article = layout.nearest(layout.runs[head].node, {"article"})
    if article is None or layout.runs[first].node not in layout.inside(article):
        return False
    return column not in layout.inside(article) and article not in layout.inside(column)


def _is_another(layout: Layout, column: int, head: int, first: int) -> bool:
    """Whether an article element that a heading opens holds the column, and another headline and first sentence."""
    other = layout.nearest(column, {"article"})
    if other is None or not _is_outside(layout, column, head, first):
        return False
    opening = next(n for n in layout.runs_in(other) if layout.runs[n].picture is None)
    return layout.runs[opening].kind == "heading" and layout.runs[head].node not in layout.inside(other)


def _new_lines(layout: Layout, head: int, first: int, end: int) -> Iterator[int]:
    """The lines behind a sentence that do not repeat one above it, as a card does that names the writer once more."""
    said = {layout.text(i) for i in range(head + 1, first)}
    return (i for i in range(first + 1, end) if layout.runs[i].picture is None and layout.text(i) not in said)


def _has_line(layout: Layout, zones: InheritedZones, among: Iterable[int]) -> bool:
    """Whether a byline or a date stands among some runs."""
    lines = (i for i in among if 0 < len(layout.runs[i].raw) <= MAX_LINE)
    return any(is_particular(layout.text(i), zones[layout.runs[i].node]) for i in lines)


def is_particular(line: str, zones: Zones) -> bool:
    """Whether a short line above a text says who wrote it, or when."""
    day = find_date_text(line) if len(line) <= MAX_DATES else None
    dated = day is not None and (len(line) <= MAX_DATE or find_date_text(line.replace(day, "", 1)) is not None)
    return dated or not zones.isdisjoint(LINES)


MAX_DATES = 100
"""Characters of a line that says when a text appeared and when it was changed."""


def _end_of(layout: Layout, head: int, first: int, start: int) -> int:
    """The run between a sentence and another that ends the text; the other if there is none."""
    return next((i for i in range(first + 1, start) if _ends_text(layout, head, i)), start)


def _ends_text(layout: Layout, head: int, number: int) -> bool:
    """Whether a run below the headline's text is none of it: a heading, or what tells of its topics or other stories."""
    run = layout.runs[number]
    if run.level > 1:
        return True
    return bool(_named(layout, head, number) & ENDING)


def in_stated_body(layout: Layout, column: Column, head: int) -> Again | None:
    """With nothing but a text after the headline in what its page states to be an article's body, where the column is
    elsewhere: the rules for comments outweigh it; None in any other case."""
    node, _, votes, kept = column
    first = next((i for i in range(head + 1, len(votes)) if votes[i] >= MIN_LINE), None)
    if first is None or layout.runs[first].node in layout.inside(node):
        return None
    path = layout.path(layout.runs[first].node)
    body = next((n for n in path if layout.elements[n].get("itemprop") == "articleBody"), None)
    if body is None or node in layout.inside(body):
        return None
    own = _inside(layout, votes, body)
    return Again(own, {i for i in kept if own[i]}, own) if sum(own) >= MIN_KEPT else None


def _teasers(layout: Layout, head: int) -> set[int]:
    """Summaries of other stories: lines of similar boxes beside each other, each with a title that leads to another
    page; a title that fills its box sums up nothing."""
    around = {*layout.path(layout.runs[head].node)}
    titled = set[int]()
    for i, run in enumerate(layout.runs):
        least = 1 if run.kind == "heading" else MIN_TITLE
        if run.has_link and _is_title(layout.text(i), "".join(layout.linked(i)), least):
            path = islice(layout.path(run.node), DEPTH)
            titled.update(n for n in path if n not in around and _holds_more(layout, n, i))
    beside = Counter((layout.parents[node], layout.look(node)) for node in titled)
    cards = {node for node in titled if beside[layout.parents[node], layout.look(node)] >= MIN_CARDS}
    runs = enumerate(layout.runs) if cards else ()
    return {i for i, run in runs if not cards.isdisjoint(islice(layout.path(run.node), DEPTH))}


def _is_title(text: str, linked: str, least: int) -> bool:
    """Whether a line is mostly link, or repeats the words of its link for screen readers."""
    return TITLE * len(text) > least and (len(linked) > TITLE * len(text) or text == f"{linked} {linked}")


def _holds_more(layout: Layout, box: int, number: int) -> bool:
    """Whether a box also holds the run before or after one of its own."""
    inside, runs = layout.inside(box), layout.runs
    return any(run.node in inside for run in (*runs[max(number - 1, 0) : number], *runs[number + 1 : number + 2]))


def _deck(layout: Layout, votes: Sequence[float], kept: Set[int], head: int) -> list[int]:
    """The lines in a box of their own under the headline, called a deck or standing before the byline, where a kept
    sentence stands outside it."""
    runs = layout.runs
    near = range(head + 1, min(head + 1 + REACH, len(runs)))
    lines = [i for i in near if votes[i] >= MIN_LINE and not _named(layout, head, i) & NO_TEXT]
    if not lines:
        return []
    box = layout.holder(runs[lines[0]].node, TEXTS)
    deck = [*takewhile(lambda i: runs[i].node in layout.inside(box), lines)]
    text = lines[len(deck)] if len(lines) > len(deck) else None
    if text is None or not layout.text(text).endswith(ENDS):
        return []
    called = ["standfirst" in layout.named_zones(n) for n in (box, *(runs[i].node for i in deck))]
    if any(called) and not (called[0] or all(called[1:])):
        return []  # the lead in the text's own box
    if not any(called) and text not in kept:
        return []
    if len(deck) > 1 and not any(called) and sum(votes[i] for i in deck) > sum(votes[i] for i in lines[len(deck) :]):
        return []  # the text, and a reader's word on it
    below = _new_lines(layout, head, deck[0], _end_of(layout, head, deck[-1], text))
    between = (i for i in below if i > deck[-1] and len(runs[i].raw) <= MAX_LINE)
    return deck if any(called) or any(_named(layout, head, i) & LINES for i in between) else []


def _named(layout: Layout, head: int, number: int) -> Set[Zone]:
    """The zones that markup names of the elements around a line, below those that hold the headline too; none of what
    wraps the text."""
    node, zones = layout.runs[number].node, Zones()
    top = layout.common(layout.runs[head].node, node)
    for above in takewhile(lambda n: n != top, layout.path(node)):
        zones |= layout.named_zones(above) & layout.zones(above)
    return zones
