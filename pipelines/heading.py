"""The block of a page that displays the headline."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipelines.headline import letters
from pipelines.layout import Layout

LETTERS = range(4, 401)
"""How many a headline has."""
MAX_TEXT = 1000
LEVELS = {1: 1.0, 2: 0.5}
OTHER_LEVEL = 0.2
HEADLINE_ZONE = 0.3
ENOUGH = 0.75


def find_heading(layout: Layout, names: Sequence[str], end: int, is_outside: Callable[[int], bool]) -> int | None:
    """The number of the block that displays the headline: what the head of the page calls it, else the last h1, else what its class calls one.

    Looks at the blocks before `end`; of two that are equally good, one in the bread crumbs and one above the text, the
    later. `is_outside` says of an element, by its number, whether it stands in navigation, an aside and the like.
    """
    known = [letters(name[:MAX_TEXT]) for name in {*names}]
    whole, shortest = "\n".join(known), min(map(len, known), default=MAX_TEXT)
    best: tuple[float, int] | None = None
    for i, run in enumerate(layout.runs[:end]):
        if run.kind == "image" or len(text := letters(layout.text(i)[:MAX_TEXT])) not in LETTERS:
            continue
        if not run.level and text not in whole and (len(text) < shortest or not any(name in text for name in known)):
            continue
        core = text.removeprefix(letters(run.kicker))
        score = max((max(_likeness(text, name), _likeness(core, name)) for name in known), default=0.0)
        score += LEVELS.get(run.level, OTHER_LEVEL if run.kind == "heading" else 0.0)
        if score < ENOUGH - HEADLINE_ZONE:
            continue
        if is_outside(run.node):
            score -= 0.5
        elif "headline" in (own := layout.zones(run.node)) and "standfirst" not in own:
            score += HEADLINE_ZONE
        if score >= ENOUGH and (best is None or score >= best[0]):
            best = (score, i)
    if best is None:
        named = (i for i in reversed(range(len(layout.runs[:end]))) if _is_named(layout, i))
        return next((i for i in named if not is_outside(layout.runs[i].node)), None)
    return best[1]


def _is_named(layout: Layout, number: int) -> bool:
    """Whether a block's own element is called a headline, where nothing else tells of one."""
    run = layout.runs[number]
    named = run.kind != "image" and not run.enclosing and not run.links and "headline" in layout.zones(run.node)
    return (
        named and len(letters(layout.text(number)[:MAX_TEXT])) in LETTERS and "standfirst" not in layout.zones(run.node)
    )


def _likeness(text: str, name: str) -> float:
    if text == name:
        return 1.0
    if len(text) > 8 and text in name:
        return 0.5 + 0.5 * len(text) / len(name)
    if len(name) > 12 and name in text:
        return 0.4
    return 0.0
