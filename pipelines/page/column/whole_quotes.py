"""A whole text that is set in a quotation's element, in a list's item or as a list: for the indent, not for what these say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.language.sentences import ENDS
from pipelines.page.column.weights import LONG_PARAGRAPH, MIN_PARAGRAPH
from pipelines.page.layout import Layout
from pipelines.page.markup.tags import KINDS, LISTS

WRAPPERS = frozenset({"blockquote", "dd", "li"})
LISTED = LISTS | {"dl"}
SHARE, MIN_PARAGRAPHS = 0.9, 4
"""Of a column's weight, what such an element holds at least, and the paragraphs in it: a list of the main points is shorter."""


def set_as_paragraphs(layout: Layout, votes: Sequence[float], column: int) -> None:
    """Make the lines of a column plain paragraphs that only the element round nearly all of them says to be others."""
    said = [i for i in layout.runs_in(column) if votes[i] >= MIN_PARAGRAPH]
    if sum(layout.runs[i].kind != "paragraph" for i in said) < max(MIN_PARAGRAPHS, len(said) / 2):
        return  # as on most pages
    held = defaultdict[int, list[int]](list)
    for i in said:
        if (holder := _holder(layout, layout.runs[i].node)) is not None:
            held[holder].append(i)
    wrapper, lines = max(held.items(), key=lambda one: sum(votes[i] for i in one[1]), default=(0, []))
    weight = sum(votes[i] for i in lines)
    if len(lines) < MIN_PARAGRAPHS or weight < SHARE * sum(votes[i] for i in said):
        return
    if layout.tags[wrapper] in LISTED:
        beside = any(layout.tags[layout.runs[i].node] == "p" for i in {*said} - {*lines})
        if beside or weight < LONG_PARAGRAPH * len(lines) or not _are_sentences(layout, lines):
            return  # a list within a text, or of titles
    layout.take(wrapper, {"quote"})
    for i in layout.runs_in(wrapper):
        kind = layout.nearest(layout.runs[i].node, KINDS.keys())
        if layout.runs[i].picture is None and kind is not None and wrapper in (kind, layout.parents[kind]):
            layout.runs[i].kind = layout.block(i).kind = "paragraph"


def _holder(layout: Layout, node: int) -> int | None:
    """The quotation or item that a line stands in; the list of one that is an item itself."""
    around = layout.nearest(node, WRAPPERS)
    listed = around == node and layout.tags[layout.parents[node]] in LISTED
    return layout.parents[node] if listed else around


def _are_sentences(layout: Layout, lines: Sequence[int]) -> bool:
    """Whether most of some lines are sentences without links."""
    return 2 * sum(layout.text(i).endswith(ENDS) and not layout.linked(i) for i in lines) > len(lines)
