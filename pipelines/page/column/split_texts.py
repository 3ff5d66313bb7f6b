"""A text that is set in several boxes beside each other, whatever these are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby, islice

from pipelines.language.sentences import ENDS
from pipelines.language.subjects import Subjects
from pipelines.page.column.weights import MIN_LINE, MIN_PARAGRAPH, is_set
from pipelines.page.column.wrappers import InheritedZones
from pipelines.page.layout import Layout
from pipelines.page.markup.class_words import NOTHING

MIN_ALIKE = 2
"""So many sentences set like a text open a box of it; a single one may be a notice."""
FEW_SHARED, PER_SHARED = 3, 30
"""Words that such sentences share with the text, which those of a notice seldom do; one for so many of its words is enough."""


def continued_in(layout: Layout, votes: Sequence[float], weights: Mapping[int, float], column: int) -> Iterator[int]:
    """The boxes behind a column, or behind one that holds nothing else, in which its text goes on, up to the first other
    text: those that open with sentences set like it, one of which is about the same; right behind it several need only say
    some of its words."""
    box = next((n for n in layout.path(column) if weights[max(layout.parents[n], 0)] > weights[column]), 0)
    text = [i for i in layout.runs_in(column) if _is_paragraph(layout, votes, i)]
    looks, subjects = {layout.look(layout.runs[i].node) for i in text}, Subjects(" ".join(map(layout.text, text)))
    if not box or not looks:
        return
    above, end = layout.parents[box], layout.last[box]
    zones = InheritedZones(layout, above)
    behind = (i for i in layout.runs_in(above) if layout.runs[i].node > end)
    parted = False
    for part, inside in groupby(behind, lambda i: _child(layout, above, layout.runs[i].node)):
        runs = [*inside]
        if sum(votes[i] for i in runs) < MIN_LINE:
            parted |= len(runs) > 1  # more than an advert's label
            continue
        alike = _opening(layout, votes, zones, runs, looks) if part != above else ()
        told = [layout.text(i) for i in alike]
        near = len(told) == MIN_ALIKE and not parted and _shares_some(" ".join(told), subjects)
        if not (near or any(text in subjects for text in told)):
            return
        yield part


def _shares_some(said: str, subjects: Subjects) -> bool:
    """Whether some sentences share a few words with a text, fewer with a short one."""
    return subjects.share(said)[0] >= min(FEW_SHARED, len(subjects) // PER_SHARED)


def _opening(
    layout: Layout, votes: Sequence[float], zones: InheritedZones, runs: Sequence[int], looks: Set[str]
) -> Sequence[int]:
    """The sentences that have some looks with which some runs open, none of them a headline; a single one that is all."""
    plain = (i for i in runs if zones[layout.runs[i].node] == NOTHING and layout.runs[i].picture is None)
    opening = [*islice(plain, MIN_ALIKE)]
    if not any(votes[i] >= MIN_PARAGRAPH for i in opening) or any(layout.runs[i].level == 1 for i in runs):
        return ()
    alike = [i for i in opening if layout.look(layout.runs[i].node) in looks and _is_sentence(layout, votes, i)]
    lone = len(opening) == 1 and not any(map(layout.linked, alike)) and layout.text(opening[0]).endswith(ENDS)
    return alike if len(alike) == MIN_ALIKE or lone else ()


def _is_paragraph(layout: Layout, votes: Sequence[float], i: int) -> bool:
    return votes[i] >= MIN_PARAGRAPH and is_set(layout, layout.runs[i].node)


def _is_sentence(layout: Layout, votes: Sequence[float], i: int) -> bool:
    return votes[i] >= MIN_PARAGRAPH or (not layout.runs[i].links and layout.text(i).endswith(ENDS))


def _child(layout: Layout, above: int, node: int) -> int:
    """The element right in another that holds a third; that other itself where it is the third."""
    while node != above and layout.parents[node] != above:
        node = layout.parents[node]
    return node
